//! A particle cut from the word it opens: "de achter grond.", "werd tegen gehouden", "voor voor bereide inhoud".
//!
//! A particle is mostly a preposition as well, so the words around must leave it no noun to belong to. Not for particles that
//! follow what they belong to ("de trap op gelopen"), nor for those of "er" and "daar" ("er is nadruk op gelegd").

use super::{Class, Context, Lexicon, Proof, WordFlags, is_noun};
use crate::rules::agreement::Gender;
use crate::text::Gap;

/// The shortest rest of a word, in bytes.
const SHORTEST_REST: usize = 4;
/// So far behind its preposition, in tokens, a participle may stand.
const PHRASE: usize = 10;
/// So far back, in tokens, "er" may stand.
const CLAUSE: usize = 16;

/// Why the particle `i - 1` and token `i` are one word, if they are.
pub(super) fn proof(context: &Context<'_>, lexicon: &Lexicon, i: usize) -> Option<Proof> {
    let is_particle = i > 1 && context.is(i - 1, Class::Preposition) && context.gap(i - 1).is_blank();
    let are_parts = is_particle
        && context.gap(i) == Gap::Space
        && context.token(i).shape.is_all_lower()
        && context.token(i - 1).shape.is_all_lower()
        && context.token(i).len() >= SHORTEST_REST
        && !context.flags(i).is_function()
        && context.term_at(i - 1).is_none();
    if !are_parts {
        return None;
    }
    let joined = lexicon.joined_flags(context.word(i - 1), context.word(i));
    let is_one = joined.is_lower()
        && (is_doubled(context, i, joined)
            || is_noun_phrase(context, i, joined)
            || is_predicate(context, i, joined)
            || is_half(context, i, joined)
            || is_unknown_rest(context, i, joined));
    is_one.then_some(Proof::Likely)
}

/// "geschikt voor voor bereide inhoud"
fn is_doubled(context: &Context<'_>, i: usize, joined: WordFlags) -> bool {
    context.key(i - 2) == context.key(i - 1) && (joined.is_participle() || joined.is_inflected_adjective())
}

const DETERMINERS: &[Class] = &[Class::Article, Class::AlwaysDeterminer, Class::Possessive];

/// "de achter grond.", not "de voor kinderen bestemde bus": a determiner of its gender, and the clause ends or goes on with its verb.
fn is_noun_phrase(context: &Context<'_>, i: usize, joined: WordFlags) -> bool {
    // "het goede voor beeld": over an adjective.
    let over = i > 2 && context.flags(i - 2).is_inflected_adjective() && context.gap(i - 2).is_blank();
    let determiner = if over && context.is_any(i - 3, DETERMINERS) { i - 3 } else { i - 2 };
    let gender = match (joined.is_de(), joined.is_het()) {
        (true, false) => Gender::De,
        (false, true) => Gender::Het,
        _ => return false,
    };
    let other = match gender {
        Gender::De => Class::DeterminerHet,
        Gender::Het => Class::DeterminerDe,
    };
    let is_determined = context.is_any(determiner, DETERMINERS) && !context.is(determiner, other);
    let closes = matches!(context.gap(i + 1), Gap::Stop | Gap::Comma)
        || context.is(i + 1, Class::Auxiliary)
        || context.is_any(i + 1, &[Class::Preposition, Class::FiniteVerb]) && !is_phrase_before_participle(context, i);
    // "die nodig zijn voor programma, …": a verb too.
    is_determined && !context.is(determiner, Class::Auxiliary) && closes && is_noun(context.flags(i))
}

/// "de voor reizigers uit Gent bestemde bus": the participle belongs to the preposition.
fn is_phrase_before_participle(context: &Context<'_>, i: usize) -> bool {
    let in_clause = |k: &usize| !matches!(context.gap(*k), Gap::Stop | Gap::Comma);
    (i + 1..context.len()).take(PHRASE).take_while(in_clause).any(|k| {
        let flags = context.flags(k);
        (flags.is_participle() || flags.is_present_participle()) && flags.is_inflected_adjective()
    })
}

/// "een onder zoek", "het voor voegsel": what comes after the article and the preposition is nothing that they may stand before.
fn is_half(context: &Context<'_>, i: usize, joined: WordFlags) -> bool {
    let rest = context.flags(i);
    let stands = is_noun(rest) || rest.is_singular() || rest.is_adjective() || rest.is_inflected_adjective();
    let opens = context.is_any(i - 2, &[Class::Article, Class::AlwaysDeterminer, Class::Demonstrative]);
    let is_conjunction = context.is_any(i - 2, &[Class::Subordinator, Class::Relative]);
    rest.is_known()
        && !stands
        && !rest.is_participle()
        && !rest.is_infinitive()
        && opens
        && !is_conjunction
        && (is_noun(joined) || joined.is_singular())
        && !joined.is_infinitive()
}

/// "werd onder tekend", "is her opend": the rest is no word, and the two make a verb.
fn is_unknown_rest(context: &Context<'_>, i: usize, joined: WordFlags) -> bool {
    !context.flags(i).is_known() && (joined.is_participle() || joined.is_verb())
}

/// "werd tegen gehouden.": a participle right after a preposition that follows no noun, where the clause ends; of a frequent
/// participle whose rest is not, anywhere ("heeft een staking aan gekondigd voor").
fn is_predicate(context: &Context<'_>, i: usize, joined: WordFlags) -> bool {
    let rest = context.flags(i);
    let closes = || {
        matches!(context.gap(i + 1), Gap::Stop | Gap::Comma)
            || context.is_any(i + 1, &[Class::Auxiliary, Class::Coordinator, Class::Subordinator])
    };
    let is_better_known = joined.is_common() && !rest.is_common() && !joined.is_inflected_adjective();
    let in_clause = |k: &usize| !context.token(*k + 1).opens_sentence;
    let mut before = (i.saturating_sub(CLAUSE)..i - 1).rev().take_while(in_clause);
    joined.is_participle()
        && joined.is_separable()
        && rest.is_participle()
        && context.is(i - 1, Class::DetachedParticle)
        && (is_better_known || closes())
        && !before.any(|k| context.is(k, Class::RWord))
}
