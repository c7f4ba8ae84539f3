//! What the desk would say of a word.
//!
//! Looks a word or expression up in the glossary in whatever spelling it is written, and tells what a check would report. Not a
//! full-text search: the reasons and examples of entries are not looked through.

use std::borrow::Cow;

use rustc_hash::FxHashSet;

use super::scratch::{Cache, Ready};
use super::{Checker, Input, Located};
use crate::glossary::{Content, Entry, Glossary, Status, Term};
use crate::text::{fold, nearest};

/// What is known of a word.
#[derive(Debug)]
pub struct Search<'g> {
    pub entries: Vec<Known<'g>>,
    /// What a check reports of it inside a sentence.
    pub findings: Vec<Located>,
    /// Forms that look like it, where no entry knows it.
    pub near: Vec<&'g str>,
}

/// An entry that speaks of a word.
#[derive(Clone, Debug)]
pub struct Known<'g> {
    pub entry: Cow<'g, Entry>,
    /// Nothing for a phrase or boilerplate: its words are neither right nor wrong.
    pub status: Option<Status>,
}

impl Checker {
    /// Looks `word` up in the glossary for `lang`; nothing where there is none.
    pub fn search(&self, word: &str, lang: &str) -> Option<Search<'_>> {
        let glossary = self.glossary(lang)?;
        let entries = known(glossary, word);
        let near = if entries.is_empty() {
            nearest(word, glossary.forms_of(&[Status::Preferred, Status::Forbidden, Status::Admitted]))
        } else {
            Vec::new()
        };
        Some(Search { entries, findings: self.findings_on(word, lang), near })
    }

    /// The findings that touch `word` where it stands in a sentence.
    fn findings_on(&self, word: &str, lang: &str) -> Vec<Located> {
        let before = "Volgens hen was ";
        let text = format!("{before}{word} daar al eerder.");
        let input = Input { bytes: text.as_bytes(), extension: Some("txt"), lang, ..Input::default() };
        let mut findings = self.check(&input).map(|checked| checked.findings).unwrap_or_default();
        let end = before.len() + word.len();
        findings.retain(|finding| finding.start.byte < end && finding.end.byte > before.len());
        findings
    }
}

/// The entries that a scan of `word` finds, then those that have it as a form or a word of their pattern.
fn known<'g>(glossary: &'g Glossary, word: &str) -> Vec<Known<'g>> {
    let mut ready = Ready::default();
    ready.fill(word, glossary, &mut Cache::default());
    let hits = &ready.scan.hits;
    let key = fold::skeleton(word);
    let terms = hits.terms.iter().filter(|hit| hit.status != Status::Shield);
    let terms = terms.map(|hit| Known { entry: glossary.entry(hit.entry), status: Some(hit.status) });
    let phrases = hits.phrases.iter().chain(&hits.boilerplate);
    let phrases = phrases.map(|hit| Known { entry: glossary.entry(hit.entry), status: None });
    let listed = glossary.entries().filter_map(|entry| {
        let status = match &entry.content {
            Content::Term(term) => Some(status_in(term, &key)?),
            Content::Phrase(phrase) => has_word(&phrase.pattern, &key).then_some(None)?,
            Content::Boilerplate(text) => has_word(&text.text, &key).then_some(None)?,
        };
        Some(Known { entry, status })
    });
    let mut seen = FxHashSet::default();
    terms.chain(phrases).chain(listed).filter(|known| seen.insert(known.entry.origin.clone())).collect()
}

fn status_in(term: &Term, key: &[u8]) -> Option<Status> {
    let is_one = |form: &String| fold::skeleton(form) == key;
    if is_one(&term.right) {
        return Some(Status::Preferred);
    }
    let lists =
        [(Status::Forbidden, &term.wrong), (Status::Deprecated, &term.deprecated), (Status::Admitted, &term.admitted)];
    lists.into_iter().find(|(_, forms)| forms.iter().any(is_one)).map(|(status, _)| status)
}

fn has_word(pattern: &str, key: &[u8]) -> bool {
    pattern
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .any(|word| !word.is_empty() && fold::skeleton(word) == key)
}
