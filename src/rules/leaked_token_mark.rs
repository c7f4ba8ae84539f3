//! Marks of a tokeniser that should have been taken out again.

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::text::{Gap, Span};

pub(super) static RULE: Rule = Rule {
    id: "leaked-token-mark",
    summary: "marks of the engine's tokeniser: @-@, @@, ▁, ##, and an apostrophe that it cut off",
    why: "Engines cut words into pieces and mark where they joined: \"@-@\" and \"@@\" (Moses, subword-nmt), \"▁\" (SentencePiece), \"##\" (WordPiece). A step that joins the pieces again was left out.",
    severity: Severity::Error,
    applicability: Applicability::Safe,
    tier: Tier::Markup,
    mqm: "design-and-markup/markup",
    languages: &[],
    bad: &[
        Bad { text: "De [[VN @-@ gezant]] sprak.", fixed: Some("De VN-gezant sprak.") },
        Bad { text: "Het [[kabi@@ net]] viel.", fixed: Some("Het kabinet viel.") },
        Bad { text: "De burge[[ ##meester]] zweeg.", fixed: Some("De burgemeester zweeg.") },
        Bad { text: "Er hangen drie [[foto ' s]] aan de muur.", fixed: Some("Er hangen drie foto's aan de muur.") },
        Bad { text: "Zij[[▁]]ging▁weg.", fixed: None },
    ],
    good: &[
        "Schrijf naar pers@stad.example.",
        "Gebruik de hashtag #nieuws of ## voor een kop.",
        "Zij won met 3-1.",
        "Zij nam een foto 's avonds en las over auto 's ochtends.",
        "Hij typte @@ en ging weg.",
    ],
    check: Check::Segment(check),
};

const MESSAGE: &str = "a mark of the tokeniser was left in the text";

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    let plain = context.plain;
    if context.tokens.marks.has_any(&['\'', '’']) {
        plurals(context, sink);
    }
    if !context.tokens.marks.has_any(&['@', '▁', '#']) {
        return;
    }
    for (at, mark) in plain.match_indices("@-@").chain(plain.match_indices("@@ ")) {
        let is_hyphen = mark == "@-@";
        let (start, end) = if is_hyphen { around_spaces(plain, at, at + mark.len()) } else { (at, at + mark.len()) };
        let span = words_around(plain, start, end);
        let joined =
            format!("{}{}{}", &plain[span.start..start], if is_hyphen { "-" } else { "" }, &plain[end..span.end]);
        if start > span.start && end < span.end {
            sink.push(Finding::new(&RULE, span, MESSAGE).replace(joined));
        }
    }
    for (at, mark) in plain.match_indices(" ##") {
        let end = word_end(plain, at + mark.len());
        if at > 0 && end > at + mark.len() && plain[..at].ends_with(char::is_alphanumeric) {
            sink.push(Finding::new(&RULE, Span::new(at, end), MESSAGE).replace(&plain[at + mark.len()..end]));
        }
    }
    if let Some(at) = plain.find('▁') {
        // Without the engine's vocabulary nobody knows where a mark was a space and where the start of a piece.
        let message = "marks of the tokeniser stand for spaces here; have the text made again";
        sink.push(Finding::new(&RULE, Span::new(at, at + '▁'.len_utf8()), message));
    }
}

/// "foto ' s": the apostrophe of a plural became a piece by itself.
fn plurals(context: &Context<'_>, sink: &mut Sink<'_>) {
    for i in (1..context.len()).filter(|i| context.gap(*i) == Gap::Other) {
        let gap = context.gap_text(i);
        let apostrophe = gap.trim_matches(' ');
        let is_apart = gap.len() > apostrophe.len() && matches!(apostrophe, "'" | "’");
        if !is_apart || !context.token(i).shape.is_all_lower() || reads_on(context, i) {
            continue;
        }
        let joined = |apostrophe: &str| format!("{}{apostrophe}{}", context.word(i - 1), context.word(i));
        if context.flags_of(&joined("'")).is_plural() {
            let finding = Finding::new(&RULE, context.span(i - 1, i), MESSAGE).replace(joined(apostrophe));
            sink.push(finding.at_most(Applicability::Suggested));
        }
    }
}

/// "foto 's avonds": an old genitive, whose noun ends as its article does.
fn reads_on(context: &Context<'_>, i: usize) -> bool {
    let next = i + 1;
    let goes_on = next < context.len() && context.key(next).ends_with(context.key(i));
    !matches!(context.gap(next), Gap::Space | Gap::Line | Gap::Comma | Gap::Stop) || goes_on
}

fn around_spaces(plain: &str, start: usize, end: usize) -> (usize, usize) {
    let start = plain[..start].trim_end_matches(' ').len();
    let end = end + plain[end..].len() - plain[end..].trim_start_matches(' ').len();
    (start, end)
}

fn words_around(plain: &str, start: usize, end: usize) -> Span<crate::text::Plain> {
    let before = plain[..start].char_indices().rev().take_while(|(_, c)| c.is_alphanumeric()).last();
    Span::new(before.map_or(start, |(at, _)| at), word_end(plain, end))
}

fn word_end(plain: &str, at: usize) -> usize {
    at + plain[at..].find(|c: char| !c.is_alphanumeric()).unwrap_or(plain.len() - at)
}
