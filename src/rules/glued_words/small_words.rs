//! Two small words: "dathij", "metdeze", "omdathet".
//!
//! Not for pairs that make a word: those the lexicon has. Not for old forms ("der", "ten"): many words of other languages end in
//! them.

use super::{Lexicon, Place};
use crate::glossary::{Class, ClassSet, Glossary};

/// Shorter ones are words of other languages too, in bytes.
const SHORTEST_PAIR: usize = 6;
/// The shortest of the two, in bytes.
const SHORTEST_PART: usize = 2;

/// What stands before another small word, or after one.
const SMALL: ClassSet = ClassSet::of(&[
    Class::Auxiliary,
    Class::Coordinator,
    Class::Determiner,
    Class::PersonalPronoun,
    Class::Preposition,
    Class::Subordinator,
]);

/// Where the second of two small words begins.
pub(super) fn small_words(glossary: &Glossary, lexicon: &Lexicon, word: &str, place: Place) -> Option<usize> {
    // What opens a sentence may be a name.
    if place.is_name || place.opens || word.len() < SHORTEST_PAIR || lexicon.reads_as_compound(word) {
        return None;
    }
    let mut ways = word.char_indices().map(|(at, _)| at).filter(|at| {
        let (first, second) = word.split_at(*at);
        first.len() >= SHORTEST_PART
            && second.len() >= SHORTEST_PART
            && is_small(glossary, lexicon, first)
            && is_small(glossary, lexicon, second)
    });
    let way = ways.next()?;
    ways.next().is_none().then_some(way)
}

/// A frequent function word of today.
fn is_small(glossary: &Glossary, lexicon: &Lexicon, word: &str) -> bool {
    let (class, flags) = (glossary.classes().of_word(word), lexicon.flags(word));
    let is_old = class.has(Class::Article) && !class.has(Class::Determiner) || class.has(Class::OldForm);
    class.meets(SMALL) && flags.is_function() && flags.is_common() && !is_old
}
