//! A word list as a table that needs no loading: whether a word is in it, and what is known of it, in one look.
//!
//! A slot holds 40 bits of a word's hash, of which others choose its place, and 24 bits of what is known of it. The words
//! themselves are not kept: every word of the list is found, and one that is not in it is taken for one that is about once in
//! a hundred thousand million times. An automaton that keeps them is half as large and costs forty times as much to ask; a
//! check asks some two hundred times for each kilobyte of copy. Not for listing words.

use std::borrow::Cow;
use std::fmt;

/// The words of one language.
pub(super) struct WordTable {
    bytes: Cow<'static, [u8]>,
    slots: usize,
    words: usize,
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
/// The version and how many words there are, each as a little-endian `u32`.
const HEADER: usize = 8;
const SLOT: usize = 8;
/// Three of four slots are taken.
const ROOM: (usize, usize) = (4, 3);
const FLAG_BITS: u32 = 24;
/// What may be known of a word: bits below this.
pub const MOST_FLAGS: u32 = 1 << FLAG_BITS;

impl WordTable {
    /// Opens a table that is embedded or was read from a file.
    pub(super) fn open(bytes: Cow<'static, [u8]>) -> Result<WordTable, BrokenTable> {
        let number = |at: usize| {
            let bytes = bytes.get(at..at + 4)?;
            bytes.try_into().ok().map(u32::from_le_bytes)
        };
        let (Some(VERSION), Some(words)) = (number(0), number(4)) else { return Err(BrokenTable) };
        let slots = (bytes.len() - HEADER) / SLOT;
        // There must be a free slot: a search ends at one.
        if slots != slots_for(words as usize) || !(bytes.len() - HEADER).is_multiple_of(SLOT) {
            return Err(BrokenTable);
        }
        Ok(WordTable { bytes, slots, words: words as usize })
    }

    /// What is known of a word; 0 where it is not in the list.
    pub(super) fn get(&self, word: &[u8]) -> u32 {
        let hash = hash(word);
        let tag = hash & TAG;
        let mut at = home(hash, self.slots);
        // As many steps as there are slots, lest broken bytes have it run in a circle.
        for _ in 0..self.slots {
            let slot = self.slot(at);
            if slot == 0 || slot >> FLAG_BITS == tag {
                return (slot & u64::from(MOST_FLAGS - 1)) as u32;
            }
            at = if at + 1 == self.slots { 0 } else { at + 1 };
        }
        0
    }

    pub(super) fn len(&self) -> usize {
        self.words
    }

    fn slot(&self, at: usize) -> u64 {
        let start = HEADER + at * SLOT;
        self.bytes[start..start + SLOT].try_into().map_or(0, u64::from_le_bytes)
    }
}

/// The table of `words`, each with what is known of it: bits below [`MOST_FLAGS`], of which one is set.
///
/// # Errors
/// The words that cannot be told apart by their hashes; another version of the hash is needed then.
pub fn write_words<'w>(words: impl ExactSizeIterator<Item = (&'w str, u32)>) -> Result<Vec<u8>, (String, String)> {
    let count = words.len();
    let mut slots: Vec<Option<(u64, &str, u32)>> = vec![None; slots_for(count)];
    for (word, flags) in words {
        let hash = hash(word.as_bytes());
        let mut at = home(hash, slots.len());
        while let Some((tag, other, _)) = slots[at] {
            if tag == hash & TAG {
                return Err((other.to_string(), word.to_string()));
            }
            at = (at + 1) % slots.len();
        }
        slots[at] = Some((hash & TAG, word, flags));
    }
    let mut bytes = Vec::with_capacity(HEADER + slots.len() * SLOT);
    bytes.extend(VERSION.to_le_bytes());
    bytes.extend((count as u32).to_le_bytes());
    for slot in slots {
        let slot = slot.map_or(0, |(tag, _, flags)| tag << FLAG_BITS | u64::from(flags));
        bytes.extend(slot.to_le_bytes());
    }
    Ok(bytes)
}

/// The part of a hash that a slot keeps.
const TAG: u64 = (1 << (64 - FLAG_BITS)) - 1;

/// One more than there are words, at least: a search for another ends there.
fn slots_for(words: usize) -> usize {
    words * ROOM.0 / ROOM.1 + 1
}

/// The slot at which the search for a hash begins. Its upper bits decide, the lower ones are the tag.
fn home(hash: u64, slots: usize) -> usize {
    (((hash >> 32) * slots as u64) >> 32) as usize
}

/// Of eight bytes at a time, by the two halves of a product; multiplicands are digits of pi, as usual.
///
/// Our own and not a library's: it is part of what is stored, and must not change with anybody's version.
fn hash(bytes: &[u8]) -> u64 {
    let mix = |hash: u64, more: u64| {
        let product = u128::from(hash ^ more) * u128::from(0x2437_F6A8_885A_308D_u64 | 1);
        (product as u64) ^ (product >> 64) as u64
    };
    let mut hash = 0x1319_8A2E_0370_7344 ^ bytes.len() as u64;
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        hash = mix(hash, chunk.try_into().map_or(0, u64::from_le_bytes));
    }
    let mut last = [0; 8];
    last[..chunks.remainder().len()].copy_from_slice(chunks.remainder());
    mix(mix(hash, u64::from_le_bytes(last)), 0xA409_3822_299F_31D0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn table(words: &[(&str, u32)]) -> WordTable {
        let bytes = write_words(words.iter().copied()).unwrap();
        WordTable::open(bytes.into()).unwrap()
    }

    #[test]
    fn words_are_found_and_others_are_not() {
        let words = table(&[("haven", 1), ("havens", 7), ("curaçao", MOST_FLAGS - 1)]);
        assert_eq!(
            ["haven", "havens", "curaçao", "have", "", "Haven"].map(|word| words.get(word.as_bytes())),
            [1, 7, MOST_FLAGS - 1, 0, 0, 0]
        );
        assert_eq!(words.len(), 3);
        assert_eq!(table(&[]).get(b"haven"), 0);
    }

    #[test]
    fn a_word_that_stands_twice_is_told() {
        assert_eq!(write_words([("haven", 1), ("haven", 2)].into_iter()), Err(("haven".into(), "haven".into())));
    }

    #[test]
    fn other_bytes_are_no_table() {
        let bytes = write_words([("haven", 1)].into_iter()).unwrap();
        for broken in [&bytes[..bytes.len() - 1], &bytes[..4], &bytes[..HEADER], &[7; 24], &[]] {
            assert_eq!(WordTable::open(broken.to_vec().into()).err(), Some(BrokenTable), "{broken:?}");
        }
        let mut full = bytes.clone();
        full[HEADER..].fill(0xFF);
        let full = WordTable::open(full.into()).unwrap();
        assert_eq!(full.get(b"wereld"), 0, "no slot is free, and the search ends all the same");
    }

    proptest! {
        #[test]
        fn all_words_come_back(words in prop::collection::btree_map("[a-zé]{1,20}", 1..MOST_FLAGS, 0..300), other in "[a-zé]{1,20}") {
            let list: Vec<(&str, u32)> = words.iter().map(|(word, flags)| (word.as_str(), *flags)).collect();
            let table = table(&list);
            for (word, flags) in &list {
                prop_assert_eq!(table.get(word.as_bytes()), *flags);
            }
            prop_assert_eq!(table.get(other.as_bytes()), words.get(&other).copied().unwrap_or(0));
        }
    }
}
