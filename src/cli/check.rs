//! `copydesk check`: report findings.

use std::io::Write;
use std::mem::ManuallyDrop;

use super::args::CheckArgs;
use super::input::{Source, source};
use super::output::{output, shows_progress};
use super::{ExitStatus, Failure};
use crate::engine::Summary;
use crate::report::{self, Report};
use crate::session::Progress;

pub(super) fn run(args: &CheckArgs) -> Result<ExitStatus, Failure> {
    // The process ends with the run: the system takes the memory back faster than we could.
    let session = ManuallyDrop::new(args.session()?);
    let source = source(&args.common, &session)?;
    let mut output = output(args.common.color);
    let mut report: Box<dyn Report> = match report::report(&args.format) {
        Some(format) if args.format != "human" => (format.new)(),
        _ => Box::new(report::human(output.colour)),
    };
    let summary = match source {
        Source::Stdin(bytes) => {
            let run = session.check_bytes(&args.common.stdin_filename, &bytes);
            let mut summary = Summary::default();
            summary.add(&run);
            report.file(&run, &mut output.out)?;
            summary
        }
        Source::Files(files) => {
            let progress = Progress::new(files.len(), shows_progress());
            session.check(&files, &progress, |run| report.file(&run, &mut output.out))?
        }
    };
    report.finish(&summary, &mut output.out)?;
    output.out.flush()?;
    Ok(status(&summary))
}

fn status(summary: &Summary) -> ExitStatus {
    if summary.failed > 0 {
        return ExitStatus::Failed;
    }
    if summary.failing > 0 { ExitStatus::Findings } else { ExitStatus::Clean }
}
