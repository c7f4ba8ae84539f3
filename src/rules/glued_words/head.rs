//! A small word glued before another: "hetoverzicht", "meerinformatie".
//!
//! Not before names: "Devries" is one.

use super::{Glossary, Lexicon, Place, SHORTEST, compound_flags, is_noun};
use crate::glossary::Class;

/// The shortest compound behind a small word, in bytes.
const COMPOUND: usize = 10;

/// Where the word after a small one at the front begins.
pub(super) fn head(glossary: &Glossary, lexicon: &Lexicon, word: &str, place: Place) -> Option<usize> {
    if place.is_name {
        return None;
    }
    let classes = glossary.classes();
    let heads = classes.words(Class::GluedHead);
    let found = classes.openings(word, Class::GluedHead).filter(|head| {
        let rest = &word[head.len()..];
        let flags = compound_flags(lexicon, rest);
        let is_small = heads.iter().any(|other| other == rest);
        let class = classes.of_word(head);
        let fits = if class.has(Class::Article) {
            is_noun(flags) || class.has(Class::DeterminerHet) && flags.is_infinitive()
        } else if class.has(Class::PersonalPronoun) && !class.has(Class::Article) {
            // Not "ulimit" and "usleep", which are commands.
            let verb = classes.of_word(rest);
            verb.has(Class::FiniteVerb) || verb.has(Class::Auxiliary) || flags.is_function() || flags.is_adjective()
        } else if class.has(Class::Auxiliary) {
            flags.is_participle()
        } else if class.has(Class::InfinitiveMarker) {
            flags.is_verb() && classes.ends_in(rest, Class::InfinitiveEnding)
        } else {
            // "voorgekozen": a participle takes its particle before it.
            let is_separable = class.has(Class::Preposition) && flags.is_participle();
            (!flags.is_verb() || flags.is_adjective()) && !is_separable
        };
        let is_word = flags.is_lower() && flags.is_word();
        let is_compound = !lexicon.flags(rest).is_known();
        // "eenpuntsvoorsprong", "zijnsvraag": these open compounds of compounds.
        let opens_more = class.has(Class::Adverb) && !class.has(Class::Preposition)
            || class.has(Class::Indefinite)
            || class.has(Class::Auxiliary);
        if is_compound && (rest.len() < COMPOUND || opens_more) {
            return false;
        }
        let bends = flags.is_inflected_adjective() && !(class.has(Class::Preposition) && flags.is_participle());
        is_small || rest.len() >= SHORTEST && is_word && (fits || bends)
    });
    let found = found.max_by_key(|head| head.len())?;
    let (class, rest) = (classes.of_word(found), &word[found.len()..]);
    let flags = lexicon.flags(rest);
    // "omloopstijl": a noun that the small word is the front of.
    if lexicon.opens_beyond(word, found) {
        return None;
    }
    if !flags.is_known() {
        return Some(found.len());
    }
    // "voor meerinformatie": a bare noun after a preposition.
    let is_bare = !class.has(Class::Preposition) && flags.is_common() && place.after_preposition;
    let is_small = heads.iter().any(|other| other == rest);
    let opens_compounds = lexicon.flags(found).opens_compound();
    (!opens_compounds || is_bare || is_small || !lexicon.reads_as_compound(word)).then_some(found.len())
}
