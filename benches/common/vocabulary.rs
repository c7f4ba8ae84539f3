//! Words by what they may stand for in a sentence, the frequent ones first.
//!
//! Words are those of the built-in lexicon, names those of the built-in glossary; a few are met in every article, most hardly
//! ever, as in real copy. Not for choosing sentences.

use std::collections::{BTreeMap, HashMap};

use copydesk::glossary::{Class, ClassSet, Glossary, Status, TermHit, TermKind, WordFlags};

use crate::random::Random;

static LEXICON: &[u8] = include_bytes!("lexicon.fst");

/// What one word may be put in the place of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Kind {
    De,
    Het,
    Plural,
    Adjective,
    InflectedAdjective,
    /// A finite verb, by its last two bytes: number and tense show there.
    Verb([u8; 2]),
    /// A name, by its subject: names of one kind of file.
    Name(usize),
}

/// Of the words of a kind, this many are met about equally often.
const EQUALS: f64 = 150.0;
/// Names have fewer favourites.
const EQUAL_NAMES: f64 = 20.0;
/// How often an article says a word of a kind again.
const AGAIN: f64 = 0.2;

#[derive(Default)]
pub(crate) struct Vocabulary {
    /// In order, for the words of one after the other are shuffled with the same random numbers at every run.
    words: BTreeMap<Kind, Vec<Box<str>>>,
    /// What the article said already.
    said: HashMap<Kind, Vec<Box<str>>>,
    subjects: Vec<String>,
}

impl Vocabulary {
    /// `counts` says how often words stand in the sentences that the corpus is made of.
    pub(crate) fn new(glossary: &Glossary, counts: &HashMap<String, usize>, random: &mut Random) -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        vocabulary.add_words(glossary);
        vocabulary.add_names(glossary);
        for words in vocabulary.words.values_mut() {
            words.sort();
            random.shuffle(words);
            // Frequent words are short ones.
            words.sort_by_key(|word| {
                let is_common = glossary.lexicon().is_some_and(|lexicon| lexicon.flags(word).is_common());
                let count = counts.get(&**word).copied().unwrap_or(0);
                (std::cmp::Reverse((count, is_common)), word.len() / 3)
            });
        }
        vocabulary
    }

    fn add_words(&mut self, glossary: &Glossary) {
        let Some(lexicon) = glossary.lexicon() else { return };
        let forms = fst::Map::new(LEXICON).map(|map| map.stream().into_str_keys().unwrap_or_default());
        for form in forms.unwrap_or_default() {
            let flags = lexicon.flags(&form);
            if flags.is_lower()
                && !flags.is_title()
                && form.chars().all(char::is_alphabetic)
                && let Some(kind) = Kind::of_word(&form, flags, glossary.classes().of_word(&form))
            {
                self.words.entry(kind).or_default().push(form.into());
            }
        }
    }

    fn add_names(&mut self, glossary: &Glossary) {
        for entry in glossary.entries() {
            if let copydesk::glossary::Content::Term(term) = &entry.content
                && term.kind == TermKind::Name
            {
                let subject = subject(&entry.origin.file);
                let number = self.subjects.iter().position(|known| known == subject).unwrap_or_else(|| {
                    self.subjects.push(subject.to_string());
                    self.subjects.len() - 1
                });
                self.words.entry(Kind::Name(number)).or_default().push(term.right.as_str().into());
            }
        }
    }

    /// What another name may be put in the place of.
    pub(crate) fn kind_of_term(&self, glossary: &Glossary, hit: &TermHit, text: &str) -> Option<Kind> {
        let entry = glossary.entry(hit.entry);
        let name = Kind::Name(self.subjects.iter().position(|known| known == subject(&entry.origin.file))?);
        let is_right = hit.status == Status::Preferred && self.words.get(&name)?.iter().any(|word| &**word == text);
        is_right.then_some(name)
    }

    /// Names of places, for the line that says where an article comes from.
    pub(crate) fn place(&mut self, random: &mut Random) -> String {
        let places = self.subjects.iter().position(|subject| subject == "places");
        places.map_or_else(String::new, |places| self.draw(Kind::Name(places), random).to_string())
    }

    pub(crate) fn begin_article(&mut self) {
        self.said.values_mut().for_each(Vec::clear);
    }

    /// A word of that kind.
    pub(crate) fn draw(&mut self, kind: Kind, random: &mut Random) -> &str {
        let said = self.said.entry(kind).or_default();
        if said.is_empty() || !random.chance(AGAIN) {
            let Some(words) = self.words.get(&kind) else { return "" };
            let equals = if matches!(kind, Kind::Name(_)) { EQUAL_NAMES } else { EQUALS };
            said.push(words[random.rank(words.len(), equals)].clone());
            return said.last().map_or("", |word| word);
        }
        let at = random.below(said.len());
        &said[at]
    }
}

/// "places" of "glossary/nl/places-capitals.toml".
fn subject(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.split(['-', '.']).next().unwrap_or(name)
}

impl Kind {
    /// `None` for a word that means something to a rule, or that may be several things.
    pub(crate) fn of_word(word: &str, flags: WordFlags, classes: ClassSet) -> Option<Kind> {
        if classes.has(Class::FiniteVerb) {
            let is_verb = !flags.is_singular() && !flags.is_plural() && !flags.is_adjective() && !flags.is_participle();
            return word.as_bytes().last_chunk().filter(|_| is_verb).map(|end| Kind::Verb(*end));
        }
        if !classes.is_empty()
            || flags.is_function()
            || flags.is_verb()
            || flags.is_participle()
            || flags.is_diminutive()
        {
            return None;
        }
        let is_noun = flags.is_singular() || flags.is_plural();
        let is_adjective = flags.is_adjective() || flags.is_inflected_adjective();
        match (is_noun, is_adjective) {
            (true, false) => match (flags.is_plural(), flags.is_de(), flags.is_het()) {
                (true, false, false) => Some(Kind::Plural),
                (false, true, false) => Some(Kind::De),
                (false, false, true) => Some(Kind::Het),
                _ => None,
            },
            (false, true) => match (flags.is_adjective(), flags.is_inflected_adjective()) {
                (true, false) => Some(Kind::Adjective),
                (false, true) => Some(Kind::InflectedAdjective),
                _ => None,
            },
            _ => None,
        }
    }
}
