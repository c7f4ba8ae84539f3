//! Do words come back at once? Asked of a whole text in one go.
//!
//! Doubled words and phrases are rare, and looking for them at every word is not cheap. Words stand here for their keys, as
//! numbers: equal words have equal numbers, and other words nearly always others, so the answer may be yes where nothing comes
//! back, never no where something does.

/// Which words and phrases come back at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Echoes {
    words: bool,
    /// Bit `len`: a phrase of so many words.
    phrases: u16,
}

impl Echoes {
    /// The longest phrase that is looked for, in words.
    pub const LONGEST: usize = 8;

    /// Of the words whose keys are `keys`; `pairs` is memory to work in.
    pub fn of(keys: &[u32], pairs: &mut Vec<u32>) -> Echoes {
        pairs.clear();
        pairs.extend(keys.iter().zip(keys.iter().skip(1)).map(|(one, two)| one.rotate_left(16) ^ two));
        let mut echoes = Echoes { words: comes_back(keys, 1), phrases: 0 };
        for len in 2..=Self::LONGEST {
            echoes.phrases |= u16::from(phrase_comes_back(pairs, len)) << len;
        }
        echoes
    }

    /// May a word follow itself?
    pub const fn has_word(self) -> bool {
        self.words
    }

    /// May a phrase of two words or more, up to [`Self::LONGEST`], follow itself?
    pub const fn has_phrase(self) -> bool {
        self.phrases != 0
    }
}

/// Without a way out in the middle the compiler compares many numbers at once.
fn comes_back(keys: &[u32], distance: usize) -> bool {
    keys.iter().zip(keys.iter().skip(distance)).fold(false, |found, (one, two)| found | (one == two))
}

/// Do the first and the last pair of a phrase come back after its length?
fn phrase_comes_back(pairs: &[u32], len: usize) -> bool {
    let again = |from: usize| pairs.iter().skip(from).zip(pairs.iter().skip(from + len)).map(|(one, two)| one == two);
    again(0).zip(again(len - 2)).fold(false, |found, (first, last)| found | (first & last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_phrases_come_back() {
        let of = |keys: &[u32]| {
            let Echoes { words, phrases } = Echoes::of(keys, &mut Vec::new());
            (words, phrases)
        };
        assert_eq!(of(&[]), (false, 0));
        assert_eq!(of(&[7, 2, 3, 4, 7, 5, 6]), (false, 0));
        assert_eq!(of(&[7, 2, 2, 4]), (true, 0));
        assert_eq!(of(&[7, 2, 7, 2]), (false, 1 << 2));
        assert_eq!(of(&[9, 1, 2, 3, 1, 2, 3]), (false, 1 << 3));
        assert_eq!(of(&[9, 1, 2, 3, 1, 2, 4]), (false, 0), "a pair only");
        assert_eq!(of(&[1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8]), (false, 1 << 8));
        assert_eq!(of(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4, 5, 6, 7, 8, 9]), (false, 0), "too long");
    }
}
