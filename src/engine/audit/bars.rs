//! What a measurement must show.
//!
//! A bars file says, for each corpus, how many false alarms are too many and how much damage must be found and repaired. A bar
//! that cannot be met yet stays in the file with a reason: it is measured all the same and must fail, so that the day it is met
//! the mark has to go.
//!
//! ```toml
//! corpus = "../corpus"                # beside this file
//!
//! [[clean]]
//! file = "clean/news.txt"
//! words_per_warning = 5000
//! safe = 0
//! judged = ["12:31"]                  # line and column of findings that are right
//!
//! [[gold]]
//! file = "damaged/spacing.jsonl"
//! kind = "split-word"
//! repaired = 80.0                     # hundredths
//! known_failure = "the rule is not written yet"
//! ```

use std::fmt;

use serde::Deserialize;

use super::{CleanTally, GoldTally, Sample};
use crate::fix::{Applicability, Severity};

/// A bars file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bars {
    /// The folder that the files stand in, seen from this file.
    pub corpus: String,
    #[serde(default)]
    pub clean: Vec<CleanBar>,
    #[serde(default)]
    pub gold: Vec<GoldBar>,
}

/// For copy that should stay as it is.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CleanBar {
    pub file: String,
    /// At most so many errors.
    pub errors: Option<usize>,
    /// At most so many findings at warning or above.
    pub warnings: Option<usize>,
    /// At least so many words to each finding at warning or above.
    pub words_per_warning: Option<usize>,
    /// At most so many findings at warning or above that nobody judged right.
    pub unjudged: Option<usize>,
    /// At most so many safe fixes that nobody judged right.
    pub safe: Option<usize>,
    /// At least so many hundredths of the safe fixes were judged right.
    pub safe_right: Option<f64>,
    /// Findings that are right, for the text is wrong there: "line:column".
    #[serde(default)]
    pub judged: Vec<String>,
    pub known_failure: Option<String>,
}

/// For labelled damage; found, proposed and repaired are at least so many hundredths of the lines.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoldBar {
    pub file: String,
    /// All kinds, where none is named.
    pub kind: Option<String>,
    pub found: Option<f64>,
    pub proposed: Option<f64>,
    pub repaired: Option<f64>,
    /// At most so many lines.
    pub wrong: Option<usize>,
    /// At most so many findings at warning or above that are no fault.
    pub strays: Option<usize>,
    pub known_failure: Option<String>,
}

/// Either, for those who show them alike.
#[derive(Clone, Copy, Debug)]
pub enum Bar<'b> {
    Clean(&'b CleanBar),
    Gold(&'b GoldBar),
}

/// A figure that is not what it must be.
#[derive(Clone, Debug, PartialEq)]
pub struct Missed {
    pub figure: &'static str,
    pub is: String,
    pub must_be: String,
    /// Where to look.
    pub samples: Vec<String>,
}

impl fmt::Display for Missed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}, must be {}", self.figure, self.is, self.must_be)?;
        self.samples.iter().try_for_each(|sample| write!(f, "\n    {sample}"))
    }
}

/// As many places as an editor wants to look at in one go.
const SHOWN: usize = 20;

impl CleanBar {
    /// What misses the bar in `tally`, which must hold every finding as a sample.
    pub fn missed(&self, tally: &CleanTally) -> Vec<Missed> {
        let samples: Vec<&Sample> = tally.rows.values().flat_map(|row| &row.samples).collect();
        let is_judged = |sample: &Sample| self.judged.contains(&format!("{}:{}", sample.line, sample.column));
        let is_warning = |sample: &Sample| sample.severity >= Severity::Warning;
        let is_safe = |sample: &Sample| sample.applicability == Applicability::Safe;
        let errors = chosen(&samples, |sample| sample.severity == Severity::Error);
        let warnings = chosen(&samples, is_warning);
        let unjudged = chosen(&samples, |sample| is_warning(sample) && !is_judged(sample));
        let unjudged_safe = chosen(&samples, |sample| is_safe(sample) && !is_judged(sample));
        let allowed_warnings = self.words_per_warning.map(|words| tally.words / words.max(1));
        let allowed_safe = self.safe_right.map(|percent| (tally.safe as f64 * (100.0 - percent) / 100.0) as usize);
        [
            at_most("errors", errors, self.errors),
            at_most("warnings and errors", warnings.clone(), self.warnings),
            at_most("warnings and errors", warnings, allowed_warnings),
            at_most("warnings and errors that nobody judged right", unjudged, self.unjudged),
            at_most("safe fixes that nobody judged right", unjudged_safe.clone(), self.safe),
            at_most("safe fixes that nobody judged right", unjudged_safe, allowed_safe),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

fn chosen(samples: &[&Sample], is: impl Fn(&Sample) -> bool) -> Vec<String> {
    samples.iter().filter(|sample| is(sample)).map(|sample| place(sample)).collect()
}

fn place(sample: &Sample) -> String {
    let Sample { file, line, column, rule, text, replacements, .. } = sample;
    format!("{file}:{line}:{column}: {rule}: {text} → {}", replacements.join(" | "))
}

fn at_most(figure: &'static str, found: Vec<String>, most: Option<usize>) -> Option<Missed> {
    let most = most.filter(|most| found.len() > *most)?;
    let is = found.len().to_string();
    Some(Missed { figure, is, must_be: format!("{most} at most"), samples: found.into_iter().take(SHOWN).collect() })
}

impl GoldBar {
    /// What misses the bar in `tally`.
    pub fn missed(&self, tally: &GoldTally) -> Vec<Missed> {
        let mut missed = Vec::new();
        let rows = || tally.kinds.iter().filter(|(kind, _)| self.kind.as_ref().is_none_or(|wanted| wanted == *kind));
        let sum = |count: fn(&super::GoldRow) -> usize| rows().map(|(_, row)| count(row)).sum::<usize>();
        let lines = sum(|row| row.lines);
        let shares = [
            ("found", sum(|row| row.found), self.found),
            ("proposed", sum(|row| row.proposed), self.proposed),
            ("repaired", sum(|row| row.repaired), self.repaired),
        ];
        for (figure, count, least) in shares {
            let percent = count as f64 * 100.0 / lines.max(1) as f64;
            if let Some(least) = least.filter(|least| percent < *least) {
                let is = format!("{percent:.1} % ({count} of {lines})");
                missed.push(Missed { figure, is, must_be: format!("{least} % at least"), samples: Vec::new() });
            }
        }
        if let Some(most) = self.wrong.filter(|most| sum(|row| row.wrong) > *most) {
            let is = sum(|row| row.wrong).to_string();
            let samples = rows().flat_map(|(_, row)| &row.samples).filter_map(|sample| {
                Some(format!("{} → {}, not {}", sample.wrong, sample.repair.as_ref()?, sample.right))
            });
            let samples = samples.take(SHOWN).collect();
            missed.push(Missed { figure: "wrong repairs", is, must_be: format!("{most} at most"), samples });
        }
        missed.extend(at_most("findings that are no fault", tally.strays.iter().map(place).collect(), self.strays));
        missed
    }
}

impl Bar<'_> {
    pub fn name(&self) -> String {
        match self {
            Bar::Clean(bar) => bar.file.clone(),
            Bar::Gold(GoldBar { file, kind: Some(kind), .. }) => format!("{file}, {kind}"),
            Bar::Gold(bar) => bar.file.clone(),
        }
    }

    pub fn known_failure(&self) -> Option<&str> {
        match self {
            Bar::Clean(bar) => bar.known_failure.as_deref(),
            Bar::Gold(bar) => bar.known_failure.as_deref(),
        }
    }
}
