//! The project's own sentences, with places for other words.
//!
//! The examples of rules and glossary entries are cut into what stays and what another word of the same kind may take the place
//! of. In a bad example the marked fault stays. Not a grammar: it knows no more than what the lexicon says of a word.

use std::collections::HashMap;

use copydesk::glossary::{Entries, Glossary, WordCache, Words, builtin_files, load};
use copydesk::rules::REGISTRY;
use copydesk::text::{Marked, Tokens, mark_sentences, tokenise};

use crate::random::Random;
use crate::vocabulary::{Kind, Vocabulary};

/// A piece of a sentence.
#[derive(Clone, Debug)]
pub(crate) enum Piece {
    Stays(Box<str>),
    Word(Kind),
}

pub(crate) type Template = Vec<Piece>;

/// Examples, as text.
#[derive(Default)]
pub(crate) struct Examples {
    pub(crate) good: Vec<String>,
    /// With their fault marked: those of rules, and those of glossary entries.
    pub(crate) bad: [Vec<String>; 2],
}

impl Examples {
    /// Those that are compiled in.
    pub(crate) fn own(lang: &str, profile: &str) -> Examples {
        let mut examples = Examples::default();
        for rule in REGISTRY.iter().filter(|rule| rule.speaks(lang)) {
            examples.good.extend(rule.good.iter().map(ToString::to_string));
            examples.good.extend(rule.bad.iter().filter_map(|bad| bad.fixed).map(String::from));
            examples.bad[0].extend(rule.bad.iter().map(|bad| bad.text.to_string()));
        }
        let mut entries = Entries::default();
        builtin_files(lang, profile)
            .iter()
            .for_each(|file| load(&file.path, &file.text, &mut entries, &mut Vec::new()));
        for entry in entries.entries {
            examples.good.extend(entry.good);
            examples.good.extend(entry.bad.iter().filter_map(|bad| bad.fixed.clone()));
            examples.bad[1].extend(entry.bad.into_iter().map(|bad| bad.text));
        }
        examples.good.retain(|text| is_copy(text));
        examples.good.sort();
        examples.good.dedup();
        examples
    }

    /// How often each word stands in the good ones.
    pub(crate) fn counts(&self) -> HashMap<String, usize> {
        let mut counts = HashMap::new();
        for text in &self.good {
            for token in &tokenise(text).list {
                *counts.entry(text[token.span().range()].to_string()).or_default() += 1;
            }
        }
        counts
    }
}

/// Could it stand in a newspaper as it is? Traps of rules about code, markup and foreign text could not.
fn is_copy(text: &str) -> bool {
    let is_plain = |c: char| c.is_alphanumeric() || " ,-’–".contains(c);
    text.strip_suffix('.').is_some_and(|inside| {
        inside.chars().all(is_plain)
            && inside.starts_with(char::is_uppercase)
            && inside.split(' ').count() >= MOST_SHORT
            && !copydesk::text::case::is_shouted(inside)
    })
}

/// A sentence of fewer words is seldom seen in copy.
const MOST_SHORT: usize = 5;

/// Cuts examples.
pub(crate) struct Cutter<'g> {
    pub(crate) glossary: &'g Glossary,
    pub(crate) vocabulary: &'g Vocabulary,
    pub(crate) cache: WordCache,
}

impl Cutter<'_> {
    /// `text` may have a fault in `[[…]]`.
    pub(crate) fn template(&mut self, text: &str) -> Template {
        let marked = Marked::parse(text);
        let (plain, fault) = match &marked {
            Some(marked) => (marked.text.as_str(), marked.span.range()),
            None => (text, 0..0),
        };
        let mut template = Template::new();
        let mut stays = 0;
        for (range, kind) in self.words(plain) {
            if range.start < fault.end && range.end > fault.start {
                continue;
            }
            template.push(Piece::Stays(plain[stays..range.start].into()));
            template.push(Piece::Word(kind));
            stays = range.end;
        }
        template.push(Piece::Stays(plain[stays..].into()));
        template
    }

    /// The words that others may take the place of.
    fn words(&mut self, plain: &str) -> Vec<(std::ops::Range<usize>, Kind)> {
        let mut tokens: Tokens = tokenise(plain);
        let mut known = Words::default();
        self.cache.fill(&mut known, self.glossary, plain, &tokens);
        mark_sentences(plain, &mut tokens, |_, _| false);
        let hits = self.glossary.scan(plain, &tokens, &known);
        let in_phrase = |i: usize| hits.phrases.iter().any(|hit| (hit.first..hit.end).contains(&i));
        let mut words = Vec::new();
        for hit in &hits.terms {
            let range = hit.span.range();
            if let Some(kind) = self.vocabulary.kind_of_term(self.glossary, hit, &plain[range.clone()]) {
                words.push((range, kind));
            }
        }
        for (i, (flags, classes)) in known.flags.iter().zip(&known.classes).enumerate() {
            let range = tokens.list[i].span().range();
            let word = &plain[range.clone()];
            let stands_alone = hits.term_at(i).is_none() && !in_phrase(i) && word.chars().all(char::is_lowercase);
            let is_whole = !plain[range.end..].starts_with(['-', '’']) && !plain[..range.start].ends_with(['-', '’']);
            if stands_alone
                && is_whole
                && let Some(kind) = Kind::of_word(word, *flags, *classes)
            {
                words.push((range, kind));
            }
        }
        words.sort_by_key(|(range, _)| range.start);
        words
    }
}

/// Puts words in the places of a template.
pub(crate) fn write(template: &[Piece], vocabulary: &mut Vocabulary, random: &mut Random, out: &mut String) {
    for piece in template {
        match piece {
            Piece::Stays(text) => out.push_str(text),
            Piece::Word(kind) => out.push_str(vocabulary.draw(*kind, random)),
        }
    }
}
