//! An amount with its currency sign in front of a scale word.

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::{Class, Places, Trigger};
use crate::text::{Gap, Plain, Span};

pub(super) static RULE: Rule = Rule {
    id: "english-currency",
    summary: "an amount with its sign in front: $5 million",
    why: "English sets the sign before the figure, Dutch the currency after the whole amount: \"5 miljoen dollar\" (Taalunie, Taaladvies: bedragen).",
    severity: Severity::Warning,
    applicability: Applicability::Suggested,
    tier: Tier::Typography,
    mqm: "locale-convention/currency-format",
    languages: &["nl"],
    bad: &[
        Bad {
            text: "De schade is [[$5 million]] volgens de stad.",
            fixed: Some("De schade is 5 miljoen dollar volgens de stad."),
        },
        Bad {
            text: "Zij bood [[£2,5 miljard]] voor de club.", fixed: Some("Zij bood 2,5 miljard pond voor de club.")
        },
    ],
    good: &[
        "De schade is 5 miljoen dollar.",
        "Een kaartje kost $5 of € 4,50.",
        "De helft van 5 miljoen is 2,5 miljoen.",
    ],
    check: Check::Pairs { first: Trigger::NUMBER, second: Trigger::class(Class::ScaleEnglish), check },
};

fn check(context: &Context<'_>, places: Places<'_>, sink: &mut Sink<'_>) {
    for i in places {
        if context.gap(i) == Gap::Space {
            sink.push_some(finding(context, i));
        }
    }
}

fn finding(context: &Context<'_>, i: usize) -> Option<Finding<Plain>> {
    let classes = context.glossary.classes();
    let has_fraction = i >= 2 && context.is_number(i - 2) && matches!(context.gap_text(i - 1), "," | ".");
    let first = if has_fraction { i - 2 } else { i - 1 };
    let figure_start = context.token(first).start as usize;
    let before = context.plain[..figure_start].trim_end_matches([' ', '\u{a0}']);
    let sign = classes.words(Class::SignOfCurrency).iter().find(|sign| before.ends_with(sign.as_str()))?;
    let scale = classes.partner(&context.word(i).to_lowercase(), Class::ScaleEnglish, Class::ScaleDutch)?;
    let currency = classes.partner(sign, Class::SignOfCurrency, Class::CurrencyOfSign)?;
    let start = before.len() - sign.len();
    let figure = context.plain[figure_start..context.token(i - 1).end as usize].replace('.', ",");
    let span = Span::new(start, context.token(i).end as usize);
    let finding = Finding::new(&RULE, span, "the currency stands after the amount");
    // With a Dutch scale word it is a house style of some desks.
    let severity = if context.flags(i).is_known() { Severity::Info } else { Severity::Warning };
    Some(finding.severity(severity).replace(format!("{figure} {scale} {currency}")))
}
