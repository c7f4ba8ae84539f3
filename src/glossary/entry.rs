//! What a glossary file says: terms, phrases, boilerplate and word classes, each with where it was written.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::fix::{Applicability, Severity};

/// The place in a glossary file that decided something.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Origin {
    pub file: Arc<str>,
    /// From 1.
    pub line: usize,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

/// What every kind of entry has.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Entry {
    pub origin: Origin,
    pub content: Content,
    pub why: Arc<str>,
    /// Who decided it: a style guide, a standard.
    pub source: Arc<str>,
    pub english: Option<String>,
    pub severity: Severity,
    pub applicability: Applicability,
    /// Where it holds; empty: everywhere.
    pub scope: Vec<Scope>,
    pub region: Option<String>,
    /// Surface contexts in which the entry stays silent.
    pub except: Vec<String>,
    #[serde(skip)]
    pub bad: Vec<BadExample>,
    #[serde(skip)]
    pub good: Vec<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Content {
    Term(Term),
    Phrase(Phrase),
    Boilerplate(Boilerplate),
}

/// A concept, its preferred form and the forms that are not to be used.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Term {
    pub right: String,
    pub wrong: Vec<String>,
    pub deprecated: Vec<String>,
    pub admitted: Vec<String>,
    pub kind: TermKind,
    pub case: CaseRule,
    pub inflect: Inflection,
    pub compound: Compound,
    /// Is the form with a space instead of its hyphen wrong?
    pub spaced_is_wrong: bool,
    /// Does a one-word form also match with a space (a name: or hyphen) inside?
    pub split: bool,
    pub adjective: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TermKind {
    Name,
    Word,
    Acronym,
    Brand,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CaseRule {
    Exact,
    First,
    Any,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Inflection {
    None,
    /// By the endings of the language.
    Rule,
    /// By the endings, but for these forms: (found, right).
    Listed(Vec<(String, String)>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compound {
    pub first: bool,
    pub last: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scope {
    Headline,
    Body,
    Quote,
}

/// A pattern and what it should read; see [`super::Pattern`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Phrase {
    pub pattern: String,
    /// None: shown, no remedy. Several: the editor chooses.
    pub right: Vec<String>,
}

/// A paragraph that leaked from a page.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Boilerplate {
    pub text: String,
}

/// A text with its fault in `[[…]]`, and what it should read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BadExample {
    pub text: String,
    pub fixed: Option<String>,
}

/// Words of one class, as a file lists them.
#[derive(Clone, Debug)]
pub struct ClassEntry {
    pub origin: Origin,
    pub name: String,
    pub why: Arc<str>,
    pub words: Vec<String>,
}

impl Term {
    /// The term of one form, with what it has of itself: a capital makes a name, capitals make an acronym.
    pub fn new(right: String) -> Term {
        let kind = TermKind::of(&right);
        Term::of_kind(right, kind)
    }

    /// A term of a kind, with what that kind has of itself.
    pub fn of_kind(right: String, kind: TermKind) -> Term {
        let is_name = kind == TermKind::Name;
        Term {
            right,
            wrong: Vec::new(),
            deprecated: Vec::new(),
            admitted: Vec::new(),
            kind,
            case: if kind == TermKind::Word { CaseRule::First } else { CaseRule::Exact },
            inflect: if is_name { Inflection::Rule } else { Inflection::None },
            compound: Compound { first: is_name, last: false },
            spaced_is_wrong: is_name,
            split: false,
            adjective: None,
        }
    }
}

impl TermKind {
    pub const ALL: [TermKind; 4] = [TermKind::Name, TermKind::Word, TermKind::Acronym, TermKind::Brand];

    /// What a form looks like.
    pub fn of(right: &str) -> TermKind {
        if crate::text::case::is_shouted(right) {
            TermKind::Acronym
        } else if crate::text::case::starts_upper(right) {
            TermKind::Name
        } else {
            TermKind::Word
        }
    }

    pub const fn name(self) -> &'static str {
        match self {
            TermKind::Name => "name",
            TermKind::Word => "word",
            TermKind::Acronym => "acronym",
            TermKind::Brand => "brand",
        }
    }
}

impl CaseRule {
    pub const ALL: [CaseRule; 3] = [CaseRule::Exact, CaseRule::First, CaseRule::Any];

    pub const fn name(self) -> &'static str {
        match self {
            CaseRule::Exact => "exact",
            CaseRule::First => "first",
            CaseRule::Any => "any",
        }
    }
}

impl Compound {
    pub const ALL: [Compound; 4] = [
        Compound { first: false, last: false },
        Compound { first: true, last: false },
        Compound { first: false, last: true },
        Compound { first: true, last: true },
    ];

    pub const fn name(self) -> &'static str {
        match (self.first, self.last) {
            (false, false) => "none",
            (true, false) => "first",
            (false, true) => "last",
            (true, true) => "both",
        }
    }
}

impl Scope {
    pub const ALL: [Scope; 3] = [Scope::Headline, Scope::Body, Scope::Quote];

    pub const fn name(self) -> &'static str {
        match self {
            Scope::Headline => "headline",
            Scope::Body => "body",
            Scope::Quote => "quote",
        }
    }
}

/// Everything that a set of files holds, in the order of the files.
#[derive(Clone, Debug, Default)]
pub struct Entries {
    pub entries: Vec<Entry>,
    pub classes: Vec<ClassEntry>,
}

/// A mistake in a glossary file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mistake {
    pub origin: Origin,
    pub what: String,
    pub instead: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.origin, self.what, self.instead)
    }
}
