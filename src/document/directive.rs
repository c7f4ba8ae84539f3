//! Comments that tell Copydesk to leave something alone.
//!
//! A format says where its comments are ([`super::Format::comments`]); this module reads what they ask for. It knows nothing of
//! rules: a name that no rule has is for the engine to complain about. Not for formats without comments: those have a side list.
//!
//! ```text
//! <!-- copydesk: ignore doubled-word: the song is called that -->     the next block
//! <!-- copydesk: ignore-start doubled-word: lyrics --> … <!-- copydesk: ignore-end -->
//! <!-- copydesk: ignore-file lost-accent, lost-capital: raw wire -->  the whole file
//! ```

use std::ops::Range;

use crate::text::{Span, Text};

/// What stands in every such comment: a text without it has none.
const MARK: &str = "copydesk:";

/// A comment to Copydesk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive<'t> {
    /// The comment, marks and all.
    pub span: Span<Text>,
    pub action: Action<'t>,
    /// The rules that it names; none: all.
    pub rules: Vec<&'t str>,
    /// For people; may be empty.
    pub reason: &'t str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action<'t> {
    /// Leave the next block alone.
    Next,
    /// Leave everything alone from here …
    Start,
    /// … to here.
    End,
    File,
    /// A word that means nothing.
    Unknown(&'t str),
}

/// The directives of a text, given where its comments are, in the order of their places.
pub fn directives<'t>(text: &'t str, comments: fn(&str) -> Vec<Span<Text>>) -> Vec<Directive<'t>> {
    if memchr::memmem::find(text.as_bytes(), MARK.as_bytes()).is_none() {
        return Vec::new();
    }
    comments(text).into_iter().filter_map(|span| parse(&text[span.range()], span)).collect()
}

fn parse(comment: &str, span: Span<Text>) -> Option<Directive<'_>> {
    let inside = comment.trim_start_matches("<!--").trim_end_matches("-->").trim_start_matches('#').trim();
    let asked = inside.strip_prefix(MARK)?.trim_start();
    // What stands after a second colon is the reason.
    let (asked, reason) = asked.split_once(':').unwrap_or((asked, ""));
    let (word, rules) = asked.split_once(char::is_whitespace).unwrap_or((asked, ""));
    let action = match word {
        "ignore" => Action::Next,
        "ignore-start" => Action::Start,
        "ignore-end" => Action::End,
        "ignore-file" => Action::File,
        unknown => Action::Unknown(unknown),
    };
    let rules = rules.split([',', ' ', '\t', '\n', '\r']).filter(|rule| !rule.is_empty()).collect();
    Some(Directive { span, action, rules, reason: reason.trim() })
}

/// No comments at all.
pub(super) fn none(_: &str) -> Vec<Span<Text>> {
    Vec::new()
}

/// Comments as in HTML and XML, wherever they stand.
pub(super) fn markup(text: &str) -> Vec<Span<Text>> {
    markup_in(text, 0..text.len())
}

/// Those in a part of the text.
pub(super) fn markup_in(text: &str, part: Range<usize>) -> Vec<Span<Text>> {
    let mut comments = Vec::new();
    let mut at = part.start;
    while let Some(start) = text[at..part.end].find("<!--").map(|start| at + start)
        && let Some(end) = text[start..part.end].find("-->").map(|end| start + end + "-->".len())
    {
        comments.push(Span::new(start, end));
        at = end;
    }
    comments
}

/// Lines that begin with a hash, without their line ends.
pub(super) fn hash_lines(text: &str) -> Vec<Span<Text>> {
    let mut comments = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with('#') {
            comments.push(Span::new(start + line.len() - line.trim_start().len(), start + line.trim_end().len()));
        }
        start += line.len();
    }
    comments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_read() {
        let text = "a <!-- copydesk: ignore doubled-word, x: want: dit --> <!--copydesk:ignore-end--> <!-- copydesk: ignroe --> <!-- b -->";
        let found = directives(text, markup);
        let read: Vec<_> = found.iter().map(|found| (found.action, found.rules.clone())).collect();
        let expected =
            [(Action::Next, vec!["doubled-word", "x"]), (Action::End, vec![]), (Action::Unknown("ignroe"), vec![])];
        assert_eq!(read, expected);
        assert_eq!((found[0].reason, found[1].reason), ("want: dit", ""));
        assert_eq!(&text[found[1].span.range()], "<!--copydesk:ignore-end-->");
        let po = directives("msgid \"\"\n  # copydesk: ignore-file\r\n#: b\n", hash_lines);
        assert_eq!((po.len(), po[0].action, po[0].span), (1, Action::File, Span::new(11, 34)));
        assert!(
            directives("<!-- copydesk: ignore", markup).is_empty() && directives("copydesk: -->", markup).is_empty()
        );
    }
}
