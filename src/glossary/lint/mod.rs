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

use super::{CaseRule, Content, Entry, Glossary, Lexicon, Mistake, Origin, Status, Term};
use crate::fix::Severity;
use crate::text::{case, fold};

pub(super) use order::key;
pub use order::{in_order, out_of_order};

/// The faults of the entries of `glossary`, in the order of the entries.
pub fn lint(glossary: &Glossary) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    let mut patterns: FxHashMap<Vec<u8>, Origin> = FxHashMap::default();
    let forbidden = forbidden(glossary);
    for entry in glossary.entries() {
        let entry = &*entry;
        match &entry.content {
            Content::Term(term) => {
                mistakes.extend(ordinary_words(entry, term, glossary.lexicon()));
                mistakes.extend(forbidden_elsewhere(entry, term, glossary, &forbidden));
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
fn forbidden(glossary: &Glossary) -> FxHashMap<&str, u32> {
    let mut forbidden = FxHashMap::default();
    for id in 0..glossary.len() {
        glossary.stock.forms(id, |status, form| {
            if matches!(status, Status::Forbidden | Status::Deprecated) {
                forbidden.insert(form, id);
            }
        });
    }
    forbidden
}

/// Admitted here, forbidden there: whoever writes it is told off for following the glossary.
fn forbidden_elsewhere(
    entry: &Entry,
    term: &Term,
    glossary: &Glossary,
    forbidden: &FxHashMap<&str, u32>,
) -> Vec<Mistake> {
    let clash = |form: &String| {
        let other = forbidden.get(form.as_str())?;
        let what = format!("\"{form}\" is admitted here and forbidden at {}", glossary.stock.origin(*other));
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
fn same_pattern(entry: &Entry, pattern: &str, patterns: &mut FxHashMap<Vec<u8>, Origin>) -> Option<Mistake> {
    // Marks of the pattern language count, capitals and diacritics do not.
    let mut key = Vec::with_capacity(pattern.len());
    pattern.chars().for_each(|c| fold::push_folded(c, &mut key));
    let first = patterns.insert(key, entry.origin.clone())?;
    let what = format!("this pattern is that of {first}");
    Some(mistake(entry, what, "keep one of the two entries"))
}
