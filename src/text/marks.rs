//! Which marks occur in a text: a rule that needs one which is not there need not look.
//!
//! The set is filled while the text is cut into words, so asking costs nothing. It may answer yes where there is none (marks
//! beyond ASCII share their places), never no where there is one. Not for finding a mark: look for it in the text.

use super::fold::Part;

/// The marks that occur in a text, other than letters, digits and the plain space.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MarkSet(u128);

impl MarkSet {
    /// Stands for every letter beyond ASCII; U+007F is no mark.
    const LETTER: u8 = 0x7f;
    /// Stands for every invisible character. ASCII letters and digits are no marks, so their places serve those beyond.
    const INVISIBLE: u8 = b'9';
    /// The places that marks beyond ASCII share. With so many, the marks that rules look for and those of everyday copy (quotation
    /// marks, dashes, the ellipsis, the euro sign) have each their own.
    const SHARED: u32 = 49;

    pub(super) fn insert_ascii(&mut self, byte: u8) {
        self.0 |= 1 << byte;
    }

    /// Adds a character that plays `part`.
    pub(super) fn insert(&mut self, c: char, part: Part) {
        self.0 |= 1 << Self::place(c, part);
    }

    fn place(c: char, part: Part) -> u8 {
        if c.is_ascii() {
            return c as u8;
        }
        match part {
            Part::Word => Self::LETTER,
            Part::Invisible => Self::INVISIBLE,
            _ => match (u32::from(c) % Self::SHARED) as u8 {
                place @ 0..26 => b'a' + place,
                place => b'A' + place - 26,
            },
        }
    }

    /// May `mark` occur? It is no letter.
    pub fn has(self, mark: char) -> bool {
        // Whether a mark takes room is not asked: to look it up takes longer than to look for it.
        let place = Self::place(mark, Part::Hard);
        self.0 & (1 << place | 1 << Self::INVISIBLE) != 0
    }

    /// May one of `marks` occur?
    pub fn has_any(self, marks: &[char]) -> bool {
        marks.iter().any(|mark| self.has(*mark))
    }

    /// Does a character occur that takes no room?
    pub fn has_invisible(self) -> bool {
        self.0 & (1 << Self::INVISIBLE) != 0
    }

    /// Does a character occur that is not ASCII?
    pub fn is_beyond_ascii(self) -> bool {
        const BEYOND: u128 = {
            let mut bits = 1 << MarkSet::LETTER;
            let mut byte = 0_u8;
            while byte < 0x7f {
                if byte.is_ascii_alphanumeric() {
                    bits |= 1 << byte;
                }
                byte += 1;
            }
            bits
        };
        self.0 & BEYOND != 0
    }
}

#[cfg(test)]
mod tests {
    use super::super::tokenise;

    #[test]
    fn marks_are_told_from_letters() {
        let marks = |text: &str| tokenise(text).marks;
        assert!(!marks("Een café, zei ze – “nee”… voor € 5.").has_any(&['⁇', '▁', '\u{fffd}', '{', '(']));
        assert!(marks("Een ⁇ of ▁").has('⁇') && marks("Een ⁇ of ▁").has('▁'));
        assert!(!marks("Zo, klaar: 5% (ja).").is_beyond_ascii());
        assert!(
            marks("café").is_beyond_ascii() && marks("a – b").is_beyond_ascii() && marks("a\u{a0}b").is_beyond_ascii()
        );
        assert!(
            marks("zo\u{ad}iets").has_invisible()
                && marks("\u{feff}zo").has_invisible()
                && !marks("zo").has_invisible()
        );
        assert!(marks("e\u{301}").is_beyond_ascii());
    }
}
