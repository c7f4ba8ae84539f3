//! GitLab Code Quality: one JSON array, whose issues GitLab compares between two branches by their fingerprints. A fingerprint is
//! made of the rule, the words round the fault and the file, not of the line: text that moves is no new issue.

use std::io::{self, Write};

use serde::Serialize;

use super::numbered::Numbered;
use super::{Report, ReportFormat, position, proposal};
use crate::engine::{FileRun, Located, Summary};
use crate::fix::Severity;

pub(super) const FORMAT: ReportFormat = ReportFormat {
    name: "gitlab",
    summary: "GitLab Code Quality",
    extensions: &[],
    written: false,
    new: || Box::new(GitLab::default()),
};

#[derive(Default)]
struct GitLab {
    issues: usize,
    /// The findings of the file so far.
    numbered: Numbered,
}

#[derive(Serialize)]
struct Issue<'r> {
    description: String,
    check_name: &'r str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'r>,
}

#[derive(Serialize)]
struct Location<'r> {
    path: &'r str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

impl Lines {
    /// GitLab asks for a line where there is none.
    const NONE: Lines = Lines { begin: 1, end: 1 };
}

impl Report for GitLab {
    fn file(&mut self, file: &FileRun, out: &mut dyn Write) -> io::Result<()> {
        if file.begins_file() {
            self.numbered = Numbered::default();
        }
        let checked = match &file.result {
            Ok(checked) => checked,
            Err(error) => return self.issue(&failed(file, error), out),
        };
        checked.findings.iter().try_for_each(|finding| {
            let fingerprint = format!("{}-{}", self.numbered.next(finding), file.path);
            self.issue(&issue(&file.path, finding, fingerprint), out)
        })
    }

    fn finish(&mut self, _: &Summary, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}", if self.issues == 0 { "[]" } else { "\n]" })
    }
}

impl GitLab {
    fn issue(&mut self, issue: &Issue<'_>, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(if self.issues == 0 { b"[\n" } else { b",\n" })?;
        self.issues += 1;
        serde_json::to_writer(out, issue).map_err(io::Error::from)
    }
}

fn issue<'r>(path: &'r str, finding: &'r Located, fingerprint: String) -> Issue<'r> {
    let severity = match finding.severity {
        Severity::Error => "critical",
        Severity::Warning => "major",
        Severity::Info => "info",
    };
    let lines = match position(finding) {
        Some((start, end)) => Lines { begin: start.line, end: end.line },
        None => Lines::NONE,
    };
    Issue {
        description: proposal(finding),
        check_name: finding.rule.id,
        fingerprint,
        severity,
        location: Location { path, lines },
    }
}

fn failed<'r>(file: &'r FileRun, error: &str) -> Issue<'r> {
    let path = &file.path;
    let part = file.part.map_or_else(String::new, |part| format!("-{}", part.number));
    Issue {
        description: format!("not checked: {error}"),
        check_name: "not-checked",
        fingerprint: format!("not-checked{part}-{path}"),
        severity: "blocker",
        location: Location { path, lines: Lines::NONE },
    }
}
