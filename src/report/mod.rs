//! Floor 5: showing what was found.
//!
//! One file per output format. A report is told of one file after the other and of the end, so that a run of any length needs
//! no more memory than its longest file. Not for deciding anything: what is shown was decided below.

pub mod audit;
mod checkstyle;
mod diff;
mod explanation;
mod github;
mod gitlab;
mod html;
mod human;
mod json;
mod jsonl;
mod junit;
mod numbered;
mod rdjson;
mod sarif;
mod unified;
mod visible;
mod xml;

use std::io::{self, Write};

use crate::engine::{FileRun, Located, Summary};

pub use explanation::explanation;
pub use human::human;
pub use json::json;
pub use unified::unified_diff;
pub use visible::visible;

/// A format that findings are written in.
pub trait Report {
    fn file(&mut self, file: &FileRun, out: &mut dyn Write) -> io::Result<()>;
    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()>;
}

/// A report by its name on the command line.
pub struct ReportFormat {
    pub name: &'static str,
    pub summary: &'static str,
    /// Names of files that are this report and no other.
    pub extensions: &'static [&'static str],
    /// Does it need to know how findings and remedies are written in the file?
    pub written: bool,
    pub new: fn() -> Box<dyn Report>,
}

/// Every report, by name.
pub const REPORTS: &[&ReportFormat] = &[
    &human::FORMAT,
    &json::FORMAT,
    &jsonl::FORMAT,
    &github::FORMAT,
    &gitlab::FORMAT,
    &checkstyle::FORMAT,
    &junit::FORMAT,
    &rdjson::FORMAT,
    &sarif::FORMAT,
    &html::FORMAT,
];

/// The report of that name.
pub fn report(name: &str) -> Option<&'static ReportFormat> {
    REPORTS.iter().find(|format| format.name == name).copied()
}

/// The report that a file of that extension holds, without the dot.
pub fn report_for_extension(extension: &str) -> Option<&'static ReportFormat> {
    REPORTS.iter().find(|format| format.extensions.iter().any(|own| own.eq_ignore_ascii_case(extension))).copied()
}

/// The message with what is proposed, for formats that have one text for both:
/// "the same word twice: “de de” → “de”".
fn proposal(finding: &Located) -> String {
    let shown = |text: &str| match text {
        "" => "(nothing)".to_string(),
        text => format!("“{}”", visible(text)),
    };
    let message = visible(&finding.message);
    let between = if message.ends_with('.') { "" } else { ":" };
    if finding.replacements.is_empty() {
        return format!("{message}{between} {}", shown(&finding.text));
    }
    let replacements: Vec<String> = finding.replacements.iter().map(|text| shown(text)).collect();
    format!("{message}{between} {} → {}", shown(&finding.text), replacements.join(" / "))
}
