//! Two full words that make no compound: "agressieveberichten", "gebeurtenisvindt".
//!
//! Not for a noun before a noun: together those are a compound, whether anybody listed it or not.

use super::{ENDING_TAKES, Lexicon, Place, SHORTEST, compound_flags, is_noun};
use crate::glossary::{Class, Glossary};

/// An adjective this long is an adverb before a participle, in bytes.
const LONG_ADJECTIVE: usize = 8;

/// Where the second of two words begins that make no compound: "agressieveberichten", "toevoegengebruiken".
pub(super) fn two_words(glossary: &Glossary, lexicon: &Lexicon, word: &str, place: Place) -> Option<usize> {
    if place.is_name || word.len() < 2 * SHORTEST + 2 || lexicon.reads_as_compound(word) {
        return None;
    }
    let mut ways = word.char_indices().map(|(at, _)| at).filter(|at| {
        let (first, rest) = word.split_at(*at);
        first.len() > SHORTEST && rest.len() > SHORTEST && is_pair(glossary, lexicon, first, rest)
    });
    let way = ways.next()?;
    ways.next().is_none().then_some(way)
}

/// Two words that stand side by side in a sentence and never in one word.
fn is_pair(glossary: &Glossary, lexicon: &Lexicon, first: &str, rest: &str) -> bool {
    let (one, two) = (lexicon.flags(first), lexicon.flags(rest));
    let has_infinitive_ending = |word: &str| glossary.classes().ends_in(word, Class::InfinitiveEnding);
    let begins_participle = || glossary.classes().openings(rest, Class::ParticiplePrefix).next().is_some();
    let bends = one.is_inflected_adjective() || one.is_participle() && glossary.classes().ends_in(first, Class::Vowel);
    let describes = bends && !one.opens_compound() && !is_plural_of_action(glossary, rest);
    let is_infinitive = one.is_verb() && has_infinitive_ending(first) && !one.opens_compound();
    let is_participle = two.is_participle() && begins_participle() && one.is_lower() && !one.opens_compound();
    let is_object =
        one.is_plural() && two.is_verb() && has_infinitive_ending(rest) && !is_noun(two) && !two.closes_compound();
    let is_pair = is_object || describes && is_noun(two) || is_infinitive && two.is_verb();
    // "automatischgebruikt": long adjectives open no compounds.
    let is_adverb = one.is_adjective() && first.len() >= LONG_ADJECTIVE;
    is_pair || is_participle && (is_noun(one) || is_adverb) || is_clause(glossary, lexicon, first, rest)
}

/// "completeringen": "ringen" is the plural of the suffix, and a letter of the stem.
fn is_plural_of_action(glossary: &Glossary, rest: &str) -> bool {
    let classes = glossary.classes();
    let mut stems = classes.endings(rest, Class::PluralEnding).map(|ending| &rest[..rest.len() - ending.len()]);
    stems.any(|stem| stem.len() <= SHORTEST && classes.ends_in(stem, Class::SuffixAbstract))
}

/// "gebeurtenisvindt", "gebruikerstoewijzen": a noun and a verb that nobody joins to one.
fn is_clause(glossary: &Glossary, lexicon: &Lexicon, first: &str, rest: &str) -> bool {
    let verb = lexicon.flags(rest);
    let is_only_verb =
        verb.is_verb() && !is_noun(verb) && !verb.is_singular() && !verb.is_adjective() && !verb.is_participle();
    if !is_only_verb || verb.closes_compound() {
        return false;
    }
    let is_finite =
        !verb.is_infinitive() && glossary.classes().ends_in(rest, Class::SingularEnding) && verb.is_common();
    let is_separable = verb.is_infinitive() && verb.is_separable();
    if !(is_finite || is_separable) {
        return false;
    }
    let noun = compound_flags(lexicon, first);
    (is_finite && is_noun(noun) || noun.is_plural())
        && noun.is_lower()
        && !noun.is_function()
        && first.len() >= ENDING_TAKES
}
