//! `copydesk glossary`: is it sound, what does it say of a word, how much does it hold. Import and export: [`super::terms`].

use std::io::Write;
use std::path::Path;

use super::args::{Colour, GlossaryCommand, LintArgs, SearchArgs, StatsArgs};
use super::output::output;
use super::{ExitStatus, Failure, terms};
use crate::engine::Known;
use crate::glossary::{Content, Entry, Stats, Status, profiles};
use crate::report::{count, visible};
use crate::session::{LintRun, Session};

pub(super) fn run(command: &GlossaryCommand) -> Result<ExitStatus, Failure> {
    match command {
        GlossaryCommand::Lint(args) => lint(args),
        GlossaryCommand::Search(args) => search(args),
        GlossaryCommand::Stats(args) => stats(args),
        GlossaryCommand::Import(args) => terms::import(args),
        GlossaryCommand::Export(args) => terms::export(args),
    }
}

fn lint(args: &LintArgs) -> Result<ExitStatus, Failure> {
    if args.fix && args.files.is_empty() {
        return Err(Failure::Message("--fix sorts files; name them".into()));
    }
    let LintRun { files, entries, mistakes, sorted } = LintRun::of(&args.choice.options(&args.files), args.fix)?;
    let mut out = output(Colour::Never).out;
    sorted.iter().try_for_each(|file| writeln!(out, "{file}: sorted"))?;
    mistakes.iter().try_for_each(|mistake| writeln!(out, "{}", visible(&mistake.to_string())))?;
    match mistakes.len() {
        0 => writeln!(
            out,
            "No mistakes in {} of {}.",
            count(entries, "entry", "entries"),
            count(files, "file", "files")
        )?,
        1 => writeln!(out, "1 mistake.")?,
        more => writeln!(out, "{more} mistakes.")?,
    }
    out.flush()?;
    Ok(if mistakes.is_empty() { ExitStatus::Clean } else { ExitStatus::Findings })
}

fn search(args: &SearchArgs) -> Result<ExitStatus, Failure> {
    let session = Session::open(args.choice.options(&[]))?;
    let word = args.word.join(" ");
    let desk = session.desk(Path::new(""))?;
    let Some(search) = desk.checker.search(&word, &args.choice.lang) else { return Ok(ExitStatus::Findings) };
    let mut out = output(Colour::Never).out;
    for Known { entry, status } in &search.entries {
        writeln!(out, "{}: {}", entry.origin, visible(&advice(entry, *status)))?;
        writeln!(out, "    {}", visible(&entry.why))?;
        if !entry.source.is_empty() {
            writeln!(out, "    source: {}", visible(&entry.source))?;
        }
    }
    if search.entries.is_empty() {
        writeln!(out, "No entry speaks of \"{}\".", visible(&word))?;
        if !search.near.is_empty() {
            writeln!(out, "Like it: {}", visible(&search.near.join(", ")))?;
        }
    }
    for finding in &search.findings {
        let remedies = match finding.replacements.join(" | ") {
            remedies if remedies.is_empty() => "for the editor".to_string(),
            remedies => format!("→ {remedies}"),
        };
        let line = format!("check: {}: {}: {} {remedies}", finding.severity, finding.rule.id, finding.text);
        writeln!(out, "{} ({})", visible(&line), finding.applicability)?;
    }
    if search.findings.is_empty() {
        writeln!(out, "check: nothing to report")?;
    }
    out.flush()?;
    Ok(ExitStatus::Clean)
}

/// What to write, in one line.
fn advice(entry: &Entry, status: Option<Status>) -> String {
    match (&entry.content, status) {
        (Content::Term(term), Some(Status::Forbidden)) => format!("forbidden; write {}", term.right),
        (Content::Term(term), Some(Status::Deprecated)) => format!("advised against; write {}", term.right),
        (Content::Term(term), Some(Status::Admitted)) => format!("admitted beside {}", term.right),
        (Content::Term(term), _) => format!("right: {}", term.right),
        (Content::Phrase(phrase), _) if phrase.right.is_empty() => format!("phrase: {}", phrase.pattern),
        (Content::Phrase(phrase), _) => format!("phrase: {} → {}", phrase.pattern, phrase.right.join(" | ")),
        (Content::Boilerplate(text), _) => format!("boilerplate: {}", text.text),
    }
}

fn stats(args: &StatsArgs) -> Result<ExitStatus, Failure> {
    let options = args.choice.options(&[]);
    let glossary = options.glossary_with_examples()?;
    let mut out = output(Colour::Never).out;
    let by_file = glossary.stats();
    let width = by_file.keys().map(|file| file.chars().count()).max().unwrap_or(0);
    writeln!(
        out,
        "{:width$}  entries  names  words  acronyms  phrases  boilerplate  admitted  deprecated  forbidden  examples",
        ""
    )?;
    let total = glossary.total();
    for (file, stats) in by_file.into_iter().chain([("in all".into(), total)]) {
        let Stats { entries, names, words, acronyms, brands, phrases, boilerplate, .. } = stats;
        let Stats { admitted, deprecated, forbidden, examples, .. } = stats;
        let names = names + brands;
        writeln!(
            out,
            "{file:width$}  {entries:7}  {names:5}  {words:5}  {acronyms:8}  {phrases:7}  {boilerplate:11}  {admitted:8}  {deprecated:10}  {forbidden:9}  {examples:8}"
        )?;
    }
    writeln!(out, "profile: {}, of {}", options.profile, profiles(&options.primary()).join(", "))?;
    out.flush()?;
    Ok(ExitStatus::Clean)
}
