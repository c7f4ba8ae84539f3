//! Do words come back at once? Asked of a whole text in one go.
//!
//! Doubled words and phrases are rare, and looking for them at every word is not cheap. Words stand here for their keys, as
//! numbers: equal words have equal numbers, and other words nearly always others, so the answer may be yes where nothing comes
//! back, never no where something does.

/// Which words and pairs of words come back, and how soon.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Echoes {
    words: bool,
    /// Bit `distance`: a pair of words comes back after that many.
    pairs: u16,
}

impl Echoes {
    /// The furthest that a pair is looked for, in words.
    pub const FURTHEST: usize = 8;

    /// Of the words whose keys are `keys`; `pairs` is memory to work in.
    pub fn of(keys: &[u32], pairs: &mut Vec<u32>) -> Echoes {
        pairs.clear();
        pairs.extend(keys.iter().zip(keys.iter().skip(1)).map(|(one, two)| one.rotate_left(16) ^ two));
        let mut echoes = Echoes { words: comes_back(keys, 1), pairs: 0 };
        for distance in 2..=Self::FURTHEST {
            echoes.pairs |= u16::from(comes_back(pairs, distance)) << distance;
        }
        echoes
    }

    /// May a word follow itself?
    pub const fn has_word(self) -> bool {
        self.words
    }

    /// May a pair of words come back within [`Self::FURTHEST`]?
    pub const fn has_pair(self) -> bool {
        self.pairs != 0
    }
}

/// Without a way out in the middle the compiler compares many numbers at once.
fn comes_back(keys: &[u32], distance: usize) -> bool {
    keys.iter().zip(keys.iter().skip(distance)).fold(false, |found, (one, two)| found | (one == two))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_pairs_come_back() {
        let of = |keys: &[u32]| {
            let Echoes { words, pairs } = Echoes::of(keys, &mut Vec::new());
            (words, pairs)
        };
        assert_eq!(of(&[]), (false, 0));
        assert_eq!(of(&[7, 2, 3, 4, 7, 5, 6]), (false, 0));
        assert_eq!(of(&[7, 2, 2, 4]), (true, 0));
        assert_eq!(of(&[7, 2, 7, 2]), (false, 1 << 2));
        assert_eq!(of(&[1, 2, 3, 4, 5, 6, 7, 8, 1, 2]), (false, 1 << 8));
        assert_eq!(of(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2]), (false, 0));
    }
}
