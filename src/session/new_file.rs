//! A file that is written piece by piece and appears when it is whole: a report of a long run. Not for articles: what replaces
//! one of those is in `write`.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::files::reason;

/// What a new file may take the place of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Replaces {
    Nothing,
    Anything,
}

/// A file that appears at its path when it is whole. Dropped before that, it leaves what was there.
pub struct NewFile {
    target: Target,
}

enum Target {
    /// Written beside the path, and moved there in the end.
    Beside(BufWriter<NamedTempFile>, PathBuf),
    /// A device or a pipe takes what comes; it must not be replaced by a file.
    Straight(BufWriter<File>),
}

impl NewFile {
    /// Says at once whether `path` can be written. A link is followed.
    pub fn create(path: &Path) -> Result<NewFile, String> {
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        if let Ok(known) = fs::metadata(&path) {
            if known.is_dir() {
                return Err("not written: it is a folder; name a file in it".into());
            }
            if !known.is_file() {
                let file = fs::OpenOptions::new().write(true).open(&path).map_err(|error| not_written(&error))?;
                return Ok(NewFile { target: Target::Straight(BufWriter::new(file)) });
            }
            if known.permissions().readonly() {
                return Err("not written: the file is read-only; make it writable and run again".into());
            }
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        if !folder.is_dir() {
            return Err(format!("not written: there is no folder {}; make it first", folder.display()));
        }
        let file = tempfile::Builder::new().prefix(".copydesk-").tempfile_in(folder);
        let file = file.map_err(|error| not_written(&error))?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            // A temporary file is its owner's alone; a report or a list is for everyone.
            let permissions = fs::metadata(&path).map_or(fs::Permissions::from_mode(0o644), |old| old.permissions());
            file.as_file().set_permissions(permissions).map_err(|error| not_written(&error))?;
        }
        Ok(NewFile { target: Target::Beside(BufWriter::new(file), path) })
    }

    /// Puts the file in its place, whatever stood there.
    pub fn finish(self) -> Result<(), String> {
        self.finish_as(Replaces::Anything)
    }

    /// Puts the file in its place, or says that there is one already.
    pub(super) fn finish_as(self, replaces: Replaces) -> Result<(), String> {
        match self.target {
            Target::Beside(writer, path) => {
                let file = writer.into_inner().map_err(|error| not_written(error.error()))?;
                file.as_file().sync_all().map_err(|error| not_written(&error))?;
                let put = match replaces {
                    Replaces::Nothing => file.persist_noclobber(path),
                    Replaces::Anything => file.persist(path),
                };
                put.map(|_| ()).map_err(|error| match error.error.kind() {
                    io::ErrorKind::AlreadyExists => "there is a file already; write --force to replace it".into(),
                    _ => not_written(&error.error),
                })
            }
            Target::Straight(mut writer) => writer.flush().map_err(|error| not_written(&error)),
        }
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.target {
            Target::Beside(writer, _) => writer.write(bytes),
            Target::Straight(writer) => writer.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.target {
            Target::Beside(writer, _) => writer.flush(),
            Target::Straight(writer) => writer.flush(),
        }
    }
}

pub(super) fn not_written(error: &io::Error) -> String {
    format!("not written: {}", reason(error))
}
