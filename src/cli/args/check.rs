//! The arguments of `copydesk check`.

use std::path::PathBuf;

use clap::ValueEnum;

use super::Common;
use crate::engine::Score;
use crate::report::{self, ReportFormat};
use crate::session::{self, Given, Session, SessionError};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct CheckArgs {
    #[command(flatten)]
    pub(in crate::cli) common: Common,

    /// The form of the report
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = report_names())]
    pub(in crate::cli) format: String,

    /// Write a report to this file as well, which its name tells: report.sarif, page.html; or write FORMAT=FILE. May stand several
    /// times
    #[arg(long, short, value_name = "FILE", value_parser = output_file, conflicts_with = "write_baseline")]
    pub(in crate::cli) output: Vec<OutputFile>,

    /// The least severity that makes the run fail
    #[arg(long, value_enum, value_name = "SEVERITY")]
    fail_on: Option<FailOn>,

    /// Show what each article and the run score by MQM, and the penalty per 1,000 words
    ///
    /// A finding costs points: info 1 (minor), warning 5 (major), error 25 (critical); what is hidden costs nothing. The penalty is
    /// points × 1,000 ÷ words, the score 100 − penalty ÷ 10 and never under 0. Fewer than 250 words count as 250.
    #[arg(long)]
    pub(in crate::cli) score: bool,

    /// Exit with 1 when an article, or the run as a whole, scores below this number from 0 to 100
    ///
    /// An article that does is shown with its score. This counts beside --fail-on; with --fail-on never the score alone decides.
    #[arg(long, value_name = "NUMBER")]
    min_score: Option<Score>,

    /// Report findings, but never exit with 1
    #[arg(long)]
    pub(in crate::cli) exit_zero: bool,

    /// Findings only: no closing line, no remarks, no progress
    #[arg(long, short)]
    pub(in crate::cli) quiet: bool,

    /// Check again whenever a file changes, until Ctrl-C
    #[arg(long, conflicts_with_all = ["write_baseline", "output"])]
    pub(in crate::cli) watch: bool,

    /// How often each rule found something, in place of the findings; beside a report for machines, on standard error
    #[arg(long)]
    pub(in crate::cli) statistics: bool,

    /// Show what this list of known findings does not have
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) baseline: Option<PathBuf>,

    /// Write what is found to a list of known findings; the run does not fail
    #[arg(long, value_name = "FILE", conflicts_with = "baseline")]
    pub(in crate::cli) write_baseline: Option<PathBuf>,
}

/// A report in a file.
#[derive(Clone)]
pub(in crate::cli) struct OutputFile {
    pub(in crate::cli) path: PathBuf,
    pub(in crate::cli) format: &'static ReportFormat,
}

impl std::fmt::Debug for OutputFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}={}", self.format.name, self.path.display())
    }
}

/// Reads `FORMAT=FILE` or `FILE`.
fn output_file(text: &str) -> Result<OutputFile, String> {
    if let Some((name, path)) = text.split_once('=')
        && !name.contains(['/', '\\', '.'])
    {
        let format = report::report(name).ok_or_else(|| format!("there is no format \"{name}\"; {}", formats()))?;
        return Ok(OutputFile { path: path.into(), format });
    }
    if text == "-" {
        return Err("standard output is for --format; name a file".into());
    }
    let path = PathBuf::from(text);
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    let format = report::report_for_extension(extension)
        .ok_or_else(|| format!("its name does not tell what to write; write FORMAT={text}. {}", formats()))?;
    Ok(OutputFile { path, format })
}

fn formats() -> String {
    let names: Vec<&str> = report::REPORTS.iter().map(|format| format.name).collect();
    format!("The formats are {}", names.join(", "))
}

fn report_names() -> clap::builder::PossibleValuesParser {
    report::REPORTS
        .iter()
        .map(|format| clap::builder::PossibleValue::new(format.name).help(format.summary))
        .collect::<Vec<_>>()
        .into()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum FailOn {
    Error,
    Warning,
    Info,
    Never,
}

impl FailOn {
    fn chosen(self) -> session::FailOn {
        match self {
            FailOn::Error => session::FailOn::Error,
            FailOn::Warning => session::FailOn::Warning,
            FailOn::Info => session::FailOn::Info,
            FailOn::Never => session::FailOn::Never,
        }
    }
}

impl CheckArgs {
    pub(in crate::cli) fn session(&self) -> Result<Session, SessionError> {
        let fail_on = self.fail_on.map(FailOn::chosen);
        let given = Given { fail_on, min_score: self.min_score, ..self.common.given()? };
        Ok(Session::configured(given, self.common.configs()).telling_written(self.needs_written()).without_patches())
    }

    /// Does a report need to know how findings and remedies are written in the file?
    fn needs_written(&self) -> bool {
        let console = report::report(&self.format).into_iter();
        console.chain(self.output.iter().map(|output| output.format)).any(|format| format.written)
    }
}
