//! Floor 3: the rules.
//!
//! A rule is a value: what it is called, why it exists, how far its remedy may be trusted, examples that run as tests, and a
//! pure function from a [`Context`] to findings. Adding one is a new file and two lines below. Not for I/O, state or words:
//! whatever is a word of a language is data of the glossary.

mod agreement;
mod collapsed_dash;
mod context;
mod cut_off_text;
mod dangling_expectation;
mod disagreeing_verbs;
mod double_superlative;
mod doubled_phrase;
mod doubled_word;
mod echoed_variant;
mod english_currency;
mod english_date;
mod english_number;
mod english_ordinal;
mod english_time;
mod english_unit;
mod finding;
mod glossary_term;
mod glued_suspended_hyphen;
mod glued_words;
mod hidden_character;
mod hyphen_after_article;
mod inconsistent_name;
mod inconsistent_spelling;
mod inflection;
mod joined;
mod leaked_boilerplate;
mod leaked_entity;
mod leaked_placeholder;
mod leaked_tag;
mod leaked_token_mark;
mod literal_calque;
mod lost_accent;
mod lost_capital;
mod lost_hyphen;
mod malformed_bytes;
mod markdown_asterisks;
mod memo;
mod mojibake;
mod open_compound;
mod outline;
mod repeated_sentence;
mod repeated_time;
mod shouted_name;
mod singular_after_one_of;
mod singular_verb;
mod space_after_hyphen;
mod space_around_hyphen;
mod space_before_hyphen;
mod space_before_punctuation;
mod space_inside_brackets;
mod split_file_name;
mod split_word;
mod untranslated_english;
mod unused_ignore;
mod wrong_adjective_ending;
mod wrong_declaration;
mod wrong_determiner;
mod wrong_relative;

use crate::fix::{Applicability, Severity};
use crate::glossary::{Places, Trigger};

pub use context::Context;
pub use finding::{DocumentSink, Finding, Sink};
pub use memo::{Memo, Question};
pub use outline::{DocumentContext, Name, Outline, Paragraph, Sentence};

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

/// Finds what a rule finds in one segment.
pub type SegmentCheck = fn(&Context<'_>, &mut Sink<'_>);

/// Finds what a rule finds in one segment, where it has to look at these tokens only.
pub type PlacesCheck = fn(&Context<'_>, Places<'_>, &mut Sink<'_>);

/// What a rule looks at.
#[derive(Clone, Copy)]
pub enum Check {
    /// One segment at a time.
    Segment(SegmentCheck),
    /// One segment at a time, at the words that `trigger` holds for.
    Words { trigger: Trigger, check: PlacesCheck },
    /// One segment at a time, at the second of two words in a row that these hold for.
    Pairs { first: Trigger, second: Trigger, check: PlacesCheck },
    /// The article as a whole, after its segments.
    Document(fn(&DocumentContext<'_>, &mut DocumentSink<'_>)),
    /// The comments that hide findings: the engine knows what they hid.
    Ignores,
    /// The encoding that the file names: the engine knows which one it is in.
    Declaration,
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

/// Every rule, sorted by name.
pub const REGISTRY: &[&Rule] = &[
    &collapsed_dash::RULE,
    &cut_off_text::RULE,
    &dangling_expectation::RULE,
    &disagreeing_verbs::RULE,
    &double_superlative::RULE,
    &doubled_phrase::RULE,
    &doubled_word::RULE,
    &echoed_variant::RULE,
    &english_currency::RULE,
    &english_date::RULE,
    &english_number::RULE,
    &english_ordinal::RULE,
    &english_time::RULE,
    &english_unit::RULE,
    &glossary_term::RULE,
    &glued_suspended_hyphen::RULE,
    &glued_words::RULE,
    &hidden_character::RULE,
    &hyphen_after_article::RULE,
    &inconsistent_name::RULE,
    &inconsistent_spelling::RULE,
    &leaked_boilerplate::RULE,
    &leaked_entity::RULE,
    &leaked_placeholder::RULE,
    &leaked_tag::RULE,
    &leaked_token_mark::RULE,
    &literal_calque::RULE,
    &lost_accent::RULE,
    &lost_capital::RULE,
    &lost_hyphen::RULE,
    &malformed_bytes::RULE,
    &markdown_asterisks::RULE,
    &mojibake::RULE,
    &open_compound::RULE,
    &repeated_sentence::RULE,
    &repeated_time::RULE,
    &shouted_name::RULE,
    &singular_after_one_of::RULE,
    &singular_verb::RULE,
    &space_after_hyphen::RULE,
    &space_around_hyphen::RULE,
    &space_before_hyphen::RULE,
    &space_before_punctuation::RULE,
    &space_inside_brackets::RULE,
    &split_file_name::RULE,
    &split_word::RULE,
    &untranslated_english::RULE,
    &unused_ignore::RULE,
    &wrong_adjective_ending::RULE,
    &wrong_declaration::RULE,
    &wrong_determiner::RULE,
    &wrong_relative::RULE,
];

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
