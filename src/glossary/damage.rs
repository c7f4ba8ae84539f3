//! How a spelling in the text differs from the form it stands for.
//!
//! Two texts with the same skeleton differ in capitals, accents and separators only. [`compare`] says in which, or that the
//! difference is more than damage ("Chris" is not a damaged "Chris'"). Not for deciding what to do about it.

use super::entry::CaseRule;
use crate::text::fold::{self, Part, part};

/// A set of differences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Damage(u16);

macro_rules! damages {
    ($($bit:literal $constant:ident $method:ident: $what:literal,)*) => {
        impl Damage {
            $(#[doc = $what] pub const $constant: Damage = Damage(1 << $bit);
              #[doc = $what] pub const fn $method(self) -> bool { self.0 & (1 << $bit) != 0 })*
        }
    };
}

damages! {
    0 SHOUTED is_shouted: "All capitals where the form has not.",
    1 LOST_CAPITAL lost_capital: "A small letter where the form has a capital.",
    2 ADDED_CAPITAL added_capital: "A capital where the form has a small letter.",
    3 ACCENT accent: "A diacritic lost, added or another.",
    4 SPACED_HYPHEN spaced_hyphen: "A space beside a hyphen.",
    5 LOST_HYPHEN lost_hyphen: "A space for a hyphen.",
    6 GLUED glued: "Nothing for a hyphen or space.",
    7 ADDED_HYPHEN added_hyphen: "A hyphen for a space.",
    8 SPLIT split: "A space or hyphen inside a word.",
}

impl Damage {
    pub const fn is_none(self) -> bool {
        self.0 == 0
    }

    /// Nothing but this.
    pub const fn is_only(self, other: Damage) -> bool {
        self.0 == other.0
    }

    pub const fn contains(self, other: Damage) -> bool {
        self.0 & other.0 == other.0
    }

    fn add(&mut self, other: Damage) {
        self.0 |= other.0;
    }

    /// How much is wrong: for choosing among forms with the same skeleton.
    pub(super) const fn weight(self) -> u32 {
        self.0.count_ones()
    }
}

/// What stands between two letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    Nothing,
    Space,
    Hyphen,
    /// A hyphen at a line end.
    Wrapped,
    SpacedHyphen,
    Apostrophe,
    /// Anything that damage does not explain.
    Else,
}

struct Letters<'t> {
    chars: std::iter::Peekable<std::str::Chars<'t>>,
    /// Folded bytes of the letter that was read last, not yet given out.
    pending: Vec<u8>,
    letter: char,
}

/// One folded byte, the letter it came from, and what stood before it.
struct Unit {
    byte: u8,
    letter: char,
    opens_letter: bool,
    joint: Joint,
    marked: bool,
}

impl<'t> Letters<'t> {
    fn new(text: &'t str) -> Self {
        Letters { chars: text.chars().peekable(), pending: Vec::new(), letter: ' ' }
    }

    fn joint(&mut self) -> Joint {
        let (mut hyphens, mut spaces, mut apostrophes, mut line_after, mut others) = (0, false, 0, false, 0);
        while let Some(&c) = self.chars.peek() {
            if part(c) == Part::Word {
                break;
            }
            self.chars.next();
            match c {
                c if fold::is_hyphen(c) => hyphens += 1,
                c if fold::is_apostrophe(c) => apostrophes += 1,
                c if c.is_whitespace() => {
                    spaces = true;
                    line_after |= hyphens > 0 && c == '\n';
                }
                c if matches!(part(c), Part::Invisible | Part::Mark) => {}
                _ => others += 1,
            }
        }
        match (hyphens, spaces, apostrophes, others) {
            (0, false, 0, 0) => Joint::Nothing,
            (0, true, 0, 0) => Joint::Space,
            (1, false, 0, 0) => Joint::Hyphen,
            (1, true, 0, 0) if line_after => Joint::Wrapped,
            (1, true, 0, 0) => Joint::SpacedHyphen,
            (0, false, 1, 0) => Joint::Apostrophe,
            _ => Joint::Else,
        }
    }
}

impl Iterator for Letters<'_> {
    type Item = Unit;

    fn next(&mut self) -> Option<Unit> {
        let mut joint = Joint::Nothing;
        let opens_letter = self.pending.is_empty();
        let mut marked = false;
        if opens_letter {
            joint = self.joint();
            self.letter = self.chars.next()?;
            fold::push_folded(self.letter, &mut self.pending);
            self.pending.reverse();
            while self.chars.peek().is_some_and(|c| part(*c) == Part::Mark) {
                marked = true;
                self.chars.next();
            }
        }
        self.pending.pop().map(|byte| Unit { byte, letter: self.letter, opens_letter, joint, marked })
    }
}

/// What is wrong with `surface` if it stands for `form`; `None` if it is another word.
pub(super) fn compare(form: &str, surface: &str, case: CaseRule, may_split: bool) -> Option<Damage> {
    if form == surface {
        return Some(Damage::default());
    }
    let mut damage = Damage::default();
    let (mut form_units, mut surface_units) = (Letters::new(form), Letters::new(surface));
    let mut first = true;
    loop {
        match (form_units.next(), surface_units.next()) {
            (None, None) => break,
            (Some(wanted), Some(found)) if wanted.byte == found.byte => {
                if !first {
                    damage.add(joint(wanted.joint, found.joint, may_split)?);
                }
                if wanted.opens_letter && found.opens_letter {
                    letter(&wanted, &found, first, case, &mut damage);
                } else if wanted.opens_letter != found.opens_letter {
                    damage.add(Damage::ACCENT);
                }
                first = false;
            }
            _ => return None,
        }
    }
    if trailing_apostrophe(form) != trailing_apostrophe(surface) {
        return None;
    }
    shouting(form, surface, damage)
}

/// A shouted spelling is one difference, not one for each letter.
fn shouting(form: &str, surface: &str, mut damage: Damage) -> Option<Damage> {
    if damage.added_capital() && crate::text::case::is_shouted(surface) && !crate::text::case::is_shouted(form) {
        damage.0 &= !(Damage::ADDED_CAPITAL.0 | Damage::LOST_CAPITAL.0);
        damage.add(Damage::SHOUTED);
    }
    Some(damage)
}

fn trailing_apostrophe(text: &str) -> bool {
    text.ends_with(fold::is_apostrophe)
}

fn joint(wanted: Joint, found: Joint, may_split: bool) -> Option<Damage> {
    use Joint::*;
    Some(match (wanted, found) {
        (a, b) if a == b && a != Else => Damage::default(),
        (Nothing | Hyphen, Wrapped) => Damage::default(),
        (Nothing, Space) if may_split => Damage::SPLIT,
        (Nothing, Hyphen) if may_split => Damage(Damage::SPLIT.0 | Damage::ADDED_HYPHEN.0),
        (Nothing, SpacedHyphen) if may_split => Damage(Damage::SPLIT.0 | Damage::SPACED_HYPHEN.0),
        (Hyphen, SpacedHyphen) => Damage::SPACED_HYPHEN,
        (Hyphen, Space) => Damage::LOST_HYPHEN,
        (Hyphen | Space, Nothing) => Damage::GLUED,
        (Space, Hyphen | Wrapped) => Damage::ADDED_HYPHEN,
        (Space, SpacedHyphen) => Damage(Damage::ADDED_HYPHEN.0 | Damage::SPACED_HYPHEN.0),
        _ => return None,
    })
}

fn letter(wanted: &Unit, found: &Unit, first: bool, case: CaseRule, damage: &mut Damage) {
    let lower = |c: char| c.to_lowercase().next();
    if lower(wanted.letter) != lower(found.letter) || wanted.marked != found.marked && !composes(wanted, found) {
        damage.add(Damage::ACCENT);
    }
    if case == CaseRule::Any || first && case == CaseRule::First {
        return;
    }
    match (wanted.letter.is_uppercase(), found.letter.is_uppercase()) {
        (true, false) => damage.add(Damage::LOST_CAPITAL),
        (false, true) => damage.add(Damage::ADDED_CAPITAL),
        _ => {}
    }
}

/// "e" with a combining diaeresis is "ë": the same letter in another normalisation form.
fn composes(wanted: &Unit, found: &Unit) -> bool {
    found.marked && !wanted.letter.is_ascii() || wanted.marked && !found.letter.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn damage(form: &str, surface: &str) -> Option<Damage> {
        compare(form, surface, CaseRule::Exact, false)
    }

    #[test]
    fn differences_are_named() {
        assert_eq!(damage("Groot-Brittannië", "Groot -Brittannië"), Some(Damage::SPACED_HYPHEN));
        assert_eq!(
            damage("Groot-Brittannië", "Groot Brittannie"),
            Some(Damage(Damage::LOST_HYPHEN.0 | Damage::ACCENT.0))
        );
        assert_eq!(damage("Groot-Brittannië", "Groot-\nBrittannië"), Some(Damage::default()));
        assert_eq!(
            damage("Oekraïne", "Oekrai\u{308}ne"),
            Some(Damage::ACCENT),
            "a mark on another base is judged by its letter"
        );
        assert_eq!(damage("Kyiv", "KYIV"), Some(Damage::SHOUTED));
        assert_eq!(damage("Verenigde Staten", "verenigde staten"), Some(Damage::LOST_CAPITAL));
        assert_eq!(damage("VerenigdeStaten", "Verenigde Staten"), None);
        assert_eq!(damage("Chris'", "Chris"), None);
        assert_eq!(damage("ME'er", "meer"), None);
        assert_eq!(compare("besturingssysteem", "Besturings systeem", CaseRule::First, true), Some(Damage::SPLIT));
    }
}
