//! How much a glossary holds, by file and in all.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::{Content, Entry, Glossary, TermKind};

/// The entries of one file, or of all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Stats {
    pub entries: usize,
    pub names: usize,
    pub words: usize,
    pub acronyms: usize,
    pub brands: usize,
    pub phrases: usize,
    pub boilerplate: usize,
    /// Forms of terms: the preferred ones and those that are admitted, deprecated and forbidden.
    pub preferred: usize,
    pub admitted: usize,
    pub deprecated: usize,
    pub forbidden: usize,
    /// Examples that were written, bad and good.
    pub examples: usize,
}

impl Stats {
    fn add(&mut self, entry: &Entry) {
        self.entries += 1;
        self.examples += entry.bad.len() + entry.good.len();
        match &entry.content {
            Content::Phrase(_) => self.phrases += 1,
            Content::Boilerplate(_) => self.boilerplate += 1,
            Content::Term(term) => {
                match term.kind {
                    TermKind::Name => self.names += 1,
                    TermKind::Word => self.words += 1,
                    TermKind::Acronym => self.acronyms += 1,
                    TermKind::Brand => self.brands += 1,
                }
                self.preferred += 1;
                self.admitted += term.admitted.len();
                self.deprecated += term.deprecated.len();
                self.forbidden += term.wrong.len();
            }
        }
    }
}

impl Glossary {
    /// By file; examples count only where the glossary was built from its files.
    pub fn stats(&self) -> BTreeMap<Arc<str>, Stats> {
        let mut by_file: BTreeMap<Arc<str>, Stats> = BTreeMap::new();
        for entry in self.entries() {
            by_file.entry(entry.origin.file.clone()).or_default().add(&entry);
        }
        by_file
    }

    /// In all.
    pub fn total(&self) -> Stats {
        let mut total = Stats::default();
        self.entries().for_each(|entry| total.add(&entry));
        total
    }
}
