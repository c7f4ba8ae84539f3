//! A particle cut from the word it opens: "de achter grond.", "werd tegen gehouden", "is op gelopen", "de toe komst", "te voor komen".
//!
//! A particle is mostly a preposition as well, so the words around must leave it no noun to belong to. Not for particles that
//! follow what they belong to ("de trap op gelopen"), nor for those of "er" and "daar" ("er is nadruk op gelegd").

use super::{CLAUSE, Class, Context, Lexicon, Proof, SHORTEST_REST, WordFlags, in_clause_before, is_noun};
use crate::glossary::ClassSet;
use crate::rules::agreement::{Gender, may_be_finite};
use crate::rules::inflection::without_ending;
use crate::text::Gap;

/// The most words before a noun, of its phrase.
const MOST_DESCRIBING: usize = 3;
/// So far behind its preposition, in tokens, a participle may stand.
const PHRASE: usize = 10;

/// Why the particle `i - 1` and token `i` are one word, if they are.
pub(super) fn proof(context: &Context<'_>, lexicon: &Lexicon, i: usize) -> Option<Proof> {
    let is_particle =
        i > 1 && context.meets(i - 1, PARTICLES.with(&[Class::ParticleJoins])) && context.gap(i - 1).is_blank();
    let are_parts = is_particle
        && context.gap(i) == Gap::Space
        && context.token(i).shape.is_all_lower()
        && context.token(i - 1).shape.is_all_lower()
        && context.token(i).len() >= SHORTEST_REST
        && (!context.flags(i).is_function() || context.flags(i).is_verb() || context.is(i, Class::ParticleRest))
        && context.term_at(i - 1).is_none();
    if !are_parts {
        return None;
    }
    let joined = lexicon.joined_flags(context.word(i - 1), context.word(i));
    if !joined.is_lower() {
        return None;
    }
    if context.is(i - 1, Class::ParticleJoins) {
        // "de weer gave", "het weer geven van": what is an adverb elsewhere.
        let is_one = is_noun_phrase(context, i, joined) || is_nominal(context, i, joined);
        return is_one.then_some(Proof::Likely);
    }
    // "uit eindelijk", "op nieuw gebouwd"
    if context.is(i, Class::ParticleRest) || context.is(i, Class::ParticleAdjective) && !opens_phrase(context, i) {
        return Some(Proof::Likely);
    }
    let is_phrase = || {
        is_doubled(context, i, joined)
            || is_noun_phrase(context, i, joined)
            || is_half(context, i, joined)
            || is_known_better(context, i, joined)
            || is_unknown_rest(context, i, joined)
    };
    let is_one = context.is(i - 1, Class::Preposition) && is_phrase()
        || is_predicate(context, i, joined)
        || is_attribute(context, i, joined)
        || is_marked(context, i, joined)
        || is_cluster(context, i, joined)
        || completes_modal(context, i, joined)
        || is_nominal(context, i, joined)
        || is_loose_noun(context, i, joined);
    is_one.then_some(Proof::Likely)
}

/// What may open a verb; most are prepositions as well.
pub(super) const PARTICLES: ClassSet = ClassSet::of(&[
    Class::Preposition,
    Class::DetachedParticle,
    Class::LooseParticle,
    Class::NounOpener,
    Class::TrailingParticle,
]);
/// What may open a participle and be cut from it.
pub(super) const OPENS_PARTICIPLE: ClassSet =
    ClassSet::of(&[Class::DetachedParticle, Class::TrailingParticle, Class::LooseParticle]);

/// "geschikt voor voor bereide inhoud"
fn is_doubled(context: &Context<'_>, i: usize, joined: WordFlags) -> bool {
    context.key(i - 2) == context.key(i - 1) && (joined.is_participle() || joined.is_inflected_adjective())
}

const DETERMINERS: &[Class] = &[Class::Article, Class::AlwaysDeterminer, Class::Possessive];

/// "de achter grond.", not "de voor kinderen bestemde bus": a determiner of its gender, and the clause ends or goes on with its verb.
fn is_noun_phrase(context: &Context<'_>, i: usize, joined: WordFlags) -> bool {
    // "het goede voor beeld": over an adjective.
    let flags = context.flags(i - 2);
    let bends = flags.is_inflected_adjective() || flags.is_present_participle();
    let is_bare = || flags.is_adjective() && i > 2 && context.is(i - 3, Class::Indefinite);
    let over = i > 2 && (bends || is_bare()) && context.gap(i - 2).is_blank();
    let determiner = if over && context.is_any(i - 3, DETERMINERS) { i - 3 } else { i - 2 };
    let gender = match (joined.is_de(), joined.is_het()) {
        (true, false) => Gender::De,
        (false, true) => Gender::Het,
        // "de onder delen": plurals have the article of common gender.
        (false, false) if joined.is_plural() && !context.is(determiner, Class::Indefinite) => Gender::De,
        _ => return false,
    };
    let other = match gender {
        Gender::De => Class::DeterminerHet,
        Gender::Het => Class::DeterminerDe,
    };
    // "in dit voor beeld": behind a preposition a pronoun has its noun.
    let is_led = determiner > 0
        && context.is(determiner - 1, Class::FreePreposition)
        && context.gap(determiner).is_blank()
        && !context.is(determiner, Class::Relative);
    let opens = context.is_any(determiner, DETERMINERS)
        || context.is(determiner, Class::Demonstrative) && is_led
        || context.is(determiner, Class::PluralDeterminer) && joined.is_plural();
    let is_determined = opens && !context.is(determiner, other);
    let closes = matches!(context.gap(i + 1), Gap::Stop | Gap::Comma)
        || context.is(i + 1, Class::Auxiliary)
        || context.is_any(i + 1, &[Class::Adverb, Class::Preposition, Class::FiniteVerb])
            && !is_phrase_before_participle(context, i);
    // "die nodig zijn voor programma, …": a verb too.
    let rest = context.flags(i);
    let is_rest = is_noun(rest) || rest.is_singular();
    let has_verb = || {
        may_be_finite(context, i + 1)
            && context.gap(i + 1).is_blank()
            && !context.flags(i + 1).is_participle()
            && !is_phrase_before_participle(context, i)
    };
    let goes_on = || is_led && context.gap(i + 1).is_blank() && !is_phrase_before_participle(context, i);
    is_determined && !context.is(determiner, Class::Auxiliary) && is_rest && (closes || goes_on() || has_verb())
}

/// "een beslissende voor sprong", "met aan klachten": the two are a frequent noun, the rest is none, and what stands before them opens
/// a noun phrase.
fn is_known_better(context: &Context<'_>, i: usize, joined: WordFlags) -> bool {
    const OPENERS: &[Class] = &[
        Class::Article,
        Class::Determiner,
        Class::NumberWord,
        Class::OrdinalWord,
        Class::Possessive,
        Class::Preposition,
    ];
    let (before, flags) = (i - 2, context.flags(i - 2));
    let describes = || flags.is_inflected_adjective() && !is_noun(flags) && !flags.is_singular() && !flags.is_verb();
    // "hij weet dat op tijd", "de mannen die in huis waren": pronouns and conjunctions open none.
    let is_other =
        context.is_any(before, &[Class::Auxiliary, Class::Relative, Class::Subordinator, Class::PersonalPronoun]);
    let rest = context.flags(i);
    joined.is_common()
        && !rest.is_common()
        && (is_noun(joined) || joined.is_singular())
        && (is_noun(rest) || rest.is_singular() || rest.has_no_kind())
        && !is_other
        && (context.is_any(before, OPENERS) || describes())
        && !is_phrase_before_participle(context, i)
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

/// "werd tegen gehouden", "is op gelopen": a participle that no noun follows, where nothing before the particle can own it.
fn is_predicate(context: &Context<'_>, i: usize, joined: WordFlags) -> bool {
    let rest = context.flags(i);
    let may_be_noun = is_noun(rest) || rest.is_singular();
    // "geschreven": the list has it as an adjective.
    let begins_participle =
        || context.glossary.classes().openings(context.word(i), Class::ParticiplePrefix).next().is_some();
    // "op gedeelde": with its ending it describes what follows.
    let is_bare = || without_ending(context, context.word(i)).is_none();
    // "op gegeven moment": at the end of its clause it is no noun.
    let closes = || {
        let after = i + 1;
        matches!(context.gap(after), Gap::Stop | Gap::Comma)
            || context.gap(after).is_blank() && context.is(after, Class::Auxiliary)
    };
    // "aangevuld": the list has many as adjectives, or the form alone.
    let is_participle = joined.is_participle()
        || begins_participle()
            && (joined.is_adjective() || joined.has_no_kind())
            && !(is_noun(joined) || joined.is_singular());
    is_participle
        && (rest.is_participle() || rest.has_no_kind() || rest.is_adjective() && begins_participle())
        && (!may_be_noun || rest.is_participle() && closes())
        && context.meets(i - 1, OPENS_PARTICIPLE)
        && !opens_phrase(context, i)
        && !owns_particle(context, i)
        && !in_clause_before(context, i, Class::RWord)
        && is_bare()
}

/// "in besloten kring", "op gepast tempo": behind a preposition the participle may describe what follows. With "of" and "en" another
/// may follow.
fn opens_phrase(context: &Context<'_>, i: usize) -> bool {
    let next = i + 1;
    let flags = context.flags(next);
    let is_noun = is_noun(flags) || flags.is_singular() || flags.is_adjective() || flags.is_inflected_adjective();
    let small =
        context.is_small_word(next) || context.is_any(next, &[Class::Preposition, Class::FiniteVerb, Class::Adverb]);
    let describes = || is_noun || !flags.is_known() || flags.is_function() && !small;
    // "is af gelopen jaar": before a loose particle nothing opens a phrase.
    let is_loose = context.is(i - 1, Class::LooseParticle);
    !is_loose
        && context.gap(next).is_blank()
        && next < context.len()
        && (context.is(next, Class::Coordinator) || !small && describes())
}

/// "de trap op gelopen", "van jongs af gezien", "naar hem toe gekomen", "de hele nacht door gewerkt": a noun or preposition before
/// the particle, which belongs to that.
fn owns_particle(context: &Context<'_>, i: usize) -> bool {
    let before = i - 2;
    // "gesloten of op gewaardeerd wordt": after another participle it is one.
    let joins = context.is(before, Class::Coordinator);
    let is_other = || joins && before > 0 && context.flags(before - 1).is_participle();
    if context.is(before, Class::Preposition) || joins && !is_other() {
        return true;
    }
    trails(context, i, Class::MotionParticiple) || context.is(i - 1, Class::LooseParticle) && ends_loose(context, i)
}

/// "de trap op gelopen", "de hele nacht door werken": does the particle follow what it belongs to? `motion` are the verbs of motion
/// in the form of token `i`.
fn trails(context: &Context<'_>, i: usize, motion: Class) -> bool {
    let before = i - 2;
    context.is(i - 1, Class::TrailingParticle)
        && (is_time(context, before) || context.is(i, motion) && may_own(context, before))
}

/// "de hele nacht door"
fn is_time(context: &Context<'_>, i: usize) -> bool {
    context.is_any(i, &[Class::TimeUnit, Class::TimeWord, Class::Day, Class::DayPart])
}

/// "van jongs af gewend", "naar hem toe gekomen", "van de berg af gelopen", not "aan de lijst toe gevoegd".
fn ends_loose(context: &Context<'_>, i: usize) -> bool {
    let opens = |back: usize| i >= back && context.is(i - back, Class::LooseOpener);
    let is_near = opens(2) || opens(3) || opens(4) && !context.is(i - 4, Class::DetachedParticle);
    is_near || context.is(i, Class::MotionParticiple) && in_clause_before(context, i, Class::LooseOpener)
}

/// "de trap op", "Gent uit", not "wordt op", and not "in de winter op": a noun with its article, or a name, that no preposition has.
fn may_own(context: &Context<'_>, noun: usize) -> bool {
    let is_free = context.is_any(noun, &[Class::Auxiliary, Class::Adverb, Class::FiniteVerb])
        || context.flags(noun).is_participle();
    let opens =
        |k: usize| context.is_any(k, DETERMINERS) || context.flags(k).is_inflected_adjective() || context.is_number(k);
    let mut first = noun;
    while noun - first < MOST_DESCRIBING && first > 0 && context.gap(first).is_blank() && opens(first - 1) {
        first -= 1;
    }
    let is_whole = first < noun || context.token(noun).shape.starts_upper();
    let is_led = first > 0 && context.gap(first).is_blank() && context.is(first - 1, Class::FreePreposition);
    is_whole && !is_free && !is_led
}

/// "de in gestorte gebouwen", "de af gelopen week": an article, a participle with its ending and what that describes.
fn is_attribute(context: &Context<'_>, i: usize, joined: WordFlags) -> bool {
    let next = context.flags(i + 1);
    let describes =
        joined.is_inflected_adjective() || context.glossary.classes().ends_in(context.word(i), Class::InfinitiveEnding);
    let is_determined = context.is_any(i - 2, DETERMINERS) && !context.is(i - 2, Class::Auxiliary);
    joined.is_participle()
        && describes
        && is_determined
        && context.meets(i - 1, OPENS_PARTICIPLE)
        && context.gap(i + 1).is_blank()
        && (is_noun(next) || next.is_singular())
        && !is_phrase_before_participle(context, i)
}

/// "te voor komen": behind "te" stands the verb, and a particle that is cut from it would stand before "te".
fn is_marked(context: &Context<'_>, i: usize, joined: WordFlags) -> bool {
    context.is(i - 2, Class::InfinitiveMarker) && context.flags(i).is_infinitive() && joined.is_infinitive()
}

/// "kan dat niet tegen houden.": behind an auxiliary or adverb, at the end of the clause, and nothing that the particle may belong to.
fn is_cluster(context: &Context<'_>, i: usize, joined: WordFlags) -> bool {
    let rest = context.flags(i);
    let closes = matches!(context.gap(i + 1), Gap::Stop | Gap::Comma);
    closes
        && context.is_any(i - 1, &[Class::DetachedParticle, Class::LooseParticle])
        && context.is_any(i - 2, &[Class::Auxiliary, Class::Adverb])
        && !context.is_any(i - 2, &[Class::Determiner, Class::Preposition, Class::PersonalPronoun, Class::Coordinator])
        && rest.is_infinitive()
        && joined.is_infinitive()
        && !is_noun(rest)
        && !in_clause_before(context, i, Class::RWord)
        && !in_clause_before(context, i, Class::LooseOpener)
}

/// "wil de wet in voeren.", "kunt u de computer op starten met": a modal verb waits for its infinitive, and nothing before the
/// particle may own it. Not "kan denken aan stoppen".
fn completes_modal(context: &Context<'_>, i: usize, joined: WordFlags) -> bool {
    let (before, rest) = (i - 2, context.flags(i));
    let closes = matches!(context.gap(i + 1), Gap::Stop | Gap::Comma)
        || context.gap(i + 1).is_blank()
            && context.is_any(i + 1, &[Class::Preposition, Class::Subordinator, Class::Coordinator]);
    let other = [Class::Preposition, Class::Coordinator, Class::Determiner, Class::RWord, Class::Subordinator];
    let is_verb = || context.flags(before).is_infinitive() && !context.is(before, Class::Modal);
    // "wil een verbod op vissen": that verb has objects of its own.
    let flags = context.flags(before);
    let after_noun = is_noun(flags) || flags.is_singular();
    // "wil de wet af schaffen": what is no preposition opens no object.
    let may_be_object = after_noun && !context.is(i - 1, Class::LooseParticle);
    let waits = |modal: usize| {
        !(may_be_object && context.is(modal, Class::TransitiveModal)) && is_only_infinitive(context, modal, i)
    };
    closes
        && rest.is_infinitive()
        && joined.is_infinitive()
        && context.meets(i - 1, OPENS_PARTICIPLE)
        && !context.is_any(before, &other)
        && !is_verb()
        && !trails(context, i, Class::MotionInfinitive)
        && modal_before(context, before).is_some_and(waits)
        && !in_clause_before(context, i, Class::RWord)
        && !(context.is(i - 1, Class::LooseParticle) && in_clause_before(context, i, Class::LooseOpener))
}

/// The modal verb before token `i`, with no comma between: "als u dat wilt, klikt u op maken".
fn modal_before(context: &Context<'_>, i: usize) -> Option<usize> {
    let ends =
        |k: usize| context.token(k).opens_sentence || matches!(context.gap(k), Gap::Comma | Gap::Stop | Gap::Other);
    let first = (1..=i).rev().take(CLAUSE).find(|k| ends(*k)).unwrap_or(i.saturating_sub(CLAUSE));
    (first..=i).find(|k| context.is(*k, Class::Modal))
}

/// Does nothing else in the clause complete the modal verb? "Kan de nadruk op bouwen leggen" has "leggen".
fn is_only_infinitive(context: &Context<'_>, modal: usize, i: usize) -> bool {
    // "wilt voor komen dat": what follows there is another clause.
    let opens = |k: usize| k > i && context.is(k, Class::Subordinator) && !context.is(k, Class::Preposition);
    let in_clause = |k: &usize| !matches!(context.gap(*k), Gap::Comma | Gap::Stop) && !opens(*k);
    let completes = |k: usize| {
        context.flags(k).is_infinitive() && !context.is(k, Class::Modal) && !context.is(k - 1, Class::InfinitiveMarker)
    };
    let mut rest = (modal + 1..context.len()).take(2 * CLAUSE).take_while(in_clause);
    !rest.any(|k| k != i && completes(k))
}

/// "het uit voeren van": an infinitive with its article and what it is done to.
fn is_nominal(context: &Context<'_>, i: usize, joined: WordFlags) -> bool {
    context.is(i - 2, Class::Article)
        && context.is(i - 2, Class::DeterminerHet)
        && context.is(i + 1, Class::OfWhom)
        && (context.is_any(i + 2, DETERMINERS) || context.is(i - 1, Class::ParticleJoins))
        && context.gap(i + 1).is_blank()
        && context.meets(i - 1, OPENS_PARTICIPLE.with(&[Class::ParticleJoins]))
        && context.flags(i).is_infinitive()
        && joined.is_infinitive()
        && !is_phrase_before_participle(context, i)
}

/// "de toe komst", "een af deling": the particle is no preposition, so it belongs to nothing but the noun.
fn is_loose_noun(context: &Context<'_>, i: usize, joined: WordFlags) -> bool {
    let before = i - 2;
    let is_free = if context.is(i - 1, Class::NounOpener) {
        // "de mede werking": behind a noun or pronoun it is an adverb.
        let opens = &[Class::Article, Class::Demonstrative, Class::Possessive, Class::Preposition];
        context.is_any(before, opens) && !context.is_any(before, &[Class::Relative, Class::Auxiliary])
    } else {
        let stands = &[Class::Preposition, Class::Coordinator, Class::RWord, Class::PersonalPronoun];
        // "van de ware toe dracht": inside a phrase nothing ends.
        let is_inside = context.is_any(before, &[Class::Article, Class::Possessive])
            || context.flags(before).is_inflected_adjective();
        context.is(i - 1, Class::LooseParticle)
            && !context.is_any(before, stands)
            && (is_inside || !in_clause_before(context, i, Class::LooseOpener))
    };
    is_free && (is_noun(joined) || joined.is_singular()) && !context.is(i, Class::LightNoun)
}
