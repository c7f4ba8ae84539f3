//! A suspended hyphen that lost the space after it.

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Edit, Fix, Severity};
use crate::glossary::Class;
use crate::text::{Gap, Plain, Span};

pub(super) static RULE: Rule = Rule {
    id: "glued-suspended-hyphen",
    summary: "a suspended hyphen glued to the conjunction after it",
    why: "In \"in- en uitvoer\" the hyphen stands for a part that follows. Engines that take it for a compound's hyphen glue the conjunction to it (Leidraad 6.9, Woordenlijst Nederlandse Taal).",
    severity: Severity::Error,
    applicability: Applicability::Safe,
    tier: Tier::Typography,
    mqm: "linguistic-conventions/typography/spacing",
    languages: &["nl"],
    bad: &[
        Bad { text: "Zij kreeg [[lees-en]] schrijfrechten.", fixed: Some("Zij kreeg lees- en schrijfrechten.") },
        Bad { text: "Neem een [[dag-of]] weekkaart.", fixed: Some("Neem een dag- of weekkaart.") },
    ],
    good: &[
        "Zij kreeg lees- en schrijfrechten.",
        "Een kant-en-klare maaltijd en een zwart-of-witverhaal.",
        "De trein rijdt tussen Bergen-op-Zoom en Goes.",
    ],
    check: Check::Segment(check),
};

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    if !context.tokens.gaps.has(Gap::Hyphen) {
        return;
    }
    for i in 1..context.len().saturating_sub(1) {
        if is_glued(context, i) {
            sink.push(finding(context, i));
        }
    }
}

fn is_glued(context: &Context<'_>, i: usize) -> bool {
    let (before, after) = (context.token(i - 1), context.token(i));
    context.gap(i) == Gap::Hyphen
        && context.is(i, Class::SuspendingConjunction)
        && after.shape.is_all_lower()
        && !context.is_any(i - 1, &[Class::Subordinator, Class::Preposition, Class::Article])
        && context.gap(i + 1).is_blank()
        && before.len() > 1
        && !context.in_code(context.span(i - 1, i))
}

fn finding(context: &Context<'_>, i: usize) -> Finding<Plain> {
    let at = context.token(i).start as usize;
    let message = "the hyphen stands for what follows; a space comes after it";
    let finding =
        Finding::new(&RULE, context.span(i - 1, i), message).fix(Fix::edits(vec![Edit::new(Span::new(at, at), " ")]));
    // "hij kwam-en ging": there it was a dash.
    let flags = context.flags(i - 1);
    let may_be_clause = context.is_any(i - 1, &[Class::FiniteVerb, Class::Auxiliary]) || flags.is_participle();
    // "Line-of Business" is a name in another language.
    let may_be_name = context.token(i + 1).shape.starts_upper();
    if may_be_clause || may_be_name { finding.at_most(Applicability::Suggested) } else { finding }
}
