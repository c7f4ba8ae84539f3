//! Cutting markup into tags and text, each with its place.
//!
//! One pass, no tree, no recursion: nesting of any depth takes memory for the names that are open. Entities are never
//! expanded and nothing is ever fetched. *Strict* reads XML and says where it is broken; *lenient* reads HTML the way
//! browsers do and never fails.

use std::ops::Range;

use memchr::memmem;

use super::tag::{self, name_len};
use crate::document::ReadError;
use crate::text::Span;

pub(in crate::document) use super::tag::Attribute;

/// A piece of markup. Ranges are places of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::document) enum Token {
    /// Character data, references unresolved.
    Text(Range<usize>),
    /// The content of a CDATA section.
    Cdata(Range<usize>),
    /// The attributes are asked of the tokeniser.
    Open {
        name: Range<usize>,
        is_empty: bool,
    },
    Close {
        name: Range<usize>,
    },
    /// A comment, a processing instruction, a document type.
    Other,
}

/// Elements of HTML whose content has no tags in it.
const RAW: [&str; 9] = ["script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext"];

pub(in crate::document) struct Tokens<'t> {
    text: &'t str,
    bytes: &'t [u8],
    /// Where the last token began, and where the next one begins.
    start: usize,
    at: usize,
    is_strict: bool,
    /// Is `<script/>` over where it begins? In XHTML, not in HTML.
    closes_empty: bool,
    attributes: Vec<Attribute>,
    /// Strict: the names of what is open.
    open: Vec<Range<usize>>,
    has_root: bool,
    /// Lenient: the element whose content is passed over as it is.
    raw: Option<Range<usize>>,
}

impl<'t> Tokens<'t> {
    pub(in crate::document) fn strict(text: &'t str) -> Self {
        Tokens {
            text,
            bytes: text.as_bytes(),
            start: 0,
            at: 0,
            is_strict: true,
            closes_empty: true,
            attributes: Vec::new(),
            open: Vec::new(),
            has_root: false,
            raw: None,
        }
    }

    pub(in crate::document) fn lenient(text: &'t str) -> Self {
        let closes_empty = text.trim_start().starts_with("<?xml");
        Tokens { is_strict: false, closes_empty, ..Tokens::strict(text) }
    }

    /// Where the token that was read last stands.
    pub(in crate::document) fn range(&self) -> Range<usize> {
        self.start..self.at
    }

    /// The attributes of the tag that was read last.
    pub(in crate::document) fn attributes(&self) -> &[Attribute] {
        &self.attributes
    }

    pub(in crate::document) fn next(&mut self) -> Result<Option<Token>, ReadError> {
        self.start = self.at;
        if self.at == self.bytes.len() {
            return match self.open.last() {
                Some(name) => Err(self.error(name.start - 1, "is not closed; the file was probably cut off")),
                None if self.is_strict && !self.has_root => Err(self.error(0, "there is no element in the file")),
                None => Ok(None),
            };
        }
        if let Some(name) = self.raw.take()
            && let Some(text) = self.raw_text(&name)
        {
            return Ok(Some(text));
        }
        let text = self.text_len();
        if text > 0 {
            self.at += text;
            let range = self.range();
            let is_outside = self.is_strict && self.open.is_empty();
            if is_outside
                && let Some(at) = self.text[range.clone()].find(|c: char| !c.is_ascii_whitespace() && c != '\u{FEFF}')
            {
                return Err(self.error(range.start + at, "stands outside the outermost element"));
            }
            return Ok(Some(Token::Text(range)));
        }
        self.markup().map(Some)
    }

    /// How much text begins here: up to what can only be markup.
    fn text_len(&self) -> usize {
        let rest = &self.bytes[self.at..];
        memchr::memchr_iter(b'<', rest)
            .find(|at| {
                self.is_strict
                    || matches!(rest.get(at + 1), Some(b'a'..=b'z' | b'A'..=b'Z' | b'!' | b'?'))
                    || (rest.get(at + 1) == Some(&b'/')
                        && rest.get(at + 2).is_some_and(|byte| !byte.is_ascii_whitespace()))
            })
            .unwrap_or(rest.len())
    }

    fn markup(&mut self) -> Result<Token, ReadError> {
        let rest = &self.bytes[self.at..];
        match rest.get(1) {
            Some(b'!') if rest.starts_with(b"<!--") => {
                // "<!-->" is a whole comment in HTML.
                self.skip_to(if self.is_strict { 4 } else { 2 }, b"-->", "this comment does not end")
            }
            Some(b'!') if self.is_strict && rest.starts_with(b"<![CDATA[") => {
                if self.open.is_empty() {
                    return Err(self.error(self.at, "a CDATA section stands outside the outermost element"));
                }
                self.skip_to(9, b"]]>", "this CDATA section does not end")?;
                Ok(Token::Cdata(self.start + 9..self.at - 3))
            }
            Some(b'!') if self.is_strict => self.document_type(),
            Some(b'?') if self.is_strict => self.skip_to(2, b"?>", "this processing instruction does not end"),
            Some(b'!' | b'?') => self.skip_to(2, b">", ""),
            Some(b'/') => self.closing_tag(),
            _ => self.opening_tag(),
        }
    }

    fn skip_to(&mut self, from: usize, end: &[u8], complaint: &str) -> Result<Token, ReadError> {
        match memmem::find(self.bytes.get(self.at + from..).unwrap_or_default(), end) {
            Some(found) => self.at += from + found + end.len(),
            None if self.is_strict => return Err(self.error(self.at, complaint)),
            None => self.at = self.bytes.len(),
        }
        Ok(Token::Other)
    }

    /// Passes a document type with its declarations. What they declare is never used.
    fn document_type(&mut self) -> Result<Token, ReadError> {
        let mut at = self.at + 2;
        let mut is_inside = false;
        while let Some(byte) = self.bytes.get(at) {
            match byte {
                b'"' | b'\'' => match memchr::memchr(*byte, &self.bytes[at + 1..]) {
                    Some(len) => at += len + 1,
                    None => break,
                },
                b'<' if self.bytes[at..].starts_with(b"<!--") => match memmem::find(&self.bytes[at + 4..], b"-->") {
                    Some(len) => at += len + 6,
                    None => break,
                },
                b'[' => is_inside = true,
                b']' => is_inside = false,
                b'>' if !is_inside => {
                    self.at = at + 1;
                    return Ok(Token::Other);
                }
                _ => {}
            }
            at += 1;
        }
        Err(self.error(self.at, "this declaration does not end"))
    }

    fn closing_tag(&mut self) -> Result<Token, ReadError> {
        let from = self.at + 2;
        let name = from..from + name_len(&self.bytes[from..]);
        match memchr::memchr2(b'>', if self.is_strict { b'<' } else { b'>' }, &self.bytes[name.end..]) {
            Some(len) if self.bytes[name.end + len] == b'>' => self.at = name.end + len + 1,
            _ if self.is_strict => return Err(self.error(self.at, "this tag does not end")),
            _ => self.at = self.bytes.len(),
        }
        if !self.is_strict {
            return Ok(Token::Close { name });
        }
        let written = &self.text[name.clone()];
        match self.open.pop() {
            Some(open) if self.text[open.clone()] == *written => Ok(Token::Close { name }),
            Some(open) => {
                let expected = shorten(&self.text[open]);
                Err(self.error(self.start, &format!("</{}> stands where </{expected}> must come", shorten(written))))
            }
            None => Err(self.error(self.start, &format!("</{}> closes nothing", shorten(written)))),
        }
    }

    fn opening_tag(&mut self) -> Result<Token, ReadError> {
        let from = self.at + 1;
        let name = from..from + name_len(&self.bytes[from..]);
        if self.is_strict && name.is_empty() {
            return Err(self.error(self.at, "a \"<\" that begins no tag; write it as &lt;"));
        }
        if self.is_strict && self.open.is_empty() && self.has_root {
            return Err(self.error(self.at, "a second outermost element begins"));
        }
        let is_empty = match tag::attributes(self.bytes, name.end, self.is_strict, &mut self.attributes) {
            Ok((end, is_empty)) => {
                self.at = end;
                is_empty
            }
            // What never ends is shown where it begins.
            Err((at, what)) => return Err(self.error(if at == name.end { self.start } else { at }, what)),
        };
        if self.is_strict {
            self.has_root = true;
            if !is_empty {
                self.open.push(name.clone());
            }
        } else if !(is_empty && self.closes_empty)
            && RAW.iter().any(|raw| raw.eq_ignore_ascii_case(&self.text[name.clone()]))
        {
            self.raw = Some(name.clone());
        }
        Ok(Token::Open { name, is_empty })
    }

    /// The content of an element without tags, up to its closing tag.
    fn raw_text(&mut self, name: &Range<usize>) -> Option<Token> {
        let name = &self.bytes[name.clone()];
        let rest = &self.bytes[self.at..];
        let len = memmem::find_iter(rest, b"</")
            .find(|at| rest.get(at + 2..at + 2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)))
            .unwrap_or(rest.len());
        self.at += len;
        (len > 0).then(|| Token::Text(self.range()))
    }

    fn error(&self, at: usize, what: &str) -> ReadError {
        let subject = match self.bytes.get(at..) {
            Some([b'<', b'a'..=b'z' | b'A'..=b'Z', ..]) if what.starts_with("is ") => {
                format!("<{}> ", shorten(&self.text[at + 1..at + 1 + name_len(&self.bytes[at + 1..])]))
            }
            _ if what.starts_with("stands ") => "text ".to_string(),
            _ => String::new(),
        };
        ReadError {
            span: Span::new(at, at),
            message: format!(
                "this is not valid XML: {subject}{what}; fetch it again or have it mended where it is made"
            ),
        }
    }
}

/// A name for a message.
fn shorten(name: &str) -> &str {
    name.char_indices().nth(40).map_or(name, |(end, _)| &name[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(mut tokens: Tokens<'_>) -> Result<Vec<Token>, ReadError> {
        std::iter::from_fn(|| tokens.next().transpose()).collect()
    }

    #[test]
    fn broken_xml_has_a_place() {
        for (text, at) in [
            ("<a><b></a>", 6),
            ("<a><b>", 3),
            ("<a", 0),
            ("<a b=\"c", 5),
            ("<a b=c/>", 3),
            ("<a b/>", 3),
            ("<a>1 < 2</a>", 5),
            ("<a><![CDATA[x</a>", 3),
            ("<a/><b/>", 4),
            ("<a/>x", 4),
            ("</a>", 0),
            ("<a><!-- x</a>", 3),
            ("<!DOCTYPE a [<!ENTITY b \"c\">", 0),
            ("<a <b/></a>", 0),
            ("", 0),
        ] {
            assert_eq!(all(Tokens::strict(text)).unwrap_err().span.start, at, "{text}");
        }
    }

    #[test]
    fn what_is_declared_is_passed_over() {
        let text = "<!DOCTYPE a [<!ENTITY b \">]\"><!-- ]> ' -->]><a>&b;</a>";
        assert_eq!(all(Tokens::strict(text)).unwrap().len(), 4);
    }

    #[test]
    fn html_is_never_broken() {
        let text = "a < b <p CLASS=x title='y'>c<script>if (a</b) '<p>'</SCRIPT ><!--><br/></>&<";
        let mut tokens = Tokens::lenient(text);
        let mut texts = Vec::new();
        while let Some(token) = tokens.next().unwrap() {
            if let Token::Text(range) = token {
                texts.push(&text[range]);
            }
        }
        assert_eq!(texts, ["a < b ", "c", "if (a</b) '<p>'", "&<"]);
        for hostile in ["<", "</", "<a ", "<a b=\"", "<!--", "<!", "<title>", "</a", "<a =", "<ë", "<a ë"] {
            let many = hostile.repeat(1000);
            all(Tokens::lenient(&many)).unwrap();
            all(Tokens::strict(&many)).unwrap_err();
        }
    }
}
