//! Replacing a file so that nobody ever sees half of it.

use std::fs;
use std::io::Write;
use std::path::Path;

use super::files::reason;
use super::new_file::{NewFile, Replaces, not_written};

/// Puts `bytes` in the place of the file at `path`, if it still holds `original`.
///
/// The new bytes go to a temporary file beside it, are flushed to the disk and take the old file's name in one step, with its
/// permissions. A link is followed: the file that it leads to is replaced. On any error the file is as it was.
pub(super) fn replace(path: &Path, original: &[u8], bytes: &[u8]) -> Result<(), String> {
    let not_written = |error: std::io::Error| format!("not repaired: {}; the file is as it was", reason(&error));
    let path = fs::canonicalize(path).map_err(not_written)?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let permissions = fs::metadata(&path).map_err(not_written)?.permissions();
    if permissions.readonly() {
        return Err("not repaired: the file is read-only; make it writable and run again".into());
    }
    let mut file = tempfile::Builder::new().prefix(".copydesk-").tempfile_in(folder).map_err(not_written)?;
    file.write_all(bytes).map_err(not_written)?;
    file.as_file().set_permissions(permissions).map_err(not_written)?;
    file.as_file().sync_all().map_err(not_written)?;
    if fs::read(&path).map_err(not_written)? != original {
        return Err("not repaired: somebody else changed the file in the meantime; run again".into());
    }
    file.persist(&path).map_err(|error| not_written(error.error))?;
    Ok(())
}

/// Puts a file with `bytes` at `path`, in one step.
pub(super) fn create(path: &Path, bytes: &[u8], replaces: Replaces) -> Result<(), String> {
    let mut file = NewFile::create(path)?;
    file.write_all(bytes).map_err(|error| not_written(&error))?;
    file.finish_as(replaces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_changed_meanwhile_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(&path, "theirs").unwrap();
        let error = replace(&path, b"ours", b"ours, repaired").unwrap_err();
        assert!(error.contains("somebody else changed the file"), "{error}");
        assert_eq!(fs::read(&path).unwrap(), b"theirs");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file is left");
    }
}
