//! `copydesk init` and `copydesk config`: what a desk decided.

use std::fmt::Display;
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::Path;

use super::args::{Colour, ConfigArgs};
use super::output::output;
use super::{ExitStatus, Failure};
use crate::session::{Effective, FILE_NAME, From, TEMPLATE, reason};

/// Writes a configuration that says nothing yet; never over one that is there.
pub(super) fn init() -> Result<ExitStatus, Failure> {
    let not_written = |error: std::io::Error| match error.kind() {
        ErrorKind::AlreadyExists => {
            Failure::Message(format!("there is a {FILE_NAME} here already; edit it, or move it away first"))
        }
        _ => Failure::Message(format!("{FILE_NAME} cannot be written: {}", reason(&error))),
    };
    let mut file = OpenOptions::new().write(true).create_new(true).open(FILE_NAME).map_err(not_written)?;
    file.write_all(TEMPLATE.as_bytes()).map_err(not_written)?;
    let mut output = output(Colour::Never);
    writeln!(output.out, "{FILE_NAME} written; take the # from what you want to change.")?;
    output.out.flush()?;
    Ok(ExitStatus::Clean)
}

/// Prints the effective values for each file, as TOML, and who decided them.
pub(super) fn show(args: &ConfigArgs) -> Result<ExitStatus, Failure> {
    let session = args.common.session()?;
    let here = [Path::new(&args.common.stdin_filename).to_path_buf()];
    let paths = if args.common.paths.is_empty() { &here[..] } else { &args.common.paths };
    let mut output = output(args.common.color);
    for path in paths {
        // What is said of a folder is said of the files in it.
        let file = if path.is_dir() { path.join("*") } else { path.clone() };
        let effective = session.effective(&file)?;
        session.desk(&file)?;
        if !args.common.paths.is_empty() {
            writeln!(output.out, "# {}", crate::report::visible(&path.display().to_string()))?;
        }
        values(&effective, &mut output.out)?;
    }
    output.out.flush()?;
    Ok(ExitStatus::Clean)
}

fn values(effective: &Effective, out: &mut dyn Write) -> std::io::Result<()> {
    let options = &effective.options;
    let mut line = |key: &'static str, value: String| {
        let from = effective.from.get(key).map_or(&[From::Default][..], Vec::as_slice);
        let from: Vec<String> = from.iter().map(From::to_string).collect();
        writeln!(out, "{:<42} # {}", format!("{key} = {value}"), from.join(" + "))
    };
    line("lang", quoted(&options.lang))?;
    line("profile", quoted(&options.profile))?;
    line("glossary", list(options.glossaries.iter().map(|path| path.display())))?;
    line("builtin-glossary", options.builtin_glossary.to_string())?;
    line("select", list(&options.select))?;
    line("ignore", list(&options.ignore))?;
    let severities: Vec<String> =
        options.severity.iter().map(|(rule, severity)| format!("{rule} = \"{severity}\"")).collect();
    line("severity", format!("{{ {} }}", severities.join(", ")).replace("{  }", "{}"))?;
    line("fail-on", quoted(options.fail_on.name()))?;
    line("min-score", options.min_score.to_string())?;
    line("fields", list(&options.fields))
}

fn quoted(value: impl Display) -> String {
    toml::Value::String(value.to_string()).to_string()
}

fn list<T: Display>(values: impl IntoIterator<Item = T>) -> String {
    let values: Vec<String> = values.into_iter().map(quoted).collect();
    format!("[{}]", values.join(", "))
}
