//! Is it a word? A language's word list, as a table that needs no loading.
//!
//! Keys are word forms in lower case with their diacritics; values are bits (see `examples/build_lexicon.rs`, which makes the
//! file). Not a spell checker: it does not suggest, and an unknown word is no fault.

use std::borrow::Cow;

use super::word_table::{BrokenTable, WordTable};

/// What the lexicon knows of a form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct WordFlags(u32);

macro_rules! flags {
    ($($bit:literal $name:ident $method:ident: $what:literal,)*) => {
        impl WordFlags {
            $(#[doc = $what] pub const fn $method(self) -> bool { self.0 & (1 << $bit) != 0 })*
        }
    };
}

flags! {
    0 LOWER is_lower: "A word in lower case.",
    1 TITLE is_title: "Written with a capital: a name.",
    2 UPPER is_upper: "An acronym.",
    3 COMPOUND_FIRST opens_compound: "May open a compound as it stands.",
    4 LINK_ONLY is_only_a_link: "Opens compounds and is no word by itself.",
    5 COMPOUND_LAST closes_compound: "May close a compound.",
    6 DE is_de: "A noun of common gender.",
    7 HET is_het: "A noun of neuter gender.",
    8 PLURAL is_plural: "A plural noun.",
    9 DIMINUTIVE is_diminutive: "A diminutive.",
    10 VERB is_verb: "A verb form.",
    11 PARTICIPLE is_participle: "A participle.",
    12 ADJECTIVE is_adjective: "An adjective without ending.",
    13 ADJECTIVE_E is_inflected_adjective: "An adjective with -e.",
    14 FUNCTION is_function: "An adverb or function word.",
    15 COMMON is_common: "Among the most frequent words.",
    16 SEPARABLE is_separable: "A separable verb written as one word.",
    17 NOUN is_singular: "A singular noun, whatever its gender.",
    18 INFINITIVE is_infinitive: "An infinitive.",
    19 PRESENT_PARTICIPLE is_present_participle: "A present participle.",
    21 ADDITION is_addition: "From the project's own list.",
    23 COMPARED is_compared: "A comparative or superlative.",
}

impl WordFlags {
    pub const fn is_known(self) -> bool {
        self.0 != 0
    }

    /// A word of which only the form is known, often the rest of another ("vatting").
    pub const fn has_no_kind(self) -> bool {
        const KINDS: u32 = 0x1FF << 6 | 0b111 << 17;
        self.is_known() && self.0 & KINDS == 0
    }

    /// A word by itself, not only the front of a compound.
    pub const fn is_word(self) -> bool {
        self.0 != 0 && !self.is_only_a_link()
    }
}

/// The most parts of a compound.
const MOST_PARTS: usize = 4;
/// A shorter part, in letters, is more often an ending than a word.
const SHORTEST_PART: usize = 3;
/// A word this much longer, in bytes, is no accident.
const LONGER: usize = 5;
/// Longer words, in bytes, are nobody's compounds.
const LONGEST_COMPOUND: usize = 64;

/// The word list of a language.
pub struct Lexicon {
    words: WordTable,
}

impl Lexicon {
    /// Opens a word list that is embedded or was read from a file.
    ///
    /// # Errors
    /// The bytes are something else, or are cut.
    pub fn open(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Lexicon, BrokenTable> {
        Ok(Lexicon { words: WordTable::open(bytes.into())? })
    }

    /// What is known of `word`, whatever its capitals.
    pub fn flags(&self, word: &str) -> WordFlags {
        let is_normal = |byte: u8| byte.is_ascii_lowercase() || matches!(byte, b'-' | b'\'');
        let flags = match self.words.get_small_letters(word.as_bytes()) {
            Some(flags) => flags,
            None if word.bytes().all(is_normal) => self.words.get(word.as_bytes()),
            None => self.words.get(normalise(word).as_bytes()),
        };
        WordFlags(flags)
    }

    /// What is known of two words, in lower case, written as one; nothing where that is longer than any word.
    pub fn joined_flags(&self, first: &str, second: &str) -> WordFlags {
        let mut joined = [0; LONGEST_COMPOUND];
        let len = first.len() + second.len();
        if len > LONGEST_COMPOUND {
            return WordFlags::default();
        }
        joined[..first.len()].copy_from_slice(first.as_bytes());
        joined[first.len()..len].copy_from_slice(second.as_bytes());
        std::str::from_utf8(&joined[..len]).map_or(WordFlags::default(), |word| self.flags(word))
    }

    /// May `word`, in lower case, be a compound that the list does not have: "kostenraming", "veiligheidsdiensten"?
    ///
    /// Not a proof that anybody would write it: it keeps rules from taking good compounds for damage.
    pub fn reads_as_compound(&self, word: &str) -> bool {
        self.compound(word, MOST_PARTS, "")
    }

    /// Does `word` open with more than `first`: a compound with another first part, or a longer word ("voorwaardenlijst")?
    pub fn opens_beyond(&self, word: &str, first: &str) -> bool {
        let closes = |rest: &str| self.flags(rest).closes_compound() || self.compound(rest, MOST_PARTS - 1, "");
        self.parts(word).filter(|(one, _)| *one != first).any(|(one, rest)| {
            let flags = self.flags(one);
            let is_longer = one.len() >= first.len() + LONGER && flags.is_known();
            let is_noun = one.len() >= first.len() + SHORTEST_PART && flags.is_singular();
            is_longer || is_noun && self.flags(rest).closes_compound() || self.opens(one) && closes(rest)
        })
    }

    /// The last part of a compound, the longest where it comes apart in more than one way.
    pub fn last_part<'w>(&self, word: &'w str) -> Option<&'w str> {
        let is_compound = |one: &str| self.opens(one) || self.compound(one, MOST_PARTS - 1, "");
        self.parts(word)
            .find(|(one, rest)| self.flags(rest).closes_compound() && is_compound(one))
            .map(|(_, rest)| rest)
    }

    /// The same, without the compounds that end in `last`: "secondekan" is no jug.
    pub fn reads_as_compound_without(&self, word: &str, last: &str) -> bool {
        self.compound(word, MOST_PARTS, last)
    }

    fn compound(&self, word: &str, parts: usize, not: &str) -> bool {
        parts >= 2
            && self.parts(word).filter(|(first, _)| self.opens(first)).any(|(_, rest)| {
                rest != not && self.flags(rest).closes_compound() || self.compound(rest, parts - 1, not)
            })
    }

    /// The ways to cut `word` into a front and a rest; none where it is longer than any word.
    fn parts<'w>(&self, word: &'w str) -> impl Iterator<Item = (&'w str, &'w str)> + use<'w> {
        let is_word = word.len() <= LONGEST_COMPOUND;
        let ends = word.char_indices().map(|(at, _)| at).skip(SHORTEST_PART);
        ends.take_while(move |at| is_word && word.len() - at >= SHORTEST_PART).map(|at| word.split_at(at))
    }

    fn opens(&self, part: &str) -> bool {
        let flags = self.flags(part);
        flags.opens_compound() || flags.is_only_a_link()
    }

    pub fn len(&self) -> usize {
        self.words.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl std::fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Lexicon({} forms)", self.len())
    }
}

/// Lower case, straight apostrophes, plain hyphens, no invisible characters.
fn normalise(word: &str) -> String {
    use crate::text::fold;
    word.chars()
        .filter(|c| !fold::is_invisible(*c))
        .flat_map(|c| {
            if fold::is_apostrophe(c) {
                '\''.to_lowercase()
            } else if fold::is_hyphen(c) {
                '-'.to_lowercase()
            } else {
                c.to_lowercase()
            }
        })
        .collect()
}
