//! Finding and reading files.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::WalkBuilder;

use super::desk::Desks;
use crate::document::FORMATS;
use crate::encoding;
use crate::engine::is_package;

/// A file to check, or why there is none.
#[derive(Clone, Debug)]
pub enum Found {
    /// A file that was named: what it holds must be text.
    File(PathBuf),
    /// A file of a folder: passed over if it is no text.
    Walked(PathBuf),
    /// A path that could not be followed, and the reason.
    Failed(PathBuf, String),
}

impl Found {
    /// The path as it was found, for people.
    pub fn name(&self) -> String {
        let path = self.path();
        path.strip_prefix("./").unwrap_or(path).display().to_string()
    }

    /// Does a folder hold it though it is no text?
    pub(super) fn is_passed_over(&self, bytes: &[u8]) -> bool {
        let Found::Walked(path) = self else { return false };
        let extension = path.extension().and_then(|extension| extension.to_str());
        !is_package(bytes, extension) && encoding::looks_binary(bytes)
    }

    pub(super) fn path(&self) -> &Path {
        let (Found::File(path) | Found::Walked(path) | Found::Failed(path, _)) = self;
        path
    }
}

/// See [`super::Session::find`].
pub(super) fn under(paths: &[PathBuf], desks: &Arc<Desks>) -> Vec<Found> {
    let found = paths
        .iter()
        .flat_map(|path| if path.is_dir() { walk(path, Arc::clone(desks)) } else { vec![Found::File(path.clone())] });
    match paths {
        [_] => found.collect(),
        // A file that is named, and stands in a folder that is named, is one file.
        _ => {
            let mut seen = HashSet::new();
            found.filter(|found| std::path::absolute(found.path()).map_or(true, |path| seen.insert(path))).collect()
        }
    }
}

fn walk(folder: &Path, desks: Arc<Desks>) -> Vec<Found> {
    let walker = WalkBuilder::new(folder)
        .require_git(false)
        .sort_by_file_path(Path::cmp)
        .filter_entry(move |entry| !desks.exclude(entry.path()))
        .build();
    walker
        .filter_map(|entry| match entry {
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) && has_known_extension(entry.path()) => {
                Some(Found::Walked(entry.into_path()))
            }
            Ok(_) => None,
            Err(error) => Some(failed(folder, &error)),
        })
        .collect()
}

/// All that a folder holds, hidden or not.
pub(super) fn everything(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let walker = WalkBuilder::new(folder).standard_filters(false).build();
    walker.filter_map(Result::ok).map(ignore::DirEntry::into_path)
}

/// The place that could not be walked, as near as it is known.
fn failed(folder: &Path, error: &ignore::Error) -> Found {
    let path = place(error).unwrap_or(folder).to_path_buf();
    let why = match error.io_error() {
        Some(error) if error.kind() == io::ErrorKind::NotFound => "it went away while it was read; run again".into(),
        Some(error) => reason(error),
        None => format!("{error}"),
    };
    Found::Failed(path, format!("the folder cannot be read: {why}"))
}

fn place(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => place(err),
        ignore::Error::Loop { child, .. } => Some(child),
        _ => None,
    }
}

fn has_known_extension(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).map(str::to_ascii_lowercase);
    extension.is_some_and(|extension| FORMATS.iter().any(|format| format.extensions.contains(&extension.as_str())))
}

/// The bytes of a file, or a sentence about what to do.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|error| reason(&error))
}

/// What went wrong, and what to do next.
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file; check the name".into(),
        io::ErrorKind::PermissionDenied => "you may not read or write it; check its permissions".into(),
        io::ErrorKind::IsADirectory => "it is a folder; name a file in it".into(),
        _ if is_loop(error) => "its links lead back to themselves; mend them".into(),
        io::ErrorKind::StorageFull => "the disk is full; make room and run again".into(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only; copy the file elsewhere".into(),
        _ => format!("{error}"),
    }
}

/// A loop of links: the kind for it has no stable name yet.
fn is_loop(error: &io::Error) -> bool {
    const ELOOP: i32 = if cfg!(target_os = "linux") { 40 } else { 62 };
    cfg!(unix) && error.raw_os_error() == Some(ELOOP)
}
