//! `copydesk glossary import` and `export`: term lists of other tools in, and out.

use std::io::Write;

use super::args::{Colour, Exchange, ExportArgs, ImportArgs};
use super::output::{note, output};
use super::{ExitStatus, Failure};
use crate::glossary::exchange::{Import, Languages, Loss};
use crate::report::visible;
use crate::session::{Export, Options, export_terms, import_terms, write_new};

/// Exit 1 where the lists contradict each other: the file is written, and an editor decides in it.
pub(super) fn import(args: &ImportArgs) -> Result<ExitStatus, Failure> {
    let languages = Languages { target: args.lang.clone(), source: args.exchange.source_lang.clone() };
    let Import { toml, terms, losses, mistakes } = import_terms(&args.files, args.format, &languages)?;
    put(&args.exchange, &toml)?;
    tell(&losses);
    mistakes.iter().for_each(|mistake| say(&mistake.to_string()));
    let read = if terms == 1 { "1 term read".into() } else { format!("{terms} terms read") };
    note(&format!("{read}, {}.", lost(&losses)));
    if mistakes.is_empty() {
        return Ok(ExitStatus::Clean);
    }
    note("the lists contradict themselves; decide in the file, then run `copydesk glossary lint` on it");
    Ok(ExitStatus::Findings)
}

pub(super) fn export(args: &ExportArgs) -> Result<ExitStatus, Failure> {
    let options = Options {
        lang: args.lang.clone(),
        profile: args.profile.clone(),
        glossaries: args.paths.clone(),
        ..Options::default()
    };
    let Export { text, losses } = export_terms(&options, args.format, &args.exchange.source_lang)?;
    put(&args.exchange, &text)?;
    tell(&losses);
    note(&format!("{}.", lost(&losses)));
    Ok(ExitStatus::Clean)
}

/// To the file, or to standard output.
fn put(exchange: &Exchange, text: &str) -> Result<(), Failure> {
    if let Some(path) = &exchange.output {
        return write_new(path, text.as_bytes(), exchange.force)
            .map_err(|reason| Failure::Message(format!("{}: {reason}", path.display())));
    }
    let mut output = output(Colour::Never);
    output.out.write_all(text.as_bytes())?;
    Ok(output.out.flush()?)
}

fn tell(losses: &[Loss]) {
    losses.iter().for_each(|loss| say(&format!("{loss}; left out")));
}

/// A line on standard error that begins with its place, as compilers write it.
fn say(line: &str) {
    // Nobody is left to tell if standard error is closed.
    let _ = writeln!(anstream::stderr(), "{}", visible(line));
}

fn lost(losses: &[Loss]) -> String {
    match losses.len() {
        0 => "nothing left out".into(),
        1 => "1 thing left out".into(),
        more => format!("{more} things left out"),
    }
}
