//! Entries made ready for matching: one trie over the skeletons of all forms and anchors.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::Class;
use super::class::{ClassId, ClassIndex};
use super::entry::*;
use super::keys::{Keys, Sorted};
use super::lexicon::Lexicon;
use super::pattern::{Pattern, PatternError, Remedy};
use super::texts::{Text, Texts};
use super::traits::Traits;
use super::trie::Trie;
use crate::text::fold;

/// Is this form of a term to be used?
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Status {
    /// A context in which a variant stays as it is ("Dynamo Kiev").
    Shield,
    Preferred,
    Admitted,
    Deprecated,
    Forbidden,
}

/// One spelling of a term.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct Form {
    pub(super) entry: u32,
    pub(super) text: Text,
    pub(super) status: Status,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct CompiledPhrase {
    pub(super) entry: u32,
    pub(super) pattern: Pattern,
    pub(super) remedies: Vec<Remedy>,
    pub(super) is_boilerplate: bool,
}

/// What a key of the trie is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) enum Use {
    Form(u32),
    Anchor(u32),
}

/// A desk's language, ready to be matched.
#[derive(Debug, Serialize, Deserialize)]
pub struct Glossary {
    pub(super) lang: String,
    pub(super) entries: Vec<Entry>,
    /// What the matcher asks of each entry; nothing for phrases and boilerplate.
    pub(super) traits: Vec<Option<Traits>>,
    pub(super) forms: Vec<Form>,
    pub(super) texts: Texts,
    pub(super) phrases: Vec<CompiledPhrase>,
    pub(super) trie: Trie,
    /// The uses of key `k` are `uses[starts[k]..starts[k + 1]]`.
    pub(super) starts: Vec<u32>,
    pub(super) uses: Vec<Use>,
    pub(super) endings: Vec<Box<[u8]>>,
    pub(super) number_word: ClassId,
    pub(super) acronyms: FxHashMap<Box<str>, u32>,
    classes: ClassIndex,
    #[serde(skip)]
    lexicon: Option<Lexicon>,
}

impl Glossary {
    /// Compiles entries; mistakes in patterns and classes are added to `mistakes`, and what they stand in is left out.
    pub fn compile(lang: &str, entries: Entries, lexicon: Option<Lexicon>, mistakes: &mut Vec<Mistake>) -> Glossary {
        let classes = ClassIndex::build(&entries.classes, mistakes);
        let mut compiler = Compiler {
            classes: &classes,
            forms: Vec::new(),
            texts: Texts::default(),
            phrases: Vec::new(),
            keys: Keys::default(),
            mistakes,
        };
        for (i, entry) in entries.entries.iter().enumerate() {
            compiler.entry(i as u32, entry);
        }
        let Compiler { forms, mut texts, phrases, keys, .. } = compiler;
        texts.shrink();
        let Sorted { trie, starts, uses } = keys.sorted();
        let mut endings: Vec<Box<[u8]>> =
            classes.words(Class::NameEnding).iter().map(|ending| fold::skeleton(ending).into()).collect();
        endings.sort_by_key(|ending| std::cmp::Reverse(ending.len()));
        let acronyms = acronyms(&entries.entries);
        let number_word = ClassIndex::id(&classes, Class::NumberWord.name())
            .unwrap_or_else(|| unreachable!("the classes of rules always have an id"));
        Glossary {
            lang: lang.into(),
            traits: entries.entries.iter().map(|entry| entry.term().map(Traits::of)).collect(),
            entries: entries.entries,
            forms,
            texts,
            phrases,
            trie,
            starts,
            uses,
            endings,
            number_word,
            acronyms,
            classes,
            lexicon,
        }
    }

    pub(super) fn with_lexicon(self, lexicon: Option<Lexicon>) -> Glossary {
        Glossary { lexicon, ..self }
    }

    pub fn lang(&self) -> &str {
        &self.lang
    }

    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub fn entry(&self, id: u32) -> &Entry {
        &self.entries[id as usize]
    }

    pub fn classes(&self) -> &ClassIndex {
        &self.classes
    }

    pub fn lexicon(&self) -> Option<&Lexicon> {
        self.lexicon.as_ref()
    }

    /// The entry of an acronym, written exactly like that.
    pub fn acronym(&self, word: &str) -> Option<&Entry> {
        self.acronyms.get(word).map(|id| self.entry(*id))
    }

    pub(super) fn form_text(&self, form: &Form) -> &str {
        self.texts.get(form.text)
    }

    pub(super) fn uses_of(&self, key: u32) -> &[Use] {
        let key = key as usize;
        &self.uses[self.starts[key] as usize..self.starts[key + 1] as usize]
    }
}

impl Entry {
    pub fn term(&self) -> Option<&Term> {
        match &self.content {
            Content::Term(term) => Some(term),
            _ => None,
        }
    }
}

fn acronyms(entries: &[Entry]) -> FxHashMap<Box<str>, u32> {
    let mut acronyms = FxHashMap::default();
    for (i, entry) in entries.iter().enumerate() {
        if let Some(term) = entry.term().filter(|term| matches!(term.kind, TermKind::Acronym | TermKind::Brand)) {
            acronyms.entry(term.right.as_str().into()).or_insert(i as u32);
        }
    }
    acronyms
}

struct Compiler<'c> {
    classes: &'c ClassIndex,
    forms: Vec<Form>,
    texts: Texts,
    phrases: Vec<CompiledPhrase>,
    keys: Keys,
    mistakes: &'c mut Vec<Mistake>,
}

impl Compiler<'_> {
    fn entry(&mut self, id: u32, entry: &Entry) {
        match &entry.content {
            Content::Term(term) => self.term(id, term),
            Content::Phrase(phrase) => self.phrase(id, entry, phrase),
            Content::Boilerplate(boilerplate) => {
                let pattern = Pattern::paragraph(&boilerplate.text, self.classes);
                self.add_pattern(id, entry, pattern, |_| Ok(Vec::new()), true);
            }
        }
        for context in &entry.except {
            self.form(id, Status::Shield, context);
        }
    }

    fn term(&mut self, id: u32, term: &Term) {
        self.form(id, Status::Preferred, &term.right);
        for (status, forms) in [
            (Status::Admitted, &term.admitted),
            (Status::Deprecated, &term.deprecated),
            (Status::Forbidden, &term.wrong),
        ] {
            for form in forms {
                self.form(id, status, form);
            }
        }
        if let Inflection::Listed(listed) = &term.inflect {
            for (found, right) in listed {
                self.form(id, if found == right { Status::Admitted } else { Status::Forbidden }, found);
            }
        }
    }

    fn form(&mut self, entry: u32, status: Status, text: &str) {
        self.keys.add_text(text, Use::Form(self.forms.len() as u32));
        self.forms.push(Form { entry, text: self.texts.add(text), status });
    }

    fn phrase(&mut self, id: u32, entry: &Entry, phrase: &Phrase) {
        let pattern = Pattern::phrase(&phrase.pattern, self.classes);
        let classes = self.classes;
        let remedies =
            |pattern: &Pattern| phrase.right.iter().map(|right| Remedy::parse(right, pattern, classes)).collect();
        self.add_pattern(id, entry, pattern, remedies, false);
    }

    fn add_pattern(
        &mut self,
        id: u32,
        entry: &Entry,
        pattern: Result<Pattern, PatternError>,
        remedies: impl Fn(&Pattern) -> Result<Vec<Remedy>, PatternError>,
        is_boilerplate: bool,
    ) {
        let compiled = pattern.and_then(|pattern| remedies(&pattern).map(|remedies| (pattern, remedies)));
        match compiled {
            Ok((pattern, remedies)) => {
                let number = self.phrases.len() as u32;
                for key in pattern.anchor_keys() {
                    self.keys.add(key, Use::Anchor(number));
                }
                self.phrases.push(CompiledPhrase { entry: id, pattern, remedies, is_boilerplate });
            }
            Err(PatternError { what, instead }) => {
                self.mistakes.push(Mistake { origin: entry.origin.clone(), what, instead })
            }
        }
    }
}
