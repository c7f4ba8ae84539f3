//! Bytes that mean nothing in the file's encoding.

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    id: "malformed-bytes",
    summary: "bytes that are no characters, or a character lost for good (�)",
    why: "A file that was cut, joined or declared in the wrong encoding holds bytes that no reader can show. They are left as they are: only the sender knows what stood there.",
    severity: Severity::Error,
    applicability: Applicability::Manual,
    tier: Tier::Encoding,
    mqm: "locale-convention/character-encoding",
    languages: &[],
    bad: &[Bad { text: "De caf[[\u{FFFD}]]s sluiten om twaalf uur.", fixed: None }],
    good: &["De cafés sluiten om twaalf uur."],
    check: Check::Segment(check),
};

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    if !context.tokens.marks.has(char::REPLACEMENT_CHARACTER) || !context.plain.contains(char::REPLACEMENT_CHARACTER) {
        return;
    }
    for (at, found) in context.plain.match_indices(char::REPLACEMENT_CHARACTER) {
        let span = Span::new(at, at + found.len());
        let message = if context.malformed.contains(&span) {
            "these bytes are no character in the encoding of the file; ask the sender for the file again, or name its encoding with --encoding"
        } else {
            "a character was lost here before the file was written; look it up in the source"
        };
        sink.push(Finding::new(&RULE, span, message));
    }
}
