//! Large files in parts that are checked apart: all cores work on one file, and memory does not grow with it.
//!
//! A part ends where a paragraph or a record does; where a text has no such place, after a sentence. Formats whose parts
//! mean nothing alone are never cut. Rules that look at a whole article see a part as one: a text that large is an archive.

use memchr::memmem;

use super::Format;
use crate::text::{Span, Text};

/// Parts are about this large, in bytes: many articles, and little enough for the cache.
const PART: usize = 1 << 20;
/// A better place for the end of a part is looked for this far.
const REACH: usize = 1 << 16;
/// So many parts of a large file are read at once: enough for a few cores, little for any memory.
const MOST_PARTS: usize = 4;
/// So much of a file, in bytes, is enough for [`Format::window_end`], unless a line of it is longer than a part.
pub const WINDOW: usize = (MOST_PARTS + 1) * (PART + REACH);

/// The place after a byte where a part may end. What is beyond [`REACH`] changes it only where it is the end of a line.
type EndAfter = fn(&[u8], usize) -> usize;

/// The parts of `text`; one where it is small or its format cannot be cut.
pub fn parts(format: &Format, text: &str) -> Vec<Span<Text>> {
    let mut parts = Vec::with_capacity(text.len() / PART + 1);
    let mut start = 0;
    while let Some(end) = format.part_end(text.as_bytes(), start) {
        parts.push(Span::new(start, end));
        start = end;
    }
    if start < text.len() || parts.is_empty() {
        parts.push(Span::new(start, text.len()));
    }
    parts
}

impl Format {
    /// Can a file of this format be read a few parts at a time?
    pub fn can_be_cut(&self) -> bool {
        self.end_after().is_some()
    }

    /// Of a file in UTF-8 that goes on with `bytes`: where the next few of its parts end, with a line. `None` where more bytes are
    /// needed to tell.
    pub fn window_end(&self, bytes: &[u8]) -> Option<usize> {
        let ends = std::iter::successors(self.part_end(bytes, 0), |end| self.part_end(bytes, *end));
        ends.take(MOST_PARTS).filter(|end| bytes[..*end].ends_with(b"\n")).last()
    }

    fn part_end(&self, bytes: &[u8], start: usize) -> Option<usize> {
        let end_after = self.end_after()?;
        (bytes.len() - start > PART + REACH).then(|| end_after(bytes, start + PART))
    }

    fn end_after(&self) -> Option<EndAfter> {
        match self.name {
            "text" => Some(paragraph_end),
            "jsonl" => Some(line_end),
            _ => None,
        }
    }
}

/// After the blank line, else the line, else the sentence, else the word that ends first after `at`.
fn paragraph_end(bytes: &[u8], at: usize) -> usize {
    let near = &bytes[at..bytes.len().min(at + REACH)];
    let after = |sign: &str| memmem::find(near, sign.as_bytes()).map(|found| at + found + sign.len());
    after("\n\n")
        .or_else(|| after("\n\r\n"))
        .or_else(|| after("\n"))
        .or_else(|| after(". "))
        .or_else(|| after(" "))
        .unwrap_or_else(|| character_start(bytes, at))
}

/// Where the first character begins that does not begin before `at`.
fn character_start(bytes: &[u8], at: usize) -> usize {
    let is_inside = |byte: &&u8| (0x80..0xC0).contains(*byte);
    at + bytes[at..].iter().take_while(is_inside).count()
}

fn line_end(bytes: &[u8], at: usize) -> usize {
    memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |found| at + found + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;

    fn cut(format: &str, text: &str) -> Vec<usize> {
        parts(document::format(format).unwrap(), text).iter().map(|part| part.end).collect()
    }

    /// The ends of the windows that a file is read in.
    fn windows(format: &str, text: &str) -> Vec<usize> {
        let format = document::format(format).unwrap();
        let mut ends = vec![0];
        while let Some(end) = format.window_end(&text.as_bytes()[ends[ends.len() - 1]..]) {
            ends.push(ends[ends.len() - 1] + end);
        }
        ends.split_off(1)
    }

    #[test]
    fn a_part_ends_where_little_is_torn() {
        let filler = "é".repeat(PART / 2);
        for (middle, end) in [
            ("Een. Twee\nDrie\n\nVier", "Een. Twee\nDrie\n\n"),
            ("Een.\r\n\r\nTwee\n", "Een.\r\n\r\n"),
            ("Een. Twee\nDrie", "Een. Twee\n"),
            ("Een twee. Drie", "Een twee. "),
            ("een twee drie", "een "),
        ] {
            let text = format!("{filler}{middle}{}", "x".repeat(REACH));
            assert_eq!(cut("text", &text), [PART + end.len(), text.len()], "{middle:?}");
        }
        let endless = format!("x{}", "é".repeat(PART));
        assert_eq!(cut("text", &endless)[0], PART + 1, "no character is torn");
        assert_eq!(cut("html", &endless), [endless.len()]);
    }

    #[test]
    fn windows_end_where_parts_do() {
        let line = format!("{{\"text\":\"{}\"}}\n", "een haven ".repeat(900));
        for (format, line) in [("jsonl", line.as_str()), ("text", "Een haven zonder schepen.\n\n")] {
            let text = line.repeat(12 * PART / line.len());
            let (parts, windows) = (cut(format, &text), windows(format, &text));
            assert_eq!(
                windows[..],
                [parts[MOST_PARTS - 1], parts[2 * MOST_PARTS - 1], parts[parts.len() - 2]],
                "{format}"
            );
        }
    }

    #[test]
    fn a_line_that_goes_on_is_waited_for() {
        let jsonl = document::format("jsonl").unwrap();
        assert_eq!(jsonl.window_end("x".repeat(3 * PART).as_bytes()), None);
        let text = document::format("text").unwrap();
        assert_eq!(text.window_end("x y. ".repeat(PART).as_bytes()), None, "its parts end inside a line");
        assert_eq!(text.window_end(b"Kort.\n\n"), None);
    }
}
