//! Large files in parts that are checked apart: all cores work on one file, and memory does not grow with it.
//!
//! A part ends where a paragraph or a record does; where a text has no such place, after a sentence. Formats whose parts
//! mean nothing alone are never cut. Rules that look at a whole article see a part as one: a text that large is an archive.

use super::Format;
use crate::text::{Span, Text};

/// Parts are about this large, in bytes: many articles, and little enough for the cache.
const PART: usize = 1 << 20;
/// A better place for the end of a part is looked for this far.
const WINDOW: usize = 1 << 16;

/// The parts of `text`; one where it is small or its format cannot be cut.
pub fn parts(format: &Format, text: &str) -> Vec<Span<Text>> {
    let end_after: fn(&str, usize) -> usize = match format.name {
        "text" => paragraph_end,
        "jsonl" => line_end,
        _ => return vec![Span::new(0, text.len())],
    };
    let mut parts = Vec::with_capacity(text.len() / PART + 1);
    let mut start = 0;
    while text.len() - start > PART + WINDOW {
        let end = end_after(text, boundary(text, start + PART));
        parts.push(Span::new(start, end));
        start = end;
    }
    if start < text.len() || parts.is_empty() {
        parts.push(Span::new(start, text.len()));
    }
    parts
}

fn boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// After the blank line, else the line, else the sentence, else the word that ends first after `at`.
fn paragraph_end(text: &str, at: usize) -> usize {
    let window = &text[at..boundary(text, (at + WINDOW).min(text.len()))];
    let after = |sign: &str| window.find(sign).map(|found| at + found + sign.len());
    after("\n\n")
        .or_else(|| after("\n\r\n"))
        .or_else(|| after("\n"))
        .or_else(|| after(". "))
        .or_else(|| after(" "))
        .unwrap_or(at)
}

fn line_end(text: &str, at: usize) -> usize {
    memchr::memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |found| at + found + 1)
}
