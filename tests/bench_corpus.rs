//! The corpus that speed is measured with is the same at every run, and like Dutch news in what costs time.

#![allow(clippy::unwrap_used)]

#[path = "../benches/common/news.rs"]
mod news;
#[path = "../benches/common/random.rs"]
mod random;
#[path = "../benches/common/sentences.rs"]
mod sentences;
#[path = "../benches/common/vocabulary.rs"]
mod vocabulary;

use std::collections::HashMap;

use copydesk::session::{Options, Session};
use news::{ARTICLE, DAMAGE, News};

const LENGTH: usize = 160_000;

fn articles(damage: Option<f64>) -> Vec<String> {
    let mut news = News::new(damage);
    (0..LENGTH / ARTICLE).map(|_| news.article(ARTICLE).text()).collect()
}

/// Bytes to one finding, of all severities.
fn bytes_to_a_finding(articles: &[String]) -> usize {
    let session = Session::open(Options::default()).unwrap();
    let found = |text: &String| session.check_bytes("a.txt", text.as_bytes()).result.unwrap().findings.len();
    let findings: usize = articles.iter().map(found).sum();
    articles.iter().map(String::len).sum::<usize>() / findings.max(1)
}

#[test]
fn damage_is_as_thick_as_in_translated_copy() {
    let damaged = articles(Some(DAMAGE));
    assert!(damaged == articles(Some(DAMAGE)), "the same at every run");
    let bytes = bytes_to_a_finding(&damaged);
    assert!((500..=700).contains(&bytes), "a finding per {bytes} bytes");
}

/// The bounds lie near what was measured in Dutch news of the same length: 22 to 25 words in a hundred are new, the ten most
/// frequent are a quarter of the text and the hundred most frequent half of it, and words have 5.1 to 5.3 letters.
#[test]
fn clean_copy_reads_like_news_to_a_machine() {
    let articles = articles(None);
    let bytes = bytes_to_a_finding(&articles);
    assert!(bytes > 5_000, "a finding per {bytes} bytes of clean copy");
    let text = articles.concat();
    let words: Vec<String> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    words.iter().for_each(|word| *counts.entry(word).or_default() += 1);
    let mut frequent: Vec<usize> = counts.values().copied().collect();
    frequent.sort_unstable_by_key(|count| std::cmp::Reverse(*count));
    let share = |most: usize| frequent[..most].iter().sum::<usize>() as f64 / words.len() as f64;
    let letters = words.iter().map(|word| word.chars().count()).sum::<usize>() as f64 / words.len() as f64;
    let different = counts.len() as f64 / words.len() as f64;
    assert!((4.9..5.4).contains(&letters), "{letters} letters in a word");
    assert!((0.20..0.25).contains(&different), "{different} of the words differ");
    assert!((0.22..0.31).contains(&share(10)), "the ten most frequent are {}", share(10));
    assert!((0.46..0.53).contains(&share(100)), "the hundred most frequent are {}", share(100));
}
