//! Lists of findings that are left alone: `.copydesk-ignore.toml` beside the articles, and the baseline of a gate.
//!
//! Both are one format. An entry knows its finding by a hash of the rule and the words round it, not by its line or file, so it
//! holds when text moves. In a baseline it has a count: one more of the same is new.
//!
//! ```toml
//! version = 1
//!
//! [[ignore]]
//! rule = "doubled-word"
//! text = "zong zij de de haven toe"
//! hash = "8c1f0a5d3b7e9642"
//! reason = "Zo heet het lied."
//! ```

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;
use std::path::Path;

use serde::{Deserialize, Deserializer};

use super::config::{RuleName, told};
use super::new_file::Replaces;
use super::{files, write};
use crate::engine::{Checked, FileRun, Fingerprint, Hidden, HiddenBy, IgnoreList};

/// The name of the list beside the articles.
pub(super) const FILE_NAME: &str = ".copydesk-ignore.toml";

const VERSION: i64 = 1;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SideFile {
    #[serde(rename = "version")]
    _version: i64,
    #[serde(default)]
    ignore: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    #[serde(rename = "rule")]
    _rule: RuleName,
    #[serde(rename = "text")]
    _text: Option<String>,
    #[serde(deserialize_with = "hash")]
    hash: Fingerprint,
    #[serde(default = "one")]
    count: usize,
    #[serde(default)]
    reason: String,
}

fn one() -> usize {
    1
}

fn hash<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Fingerprint, D::Error> {
    let hash = String::deserialize(deserializer)?;
    hash.parse().map_err(|_| {
        serde::de::Error::custom(format!("\"{hash}\" is no hash: copy one that `check --write-baseline` wrote"))
    })
}

fn read(path: &Path) -> Result<SideFile, String> {
    let shown = path.display();
    let bytes = files::read(path).map_err(|reason| format!("the list {shown} cannot be read: {reason}"))?;
    let text = String::from_utf8(bytes)
        .map_err(|_| format!("the list {shown} cannot be read: it is not UTF-8; save it as UTF-8"))?;
    let table: toml::Table = toml::from_str(&text).map_err(|error| told(path, &text, &error))?;
    match table.get("version") {
        Some(toml::Value::Integer(VERSION)) => toml::from_str(&text).map_err(|error| told(path, &text, &error)),
        Some(other) => Err(format!(
            "{shown} is a list of version {other}, and this Copydesk reads version {VERSION}: write it anew with --write-baseline"
        )),
        None => Err(format!("{shown} has no version: write \"version = {VERSION}\" at its head")),
    }
}

/// A list beside the articles.
#[derive(Debug)]
pub(super) struct SideList {
    pub(super) path: std::path::PathBuf,
    pub(super) list: IgnoreList,
}

impl SideList {
    pub(super) fn read(path: &Path) -> Result<SideList, String> {
        let entries = read(path)?.ignore.into_iter().map(|entry| (entry.hash, entry.reason));
        Ok(SideList { path: path.to_path_buf(), list: IgnoreList::new(entries) })
    }
}

/// The findings of an earlier run: a gate looks at what is new.
#[derive(Debug, Default)]
pub struct Baseline {
    left: HashMap<Fingerprint, usize>,
}

impl Baseline {
    /// # Errors
    /// A sentence with the file, the line, what is wrong and what to do next.
    pub fn read(path: &Path) -> Result<Baseline, String> {
        let mut left = HashMap::new();
        for entry in read(path)?.ignore {
            *left.entry(entry.hash).or_insert(0) += entry.count;
        }
        Ok(Baseline { left })
    }

    /// Hides what is known, each as often as it was there.
    pub(super) fn settle(&mut self, checked: &mut Checked) {
        if self.left.is_empty() {
            return;
        }
        let mut shown = Vec::new();
        for finding in std::mem::take(&mut checked.findings) {
            match self.left.get_mut(&finding.fingerprint()) {
                Some(left) if *left > 0 => {
                    *left -= 1;
                    checked.hidden.push(Hidden::new(finding, HiddenBy::Baseline, ""));
                }
                _ => shown.push(finding),
            }
        }
        checked.findings = shown;
    }

    /// How many findings it knows that did not turn up.
    pub fn unused(&self) -> usize {
        self.left.values().sum()
    }
}

/// Gathers the findings of a run to be written as a baseline.
#[derive(Debug, Default)]
pub struct BaselineWriter {
    /// By rule and hash: a text to read, and how many.
    entries: BTreeMap<(&'static str, Fingerprint), (String, usize)>,
}

impl BaselineWriter {
    pub fn add(&mut self, run: &FileRun) {
        let Ok(checked) = &run.result else { return };
        for finding in &checked.findings {
            let key = (finding.rule.id, finding.fingerprint());
            self.entries.entry(key).or_insert_with(|| (finding.surroundings(), 0)).1 += 1;
        }
    }

    /// How many findings there are.
    pub fn findings(&self) -> usize {
        self.entries.values().map(|(_, count)| count).sum()
    }

    /// Writes them to `path`, in one step: nobody sees half a list.
    ///
    /// # Errors
    /// A sentence about what went wrong and what to do next.
    pub fn write(&self, path: &Path) -> Result<(), String> {
        let mut text =
            format!("# Findings that are known. `copydesk check --baseline` shows what is new.\nversion = {VERSION}\n");
        for ((rule, hash), (surroundings, count)) in &self.entries {
            let surroundings = toml::Value::String(surroundings.replace(['\n', '\r'], " "));
            let _ = write!(text, "\n[[ignore]]\nrule = \"{rule}\"\ntext = {surroundings}\nhash = \"{hash}\"\n");
            if *count > 1 {
                let _ = writeln!(text, "count = {count}");
            }
        }
        write::create(path, text.as_bytes(), Replaces::Anything)
            .map_err(|reason| format!("the baseline {}: {reason}", path.display()))
    }
}
