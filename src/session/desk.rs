//! The checkers of a run: one for every set of choices that its files ask for.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use super::above::Above;
use super::config::{Choices, Config, Configs, Effective, Given, effective};
use super::side_list::{self, SideList};
use super::{Options, SessionError};
use crate::engine::Checker;
use crate::glossary::Glossary;

/// Choices, and the checker that comes of them.
pub struct Desk {
    pub checker: Checker,
    pub options: Options,
    glossary: Arc<Glossary>,
}

impl Desk {
    fn new(options: Options, like: Option<&Desk>) -> Result<Desk, SessionError> {
        options.verify()?;
        let glossary = match like {
            Some(like) => Arc::clone(&like.glossary),
            None => Arc::new(options.glossary()?),
        };
        let checker = Checker::new(vec![Arc::clone(&glossary)], options.rules()?, options.severities());
        Ok(Desk { checker, options, glossary })
    }
}

/// Every desk of a run, opened when a file first asks for it.
pub(super) struct Desks {
    choices: Choices,
    configs: Configs,
    open: Mutex<Vec<Arc<Desk>>>,
    /// The lists of what is left alone; none where the choices are fixed.
    lists: Option<Above<SideList>>,
}

impl Desks {
    pub(super) fn fixed(options: Options) -> Self {
        Desks {
            choices: Choices::Fixed(Box::new(options)),
            configs: Configs::none(),
            open: Mutex::default(),
            lists: None,
        }
    }

    pub(super) fn configured(given: Given, configs: Configs) -> Self {
        let lists = Above::new(side_list::FILE_NAME, SideList::read);
        Desks { choices: Choices::Given(Box::new(given)), configs, open: Mutex::default(), lists: Some(lists) }
    }

    /// What holds for the file at `path`.
    pub(super) fn effective(&self, path: &Path) -> Result<Effective, SessionError> {
        match &self.choices {
            Choices::Fixed(options) => Ok(Effective { options: (**options).clone(), ..Effective::default() }),
            Choices::Given(given) => {
                let path = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
                let config = self.configs.of(&path).map_err(SessionError::Config)?;
                Ok(effective(&path, config.as_deref(), given))
            }
        }
    }

    /// The list of what is left alone in the file at `path`.
    pub(super) fn list(&self, path: &Path) -> Result<Option<Arc<SideList>>, SessionError> {
        let Some(lists) = &self.lists else { return Ok(None) };
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
        lists.of(&path).map_err(SessionError::Config)
    }

    /// The lists that were used so far.
    pub(super) fn lists(&self) -> Vec<Arc<SideList>> {
        self.lists.as_ref().map_or(Vec::new(), Above::all)
    }

    /// The configurations that were used so far.
    pub(super) fn configs(&self) -> Vec<Arc<Config>> {
        self.configs.all()
    }

    /// Does its configuration pass the file or folder at `path` over?
    pub(super) fn exclude(&self, path: &Path) -> bool {
        std::path::absolute(path).is_ok_and(|path| self.configs.exclude(&path))
    }

    /// The desk for the file at `path`.
    pub(super) fn of(&self, path: &Path) -> Result<Arc<Desk>, SessionError> {
        let options = self.effective(path)?.options;
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(desk) = open.iter().find(|desk| desk.options == options) {
            return Ok(Arc::clone(desk));
        }
        let like = open.iter().find(|desk| desk.options.shares_glossary(&options)).cloned();
        let desk = Arc::new(Desk::new(options, like.as_deref())?);
        open.push(Arc::clone(&desk));
        Ok(desk)
    }
}
