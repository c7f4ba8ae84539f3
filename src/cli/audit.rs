//! `copydesk audit`: what the rules and the glossary do on clean copy and on labelled damage.

use std::io::Write;
use std::mem::ManuallyDrop;
use std::path::Path;

use super::args::{AuditArgs, AuditFormat};
use super::input::{Source, source};
use super::output::{Output, output, shows_progress};
use super::{ExitStatus, Failure};
use crate::engine::audit::GoldTally;
use crate::report::audit;
use crate::session::{BarRun, BarsRun, Progress, Session};

pub(super) fn run(args: &AuditArgs) -> Result<ExitStatus, Failure> {
    let session = ManuallyDrop::new(args.session()?);
    let mut output = output(args.common.color);
    let status = match &args.bars {
        Some(bars) => self::bars(&session, bars, &mut output)?,
        None => tables(&session, args, &mut output)?,
    };
    output.out.flush()?;
    Ok(status)
}

fn tables(session: &Session, args: &AuditArgs, output: &mut Output) -> Result<ExitStatus, Failure> {
    if args.common.paths.is_empty() && args.gold.is_empty() {
        return Err(Failure::Message("nothing to measure; name clean copy, or labelled damage with --gold".into()));
    }
    let mut clean = None;
    if !args.common.paths.is_empty() {
        let Source::Files(files) = source(&args.common, session)? else {
            return Err(Failure::Message("an audit reads files; write standard input to one and name that".into()));
        };
        let progress = Progress::new(&files, shows_progress());
        let tally = session.audit_clean(&files, args.by.into(), args.samples, &progress);
        clean = Some(tally.map_err(Failure::Message)?);
    }
    let mut gold = (!args.gold.is_empty()).then(GoldTally::default);
    for path in &args.gold {
        if let Some(tally) = &mut gold {
            session.audit_gold(path, args.samples, tally).map_err(Failure::Message)?;
        }
    }
    match args.format {
        AuditFormat::Human => audit::human(clean.as_ref(), gold.as_ref(), &mut output.out)?,
        AuditFormat::Json => audit::json(clean.as_ref(), gold.as_ref(), &mut output.out)?,
    }
    Ok(ExitStatus::Clean)
}

fn bars(session: &Session, path: &Path, output: &mut Output) -> Result<ExitStatus, Failure> {
    let progress = Progress::new(&[], false);
    let BarsRun { corpus, bars } = session.audit_bars(path, &progress).map_err(Failure::Message)?;
    let Some(bars) = bars else {
        writeln!(output.out, "{corpus} is not on this machine; the bars of {} were not measured.", path.display())?;
        return Ok(ExitStatus::Clean);
    };
    bars.iter().try_for_each(|bar| writeln!(output.out, "{}", bar_line(bar)))?;
    let as_expected = bars.iter().all(BarRun::is_as_expected);
    Ok(if as_expected { ExitStatus::Clean } else { ExitStatus::Findings })
}

fn bar_line(bar: &BarRun) -> String {
    let BarRun { name, missed, known_failure } = bar;
    let figures: Vec<String> = missed.iter().map(ToString::to_string).collect();
    match (known_failure, missed.is_empty()) {
        (None, true) => format!("met: {name}"),
        (None, false) => format!("MISSED: {name}: {}", figures.join("\n  ")),
        (Some(why), false) => {
            let first = figures.iter().filter_map(|figure| figure.lines().next()).collect::<Vec<_>>().join("; ");
            format!("known failure: {name}: {first} ({why})")
        }
        (Some(_), true) => format!("MET, take known_failure out of the bars file: {name}"),
    }
}
