//! The skeletons of all forms and anchors, sorted for the trie.
//!
//! Kept as one run of bytes with places in it: a list of a million keys costs what its letters cost. Not for looking keys up:
//! that is the trie's work.

use rayon::slice::ParallelSliceMut;

use super::compiled::Use;
use super::trie::{SortedKeys, Trie};
use crate::text::fold;

/// Keys in the order in which they were found.
#[derive(Default)]
pub(super) struct Keys {
    bytes: Vec<u8>,
    list: Vec<Key>,
}

struct Key {
    /// The first bytes, so that most comparisons need no look at the others.
    prefix: u64,
    start: u32,
    len: u32,
    used: Use,
}

/// Sorted keys: the trie, and what each key is for.
pub(super) struct Sorted {
    pub(super) trie: Trie,
    /// The uses of key `k` are `uses[starts[k]..starts[k + 1]]`.
    pub(super) starts: Vec<u32>,
    pub(super) uses: Vec<Use>,
}

impl Keys {
    /// Room for `keys` keys of `bytes` bytes together, so that a long list is not copied over and over.
    pub(super) fn with_capacity(keys: usize, bytes: usize) -> Keys {
        Keys { bytes: Vec::with_capacity(bytes), list: Vec::with_capacity(keys) }
    }

    /// Adds the skeleton of `text`; one that cannot be looked for is left out.
    pub(super) fn add_text(&mut self, text: &str, used: Use) {
        let start = self.bytes.len();
        fold::push_skeleton(text, &mut self.bytes);
        self.seal(start, used);
    }

    pub(super) fn add(&mut self, key: &[u8], used: Use) {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(key);
        self.seal(start, used);
    }

    /// Makes a key of the bytes from `start`.
    fn seal(&mut self, start: usize, used: Use) {
        let key = &self.bytes[start..];
        if key.is_empty() || key.contains(&0) {
            self.bytes.truncate(start);
            return;
        }
        let mut first = [0; 8];
        let len = key.len().min(8);
        first[..len].copy_from_slice(&key[..len]);
        self.list.push(Key { prefix: u64::from_be_bytes(first), start: start as u32, len: key.len() as u32, used });
    }

    pub(super) fn sorted(self) -> Sorted {
        let Keys { bytes, mut list } = self;
        let text = |key: &Key| &bytes[key.start as usize..key.start as usize + key.len as usize];
        // No key holds a zero, so a prefix that was filled up comes before all that go on.
        list.par_sort_unstable_by(|a, b| {
            a.prefix.cmp(&b.prefix).then_with(|| text(a).cmp(text(b))).then_with(|| a.used.cmp(&b.used))
        });
        let mut starts = Vec::with_capacity(list.len() + 1);
        let mut uses = Vec::with_capacity(list.len());
        let mut keys = SortedKeys::with_capacity(list.len(), bytes.len());
        for key in &list {
            if keys.last() != Some(text(key)) {
                starts.push(uses.len() as u32);
                keys.push(text(key));
            }
            uses.push(key.used);
        }
        starts.push(uses.len() as u32);
        drop((list, bytes));
        Sorted { trie: Trie::build(&keys), starts, uses }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_are_one_with_all_their_uses() {
        let mut keys = Keys::default();
        for (number, text) in
            ["Zuid-Korea", "Kyiv", "zuidkorea", "—", "Kyivs", "kyi", "Zuid-Koreaan"].iter().enumerate()
        {
            keys.add_text(text, Use::Form(number as u32));
        }
        keys.add(b"kyiv", Use::Anchor(0));
        let sorted = keys.sorted();
        let mut found = Vec::new();
        sorted.trie.prefixes(b"kyivse", 0, |end, key| found.push((end, key)));
        sorted.trie.prefixes(b"zuidkoreaans", 0, |end, key| found.push((end, key)));
        let uses =
            |key: u32| &sorted.uses[sorted.starts[key as usize] as usize..sorted.starts[key as usize + 1] as usize];
        let found: Vec<(usize, &[Use])> = found.into_iter().map(|(end, key)| (end, uses(key))).collect();
        assert_eq!(
            found,
            [
                (3, &[Use::Form(5)][..]),
                (4, &[Use::Form(1), Use::Anchor(0)]),
                (5, &[Use::Form(4)]),
                (9, &[Use::Form(0), Use::Form(2)]),
                (11, &[Use::Form(6)]),
            ]
        );
    }
}
