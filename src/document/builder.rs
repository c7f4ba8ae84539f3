//! Putting the text that a reader sees together, piece by piece, with its way back.

use std::borrow::Cow;
use std::ops::Range;

use super::{Escape, Role, Segment};
use crate::text::{Map, Plain, Span, Text};

/// A segment in the making: pieces are added in the order in which they stand in the file.
pub(super) struct Builder<'t> {
    text: &'t str,
    plain: String,
    map: Map<Plain, Text>,
    /// While all pieces lie side by side nothing is copied.
    run: Range<usize>,
}

impl<'t> Builder<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Builder { text, plain: String::new(), map: Map::default(), run: 0..0 }
    }

    /// A piece of the file that reads as it is written.
    pub(super) fn copy(&mut self, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        if self.map.is_empty() {
            self.run = range.clone();
        } else if self.is_one_run() && self.run.end == range.start {
            self.run.end = range.end;
        } else {
            self.settle();
            self.plain.push_str(&self.text[range.clone()]);
        }
        let len = range.len();
        self.map.push_copy(self.map.derived_len(), range.start, len);
    }

    /// A piece that reads otherwise than it is written: an escape, an entity. It is replaced as a whole.
    pub(super) fn atom(&mut self, plain: &str, range: Range<usize>) {
        if plain.is_empty() {
            return;
        }
        self.settle();
        self.plain.push_str(plain);
        self.map.push_atom(self.plain.len() - plain.len(), plain.len(), range.start, range.len());
    }

    /// Text that a reader sees at `at` though it is not written there: the space between two cues. No edit changes it.
    pub(super) fn unwritten(&mut self, plain: &str, at: usize) {
        self.atom(plain, at..at);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.map.is_empty()
    }

    /// What was put together so far.
    pub(super) fn plain(&self) -> &str {
        if self.is_one_run() { &self.text[self.run.clone()] } else { &self.plain }
    }

    /// The segment, if a reader sees anything in it; the builder begins anew.
    pub(super) fn finish(&mut self, role: Role, escapes: &[Escape], block: Option<Span<Text>>) -> Option<Segment<'t>> {
        let is_blank = self.plain().trim().is_empty();
        let plain = if self.is_one_run() {
            Cow::Borrowed(&self.text[self.run.clone()])
        } else {
            Cow::Owned(std::mem::take(&mut self.plain))
        };
        let map = std::mem::take(&mut self.map);
        self.plain.clear();
        self.run = 0..0;
        let escapes = escapes.to_vec();
        (!is_blank).then_some(Segment {
            plain,
            map,
            role,
            escapes,
            lang: None,
            source: None,
            block,
            runs: Vec::new(),
            opens_article: false,
        })
    }

    /// What was put together, as a text that others read, and the way back from it.
    pub(super) fn into_text(mut self) -> (Cow<'t, str>, Map<Text, Text>) {
        let map = std::mem::take(&mut self.map).renamed();
        if self.is_one_run() { (Cow::Borrowed(&self.text[self.run]), map) } else { (Cow::Owned(self.plain), map) }
    }

    fn is_one_run(&self) -> bool {
        !self.run.is_empty()
    }

    /// Copies what was only pointed at.
    fn settle(&mut self) {
        if self.is_one_run() {
            self.plain.push_str(&self.text[std::mem::take(&mut self.run)]);
        }
    }
}

/// A segment of a text that stands inside another: `below` leads to the outer text, in which it is escaped as `outer`, or not.
pub(super) fn lift<'t>(segment: Segment<'t>, below: &Map<Text, Text>, outer: Option<Escape>) -> Segment<'t> {
    let mut escapes = segment.escapes;
    escapes.extend(outer);
    Segment {
        map: segment.map.through(below),
        block: segment.block.map(|block| below.locate(block)),
        escapes,
        ..segment
    }
}

/// A segment that outlives the text it was cut from.
pub(super) fn owned(segment: Segment<'_>) -> Segment<'static> {
    let Segment { plain, map, role, escapes, lang, source, block, runs, opens_article } = segment;
    Segment { plain: Cow::Owned(plain.into_owned()), map, role, escapes, lang, source, block, runs, opens_article }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_not_copied() {
        let mut builder = Builder::new("een twee");
        builder.copy(0..3);
        builder.copy(3..8);
        assert!(matches!(builder.finish(Role::Body, &[], None).unwrap().plain, Cow::Borrowed("een twee")));
        builder.copy(0..3);
        builder.unwritten(" ", 3);
        builder.copy(4..8);
        let segment = builder.finish(Role::Body, &[], None).unwrap();
        assert_eq!(segment.plain, "een twee");
        assert_eq!(segment.map.locate(Span::new(4, 8)), Span::new(4, 8));
    }
}
