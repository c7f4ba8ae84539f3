//! Values that are checked while they are read, so that a mistake is told with its line.

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Error;
use serde::{Deserialize, Deserializer};
use toml::Spanned;

use crate::document::Field;
use crate::engine::Score;
use crate::fix::Severity;
use crate::rules::{self, REGISTRY};
use crate::session::SessionError;
use crate::text::nearest;

/// The least severity that makes a check fail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FailOn {
    Error,
    #[default]
    Warning,
    Info,
    Never,
}

impl FailOn {
    pub fn severity(self) -> Option<Severity> {
        match self {
            FailOn::Error => Some(Severity::Error),
            FailOn::Warning => Some(Severity::Warning),
            FailOn::Info => Some(Severity::Info),
            FailOn::Never => None,
        }
    }

    pub fn name(self) -> &'static str {
        self.severity().map_or("never", Severity::name)
    }
}

/// A score that an article must reach.
#[derive(Clone, Copy, Debug)]
pub struct MinScore(pub Score);

impl<'de> Deserialize<'de> for MinScore {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = f64::deserialize(deserializer)?;
        Score::new(number).map(MinScore).ok_or_else(|| D::Error::custom("a score is a number from 0 to 100"))
    }
}

impl JsonSchema for MinScore {
    fn schema_name() -> Cow<'static, str> {
        "MinScore".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "number", "minimum": 0, "maximum": 100})
    }
}

/// The id of a rule that exists.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RuleName(pub String);

impl<'de> Deserialize<'de> for RuleName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        if rules::rule(&name).is_some() {
            return Ok(RuleName(name));
        }
        let near = nearest(&name, REGISTRY.iter().map(|rule| rule.id));
        Err(D::Error::custom(SessionError::UnknownRule { name, near }))
    }
}

impl JsonSchema for RuleName {
    fn schema_name() -> Cow<'static, str> {
        "RuleName".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names: Vec<&str> = REGISTRY.iter().map(|rule| rule.id).collect();
        json_schema!({"type": "string", "description": "The id of a rule", "enum": names})
    }
}

/// A pattern for paths, as in `.gitignore`: without a slash it holds in every folder.
#[derive(Clone, Debug)]
pub struct Glob {
    pub written: String,
    matcher: globset::GlobSet,
    has_matched: Arc<AtomicBool>,
}

impl Glob {
    fn new(written: String) -> Result<Self, globset::Error> {
        let bare = written.trim_start_matches("./").trim_end_matches('/');
        let anchored = bare.trim_start_matches('/');
        let pattern = if bare.contains('/') { anchored.to_string() } else { format!("**/{bare}") };
        let glob = |pattern: &str| globset::GlobBuilder::new(pattern).literal_separator(true).build();
        // A folder that matches holds files that match.
        let set = globset::GlobSet::builder().add(glob(&pattern)?).add(glob(&format!("{pattern}/**"))?).build()?;
        Ok(Glob { written, matcher: set, has_matched: Arc::default() })
    }

    /// Does it mean the file or folder at `path`, counted from the folder of the configuration?
    pub fn matches(&self, path: &Path) -> bool {
        let is_match = self.matcher.is_match(path);
        if is_match {
            self.has_matched.store(true, Ordering::Relaxed);
        }
        is_match
    }

    /// Did it mean anything that was asked about?
    pub(super) fn has_matched(&self) -> bool {
        self.has_matched.load(Ordering::Relaxed)
    }
}

/// Does one of them mean the path? All are asked, so that those that mean nothing are known.
pub(super) fn any_matches(globs: &[Spanned<Glob>], path: &Path) -> bool {
    globs.iter().filter(|glob| glob.get_ref().matches(path)).count() > 0
}

impl<'de> Deserialize<'de> for Glob {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = String::deserialize(deserializer)?;
        Glob::new(written).map_err(|error| D::Error::custom(format!("this is no pattern for paths: {error}")))
    }
}

impl JsonSchema for Glob {
    fn schema_name() -> Cow<'static, str> {
        "Glob".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "A pattern for paths from the folder of this file; without a slash it holds in every folder"
        })
    }
}

/// A member of a JSON file: see [`Field`].
#[derive(Clone, Debug)]
pub struct FieldName {
    pub written: String,
    pub field: Field,
}

impl<'de> Deserialize<'de> for FieldName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = String::deserialize(deserializer)?;
        let field = written.parse().map_err(D::Error::custom)?;
        Ok(FieldName { written, field })
    }
}

impl JsonSchema for FieldName {
    fn schema_name() -> Cow<'static, str> {
        "FieldName".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "description": "A name or a JSON pointer; \"body:html\" is HTML"})
    }
}
