//! A character reference of HTML that is text here.

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    id: "leaked-entity",
    summary: "an HTML character reference that shows as text",
    why: "A text that was escaped once too often, or never unescaped, shows \"&amp;\" and \"&#39;\" to the reader; engines also put spaces into them.",
    severity: Severity::Error,
    applicability: Applicability::Suggested,
    tier: Tier::Markup,
    mqm: "design-and-markup/markup",
    languages: &[],
    bad: &[
        Bad { text: "Onderzoek door Smit [[&amp;]] Zoon.", fixed: Some("Onderzoek door Smit & Zoon.") },
        Bad { text: "Onderzoek door Smit [[&amp;amp;]] Zoon.", fixed: Some("Onderzoek door Smit & Zoon.") },
        Bad { text: "De foto[[&#39;]]s zijn van gisteren.", fixed: Some("De foto's zijn van gisteren.") },
        Bad { text: "Zij riep [[& quot;]]nee!", fixed: Some("Zij riep \"nee!") },
    ],
    good: &[
        "Smit & Zoon; Jansen & Co.",
        "AT&T won de zaak.",
        "De vraag is & blijft: waarom?",
        "Ga naar ?a=1&copy=2 voor meer.",
    ],
    check: Check::Segment(check),
};

/// The references that news copy holds; any number may be written too.
const NAMED: &[(&str, &str)] = &[
    ("agrave", "à"),
    ("amp", "&"),
    ("apos", "'"),
    ("bull", "•"),
    ("ccedil", "ç"),
    ("eacute", "é"),
    ("ecirc", "ê"),
    ("egrave", "è"),
    ("euml", "ë"),
    ("euro", "€"),
    ("gt", ">"),
    ("hellip", "…"),
    ("iuml", "ï"),
    ("ldquo", "“"),
    ("lsquo", "‘"),
    ("lt", "<"),
    ("mdash", "—"),
    ("nbsp", "\u{a0}"),
    ("ndash", "–"),
    ("ntilde", "ñ"),
    ("ocirc", "ô"),
    ("ouml", "ö"),
    ("quot", "\""),
    ("rdquo", "”"),
    ("rsquo", "’"),
    ("uuml", "ü"),
];

/// "&amp;amp;amp;": no feed escapes more often.
const MOST_LAYERS: usize = 4;

/// No name is longer, spaces included, in bytes.
const NEAR: usize = 32;

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    let plain = context.plain;
    if !context.tokens.marks.has('&') {
        return;
    }
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'&', &plain.as_bytes()[at..]) {
        let start = at + found;
        at = start + 1;
        if let Some((end, character)) = reference(plain, start) {
            let span = Span::new(start, end);
            sink.push(Finding::new(&RULE, span, "a character reference shows as text").replace(character));
            at = end;
        }
    }
}

/// The end of the reference that begins at `start`, and the character that it stands for.
fn reference(plain: &str, start: usize) -> Option<(usize, String)> {
    let mut name_start = start + 1;
    for _ in 0..MOST_LAYERS {
        let rest = &plain[name_start..];
        let spaces = rest.len() - rest.trim_start_matches(' ').len();
        let rest = &rest[spaces..];
        let (name, after) = until_semicolon(rest).filter(|(name, _)| name.len() <= 8)?;
        let character = resolve(name.trim())?;
        let end = name_start + spaces + name.len() + 1;
        // "&amp;" before another name is one more layer of escaping.
        let deeper = character == "&" && until_semicolon(after).is_some_and(|(name, _)| resolve(name.trim()).is_some());
        if !deeper {
            return Some((end, character));
        }
        name_start = end;
    }
    None
}

/// What stands before and after a semicolon that is near: text of nothing but "&" must not be searched through each time.
fn until_semicolon(text: &str) -> Option<(&str, &str)> {
    let end = text.bytes().take(NEAR).position(|byte| byte == b';')?;
    Some((&text[..end], &text[end + 1..]))
}

fn resolve(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| !c.is_control()).map(String::from);
    }
    NAMED.iter().find(|(known, _)| *known == name).map(|(_, character)| (*character).to_string())
}
