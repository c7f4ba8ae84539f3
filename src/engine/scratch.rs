//! Memory that checks use again: for the next segment, and for the next file.

use std::sync::{Mutex, PoisonError};

use crate::glossary::{ClassSet, Glossary, ScanMemory, Start, WordCache, WordFlags};
use crate::rules::{Finding, Memo, Outline};
use crate::text::{Echoes, Plain, Tokens};

/// What one check works in.
#[derive(Default)]
pub(super) struct Scratch {
    pub(super) tokens: Tokens,
    pub(super) words: Words,
    pub(super) scan: ScanMemory,
    pub(super) findings: Vec<Finding<Plain>>,
    pub(super) outline: Outline,
    pub(super) caches: Caches,
}

/// What is known of each token of a segment.
#[derive(Default)]
pub(super) struct Words {
    pub(super) classes: Vec<ClassSet>,
    pub(super) flags: Vec<WordFlags>,
    /// Where to look for entries of the glossary that begin there.
    pub(super) starts: Vec<Start>,
    /// The classes that occur at all.
    pub(super) occurring: ClassSet,
    pub(super) echoes: Echoes,
    /// A number for each token's key.
    keys: Vec<u32>,
    pairs: Vec<u32>,
}

/// What is remembered of the words of a language.
#[derive(Default)]
pub(super) struct Cache {
    words: WordCache,
    pub(super) memo: Memo,
}

/// A cache for each language.
#[derive(Default)]
pub(super) struct Caches(Vec<(String, Cache)>);

impl Caches {
    /// The cache of a language's glossary.
    pub(super) fn of(&mut self, lang: &str) -> &mut Cache {
        let at = self.0.iter().position(|(known, _)| known == lang).unwrap_or_else(|| {
            self.0.push((lang.to_string(), Cache::default()));
            self.0.len() - 1
        });
        &mut self.0[at].1
    }
}

impl Scratch {
    /// Tokenises `plain` and looks its words up.
    pub(super) fn fill(&mut self, plain: &str, glossary: &Glossary) {
        self.tokens.fill(plain);
        let words = &mut self.words;
        words.classes.clear();
        words.flags.clear();
        words.starts.clear();
        words.keys.clear();
        words.occurring = ClassSet::default();
        let cache = &mut self.caches.of(glossary.lang()).words;
        for i in 0..self.tokens.list.len() {
            let info = cache.of(glossary, plain, &self.tokens, i);
            words.occurring.join(info.classes);
            words.classes.push(info.classes);
            words.flags.push(info.flags);
            words.starts.push(info.start);
            words.keys.push(info.key);
        }
        words.echoes = Echoes::of(&words.keys, &mut words.pairs);
    }
}

/// Scratches that are not in use. A check takes one and gives it back, so there are as many as threads that check at once.
#[derive(Default)]
pub(super) struct Pool {
    idle: Mutex<Vec<Scratch>>,
}

impl Pool {
    pub(super) fn take(&self) -> Scratch {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default()
    }

    pub(super) fn give_back(&self, scratch: Scratch) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(scratch);
    }
}
