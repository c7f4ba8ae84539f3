//! Fires on clean copy.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Sample;
use crate::engine::{Checked, Located};
use crate::fix::{Applicability, Severity};

/// What the rows of the table are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Rule,
    /// Glossary entries, by file and line; findings that no entry decided are left out of the rows.
    Entry,
}

/// What was found in copy that should stay as it is.
#[derive(Clone, Debug, Serialize)]
pub struct CleanTally {
    pub files: usize,
    pub words: usize,
    pub fires: usize,
    pub errors: usize,
    /// At warning or above.
    pub warnings: usize,
    /// Fixes that `copydesk fix` would apply.
    pub safe: usize,
    pub rows: BTreeMap<String, CleanRow>,
    #[serde(skip)]
    by: By,
    #[serde(skip)]
    samples: usize,
}

/// The same for one rule or entry.
#[derive(Clone, Debug, Default, Serialize)]
pub struct CleanRow {
    pub fires: usize,
    pub per_10000: f64,
    pub warnings: usize,
    pub safe: usize,
    pub samples: Vec<Sample>,
}

impl CleanTally {
    /// Keeps `samples` findings of each row.
    pub fn new(by: By, samples: usize) -> CleanTally {
        CleanTally { files: 0, words: 0, fires: 0, errors: 0, warnings: 0, safe: 0, rows: BTreeMap::new(), by, samples }
    }

    pub fn add(&mut self, file: &str, checked: &Checked) {
        self.files += 1;
        self.words += checked.words;
        for finding in &checked.findings {
            self.fires += 1;
            self.errors += usize::from(finding.severity == Severity::Error);
            self.warnings += usize::from(finding.severity >= Severity::Warning);
            self.safe += usize::from(finding.applicability == Applicability::Safe);
            if let Some(name) = self.row_of(finding) {
                self.rows.entry(name).or_default().add(file, finding, self.samples);
            }
        }
        let words = self.words;
        for row in self.rows.values_mut() {
            row.per_10000 = per_10000(row.fires, words);
        }
    }

    fn row_of(&self, finding: &Located) -> Option<String> {
        match self.by {
            By::Rule => Some(finding.rule.id.to_string()),
            By::Entry => finding.origin.as_ref().map(ToString::to_string),
        }
    }

    /// Fires at warning or above in 10,000 words.
    pub fn warnings_per_10000(&self) -> f64 {
        per_10000(self.warnings, self.words)
    }
}

impl CleanRow {
    fn add(&mut self, file: &str, finding: &Located, samples: usize) {
        self.fires += 1;
        self.warnings += usize::from(finding.severity >= Severity::Warning);
        self.safe += usize::from(finding.applicability == Applicability::Safe);
        if self.samples.len() < samples {
            self.samples.push(Sample::of(file, finding));
        }
    }
}

fn per_10000(count: usize, words: usize) -> f64 {
    if words == 0 { 0.0 } else { count as f64 * 10_000.0 / words as f64 }
}
