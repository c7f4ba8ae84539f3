//! Files in which an original and its translations stand side by side: XLIFF and TMX.
//!
//! The translation is checked, the original is kept beside it. Codes inside a sentence are no text: those that begin and end
//! a style are not seen, those that stand for something (a picture, a number that is filled in) are an
//! [`OBJECT`](super::OBJECT). Not for gettext catalogues.

mod tmx;
mod xliff;

use super::markup::pen::Pen;
use super::markup::token::{Token, Tokens};
use super::markup::walk::value;
use super::{Role, Segment};

pub(super) use tmx::FORMAT as TMX;
pub(super) use xliff::FORMAT as XLIFF;

/// One text with its codes: a source, a target, a segment of a memory.
struct Line<'t> {
    text: &'t str,
    pen: Pen<'t>,
    /// How many elements are open inside it, and how many were when one began whose content is no text.
    depth: usize,
    silent_from: Option<usize>,
}

/// What an element inside a text is to a reader.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Code {
    /// Text goes on in it.
    Around,
    /// The beginning or end of a style.
    Mark,
    /// Stands for something.
    Object,
}

fn code(name: &str, is_protected: bool) -> Code {
    match name {
        "mrk" if is_protected => Code::Object,
        "g" | "pc" | "mrk" | "hi" => Code::Around,
        "bpt" | "ept" | "it" | "bx" | "ex" | "ut" | "sc" | "ec" | "sm" | "em" => Code::Mark,
        _ => Code::Object,
    }
}

impl<'t> Line<'t> {
    fn new(text: &'t str) -> Self {
        Line { text, pen: Pen::new(text), depth: 0, silent_from: None }
    }

    /// Takes in one token; true when it was the end of the text.
    fn token(&mut self, token: &Token, tokens: &Tokens<'t>) -> bool {
        match token {
            Token::Text(range) if self.silent_from.is_none() => self.pen.text(range.clone(), true),
            Token::Cdata(range) if self.silent_from.is_none() => self.pen.cdata(range.clone()),
            Token::Open { name, is_empty } => {
                if self.silent_from.is_none() {
                    self.opens(&self.text[name.clone()], *is_empty, tokens);
                }
                self.depth += usize::from(!is_empty);
            }
            Token::Close { .. } if self.depth == 0 => return true,
            Token::Close { .. } => {
                self.depth -= 1;
                self.silent_from = self.silent_from.filter(|depth| *depth < self.depth);
            }
            _ => {}
        }
        false
    }

    fn opens(&mut self, name: &str, is_empty: bool, tokens: &Tokens<'t>) {
        let is = |attribute: &str, wanted: &str| value(self.text, tokens.attributes(), attribute) == Some(wanted);
        let code = code(name, is("translate", "no") || is("mtype", "protected"));
        if code == Code::Object {
            self.pen.object(tokens.range().start);
        }
        if code != Code::Around && !is_empty {
            self.silent_from = Some(self.depth);
        }
    }

    fn finish(mut self) -> Option<Segment<'t>> {
        self.pen.finish(Role::Body, None)
    }
}
