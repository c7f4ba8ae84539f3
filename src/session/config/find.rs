//! Which configuration belongs to which file.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::FILE_NAME;
use super::load::Config;

/// The configuration of a folder, or why it cannot be read.
type Answer = Result<Option<Arc<Config>>, String>;

/// The configurations of a run: each is read once.
pub(in crate::session) struct Configs {
    /// For every file, where the command line named one or wanted none.
    fixed: Option<Answer>,
    /// By folder, absolute.
    known: Mutex<HashMap<PathBuf, Answer>>,
}

impl Configs {
    /// Each file's own, found from its folder upward.
    pub(in crate::session) fn nearest() -> Self {
        Configs { fixed: None, known: Mutex::default() }
    }

    /// None at all.
    pub(in crate::session) fn none() -> Self {
        Configs { fixed: Some(Ok(None)), known: Mutex::default() }
    }

    /// This one for every file.
    pub(in crate::session) fn named(path: &Path) -> Self {
        let answer = Config::read(path).map(|config| Some(Arc::new(config)));
        Configs { fixed: Some(answer), known: Mutex::default() }
    }

    /// The configuration for the file or folder at `path`, which is absolute.
    pub(in crate::session) fn of(&self, path: &Path) -> Answer {
        match &self.fixed {
            Some(answer) => answer.clone(),
            None => self.of_folder(path.parent().unwrap_or(path)),
        }
    }

    /// Is the absolute `path` one to pass over? A configuration that cannot be read excludes nothing: it is told elsewhere.
    pub(in crate::session) fn exclude(&self, path: &Path) -> bool {
        self.of(path).ok().flatten().is_some_and(|config| config.excludes(path))
    }

    fn of_folder(&self, folder: &Path) -> Answer {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let mut passed = Vec::new();
        let mut answer = Ok(None);
        for above in folder.ancestors() {
            if let Some(found) = known.get(above) {
                answer = found.clone();
                break;
            }
            passed.push(above);
            let path = above.join(FILE_NAME);
            if path.is_file() {
                answer = Config::read(&shown(&path)).map(|config| Some(Arc::new(config)));
                break;
            }
        }
        known.extend(passed.into_iter().map(|folder| (folder.to_path_buf(), answer.clone())));
        answer
    }
}

/// The path as people write it: from the working folder, where it lies below that.
fn shown(path: &Path) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(&here).unwrap_or(path).to_path_buf()
}
