//! What was found in the paragraphs of a file, so that those that a repair left alone need not be judged again.
//!
//! A repair touches few paragraphs of an article, and rules that look at one paragraph say of the same text what they said
//! before. Not for rules that look at a whole article, and not from file to file.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Mutex, PoisonError};

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
    /// Adds what is in a paragraph to `findings`: by `judge` where it is new, else from before.
    pub(super) fn judge(
        &self,
        key: Key,
        findings: &mut Vec<Finding<Plain>>,
        judge: impl FnOnce(&mut Vec<Finding<Plain>>),
    ) {
        let known = || self.found.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = known().get(&key) {
            return findings.extend_from_slice(found);
        }
        let first = findings.len();
        judge(findings);
        known().insert(key, findings[first..].into());
    }
}
