//! What stands between two words.
//!
//! Punctuation is no token: it is part of the gap before the next one, because the damage this project looks for mostly sits
//! between words. Not for the characters themselves: a rule that needs them looks at the text of the gap.

use super::fold;

/// What stands between a token and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Gap {
    /// Nothing before it: the first token.
    Start,
    /// White space without a line end.
    Space,
    /// White space with a line end.
    Line,
    /// A hyphen alone.
    Hyphen,
    /// White space, a hyphen: the commonest damage of machine translation.
    SpaceHyphen,
    /// A hyphen, white space: damage, or a suspended hyphen ("in- en uitvoer").
    HyphenSpace,
    /// A hyphen with white space on both sides.
    SpaceHyphenSpace,
    /// A hyphen at the end of a line: a compound that was wrapped, or a word that was broken.
    HyphenLine,
    /// An en or em dash, with or without white space.
    Dash,
    /// An apostrophe alone.
    Apostrophe,
    /// A comma and white space.
    Comma,
    /// Ends a sentence, or an abbreviation: a full stop, question or exclamation mark, ellipsis, then white space.
    Stop,
    /// Anything else.
    Other,
}

impl Gap {
    /// May a compound or name run across it when it was damaged?
    pub const fn is_soft(self) -> bool {
        !matches!(self, Gap::Start | Gap::Comma | Gap::Stop | Gap::Other | Gap::Dash)
    }

    /// White space only.
    pub const fn is_blank(self) -> bool {
        matches!(self, Gap::Space | Gap::Line)
    }

    const fn bit(self) -> u16 {
        1 << self as u8
    }
}

/// The gaps that occur in a text: a rule that needs one which is not there need not look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GapSet(u16);

impl GapSet {
    pub fn insert(&mut self, gap: Gap) {
        self.0 |= gap.bit();
    }

    pub const fn has(self, gap: Gap) -> bool {
        self.0 & gap.bit() != 0
    }
}

/// What the text between two words is.
pub(super) fn classify(gap: &str) -> Gap {
    match gap {
        " " => return Gap::Space,
        "-" => return Gap::Hyphen,
        ", " => return Gap::Comma,
        ". " => return Gap::Stop,
        " -" => return Gap::SpaceHyphen,
        "'" | "’" => return Gap::Apostrophe,
        _ => {}
    }
    let (mut hyphens, mut dashes, mut lines, mut stops, mut commas, mut others) = (0, 0, 0, 0, 0, 0);
    let (mut space_before, mut space_after, mut marks) = (false, false, false);
    for c in gap.chars() {
        if c.is_whitespace() {
            lines += usize::from(c == '\n');
            if marks {
                space_after = true;
            } else {
                space_before = true;
            }
            continue;
        }
        if fold::is_invisible(c) {
            continue;
        }
        marks = true;
        match c {
            c if fold::is_hyphen(c) => hyphens += 1,
            c if fold::is_dash(c) => dashes += 1,
            ',' => commas += 1,
            '.' | '!' | '?' | '…' => stops += 1,
            _ => others += 1,
        }
    }
    match (hyphens, dashes, stops, commas, others) {
        (0, 0, 0, 0, 0) if lines > 0 => Gap::Line,
        (0, 0, 0, 0, 0) => Gap::Space,
        (1, 0, 0, 0, 0) if lines > 0 && !space_before => Gap::HyphenLine,
        (1, 0, 0, 0, 0) if lines > 0 => Gap::Other,
        (1, 0, 0, 0, 0) => match (space_before, space_after) {
            (false, false) => Gap::Hyphen,
            (true, false) => Gap::SpaceHyphen,
            (false, true) => Gap::HyphenSpace,
            (true, true) => Gap::SpaceHyphenSpace,
        },
        (0, 1, 0, 0, 0) => Gap::Dash,
        (0, 0, 0, 1, 0) if !space_before && space_after => Gap::Comma,
        (0, 0, 1.., 0, _) if !space_before && space_after => Gap::Stop,
        _ => Gap::Other,
    }
}
