//! MQM's numbers for a text: penalty points per 1,000 words, and the score that comes of them.
//!
//! The linear model of themqm.org: (1 − points ÷ words) × 100, with its weights for minor, major and critical. Not for telling two
//! good texts apart: the rules see damage, not style.

use std::fmt;
use std::str::FromStr;

use super::Checked;
use crate::fix::Severity;

/// A text of fewer words counts as this many, a page: a sample that is too small to count on says nothing of a rate.
const LEAST_WORDS: usize = 250;

/// The MQM type of what is no fault of the text. It costs nothing.
const NO_FAULT: &str = "other";

/// From 0 to 100, in hundredths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score(u16);

impl Score {
    const BEST: u16 = 10_000;

    /// `None` for what is no number from 0 to 100.
    pub fn new(number: f64) -> Option<Score> {
        // In range, so that nothing is cut off.
        (0.0..=100.0).contains(&number).then(|| Score((number * 100.0).round() as u16))
    }

    pub fn value(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

impl FromStr for Score {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().ok().and_then(Score::new).ok_or_else(|| "write a number from 0 to 100".into())
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

/// Points, and the words that they are spread over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Penalty {
    pub points: usize,
    pub words: usize,
}

impl Penalty {
    /// Of one article, for what is shown of it.
    pub fn of(checked: &Checked) -> Penalty {
        let faults = checked.findings.iter().filter(|finding| finding.rule.mqm != NO_FAULT);
        Penalty { points: faults.map(|finding| weight(finding.severity)).sum(), words: checked.words }
    }

    /// The words that points are divided by.
    pub fn counted_words(self) -> usize {
        self.words.max(LEAST_WORDS)
    }

    /// Points per 1,000 words, rounded up to a tenth: a text with a fault is never without.
    pub fn per_thousand(self) -> f64 {
        self.tenths() as f64 / 10.0
    }

    pub fn score(self) -> Score {
        let hundredths = usize::from(Score::BEST).saturating_sub(self.tenths());
        Score(u16::try_from(hundredths).unwrap_or(Score::BEST))
    }

    /// Tenths of points per 1,000 words are hundredths of the score.
    fn tenths(self) -> usize {
        self.points.saturating_mul(10_000).div_ceil(self.counted_words())
    }
}

fn weight(severity: Severity) -> usize {
    match severity {
        Severity::Info => 1,
        Severity::Warning => 5,
        Severity::Error => 25,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(points: usize, words: usize) -> (f64, String) {
        let penalty = Penalty { points, words };
        (penalty.per_thousand(), penalty.score().to_string())
    }

    #[test]
    fn the_score_is_mqms() {
        for (points, words, per_thousand, score) in [
            (0, 0, 0.0, "100.00"),
            (0, 5_000, 0.0, "100.00"),
            (25, 1_000, 25.0, "97.50"),
            (31, 500, 62.0, "93.80"),
            // A page at least.
            (25, 20, 100.0, "90.00"),
            (25, 249, 100.0, "90.00"),
            (25, 251, 99.7, "90.03"),
            (1, 20, 4.0, "99.60"),
            // Never quite without a fault, and never under nothing.
            (1, 1_000_000, 0.1, "99.99"),
            (1_000, 20, 4_000.0, "0.00"),
            (usize::MAX, 1, usize::MAX.div_ceil(250) as f64 / 10.0, "0.00"),
        ] {
            assert_eq!(numbers(points, words), (per_thousand, score.to_string()), "{points} in {words}");
        }
    }

    #[test]
    fn scores_are_numbers_from_0_to_100() {
        for (text, shown) in [("0", "0.00"), ("100", "100.00"), ("92.5", "92.50"), ("99.999", "100.00")] {
            assert_eq!(text.parse::<Score>().map(|score| score.to_string()), Ok(shown.into()));
        }
        for text in ["", "-1", "101", "NaN", "inf", "ninety", "90%"] {
            assert!(text.parse::<Score>().is_err(), "{text}");
        }
    }
}
