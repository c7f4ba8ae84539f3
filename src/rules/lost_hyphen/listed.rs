//! Two words that the lexicon has with a hyphen between: "zee egel", "zwart wit", "Vlaams Brabant".
//!
//! Not for small words ("na inschrijving") nor for what may be a phrase: "niet actief", "een oud lid".

use crate::glossary::{Class, ClassSet, Word, WordFlags};
use crate::rules::Context;
use crate::rules::context::SMALL;
use crate::text::Gap;

/// Words that end no compound.
const NO_END: ClassSet = SMALL.with(&[Class::Preposition, Class::Adverb]);

pub(super) fn written(context: &Context<'_>, i: usize) -> Option<String> {
    if !may_open(&context.known(i - 1)) || !may_close(&context.known(i)) {
        return None;
    }
    let (is_common, is_name) = (is_common(context, i), is_name(context, i));
    if !is_common && !is_name {
        return None;
    }
    let written = context.hyphenated(i);
    let joined = context.flags_of(&written);
    let has_its_case = if joined.is_lower() { is_common } else { joined.is_title() && is_name };
    (joined.is_word() && has_its_case && !is_phrase(context, i, joined)).then_some(written)
}

pub(super) fn may_open(word: &Word) -> bool {
    let flags = word.flags;
    let is_word = flags.is_singular() || flags.is_adjective();
    !word.shape.is_all_upper()
        && (word.is(Class::PrefixHyphen) || is_word && !flags.is_function() && !word.meets(SMALL))
}

fn may_close(word: &Word) -> bool {
    let flags = word.flags;
    let is_word = flags.is_singular()
        || flags.is_plural()
        || flags.is_adjective()
        || flags.is_inflected_adjective()
        || flags.is_title();
    is_word && !flags.is_function() && !word.meets(NO_END) && !word.shape.is_all_upper()
}

/// Both in lower case, but for the first of a sentence.
fn is_common(context: &Context<'_>, i: usize) -> bool {
    let first = context.token(i - 1);
    (first.shape.is_all_lower() || first.opens_sentence) && context.token(i).shape.is_all_lower()
}

/// Two capitals, and the front is a common word too: "Vlaams Brabant", not "Jean Paul".
fn is_name(context: &Context<'_>, i: usize) -> bool {
    let flags = context.flags(i - 1);
    let is_front = || flags.is_lower() || flags.is_adjective() || context.is(i - 1, Class::PrefixHyphen);
    let is_capital = |k: usize| context.tokens.list.get(k).is_some_and(|token| token.shape.starts_upper());
    // "Noord Nederlands Toneel" is a name of its own.
    let in_longer_name = || context.gap(i + 1).is_blank() && is_capital(i + 1);
    is_capital(i - 1) && is_capital(i) && is_front() && !in_longer_name()
}

fn is_phrase(context: &Context<'_>, i: usize, joined: WordFlags) -> bool {
    let (first, second) = (context.flags(i - 1), context.flags(i));
    if first.is_function() {
        // "niet rokers": not "werken niet", "niet actief" or "niet boeren maar burgers".
        let is_group = joined.is_plural() && !second.is_verb();
        let opens = [Class::Preposition, Class::Article];
        let is_opened = i > 1 && context.is_any(i - 2, &opens);
        let contrasts = context.gap(i + 1) == Gap::Comma || context.is(i + 1, Class::Coordinator);
        return !(is_group && is_opened) || contrasts;
    }
    // "een oud lid": an adjective has no ending before a neuter noun.
    let describes = first.is_adjective() && joined.is_het();
    let is_glued = || {
        let one = format!("{}{}", context.word(i - 1), context.word(i));
        context.flags_of(&one).is_word()
    };
    // "stelt zich kandidaat", "de koe melk": a verb may follow its object.
    describes || second.is_verb() && !second.is_singular() && !second.is_plural() || is_glued()
}
