//! Floor 5: showing what was found.
//!
//! One file per output format. A report is told of one file after the other and of the end, so that a run of any length needs
//! no more memory than its longest file. Not for deciding anything: what is shown was decided below.

pub mod audit;
mod human;
mod json;
mod unified;
mod visible;

use std::io::{self, Write};

use crate::engine::{FileRun, Summary};

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
    pub new: fn() -> Box<dyn Report>,
}

/// Every report, by name.
pub const REPORTS: &[&ReportFormat] = &[&human::FORMAT, &json::FORMAT];

/// The report of that name.
pub fn report(name: &str) -> Option<&'static ReportFormat> {
    REPORTS.iter().find(|format| format.name == name).copied()
}
