//! A walk over a JSON text that tells where each string stands.
//!
//! One pass, no recursion, no tree: a text of any depth needs memory for its path only. Numbers are passed over, not parsed.

use std::borrow::Cow;
use std::ops::Range;

use super::string;
use crate::document::{ReadError, Step};
use crate::text::Span;

/// What a walk meets.
pub(super) trait Visitor<'t> {
    /// A string that is a value: its path and its content between the quotes.
    fn string(&mut self, path: &[Step<'t>], content: Range<usize>);
    /// An object or array begins or ends.
    fn opens(&mut self);
    fn closes(&mut self);
}

/// Walks over the one value in `range` of `text`.
pub(super) fn walk<'t>(text: &'t str, range: Range<usize>, visitor: &mut impl Visitor<'t>) -> Result<(), ReadError> {
    let mut walker = Walker { text, bytes: &text.as_bytes()[..range.end], at: range.start, path: Vec::new() };
    loop {
        let has_members = walker.value(visitor)?;
        if !has_members && !walker.after_value(visitor)? {
            return Ok(());
        }
    }
}

struct Walker<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    /// Also the stack: a name means inside an object, an index inside an array.
    path: Vec<Step<'t>>,
}

impl<'t> Walker<'t> {
    /// Passes a value, or the beginning of an object or array up to its first member: then the answer is true.
    fn value(&mut self, visitor: &mut impl Visitor<'t>) -> Result<bool, ReadError> {
        match self.peek() {
            Some(b'{') => {
                self.at += 1;
                visitor.opens();
                if self.peek() == Some(b'}') {
                    self.at += 1;
                    visitor.closes();
                    return Ok(false);
                }
                let name = self.name()?;
                self.path.push(name);
                Ok(true)
            }
            Some(b'[') => {
                self.at += 1;
                visitor.opens();
                if self.peek() == Some(b']') {
                    self.at += 1;
                    visitor.closes();
                    return Ok(false);
                }
                self.path.push(Step::Index(0));
                Ok(true)
            }
            Some(b'"') => {
                let content = self.string()?;
                visitor.string(&self.path, content);
                Ok(false)
            }
            _ => self.literal().map(|()| false),
        }
    }

    /// Passes what ends objects and arrays, up to the next value: false when the text is done.
    fn after_value(&mut self, visitor: &mut impl Visitor<'t>) -> Result<bool, ReadError> {
        loop {
            let next = self.peek();
            match (self.path.last_mut(), next) {
                (None, None) => return Ok(false),
                (None, Some(_)) => return Err(self.error("the value is over, but more follows")),
                (Some(Step::Index(index)), Some(b',')) => {
                    *index += 1;
                    self.at += 1;
                    return Ok(true);
                }
                (Some(Step::Name(_)), Some(b',')) => {
                    self.at += 1;
                    let name = self.name()?;
                    self.path.pop();
                    self.path.push(name);
                    return Ok(true);
                }
                (Some(Step::Index(_)), Some(b']')) | (Some(Step::Name(_)), Some(b'}')) => {
                    self.at += 1;
                    self.path.pop();
                    visitor.closes();
                }
                (Some(Step::Index(_)), _) => return Err(self.error("a comma or the ] of the array is missing")),
                (Some(Step::Name(_)), _) => return Err(self.error("a comma or the } of the object is missing")),
            }
        }
    }

    /// The next byte that is not white space.
    fn peek(&mut self) -> Option<u8> {
        while let Some(byte) = self.bytes.get(self.at) {
            if !matches!(byte, b' ' | b'\t' | b'\n' | b'\r') {
                return Some(*byte);
            }
            self.at += 1;
        }
        None
    }

    /// A member's name and its colon.
    fn name(&mut self) -> Result<Step<'t>, ReadError> {
        if self.peek() != Some(b'"') {
            return Err(self.error("a name in quotes is missing"));
        }
        let content = self.string()?;
        if self.peek() != Some(b':') {
            return Err(self.error("the colon after a name is missing"));
        }
        self.at += 1;
        let name = &self.text[content.clone()];
        Ok(Step::Name(match name.contains('\\') {
            true => Cow::Owned(string::decode(self.text, content).0.into_owned()),
            false => Cow::Borrowed(name),
        }))
    }

    /// Passes a string; its content.
    fn string(&mut self) -> Result<Range<usize>, ReadError> {
        let opening = self.at;
        let start = opening + 1;
        let mut at = start;
        loop {
            let Some(found) = memchr::memchr3(b'"', b'\\', b'\n', &self.bytes[at..]) else {
                self.at = opening;
                return Err(self.error("the string that begins here does not end"));
            };
            at += found;
            match self.bytes[at] {
                b'"' => {
                    self.at = at + 1;
                    return Ok(start..at);
                }
                b'\\' => {
                    self.at = at;
                    at += string::escape_len(&self.bytes[at..])
                        .ok_or_else(|| self.error("this is no escape that JSON has"))?;
                }
                _ => {
                    self.at = opening;
                    return Err(self.error("the string that begins here runs into a line end"));
                }
            }
        }
    }

    /// Passes a number, `true`, `false` or `null`; what Python writes for no number too.
    fn literal(&mut self) -> Result<(), ReadError> {
        let rest = &self.bytes[self.at..];
        let len = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(byte)).count();
        let word = &rest[..len];
        let is_number = word.iter().any(u8::is_ascii_digit)
            && word.iter().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(byte));
        if is_number || matches!(word, b"true" | b"false" | b"null" | b"NaN" | b"Infinity" | b"-Infinity") {
            self.at += len;
            return Ok(());
        }
        Err(self.error("a value is missing"))
    }

    fn error(&self, what: &str) -> ReadError {
        let end = self.bytes.len();
        let mut at = self.at.min(end);
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        let how = if at == end { "it ends here and was probably cut off" } else { "it is damaged" };
        ReadError {
            span: Span::new(at, at),
            message: format!(
                "this is not valid JSON: {what}; {how}: fetch it again, or read it as text with --format-in text"
            ),
        }
    }
}
