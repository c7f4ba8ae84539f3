//! Words and what stands between them, found once and shared by every rule.
//!
//! A token is a run of letters and digits (invisible characters and combining marks inside included). Punctuation is not a
//! token: it is part of the [`Gap`] before the next one, because the damage this project looks for mostly sits between words.
//! Along the way the text's *skeleton* is written (see [`super::fold`]): every token knows its bytes in both, so no map per
//! byte is needed to match a glossary. Not a linguistic tokeniser: "video's" is two tokens joined by an apostrophe.
//!
//! ```
//! use copydesk::text::{tokenise, Gap};
//! let tokens = tokenise("Groot -Brittannië");
//! assert_eq!(tokens.list[1].gap, Gap::SpaceHyphen);
//! assert_eq!(tokens.key(1), b"brittannie");
//! ```

use super::fold::{self, Part, part, push_folded};
use super::{Plain, Span};

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

/// The marks that occur in a text, other than letters, digits and the plain space: a rule that needs one which is not there
/// need not look. Marks beyond ASCII are not told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MarkSet(u128);

impl MarkSet {
    /// Stands for every character beyond ASCII; U+007F is no mark.
    const BEYOND_ASCII: u8 = 0x7f;

    fn insert(&mut self, first_byte: u8) {
        self.0 |= 1 << first_byte.min(Self::BEYOND_ASCII);
    }

    /// May `mark` occur? Always true of a character beyond ASCII where there is any.
    pub const fn has(self, mark: char) -> bool {
        let bit = if mark.is_ascii() { mark as u8 } else { Self::BEYOND_ASCII };
        self.0 & (1 << bit) != 0
    }

    /// May one of `marks` occur?
    pub fn has_any(self, marks: &[char]) -> bool {
        marks.iter().any(|mark| self.has(*mark))
    }
}

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

    fn note(&mut self, c: char, first: bool) {
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
    fn note_ascii(&mut self, run: &[u8], first: bool) {
        self.note(char::from(run[0]), first);
        if run.len() > 1 {
            self.0 |= Self::SEVERAL;
            for byte in &run[1..] {
                self.0 |= match byte {
                    b'a'.. => Self::LOWER,
                    b'A'.. => Self::UPPER | Self::UPPER_INSIDE,
                    _ => Self::DIGIT,
                };
            }
        }
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

/// A word: its bytes in the text and in the skeleton.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    pub start: u32,
    pub end: u32,
    pub key_start: u32,
    pub key_end: u32,
    pub gap: Gap,
    pub shape: Shape,
    /// The first word of a sentence. Set by [`super::mark_sentences`].
    pub opens_sentence: bool,
}

impl Token {
    pub const fn span(&self) -> Span<Plain> {
        Span::new(self.start as usize, self.end as usize)
    }

    pub const fn len(&self) -> usize {
        (self.end - self.start) as usize
    }

    pub const fn is_empty(&self) -> bool {
        self.start == self.end
    }
}

/// The tokens of one text, and its skeleton.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    pub list: Vec<Token>,
    /// Folded letters of all tokens, and the hard punctuation between them.
    pub skeleton: Vec<u8>,
    pub gaps: GapSet,
    pub marks: MarkSet,
    /// Does a word hold a digit?
    pub has_digits: bool,
}

impl Tokens {
    /// The skeleton of token `i`.
    pub fn key(&self, i: usize) -> &[u8] {
        let token = &self.list[i];
        &self.skeleton[token.key_start as usize..token.key_end as usize]
    }

    pub fn clear(&mut self) {
        self.list.clear();
        self.skeleton.clear();
        self.gaps = GapSet::default();
        self.marks = MarkSet::default();
        self.has_digits = false;
    }

    /// Replaces the contents with the tokens of `text`; keeps the memory.
    pub fn fill(&mut self, text: &str) {
        self.clear();
        self.skeleton.reserve(text.len() + 8);
        let mut at = 0;
        loop {
            let gap_start = at;
            at = self.skip_gap(text, at);
            if at >= text.len() {
                return;
            }
            let gap = if self.list.is_empty() { Gap::Start } else { classify(&text[gap_start..at]) };
            self.gaps.insert(gap);
            at = self.take_word(text, at, gap);
        }
    }

    /// Passes over what is not a word, keeping hard punctuation in the skeleton.
    fn skip_gap(&mut self, text: &str, mut at: usize) -> usize {
        let bytes = text.as_bytes();
        while let Some(&byte) = bytes.get(at) {
            if byte.is_ascii_alphanumeric() {
                break;
            }
            if byte == b' ' {
                at += 1;
                continue;
            }
            self.marks.insert(byte);
            let c = char_at(text, at);
            match part(c) {
                Part::Word => break,
                Part::Hard => self.skeleton.extend_from_slice(&bytes[at..at + c.len_utf8()]),
                Part::Soft | Part::Invisible | Part::Mark => {}
            }
            at += c.len_utf8();
        }
        at
    }

    fn take_word(&mut self, text: &str, start: usize, gap: Gap) -> usize {
        let bytes = text.as_bytes();
        let key_start = self.skeleton.len() as u32;
        let mut shape = Shape::default();
        let (mut at, mut end) = (start, start);
        while let Some(&byte) = bytes.get(at) {
            if byte.is_ascii_alphanumeric() {
                let run = bytes[at..].iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(bytes.len() - at);
                let run = &bytes[at..at + run];
                shape.note_ascii(run, at == start);
                let from = self.skeleton.len();
                self.skeleton.extend_from_slice(run);
                self.skeleton[from..].make_ascii_lowercase();
                at += run.len();
                end = at;
                continue;
            }
            if byte.is_ascii() {
                break;
            }
            let c = char_at(text, at);
            match part(c) {
                Part::Word => {
                    shape.note(c, at == start);
                    push_folded(c, &mut self.skeleton);
                    at += c.len_utf8();
                    end = at;
                }
                Part::Mark => {
                    shape.0 |= Shape::NON_ASCII;
                    at += c.len_utf8();
                    end = at;
                }
                Part::Invisible => {
                    shape.0 |= Shape::NON_ASCII;
                    at += c.len_utf8();
                }
                Part::Soft | Part::Hard => break,
            }
        }
        self.has_digits |= shape.has_digit();
        self.marks.0 |= u128::from(!shape.is_ascii()) << MarkSet::BEYOND_ASCII;
        let key_end = self.skeleton.len() as u32;
        self.list.push(Token {
            start: start as u32,
            end: end as u32,
            key_start,
            key_end,
            gap,
            shape,
            opens_sentence: false,
        });
        // Invisible characters at the end of a word belong to the gap after it.
        end
    }
}

/// The tokens of `text`. For many texts, keep one [`Tokens`] and call [`Tokens::fill`].
pub fn tokenise(text: &str) -> Tokens {
    let mut tokens = Tokens::default();
    tokens.fill(text);
    tokens
}

fn char_at(text: &str, at: usize) -> char {
    text[at..].chars().next().unwrap_or('\0')
}

fn classify(gap: &str) -> Gap {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn gaps(text: &str) -> Vec<Gap> {
        tokenise(text).list.iter().map(|token| token.gap).collect()
    }

    #[test]
    fn gaps_are_told_apart() {
        use Gap::*;
        assert_eq!(gaps("de in- en uitvoer"), [Start, Space, HyphenSpace, Space]);
        assert_eq!(gaps("Trump -regering, ex-man. Nee – ja"), [Start, SpaceHyphen, Comma, Hyphen, Stop, Dash]);
        assert_eq!(gaps("Groot-\nBrittannië en\nzo - wel"), [Start, HyphenLine, Space, Line, SpaceHyphenSpace]);
        assert_eq!(gaps("foto's (oud) ”Wat?” vroeg"), [Start, Apostrophe, Other, Other, Stop]);
    }

    #[test]
    fn shapes() {
        let tokens = tokenise("KYIV Kyiv kyiv É 30 PowerShell A1");
        let shape = |i: usize| tokens.list[i].shape;
        assert!(shape(0).is_all_upper() && shape(1).starts_upper() && shape(2).is_all_lower());
        assert!(!shape(1).is_all_upper() && shape(3).starts_upper() && !shape(3).is_all_upper());
        assert!(shape(4).is_number() && shape(5).is_mixed() && !shape(6).is_number());
    }

    #[test]
    fn invisible_characters_stay_inside_a_word_and_outside_its_key() {
        let tokens = tokenise("Oekra\u{ad}ïne\u{200b} x");
        assert_eq!(tokens.key(0), b"oekraine");
        assert_eq!(tokens.list[0].end as usize, "Oekra\u{ad}ïne".len());
        assert_eq!(tokens.list[1].gap, Gap::Space);
    }
}
