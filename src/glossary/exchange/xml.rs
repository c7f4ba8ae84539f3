//! Reading XML as a stream of elements and texts, each with its line.
//!
//! Nothing outside the file is ever read: a DOCTYPE is passed over, and an entity that XML itself does not define is an error.
//! Depth costs no stack. Not for documents whose bytes must keep their place: those are the document formats' business.

use std::borrow::Cow;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::ReadError;

/// An element that is open.
#[derive(Clone, Debug)]
pub(super) struct Element {
    /// Without its prefix.
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    /// From 1.
    pub(super) line: usize,
    /// The text inside, that of [`INLINE`] elements inside included.
    pub(super) text: String,
}

impl Element {
    /// The value of an attribute, by its full name.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Deeper than any term list; what is nested more is an attack or a mistake.
const DEEPEST: usize = 1000;

/// Elements whose text is part of the text round them.
const INLINE: [&str; 6] = ["hi", "foreign", "ph", "bpt", "ept", "it"];

/// Walks `text`, telling `opened` of every element that opens and `closed` of every one that closes; both see the elements
/// round it, the outermost first.
pub(super) fn walk(
    text: &str,
    mut opened: impl FnMut(&[Element]),
    mut closed: impl FnMut(&[Element], &Element),
) -> Result<(), ReadError> {
    let mut reader = Reader::from_str(text);
    let mut lines = Lines { text, at: 0, line: 1 };
    let mut open: Vec<Element> = Vec::new();
    loop {
        let line = lines.at(reader.buffer_position() as usize);
        let event = reader.read_event().map_err(|error| ReadError {
            line: lines.at(reader.error_position() as usize),
            what: format!("not XML: {error}"),
            instead: "have the file exported anew".into(),
        })?;
        match event {
            Event::Start(start) => {
                if open.len() == DEEPEST {
                    return Err(error(line, "elements are nested too deep", "check what made this file"));
                }
                open.push(element(&start, line)?);
                opened(&open);
            }
            Event::Empty(start) => {
                open.push(element(&start, line)?);
                opened(&open);
                close(&mut open, &mut closed);
            }
            Event::End(_) => close(&mut open, &mut closed),
            Event::Text(content) => add(&mut open, &content.xml10_content()),
            Event::CData(content) => add(&mut open, &content.xml10_content()),
            Event::GeneralRef(reference) => {
                let name = reference.xml10_content();
                let character = match reference.resolve_char_ref() {
                    Ok(Some(character)) => Some(Cow::Owned(character.to_string())),
                    _ => quick_xml::escape::resolve_predefined_entity(&name).map(Cow::Borrowed),
                };
                let character = character.ok_or_else(|| {
                    error(line, &format!("the entity &{name}; is not defined"), "write the character itself")
                })?;
                add(&mut open, &character);
            }
            Event::Eof => break,
            Event::DocType(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
    match open.last() {
        None => Ok(()),
        Some(element) => Err(error(
            element.line,
            &format!("<{}> is never closed: the file is cut off", element.name),
            "have the file exported anew",
        )),
    }
}

fn error(line: usize, what: &str, instead: &str) -> ReadError {
    ReadError { line, what: what.into(), instead: instead.into() }
}

fn close(open: &mut Vec<Element>, closed: &mut impl FnMut(&[Element], &Element)) {
    if let Some(element) = open.pop() {
        closed(open, &element);
        if INLINE.contains(&element.name.as_str()) {
            add(open, &element.text);
        }
    }
}

fn add(open: &mut [Element], text: &str) {
    if let Some(element) = open.last_mut()
        // The white space between elements is not kept: a list may be long.
        && (!element.text.is_empty() || !text.trim().is_empty())
    {
        element.text.push_str(text);
    }
}

fn element(start: &BytesStart<'_>, line: usize) -> Result<Element, ReadError> {
    let broken = |what: String| ReadError { line, what, instead: "check the quotes of this element".into() };
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| broken(format!("not XML: {error}")))?;
        let value =
            attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| broken(format!("not XML: {error}")))?;
        attributes.push((attribute.key.as_ref().to_string(), value.into_owned()));
    }
    let name = start.local_name().as_ref().to_string();
    Ok(Element { name, attributes, line, text: String::new() })
}

/// Line numbers of ascending places.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn at(&mut self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        if byte > self.at {
            self.line += memchr::memchr_iter(b'\n', &self.text.as_bytes()[self.at..byte]).count();
            self.at = byte;
        }
        self.line
    }
}

/// `text` as the content of an element or a quoted attribute.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    quick_xml::escape::escape(text)
}
