//! A name or term without its diacritic.

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::{Class, Damage, Status, TermHit};
use crate::text::Gap;

pub(super) static RULE: Rule = Rule {
    id: "lost-accent",
    summary: "a name or term without its diacritic",
    why: "English spells many names without diacritics, and old transmission lines drop them. The glossary has the form with its accents.",
    severity: Severity::Warning,
    applicability: Applicability::Suggested,
    tier: Tier::Glossary,
    mqm: "linguistic-conventions/orthography/diacritics",
    languages: &[],
    bad: &[Bad { text: "De grens met [[Oekraine]] is dicht.", fixed: Some("De grens met Oekraïne is dicht.") }],
    good: &[
        "De grens met Oekraïne is dicht.",
        "Schrijf naar info@oekraine.example voor hulp.",
        "Deze versie tekent met de Oekraine-bibliotheek.",
    ],
    check: Check::Segment(check),
};

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    for hit in &context.hits.terms {
        if hit.damage.is_only(Damage::ACCENT)
            && matches!(hit.status, Status::Preferred | Status::Admitted)
            && !context.in_code(hit.span)
            && !is_program(context, hit)
        {
            let repaired = context.glossary.repaired(hit, context.plain);
            // A composed and a decomposed accent look the same and are the same.
            if repaired != context.text(hit.span) {
                sink.push(
                    Finding::new(&RULE, hit.span, "the diacritic was lost")
                        .replace(repaired)
                        .resting_on(context.glossary.entry(hit.entry)),
                );
            }
        }
    }
}

/// "de Cairo bibliotheek": a program that was called after a city has no diacritics.
fn is_program(context: &Context<'_>, hit: &TermHit) -> bool {
    context.is(hit.end, Class::ProgramNoun) && matches!(context.gap(hit.end), Gap::Space | Gap::Line | Gap::Hyphen)
}
