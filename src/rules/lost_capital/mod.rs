//! A name without its capital.
//!
//! The names of the glossary are judged here; [`unlisted`] knows those that only the lexicon has. Not for names that are words
//! too.

mod unlisted;

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::{Damage, Places, Rest, Status, TermHit, Trigger};

pub(super) static RULE: Rule = Rule {
    id: "lost-capital",
    summary: "a name without its capital",
    why: "Engines that work on lower-cased text give some capitals back and forget others. The glossary or the lexicon has the name as it is written, and in no other way.",
    severity: Severity::Warning,
    applicability: Applicability::Suggested,
    tier: Tier::Glossary,
    mqm: "linguistic-conventions/orthography/capitalization",
    languages: &[],
    bad: &[
        Bad { text: "De [[verenigde Staten]] stemden tegen.", fixed: Some("De Verenigde Staten stemden tegen.") },
        Bad { text: "Zij vloog naar [[parijs]] terug.", fixed: Some("Zij vloog naar Parijs terug.") },
        Bad { text: "Zij woont in [[nederland]] en werkt.", fixed: Some("Zij woont in Nederland en werkt.") },
        Bad { text: "Dat zegt [[amnesty]] in een brief.", fixed: Some("Dat zegt Amnesty in een brief.") },
        Bad { text: "Gisteren stemde de [[navo]] ermee in.", fixed: Some("Gisteren stemde de NAVO ermee in.") },
    ],
    good: &[
        "De verenigde krachten van links en rechts wonnen.",
        "De Verenigde Staten stemden tegen.",
        "De arts maakte een röntgenfoto, en de auto rijdt op diesel.",
        "Installeer het pakket debian en open android.app; typ perl of kijk op parijs.nl.",
        "Het optreden in town hall was vol, en the winner takes it all.",
        "zij woont in parijs en werkt bij de navo",
        "Zoek daarna naar parijs op de kaart.",
        "De app heet @parijs, en #amnesty werd veel gelezen.",
    ],
    check: Check::Words { trigger: Trigger::Word(unlisted::may_be), check },
};

fn check(context: &Context<'_>, mut places: Places<'_>, sink: &mut Sink<'_>) {
    for hit in &context.hits.terms {
        if hit.damage.is_only(Damage::LOST_CAPITAL)
            && matches!(hit.status, Status::Preferred | Status::Admitted)
            && is_name(context, hit)
            && !context.in_code(hit.span)
        {
            let finding = Finding::new(&RULE, hit.span, "the name is written with a capital")
                .replace(context.glossary.repaired(hit, context.plain));
            let finding = finding.resting_on(context.glossary.entry(hit.entry));
            let may_be_file = hit.first + 1 == hit.end && unlisted::opens_phrase(context, hit.first..hit.end);
            sink.push(if may_be_file { finding.severity(Severity::Info) } else { finding });
        }
    }
    while let Some(i) = places.next() {
        let Some(name) = unlisted::at(context, i) else { continue };
        let finding =
            Finding::new(&RULE, context.span(i, name.tokens.end - 1), "the lexicon has this with capitals only");
        let severity = if name.is_led { Severity::Warning } else { Severity::Info };
        sink.push(finding.replace(name.right).severity(severity));
        places.go_on(name.tokens.end);
    }
}

/// May token `i`, a word in small letters, be a name, by what stands around it?
pub(super) fn may_be_name(context: &Context<'_>, i: usize) -> bool {
    unlisted::stands_in_dutch(context, i..i + 1)
}

/// A small letter that makes another word of it is no fault.
fn is_name(context: &Context<'_>, hit: &TermHit) -> bool {
    if hit.first + 1 < hit.end {
        return true;
    }
    hit.rest == Rest::Nothing
        && context.glossary.lexicon().is_some_and(|lexicon| !lexicon.flags(context.text(hit.span)).is_lower())
}
