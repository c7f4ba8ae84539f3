//! `copydesk.toml`: what a desk decided once, so that nobody has to type it.
//!
//! A file's configuration is the nearest `copydesk.toml` in its folder or above; one run may meet several. The command line
//! beats the configuration, the configuration beats the defaults. Not for the words a desk decided on: those are a glossary.
//!
//! ```toml
//! lang = "nl-NL"
//! ignore = ["ascii-punctuation"]
//!
//! [[per-file]]
//! files = ["vlaanderen/**"]
//! lang = "nl-BE"
//! ```

mod effective;
mod file;
mod find;
mod load;
mod values;

pub(super) use effective::{Choices, effective};
pub use effective::{Effective, From, Given};
pub use file::{ConfigFile, PerFile, schema};
pub(super) use find::Configs;
pub(super) use load::{Config, told};
pub use values::{FailOn, FieldName, Glob, MinScore, RuleName};

/// The name of a configuration file.
pub const FILE_NAME: &str = "copydesk.toml";

/// What `copydesk init` writes: every key, explained, with its default.
pub const TEMPLATE: &str = include_str!("template.toml");
