//! The order of entries in a file: by their preferred form or pattern, as a reader of a list would look them up.
//!
//! Only entries of one kind that follow each other are sorted. A comment that touches an entry goes with it; a comment with
//! an empty line below it heads a section, and sections stay where they are.

use std::ops::Range;

use toml::de::DeTable;

use crate::glossary::{Mistake, Origin};
use crate::text::fold;

/// One entry with the comments that touch it, as bytes of the file.
struct Block {
    /// Without its last line end.
    range: Range<usize>,
    /// Where the next one begins: what stands between belongs to the place, not to the entry.
    next: usize,
    key: Vec<u8>,
    name: String,
    kind: &'static str,
    /// Of its header, from 1.
    line: usize,
    opens_section: bool,
}

/// The first entry of each section that stands after one it belongs before. A file that is no TOML has none: loading tells of
/// that.
pub fn out_of_order(file: &str, text: &str) -> Vec<Mistake> {
    let blocks = blocks(text);
    let first_late = |section: &[Block]| {
        let late = section.windows(2).find(|pair| pair[0].key > pair[1].key)?;
        Some(Mistake {
            origin: Origin { file: file.into(), line: late[1].line },
            what: format!("\"{}\" stands after \"{}\"", late[1].name, late[0].name),
            instead: "keep entries sorted; `copydesk glossary lint --fix` does it".into(),
        })
    };
    sections(&blocks).filter_map(first_late).collect()
}

/// The file with its entries in order; the same text where they are.
pub fn in_order(text: &str) -> String {
    let blocks = blocks(text);
    let Some(first) = blocks.first() else { return text.to_string() };
    let mut out = text[..first.range.start].to_string();
    for section in sections(&blocks) {
        let mut sorted: Vec<&Block> = section.iter().collect();
        sorted.sort_by(|a, b| a.key.cmp(&b.key));
        for (place, block) in sorted.iter().enumerate() {
            out.push_str(&text[block.range.clone()]);
            out.push_str(&text[section[place].range.end..section[place].next]);
        }
    }
    out
}

fn sections(blocks: &[Block]) -> impl Iterator<Item = &[Block]> {
    blocks.chunk_by(|a, b| a.kind == b.kind && !b.opens_section)
}

fn blocks(text: &str) -> Vec<Block> {
    let Ok(document) = DeTable::parse(text) else { return Vec::new() };
    let mut found: Vec<(usize, &'static str, String)> = Vec::new();
    for (kind, key) in [("term", "right"), ("phrase", "pattern"), ("boilerplate", "text"), ("class", "name")] {
        let entries = document.get_ref().get(kind).and_then(|value| value.get_ref().as_array());
        for entry in entries.into_iter().flatten() {
            let name =
                entry.get_ref().as_table().and_then(|table| table.get(key)?.get_ref().as_str().map(str::to_string));
            found.push((entry.span().start, kind, name.unwrap_or_default()));
        }
    }
    found.sort();
    let starts: Vec<(usize, bool)> = found.iter().map(|(at, ..)| start_of(text, *at)).collect();
    let (mut line, mut counted) = (1, 0);
    let mut line_of = |at: usize| {
        line += memchr::memchr_iter(b'\n', &text.as_bytes()[counted..at]).count();
        counted = at;
        line
    };
    let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([text.len()]);
    found
        .into_iter()
        .zip(&starts)
        .zip(ends)
        .map(|(((at, kind, name), (start, opens_section)), end)| Block {
            range: *start..own_end(text, *start..end.max(*start)),
            next: end.max(*start),
            // Word classes stand in the order of their subject.
            key: if kind == "class" { Vec::new() } else { key(&name) },
            name,
            kind,
            line: line_of(at),
            opens_section: *opens_section,
        })
        .collect()
}

/// The end of an entry in `range`: after its last key and the comments that touch that.
fn own_end(text: &str, range: Range<usize>) -> usize {
    let mut end = range.start;
    let mut touched = false;
    let mut at = range.start;
    for line in text[range].split_inclusive('\n') {
        let content = line.trim();
        let is_comment = content.starts_with('#');
        touched = !content.is_empty() && (!is_comment || touched);
        if touched {
            end = at + line.trim_end_matches(['\n', '\r']).len();
        }
        at += line.len();
    }
    end
}

/// Where the comments that touch the entry at `at` begin, and whether a comment stands above them, apart.
fn start_of(text: &str, at: usize) -> (usize, bool) {
    let mut start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let line_above = |start: usize| {
        let above = text[..start].strip_suffix('\n')?;
        Some(above.rfind('\n').map_or(0, |end| end + 1))
    };
    while let Some(above) = line_above(start).filter(|above| text[*above..start].trim_start().starts_with('#')) {
        start = above;
    }
    let mut apart = start;
    while let Some(above) = line_above(apart).filter(|above| text[*above..apart].trim().is_empty()) {
        apart = above;
    }
    let mut head = apart;
    while let Some(above) = line_above(head).filter(|above| text[*above..head].trim_start().starts_with('#')) {
        head = above;
    }
    // A comment that touches the entry above it belongs to that.
    let stands_apart = || line_above(head).is_none_or(|above| text[above..head].trim().is_empty());
    (start, apart < start && head < apart && stands_apart())
}

/// Capitals and diacritics do not count, nor do the marks of patterns; a space goes before a hyphen, both before letters.
pub(in crate::glossary) fn key(name: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(name.len());
    let counts = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '\'' | '’');
    name.chars().filter(counts).for_each(|c| fold::push_folded(c, &mut key));
    key.trim_ascii().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_below_an_entry_heads_no_section() {
        let text = "[[term]]\nright = \"c\"\n# of c\n\n[[term]]\nright = \"b\"\n\n[[term]]\nright = \"a\"\n";
        let sorted = in_order(text);
        assert_eq!(sorted, "[[term]]\nright = \"a\"\n\n[[term]]\nright = \"b\"\n\n[[term]]\nright = \"c\"\n# of c\n");
        assert_eq!(in_order(&sorted), sorted);
    }

    const FILE: &str = "title = \"x\"\n\n# About Zwolle.\n[[term]]\nright = \"Zwolle\"\n\n[[term]]\nright = \"Ålst\" # here\n\n# North\n\n[[term]]\nright = \"Delfzijl\"\n\n# About Aa.\n[[term]]\nright = \"Aa\"";

    #[test]
    fn entries_are_sorted_with_their_comments_inside_sections() {
        let sorted = in_order(FILE);
        let order: Vec<&str> = sorted.lines().filter(|line| line.contains('#') || line.contains("right")).collect();
        assert_eq!(
            order,
            [
                "right = \"Ålst\" # here",
                "# About Zwolle.",
                "right = \"Zwolle\"",
                "# North",
                "# About Aa.",
                "right = \"Aa\"",
                "right = \"Delfzijl\""
            ]
        );
        assert_eq!(in_order(&sorted), sorted);
        assert!(out_of_order("a.toml", &sorted).is_empty());
        let mistakes: Vec<String> = out_of_order("a.toml", FILE).iter().map(ToString::to_string).collect();
        assert!(mistakes[0].starts_with("a.toml:7: \"Ålst\" stands after \"Zwolle\": keep"), "{mistakes:?}");
        assert_eq!(mistakes.len(), 2);
    }

    #[test]
    fn what_is_in_order_or_no_toml_stays_as_it_is() {
        for text in ["", "not toml [", "title = \"x\"\n", "[[class]]\nname = \"b\"\n[[class]]\nname = \"a\"\n"] {
            assert_eq!(in_order(text), text);
        }
    }
}
