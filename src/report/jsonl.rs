//! JSON Lines: one line for each file, written as soon as the file is checked. Not for totals: whoever reads it can count.
//!
//! A feed that is checked in parts has a line for each part. A line is what stands in `files` of the `json` report: `{"path":"a.txt","format":"text",…,"findings":[…]}`.

use std::io::{self, Write};

use super::json::file_json;
use super::{Report, ReportFormat};
use crate::engine::{FileRun, Summary};

pub(super) const FORMAT: ReportFormat = ReportFormat {
    name: "jsonl",
    summary: "a line for each file as it is checked, as in json",
    extensions: &["jsonl", "ndjson"],
    written: false,
    new: || Box::new(JsonLines::default()),
};

#[derive(Default)]
struct JsonLines {
    /// Kept between files: a line is made in one place and written in one go.
    line: Vec<u8>,
}

impl Report for JsonLines {
    fn file(&mut self, file: &FileRun, out: &mut dyn Write) -> io::Result<()> {
        self.line.clear();
        serde_json::to_writer(&mut self.line, &file_json(file))?;
        self.line.push(b'\n');
        out.write_all(&self.line)
    }

    fn finish(&mut self, _: &Summary, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}
