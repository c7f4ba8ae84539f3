//! A compound with a space before its hyphen.

use super::joined::{
    acronym_with_figure, apart, is_adjective_alone, is_phrase_of_participle, joined as one_word, only_describes, term,
    two_countries,
};
use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::Class;
use crate::text::Gap;

pub(super) static RULE: Rule = Rule {
    id: "space-before-hyphen",
    summary: "a space before the hyphen of a compound",
    why: "Translation engines put a space before a hyphen that they inserted themselves. A compound has no space in it (Leidraad, Woordenlijst Nederlandse Taal). Several broken hyphens in one word are one fault.",
    severity: Severity::Error,
    applicability: Applicability::Safe,
    tier: Tier::Typography,
    mqm: "linguistic-conventions/typography/spacing",
    languages: &["nl"],
    bad: &[
        Bad { text: "[[Frankrijk -kenners]] zwijgen.", fixed: Some("Frankrijk-kenners zwijgen.") },
        Bad { text: "De [[Amerikaanse -Chinese]] handel daalt.", fixed: Some("De Amerikaans-Chinese handel daalt.") },
        Bad {
            text: "De door [[Iran -gesteunde]] militie zwijgt.",
            fixed: Some("De door Iran gesteunde militie zwijgt."),
        },
        Bad { text: "Een [[top -adviseur]] van de raad zwijgt.", fixed: Some("Een topadviseur van de raad zwijgt.") },
        Bad { text: "De [[pro -Russische]] partij zwijgt.", fixed: Some("De pro-Russische partij zwijgt.") },
        Bad { text: "De [[G -7]] vergadert.", fixed: Some("De G7 vergadert.") },
        Bad { text: "Er vloog een [[F -16]] over.", fixed: Some("Er vloog een F-16 over.") },
        Bad { text: "De [[Merkel -regering]] trad af.", fixed: Some("De Merkel-regering trad af.") },
        Bad {
            text: "Vanuit [[Noord -Korea]] kwam geen reactie.",
            fixed: Some("Vanuit Noord-Korea kwam geen reactie."),
        },
        Bad { text: "Het [[staakt -het -vuren]] houdt stand.", fixed: Some("Het staakt-het-vuren houdt stand.") },
        Bad {
            text: "Langs de [[staakt -het -vurenlijn]] was het stil.",
            fixed: Some("Langs de staakt-het-vurenlijn was het stil."),
        },
    ],
    good: &[
        "De G7 vergadert, en in zone K -7 is het stil.",
        "De minister – zo zei zij – kwam niet.",
        "Dat is hetzelfde als -type, en met die vlag heeft -prune geen zin.",
        "De in- en uitvoer van koffie en -thee daalde.",
        "De Duitse en -Franse pers zweeg, in F werd het -16 graden.",
        "De door Iran gesteunde militie en de Amerikaans-Chinese handel dalen.",
        "Zij koos de vlag -top en de optie -adviseur.",
        "Het vroor die nacht: -5 graden in De Bilt.",
        "Hij wist wat -ie deed.",
        "Zet de vlag -citrix uit en de vlag -NoStart aan.",
        "Kies de optie -v of de optie -q.",
        "Typ xgz -wis, dan voorkomt -wis erger; kies de extensie -oud.",
        "Regel 2: Elke -type hoort bij een toets.",
    ],
    check: Check::Segment(check),
};

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    if !context.tokens.gaps.has(Gap::SpaceHyphen) {
        return;
    }
    let mut i = 1;
    while i < context.len() {
        if context.gap(i) != Gap::SpaceHyphen {
            i += 1;
            continue;
        }
        let first = chain_start(context, i);
        let last = chain_end(context, i);
        if first + 1 == last
            && let Some(remedy) = acronym_with_figure(context, i)
                .or_else(|| two_countries(context, i))
                .or_else(|| designation(context, i))
                .or_else(|| prefixed_country(context, i))
        {
            let finding = Finding::new(&RULE, context.span(first, last), MESSAGE).replace(remedy);
            sink.push(finding.at_most(Applicability::Suggested));
        } else if is_damage(context, first, i, last) {
            sink.push(finding(context, first, last));
        }
        i = last + 1;
    }
}

/// The chain's first token: hyphens that are whole belong to it.
fn chain_start(context: &Context<'_>, i: usize) -> usize {
    let mut first = i - 1;
    while first > 0 && context.gap(first) == Gap::Hyphen {
        first -= 1;
    }
    first
}

fn chain_end(context: &Context<'_>, i: usize) -> usize {
    let mut last = i;
    while matches!(context.gap(last + 1), Gap::SpaceHyphen | Gap::Hyphen) && last + 1 < context.len() {
        last += 1;
    }
    last
}

/// `i` is the first token after a broken hyphen.
fn is_damage(context: &Context<'_>, first: usize, i: usize, last: usize) -> bool {
    if context.in_code(context.span(first, last)) {
        return false;
    }
    let known = in_glossary(context, first, last);
    let is_chain = last > i;
    let after = context.token(i);
    let joined_before = first + 1 < i;
    let may_follow = after.len() > 2 && is_word(context, i, joined_before) && (is_chain || !opens_clause(context, i));
    known
        || may_follow
            && (joined_before || is_name(context, i - 1) || !is_suspended(context, i) || is_prefixed(context, i))
            && !is_pair(context, last)
}

fn in_glossary(context: &Context<'_>, first: usize, last: usize) -> bool {
    context.term_at(first).is_some_and(|hit| hit.first == first && hit.end == last + 1 && hit.damage.spaced_hyphen())
}

/// A small word: not the name of an option or a flag. After a name or a compound with hyphens it need not be known.
fn is_word(context: &Context<'_>, i: usize, joined_before: bool) -> bool {
    let is_option = announces_option(context, i);
    let is_compound = || context.glossary.lexicon().is_some_and(|lexicon| lexicon.reads_as_compound(context.word(i)));
    let may_be_unknown = joined_before || is_name(context, i - 1);
    context.token(i).shape.is_all_lower()
        && (context.flags(i).is_known() || may_be_unknown || is_compound())
        && !is_option
}

/// "met de vlag -top", "het commando gpg -abs", "daarom voorkomt -prune": an option, or a flag.
fn announces_option(context: &Context<'_>, i: usize) -> bool {
    let (front, flags) = (i - 1, context.flags(i - 1));
    // "het cmx -bestand": a noun of ours is no option.
    let reads_as_compound =
        || context.glossary.lexicon().is_some_and(|lexicon| lexicon.reads_as_compound(context.word(i)));
    let is_noun = || context.flags(i).closes_compound() && context.flags(i).is_singular() || reads_as_compound();
    let is_small = || context.token(chain_start(context, i)).shape.is_all_lower();
    let is_command = context.token(front).shape.is_all_lower() && !flags.is_known() && is_small() && !is_noun();
    // Labels are infinitives: "de toevoegen -tegel".
    let is_finite = flags.is_verb() && !flags.is_infinitive();
    let is_only_verb = is_finite && !flags.is_singular() && !flags.is_plural() && !flags.opens_compound();
    let names = || context.is(front, Class::NameAnnouncer) && !context.flags_of(&one_word(context, i)).is_word();
    context.is(front, Class::LiteralAnnouncer) || is_command || is_only_verb || names()
}

fn is_name(context: &Context<'_>, i: usize) -> bool {
    let (token, flags) = (context.token(i), context.flags(i));
    // "Elke -type kan" has no name, "het Van -veld" has one: its article says so.
    let is_label = || i > 0 && context.is(i - 1, Class::Article) && context.gap(i).is_blank();
    if !token.shape.is_all_upper() && is_suspended(context, i + 1) && !is_label() {
        return false;
    }
    let is_only_name = || token.shape.is_all_upper() || flags.is_title() && !flags.is_lower();
    token.shape.starts_upper() && token.len() > 1 && (!token.opens_sentence || is_only_name())
}

/// "koffie en -thee": the first part is shared.
fn is_suspended(context: &Context<'_>, i: usize) -> bool {
    context.is(i - 1, Class::Coordinator)
        || context.is_any(
            i - 1,
            &[
                Class::Adverb,
                Class::Article,
                Class::Auxiliary,
                Class::Demonstrative,
                Class::Determiner,
                Class::Possessive,
                Class::Preposition,
                Class::Subordinator,
            ],
        )
}

/// "mede -oprichter": the front is an adverb too, and the lexicon has the two as one.
fn is_prefixed(context: &Context<'_>, i: usize) -> bool {
    context.is_any(i - 1, &[Class::PrefixJoined, Class::PrefixHyphen])
        && !context.is_any(i - 1, &[Class::Preposition, Class::Coordinator])
        && context.flags_of(&one_word(context, i)).is_word()
}

/// "De man -ziek als hij was- kwam": hyphens in the place of a pair of dashes.
fn is_pair(context: &Context<'_>, last: usize) -> bool {
    (last + 1..context.len())
        // Another opening hyphen would be the closing one's partner.
        .take_while(|i| !context.token(*i).opens_sentence && context.gap(*i) != Gap::SpaceHyphen)
        .any(|i| context.gap(i) == Gap::HyphenSpace && !context.is(i, Class::Coordinator))
}

/// A word that no compound ends with: what stands there is a dash.
fn opens_clause(context: &Context<'_>, i: usize) -> bool {
    context.is_any(
        i,
        &[
            Class::Article,
            Class::Determiner,
            Class::Demonstrative,
            Class::PersonalPronoun,
            Class::Coordinator,
            Class::Subordinator,
            Class::Relative,
            Class::Auxiliary,
            Class::Preposition,
            Class::Possessive,
        ],
    )
}

fn finding(context: &Context<'_>, first: usize, last: usize) -> Finding<crate::text::Plain> {
    let mut joined = context.word(first).to_string();
    for i in first + 1..=last {
        joined.push('-');
        joined.push_str(context.word(i));
    }
    let hit = context.term_at(first).filter(|hit| hit.first == first && hit.end == last + 1);
    let is_phrase = || is_phrase_of_participle(context, last) || is_adjective_alone(context, last);
    if hit.is_none() && first + 1 == last && is_phrase() {
        let finding = Finding::new(&RULE, context.span(first, last), "the two are a phrase, and no compound");
        return finding.replace(apart(context, last)).at_most(Applicability::Suggested);
    }
    let whole = if first + 1 == last { one_word(context, last) } else { joined.clone() };
    let replacement = hit.map_or(whole, |hit| term(context, hit));
    let finding = Finding::new(&RULE, context.span(first, last), MESSAGE).replace(replacement);
    match hit {
        Some(hit) => finding.resting_on(context.glossary.entry(hit.entry)),
        None if has_one_reading(context, first, last, &joined) => finding,
        None => finding.at_most(Applicability::Suggested),
    }
}

const MESSAGE: &str = "a compound has no space before its hyphen";

/// "F -16": the number of a kind.
fn designation(context: &Context<'_>, i: usize) -> Option<String> {
    let letters = context.word(i - 1);
    let is_letters = letters.len() <= MOST_LETTERS && letters.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_led = i > 1 && context.gap(i - 1).is_blank() && context.is_any(i - 2, &[Class::Article, Class::NumberWord]);
    (context.is_number(i) && context.word(i).len() <= MOST_DIGITS && is_letters && is_led)
        .then(|| context.hyphenated(i))
}

/// "pro -Palestijnse"
fn prefixed_country(context: &Context<'_>, i: usize) -> Option<String> {
    let flags = context.flags(i);
    let describes = flags.is_title() && !flags.is_lower() && (flags.is_adjective() || flags.is_inflected_adjective());
    (context.is(i - 1, Class::BoundPrefix) && context.token(i - 1).shape.is_all_lower() && describes)
        .then(|| context.hyphenated(i))
}

/// Of a designation, in bytes.
const MOST_LETTERS: usize = 2;
const MOST_DIGITS: usize = 3;

/// A name or acronym before a noun, or a word that the lexicon has with its hyphen.
fn has_one_reading(context: &Context<'_>, first: usize, last: usize, joined: &str) -> bool {
    let flags = context.flags(last);
    // "BSD -delete 4.2": an English verb is an option.
    let is_only_verb = flags.is_verb() && !flags.is_singular() && !flags.is_plural() && !flags.closes_compound();
    let is_noun = context.token(last).shape.is_all_lower()
        && flags.is_word()
        && !flags.is_function()
        && !is_only_verb
        && !only_describes(flags);
    context.flags_of(joined).is_word() || is_name(context, first) && is_noun
}
