//! Word documents (DOCX): the text of paragraphs, in the body, in headers and footers, in notes and comments.
//!
//! A DOCX is a package of XML parts; this module reads one part, and knows from the list of parts which hold text. Text that
//! Word has cut into runs is one text again; deleted text, field codes, hidden text and code are none. What a picture shows is
//! described in text that readers hear. Comments are their authors' words: faults are shown, but not mended. Not for old DOC
//! files and not for other packages (XLSX, ODT).

mod paragraph;
mod parts;
mod read;
mod removal;
mod run;
mod styles;
mod tracked;

use super::markup::root;
use super::markup::token::{Token, Tokens};
use super::{Format, ReadError, ReadOptions, Segment};
use crate::text::Span;

pub use parts::{CONTENT_TYPES, package_parts, package_styles};
pub use run::TextRun;
pub use styles::Styles;
pub use tracked::{Tracking, number_changes};

pub(super) const FORMAT: Format = Format {
    name: "docx",
    summary: "Word documents: paragraphs, headings, table cells, headers, footers, notes and descriptions of pictures; comments are only shown",
    extensions: &["docx", "docm", "dotx", "dotm"],
    sniff: is_part,
    // Word does not keep any.
    comments: super::directive::none,
    read,
};

/// The vocabulary of the parts, as Word writes it and as the strict standard names it.
const NAMESPACES: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];

const NO_PART: &str = "this is no Word document: it is no package, and no part of one; give it the extension of what it is, or save it as DOCX";

/// What the outermost element says of the whole part.
struct Head<'t> {
    /// Before the names of the vocabulary, with its colon.
    prefix: &'t str,
    keeps_blanks: bool,
    is_comments: bool,
}

fn is_part(text: &str) -> bool {
    let is_root = matches!(root(text), Some("document" | "hdr" | "ftr" | "footnotes" | "endnotes" | "comments"));
    is_root && matches!(head(text), Ok(Some(_)))
}

/// What the first element says, where it is of the vocabulary.
fn head(text: &str) -> Result<Option<Head<'_>>, ReadError> {
    let mut tokens = Tokens::strict(text);
    while let Some(token) = tokens.next()? {
        let Token::Open { name, .. } = token else { continue };
        let written = |range: &std::ops::Range<usize>| &text[range.clone()];
        let (prefix, local) = name_parts(written(&name));
        let declares = match prefix {
            "" => "xmlns".to_string(),
            prefix => format!("xmlns:{}", prefix.trim_end_matches(':')),
        };
        let value = |name: &str| super::markup::walk::value(text, tokens.attributes(), name);
        let is_known = value(&declares).is_some_and(|namespace| NAMESPACES.contains(&namespace));
        let keeps_blanks = value("xml:space") == Some("preserve");
        return Ok(is_known.then_some(Head { prefix, keeps_blanks, is_comments: local == "comments" }));
    }
    Ok(None)
}

/// A name cut after its prefix.
fn name_parts(name: &str) -> (&str, &str) {
    name.split_at(name.find(':').map_or(0, |at| at + 1))
}

fn read<'t>(text: &'t str, options: &ReadOptions<'_>) -> Result<Vec<Segment<'t>>, ReadError> {
    let none = || ReadError { span: Span::new(0, 0), message: NO_PART.into() };
    if root(text).is_none() {
        return Err(none());
    }
    read::read(text, &head(text)?.ok_or_else(none)?, options)
}
