//! What a rule found.

use std::borrow::{Borrow, Cow};

use super::Rule;
use crate::fix::{Applicability, Fix, Severity};
use crate::glossary::{Entry, Origin};
use crate::text::{Plain, Span};

/// A fault and its remedies, in the coordinates of `S`.
#[derive(Clone, Debug)]
pub struct Finding<S> {
    pub rule: &'static Rule,
    pub span: Span<S>,
    /// One line: what is wrong here and why.
    pub message: Cow<'static, str>,
    pub severity: Severity,
    /// How far the remedy may be trusted. With no remedy or several it counts as manual.
    pub applicability: Applicability,
    pub fixes: Vec<Fix<S>>,
    /// The glossary line that decided it.
    pub origin: Option<Origin>,
}

impl<S> Finding<S> {
    pub fn new(rule: &'static Rule, span: Span<S>, message: impl Into<Cow<'static, str>>) -> Self {
        Finding {
            rule,
            span,
            message: message.into(),
            severity: rule.severity,
            applicability: rule.applicability,
            fixes: Vec::new(),
            origin: None,
        }
    }

    /// Adds the remedy of putting `text` in the place of the whole finding.
    pub fn replace(self, text: impl Into<String>) -> Self {
        let span = self.span;
        self.fix(Fix::replace(span, text))
    }

    pub fn fix(mut self, fix: Fix<S>) -> Self {
        self.fixes.push(fix);
        self
    }

    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// Trusts the remedy no more than this.
    pub fn at_most(mut self, applicability: Applicability) -> Self {
        self.applicability = self.applicability.min(applicability);
        self
    }

    /// Takes severity, trust and origin from the glossary entry that decided it.
    pub fn decided_by(mut self, entry: impl Borrow<Entry>) -> Self {
        let entry = entry.borrow();
        self.severity = entry.severity;
        self.applicability = entry.applicability;
        self.origin = Some(entry.origin.clone());
        self
    }

    /// Names the glossary entry that it rests on, without taking its severity.
    pub fn resting_on(mut self, entry: impl Borrow<Entry>) -> Self {
        self.origin = Some(entry.borrow().origin.clone());
        self
    }

    /// What a machine may do: nothing unless exactly one remedy stands.
    pub fn effective_applicability(&self) -> Applicability {
        if self.fixes.len() == 1 { self.applicability } else { Applicability::Manual }
    }
}

/// Where the findings of a segment go.
pub struct Sink<'s> {
    findings: &'s mut Vec<Finding<Plain>>,
}

impl<'s> Sink<'s> {
    pub fn new(findings: &'s mut Vec<Finding<Plain>>) -> Self {
        Sink { findings }
    }

    pub fn push(&mut self, finding: Finding<Plain>) {
        self.findings.push(finding);
    }

    pub fn push_some(&mut self, finding: Option<Finding<Plain>>) {
        self.findings.extend(finding);
    }
}

/// Where the findings of a whole article go.
pub struct DocumentSink<'s> {
    findings: &'s mut Vec<(usize, Finding<Plain>)>,
    first: usize,
}

impl<'s> DocumentSink<'s> {
    /// For the article whose first segment is number `first` of those that are checked together.
    pub fn new(findings: &'s mut Vec<(usize, Finding<Plain>)>, first: usize) -> Self {
        DocumentSink { findings, first }
    }

    /// Adds a finding in segment `segment` of the article.
    pub fn push(&mut self, segment: usize, finding: Finding<Plain>) {
        self.findings.push((self.first + segment, finding));
    }
}
