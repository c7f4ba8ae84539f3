//! Labelled damage: texts, what is wrong in them, and what should stand there.
//!
//! One file per shape of data. Which one a file has is told by its content, not by its name. Not for judging what the rules
//! make of it: see [`super::judge`].

mod lines;
mod pairs;
mod places;
mod splits;

use std::fmt;

use crate::rules::Tier;
use crate::text::{File, Span};

/// A text with known faults.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldText {
    pub text: String,
    pub faults: Vec<Fault>,
    /// Are these all the faults, so that any other finding is a false alarm?
    pub complete: bool,
    /// Only the remedies of this kind of rule count.
    pub tier: Option<Tier>,
}

/// One fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The row of the table that it counts in.
    pub kind: String,
    pub wrong: String,
    pub right: String,
    /// Where `wrong` stands; nothing where the text does not have it.
    pub place: Option<Span<File>>,
    /// How often it occurred.
    pub weight: usize,
}

/// Why a file of labelled damage cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldError {
    /// From 1.
    pub line: usize,
    pub what: String,
    pub instead: &'static str,
}

impl fmt::Display for GoldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.line, self.what, self.instead)
    }
}

/// Reads labelled damage in any of four shapes:
///
/// - JSON Lines `{"kind", "wrong", "right", "text"}`;
/// - a JSON array of `{"original", "fixed"}` (`"fixed-encoding"` goes before `"fixed"`): whole texts, judged on the remedies of
///   encoding faults;
/// - tab-separated `wrong`, `right`, occurrences, without header: fragments;
/// - tab-separated with the header `kind wrong right id … byte_start byte_end …`: all the faults of one `article`.
///
/// `name` is the kind where a shape has none.
///
/// # Errors
/// The first line that is in no such shape.
pub fn read_gold(name: &str, text: &str, article: Option<&str>) -> Result<Vec<GoldText>, GoldError> {
    let text = text.trim_start_matches('\u{feff}');
    if text.trim_start().starts_with('[') {
        pairs::read(name, text)
    } else if text.trim_start().starts_with('{') {
        lines::read(text)
    } else if places::is_header(text.lines().next().unwrap_or_default()) {
        places::read(text, article)
    } else {
        splits::read(name, text)
    }
}

/// The place of `wrong` in `text`: as words of its own, else as it first stands.
fn place(text: &str, wrong: &str) -> Option<Span<File>> {
    if wrong.is_empty() {
        return None;
    }
    let whole = text.match_indices(wrong).find(|(at, found)| {
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !is_letter(text[..*at].chars().next_back()) && !is_letter(text[at + found.len()..].chars().next())
    });
    whole.map(|(at, _)| at).or_else(|| text.find(wrong)).map(|at| Span::new(at, at + wrong.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_a_word_before_it_is_a_part() {
        assert_eq!(place("meegegeven gegeven", "gegeven"), Some(Span::new(11, 18)));
        assert_eq!(place("meegegeven", "gegeven"), Some(Span::new(3, 10)));
        assert_eq!(place("niets", "gegeven"), None);
    }
}
