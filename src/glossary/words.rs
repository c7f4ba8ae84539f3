//! What is known of a word as it is written, looked up once.
//!
//! News copy says the same few thousand words over and over, so their classes and the lexicon's answer are kept from text to
//! text. Not for pieces of words or words that rules make up: those ask the [`super::Lexicon`] itself.

use rustc_hash::FxHashMap;

use super::class::ClassSet;
use super::compiled::Glossary;
use super::lexicon::WordFlags;
use crate::text::Tokens;

/// The classes of a word and what the lexicon knows of it.
#[derive(Clone, Copy, Debug, Default)]
pub struct WordInfo {
    pub classes: ClassSet,
    pub flags: WordFlags,
}

/// When so many words are known, a text is hostile or endless: the cache begins anew, so memory stays bounded.
const MOST_WORDS: usize = 1 << 17;
/// A longer word is seldom seen twice, in bytes.
const LONGEST_WORD: usize = 48;

/// The words of one glossary that were seen so far.
#[derive(Debug, Default)]
pub struct WordCache {
    known: FxHashMap<Box<str>, WordInfo>,
}

impl WordCache {
    /// What `glossary` knows of token `i` of `plain`. A cache serves one glossary.
    pub fn of(&mut self, glossary: &Glossary, plain: &str, tokens: &Tokens, i: usize) -> WordInfo {
        let word = &plain[tokens.list[i].span().range()];
        if let Some(info) = self.known.get(word) {
            return *info;
        }
        let info = WordInfo {
            classes: glossary.classes().of(plain, tokens, i),
            flags: glossary.lexicon().map_or(WordFlags::default(), |lexicon| lexicon.flags(word)),
        };
        if word.len() <= LONGEST_WORD {
            if self.known.len() == MOST_WORDS {
                self.known.clear();
            }
            self.known.insert(word.into(), info);
        }
        info
    }
}
