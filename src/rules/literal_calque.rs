//! A fixed expression rendered word for word.

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};

pub(super) static RULE: Rule = Rule {
    id: "literal-calque",
    summary: "a foreign expression rendered word for word",
    why: "Machine translation renders fixed expressions, collocations and false friends by their words. The glossary holds the expression, what it goes back to, and how the language says it.",
    severity: Severity::Warning,
    applicability: Applicability::Suggested,
    tier: Tier::Wording,
    mqm: "accuracy/mistranslation/overly-literal",
    languages: &[],
    bad: &[
        Bad {
            text: "Zij leidt de [[coalitie van de bereidheid]] in Europa.",
            fixed: Some("Zij leidt de coalitie van bereidwilligen in Europa."),
        },
        Bad {
            text: "De ministers [[roepen morgen een vergadering van het comité uit]].",
            fixed: Some("De ministers beleggen morgen een vergadering van het comité."),
        },
    ],
    good: &["De bonden roepen morgen een staking uit.", "Van bereidheid tot overleg was geen sprake."],
    check: Check::Segment(check),
};

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    for hit in &context.hits.phrases {
        let entry = context.glossary.entry(hit.entry);
        let message = match &entry.english {
            Some(english) => format!("{} (English: {english})", entry.why),
            None => entry.why.to_string(),
        };
        let mut finding = Finding::new(&RULE, hit.span, message).decided_by(entry);
        finding.fixes.extend(hit.remedies.iter().filter(|&fix| !fix.edits.is_empty()).cloned());
        sink.push(finding);
    }
}
