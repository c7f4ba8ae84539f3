//! A number with the comma and the point of English.

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::{Class, Places, Trigger};
use crate::text::{Plain, Span};

pub(super) static RULE: Rule = Rule {
    id: "english-number",
    summary: "a number with the comma and the point of English",
    why: "English writes 10,000 and 0.25 where Dutch writes 10.000 and 0,25 (Taalunie, Taaladvies: getallen). Left as it is, the number means something else.",
    severity: Severity::Warning,
    applicability: Applicability::Suggested,
    tier: Tier::Typography,
    mqm: "locale-convention/number-format",
    languages: &["nl"],
    bad: &[
        Bad { text: "Er kwamen [[10,000]] mensen.", fixed: Some("Er kwamen 10.000 mensen.") },
        Bad { text: "De schade was [[1,250,000]] euro.", fixed: Some("De schade was 1.250.000 euro.") },
        Bad { text: "De rente steeg met [[0.25]] procent.", fixed: Some("De rente steeg met 0,25 procent.") },
        Bad { text: "Het kostte [[2.4]] miljoen euro.", fixed: Some("Het kostte 2,4 miljoen euro.") },
    ],
    good: &[
        "Sinds versie 0.54 en sinds Debian 0.93 werkt het.",
        "Er kwamen 10.000 mensen en 3,125 procent bleef.",
        "Versie 2.4 van het programma staat op 192.168.0.25.",
        "Om 20.30 uur, zie artikel 3.2 en § 1.5 van 12.05.2024.",
        "De kamers 12,145 en 16 zijn vrij.",
    ],
    check: Check::Words { trigger: Trigger::NUMBER, check },
};

fn check(context: &Context<'_>, mut places: Places<'_>, sink: &mut Sink<'_>) {
    while let Some(i) = places.next() {
        let end = number_end(context, i);
        if end > i + 1 {
            sink.push_some(finding(context, i, end));
        }
        places.go_on(end);
    }
}

/// The token after a number that begins at `i`: figures joined by single commas and points.
fn number_end(context: &Context<'_>, i: usize) -> usize {
    let mut end = i;
    while context.is_number(end) && (end == i || matches!(context.gap_text(end), "," | ".")) {
        end += 1;
    }
    end
}

fn finding(context: &Context<'_>, first: usize, end: usize) -> Option<Finding<Plain>> {
    let span = context.span(first, end - 1);
    // A letter or sign that is joined to it makes it a version, an address, a date.
    if touches_more(context, span) || context.in_code(span) {
        return None;
    }
    let separators: Vec<&str> = (first + 1..end).map(|i| context.gap_text(i)).collect();
    let groups: Vec<&str> = (first + 1..end).map(|i| context.word(i)).collect();
    let (last_is_point, commas) =
        (separators.last() == Some(&"."), separators.iter().filter(|sign| **sign == ",").count());
    let thousands = &groups[..groups.len() - usize::from(last_is_point)];
    let well_grouped = context.word(first).len() <= 3 && thousands.iter().all(|group| group.len() == 3);
    let is_english = match (commas, last_is_point) {
        (0, true) => groups.len() == 1 && is_decimal(context, first, end),
        (1, false) => well_grouped && counts(context, end, groups[0]),
        (2.., false) | (1.., true) => well_grouped && commas == thousands.len(),
        _ => false,
    };
    let swapped = |c: char| match c {
        ',' => '.',
        '.' => ',',
        c => c,
    };
    is_english.then(|| {
        Finding::new(&RULE, span, "Dutch writes thousands with a point and decimals with a comma")
            .replace(context.text(span).chars().map(swapped).collect::<String>())
    })
}

fn touches_more(context: &Context<'_>, span: Span<Plain>) -> bool {
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '-' | '/' | ':' | '.' | ',' | '+' | '§');
    let before = context.plain[..span.start].chars().next_back().is_some_and(joins);
    let mut after = context.plain[span.end..].chars();
    let next = after.next();
    before
        || next.is_some_and(|c| {
            joins(c) && !(matches!(c, '.' | ',' | ':') && after.next().is_none_or(char::is_whitespace))
        })
}

/// "0.25", "2.4 miljoen", "3.5%": not a version, a time or an article.
fn is_decimal(context: &Context<'_>, first: usize, end: usize) -> bool {
    let is_percentage = context.gap_text(end).trim_start().starts_with('%');
    let decimals = context.word(end - 1).len();
    decimals <= 2
        && (context.is(end, Class::Measured) && context.gap(end).is_blank()
            || is_percentage
            || context.word(first) == "0"
                && decimals == 2
                && !context.is(end, Class::HourWord)
                && !follows_product(context, first))
}

/// "versie 0.54", "sinds Debian 0.93": the number of an edition.
fn follows_product(context: &Context<'_>, first: usize) -> bool {
    let Some(before) = first.checked_sub(1).filter(|_| context.gap(first).is_blank()) else { return false };
    let shape = context.token(before).shape;
    let is_name = shape.starts_upper() && !shape.is_all_upper() && !context.token(before).opens_sentence;
    is_name || context.is(before, Class::EditionWord)
}

/// A count of things, where a Dutch decimal would be odd: "10,000 mensen".
fn counts(context: &Context<'_>, end: usize, group: &str) -> bool {
    let noun = end < context.len()
        && context.gap(end).is_blank()
        && context.flags(end).is_plural()
        && !context.is_any(end, &[Class::Measured, Class::Unit]);
    let round = group.ends_with("00");
    let follows_noun = end < context.len() && context.gap(end).is_blank() && context.token(end).shape.is_all_lower();
    noun || round && follows_noun
}
