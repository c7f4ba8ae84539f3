//! Acronyms that nobody listed, and names, before a noun: "de PSV trainer", "het Obama debat", "Hezbollah leider Nasrallah".
//!
//! A name and a noun stand side by side in good sentences too ("toen Obama president werd", "gaf de Spanjaard voorsprong"), so the
//! words around must leave one reading: a determiner of the noun's gender where no clause is open yet, a preposition, or a
//! function with the name of who has it. For plurals see [`super::plural`].

use super::plural;
use crate::fix::Severity;
use crate::glossary::{Class, WordFlags};
use crate::rules::Context;
use crate::rules::agreement::{Gender, ends_phrase, gender, has_gender, may_be_finite, may_be_person, stands_bare};
use crate::text::Gap;

/// Are tokens `i - 1`, a name or acronym, and `i`, a word in lower case, one compound, and how sure is it?
pub(super) fn compound(context: &Context<'_>, i: usize) -> Option<Severity> {
    // What costs least goes first: most names stand before no noun.
    if is_noun(context, i) {
        return is_compound(context, i).then_some(Severity::Warning);
    }
    plural::compound(context, i)
}

/// Nothing that a capital or an address makes of it.
pub(super) fn is_whole(context: &Context<'_>, i: usize) -> bool {
    !context.is_shouted()
        && context.term_at(i - 1).is_none_or(|hit| hit.end == i)
        && !context.in_code(context.span(i - 1, i))
}

fn is_compound(context: &Context<'_>, i: usize) -> bool {
    may_open(context, i - 1)
        && (!stands_bare(context, i) || needs_article(context, i) || follows_indefinite(context, i))
        && !is_predicate(context, i)
        && (names_holder(context, i) || is_determined(context, i) || follows_preposition(context, i))
        && is_whole(context, i)
}

/// A singular noun and nothing else; a function ("trainer") may look like a verb form.
pub(super) fn is_noun(context: &Context<'_>, i: usize) -> bool {
    let flags = context.flags(i);
    let is_verb = (may_be_finite(context, i) || flags.is_participle()) && !context.is(i, Class::Title);
    let describes = flags.is_adjective() || flags.is_inflected_adjective();
    flags.is_singular() && !flags.is_plural() && !flags.is_function() && !is_verb && !describes && !is_small(context, i)
}

pub(super) fn is_small(context: &Context<'_>, i: usize) -> bool {
    let small = [
        Class::Adverb,
        Class::Auxiliary,
        Class::Day,
        Class::FiniteVerb,
        Class::Month,
        Class::Preposition,
        Class::TimeUnit,
        Class::TimeWord,
        Class::Unit,
    ];
    context.is_small_word(i) || context.is_any(i, &small)
}

/// "in de VS president worden", "toen zij in de VS senator was,": what somebody is or becomes has no article, and the name before
/// it belongs to another phrase.
pub(super) fn is_predicate(context: &Context<'_>, i: usize) -> bool {
    let verb = i + 1;
    let is_verb = context.is_any(verb, &[Class::Auxiliary, Class::LightVerb]) && context.gap(verb).is_blank();
    // "zal de CIA agent worden gehoord"
    let is_passive = || context.flags(verb + 1).is_participle() && context.gap(verb + 1).is_blank();
    if !is_verb || !may_be_person(context, i) || is_passive() {
        return false;
    }
    let flags = context.flags(verb);
    // A clause ends with its verb only where the phrase before it is no subject.
    let is_led = || i > 2 && context.is(i - 3, Class::Preposition);
    let closes = || matches!(context.gap(verb + 1), Gap::Comma | Gap::Stop);
    flags.is_infinitive() || flags.is_participle() || is_led() && closes()
}

/// Is token `i` an acronym, or a name that is neither an adjective nor somebody of a country?
pub(super) fn may_open(context: &Context<'_>, i: usize) -> bool {
    let (shape, flags) = (context.token(i).shape, context.flags(i));
    if !shape.starts_upper() || context.token(i).len() < 2 || is_small(context, i) || is_joined_before(context, i) {
        return false;
    }
    if shape.is_all_upper() {
        return !shape.has_digit();
    }
    let has_kind = flags.is_singular()
        || flags.is_plural()
        || flags.is_verb()
        || flags.is_function()
        || flags.is_adjective()
        || flags.is_inflected_adjective();
    let ends_so = context.glossary.classes().ends_in(context.word(i), Class::NameAdjectiveEnding);
    // "Hamas": what opens compounds is a name, and no adjective.
    let describes = ends_so && !flags.opens_compound() && !context.is(i, Class::GroupName);
    // "Witte Huis": the last word of a name may be a common one.
    if context.term_at(i).is_some_and(|hit| hit.first < i && hit.end == i + 1) {
        return !describes;
    }
    (!flags.is_known() || flags.is_title() || flags.is_upper()) && !has_kind && !describes && !shape.has_digit()
}

/// "de VPN-server controle": the end of a compound is no front.
fn is_joined_before(context: &Context<'_>, i: usize) -> bool {
    i > 0 && !context.token(i).opens_sentence && !context.gap(i).is_blank()
}

/// "Hezbollah leider Nasrallah", at the head of a sentence, after a preposition or the verb of a quotation, or with a determiner.
fn names_holder(context: &Context<'_>, i: usize) -> bool {
    let holder = context.follows_with_capital(i + 1);
    // "Former president Jansen": an English sentence has its titles there too.
    let first = name_start(context, i);
    let opens = context.token(first).opens_sentence && !context.has_any(&[Class::EnglishFunction, Class::EnglishNews]);
    let determined = || determiner(context, i).is_some_and(|determiner| !in_clause(context, determiner));
    let leads = &[Class::Preposition, Class::SpeechVerb];
    let is_led = first > 0 && (context.is_any(first - 1, leads) || determiner(context, i).is_some());
    holder && (context.is(i, Class::Title) && (opens || is_led) || may_be_person(context, i) && determined())
}

/// "het Obama debat", unless a clause is open: "toen het Obama debat wilde".
fn is_determined(context: &Context<'_>, i: usize) -> bool {
    if follows_indefinite(context, i) {
        return ends_phrase(context, i);
    }
    if follows_possessive(context, i) {
        return ends_phrase(context, i);
    }
    determiner(context, i).is_some_and(|determiner| {
        let agrees = gender_of(context, i).is_some_and(|gender| has_gender(context, determiner, gender));
        let is_free = || {
            !in_clause(context, determiner) || needs_article(context, i) || is_quoted_speaker(context, determiner, i)
        };
        agrees && is_free() && ends_phrase(context, i)
    })
}

/// "een YouGov peiling": a name by itself has no such article.
fn follows_indefinite(context: &Context<'_>, i: usize) -> bool {
    let first = name_start(context, i);
    first > 0
        && context.gap(first).is_blank()
        && context.is(first - 1, Class::Article)
        && context.is(first - 1, Class::Indefinite)
}

/// "in zijn Rabo ploeg": a name by itself has no owner. A form that is a verb or pronoun too is none but behind a preposition.
fn follows_possessive(context: &Context<'_>, i: usize) -> bool {
    let first = name_start(context, i);
    if first == 0 || !context.gap(first).is_blank() || !context.is(first - 1, Class::Possessive) {
        return false;
    }
    // "uw EIGEN wachtwoord": a word in capitals for its weight.
    let is_weighed = context.token(i - 1).shape.is_all_upper() && context.flags(i - 1).is_lower();
    let is_led = || first > 1 && context.is(first - 2, Class::Preposition) && context.gap(first - 1).is_blank();
    !is_weighed && (!context.is_any(first - 1, &[Class::Auxiliary, Class::PersonalPronoun]) || is_led())
}

/// The most words of a name that the glossary does not have.
const MOST_WORDS: usize = 2;

/// Where the name before token `i` begins: "Witte Huis woordvoerder", "Champions League finale". An adjective is no part of it.
pub(super) fn name_start(context: &Context<'_>, i: usize) -> usize {
    let last = i - 1;
    if let Some(hit) = context.term_at(last) {
        return hit.first;
    }
    let is_part = |k: usize| {
        let token = context.token(k);
        let describes = context.flags(k).is_inflected_adjective() || is_small(context, k);
        token.shape.starts_upper() && !token.opens_sentence && !describes && context.gap(k + 1).is_blank()
    };
    let mut first = last;
    while first > 0 && last - first + 1 < MOST_WORDS && is_part(first - 1) {
        first -= 1;
    }
    first
}

/// "dat de Obama regering aftrad": such a noun has an article of its own wherever it stands.
fn needs_article(context: &Context<'_>, i: usize) -> bool {
    let last = || context.glossary.lexicon().and_then(|lexicon| lexicon.last_part(context.word(i)));
    context.is(i, Class::NeedsArticle)
        || last().is_some_and(|word| context.glossary.classes().of_word(word).has(Class::NeedsArticle))
}

/// ", zegt de Hamas leider.": behind the verb of a quotation stands who said it.
fn is_quoted_speaker(context: &Context<'_>, determiner: usize, i: usize) -> bool {
    context.is(determiner - 1, Class::SpeechVerb)
        && !context.gap(determiner - 1).is_blank()
        && matches!(context.gap(i + 1), Gap::Stop | Gap::Comma)
}

pub(super) fn gender_of(context: &Context<'_>, i: usize) -> Option<Gender> {
    let flags: WordFlags = context.flags(i);
    match (flags.is_de(), flags.is_het()) {
        (true, false) => Some(Gender::De),
        (false, true) => Some(Gender::Het),
        _ => gender(context, i),
    }
}

/// The determiner before the name, over one adjective.
pub(super) fn determiner(context: &Context<'_>, i: usize) -> Option<usize> {
    let first = name_start(context, i);
    let before = first.checked_sub(1)?;
    let is_determiner = |k: usize| context.is_any(k, &[Class::Article, Class::DeterminerDe, Class::DeterminerHet]);
    if !context.gap(first).is_blank() {
        return None;
    }
    if is_determiner(before) {
        return Some(before);
    }
    let over = before.checked_sub(1)?;
    (context.flags(before).is_inflected_adjective() && context.gap(before).is_blank() && is_determiner(over))
        .then_some(over)
}

/// Did a clause begin before token `i`, so that a bare noun may be its object or predicate ("toen de VVD voorzitter Jansen koos")?
pub(super) fn in_clause(context: &Context<'_>, i: usize) -> bool {
    if context.token(i).opens_sentence || i == 0 {
        return false;
    }
    let openers = [Class::Auxiliary, Class::FiniteVerb, Class::PersonalPronoun, Class::Relative, Class::Subordinator];
    let flags = context.flags(i - 1);
    let is_verb = flags.is_verb() && !flags.is_singular() && !flags.is_plural();
    // A preposition may be a conjunction too: "voor de top begint".
    let is_preposition = context.is(i - 1, Class::Preposition) && !context.is(i - 1, Class::Relative);
    !is_preposition && (is_verb || context.is_any(i - 1, &openers))
}

/// "met VVD leider Jansen", "volgens FARC strijder": only an acronym can open a compound there without doubt.
fn follows_preposition(context: &Context<'_>, i: usize) -> bool {
    i > 1
        && context.token(i - 1).shape.is_all_upper()
        && context.gap(i - 1).is_blank()
        && context.is(i - 2, Class::Preposition)
        && ends_phrase(context, i)
}
