//! What is left alone: by comments in the file, and by a list beside it.
//!
//! A comment speaks for places, a list for contents (see [`super::Fingerprint`]). What they hide is kept, so that a report can
//! show it as hidden; a comment that hides nothing is a finding itself.

use super::locate::Locator;
use super::{Checked, Checker, Hidden, HiddenBy, Input};
use crate::document::{Action, Directive, Segment, directives};
use crate::rules::{self, Check, Finding, REGISTRY, Rule};
use crate::text::{Span, Text, nearest};

/// More comments than anyone writes: every finding is held against each.
const MOST: usize = 1000;

/// A comment and the part of the file that it speaks for.
struct Scope<'t> {
    directive: Directive<'t>,
    span: Span<Text>,
    used: bool,
}

/// The comments of a file.
#[derive(Default)]
pub(super) struct Ignores<'t> {
    scopes: Vec<Scope<'t>>,
    /// Comments that cannot mean anything, and what to do about it.
    mistakes: Vec<(Span<Text>, String)>,
}

impl<'t> Ignores<'t> {
    pub(super) fn read(text: &'t str, comments: fn(&str) -> Vec<Span<Text>>, segments: &[Segment<'_>]) -> Self {
        let mut ignores = Ignores { scopes: Vec::new(), mistakes: Vec::new() };
        let mut found = directives(text, comments);
        if found.is_empty() {
            return ignores;
        }
        if let Some(first) = found.get(MOST) {
            let message = format!(
                "more than {MOST} comments to Copydesk in one file: from here on they count for nothing; use ignore-file"
            );
            ignores.mistakes.push((first.span, message));
            found.truncate(MOST);
        }
        let mut blocks: Vec<Span<Text>> =
            segments.iter().map(|segment| segment.map.locate(Span::new(0, segment.plain.len()))).collect();
        blocks.sort();
        let mut open: Vec<usize> = Vec::new();
        for directive in found {
            let at = directive.span;
            for name in directive.rules.iter().filter(|name| rules::rule(name).is_none()) {
                let near = nearest(name, REGISTRY.iter().map(|rule| rule.id));
                let hint =
                    near.first().map_or("`copydesk rules` lists them".into(), |near| format!("did you mean {near}?"));
                ignores.mistakes.push((at, format!("there is no rule \"{name}\"; {hint}")));
            }
            let span = match directive.action {
                Action::File => Span::new(0, text.len()),
                Action::Next => {
                    let next = blocks.partition_point(|block| block.start < at.end);
                    blocks.get(next).copied().unwrap_or(Span::new(at.end, at.end))
                }
                Action::Start => {
                    open.push(ignores.scopes.len());
                    Span::new(at.end, text.len())
                }
                Action::End => {
                    match open.pop() {
                        Some(number) => ignores.scopes[number].span.end = at.start,
                        None => {
                            ignores.mistakes.push((at, "nothing was begun that this could end; take it out".into()))
                        }
                    }
                    continue;
                }
                Action::Unknown(word) => {
                    let message =
                        format!("\"{word}\" means nothing here; write ignore, ignore-start, ignore-end or ignore-file");
                    ignores.mistakes.push((at, message));
                    continue;
                }
            };
            ignores.scopes.push(Scope { directive, span, used: false });
        }
        ignores
    }

    /// Adds the comments of another part of the file.
    pub(super) fn join(&mut self, other: Ignores<'t>) {
        self.scopes.extend(other.scopes);
        self.mistakes.extend(other.mistakes);
    }

    /// Why a comment hides what `rule` found at `span` (no reason is an empty one); `None` where none does. Every comment that
    /// does has been of use.
    pub(super) fn hide(&mut self, rule: &Rule, span: Span<Text>) -> Option<&'t str> {
        let mut hidden = None;
        for scope in &mut self.scopes {
            let named = scope.directive.rules.is_empty() || scope.directive.rules.contains(&rule.id);
            if named && scope.span.start <= span.start && span.start < scope.span.end {
                scope.used = true;
                hidden = hidden.filter(|reason: &&str| !reason.is_empty()).or(Some(scope.directive.reason));
            }
        }
        hidden
    }

    /// What is wrong with the comments themselves. A comment for rules that did not run is not judged.
    fn unused(self, rule: &'static Rule, ran: &[&'static Rule]) -> Vec<Finding<Text>> {
        let did_run = |names: &[&str]| names.iter().all(|name| ran.iter().any(|rule| rule.id == *name));
        let unused = self.scopes.iter().filter(|scope| !scope.used && did_run(&scope.directive.rules));
        let unused = unused.map(|scope| (scope.directive.span, "this hides nothing; take it out".to_string()));
        self.mistakes.iter().cloned().chain(unused).map(|(span, message)| Finding::new(rule, span, message)).collect()
    }
}

impl Checker {
    /// Sets aside what the list beside the files hides, and adds what is wrong with the comments.
    pub(super) fn settle(&self, input: &Input<'_>, ignores: Ignores<'_>, locator: &Locator<'_>, checked: &mut Checked) {
        if let Some(list) = input.ignored {
            for finding in std::mem::take(&mut checked.findings) {
                match list.hides(&finding) {
                    Some(reason) => checked.hidden.push(Hidden::new(finding, HiddenBy::List, reason)),
                    None => checked.findings.push(finding),
                }
            }
        }
        let Some(rule) = self.rules.iter().find(|rule| matches!(rule.check, Check::Ignores)) else { return };
        let mut unused = ignores.unused(rule, &self.rules);
        if unused.is_empty() {
            return;
        }
        for finding in &mut unused {
            finding.severity = self.severity(rule);
        }
        checked.findings.extend(unused.iter().map(|finding| locator.locate_outside(finding)));
        checked.findings.sort_by_key(|finding| (finding.start.byte, finding.end.byte));
    }
}
