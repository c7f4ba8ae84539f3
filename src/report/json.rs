//! One JSON object for the whole run: the contract with other programs.
//!
//! Fields may be added, never renamed or removed.

use std::io::{self, Write};

use serde::{Serialize, Serializer};

use super::{Report, ReportFormat};
use crate::engine::{FileRun, Located, Penalty, Place, Summary};
use crate::fix::{Applicability, Severity};

pub(super) const FORMAT: ReportFormat = ReportFormat {
    name: "json",
    summary: "one object for the run",
    extensions: &["json"],
    written: false,
    new: || Box::new(json()),
};

const VERSION: u32 = 1;

/// The JSON report.
pub fn json() -> Json {
    Json { files: 0 }
}

pub struct Json {
    files: usize,
}

#[derive(Serialize)]
pub(super) struct FileJson<'r> {
    path: &'r str,
    /// Of a file that is told in parts, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<&'r str>,
    words: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    penalty_per_1000: Option<f64>,
    #[serde(serialize_with = "findings_json")]
    findings: &'r [Located],
}

#[derive(Serialize)]
struct FindingJson<'r> {
    rule: &'r str,
    severity: Severity,
    applicability: Applicability,
    message: &'r str,
    /// The part of a package (DOCX) that the places are places of.
    #[serde(skip_serializing_if = "Option::is_none")]
    member: Option<&'r str>,
    start: PlaceJson,
    end: PlaceJson,
    text: &'r str,
    replacements: &'r [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    origin: Option<OriginJson<'r>>,
    mqm: &'r str,
}

#[derive(Serialize)]
struct PlaceJson {
    byte: usize,
    codepoint: usize,
    utf16: usize,
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct OriginJson<'r> {
    file: &'r str,
    line: usize,
}

#[derive(Serialize)]
pub(super) struct SummaryJson {
    files: usize,
    findings: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
    /// Repaired by `copydesk fix`.
    fixable: usize,
    suggested: usize,
    manual: usize,
    words: usize,
    score: f64,
    penalty_per_1000: f64,
    failed: usize,
    skipped: usize,
}

impl Report for Json {
    fn file(&mut self, file: &FileRun, out: &mut dyn Write) -> io::Result<()> {
        write!(
            out,
            "{}",
            if self.files == 0 { format!("{{\"version\":{VERSION},\"files\":[\n") } else { ",\n".to_string() }
        )?;
        self.files += 1;
        serde_json::to_writer(out, &file_json(file)).map_err(io::Error::from)
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        if self.files == 0 {
            write!(out, "{{\"version\":{VERSION},\"files\":[")?;
        }
        write!(out, "\n],\"summary\":")?;
        serde_json::to_writer(&mut *out, &summary_json(summary))?;
        writeln!(out, "}}")
    }
}

pub(super) fn file_json(file: &FileRun) -> FileJson<'_> {
    let checked = file.result.as_ref().ok();
    let penalty = file.penalty();
    FileJson {
        path: &file.path,
        part: file.part.map(|part| part.number),
        error: file.result.as_ref().err().map(String::as_str),
        format: checked.map(|checked| checked.format),
        encoding: checked.map(|checked| checked.charset.name()),
        lang: checked.map(|checked| checked.lang.as_str()),
        words: checked.map_or(0, |checked| checked.words),
        score: penalty.map(|penalty| penalty.score().value()),
        penalty_per_1000: penalty.map(Penalty::per_thousand),
        findings: checked.map_or(&[], |checked| &checked.findings),
    }
}

/// One after the other: a large file has many.
fn findings_json<S: Serializer>(findings: &[Located], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(findings.iter().map(finding_json))
}

fn finding_json(finding: &Located) -> FindingJson<'_> {
    FindingJson {
        rule: finding.rule.id,
        severity: finding.severity,
        applicability: finding.applicability,
        message: &finding.message,
        member: finding.member.as_deref(),
        start: place_json(finding.start),
        end: place_json(finding.end),
        text: &finding.text,
        replacements: &finding.replacements,
        origin: finding.origin.as_ref().map(|origin| OriginJson { file: &origin.file, line: origin.line }),
        mqm: finding.rule.mqm,
    }
}

fn place_json(place: Place) -> PlaceJson {
    let position = place.position;
    PlaceJson {
        byte: place.byte,
        codepoint: position.codepoint,
        utf16: position.utf16,
        line: position.line,
        column: position.column,
    }
}

pub(super) fn summary_json(summary: &Summary) -> SummaryJson {
    SummaryJson {
        files: summary.files,
        findings: summary.findings,
        errors: summary.errors,
        warnings: summary.warnings,
        infos: summary.infos,
        fixable: summary.safe,
        suggested: summary.suggested,
        manual: summary.manual(),
        words: summary.words,
        score: summary.penalty().score().value(),
        penalty_per_1000: summary.penalty().per_thousand(),
        failed: summary.failed,
        skipped: summary.skipped,
    }
}
