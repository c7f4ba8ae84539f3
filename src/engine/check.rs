//! One check of one file.

use super::locate::Locator;
use super::{CheckError, Checked, Checker, Input};
use crate::document::{self, Segment};
use crate::encoding::{self, Decoded};
use crate::fix::Severity;
use crate::glossary::{ClassSet, Glossary, Hits, Status, TermHit, WordCache, WordFlags};
use crate::rules::{Check, Context, DocumentContext, DocumentSink, Finding, Sink};
use crate::text::{LineIndex, Plain, Span, Tokens, mark_sentences};

impl Checker {
    /// Everything the rules find in a file.
    pub fn check(&self, input: &Input<'_>) -> Result<Checked, CheckError> {
        if encoding::looks_binary(input.bytes) {
            return Err(CheckError::Binary);
        }
        let decoded = encoding::decode(input.bytes, input.charset, Some(input.lang));
        let format = match input.format {
            Some(name) => document::format(name).ok_or_else(|| CheckError::UnknownFormat(name.to_string()))?,
            None => document::recognise(input.extension, &decoded.text),
        };
        let segments = (format.read)(&decoded.text, &input.options).map_err(|error| CheckError::Unreadable {
            position: LineIndex::new(&decoded.text).position(error.span.start),
            message: error.message,
        })?;
        let mut run = Run {
            checker: self,
            input,
            decoded: &decoded,
            words: 0,
            found: Vec::new(),
            terms: Vec::new(),
            scratch: Scratch::default(),
        };
        run.segments(&segments);
        run.document(&segments);
        let Run { words, mut found, .. } = run;
        drop_repaired(&mut found);
        found.sort_by_key(|(segment, finding)| (*segment, finding.span, finding.rule.id));
        let mut locator = Locator::new(&decoded);
        let findings = found.iter().map(|(segment, finding)| locator.locate(&segments[*segment], finding)).collect();
        Ok(Checked { format: format.name, charset: decoded.charset, lang: input.lang.to_string(), words, findings })
    }
}

struct Run<'r> {
    checker: &'r Checker,
    input: &'r Input<'r>,
    decoded: &'r Decoded<'r>,
    words: usize,
    found: Vec<(usize, Finding<Plain>)>,
    /// The terms of each segment, kept for the rules that look at the whole article.
    terms: Vec<Vec<TermHit>>,
    scratch: Scratch,
}

/// Memory that is used again for every segment.
#[derive(Default)]
struct Scratch {
    tokens: Tokens,
    classes: Vec<ClassSet>,
    word_flags: Vec<WordFlags>,
    opens_entry: Vec<bool>,
    caches: Vec<(String, WordCache)>,
    findings: Vec<Finding<Plain>>,
}

impl<'r> Run<'r> {
    fn glossary(&self, segment: &Segment<'_>) -> Option<&'r Glossary> {
        self.checker.glossary(segment.lang.as_deref().unwrap_or(self.input.lang))
    }

    fn segments(&mut self, segments: &[Segment<'_>]) {
        for (number, segment) in segments.iter().enumerate() {
            let terms = match self.glossary(segment) {
                Some(glossary) => self.segment(number, segment, glossary),
                None => Vec::new(),
            };
            self.terms.push(terms);
        }
    }

    fn segment(&mut self, number: usize, segment: &Segment<'_>, glossary: &Glossary) -> Vec<TermHit> {
        let Scratch { mut tokens, mut classes, mut word_flags, mut opens_entry, mut caches, mut findings } =
            std::mem::take(&mut self.scratch);
        let plain = &*segment.plain;
        tokens.fill(plain);
        classes.clear();
        word_flags.clear();
        opens_entry.clear();
        let mut occurring = ClassSet::default();
        let cache = cache_for(&mut caches, glossary.lang());
        for i in 0..tokens.list.len() {
            let info = cache.of(glossary, plain, &tokens, i);
            occurring.join(info.classes);
            classes.push(info.classes);
            word_flags.push(info.flags);
            opens_entry.push(info.opens_entry);
        }
        mark_sentences(plain, &mut tokens, |_, i| classes[i].has(crate::glossary::Class::Abbreviation));
        self.words += tokens.list.len();
        let hits = glossary.scan(plain, &tokens, &classes, &opens_entry);
        let malformed = self.malformed(segment);
        let context = Context {
            segment,
            plain,
            tokens: &tokens,
            classes: &classes,
            word_flags: &word_flags,
            occurring,
            hits: &hits,
            glossary,
            malformed: &malformed,
        };
        for rule in &self.checker.rules {
            if let Check::Segment(check) = rule.check
                && rule.speaks(glossary.lang())
            {
                check(&context, &mut Sink::new(&mut findings));
            }
        }
        self.found.extend(findings.drain(..).map(|finding| (number, finding)));
        self.scratch = Scratch { tokens, classes, word_flags, opens_entry, caches, findings };
        let Hits { mut terms, .. } = hits;
        terms.retain(|hit| hit.status != Status::Shield);
        terms
    }

    fn document(&mut self, segments: &[Segment<'_>]) {
        let glossaries: Vec<Option<&Glossary>> = segments.iter().map(|segment| self.glossary(segment)).collect();
        let context = DocumentContext { segments, terms: &self.terms, glossaries: &glossaries };
        for rule in &self.checker.rules {
            if let Check::Document(check) = rule.check {
                check(&context, &mut DocumentSink::new(&mut self.found));
            }
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

/// The cache of a language's glossary.
fn cache_for<'c>(caches: &'c mut Vec<(String, WordCache)>, lang: &str) -> &'c mut WordCache {
    let at = caches.iter().position(|(known, _)| known == lang).unwrap_or_else(|| {
        caches.push((lang.to_string(), WordCache::default()));
        caches.len() - 1
    });
    &mut caches[at].1
}

/// Drops findings that lie wholly inside what another one's only remedy replaces: one fault is one finding.
fn drop_repaired(found: &mut Vec<(usize, Finding<Plain>)>) {
    let mut repairs: Vec<(usize, Span<Plain>, Severity)> = found
        .iter()
        .filter_map(|(segment, finding)| match &finding.fixes[..] {
            [fix] if fix.edits.len() == 1 => Some((*segment, fix.edits[0].span, finding.severity)),
            _ => None,
        })
        .collect();
    repairs.sort_by_key(|(segment, span, _)| (*segment, *span));
    let longest = repairs.iter().map(|(_, span, _)| span.len()).max().unwrap_or(0);
    found.retain(|(segment, finding)| {
        let from = (*segment, Span::new(finding.span.start.saturating_sub(longest), finding.span.start));
        let first = repairs.partition_point(|(segment, span, _)| (*segment, *span) < from);
        let near =
            repairs[first..].iter().take_while(|(other, span, _)| other == segment && span.start <= finding.span.start);
        !near.into_iter().any(|(_, span, severity)| {
            span.contains(&finding.span) && span.len() > finding.span.len() && *severity >= finding.severity
        })
    });
}
