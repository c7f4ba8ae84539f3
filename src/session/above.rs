//! Files that hold for the folder they stand in and for all below it.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// The file for a folder, read, or why it cannot be read.
pub(super) type Answer<T> = Result<Option<Arc<T>>, String>;

/// Finds the nearest file of a name, upward; each is read once.
pub(super) struct Above<T> {
    name: &'static str,
    read: fn(&Path) -> Result<T, String>,
    /// By folder, absolute.
    known: Mutex<HashMap<PathBuf, Answer<T>>>,
}

impl<T> Above<T> {
    pub(super) fn new(name: &'static str, read: fn(&Path) -> Result<T, String>) -> Self {
        Above { name, read, known: Mutex::default() }
    }

    /// What holds for the file or folder at `path`, which is absolute.
    pub(super) fn of(&self, path: &Path) -> Answer<T> {
        let folder = path.parent().unwrap_or(path);
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let mut passed = Vec::new();
        let mut answer = Ok(None);
        for above in folder.ancestors() {
            if let Some(found) = known.get(above) {
                answer = found.clone();
                break;
            }
            passed.push(above);
            let path = above.join(self.name);
            if path.is_file() {
                answer = (self.read)(&shown(&path)).map(|found| Some(Arc::new(found)));
                break;
            }
        }
        known.extend(passed.into_iter().map(|folder| (folder.to_path_buf(), answer.clone())));
        answer
    }

    /// Everything that was found so far.
    pub(super) fn all(&self) -> Vec<Arc<T>> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let mut all: Vec<Arc<T>> = Vec::new();
        for found in known.values().filter_map(|answer| answer.as_ref().ok()?.as_ref()) {
            if !all.iter().any(|other| Arc::ptr_eq(other, found)) {
                all.push(Arc::clone(found));
            }
        }
        all
    }
}

/// The path as people write it: from the working folder, where it lies below that.
fn shown(path: &Path) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(&here).unwrap_or(path).to_path_buf()
}
