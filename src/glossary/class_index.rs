//! Which words belong to which classes.
//!
//! Flat, as the trie is: thousands of words are read with the glossary in a few runs of bytes. Not for the forms of the
//! language: those are the lexicon's.

use std::collections::BTreeMap;
use std::hash::BuildHasher;
use std::sync::OnceLock;

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;
use serde::{Deserialize, Serialize};

use super::class::{Class, ClassId, ClassSet, MOST_CLASSES};
use super::entry::{ClassEntry, Mistake};
use super::flat::{self, Flat};
use super::shelf::Shelf;
use super::texts::{Text, Texts};
use crate::text::{Tokens, fold, nearest};

/// The classes of every word that a set of files lists.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct ClassIndex {
    names: Vec<String>,
    /// The words of each class.
    lists: Shelf<Vec<String>>,
    texts: Texts,
    sets: Vec<ClassSet>,
    /// Those with one skeleton stand together.
    #[serde(with = "flat")]
    words: Vec<Listed>,
    /// The first of `words` with a skeleton. Made when it is first asked for: it is quicker made than stored.
    #[serde(skip)]
    by_key: OnceLock<HashTable<u32>>,
}

/// Words that share a skeleton are told apart by their accents ("een", "één").
#[derive(Clone, Copy, Debug)]
struct Listed {
    /// The same place for all words with this skeleton.
    key: Text,
    form: Text,
    set: u32,
}

impl Flat for Listed {
    const BYTES: usize = 2 * Text::BYTES + u32::BYTES;

    fn push_to(&self, bytes: &mut Vec<u8>) {
        self.key.push_to(bytes);
        self.form.push_to(bytes);
        self.set.push_to(bytes);
    }

    fn of_bytes(bytes: &[u8]) -> Option<Listed> {
        let (key, rest) = bytes.split_at_checked(Text::BYTES)?;
        let (form, set) = rest.split_at_checked(Text::BYTES)?;
        Some(Listed { key: Text::of_bytes(key)?, form: Text::of_bytes(form)?, set: u32::of_bytes(set)? })
    }
}

impl ClassIndex {
    pub(super) fn build(entries: &[ClassEntry], mistakes: &mut Vec<Mistake>) -> ClassIndex {
        let mut builder = Builder::default();
        for entry in entries {
            match builder.define(&entry.name) {
                Some(id) => entry.words.iter().for_each(|word| builder.add(id, word)),
                None => mistakes.push(Mistake {
                    origin: entry.origin.clone(),
                    what: format!("there are more than {MOST_CLASSES} word classes"),
                    instead: "add the words to a class that exists".into(),
                }),
            }
        }
        builder.finish()
    }

    pub(super) fn id(&self, name: &str) -> Option<ClassId> {
        id(&self.names, name)
    }

    /// Names like `name`, for an error message.
    pub(super) fn near(&self, name: &str) -> Vec<&str> {
        nearest(name, self.names.iter().map(String::as_str))
    }

    /// The words of a class as they are listed.
    pub fn words(&self, class: Class) -> &[String] {
        self.lists.get(class as usize)
    }

    /// The word of class `to` that stands where `word` stands in class `from`: such classes list partners in the same order.
    pub fn partner(&self, word: &str, from: Class, to: Class) -> Option<&str> {
        let at = self.words(from).iter().position(|known| known == word)?;
        self.words(to).get(at).map(String::as_str)
    }

    /// The words of `class` that `word` begins with.
    pub fn openings<'i>(&'i self, word: &'i str, class: Class) -> impl Iterator<Item = &'i str> {
        // One byte tells most of them apart, and costs no call.
        let first = word.as_bytes().first();
        let words = self.words(class).iter().map(String::as_str);
        words.filter(move |opening| opening.as_bytes().first() == first && word.starts_with(opening))
    }

    /// The words of `class` that `word` ends in.
    pub fn endings<'i>(&'i self, word: &'i str, class: Class) -> impl Iterator<Item = &'i str> {
        let last = word.as_bytes().last();
        let words = self.words(class).iter().map(String::as_str);
        words.filter(move |ending| ending.as_bytes().last() == last && word.ends_with(ending))
    }

    /// Does `word` end in a word of `class`, with something before it?
    pub fn ends_in(&self, word: &str, class: Class) -> bool {
        self.endings(word, class).any(|ending| word.len() > ending.len())
    }

    /// The classes of token `i` of `plain`.
    pub fn of(&self, plain: &str, tokens: &Tokens, i: usize) -> ClassSet {
        let listed = self.listed(tokens.key(i));
        if listed.is_empty() {
            return ClassSet::default();
        }
        let token = &tokens.list[i];
        if token.shape.is_ascii() {
            return self.set_where(listed, str::is_ascii);
        }
        let form = plain[token.span().range()].to_lowercase();
        self.set_where(listed, |known| known == form)
    }

    /// The classes of a word that is not a token of a text.
    pub fn of_word(&self, word: &str) -> ClassSet {
        let form = word.to_lowercase();
        self.set_where(self.listed(&fold::skeleton(&form)), |known| known == form)
    }

    /// The words with a skeleton.
    fn listed(&self, key: &[u8]) -> &[Listed] {
        let by_key = self.by_key.get_or_init(|| self.by_key());
        let is_it = |first: &u32| self.text(self.words[*first as usize].key).as_bytes() == key;
        let Some(first) = by_key.find(FxBuildHasher.hash_one(key), is_it) else { return &[] };
        let words = &self.words[*first as usize..];
        let others = words.iter().position(|word| word.key != words[0].key).unwrap_or(words.len());
        &words[..others]
    }

    fn set_where(&self, listed: &[Listed], is_it: impl Fn(&str) -> bool) -> ClassSet {
        let word = listed.iter().find(|word| is_it(self.text(word.form)));
        word.and_then(|word| self.sets.get(word.set as usize).copied()).unwrap_or_default()
    }

    fn text(&self, text: Text) -> &str {
        self.texts.get(text)
    }

    fn by_key(&self) -> HashTable<u32> {
        let hash = |at: &u32| FxBuildHasher.hash_one(self.text(self.words[*at as usize].key).as_bytes());
        let mut table = HashTable::with_capacity(self.words.len());
        let mut before = None;
        for (at, word) in (0..).zip(&self.words) {
            if before != Some(word.key) {
                table.insert_unique(hash(&at), at, hash);
            }
            before = Some(word.key);
        }
        table
    }
}

fn id(names: &[String], name: &str) -> Option<ClassId> {
    names.iter().position(|known| known == name).map(|id| ClassId(id as u8))
}

/// An index in the making.
struct Builder {
    names: Vec<String>,
    lists: Vec<Vec<String>>,
    /// By their skeletons.
    words: BTreeMap<String, Vec<(String, ClassSet)>>,
}

impl Default for Builder {
    /// With the classes of rules, whose numbers are theirs.
    fn default() -> Builder {
        let names = Class::ALL.iter().map(|class| class.name().to_string()).collect();
        Builder { names, lists: vec![Vec::new(); Class::ALL.len()], words: BTreeMap::new() }
    }
}

impl Builder {
    fn define(&mut self, name: &str) -> Option<ClassId> {
        if let Some(id) = id(&self.names, name) {
            return Some(id);
        }
        if self.names.len() == MOST_CLASSES {
            return None;
        }
        self.names.push(name.to_string());
        self.lists.push(Vec::new());
        id(&self.names, name)
    }

    fn add(&mut self, id: ClassId, word: &str) {
        self.lists[usize::from(id.0)].push(word.to_string());
        let form = word.trim_end_matches('.').to_lowercase();
        let key = String::from_utf8_lossy(&fold::skeleton(&form)).into_owned();
        let listed = self.words.entry(key).or_default();
        match listed.iter_mut().find(|(known, _)| *known == form) {
            Some((_, set)) => set.insert(id),
            None => {
                let mut set = ClassSet::default();
                set.insert(id);
                listed.push((form, set));
            }
        }
    }

    fn finish(self) -> ClassIndex {
        let mut index =
            ClassIndex { names: self.names, lists: self.lists.into_iter().collect(), ..ClassIndex::default() };
        for (key, listed) in self.words {
            let place = index.texts.add(&key);
            for (form, set) in listed {
                let form = if form == key { place } else { index.texts.add(&form) };
                let number = index.sets.iter().position(|known| *known == set).unwrap_or_else(|| {
                    index.sets.push(set);
                    index.sets.len() - 1
                });
                index.words.push(Listed { key: place, form, set: number as u32 });
            }
        }
        index
    }
}

#[cfg(test)]
mod tests {
    use super::super::class::ROOM;
    use super::super::{Origin, SourceFile, WordCache, Words, build};
    use super::*;
    use crate::text::tokenise;

    /// A desk's file with so many classes of its own, and a phrase that asks for the last.
    fn desk(classes: usize) -> SourceFile {
        let class = |i: usize| format!("[[class]]\nname = \"eigen-{i}\"\nwords = [\"woord{i}\"]\n");
        let last = classes - 1;
        let phrase = format!(
            "[[phrase]]\npattern = \"kies {{eigen-{last}}}\"\nright = \"neem\"\nwhy = \"Zo zeggen wij het.\"\n"
        );
        SourceFile { path: "desk.toml".into(), text: (0..classes).map(class).collect::<String>() + &phrase }
    }

    #[test]
    fn a_desk_has_room_for_classes_of_its_own() {
        let glossary =
            build("nl", "default", false, vec![desk(ROOM)]).unwrap_or_else(|mistakes| panic!("{mistakes:?}"));
        let hits = |text: &str| {
            let tokens = tokenise(text);
            let mut words = Words::default();
            WordCache::default().fill(&mut words, &glossary, text, &tokens);
            glossary.scan(text, &tokens, &words).phrases.len()
        };
        assert_eq!(hits(&format!("Ik kies woord{}.", ROOM - 1)), 1);
        assert_eq!(hits("Ik kies woord0."), 0, "another class");
    }

    #[test]
    fn partners_stand_at_the_same_place() {
        let class = |name: &str, words: &[&str]| ClassEntry {
            name: name.into(),
            why: "".into(),
            words: words.iter().map(ToString::to_string).collect(),
            origin: Origin { file: "desk.toml".into(), line: 1 },
        };
        let entries = [class("english-unit", &["feet", "miles"]), class("dutch-unit", &["voet"])];
        let index = ClassIndex::build(&entries, &mut Vec::new());
        assert_eq!(index.partner("feet", Class::EnglishUnit, Class::DutchUnit), Some("voet"));
        assert_eq!(index.partner("miles", Class::EnglishUnit, Class::DutchUnit), None, "without a partner");
        assert_eq!(index.partner("yards", Class::EnglishUnit, Class::DutchUnit), None);
    }

    #[test]
    fn one_class_too_many_is_told() {
        let mistakes = build("nl", "default", false, vec![desk(MOST_CLASSES)]).err().unwrap_or_default();
        assert!(mistakes.iter().any(|mistake| mistake.what == "there are more than 256 word classes"), "{mistakes:?}");
    }
}
