//! A small word glued behind another: "uitslagvan", "oplossenen".
//!
//! Not for small words that are an ending here: [`super::ending`] knows those.

use super::ending::{may_be_ending, takes_no_ending};
use super::{ENDING_TAKES, Lexicon, Place, SHORTEST, WordFlags};
use crate::glossary::{Class, ClassSet, Glossary};

/// A name may end in a short word; a longer one shows.
const SHORTEST_TAIL_OF_NAME: usize = 3;
/// A name this long shows before a preposition of two letters, in bytes.
const LONG_NAME: usize = 6;

/// Where a small word at the end begins; the longest goes first.
pub(super) fn tail(glossary: &Glossary, lexicon: &Lexicon, word: &str, place: Place) -> Option<usize> {
    let mut ends: Vec<&str> = glossary.classes().endings(word, Class::GluedTail).collect();
    ends.sort_by_key(|tail| std::cmp::Reverse(tail.len()));
    let found =
        ends.into_iter().find(|tail| holds(glossary, lexicon, &word[..word.len() - tail.len()], tail, place))?;
    let stem = word.len() - found.len();
    // "targeten.": "en" and "de" end no sentence.
    let small = glossary.classes().of_word(found);
    let leads_on = small.has(Class::Coordinator) || small.has(Class::Article);
    if leads_on && place.ends_clause {
        return None;
    }
    // "het triggerende pakket": a present participle that the list does not have.
    if small.has(Class::Article)
        && glossary.classes().ends_in(&word[..stem], Class::InfinitiveEnding)
        && place.is_determined
    {
        return None;
    }
    let ends_longer = small.has(Class::Preposition) && ends_in_adverb(lexicon, word, found);
    (!lexicon.reads_as_compound_without(word, found) && !ends_longer).then_some(stem)
}

/// "linksbovenaan": the small word ends a longer one.
fn ends_in_adverb(lexicon: &Lexicon, word: &str, tail: &str) -> bool {
    let parts = word.char_indices().map(|(at, _)| word.split_at(at));
    parts.take_while(|(_, rest)| rest.len() > tail.len()).any(|(first, rest)| {
        first.len() >= SHORTEST && lexicon.flags(rest).is_function() && lexicon.flags(first).is_known()
    })
}

/// May `tail` stick to `stem`?
fn holds(glossary: &Glossary, lexicon: &Lexicon, stem: &str, tail: &str, place: Place) -> bool {
    let flags = lexicon.flags(stem);
    let is_ending = glossary.classes().of_word(tail).has(Class::GluedEnding);
    if stem.len() < SHORTEST || place.is_name && tail.len() == 1 {
        return false;
    }
    if place.is_name {
        // "Managementop": a word of ours with a capital, as labels have it.
        let takes_none = || flags.is_infinitive() || takes_no_ending(glossary, lexicon, stem, tail);
        let is_label = flags.is_lower() && stem.len() >= ENDING_TAKES && (!is_ending || takes_none());
        let small = glossary.classes().of_word(tail);
        let is_hard = !is_ending && (small.has(Class::Preposition) || small.has(Class::Coordinator));
        let is_long_name = is_hard && flags.is_title() && stem.len() >= LONG_NAME;
        return flags.is_known()
            && !leaves_half(glossary, lexicon, stem, tail)
            && (tail.len() >= SHORTEST_TAIL_OF_NAME
                || is_label
                || is_long_name
                || has_its_ending(glossary, flags, stem, tail, small));
    }
    let is_word = flags.is_lower() && flags.is_word() || lexicon.reads_as_compound(stem);
    is_word
        && !leaves_half(glossary, lexicon, stem, tail)
        && !(is_ending && may_be_ending(glossary, lexicon, stem, tail, place))
}

/// "Bulgarijeen", "Italianenen": a name after whose end no plural can come.
fn has_its_ending(glossary: &Glossary, flags: WordFlags, stem: &str, tail: &str, small: ClassSet) -> bool {
    let is_closed = glossary.classes().ends_in(stem, Class::Vowel) || stem.ends_with(tail);
    small.has(Class::PluralEnding) && flags.is_title() && !flags.is_lower() && stem.len() >= LONG_NAME && is_closed
}

/// "gevoeligeen" is "gevoelige en": a shorter small word leaves an adjective whole.
fn leaves_half(glossary: &Glossary, lexicon: &Lexicon, stem: &str, tail: &str) -> bool {
    let shorter = glossary.classes().words(Class::GluedTail).iter().filter(|other| other.len() < tail.len());
    shorter.filter_map(|other| tail.strip_suffix(other.as_str())).any(|rest| {
        let flags = lexicon.joined_flags(stem, rest);
        flags.is_inflected_adjective() || flags.is_present_participle() || flags.is_common()
    })
}
