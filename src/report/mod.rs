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

use crate::engine::{Excerpt, FileRun, Located, Summary};
use crate::text::Position;

pub use explanation::explanation;
pub use human::{count, human};
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

/// Where in its file a finding is; `None` in a part of a package: a place there is none in the file, and a system that took it
/// for one would point at some other line, or at none.
fn position(finding: &Located) -> Option<(Position, Position)> {
    finding.member.is_none().then_some((finding.start.position, finding.end.position))
}

/// The message with what is proposed, for formats that have one text for both:
/// "the same word twice: “de de” → “de”". What has no position in its file is told with the text round it, to be searched for.
fn proposal(finding: &Located) -> String {
    let Some(member) = &finding.member else { return remedies(finding) };
    let Excerpt { before, after, cut_before, cut_after } = &finding.excerpt;
    let cut = |is_cut: &bool| if *is_cut { "…" } else { "" };
    let excerpt = format!("{}{before}{}{after}{}", cut(cut_before), finding.text, cut(cut_after));
    format!("{}; in {}: {}", remedies(finding), visible(member), visible(&excerpt))
}

fn remedies(finding: &Located) -> String {
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
