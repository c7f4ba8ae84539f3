//! Lists of terms of any length, to measure what a long list costs: words of the lexicon, the same at every run.
//!
//! Not a glossary that means anything: a wrong form is its term with a q before its last letter.
//!
//! ```text
//! haven
//! vergadering
//! ```

use std::collections::HashSet;

use crate::random::Random;

static LEXICON: &[u8] = include_bytes!("lexicon.fst");
const SEED: u64 = 11;
/// Letters of a term, at least: shorter ones are no terms of anybody.
const SHORTEST: usize = 5;

/// `count` different terms, in no order. Where the lexicon has no more words, two of them make a term.
pub(crate) fn terms(count: usize) -> Vec<String> {
    let mut random = Random::new(SEED);
    let mut words = words();
    random.shuffle(&mut words);
    let pairs = count.saturating_sub(words.len());
    let mut known = HashSet::new();
    while known.len() < pairs {
        let pair = format!("{} {}", random.pick(&words), random.pick(&words));
        if known.insert(pair.clone()) {
            words.push(pair);
        }
    }
    words.truncate(count);
    words
}

/// The words that may be terms, in the order of the alphabet.
fn words() -> Vec<String> {
    let forms = fst::Map::new(LEXICON).map(|map| map.stream().into_str_keys().unwrap_or_default());
    let is_term = |form: &String| form.chars().count() >= SHORTEST && form.chars().all(char::is_lowercase);
    forms.unwrap_or_default().into_iter().filter(is_term).collect()
}

/// One a line, as `rg --file` reads them.
pub(crate) fn list(terms: &[String]) -> String {
    terms.iter().map(|term| format!("{term}\n")).collect()
}

/// A table for `--glossary`: each term with a wrong form.
pub(crate) fn table(terms: &[String]) -> String {
    let row = |term: &String| {
        let (end, last) = term.char_indices().next_back().unwrap_or_default();
        format!("{}q{last},{term}\n", &term[..end])
    };
    std::iter::once("wrong,right\n".to_string()).chain(terms.iter().map(row)).collect()
}
