//! `copydesk generate`: what packagers and editors want of the program.

use std::io::Write;

use clap::CommandFactory;

use super::args::{Args, Colour, Generated};
use super::output::output;
use super::{ExitStatus, Failure};

pub(super) fn run(what: &Generated) -> Result<ExitStatus, Failure> {
    let mut output = output(Colour::Never);
    let mut command = Args::command();
    match what {
        Generated::Schema => writeln!(output.out, "{:#}", crate::session::schema())?,
        Generated::Man => manual(command, &mut output.out)?,
        Generated::Completions { shell } => {
            // The generator panics on a pipe that was closed: it writes to memory.
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut command, "copydesk", &mut script);
            output.out.write_all(&script)?;
        }
    }
    output.out.flush()?;
    Ok(ExitStatus::Clean)
}

/// One page: the program, then each of its commands.
fn manual(mut command: clap::Command, out: &mut dyn Write) -> std::io::Result<()> {
    command.build();
    clap_mangen::Man::new(command.clone()).render(out)?;
    for part in command.get_subcommands().filter(|part| part.get_name() != "help") {
        let man = clap_mangen::Man::new(part.clone());
        writeln!(out, ".SH \"COMMAND {}\"", part.get_name().to_uppercase())?;
        man.render_description_section(out)?;
        man.render_options_section(out)?;
    }
    Ok(())
}
