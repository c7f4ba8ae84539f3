//! A name without its capital.

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::{Damage, Rest, Status, TermHit};

pub(super) static RULE: Rule = Rule {
    id: "lost-capital",
    summary: "a name without its capital",
    why: "Engines that work on lower-cased text give some capitals back and forget others. The glossary has the name as it is written.",
    severity: Severity::Warning,
    applicability: Applicability::Suggested,
    tier: Tier::Glossary,
    mqm: "linguistic-conventions/orthography/capitalization",
    languages: &[],
    bad: &[Bad { text: "De [[verenigde Staten]] stemden tegen.", fixed: Some("De Verenigde Staten stemden tegen.") }],
    good: &["De verenigde krachten van links en rechts wonnen.", "De Verenigde Staten stemden tegen."],
    check: Check::Segment(check),
};

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    for hit in &context.hits.terms {
        if hit.damage.is_only(Damage::LOST_CAPITAL)
            && matches!(hit.status, Status::Preferred | Status::Admitted)
            && is_name(context, hit)
            && !context.in_code(hit.span)
        {
            let finding = Finding::new(&RULE, hit.span, "the name is written with a capital")
                .replace(context.glossary.repaired(hit, context.plain));
            sink.push(finding.resting_on(context.glossary.entry(hit.entry)));
        }
    }
}

/// A small letter that makes another word of it is no fault.
fn is_name(context: &Context<'_>, hit: &TermHit) -> bool {
    if hit.first + 1 < hit.end {
        return true;
    }
    hit.rest == Rest::Nothing
        && context.glossary.lexicon().is_some_and(|lexicon| !lexicon.flags(context.text(hit.span)).is_lower())
}
