//! The reports of a run: one on the console, and as many in files as were asked for.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Failure;
use super::args::OutputFile;
use crate::engine::{FileRun, Summary};
use crate::report::{self, Report, visible};
use crate::session::{Found, NewFile};

pub(super) struct Reports {
    files: Vec<ReportFile>,
}

struct ReportFile {
    path: PathBuf,
    report: Box<dyn Report>,
    file: NewFile,
}

impl Reports {
    /// Opens them all before anything is checked: an hour's work is not lost on a name.
    pub(super) fn open(outputs: &[OutputFile], scores: bool) -> Result<Reports, Failure> {
        let mut files: Vec<ReportFile> = Vec::new();
        for OutputFile { path, format } in outputs {
            if files.iter().any(|other| other.path == *path) {
                return Err(Failure::Message(format!(
                    "{}: named twice with --output; give each report its own file",
                    shown(path)
                )));
            }
            let file = NewFile::create(path).map_err(|reason| failure(path, &reason))?;
            let report: Box<dyn Report> = match format.name {
                "human" => Box::new(report::human(false).with_scores(scores)),
                _ => (format.new)(),
            };
            files.push(ReportFile { path: path.clone(), report, file });
        }
        Ok(Reports { files })
    }

    /// A report of yesterday is no article, even if it lies among them.
    pub(super) fn leave_out(&self, found: &mut Vec<Found>) {
        let own: Vec<PathBuf> = self.files.iter().filter_map(|file| fs::canonicalize(&file.path).ok()).collect();
        if own.is_empty() {
            return;
        }
        found.retain(|found| match found {
            Found::Walked(path) => !fs::canonicalize(path).is_ok_and(|path| own.contains(&path)),
            Found::File(_) | Found::Failed(..) => true,
        });
    }

    pub(super) fn file(&mut self, run: &FileRun) -> io::Result<()> {
        self.files
            .iter_mut()
            .try_for_each(|file| file.report.file(run, &mut file.file).map_err(|error| told(&file.path, &error)))
    }

    /// Ends every report and puts it in its place.
    pub(super) fn finish(self, summary: &Summary) -> Result<(), Failure> {
        for mut file in self.files {
            file.report.finish(summary, &mut file.file).map_err(|error| failure(&file.path, &error.to_string()))?;
            file.file.finish().map_err(|reason| failure(&file.path, &reason))?;
        }
        Ok(())
    }
}

fn failure(path: &Path, reason: &str) -> Failure {
    Failure::Message(format!("{}: {reason}", shown(path)))
}

/// With the name of the file, and never as a closed pipe: that would pass for the console's.
fn told(path: &Path, error: &io::Error) -> io::Error {
    io::Error::other(format!("{}: {error}", shown(path)))
}

fn shown(path: &Path) -> String {
    visible(&path.display().to_string()).into_owned()
}
