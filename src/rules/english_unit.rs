//! An English unit of measure after a figure.

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::{Class, Places, Trigger};

pub(super) static RULE: Rule = Rule {
    id: "english-unit",
    summary: "an English unit of measure after a figure",
    why: "Engines leave the unit in English. Dutch has its own word for it, and after a figure a unit has no plural (Leidraad; Taalunie, Taaladvies: meter of meters).",
    severity: Severity::Warning,
    applicability: Applicability::Suggested,
    tier: Tier::Wording,
    mqm: "accuracy/untranslated",
    languages: &["nl"],
    bad: &[
        Bad { text: "De storm trok [[300 miles]] landinwaarts.", fixed: Some("De storm trok 300 mijl landinwaarts.") },
        Bad { text: "De muur is [[30 feet]] hoog.", fixed: Some("De muur is 30 voet hoog.") },
        Bad { text: "Zij weegt [[1.200 pounds]].", fixed: Some("Zij weegt 1.200 pond.") },
    ],
    good: &[
        "De storm trok 300 mijl landinwaarts.",
        "Zij spaart miles, en de band 10 Feet speelde.",
        "In „Run 8 miles every day” loopt zij hard.",
    ],
    check: Check::Pairs { first: Trigger::NUMBER, second: Trigger::class(Class::EnglishUnit), check },
};

fn check(context: &Context<'_>, places: Places<'_>, sink: &mut Sink<'_>) {
    if context.has_any(&[Class::EnglishFunction]) {
        return;
    }
    for i in places {
        if context.gap(i).is_blank()
            && context.token(i).shape.is_all_lower()
            && let Some(dutch) =
                context.glossary.classes().partner(context.word(i), Class::EnglishUnit, Class::DutchUnit)
        {
            // "1.200 pounds" is one figure of two tokens.
            let is_part = i > 1 && context.is_number(i - 2) && matches!(context.gap_text(i - 1), "." | ",");
            let first = i - 1 - usize::from(is_part);
            // An amount with its sign is another rule's.
            if context.gap_text(first).ends_with(['$', '€', '£', '¥']) {
                continue;
            }
            let span = context.span(first, i);
            let written = context.text(span);
            let kept = &written[..written.len() - context.word(i).len()];
            sink.push(Finding::new(&RULE, span, "this unit was left in English").replace(format!("{kept}{dutch}")));
        }
    }
}
