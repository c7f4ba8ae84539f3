//! What a reader sees of markup: references resolved, white space between blocks dropped, layout read as one break.

use std::ops::Range;

use quick_xml::escape::resolve_html5_entity;

use crate::document::builder::Builder;
use crate::document::{Escape, OBJECT, Role, Segment};
use crate::text::{Span, Text};

/// A segment of markup in the making.
pub(in crate::document) struct Pen<'t> {
    text: &'t str,
    builder: Builder<'t>,
    /// White space that counts only if text follows, and that tags may stand in.
    spaces: Vec<Range<usize>>,
    /// A line that markup ended, if text follows.
    line_break: Option<usize>,
    has_cdata: bool,
}

impl<'t> Pen<'t> {
    pub(in crate::document) fn new(text: &'t str) -> Self {
        Pen { text, builder: Builder::new(text), spaces: Vec::new(), line_break: None, has_cdata: false }
    }

    pub(in crate::document) fn is_empty(&self) -> bool {
        self.builder.is_empty()
    }

    /// Character data. With `is_xml`, a reference to an entity that the file may declare stands for something unknown.
    pub(in crate::document) fn text(&mut self, range: Range<usize>, is_xml: bool) {
        let mut at = range.start;
        for found in memchr::memchr_iter(b'&', &self.text.as_bytes()[range.clone()]) {
            let ampersand = range.start + found;
            if let Some(len) = reference_len(&self.text[ampersand..range.end]) {
                self.literal(at..ampersand);
                self.reference(ampersand..ampersand + len, is_xml);
                at = ampersand + len;
            }
        }
        self.literal(at..range.end);
    }

    /// The content of a CDATA section.
    pub(in crate::document) fn cdata(&mut self, range: Range<usize>) {
        self.has_cdata |= !range.is_empty();
        self.literal(range);
    }

    /// Something that no rule may judge.
    pub(in crate::document) fn object(&mut self, at: usize) {
        self.before_text();
        self.builder.unwritten(OBJECT, at);
    }

    /// The end of a line that markup makes; no edit reaches it. Is it the second in a row?
    pub(in crate::document) fn line_break(&mut self, at: usize) -> bool {
        self.spaces.clear();
        self.line_break.replace(at).is_some()
    }

    pub(in crate::document) fn finish(&mut self, role: Role, block: Option<Span<Text>>) -> Option<Segment<'t>> {
        self.spaces.clear();
        self.line_break = None;
        let escape = if std::mem::take(&mut self.has_cdata) { Escape::PartlyCdata } else { Escape::Markup };
        // A picture alone is no text.
        let is_text = self.builder.plain().chars().any(|c| !c.is_whitespace() && !OBJECT.contains(c));
        self.builder.finish(role, &[escape], block).filter(|_| is_text)
    }

    fn reference(&mut self, range: Range<usize>, is_xml: bool) {
        match resolve(&self.text[range.clone()]) {
            Some(shown) => {
                self.before_text();
                self.builder.atom(shown.as_str(), range);
            }
            None if is_xml => self.object(range.start),
            None => self.literal(range),
        }
    }

    /// Text as it is written.
    fn literal(&mut self, range: Range<usize>) {
        let bytes = self.text.as_bytes();
        let is_blank = |at: usize| bytes[at].is_ascii_whitespace();
        let mut at = range.start;
        while at < range.end {
            let blank_end = (at..range.end).find(|at| !is_blank(*at)).unwrap_or(range.end);
            if blank_end > at {
                self.spaces.push(at..blank_end);
                at = blank_end;
            }
            // Up to the next line end, or what ends the text.
            let line_end = memchr::memchr(b'\n', &bytes[at..range.end]).map_or(range.end, |len| at + len);
            let end = (at..line_end).rev().find(|at| !is_blank(*at)).map_or(at, |last| last + 1);
            if end > at {
                self.before_text();
                self.builder.copy(at..end);
                at = end;
            }
        }
    }

    fn before_text(&mut self) {
        let line_break = self.line_break.take();
        if self.builder.is_empty() {
            self.spaces.clear();
        } else if let Some(at) = line_break {
            self.spaces.clear();
            self.builder.unwritten("\n", at);
        }
        for space in self.spaces.drain(..) {
            if self.text[space.clone()].contains('\n') {
                // A line end is a space, and goes or stays together with the indentation after it.
                self.builder.atom(" ", space);
            } else {
                self.builder.copy(space);
            }
        }
    }
}

/// The characters of a reference: at most two.
pub(in crate::document) struct Shown {
    buffer: [u8; 4],
    len: usize,
    named: Option<&'static str>,
}

impl Shown {
    pub(in crate::document) fn as_str(&self) -> &str {
        self.named.unwrap_or_else(|| std::str::from_utf8(&self.buffer[..self.len]).unwrap_or_default())
    }
}

/// What a reference ("&amp;", "&#235;", "&euml;") stands for.
pub(in crate::document) fn resolve(written: &str) -> Option<Shown> {
    let name = written.strip_prefix('&')?.strip_suffix(';')?;
    let Some(number) = name.strip_prefix('#') else {
        return resolve_html5_entity(name).map(|named| Shown { buffer: [0; 4], len: 0, named: Some(named) });
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    let mut buffer = [0; 4];
    let len = char::from_u32(code).filter(|c| *c != '\0')?.encode_utf8(&mut buffer).len();
    Some(Shown { buffer, len, named: None })
}

/// The length of the reference that `rest` begins with. No name is longer than these bytes.
pub(in crate::document) fn reference_len(rest: &str) -> Option<usize> {
    let bytes = &rest.as_bytes()[..rest.len().min(48)];
    let len = bytes[1..]
        .iter()
        .position(|byte| !byte.is_ascii_alphanumeric() && !matches!(byte, b'#' | b'_' | b'-' | b'.'))?;
    (len > 0 && bytes[1 + len] == b';').then_some(len + 2)
}

/// Takes character data over into `builder`, references resolved, white space as it is.
pub(in crate::document) fn decode(text: &str, range: Range<usize>, builder: &mut Builder<'_>) {
    let mut at = range.start;
    for found in memchr::memchr_iter(b'&', &text.as_bytes()[range.clone()]) {
        let ampersand = range.start + found;
        let Some(len) = reference_len(&text[ampersand..range.end]) else { continue };
        builder.copy(at..ampersand);
        at = ampersand + len;
        match resolve(&text[ampersand..at]) {
            Some(shown) => builder.atom(shown.as_str(), ampersand..at),
            None => builder.unwritten(OBJECT, ampersand),
        }
    }
    builder.copy(at..range.end);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_layout() {
        let text = " \n Eén\n   &euml;n  twee &unknown; R&D\r\ndrie\n ";
        let mut pen = Pen::new(text);
        pen.text(0..text.len(), false);
        let segment = pen.finish(Role::Body, None).unwrap();
        assert_eq!(segment.plain, "Eén ën  twee &unknown; R&D drie");
        assert_eq!(segment.map.locate(Span::new(4, 5)), Span::new(7, 11));
        pen.text(0..text.len(), true);
        assert!(pen.finish(Role::Body, None).unwrap().plain.contains("twee \u{FFFC} R&D"));
    }
}
