//! Entries made ready for matching: one trie over the skeletons of all forms and anchors.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::Class;
use super::class::ClassId;
use super::class_index::ClassIndex;
use super::entry::*;
use super::flat::{self, Flat};
use super::keys::{Keys, Sorted};
use super::lexicon::Lexicon;
use super::pattern::{Pattern, PatternError, Remedy};
use super::shelf::Shelf;
use super::stock::{Slot, Stock};
use super::texts::{Text, Texts};
use super::traits::Traits;
use super::trie::Trie;
use crate::text::fold;

/// Is this form of a term to be used?
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Status {
    /// A context in which a variant stays as it is ("Dynamo Kiev").
    Shield,
    Preferred,
    Admitted,
    Deprecated,
    Forbidden,
}

impl Status {
    /// In the order of their numbers.
    const ALL: [Status; 5] =
        [Status::Shield, Status::Preferred, Status::Admitted, Status::Deprecated, Status::Forbidden];
}

/// One spelling of a term.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form {
    pub(super) entry: u32,
    pub(super) text: Text,
    pub(super) status: Status,
}

impl Flat for Form {
    const BYTES: usize = u32::BYTES + Text::BYTES + 1;

    fn push_to(&self, bytes: &mut Vec<u8>) {
        self.entry.push_to(bytes);
        self.text.push_to(bytes);
        bytes.push(self.status as u8);
    }

    fn of_bytes(bytes: &[u8]) -> Option<Form> {
        let (entry, rest) = bytes.split_at_checked(u32::BYTES)?;
        let (text, status) = rest.split_at_checked(Text::BYTES)?;
        let status = *Status::ALL.get(usize::from(*status.first()?))?;
        Some(Form { entry: u32::of_bytes(entry)?, text: Text::of_bytes(text)?, status })
    }
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct CompiledPhrase {
    pub(super) entry: u32,
    pub(super) pattern: Pattern,
    pub(super) remedies: Vec<Remedy>,
    pub(super) is_boilerplate: bool,
}

/// What a key of the trie is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Use {
    Form(u32),
    Anchor(u32),
}

impl Flat for Use {
    const BYTES: usize = u32::BYTES + 1;

    fn push_to(&self, bytes: &mut Vec<u8>) {
        let (number, is_anchor) = match self {
            Use::Form(form) => (form, false),
            Use::Anchor(phrase) => (phrase, true),
        };
        number.push_to(bytes);
        bytes.push(is_anchor.into());
    }

    fn of_bytes(bytes: &[u8]) -> Option<Use> {
        let (number, kind) = bytes.split_at_checked(u32::BYTES)?;
        let number = u32::of_bytes(number)?;
        Some(if kind == [0] { Use::Form(number) } else { Use::Anchor(number) })
    }
}

/// A desk's language, ready to be matched.
#[derive(Debug, Serialize, Deserialize)]
pub struct Glossary {
    pub(super) lang: String,
    pub(super) stock: Stock,
    /// What the matcher asks of each entry; nothing for phrases and boilerplate.
    pub(super) traits: Vec<Option<Traits>>,
    #[serde(with = "flat")]
    pub(super) forms: Vec<Form>,
    pub(super) phrases: Shelf<CompiledPhrase>,
    pub(super) trie: Trie,
    /// The uses of key `k` are `uses[starts[k]..starts[k + 1]]`.
    #[serde(with = "flat")]
    pub(super) starts: Vec<u32>,
    #[serde(with = "flat")]
    pub(super) uses: Vec<Use>,
    pub(super) endings: Vec<Box<[u8]>>,
    pub(super) number_word: ClassId,
    classes: ClassIndex,
    #[serde(skip)]
    lexicon: Option<Lexicon>,
}

impl Glossary {
    /// Compiles entries; mistakes in patterns and classes are added to `mistakes`, and what they stand in is left out.
    pub(super) fn compile(
        lang: &str,
        mut stock: Stock,
        classes: &[ClassEntry],
        lexicon: Option<Lexicon>,
        mistakes: &mut Vec<Mistake>,
    ) -> Glossary {
        let classes = ClassIndex::build(classes, mistakes);
        let mut compiler = Compiler {
            classes: &classes,
            forms: Vec::with_capacity(stock.row_forms()),
            keys: Keys::with_capacity(stock.row_forms(), stock.texts.len()),
            texts: std::mem::take(&mut stock.texts),
            phrases: Shelf::default(),
            traits: Vec::with_capacity(stock.len() as usize),
            mistakes,
        };
        for id in 0..stock.len() {
            compiler.slot(id, &stock);
        }
        let Compiler { mut forms, texts, phrases, keys, traits, .. } = compiler;
        forms.shrink_to_fit();
        stock.texts = texts;
        stock.shrink();
        let Sorted { trie, starts, uses } = keys.sorted();
        let mut endings: Vec<Box<[u8]>> =
            classes.words(Class::NameEnding).iter().map(|ending| fold::skeleton(ending).into()).collect();
        endings.sort_by_key(|ending| std::cmp::Reverse(ending.len()));
        let number_word = ClassIndex::id(&classes, Class::NumberWord.name())
            .unwrap_or_else(|| unreachable!("the classes of rules always have an id"));
        Glossary {
            lang: lang.into(),
            stock,
            traits,
            forms,
            phrases,
            trie,
            starts,
            uses,
            endings,
            number_word,
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

    /// How many entries there are; their numbers are those below.
    pub fn len(&self) -> u32 {
        self.stock.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All entries; those of long lists are made as they are asked for.
    pub fn entries(&self) -> impl Iterator<Item = Cow<'_, Entry>> {
        (0..self.len()).map(|id| self.entry(id))
    }

    pub fn entry(&self, id: u32) -> Cow<'_, Entry> {
        self.stock.entry(id)
    }

    /// Where an entry holds: its scope, empty for everywhere, and its region.
    pub fn limits(&self, id: u32) -> (&[Scope], Option<&str>) {
        match self.stock.slot(id) {
            Slot::Whole(at) => {
                let entry = self.stock.whole(at);
                (&entry.scope, entry.region.as_deref())
            }
            Slot::Row(row) => (&[], self.stock.note(row).region.map(|region| self.stock.texts.get(region))),
        }
    }

    /// The forms of all terms, with the statuses that are asked for.
    pub fn forms_of(&self, statuses: &[Status]) -> impl Iterator<Item = &str> {
        self.forms.iter().filter(|form| statuses.contains(&form.status)).map(|form| self.form_text(form))
    }

    pub fn classes(&self) -> &ClassIndex {
        &self.classes
    }

    pub fn lexicon(&self) -> Option<&Lexicon> {
        self.lexicon.as_ref()
    }

    /// The entry of an acronym, written exactly like that.
    pub fn acronym(&self, word: &str) -> Option<Cow<'_, Entry>> {
        let key = fold::skeleton(word);
        let mut exact = None;
        self.trie.prefixes(&key, 0, |end, found| exact = (end == key.len()).then_some(found));
        let is_acronym = |form: &&Form| {
            let kind = self.traits[form.entry as usize].map(|traits| traits.kind);
            form.status == Status::Preferred
                && matches!(kind, Some(TermKind::Acronym | TermKind::Brand))
                && self.form_text(form) == word
        };
        let forms = self.uses_of(exact?).iter().filter_map(|used| match used {
            Use::Form(form) => self.forms.get(*form as usize),
            Use::Anchor(_) => None,
        });
        forms.into_iter().find(is_acronym).map(|form| self.entry(form.entry))
    }

    /// The entries from number `first` on of which a form has the key of another form, in order: only these can contradict
    /// each other, and in a long list they are few.
    pub(super) fn sharing(&self, first: u32) -> Vec<u32> {
        let shared = self.starts.windows(2).filter(|key| key[1] - key[0] > 1);
        let uses = shared.flat_map(|key| &self.uses[key[0] as usize..key[1] as usize]);
        let entries = uses.filter_map(|used| match used {
            Use::Form(form) => Some(self.forms[*form as usize].entry),
            Use::Anchor(_) => None,
        });
        let mut entries: Vec<u32> = entries.filter(|entry| *entry >= first).collect();
        entries.sort_unstable();
        entries.dedup();
        entries
    }

    pub(super) fn form_text(&self, form: &Form) -> &str {
        self.stock.texts.get(form.text)
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

struct Compiler<'c> {
    classes: &'c ClassIndex,
    forms: Vec<Form>,
    texts: Texts,
    phrases: Shelf<CompiledPhrase>,
    keys: Keys,
    traits: Vec<Option<Traits>>,
    mistakes: &'c mut Vec<Mistake>,
}

impl Compiler<'_> {
    fn slot(&mut self, id: u32, stock: &Stock) {
        match stock.slot(id) {
            Slot::Whole(at) => {
                let entry = stock.whole(at);
                self.entry(id, entry);
                let limited = !entry.scope.is_empty() || entry.region.is_some();
                self.traits.push(entry.term().map(|term| Traits::of(term, limited)));
            }
            Slot::Row(row) => {
                let right = stock.rows[row as usize].right;
                let term = Term::of_kind(String::new(), TermKind::of(self.texts.get(right)));
                self.traits.push(Some(Traits::of(&term, stock.note(row).region.is_some())));
                self.form_at(id, Status::Preferred, right);
                for other in stock.others(row) {
                    self.form_at(id, other.status, other.text);
                }
            }
        }
    }

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
        let text = self.texts.add(text);
        self.form_at(entry, status, text);
    }

    fn form_at(&mut self, entry: u32, status: Status, text: Text) {
        self.keys.add_text(self.texts.get(text), Use::Form(self.forms.len() as u32));
        self.forms.push(Form { entry, text, status });
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
