//! Annotations of GitHub Actions: commands in the log of a job that GitHub shows beside the lines of a pull request.
//! Not for other systems, which would print them as they are.
//!
//! `::error file=a.txt,line=1,endLine=1,col=4,endColumn=17,title=space-before-hyphen::a compound has no space …`

use std::io::{self, Write};

use super::{Report, ReportFormat, position, proposal};
use crate::engine::{FileRun, Located, Summary};
use crate::fix::Severity;

pub(super) const FORMAT: ReportFormat = ReportFormat {
    name: "github",
    summary: "annotations of GitHub Actions",
    extensions: &[],
    written: false,
    new: || Box::new(GitHub),
};

struct GitHub;

impl Report for GitHub {
    fn file(&mut self, file: &FileRun, out: &mut dyn Write) -> io::Result<()> {
        match &file.result {
            Ok(checked) => checked.findings.iter().try_for_each(|finding| annotation(&file.path, finding, out)),
            Err(error) => {
                writeln!(out, "::error file={},title=not checked::{}", property(&file.path), data(error))
            }
        }
    }

    fn finish(&mut self, _: &Summary, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

fn annotation(path: &str, finding: &Located, out: &mut dyn Write) -> io::Result<()> {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let place = position(finding).map_or_else(String::new, |(start, end)| {
        format!(",line={},endLine={},col={},endColumn={}", start.line, end.line, start.column, end.column)
    });
    let (path, id, message) = (property(path), finding.rule.id, data(&proposal(finding)));
    writeln!(out, "::{level} file={path}{place},title={id}::{message}")
}

/// What follows the second `::`: one line, and `%` is the escape.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A value before the second `::`: a comma or colon would end it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
