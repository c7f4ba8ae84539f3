//! A singular after "een van de": "een van de beste schrijver".
//!
//! One is taken out of many, so the noun is a plural. Without an adjective the two may have nothing to do with each other ("een van
//! de gemeente"); with one that is no superlative they seldom have not ("een brief, en wel een van de nieuwe regering"), so that is
//! only information. Not for nouns whose phrase goes on.

use super::agreement::{is_noun, opens_many, takes_of_many};
use super::inflection::plural;
use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Fix, Severity};
use crate::glossary::{Class, Places, Trigger};
use crate::text::{Gap, Plain};

pub(super) static RULE: Rule = Rule {
    id: "singular-after-one-of",
    summary: "a singular noun after \"een van de\"",
    why: "\"Een van de\" takes one out of many, so a plural follows: \"een van de beste schrijvers\" (Algemene Nederlandse Spraakkunst 7.3). Engines that lose the number of a noun write the singular.",
    severity: Severity::Warning,
    applicability: Applicability::Suggested,
    tier: Tier::Wording,
    mqm: "linguistic-conventions/grammar/agreement",
    languages: &["nl"],
    bad: &[
        Bad {
            text: "Zij is een van de beste [[schrijver]] van het land.",
            fixed: Some("Zij is een van de beste schrijvers van het land."),
        },
        Bad {
            text: "Het is een van de grootste [[bedrijf]], zegt zij.",
            fixed: Some("Het is een van de grootste bedrijven, zegt zij."),
        },
        Bad {
            text: "Zij sprak met een van de meest invloedrijke [[minister]] in de raad.",
            fixed: Some("Zij sprak met een van de meest invloedrijke ministers in de raad."),
        },
        Bad {
            text: "Kies een van de volgende [[optie]] en ga door.",
            fixed: Some("Kies een van de volgende opties en ga door."),
        },
        Bad { text: "Zij werd een van zijn beste [[vriend]].", fixed: Some("Zij werd een van zijn beste vrienden.") },
        Bad {
            text: "Een van de eerste [[minister]] die zij sprak, is weg.",
            fixed: Some("Een van de eerste ministers die zij sprak, is weg."),
        },
    ],
    good: &[
        "Zij is een van de beste schrijvers van het land.",
        "Het is een van zijn beste vrienden en een van haar eerste wetten.",
        "Hij kreeg een van de oude koning gekregen zwaard.",
        "Het voorstel is er een van de grootste partij in de raad.",
        "De brief is een van de gemeente, het zwaard een van de oude koning gekregen wapen.",
        "Een van de eerste stad- en streekbussen staat hier.",
        "Hij is een van de beste ter wereld en een van de grootste ooit.",
    ],
    check: Check::Pairs { first: Trigger::class(Class::OfWhom), second: Trigger::Word(opens_many), check },
};

fn check(context: &Context<'_>, places: Places<'_>, sink: &mut Sink<'_>) {
    for i in places {
        if takes_of_many(context, i) {
            sink.push_some(finding(context, i));
        }
    }
}

/// Of the phrase that token `i`, a determiner, opens.
fn finding(context: &Context<'_>, i: usize) -> Option<Finding<Plain>> {
    let has_adverb = context.is(i + 1, Class::SuperlativeAdverb) && context.gap(i + 1).is_blank();
    let before = if has_adverb { i + 1 } else { i };
    let noun = noun_after(context, before)?;
    let is_superlative = || {
        let classes = context.glossary.classes();
        let ends = |k: usize| classes.ends_in(context.word(k), Class::SuperlativeEnding);
        (before + 1..noun).any(|k| ends(k) && (context.flags(k).is_compared() || context.is(k, Class::KeepsEnding)))
    };
    if noun == before + 1 || !is_singular(context, noun) {
        return None;
    }
    // "een van de oude koning gekregen zwaard": the phrase describes what follows.
    let after = noun + 2;
    let ends = matches!(context.gap(after), Gap::Comma | Gap::Stop)
        || context.is_any(after, &[Class::Auxiliary, Class::FiniteVerb, Class::Preposition])
        || context.flags(after).is_verb() && !context.flags(after).is_singular();
    let describes = context.flags(noun + 1).is_participle() && context.gap(noun + 1).is_blank() && !ends;
    let severity = match has_adverb || is_superlative() {
        _ if describes => return None,
        true => Severity::Warning,
        false => Severity::Info,
    };
    let finding = Finding::new(&RULE, context.token(noun).span(), "one is taken out of many: a plural follows");
    let finding = finding.severity(severity);
    Some(match plural(context, context.word(noun)) {
        Some(plural) => finding.fix(Fix::replace(context.token(noun).span(), plural)),
        None => finding.at_most(Applicability::Manual),
    })
}

/// The most adjectives before the noun.
const MOST_ADJECTIVES: usize = 2;

/// The noun behind the adjectives after token `before`, where its phrase does not go on with another noun.
fn noun_after(context: &Context<'_>, before: usize) -> Option<usize> {
    let describes = |k: usize| {
        let flags = context.flags(k);
        let is_noun = flags.is_de() || flags.is_het() || flags.is_plural();
        let has_ending = || context.glossary.classes().ends_in(context.word(k), Class::Vowel);
        let is_described = flags.is_inflected_adjective()
            || flags.is_present_participle()
            || context.is(k, Class::OrdinalWord)
            || flags.is_participle() && has_ending();
        is_described && !is_noun && context.gap(k).is_blank()
    };
    let mut noun = before + 1;
    while noun - before <= MOST_ADJECTIVES && describes(noun) {
        noun += 1;
    }
    (is_noun(context, noun) && !goes_on(context, noun)).then_some(noun)
}

/// "de beste sport fotografen", "de beste stad- en streekbussen", "de grote stad Gent"
fn goes_on(context: &Context<'_>, noun: usize) -> bool {
    let next = noun + 1;
    let closes_here = context.gap_text(next).starts_with([',', '.', ':', ';', '?', '!', ')']);
    if next == context.len() || closes_here {
        return false;
    }
    let closers = [Class::Adverb, Class::FiniteVerb, Class::Preposition, Class::TimeWord];
    let flags = context.flags(next);
    let is_verb = flags.is_infinitive() || flags.is_participle();
    let closes = context.is_small_word(next)
        || context.is_any(next, &closers)
        || is_verb && !(flags.is_singular() || flags.is_plural() || flags.is_inflected_adjective());
    !(context.gap(next).is_blank() && context.token(next).shape.is_all_lower() && closes)
}

fn is_singular(context: &Context<'_>, i: usize) -> bool {
    let flags = context.flags(i);
    let describes = flags.is_adjective() || flags.is_inflected_adjective();
    flags.is_singular() && !flags.is_plural() && !flags.is_function() && !describes
}
