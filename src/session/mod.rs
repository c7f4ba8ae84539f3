//! Floor 6: the only place that touches files.
//!
//! Opens rules and glossaries once, finds and reads files, runs the engine over them on all cores, and writes repaired files
//! so that no reader ever sees half of one. One `Session` serves every front end. Not for arguments or output formats.

mod above;
mod audit;
mod bars;
mod clock;
mod config;
mod desk;
mod error;
mod files;
mod interrupt;
mod large;
mod lint;
mod new_file;
mod options;
mod progress;
mod side_list;
mod snapshot;
mod terms;
mod windows;
mod write;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use rayon::prelude::*;

use config::Configs;
use desk::Desks;
use large::Opened;
use side_list::SideList;

use crate::document::{Format, ReadOptions, Tracking};
use crate::engine::{FileRun, Fixed, Input, Score, Summary};
use crate::fix::Applicability;
use crate::text::Extent;

pub use bars::{BarRun, BarsRun};
pub use config::{
    ConfigFile, Effective, FILE_NAME, FailOn, FieldName, From, Given, Glob, MinScore, PerFile, RuleName, TEMPLATE,
    schema,
};
pub use desk::Desk;
pub use error::SessionError;
pub use files::{Found, reason};
pub use interrupt::Interrupt;
pub use lint::LintRun;
pub use new_file::NewFile;
pub use options::Options;
pub use progress::Progress;
pub use side_list::{Baseline, BaselineWriter};
pub use snapshot::Snapshot;
pub use terms::{Export, export_terms, import_terms, write_new};

/// Rules, glossaries and options, ready to check files.
pub struct Session {
    desks: Arc<Desks>,
    /// Do findings tell how they and their remedies are written in the file?
    written: bool,
    without_patches: bool,
    /// Are the repairs of Word documents tracked changes?
    tracking: Option<Tracking>,
}

/// Where configurations come from.
#[derive(Clone, Debug)]
pub enum ConfigSource {
    /// Each file has the nearest, in its folder or above.
    Nearest,
    /// This one holds for every file.
    File(PathBuf),
    None,
}

/// Files that are worked on at once before they are reported: bounds memory, keeps all cores busy.
const BATCH: usize = 128;
/// Files that are written at once: each waits for the disk.
const WRITERS: usize = 8;

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
    /// The same choices for every file.
    pub fn open(options: Options) -> Result<Session, SessionError> {
        let session = Session::over(Desks::fixed(options));
        session.desk(Path::new(""))?;
        Ok(session)
    }

    /// Every file has the choices of the nearest `copydesk.toml`, except for what is `given`.
    pub fn configured(given: Given, source: ConfigSource) -> Session {
        let configs = match source {
            ConfigSource::Nearest => Configs::nearest(),
            ConfigSource::File(path) => Configs::named(&path),
            ConfigSource::None => Configs::none(),
        };
        Session::over(Desks::configured(given, configs))
    }

    fn over(desks: Desks) -> Session {
        Session { desks: Arc::new(desks), written: false, without_patches: false, tracking: None }
    }

    /// With `written`, findings of a check tell how they and their remedies are written in the file: some reports need it.
    pub fn telling_written(self, written: bool) -> Session {
        Session { written, ..self }
    }

    /// Findings of a check do not tell the bytes that their remedies change: for whoever shows them and repairs nothing.
    pub fn without_patches(self) -> Session {
        Session { without_patches: true, ..self }
    }

    /// With `tracked`, the repairs of Word documents are written as tracked changes of now.
    pub fn tracking_changes(self, tracked: bool) -> Session {
        let tracking = tracked.then(|| Tracking { date: clock::utc(SystemTime::now()) });
        Session { tracking, ..self }
    }

    /// What holds for the file at `path`, and who said so.
    pub fn effective(&self, path: &Path) -> Result<Effective, SessionError> {
        self.desks.effective(path)
    }

    /// The checker and the choices for the file at `path`.
    pub fn desk(&self, path: &Path) -> Result<Arc<Desk>, SessionError> {
        self.desks.of(path)
    }

    /// The files under `paths`: a file that is named is taken whatever it is; a folder is walked for the formats that are
    /// known, without what `.gitignore`, `.ignore` and the configuration leave out.
    ///
    /// # Errors
    /// A configuration or a glossary that some of them need has a mistake.
    pub fn find(&self, paths: &[PathBuf]) -> Result<Vec<Found>, SessionError> {
        let found = files::under(paths, &self.desks);
        for file in &found {
            if let Found::File(path) | Found::Walked(path) = file {
                self.desks.of(path)?;
                self.desks.list(path)?;
            }
        }
        Ok(found)
    }

    /// Checks text that is in memory; `name` gives its extension and stands in the report.
    pub fn check_bytes(&self, name: &str, bytes: &[u8]) -> FileRun {
        self.check_named(Path::new(name), name.to_string(), bytes)
    }

    /// Checks text that is in memory, as a run of its own.
    pub fn check_text(&self, name: &str, bytes: &[u8], baseline: &mut Baseline) -> (FileRun, Summary) {
        let mut run = self.check_bytes(name, bytes);
        if let Ok(checked) = &mut run.result {
            baseline.settle(checked);
        }
        let mut summary = Summary { bytes: bytes.len() as u64, ..Summary::default() };
        summary.add(&run);
        (run, summary)
    }

    fn check_named(&self, path: &Path, name: String, bytes: &[u8]) -> FileRun {
        let (desk, list) = match self.desk(path).and_then(|desk| Ok((desk, self.desks.list(path)?))) {
            Ok(found) => found,
            Err(error) => return failed(name, error.to_string()),
        };
        let input = self.check_input(&desk, path, bytes, list.as_deref());
        let result = desk.checker.check(&input).map_err(|error| error.to_string());
        let options = &desk.options;
        let (fail_on, min_score) = (options.fail_on.severity(), options.min_score);
        FileRun { path: name, part: None, fail_on, min_score, result }
    }

    /// What a check of this session asks for.
    fn check_input<'b>(
        &self,
        desk: &'b Desk,
        path: &'b Path,
        bytes: &'b [u8],
        list: Option<&'b SideList>,
    ) -> Input<'b> {
        let (written, without_patches) = (self.written, self.without_patches);
        Input { written, without_patches, ..desk.input(path, bytes, list) }
    }

    /// Repairs text that is in memory.
    pub fn fix_bytes(&self, name: &str, bytes: &[u8], level: Applicability) -> Result<Fixed, String> {
        self.fix_named(Path::new(name), bytes, level)
    }

    fn fix_named(&self, path: &Path, bytes: &[u8], level: Applicability) -> Result<Fixed, String> {
        let desk = self.desk(path).map_err(|error| error.to_string())?;
        let list = self.desks.list(path).map_err(|error| error.to_string())?;
        let input = Input { tracking: self.tracking.as_ref(), ..desk.input(path, bytes, list.as_deref()) };
        desk.checker.fix(&input, level).map_err(|error| error.to_string())
    }

    /// Lists of what is left alone in the folders that `paths` name as a whole, with entries that hid nothing: each with its
    /// number of them. A list of a folder of which only some files were checked is not judged.
    pub fn unused(&self, paths: &[PathBuf]) -> Vec<(PathBuf, usize)> {
        let folder_of = |list: &SideList| std::path::absolute(&list.path).ok()?.parent().map(Path::to_path_buf);
        let walked = Walked::new(paths);
        let lists = self.desks.lists();
        let judged = lists.iter().filter(|list| folder_of(list).is_some_and(|folder| walked.whole(&folder)));
        judged.map(|list| (list.path.clone(), list.list.unused())).filter(|(_, unused)| *unused > 0).collect()
    }

    /// Patterns of configurations that meant no file of this run, each with its place. Those of a folder of which only some files
    /// were checked are not judged.
    pub fn idle_globs(&self, paths: &[PathBuf]) -> Vec<String> {
        let walked = Walked::new(paths);
        let configs = self.desks.configs();
        let judged = configs.iter().filter(|config| walked.whole(&config.folder));
        let mut told: Vec<String> = judged.flat_map(|config| config.idle_globs()).collect();
        told.sort();
        told
    }

    /// Checks files, handing each on in order, without what the baseline knows. A large text is handed on in parts.
    pub fn check(
        &self,
        found: &[Found],
        baseline: &mut Baseline,
        progress: &Progress,
        mut each: impl FnMut(FileRun) -> std::io::Result<()>,
    ) -> std::io::Result<Summary> {
        let mut summary = Summary::default();
        let mut report = |(file, outcome): (&Found, Outcome)| -> std::io::Result<()> {
            let (mut run, bytes) = match outcome {
                Outcome::Checked(run, bytes) => (run, bytes),
                Outcome::Skipped => {
                    summary.skipped += 1;
                    return Ok(());
                }
                Outcome::Large(format) => {
                    summary.join(&self.check_large(file, format, baseline, progress, &mut each)?);
                    return Ok(());
                }
            };
            if let Ok(checked) = &mut run.result {
                baseline.settle(checked);
            }
            summary.add(&run);
            summary.bytes += bytes;
            each(run)
        };
        let check = |file| (file, self.check_file(file, progress));
        let is_alone = rayon::current_num_threads() == 1;
        let mut checked: Vec<(&Found, Outcome)> = Vec::new();
        for batch in found.chunks(BATCH).chain([&[][..]]) {
            let last = std::mem::take(&mut checked);
            let report_last = || last.into_iter().try_for_each(&mut report);
            let check_batch = || batch.par_iter().map(check).collect();
            if is_alone {
                report_last()?;
                checked = check_batch();
                continue;
            }
            // A report is written by one thread, so the next files are checked meanwhile.
            rayon::in_place_scope(|scope| {
                scope.spawn(|_| checked = check_batch());
                report_last()
            })?;
        }
        progress.finish();
        Ok(summary)
    }

    fn check_file(&self, file: &Found, progress: &Progress) -> Outcome {
        let opened = match file {
            Found::File(path) | Found::Walked(path) => self.look_at(path),
            Found::Failed(_, error) => Err(error.clone()),
        };
        let (run, bytes) = match opened {
            Ok(Opened::Large(format)) => return Outcome::Large(format),
            Ok(Opened::Whole(bytes)) if file.is_passed_over(&bytes) => return Outcome::Skipped,
            Ok(Opened::Whole(bytes)) => (self.check_named(file.path(), file.name(), &bytes), bytes.len() as u64),
            Err(error) => (failed(file.name(), error), 0),
        };
        progress.file(bytes);
        Outcome::Checked(run, bytes)
    }

    /// The bytes of a file; `None` where a folder holds a file that is no text.
    fn read(&self, file: &Found) -> Result<Option<Vec<u8>>, String> {
        let bytes = match file {
            Found::File(path) | Found::Walked(path) => files::read(path)?,
            Found::Failed(_, error) => return Err(error.clone()),
        };
        Ok((!file.is_passed_over(&bytes)).then_some(bytes))
    }

    /// Repairs files, handing each on in order. With `write`, changed files are replaced on disk before they are handed on, until
    /// somebody interrupts: the files that are left then stay as they are and are not handed on.
    pub fn fix(
        &self,
        found: &[Found],
        level: Applicability,
        write: Option<&Interrupt>,
        progress: &Progress,
        mut each: impl FnMut(FixRun) -> std::io::Result<()>,
    ) -> std::io::Result<()> {
        // Disks take their time, so the next files are repaired while the last are written.
        let writers = rayon::ThreadPoolBuilder::new().num_threads(WRITERS.min(found.len())).build().ok();
        let mut repaired: Vec<(&Found, FixRun)> = Vec::new();
        for batch in found.chunks(BATCH).chain([&[][..]]) {
            let last = std::mem::take(&mut repaired);
            let write_last = || last.into_par_iter().filter_map(|(file, run)| written(file, run, write)).collect();
            let repair = || batch.par_iter().filter_map(|file| self.repair(file, level, write, progress)).collect();
            let runs: Vec<FixRun>;
            match &writers {
                Some(writers) => {
                    let mut written = Vec::new();
                    writers.in_place_scope(|scope| {
                        scope.spawn(|_| written = write_last());
                        repaired = repair();
                    });
                    runs = written;
                }
                None => (runs, repaired) = (write_last(), repair()),
            }
            runs.into_iter().try_for_each(&mut each)?;
        }
        progress.finish();
        Ok(())
    }

    /// `None` for a file that was passed over, or that an interruption left.
    fn repair<'f>(
        &self,
        file: &'f Found,
        level: Applicability,
        write: Option<&Interrupt>,
        progress: &Progress,
    ) -> Option<(&'f Found, FixRun)> {
        if write.is_some_and(Interrupt::is_asked) {
            return None;
        }
        let original = match self.read(file) {
            Ok(original) => Ok(original?),
            Err(error) => Err(error),
        };
        progress.file(original.as_ref().map_or(0, |bytes| bytes.len() as u64));
        let result = original.and_then(|original| {
            let fixed = self.fix_named(file.path(), &original, level)?;
            Ok(FixedFile { original, fixed })
        });
        Some((file, FixRun { path: file.name(), result }))
    }
}

/// A file that was repaired, on disk where it is to be written; `None` where an interruption left it as it was.
fn written(file: &Found, mut run: FixRun, write: Option<&Interrupt>) -> Option<FixRun> {
    if let (Some(interrupt), Ok(fixed)) = (write, &run.result)
        && fixed.is_changed()
    {
        if interrupt.is_asked() {
            return None;
        }
        let _held = interrupt.hold();
        if let Err(error) = write::replace(file.path(), &fixed.original, &fixed.fixed.bytes) {
            run.result = Err(error);
        }
    }
    Some(run)
}

/// What came of a file.
enum Outcome {
    /// With its size.
    Checked(FileRun, u64),
    /// It is no text, in a folder.
    Skipped,
    /// It is large, and still to be checked.
    Large(&'static Format),
}

/// A file that could not be checked.
fn failed(path: String, error: String) -> FileRun {
    FileRun { path, part: None, fail_on: None, min_score: Score::default(), result: Err(error) }
}

/// The folders that a run names as a whole.
struct Walked(Vec<PathBuf>);

impl Walked {
    fn new(paths: &[PathBuf]) -> Self {
        Walked(paths.iter().filter(|path| path.is_dir()).filter_map(|path| path.canonicalize().ok()).collect())
    }

    fn whole(&self, folder: &Path) -> bool {
        folder.canonicalize().is_ok_and(|folder| self.0.iter().any(|walked| folder.starts_with(walked)))
    }
}

impl Desk {
    fn input<'b>(&'b self, path: &'b Path, bytes: &'b [u8], list: Option<&'b SideList>) -> Input<'b> {
        let extension = path.extension().and_then(|extension| extension.to_str());
        Input {
            bytes,
            before: Extent::default(),
            extension,
            format: self.options.format.as_deref(),
            charset: self.options.charset,
            options: ReadOptions { fields: &self.options.fields, lang: &self.options.lang, styles: None },
            lang: &self.options.lang,
            ignored: list.map(|list| &list.list),
            written: false,
            without_patches: false,
            tracking: None,
        }
    }
}
