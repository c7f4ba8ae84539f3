//! Measuring: what the rules and the glossary do on clean copy, and what they find of damage that is known.
//!
//! [`CleanTally`] counts fires on copy that should stay as it is, by rule or by glossary entry; [`GoldTally`] counts, by kind of
//! damage, what was found and repaired. This is how a desk sees whether an entry is worth its noise before it goes live. Not
//! for files: texts come in, numbers go out.
//!
//! ```text
//! rule                 fires  per 10,000  warnings  safe
//! doubled-word             2        0.88         2     1
//! ```

mod bars;
mod clean;
mod gold;
mod judge;

use serde::Serialize;

use super::Located;
use crate::fix::{Applicability, Severity};

pub use bars::{Bar, Bars, CleanBar, GoldBar, Missed};
pub use clean::{By, CleanRow, CleanTally};
pub use gold::{Fault, GoldError, GoldText, read_gold};
pub use judge::{GoldRow, GoldSample, GoldTally, Judged, Verdict};

/// A finding as the tables show it.
#[derive(Clone, Debug, Serialize)]
pub struct Sample {
    pub file: String,
    /// Both from 1; the column in code points.
    pub line: usize,
    pub column: usize,
    pub rule: &'static str,
    pub severity: Severity,
    pub applicability: Applicability,
    pub before: String,
    pub text: String,
    pub after: String,
    pub replacements: Vec<String>,
}

/// This much is shown on each side, in code points.
const CONTEXT: usize = 30;

impl Sample {
    pub(super) fn of(file: &str, finding: &Located) -> Sample {
        let before: Vec<char> = finding.excerpt.before.chars().collect();
        Sample {
            file: file.to_string(),
            line: finding.start.position.line,
            column: finding.start.position.column,
            rule: finding.rule.id,
            severity: finding.severity,
            applicability: finding.applicability,
            before: before[before.len().saturating_sub(CONTEXT)..].iter().collect(),
            text: finding.text.clone(),
            after: finding.excerpt.after.chars().take(CONTEXT).collect(),
            replacements: finding.replacements.clone(),
        }
    }
}
