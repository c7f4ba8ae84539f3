//! Small words that are endings too: "en" of "oplossenen" is a word, that of "typfouten" is not.
//!
//! Not a conjugation: it says only whether a stem may have the ending, by its kind and by how it is written.

use super::{ENDING_TAKES, Lexicon, Place, SHORTEST, WordFlags, is_noun};
use crate::glossary::{Class, Glossary};

/// "appsen", "datumen", "postvakin": no word of its kind has such an ending.
pub(super) fn takes_no_ending(glossary: &Glossary, lexicon: &Lexicon, stem: &str, tail: &str) -> bool {
    let (classes, flags) = (glossary.classes(), lexicon.flags(stem));
    let (ending, last) = (classes.of_word(tail), lexicon.last_part(stem).unwrap_or(stem));
    let is_plural = flags.is_plural() && !flags.is_verb() && classes.ends_in(stem, Class::OtherPlural);
    let is_of_things = || !ending.has(Class::BendingEnding) && is_neuter(lexicon.flags(last));
    let is_noun = || ending.has(Class::InfinitiveMarker) && is_only_noun(flags);
    is_plural || has_closed_double_vowel(glossary, stem) || is_of_things() || is_noun() || {
        let others = classes.words(Class::OtherPlural);
        let has_other = |word: &str| others.iter().any(|other| lexicon.joined_flags(word, other).is_plural());
        ending.has(Class::PluralEnding)
            && (flags.is_de() || flags.is_het())
            && (has_other(stem) || has_other(last))
            && !lexicon.joined_flags(last, tail).is_plural()
    }
}

fn is_neuter(flags: WordFlags) -> bool {
    flags.is_het() && !flags.is_de()
}

fn is_only_noun(flags: WordFlags) -> bool {
    flags.is_singular() && !flags.is_verb() && !flags.is_adjective() && !flags.is_participle()
}

/// "appte", "gerelateerden", "luisterbereiken", "Armenen": an ending that the list does not have with this word.
pub(super) fn may_be_ending(glossary: &Glossary, lexicon: &Lexicon, stem: &str, tail: &str, place: Place) -> bool {
    let flags = lexicon.flags(stem);
    let ending = glossary.classes().of_word(tail);
    if takes_no_ending(glossary, lexicon, stem, tail) {
        return false;
    }
    if glossary.classes().ends_in(stem, Class::InfinitiveEnding) {
        // "rustgevende": a present participle that the list does not have.
        return ending.has(Class::Article) && !flags.is_known() || place.opens && !flags.is_verb();
    }
    if flags.is_verb() && glossary.classes().ends_in(stem, Class::SingularEnding) && !is_noun(flags) {
        // "volgtte": a verb that has its ending takes no other.
        return false;
    }
    let bends = ending.has(Class::BendingEnding) && (flags.is_verb() || flags.is_adjective() || flags.is_participle());
    let ends_in_vowel = glossary.classes().ends_in(stem, Class::Vowel);
    let is_open = ends_in_vowel && (flags.is_verb() || flags.is_plural());
    let makes_plural = ending.has(Class::PluralEnding)
        && !flags.is_plural()
        && (lexicon.reads_as_compound(stem)
            || ends_in_plural(lexicon, stem, tail)
            // "handhavingen": nouns of this kind have a plural, whether it is listed or not.
            || !ends_in_vowel && glossary.classes().ends_in(stem, Class::SuffixAbstract));
    bends || makes_plural || stem.len() < ENDING_TAKES || is_open
}

/// "typfouten": the plural of the last part is a word.
fn ends_in_plural(lexicon: &Lexicon, stem: &str, ending: &str) -> bool {
    let parts = stem.char_indices().map(|(at, _)| stem.split_at(at)).skip(2);
    parts
        .take_while(|(_, rest)| rest.len() >= SHORTEST)
        .any(|(first, rest)| lexicon.flags(first).is_word() && lexicon.joined_flags(rest, ending).is_plural())
}

/// "naam", not "groep": two equal vowels and one consonant, which are written otherwise before an ending ("namen").
fn has_closed_double_vowel(glossary: &Glossary, stem: &str) -> bool {
    let (classes, end) = (glossary.classes(), stem.char_indices().next_back().map_or(0, |(at, _)| at));
    !classes.ends_in(stem, Class::Vowel) && classes.ends_in(&stem[..end], Class::DoubledVowel)
}
