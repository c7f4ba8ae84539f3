//! Checking entries against each other: what one prefers another must not forbid.

use rustc_hash::{FxHashMap, FxHashSet};

use super::entry::*;

/// Adds the contradictions among `entries` to `mistakes`.
pub(super) fn verify(entries: &Entries, mistakes: &mut Vec<Mistake>) {
    let mut preferred: FxHashMap<&str, &Entry> = FxHashMap::default();
    let mut forbidden: FxHashMap<&str, &Entry> = FxHashMap::default();
    for (entry, term) in terms(entries) {
        if let Some(first) = preferred.insert(&term.right, entry) {
            mistakes.push(mistake(
                entry,
                format!("\"{}\" has an entry already, at {}", term.right, first.origin),
                "add the forms to that entry",
            ));
        }
        for wrong in term.wrong.iter().chain(&term.deprecated) {
            if *wrong == term.right {
                mistakes.push(mistake(
                    entry,
                    format!("\"{wrong}\" is both right and wrong"),
                    "take it out of the one list",
                ));
            }
            if let Some(first) = forbidden.insert(wrong, entry) {
                mistakes.push(mistake(
                    entry,
                    format!("\"{wrong}\" is forbidden already, at {}", first.origin),
                    "keep the variant in one entry",
                ));
            }
        }
    }
    for (wrong, entry) in &forbidden {
        if let Some(other) = preferred.get(wrong).filter(|other| other.origin != entry.origin) {
            mistakes.push(mistake(
                entry,
                format!("\"{wrong}\" is forbidden here and preferred at {}", other.origin),
                "decide for one of the two",
            ));
        }
    }
}

fn terms(entries: &Entries) -> impl Iterator<Item = (&Entry, &Term)> {
    entries.entries.iter().filter_map(|entry| Some((entry, entry.term()?)))
}

fn mistake(entry: &Entry, what: String, instead: &str) -> Mistake {
    Mistake { origin: entry.origin.clone(), what, instead: instead.into() }
}

/// Adds a desk's entries; where they speak of a form that the built-in ones speak of too, the desk's word counts.
pub(super) fn override_with(entries: &mut Entries, desk: Entries) {
    let claimed = shared_forms(entries, &desk);
    let patterns: FxHashSet<&str> = desk
        .entries
        .iter()
        .filter_map(|entry| match &entry.content {
            Content::Phrase(phrase) => Some(phrase.pattern.as_str()),
            Content::Boilerplate(boilerplate) => Some(boilerplate.text.as_str()),
            Content::Term(_) => None,
        })
        .collect();
    entries.entries.retain_mut(|entry| match &mut entry.content {
        Content::Term(term) => {
            let keeps = |form: &String| !claimed.contains(form.as_str());
            term.wrong.retain(keeps);
            term.deprecated.retain(keeps);
            term.admitted.retain(keeps);
            !claimed.contains(term.right.as_str())
        }
        Content::Phrase(phrase) => !patterns.contains(phrase.pattern.as_str()),
        Content::Boilerplate(boilerplate) => !patterns.contains(boilerplate.text.as_str()),
    });
    entries.entries.extend(desk.entries);
    entries.classes.extend(desk.classes);
}

/// The forms that both speak of. The desk's list may be long, the built-in one is not.
fn shared_forms(builtin: &Entries, desk: &Entries) -> FxHashSet<String> {
    let known: FxHashSet<&str> = terms(builtin).flat_map(|(_, term)| forms(term)).collect();
    terms(desk).flat_map(|(_, term)| forms(term)).filter(|form| known.contains(form)).map(str::to_string).collect()
}

fn forms(term: &Term) -> impl Iterator<Item = &str> {
    let others = [&term.wrong, &term.deprecated, &term.admitted].into_iter().flatten();
    std::iter::once(&term.right).chain(others).map(String::as_str)
}
