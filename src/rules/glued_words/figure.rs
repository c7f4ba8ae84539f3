//! A small word glued behind a figure: "2024tot", "365als".
//!
//! Not for units and endings ("10km", "18e"): those have two letters or are no small words.

use crate::glossary::{Class, Glossary};

/// The shortest small word, in bytes.
const SHORTEST_WORD: usize = 3;

/// Where the small word begins.
pub(super) fn at_letter(glossary: &Glossary, word: &str) -> Option<usize> {
    let at = word.find(|c: char| !c.is_ascii_digit()).filter(|at| *at > 0)?;
    let rest = &word[at..];
    let classes = glossary.classes();
    let is_small = classes.words(Class::GluedTail).iter().any(|tail| tail == rest);
    (rest.len() >= SHORTEST_WORD && is_small && !classes.of_word(rest).has(Class::Unit)).then_some(at)
}
