//! Many short texts in one piece of memory.
//!
//! A term list holds a million forms; each by itself would cost more in bookkeeping than in letters. Not for texts that come
//! and go: what was added stays.

use serde::{Deserialize, Serialize};

use super::flat::Flat;

/// The place of one text among [`Texts`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Text {
    start: u32,
    len: u32,
}

impl Flat for Text {
    const BYTES: usize = 2 * u32::BYTES;

    fn push_to(&self, bytes: &mut Vec<u8>) {
        self.start.push_to(bytes);
        self.len.push_to(bytes);
    }

    fn of_bytes(bytes: &[u8]) -> Option<Text> {
        let (start, len) = bytes.split_at_checked(u32::BYTES)?;
        Some(Text { start: u32::of_bytes(start)?, len: u32::of_bytes(len)? })
    }
}

/// The texts of one glossary.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Texts(String);

/// More than a glossary may hold, in bytes: places are 32 bits wide, and those in the trie one less.
pub(super) const MOST_BYTES: usize = 1 << 28;

impl Texts {
    /// Adds a text. Those who build a glossary see to it that its files stay below [`MOST_BYTES`].
    pub(super) fn add(&mut self, text: &str) -> Text {
        let start = self.0.len() as u32;
        self.0.push_str(text);
        Text { start, len: text.len() as u32 }
    }

    /// The text at a place that [`Texts::add`] gave.
    pub(super) fn get(&self, text: Text) -> &str {
        let start = text.start as usize;
        self.0.get(start..start + text.len as usize).unwrap_or_default()
    }

    /// How long all texts are together, in bytes.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Gives back what was reserved for texts that did not come.
    pub(super) fn shrink(&mut self) {
        self.0.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back_as_they_went_in() {
        let mut texts = Texts::default();
        let places = ["Gent", "", "Curaçao"].map(|text| texts.add(text));
        assert_eq!(places.map(|place| texts.get(place)), ["Gent", "", "Curaçao"]);
        assert_eq!(Texts::default().get(places[2]), "", "a place in another glossary's texts is no panic");
    }
}
