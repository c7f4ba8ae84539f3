//! A space before a comma, full stop, colon, semicolon, question or exclamation mark.

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::Class;
use crate::text::{Gap, Span};

pub(super) static RULE: Rule = Rule {
    id: "space-before-punctuation",
    summary: "a space before a punctuation mark",
    why: "Tokenisers set punctuation apart and the engine does not put it back; removed tags leave a space too. A punctuation mark follows its word at once (Taalunie, Taaladvies: leestekens).",
    severity: Severity::Error,
    applicability: Applicability::Safe,
    tier: Tier::Typography,
    mqm: "linguistic-conventions/typography/spacing",
    languages: &["nl"],
    bad: &[
        Bad { text: "De raad stemde [[tegen .]]", fixed: Some("De raad stemde tegen.") },
        Bad { text: "Er waren [[brood ,]] kaas en wijn.", fixed: Some("Er waren brood, kaas en wijn.") },
        Bad { text: "Kom je ook [[(morgen) ?]]", fixed: Some("Kom je ook (morgen)?") },
    ],
    good: &[
        "De verhouding was 4 : 3, zei hij.",
        "Zij werkt met .NET en het bestand .htaccess.",
        "Hij lachte ;-) en zei … niets.",
        ",, Dat klopt ,, zei ze.",
    ],
    check: Check::Segment(check),
};

const MARKS: [char; 6] = ['.', ',', ':', ';', '?', '!'];

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    for i in 1..=context.len() {
        if matches!(context.gap(i), Gap::Other | Gap::Stop) {
            gap(context, i, sink);
        }
    }
}

fn gap(context: &Context<'_>, i: usize, sink: &mut Sink<'_>) {
    let text = context.gap_text(i);
    if text == ". " {
        return;
    }
    let start = context.token(i - 1).end as usize;
    for (at, mark) in text.char_indices().filter(|(_, c)| MARKS.contains(c)) {
        let before = text[..at].trim_end();
        let spaces = at - before.len();
        if spaces == 0
            || text[before.len()..at].contains('\n')
            || !follows_word(before)
            || !stands_alone(context, i, &text[at + 1..], mark)
        {
            continue;
        }
        let word_start = word_start(context.plain, start + before.len());
        let span = Span::new(word_start, start + at + 1);
        let kept = &context.plain[word_start..start + before.len()];
        let finding =
            Finding::new(&RULE, span, "a punctuation mark follows its word at once").replace(format!("{kept}{mark}"));
        let has_one_reading = match mark {
            ',' => !context.is_any(i - 1, &[Class::Article, Class::Coordinator, Class::Preposition]),
            '.' => may_end_sentence(context, i, &text[at + 1..]),
            _ => false,
        };
        let is_sure = has_one_reading && closes_prose(context, i, before);
        sink.push(if is_sure { finding } else { finding.at_most(Applicability::Suggested) });
        return;
    }
}

/// A word of prose, or a bracket or quotation mark right behind one: "expr1 , expr2" and "[tel] ." are lines of a reference.
fn closes_prose(context: &Context<'_>, i: usize, before: &str) -> bool {
    let shape = context.token(i - 1).shape;
    let is_code = shape.has_digit() && !shape.is_number() && !shape.starts_upper();
    let hangs_on = !before.contains([']', '>']) && !before.contains(char::is_whitespace);
    !is_code && hangs_on
}

/// After a full stop a new sentence begins, or none; "de tekens . en -" and "een . in de naam" are about the sign.
fn may_end_sentence(context: &Context<'_>, i: usize, after: &str) -> bool {
    let names_sign = i > 0 && context.is(i - 1, Class::Article);
    let goes_on = i < context.len() && context.token(i).shape.is_all_lower() || after.contains(['+', '-', '=', '.']);
    !names_sign && !goes_on
}

/// What stands before the space is a word, or a bracket, quote or sign that closes one.
fn follows_word(before: &str) -> bool {
    before.chars().next_back().is_none_or(|c| {
        matches!(c, ')' | ']' | '}' | '%' | '"' | '”' | '’' | '\'' | '°' | '>' | '`' | '*' | '#' | '?' | '!')
    })
}

/// A mark of its own: not the first of ",,", "...", ".NET" or ":-)", and not between figures.
fn stands_alone(context: &Context<'_>, i: usize, after: &str, mark: char) -> bool {
    let ends = after
        .chars()
        .next()
        .map_or(i == context.len(), |c| c.is_whitespace() || matches!(c, ')' | '"' | '”' | '’' | '\'' | '»'));
    let between_figures = i < context.len() && mark != ',' && context.is_number(i - 1) && context.is_number(i);
    ends && !between_figures
}

/// The first byte of the word that ends at `end`, so that the finding can be read; at most a line's worth back.
fn word_start(plain: &str, end: usize) -> usize {
    let mut start = end;
    for (at, c) in plain[..end].char_indices().rev().take(60) {
        if c.is_whitespace() {
            break;
        }
        start = at;
    }
    start
}
