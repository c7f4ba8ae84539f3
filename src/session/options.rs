//! What a run is told, and the checker that comes of it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{FailOn, SessionError};
use crate::document::{self, Field};
use crate::encoding::Charset;
use crate::engine::Score;
use crate::fix::Severity;
use crate::glossary::{self, Glossary, SourceFile};
use crate::rules::{self, REGISTRY, Rule};
use crate::text::nearest;

/// The choices of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    pub lang: String,
    pub profile: String,
    /// A desk's own glossary files and folders.
    pub glossaries: Vec<PathBuf>,
    pub builtin_glossary: bool,
    /// Rules by id; empty: all.
    pub select: Vec<String>,
    pub ignore: Vec<String>,
    /// The severity of what a rule finds, by the rule's id.
    pub severity: BTreeMap<String, Severity>,
    pub fail_on: FailOn,
    /// The score under which an article makes the run fail; 0: never.
    pub min_score: Score,
    pub format: Option<String>,
    pub charset: Option<Charset>,
    /// Which members of data files are text; empty: those with a common name.
    pub fields: Vec<Field>,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            lang: "nl".into(),
            profile: glossary::DEFAULT_PROFILE.into(),
            glossaries: Vec::new(),
            builtin_glossary: true,
            select: Vec::new(),
            ignore: Vec::new(),
            severity: BTreeMap::new(),
            fail_on: FailOn::default(),
            min_score: Score::default(),
            format: None,
            charset: None,
            fields: Vec::new(),
        }
    }
}

impl Options {
    /// Is there everything that is named here?
    pub(super) fn verify(&self) -> Result<(), SessionError> {
        if let Some(format) = &self.format
            && document::format(format).is_none()
        {
            return Err(SessionError::UnknownFormat(format.clone()));
        }
        let primary = self.primary();
        let known: Vec<&'static str> = glossary::languages().collect();
        if !known.contains(&primary.as_str()) && self.glossaries.is_empty() {
            return Err(SessionError::UnknownLanguage { name: self.lang.clone(), known });
        }
        let profiles = glossary::profiles(&primary);
        if self.profile != glossary::DEFAULT_PROFILE && !profiles.contains(&self.profile.as_str()) {
            return Err(SessionError::UnknownProfile { name: self.profile.clone(), known: profiles });
        }
        Ok(())
    }

    /// "nl" of "nl-BE".
    pub fn primary(&self) -> String {
        self.lang.split(['-', '_']).next().unwrap_or_default().to_lowercase()
    }

    /// Is the glossary of `other` the same?
    pub(super) fn shares_glossary(&self, other: &Options) -> bool {
        self.primary() == other.primary()
            && self.profile == other.profile
            && self.glossaries == other.glossaries
            && self.builtin_glossary == other.builtin_glossary
    }

    pub(super) fn glossary(&self) -> Result<Glossary, SessionError> {
        let primary = self.primary();
        let files = self.glossary_files()?;
        let glossary = if files.is_empty() && self.builtin_glossary {
            glossary::builtin(&primary, &self.profile)
        } else {
            glossary::build(&primary, &self.profile, self.builtin_glossary, files)
        };
        glossary.map_err(SessionError::Mistakes)
    }

    /// The same with its examples, which a stored glossary has left out.
    ///
    /// # Errors
    /// An unknown language or profile, a file that cannot be read, or the mistakes in it.
    pub fn glossary_with_examples(&self) -> Result<Glossary, SessionError> {
        self.verify()?;
        let files = self.glossary_files()?;
        glossary::build(&self.primary(), &self.profile, self.builtin_glossary, files).map_err(SessionError::Mistakes)
    }

    /// Rules whose findings do not have the severity that the rule gives them.
    pub(super) fn severities(&self) -> Vec<(&'static str, Severity)> {
        let known = |(name, severity): (&String, &Severity)| rules::rule(name).map(|rule| (rule.id, *severity));
        self.severity.iter().filter_map(known).collect()
    }

    pub(super) fn rules(&self) -> Result<Vec<&'static Rule>, SessionError> {
        for name in self.select.iter().chain(&self.ignore) {
            if rules::rule(name).is_none() {
                return Err(SessionError::UnknownRule {
                    name: name.clone(),
                    near: nearest(name, REGISTRY.iter().map(|rule| rule.id)),
                });
            }
        }
        let named = |list: &[String], rule: &Rule| list.iter().any(|name| name == rule.id);
        let chosen = REGISTRY
            .iter()
            .copied()
            .filter(|rule| (self.select.is_empty() || named(&self.select, rule)) && !named(&self.ignore, rule));
        Ok(chosen.collect())
    }

    pub(super) fn glossary_files(&self) -> Result<Vec<SourceFile>, SessionError> {
        let mut files = Vec::new();
        for path in &self.glossaries {
            let unreadable = |reason: String| SessionError::Glossary { path: path.display().to_string(), reason };
            for path in files_of(path).map_err(|error| unreadable(super::files::reason(&error)))? {
                let bytes = super::files::read(&path).map_err(&unreadable)?;
                let text = glossary_text(&path, bytes, &self.lang).map_err(&unreadable)?;
                files.push(SourceFile { path: path.display().to_string(), text });
            }
        }
        Ok(files)
    }
}

/// The text of a glossary file. A term list of another tool may be in any encoding; our own files are UTF-8.
fn glossary_text(path: &Path, mut bytes: Vec<u8>, lang: &str) -> Result<String, String> {
    let is_own = path
        .extension()
        .and_then(|extension| extension.to_str())
        .is_none_or(|extension| glossary::exchange::Format::of_extension(extension).is_none());
    if is_own {
        return utf8(bytes);
    }
    let text = crate::encoding::decode(&bytes, None, Some(lang)).text;
    if let Cow::Owned(text) = text {
        return Ok(text);
    }
    // The bytes are the text, but perhaps for a byte order mark: no second copy of a long list.
    let mark = bytes.len() - text.len();
    bytes.drain(..mark);
    utf8(bytes)
}

fn utf8(bytes: Vec<u8>) -> Result<String, String> {
    String::from_utf8(bytes).map_err(|_| "it is not UTF-8; save it as UTF-8".into())
}

/// A file itself, or the glossary files of a folder in the order of their names.
pub(super) fn files_of(path: &Path) -> std::io::Result<Vec<PathBuf>> {
    if !std::fs::metadata(path)?.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.retain(|path| {
        let extension = path.extension().and_then(|extension| extension.to_str());
        extension.is_some_and(|extension| {
            extension == "toml" || glossary::exchange::Format::of_extension(extension).is_some()
        })
    });
    files.sort();
    Ok(files)
}
