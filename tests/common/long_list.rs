//! Term lists of any length: words of no language that look like Dutch, each with a wrong form. The same at every call.

const CONSONANTS: [&str; 14] = ["b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v"];
const VOWELS: [&str; 10] = ["a", "aa", "e", "ee", "ie", "o", "oe", "oo", "u", "ui"];
const SYLLABLES: usize = CONSONANTS.len() * VOWELS.len();
/// As many words as there are.
const MOST: usize = SYLLABLES * SYLLABLES * SYLLABLES;
/// Shares no factor with `MOST`, so that every number gives another word, in no order.
const STRIDE: usize = 1_000_003;

fn syllables(number: usize) -> [(&'static str, &'static str); 3] {
    let number = number * STRIDE % MOST;
    [number % SYLLABLES, number / SYLLABLES % SYLLABLES, number / SYLLABLES / SYLLABLES]
        .map(|at| (CONSONANTS[at / VOWELS.len()], VOWELS[at % VOWELS.len()]))
}

/// The term of row `number`; every fifth is a name.
pub(crate) fn right(number: usize) -> String {
    form(number, "")
}

/// Its wrong form: with a consonant doubled, as no term has it.
pub(crate) fn wrong(number: usize) -> String {
    form(number, syllables(number)[1].0)
}

fn form(number: usize, doubled: &str) -> String {
    let [(a, b), (c, d), (e, f)] = syllables(number);
    let word = format!("{a}{b}{doubled}{c}{d}{e}{f}n");
    if number.is_multiple_of(5) { word[..1].to_uppercase() + &word[1..] } else { word }
}

/// A list with a header; row `number` stands on line `number + 2`.
pub(crate) fn csv(rows: usize) -> String {
    (0..rows).fold("wrong,right\n".to_string(), |mut list, number| {
        list.push_str(&format!("{},{}\n", wrong(number), right(number)));
        list
    })
}
