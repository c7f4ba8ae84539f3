//! Text that was decoded with the wrong charset.

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::encoding::mojibake::{Repair, repairs};
use crate::fix::{Applicability, Severity};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    id: "mojibake",
    summary: "a word that was decoded with the wrong charset: BelgiÃ«",
    why: "Somewhere on its way UTF-8 was read as another charset, once or more often, and every letter beyond ASCII became two or three. The message says which, so that the steps can be replayed and the place where it goes wrong can be found.",
    severity: Severity::Error,
    applicability: Applicability::Safe,
    tier: Tier::Encoding,
    mqm: "design-and-markup/character-formatting",
    languages: &[],
    bad: &[
        Bad { text: "De trein uit [[BelgiÃ«]] had vertraging.", fixed: Some("De trein uit België had vertraging.") },
        Bad {
            text: "De raad wil een [[cafÃƒÂ©]] bij de haven.", fixed: Some("De raad wil een café bij de haven.")
        },
        Bad { text: "De boot van [[Zo√´]] ligt hier.", fixed: Some("De boot van Zoë ligt hier.") },
        Bad { text: "Haar [[fotoâ€™s]] hangen in de hal.", fixed: Some("Haar foto’s hangen in de hal.") },
    ],
    good: &[
        "De Nestlé®-fabriek in Épinay wint 5 °C aan warmte.",
        "In São Tomé en op de Åland-eilanden regent het.",
        "Zij zei: „Één café is genoeg…” en “nee”.",
        "Hij schreef π = √2 × ½ op het bord.",
    ],
    check: Check::Segment(check),
};

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    if !context.tokens.marks.is_beyond_ascii() {
        return;
    }
    for repair in repairs(context.plain) {
        let span = Span::new(repair.range.start, repair.range.end);
        let finding = Finding::new(&RULE, span, message(&repair)).replace(repair.text);
        sink.push(if repair.is_sure { finding } else { finding.at_most(Applicability::Suggested) });
    }
}

/// The way back, step by step.
fn message(repair: &Repair) -> String {
    let steps: Vec<String> =
        repair.steps.iter().map(|charset| format!("encode as {charset}, decode as UTF-8")).collect();
    format!("decoded with the wrong charset; the way back: {}", steps.join(", then "))
}
