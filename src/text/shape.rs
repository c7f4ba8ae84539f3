//! How a word is written: capitals, small letters, digits.

use super::sixteen::Run;

/// How a token is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape(u8);

impl Shape {
    const FIRST_UPPER: u8 = 1;
    const UPPER: u8 = 2;
    const LOWER: u8 = 4;
    const DIGIT: u8 = 8;
    const NON_ASCII: u8 = 16;
    const SEVERAL: u8 = 32;
    const UPPER_INSIDE: u8 = 64;

    /// Notes a letter or digit.
    pub(super) fn note(&mut self, c: char, first: bool) {
        if !first {
            self.0 |= Self::SEVERAL;
        }
        if c.is_ascii_lowercase() {
            self.0 |= Self::LOWER;
        } else if c.is_ascii_digit() {
            self.0 |= Self::DIGIT;
        } else if c.is_ascii_uppercase() {
            self.upper(first);
        } else {
            self.0 |= Self::NON_ASCII;
            if c.is_uppercase() {
                self.upper(first);
            } else if c.is_alphabetic() {
                self.0 |= Self::LOWER;
            } else if c.is_numeric() {
                self.0 |= Self::DIGIT;
            }
        }
    }

    /// Notes a run of ASCII letters and digits.
    pub(super) fn note_run(&mut self, run: &Run, first: bool) {
        let bit = |counts: bool, bit: u8| if counts { bit } else { 0 };
        let opening = u32::from(first);
        self.0 |= bit(run.len > 1 || !first, Self::SEVERAL)
            | bit(run.small != 0, Self::LOWER)
            | bit(run.digits != 0, Self::DIGIT)
            | bit(run.capitals != 0, Self::UPPER)
            | bit(run.capitals & opening != 0, Self::FIRST_UPPER)
            | bit(run.capitals & !opening != 0, Self::UPPER_INSIDE);
    }

    /// Notes what is not ASCII and no letter: a combining mark, an invisible character.
    pub(super) fn note_beyond_ascii(&mut self) {
        self.0 |= Self::NON_ASCII;
    }

    fn upper(&mut self, first: bool) {
        self.0 |= Self::UPPER | if first { Self::FIRST_UPPER } else { Self::UPPER_INSIDE };
    }

    /// Begins with a capital.
    pub const fn starts_upper(self) -> bool {
        self.0 & Self::FIRST_UPPER != 0
    }

    /// Two letters or more, all capitals.
    pub const fn is_all_upper(self) -> bool {
        self.0 & (Self::UPPER | Self::SEVERAL) == Self::UPPER | Self::SEVERAL
            && self.0 & (Self::LOWER | Self::DIGIT) == 0
    }

    /// No capital anywhere, and a letter.
    pub const fn is_all_lower(self) -> bool {
        self.0 & (Self::UPPER | Self::DIGIT) == 0 && self.0 & Self::LOWER != 0
    }

    /// Nothing but digits.
    pub const fn is_number(self) -> bool {
        self.0 & Self::DIGIT != 0 && self.0 & (Self::UPPER | Self::LOWER) == 0
    }

    pub const fn has_digit(self) -> bool {
        self.0 & Self::DIGIT != 0
    }

    /// A capital after the first letter, beside small letters: "PowerShell".
    pub const fn is_mixed(self) -> bool {
        self.0 & Self::UPPER_INSIDE != 0 && self.0 & Self::LOWER != 0
    }

    pub const fn is_ascii(self) -> bool {
        self.0 & Self::NON_ASCII == 0
    }
}
