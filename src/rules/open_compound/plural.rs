//! A name or acronym before a plural: "EU landen hebben", "veel VVD leden", "Hamas strijders in de stad".
//!
//! A plural needs no article, so it may be an object beside the name ("van de VN vrouwen", "toen PSV spelers kocht"): the head of a
//! sentence, what counts, or a plural verb must leave one reading.

use super::unlisted::{determiner, is_small, is_whole, may_open, name_start};
use crate::fix::Severity;
use crate::glossary::{Class, ClassSet};
use crate::rules::Context;
use crate::rules::agreement::{ends_phrase, is_only_plural, stands_bare};

/// Are tokens `i - 1`, a name or acronym, and `i`, a word in lower case, one compound, and how sure is it?
pub(super) fn compound(context: &Context<'_>, i: usize) -> Option<Severity> {
    if !context.flags(i).is_plural() {
        return None;
    }
    if may_be_plural(context, i) && !is_plural(context, i) {
        let first = determiner(context, i).filter(|k| context.is(*k, Class::DeterminerDe));
        let opens = context.token(first.unwrap_or_else(|| name_start(context, i))).opens_sentence;
        let is_head = opens && context.is(i + 1, Class::VerbPlural) && context.gap(i + 1).is_blank();
        if is_head && first.is_some() && may_open(context, i - 1) && is_whole(context, i) {
            return Some(Severity::Warning);
        }
        let may_be = is_head || is_counted(context, i);
        return (may_be && may_open(context, i - 1) && is_whole(context, i)).then(|| bare_plural(context, i))?;
    }
    (is_plural(context, i) && may_open(context, i - 1) && !stands_bare(context, i) && is_whole(context, i))
        .then(|| plural(context, i))?
}

/// "De Rabo renners": at the head of a sentence the verb would follow the name; behind a preposition the plural may be an object.
fn plural(context: &Context<'_>, i: usize) -> Option<Severity> {
    // "dat VVD leden willen": a conjunction there.
    let determiner = determiner(context, i).filter(|k| !context.is(*k, Class::Subordinator));
    let Some(determiner) = determiner else { return bare_plural(context, i) };
    // "de laatste AANTAL regels": a common word in capitals stands for something.
    let stands_for = context.token(i - 1).shape.is_all_upper() && context.flags(i - 1).is_lower();
    if !context.is(determiner, Class::DeterminerDe) || stands_for {
        return None;
    }
    if context.token(determiner).opens_sentence {
        let has_verb = context.flags(i + 1).is_infinitive() && context.gap(i + 1).is_blank();
        return (has_verb || ends_phrase(context, i)).then_some(Severity::Warning);
    }
    (ends_phrase(context, i) && determiner > 0 && context.is(determiner - 1, Class::Preposition))
        .then_some(Severity::Info)
}

/// "EU landen hebben", "met NAVO bondgenoten.": without an article the plural is part of the phrase, for the verb or the end of it
/// follows, or what counts it stands before.
fn bare_plural(context: &Context<'_>, i: usize) -> Option<Severity> {
    if is_counted(context, i) {
        return Some(Severity::Warning);
    }
    let first = name_start(context, i);
    let (shape, flags) = (context.token(i - 1).shape, context.flags(i - 1));
    let is_acronym = shape.is_all_upper() && !flags.is_lower();
    let is_group = context.is(i - 1, Class::GroupName);
    let is_sure = is_acronym || is_group || flags.is_title() && !flags.is_lower() || context.term_at(i - 1).is_some();
    if context.token(first).opens_sentence {
        let is_subject = is_sure
            && !context.is_headline()
            && (precedes_plural_verb(context, i)
                || is_plural(context, i) && may_be_subject(context, i, is_acronym || is_group));
        return is_subject.then_some(Severity::Warning);
    }
    (is_acronym && context.gap(first).is_blank() && is_led(context, first - 1, i)).then_some(Severity::Info)
}

/// "met NAVO bondgenoten.", "hebben VVD leden", "dat VVD leden willen": token `before` leaves the acronym no place of its own.
fn is_led(context: &Context<'_>, before: usize, i: usize) -> bool {
    let is_plural_verb = |k: usize| context.is_any(k, &[Class::VerbPlural, Class::PassivePlural]);
    context.is(before, Class::Preposition) && !context.is(i + 1, Class::InfinitiveMarker) && ends_phrase(context, i)
        || is_plural_verb(before) && context.is(before, Class::Auxiliary)
        || context.is(before, Class::Subordinator) && is_plural_verb(i + 1) && context.gap(i + 1).is_blank()
}

fn precedes_plural_verb(context: &Context<'_>, i: usize) -> bool {
    let (verb, flags) = (i + 1, context.flags(i + 1));
    let may_be_more = flags.is_singular() || flags.is_plural() || flags.is_participle();
    let ends_so = || context.glossary.classes().ends_in(context.word(verb), Class::InfinitiveEnding);
    context.gap(verb).is_blank()
        && (context.is_any(verb, &[Class::VerbPlural, Class::PastStrong])
            || flags.is_verb() && !may_be_more && ends_so())
}

/// "VN medewerkers in Gent", "Hamas strijders die": the verb of a sentence would stand behind the name. A name may own what follows
/// ("Jans kinderen"), and stand in a list.
fn may_be_subject(context: &Context<'_>, i: usize, is_group: bool) -> bool {
    let may_own = || context.glossary.classes().ends_in(context.word(i - 1), Class::GenitiveEnding);
    (is_group || context.gap(i + 1).is_blank() && !may_own()) && ends_phrase(context, i)
}

/// What stands for a number.
const COUNTS: ClassSet = ClassSet::of(&[Class::Determiner, Class::NumberWord]);
/// What is more than that, or counts no plural.
const NO_COUNT: ClassSet = ClassSet::of(&[
    Class::Adverb,
    Class::Article,
    Class::ContentOpener,
    Class::DeterminerDe,
    Class::DeterminerHet,
    Class::PersonalPronoun,
    Class::PluralDiffers,
    Class::Possessive,
    Class::Relative,
    Class::Subordinator,
]);

/// "veel VVD leden", "drie jonge Ajax spelers": what counts belongs to the plural, for a name has none.
fn is_counted(context: &Context<'_>, i: usize) -> bool {
    let counts =
        |k: usize| context.is(k, Class::PluralDeterminer) || context.meets(k, COUNTS) && !context.meets(k, NO_COUNT);
    let first = name_start(context, i);
    if first == 0 || !context.gap(first).is_blank() {
        return false;
    }
    let describes = context.flags(first - 1).is_inflected_adjective() && context.token(first - 1).shape.is_all_lower();
    counts(first - 1) || describes && first > 1 && context.gap(first - 1).is_blank() && counts(first - 2)
}

/// A plural noun; as a verb ("leden") it would be the plural of a past, which a name does not have.
fn is_plural(context: &Context<'_>, i: usize) -> bool {
    let flags = context.flags(i);
    let is_plural = is_only_plural(flags) || may_be_plural(context, i) && !flags.is_infinitive();
    is_plural && !flags.is_participle() && !is_small(context, i)
}

/// "EU landen hebben": a plural that may be a verb elsewhere.
fn may_be_plural(context: &Context<'_>, i: usize) -> bool {
    let flags = context.flags(i);
    flags.is_plural() && flags.is_verb() && !flags.is_singular() && !flags.is_function() && !is_small(context, i)
}
