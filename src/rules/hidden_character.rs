//! A character that nobody sees, inside a word.

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::text::{Span, fold};

pub(super) static RULE: Rule = Rule {
    id: "hidden-character",
    summary: "a zero-width space, byte order mark or soft hyphen inside a word",
    why: "Invisible characters from web pages and joined files stay in a word that looks right: it is not found by a search, not hyphenated and read out wrong.",
    severity: Severity::Warning,
    applicability: Applicability::Safe,
    tier: Tier::Encoding,
    mqm: "design-and-markup/character-formatting",
    languages: &[],
    bad: &[
        Bad { text: "De [[bur\u{200b}gemeester]] zweeg.", fixed: Some("De burgemeester zweeg.") },
        Bad { text: "De [[\u{feff}raad]] stemde in.", fixed: Some("De raad stemde in.") },
    ],
    good: &[
        "De burgemeester zweeg.",
        "Het gezin \u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467} lachte.",
        "Het woord می\u{200c}خواهم is Perzisch.",
    ],
    check: Check::Segment(check),
};

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    if !context.tokens.marks.has_invisible() {
        return;
    }
    let mut i = 0;
    while let Some(found) = context.plain[i..].find(fold::is_invisible) {
        let at = i + found;
        let span = word_around(context.plain, at);
        let word = context.text(span);
        let clean: String = word.chars().filter(|c| !fold::is_invisible(*c)).collect();
        if !clean.is_empty() && clean.chars().all(is_latin) {
            let finding = Finding::new(&RULE, span, "an invisible character stands in this word");
            sink.push(if is_harmless(word) {
                finding.replace(clean).severity(Severity::Info).at_most(Applicability::Suggested)
            } else if let Some(apart) = two_words(context, word, &clean) {
                finding.replace(apart).at_most(Applicability::Suggested)
            } else {
                finding.replace(clean)
            });
        }
        i = span.end.max(at + 1);
        while !context.plain.is_char_boundary(i) {
            i += 1;
        }
    }
}

/// "bijdraagt\u{200b}aan": a space without width between two words that are none together.
fn two_words(context: &Context<'_>, word: &str, clean: &str) -> Option<String> {
    let (first, second) = word.split_once('\u{200b}')?;
    let is_word = |part: &str| context.flags_of(part).is_word();
    (!context.flags_of(clean).is_known() && is_word(first) && is_word(second)).then(|| format!("{first} {second}"))
}

/// A soft hyphen is a wish of the page for its line ends, and what stands at the edge of a word leaves the word whole.
fn is_harmless(word: &str) -> bool {
    let inside = word.trim_matches(|c| fold::is_invisible(c) && c != '\u{feff}');
    inside.chars().filter(|c| fold::is_invisible(*c)).all(|c| c == '\u{ad}')
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric() || c.is_alphabetic() && u32::from(c) < 0x250
}

/// The word, invisible characters included, round byte `at`.
fn word_around(plain: &str, at: usize) -> Span<crate::text::Plain> {
    let belongs = |c: char| c.is_alphanumeric() || fold::is_invisible(c);
    let start = plain[..at].char_indices().rev().take_while(|(_, c)| belongs(*c)).last().map_or(at, |(at, _)| at);
    let end = at + plain[at..].find(|c: char| !belongs(c)).unwrap_or(plain.len() - at);
    Span::new(start, end)
}
