//! A word broken in two by a space.

use super::agreement::{Gender, gender};
use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::{Class, Lexicon, WordFlags};
use crate::text::{Gap, Plain};

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
        Bad { text: "Bij het [[knoop punt]] staat het vast.", fixed: Some("Bij het knooppunt staat het vast.") },
        Bad {
            text: "In de lijst staat het [[prioriteit snummer]] van de zaak.",
            fixed: Some("In de lijst staat het prioriteitsnummer van de zaak."),
        },
        Bad {
            text: "Van alles staat er een [[samen vatting]] in.",
            fixed: Some("Van alles staat er een samenvatting in."),
        },
        Bad { text: "De [[bus chauffeur]] sluit de deur.", fixed: Some("De buschauffeur sluit de deur.") },
    ],
    good: &[
        "Hij dronk een glas water en at een stuk kaas.",
        "Een klein kind liep hard weg; zij wilden samen werken.",
        "Zij nam deel en wilde een deel nemen van de winst.",
        "In de zomer regent het hier maanden lang.",
        "De minister sprak met hen, en dit jaar werd het weer gegeven.",
        "Op de boerderij geeft de koe melk, en wie de functie test, ziet dat.",
        "Wij geven uw organisatie toegang tot het gebouw.",
        "Vandaag biedt de vereniging ondersteuning aan; wij nemen voor meer informatie contact op.",
        "Zo kunnen gebruikers gegevens sturen als een computer verbinding maakt.",
    ],
    check: Check::Segment(check),
};

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(lexicon) = context.glossary.lexicon() else { return };
    let mut i = 1;
    while i < context.len() {
        if let Some(proof) = proof(context, lexicon, i) {
            sink.push(finding(context, i, proof));
            i += 1;
        }
        i += 1;
    }
}

fn finding(context: &Context<'_>, i: usize, proof: Proof) -> Finding<Plain> {
    let joined = format!("{}{}", context.word(i - 1), context.word(i));
    let finding = Finding::new(&RULE, context.span(i - 1, i), "a space in the middle of a word").replace(joined);
    match proof {
        Proof::NoOtherReading => finding,
        Proof::Likely => finding.severity(Severity::Warning).at_most(Applicability::Suggested),
        Proof::Possible => finding.severity(Severity::Info).at_most(Applicability::Suggested),
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
    // What costs least goes first: most pairs of words end here.
    let pair = Pair::at(context, i).filter(Pair::may_join)?;
    let one = context.word(i - 1).to_lowercase();
    let two = context.word(i);
    let joined = lexicon.joined_flags(&one, two);
    let proof = pair.proof(Joined::of(joined)).or_else(|| pair.moved_link(lexicon, &one))?;
    let stays = context.glossary.classes().words(Class::SplitStays).contains(&format!("{one} {two}"));
    (!stays && !context.in_code(context.span(i - 1, i))).then_some(proof)
}

/// What the list has of the two as one.
#[derive(Clone, Copy)]
struct Joined {
    is_listed: bool,
    is_noun: bool,
}

impl Joined {
    /// As much as a list may have.
    const MOST: Joined = Joined { is_listed: true, is_noun: true };

    fn of(flags: WordFlags) -> Self {
        let is_listed = flags.is_lower() && flags.is_word();
        Joined { is_listed, is_noun: is_listed && (is_noun(flags) || flags.is_singular()) }
    }
}

/// Two words and what is known of them.
struct Pair<'c, 'a> {
    context: &'c Context<'a>,
    /// The second token.
    i: usize,
    one: WordFlags,
    two: WordFlags,
}

impl<'c, 'a> Pair<'c, 'a> {
    /// Tokens `i - 1` and `i`, if both may be parts of a word.
    fn at(context: &'c Context<'a>, i: usize) -> Option<Self> {
        let (first, second) = (context.token(i - 1), context.token(i));
        let pair = Pair { context, i, one: context.flags(i - 1), two: context.flags(i) };
        let is_capital = first.shape.starts_upper() && !first.shape.is_mixed();
        // A label has its capital inside a sentence too.
        let may_open = first.shape.is_all_lower() || is_capital && (first.opens_sentence || !pair.two.is_known());
        let are_parts = context.gap(i) == Gap::Space
            && may_open
            && second.shape.is_all_lower()
            && first.len() >= SHORTEST
            && second.len() >= SHORTEST
            // The same word twice is another rule's.
            && context.key(i - 1) != context.key(i)
            && !pair.has_small_word()
            && context.term_at(i - 1).is_none_or(|hit| hit.end <= i);
        are_parts.then_some(pair)
    }

    fn has_small_word(&self) -> bool {
        let (context, i) = (self.context, self.i);
        let stands = [Class::Preposition, Class::Adverb, Class::TimeWord];
        context.is_small_word(i)
            || context.is_small_word(i - 1)
            || self.two.is_function()
            || context.is_any(i, &[Class::Preposition, Class::Adverb, Class::TimeWord, Class::FiniteVerb])
            || context.is_any(i - 1, &[Class::Quantity, Class::Unit, Class::Day, Class::Month])
            || !self.opens_with_particle() && (self.one.is_function() || context.is_any(i - 1, &stands))
    }

    fn opens_with_particle(&self) -> bool {
        self.context.is(self.i - 1, Class::ParticleJoins)
    }

    /// Could the two be one word, if the list has it?
    fn may_join(&self) -> bool {
        self.proof(Joined::MOST).is_some() || !self.two.is_known()
    }

    /// Why they are one word.
    fn proof(&self, joined: Joined) -> Option<Proof> {
        let is_listed = joined.is_listed;
        if is_listed && self.context.is(self.i, Class::SuffixSplit) {
            return Some(if self.two.is_word() { Proof::Likely } else { Proof::NoOtherReading });
        }
        if is_listed && self.has_unknown_part() {
            return Some(Proof::Likely);
        }
        if self.one.is_only_a_link() && (is_listed || self.two.closes_compound()) {
            return Some(if is_listed { Proof::NoOtherReading } else { Proof::Likely });
        }
        if self.opens_with_particle() {
            let is_only_noun = is_noun(self.two) && !self.two.is_verb();
            let is_only_part = joined.is_noun && self.two.has_no_kind();
            return (is_listed && (self.is_particle_verb() || is_only_noun || is_only_part)).then_some(Proof::Likely);
        }
        if is_listed && self.is_one_word() {
            return Some(if self.reads_as_clause() { Proof::Possible } else { Proof::Likely });
        }
        if is_listed && self.may_be_persons() {
            return Some(Proof::Possible);
        }
        self.is_compound().then_some(Proof::Possible)
    }

    fn has_unknown_part(&self) -> bool {
        let is_unknown = |i: usize| !self.context.flags(i).is_known() && self.context.token(i).len() > SHORTEST;
        is_unknown(self.i - 1) || is_unknown(self.i)
    }

    /// "weer gegeven", unless a pronoun stands before it ("dit jaar werd het weer gegeven" needs an ear).
    fn is_particle_verb(&self) -> bool {
        let closers = [Class::Preposition, Class::Coordinator, Class::Subordinator, Class::Auxiliary, Class::Adverb];
        let ends_clause =
            matches!(self.context.gap(self.i + 1), Gap::Stop | Gap::Comma) || self.context.is_any(self.i + 1, &closers);
        let after_pronoun = self.before_is_any(&[Class::PersonalPronoun, Class::Article]);
        (self.two.is_participle() || self.two.is_verb()) && ends_clause && !after_pronoun
    }

    /// Two words that the list has as one: two nouns, or a stem and a noun. An adjective and a noun are a phrase ("klein
    /// kind"), a word and a verb may be one ("samen werken").
    fn is_one_word(&self) -> bool {
        let is_noun = is_noun(self.two) || self.two.is_singular() && !self.two.is_verb();
        (is_noun || self.two.closes_compound()) && !self.describes() && !self.is_clause()
    }

    /// "school gebruiken", "rapport gegevens bevat": the second word, or the next, may be the verb of the first; a judge is
    /// "rechter" too.
    fn reads_as_clause(&self) -> bool {
        let after_one =
            self.before_is_any(&[Class::Indefinite]) || self.i > 2 && self.context.is(self.i - 3, Class::Indefinite);
        let is_title = self.context.is(self.i - 1, Class::Title);
        is_title || self.two.is_infinitive() || self.two.is_plural() && (after_one || self.is_verb(self.i + 1))
    }

    /// "beheerders rechten": the list has it, and the second may be a verb too.
    fn may_be_persons(&self) -> bool {
        let word = self.context.word(self.i - 1);
        let before = [Class::Subordinator, Class::Relative, Class::FiniteVerb, Class::Auxiliary];
        self.context.glossary.classes().ends_in(word, Class::AgentPlural)
            && self.two.is_plural()
            && matches!(self.context.gap(self.i + 1), Gap::Stop | Gap::Comma)
            && !self.before_is_any(&before)
    }

    /// "Prioriteit snummer": the link of a compound went with its second part.
    fn moved_link(&self, lexicon: &Lexicon, one: &str) -> Option<Proof> {
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

    /// Is token `i` a verb and nothing else?
    fn is_verb(&self, i: usize) -> bool {
        let flags = self.context.flags(i);
        self.context.gap(i) == Gap::Space && flags.is_verb() && !is_noun(flags) && !flags.is_adjective()
    }

    /// Two nouns that make a compound nobody listed.
    fn is_compound(&self) -> bool {
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

    /// Is the first word an adjective of the second? Without its ending it is none before a noun of common gender ("goed
    /// keuring"), but after "een" before a person ("een goed voorzitter").
    fn describes(&self) -> bool {
        let is_common = self.two.is_de() && !self.two.is_het() && !self.two.is_plural();
        let bare = self.one.is_adjective() && (!is_common || self.before_is_any(&[Class::Indefinite]));
        bare || self.one.is_inflected_adjective() || self.one.is_participle()
    }

    /// Is the first word the subject or object of a clause that goes on with the second ("mensen water geven", "geeft de koe
    /// melk", "als een computer verbinding maakt", "kunnen gebruikers gegevens sturen")?
    fn is_clause(&self) -> bool {
        let opens_clause = [Class::FiniteVerb, Class::Auxiliary, Class::Subordinator, Class::Relative];
        let ends_compound = self.context.gap(self.i - 1) == Gap::Hyphen;
        self.context.is(self.i + 1, Class::LightVerb)
            || self.one.is_plural() && (self.two.is_verb() || self.before_is_any(&opens_clause))
            || self.two.is_verb() && (ends_compound || self.first_is_determined())
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

    /// Is the word before the pair of one of `classes`?
    fn before_is_any(&self, classes: &[Class]) -> bool {
        self.i > 1 && self.context.is_any(self.i - 2, classes)
    }
}

fn is_noun(flags: WordFlags) -> bool {
    flags.is_de() || flags.is_het() || flags.is_plural() || flags.is_diminutive()
}
