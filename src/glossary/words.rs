//! What is known of a word as it is written, looked up once.
//!
//! News copy says the same few thousand words over and over, so their classes and the lexicon's answer are kept from text to
//! text. Not for pieces of words or words that rules make up: those ask the [`super::Lexicon`] itself.

use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHasher};

use super::class::ClassSet;
use super::compiled::Glossary;
use super::lexicon::WordFlags;
use super::start::Start;
use crate::text::Tokens;

/// The classes of a word and what the lexicon knows of it.
#[derive(Clone, Copy, Debug, Default)]
pub struct WordInfo {
    pub classes: ClassSet,
    pub flags: WordFlags,
    /// Where to look for entries of the glossary that begin with this word.
    pub start: Start,
    /// A number that words with one key share.
    pub key: u32,
}

/// When so many words are known, a text is hostile or endless: the cache begins anew, so memory stays bounded.
const MOST_WORDS: usize = 1 << 17;
/// A word of so many bytes is a key of its own.
const SHORT: usize = 15;
/// A longer word is seldom seen twice, in bytes.
const LONGEST_WORD: usize = 48;

/// The words of one glossary that were seen so far.
#[derive(Debug, Default)]
pub struct WordCache {
    short: FxHashMap<u128, WordInfo>,
    long: FxHashMap<Box<str>, WordInfo>,
}

impl WordCache {
    /// What `glossary` knows of token `i` of `plain`. A cache serves one glossary.
    pub fn of(&mut self, glossary: &Glossary, plain: &str, tokens: &Tokens, i: usize) -> WordInfo {
        let span = tokens.list[i].span();
        let word = &plain[span.range()];
        if span.len() <= SHORT {
            let packed = packed(plain.as_bytes(), span.start, span.len());
            if let Some(info) = self.short.get(&packed) {
                return *info;
            }
            let info = look_up(glossary, plain, tokens, i);
            make_room(&mut self.short);
            self.short.insert(packed, info);
            return info;
        }
        if let Some(info) = self.long.get(word) {
            return *info;
        }
        let info = look_up(glossary, plain, tokens, i);
        if span.len() <= LONGEST_WORD {
            make_room(&mut self.long);
            self.long.insert(word.into(), info);
        }
        info
    }
}

fn look_up(glossary: &Glossary, plain: &str, tokens: &Tokens, i: usize) -> WordInfo {
    let word = &plain[tokens.list[i].span().range()];
    WordInfo {
        classes: glossary.classes().of(plain, tokens, i),
        flags: glossary.lexicon().map_or(WordFlags::default(), |lexicon| lexicon.flags(word)),
        start: glossary.start(plain, tokens, i),
        key: number(tokens.key(i)),
    }
}

fn number(key: &[u8]) -> u32 {
    let mut hasher = FxHasher::default();
    hasher.write(key);
    (hasher.finish() >> 32) as u32
}

fn make_room<K>(known: &mut FxHashMap<K, WordInfo>) {
    if known.len() >= MOST_WORDS {
        known.clear();
    }
}

/// The bytes of a short word and its length, as one number.
fn packed(text: &[u8], start: usize, len: usize) -> u128 {
    let bytes = match text.get(start..start + 16).and_then(|bytes| bytes.try_into().ok()) {
        Some(bytes) => u128::from_le_bytes(bytes) & ((1 << (8 * len)) - 1),
        None => {
            let mut bytes = [0; 16];
            bytes[..len].copy_from_slice(&text[start..start + len]);
            u128::from_le_bytes(bytes)
        }
    };
    bytes | (len as u128) << 120
}
