//! Files of any length: a few parts of one, checked as if the rest stood round them.
//!
//! Places are counted on from what stands before them, so findings are those of a check of the whole file. A line of a feed that
//! is no record is told in its place, and the others are checked all the same. Not for formats whose parts mean nothing alone.

use std::ops::Range;

use super::{CheckError, Checked, Checker, Input};
use crate::document::{self, Format};
use crate::encoding::{self, Charset};
use crate::text::Extent;

/// The format whose lines are records.
const FEED: &str = "jsonl";
/// Lines of one window that may be no records; with more of them this is no feed.
const MOST_MALFORMED: usize = 100;

/// The format of a file that begins with the bytes of `input`, if it can be checked a few parts at a time.
pub fn windowed(input: &Input<'_>) -> Option<&'static Format> {
    if encoding::looks_binary(input.bytes) {
        return None;
    }
    let decoded = encoding::decode(input.bytes, input.charset, Some(input.lang));
    let format = match input.format {
        Some(name) => document::format(name)?,
        None => document::recognise(input.extension, &decoded.text),
    };
    // JSON is UTF-8; another text may show only later that it is not.
    let is_sure =
        format.name == FEED || input.charset.is_some() || encoding::begins_as_utf8(input.bytes, Some(input.lang));
    (format.can_be_cut() && decoded.charset == Charset::UTF_8 && is_sure).then_some(format)
}

/// What stands before the rest of a file after one more window of it.
pub fn extent(before: Extent, window: &[u8]) -> Extent {
    before.and(window.len(), &encoding::decode_after(window, before.bytes).text)
}

impl Checker {
    /// Checks a few parts ([`Format::window_end`]) of a file of `format` ([`windowed`]) that stand after [`Input::before`]. Pieces
    /// come in the order of the file: what was found, and each line of a feed that is no record.
    pub fn check_window(&self, input: &Input<'_>, format: &Format) -> Vec<Result<Checked, CheckError>> {
        let input = &Input { format: Some(format.name), charset: Some(Charset::UTF_8), ..*input };
        match self.check_text(input, None) {
            Err(CheckError::Unreadable { .. }) if format.name == FEED => self.sift(input),
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
            self.checked.push(self.checker.check_text(&Input { bytes, before: self.before, ..*self.input }, None));
            self.before = extent(self.before, bytes);
        }
    }
}

fn is_record(line: &[u8], input: &Input<'_>) -> bool {
    let decoded = encoding::decode_as(line, Charset::UTF_8, 0);
    document::format(FEED).is_none_or(|format| (format.read)(&decoded.text, &input.options).is_ok())
}
