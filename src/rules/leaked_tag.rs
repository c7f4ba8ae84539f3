//! A tag of HTML that shows as text.

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::Class;
use crate::text::{Plain, Span};

pub(super) static RULE: Rule = Rule {
    id: "leaked-tag",
    summary: "a tag of HTML that shows as text: <b>, </p>, <br />",
    why: "A text that was taken out of a page with its tags shows them to the reader. A tag that was escaped, announced (\"de tag <b>\") or stands in the source too is meant to show.",
    severity: Severity::Error,
    applicability: Applicability::Suggested,
    tier: Tier::Markup,
    mqm: "design-and-markup/markup",
    languages: &[],
    bad: &[
        Bad { text: "De raad is [[</b>]]tegen.", fixed: Some("De raad is tegen.") },
        Bad { text: "De brug is dicht.[[<br />]]Het veer vaart.", fixed: Some("De brug is dicht. Het veer vaart.") },
        Bad { text: "De brug[[ <em>]] is dicht.", fixed: Some("De brug is dicht.") },
        Bad { text: "[[<a href=\"https://stad.example/brug\">]]De brug is dicht.", fixed: Some("De brug is dicht.") },
    ],
    good: &[
        "Als a<b en b>c, dan is a klein.",
        "Zet een kop tussen de tags <h1> en dan de tekst.",
        "De groep <onbekend> zweeg.",
        "Hij schreef aan <p@stad.example>.",
    ],
    check: Check::Segment(check),
};

/// Tags that stand inside a sentence.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "big", "cite", "del", "em", "font", "i", "ins", "mark", "small", "span", "strike", "strong",
    "sub", "sup", "tt", "u",
];

/// Tags that part words.
const BLOCK: &[&str] = &[
    "article",
    "blockquote",
    "br",
    "caption",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "iframe",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];

/// The longest tag, in bytes: a text of nothing but "<" must not be searched through each time.
const LONGEST: usize = 400;

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    let plain = context.plain;
    if !context.tokens.marks.has('<') {
        return;
    }
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'<', &plain.as_bytes()[at..]) {
        let start = at + found;
        at = start + 1;
        if let Some((name, end)) = tag(plain, start) {
            let is_meant = is_announced(context, start)
                // Catalogues hold text with tags in it.
                || context.stands_in_source(&plain[start..end])
                || !context.is_unescaped(Span::new(start, end));
            if !is_meant {
                sink.push(finding(plain, start, end, BLOCK.contains(&name.as_str())));
            }
            at = end;
        }
    }
}

/// The name of the tag that begins at `start`, and its end.
fn tag(plain: &str, start: usize) -> Option<(String, usize)> {
    let near = &plain.as_bytes()[start..plain.len().min(start + LONGEST)];
    let end = start + memchr::memchr(b'>', near)?;
    let inside = &plain[start + 1..end];
    let inside = inside.strip_prefix('/').unwrap_or(inside);
    let name_end = inside.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inside.len());
    let (name, rest) = inside.split_at(name_end);
    let name = name.to_ascii_lowercase();
    let attributes = rest.trim_end_matches('/').trim();
    let is_known = INLINE.contains(&name.as_str()) || BLOCK.contains(&name.as_str());
    let is_tag = attributes.is_empty() || rest.starts_with(char::is_whitespace) && attributes.contains('=');
    (is_known && is_tag && !inside.contains('<')).then_some((name, end + 1))
}

/// "de tag <b>": a text about HTML.
fn is_announced(context: &Context<'_>, start: usize) -> bool {
    let before = context.tokens.list.partition_point(|token| (token.end as usize) <= start);
    (before.saturating_sub(3)..before).any(|i| context.is(i, Class::LiteralAnnouncer))
}

fn finding(plain: &str, start: usize, end: usize, parts_words: bool) -> Finding<Plain> {
    let before = plain[..start].chars().next_back();
    let after = plain[end..].chars().next();
    let is_blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let blank_before = plain[..start].ends_with(' ');
    let (start, text) = match (is_blank(before), is_blank(after)) {
        // One blank is enough.
        (true, true) if blank_before => (start - 1, ""),
        (false, false) if parts_words => (start, " "),
        _ => (start, ""),
    };
    Finding::new(&RULE, Span::new(start, end), "a tag of HTML shows as text").replace(text)
}
