//! A form that the desk's glossary forbids.

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::{Status, TermHit};

pub(super) static RULE: Rule = Rule {
    id: "glossary-term",
    summary: "a form that the glossary forbids or advises against",
    why: "The glossary says which form of a name or term the desk uses; the entry gives the reason and its source.",
    severity: Severity::Warning,
    applicability: Applicability::Safe,
    tier: Tier::Glossary,
    mqm: "terminology/inconsistent-with-terminology-resource",
    languages: &[],
    bad: &[
        Bad {
            text: "De trein rijdt van [[Kharkiv]] naar het westen.",
            fixed: Some("De trein rijdt van Charkiv naar het westen."),
        },
        Bad {
            text: "De minister sprak in [[Warsaw]] met zijn collega.",
            fixed: Some("De minister sprak in Warschau met zijn collega."),
        },
    ],
    good: &[
        "Dynamo Kiev won met 2-1 van de koploper.",
        "De trein rijdt van Charkiv naar het westen.",
        "Dat zegt de firma Quarx Softwerx Germany GmbH uit München.",
        "Dat staat in de norm van het United States Quarxstone Softwerx.",
    ],
    check: Check::Segment(check),
};

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    for hit in &context.hits.terms {
        if !matches!(hit.status, Status::Forbidden | Status::Deprecated) || context.in_code(hit.span) {
            continue;
        }
        if is_inside_name(context, hit) {
            continue;
        }
        let entry = context.glossary.entry(hit.entry);
        let preferred = context.glossary.preferred(hit, context.plain);
        if preferred == context.text(hit.span) {
            continue;
        }
        let mut finding = Finding::new(&RULE, hit.span, entry.why.to_string()).decided_by(entry).replace(preferred);
        if hit.status == Status::Deprecated {
            finding = finding.severity(Severity::Info);
        }
        sink.push(finding);
    }
}

/// "Quarx Software Germany GmbH": a word of a foreign name between two words that nobody knows, all with capitals; a term of more
/// words may open it ("United Kingdom Quarx Softwerx").
fn is_inside_name(context: &Context<'_>, hit: &TermHit) -> bool {
    let is_foreign = |i: usize| {
        let shape = context.token(i).shape;
        shape.starts_upper() && (!context.flags(i).is_known() || shape.is_mixed())
    };
    let is_led = hit.first > 0
        && context.gap(hit.first).is_blank()
        && !context.token(hit.first).opens_sentence
        && is_foreign(hit.first - 1)
        && context.term_at(hit.first - 1).is_none();
    let goes_on = |k: usize| k < context.len() && context.gap(k).is_blank() && is_foreign(k);
    // Not "Micro soft": that is one word.
    let is_capital = |k: usize| context.token(k).shape.starts_upper();
    let opens_name = hit.end > hit.first + 1 && is_capital(hit.first) && is_capital(hit.end - 1);
    let is_front = || opens_name && goes_on(hit.end + 1);
    goes_on(hit.end) && (is_led || is_front()) && context.term_at(hit.end).is_none()
}
