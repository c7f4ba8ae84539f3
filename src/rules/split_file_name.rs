//! A file name or address with a space in it.

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::Class;
use crate::text::{Gap, Span};

pub(super) static RULE: Rule = Rule {
    id: "split-file-name",
    summary: "a space inside a file name or a web address",
    why: "Engines take the dot of a file name for a full stop and the slashes of an address for signs of their own, and set a space behind them.",
    severity: Severity::Error,
    applicability: Applicability::Suggested,
    tier: Tier::Markup,
    mqm: "accuracy/do-not-translate",
    languages: &[],
    bad: &[
        Bad {
            text: "Open het bestand [[verslag. pdf]] en lees het.",
            fixed: Some("Open het bestand verslag.pdf en lees het."),
        },
        Bad {
            text: "Kijk daarna in [[het. log]]-bestand van de server.",
            fixed: Some("Kijk daarna in het .log-bestand van de server."),
        },
        Bad {
            text: "Ga naar [[https: // ]]stad.example voor meer.",
            fixed: Some("Ga naar https://stad.example voor meer."),
        },
    ],
    good: &[
        "Open het bestand verslag.pdf. Lees het dan.",
        "Zij las het verslag. Pdf is een formaat.",
        "Een adres begint met http:// of https:// en een naam.",
    ],
    check: Check::Segment(check),
};

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    if context.tokens.marks.has('/') {
        addresses(context, sink);
    }
    if context.has_any(&[Class::FileExtension]) {
        files(context, sink);
    }
}

fn addresses(context: &Context<'_>, sink: &mut Sink<'_>) {
    for (at, mark) in context.plain.match_indices(": //").chain(context.plain.match_indices(":// ")) {
        let scheme = context.plain[..at].ends_with("http") || context.plain[..at].ends_with("https");
        let host = context.plain[at + mark.len()..].split_whitespace().next().unwrap_or_default();
        if scheme && host.trim_end_matches('.').contains('.') {
            let start = at - if context.plain[..at].ends_with("https") { 5 } else { 4 };
            let after = &context.plain[at + mark.len()..];
            let end = at + mark.len() + (after.len() - after.trim_start_matches(' ').len());
            let span = Span::new(start, end);
            sink.push(
                Finding::new(&RULE, span, "an address has no space in it")
                    .replace(format!("{}://", &context.plain[start..at])),
            );
        }
    }
}

fn files(context: &Context<'_>, sink: &mut Sink<'_>) {
    for i in 1..context.len() {
        let after = context.token(i);
        let is_split = context.gap(i) == Gap::Stop && context.gap_text(i) == ". " && after.shape.is_all_lower();
        if is_split && context.is(i, Class::FileExtension) && !context.is(i - 1, Class::Abbreviation) {
            // "het. log-bestand": an ending by itself has its space before the dot.
            let stands_apart = context.flags(i - 1).is_function() || context.is_small_word(i - 1);
            let dot = if stands_apart { " ." } else { "." };
            let joined = format!("{}{dot}{}", context.word(i - 1), context.word(i));
            sink.push(Finding::new(&RULE, context.span(i - 1, i), "a file name has no space in it").replace(joined));
        }
    }
}
