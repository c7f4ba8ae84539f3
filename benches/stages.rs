//! How fast each stage of a check is, in bytes of its input: decoding, the readers of formats, tokens, look-ups, the glossary
//! scan, each rule, the whole check, repairs, each report.
//!
//! ```text
//! cargo bench --bench stages                      every stage
//! cargo bench --bench stages -- rule              each rule alone; what stands in the row of "no rule" is none of its time
//! ```
//!
//! The text is that of `benches/common/news.rs`, damaged. One core, except that a run of the whole program has more to do: see
//! `benches/side-by-side.sh`. The test suite runs each of them once, on a short text.

#![allow(clippy::unwrap_used)]

#[path = "common/news.rs"]
mod news;
#[path = "common/random.rs"]
mod random;
#[path = "common/sentences.rs"]
mod sentences;
#[path = "common/shapes.rs"]
mod shapes;
#[path = "common/vocabulary.rs"]
mod vocabulary;

use std::sync::{Arc, LazyLock};

use divan::counter::BytesCount;
use divan::{Bencher, black_box};

use copydesk::document::{self, FORMATS, ReadOptions};
use copydesk::encoding::{self, Charset};
use copydesk::engine::{Checker, FileRun, Input, Summary};
use copydesk::fix::Applicability;
use copydesk::glossary::{DEFAULT_PROFILE, Glossary, WordCache, Words, builtin};
use copydesk::report::REPORTS;
use copydesk::rules::{REGISTRY, Rule};
use copydesk::session::{Options, Session};
use copydesk::text::{Tokens, tokenise};

use news::{ARTICLE, Article, DAMAGE, LANG, News};
use shapes::SHAPES;

/// Bytes of the text: many times what a cache of words holds, little enough to be checked in one part.
const LENGTH: usize = if cfg!(debug_assertions) { 20_000 } else { 900_000 };

static ARTICLES: LazyLock<Vec<Article>> = LazyLock::new(|| {
    let mut news = News::new(Some(DAMAGE));
    (0..LENGTH / ARTICLE).map(|_| news.article(ARTICLE)).collect()
});
static TEXT: LazyLock<String> = LazyLock::new(|| ARTICLES.iter().map(Article::text).collect());
static GLOSSARY: LazyLock<Arc<Glossary>> = LazyLock::new(|| Arc::new(builtin(LANG, DEFAULT_PROFILE).unwrap()));
static SESSION: LazyLock<Session> = LazyLock::new(|| Session::open(Options::default()).unwrap().telling_written(true));

fn main() {
    // A large file is checked on all cores; a bench asks what one can do.
    rayon::ThreadPoolBuilder::new().num_threads(1).build_global().unwrap();
    divan::main();
}

#[divan::bench(args = ["utf-8", "windows-1252", "utf-16le"])]
fn decode(bencher: Bencher<'_, '_>, label: &str) {
    let charset = Charset::for_label(label).unwrap();
    let text: String = TEXT.chars().filter(|c| charset.has(*c)).collect();
    let bytes = charset.encode(&text).unwrap();
    bencher
        .counter(BytesCount::of_slice(&bytes))
        .bench(|| encoding::decode(black_box(&bytes), Some(charset), None).text.len());
}

#[divan::bench]
fn detect_encoding(bencher: Bencher<'_, '_>) {
    let bytes = TEXT.as_bytes();
    bencher
        .counter(BytesCount::of_slice(bytes))
        .bench(|| encoding::decode(black_box(bytes), None, Some(LANG)).text.len());
}

#[divan::bench(args = FORMATS.iter().map(|format| format.name))]
fn read(bencher: Bencher<'_, '_>, name: &str) {
    let shape = SHAPES.iter().find(|shape| shape.format == name).unwrap();
    let file = shape.file(&ARTICLES);
    let format = document::format(name).unwrap();
    let options = ReadOptions { lang: LANG, ..ReadOptions::default() };
    let read = || (format.read)(black_box(&file), &options).unwrap().len();
    let paragraphs: usize = ARTICLES.iter().map(|article| article.paragraphs.len()).sum();
    assert!((paragraphs * 9 / 10..=paragraphs * 4).contains(&read()), "{name}: {} of {paragraphs}", read());
    bencher.counter(BytesCount::of_str(&file)).bench(read);
}

#[divan::bench]
fn tokens(bencher: Bencher<'_, '_>) {
    let mut tokens = Tokens::default();
    bencher.counter(BytesCount::of_str(&**TEXT)).bench_local(|| {
        paragraphs().for_each(|paragraph| tokens.fill(black_box(paragraph)));
        tokens.list.len()
    });
}

/// What is known of each word, once the words are known.
#[divan::bench]
fn look_up(bencher: Bencher<'_, '_>) {
    let tokens: Vec<(&str, Tokens)> = paragraphs().map(|paragraph| (paragraph, tokenise(paragraph))).collect();
    let (mut cache, mut words) = (WordCache::default(), Words::default());
    bencher.counter(BytesCount::of_str(&**TEXT)).bench_local(|| {
        for (paragraph, tokens) in &tokens {
            cache.fill(&mut words, &GLOSSARY, paragraph, tokens);
            black_box(&words);
        }
    });
}

#[divan::bench]
fn glossary_scan(bencher: Bencher<'_, '_>) {
    let mut cache = WordCache::default();
    let mut known = |paragraph| {
        let tokens = tokenise(paragraph);
        let mut words = Words::default();
        cache.fill(&mut words, &GLOSSARY, paragraph, &tokens);
        (paragraph, tokens, words)
    };
    let paragraphs: Vec<_> = paragraphs().map(&mut known).collect();
    bencher.counter(BytesCount::of_str(&**TEXT)).bench_local(|| {
        let scan =
            |(paragraph, tokens, words): &(&str, _, _)| GLOSSARY.scan(black_box(paragraph), tokens, words).terms.len();
        paragraphs.iter().map(scan).sum::<usize>()
    });
}

/// A check with one rule. Reading, tokens, look-ups and the scan are in each: they are the row of "no rule".
#[divan::bench(args = std::iter::once("no rule").chain(REGISTRY.iter().map(|rule| rule.id)))]
fn rule(bencher: Bencher<'_, '_>, id: &str) {
    let rules: Vec<&'static Rule> = REGISTRY.iter().filter(|rule| rule.id == id).copied().collect();
    check_with(bencher, rules);
}

#[divan::bench]
fn whole_check(bencher: Bencher<'_, '_>) {
    check_with(bencher, REGISTRY.to_vec());
}

fn check_with(bencher: Bencher<'_, '_>, rules: Vec<&'static Rule>) {
    let checker = Checker::new(vec![Arc::clone(&GLOSSARY)], rules, Vec::new());
    let input = Input { bytes: TEXT.as_bytes(), extension: Some("txt"), lang: LANG, ..Input::default() };
    bencher.counter(BytesCount::of_str(&**TEXT)).bench(|| checker.check(black_box(&input)).unwrap().findings.len());
}

/// Articles one by one, until nothing is left to repair.
#[divan::bench(args = [Applicability::Safe, Applicability::Suggested])]
fn fix(bencher: Bencher<'_, '_>, level: Applicability) {
    let texts: Vec<String> = ARTICLES.iter().map(Article::text).collect();
    bencher.counter(BytesCount::of_str(&**TEXT)).bench(|| {
        texts.iter().map(|text| SESSION.fix_bytes("a.txt", text.as_bytes(), level).unwrap().applied).sum::<usize>()
    });
}

/// A report of all articles, in bytes of the articles.
#[divan::bench(args = REPORTS.iter().map(|format| format.name))]
fn report(bencher: Bencher<'_, '_>, name: &str) {
    let runs: Vec<FileRun> =
        ARTICLES.iter().map(|article| SESSION.check_bytes("a.txt", article.text().as_bytes())).collect();
    let mut summary = Summary::default();
    runs.iter().for_each(|run| summary.add(run));
    let format = copydesk::report::report(name).unwrap();
    bencher.counter(BytesCount::of_str(&**TEXT)).bench(|| {
        let mut report = (format.new)();
        let mut out = Vec::new();
        runs.iter().for_each(|run| report.file(run, &mut out).unwrap());
        report.finish(&summary, &mut out).unwrap();
        out.len()
    });
}

/// What a run does before its first file.
#[divan::bench]
fn start() -> Session {
    Session::open(Options::default()).unwrap()
}

fn paragraphs() -> impl Iterator<Item = &'static str> {
    TEXT.lines().filter(|line| !line.is_empty())
}
