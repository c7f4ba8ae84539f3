//! What became of a known fault.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Fault, GoldText, Sample};
use crate::engine::choose::choose;
use crate::engine::{CheckError, Checker, Input, Located};
use crate::fix::{Applicability, Patch, Severity, splice};
use crate::text::{File, Span};

/// What the rules make of one fault.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// A finding overlaps it.
    pub found: bool,
    /// One of the remedies offered gives what should stand there.
    pub proposed: bool,
    /// `copydesk fix --suggested` gives it.
    pub repaired: bool,
    /// `copydesk fix` gives it.
    pub safe: bool,
    /// What `copydesk fix --suggested` puts there instead, where that is neither right nor what stood there.
    pub wrong: Option<String>,
}

/// The faults of a text with what became of them.
#[derive(Clone, Debug, Default)]
pub struct Judged {
    /// In the order of the faults.
    pub verdicts: Vec<Verdict>,
    /// Findings at warning or above that are no fault, where the faults are complete.
    pub strays: Vec<Sample>,
}

impl Checker {
    /// Runs the rules over `gold` and compares.
    ///
    /// # Errors
    /// The text cannot be checked at all.
    pub fn judge(&self, name: &str, gold: &GoldText, lang: &str) -> Result<Judged, CheckError> {
        let input = Input { bytes: gold.text.as_bytes(), extension: Some("txt"), lang, ..Input::default() };
        let mut findings = self.check(&input)?.findings;
        findings.retain(|finding| gold.tier.is_none_or(|tier| finding.rule.tier == tier));
        let (suggested, _) = choose(&findings, Applicability::Suggested);
        let (safe, _) = choose(&findings, Applicability::Safe);
        let verdicts =
            gold.faults.iter().map(|fault| verdict(&gold.text, fault, &findings, &suggested, &safe)).collect();
        let is_fault = |finding: &Located| {
            let places = gold.faults.iter().filter_map(|fault| fault.place);
            places.into_iter().any(|place| place.overlaps(&span_of(finding)))
        };
        let strays = findings
            .iter()
            .filter(|finding| gold.complete && finding.severity >= Severity::Warning && !is_fault(finding));
        let strays = strays.map(|finding| Sample::of(name, finding)).collect();
        Ok(Judged { verdicts, strays })
    }
}

fn verdict(text: &str, fault: &Fault, findings: &[Located], suggested: &[Patch], safe: &[Patch]) -> Verdict {
    let Some(place) = fault.place else { return Verdict::default() };
    let own: Vec<&Located> = findings.iter().filter(|finding| place.overlaps(&span_of(finding))).collect();
    let repaired = outcome(text, place, &fault.right, suggested);
    let offers = own.iter().flat_map(|finding| {
        finding.replacements.iter().map(|text| Patch { span: span_of(finding), bytes: text.as_bytes().to_vec() })
    });
    let proposed = repaired == Outcome::Right
        || offers.into_iter().any(|offer| outcome(text, place, &fault.right, &[offer]) == Outcome::Right);
    Verdict {
        found: !own.is_empty(),
        proposed,
        safe: outcome(text, place, &fault.right, safe) == Outcome::Right,
        wrong: match &repaired {
            Outcome::Other(text) => Some(text.clone()),
            Outcome::Right | Outcome::Untouched => None,
        },
        repaired: repaired == Outcome::Right,
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    Right,
    Untouched,
    Other(String),
}

/// What stands at `place` after the patches that change something there.
fn outcome(text: &str, place: Span<File>, right: &str, patches: &[Patch]) -> Outcome {
    let own: Vec<Patch> = patches.iter().filter(|patch| changes(place, patch.span)).cloned().collect();
    // A remedy may reach past the fault: what stands round it must then stay.
    let window = own.iter().fold(place, |window, patch| window.join(&patch.span));
    let (Some(before), Some(after)) = (text.get(window.start..place.start), text.get(place.end..window.end)) else {
        return Outcome::Untouched;
    };
    let expected = [before, right, after].concat();
    let original = &text[window.range()];
    let shifted: Vec<Patch> = own
        .into_iter()
        .map(|patch| Patch { span: Span::new(patch.span.start - window.start, patch.span.end - window.start), ..patch })
        .collect();
    let result = String::from_utf8_lossy(&splice(original.as_bytes(), &shifted)).into_owned();
    // A word that is taken out takes a space with it, a line its end.
    let is_right = result == expected || right.is_empty() && result.trim() == expected.trim();
    if is_right {
        Outcome::Right
    } else if result == original {
        Outcome::Untouched
    } else {
        Outcome::Other(result)
    }
}

fn span_of(finding: &Located) -> Span<File> {
    Span::new(finding.start.byte, finding.end.byte)
}

/// An insertion at the edge of a fault counts as inside it.
fn changes(place: Span<File>, patch: Span<File>) -> bool {
    place.overlaps(&patch) || patch.is_empty() && place.start <= patch.start && patch.start <= place.end
}

/// Faults of all kinds, counted.
#[derive(Clone, Debug, Default, Serialize)]
pub struct GoldTally {
    pub kinds: BTreeMap<String, GoldRow>,
    /// Findings at warning or above that are no fault, in texts whose faults are all known.
    pub strays: Vec<Sample>,
}

/// Faults of one kind, each counted as often as it occurred.
#[derive(Clone, Debug, Default, Serialize)]
pub struct GoldRow {
    pub lines: usize,
    pub found: usize,
    pub proposed: usize,
    pub repaired: usize,
    pub safe: usize,
    pub wrong: usize,
    /// Lines whose text does not have the fault.
    pub misplaced: usize,
    /// What was not repaired, and what was repaired wrongly: what stands there, what should, and what the repair puts there.
    pub samples: Vec<GoldSample>,
}

#[derive(Clone, Debug, Serialize)]
pub struct GoldSample {
    pub wrong: String,
    pub right: String,
    pub repair: Option<String>,
}

impl GoldTally {
    /// Adds a text; keeps `samples` faults of each kind that were missed, and as many that were repaired wrongly.
    pub fn add(&mut self, gold: &GoldText, judged: Judged, samples: usize) {
        for (fault, verdict) in gold.faults.iter().zip(judged.verdicts) {
            self.kinds.entry(fault.kind.clone()).or_default().add(fault, verdict, samples);
        }
        self.strays.extend(judged.strays);
    }
}

impl GoldRow {
    fn add(&mut self, fault: &Fault, verdict: Verdict, samples: usize) {
        let counted = |yes: bool| if yes { fault.weight } else { 0 };
        self.lines += fault.weight;
        self.found += counted(verdict.found);
        self.proposed += counted(verdict.proposed);
        self.repaired += counted(verdict.repaired);
        self.safe += counted(verdict.safe);
        self.wrong += counted(verdict.wrong.is_some());
        self.misplaced += counted(fault.place.is_none());
        let alike = self.samples.iter().filter(|sample| sample.repair.is_some() == verdict.wrong.is_some()).count();
        if !verdict.repaired && alike < samples {
            self.samples.push(GoldSample {
                wrong: fault.wrong.clone(),
                right: fault.right.clone(),
                repair: verdict.wrong,
            });
        }
    }

    /// Hundredths of the lines.
    pub fn percent(&self, count: usize) -> f64 {
        if self.lines == 0 { 0.0 } else { count as f64 * 100.0 / self.lines as f64 }
    }
}
