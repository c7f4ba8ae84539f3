//! Text wire: ANPA 1312 and IPTC 7901, as agencies have sent copy since the teletype.
//!
//! A story begins with SOH and its header; its text stands between STX and ETX. Header, control bytes and the marks of lines
//! (`^` before, `<` after) are no text. Two grave accents are an opening quotation mark, two apostrophes a closing one, and a
//! low line between words a dash; a repair is written the same way. Several stories may follow each other. Not for wire
//! copy that lost its control bytes: that is plain text.

use std::ops::Range;

use super::builder::{Builder, lift, owned};
use super::{Escape, Format, ReadError, ReadOptions, Segment, open_article, plain_text};

pub(super) const FORMAT: Format = Format {
    name: "wire",
    summary: "text wire: ANPA 1312 and IPTC 7901",
    extensions: &["anpa", "iptc"],
    sniff: |text| {
        let beginning = text.find(|c: char| !matches!(c, SYN | '\r' | '\n' | ' ' | '\0')).unwrap_or(text.len());
        text[beginning..].starts_with(SOH)
    },
    comments: super::directive::none,
    read: |text, _: &ReadOptions<'_>| Ok::<_, ReadError>(read(text)),
};

const SOH: char = '\u{1}';
const STX: char = '\u{2}';
const ETX: char = '\u{3}';
const EOT: char = '\u{4}';
const SYN: char = '\u{16}';

fn read(text: &str) -> Vec<Segment<'_>> {
    stories(text).into_iter().flat_map(|story| segments(text, story)).collect()
}

/// The text of each story. One without STX begins after the line of its SOH; one without ETX ends where the next begins.
fn stories(text: &str) -> Vec<Range<usize>> {
    let mut stories = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find(SOH) {
        let header = at + found + 1;
        let next = text[header..].find(SOH).map_or(text.len(), |len| header + len);
        let start = match text[header..next].find(STX) {
            Some(len) => header + len + 1,
            None => text[header..next].find('\n').map_or(next, |len| header + len + 1),
        };
        let end = text[start..next].find([ETX, EOT]).map_or(next, |len| start + len);
        stories.push(start..end);
        at = next;
    }
    stories
}

/// The paragraphs of a story.
fn segments(text: &str, story: Range<usize>) -> Vec<Segment<'_>> {
    let (shown, map) = shown(text, story).into_text();
    let read = plain_text::read(&shown).into_iter();
    let mut segments: Vec<_> = read.map(|segment| owned(lift(segment, &map, Some(Escape::Wire)))).collect();
    open_article(&mut segments);
    segments
}

/// A story as it was meant to be read.
fn shown(text: &str, story: Range<usize>) -> Builder<'_> {
    let mut builder = Builder::new(text);
    let mut at = story.start;
    while at < story.end {
        let rest = &text[at..story.end];
        let plain = rest.find(is_special).unwrap_or(rest.len());
        builder.copy(at..at + plain);
        at += plain;
        let rest = &rest[plain..];
        let Some(c) = rest.chars().next() else { break };
        let range = at..at + c.len_utf8();
        at = range.end;
        match c {
            '`' if rest.starts_with("``") => {
                builder.atom("“", range.start..range.end + 1);
                at += 1;
            }
            '\'' if rest.starts_with("''") => {
                builder.atom("”", range.start..range.end + 1);
                at += 1;
            }
            '_' if is_dash(text, &range) => builder.atom("—", range),
            '^' if at_line_start(text, range.start) => {}
            '<' if at_line_end(text, range.end) => {}
            c if c.is_control() && !matches!(c, '\n' | '\r' | '\t') => {}
            _ => builder.copy(range),
        }
    }
    builder
}

fn is_special(c: char) -> bool {
    matches!(c, '`' | '\'' | '_' | '^' | '<') || (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
}

/// A low line that stands free, not one in an address.
fn is_dash(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    before.is_none_or(char::is_whitespace) && after.is_none_or(char::is_whitespace)
}

fn at_line_start(text: &str, at: usize) -> bool {
    text[..at].trim_end_matches([' ', '\t']).ends_with(['\n', STX])
}

fn at_line_end(text: &str, at: usize) -> bool {
    let rest = text[at..].trim_start_matches([' ', '\t', '\r']);
    rest.is_empty() || rest.starts_with(['\n', ETX])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    const WIRE: &str = "\u{16}\u{16}\u{1}a0042 r a\r\nBC-Overleg 03-11 0042\r\n\u{2}^Overleg zonder uitkomst<\r\n^Door onze redactie<\r\n   UTRECHT _ De wethouder zei: ``Wij wachten.''\r\n   Zij \u{11}mailt naar jan_piet@x.nl.\r\n\u{3}\r\n\u{1}kop\r\nTweede verhaal.";

    #[test]
    fn stories_without_their_headers() {
        assert!((FORMAT.sniff)(WIRE));
        let segments = read(WIRE);
        let plains: Vec<_> = segments.iter().map(|segment| &*segment.plain).collect();
        let want = [
            "Overleg zonder uitkomst",
            "Door onze redactie",
            "   UTRECHT — De wethouder zei: “Wij wachten.”",
            "   Zij mailt naar jan_piet@x.nl.",
            "Tweede verhaal.",
        ];
        assert_eq!(plains, want);
        let quote = segments[2].plain.find('“').unwrap();
        assert_eq!(&WIRE[segments[2].map.locate(Span::new(quote, quote + 3)).range()], "``");
        assert_eq!(&WIRE[segments[2].block.unwrap().range()], "   UTRECHT _ De wethouder zei: ``Wij wachten.''\r\n");
    }

    #[test]
    fn what_is_cut_off_is_read_as_far_as_it_goes() {
        for text in ["\u{1}", "\u{1}\u{2}", "\u{1}x\u{2}a", "\u{1}a\nb\u{1}\u{1}"] {
            read(text);
        }
        assert_eq!(read("\u{1}x\u{2}a")[0].plain, "a");
    }
}
