//! A compound with a space after its hyphen.

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
    for i in 1..context.len() {
        if context.gap(i) != Gap::HyphenSpace || context.in_code(context.span(i - 1, i)) {
            continue;
        }
        let hit = context.term_at(i).filter(|hit| hit.first < i && hit.damage.spaced_hyphen());
        if let Some(hit) = hit {
            // A chain with a space before a hyphen is the other rule's.
            if (hit.first + 1..hit.end).all(|i| context.gap(i) != Gap::SpaceHyphen) {
                let finding =
                    Finding::new(&RULE, hit.span, MESSAGE).replace(context.glossary.repaired(hit, context.plain));
                sink.push(finding.resting_on(context.glossary.entry(hit.entry)));
            }
            continue;
        }
        if is_damage(context, i) {
            let replacement = format!("{}-{}", context.word(i - 1), context.word(i));
            let sure = context.flags_of(&replacement).is_word() || context.token(i - 1).shape.is_all_upper();
            let finding = Finding::new(&RULE, context.span(i - 1, i), MESSAGE).replace(replacement);
            sink.push(if sure { finding } else { finding.at_most(Applicability::Suggested) });
        }
    }
}

const MESSAGE: &str = "a compound has no space after its hyphen";

/// Only a name or acronym before a noun: everything else may be a suspended hyphen or a dash.
fn is_damage(context: &Context<'_>, i: usize) -> bool {
    let (before, after) = (context.token(i - 1), context.token(i));
    let opens_pair =
        (1..i).rev().take_while(|k| !context.token(*k).opens_sentence).any(|k| context.gap(k) == Gap::SpaceHyphen);
    let is_noun = after.shape.is_all_lower() && context.flags(i).is_word() && !context.flags(i).is_function();
    let function = [
        Class::Coordinator,
        Class::Subordinator,
        Class::Preposition,
        Class::Article,
        Class::Determiner,
        Class::Adverb,
        Class::Auxiliary,
        Class::FiniteVerb,
        Class::PersonalPronoun,
    ];
    let is_name = before.shape.is_all_upper() || before.shape.starts_upper() && !before.opens_sentence;
    is_name && is_noun && !opens_pair && !context.is_any(i, &function) && !shares_first_part(context, i)
}

/// "Europa- noch wereldbeker", "VWO- dan wel HAVO-diploma": a second compound follows.
fn shares_first_part(context: &Context<'_>, i: usize) -> bool {
    (i..(i + 3).min(context.len())).any(|k| context.is(k, Class::Coordinator))
}
