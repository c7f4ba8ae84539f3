//! Two neighbours that may be one word, and why they are.
//!
//! Not for longer chains: a word in three pieces is joined pair by pair.

use super::super::context::SMALL;
use super::{Class, Context, Proof, SHORTEST, WordFlags, in_clause_before, is_noun};
use crate::glossary::{ClassSet, Word};
use crate::text::Gap;

/// Words that stand by themselves, unless they are the particle of a verb.
const STANDS: ClassSet = ClassSet::of(&[Class::Preposition, Class::Adverb, Class::TimeWord]);
/// Words that are no first part.
const NO_FIRST: ClassSet = SMALL.with(&[Class::Quantity, Class::Unit, Class::Day, Class::Month]);
/// Words that are no second part.
const NO_SECOND: ClassSet = SMALL.with(&[Class::Preposition, Class::Adverb, Class::TimeWord, Class::FiniteVerb]);

/// May such a word be the first of two parts?
pub(super) fn may_open(word: &Word) -> bool {
    // A label has its capital inside a sentence too.
    let is_capital = word.shape.starts_upper() && !word.shape.is_mixed();
    let stands = word.flags.is_function() || word.meets(STANDS);
    !word.meets(NO_FIRST)
        && (word.shape.is_all_lower() || is_capital)
        && word.len >= SHORTEST
        && (word.is(Class::ParticleJoins) || !stands)
}

/// May such a word be the second of two parts?
pub(super) fn may_close(word: &Word) -> bool {
    let is_suffix = word.is(Class::SuffixSplit);
    let may_be_ending = is_suffix || word.is(Class::FiniteVerb) && !word.meets(SMALL);
    word.shape.is_all_lower()
        && word.len >= SHORTEST
        && (!word.meets(NO_SECOND) || may_be_ending)
        && (!word.flags.is_function() || is_suffix)
}

/// What the list has of the two as one.
#[derive(Clone, Copy)]
pub(super) struct Joined {
    is_listed: bool,
    is_noun: bool,
    is_participle: bool,
}

impl Joined {
    /// As much as a list may have.
    pub(super) const MOST: Joined = Joined { is_listed: true, is_noun: true, is_participle: true };

    pub(super) fn of(flags: WordFlags) -> Self {
        let is_listed = flags.is_lower() && flags.is_word();
        let is_noun = is_listed && (is_noun(flags) || flags.is_singular());
        Joined {
            is_listed,
            is_noun,
            is_participle: is_listed
                && !is_noun
                && (flags.is_participle() || flags.is_adjective() || flags.has_no_kind()),
        }
    }
}

/// Two words and what is known of them.
pub(super) struct Pair<'c, 'a> {
    pub(super) context: &'c Context<'a>,
    /// The second token.
    pub(super) i: usize,
    pub(super) one: WordFlags,
    pub(super) two: WordFlags,
}

impl<'c, 'a> Pair<'c, 'a> {
    /// Tokens `i - 1` and `i`, if both may be parts of a word. Asked of many pairs of words, so it is no call.
    #[inline(always)]
    pub(super) fn at(context: &'c Context<'a>, i: usize) -> Option<Self> {
        let (first, second) = (context.token(i - 1), context.token(i));
        if second.gap != Gap::Space || !may_open(&context.known(i - 1)) || !may_close(&context.known(i)) {
            return None;
        }
        let pair = Pair { context, i, one: context.flags(i - 1), two: context.flags(i) };
        // Behind a part that is no word, nothing else can stand: "kabinets besluit".
        let is_free = || {
            let is_part = pair.one.is_only_a_link() || is_no_word(context, i - 1);
            is_part || context.is(i, Class::SuffixSplit) || pair.may_be_participle()
        };
        // A label has its capital inside a sentence too ("de Verwissel bare schijf", "Toep assen").
        let is_label = || {
            let has_unknown_part = !pair.two.is_known() || !pair.one.is_known();
            let is_stem = pair.one.is_verb() && !pair.one.is_title() && !pair.one.is_singular() && !is_noun(pair.one);
            let is_noun =
                || pair.one.is_lower() && !pair.one.is_title() && context.token(i - 1).len() > 3 && pair.is_led();
            has_unknown_part || is_stem || is_noun() || context.is(i, Class::SuffixSplit) || pair.may_be_participle()
        };
        let has_its_case = first.shape.is_all_lower() || first.opens_sentence || is_label();
        let are_parts = has_its_case
            && (!context.meets(i, NO_SECOND) || is_free())
            // The same word twice is another rule's.
            && context.key(i - 1) != context.key(i)
            && context.term_at(i - 1).is_none_or(|hit| hit.end <= i);
        are_parts.then_some(pair)
    }

    fn opens_with_particle(&self) -> bool {
        self.context.is(self.i - 1, Class::ParticleJoins)
    }

    /// "naar de Cloud service": an article before a word with a capital, and no longer name.
    fn is_led(&self) -> bool {
        let is_plain =
            !self.context.token(self.i - 1).shape.is_all_upper() && self.context.gap(self.i + 1) != Gap::Hyphen;
        is_plain && self.before_is_any(&[Class::Article]) && !self.context.follows_with_capital(self.i - 2)
    }

    /// Could the two be one word, if the list has it?
    pub(super) fn may_join(&self) -> bool {
        self.proof(Joined::MOST).is_some() || !self.two.is_known()
    }

    /// Why they are one word.
    pub(super) fn proof(&self, joined: Joined) -> Option<Proof> {
        let is_listed = joined.is_listed;
        if is_listed && self.context.is(self.i, Class::SuffixSplit) {
            return Some(if self.two.is_word() { Proof::Likely } else { Proof::NoOtherReading });
        }
        if is_listed && self.has_unknown_part() || joined.is_participle && self.may_be_participle() {
            return Some(Proof::Likely);
        }
        if self.one.is_only_a_link() && (is_listed || self.two.closes_compound()) {
            // "'s lands besluit": an old genitive may stand before a verb.
            let may_be_clause = self.context.is(self.i, Class::FiniteVerb);
            return Some(if is_listed && !may_be_clause { Proof::NoOtherReading } else { Proof::Likely });
        }
        if self.opens_with_particle() {
            let is_only_noun = is_noun(self.two) && !self.two.is_verb();
            let is_only_part = joined.is_noun && self.two.has_no_kind();
            return (is_listed && (self.is_particle_verb() || is_only_noun || is_only_part)).then_some(Proof::Likely);
        }
        if is_listed && self.is_one_word() {
            // "de Cloud service": a name may be made of common words.
            let is_label =
                !self.context.token(self.i - 1).opens_sentence && self.context.token(self.i - 1).shape.starts_upper();
            let is_sure = !is_label && !self.ends_bare() && !self.reads_as_clause();
            return Some(if is_sure { Proof::Likely } else { Proof::Possible });
        }
        if is_listed && self.may_be_persons() {
            return Some(Proof::Possible);
        }
        self.is_compound().then_some(Proof::Possible)
    }

    /// "Inge schreven", "gesp roken": a name or noun before a verb that its number shuts out. What would describe a noun is one.
    fn may_be_participle(&self) -> bool {
        let first = self.context.token(self.i - 1);
        let is_name = || first.shape.starts_upper() && !first.opens_sentence && self.one.is_title();
        let begins = || {
            let word = self.context.word(self.i - 1);
            let mut prefixes = self.context.glossary.classes().openings(word, Class::ParticiplePrefix);
            self.one.is_singular() && prefixes.next().is_some()
        };
        self.two.is_verb()
            && !self.two.is_participle()
            && !self.two.is_singular()
            && (is_name() || begins())
            && self.context.glossary.classes().ends_in(self.context.word(self.i), Class::InfinitiveEnding)
    }

    fn has_unknown_part(&self) -> bool {
        is_no_word(self.context, self.i - 1) || is_no_word(self.context, self.i)
    }

    /// "weer gegeven", unless a pronoun stands before it ("dit jaar werd het weer gegeven" needs an ear).
    fn is_particle_verb(&self) -> bool {
        let closers = [Class::Preposition, Class::Coordinator, Class::Subordinator, Class::Auxiliary, Class::Adverb];
        let ends_clause =
            matches!(self.context.gap(self.i + 1), Gap::Stop | Gap::Comma) || self.context.is_any(self.i + 1, &closers);
        let after_pronoun = self.before_is_any(&[Class::PersonalPronoun, Class::Article]);
        (self.two.is_participle() || self.two.is_verb()) && ends_clause && !after_pronoun && !self.is_stranded()
    }

    /// "er kan niemand mee helpen", "met de klok mee draaien": the particle belongs to a word before it.
    fn is_stranded(&self) -> bool {
        let stands_before = |class| in_clause_before(self.context, self.i, class);
        self.context.is(self.i - 1, Class::StrandedParticle)
            && (stands_before(Class::RWord) || stands_before(Class::StrandedOpener))
    }

    /// Is token `i` a verb and nothing else?
    pub(super) fn is_verb(&self, i: usize) -> bool {
        let flags = self.context.flags(i);
        self.context.gap(i) == Gap::Space && flags.is_verb() && !is_noun(flags) && !flags.is_adjective()
    }

    /// Is the word before the pair of one of `classes`?
    pub(super) fn before_is_any(&self, classes: &[Class]) -> bool {
        self.i > 1 && self.context.is_any(self.i - 2, classes)
    }
}

/// Does nobody know the word at token `i`, or as a name only? In small letters that is no word ("inge schreven").
fn is_no_word(context: &Context<'_>, i: usize) -> bool {
    let (token, flags) = (context.token(i), context.flags(i));
    let is_only_name = flags.is_title() && !flags.is_lower() && token.shape.is_all_lower();
    (!flags.is_known() || is_only_name) && token.len() > SHORTEST
}
