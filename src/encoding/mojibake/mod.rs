//! Text that was decoded with the wrong charset, and the way back.
//!
//! UTF-8 read as a one-byte charset leaves pairs and triples where one character was ("BelgiÃ«", "â€™"), once or several
//! times over. A run of such characters is undone by encoding it in that charset and decoding it as UTF-8, as often as the
//! result is the likelier text; the steps are told, so that anybody can replay them. Not for other losses: what became "?"
//! or U+FFFD cannot come back.
//!
//! ```
//! use copydesk::encoding::mojibake::repairs;
//! let found = repairs("In BelgiÃ« regent het.");
//! assert_eq!(found[0].text, "België");
//! assert_eq!(found[0].steps, ["windows-1252"]);
//! ```

mod codepage;
mod cost;
mod lost;

use std::ops::Range;

use codepage::{CODEPAGES, Codepage};
use cost::{Neighbours, cost};

/// A word that was decoded wrongly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// Bytes of the text: the whole word.
    pub range: Range<usize>,
    /// What the word should read.
    pub text: String,
    /// The charsets that UTF-8 was read as, the last mistake first: encode in the first, decode as UTF-8, and so on.
    pub steps: Vec<&'static str>,
    /// Is no other reading thinkable?
    pub is_sure: bool,
}

/// No text goes wrong more often than this.
const MOST_LAYERS: usize = 6;
/// The undone text must be likelier by so much.
const LEAST_GAIN: f32 = 1.6;
const LEAST_GAIN_AMONG_OTHERS: f32 = 0.6;
/// A letter of another script that stands alone ("и") is dear by itself.
const LEAST_GAIN_AMONG_SEVERAL: f32 = -0.5;
const SEVERAL: usize = 3;
/// What a charset that the rest of the text does not speak for has to gain beyond that.
const UNUSUAL: f32 = 0.5;
/// A repair that gains so much has no second reading.
const SURE_GAIN: f32 = 3.0;

/// The wrongly decoded words of a text, in order.
pub fn repairs(text: &str) -> Vec<Repair> {
    if !has_traces(text) {
        return Vec::new();
    }
    let words: Vec<Range<usize>> = words(text).collect();
    if words.is_empty() {
        return lost::repairs_alone(text);
    }
    let usual = usual_codepage(text, &words);
    let mut found: Vec<Repair> =
        words.iter().filter_map(|word| repair(text, word.clone(), usual, LEAST_GAIN)).collect();
    if !found.is_empty() && found.len() < words.len() {
        // Where words are wrong, others are with less proof.
        let least_gain = if found.len() < SEVERAL { LEAST_GAIN_AMONG_OTHERS } else { LEAST_GAIN_AMONG_SEVERAL };
        found = words.iter().filter_map(|word| repair(text, word.clone(), usual, least_gain)).collect();
    }
    if let [only] = &found[..]
        && !is_proof(text, only)
    {
        found.clear();
    }
    let lost = match usual.filter(|_| !found.is_empty()) {
        Some(usual) => lost::repairs(text, usual, &found),
        None => lost::repairs_alone(text),
    };
    found.extend(lost);
    found.sort_by_key(|repair| repair.range.start);
    found
}

/// Do two characters beyond ASCII stand side by side, or is there half an à or a control character? Without one of them nothing
/// was decoded wrongly. A look at each pair of bytes: most texts end here.
fn has_traces(text: &str) -> bool {
    const HALF: [u8; 2] = *b"\xc3\x83";
    let is_trace = |one: u8, two: u8| {
        let side_by_side = (0x80..0xc0).contains(&one) && two >= 0xc0;
        let is_control = one == 0xc2 && two < 0xa0;
        side_by_side | is_control | ([one, two] == HALF)
    };
    let bytes = text.as_bytes();
    // Without a way out in the middle the compiler looks at many pairs at once.
    bytes.iter().zip(bytes.iter().skip(1)).fold(false, |found, (one, two)| found | is_trace(*one, *two))
}

/// Does one repair in a whole text prove enough? A pair of signs may mean what it says ("√π"), and among characters that
/// are whole one odd letter may be meant.
fn is_proof(text: &str, repair: &Repair) -> bool {
    let word = &text[repair.range.clone()];
    let in_word = word.chars().any(|c| c.is_ascii_alphabetic());
    let is_long = word.chars().count() > repair.text.chars().count() + 1;
    let others_are_whole =
        text.chars().filter(|c| !c.is_ascii()).count() > word.chars().filter(|c| !c.is_ascii()).count();
    let is_odd = repair.text.chars().any(cost::is_odd);
    (in_word || is_long || cost::has_lead(word)) && !(others_are_whole && is_odd)
}

/// The charset that explains most of the text.
fn usual_codepage(text: &str, words: &[Range<usize>]) -> Option<&'static Codepage> {
    let gain = |codepage: &Codepage| -> f32 {
        let gains = words.iter().filter_map(|word| {
            let around = neighbours(text, word);
            let word = &text[word.clone()];
            Some(cost(word, around) - cost(&undo(word, codepage)?, around))
        });
        gains.filter(|gain| *gain > 0.0).sum::<f32>() - codepage.rarity
    };
    let gains = CODEPAGES.iter().map(|codepage| (codepage, gain(codepage)));
    // The first of equals: the commonest.
    gains.rev().max_by(|a, b| a.1.total_cmp(&b.1)).map(|(codepage, _)| codepage)
}

fn neighbours(text: &str, word: &Range<usize>) -> Neighbours {
    Neighbours { before: text[..word.start].chars().next_back(), after: text[word.end..].chars().next() }
}

/// The words with two characters beyond ASCII side by side, or what may be a lost no-break space after Ã or Â.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < text.len() {
            let start = at + text[at..].find(|c: char| !c.is_ascii())?;
            let word_start = text[..start].rfind(is_break).map_or(0, |found| found + 1);
            let end = word_end(text, start);
            at = end;
            if is_suspicious(&text[start..end]) {
                return Some(word_start..end);
            }
        }
        None
    })
}

fn is_break(c: char) -> bool {
    c.is_ascii_whitespace()
}

fn word_end(text: &str, start: usize) -> usize {
    start + text[start..].find(is_break).unwrap_or(text.len() - start)
}

fn is_suspicious(word: &str) -> bool {
    let mut previous = false;
    lost::ends_in_half(word)
        || word.chars().any(|c| {
            let both = previous && !c.is_ascii();
            previous = !c.is_ascii();
            both
        })
}

fn repair(text: &str, range: Range<usize>, usual: Option<&Codepage>, least_gain: f32) -> Option<Repair> {
    let word = &text[range.clone()];
    let around = neighbours(text, &range);
    let before = cost(word, around);
    let mut now = word.to_string();
    let mut cost_now = before;
    let mut steps = Vec::new();
    while let Some((codepage, undone, cost)) =
        best(&now, around, usual).filter(|(_, _, cost)| *cost + least_gain <= cost_now)
    {
        if steps.len() == MOST_LAYERS {
            // It is no text that went wrong, and to take away a few layers would leave the next fix as many.
            return None;
        }
        steps.push(codepage.name);
        now = undone;
        cost_now = cost;
    }
    if steps.is_empty() {
        return None;
    }
    let is_sure = before - cost_now >= SURE_GAIN;
    Some(Repair { range, text: lost::without_controls(&now), steps, is_sure })
}

/// The likeliest text that is one mistake less.
fn best(word: &str, around: Neighbours, usual: Option<&Codepage>) -> Option<(&'static Codepage, String, f32)> {
    CODEPAGES
        .iter()
        .filter_map(|codepage| {
            let undone = undo(word, codepage)?;
            let is_usual = usual.is_some_and(|usual| usual.name == codepage.name);
            let cost = cost(&undone, around) + if is_usual { 0.0 } else { UNUSUAL + codepage.rarity };
            Some((codepage, undone, cost))
        })
        .min_by(|a, b| a.2.total_cmp(&b.2))
}

/// Puts every sequence of UTF-8 that was read as `codepage` back together; `None` where there is none.
fn undo(word: &str, codepage: &Codepage) -> Option<String> {
    let chars: Vec<char> = word.chars().collect();
    let bytes: Vec<Option<u8>> = chars.iter().map(|c| codepage.byte(*c)).collect();
    let mut out = String::with_capacity(word.len());
    let mut changed = false;
    let mut i = 0;
    while i < chars.len() {
        match sequence(&bytes[i..]) {
            Some((c, len)) => {
                out.push(c);
                changed = true;
                i += len;
            }
            None => {
                out.push(chars[i]);
                i += 1;
            }
        }
    }
    changed.then_some(out)
}

/// A character beyond ASCII at the front of `bytes`, in UTF-8 or as a pair of surrogates (CESU-8), and the bytes it takes.
fn sequence(bytes: &[Option<u8>]) -> Option<(char, usize)> {
    let at = |i: usize| bytes.get(i).copied().flatten();
    let tail = |i: usize| at(i).filter(|byte| (0x80..0xc0).contains(byte)).map(|byte| u32::from(byte & 0x3f));
    let lead = u32::from(at(0)?);
    match lead {
        0xc2..=0xdf => char::from_u32((lead & 0x1f) << 6 | tail(1)?).map(|c| (c, 2)),
        0xe0..=0xef => {
            let code = (lead & 0xf) << 12 | tail(1)? << 6 | tail(2)?;
            if (0xd800..0xdc00).contains(&code) {
                let low = (u32::from(at(3)?) == 0xed).then(|| Some(0xd000 | tail(4)? << 6 | tail(5)?))??;
                let both = 0x10000 + ((code - 0xd800) << 10) + low.checked_sub(0xdc00)?;
                return char::from_u32(both).map(|c| (c, 6));
            }
            char::from_u32(code).filter(|c| *c as u32 >= 0x800).map(|c| (c, 3))
        }
        0xf0..=0xf4 => {
            let code = (lead & 7) << 18 | tail(1)? << 12 | tail(2)? << 6 | tail(3)?;
            char::from_u32(code).filter(|c| *c as u32 >= 0x10000).map(|c| (c, 4))
        }
        _ => None,
    }
}
