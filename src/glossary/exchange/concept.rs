//! A term as exchange formats know it.

use std::borrow::Borrow;
use std::sync::Arc;

use super::super::entry::*;
use super::super::load::load;
use super::Loss;
use crate::fix::{Applicability, Severity};

/// One concept: its preferred form, its other forms, and what is said of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Concept {
    /// The list or glossary file that it stands in; empty while only one is read.
    pub file: Arc<str>,
    /// From 1, in that file.
    pub line: usize,
    pub right: String,
    pub wrong: Vec<String>,
    pub deprecated: Vec<String>,
    pub admitted: Vec<String>,
    pub english: Option<String>,
    pub why: Option<String>,
    pub source: Option<String>,
    pub region: Option<String>,
    /// The other keys of the glossary format, with their values as TOML: ("case", "\"exact\"").
    pub keys: Vec<(String, String)>,
}

impl Concept {
    /// The concepts of the terms among `entries`; the others are lost.
    pub fn of_entries(entries: impl IntoIterator<Item = impl Borrow<Entry>>) -> (Vec<Concept>, Vec<Loss>) {
        let mut losses = Vec::new();
        let mut concepts = Vec::new();
        for entry in entries {
            let entry = entry.borrow();
            match &entry.content {
                Content::Term(term) => concepts.push(Concept::of_term(entry, term)),
                Content::Phrase(phrase) => losses.push(lost(entry, "phrase", &phrase.pattern)),
                Content::Boilerplate(boilerplate) => losses.push(lost(entry, "boilerplate", &boilerplate.text)),
            }
        }
        (concepts, losses)
    }

    /// Something of it that cannot be carried over.
    pub(super) fn loss(&self, what: String) -> Loss {
        Loss { file: self.file.clone(), line: self.line, what }
    }

    fn of_term(entry: &Entry, term: &Term) -> Concept {
        let text = |text: &str| Some(text.to_string()).filter(|text| !text.is_empty());
        Concept {
            file: entry.origin.file.clone(),
            line: entry.origin.line,
            right: term.right.clone(),
            wrong: term.wrong.clone(),
            deprecated: term.deprecated.clone(),
            admitted: term.admitted.clone(),
            english: entry.english.clone(),
            why: text(&entry.why),
            source: text(&entry.source),
            region: entry.region.clone(),
            keys: keys(entry, term),
        }
    }

    /// The concept as an entry of a glossary that was read from `file`.
    pub(in super::super) fn entry(self, file: &Arc<str>, why: &Arc<str>, mistakes: &mut Vec<Mistake>) -> Option<Entry> {
        let origin = Origin { file: file.clone(), line: self.line };
        if !self.keys.is_empty() {
            let mut entries = Entries::default();
            let mut found = Vec::new();
            load(file, &super::to_toml("", why, std::slice::from_ref(&self)), &mut entries, &mut found);
            mistakes.extend(found.into_iter().map(|mistake| Mistake { origin: origin.clone(), ..mistake }));
            return entries.entries.pop().map(|entry| Entry { origin, ..entry });
        }
        let mut term = Term::new(self.right);
        term.wrong = self.wrong;
        term.deprecated = self.deprecated;
        term.admitted = self.admitted;
        Some(Entry {
            origin,
            content: Content::Term(term),
            why: self.why.map_or_else(|| why.clone(), Arc::from),
            source: self.source.unwrap_or_default().into(),
            english: self.english,
            severity: Severity::Warning,
            applicability: Applicability::Suggested,
            scope: Vec::new(),
            region: self.region,
            except: Vec::new(),
            bad: Vec::new(),
            good: Vec::new(),
        })
    }
}

fn lost(entry: &Entry, kind: &str, text: &str) -> Loss {
    let Origin { file, line } = entry.origin.clone();
    Loss { file, line, what: format!("a {kind} is no term: \"{text}\"") }
}

/// The keys that differ from what a term has of itself.
fn keys(entry: &Entry, term: &Term) -> Vec<(String, String)> {
    let plain = Term::new(term.right.clone());
    let mut keys = Vec::new();
    let mut add = |differs: bool, key: &str, value: toml::Value| {
        if differs {
            keys.push((key.to_string(), value.to_string()));
        }
    };
    let texts = |list: &[String]| toml::Value::Array(list.iter().cloned().map(toml::Value::String).collect());
    add(term.kind != plain.kind, "kind", term.kind.name().into());
    let same_kind = Term::of_kind(term.right.clone(), term.kind);
    add(term.case != same_kind.case, "case", term.case.name().into());
    add(term.inflect != same_kind.inflect, "inflect", inflection(&term.inflect));
    add(term.compound != same_kind.compound, "compound", term.compound.name().into());
    let spaced = if term.spaced_is_wrong { "wrong" } else { "right" };
    add(term.spaced_is_wrong != same_kind.spaced_is_wrong, "spaced", spaced.into());
    add(term.split, "split", true.into());
    add(term.adjective.is_some(), "adjective", term.adjective.clone().unwrap_or_default().into());
    add(entry.severity != Severity::Warning, "severity", entry.severity.name().into());
    add(entry.applicability != Applicability::Suggested, "applicability", entry.applicability.name().into());
    let scope: Vec<String> = entry.scope.iter().map(|scope| scope.name().to_string()).collect();
    add(!scope.is_empty(), "scope", texts(&scope));
    add(!entry.except.is_empty(), "except", texts(&entry.except));
    add(!entry.good.is_empty(), "good", texts(&entry.good));
    let bad = entry.bad.iter().map(|bad| {
        toml::Value::Array(
            [Some(&bad.text), bad.fixed.as_ref()].into_iter().flatten().cloned().map(toml::Value::String).collect(),
        )
    });
    add(!entry.bad.is_empty(), "bad", toml::Value::Array(bad.collect()));
    keys
}

fn inflection(inflection: &Inflection) -> toml::Value {
    match inflection {
        Inflection::None => false.into(),
        Inflection::Rule => true.into(),
        Inflection::Listed(listed) => toml::Value::Table(
            listed.iter().map(|(found, right)| (found.clone(), toml::Value::String(right.clone()))).collect(),
        ),
    }
}
