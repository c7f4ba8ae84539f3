//! From a byte offset to the numbers other tools count in.
//!
//! A report gives every place in bytes of the file, in Unicode code points and UTF-16 units of the decoded text, and as line
//! and column (from 1, columns in code points). Not for random access in huge files without need: the index is made once per
//! file that has findings, and answers by binary search and a scan inside one line block.

use super::{Span, Text};

/// A place in the decoded text, in every unit a report may need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Position {
    pub codepoint: usize,
    pub utf16: usize,
    /// From 1.
    pub line: usize,
    /// From 1, in code points.
    pub column: usize,
    /// From 1, in bytes of UTF-8.
    pub utf8_column: usize,
}

/// How much of a file there is, in every unit that places are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Extent {
    /// As it is on disk.
    pub bytes: usize,
    pub codepoints: usize,
    pub utf16: usize,
    pub lines: usize,
}

impl Extent {
    /// With whole lines more: `bytes` of the file, which read as `text`.
    pub fn and(self, bytes: usize, text: &str) -> Extent {
        let more = text.as_bytes();
        let codepoints = codepoints(more);
        Extent {
            bytes: self.bytes + bytes,
            codepoints: self.codepoints + codepoints,
            utf16: self.utf16 + codepoints + pairs(more),
            lines: self.lines + count(more, |byte| byte == b'\n'),
        }
    }
}

/// Checkpoints in a text, one per block of bytes.
pub struct LineIndex<'t> {
    text: &'t str,
    /// What of the file stands before the text.
    before: Extent,
    checkpoints: Vec<Checkpoint>,
}

#[derive(Clone, Copy, Default)]
struct Checkpoint {
    byte: usize,
    codepoint: usize,
    utf16: usize,
    line: usize,
    line_codepoint: usize,
    line_byte: usize,
}

const BLOCK: usize = 512;

impl<'t> LineIndex<'t> {
    pub fn new(text: &'t str) -> Self {
        LineIndex::after(Extent::default(), text)
    }

    /// For a text that begins with a line of its own after `before` of the same file.
    pub fn after(before: Extent, text: &'t str) -> Self {
        let mut checkpoints = vec![Checkpoint::default()];
        let mut at = Checkpoint::default();
        while at.byte < text.len() {
            let mut end = (at.byte + BLOCK).min(text.len());
            while !text.is_char_boundary(end) {
                end += 1;
            }
            at = advance(text, at, end);
            checkpoints.push(at);
        }
        LineIndex { text, before, checkpoints }
    }

    /// The place of byte `offset` of the text. An offset inside a character counts as its beginning.
    pub fn position(&self, offset: usize) -> Position {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let block = self.checkpoints.partition_point(|checkpoint| checkpoint.byte <= offset) - 1;
        let at = advance(self.text, self.checkpoints[block], offset);
        Position {
            codepoint: self.before.codepoints + at.codepoint,
            utf16: self.before.utf16 + at.utf16,
            line: self.before.lines + at.line + 1,
            column: at.codepoint - at.line_codepoint + 1,
            utf8_column: at.byte - at.line_byte + 1,
        }
    }

    /// The line that holds byte `offset`, without its line end, and where it begins.
    pub fn line_around(&self, offset: usize) -> Span<Text> {
        let bytes = self.text.as_bytes();
        let start = memchr::memrchr(b'\n', &bytes[..offset]).map_or(0, |at| at + 1);
        let end = memchr::memchr(b'\n', &bytes[offset..]).map_or(bytes.len(), |at| offset + at);
        let end = if end > start && bytes[end - 1] == b'\r' { end - 1 } else { end };
        Span::new(start, end.max(start))
    }
}

fn advance(text: &str, mut at: Checkpoint, to: usize) -> Checkpoint {
    let bytes = &text.as_bytes()[at.byte..to];
    let lines = count(bytes, |byte| byte == b'\n');
    if lines > 0 {
        at.line += lines;
        let last = memchr::memrchr(b'\n', bytes).map_or(0, |last| last + 1);
        at.line_codepoint = at.codepoint + codepoints(&bytes[..last]);
        at.line_byte = at.byte + last;
    }
    let codepoints = codepoints(bytes);
    at.codepoint += codepoints;
    at.utf16 += codepoints + pairs(bytes);
    at.byte = to;
    at
}

fn codepoints(bytes: &[u8]) -> usize {
    count(bytes, |byte| (byte as i8) >= -64)
}

/// Characters that are two units of UTF-16: those of four bytes.
fn pairs(bytes: &[u8]) -> usize {
    count(bytes, |byte| byte >= 0xf0)
}

/// Counts in steps of a byte's size, so that the compiler can count many bytes at once.
fn count(bytes: &[u8], is_counted: impl Fn(u8) -> bool) -> usize {
    bytes.chunks(255).map(|chunk| usize::from(chunk.iter().map(|byte| u8::from(is_counted(*byte))).sum::<u8>())).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_go_on_where_others_ended() {
        let (first, second) = ("één 😀\n\n", "b😀ë x");
        let whole = format!("{first}{second}");
        let before = Extent::default().and(first.len(), first);
        assert_eq!(before, Extent { bytes: 12, codepoints: 7, utf16: 8, lines: 2 });
        for at in [0, 1, 5, 7, second.len()] {
            let apart = LineIndex::after(before, second).position(at);
            assert_eq!(apart, LineIndex::new(&whole).position(first.len() + at), "{at}");
        }
    }

    #[test]
    fn all_units() {
        let text = format!("{}\r\né😀x", "a".repeat(3000));
        let index = LineIndex::new(&text);
        let x = text.len() - 1;
        assert_eq!(index.position(x), Position { codepoint: 3004, utf16: 3005, line: 2, column: 3, utf8_column: 7 });
        assert_eq!(
            index.position(3001),
            Position { codepoint: 3001, utf16: 3001, line: 1, column: 3002, utf8_column: 3002 }
        );
        assert_eq!(index.line_around(10), Span::new(0, 3000));
        assert_eq!(index.line_around(x), Span::new(3002, text.len()));
    }
}
