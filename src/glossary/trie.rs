//! A double-array trie with tails: all keys that begin at one place of a skeleton, in one walk.
//!
//! Flat arrays, no pointers: a walk touches two words per byte, and the whole can be written to a file and read back as it is.
//! Keys that nothing else shares a prefix with keep the rest of their bytes in a tail. Not a general map: keys are sorted,
//! unique and free of zero bytes, and the value of a key is its index.

use serde::{Deserialize, Serialize};

use super::flat::{self, Flat};

mod build;

pub(super) use build::SortedKeys;

/// A node whose `base` has this bit set is a leaf; the other bits lead to its tail.
const LEAF: u32 = 1 << 31;
const END: u8 = 0;
/// Before a tail stands its length.
const LEN_BYTES: usize = 2;
const ROOT: u32 = 0;

/// What comes after a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum After {
    /// No key is longer.
    Nothing,
    /// Keys go on from this state, with these bytes.
    State(u32, Bytes),
    /// One key goes on, in its tail: so many bytes from there.
    Tail { at: u32, len: u16 },
}

/// A set of bytes, of which all but the small Latin letters count as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) struct Bytes(u32);

impl Bytes {
    pub(super) const NONE: Bytes = Bytes(0);
    pub(super) const ALL: Bytes = Bytes(u32::MAX);

    const fn bit(byte: u8) -> u32 {
        match byte {
            b'a'..=b'z' => 1 << (byte - b'a'),
            _ => 1 << 31,
        }
    }

    pub(super) fn insert(&mut self, byte: u8) {
        self.0 |= Bytes::bit(byte);
    }

    pub(super) const fn may_hold(self, byte: u8) -> bool {
        self.0 & Bytes::bit(byte) != 0
    }

    const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// Where the nodes end that a text follows.
enum Walk {
    Stopped,
    At(u32),
    Tail { leaf: u32, at: usize },
}

#[derive(Clone, Copy, Debug)]
struct Node {
    base: u32,
    check: u32,
}

impl Flat for Node {
    const BYTES: usize = 2 * u32::BYTES;

    fn push_to(&self, bytes: &mut Vec<u8>) {
        self.base.push_to(bytes);
        self.check.push_to(bytes);
    }

    fn of_bytes(bytes: &[u8]) -> Option<Node> {
        let (base, check) = bytes.split_at_checked(u32::BYTES)?;
        Some(Node { base: u32::of_bytes(base)?, check: u32::of_bytes(check)? })
    }
}

/// An immutable set of keys.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Trie {
    #[serde(with = "flat")]
    nodes: Vec<Node>,
    #[serde(with = "flat")]
    tails: Vec<u8>,
}

impl Trie {
    pub(super) fn build(keys: &SortedKeys) -> Trie {
        build::trie(keys)
    }

    /// Calls `found(end, key)` for every key that is a prefix of `text[start..]`, shortest first.
    pub(super) fn prefixes(&self, text: &[u8], start: usize, found: impl FnMut(usize, u32)) {
        self.prefixes_from(ROOT, text, start, found);
    }

    /// The same for a walk that came to `state` before `start`: only keys that go on are found.
    pub(super) fn prefixes_from(&self, state: u32, text: &[u8], start: usize, mut found: impl FnMut(usize, u32)) {
        if let Walk::Tail { leaf, at } = self.steps(state, text, start, &mut found) {
            let (rest, key) = self.tail(leaf);
            if text[at..].starts_with(rest) {
                found(at + rest.len(), key);
            }
        }
    }

    /// Calls `found(end, key)` for every key that is a prefix of `word`, and says what comes after it.
    pub(super) fn walk(&self, word: &[u8], mut found: impl FnMut(usize, u32)) -> After {
        match self.steps(ROOT, word, 0, &mut found) {
            Walk::Stopped => After::Nothing,
            Walk::At(state) => match self.next_bytes(state) {
                bytes if bytes.is_empty() => After::Nothing,
                bytes => After::State(state, bytes),
            },
            Walk::Tail { leaf, at } => {
                let (rest, key) = self.tail(leaf);
                let left = &word[at..];
                if left.starts_with(rest) {
                    found(at + rest.len(), key);
                    After::Nothing
                } else if rest.starts_with(left) {
                    let begin = (leaf & !LEAF) + LEN_BYTES as u32;
                    After::Tail { at: begin + left.len() as u32, len: (rest.len() - left.len()) as u16 }
                } else {
                    After::Nothing
                }
            }
        }
    }

    /// Follows `text` from byte `start` on as far as nodes go.
    fn steps(&self, state: u32, text: &[u8], start: usize, found: &mut impl FnMut(usize, u32)) -> Walk {
        let mut state = state;
        let mut base = self.nodes[state as usize].base;
        for (at, &byte) in text.iter().enumerate().skip(start) {
            if byte == END {
                return Walk::Stopped;
            }
            let Some(next) = self.child(state, base, byte) else { return Walk::Stopped };
            state = next;
            base = self.nodes[next as usize].base;
            if base & LEAF != 0 {
                return Walk::Tail { leaf: base, at: at + 1 };
            }
            if let Some(end) = self.child(state, base, END) {
                found(at + 1, self.tail(self.nodes[end as usize].base).1);
            }
        }
        Walk::At(state)
    }

    /// What is left of a tail, at the place that [`After::Tail`] gave.
    pub(super) fn rest_of_tail(&self, at: u32, len: u16) -> &[u8] {
        &self.tails[at as usize..at as usize + usize::from(len)]
    }

    /// The bytes with which keys go on from here.
    fn next_bytes(&self, state: u32) -> Bytes {
        let base = self.nodes[state as usize].base;
        let mut bytes = Bytes::NONE;
        (1..=u8::MAX).filter(|byte| self.child(state, base, *byte).is_some()).for_each(|byte| bytes.insert(byte));
        bytes
    }

    fn child(&self, state: u32, base: u32, byte: u8) -> Option<u32> {
        let index = base ^ u32::from(byte);
        let node = self.nodes.get(index as usize)?;
        (node.check == state && index != state).then_some(index)
    }

    /// The rest of a leaf's key, and its value. Layout: length (u16), bytes, value (u32), little-endian.
    fn tail(&self, leaf: u32) -> (&[u8], u32) {
        let at = (leaf & !LEAF) as usize;
        let begin = at + LEN_BYTES;
        let end = begin + usize::from(u16::from_le_bytes([self.tails[at], self.tails[at + 1]]));
        let rest = &self.tails[begin..end];
        let value = &self.tails[end..end + 4];
        (rest, u32::from_le_bytes([value[0], value[1], value[2], value[3]]))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn built<K: AsRef<[u8]>>(keys: &[K]) -> Trie {
        let mut sorted = SortedKeys::default();
        keys.iter().for_each(|key| sorted.push(key.as_ref()));
        Trie::build(&sorted)
    }

    fn walk(trie: &Trie, text: &str, start: usize) -> Vec<(usize, u32)> {
        let mut found = Vec::new();
        trie.prefixes(text.as_bytes(), start, |end, key| found.push((end, key)));
        found
    }

    #[test]
    fn all_prefixes_shortest_first() {
        let trie = built(&["in", "inuitvoer", "kyiv", "kyivs"]);
        assert_eq!(walk(&trie, "kyivse", 0), [(4, 2), (5, 3)]);
        assert_eq!(walk(&trie, "xxinuitvoerx", 2), [(4, 0), (11, 1)]);
        assert_eq!(walk(&trie, "inu\0itvoer", 0), [(2, 0)]);
        assert!(walk(&built::<&str>(&[]), "x", 0).is_empty());
        assert_eq!(walk(&built(&["een"]), "eens", 0), [(3, 0)]);
    }

    proptest! {
        /// The same answers as comparing every key.
        #[test]
        fn agrees_with_a_plain_search(keys in prop::collection::btree_set("[a-d]{1,6}", 0..200), text in "[a-d]{0,20}") {
            let keys: Vec<String> = BTreeSet::into_iter(keys).collect();
            let trie = built(&keys);
            let mut expected: Vec<(usize, u32)> = keys.iter().enumerate().filter(|(_, key)| text.starts_with(key.as_str())).map(|(i, key)| (key.len(), i as u32)).collect();
            expected.sort();
            prop_assert_eq!(walk(&trie, &text, 0), expected);
        }

        /// What comes after a word, and going on from there, is what comparing every key says.
        #[test]
        fn goes_on_after_a_word(keys in prop::collection::btree_set("[a-c]{1,6}", 0..60), word in "[a-c]{1,4}", more in "[a-c]{0,6}") {
            let keys: Vec<String> = BTreeSet::into_iter(keys).collect();
            let trie = built(&keys);
            let mut inside = Vec::new();
            let after = trie.walk(word.as_bytes(), |end, key| inside.push((end, key)));
            prop_assert_eq!(inside, walk(&trie, &word, 0));
            let longer = |key: &&String| key.len() > word.len() && key.starts_with(&word);
            prop_assert_eq!(after == After::Nothing, !keys.iter().any(|key| longer(&key)));
            let text = format!("{word}{more}");
            let mut wanted = walk(&trie, &text, 0);
            wanted.retain(|(end, _)| *end > word.len());
            match after {
                After::Nothing => prop_assert_eq!(wanted, []),
                After::State(state, bytes) => {
                    prop_assert!(more.bytes().next().is_none_or(|byte| bytes.may_hold(byte)) || wanted.is_empty());
                    let mut found = Vec::new();
                    trie.prefixes_from(state, text.as_bytes(), word.len(), |end, key| found.push((end, key)));
                    prop_assert_eq!(found, wanted);
                }
                After::Tail { at, len } => {
                    prop_assert_eq!(more.as_bytes().starts_with(trie.rest_of_tail(at, len)), !wanted.is_empty());
                }
            }
        }
    }
}
