//! A news corpus of any length, made of the project's own sentences: the same at every run.
//!
//! Articles have a headline, the place they come from, and paragraphs. Sentences are the good examples of rules and glossary
//! entries with other words of the lexicon in the place of theirs, made as long as those of wire copy; damage is their bad
//! examples. Function words, word lengths and the growth of the vocabulary are those of Dutch news (`tests/bench_corpus.rs`
//! holds them). Not language that means anything, and not for judging rules: for measuring speed.
//!
//! ```text
//! let mut news = News::new(Some(DAMAGE));
//! let article = news.article(3_000);
//! ```

// Each bench takes what it needs.
#![allow(dead_code)]

use std::collections::HashMap;

use copydesk::glossary::{Class, ClassSet, DEFAULT_PROFILE, Glossary, WordCache, builtin};

use copydesk::session::{Options, Session};

use crate::random::Random;
use crate::sentences::{Cutter, Examples, Template, write};
use crate::vocabulary::{Kind, Vocabulary};

pub(crate) const LANG: &str = "nl";
/// Bytes from one bad example to the next, so that a finding comes about every 600 bytes: words beside an example may be one too many.
pub(crate) const DAMAGE: f64 = 570.0;
/// Bytes of an article, where nobody asks for another length.
pub(crate) const ARTICLE: usize = 3_000;
const SEED: u64 = 7;

/// Words of an average sentence, before the last phrase.
const SENTENCE: f64 = 14.0;
/// So many times a sentence is tried with other words.
const TRIES: usize = 4;
/// Words of a headline, at most.
const HEADLINE: usize = 9;
/// How many of the examples that open with an article are taken.
const OPENS_WITH_ARTICLE: f64 = 0.3;
/// How many nouns have an adjective.
const DESCRIBED: f64 = 0.35;
/// Sentences of a paragraph, at most.
const LONGEST_PARAGRAPH: usize = 4;

pub(crate) struct Article {
    pub(crate) headline: String,
    pub(crate) paragraphs: Vec<String>,
}

impl Article {
    /// As plain text: the headline and the paragraphs, with an empty line after each.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        for paragraph in std::iter::once(&self.headline).chain(&self.paragraphs) {
            text.push_str(paragraph);
            text.push_str("\n\n");
        }
        text
    }

    /// As a record of a feed.
    pub(crate) fn json(&self) -> String {
        serde_json::json!({ "headline": self.headline, "text": self.paragraphs.join("\n\n") }).to_string()
    }

    /// Bytes of its text.
    pub(crate) fn len(&self) -> usize {
        self.headline.len() + self.paragraphs.iter().map(String::len).sum::<usize>() + 2 * (self.paragraphs.len() + 1)
    }
}

pub(crate) struct News {
    random: Random,
    vocabulary: Vocabulary,
    good: Vec<Template>,
    /// Those that can stand after another, for their first word has its capital from its place only.
    second: Vec<usize>,
    /// Those that open with no article.
    opens_bare: Vec<bool>,
    /// Of rules, and of glossary entries.
    bad: [Vec<Template>; 2],
    /// Small words of the good sentences.
    prepositions: Vec<String>,
    coordinators: Vec<String>,
    before_de: Vec<String>,
    before_het: Vec<String>,
    before_any: Vec<String>,
    adverbs: Vec<String>,
    /// Mean distance of the damage, and the bytes to go.
    damage: Option<(f64, f64)>,
}

impl News {
    /// `damage` is the mean distance between bad examples in bytes; `None`: clean copy.
    pub(crate) fn new(damage: Option<f64>) -> News {
        let glossary = builtin(LANG, DEFAULT_PROFILE).expect("the built-in glossary has no mistakes");
        let examples = Examples::own(LANG, DEFAULT_PROFILE);
        let counts = examples.counts();
        let mut random = Random::new(SEED);
        let mut vocabulary = Vocabulary::new(&glossary, &counts, &mut random);
        let mut cutter = Cutter { glossary: &glossary, vocabulary: &vocabulary, cache: WordCache::default() };
        let cut: Vec<Template> = examples.good.iter().map(|text| cutter.template(text)).collect();
        let bad = examples.bad.each_ref().map(|texts| texts.iter().map(|text| cutter.template(text)).collect());
        let (texts, good) = keep_sound(&examples.good, cut, &mut vocabulary, &mut random);
        let second = (0..texts.len()).filter(|i| opens_small(&glossary, texts[*i])).collect();
        let bag = |class| bag(&glossary, &counts, class);
        let het = glossary.classes().words(Class::DeterminerHet);
        let neither = bag(Class::Indefinite).into_iter().filter(|word| !het.contains(word)).collect();
        let opens_bare = texts.iter().map(|text| !opens_with_article(&glossary, text)).collect();
        News {
            opens_bare,
            prepositions: bag(Class::Preposition),
            coordinators: bag(Class::Coordinator),
            before_de: bag(Class::DeterminerDe),
            before_het: bag(Class::DeterminerHet),
            before_any: neither,
            adverbs: bag(Class::Adverb),
            good,
            second,
            bad,
            damage: damage.map(|mean| (mean, mean)),
            vocabulary,
            random,
        }
    }

    /// An article of about `bytes` bytes.
    pub(crate) fn article(&mut self, bytes: usize) -> Article {
        self.vocabulary.begin_article();
        let mut article = Article { headline: self.headline(), paragraphs: Vec::new() };
        let place = self.vocabulary.place(&mut self.random).to_uppercase();
        let mut paragraph = format!("{place} – ");
        let (mut length, mut left) = (article.headline.len(), 1);
        while length < bytes {
            let start = paragraph.len();
            self.sentence(&mut paragraph);
            if let Some((_, to_go)) = &mut self.damage {
                *to_go -= (paragraph.len() - start) as f64;
            }
            length += paragraph.len() - start + 1;
            paragraph.push(' ');
            if let Some(fault) = self.fault() {
                length += fault.len() + 1;
                match fault.contains('\n') || !fault.ends_with('.') {
                    true => article.paragraphs.extend(fault.lines().map(String::from)),
                    false => paragraph.push_str(&(fault + " ")),
                }
            }
            left -= 1;
            if left == 0 {
                article.paragraphs.push(std::mem::take(&mut paragraph).trim_end().to_string());
                left = 1 + self.random.below(LONGEST_PARAGRAPH);
            }
        }
        if !paragraph.is_empty() {
            article.paragraphs.push(paragraph.trim_end().to_string());
        }
        article
    }

    fn headline(&mut self) -> String {
        loop {
            let mut headline = String::new();
            let template = self.random.below(self.good.len());
            self.clause(template, &mut headline);
            if headline.split(' ').count() <= HEADLINE {
                return headline;
            }
        }
    }

    /// Adds a sentence of the length that wire copy has: main clauses, and phrases after the last.
    fn sentence(&mut self, out: &mut String) {
        let start = out.len();
        let wanted = 4.0 + self.random.distance(SENTENCE - 4.0);
        let first = self.choose(|news| news.random.below(news.good.len()));
        self.clause(first, out);
        while ((out.len() - start) as f64) < wanted * 6.0 {
            if self.random.chance(0.4) {
                let coordinator = self.random.pick(&self.coordinators);
                out.push_str(&format!(", {coordinator} "));
                let clause = out.len();
                let second = self.choose(|news| *news.random.pick(&news.second));
                self.clause(second, out);
                lower(out, clause);
            } else if self.random.chance(0.3) {
                let adverb: &String = self.random.pick(&self.adverbs);
                if !out.ends_with(adverb.as_str()) {
                    out.push(' ');
                    out.push_str(adverb);
                }
            } else {
                self.phrase(out);
            }
        }
        out.push('.');
    }

    /// A good sentence: examples open with an article more often than sentences of copy do.
    fn choose(&mut self, mut next: impl FnMut(&mut News) -> usize) -> usize {
        loop {
            let template = next(self);
            if self.opens_bare[template] || self.random.chance(OPENS_WITH_ARTICLE) {
                return template;
            }
        }
    }

    /// A good sentence without its full stop.
    fn clause(&mut self, template: usize, out: &mut String) {
        write(&self.good[template], &mut self.vocabulary, &mut self.random, out);
        out.pop();
    }

    /// A preposition and what it takes.
    fn phrase(&mut self, out: &mut String) {
        let random = &mut self.random;
        out.push_str(&format!(" {} ", random.pick(&self.prepositions)));
        let (before, kind) = match random.below(8) {
            0..2 => (&self.before_de[..], Kind::De),
            2 => (&self.before_het[..], Kind::Het),
            3 => (&self.before_de[..], Kind::Plural),
            4 => (&self.before_any[..], Kind::De),
            _ => (&[][..], Kind::Plural),
        };
        if !before.is_empty() {
            let word: &String = random.pick(before);
            out.push_str(word);
            out.push(' ');
        }
        if random.chance(DESCRIBED) {
            out.push_str(self.vocabulary.draw(Kind::InflectedAdjective, random));
            out.push(' ');
        }
        out.push_str(self.vocabulary.draw(kind, random));
    }

    /// Damage, if it is time for it.
    fn fault(&mut self) -> Option<String> {
        let (mean, to_go) = self.damage.as_mut().filter(|(_, to_go)| *to_go <= 0.0)?;
        *to_go += self.random.distance(*mean);
        let templates = &self.bad[self.random.below(2)];
        let template = self.random.pick(templates);
        let mut fault = String::new();
        write(template, &mut self.vocabulary, &mut self.random, &mut fault);
        Some(fault)
    }
}

/// The sentences that have no fault with other words either: traps are about the words that they are written with.
fn keep_sound<'e>(
    texts: &'e [String],
    templates: Vec<Template>,
    vocabulary: &mut Vocabulary,
    random: &mut Random,
) -> (Vec<&'e str>, Vec<Template>) {
    let session = Session::open(Options::default()).expect("the choices of nobody hold");
    let mut is_sound = |template: &Template| {
        let mut text = String::new();
        for _ in 0..TRIES {
            write(template, vocabulary, random, &mut text);
            text.push_str("\n\n");
        }
        session.check_bytes("a.txt", text.as_bytes()).result.is_ok_and(|checked| checked.findings.is_empty())
    };
    texts.iter().map(String::as_str).zip(templates).filter(|(_, template)| is_sound(template)).unzip()
}

/// The words of a class, the frequent ones more often; by the root, for the sentences that they are added to have them too.
fn bag(glossary: &Glossary, counts: &HashMap<String, usize>, class: Class) -> Vec<String> {
    let words = glossary.classes().words(class).iter();
    let often = |word: &String| counts.get(word).map_or(0, |count| (*count as f64).sqrt().round() as usize);
    words.flat_map(|word| std::iter::repeat_n(word.clone(), often(word))).collect()
}

/// Does the sentence open with a word that has its capital from there only?
fn opens_small(glossary: &Glossary, text: &str) -> bool {
    !first_word(glossary, text).is_empty()
}

fn opens_with_article(glossary: &Glossary, text: &str) -> bool {
    first_word(glossary, text).has(Class::Article)
}

fn first_word(glossary: &Glossary, text: &str) -> ClassSet {
    let first = text.split(' ').next().unwrap_or_default();
    glossary.classes().of_word(&first.to_lowercase())
}

/// Takes the capital from the first word of `text[at..]`.
fn lower(text: &mut String, at: usize) {
    let clause = text.split_off(at);
    let mut letters = clause.chars();
    text.extend(letters.next().into_iter().flat_map(char::to_lowercase));
    text.push_str(letters.as_str());
}
