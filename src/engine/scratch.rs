//! Memory that checks use again: for the next segment, and for the next file.

use std::sync::{Mutex, PoisonError};

use super::language::Language;
use crate::document::Segment;
use crate::glossary::{Class, Glossary, ScanMemory, SetOff, WordCache, Words};
use crate::rules::{Context, Finding, Memo, Outline};
use crate::text::{Echoes, Plain, Span, Tokens, mark_sentences};

/// What one check works in.
#[derive(Default)]
pub(super) struct Scratch {
    pub(super) batch: Batch,
    pub(super) outline: Outline,
    pub(super) caches: Caches,
}

/// Segments that are judged together.
#[derive(Default)]
pub(super) struct Batch(Vec<Ready>);

impl Batch {
    /// The place of segment `at`; those before it were asked for before.
    pub(super) fn at(&mut self, at: usize) -> &mut Ready {
        if at == self.0.len() {
            self.0.push(Ready::default());
        }
        &mut self.0[at]
    }

    /// The first `count` segments.
    pub(super) fn first(&mut self, count: usize) -> &mut [Ready] {
        &mut self.0[..count]
    }
}

/// A segment made ready for the rules, and what they find in it.
#[derive(Default)]
pub(super) struct Ready {
    pub(super) tokens: Tokens,
    words: Words,
    echoes: Echoes,
    /// Memory for `echoes`.
    pairs: Vec<u32>,
    pub(super) scan: ScanMemory,
    pub(super) malformed: Vec<Span<Plain>>,
    findings: Vec<Finding<Plain>>,
}

/// A segment that is being judged.
pub(super) struct Judged<'a> {
    pub(super) context: Context<'a>,
    /// Where the rules have to look.
    pub(super) set_off: &'a SetOff,
    pub(super) findings: &'a mut Vec<Finding<Plain>>,
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
    /// The cache of a language.
    pub(super) fn of(&mut self, language: &Language) -> &mut Cache {
        let lang = language.glossary.lang();
        let at = self.0.iter().position(|(known, _)| known == lang).unwrap_or_else(|| {
            self.0.push((lang.to_string(), Cache { words: language.cache(), memo: Memo::default() }));
            self.0.len() - 1
        });
        &mut self.0[at].1
    }
}

impl Ready {
    /// Tokenises `plain`, looks its words up and scans it for entries of the glossary.
    pub(super) fn fill(&mut self, plain: &str, glossary: &Glossary, cache: &mut Cache) {
        let Ready { tokens, words, scan, .. } = self;
        tokens.fill(plain);
        cache.words.fill(words, glossary, plain, tokens);
        self.echoes = Echoes::of(&words.keys, &mut self.pairs);
        mark_sentences(plain, tokens, |_, i| words.classes[i].has(Class::Abbreviation));
        glossary.scan_in(scan, plain, tokens, words);
    }

    /// `segment`, which was filled in here, to be judged.
    pub(super) fn judged<'a>(
        &'a mut self,
        segment: &'a Segment<'a>,
        glossary: &'a Glossary,
        memo: &'a Memo,
    ) -> Judged<'a> {
        let Ready { tokens, words, echoes, scan, malformed, findings, .. } = self;
        let context = Context {
            segment,
            plain: &segment.plain,
            tokens,
            classes: &words.classes,
            word_flags: &words.flags,
            occurring: words.occurring,
            echoes: *echoes,
            memo,
            hits: &scan.hits,
            glossary,
            malformed,
        };
        Judged { context, set_off: &words.set_off, findings }
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
