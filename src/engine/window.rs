//! Feeds of any length: whole lines out of one, checked as if the rest stood round them.
//!
//! Places are counted on from what stands before the lines, so findings are those of a check of the whole feed. A line that is no
//! record is told in its place, and the others are checked all the same. Not for formats whose parts mean nothing alone.

use std::ops::Range;

use super::{CheckError, Checked, Checker, Input};
use crate::document;
use crate::encoding::{self, Charset};
use crate::text::Extent;

/// The one format that can be read a few lines at a time.
const FORMAT: &str = "jsonl";
/// Lines of one window that may be no records; with more of them this is no feed.
const MOST_MALFORMED: usize = 100;

/// Can a file that begins with the bytes of `input` be checked a few lines at a time?
pub fn is_feed(input: &Input<'_>) -> bool {
    if input.format.is_some_and(|format| format != FORMAT) || encoding::looks_binary(input.bytes) {
        return false;
    }
    let decoded = encoding::decode(input.bytes, input.charset, Some(input.lang));
    let is_lines = || input.format.is_some() || document::recognise(input.extension, &decoded.text).name == FORMAT;
    decoded.charset == Charset::UTF_8 && is_lines()
}

impl Checker {
    /// Checks whole lines of a feed ([`is_feed`]) that stand after [`Input::before`]. Pieces come in the order of the feed: what was
    /// found, and each line that is no record. The extent is that of the feed up to the end of these lines.
    pub fn check_window(&self, input: &Input<'_>) -> (Vec<Result<Checked, CheckError>>, Extent) {
        let input = &Input { format: Some(FORMAT), charset: Some(Charset::UTF_8), ..*input };
        rayon::join(|| self.pieces(input), || extent(input.before, input.bytes))
    }

    fn pieces(&self, input: &Input<'_>) -> Vec<Result<Checked, CheckError>> {
        match self.check_text(input) {
            Err(CheckError::Unreadable { .. }) => self.sift(input),
            checked => vec![checked],
        }
    }

    /// The records between lines that are none.
    fn sift(&self, input: &Input<'_>) -> Vec<Result<Checked, CheckError>> {
        let mut pieces = Pieces { checker: self, input, before: input.before, checked: Vec::new() };
        let (mut records, mut at, mut malformed) = (0, 0, 0);
        for line in input.bytes.split_inclusive(|byte| *byte == b'\n') {
            let end = at + line.len();
            if !is_record(line, input) {
                pieces.check(records..at);
                if malformed == MOST_MALFORMED {
                    pieces.checked.push(Err(CheckError::NoFeed { line: pieces.before.lines + 1 }));
                    return pieces.checked;
                }
                malformed += 1;
                pieces.check(at..end);
                records = end;
            }
            at = end;
        }
        pieces.check(records..at);
        pieces.checked
    }
}

struct Pieces<'p> {
    checker: &'p Checker,
    input: &'p Input<'p>,
    /// Up to the end of what was checked.
    before: Extent,
    checked: Vec<Result<Checked, CheckError>>,
}

impl Pieces<'_> {
    fn check(&mut self, range: Range<usize>) {
        let bytes = &self.input.bytes[range];
        if !bytes.is_empty() {
            self.checked.push(self.checker.check_text(&Input { bytes, before: self.before, ..*self.input }));
            self.before = extent(self.before, bytes);
        }
    }
}

fn is_record(line: &[u8], input: &Input<'_>) -> bool {
    let decoded = encoding::decode_as(line, Charset::UTF_8, 0);
    document::format(FORMAT).is_none_or(|format| (format.read)(&decoded.text, &input.options).is_ok())
}

fn extent(before: Extent, bytes: &[u8]) -> Extent {
    before.and(bytes.len(), &encoding::decode_after(bytes, before.bytes).text)
}
