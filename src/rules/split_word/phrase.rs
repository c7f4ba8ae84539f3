//! Pairs that read as a phrase or a clause, whatever they would make as one word: "klein kind", "geeft de koe melk".
//!
//! Not a parser: what may be read so is left alone.

use super::Class;
use super::pair::Pair;
use crate::rules::agreement::{Gender, gender};
use crate::text::Gap;

impl Pair<'_, '_> {
    /// "school gebruiken", "rapport gegevens bevat": the second word, or the next, may be the verb of the first; a judge is
    /// "rechter" too.
    pub(super) fn reads_as_clause(&self) -> bool {
        let after_one =
            self.before_is_any(&[Class::Indefinite]) || self.i > 2 && self.context.is(self.i - 3, Class::Indefinite);
        let is_title = self.context.is(self.i - 1, Class::Title);
        is_title || self.two.is_infinitive() || self.two.is_plural() && (after_one || self.is_verb(self.i + 1))
    }

    /// "in het netwerk toegang krijgen", "welke functie standaard werkt": the second may stand bare beside the first.
    pub(super) fn ends_bare(&self) -> bool {
        let is_definite = self.first_is_determined() && !self.before_is_any(&[Class::Indefinite]);
        self.context.is(self.i, Class::LightNoun) && (is_definite || self.is_verb(self.i + 1))
    }

    /// Is the first word an adjective of the second? Without its ending it is none before a noun of common gender ("goed
    /// keuring"), but after "een" before a person ("een goed voorzitter").
    pub(super) fn describes(&self) -> bool {
        let is_common = self.two.is_de() && !self.two.is_het() && !self.two.is_plural();
        let bare = self.one.is_adjective() && (!is_common || self.before_is_any(&[Class::Indefinite]));
        bare || self.one.is_inflected_adjective() || self.one.is_participle()
    }

    /// Is the first word the subject or object of a clause that goes on with the second ("mensen water geven", "geeft de koe
    /// melk", "als een computer verbinding maakt", "kunnen gebruikers gegevens sturen")?
    pub(super) fn is_clause(&self) -> bool {
        let opens_clause = [Class::FiniteVerb, Class::Auxiliary, Class::Subordinator, Class::Relative];
        let ends_compound = self.context.gap(self.i - 1) == Gap::Hyphen;
        self.context.is(self.i + 1, Class::LightVerb) && !self.opens_sentence()
            || self.has_bare_object()
            || self.one.is_plural() && (self.may_be_finite() || self.before_is_any(&opens_clause))
            || self.may_be_finite() && (ends_compound || self.first_is_determined() && !self.is_other_number())
    }

    /// "Het slacht offer heeft": before the verb of a sentence stands one phrase.
    fn opens_sentence(&self) -> bool {
        self.i > 1 && self.context.token(self.i - 2).opens_sentence && self.context.is(self.i - 2, Class::Article)
    }

    /// "geeft de koe melk", "als de koe melk geeft": the second may be the object, though it may be a verb elsewhere.
    fn has_bare_object(&self) -> bool {
        if self.i < 3 || !self.two.is_verb() || !self.first_is_determined() {
            return false;
        }
        let before = self.i - 3;
        let is_opener =
            || self.context.is_any(before, &[Class::Subordinator, Class::Relative]) && self.is_verb(self.i + 1);
        if self.context.is(before, Class::Preposition) {
            return false;
        }
        self.is_verb(before) || self.context.is_any(before, &[Class::FiniteVerb, Class::Auxiliary]) || is_opener()
    }

    /// Can the second word be the verb of the first? A bare stem ("lijn") is the first person's form.
    fn may_be_finite(&self) -> bool {
        let (classes, word) = (self.context.glossary.classes(), self.context.word(self.i));
        self.two.is_verb()
            && (!self.two.is_singular()
                || self.context.is(self.i, Class::PastStrong)
                // "in deze sectie leer je": behind the verb a pronoun is its subject.
                || self.context.is(self.i + 1, Class::PersonalPronoun)
                || self.two.is_infinitive()
                || classes.ends_in(word, Class::SingularEnding)
                || classes.ends_in(word, Class::PastEnding))
    }

    /// "de hoogte punten van": a singular has no plural verb, and an infinitive ends its clause or has one before it.
    fn is_other_number(&self) -> bool {
        let after = self.i + 1;
        self.one.is_singular()
            && !self.one.is_plural()
            && self.two.is_infinitive()
            && self.two.is_plural()
            && self.context.gap(after).is_blank()
            && self.context.is(after, Class::Preposition)
            && !self.context.has_any(&[Class::Auxiliary])
    }

    /// Does a determiner of its gender stand before the first word? One of the other gender belongs to the compound ("het
    /// knoop punt").
    fn first_is_determined(&self) -> bool {
        let determiners = [Class::Article, Class::Determiner, Class::Demonstrative, Class::Possessive];
        let other = match gender(self.context, self.i - 1) {
            Some(Gender::De) => Class::DeterminerHet,
            Some(Gender::Het) => Class::DeterminerDe,
            None => return self.before_is_any(&determiners),
        };
        self.before_is_any(&determiners) && !self.before_is_any(&[other])
    }
}
