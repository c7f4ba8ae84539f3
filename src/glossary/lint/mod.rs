//! Faults of a glossary that loading it does not show.
//!
//! Loading finds what cannot be read, two entries for one term, and what is preferred here and forbidden there. Here are the
//! rest that need no text: entries that say the same, ordinary words that are forbidden, files out of order. Not for trying
//! entries on text: see `engine::examples`.
//!
//! ```text
//! desk.toml:12: "die" is an ordinary word: forbid it in its context, in a [[phrase]], or set severity = "info"
//! ```

mod order;

use rustc_hash::FxHashMap;

use super::{CaseRule, Content, Entry, Glossary, Lexicon, Mistake, Term};
use crate::fix::Severity;
use crate::text::{case, fold};

pub use order::{in_order, out_of_order};

/// The faults of the entries of `glossary`, in the order of the entries.
pub fn lint(glossary: &Glossary) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    let mut patterns: FxHashMap<Vec<u8>, &Entry> = FxHashMap::default();
    let forbidden: FxHashMap<&str, &Entry> = forbidden(glossary);
    for entry in glossary.entries() {
        match &entry.content {
            Content::Term(term) => {
                mistakes.extend(ordinary_words(entry, term, glossary.lexicon()));
                mistakes.extend(forbidden_elsewhere(entry, term, &forbidden));
            }
            Content::Phrase(phrase) => mistakes.extend(same_pattern(entry, &phrase.pattern, &mut patterns)),
            Content::Boilerplate(text) => mistakes.extend(same_pattern(entry, &text.text, &mut patterns)),
        }
    }
    mistakes
}

fn mistake(entry: &Entry, what: String, instead: &str) -> Mistake {
    Mistake { origin: entry.origin.clone(), what, instead: instead.into() }
}

/// Forms that are forbidden or advised against, each with its entry.
fn forbidden(glossary: &Glossary) -> FxHashMap<&str, &Entry> {
    let terms = glossary.entries().iter().filter_map(|entry| Some((entry, entry.term()?)));
    terms
        .flat_map(|(entry, term)| term.wrong.iter().chain(&term.deprecated).map(move |form| (form.as_str(), entry)))
        .collect()
}

/// Admitted here, forbidden there: whoever writes it is told off for following the glossary.
fn forbidden_elsewhere(entry: &Entry, term: &Term, forbidden: &FxHashMap<&str, &Entry>) -> Vec<Mistake> {
    let clash = |form: &String| {
        let other = forbidden.get(form.as_str())?;
        let what = format!("\"{form}\" is admitted here and forbidden at {}", other.origin);
        Some(mistake(entry, what, "decide for one of the two"))
    };
    term.admitted.iter().filter_map(clash).collect()
}

/// Forbidden words that stand in every newspaper. An entry of severity info only asks for a look.
fn ordinary_words(entry: &Entry, term: &Term, lexicon: Option<&Lexicon>) -> Vec<Mistake> {
    let Some(lexicon) = lexicon.filter(|_| entry.severity > Severity::Info) else { return Vec::new() };
    let is_ordinary = |form: &&String| {
        let flags = lexicon.flags(form);
        flags.is_common() && flags.is_lower() && (term.case == CaseRule::Any || !case::starts_upper(form))
    };
    let forms = term.wrong.iter().filter(is_ordinary);
    forms
        .map(|form| {
            mistake(
                entry,
                format!("\"{form}\" is an ordinary word"),
                "forbid it in its context, in a [[phrase]], or set severity = \"info\"",
            )
        })
        .collect()
}

/// Of two patterns that match the same, the second is never reached.
fn same_pattern<'g>(entry: &'g Entry, pattern: &str, patterns: &mut FxHashMap<Vec<u8>, &'g Entry>) -> Option<Mistake> {
    // Marks of the pattern language count, capitals and diacritics do not.
    let mut key = Vec::with_capacity(pattern.len());
    pattern.chars().for_each(|c| fold::push_folded(c, &mut key));
    let first = patterns.insert(key, entry)?;
    let what = format!("this pattern is that of {}", first.origin);
    Some(mistake(entry, what, "keep one of the two entries"))
}
