//! Asterisks of Markdown that show as text.

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Edit, Fix, Severity};
use crate::text::{Plain, Span};

pub(super) static RULE: Rule = Rule {
    id: "markdown-asterisks",
    summary: "asterisks of Markdown that show as text: **vet**, *cursief*",
    why: "Language models mark emphasis with asterisks; where nothing turns them into bold or italics, the reader sees them.",
    severity: Severity::Warning,
    applicability: Applicability::Suggested,
    tier: Tier::Markup,
    mqm: "design-and-markup/markup",
    languages: &[],
    bad: &[
        Bad { text: "De raad is [[**tegen**]] het plan.", fixed: Some("De raad is tegen het plan.") },
        Bad { text: "Zij las [[*De brug over*]], een roman.", fixed: Some("Zij las De brug over, een roman.") },
        Bad { text: "[[***Let op:***]] de brug is dicht.", fixed: Some("Let op: de brug is dicht.") },
    ],
    good: &[
        "De som 5*3*2 is dertig.",
        "Het kost 5 euro* per dag en 3 euro* per nacht.",
        "Vul in: *naam, *adres en *plaats.",
        "* melk * brood * kaas",
        "Wat een f**k en wat een k**l, vier sterren **** ook.",
        "Hij zocht naar *.txt en naar *.doc in de map.",
    ],
    check: Check::Segment(check),
};

/// The longest text that is marked, in bytes.
const LONGEST: usize = 300;

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    let plain = context.plain;
    if !context.tokens.marks.has('*') || context.stands_in_source("*") {
        return;
    }
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'*', &plain.as_bytes()[at..]) {
        let start = at + found;
        let size = run(plain, start);
        at = start + size;
        if let Some(close) = close(plain, start, size)
            && context.is_unescaped(Span::new(start, start + size))
        {
            sink.push(finding(start, size, close));
            at = close + size;
        }
    }
}

/// How many asterisks stand at `at`?
fn run(plain: &str, at: usize) -> usize {
    plain.as_bytes()[at..].iter().take_while(|byte| **byte == b'*').count()
}

/// Where the run of `size` asterisks at `start` is closed, if it opens an emphasis.
fn close(plain: &str, start: usize, size: usize) -> Option<usize> {
    let inside = start + size;
    let may_stand_before = |c: char| c.is_whitespace() || matches!(c, '(' | '[' | '“' | '„' | '‘' | '"' | '\'');
    let opens = size <= 3
        && plain[..start].chars().next_back().is_none_or(may_stand_before)
        && plain[inside..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '“' | '„' | '‘' | '"' | '\''));
    if !opens {
        return None;
    }
    let near = &plain.as_bytes()[inside..plain.len().min(inside + LONGEST)];
    let end = inside + memchr::memchr2(b'*', b'\n', near)?;
    let after = plain[end + run(plain, end)..].chars().next();
    let closes = run(plain, end) == size
        && !plain[..end].ends_with(char::is_whitespace)
        && after.is_none_or(|c| !c.is_alphanumeric() && c != '.' || c == '.' && ends_sentence(plain, end + size));
    closes.then_some(end)
}

/// Is the full stop at `at` no part of a file name?
fn ends_sentence(plain: &str, at: usize) -> bool {
    plain[at + 1..].chars().next().is_none_or(|c| !c.is_alphanumeric())
}

fn finding(start: usize, size: usize, close: usize) -> Finding<Plain> {
    let remove = |at: usize| Edit::new(Span::new(at, at + size), "");
    let span = Span::new(start, close + size);
    let finding = Finding::new(&RULE, span, "asterisks of Markdown show as text");
    let finding = finding.fix(Fix::edits(vec![remove(start), remove(close)]));
    // One asterisk is also a way to write a sigh.
    if size == 1 { finding.severity(Severity::Info) } else { finding }
}
