//! What holds for a file, and who said so.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use super::file::PerFile;
use super::load::Config;
use super::values::{FailOn, FieldName, MinScore, RuleName, any_matches};
use crate::document::Field;
use crate::encoding::Charset;
use crate::engine::Score;
use crate::session::Options;

/// What the command line says; what it does not say is `None`.
#[derive(Clone, Debug, Default)]
pub struct Given {
    pub lang: Option<String>,
    pub profile: Option<String>,
    pub glossaries: Option<Vec<PathBuf>>,
    pub builtin_glossary: Option<bool>,
    pub select: Option<Vec<String>>,
    pub ignore: Option<Vec<String>>,
    pub fail_on: Option<FailOn>,
    pub min_score: Option<Score>,
    pub fields: Option<Vec<Field>>,
    pub format: Option<String>,
    pub charset: Option<Charset>,
}

/// Who decided a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum From {
    Default,
    /// A configuration file.
    Config(PathBuf),
    /// A `[[per-file]]` table, by its first pattern.
    PerFile(PathBuf, String),
    CommandLine,
}

impl fmt::Display for From {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            From::Default => f.write_str("default"),
            From::Config(path) => write!(f, "{}", path.display()),
            From::PerFile(path, glob) => write!(f, "{}, per-file \"{glob}\"", path.display()),
            From::CommandLine => f.write_str("command line"),
        }
    }
}

/// The choices of a run for every file, or where they are found.
#[derive(Clone, Debug)]
pub(in crate::session) enum Choices {
    /// The same for all.
    Fixed(Box<Options>),
    Given(Box<Given>),
}

/// What holds for one file.
#[derive(Clone, Debug, Default)]
pub struct Effective {
    pub options: Options,
    /// Who decided each key; the last to speak stands last. A key that is not here has its default.
    pub from: BTreeMap<&'static str, Vec<From>>,
}

impl Effective {
    fn set<T>(&mut self, key: &'static str, place: fn(&mut Options) -> &mut T, value: Option<T>, from: &From) {
        if let Some(value) = value {
            *place(&mut self.options) = value;
            self.from.insert(key, vec![from.clone()]);
        }
    }

    fn config(&mut self, config: &Config) {
        let file = &config.file;
        let from = &From::Config(config.path.clone());
        let glossaries = file.glossary.as_ref().map(|paths| paths.iter().map(|path| beside(config, path)).collect());
        self.set("lang", |options| &mut options.lang, file.lang.clone(), from);
        self.set("profile", |options| &mut options.profile, file.profile.clone(), from);
        self.set("glossary", |options| &mut options.glossaries, glossaries, from);
        self.set("builtin-glossary", |options| &mut options.builtin_glossary, file.builtin_glossary, from);
        self.set("select", |options| &mut options.select, file.select.as_deref().map(names), from);
        self.set("ignore", |options| &mut options.ignore, file.ignore.as_deref().map(names), from);
        self.set("fail-on", |options| &mut options.fail_on, file.fail_on, from);
        let min_score = file.min_score.map(|MinScore(score)| score);
        self.set("min-score", |options| &mut options.min_score, min_score, from);
        self.set("fields", |options| &mut options.fields, file.fields.as_deref().map(fields), from);
        self.severities(&file.severity, from);
    }

    fn per_file(&mut self, config: &Config, part: &PerFile) {
        let glob = part.files.first().map_or_else(String::new, |glob| glob.get_ref().written.clone());
        let from = &From::PerFile(config.path.clone(), glob);
        self.set("lang", |options| &mut options.lang, part.lang.clone(), from);
        self.set("select", |options| &mut options.select, part.select.as_deref().map(names), from);
        self.set("fields", |options| &mut options.fields, part.fields.as_deref().map(fields), from);
        if !part.ignore.is_empty() {
            self.options.ignore.extend(names(&part.ignore));
            self.from.entry("ignore").or_default().push(from.clone());
        }
        self.severities(&part.severity, from);
    }

    fn severities(&mut self, severities: &BTreeMap<RuleName, crate::fix::Severity>, from: &From) {
        if !severities.is_empty() {
            self.options.severity.extend(severities.iter().map(|(rule, severity)| (rule.0.clone(), *severity)));
            self.from.entry("severity").or_default().push(from.clone());
        }
    }

    fn given(&mut self, given: &Given) {
        let from = &From::CommandLine;
        self.set("lang", |options| &mut options.lang, given.lang.clone(), from);
        self.set("profile", |options| &mut options.profile, given.profile.clone(), from);
        self.set("glossary", |options| &mut options.glossaries, given.glossaries.clone(), from);
        self.set("builtin-glossary", |options| &mut options.builtin_glossary, given.builtin_glossary, from);
        self.set("select", |options| &mut options.select, given.select.clone(), from);
        self.set("ignore", |options| &mut options.ignore, given.ignore.clone(), from);
        self.set("fail-on", |options| &mut options.fail_on, given.fail_on, from);
        self.set("min-score", |options| &mut options.min_score, given.min_score, from);
        self.set("fields", |options| &mut options.fields, given.fields.clone(), from);
        self.set("format-in", |options| &mut options.format, given.format.clone().map(Some), from);
        self.set("encoding", |options| &mut options.charset, given.charset.map(Some), from);
    }
}

/// What holds for the file at `path`, which is absolute.
pub(in crate::session) fn effective(path: &Path, config: Option<&Config>, given: &Given) -> Effective {
    let mut effective = Effective::default();
    if let Some(config) = config {
        effective.config(config);
        if let Some(path) = config.inside(path) {
            let parts = config.file.per_file.iter().filter(|part| any_matches(&part.files, path));
            parts.for_each(|part| effective.per_file(config, part));
        }
    }
    effective.given(given);
    effective
}

fn names(rules: &[RuleName]) -> Vec<String> {
    rules.iter().map(|rule| rule.0.clone()).collect()
}

fn fields(names: &[FieldName]) -> Vec<Field> {
    names.iter().map(|name| name.field.clone()).collect()
}

/// A path that counts from the folder of the configuration, as people see it.
fn beside(config: &Config, path: &Path) -> PathBuf {
    config.path.parent().unwrap_or(Path::new("")).join(path)
}
