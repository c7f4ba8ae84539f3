//! A name or term whose hyphen became a space, or was lost altogether.

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::{Status, TermHit};

pub(super) static RULE: Rule = Rule {
    id: "lost-hyphen",
    summary: "a name or term without its hyphen or space",
    why: "English writes apart what Dutch joins with a hyphen, and engines glue what they cannot place. The glossary has the form as it is written.",
    severity: Severity::Warning,
    applicability: Applicability::Suggested,
    tier: Tier::Glossary,
    mqm: "linguistic-conventions/orthography/hyphenation",
    languages: &[],
    bad: &[
        Bad { text: "In [[Groot Brittannië]] wordt gestemd.", fixed: Some("In Groot-Brittannië wordt gestemd.") },
        Bad { text: "In [[Zuid Korea]] wordt gestemd.", fixed: Some("In Zuid-Korea wordt gestemd.") },
    ],
    good: &["Hij staakt het vuren niet.", "Noord- en Zuid-Korea stemden in.", "Er komt een groot Brits schip aan."],
    check: Check::Segment(check),
};

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    for hit in &context.hits.terms {
        if is_lost(hit) && matches!(hit.status, Status::Preferred | Status::Admitted) && !context.in_code(hit.span) {
            let entry = context.glossary.entry(hit.entry);
            sink.push(
                Finding::new(&RULE, hit.span, &*entry.why)
                    .replace(context.glossary.repaired(hit, context.plain))
                    .resting_on(entry),
            );
        }
    }
}

/// Spaces beside a hyphen are other rules'.
fn is_lost(hit: &TermHit) -> bool {
    let damage = hit.damage;
    (damage.lost_hyphen() || damage.glued() || damage.added_hyphen() || damage.split()) && !damage.spaced_hyphen()
}
