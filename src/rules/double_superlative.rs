//! "Most" before an adjective that says it already.
//!
//! Not for comparatives: "meer betere scholen" are more schools.

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::{Class, Places, Trigger};

pub(super) static RULE: Rule = Rule {
    id: "double-superlative",
    summary: "\"meest\" before an adjective in the superlative",
    why: "An adjective has one superlative, with \"meest\" or with -st (Algemene Nederlandse Spraakkunst 6.4.3). Engines translate \"most\" and the ending both.",
    severity: Severity::Warning,
    applicability: Applicability::Suggested,
    tier: Tier::Wording,
    mqm: "linguistic-conventions/grammar/morphology",
    languages: &["nl"],
    bad: &[
        Bad { text: "Dit is de [[meest mooiste]] stad van Europa.", fixed: Some("Dit is de mooiste stad van Europa.") },
        Bad { text: "Het [[meest grootste]] schip ligt stil.", fixed: Some("Het grootste schip ligt stil.") },
    ],
    good: &[
        "Het is de meest bewuste keuze, en de meest robuuste brug.",
        "Het meest vaste punt is de meest juiste plaats, de laatste het meest.",
        "De meest recente peiling is de mooiste.",
        "Wie werkt het meest eerste klas?",
    ],
    check: Check::Words { trigger: Trigger::class(Class::SuperlativeAdverb), check },
};

fn check(context: &Context<'_>, places: Places<'_>, sink: &mut Sink<'_>) {
    for i in places.map(|adverb| adverb + 1) {
        if context.gap(i).is_blank() && is_superlative(context, i) {
            sink.push(
                Finding::new(&RULE, context.span(i - 1, i), "the adjective is a superlative by itself")
                    .replace(context.word(i)),
            );
        }
    }
}

/// "mooiste": without its ending it is an adjective, and "juiste" is none.
fn is_superlative(context: &Context<'_>, i: usize) -> bool {
    if context.is_any(i, &[Class::OrdinalWord, Class::NumberWord]) || !context.flags(i).is_inflected_adjective() {
        return false;
    }
    let endings = context.glossary.classes().words(Class::SuperlativeEnding);
    endings.iter().any(|ending| {
        let stem = context.word(i).strip_suffix(ending.as_str());
        stem.is_some_and(|stem| context.flags_of(stem).is_adjective())
    })
}
