//! A space just inside a bracket or quotation mark.

use memchr::memmem;

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::Class;
use crate::text::{Plain, Span};

pub(super) static RULE: Rule = Rule {
    id: "space-inside-brackets",
    summary: "a space just inside a bracket or quotation mark: ( tekst ), „ tekst ”",
    why: "Tokenisers set brackets and quotation marks apart and the engine does not put them back. They enclose their words at once (Taalunie, Taaladvies: leestekens). French quotation marks do have a space, and an empty pair of brackets is a box to tick.",
    severity: Severity::Warning,
    applicability: Applicability::Suggested,
    tier: Tier::Typography,
    mqm: "linguistic-conventions/typography/spacing",
    languages: &["nl"],
    bad: &[
        Bad { text: "De boot [[( een]] veer) ligt stil.", fixed: Some("De boot (een veer) ligt stil.") },
        Bad { text: "De boot (een [[veer )]] ligt stil.", fixed: Some("De boot (een veer) ligt stil.") },
        Bad { text: "Zij riep: [[„ Kom]] mee!”", fixed: Some("Zij riep: „Kom mee!”") },
        Bad { text: "Zij riep: “Kom [[mee! ”]]", fixed: Some("Zij riep: “Kom mee!”") },
    ],
    good: &[
        "Tussen de tekens [ en ] staat de naam.",
        "Vink aan wat klopt: [ ] ja, [x] nee, ( ) weet niet.",
        "De boot (een veer), de trein (vol) en de bus.",
        "Het boek « Met vlag en wimpel » is uit.",
        "Zij lachte :( en toen weer :-)",
        "Hij las „Het veer“ en “De brug” uit.",
        "De aanroep tel( 5 ) geeft zes.",
        "Zij telt de gevallen a ) en b ) op.",
    ],
    check: Check::Segment(check),
};

const OPENING: [char; 4] = ['(', '[', '„', '“'];
const CLOSING: [char; 3] = [')', ']', '”'];
/// The same with the space that is looked for.
const OPENING_SPACED: [&str; 4] = ["( ", "[ ", "„ ", "“ "];
const CLOSING_SPACED: [&str; 3] = [" )", " ]", " ”"];

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    let marks = context.tokens.marks;
    for (_, spaced) in OPENING.iter().zip(OPENING_SPACED).filter(|(mark, _)| marks.has(**mark)) {
        let found = memmem::find_iter(context.plain.as_bytes(), spaced);
        found.for_each(|at| sink.push_some(after_opening(context, at, spaced.trim_end())));
    }
    for (_, spaced) in CLOSING.iter().zip(CLOSING_SPACED).filter(|(mark, _)| marks.has(**mark)) {
        let found = memmem::find_iter(context.plain.as_bytes(), spaced);
        found.for_each(|at| sink.push_some(before_closing(context, at + 1, spaced.trim_start())));
    }
}

const MESSAGE: &str = "a bracket or quotation mark encloses its words at once";

/// "( een"
fn after_opening(context: &Context<'_>, at: usize, mark: &str) -> Option<Finding<Plain>> {
    let plain = context.plain;
    let inside = at + mark.len();
    let word = inside + plain[inside..].find(|c| c != ' ')?;
    let end = word + plain[word..].find(|c: char| !c.is_alphanumeric()).unwrap_or(plain.len() - word);
    let stands_free = plain[..at].chars().next_back().is_none_or(char::is_whitespace);
    let names_brackets = || is_conjunction(context, word, end) && plain[end..].starts_with(' ');
    (word > inside && end > word && stands_free && !names_brackets() && has_partner(&plain[end..], partners(mark)))
        .then(|| Finding::new(&RULE, Span::new(at, end), MESSAGE).replace(format!("{mark}{}", &plain[word..end])))
}

/// "veer )"
fn before_closing(context: &Context<'_>, at: usize, mark: &str) -> Option<Finding<Plain>> {
    let plain = context.plain;
    let inside = plain[..at].trim_end_matches(' ').len();
    let is_end = |c: char| matches!(c, '.' | ',' | '!' | '?' | '…' | '%');
    let word = plain[..inside].trim_end_matches(is_end);
    let first = word.char_indices().rev().take(LONGEST).take_while(|(_, c)| c.is_alphanumeric()).last()?.0;
    let after = plain[at + mark.len()..].chars().next();
    let ends_group = after.is_none_or(|c| c.is_whitespace() || is_end(c) || matches!(c, ';' | ':'));
    let span = Span::new(first, at + mark.len());
    let is_damage = inside < at && ends_group && has_partner_before(&plain[..first], mark);
    (is_damage && !is_conjunction(context, first, inside) && !context.in_code(span))
        .then(|| Finding::new(&RULE, span, MESSAGE).replace(format!("{}{mark}", &plain[first..inside])))
}

/// "tussen de tekens [ en ]": the text is about the brackets.
fn is_conjunction(context: &Context<'_>, start: usize, end: usize) -> bool {
    context.glossary.classes().of_word(&context.plain[start..end]).has(Class::Coordinator)
}

/// The longest word that is shown, in characters.
const LONGEST: usize = 60;
/// Partners stand this near, in characters: a text of nothing but brackets must not be searched through each time.
const NEAR: usize = 400;

fn partners(mark: &str) -> &'static [char] {
    match mark {
        "(" => &[')'],
        "[" => &[']'],
        _ => &['”', '“'],
    }
}

/// Does a partner come before another opening mark?
fn has_partner(after: &str, partners: &[char]) -> bool {
    after.chars().take(NEAR).find(|c| OPENING.contains(c) || CLOSING.contains(c)).is_some_and(|c| partners.contains(&c))
}

fn has_partner_before(before: &str, mark: &str) -> bool {
    let nearest = before.char_indices().rev().take(NEAR).find(|(_, c)| OPENING.contains(c) || CLOSING.contains(c));
    nearest.is_some_and(|(at, c)| {
        stands_free(before, at) && partners(c.encode_utf8(&mut [0; 4])).iter().any(|partner| mark.starts_with(*partner))
    })
}

/// An opening mark after a word or a sign is a closing one, a call in code, or a face.
fn stands_free(plain: &str, at: usize) -> bool {
    plain[..at].chars().next_back().is_none_or(|c| c.is_whitespace() || OPENING.contains(&c))
}
