//! The arguments of `copydesk glossary`.

use std::path::PathBuf;

use clap::Subcommand;

use crate::session::Options;

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum GlossaryCommand {
    /// Find mistakes in glossary files; without files, in the glossary that comes with Copydesk
    Lint(LintArgs),
    /// What would the desk say of this word?
    Search(SearchArgs),
    /// How much a glossary holds
    Stats(StatsArgs),
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
