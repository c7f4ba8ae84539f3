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
use super::trigger::{Asked, BLOCK, SetOff, Trigger, Triggers, Word};
use crate::text::Tokens;

/// What is known of each token of a text.
#[derive(Debug, Default)]
pub struct Words {
    pub classes: Vec<ClassSet>,
    pub flags: Vec<WordFlags>,
    /// Tokens at which entries of the glossary may begin, each with where to look for them.
    pub starts: Vec<(u32, Start)>,
    /// A number for each token that those with one key share.
    pub keys: Vec<u32>,
    /// The classes that occur at all.
    pub occurring: ClassSet,
    /// Where the triggers of the cache are set off.
    pub set_off: SetOff,
}

/// The classes of a word, what the lexicon knows of it, and where to look for entries that begin with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct WordInfo {
    classes: ClassSet,
    flags: WordFlags,
    start: Start,
    triggers: Triggers,
}

/// A word that was seen: the place of what is known of it, which many words share, and the number of its key.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    info: u32,
    key: u32,
}

/// When so many words are known, a text is hostile or endless: the cache begins anew, so memory stays bounded.
const MOST_WORDS: usize = 1 << 17;
/// A word of so many bytes is a key of its own.
const SHORT: usize = 15;
/// A longer word is seldom seen twice, in bytes.
const LONGEST_WORD: usize = 48;
/// So many tokens are found before what is known of them is fetched: the processor waits for memory once for several of them.
const TOGETHER: usize = BLOCK;

/// The words of one glossary that were seen so far.
///
/// A hundred thousand words do not fit the processor's cache, so little is kept for each.
#[derive(Debug, Default)]
pub struct WordCache {
    short: FxHashMap<u128, Known>,
    long: FxHashMap<Box<str>, Known>,
    infos: Vec<WordInfo>,
    /// The place of each in `infos`.
    places: FxHashMap<WordInfo, u32>,
    /// What is told of every word.
    asked: Asked,
}

impl WordCache {
    /// A cache that tells which of `triggers` a word sets off: [`Trigger::MOST`] of them at most.
    pub fn telling(triggers: &[Trigger]) -> WordCache {
        WordCache { asked: Asked::new(triggers), ..WordCache::default() }
    }

    /// Fills `words` with what `glossary` knows of the tokens of `plain`. A cache serves one glossary.
    pub fn fill(&mut self, words: &mut Words, glossary: &Glossary, plain: &str, tokens: &Tokens) {
        let count = tokens.list.len();
        words.classes.resize(count, ClassSet::default());
        words.flags.resize(count, WordFlags::default());
        words.starts.clear();
        words.keys.resize(count, 0);
        words.set_off.clear(&self.asked);
        words.occurring = ClassSet::default();
        let mut known = [Known::default(); TOGETHER];
        for first in (0..count).step_by(TOGETHER) {
            self.make_room();
            let block = first..count.min(first + TOGETHER);
            let known = &mut known[..block.len()];
            for (known, i) in known.iter_mut().zip(block.clone()) {
                *known = self.find(glossary, plain, tokens, i);
            }
            let mut occurring = ClassSet::default();
            let places = words.classes[block.clone()]
                .iter_mut()
                .zip(&mut words.flags[block.clone()])
                .zip(&mut words.keys[block]);
            for (i, (((classes, flags), key), known)) in (first as u32..).zip(places.zip(&*known)) {
                let info = &self.infos[known.info as usize];
                (*classes, *flags, *key) = (info.classes, info.flags, known.key);
                if !info.start.is_nowhere() {
                    words.starts.push((i, info.start));
                }
                occurring.join(info.classes);
            }
            words.occurring.join(occurring);
            words.set_off.add(known.iter().map(|known| self.infos[known.info as usize].triggers));
        }
    }

    fn find(&mut self, glossary: &Glossary, plain: &str, tokens: &Tokens, i: usize) -> Known {
        let span = tokens.list[i].span();
        if span.len() <= SHORT {
            let packed = packed(plain.as_bytes(), span.start, span.len());
            if let Some(known) = self.short.get(&packed) {
                return *known;
            }
            let known = self.look_up(glossary, plain, tokens, i);
            self.short.insert(packed, known);
            return known;
        }
        let word = &plain[span.range()];
        if let Some(known) = self.long.get(word) {
            return *known;
        }
        let known = self.look_up(glossary, plain, tokens, i);
        if span.len() <= LONGEST_WORD {
            self.long.insert(word.into(), known);
        }
        known
    }

    fn look_up(&mut self, glossary: &Glossary, plain: &str, tokens: &Tokens, i: usize) -> Known {
        let token = &tokens.list[i];
        let word = &plain[token.span().range()];
        let classes = glossary.classes().of(plain, tokens, i);
        let flags = glossary.lexicon().map_or(WordFlags::default(), |lexicon| lexicon.flags(word));
        let known = Word { classes, flags, shape: token.shape, len: token.len() };
        let triggers = self.asked.by(&known);
        let info = WordInfo { classes, flags, start: glossary.start(plain, tokens, i), triggers };
        let infos = &mut self.infos;
        let place = *self.places.entry(info).or_insert_with(|| {
            infos.push(info);
            infos.len() as u32 - 1
        });
        Known { info: place, key: number(tokens.key(i)) }
    }

    /// Forgets all where too much is known.
    fn make_room(&mut self) {
        if self.short.len().max(self.long.len()).max(self.infos.len()) >= MOST_WORDS {
            self.short.clear();
            self.long.clear();
            self.infos.clear();
            self.places.clear();
        }
    }
}

fn number(key: &[u8]) -> u32 {
    let mut hasher = FxHasher::default();
    hasher.write(key);
    (hasher.finish() >> 32) as u32
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
