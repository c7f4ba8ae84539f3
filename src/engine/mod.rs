//! Floor 4: from bytes to findings, and from findings to a repaired file.
//!
//! Runs the rules over the segments of a file, locates what they find in the file's bytes, chooses the fixes that may be
//! applied together, and repeats until nothing is left to fix. Not for files: bytes come in and go out.

pub mod audit;
mod check;
mod choose;
mod declaration;
mod examples;
mod fingerprint;
mod fix_all;
mod ignores;
mod language;
mod locate;
mod package;
mod recall;
mod repaired;
mod run;
mod scope;
mod score;
mod scratch;
mod search;
mod window;
mod written;

use std::borrow::Cow;
use std::sync::Arc;

use crate::archive::ArchiveError;
use crate::document::{ReadOptions, Tracking};
use crate::encoding::Charset;
use crate::fix::{Applicability, Patch, Severity};
use crate::glossary::{Glossary, Origin};
use crate::rules::Rule;
use crate::text::{Extent, File, Position, Span};

use language::Language;

pub use fingerprint::{Fingerprint, IgnoreList};
pub use fix_all::{FixError, Fixed, Unstable};
pub use package::{PartText, is_package};
pub use run::{FilePart, FileRun, Summary};
pub use score::{Penalty, Score};
pub use search::{Known, Search};
pub use window::{extent, windowed};
pub use written::{FileEdit, Remedy, Written};

/// What is checked with: rules, and a glossary for each language.
pub struct Checker {
    languages: Vec<Language>,
    rules: Vec<&'static Rule>,
    /// Where the severity of a rule's findings is not its own.
    severities: Vec<(&'static str, Severity)>,
    pool: scratch::Pool,
}

/// One file's bytes and what is known of them beforehand.
#[derive(Clone, Copy, Debug, Default)]
pub struct Input<'b> {
    pub bytes: &'b [u8],
    /// What of the file stands before the bytes: whole lines; for [`Checker::check_window`] only.
    pub before: Extent,
    /// The extension of its name, without the dot.
    pub extension: Option<&'b str>,
    /// A format by name, instead of a guess.
    pub format: Option<&'b str>,
    pub charset: Option<Charset>,
    pub options: ReadOptions<'b>,
    /// The language of what says nothing else.
    pub lang: &'b str,
    /// Findings that are left alone.
    pub ignored: Option<&'b IgnoreList>,
    /// Is it asked how findings and remedies are written in the file ([`Located::written`])?
    pub written: bool,
    /// Are the bytes that remedies change left untold ([`Located::patches`])? Who repairs nothing needs none.
    pub without_patches: bool,
    /// Are the repairs of a Word document written as tracked changes, and how?
    pub tracking: Option<&'b Tracking>,
}

/// A file that was checked.
#[derive(Clone, Debug)]
pub struct Checked {
    pub format: &'static str,
    pub charset: Charset,
    pub lang: String,
    pub words: usize,
    /// In the order of their places.
    pub findings: Vec<Located>,
    /// What is left alone.
    pub hidden: Vec<Hidden>,
}

/// A finding that is left alone.
#[derive(Clone, Debug)]
pub struct Hidden {
    pub finding: Located,
    pub by: HiddenBy,
    /// Why, if somebody said so.
    pub reason: Option<Box<str>>,
}

/// What hides a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HiddenBy {
    /// A comment in the file.
    Comment,
    /// A list beside the file.
    List,
    /// The findings of an earlier run.
    Baseline,
}

impl Hidden {
    /// `reason` may be empty.
    pub fn new(finding: Located, by: HiddenBy, reason: &str) -> Self {
        Hidden { finding, by, reason: (!reason.is_empty()).then(|| reason.into()) }
    }
}

/// A finding with its place in the file, in every unit.
#[derive(Clone, Debug)]
pub struct Located {
    pub rule: &'static Rule,
    pub severity: Severity,
    /// What a machine may do with it.
    pub applicability: Applicability,
    pub message: Cow<'static, str>,
    pub origin: Option<Origin>,
    pub start: Place,
    pub end: Place,
    /// What stands there, as a reader sees it.
    pub text: String,
    /// What each remedy puts there instead.
    pub replacements: Vec<String>,
    pub excerpt: Excerpt,
    /// The part of a package that it stands in, and that its places are places of.
    pub member: Option<Arc<str>>,
    /// How it and its remedies are written in the file; only where [`Input::written`] asks.
    pub written: Option<Box<Written>>,
    /// The bytes that the only remedy changes; empty where a machine must not, and where nobody asks for them.
    pub patches: Vec<Patch>,
    /// The ranges that the remedy speaks for: no other remedy may touch them in the same round.
    claims: Vec<Span<File>>,
}

/// A place in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Place {
    /// Into the file as it is on disk.
    pub byte: usize,
    /// Into the decoded text.
    pub position: Position,
}

/// The text round a finding, cut to what an editor needs to see.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Excerpt {
    pub before: String,
    pub after: String,
    /// Was text left out at the front or at the end?
    pub cut_before: bool,
    pub cut_after: bool,
}

/// Why a file could not be checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CheckError {
    /// The file is no text.
    Binary,
    /// The file is not what its format asks for: line and column of the place, and what is wrong.
    Unreadable {
        position: Position,
        message: String,
    },
    UnknownFormat(String),
    /// Too many lines of a feed are no records; from this line on nothing was checked.
    NoFeed {
        line: usize,
    },
    /// The package cannot be opened.
    Package(ArchiveError),
    /// There is no Word document in the package.
    NoDocument,
    /// A Word document of before there were packages, or one with a password.
    NotOpen,
    /// What is wrong is wrong in a part of the package.
    InMember {
        member: String,
        error: Box<CheckError>,
    },
}

impl std::fmt::Display for CheckError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            CheckError::Binary => {
                f.write_str("this is a binary file, not text; export the article as text and check that")
            }
            CheckError::Unreadable { position, message } => {
                write!(f, "line {}, column {}: {message}", position.line, position.column)
            }
            CheckError::NoFeed { line } => write!(
                f,
                "too many lines are no JSON; nothing was checked from line {line} on: mend the feed, or name its format with --format-in"
            ),
            CheckError::Package(error) => error.fmt(f),
            CheckError::NoDocument => f.write_str(
                "this is a ZIP package, but no Word document; save the article as DOCX, or unpack it and check what is in it",
            ),
            CheckError::NotOpen => {
                f.write_str("this is an old Word document, or one with a password; save it as DOCX without a password")
            }
            CheckError::InMember { member, error } => write!(f, "{member}: {error}"),
            CheckError::UnknownFormat(name) => {
                let names: Vec<&str> = crate::document::FORMATS.iter().map(|format| format.name).collect();
                write!(f, "there is no format \"{name}\"; write one of {}", names.join(", "))
            }
        }
    }
}

impl Checker {
    /// `severities` replaces what rules, by id, say of their own findings.
    pub fn new(
        glossaries: Vec<Arc<Glossary>>,
        rules: Vec<&'static Rule>,
        severities: Vec<(&'static str, Severity)>,
    ) -> Self {
        let languages = glossaries.into_iter().map(|glossary| Language::new(glossary, &rules)).collect();
        Checker { languages, rules, severities, pool: scratch::Pool::default() }
    }

    /// The glossary for a language tag, by its primary subtag.
    pub fn glossary(&self, lang: &str) -> Option<&Glossary> {
        self.language(lang).map(|language| &*language.glossary)
    }

    fn language(&self, lang: &str) -> Option<&Language> {
        let primary = lang.split(['-', '_']).next().unwrap_or(lang);
        self.languages.iter().find(|language| language.glossary.lang().eq_ignore_ascii_case(primary))
    }
}
