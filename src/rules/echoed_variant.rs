//! A name, and at once a variant of the same name.

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::{Class, TermHit};

pub(super) static RULE: Rule = Rule {
    id: "echoed-variant",
    summary: "a name repeated at once in another spelling",
    why: "Where the source changes the spelling of a name, or a corrector replaced it half, the translation holds both: \"op Kiev op KYIV\". One of the two goes; the glossary says which.",
    severity: Severity::Error,
    applicability: Applicability::Safe,
    tier: Tier::Glossary,
    mqm: "accuracy/addition/duplication",
    languages: &[],
    bad: &[
        Bad { text: "De aanval op [[Kiev op KYIV]] duurde een uur.", fixed: Some("De aanval op Kyiv duurde een uur.") },
        Bad { text: "Zij reisde via [[Kiev Kyiv]] naar huis.", fixed: Some("Zij reisde via Kyiv naar huis.") },
    ],
    good: &["De stad Kyiv ligt aan de Dnjepr.", "Van Charkiv naar Kyiv is het een dag rijden, van Kyiv naar Lviv ook."],
    check: Check::Segment(check),
};

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    for pair in context.hits.terms.windows(2) {
        if let [first, second] = pair
            && let Some(applicability) = echoes(context, first, second)
        {
            let span = first.span.join(&second.span);
            let entry = context.glossary.entry(second.entry);
            let right = context.glossary.entry(second.entry).term().map_or_else(String::new, |term| term.right.clone());
            let finding = Finding::new(&RULE, span, "the name stands here twice, in two spellings").replace(right);
            sink.push(finding.at_most(applicability).resting_on(entry));
        }
    }
}

/// Another form, or the same one in capitals; a damaged hyphen or accent makes no other spelling of it.
fn differs(first: &TermHit, second: &TermHit) -> bool {
    first.status != second.status || first.damage.is_shouted() != second.damage.is_shouted()
}

/// Are the two one name in two spellings with nothing but a repeated preposition between?
fn echoes(context: &Context<'_>, first: &TermHit, second: &TermHit) -> Option<Applicability> {
    if first.entry != second.entry || !differs(first, second) || !context.gap(second.first).is_blank() {
        return None;
    }
    match second.first - first.end {
        0 => Some(Applicability::Suggested),
        1 => {
            let between = first.end;
            let repeats = first.first > 0 && context.key(first.first - 1) == context.key(between);
            (repeats && context.is(between, Class::Preposition) && context.gap(between).is_blank())
                .then_some(Applicability::Safe)
        }
        _ => None,
    }
}
