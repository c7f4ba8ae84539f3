//! A separable verb in two pieces: "moet het plan goed keuren.", "zegt dat het plan door gaat.", "dat voor komt dat".
//!
//! Behind its subject and object such a verb is one word, so what speaks for it is the end of its clause. Not for particles behind "er"
//! or "waar", nor for those that may belong to a noun before them ("dat hij de weg op gaat").

use super::particle::OPENS_PARTICIPLE;
use super::{CLAUSE, Class, Context, Lexicon, Proof, SHORTEST_REST, WordFlags, in_clause_before, is_noun};
use crate::glossary::ClassSet;
use crate::rules::agreement::may_be_finite;
use crate::text::Gap;

const OPENERS: ClassSet = OPENS_PARTICIPLE.with(&[Class::VerbOpener]);

/// Why tokens `i - 1` and `i` are one verb, if they are.
pub(super) fn proof(context: &Context<'_>, lexicon: &Lexicon, i: usize) -> Option<Proof> {
    let is_opener = i > 1 && context.meets(i - 1, OPENERS) && context.gap(i - 1).is_blank();
    let (rest, flags) = (context.token(i), context.flags(i));
    let are_parts = is_opener
        && context.gap(i) == Gap::Space
        && rest.shape.is_all_lower()
        && context.token(i - 1).shape.is_all_lower()
        && rest.len() >= SHORTEST_REST
        && (flags.is_verb() || flags.is_participle())
        && context.term_at(i - 1).is_none();
    if !are_parts {
        return None;
    }
    let is_one = if context.is(i - 1, Class::VerbOpener) {
        is_completed(context, i) && completes(lexicon.joined_flags(context.word(i - 1), context.word(i)))
    } else {
        is_finite(context, i) && {
            let joined = lexicon.joined_flags(context.word(i - 1), context.word(i));
            joined.is_lower()
                && (joined.is_verb() || joined.has_no_kind())
                && !joined.is_infinitive()
                && !is_noun(joined)
        }
    };
    is_one.then_some(Proof::Likely)
}

/// An infinitive or participle, and nothing else.
fn completes(joined: WordFlags) -> bool {
    joined.is_lower() && (joined.is_infinitive() || joined.is_participle()) && !is_noun(joined)
}

fn closes(context: &Context<'_>, i: usize) -> bool {
    matches!(context.gap(i), Gap::Stop | Gap::Comma)
}

/// "moet het plan goed keuren.", "heeft deel genomen aan": an auxiliary waits for the verb.
fn is_completed(context: &Context<'_>, i: usize) -> bool {
    let (flags, after) = (context.flags(i), i + 1);
    let ends = closes(context, after)
        || context.gap(after).is_blank()
            && context.is_any(after, &[Class::Auxiliary, Class::Preposition, Class::Coordinator, Class::Subordinator]);
    let waits = |class| in_clause_before(context, i, class);
    let is_owned = context.is_any(i - 2, &[Class::Article, Class::Possessive, Class::Preposition, Class::Coordinator]);
    ends && !is_owned
        && (flags.is_infinitive() && (waits(Class::Modal) || context.is(i - 2, Class::InfinitiveMarker))
            || flags.is_participle() && (waits(Class::Auxiliary) || context.is(after, Class::Auxiliary)))
}

/// "zegt dat het plan door gaat.", "dat voor komt dat": a finite verb at the end of a clause that another word opened, or behind a
/// particle that belongs to nothing before it.
fn is_finite(context: &Context<'_>, i: usize) -> bool {
    let (flags, before, after) = (context.flags(i), i - 2, i + 1);
    let is_verb = flags.is_verb() && !flags.is_infinitive() && !is_noun(flags);
    if !is_verb || in_clause_before(context, i, Class::RWord) {
        return false;
    }
    // "hoe u dat aan kunt roepen"
    let may_be_cluster = || {
        let (next, is_marker) = (context.flags(after), context.is(after, Class::InfinitiveMarker));
        next.is_infinitive() || next.is_participle() || is_marker || context.is(i, Class::Modal)
    };
    // "dat voor komt dat": such a preposition stands before no verb.
    let is_detached = || {
        !may_be_cluster()
            && context.is(i - 1, Class::DetachedParticle)
            && context.gap(after).is_blank()
            && may_be_finite(context, i)
    };
    let may_belong = context.is(i - 1, Class::TrailingParticle) && !context.is(before, Class::Adverb)
        || context.is(i - 1, Class::LooseParticle) && in_clause_before(context, i, Class::LooseOpener)
        // "dat het dichtst bij ligt", "twee punten achter stonden"
        || before > 0 && context.is(before - 1, Class::NumberWord)
        || context.flags(before).is_adjective()
        || context.flags(before).is_inflected_adjective()
        || context.is_any(before, &[Class::Preposition, Class::Coordinator]);
    !may_belong && (closes(context, after) && opens_clause(context, before) || is_detached())
}

/// Does a word that opens such a clause stand before token `i`, and no other verb between them?
fn opens_clause(context: &Context<'_>, i: usize) -> bool {
    let in_clause = |k: &usize| !matches!(context.gap(*k + 1), Gap::Stop | Gap::Comma | Gap::Other);
    let mut back = (i.saturating_sub(CLAUSE)..=i).rev().take_while(in_clause);
    let opener = back.find(|k| {
        context.is_any(*k, &[Class::Subordinator, Class::Relative, Class::Auxiliary, Class::FiniteVerb])
            || context.token(*k).opens_sentence
    });
    opener.is_some_and(|k| {
        context.is_any(k, &[Class::Subordinator, Class::Relative])
            && !context.is_any(k, &[Class::Auxiliary, Class::FiniteVerb, Class::Preposition])
    })
}
