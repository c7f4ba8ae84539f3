//! What a finding is recognised by when its text has moved.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use super::Located;

/// Words on each side that count.
const WORDS: usize = 4;

/// A hash of the rule, the text found and the words round it: not of the line or the file, so it stays when text moves. The same
/// in every version that reads the same side list (FNV-1a, 64 bits).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fingerprint(u64);

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl FromStr for Fingerprint {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        u64::from_str_radix(text, 16).map(Fingerprint)
    }
}

impl Located {
    pub fn fingerprint(&self) -> Fingerprint {
        let before: Vec<&str> = self.excerpt.before.split_whitespace().rev().take(WORDS).collect();
        let words = before.into_iter().rev().chain(self.text.split_whitespace());
        let words = words.chain(self.excerpt.after.split_whitespace().take(WORDS));
        let mut hash = Fnv::default();
        hash.add(self.rule.id);
        for word in words {
            hash.add(&word.to_lowercase());
        }
        // Blanks alone are found too: what is between the words counts where it is what was found.
        hash.add(&self.text);
        Fingerprint(hash.0)
    }

    /// The text found with the words round it, for people who read a side list.
    pub fn surroundings(&self) -> String {
        let before: Vec<&str> = self.excerpt.before.split_whitespace().rev().take(WORDS).collect();
        let before: String = before.into_iter().rev().map(|word| format!("{word} ")).collect();
        let after: String = self.excerpt.after.split_whitespace().take(WORDS).map(|word| format!(" {word}")).collect();
        format!("{before}{}{after}", self.text)
    }
}

struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn add(&mut self, text: &str) {
        for byte in text.bytes().chain([0]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}

/// Findings that are left alone wherever they turn up.
#[derive(Debug, Default)]
pub struct IgnoreList {
    entries: HashMap<Fingerprint, Ignored>,
}

#[derive(Debug)]
struct Ignored {
    reason: String,
    used: AtomicBool,
}

impl IgnoreList {
    /// Each with its reason, which may be empty.
    pub fn new(entries: impl IntoIterator<Item = (Fingerprint, String)>) -> Self {
        let entry = |(entry, reason)| (entry, Ignored { reason, used: AtomicBool::new(false) });
        IgnoreList { entries: entries.into_iter().map(entry).collect() }
    }

    /// Why the finding is left alone; `None` if it is not on the list. Its entry has been of use then.
    pub fn hides(&self, finding: &Located) -> Option<&str> {
        if self.entries.is_empty() {
            return None;
        }
        let entry = self.entries.get(&finding.fingerprint())?;
        entry.used.store(true, Relaxed);
        Some(&entry.reason)
    }

    /// How many entries hid nothing so far.
    pub fn unused(&self) -> usize {
        self.entries.values().filter(|entry| !entry.used.load(Relaxed)).count()
    }
}
