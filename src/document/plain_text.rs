//! Plain text: paragraphs, one to a line or wrapped by hand.
//!
//! Blank lines end a paragraph. Between them, lines that were wrapped at a margin are one paragraph, so that a word or name
//! broken over a line end still matches; lines that end where they like are a paragraph each. Not for markup of any kind.

use std::borrow::Cow;

use super::{Format, ReadError, ReadOptions, Role, Segment};
use crate::text::{Map, Span};

pub(super) const FORMAT: Format = Format {
    name: "text",
    summary: "plain text: a paragraph to a line, or wrapped lines with blank lines between paragraphs",
    extensions: &["txt", "text"],
    sniff: |_| false,
    comments: super::directive::none,
    read: |text, _: &ReadOptions<'_>| Ok::<_, ReadError>(read(text)),
};

/// Wire lines are at most this wide; longer lines are whole paragraphs.
const WIDEST_WRAP: usize = 120;
/// A first word this much shorter than the room left would have fitted: the writer ended the line on purpose.
const NARROWEST_WRAP: usize = 40;

#[derive(Clone, Copy)]
struct Line {
    start: usize,
    /// Without the line end.
    end: usize,
}

impl Line {
    fn is_blank(&self, text: &str) -> bool {
        text[self.start..self.end].chars().all(char::is_whitespace)
    }
}

pub(super) fn read(text: &str) -> Vec<Segment<'_>> {
    let lines = lines(text);
    let mut segments = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        if lines[at].is_blank(text) {
            at += 1;
            continue;
        }
        let end = at + lines[at..].iter().position(|line| line.is_blank(text)).unwrap_or(lines.len() - at);
        for paragraph in paragraphs(text, &lines[at..end]) {
            let first = at + paragraph.start;
            let last = at + paragraph.end;
            segments.push(segment(text, &lines, first, last));
        }
        at = end;
    }
    segments
}

fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    for newline in memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
        if start == text.len() {
            break;
        }
        let end = if newline > start && text.as_bytes()[newline - 1] == b'\r' { newline - 1 } else { newline };
        let next = (newline + 1).min(text.len());
        lines.push(Line { start, end });
        start = next;
    }
    lines
}

/// Groups the lines between two blank ones into paragraphs.
fn paragraphs(text: &str, lines: &[Line]) -> Vec<std::ops::Range<usize>> {
    let width = |line: &Line| text[line.start..line.end].trim_end().chars().take(WIDEST_WRAP + 1).count();
    // A line alone wraps nowhere, however wide it is.
    let widest = if lines.len() > 1 { lines.iter().map(width).max().unwrap_or(0) } else { 0 };
    let mut groups = Vec::new();
    let mut start = 0;
    for i in 0..lines.len() {
        let wraps = i + 1 < lines.len()
            && (NARROWEST_WRAP..=WIDEST_WRAP).contains(&widest)
            && is_wrapped(text, width(&lines[i]), widest, &lines[i + 1]);
        if !wraps {
            groups.push(start..i + 1);
            start = i + 1;
        }
    }
    groups
}

/// Was the line ended because the next word did not fit?
fn is_wrapped(text: &str, width: usize, widest: usize, next: &Line) -> bool {
    let next = &text[next.start..next.end];
    if next.starts_with([' ', '\t', '-', '*', '•', '–']) {
        return false;
    }
    let word = next.split_whitespace().next().map_or(0, |word| word.chars().count());
    width + 1 + word > widest
}

fn segment<'t>(text: &'t str, lines: &[Line], first: usize, last: usize) -> Segment<'t> {
    let (start, end) = (lines[first].start, lines[last - 1].end);
    Segment {
        plain: Cow::Borrowed(&text[start..end]),
        map: Map::copy_of(start, end - start),
        role: role(text, lines, first, last),
        escapes: Vec::new(),
        lang: None,
        source: None,
        block: Some(block(text, lines, first, last)),
        runs: Vec::new(),
        opens_article: false,
    }
}

/// The paragraph's lines and the blank lines after it; at the end of the text, the line end before it instead.
fn block(text: &str, lines: &[Line], first: usize, last: usize) -> Span<crate::text::Text> {
    let mut end = last;
    while end < lines.len() && lines[end].is_blank(text) {
        end += 1;
    }
    if end < lines.len() {
        return Span::new(lines[first].start, lines[end].start);
    }
    let mut before = first;
    while before > 0 && lines[before - 1].is_blank(text) {
        before -= 1;
    }
    match before.checked_sub(1) {
        Some(previous) => Span::new(lines[previous].end, lines[last - 1].end),
        None => Span::new(0, text.len()),
    }
}

/// A headline is the first paragraph of a text: short, without a full stop, and not alone.
fn role(text: &str, lines: &[Line], first: usize, last: usize) -> Role {
    let is_first = lines[..first].iter().all(|line| line.is_blank(text));
    let has_more = || lines[last..].iter().any(|line| !line.is_blank(text));
    if !is_first || !has_more() {
        return Role::Body;
    }
    let line = text[lines[first].start..lines[last - 1].end].trim();
    let is_short = line.len() <= 140 && !line.ends_with(['.', ':', ';', ',']);
    if is_short { Role::Headline } else { Role::Body }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plains(text: &str) -> Vec<String> {
        read(text).into_iter().map(|segment| segment.plain.into_owned()).collect()
    }

    #[test]
    fn a_line_is_a_paragraph_unless_it_was_wrapped() {
        assert_eq!(plains("Een.\nTwee.\r\n\r\nDrie"), ["Een.", "Twee.", "Drie"]);
        let wrapped = "De minister van Buitenlandse Zaken van Groot-\nBrittannië sprak dinsdag in Den Haag met zijn\ncollega's.\nDaarna ging hij.";
        assert_eq!(
            plains(wrapped),
            [
                "De minister van Buitenlandse Zaken van Groot-\nBrittannië sprak dinsdag in Den Haag met zijn\ncollega's.",
                "Daarna ging hij."
            ]
        );
    }

    #[test]
    fn a_removed_paragraph_takes_its_line_end_along() {
        let text = "Een.\n\nLees ook.\n\nTwee.\nSlot";
        let blocks: Vec<_> = read(text).iter().map(|segment| &text[segment.block.unwrap().range()]).collect();
        assert_eq!(blocks, ["Een.\n\n", "Lees ook.\n\n", "Twee.\n", "\nSlot"]);
    }

    #[test]
    fn the_first_short_line_is_a_headline() {
        let roles: Vec<_> =
            read("KABINET VALT\n\nDe ploeg gaf er de brui aan.\n").iter().map(|segment| segment.role).collect();
        assert_eq!(roles, [Role::Headline, Role::Body]);
        assert_eq!(read("Alleen dit")[0].role, Role::Body);
    }
}
