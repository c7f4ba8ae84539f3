//! Where the text comes from: files, folders, or standard input.

use std::io::Read;
use std::path::{Path, PathBuf};

use super::Failure;
use super::args::Common;
use crate::session::{Found, Session, reason};

pub(super) enum Source {
    Stdin,
    Files(Vec<Found>),
}

pub(super) fn source(common: &Common, session: &Session) -> Result<Source, Failure> {
    if let Some(jobs) = common.jobs {
        // A pool that is there already does the work too: only its size is not what was asked for.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(jobs.get()).build_global();
    }
    let paths = paths(common)?;
    if !paths.iter().any(|path| path == Path::new("-")) {
        return Ok(Source::Files(session.find(&paths)?));
    }
    if paths.len() > 1 || common.files_from.is_some() {
        return Err(Failure::Message("- (standard input) cannot stand beside files; run twice".into()));
    }
    session.desk(Path::new(&common.stdin_filename))?;
    Ok(Source::Stdin)
}

/// What the command line and its list name.
pub(super) fn paths(common: &Common) -> Result<Vec<PathBuf>, Failure> {
    let mut paths = common.paths.clone();
    if let Some(list) = &common.files_from {
        paths.extend(listed(list)?);
    } else if paths.is_empty() {
        return Err(Failure::Message("no file named; write a file or folder, or - for standard input".into()));
    }
    Ok(paths)
}

/// All of standard input.
pub(super) fn stdin() -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    std::io::stdin()
        .lock()
        .read_to_end(&mut bytes)
        .map_err(|error| Failure::Message(format!("standard input cannot be read: {}", reason(&error))))?;
    Ok(bytes)
}

/// The paths in a list. Those that `find -print0` ends with NUL may hold line ends.
fn listed(list: &Path) -> Result<Vec<PathBuf>, Failure> {
    let bytes = if list == Path::new("-") {
        stdin()?
    } else {
        std::fs::read(list).map_err(|error| {
            Failure::Message(format!("the list {} cannot be read: {}", list.display(), reason(&error)))
        })?
    };
    let end = if bytes.contains(&0) { 0 } else { b'\n' };
    let lines = bytes.split(|byte| *byte == end).map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    lines.filter(|line| !line.is_empty()).map(path).collect()
}

/// A path need not be UTF-8 where the system says so.
#[cfg(unix)]
fn path(bytes: &[u8]) -> Result<PathBuf, Failure> {
    use std::os::unix::ffi::OsStrExt;
    Ok(PathBuf::from(std::ffi::OsStr::from_bytes(bytes)))
}

#[cfg(not(unix))]
fn path(bytes: &[u8]) -> Result<PathBuf, Failure> {
    let text = std::str::from_utf8(bytes)
        .map_err(|_| Failure::Message("the list of files is not UTF-8; save it as UTF-8".into()))?;
    Ok(PathBuf::from(text))
}
