//! Floor 7: the command line.
//!
//! Arguments in, a call of the session, a report out. Exit codes: 0 nothing to report, 1 findings (or, with `--diff`, changes),
//! 2 the job could not be done.

mod args;
mod audit;
mod check;
mod config;
mod fix;
mod generate;
mod glossary;
mod input;
mod output;
mod reports;
mod rules;
mod statistics;
mod terms;
mod watch;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command, Generated};

use crate::session::reason;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExitStatus {
    Clean,
    Findings,
    Failed,
    /// By Ctrl-C: 128 and the number of the signal, as shells count.
    Interrupted = 130,
}

impl From<ExitStatus> for ExitCode {
    fn from(status: ExitStatus) -> ExitCode {
        ExitCode::from(status as u8)
    }
}

/// Runs the command line that the process was started with.
pub fn main() -> ExitStatus {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            // Help and version are no failure.
            let status = if error.use_stderr() { ExitStatus::Failed } else { ExitStatus::Clean };
            // A closed pipe cannot be told anything.
            let _ = error.print();
            return status;
        }
    };
    let result = match &args.command {
        Command::Check(command) if command.watch => watch::run(command),
        Command::Check(command) => check::run(command),
        Command::Fix(command) => fix::run(command),
        Command::Explain(command) => rules::explain(command),
        Command::Rules(command) => rules::list(command),
        Command::Audit(command) => audit::run(command),
        Command::Init => config::init(),
        Command::Config(command) => config::show(command),
        Command::Schema => generate::run(&Generated::Schema),
        Command::Generate(command) => generate::run(&command.what),
        Command::Glossary(command) => glossary::run(command),
    };
    match result {
        Ok(status) => status,
        Err(Failure::Pipe) => ExitStatus::Clean,
        Err(Failure::Interrupted) => {
            output::complain("interrupted; the reports that --output asks for were not written");
            ExitStatus::Interrupted
        }
        Err(Failure::Message(message)) => {
            output::complain(&message);
            ExitStatus::Failed
        }
    }
}

/// Why a command stopped.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Nobody reads any more: no reason to complain.
    Pipe,
    /// Somebody pressed Ctrl-C.
    Interrupted,
    Message(String),
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Failure {
        match error.kind() {
            std::io::ErrorKind::BrokenPipe => Failure::Pipe,
            std::io::ErrorKind::Interrupted => Failure::Interrupted,
            _ => Failure::Message(format!("the output cannot be written: {}", reason(&error))),
        }
    }
}

impl From<crate::session::SessionError> for Failure {
    fn from(error: crate::session::SessionError) -> Failure {
        Failure::Message(error.to_string())
    }
}
