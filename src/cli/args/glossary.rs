//! The arguments of `copydesk glossary`.

use std::path::PathBuf;

use clap::Subcommand;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::glossary::exchange::Format;
use crate::session::Options;

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum GlossaryCommand {
    /// Find mistakes in glossary files; without files, in the glossary that comes with Copydesk
    Lint(LintArgs),
    /// What would the desk say of this word?
    Search(SearchArgs),
    /// How much a glossary holds
    Stats(StatsArgs),
    /// Make a glossary file of term lists of other tools
    Import(ImportArgs),
    /// Write a glossary as a term list for other tools
    Export(ExportArgs),
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct ImportArgs {
    /// Term lists, in any encoding
    #[arg(required = true, value_name = "FILE")]
    pub(in crate::cli) files: Vec<PathBuf>,

    /// What the lists are; without it, their names say so
    #[arg(long, value_name = "FORMAT", value_parser = format_parser())]
    pub(in crate::cli) format: Option<Format>,

    /// The language of the copy
    #[arg(long, value_name = "LANG", default_value = "nl")]
    pub(in crate::cli) lang: String,

    #[command(flatten)]
    pub(in crate::cli) exchange: Exchange,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct ExportArgs {
    /// Glossary files and folders; without them, the glossary that comes with Copydesk
    #[arg(value_name = "PATH")]
    pub(in crate::cli) paths: Vec<PathBuf>,

    /// What to write
    #[arg(long, value_name = "FORMAT", value_parser = format_parser())]
    pub(in crate::cli) format: Format,

    /// The language of the copy
    #[arg(long, value_name = "LANG", default_value = "nl")]
    pub(in crate::cli) lang: String,

    /// A house style of the language
    #[arg(long, value_name = "NAME", default_value = "default")]
    pub(in crate::cli) profile: String,

    #[command(flatten)]
    pub(in crate::cli) exchange: Exchange,
}

/// What import and export have in common.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Exchange {
    /// The language that the copy is translated from
    #[arg(long, value_name = "LANG", default_value = "en")]
    pub(in crate::cli) source_lang: String,

    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,

    /// Replace the file of --output if it is there
    #[arg(long, requires = "output")]
    pub(in crate::cli) force: bool,
}

/// The formats of term lists by name; an unknown one is told with those that there are.
fn format_parser() -> impl TypedValueParser<Value = Format> {
    let names = PossibleValuesParser::new(Format::ALL.map(Format::name));
    names.try_map(|name| Format::ALL.into_iter().find(|format| format.name() == name).ok_or("no format of term lists"))
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct LintArgs {
    /// Glossary files and folders
    #[arg(value_name = "FILE")]
    pub(in crate::cli) files: Vec<PathBuf>,

    /// Put the entries of the files in order
    #[arg(long)]
    pub(in crate::cli) fix: bool,

    #[command(flatten)]
    pub(in crate::cli) choice: GlossaryChoice,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct SearchArgs {
    /// A word or an expression, however it is spelt
    #[arg(required = true)]
    pub(in crate::cli) word: Vec<String>,

    #[command(flatten)]
    pub(in crate::cli) choice: GlossaryChoice,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct StatsArgs {
    #[command(flatten)]
    pub(in crate::cli) choice: GlossaryChoice,
}

/// Which glossary.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct GlossaryChoice {
    /// The language of the copy
    #[arg(long, value_name = "LANG", default_value = "nl")]
    pub(in crate::cli) lang: String,

    /// A house style of the language
    #[arg(long, value_name = "NAME", default_value = "default")]
    profile: String,

    /// Your own glossary: a TOML file or a folder of them
    #[arg(long, value_name = "PATH")]
    glossary: Vec<PathBuf>,

    /// Leave out the entries that come with Copydesk
    #[arg(long)]
    no_builtin_glossary: bool,
}

impl GlossaryChoice {
    /// With `files` beside the glossaries that were named.
    pub(in crate::cli) fn options(&self, files: &[PathBuf]) -> Options {
        Options {
            lang: self.lang.clone(),
            profile: self.profile.clone(),
            glossaries: self.glossary.iter().chain(files).cloned().collect(),
            builtin_glossary: !self.no_builtin_glossary,
            ..Options::default()
        }
    }
}
