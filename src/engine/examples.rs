//! Trying glossary entries on their examples.
//!
//! An entry must find what its bad examples mark, give what they promise, and stay silent on its good ones. Where an entry has
//! no bad example, one is made for each form of a term, so that an entry that can never fire shows. Not for rules: the test suite has
//! theirs.

use super::{Checker, Input, Located};
use crate::fix::{Severity, splice};
use crate::glossary::{BadExample, Boilerplate, Content, Entry, Mistake, Scope, Term};
use crate::text::Marked;

impl Checker {
    /// What `entry` does not do although its examples say so. The entry must be one of the checker's glossary.
    pub fn try_examples(&self, entry: &Entry, lang: &str) -> Vec<Mistake> {
        let primary = lang.split(['-', '_']).next().unwrap_or(lang);
        let lang = entry.region.as_ref().map_or(lang.to_string(), |region| format!("{primary}-{region}"));
        let made = made_examples(entry);
        let bad = if entry.bad.is_empty() { &made } else { &entry.bad };
        let untried = bad.is_empty() && entry.term().is_none();
        let untried = untried.then(|| Mistake {
            origin: entry.origin.clone(),
            what: "the pattern has no bad example, so nobody knows whether it ever fires".into(),
            instead: "add bad = [[\"text with the [[wrong]] part marked\", \"text as it should read\"]]".into(),
        });
        let bad = bad.iter().filter_map(|bad| self.try_bad(entry, bad, &lang));
        let good = entry.good.iter().filter_map(|good| self.try_good(entry, good, &lang));
        untried.into_iter().chain(bad).chain(good).collect()
    }

    fn try_bad(&self, entry: &Entry, bad: &BadExample, lang: &str) -> Option<Mistake> {
        let mistake = |what: String, instead: &str| {
            let what = format!("\"{}\" {what}", bad.text);
            Some(Mistake { origin: entry.origin.clone(), what, instead: instead.into() })
        };
        let Some(marked) = Marked::parse(&bad.text) else {
            return mistake("has no single mark".into(), "put the wrong part in [[ and ]]");
        };
        let findings = self.findings(&marked.text, lang);
        let Some(finding) = findings.iter().find(|finding| finding.origin.as_ref() == Some(&entry.origin)) else {
            let by: Vec<&str> = findings.iter().map(|finding| finding.rule.id).collect();
            let by = if by.is_empty() { String::new() } else { format!(", only {}", by.join(" and ")) };
            return mistake(
                format!("does not fire{by}"),
                "correct the form or pattern, loosen case, scope or except, or write a bad example it does find",
            );
        };
        if (finding.start.byte, finding.end.byte) != (marked.span.start, marked.span.end) {
            return mistake(format!("fires on \"{}\"", finding.text), "mark that, or correct the pattern");
        }
        let place = |finding: &Located| (finding.start.byte, finding.end.byte);
        let twice = findings
            .iter()
            .find(|other| other.origin.is_some() && other.origin != finding.origin && place(other) == place(finding));
        if let Some(origin) = twice.and_then(|other| other.origin.as_ref()) {
            return mistake(format!("is reported by {origin} too"), "delete one of the two, or narrow one");
        }
        let fixed = bad.fixed.as_ref()?;
        let result = String::from_utf8_lossy(&splice(marked.text.as_bytes(), &finding.patches)).into_owned();
        if result != *fixed {
            return mistake(format!("gives \"{result}\""), "correct right, or what the example promises");
        }
        self.forbidden_again(finding, fixed, lang).and_then(|(text, origin)| {
            mistake(format!("gives \"{text}\", which {origin} reports"), "decide for one of the two entries")
        })
    }

    /// What an entry says of the text that a remedy put there.
    fn forbidden_again(&self, finding: &Located, fixed: &str, lang: &str) -> Option<(String, String)> {
        let findings = self.findings(fixed, lang);
        let replacement = finding.replacements.first()?;
        let (start, end) = (finding.start.byte, finding.start.byte + replacement.len());
        let again = findings.into_iter().find(|again| {
            again.severity > Severity::Info
                && again.start.byte >= start
                && again.end.byte <= end
                && again.origin.is_some()
        })?;
        Some((again.text, again.origin?.to_string()))
    }

    fn try_good(&self, entry: &Entry, good: &str, lang: &str) -> Option<Mistake> {
        let findings = self.findings(good, lang);
        let finding = findings.iter().find(|finding| finding.origin.as_ref() == Some(&entry.origin))?;
        Some(Mistake {
            origin: entry.origin.clone(),
            what: format!("the good example \"{good}\" fires on \"{}\"", finding.text),
            instead: "add that context to except, or narrow the entry".into(),
        })
    }

    fn findings(&self, text: &str, lang: &str) -> Vec<Located> {
        let input = Input { bytes: text.as_bytes(), extension: Some("txt"), lang, ..Input::default() };
        self.check(&input).map(|checked| checked.findings).unwrap_or_default()
    }
}

/// For a term each form that is not to be used; for boilerplate its text, unless it has alternatives or words of a class.
fn made_examples(entry: &Entry) -> Vec<BadExample> {
    match &entry.content {
        Content::Term(term) => made_for_term(term, &entry.scope).collect(),
        Content::Boilerplate(Boilerplate { text }) => {
            let text = text.replace('…', "een ander bericht").replace("{num}", "30");
            let is_plain = !text.contains(['(', '[', '{']);
            is_plain.then(|| BadExample { text: format!("[[{text}]]"), fixed: None }).into_iter().collect()
        }
        Content::Phrase(_) => Vec::new(),
    }
}

/// A sentence for each form, where the entry holds.
fn made_for_term(term: &Term, scope: &[Scope]) -> impl Iterator<Item = BadExample> {
    let (before, after) = if scope.is_empty() || scope.contains(&Scope::Body) {
        ("Volgens hen was ", " daar al eerder.")
    } else if scope.contains(&Scope::Quote) {
        ("Zij zeiden: “Volgens ons was ", " daar al eerder.”")
    } else {
        ("Eerst was ", " daar\n\nLater bleef het stil.")
    };
    term.wrong.iter().chain(&term.deprecated).map(move |form| BadExample {
        text: format!("{before}[[{form}]]{after}"),
        fixed: Some(format!("{before}{}{after}", term.right)),
    })
}
