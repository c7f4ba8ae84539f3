//! How two words that belong together are written as one: "topadviseur", "NAVO-top", "zeventienjarige".
//!
//! For the rules on hyphens that were set apart. Two common words are one word without a hyphen (Leidraad 6.1), unless their
//! vowels would be read as one or the lexicon has them with it. Not a proof that they belong together: the rules know that.

use super::Context;
use super::inflection::without_ending;
use crate::glossary::{Class, Status, TermHit, WordFlags};

/// Tokens `i - 1` and `i` as one word.
pub(super) fn joined(context: &Context<'_>, i: usize) -> String {
    if is_closed(context, i) {
        return format!("{}{}", context.word(i - 1), context.word(i));
    }
    context.hyphenated(i)
}

/// "G -7", "G- 7": an acronym with a figure, as the glossary has it.
pub(super) fn acronym_with_figure(context: &Context<'_>, i: usize) -> Option<String> {
    let is_pair = context.token(i - 1).shape.starts_upper() && context.is_number(i);
    let written = is_pair.then(|| format!("{}{}", context.word(i - 1), context.word(i)))?;
    context.glossary.classes().of_word(&written).has(Class::BrandUpper).then_some(written)
}

fn is_closed(context: &Context<'_>, i: usize) -> bool {
    let (first, second) = (context.token(i - 1), context.token(i));
    let is_common = (first.shape.is_all_lower() || first.opens_sentence && context.flags(i - 1).is_lower())
        && second.shape.is_all_lower()
        && !first.shape.has_digit();
    if !is_common || context.flags_of(&context.hyphenated(i)).is_word() {
        return false;
    }
    let one = context.word(i - 1).to_lowercase();
    let is_prefix = context.is(i - 1, Class::PrefixJoined);
    if context.is(i - 1, Class::PrefixHyphen) && !is_prefix {
        return false;
    }
    let is_counted = context.is(i - 1, Class::NumberWord) && context.is(i, Class::AfterFigure);
    let (opens, closes) = (context.flags(i - 1), context.flags(i));
    let is_compound = opens.opens_compound() && opens.is_singular() && closes.closes_compound();
    is_counted
        || context.flags_of(&format!("{one}{}", context.word(i))).is_word()
        || (is_compound || is_prefix) && !clashes(context, &one, context.word(i))
}

/// "auto" and "ongeluk": the vowels at the seam would be read as one.
fn clashes(context: &Context<'_>, one: &str, two: &str) -> bool {
    let seam: String = one.chars().last().into_iter().chain(two.chars().next()).collect();
    context.glossary.classes().words(Class::ClashingVowels).contains(&seam)
}

/// A term with a broken hyphen, as it is written; where the desk writes another form of the same letters ("vicepresident"), that.
pub(super) fn term(context: &Context<'_>, hit: &TermHit) -> String {
    let repaired = context.glossary.repaired(hit, context.plain);
    if !matches!(hit.status, Status::Forbidden | Status::Deprecated) {
        return repaired;
    }
    let preferred = context.glossary.preferred(hit, context.plain);
    let letters = |text: &str| text.replace(['-', ' '], "");
    if letters(&preferred) == letters(&repaired) { preferred } else { repaired }
}

/// "zogenoemde -ballon": an adjective with its ending opens no compound.
pub(super) fn is_adjective_alone(context: &Context<'_>, i: usize) -> bool {
    let (one, two) = (context.flags(i - 1), context.flags(i));
    let is_inflected = || without_ending(context, context.word(i - 1)).is_some();
    let describes = one.is_inflected_adjective() || one.is_participle() && is_inflected();
    describes
        && !one.is_singular()
        && !one.is_plural()
        && (two.is_singular() || two.is_plural() || !two.is_known())
        && context.token(i - 1).shape.is_all_lower()
        && context.token(i).shape.is_all_lower()
        && !context.flags_of(&context.hyphenated(i)).is_word()
}

/// "Amerikaanse -Chinese" → "Amerikaans-Chinese": of two adjectives of countries in one, the first has no ending.
pub(super) fn two_countries(context: &Context<'_>, i: usize) -> Option<String> {
    let (one, two) = (context.flags(i - 1), context.flags(i));
    let is_country = |k: usize| context.token(k).shape.starts_upper() && !context.token(k).shape.is_all_upper();
    let describes = |k: usize| {
        let flags = context.flags(k);
        flags.is_title() && !flags.is_lower() && (flags.is_adjective() || flags.is_inflected_adjective())
    };
    if !is_country(i - 1) || !is_country(i) || !describes(i - 1) || !describes(i) {
        return None;
    }
    let first = match one.is_inflected_adjective() && two.is_inflected_adjective() && !one.is_adjective() {
        true => without_ending(context, context.word(i - 1))?,
        false if one.is_adjective() => context.word(i - 1).to_string(),
        false => return None,
    };
    Some(format!("{first}-{}", context.word(i)))
}

/// "door Iran -gesteunde", "in Londen -gevestigde": is the name the one of a phrase before the participle `i`? The two are no
/// compound.
pub(super) fn is_phrase_of_participle(context: &Context<'_>, i: usize) -> bool {
    let opens = |k: usize| context.is(k, Class::Preposition) && context.gap(k + 1).is_blank();
    only_describes(context.flags(i))
        && context.token(i - 1).shape.starts_upper()
        && (i > 1 && opens(i - 2) || i > 2 && context.is(i - 2, Class::Article) && opens(i - 3))
}

/// Tokens `i - 1` and `i` with a space between.
pub(super) fn apart(context: &Context<'_>, i: usize) -> String {
    format!("{} {}", context.word(i - 1), context.word(i))
}

/// A participle, or an adjective with its ending, that is no noun.
pub(super) fn only_describes(flags: WordFlags) -> bool {
    (flags.is_participle() || flags.is_inflected_adjective()) && !flags.is_singular() && !flags.is_plural()
}
