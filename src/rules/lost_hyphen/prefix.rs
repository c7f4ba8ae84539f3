//! A front that is no word by itself ("pro Russische", "semi nomadische"), and a point of the compass before a name ("Zuid
//! Amerikaan").
//!
//! Not for fronts that are words too ("oud minister"): of those the glossary and the lexicon know which are meant.

use crate::glossary::{Class, ClassSet, WordFlags};
use crate::rules::Context;
use crate::text::Gap;

/// What may be such a front.
pub(super) const PREFIXES: ClassSet = ClassSet::of(&[Class::BoundPrefix, Class::Compass]);

pub(super) fn written(context: &Context<'_>, i: usize) -> Option<String> {
    if context.is(i - 1, Class::BoundPrefix) {
        bound(context, i)
    } else {
        (context.is(i - 1, Class::Compass) && is_compass_name(context, i)).then(|| context.hyphenated(i))
    }
}

fn bound(context: &Context<'_>, i: usize) -> Option<String> {
    let (first, second) = (context.token(i - 1), context.token(i));
    let is_front = first.shape.is_all_lower() || first.opens_sentence && !first.shape.is_all_upper();
    // "haar ex burgemeester werd": the front is a noun too.
    let stands = i > 1 && context.is_any(i - 2, &[Class::Possessive, Class::Auxiliary, Class::Adverb]);
    if !is_front || stands {
        return None;
    }
    let (front, flags) = (context.flags(i - 1), context.flags(i));
    // "ex opdrachten": an editor has that name.
    if front.is_singular() && context.is(i, Class::ProgramNoun) {
        return None;
    }
    if second.shape.starts_upper() {
        // "de pro Jansen", "de non Teresa"
        let describes = flags.is_adjective() || flags.is_inflected_adjective();
        let is_name = flags.is_title() && !flags.is_lower();
        return (is_name && (describes || !front.is_singular())).then(|| context.hyphenated(i));
    }
    if !second.shape.is_all_lower() || !is_base(context, i, flags) {
        return None;
    }
    let joined = context.flags_of(&format!("{}{}", context.word(i - 1), context.word(i)));
    // What the lexicon has as one word is another rule's.
    (!joined.is_word()).then(|| if is_joined(context, i) { one_word(context, i) } else { context.hyphenated(i) })
}

/// A noun, or an adjective after a front that is none.
fn is_base(context: &Context<'_>, i: usize, flags: WordFlags) -> bool {
    let is_small = flags.is_function() || context.is_small_word(i) || context.is(i, Class::Preposition);
    let is_compound = || context.glossary.lexicon().is_some_and(|lexicon| lexicon.reads_as_compound(context.word(i)));
    let is_noun = flags.is_singular() || flags.is_plural() || !flags.is_known() && is_compound();
    let describes = !context.flags(i - 1).is_singular() && (flags.is_adjective() || flags.is_inflected_adjective());
    !is_small && !flags.is_verb() && !flags.is_participle() && (is_noun || describes)
}

/// "antiregenjas", unless the vowels clash: "anti-inflatiebeleid".
fn is_joined(context: &Context<'_>, i: usize) -> bool {
    let (front, rest) = (context.word(i - 1).to_lowercase(), context.word(i));
    let seam: String = front.chars().last().into_iter().chain(rest.chars().next()).collect();
    context.is(i - 1, Class::PrefixJoined) && !context.glossary.classes().words(Class::ClashingVowels).contains(&seam)
}

fn one_word(context: &Context<'_>, i: usize) -> String {
    format!("{}{}", context.word(i - 1), context.word(i))
}

/// "Zuid Amerikaan", not "West Virginia", "Kanye West" or "Noord Nederlands Toneel".
fn is_compass_name(context: &Context<'_>, i: usize) -> bool {
    let is_capital = |k: usize| context.tokens.list.get(k).is_some_and(|token| token.shape.starts_upper());
    let flags = context.flags(i);
    let is_ours = flags.is_singular() || flags.is_plural() || flags.is_adjective() || flags.is_inflected_adjective();
    let in_longer_name =
        i > 1 && context.gap(i - 1).is_blank() && is_capital(i - 2) && !context.token(i - 2).opens_sentence
            || context.gap(i + 1).is_blank() && is_capital(i + 1);
    // "Zuid-West Nederland" lost more than one sign.
    let is_whole = i < 2 || context.gap(i - 1) != Gap::Hyphen;
    is_whole
        && is_capital(i - 1)
        && is_capital(i)
        && !context.token(i - 1).shape.is_all_upper()
        && !context.token(i).shape.is_all_upper()
        && flags.is_title()
        && !flags.is_lower()
        && is_ours
        && !in_longer_name
}
