//! The keys of `copydesk.toml`. The JSON Schema comes of the same types.

use std::collections::BTreeMap;
use std::path::PathBuf;

use schemars::JsonSchema;
use serde::Deserialize;
use toml::Spanned;

use super::values::{FailOn, FieldName, Glob, MinScore, RuleName};
use crate::fix::Severity;

/// The configuration of Copydesk: `copydesk.toml`.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct ConfigFile {
    /// The language of the copy, as a BCP 47 tag such as nl or nl-BE
    pub lang: Option<String>,
    /// A house style of the language
    pub profile: Option<String>,
    /// Your own glossaries: files or folders of them, from the folder of this file
    pub glossary: Option<Vec<PathBuf>>,
    /// Whether the entries that come with Copydesk hold
    pub builtin_glossary: Option<bool>,
    /// Run only these rules
    pub select: Option<Vec<RuleName>>,
    /// Leave these rules out
    pub ignore: Option<Vec<RuleName>>,
    /// The severity of a rule's findings
    #[schemars(with = "BTreeMap<String, Level>")]
    pub severity: BTreeMap<RuleName, Severity>,
    /// The least severity that makes a check fail
    pub fail_on: Option<FailOn>,
    /// The score under which an article, or the run, makes a check fail; 0: never
    pub min_score: Option<MinScore>,
    /// The members of JSON files that are text
    pub fields: Option<Vec<FieldName>>,
    /// What is passed over when a folder is walked
    #[schemars(with = "Vec<Glob>")]
    pub exclude: Vec<Spanned<Glob>>,
    /// What is otherwise in some files; the later beats the earlier
    pub per_file: Vec<PerFile>,
}

/// What is otherwise in some files.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PerFile {
    /// The files: patterns for paths from the folder of this file
    #[schemars(with = "Vec<Glob>")]
    pub files: Vec<Spanned<Glob>>,
    /// Their language
    pub lang: Option<String>,
    /// Run only these rules
    pub select: Option<Vec<RuleName>>,
    /// Leave these rules out too
    #[serde(default)]
    pub ignore: Vec<RuleName>,
    /// The severity of a rule's findings
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, Level>")]
    pub severity: BTreeMap<RuleName, Severity>,
    /// The members of JSON files that are text
    pub fields: Option<Vec<FieldName>>,
}

/// How the schema shows a [`Severity`], which knows nothing of schemas.
#[derive(JsonSchema)]
#[serde(rename_all = "lowercase")]
#[expect(dead_code, reason = "only its schema is used")]
enum Level {
    Info,
    Warning,
    Error,
}

/// The JSON Schema of `copydesk.toml`, for editors that complete and check it.
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(ConfigFile).to_value()
}
