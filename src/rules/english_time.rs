//! A time of day with a.m. or p.m.

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::{Class, Places, Trigger};
use crate::text::{Plain, Span};

pub(super) static RULE: Rule = Rule {
    id: "english-time",
    summary: "a time of day with \"a.m.\" or \"p.m.\"",
    why: "Dutch counts the hours to 24 and writes \"15.30 uur\" (Taalunie, Taaladvies: tijdsaanduiding).",
    severity: Severity::Warning,
    applicability: Applicability::Suggested,
    tier: Tier::Typography,
    mqm: "locale-convention/time-format",
    languages: &["nl"],
    bad: &[
        Bad {
            text: "De zitting begint om [[3 p.m.]] in zaal 2.",
            fixed: Some("De zitting begint om 15.00 uur in zaal 2."),
        },
        Bad { text: "Om [[9:30 am]] ging het licht uit.", fixed: Some("Om 9.30 uur ging het licht uit.") },
    ],
    good: &[
        "De zitting begint om 15.00 uur.",
        "De zender AM 747 was om 3 uur uit.",
        "Minister Pm bestaat niet, 3 PMC's wel.",
    ],
    check: Check::Pairs { first: Trigger::NUMBER, second: Trigger::Word(|word| word.len <= LONGEST), check },
};

/// "p" and "pm", in bytes.
const LONGEST: usize = 2;

fn check(context: &Context<'_>, places: Places<'_>, sink: &mut Sink<'_>) {
    for i in places {
        if let Some((afternoon, end)) = half_day(context, i)
            && let Some(finding) = finding(context, i, afternoon, end)
        {
            sink.push(finding);
        }
    }
}

/// Is this "a.m." or "p.m."? Whether it is the afternoon, and the byte after it.
fn half_day(context: &Context<'_>, i: usize) -> Option<(bool, usize)> {
    let token = context.token(i);
    if !context.gap(i).is_blank() {
        return None;
    }
    let dotted = i + 1 < context.len() && context.gap_text(i + 1) == "." && context.key(i + 1) == b"m";
    let end = match context.key(i) {
        b"am" | b"pm" if token.shape.is_all_lower() => token.end as usize,
        b"a" | b"p" if dotted => context.token(i + 1).end as usize,
        _ => return None,
    };
    // The stop of "p.m." goes with it, unless it ends the sentence as well.
    let after = &context.plain[end..];
    let takes_stop =
        dotted && after.starts_with('.') && !context.tokens.list.get(i + 2).is_none_or(|next| next.opens_sentence);
    Some((context.key(i)[0] == b'p', end + usize::from(takes_stop)))
}

fn finding(context: &Context<'_>, i: usize, afternoon: bool, end: usize) -> Option<Finding<Plain>> {
    let with_minutes = i >= 2 && context.is_number(i - 2) && matches!(context.gap_text(i - 1), ":" | ".");
    let first = if with_minutes { i - 2 } else { i - 1 };
    let hour: u32 = context.word(first).parse().ok().filter(|hour| (1..=12).contains(hour))?;
    let minutes = if with_minutes { context.word(i - 1) } else { "00" };
    let hour = match (hour, afternoon) {
        (12, false) => 0,
        (12, true) => 12,
        (hour, true) => hour + 12,
        (hour, false) => hour,
    };
    let uur = context.glossary.classes().words(Class::HourWord).first()?;
    let span = Span::new(context.token(first).start as usize, end);
    Some(Finding::new(&RULE, span, "Dutch counts the hours to 24").replace(format!("{hour}.{minutes} {uur}")))
}
