//! What no list of compounds has: a prefix cut from its word ("her stellen", "ver leden"), and the halves of a time ("maandag
//! ochtend").
//!
//! "Ver" is a word too: before a verb it may stand ("ver springen").

use super::{Class, Context, Lexicon, Proof, SHORTEST_REST, is_noun};
use crate::glossary::ClassSet;
use crate::text::Gap;

/// What may be cut from its word.
pub(super) const FIRST: ClassSet = ClassSet::of(&[Class::UnstressedPrefix, Class::Day]);

/// Why tokens `i - 1` and `i` are one word, if they are.
pub(super) fn proof(context: &Context<'_>, lexicon: &Lexicon, i: usize) -> Option<Proof> {
    let is_prefix = context.is(i - 1, Class::UnstressedPrefix);
    let is_time = context.is(i - 1, Class::Day) && context.is(i, Class::DayPart);
    let are_parts = (is_prefix || is_time)
        && context.gap(i) == Gap::Space
        && context.token(i).shape.is_all_lower()
        && context.token(i - 1).shape.is_all_lower()
        && context.token(i).len() >= SHORTEST_REST
        && context.term_at(i - 1).is_none();
    if !are_parts || context.flags(i).is_function() && context.flags(i - 1).is_adjective() {
        return None;
    }
    let joined = lexicon.joined_flags(context.word(i - 1), context.word(i));
    let rest = context.flags(i);
    // "ver springen", "een ver land": the first is a word by itself.
    let stands = || {
        let before = i > 1 && context.is(i - 2, Class::Indefinite);
        context.flags(i - 1).is_adjective() && (before || !(joined.is_singular() || is_noun(joined)) && rest.is_known())
    };
    let goes_on =
        i + 1 < context.len() && context.is(i + 1, Class::Coordinator) && context.key(i + 2) == context.key(i);
    let is_word = joined.is_lower() && joined.is_word() && !goes_on;
    match is_time {
        // Everybody reads it, and many write it.
        true => is_word.then_some(Proof::Possible),
        false => (is_word && !stands()).then_some(Proof::Likely),
    }
}
