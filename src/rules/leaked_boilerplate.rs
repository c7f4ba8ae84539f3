//! A piece of the page around the article that came along.

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Fix, Severity};

pub(super) static RULE: Rule = Rule {
    id: "leaked-boilerplate",
    summary: "a piece of the web page that is no part of the article",
    why: "Links to other stories, video and advertising labels and newsletter prompts are scraped along with an article and translated with it. The paragraph goes as a whole.",
    severity: Severity::Error,
    applicability: Applicability::Safe,
    tier: Tier::Markup,
    mqm: "accuracy/addition",
    languages: &[],
    bad: &[Bad {
        text: "De raad stemde tegen.\n[[Aanbevolen video’s]]\nDe wethouder was teleurgesteld.",
        fixed: Some("De raad stemde tegen.\nDe wethouder was teleurgesteld."),
    }],
    good: &["De site toont aanbevolen video’s naast elk artikel.", "Lees ook eens een boek, zei ze."],
    check: Check::Segment(check),
};

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    for hit in &context.hits.boilerplate {
        let entry = context.glossary.entry(hit.entry);
        sink.push(Finding::new(&RULE, hit.span, entry.why.to_string()).decided_by(entry).fix(Fix::remove_segment()));
    }
}
