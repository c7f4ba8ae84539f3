//! A name in capitals in running text.

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::{Status, TermHit, TermKind};
use crate::text::Gap;

pub(super) static RULE: Rule = Rule {
    id: "shouted-name",
    summary: "a name in capitals in running text",
    why: "Datelines and headlines are set in capitals; a name that was taken over from one keeps them. In running text a name has one capital.",
    severity: Severity::Warning,
    applicability: Applicability::Suggested,
    tier: Tier::Typography,
    mqm: "linguistic-conventions/orthography/capitalization",
    languages: &[],
    bad: &[Bad {
        text: "De burgemeester van [[KYIV]] riep op tot kalmte.",
        fixed: Some("De burgemeester van Kyiv riep op tot kalmte."),
    }],
    good: &[
        "KYIV – De burgemeester riep op tot kalmte.",
        "KYIV (ANP) - De burgemeester riep op tot kalmte.",
        "De NAVO en de EU spraken met de VS.",
        "BURGEMEESTER VAN KYIV ROEPT OP TOT KALMTE",
    ],
    check: Check::Segment(check),
};

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    if context.hits.terms.iter().all(|hit| !hit.damage.is_shouted()) || context.is_shouted() {
        return;
    }
    for hit in &context.hits.terms {
        let names_it = matches!(hit.status, Status::Preferred | Status::Admitted) && hit.damage.is_shouted();
        if names_it && !is_dateline(context, hit) && !among_capitals(context, hit) && !context.in_code(hit.span) {
            let entry = context.glossary.entry(hit.entry);
            let Some(term) = entry.term().filter(|term| term.kind == TermKind::Name) else { continue };
            sink.push(
                Finding::new(&RULE, hit.span, "in running text a name has one capital")
                    .replace(&*term.right)
                    .resting_on(entry),
            );
        }
    }
}

/// "KYIV –", "KYIV/MOSKOU (ANP) -": capitals, then a dash or a bracket.
fn is_dateline(context: &Context<'_>, hit: &TermHit) -> bool {
    let shouted_before = (0..hit.first).all(|i| context.token(i).shape.is_all_upper());
    let after = context.gap_text(hit.end);
    shouted_before
        && (after.trim_start().starts_with(['–', '—', '-', '(', '/', ',', ':', '|'])
            || context.gap(hit.end) == Gap::Start)
}

/// Part of a longer stretch of capitals: a title, a slogan, a headline in the text.
fn among_capitals(context: &Context<'_>, hit: &TermHit) -> bool {
    let is_upper =
        |i: usize| context.tokens.list.get(i).is_some_and(|token| token.shape.is_all_upper() && token.len() > 3);
    hit.first > 0 && is_upper(hit.first - 1) || is_upper(hit.end)
}
