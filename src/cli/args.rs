//! What may stand on the command line.

mod check;
mod glossary;

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

pub(super) use check::{CheckArgs, OutputFile};
pub(super) use glossary::{Exchange, ExportArgs, GlossaryCommand, ImportArgs, LintArgs, SearchArgs, StatsArgs};

use crate::document::Field;
use crate::engine::audit::By;
use crate::session::{ConfigSource, Given, Session, SessionError};

/// Finds the damage machine translation does to news copy, proposes the repair, and shows it as a diff.
#[derive(Debug, Parser)]
#[command(name = "copydesk", version, max_term_width = 100)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Report findings
    Check(CheckArgs),
    /// Apply safe fixes in place
    Fix(FixArgs),
    /// Why a rule exists, with examples
    Explain(ExplainArgs),
    /// List the rules
    Rules(RulesArgs),
    /// Measure on clean copy and on labelled damage
    Audit(AuditArgs),
    /// Write a copydesk.toml with every key explained
    Init,
    /// Show what holds for a file and who said so
    Config(ConfigArgs),
    /// Print the JSON Schema of copydesk.toml
    Schema,
    /// Print a manual page, completions for a shell, or the schema of the configuration
    Generate(GenerateArgs),
    /// Look after a glossary
    #[command(subcommand)]
    Glossary(GlossaryCommand),
}

#[derive(Debug, clap::Args)]
pub(super) struct Common {
    /// Files and folders; "-" reads standard input
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,

    /// More files and folders, one a line (or ended by NUL) in this file; "-" reads the list from standard input
    #[arg(long, value_name = "FILE")]
    pub(super) files_from: Option<PathBuf>,

    /// Threads to work with; without it, one for each processor
    #[arg(long, short, value_name = "NUMBER", value_parser = jobs)]
    pub(super) jobs: Option<std::num::NonZeroUsize>,

    /// The language of the copy
    #[arg(long, value_name = "LANG")]
    lang: Option<String>,

    /// A house style of the language
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,

    /// Your own glossary: a TOML file or a folder of them
    #[arg(long, value_name = "PATH")]
    glossary: Vec<PathBuf>,

    /// Leave out the entries that come with Copydesk
    #[arg(long)]
    no_builtin_glossary: bool,

    /// Run only these rules
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    select: Vec<String>,

    /// Leave these rules out
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    ignore: Vec<String>,

    /// Read every file as this format, whatever it looks like
    #[arg(long, value_name = "NAME")]
    format_in: Option<String>,

    /// Read every file in this encoding, unless it has a byte order mark
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,

    /// The members of JSON files that are text: names, or JSON pointers such as /items/*/body; "body:html" is HTML
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    field: Vec<Field>,

    /// The name that standard input goes by
    #[arg(long, value_name = "NAME", default_value = "<stdin>")]
    pub(super) stdin_filename: String,

    /// Take this configuration, not the nearest copydesk.toml
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    config: Option<PathBuf>,

    /// Take no configuration
    #[arg(long)]
    no_config: bool,

    /// Colour in the output
    #[arg(long, value_enum, default_value_t = Colour::Auto)]
    pub(super) color: Colour,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Colour {
    Auto,
    Always,
    Never,
}

#[derive(Debug, clap::Args)]
pub(super) struct FixArgs {
    #[command(flatten)]
    pub(super) common: Common,

    /// Apply suggested fixes too
    #[arg(long)]
    pub(super) suggested: bool,

    /// Print a unified diff and write nothing; exit 1 if something would change
    #[arg(long)]
    pub(super) diff: bool,

    /// In Word documents, write repairs as tracked changes by "Copydesk", to be accepted or rejected there
    #[arg(long)]
    pub(super) track_changes: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct ExplainArgs {
    /// The rule, as in a report
    pub(super) rule: String,
}

#[derive(Debug, clap::Args)]
pub(super) struct RulesArgs {
    #[arg(long, value_enum, default_value_t = RulesFormat::Text)]
    pub(super) format: RulesFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum RulesFormat {
    Text,
    Markdown,
    Json,
}

#[derive(Debug, clap::Args)]
pub(super) struct GenerateArgs {
    #[command(subcommand)]
    pub(super) what: Generated,
}

#[derive(Debug, Subcommand)]
pub(super) enum Generated {
    /// A manual page, in roff
    Man,
    /// A script that completes commands
    Completions { shell: clap_complete::Shell },
    /// The JSON Schema of copydesk.toml
    Schema,
}

#[derive(Debug, clap::Args)]
pub(super) struct ConfigArgs {
    #[command(flatten)]
    pub(super) common: Common,
}

#[derive(Debug, clap::Args)]
pub(super) struct AuditArgs {
    #[command(flatten)]
    pub(super) common: Common,

    /// Labelled damage: JSON Lines {"kind", "wrong", "right", "text"}, or a table of fragments
    #[arg(long, value_name = "FILE")]
    pub(super) gold: Vec<PathBuf>,

    /// The rows of the table of clean copy
    #[arg(long, value_enum, default_value_t = Rows::Rule)]
    pub(super) by: Rows,

    /// Lines shown for each row
    #[arg(long, value_name = "NUMBER", default_value_t = 3)]
    pub(super) samples: usize,

    #[arg(long, value_enum, default_value_t = AuditFormat::Human)]
    pub(super) format: AuditFormat,

    /// Measure what this file names and fail where it is not what it must be
    #[arg(long, value_name = "FILE", conflicts_with_all = ["paths", "gold", "by", "format"])]
    pub(super) bars: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Rows {
    Rule,
    Entry,
}

impl From<Rows> for By {
    fn from(rows: Rows) -> By {
        match rows {
            Rows::Rule => By::Rule,
            Rows::Entry => By::Entry,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum AuditFormat {
    Human,
    Json,
}

impl Common {
    /// What the command line says, over what configurations say.
    pub(super) fn session(&self) -> Result<Session, SessionError> {
        Ok(Session::configured(self.given()?, self.configs()))
    }

    /// The configuration that was named.
    pub(super) fn config(&self) -> &Option<PathBuf> {
        &self.config
    }

    fn configs(&self) -> ConfigSource {
        match &self.config {
            Some(path) => ConfigSource::File(path.clone()),
            None if self.no_config => ConfigSource::None,
            None => ConfigSource::Nearest,
        }
    }

    fn given(&self) -> Result<Given, SessionError> {
        let charset = match &self.encoding {
            Some(name) => Some(
                crate::encoding::Charset::for_label(name).ok_or_else(|| SessionError::UnknownEncoding(name.clone()))?,
            ),
            None => None,
        };
        Ok(Given {
            lang: self.lang.clone(),
            profile: self.profile.clone(),
            glossaries: some(&self.glossary),
            builtin_glossary: self.no_builtin_glossary.then_some(false),
            select: some(&self.select),
            ignore: some(&self.ignore),
            fail_on: None,
            min_score: None,
            fields: some(&self.field),
            format: self.format_in.clone(),
            charset,
        })
    }
}

/// A number of threads.
fn jobs(text: &str) -> Result<std::num::NonZeroUsize, String> {
    text.parse().map_err(|_| "write a number from 1, or leave it out".into())
}

impl AuditArgs {
    /// Without configurations: what is measured must not hang on where the corpus lies.
    pub(super) fn session(&self) -> Result<Session, SessionError> {
        let config = self.common.config.clone().map_or(ConfigSource::None, ConfigSource::File);
        Ok(Session::configured(self.common.given()?, config))
    }
}

fn some<T: Clone>(list: &[T]) -> Option<Vec<T>> {
    (!list.is_empty()).then(|| list.to_vec())
}
