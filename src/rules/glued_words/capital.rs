//! Where words are glued at a capital: "openenNavigeer", "URLof".
//!
//! Not for names that are written so ("iPhone", "auditEvents").

use super::{ENDING_TAKES, Glossary, Lexicon, SHORTEST, is_noun};
use crate::glossary::Class;

/// "openenNavigeer": a small word before a capital.
pub(super) fn at_capital(glossary: &Glossary, lexicon: &Lexicon, word: &str) -> Option<usize> {
    let mut capitals = word.char_indices().filter(|(_, c)| c.is_uppercase());
    let (at, _) = capitals.next()?;
    if at == 0 {
        return after_acronym(glossary, word).or_else(|| two_labels(lexicon, word));
    }
    if at == 1 {
        return None;
    }
    let (first, rest) = word.split_at(at);
    let class = glossary.classes().of_word(first);
    let is_small = class.has(Class::Preposition) || class.has(Class::Coordinator);
    let flags = lexicon.flags(first);
    let is_word = flags.is_lower() && flags.is_word() && first.len() >= SHORTEST;
    let small_rest = rest.to_lowercase();
    let has_name = || flags.is_function() && lexicon.flags(&small_rest).is_title();
    let rest_is_word = rest.len() > SHORTEST && (lexicon.flags(&small_rest).is_lower() || has_name());
    let is_identifier =
        [first, &small_rest].iter().any(|part| glossary.classes().of_word(part).has(Class::IdentifierPart));
    if is_identifier {
        return None;
    }
    (capitals.next().is_none() && rest.len() > 1 && (is_small && rest.len() >= SHORTEST || is_word && rest_is_word))
        .then_some(at)
}

/// "OpenenDoorgaan": a verb with a capital and another, as names of buttons are.
fn two_labels(lexicon: &Lexicon, word: &str) -> Option<usize> {
    let mut capitals = word.char_indices().skip(1).filter(|(_, c)| c.is_uppercase()).map(|(at, _)| at);
    let at = capitals.next().filter(|_| capitals.next().is_none())?;
    let (first, rest) = (word[..at].to_lowercase(), word[at..].to_lowercase());
    let (one, two) = (lexicon.flags(&first), lexicon.flags(&rest));
    let is_verb = one.is_verb() && one.is_lower() && !is_noun(one) && !one.is_singular() && !one.opens_compound();
    (is_verb && two.is_infinitive() && first.len() >= ENDING_TAKES && rest.len() >= ENDING_TAKES).then_some(at)
}

/// "URLof": a small word after capitals.
fn after_acronym(glossary: &Glossary, word: &str) -> Option<usize> {
    let at = word.find(|c: char| !c.is_uppercase()).filter(|at| *at > 1)?;
    let tails = glossary.classes().words(Class::GluedTail);
    tails.iter().any(|tail| tail.len() > 1 && *tail == word[at..]).then_some(at)
}
