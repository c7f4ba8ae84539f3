//! The encoding that a file of markup says it is in.

use std::ops::Range;

use super::Charset;
use crate::text::{Span, Text};

/// A declaration stands this near the beginning; browsers look no further.
const BEGINNING: usize = 1024;

/// What the XML declaration or a `meta` element of HTML declares, if it can be true: bytes that are UTF-8 are UTF-8, and a
/// declaration that can be read as ASCII does not stand in UTF-16.
pub(super) fn declared(bytes: &[u8]) -> Option<Charset> {
    let charset = label(bytes).and_then(|label| label.charset(bytes))?;
    let is_utf8 = charset != Charset::UTF_8 && charset.is_stateless() && std::str::from_utf8(bytes).is_ok();
    match (charset.is_utf16(), is_utf8) {
        (false, false) => Some(charset),
        // All bytes are ASCII: what a repair adds is written as declared.
        (false, true) if bytes.is_ascii() => Some(charset),
        (_, _) => None,
    }
}

/// Where a file names another encoding than it is in; `has_bom` says whether it begins with a byte order
/// mark. Browsers go by the mark, and take a `meta` element for UTF-8 that names UTF-16: there it does no harm.
pub(super) fn wrong(text: &str, charset: Charset, has_bom: bool) -> Option<Span<Text>> {
    let label = label(text.as_bytes())?;
    let named = label.charset(text.as_bytes())?;
    let is_so = named == charset || (named.is_utf16() && charset.is_utf16());
    // Text of nothing but ASCII is the same in all encodings but these.
    let is_same = text.is_ascii() && !named.is_utf16() && !charset.is_utf16();
    let is_harmless = !label.is_xml && (has_bom || named.is_utf16());
    (!is_so && !is_same && !is_harmless).then(|| Span::new(label.range.start, label.range.end))
}

/// The name of an encoding in a declaration.
struct Label {
    range: Range<usize>,
    is_xml: bool,
}

impl Label {
    fn charset(&self, bytes: &[u8]) -> Option<Charset> {
        Charset::for_label(std::str::from_utf8(&bytes[self.range.clone()]).ok()?)
    }
}

fn label(bytes: &[u8]) -> Option<Label> {
    let beginning = &bytes[..bytes.len().min(BEGINNING)];
    let first = beginning.iter().position(|byte| !byte.is_ascii_whitespace())?;
    if beginning[first] != b'<' {
        return None;
    }
    let beginning = beginning.to_ascii_lowercase();
    let is_xml = beginning[first..].starts_with(b"<?xml");
    let range = match is_xml {
        true => {
            let end = memchr::memchr(b'>', &beginning)?;
            value(&beginning, 0..end, b"encoding")?
        }
        false => memchr::memmem::find_iter(&beginning, b"<meta").find_map(|at| {
            let end = memchr::memchr(b'>', &beginning[at..]).map_or(beginning.len(), |len| at + len);
            value(&beginning, at..end, b"charset")
        })?,
    };
    Some(Label { range, is_xml })
}

/// What stands after `name` and "=", with quotation marks or without.
fn value(bytes: &[u8], tag: Range<usize>, name: &[u8]) -> Option<Range<usize>> {
    let end = tag.end;
    let tag = &bytes[tag];
    let rest = tag[memchr::memmem::find(tag, name)? + name.len()..].trim_ascii_start();
    let rest = rest.strip_prefix(b"=")?.trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
    let len = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || b"-_:.".contains(byte)).count();
    let start = end - rest.len();
    (len > 0).then_some(start..start + len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_are_believed_if_they_can_be_true() {
        for (bytes, want) in [
            (&b"<?xml version='1.0' encoding='ISO-8859-15'?><a>\xA4</a>"[..], Some("ISO-8859-15")),
            (b"<?xml version=\"1.0\"?><a/>", None),
            ("<?xml version='1.0' encoding='ISO-8859-1'?><a>é</a>".as_bytes(), None),
            (b"<?xml version='1.0' encoding='UTF-16'?><a/>", None),
            (b"<?xml version='1.0' encoding='us-ascii'?><a/>", Some("windows-1252")),
            (b"<?xml version='1.0' encoding='utf-8'?><a>\xE9</a>", Some("UTF-8")),
            (b"\n<html><META http-equiv=x content=\"text/html; charset=windows-1250\">\xE9", Some("windows-1250")),
            (b"<meta name=a><meta charset=latin2>\xE9", Some("ISO-8859-2")),
            (b"tekst <meta charset=latin2>\xE9", None),
            (b"<meta charset=onzin>", None),
        ] {
            assert_eq!(declared(bytes).map(Charset::name), want, "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn what_a_file_names_and_is_not() {
        let (latin, utf8) = (Charset::for_label("latin1").unwrap(), Charset::UTF_8);
        for (text, charset, has_bom, want) in [
            ("<?xml version='1.0' encoding='ISO-8859-1'?><a>é</a>", utf8, false, Some("ISO-8859-1")),
            ("<?xml version='1.0' encoding='ISO-8859-1'?><a>é</a>", utf8, true, Some("ISO-8859-1")),
            ("<?xml version='1.0' encoding='ISO-8859-1'?><a>é</a>", latin, false, None),
            ("<?xml version='1.0' encoding='ISO-8859-1'?><a>e</a>", utf8, false, None),
            ("<?xml version='1.0' encoding='UTF-16'?><a>e</a>", utf8, false, Some("UTF-16")),
            ("<?xml version='1.0' encoding='UTF-16'?><a>é</a>", Charset::UTF_16BE, true, None),
            ("<?xml version='1.0' encoding='UTF-8'?><a>é</a>", Charset::UTF_16LE, true, Some("UTF-8")),
            ("<?xml version='1.0' encoding='onzin'?><a>é</a>", utf8, false, None),
            ("<?xml version='1.0'?><a>é</a>", utf8, false, None),
            ("<meta charset=latin1>é", utf8, false, Some("latin1")),
            ("<meta charset=latin1>é", utf8, true, None),
            ("<meta charset=utf-16>é", utf8, false, None),
            ("Eén <meta charset=latin1>", utf8, false, None),
        ] {
            let found = wrong(text, charset, has_bom).map(|span| &text[span.range()]);
            assert_eq!(found, want, "{text} in {}", charset.name());
        }
    }
}
