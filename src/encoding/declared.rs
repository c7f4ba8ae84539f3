//! The encoding that a file of markup says it is in.

use super::Charset;

/// A declaration stands this near the beginning; browsers look no further.
const BEGINNING: usize = 1024;

/// What the XML declaration or a `meta` element of HTML declares, if it can be true: bytes that are UTF-8 are UTF-8, and a
/// declaration that can be read as ASCII does not stand in UTF-16.
pub(super) fn declared(bytes: &[u8]) -> Option<Charset> {
    let beginning = &bytes[..bytes.len().min(BEGINNING)];
    let first = beginning.iter().position(|byte| !byte.is_ascii_whitespace())?;
    if beginning[first] != b'<' {
        return None;
    }
    let beginning = beginning.to_ascii_lowercase();
    let label = match beginning[first..].starts_with(b"<?xml") {
        true => {
            let end = memchr::memchr(b'>', &beginning)?;
            value(&beginning[..end], b"encoding")?
        }
        false => memchr::memmem::find_iter(&beginning, b"<meta").find_map(|at| {
            let end = memchr::memchr(b'>', &beginning[at..]).map_or(beginning.len(), |len| at + len);
            value(&beginning[at..end], b"charset")
        })?,
    };
    let charset = Charset::for_label(std::str::from_utf8(label).ok()?)?;
    let is_possible = charset != Charset::UTF_16LE && charset != Charset::UTF_16BE;
    let is_utf8 = charset != Charset::UTF_8 && charset.is_stateless() && std::str::from_utf8(bytes).is_ok();
    match (is_possible, is_utf8) {
        (true, false) => Some(charset),
        // All bytes are ASCII: what a repair adds is written as declared.
        (true, true) if bytes.is_ascii() => Some(charset),
        (_, _) => None,
    }
}

/// What stands after `name` and "=", with quotation marks or without.
fn value<'b>(tag: &'b [u8], name: &[u8]) -> Option<&'b [u8]> {
    let rest = tag[memchr::memmem::find(tag, name)? + name.len()..].trim_ascii_start();
    let rest = rest.strip_prefix(b"=")?.trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
    let len = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || b"-_:.".contains(byte)).count();
    (len > 0).then(|| &rest[..len])
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
}
