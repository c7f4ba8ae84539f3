//! Fingerprints that differ for each finding of a file.

use std::collections::HashMap;

use crate::engine::{Fingerprint, Located};

/// The findings of a file, counted by what they are recognised by.
#[derive(Default)]
pub(super) struct Numbered {
    seen: HashMap<Fingerprint, usize>,
}

impl Numbered {
    /// The fingerprint of the next finding, with how many of the same there were: the second of two is another.
    pub(super) fn next(&mut self, finding: &Located) -> String {
        let fingerprint = finding.fingerprint();
        let nth = self.seen.entry(fingerprint).or_default();
        *nth += 1;
        format!("{fingerprint}-{nth}")
    }
}
