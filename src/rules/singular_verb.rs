//! A singular verb after a plural: "De Verenigde Staten heeft gezegd", "De ministers zegt dat".
//!
//! What opens a sentence may be its object too ("De boeken heeft zij gelezen", "De bewoners is gezegd dat"), so what follows the verb
//! must leave no room for another subject. Names that are plurals are data, since their countries are singular in English. Not for
//! what stands behind a preposition ("De regering van de Verenigde Staten heeft").

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Fix, Severity};
use crate::glossary::{Class, Places, Trigger};
use crate::text::{Gap, Plain};

pub(super) static RULE: Rule = Rule {
    id: "singular-verb",
    summary: "a singular verb after a plural name or noun",
    why: "English says \"the United States has\"; in Dutch a name that is a plural has a plural verb: \"de Verenigde Staten hebben\" (Taalunie, Taaladvies). With other plurals engines lose the number on the way.",
    severity: Severity::Warning,
    applicability: Applicability::Suggested,
    tier: Tier::Wording,
    mqm: "linguistic-conventions/grammar/agreement",
    languages: &["nl"],
    bad: &[
        Bad {
            text: "De Verenigde Staten [[heeft]] een akkoord gesloten.",
            fixed: Some("De Verenigde Staten hebben een akkoord gesloten."),
        },
        Bad {
            text: "De Verenigde Naties [[zegt]] dat de brug dicht blijft.",
            fixed: Some("De Verenigde Naties zeggen dat de brug dicht blijft."),
        },
        Bad {
            text: "Gisteren [[heeft]] de Verenigde Staten dat plan gesteund.",
            fixed: Some("Gisteren hebben de Verenigde Staten dat plan gesteund."),
        },
        Bad {
            text: "Daarom [[heeft]] de Verenigde Naties gezwegen.",
            fixed: Some("Daarom hebben de Verenigde Naties gezwegen."),
        },
        Bad { text: "De deuren [[wordt]] geopend.", fixed: Some("De deuren worden geopend.") },
        Bad { text: "De ministers [[heeft]] gezwegen.", fixed: Some("De ministers hebben gezwegen.") },
        Bad {
            text: "De Europese leiders [[wil]] dat de brug open blijft.",
            fixed: Some("De Europese leiders willen dat de brug open blijft."),
        },
        Bad {
            text: "De bruggen [[werd]] door de gemeente en een bedrijf gebouwd.",
            fixed: Some("De bruggen werden door de gemeente en een bedrijf gebouwd."),
        },
        Bad {
            text: "Sommige wegen [[is]] in de winter afgesloten.",
            fixed: Some("Sommige wegen zijn in de winter afgesloten."),
        },
        Bad {
            text: "Deze huizen [[is]] geschikt voor ouderen.",
            fixed: Some("Deze huizen zijn geschikt voor ouderen."),
        },
        Bad { text: "Deze ministers [[is]] zeer belangrijk.", fixed: Some("Deze ministers zijn zeer belangrijk.") },
    ],
    good: &[
        "De bewoners werd in de zaal gezegd te blijven, en de leden kan in de zaal niets worden gevraagd.",
        "De laatste jaren wordt in het dorp gebouwd, en de brieven heeft in Gent niemand gelezen.",
        "De leden is duidelijk dat het regent, en de ouders is bekend dat zij betalen.",
        "De ouders is bekend dat zij betalen.",
        "De Verenigde Staten hebben een akkoord gesloten.",
        "De regering van de Verenigde Staten heeft gezwegen.",
        "De Verenigde Staten heeft hij nooit bezocht.",
        "De boeken heeft zij gelezen, de kranten heeft de raad niet gezien.",
        "De leden werd gevraagd te zwijgen, en de bewoners is niets overkomen.",
        "De bewoners is gezegd dat zij thuis moeten blijven.",
        "De afgelopen jaren heeft in deze stad veel gesloten.",
        "De foto's heeft gisteren ook de raad gezien.",
        "Iran heeft de Verenigde Staten gewaarschuwd.",
    ],
    check: Check::Words { trigger: Trigger::class(Class::VerbSingular), check },
};

/// The most adjectives before the noun.
const MOST_ADJECTIVES: usize = 2;
/// The most adverbs behind the verb.
const MOST_ADVERBS: usize = 2;

fn check(context: &Context<'_>, places: Places<'_>, sink: &mut Sink<'_>) {
    for verb in places {
        if context.gap(verb).is_blank()
            && context.token(verb).shape.is_all_lower()
            && (follows_plural(context, verb) || stands_before_name(context, verb))
        {
            sink.push_some(finding(context, verb));
        }
    }
}

fn finding(context: &Context<'_>, verb: usize) -> Option<Finding<Plain>> {
    let right = context.glossary.classes().partner(context.word(verb), Class::VerbSingular, Class::VerbPlural)?;
    let span = context.token(verb).span();
    Some(Finding::new(&RULE, span, "the subject is a plural").fix(Fix::replace(span, right)))
}

/// "De Verenigde Staten heeft"
fn follows_plural(context: &Context<'_>, verb: usize) -> bool {
    let noun = verb - 1;
    let is_name = is_plural_name(context, noun);
    let is_subject = (is_name || is_plural(context, noun)) && opens_with(context, noun);
    is_subject && is_predicate(context, verb, is_name)
}

/// "Gisteren heeft de Verenigde Staten": only an adverb stands before the verb.
fn stands_before_name(context: &Context<'_>, verb: usize) -> bool {
    let opener = verb - 1;
    let is_opener = context.token(opener).opens_sentence
        && context.is_any(opener, &[Class::TimeWord, Class::Day, Class::Adverb])
        && !context.is_any(opener, &[Class::Determiner, Class::PersonalPronoun, Class::Demonstrative]);
    let article = verb + 1;
    let noun = || (article + 1..=article + 1 + MOST_ADJECTIVES).find(|k| is_plural_name(context, *k));
    is_opener
        && is_article(context, article)
        && noun().is_some_and(|noun| {
            let holds_together = (article..=noun).all(|k| context.gap(k).is_blank());
            let describes = (article + 1..noun).all(|k| context.token(k).shape.starts_upper());
            let after = noun + 1;
            let goes_on = matches!(context.gap(after), Gap::Hyphen | Gap::SpaceHyphen | Gap::Apostrophe);
            holds_together && describes && !context.follows_with_capital(after) && !goes_on
        })
}

fn is_article(context: &Context<'_>, i: usize) -> bool {
    context.is(i, Class::Article) && context.is(i, Class::DeterminerDe)
}

fn is_plural_name(context: &Context<'_>, i: usize) -> bool {
    context.is(i, Class::PluralName) && context.token(i).shape.starts_upper()
}

/// A plural, and no time: "De laatste jaren wordt er gebouwd". Behind its article it is no verb ("de wegen").
fn is_plural(context: &Context<'_>, i: usize) -> bool {
    let flags = context.flags(i);
    let may_be_more =
        flags.is_singular() || flags.is_function() || flags.is_adjective() || flags.is_inflected_adjective();
    flags.is_plural()
        && !may_be_more
        && !context.token(i).shape.is_all_upper()
        && !context.is_any(i, &[Class::TimeUnit, Class::Quantity, Class::Unit, Class::Day])
}

/// Does the phrase of `noun` open its sentence?
fn opens_with(context: &Context<'_>, noun: usize) -> bool {
    let is_part = |k: usize| is_plural_name(context, noun) && context.token(k).shape.starts_upper();
    let describes = |k: usize| {
        let opens = context.token(k).opens_sentence || context.is(k, Class::Article);
        let flags = context.flags(k);
        let bends = flags.is_inflected_adjective() || flags.is_present_participle();
        !opens && (is_part(k) || bends && !flags.is_plural())
    };
    let mut first = noun;
    while first > 0 && noun - first < MOST_ADJECTIVES && context.gap(first).is_blank() && describes(first - 1) {
        first -= 1;
    }
    first > 0
        && context.gap(first).is_blank()
        && (is_article(context, first - 1) || !is_plural_name(context, noun) && is_plural_opener(context, first - 1))
        && context.token(first - 1).opens_sentence
}

/// "Deze", "alle"
fn is_plural_opener(context: &Context<'_>, i: usize) -> bool {
    context.is(i, Class::PluralDeterminer) || context.is(i, Class::Demonstrative) && context.is(i, Class::DeterminerDe)
}

/// Does the clause go on without room for another subject?
fn is_predicate(context: &Context<'_>, verb: usize, is_name: bool) -> bool {
    let mut next = verb + 1;
    while next - verb <= MOST_ADVERBS && is_adverb(context, next) && context.gap(next).is_blank() {
        next += 1;
    }
    if matches!(context.gap(next), Gap::Comma | Gap::Stop) {
        return is_name;
    }
    if !context.gap(next).is_blank() {
        return false;
    }
    // "De bewoners is gezegd dat": with "zijn" and "worden" they may be who was told.
    let may_be_told = context.is_any(verb, &[Class::PassiveSingular, Class::Copula]);
    if may_be_told && is_name {
        let is_led = context.is(next, Class::Preposition) && !has_participle(context, next);
        return is_led || is_passive(context, next);
    }
    let opens_object = || context.is(next, Class::Article) && context.is(next, Class::Indefinite);
    let is_open = opens_content(context, next) && !may_be_told;
    let of_name = || is_name && (opens_object() || context.is(next, Class::Preposition));
    is_open
        || of_name()
        || completes(context, after_phrases(context, next), may_be_told)
        || may_be_told && is_quality(context, next)
}

fn opens_content(context: &Context<'_>, i: usize) -> bool {
    context.is(i, Class::Subordinator) && !context.is(i, Class::Determiner) || context.is(i, Class::ContentOpener)
}

fn is_adverb(context: &Context<'_>, i: usize) -> bool {
    context.is(i, Class::Adverb) && !context.is_any(i, &[Class::Determiner, Class::Preposition])
}

/// A participle or infinitive, of a verb that nobody is told, offered or spared with.
fn completes(context: &Context<'_>, i: usize, may_be_told: bool) -> bool {
    if i >= context.len() || !context.gap(i).is_blank() {
        return false;
    }
    let flags = context.flags(i);
    let is_noun = flags.is_singular() || flags.is_plural();
    let is_participle = flags.is_participle() || is_unlisted_participle(context, i) && !may_be_told;
    let is_verb = is_participle || flags.is_infinitive() && !may_be_told;
    // "De ouders is bekend dat": what they know is the subject.
    if may_be_told && opens_content(context, i + 1) && !context.is(i + 1, Class::Preposition) {
        return false;
    }
    let in_clause = |k: &usize| !context.token(*k).opens_sentence && !matches!(context.gap(*k), Gap::Comma | Gap::Stop);
    let is_dative = |k: usize| context.is(k, Class::DativeParticiple);
    is_verb
        && !is_noun
        && !flags.is_inflected_adjective()
        && !is_dative(i)
        && !(i + 1..context.len()).take(CLAUSE).take_while(in_clause).any(is_dative)
}

/// "De kinderen is ziek.": an adjective and nothing else, at the end of its clause or before a phrase.
fn is_quality(context: &Context<'_>, i: usize) -> bool {
    let (flags, after) = (context.flags(i), i + 1);
    let may_be_more = flags.is_singular() || flags.is_plural() || flags.is_verb() || flags.is_function();
    let closes = matches!(context.gap(after), Gap::Comma | Gap::Stop)
        || context.gap(after).is_blank()
            && context.is(after, Class::Preposition)
            && !context.is(after, Class::InfinitiveMarker);
    flags.is_adjective() && !may_be_more && !flags.is_participle() && !flags.is_inflected_adjective() && closes
}

/// The most words before a noun, of its phrase.
const MOST_DESCRIBING: usize = 3;

/// The token behind the adverbs and the phrases with a preposition from token `i`: none of them is a subject.
fn after_phrases(context: &Context<'_>, i: usize) -> usize {
    let mut next = i;
    while next - i < CLAUSE && context.gap(next).is_blank() && next < context.len() {
        let flags = context.flags(next);
        let is_manner = flags.is_adjective() && !flags.is_participle() && !(flags.is_singular() || flags.is_plural());
        let is_led = context.is(next, Class::Preposition) && !context.is(next, Class::InfinitiveMarker);
        next = match is_led.then(|| phrase_end(context, next + 1)).flatten() {
            Some(end) => end,
            None if is_adverb(context, next) || is_manner => next + 1,
            None => break,
        };
    }
    next
}

/// The token behind the noun phrase that opens with token `i`: "de oude stad", "1962", "de gemeente en een arts".
fn phrase_end(context: &Context<'_>, i: usize) -> Option<usize> {
    let opens = [Class::Article, Class::Determiner, Class::NumberWord, Class::OrdinalWord];
    let is_next = |k: usize| context.gap(k).is_blank() && k < context.len();
    let describes = |k: usize| {
        let flags = context.flags(k);
        context.is_any(k, &opens) || context.is_number(k) || flags.is_inflected_adjective() && !flags.is_plural()
    };
    let is_noun = |k: usize| {
        let flags = context.flags(k);
        let is_other = context.is_small_word(k)
            || context.is_any(k, &[Class::Preposition, Class::Adverb, Class::FiniteVerb])
            || flags.is_participle();
        context.token(k).shape.starts_upper() || (flags.is_singular() || flags.is_plural()) && !is_other
    };
    let mut noun = i;
    while noun - i < MOST_DESCRIBING && is_next(noun) && describes(noun) {
        noun += 1;
    }
    let is_figure = noun > i && context.is_number(noun - 1) && context.token(noun - 1).shape.has_digit();
    if !is_next(noun) || !is_noun(noun) {
        return is_figure.then_some(noun);
    }
    let mut end = noun + 1;
    while context.follows_with_capital(end) {
        end += 1;
    }
    let joins = context.is(end, Class::Coordinator) && context.gap(end).is_blank();
    Some(if joins { phrase_end(context, end + 1).unwrap_or(end) } else { end })
}

/// "De deuren wordt gesloten": of a verb that nobody is told, offered or spared with.
fn is_passive(context: &Context<'_>, i: usize) -> bool {
    let flags = context.flags(i);
    let is_noun = flags.is_singular() || flags.is_plural();
    flags.is_participle() && !is_noun && !flags.is_inflected_adjective() && !context.is(i, Class::DativeParticiple)
}

/// "gezwegen": the lexicon has the form alone.
fn is_unlisted_participle(context: &Context<'_>, i: usize) -> bool {
    let mut prefixes = context.glossary.classes().openings(context.word(i), Class::ParticiplePrefix);
    context.flags(i).has_no_kind() && prefixes.next().is_some()
}

/// So far, in tokens, a participle may stand behind its auxiliary.
const CLAUSE: usize = 16;

fn has_participle(context: &Context<'_>, i: usize) -> bool {
    let in_clause = |k: &usize| !context.token(*k).opens_sentence;
    (i..context.len()).take(CLAUSE).take_while(in_clause).any(|k| context.flags(k).is_participle())
}
