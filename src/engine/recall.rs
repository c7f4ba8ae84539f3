//! What was found in the paragraphs of a file, so that those that a repair left alone need not be judged again.
//!
//! A repair touches few paragraphs of an article, and rules that look at one paragraph say of the same text what they said
//! before. Not for rules that look at a whole article, and not from file to file.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rustc_hash::{FxHashMap, FxHasher};

use crate::document::Segment;
use crate::rules::Finding;
use crate::text::Plain;

/// The paragraphs of one file that were judged so far, while it is being repaired.
#[derive(Default)]
pub(super) struct Recall {
    found: Mutex<FxHashMap<Key, Box<[Finding<Plain>]>>>,
}

/// What a rule that looks at one paragraph can know of it; different paragraphs hardly ever have the same key.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Key(u64, u64);

impl Key {
    /// `lang` is the tag of its language.
    pub(super) fn of(segment: &Segment<'_>, lang: &str) -> Key {
        let known = (&segment.plain, segment.role, lang);
        Key(number(known, DefaultHasher::new()), number(known, FxHasher::default()))
    }
}

fn number(known: impl Hash, mut hasher: impl Hasher) -> u64 {
    known.hash(&mut hasher);
    hasher.finish()
}

impl Recall {
    /// What was found in a paragraph that was judged before.
    pub(super) fn found(&self, key: Key) -> Option<Vec<Finding<Plain>>> {
        self.known().get(&key).map(|found| found.to_vec())
    }

    /// Notes what was found in a paragraph.
    pub(super) fn keep(&self, key: Key, found: &[Finding<Plain>]) {
        self.known().insert(key, found.into());
    }

    fn known(&self) -> MutexGuard<'_, FxHashMap<Key, Box<[Finding<Plain>]>>> {
        self.found.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
