//! Floor 1: edits, how sure they are, and splicing them into bytes.
//!
//! A fix is never text rewritten: it is a list of ranges and what to put there. Not for deciding which fixes to apply
//! together: that is the engine's work.

mod severity;

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::text::{File, Span};

pub use severity::Severity;

/// How far a fix may be trusted. Ordered: a run that applies `Suggested` applies `Safe` too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Applicability {
    /// Shown to the editor, never applied by a machine.
    Manual,
    /// One clear remedy; an editor should look.
    Suggested,
    /// No second reading exists and the meaning cannot change.
    Safe,
}

impl Applicability {
    pub const ALL: [Applicability; 3] = [Applicability::Manual, Applicability::Suggested, Applicability::Safe];

    pub const fn name(self) -> &'static str {
        match self {
            Applicability::Manual => "manual",
            Applicability::Suggested => "suggested",
            Applicability::Safe => "safe",
        }
    }
}

impl fmt::Display for Applicability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Put `text` in the place of `span`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit<S> {
    pub span: Span<S>,
    pub text: String,
}

impl<S> Edit<S> {
    pub fn new(span: Span<S>, text: impl Into<String>) -> Self {
        Edit { span, text: text.into() }
    }
}

/// One remedy: edits that only make sense together, in ascending order, none touching another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix<S> {
    pub edits: Vec<Edit<S>>,
    /// The whole segment goes (its paragraph, its element); `edits` is empty then.
    pub removes_segment: bool,
}

impl<S> Fix<S> {
    pub fn replace(span: Span<S>, text: impl Into<String>) -> Self {
        Fix::edits(vec![Edit::new(span, text)])
    }

    pub fn edits(edits: Vec<Edit<S>>) -> Self {
        Fix { edits, removes_segment: false }
    }

    pub fn remove_segment() -> Self {
        Fix { edits: Vec::new(), removes_segment: true }
    }
}

/// Puts new bytes in the place of a range of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patch {
    pub span: Span<File>,
    pub bytes: Vec<u8>,
}

/// Applies patches to a file. They must be sorted and must not overlap; every byte outside them is the original.
pub fn splice(original: &[u8], patches: &[Patch]) -> Vec<u8> {
    let added: usize = patches.iter().map(|patch| patch.bytes.len()).sum();
    let mut out = Vec::with_capacity(original.len() + added);
    let mut at = 0;
    for patch in patches {
        debug_assert!(patch.span.start >= at);
        out.extend_from_slice(&original[at..patch.span.start]);
        out.extend_from_slice(&patch.bytes);
        at = patch.span.end;
    }
    out.extend_from_slice(&original[at..]);
    out
}

/// `text` after its edits (sorted, in the coordinates of `text` less `offset`).
pub fn apply<S>(text: &str, offset: usize, edits: &[Edit<S>]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut at = 0;
    for edit in edits {
        out.push_str(&text[at..edit.span.start - offset]);
        out.push_str(&edit.text);
        at = edit.span.end - offset;
    }
    out.push_str(&text[at..]);
    out
}

/// Text longer than this is replaced as one piece: a diff of characters is for words.
const MINIMISE_BELOW: usize = 400;

/// The smallest edits that turn `original` (which begins at `offset`) into `replacement`, so that markup and line ends inside
/// it stay where they are.
pub fn minimise<S>(original: &str, offset: usize, replacement: &str) -> Vec<Edit<S>> {
    if original.len() + replacement.len() > MINIMISE_BELOW {
        return vec![Edit::new(Span::new(offset, offset + original.len()), replacement)];
    }
    // Nearly all repairs add or take away one piece, and no diff is needed to see it.
    match one_piece(original, replacement) {
        Some((span, text)) => vec![Edit::new(Span::new(offset + span.start, offset + span.end), text)],
        None => minimise_by(original, offset, replacement, |text| text.char_indices().map(|(at, _)| at).collect()),
    }
}

/// What is to be replaced by what, where `replacement` is `original` with one piece more or less, and the piece has one place only:
/// of "aa" either letter may be gone.
fn one_piece<'r>(original: &str, replacement: &'r str) -> Option<(Range<usize>, &'r str)> {
    let same = |(one, two): &(char, char)| one == two;
    let length = |(one, _): (char, char)| one.len_utf8();
    let front: usize = original.chars().zip(replacement.chars()).take_while(same).map(length).sum();
    let (old, new) = (&original[front..], &replacement[front..]);
    let back: usize = old.chars().rev().zip(new.chars().rev()).take_while(same).map(length).sum();
    let (old, new) = (&old[..old.len() - back], &new[..new.len() - back]);
    let piece = match (old, new) {
        ("", piece) | (piece, "") => piece,
        _ => return None,
    };
    let end = front + old.len();
    let may_stand_later = piece.chars().next() == original[end..].chars().next();
    let may_stand_earlier = piece.chars().next_back() == original[..front].chars().next_back();
    (!may_stand_later && !may_stand_earlier).then_some((front..end, new))
}

/// The same in whole words, for people who go through them one by one.
pub fn minimise_words<S>(original: &str, offset: usize, replacement: &str) -> Vec<Edit<S>> {
    minimise_by(original, offset, replacement, |text| {
        let mut was_in_word = false;
        let begins = |(at, c): (usize, char)| {
            let is_in_word = c.is_alphanumeric();
            let begins = !(is_in_word && was_in_word);
            was_in_word = is_in_word;
            begins.then_some(at)
        };
        text.char_indices().filter_map(begins).collect()
    })
}

/// The smallest edits of whole pieces; `starts` tells where the pieces of a text begin.
fn minimise_by<S>(
    original: &str,
    offset: usize,
    replacement: &str,
    starts: impl Fn(&str) -> Vec<usize>,
) -> Vec<Edit<S>> {
    let bounds = |text: &str| -> Vec<usize> { starts(text).into_iter().chain([text.len()]).collect() };
    let (old_bounds, new_bounds) = (bounds(original), bounds(replacement));
    let old: Vec<&str> = old_bounds.windows(2).map(|pair| &original[pair[0]..pair[1]]).collect();
    let new: Vec<&str> = new_bounds.windows(2).map(|pair| &replacement[pair[0]..pair[1]]).collect();
    similar::capture_diff_slices(similar::Algorithm::Myers, &old, &new)
        .into_iter()
        .filter(|op| op.tag() != similar::DiffTag::Equal)
        .map(|op| {
            let (from, to) = (op.old_range(), op.new_range());
            Edit::new(Span::new(offset + old_bounds[from.start], offset + old_bounds[from.end]), new[to].concat())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Plain;

    #[test]
    fn a_lost_space_is_one_byte() {
        let edits: Vec<Edit<Plain>> = minimise("Groot -Brittannië", 10, "Groot-Brittannië");
        assert_eq!(edits, [Edit::new(Span::new(15, 16), "")]);
    }

    #[test]
    fn minimal_edits_give_the_replacement() {
        for (old, new) in [
            ("Kiev op KYIV", "Kyiv"),
            ("", "x"),
            ("weg", ""),
            ("één", "een"),
            ("staakt -het -vuren", "staakt-het-vuren"),
        ] {
            assert_eq!(apply(old, 0, &minimise::<Plain>(old, 0, new)), new);
        }
    }

    /// With and without the short way.
    #[test]
    fn a_piece_more_or_less_is_the_edit_of_a_diff() {
        let words = [
            "Groot -Brittannië",
            "Groot-Brittannië",
            "dit dit",
            "dit",
            "aan",
            "an",
            "één",
            "éen",
            "lees-en",
            "lees- en",
            "",
        ];
        let mut short = 0;
        for (old, new) in words.iter().flat_map(|old| words.iter().map(move |new| (*old, *new))) {
            let diff: Vec<Edit<Plain>> =
                minimise_by(old, 7, new, |text| text.char_indices().map(|(at, _)| at).collect());
            assert_eq!(minimise::<Plain>(old, 7, new), diff, "{old} > {new}");
            short += usize::from(one_piece(old, new).is_some());
        }
        assert!(short > 10, "{short}");
        assert_eq!(one_piece("aan", "an"), None, "either letter may be gone");
    }

    #[test]
    fn words_are_replaced_as_a_whole() {
        let edits: Vec<Edit<Plain>> = minimise_words("Zuid -Korea en Kharkiv", 3, "Zuid-Korea en Charkiv");
        assert_eq!(edits, [Edit::new(Span::new(7, 8), ""), Edit::new(Span::new(18, 25), "Charkiv")]);
        assert_eq!(minimise_words::<Plain>("Kiev op KYIV", 0, "Kyiv"), [Edit::new(Span::new(0, 12), "Kyiv")]);
    }

    #[test]
    fn applicability_is_ordered() {
        assert!(Applicability::ALL.is_sorted());
    }
}
