//! Reviewdog's diagnostic format: one JSON object, whose suggestions reviewdog offers as changes of the lines under review. Columns
//! count bytes. Not for repairs of files that are no UTF-8: reviewdog would put them in as UTF-8, so there are none of those.

use std::io::{self, Write};

use serde::Serialize;

use super::{Report, ReportFormat, position, proposal};
use crate::encoding::Charset;
use crate::engine::{Checked, FileRun, Located, Place, Remedy, Summary};
use crate::fix::Severity;

pub(super) const FORMAT: ReportFormat = ReportFormat {
    name: "rdjson",
    summary: "reviewdog, with suggestions",
    extensions: &["rdjson"],
    written: true,
    new: || Box::new(RdJson::default()),
};

const HEAD: &str = r#"{"source":{"name":"copydesk"},"diagnostics":["#;

#[derive(Default)]
struct RdJson {
    diagnostics: usize,
}

#[derive(Serialize)]
struct Diagnostic<'r> {
    message: String,
    location: Location<'r>,
    severity: &'static str,
    code: Code<'r>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion>,
}

#[derive(Serialize)]
struct Location<'r> {
    path: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

#[derive(Serialize)]
struct Code<'r> {
    value: &'r str,
}

#[derive(Serialize)]
struct Suggestion {
    range: Range,
    text: String,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
}

impl Report for RdJson {
    fn file(&mut self, file: &FileRun, out: &mut dyn Write) -> io::Result<()> {
        match &file.result {
            Ok(checked) => checked
                .findings
                .iter()
                .try_for_each(|finding| self.diagnostic(&diagnostic(&file.path, checked, finding), out)),
            Err(error) => self.diagnostic(&failed(&file.path, error), out),
        }
    }

    fn finish(&mut self, _: &Summary, out: &mut dyn Write) -> io::Result<()> {
        if self.diagnostics == 0 {
            out.write_all(HEAD.as_bytes())?;
        }
        writeln!(out, "\n]}}")
    }
}

impl RdJson {
    fn diagnostic(&mut self, diagnostic: &Diagnostic<'_>, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}", if self.diagnostics == 0 { HEAD } else { "," })?;
        self.diagnostics += 1;
        serde_json::to_writer(out, diagnostic).map_err(io::Error::from)
    }
}

fn diagnostic<'r>(path: &'r str, checked: &Checked, finding: &'r Located) -> Diagnostic<'r> {
    let severity = match finding.severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Info => "INFO",
    };
    let is_text = position(finding).is_some();
    let remedies = finding.written.iter().flat_map(|written| written.remedies.iter().flatten());
    let suggestions = match is_text && checked.charset == Charset::UTF_8 {
        true => remedies.filter_map(suggestion).collect(),
        false => Vec::new(),
    };
    Diagnostic {
        message: proposal(finding),
        location: Location { path, range: is_text.then(|| range(finding.start, finding.end)) },
        severity,
        code: Code { value: finding.rule.id },
        suggestions,
    }
}

fn failed<'r>(path: &'r str, error: &str) -> Diagnostic<'r> {
    Diagnostic {
        message: format!("not checked: {error}"),
        location: Location { path, range: None },
        severity: "ERROR",
        code: Code { value: "not-checked" },
        suggestions: Vec::new(),
    }
}

/// Several suggestions are several choices, so a remedy is one.
fn suggestion(remedy: &Remedy) -> Option<Suggestion> {
    let edit = remedy.joined()?;
    Some(Suggestion { range: range(edit.start, edit.end), text: edit.text })
}

fn range(start: Place, end: Place) -> Range {
    let position = |place: Place| Position { line: place.position.line, column: place.position.utf8_column };
    Range { start: position(start), end: position(end) }
}
