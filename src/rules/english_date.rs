//! A date with the month first.

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::{Class, ClassSet, Places, Trigger};
use crate::text::Plain;

pub(super) static RULE: Rule = Rule {
    id: "english-date",
    summary: "a date with the month first or with an English month",
    why: "American English writes \"March 5, 2024\"; Dutch writes \"5 maart 2024\", the month with a small letter (Woordenlijst Nederlandse Taal).",
    severity: Severity::Warning,
    applicability: Applicability::Suggested,
    tier: Tier::Typography,
    mqm: "locale-convention/date-format",
    languages: &["nl"],
    bad: &[
        Bad {
            text: "Het verdrag is van [[maart 5, 2024]] en geldt nog.",
            fixed: Some("Het verdrag is van 5 maart 2024 en geldt nog."),
        },
        Bad {
            text: "Zij vertrok op [[5 January 2024]] naar Rome.",
            fixed: Some("Zij vertrok op 5 januari 2024 naar Rome."),
        },
    ],
    good: &[
        "Het verdrag is van 5 maart 2024.",
        "In maart 2024, na vijf jaar, viel het besluit.",
        "Zij las May 5 keer.",
        "De film January 2 was goed.",
    ],
    check: Check::Words { trigger: Trigger::Classes(MONTHS), check },
};

const MONTHS: ClassSet = ClassSet::of(&[Class::EnglishMonth, Class::Month]);

fn check(context: &Context<'_>, places: Places<'_>, sink: &mut Sink<'_>) {
    if !context.tokens.has_digits {
        return;
    }
    for i in places {
        if let Some(month) = month(context, i) {
            sink.push_some(month_first(context, i, &month).or_else(|| english_month(context, i, &month)));
        }
    }
}

/// The Dutch name of a month in either language.
fn month(context: &Context<'_>, i: usize) -> Option<String> {
    let classes = context.glossary.classes();
    let word = context.word(i).to_lowercase();
    if context.is(i, Class::Month) {
        return Some(word);
    }
    let month = classes.partner(&word, Class::EnglishMonth, Class::DutchMonth)?;
    context.token(i).shape.starts_upper().then(|| month.to_string())
}

/// "maart 5, 2024"
fn month_first(context: &Context<'_>, i: usize, month: &str) -> Option<Finding<Plain>> {
    let is_date = is_day(context, i + 1)
        && context.gap(i + 1).is_blank()
        && is_year(context, i + 2)
        && context.gap_text(i + 2) == ", ";
    is_date.then(|| {
        let text = format!("{} {month} {}", context.word(i + 1), context.word(i + 2));
        Finding::new(&RULE, context.span(i, i + 2), MESSAGE).replace(text)
    })
}

/// "5 January 2024"
fn english_month(context: &Context<'_>, i: usize, month: &str) -> Option<Finding<Plain>> {
    let is_date = i > 0
        && !context.is(i, Class::Month)
        && is_day(context, i - 1)
        && context.gap(i).is_blank()
        && is_year(context, i + 1)
        && context.gap(i + 1).is_blank();
    is_date.then(|| {
        let text = format!("{} {month} {}", context.word(i - 1), context.word(i + 1));
        Finding::new(&RULE, context.span(i - 1, i + 1), MESSAGE).replace(text)
    })
}

const MESSAGE: &str = "Dutch writes day, month, year";

fn is_day(context: &Context<'_>, i: usize) -> bool {
    context.is_number(i) && context.word(i).parse().is_ok_and(|day: u32| (1..=31).contains(&day))
}

fn is_year(context: &Context<'_>, i: usize) -> bool {
    context.is_number(i) && context.word(i).parse().is_ok_and(|year: u32| (1000..=2200).contains(&year))
}
