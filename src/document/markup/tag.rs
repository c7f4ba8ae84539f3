//! The inside of a tag: its attributes and its end.

use std::ops::Range;

#[derive(Clone, Debug)]
pub(in crate::document) struct Attribute {
    pub(in crate::document) name: Range<usize>,
    /// Without its quotation marks.
    pub(in crate::document) value: Range<usize>,
    pub(in crate::document) quote: Option<char>,
}

/// A place and what is wrong there.
pub(super) type Fault = (usize, &'static str);

/// Reads the attributes from `from`, where the name of a tag ends; where the tag ends, and whether it is an empty element.
/// Strict: a tag that is not well-formed is a fault; lenient: there is none, and a tag without an end takes all.
pub(super) fn attributes(
    bytes: &[u8],
    from: usize,
    is_strict: bool,
    attributes: &mut Vec<Attribute>,
) -> Result<(usize, bool), Fault> {
    attributes.clear();
    let mut at = from;
    loop {
        at += blank_len(&bytes[at..]);
        match bytes.get(at) {
            Some(b'>') => return Ok((at + 1, false)),
            Some(b'/') if bytes.get(at + 1) == Some(&b'>') => return Ok((at + 2, true)),
            Some(b'/') => at += 1,
            Some(b'<') | None if is_strict => return Err((from, "this tag does not end")),
            Some(_) => {
                let (attribute, end) = attribute(bytes, at, is_strict)?;
                attributes.extend(attribute);
                at = end;
            }
            None => return Ok((at, false)),
        }
    }
}

/// Reads one attribute; `None` if its value has no end.
fn attribute(bytes: &[u8], from: usize, is_strict: bool) -> Result<(Option<Attribute>, usize), Fault> {
    // A "=" in the first place is part of the name.
    let name = from..from + 1 + name_len(&bytes[from + 1..]);
    let mut at = name.end + blank_len(&bytes[name.end..]);
    if bytes.get(at) != Some(&b'=') {
        if is_strict {
            return Err((name.start, "an attribute has no value"));
        }
        let end = name.end;
        return Ok((Some(Attribute { name, value: end..end, quote: None }), end));
    }
    at += 1;
    at += blank_len(&bytes[at..]);
    let (value, quote) = match bytes.get(at) {
        Some(quote @ (b'"' | b'\'')) => match memchr::memchr(*quote, &bytes[at + 1..]) {
            Some(len) => (at + 1..at + 1 + len, Some(char::from(*quote))),
            None if is_strict => return Err((at, "the value that begins here has no end")),
            None => return Ok((None, bytes.len())),
        },
        _ if is_strict => return Err((name.start, "the value of an attribute needs quotation marks")),
        _ => {
            let len = bytes[at..].iter().take_while(|byte| !byte.is_ascii_whitespace() && **byte != b'>').count();
            (at..at + len, None)
        }
    };
    let end = value.end + usize::from(quote.is_some());
    Ok((Some(Attribute { name, value, quote }), end))
}

/// How long the name is that `bytes` begin with. It ends at a character of one byte.
pub(super) fn name_len(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| !byte.is_ascii_whitespace() && !matches!(byte, b'>' | b'/' | b'=' | b'<')).count()
}

fn blank_len(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| byte.is_ascii_whitespace()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_of_every_kind() {
        let tag = "a  B = 'c>' d=e/f ë checked  x=\"\" / >";
        let mut found = Vec::new();
        assert_eq!(attributes(tag.as_bytes(), 1, false, &mut found), Ok((tag.len(), false)));
        let show =
            |attribute: &Attribute| (&tag[attribute.name.clone()], &tag[attribute.value.clone()], attribute.quote);
        let want =
            [("B", "c>", Some('\'')), ("d", "e/f", None), ("ë", "", None), ("checked", "", None), ("x", "", Some('"'))];
        assert_eq!(found.iter().map(show).collect::<Vec<_>>(), want);
    }
}
