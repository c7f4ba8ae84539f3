//! Word classes: what a rule needs to know of a word, as data. Which words have which, [`super::ClassIndex`] tells.

use serde::{Deserialize, Serialize};

macro_rules! classes {
    ($($variant:ident = $name:literal: $what:literal,)*) => {
        /// The classes that rules ask for by name. Files may define more, for the slots of phrases.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Class { $(#[doc = $what] $variant,)* }

        impl Class {
            pub const ALL: &[Class] = &[$(Class::$variant),*];

            pub const fn name(self) -> &'static str {
                match self { $(Class::$variant => $name),* }
            }
        }
    };
}

classes! {
    Abbreviation = "abbreviation": "An abbreviation whose full stop ends no sentence.",
    Adverb = "adverb": "An adverb.",
    AfterFigure = "after-figure": "Half a word that hangs on a figure.",
    AgentPlural = "agent-plural": "The ending of a plural of persons, which may also open a compound.",
    AlwaysDeterminer = "always-determiner": "A determiner that is no pronoun.",
    AppendedPlural = "appended-plural": "Makes a plural behind a singular.",
    Article = "article": "An article.",
    Auxiliary = "auxiliary": "A form of an auxiliary verb.",
    BareNoun = "bare-noun": "A noun that stands without an article beside its verb.",
    BendingEnding = "bending-ending": "A small word that looks like the ending of a verb or an adjective.",
    BoundPrefix = "bound-prefix": "The front of a compound that is hardly ever a word by itself.",
    BrandLower = "brand-lower": "A brand that is written with a small letter in front.",
    BrandUpper = "brand-upper": "A brand that is written in capitals.",
    ClashingVowels = "clashing-vowels": "Two vowels that would be read as one.",
    ClauseParticle = "clause-particle": "A preposition that also ends the clause before \"that\".",
    Clitic = "clitic": "What may hang on a hyphen or apostrophe after a word.",
    Compass = "compass": "A point of the compass, or a part of a country, before a name.",
    ContentOpener = "content-opener": "Opens a clause that says what is expected or said.",
    Copula = "copula": "A verb that joins what is said of it to its subject.",
    Coordinator = "coordinator": "A coordinating conjunction.",
    CurrencyOfSign = "currency-of-sign": "The currencies of the signs, in their order.",
    CurrencyWord = "currency-word": "A currency.",
    Day = "day": "A day of the week.",
    DativeParticiple = "dative-participle": "The participle of a verb with somebody to whom it is done, who may open the sentence.",
    DayPart = "day-part": "A part of the day.",
    Demonstrative = "demonstrative": "A demonstrative pronoun.",
    DetachedParticle = "detached-particle": "A particle that never follows what it belongs to.",
    Determiner = "determiner": "Opens a noun phrase.",
    DeterminerDe = "determiner-de": "Stands before a noun of common gender; in the order of its neuter partners.",
    DeterminerHet = "determiner-het": "Stands before a neuter noun; in the order of its common partners.",
    DoubledVowel = "doubled-vowel": "A vowel that is written twice before a last consonant.",
    DoubleEmphasis = "double-emphasis": "A word that is said twice for emphasis.",
    DoubledPair = "doubled-pair": "A set phrase in which a word comes back.",
    DutchMonth = "dutch-month": "The months of the English ones, in their order.",
    DutchUnit = "dutch-unit": "The units of the English ones, in their order.",
    EditionWord = "edition-word": "Stands before the number of an edition.",
    EnglishAlone = "english-alone": "An English word that nobody takes over into this language.",
    EnglishArticle = "english-article": "The English article, which also opens the names of bands and papers.",
    EnglishFunction = "english-function": "An English function word that is no word of this language.",
    EnglishMonth = "english-month": "A month in English.",
    EnglishNews = "english-news": "A frequent English news word that is no word of this language.",
    EnglishOrdinalEnding = "english-ordinal-ending": "The ending of an English ordinal in figures.",
    EnglishUnit = "english-unit": "A unit of measure in English.",
    EnglishWeak = "english-weak": "An English word that may be one of this language too.",
    ExpectationParticiple = "expectation-participle": "The participle of a verb of expecting or supposing.",
    ExchangedPlural = "exchanged-plural": "The ends of plurals, in the order of exchanged-singular.",
    ExchangedSingular = "exchanged-singular": "The end of a singular that its plural does not have.",
    FamilyParticle = "family-particle": "A part of a family name, which may have a small letter.",
    FileExtension = "file-extension": "Stands after the dot of a file name and is no word.",
    FiniteEnding = "finite-ending": "The ending of a finite verb, singular or plural.",
    FiniteVerb = "finite-verb": "A frequent finite verb form.",
    FreePreposition = "free-preposition": "A preposition that no particle follows with its noun.",
    GenitiveEnding = "genitive-ending": "The end of a name that may own what follows.",
    GluedEnding = "glued-ending": "A small word that looks like the ending of another.",
    GluedHead = "glued-head": "A small word that sticks to the front of another.",
    GluedLookalike = "glued-lookalike": "A word of another language that looks like two glued ones.",
    GluedTail = "glued-tail": "A small word that sticks to the end of another.",
    GroupName = "group-name": "The name of a group of people that the lexicon does not have as one.",
    IdentifierPart = "identifier-part": "An English word of which identifiers are made.",
    HourWord = "hour-word": "Stands after a time in figures.",
    Indefinite = "indefinite": "A determiner after which an adjective has no ending before a neuter noun.",
    InfinitiveEnding = "infinitive-ending": "The ending of an infinitive.",
    InfinitiveMarker = "infinitive-marker": "Stands before an infinitive.",
    InfinitiveOpener = "infinitive-opener": "Opens a clause with an infinitive.",
    Interjection = "interjection": "An interjection.",
    KeepsEnding = "keeps-ending": "An adjective that has one form before every noun.",
    LeavesOpen = "leaves-open": "A word that no sentence can end with.",
    LightVerb = "light-verb": "A verb that takes a bare noun.",
    LightNoun = "light-noun": "A noun that stands bare before its verb.",
    LinkingLetter = "linking-letter": "What links the parts of a compound.",
    LiteralAnnouncer = "literal-announcer": "Announces a literal name, such as that of an option.",
    LiteralOpener = "literal-opener": "Opens an instruction to write something as it stands.",
    LooseOpener = "loose-opener": "A preposition that a loose particle may end.",
    LooseParticle = "loose-particle": "A particle that is no preposition.",
    MayDouble = "may-double": "A word that may rightly stand twice in a row.",
    Measured = "measured": "Stands after a number with decimals.",
    Modal = "modal": "A verb that an infinitive completes.",
    Month = "month": "A month.",
    MotionInfinitive = "motion-infinitive": "A verb of motion, before which a particle may belong to a noun.",
    MotionParticiple = "motion-participle": "The participle of a verb of motion, before which a particle may belong to a noun.",
    NameAdjectiveEnding = "name-adjective-ending": "The ending of an adjective that was made of a name.",
    NameAnnouncer = "name-announcer": "Announces a name as a computer has it, in small letters.",
    NameEnding = "name-ending": "An ending that a name may take.",
    NameLookalike = "name-lookalike": "A word of another language that is a name here.",
    NeedsArticle = "needs-article": "A noun that never stands without an article in the singular.",
    NounOpener = "noun-opener": "Opens nouns and does not stand loose before one.",
    NumberWord = "number-word": "A number in words.",
    OfWhom = "of-whom": "Stands before the one of whom something is expected.",
    OldForm = "old-form": "A small word of old phrases, and the end of many words of other languages.",
    OrdinalWord = "ordinal-word": "An ordinal in words.",
    OtherPlural = "other-plural": "The ending of a plural that shuts out the small word which looks like one.",
    ParticiplePrefix = "participle-prefix": "The prefix of a past participle.",
    ParticleJoins = "particle-joins": "A particle that is hardly ever a word by itself before a participle.",
    ParticleAdjective = "particle-adjective": "Makes a word with a preposition where no noun follows.",
    ParticleRest = "particle-rest": "Stands behind no preposition, and makes a word with some.",
    PassivePlural = "passive-plural": "A plural of the passive auxiliary; in the order of its singular partners.",
    PassiveSingular = "passive-singular": "A singular of the passive auxiliary; in the order of its plural partners.",
    PastEnding = "past-ending": "The ending of a weak past tense.",
    PastStrong = "past-strong": "A strong past tense, which its form does not show.",
    PersonalPronoun = "personal-pronoun": "A personal pronoun.",
    PersonSuffix = "person-suffix": "The end of a noun that may be a person.",
    PluralDeterminer = "plural-determiner": "A determiner that plurals have only.",
    PluralDiffers = "plural-differs": "A determiner that stands before no plural.",
    PluralEnding = "plural-ending": "A small word that looks like the ending of a plural.",
    Possessive = "possessive": "A possessive pronoun.",
    PluralName = "plural-name": "The last word of a name that is a plural.",
    PrefixHyphen = "prefix-hyphen": "A first part of a compound that takes a hyphen.",
    PrefixJoined = "prefix-joined": "A first part of a compound that takes no hyphen.",
    Preposition = "preposition": "A preposition.",
    ProgramNoun = "program-noun": "Belongs to a program, whose name stands before it.",
    Quantity = "quantity": "A measure that may stand before a bare noun.",
    RWord = "r-word": "Stands for a thing that a preposition later in the clause belongs to.",
    Reduplication = "reduplication": "A name or word made of the same part twice.",
    Relative = "relative": "A relative pronoun.",
    ResumedSubject = "resumed-subject": "A pronoun that takes up a subject named before.",
    ScaleDutch = "scale-dutch": "The scale words of the English ones, in their order.",
    ScaleEnglish = "scale-english": "A scale word as English amounts have it.",
    SignOfCurrency = "sign-of-currency": "A currency sign that stands before an amount.",
    SingularEnding = "singular-ending": "The ending of a verb in the third person singular.",
    SoundSpoken = "sound-spoken": "The sounds of sound-written, in its order.",
    SoundWritten = "sound-written": "Letters that one language or another writes for a sound.",
    SpeechVerb = "speech-verb": "A verb that introduces what somebody said.",
    SplitStays = "split-stays": "Two words that are right apart, though they make one.",
    Subordinator = "subordinator": "A subordinating conjunction.",
    StrandedOpener = "stranded-opener": "A preposition that a stranded particle may end.",
    StrandedParticle = "stranded-particle": "A particle that is a preposition without its word, too.",
    SuffixAbstract = "suffix-abstract": "A suffix of common gender that makes no persons.",
    SuffixDe = "suffix-de": "A noun suffix of common gender.",
    SuffixHet = "suffix-het": "A noun suffix of neuter gender.",
    SuperlativeAdverb = "superlative-adverb": "Makes a superlative of the adjective after it.",
    SuperlativeEnding = "superlative-ending": "The ending of a superlative before a noun.",
    SuspendingConjunction = "suspending-conjunction": "Stands after a part of a word that was left out.",
    SuffixSplit = "suffix-split": "A suffix that is no word.",
    TimePreposition = "time-preposition": "Stands before a time and may be left out.",
    TimeUnit = "time-unit": "A unit of time.",
    TimeWord = "time-word": "A word that says when.",
    Title = "title": "A word that stands before a person's name.",
    TrailingParticle = "trailing-particle": "A particle that may follow the noun it belongs to.",
    TransitiveModal = "transitive-modal": "A modal verb that has objects of its own, too.",
    UnstressedPrefix = "unstressed-prefix": "A prefix without stress, which is hardly ever a word by itself.",
    Unit = "unit": "A unit of measure.",
    VerbOpener = "verb-opener": "Opens separable verbs and hardly ever stands loose before one.",
    VerbPlural = "verb-plural": "Verbs of news in the plural; in the order of their singular partners.",
    VerbSingular = "verb-singular": "Verbs of news in the singular; in the order of their plural partners.",
    Vowel = "vowel": "A letter that stands for a vowel.",
    Whole = "whole": "Says that a group of words is a length of time.",
}

/// The classes of one word, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ClassSet([u64; BLOCKS]);

/// Of 64 classes each.
const BLOCKS: usize = 4;

impl ClassSet {
    pub const fn has(self, class: Class) -> bool {
        self.has_id(ClassId(class as u8))
    }

    pub(super) const fn has_id(self, id: ClassId) -> bool {
        self.0[id.block()] & id.bit() != 0
    }

    /// The set of these classes.
    pub const fn of(classes: &[Class]) -> ClassSet {
        ClassSet([0; BLOCKS]).with(classes)
    }

    /// The set with these classes too.
    pub const fn with(mut self, classes: &[Class]) -> ClassSet {
        let mut i = 0;
        while i < classes.len() {
            let id = ClassId(classes[i] as u8);
            self.0[id.block()] |= id.bit();
            i += 1;
        }
        self
    }

    /// Do the two sets have a class in common?
    pub const fn meets(self, other: ClassSet) -> bool {
        let (mut common, mut i) = (0, 0);
        while i < BLOCKS {
            common |= self.0[i] & other.0[i];
            i += 1;
        }
        common != 0
    }

    pub const fn is_empty(self) -> bool {
        !self.meets(ClassSet([u64::MAX; BLOCKS]))
    }

    /// Adds the classes of `other`.
    pub fn join(&mut self, other: ClassSet) {
        self.0.iter_mut().zip(other.0).for_each(|(bits, more)| *bits |= more);
    }

    pub(super) fn insert(&mut self, id: ClassId) {
        self.0[id.block()] |= id.bit();
    }
}

/// A class by its bit; those of [`Class`] come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ClassId(pub(super) u8);

impl ClassId {
    const fn block(self) -> usize {
        self.0 as usize / 64
    }

    const fn bit(self) -> u64 {
        1 << (self.0 % 64)
    }
}

pub(super) const MOST_CLASSES: usize = 64 * BLOCKS;

/// As many a desk may define besides those of rules.
pub(super) const ROOM: usize = 64;
const _: () = assert!(Class::ALL.len() + ROOM <= MOST_CLASSES, "another block of classes is needed");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_hold_what_was_put_into_them() {
        let all = Class::ALL;
        let (first, last) = (all[0], all[all.len() - 1]);
        let set = ClassSet::of(&[first, last]);
        assert_eq!(all.iter().filter(|class| set.has(**class)).count(), 2);
        assert!(set.meets(ClassSet::of(&[last])) && !set.meets(ClassSet::of(&all[1..all.len() - 1])));
        let mut joined = ClassSet::default();
        assert!(joined.is_empty());
        joined.join(set);
        assert_eq!(joined, set);
    }
}
