//! Floor 6: the only place that touches files.
//!
//! Opens rules and glossaries once, finds and reads files, runs the engine over them on all cores, and writes repaired files
//! so that no reader ever sees half of one. One `Session` serves every front end. Not for arguments or output formats.

mod audit;
mod bars;
mod error;
mod files;
mod options;
mod progress;
mod write;

use std::path::Path;

use rayon::prelude::*;

use crate::document::ReadOptions;
use crate::encoding;
use crate::engine::{Checker, FileRun, FixError, Fixed, Input, Summary};
use crate::fix::Applicability;

pub use bars::{BarRun, BarsRun};
pub use error::SessionError;
pub use files::Found;
pub use options::Options;
pub use progress::Progress;

/// Rules, glossaries and options, ready to check files.
pub struct Session {
    checker: Checker,
    options: Options,
}

/// Files that are worked on at once before they are reported: bounds memory, keeps all cores busy.
const BATCH: usize = 128;

/// A file that was repaired, or could be.
#[derive(Debug)]
pub struct FixRun {
    pub path: String,
    pub result: Result<FixedFile, String>,
}

#[derive(Debug)]
pub struct FixedFile {
    pub original: Vec<u8>,
    pub fixed: Fixed,
}

impl FixedFile {
    pub fn is_changed(&self) -> bool {
        self.original != self.fixed.bytes
    }
}

impl Session {
    /// Loads glossaries and selects rules.
    pub fn open(options: Options) -> Result<Session, SessionError> {
        let checker = options.checker()?;
        Ok(Session { checker, options })
    }

    pub fn checker(&self) -> &Checker {
        &self.checker
    }

    /// Checks text that is in memory; `name` gives its extension and stands in the report.
    pub fn check_bytes(&self, name: &str, bytes: &[u8]) -> FileRun {
        let result = self.checker.check(&self.input(Path::new(name), bytes)).map_err(|error| error.to_string());
        FileRun { path: name.to_string(), result }
    }

    /// Repairs text that is in memory.
    pub fn fix_bytes(&self, name: &str, bytes: &[u8], level: Applicability) -> Result<Fixed, FixError> {
        self.checker.fix(&self.input(Path::new(name), bytes), level)
    }

    /// Checks files, handing each on in order.
    pub fn check(
        &self,
        found: &[Found],
        progress: &Progress,
        mut each: impl FnMut(FileRun) -> std::io::Result<()>,
    ) -> std::io::Result<Summary> {
        let mut summary = Summary::default();
        for batch in found.chunks(BATCH) {
            let runs: Vec<Option<(FileRun, u64)>> =
                batch.par_iter().map(|file| self.check_file(file, progress)).collect();
            for run in runs {
                let Some((run, bytes)) = run else {
                    summary.skipped += 1;
                    continue;
                };
                summary.add(&run);
                summary.bytes += bytes;
                each(run)?;
            }
        }
        progress.finish();
        Ok(summary)
    }

    /// `None` for a file that was passed over.
    fn check_file(&self, file: &Found, progress: &Progress) -> Option<(FileRun, u64)> {
        let name = file.name();
        let bytes = match self.read(file) {
            Ok(bytes) => bytes?,
            Err(error) => {
                progress.file(0);
                return Some((FileRun { path: name, result: Err(error) }, 0));
            }
        };
        let run = self.check_bytes(&name, &bytes);
        progress.file(bytes.len() as u64);
        Some((run, bytes.len() as u64))
    }

    /// The bytes of a file; `None` where a folder holds a file that is no text.
    fn read(&self, file: &Found) -> Result<Option<Vec<u8>>, String> {
        match file {
            Found::File(path) => files::read(path).map(Some),
            Found::Walked(path) => files::read(path).map(|bytes| (!encoding::looks_binary(&bytes)).then_some(bytes)),
            Found::Failed(_, error) => Err(error.clone()),
        }
    }

    /// Repairs files, handing each on in order. With `write`, changed files are replaced on disk before they are handed on.
    pub fn fix(
        &self,
        found: &[Found],
        level: Applicability,
        write: bool,
        progress: &Progress,
        mut each: impl FnMut(FixRun) -> std::io::Result<()>,
    ) -> std::io::Result<()> {
        for batch in found.chunks(BATCH) {
            let runs: Vec<Option<FixRun>> =
                batch.par_iter().map(|file| self.fix_file(file, level, write, progress)).collect();
            runs.into_iter().flatten().try_for_each(&mut each)?;
        }
        progress.finish();
        Ok(())
    }

    /// `None` for a file that was passed over.
    fn fix_file(&self, file: &Found, level: Applicability, write: bool, progress: &Progress) -> Option<FixRun> {
        let original = match self.read(file) {
            Ok(original) => Ok(original?),
            Err(error) => Err(error),
        };
        progress.file(original.as_ref().map_or(0, |bytes| bytes.len() as u64));
        let result = original.and_then(|original| self.fix_original(file, original, level, write));
        Some(FixRun { path: file.name(), result })
    }

    fn fix_original(
        &self,
        file: &Found,
        original: Vec<u8>,
        level: Applicability,
        write: bool,
    ) -> Result<FixedFile, String> {
        let fixed = self.fix_bytes(&file.name(), &original, level).map_err(|error| error.to_string())?;
        let fixed = FixedFile { original, fixed };
        if let Found::File(path) | Found::Walked(path) = file
            && write
            && fixed.is_changed()
        {
            write::replace(path, &fixed.original, &fixed.fixed.bytes)?;
        }
        Ok(fixed)
    }

    fn input<'b>(&'b self, path: &'b Path, bytes: &'b [u8]) -> Input<'b> {
        let extension = path.extension().and_then(|extension| extension.to_str());
        Input {
            bytes,
            extension,
            format: self.options.format.as_deref(),
            charset: self.options.charset,
            options: ReadOptions { fields: &self.options.fields },
            lang: &self.options.lang,
        }
    }
}
