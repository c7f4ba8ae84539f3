//! Floor 3: the rules.
//!
//! A rule is a value: what it is called, why it exists, how far its remedy may be trusted, examples that run as tests, and a
//! pure function from a [`Context`] to findings. Adding one is a new file and two lines below. Not for I/O, state or words:
//! whatever is a word of a language is data of the glossary.

mod context;
mod finding;

use crate::fix::{Applicability, Severity};

pub use context::{Context, DocumentContext};
pub use finding::{DocumentSink, Finding, Sink};

/// What is checked, in one place.
pub struct Rule {
    /// Kebab-case, says the wrong thing: "space-before-hyphen".
    pub id: &'static str,
    /// One line for lists.
    pub summary: &'static str,
    /// Why it is a fault, and where the norm stands.
    pub why: &'static str,
    pub severity: Severity,
    /// The most that its remedies may be trusted.
    pub applicability: Applicability,
    pub tier: Tier,
    /// The error type in the MQM core typology (themqm.org).
    pub mqm: &'static str,
    /// Primary language subtags; empty: every language.
    pub languages: &'static [&'static str],
    pub bad: &'static [Bad],
    /// Texts that must stay silent under every rule: the traps.
    pub good: &'static [&'static str],
    pub check: Check,
}

/// A text with the wrong part in `[[…]]`, and what it reads after the fix; `None` where the editor decides.
pub struct Bad {
    pub text: &'static str,
    pub fixed: Option<&'static str>,
}

/// What a rule looks at.
#[derive(Clone, Copy)]
pub enum Check {
    /// One segment at a time.
    Segment(fn(&Context<'_>, &mut Sink<'_>)),
    /// The article as a whole, after its segments.
    Document(fn(&DocumentContext<'_>, &mut DocumentSink<'_>)),
}

/// What kind of damage; where two remedies overlap, the earlier tier goes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    Encoding,
    Markup,
    Glossary,
    Wording,
    Typography,
}

macro_rules! registry {
    ($($module:ident)*) => {
        $(mod $module;)*
        /// Every rule, by name.
        pub const REGISTRY: &[&Rule] = &[$(&$module::RULE),*];
    };
}

registry! {
    collapsed_dash
    doubled_word
    echoed_variant
    glossary_term
    leaked_boilerplate
    literal_calque
    lost_accent
    lost_capital
    lost_hyphen
    malformed_bytes
    open_compound
    shouted_name
    space_after_hyphen
    space_before_hyphen
    wrong_determiner
}

impl Rule {
    /// Does the rule hold for copy in `lang` (BCP 47)?
    pub fn speaks(&self, lang: &str) -> bool {
        let primary = lang.split('-').next().unwrap_or(lang);
        self.languages.is_empty() || self.languages.contains(&primary)
    }
}

/// The rule of that name.
pub fn rule(id: &str) -> Option<&'static Rule> {
    REGISTRY.iter().find(|rule| rule.id == id).copied()
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}
