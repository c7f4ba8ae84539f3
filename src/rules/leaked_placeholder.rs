//! A placeholder where a word should stand.

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    id: "leaked-placeholder",
    summary: "a placeholder where a word should stand: {{x}}, %s, <unk>, ⁇",
    why: "Templates and engines protect names and numbers with placeholders; one that was not filled in again leaves a hole. Only the source says what belongs there.",
    severity: Severity::Error,
    applicability: Applicability::Manual,
    tier: Tier::Markup,
    mqm: "accuracy/omission",
    languages: &[],
    bad: &[
        Bad { text: "Het bedrijf [[{{company}}]] gaf geen antwoord.", fixed: None },
        Bad { text: "Volgens [[<unk>]] is het te laat.", fixed: None },
        Bad { text: "De stad [[⁇]] ligt aan zee.", fixed: None },
        Bad { text: "Minister [[XXTERM3XX]] was er niet.", fixed: None },
        Bad { text: "Er waren [[%s]] mensen.", fixed: None },
    ],
    good: &[
        "Zij kreeg 50% steun.",
        "De XXL-editie kost 5 euro.",
        "Wat zei hij?? Niets.",
        "De verzameling {1, 2} is klein.",
        "Een stijging van 3 %. Samen.",
    ],
    check: Check::Segment(check),
};

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    let marks = context.tokens.marks;
    if marks.has_any(&['{', '%', '<', '⁇']) {
        by_marks(context, sink);
    }
    if context.tokens.has_digits {
        by_words(context, sink);
    }
}

fn by_marks(context: &Context<'_>, sink: &mut Sink<'_>) {
    let plain = context.plain;
    for (at, _) in plain.match_indices("{{") {
        if let Some(end) = braces_end(&plain[at..]) {
            push(sink, at, at + end);
        }
    }
    for token in ["<unk>", "<UNK>", "<pad>", "<s>", "</s>", "⁇"] {
        plain.match_indices(token).for_each(|(at, _)| push(sink, at, at + token.len()));
    }
    for (at, _) in plain.match_indices('%') {
        let format = format_len(&plain[at + 1..]);
        if format > 0 && !plain[..at].ends_with(|c: char| c.is_alphanumeric() || c == '%') {
            push(sink, at, at + 1 + format);
        }
    }
}

/// Bytes of "{{naam}}" that `text` begins with.
fn braces_end(text: &str) -> Option<usize> {
    let near = &text.as_bytes()[..text.len().min(LONGEST + 2)];
    let end = near.windows(2).position(|pair| pair == b"}}")?;
    (!near[..end].contains(&b'\n')).then_some(end + 2)
}

/// Bytes before the closing braces, at most.
const LONGEST: usize = 59;

/// "XXTERM1XX"
fn by_words(context: &Context<'_>, sink: &mut Sink<'_>) {
    for i in 0..context.len() {
        let word = context.word(i);
        let inner = word.strip_prefix("XX").and_then(|rest| rest.strip_suffix("XX"));
        if inner.is_some_and(|inner| inner.len() > 1 && inner.ends_with(|c: char| c.is_ascii_digit())) {
            sink.push(Finding::new(&RULE, context.span(i, i), MESSAGE));
        }
    }
}

const MESSAGE: &str = "a placeholder was not filled in; look in the source what belongs here";

fn push(sink: &mut Sink<'_>, start: usize, end: usize) {
    sink.push(Finding::new(&RULE, Span::new(start, end), MESSAGE));
}

/// The length of a format directive of printf ("s", "d", "1$s") that ends as a word.
fn format_len(after: &str) -> usize {
    let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = if digits > 0 { after[digits..].strip_prefix('$') } else { Some(after) };
    let Some(rest) = rest else { return 0 };
    let directive = rest.chars().next().is_some_and(|c| matches!(c, 's' | 'd'));
    let ends = rest.chars().nth(1).is_none_or(|c| !c.is_alphanumeric());
    if directive && ends { after.len() - rest.len() + 1 } else { 0 }
}
