//! One check of one file.

use std::sync::OnceLock;

use rayon::prelude::*;

use super::ignores::Ignores;
use super::language::Language;
use super::locate::Locator;
use super::package::Package;
use super::recall::{Key, Recall};
use super::repaired::drop_repaired;
use super::scope::keep_in_scope;
use super::scratch::{Judged, Scratch};
use super::{CheckError, Checked, Checker, Hidden, HiddenBy, Input, Located};
use crate::document::{self, Format, Segment};
use crate::encoding::{self, Decoded};
use crate::fix::Severity;
use crate::glossary::Glossary;
use crate::rules::{Check, Context, DocumentContext, DocumentSink, Finding, Rule};
use crate::text::{LineIndex, Plain, Span, Text};

impl Checker {
    /// Everything the rules find in a file.
    pub fn check(&self, input: &Input<'_>) -> Result<Checked, CheckError> {
        match Package::open(input)? {
            Some(package) => self.check_package(&package, input),
            None => self.check_text(input, None),
        }
    }

    /// Everything in a file that is no package. What `recall` knows of its paragraphs is not looked for again.
    pub(super) fn check_text(&self, input: &Input<'_>, recall: Option<&Recall>) -> Result<Checked, CheckError> {
        let begins_later = input.before.bytes > 0;
        if !begins_later && encoding::looks_binary(input.bytes) {
            return Err(CheckError::Binary);
        }
        let decoded = match begins_later {
            true => encoding::decode_after(input.bytes, input.before.bytes),
            false => encoding::decode(input.bytes, input.charset, Some(input.lang)),
        };
        let format = match input.format {
            Some(name) => document::format(name).ok_or_else(|| CheckError::UnknownFormat(name.to_string()))?,
            None => document::recognise(input.extension, &decoded.text),
        };
        let lines = OnceLock::new();
        let part = |part: &Span<Text>| self.check_part(input, &decoded, format, *part, &lines, recall);
        let parts = document::parts(format, &decoded.text);
        let parts_checked: Vec<Result<Part<'_>, CheckError>> = match &parts[..] {
            [whole] => vec![part(whole)],
            several => several.par_iter().map(part).collect(),
        };
        let mut checked = Checked {
            format: format.name,
            charset: decoded.charset,
            lang: input.lang.to_string(),
            words: 0,
            findings: Vec::new(),
            hidden: Vec::new(),
        };
        let mut ignores = Ignores::default();
        let found: usize = parts_checked.iter().flatten().map(|part| part.findings.len()).sum();
        checked.findings.reserve_exact(found);
        for part in parts_checked {
            let part = part?;
            checked.words += part.words;
            checked.findings.extend(part.findings);
            checked.hidden.extend(part.hidden);
            ignores.join(part.ignores);
        }
        let locator = Locator::new(&decoded, &lines, input);
        self.check_declaration(&decoded, &mut ignores, &locator, &mut checked);
        self.settle(input, ignores, &locator, &mut checked);
        Ok(checked)
    }

    fn check_part<'d>(
        &self,
        input: &Input<'d>,
        decoded: &'d Decoded<'d>,
        format: &Format,
        part: Span<Text>,
        lines: &'d OnceLock<LineIndex<'d>>,
        recall: Option<&Recall>,
    ) -> Result<Part<'d>, CheckError> {
        let read = (format.read)(&decoded.text[part.range()], &input.options);
        let read = read.map_err(|error| CheckError::Unreadable {
            position: LineIndex::after(input.before, &decoded.text).position(part.start + error.span.start),
            message: error.message,
        })?;
        let segments: Vec<Segment<'_>> = read.into_iter().map(|segment| segment.shifted(part.start)).collect();
        let mut run = Run {
            checker: self,
            input,
            decoded,
            recall,
            words: 0,
            found: Vec::new(),
            has_document_rules: self.rules.iter().any(|rule| matches!(rule.check, Check::Document(_))),
            scratch: self.pool.take(),
        };
        run.has_document_rules &= format.holds_articles();
        run.scratch.outline.clear();
        run.segments(&segments);
        run.articles(&segments);
        let Run { words, mut found, scratch, .. } = run;
        self.pool.give_back(scratch);
        self.weigh(&mut found);
        drop_repaired(&mut found);
        found.sort_by_key(|(segment, finding)| (*segment, finding.span, finding.rule.id));
        let locator = Locator::new(decoded, lines, input);
        // A file that is checked in parts is of a format without comments.
        let mut ignores = match part == Span::new(0, decoded.text.len()) {
            true => Ignores::read(&decoded.text, format.comments, &segments),
            false => Ignores::default(),
        };
        let (mut findings, mut hidden) = (Vec::new(), Vec::new());
        for (segment, finding) in found {
            let segment = &segments[segment];
            let (rule, span) = (finding.rule, segment.map.locate(finding.span));
            let located = locator.locate(segment, finding);
            match ignores.hide(rule, span) {
                Some(reason) => hidden.push(Hidden::new(located, HiddenBy::Comment, reason)),
                None => findings.push(located),
            }
        }
        Ok(Part { words, findings, hidden, ignores })
    }
}

/// The segments that are judged together: more of them would not fit the cache that their words are to stay in.
const BATCH_SEGMENTS: usize = 16;
/// A batch with so many words is full.
const BATCH_WORDS: usize = 512;

/// What was found in a part of a file.
struct Part<'d> {
    words: usize,
    findings: Vec<Located>,
    hidden: Vec<Hidden>,
    ignores: Ignores<'d>,
}

impl Checker {
    /// Gives findings the severity that was chosen for their rule.
    fn weigh(&self, found: &mut [(usize, Finding<Plain>)]) {
        if self.severities.is_empty() {
            return;
        }
        for (_, finding) in found {
            if let Some(severity) = self.chosen_severity(finding.rule) {
                finding.severity = severity;
            }
        }
    }

    fn chosen_severity(&self, rule: &Rule) -> Option<Severity> {
        self.severities.iter().find(|(name, _)| *name == rule.id).map(|(_, severity)| *severity)
    }

    /// The severity of what a rule finds.
    pub(super) fn severity(&self, rule: &Rule) -> Severity {
        self.chosen_severity(rule).unwrap_or(rule.severity)
    }
}

struct Run<'r> {
    checker: &'r Checker,
    input: &'r Input<'r>,
    decoded: &'r Decoded<'r>,
    recall: Option<&'r Recall>,
    words: usize,
    found: Vec<(usize, Finding<Plain>)>,
    /// Is there a rule that looks at whole articles, and are there articles?
    has_document_rules: bool,
    scratch: Scratch,
}

impl<'r> Run<'r> {
    /// The language of a segment, if anybody speaks it.
    fn language(&self, segment: &Segment<'_>) -> Option<&'r Language> {
        self.checker.language(self.lang(segment))
    }

    fn segments(&mut self, segments: &[Segment<'_>]) {
        let mut scratch = std::mem::take(&mut self.scratch);
        let mut rest = segments;
        while let Some(first) = rest.first() {
            let number = segments.len() - rest.len();
            let judged = match self.language(first) {
                Some(language) => self.batch(rest, number, language, &mut scratch),
                None => {
                    scratch.outline.add_unread();
                    1
                }
            };
            rest = &rest[judged..];
        }
        self.scratch = scratch;
    }

    /// Judges the first of `segments`, the first of which has `number`: each rule goes through all of them before the next one
    /// does, for the code of all rules does not fit the processor's nearest cache. How many they were.
    fn batch(
        &mut self,
        segments: &[Segment<'_>],
        number: usize,
        language: &'r Language,
        scratch: &mut Scratch,
    ) -> usize {
        let glossary = &*language.glossary;
        let Scratch { batch, outline, caches } = scratch;
        let cache = caches.of(language);
        let (mut count, mut words) = (0, 0);
        for segment in segments {
            let is_spoken = self.language(segment).is_some_and(|spoken| std::ptr::eq(spoken, language));
            if !is_spoken || count == BATCH_SEGMENTS || words >= BATCH_WORDS {
                break;
            }
            let ready = batch.at(count);
            ready.fill(&segment.plain, glossary, cache);
            keep_in_scope(&mut ready.scan.hits, glossary, segment, self.lang(segment));
            ready.malformed = self.malformed(segment);
            words += ready.tokens.list.len();
            count += 1;
        }
        self.words += words;
        let ready = batch.first(count);
        let judged = ready.iter_mut().zip(segments);
        let mut judged: Vec<_> = judged.map(|(ready, segment)| ready.judged(segment, glossary, &cache.memo)).collect();
        self.judge(&mut judged, language);
        if self.has_document_rules {
            judged.iter().for_each(|judged| outline.add(&judged.context));
        }
        for (at, judged) in judged.into_iter().enumerate() {
            self.found.extend(judged.findings.drain(..).map(|finding| (number + at, finding)));
        }
        count
    }

    /// Adds what the rules find in each of these segments, or found in the same one before.
    fn judge(&self, segments: &mut [Judged<'_>], language: &Language) {
        let recall = self.recall;
        let key = |context: &Context<'_>| {
            context.malformed.is_empty().then(|| Key::of(context.segment, self.lang(context.segment)))
        };
        let mut new = Vec::new();
        for segment in segments {
            match recall.and_then(|recall| recall.found(key(&segment.context)?)) {
                Some(found) => segment.findings.extend(found),
                None => new.push(segment),
            }
        }
        for check in &language.checks {
            new.iter_mut().for_each(|segment| check.check(segment));
        }
        if let Some(recall) = recall {
            for segment in new {
                if let Some(key) = key(&segment.context) {
                    recall.keep(key, segment.findings);
                }
            }
        }
    }

    /// The language of a segment, as a tag.
    fn lang<'s>(&'s self, segment: &'s Segment<'_>) -> &'s str {
        segment.lang.as_deref().unwrap_or(self.input.lang)
    }

    /// The rules that look at whole articles.
    fn articles(&mut self, segments: &[Segment<'_>]) {
        if !self.has_document_rules {
            return;
        }
        let glossaries: Vec<Option<&Glossary>> =
            segments.iter().map(|segment| self.language(segment).map(|language| &*language.glossary)).collect();
        let mut start = 0;
        while start < segments.len() {
            let next = segments[start + 1..].iter().position(|segment| segment.opens_article);
            let end = next.map_or(segments.len(), |next| start + 1 + next);
            let context = DocumentContext::new(segments, &self.scratch.outline, &glossaries, start..end);
            for rule in &self.checker.rules {
                if let Check::Document(check) = rule.check {
                    check(&context, &mut DocumentSink::new(&mut self.found, start));
                }
            }
            start = end;
        }
    }

    /// The malformed places of the file that lie in a segment.
    fn malformed(&self, segment: &Segment<'_>) -> Vec<Span<Plain>> {
        if self.decoded.malformed.is_empty() {
            return Vec::new();
        }
        let places =
            segment.plain.match_indices(char::REPLACEMENT_CHARACTER).map(|(at, found)| Span::new(at, at + found.len()));
        places.filter(|span| self.decoded.malformed.binary_search(&segment.map.locate(*span)).is_ok()).collect()
    }
}
