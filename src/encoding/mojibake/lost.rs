//! What else went wrong in a text that was decoded wrongly: halves whose other half became a plain space, and control
//! characters that are typography in windows-1252.

use std::ops::Range;

use super::Repair;
use super::codepage::Codepage;

/// The lead bytes of "à" and "Š", whose second byte is a no-break space.
const A_GRAVE: u8 = 0xc3;
const S_CARON: u8 = 0xc5;

/// "voilÃ le": a small letter and half an à at the end of a word.
pub(super) fn ends_in_half(word: &str) -> bool {
    word.strip_suffix('Ã').is_some_and(|stem| stem.ends_with(|c: char| c.is_ascii_lowercase()))
}

/// The repairs beside `found` of a text in which UTF-8 was read as `codepage`.
pub(super) fn repairs(text: &str, codepage: &Codepage, found: &[Repair]) -> Vec<Repair> {
    // What was found stands in order.
    let is_free = |at: usize| {
        let before = found.partition_point(|repair| repair.range.start <= at);
        before == 0 || !found[before - 1].range.contains(&at)
    };
    let halves = text.char_indices().filter(|(at, c)| !c.is_ascii() && is_free(*at)).filter_map(|(at, c)| {
        let (range, text) = match codepage.byte(c)? {
            A_GRAVE => a_grave(text, at, c)?,
            S_CARON => s_caron(text, at, c)?,
            _ if c.is_control() => (at..at + c.len_utf8(), typography(c)?),
            _ => return None,
        };
        Some(Repair { range, text, steps: vec![codepage.name], is_sure: false })
    });
    halves.collect()
}

/// The repairs of a text in which nothing else is wrong: half an à after a small letter, or a pair of control characters
/// where quotation marks stood.
pub(super) fn repairs_alone(text: &str) -> Vec<Repair> {
    let is_half = |at: usize, c: char| c == 'Ã' && ends_in_half(&text[..at + c.len_utf8()]);
    let halves = text.char_indices().filter(|(at, c)| is_half(*at, *c)).filter_map(|(at, c)| a_grave(text, at, c));
    let controls: Vec<(Range<usize>, String)> =
        text.char_indices().filter_map(|(at, c)| Some((at..at + c.len_utf8(), typography(c)?))).collect();
    let controls = if controls.len() > 1 { controls } else { Vec::new() };
    let repair = |(range, text)| Repair { range, text, steps: vec!["windows-1252"], is_sure: false };
    halves.chain(controls).map(repair).collect()
}

/// `word` with typography in the place of control characters.
pub(super) fn without_controls(word: &str) -> String {
    word.chars().map(|c| typography(c).unwrap_or_else(|| c.to_string())).collect()
}

/// "Ã la", and "Ã s" for "às".
fn a_grave(text: &str, at: usize, c: char) -> Option<(Range<usize>, String)> {
    let end = at + c.len_utf8();
    let rest = text[end..].strip_prefix(' ')?;
    // A second space is the word's own.
    let takes_space = rest.starts_with("s ") || rest.starts_with(' ');
    Some((at..end + usize::from(takes_space), "à".into()))
}

/// "Å iaip" for "Šiaip", at the head of a word.
fn s_caron(text: &str, at: usize, c: char) -> Option<(Range<usize>, String)> {
    let end = at + c.len_utf8();
    let rest = text[end..].strip_prefix(' ')?;
    let opens = text[..at].chars().next_back().is_none_or(char::is_whitespace);
    (opens && rest.starts_with(|c: char| c.is_lowercase())).then(|| (at..end + 1, "Š".into()))
}

/// What windows-1252 has in the place of a control character.
fn typography(c: char) -> Option<String> {
    if !('\u{80}'..='\u{9f}').contains(&c) {
        return None;
    }
    let byte = [u8::try_from(u32::from(c)).ok()?];
    let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&byte);
    let is_typography = text.chars().all(|c| !c.is_control() && !c.is_alphabetic());
    is_typography.then(|| text.into_owned())
}
