//! `copydesk check`: report findings.

use std::io::Write;
use std::mem::ManuallyDrop;
use std::path::Path;

use super::args::CheckArgs;
use super::input::{Source, source};
use super::output::{Output, note, output, shows_progress, tell_idle_globs};
use super::reports::Reports;
use super::statistics::Statistics;
use super::{ExitStatus, Failure};
use crate::engine::{FileRun, Summary};
use crate::report::{self, Report};
use crate::session::{Baseline, BaselineWriter, Interrupt, Progress, Session};

pub(super) fn run(args: &CheckArgs) -> Result<ExitStatus, Failure> {
    // The process ends with the run: the system takes the memory back faster than we could.
    let session = ManuallyDrop::new(args.session()?);
    once(args, &session)
}

/// One check of everything that the arguments name.
pub(super) fn once(args: &CheckArgs, session: &Session) -> Result<ExitStatus, Failure> {
    let mut reports = Reports::open(&args.output, args.score)?;
    let mut source = source(&args.common, session)?;
    if let Source::Files(files) = &mut source {
        reports.leave_out(files);
    }
    let mut output = output(args.common.color);
    let mut report: Box<dyn Report> = match report::report(&args.format) {
        Some(format) if args.format != "human" => (format.new)(),
        _ => Box::new(report::human(output.colour).with_scores(args.score)),
    };
    let mut baseline = match &args.baseline {
        Some(path) => Baseline::read(path).map_err(Failure::Message)?,
        None => Baseline::default(),
    };
    let mut known = BaselineWriter::default();
    let mut statistics = Statistics::new();
    let for_people = args.format == "human";
    // A table or a list in place of the findings; what could not be read is always shown.
    let shows_findings = args.write_baseline.is_none() && !(args.statistics && for_people);
    // Reports that are half-written leave a file to tidy up.
    let interrupt = (!args.output.is_empty()).then(Interrupt::listen);
    let mut show = |run: &FileRun, out: &mut dyn Write| {
        if interrupt.as_ref().is_some_and(|interrupt| interrupt.is_asked()) {
            return Err(std::io::ErrorKind::Interrupted.into());
        }
        if args.write_baseline.is_some() {
            known.add(run);
        }
        statistics.add(run);
        reports.file(run)?;
        if shows_findings || run.result.is_err() { report.file(run, out) } else { Ok(()) }
    };
    let summary = match source {
        Source::Stdin => {
            let (name, stdin) = (&args.common.stdin_filename, std::io::stdin().lock());
            session.check_reader(name, stdin, &mut baseline, |run| show(&run, &mut output.out))?
        }
        Source::Files(files) => {
            let progress = Progress::new(&files, shows_progress() && !args.quiet);
            session.check(&files, &mut baseline, &progress, |run| show(&run, &mut output.out))?
        }
    };
    if let Some(path) = &args.write_baseline {
        return write_baseline(&known, path, &summary, output);
    }
    if args.statistics && for_people {
        statistics.write(&summary, &mut output.out)?;
    }
    if !(args.quiet && for_people) {
        report.finish(&summary, &mut output.out)?;
    }
    output.out.flush()?;
    reports.finish(&summary)?;
    if args.statistics && !for_people {
        statistics.write(&summary, &mut anstream::stderr())?;
    }
    if !args.quiet {
        if !for_people || args.statistics {
            tell_low_scores(&summary);
        }
        tell_unused(args, session, &baseline);
        tell_idle_globs(&args.common, session);
    }
    Ok(match status(&summary) {
        ExitStatus::Findings if args.exit_zero => ExitStatus::Clean,
        status => status,
    })
}

fn write_baseline(
    known: &BaselineWriter,
    path: &Path,
    summary: &Summary,
    mut output: Output,
) -> Result<ExitStatus, Failure> {
    known.write(path).map_err(Failure::Message)?;
    let findings = known.findings();
    let what = if findings == 1 { "finding" } else { "findings" };
    writeln!(
        output.out,
        "{}: {findings} {what} known from now on.",
        crate::report::visible(&path.display().to_string())
    )?;
    output.out.flush()?;
    Ok(if summary.failed > 0 { ExitStatus::Failed } else { ExitStatus::Clean })
}

/// Says what failed for its score, where the report does not show it.
fn tell_low_scores(summary: &Summary) {
    let articles = match summary.below {
        1 => "1 article scores below its min-score".to_string(),
        number => format!("{number} articles score below their min-score"),
    };
    if summary.below > 0 {
        note(&articles);
    }
    if let (true, Some(lowest)) = (summary.is_below(), summary.min_score) {
        note(&format!("the run scores {}, below {lowest}", summary.penalty().score()));
    }
}

/// Says which lists know more than there is: what they hid before was mended.
fn tell_unused(args: &CheckArgs, session: &Session, baseline: &Baseline) {
    let entries = |number: usize| if number == 1 { "1 entry".into() } else { format!("{number} entries") };
    for (path, unused) in session.unused(&args.common.paths) {
        note(&format!("{}: {} hide nothing any more; take them out", path.display(), entries(unused)));
    }
    // One article of many says nothing of the rest of the list.
    if let Some(path) = &args.baseline
        && args.common.paths.iter().any(|path| path.is_dir())
        && baseline.unused() > 0
    {
        let (path, number) = (path.display(), entries(baseline.unused()));
        note(&format!("{path}: {number} hide nothing any more; write it anew with --write-baseline"));
    }
}

fn status(summary: &Summary) -> ExitStatus {
    if summary.failed > 0 {
        return ExitStatus::Failed;
    }
    if summary.failing > 0 || summary.below > 0 || summary.is_below() {
        ExitStatus::Findings
    } else {
        ExitStatus::Clean
    }
}
