//! JSON Lines: one line for each file, written as soon as the file is checked. Not for totals: whoever reads it can count.
//!
//! A feed that is checked in parts has a line for each part. A line is what stands in `files` of the `json` report: `{"path":"a.txt","format":"text",…,"findings":[…]}`.

use std::io::{self, BufWriter, Write};

use super::json::file_json;
use super::{Report, ReportFormat};
use crate::engine::{FileRun, Summary};

pub(super) const FORMAT: ReportFormat = ReportFormat {
    name: "jsonl",
    summary: "a line for each file as it is checked, as in json",
    extensions: &["jsonl", "ndjson"],
    written: false,
    new: || Box::new(JsonLines),
};

/// The line of a large file is written in pieces of this size, in bytes; that of an article goes out whole.
const PIECE: usize = 1 << 16;

struct JsonLines;

impl Report for JsonLines {
    fn file(&mut self, file: &FileRun, out: &mut dyn Write) -> io::Result<()> {
        let mut line = BufWriter::with_capacity(PIECE, out);
        serde_json::to_writer(&mut line, &file_json(file))?;
        line.write_all(b"\n")?;
        line.flush()
    }

    fn finish(&mut self, _: &Summary, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}
