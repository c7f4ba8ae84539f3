//! `copydesk fix`: repair in place, or show what would change.

use std::io::Write;

use super::args::FixArgs;
use super::input::{self, Source, source};
use super::output::{Output, complain, output, shows_progress, tell_idle_globs};
use super::{ExitStatus, Failure};
use crate::fix::Applicability;
use crate::report::unified_diff;
use crate::session::{FixRun, FixedFile, Interrupt, Progress, Session};

pub(super) fn run(args: &FixArgs) -> Result<ExitStatus, Failure> {
    let session = args.common.session()?.tracking_changes(args.track_changes);
    let level = if args.suggested { Applicability::Suggested } else { Applicability::Safe };
    let output = output(args.common.color);
    match source(&args.common, &session)? {
        Source::Stdin => stdin(args, &session, level, input::stdin()?, output),
        Source::Files(files) => {
            let mut run = Run { args, output, totals: Totals::default() };
            let progress = Progress::new(&files, shows_progress());
            // Only what writes has something to finish first.
            let interrupt = (!args.diff).then(Interrupt::listen);
            session.fix(&files, level, interrupt.as_deref(), &progress, |file| run.file(&file))?;
            let status = run.finish()?;
            if interrupt.is_some_and(|interrupt| interrupt.is_asked()) {
                complain("interrupted; no file is half-written, and those that are not counted here are as they were");
                return Ok(ExitStatus::Interrupted);
            }
            tell_idle_globs(&args.common, &session);
            Ok(status)
        }
    }
}

fn stdin(
    args: &FixArgs,
    session: &Session,
    level: Applicability,
    bytes: Vec<u8>,
    mut output: Output,
) -> Result<ExitStatus, Failure> {
    let name = &args.common.stdin_filename;
    let fixed = session.fix_bytes(name, &bytes, level).map_err(|error| Failure::Message(format!("{name}: {error}")));
    let fixed = match fixed {
        Ok(fixed) => FixedFile { original: bytes, fixed },
        Err(failure) => {
            // What comes in goes out: a pipe must not lose the article because it could not be repaired.
            if !args.diff {
                output.out.write_all(&bytes)?;
                output.out.flush()?;
            }
            return Err(failure);
        }
    };
    if args.diff {
        if fixed.is_changed() {
            diff(name, &fixed, &mut output)?;
        }
    } else {
        output.out.write_all(&fixed.fixed.bytes)?;
    }
    output.out.flush()?;
    Ok(if args.diff && fixed.is_changed() { ExitStatus::Findings } else { ExitStatus::Clean })
}

/// Shows what changed: in the bytes of a file, or in the text of the parts of a package.
fn diff(path: &str, file: &FixedFile, output: &mut Output) -> std::io::Result<()> {
    let (colour, out) = (output.colour, &mut output.out);
    if file.fixed.parts.is_empty() {
        return unified_diff(path, &file.original, &file.fixed.bytes, colour, out);
    }
    file.fixed.parts.iter().try_for_each(|part| {
        let name = format!("{path}:{}", part.member);
        unified_diff(&name, part.before.as_bytes(), part.after.as_bytes(), colour, out)
    })
}

#[derive(Default)]
struct Totals {
    files: usize,
    changed: usize,
    repaired: usize,
    suggested: usize,
    manual: usize,
    failed: usize,
}

struct Run<'a> {
    args: &'a FixArgs,
    output: Output,
    totals: Totals,
}

impl Run<'_> {
    fn file(&mut self, run: &FixRun) -> std::io::Result<()> {
        self.totals.files += 1;
        let file = match &run.result {
            Ok(file) => file,
            Err(error) => {
                self.totals.failed += 1;
                complain(&format!("{}: {error}", run.path));
                return Ok(());
            }
        };
        self.totals.repaired += file.fixed.applied;
        for finding in &file.fixed.after.findings {
            match finding.applicability {
                Applicability::Manual => self.totals.manual += 1,
                Applicability::Suggested | Applicability::Safe => self.totals.suggested += 1,
            }
        }
        if !file.is_changed() {
            return Ok(());
        }
        self.totals.changed += 1;
        if self.args.diff {
            return diff(&run.path, file, &mut self.output);
        }
        writeln!(self.output.out, "{}: {} repaired", crate::report::visible(&run.path), file.fixed.applied)
    }

    fn finish(mut self) -> Result<ExitStatus, Failure> {
        if !self.args.diff {
            writeln!(self.output.out, "{}", self.summary())?;
        }
        self.output.out.flush()?;
        Ok(match self.totals {
            Totals { failed: 1.., .. } => ExitStatus::Failed,
            Totals { changed: 1.., .. } if self.args.diff => ExitStatus::Findings,
            _ => ExitStatus::Clean,
        })
    }

    fn summary(&self) -> String {
        let totals = &self.totals;
        let mut line = format!(
            "{} repaired in {} of {} file{}",
            totals.repaired,
            totals.changed,
            totals.files,
            if totals.files == 1 { "" } else { "s" }
        );
        if totals.suggested > 0 {
            line.push_str(&format!(", {} more with --suggested", totals.suggested));
        }
        if totals.manual > 0 {
            line.push_str(&format!(", {} for you", totals.manual));
        }
        line.push('.');
        line
    }
}
