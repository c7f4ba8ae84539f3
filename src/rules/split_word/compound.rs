//! Pairs that make a compound: one that the list has, or one that nobody listed.
//!
//! Not for what speaks against it: see [`super::phrase`].

use super::pair::Pair;
use super::{Class, Lexicon, Proof, is_noun};
use crate::text::Gap;

impl Pair<'_, '_> {
    /// Two words that the list has as one: two nouns, or a stem and a noun. An adjective and a noun are a phrase ("klein
    /// kind"), a word and a verb may be one ("samen werken").
    pub(super) fn is_one_word(&self) -> bool {
        let is_noun = is_noun(self.two) || self.two.is_singular() && !self.two.is_verb();
        (is_noun || self.two.closes_compound()) && !self.describes() && !self.is_clause()
    }

    /// "beheerders rechten": the list has it, and the second may be a verb too.
    pub(super) fn may_be_persons(&self) -> bool {
        let word = self.context.word(self.i - 1);
        let before = [Class::Subordinator, Class::Relative, Class::FiniteVerb, Class::Auxiliary];
        // "met beheerders rechten of"
        let is_led = || self.before_is_any(&[Class::Preposition]) && self.context.is(self.i + 1, Class::Coordinator);
        self.context.glossary.classes().ends_in(word, Class::AgentPlural)
            && self.two.is_plural()
            && (matches!(self.context.gap(self.i + 1), Gap::Stop | Gap::Comma) || is_led())
            && !self.before_is_any(&before)
    }

    /// "Prioriteit snummer": the link of a compound went with its second part.
    pub(super) fn moved_link(&self, lexicon: &Lexicon, one: &str) -> Option<Proof> {
        let two = self.context.word(self.i);
        if self.two.is_known() || !self.one.is_singular() {
            return None;
        }
        let links = self.context.glossary.classes().words(Class::LinkingLetter);
        let moved = links.iter().any(|link| {
            two.strip_prefix(link.as_str()).is_some_and(|rest| {
                lexicon.joined_flags(one, link).is_only_a_link() && lexicon.flags(rest).closes_compound()
            })
        });
        moved.then_some(Proof::Likely)
    }

    /// Two nouns that make a compound nobody listed.
    pub(super) fn is_compound(&self) -> bool {
        let word = self.context.word(self.i - 1);
        let may_link = || self.context.glossary.classes().ends_in(word, Class::AgentPlural);
        // A loan word opens compounds as it stands: "client computer".
        let is_loan = self.one.is_singular() && self.one.is_addition() && !is_noun(self.one);
        let opens =
            (self.one.opens_compound() && is_noun(self.one) || is_loan) && !self.one.is_verb() && word.len() > 3;
        let is_stem =
            !self.two.is_infinitive() && self.two.is_singular() && !self.context.is(self.i, Class::PastStrong);
        let closes = self.two.closes_compound() && is_noun(self.two);
        let closes = closes && (!self.two.is_verb() || is_stem);
        let stands = self.two.is_adjective() || self.two.is_inflected_adjective() || self.two.is_participle();
        opens
            && closes
            && !stands
            && !self.describes()
            && !self.is_clause()
            && !self.context.is_any(self.i - 1, &[Class::FiniteVerb, Class::Title])
            && !self.context.is(self.i, Class::LightNoun)
            && !self.is_verb(self.i + 1)
            && (!self.one.is_plural() || may_link())
    }
}
