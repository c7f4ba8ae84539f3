//! What a run over many files comes to.

use super::{Checked, Located};
use crate::fix::{Applicability, Severity};

/// One file of a run: what was found, or why it could not be read.
#[derive(Clone, Debug)]
pub struct FileRun {
    pub path: String,
    /// The least severity that makes a run with this file fail; `None`: nothing does.
    pub fail_on: Option<Severity>,
    pub result: Result<Checked, String>,
}

impl FileRun {
    /// Does the finding make the run fail?
    pub fn fails(&self, finding: &Located) -> bool {
        self.fail_on.is_some_and(|severity| finding.severity >= severity)
    }
}

/// The numbers of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub files: usize,
    /// Files that could not be checked.
    pub failed: usize,
    /// Files of a folder that are no text.
    pub skipped: usize,
    pub bytes: u64,
    pub words: usize,
    pub findings: usize,
    pub errors: usize,
    pub warnings: usize,
    pub infos: usize,
    /// Hidden by comments, by lists beside the articles and by the baseline.
    pub hidden: usize,
    /// Findings that make the run fail.
    pub failing: usize,
    /// Repaired by `copydesk fix`.
    pub safe: usize,
    /// More that `--suggested` repairs.
    pub suggested: usize,
}

impl Summary {
    pub fn add(&mut self, file: &FileRun) {
        self.files += 1;
        match &file.result {
            Ok(checked) => {
                self.words += checked.words;
                self.hidden += checked.hidden.len();
                checked.findings.iter().for_each(|finding| self.finding(finding));
                self.failing += checked.findings.iter().filter(|finding| file.fails(finding)).count();
            }
            Err(_) => self.failed += 1,
        }
    }

    fn finding(&mut self, finding: &Located) {
        self.findings += 1;
        match finding.severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Info => self.infos += 1,
        }
        match finding.applicability {
            Applicability::Safe => self.safe += 1,
            Applicability::Suggested => self.suggested += 1,
            Applicability::Manual => {}
        }
    }

    /// Findings that only an editor can mend.
    pub fn manual(&self) -> usize {
        self.findings - self.safe - self.suggested
    }
}
