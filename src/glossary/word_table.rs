//! A word list as a table that needs no loading: whether a word is in it, and what is known of it, in one look.
//!
//! A slot holds 52 bits of a word's hash and the number of what is known of it; slots are in the order of the hashes, which say
//! about where to look. The words themselves are not kept: every word of the list is found, and one that is not in it is taken
//! for one that is once in ten thousand million times. An automaton that keeps them is two thirds as large and costs ten
//! times as much to ask; a check asks some two hundred times for each kilobyte of copy. Not for listing words.

use std::borrow::Cow;
use std::fmt;

/// The words of one language.
pub(super) struct WordTable {
    bytes: Cow<'static, [u8]>,
    words: usize,
    /// At which byte they begin; those of what is known of words begin after the header.
    slots: usize,
    /// For how many slots the hashes are spread out; after them stand those that found no place.
    spread: usize,
}

/// Bytes that are no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BrokenTable;

impl fmt::Display for BrokenTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a word list of this version")
    }
}

impl std::error::Error for BrokenTable {}

/// Changes when what is written does: the hash, the header or the slots.
const VERSION: u32 = 1;
/// The version, how many words there are, and how many different things are known of words, each as a little-endian `u32`.
const HEADER: usize = 12;
const KIND: usize = 4;
const SLOT: usize = 8;
/// Four of five slots are taken.
const ROOM: (usize, usize) = (5, 4);
/// The bits of a slot that say what is known of its word.
const KIND_BITS: u32 = 12;
/// No word: a search ends there.
const FREE: u64 = u64::MAX;

impl WordTable {
    /// Opens a table that is embedded or was read from a file.
    pub(super) fn open(bytes: Cow<'static, [u8]>) -> Result<WordTable, BrokenTable> {
        let [Some(VERSION), Some(words), Some(kinds)] = [0, 4, 8].map(|at| number(&bytes, at)) else {
            return Err(BrokenTable);
        };
        let slots = HEADER + kinds as usize * KIND;
        let spread = spread(words as usize);
        let ends = |rest: &[u8]| {
            rest.len() > spread * SLOT && rest.len().is_multiple_of(SLOT) && rest.ends_with(&FREE.to_le_bytes())
        };
        if !bytes.get(slots..).is_some_and(ends) {
            return Err(BrokenTable);
        }
        Ok(WordTable { bytes, words: words as usize, slots, spread })
    }

    /// What is known of a word; 0 where it is not in the list.
    pub(super) fn get(&self, word: &[u8]) -> u32 {
        self.at(hash(word, |_| true).unwrap_or_default())
    }

    /// The same for a word of a to z; nothing for any other, of which nothing is looked up.
    pub(super) fn get_small_letters(&self, word: &[u8]) -> Option<u32> {
        hash(word, are_small_letters).map(|hash| self.at(hash))
    }

    fn at(&self, hash: u64) -> u32 {
        let tag = hash >> KIND_BITS;
        let start = self.slots + home(tag, self.spread) * SLOT;
        let slots = self.bytes[start..].chunks_exact(SLOT).map(|slot| slot.try_into().map_or(FREE, u64::from_le_bytes));
        // The last slot is free, which counts as more than any hash.
        match slots.into_iter().find(|slot| slot >> KIND_BITS >= tag) {
            Some(slot) if slot >> KIND_BITS == tag => self.kind(slot & ((1 << KIND_BITS) - 1)),
            _ => 0,
        }
    }

    fn kind(&self, kind: u64) -> u32 {
        number(&self.bytes[..self.slots], HEADER + kind as usize * KIND).unwrap_or(0)
    }

    pub(super) fn len(&self) -> usize {
        self.words
    }
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}

/// The table of `words`, each with what is known of it, which is not 0.
///
/// # Errors
/// Two words that cannot be told apart, or more different things that are known of words than a slot can number.
pub fn write_words<'w>(words: impl Iterator<Item = (&'w str, u32)>) -> Result<Vec<u8>, Unwritable> {
    let mut kinds: Vec<u32> = Vec::new();
    let mut list: Vec<(u64, &str, u64)> = Vec::new();
    for (word, flags) in words {
        let kind = kinds.iter().position(|known| *known == flags).unwrap_or_else(|| {
            kinds.push(flags);
            kinds.len() - 1
        });
        if kinds.len() > 1 << KIND_BITS {
            return Err(Unwritable::TooManyKinds(word.into()));
        }
        list.push((hash(word.as_bytes(), |_| true).unwrap_or_default() >> KIND_BITS, word, kind as u64));
    }
    list.sort_unstable();
    if let Some(pair) = list.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        return Err(Unwritable::Alike(pair[0].1.into(), pair[1].1.into()));
    }
    let spread = spread(list.len());
    let mut slots = Vec::with_capacity(spread);
    for (tag, _, kind) in &list {
        // At its place, or after those that took it.
        slots.resize(slots.len().max(home(*tag, spread)), FREE);
        slots.push(tag << KIND_BITS | kind);
    }
    slots.resize(slots.len().max(spread) + 1, FREE);
    let header = [VERSION, list.len() as u32, kinds.len() as u32].into_iter().chain(kinds);
    let header = header.flat_map(u32::to_le_bytes);
    Ok(header.chain(slots.into_iter().flat_map(u64::to_le_bytes)).collect())
}

/// Why no table was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unwritable {
    /// Two words have the same hash, or are the same.
    Alike(String, String),
    /// Too many different things are known of words; the word with which it became so.
    TooManyKinds(String),
}

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unwritable::Alike(one, other) => {
                write!(
                    f,
                    "\"{one}\" and \"{other}\" have the same hash: if they are not the same, change the hash and its version"
                )
            }
            Unwritable::TooManyKinds(word) => {
                write!(f, "\"{word}\": more than {} different sets of bits: give slots more of them", 1 << KIND_BITS)
            }
        }
    }
}

fn spread(words: usize) -> usize {
    words * ROOM.0 / ROOM.1 + 1
}

/// The slot at which the search for a hash begins: greater for a greater one.
fn home(tag: u64, spread: usize) -> usize {
    const LESS: u32 = 32 - KIND_BITS;
    (((tag >> LESS) * spread as u64) >> 32) as usize
}

/// Of eight bytes at a time, by the two halves of a product, with digits of pi; nothing where eight of them are not what is
/// `wanted`.
///
/// Our own and not a library's: it is part of what is stored, and must not change with anybody's version.
fn hash(bytes: &[u8], wanted: impl Fn(u64) -> bool) -> Option<u64> {
    let mix = |hash: u64, more: u64| {
        let product = u128::from(hash ^ more) * 0x2437_F6A8_885A_308D;
        (product as u64) ^ (product >> 64) as u64
    };
    let mut hash = 0x1319_8A2E_0370_7344;
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let eight = eight(chunk);
        if !wanted(eight) {
            return None;
        }
        hash = mix(hash, eight);
    }
    let rest = match (chunks.remainder(), bytes.last_chunk::<8>()) {
        ([], _) => EIGHT_A,
        (_, Some(last)) => u64::from_le_bytes(*last),
        (short, None) => filled_up(short),
    };
    // The length comes last: before, it would cancel out with a letter.
    wanted(rest).then(|| mix(mix(hash, rest), 0xA409_3822_299F_31D0 ^ bytes.len() as u64))
}

fn eight(chunk: &[u8]) -> u64 {
    chunk.try_into().map_or(0, u64::from_le_bytes)
}

/// All bytes of one to seven, and some of them twice, as eight.
fn filled_up(short: &[u8]) -> u64 {
    let four = |bytes: Option<&[u8; 4]>| bytes.map_or(0, |bytes| u64::from(u32::from_le_bytes(*bytes)));
    if short.len() >= 4 {
        return four(short.first_chunk()) | four(short.last_chunk()) << 32;
    }
    let byte = |at: usize| u64::from(short[at]);
    EIGHT_A << 24 | byte(0) | byte(short.len() / 2) << 8 | byte(short.len() - 1) << 16
}

const EIGHT_A: u64 = EACH * b'a' as u64;
/// A one in each of eight bytes.
const EACH: u64 = 0x0101_0101_0101_0101;

/// Are these eight bytes all from a to z?
fn are_small_letters(eight: u64) -> bool {
    const HIGH: u64 = EACH * 0x80;
    // Without their upper bits, no byte carries over into the next.
    let low = eight & !HIGH;
    let from_a = low + EACH * (0x80 - b'a' as u64);
    let after_z = low + EACH * (0x7F - b'z' as u64);
    (from_a & !after_z & !eight) & HIGH == HIGH
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MOST: u32 = u32::MAX;

    fn table(words: &[(&str, u32)]) -> WordTable {
        let bytes = write_words(words.iter().copied()).unwrap();
        WordTable::open(bytes.into()).unwrap()
    }

    #[test]
    fn words_are_found_and_others_are_not() {
        let words = table(&[("haven", 1), ("havens", 7), ("curaçao", MOST)]);
        assert_eq!(
            ["haven", "havens", "curaçao", "have", "", "Haven"].map(|word| words.get(word.as_bytes())),
            [1, 7, MOST, 0, 0, 0]
        );
        assert_eq!(words.len(), 3);
        assert_eq!(table(&[]).get(b"haven"), 0);
    }

    #[test]
    fn a_word_that_stands_twice_is_told() {
        assert_eq!(
            write_words([("haven", 1), ("haven", 2)].into_iter()),
            Err(Unwritable::Alike("haven".into(), "haven".into()))
        );
    }

    #[test]
    fn other_bytes_are_no_table() {
        let bytes = write_words([("haven", 1)].into_iter()).unwrap();
        for broken in [&bytes[..bytes.len() - 1], &bytes[..4], &bytes[..HEADER], &[7; 24], &[]] {
            assert_eq!(WordTable::open(broken.to_vec().into()).err(), Some(BrokenTable), "{broken:?}");
        }
        let mut endless = bytes.clone();
        endless[HEADER + KIND..].fill(0);
        assert_eq!(WordTable::open(endless.into()).err(), Some(BrokenTable), "no search would end");
    }

    #[test]
    fn too_many_sets_of_bits_are_told() {
        let words: Vec<String> = (0..=1 << KIND_BITS).map(|number| format!("woord{number}")).collect();
        let told = write_words(words.iter().map(String::as_str).zip(1..));
        assert_eq!(told, Err(Unwritable::TooManyKinds("woord4096".into())));
    }

    #[test]
    fn only_small_letters_are_looked_up_as_such() {
        let words = table(&[("haven", 1), ("überhaupt", 2)]);
        assert_eq!(words.get_small_letters(b"haven"), Some(1));
        for byte in 0..=u8::MAX {
            for len in 1..20 {
                let mut word = vec![b'm'; len];
                word[len / 2] = byte;
                assert_eq!(words.get_small_letters(&word).is_some(), byte.is_ascii_lowercase(), "{word:?}");
            }
        }
        assert_eq!(words.get_small_letters("überhaupt".as_bytes()), None);
    }

    proptest! {
        #[test]
        fn all_words_come_back(words in prop::collection::btree_map("[a-zé]{1,20}", 1..MOST, 0..300), other in "[a-zé]{1,20}") {
            let list: Vec<(&str, u32)> = words.iter().map(|(word, flags)| (word.as_str(), *flags)).collect();
            let table = table(&list);
            for (word, flags) in &list {
                prop_assert_eq!(table.get(word.as_bytes()), *flags);
            }
            prop_assert_eq!(table.get(other.as_bytes()), words.get(&other).copied().unwrap_or(0));
        }
    }
}
