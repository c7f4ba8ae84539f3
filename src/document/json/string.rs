//! The escapes of JSON strings.

use std::borrow::Cow;
use std::ops::Range;

use crate::document::builder::Builder;
use crate::text::{Map, Text};

/// The length of the escape that `bytes` begin with; `None` if JSON has no such escape.
pub(super) fn escape_len(bytes: &[u8]) -> Option<usize> {
    match bytes.get(1)? {
        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Some(2),
        b'u' => bytes.get(2..6)?.iter().all(u8::is_ascii_hexdigit).then_some(6),
        _ => None,
    }
}

/// The text of a string whose content is `content` of `text`, and the way back. Half a surrogate pair reads as U+FFFD.
pub(super) fn decode(text: &str, content: Range<usize>) -> (Cow<'_, str>, Map<Text, Text>) {
    let written = &text[content.clone()];
    let Some(first) = memchr::memchr(b'\\', written.as_bytes()) else {
        return (Cow::Borrowed(written), Map::copy_of(content.start, written.len()));
    };
    let mut builder = Builder::new(text);
    let mut at = content.start + first;
    builder.copy(content.start..at);
    while at < content.end {
        let (c, len) = escape(&text[at..content.end]);
        builder.atom(c.encode_utf8(&mut [0; 4]), at..at + len);
        at += len;
        let plain = memchr::memchr(b'\\', &text.as_bytes()[at..content.end]).unwrap_or(content.end - at);
        builder.copy(at..at + plain);
        at += plain;
    }
    builder.into_text()
}

/// The character that the escape at the beginning of `rest` stands for, and the escape's length in bytes.
fn escape(rest: &str) -> (char, usize) {
    match rest.as_bytes().get(1) {
        Some(b'n') => ('\n', 2),
        Some(b't') => ('\t', 2),
        Some(b'r') => ('\r', 2),
        Some(b'b') => ('\u{8}', 2),
        Some(b'f') => ('\u{C}', 2),
        Some(b'u') => unicode(rest),
        Some(byte @ (b'"' | b'\\' | b'/')) => (char::from(*byte), 2),
        // The walk lets nothing else through.
        _ => ('\\', 1),
    }
}

fn unicode(rest: &str) -> (char, usize) {
    let unit = |at: usize| {
        let written = rest.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(written, 16).ok()
    };
    let Some(first) = unit(0) else { return ('\\', 1) };
    if let Some(c) = char::from_u32(u32::from(first)) {
        return (c, 6);
    }
    let pair = unit(6).and_then(|second| char::decode_utf16([first, second]).next()?.ok());
    pair.map_or((char::REPLACEMENT_CHARACTER, 6), |c| (c, 12))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn escapes_are_atoms() {
        let text = r#""Belgi\u00eb \"nu\" \ud83d\ude00\n""#;
        let (shown, map) = decode(text, 1..text.len() - 1);
        assert_eq!(shown, "België \"nu\" 😀\n");
        for (shown_part, written) in
            [("ë", r"\u00eb"), ("\"", "\\\""), ("😀", r"\ud83d\ude00"), ("\n", r"\n"), ("nu", "nu")]
        {
            let at = shown.find(shown_part).unwrap();
            assert_eq!(&text[map.locate(Span::new(at, at + shown_part.len())).range()], written);
        }
    }

    #[test]
    fn half_a_pair_is_no_character() {
        for text in [r"a\ud83d", r"a\ud83dx", r"a\ude00\ud83d", r"\ud83d\u0041"] {
            assert!(decode(text, 0..text.len()).0.contains('\u{FFFD}'), "{text}");
        }
        assert_eq!(decode(r"\ud83d\u0041", 0..12).0, "\u{FFFD}A");
    }
}
