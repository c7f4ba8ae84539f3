//! A compound with a space after its hyphen.

use super::joined::{acronym_with_figure, apart, is_phrase_of_participle, joined, only_describes, term, two_countries};
use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::Class;
use crate::text::Gap;

pub(super) static RULE: Rule = Rule {
    id: "space-after-hyphen",
    summary: "a space after the hyphen of a compound",
    why: "A hyphen with a space after it is a suspended hyphen: it announces a second part (\"in- en uitvoer\"). Where no second part follows, the space is damage (Leidraad, Woordenlijst Nederlandse Taal).",
    severity: Severity::Error,
    applicability: Applicability::Safe,
    tier: Tier::Typography,
    mqm: "linguistic-conventions/typography/spacing",
    languages: &["nl"],
    bad: &[
        Bad { text: "Gisteren sprak de [[ex- koning]] met hen.", fixed: Some("Gisteren sprak de ex-koning met hen.") },
        Bad { text: "De [[G- 7]] vergadert.", fixed: Some("De G7 vergadert.") },
        Bad { text: "De [[co- voorzitter]] zweeg.", fixed: Some("De covoorzitter zweeg.") },
        Bad {
            text: "De door [[Iran- gesteunde]] militie zwijgt.",
            fixed: Some("De door Iran gesteunde militie zwijgt."),
        },
        Bad {
            text: "Wij zagen het [[NAVO- oefenterrein]] en de kazerne.",
            fixed: Some("Wij zagen het NAVO-oefenterrein en de kazerne."),
        },
        Bad {
            text: "De delegatie vloog naar [[Zuid- Korea]] terug.",
            fixed: Some("De delegatie vloog naar Zuid-Korea terug."),
        },
        Bad {
            text: "Het [[NAVO- hoofdkwartier]] staat in Brussel.",
            fixed: Some("Het NAVO-hoofdkwartier staat in Brussel."),
        },
    ],
    good: &[
        "De G7 vergadert, en de toets G- 3 keer indrukken helpt.",
        "Kies Beeld - In- uitzoomen en de toets M- gebruiken.",
        "De zee- lucht- en landmacht oefent, en de ex- of oud-leden kijken toe.",
        "De land-, tuin- en bosbouw leed schade.",
        "Noord- en Zuid-Korea spelen samen.",
        "Zowel de binnen- als de buitenlandse pers was er.",
        "Groot-\nBrittannië stemde in.",
    ],
    check: Check::Segment(check),
};

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    if !context.tokens.gaps.has(Gap::HyphenSpace) {
        return;
    }
    // Has this sentence a hyphen with a space before it, the nearest to the left? Kept along the way: a line may have no end.
    let mut opens_pair = false;
    for i in 1..context.len() {
        let in_pair = opens_pair;
        opens_pair = !context.token(i).opens_sentence && (opens_pair || context.gap(i) == Gap::SpaceHyphen);
        if context.gap(i) != Gap::HyphenSpace || context.in_code(context.span(i - 1, i)) {
            continue;
        }
        let hit = context.term_at(i).filter(|hit| hit.first < i && hit.damage.spaced_hyphen());
        if let Some(hit) = hit {
            // A chain with a space before a hyphen is the other rule's.
            if (hit.first + 1..hit.end).all(|i| context.gap(i) != Gap::SpaceHyphen) {
                let finding = Finding::new(&RULE, hit.span, MESSAGE).replace(term(context, hit));
                sink.push(finding.resting_on(context.glossary.entry(hit.entry)));
            }
            continue;
        }
        let remedy = || acronym_with_figure(context, i).or_else(|| two_countries(context, i));
        if !in_pair && let Some(remedy) = remedy() {
            let finding = Finding::new(&RULE, context.span(i - 1, i), MESSAGE).replace(remedy);
            sink.push(finding.at_most(Applicability::Suggested));
        } else if !in_pair && is_damage(context, i) {
            if is_phrase_of_participle(context, i) {
                let finding =
                    Finding::new(&RULE, context.span(i - 1, i), "a name and a participle are no compound here");
                sink.push(finding.replace(apart(context, i)).at_most(Applicability::Suggested));
                continue;
            }
            let replacement = joined(context, i);
            let is_acronym = context.token(i - 1).shape.is_all_upper();
            let sure = context.flags_of(&replacement).is_word() || is_acronym && !only_describes(context.flags(i));
            let finding = Finding::new(&RULE, context.span(i - 1, i), MESSAGE).replace(replacement);
            sink.push(if sure { finding } else { finding.at_most(Applicability::Suggested) });
        }
    }
}

const MESSAGE: &str = "a compound has no space after its hyphen";

/// A name, acronym or noun before a noun: everything else may be a suspended hyphen or a dash.
fn is_damage(context: &Context<'_>, i: usize) -> bool {
    // "zee- lucht- en landmacht"
    let is_list = context.gap(i + 1) == Gap::HyphenSpace;
    let is_listed = || context.flags_of(&context.hyphenated(i)).is_word();
    let is_pair = || is_name(context, i - 1) || is_first_part(context, i - 1);
    !is_list
        && !shares_first_part(context, i)
        && !opens_clause(context, i)
        && (is_noun(context, i) && is_pair() || is_listed())
}

/// A word that no compound ends with: what stands there is a dash.
fn opens_clause(context: &Context<'_>, i: usize) -> bool {
    let function = [
        Class::Adverb,
        Class::Article,
        Class::Auxiliary,
        Class::Coordinator,
        Class::Determiner,
        Class::FiniteVerb,
        Class::PersonalPronoun,
        Class::Preposition,
        Class::Subordinator,
    ];
    context.is_any(i, &function)
}

/// A noun in lower case, or a compound that the list does not have.
fn is_noun(context: &Context<'_>, i: usize) -> bool {
    let flags = context.flags(i);
    let is_compound = || context.glossary.lexicon().is_some_and(|lexicon| lexicon.reads_as_compound(context.word(i)));
    let is_word = || flags.is_word() && !flags.is_function() || !flags.is_known() && is_compound();
    context.token(i).shape.is_all_lower() && is_word()
}

/// A name or acronym; at the head of a sentence, one that is nothing else.
fn is_name(context: &Context<'_>, i: usize) -> bool {
    let (token, flags) = (context.token(i), context.flags(i));
    let is_small = context.is_small_word(i) || context.is_any(i, &[Class::Preposition, Class::Adverb]);
    token.shape.is_all_upper() && token.len() > 1
        || !is_small
            && token.shape.starts_upper()
            && (!token.opens_sentence || !flags.is_lower() && (flags.is_title() || !flags.is_known()))
}

/// A prefix: "ex- koning", "co- voorzitter".
fn is_first_part(context: &Context<'_>, i: usize) -> bool {
    let is_joined = context.is_any(i, &[Class::PrefixJoined, Class::BoundPrefix]);
    context.is(i, Class::PrefixHyphen)
        || is_joined && !context.is_any(i, &[Class::Preposition, Class::Adverb]) && !context.flags(i).is_singular()
}

/// "Europa- noch wereldbeker", "VWO- dan wel HAVO-diploma": a second compound follows.
fn shares_first_part(context: &Context<'_>, i: usize) -> bool {
    let is_short = |k: usize| k == i || context.is_any(k - 1, &[Class::Adverb, Class::SuspendingConjunction]);
    (i..(i + 2).min(context.len())).any(|k| context.is(k, Class::Coordinator) && is_short(k))
}
