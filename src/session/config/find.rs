//! Which configuration belongs to which file.

use std::path::Path;
use std::sync::Arc;

use super::FILE_NAME;
use super::load::Config;
use crate::session::above::{Above, Answer};

/// The configurations of a run.
pub(in crate::session) enum Configs {
    /// Each file's own, found from its folder upward.
    Nearest(Above<Config>),
    /// For every file, where the command line named one or wanted none.
    Fixed(Answer<Config>),
}

impl Configs {
    pub(in crate::session) fn nearest() -> Self {
        Configs::Nearest(Above::new(FILE_NAME, Config::read))
    }

    pub(in crate::session) fn none() -> Self {
        Configs::Fixed(Ok(None))
    }

    pub(in crate::session) fn named(path: &Path) -> Self {
        Configs::Fixed(Config::read(path).map(|config| Some(Arc::new(config))))
    }

    /// The configuration for the file or folder at `path`, which is absolute.
    pub(in crate::session) fn of(&self, path: &Path) -> Answer<Config> {
        match self {
            Configs::Nearest(above) => above.of(path),
            Configs::Fixed(answer) => answer.clone(),
        }
    }

    /// Those that were used so far.
    pub(in crate::session) fn all(&self) -> Vec<Arc<Config>> {
        match self {
            Configs::Nearest(above) => above.all(),
            Configs::Fixed(answer) => answer.iter().flatten().cloned().collect(),
        }
    }

    /// Is the absolute `path` one to pass over? A configuration that cannot be read excludes nothing: it is told elsewhere.
    pub(in crate::session) fn exclude(&self, path: &Path) -> bool {
        self.of(path).ok().flatten().is_some_and(|config| config.excludes(path))
    }
}
