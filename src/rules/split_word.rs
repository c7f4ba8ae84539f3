//! A word broken in two by a space.

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::{Class, Lexicon, WordFlags};
use crate::text::Gap;

pub(super) static RULE: Rule = Rule {
    id: "split-word",
    summary: "a compound or derived word with a space inside",
    why: "English sets nouns side by side and engines cut long words to pieces; Dutch writes a compound and a derived word as one (Leidraad 6.1). Two words are joined only where they make a word and do not read as a phrase.",
    severity: Severity::Error,
    applicability: Applicability::Safe,
    tier: Tier::Typography,
    mqm: "linguistic-conventions/orthography/compounding",
    languages: &["nl"],
    bad: &[
        Bad {
            text: "Het [[besturings systeem]] van de brug is oud.",
            fixed: Some("Het besturingssysteem van de brug is oud."),
        },
        Bad {
            text: "De uitslag wordt op het bord [[weer gegeven]].",
            fixed: Some("De uitslag wordt op het bord weergegeven."),
        },
        Bad { text: "Bij de [[onderhouds ploeg]] is plaats.", fixed: Some("Bij de onderhoudsploeg is plaats.") },
        Bad { text: "De deur gaat [[hand matig]] open.", fixed: Some("De deur gaat handmatig open.") },
        Bad { text: "De [[haven meester]] sluit de sluis.", fixed: Some("De havenmeester sluit de sluis.") },
    ],
    good: &[
        "Hij dronk een glas water en at een stuk kaas.",
        "Een klein kind liep hard weg; zij wilden samen werken.",
        "Zij nam deel en wilde een deel nemen van de winst.",
        "In de zomer regent het hier maanden lang.",
        "De minister sprak met hen, en dit jaar werd het weer gegeven.",
    ],
    check: Check::Segment(check),
};

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(lexicon) = context.glossary.lexicon() else { return };
    let mut i = 1;
    while i < context.len() {
        if context.gap(i) == Gap::Space
            && let Some(proof) = proof(context, lexicon, i)
            && !context.in_code(context.span(i - 1, i))
        {
            let joined = format!("{}{}", context.word(i - 1), context.word(i));
            let finding =
                Finding::new(&RULE, context.span(i - 1, i), "a space in the middle of a word").replace(joined);
            sink.push(match proof {
                Proof::NoOtherReading => finding,
                Proof::Likely => finding.severity(Severity::Warning).at_most(Applicability::Suggested),
                Proof::Possible => finding.severity(Severity::Info).at_most(Applicability::Suggested),
            });
            i += 1;
        }
        i += 1;
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Proof {
    /// A part is no word by itself.
    NoOtherReading,
    /// Both are words that nobody sets side by side.
    Likely,
    /// They make a compound that the list does not have.
    Possible,
}

/// The shortest part, in bytes.
const SHORTEST: usize = 2;

/// Why tokens `i - 1` and `i` are one word, if they are.
fn proof(context: &Context<'_>, lexicon: &Lexicon, i: usize) -> Option<Proof> {
    let (first, second) = (context.token(i - 1), context.token(i));
    let may_open =
        first.shape.is_all_lower() || first.opens_sentence && first.shape.starts_upper() && !first.shape.is_mixed();
    if !may_open
        || !second.shape.is_all_lower()
        || first.len() < SHORTEST
        || second.len() < SHORTEST
        || context.term_at(i - 1).is_some_and(|hit| hit.end > i)
    {
        return None;
    }
    let one = context.word(i - 1).to_lowercase();
    let two = context.word(i);
    let pair = Pair { context, i, one: context.flags(i - 1), two: context.flags(i) };
    let joined = lexicon.flags(&format!("{one}{two}"));
    let is_listed = joined.is_lower() && joined.is_word();
    if stays(context, &one, two) || pair.has_function_word(is_listed) {
        return None;
    }
    if context.is(i, Class::SuffixSplit) && is_listed {
        return Some(if pair.two.is_word() { Proof::Likely } else { Proof::NoOtherReading });
    }
    if is_listed && (!pair.one.is_known() && one.len() > SHORTEST || !pair.two.is_known() && two.len() > SHORTEST) {
        return Some(Proof::Likely);
    }
    if pair.one.is_only_a_link() && (is_listed || pair.two.closes_compound()) {
        return Some(if is_listed { Proof::NoOtherReading } else { Proof::Likely });
    }
    if context.is(i - 1, Class::ParticleJoins) {
        let is_noun = is_noun(pair.two) && !pair.two.is_verb();
        return (is_listed && (pair.is_particle_verb() || is_noun)).then_some(Proof::Likely);
    }
    if is_listed && pair.is_one_word() {
        return Some(Proof::Likely);
    }
    pair.is_compound(&one).then_some(Proof::Possible)
}

/// Is this a pair that the glossary keeps apart?
fn stays(context: &Context<'_>, one: &str, two: &str) -> bool {
    let pair = format!("{one} {two}");
    context.glossary.classes().words(Class::SplitStays).contains(&pair)
}

/// Two words and what is known of them.
struct Pair<'c, 'a> {
    context: &'c Context<'a>,
    /// The second token.
    i: usize,
    one: WordFlags,
    two: WordFlags,
}

impl Pair<'_, '_> {
    /// A word that holds a sentence together stands by itself, whatever it makes with its neighbour.
    fn has_function_word(&self, is_listed: bool) -> bool {
        let small = [
            Class::Article,
            Class::Determiner,
            Class::Demonstrative,
            Class::PersonalPronoun,
            Class::Possessive,
            Class::Coordinator,
            Class::Subordinator,
            Class::Relative,
            Class::Auxiliary,
            Class::NumberWord,
            Class::OrdinalWord,
        ];
        let (context, i) = (self.context, self.i);
        // What the list has as one word need not be what a verb says.
        let stands = [Class::Preposition, Class::Adverb, Class::TimeWord];
        let is_particle = is_listed && context.is(i - 1, Class::ParticleJoins);
        context.is_any(i, &small)
            || context.is_any(i, &[Class::Preposition, Class::Adverb, Class::TimeWord, Class::FiniteVerb])
            || self.two.is_function()
            || context.is_any(i - 1, &small)
            || context.is_any(i - 1, &[Class::Quantity, Class::Unit, Class::Title, Class::Day, Class::Month])
            || !is_particle && (self.one.is_function() || context.is_any(i - 1, &stands))
            || !is_listed && context.is(i - 1, Class::FiniteVerb)
    }

    /// "weer gegeven", unless a time stands before it ("dit jaar werd het weer gegeven" needs an ear).
    fn is_particle_verb(&self) -> bool {
        let ends_clause = matches!(self.context.gap(self.i + 1), Gap::Stop | Gap::Comma | Gap::Start)
            || self.context.is_any(
                self.i + 1,
                &[Class::Preposition, Class::Coordinator, Class::Subordinator, Class::Auxiliary, Class::Adverb],
            );
        (self.two.is_participle() || self.two.is_verb()) && ends_clause && !self.after_pronoun()
    }

    fn after_pronoun(&self) -> bool {
        self.i > 1 && self.context.is_any(self.i - 2, &[Class::PersonalPronoun, Class::Article])
    }

    /// Two words that the list has as one: two nouns, or a stem and a noun. An adjective and a noun are a phrase ("klein
    /// kind"), a word and a verb may be one ("samen werken").
    fn is_one_word(&self) -> bool {
        (is_noun(self.two) || self.two.closes_compound()) && !self.describes() && !self.is_clause()
    }

    /// Two nouns that make a compound nobody listed.
    fn is_compound(&self, one: &str) -> bool {
        let is_single = !self.one.is_plural() || one.ends_with("ers");
        let opens = self.one.opens_compound() && !self.one.is_verb() && is_noun(self.one) && is_single && one.len() > 3;
        let closes = self.two.closes_compound() && is_noun(self.two) && !self.two.is_verb();
        let stands = self.two.is_adjective() || self.two.is_inflected_adjective() || self.two.is_participle();
        opens && closes && !stands && !self.describes()
    }

    /// Is the first word an adjective of the second? Without its ending it is none before a noun of common gender ("goed
    /// keuring"), but after "een" before a person ("een goed voorzitter").
    fn describes(&self) -> bool {
        let is_common = self.two.is_de() && !self.two.is_het() && !self.two.is_plural();
        let after_indefinite = self.i > 1 && self.context.is(self.i - 2, Class::Indefinite);
        let bare = self.one.is_adjective() && (!is_common || after_indefinite);
        bare || self.one.is_inflected_adjective() || self.one.is_participle()
    }

    /// Does the second word begin what the first is the subject or object of ("de raad weer", "omdat mensen water drinken")?
    fn is_clause(&self) -> bool {
        self.two.is_verb() && self.one.is_plural()
    }
}

fn is_noun(flags: WordFlags) -> bool {
    flags.is_de() || flags.is_het() || flags.is_plural() || flags.is_diminutive()
}
