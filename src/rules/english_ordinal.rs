//! An ordinal with an English ending.

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::{Class, Places, Trigger};

pub(super) static RULE: Rule = Rule {
    id: "english-ordinal",
    summary: "an ordinal with an English ending: 1st, 2nd, 3rd",
    why: "Dutch writes 1e, 2e, 3e (Taalunie, Taaladvies: rangtelwoorden).",
    severity: Severity::Warning,
    applicability: Applicability::Suggested,
    tier: Tier::Typography,
    mqm: "locale-convention/number-format",
    languages: &["nl"],
    bad: &[
        Bad { text: "Dit is de [[2nd]] keer dat het misgaat.", fixed: Some("Dit is de 2e keer dat het misgaat.") },
        Bad { text: "In de [[20th]] eeuw was dat anders.", fixed: Some("In de 20e eeuw was dat anders.") },
    ],
    good: &["Dit is de 2e keer, of de 1ste of de 2de.", "Zij woont aan 5th Avenue.", "De 1st Cavalry Division was er."],
    check: Check::Words { trigger: Trigger::Word(|word| word.shape.has_digit()), check },
};

fn check(context: &Context<'_>, places: Places<'_>, sink: &mut Sink<'_>) {
    for i in places {
        let word = context.word(i);
        let figure = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
        if figure.is_empty() || figure.len() == word.len() || !figure.bytes().all(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let endings = context.glossary.classes().words(Class::EnglishOrdinalEnding);
        // Before a capital it is part of a name.
        let in_name =
            context.tokens.list.get(i + 1).is_some_and(|next| next.shape.starts_upper() && next.gap.is_blank());
        if endings.iter().any(|ending| *ending == word[figure.len()..]) && !in_name {
            sink.push(Finding::new(&RULE, context.span(i, i), "an English ordinal").replace(format!("{figure}e")));
        }
    }
}
