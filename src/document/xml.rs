//! XML of an unknown vocabulary: all character data is text, element by element.
//!
//! The names of HTML and NITF stand inside a sentence where they do there; every other element is a paragraph of its own.
//! Attributes but `alt` and `title` are left alone. Not for vocabularies that have a format of their own.

use super::markup::root;
use super::markup::walk::{Content, read};
use super::{Format, ReadOptions, Role};

pub(super) const FORMAT: Format = Format {
    name: "xml",
    summary: "XML of another vocabulary: the text of every element",
    extensions: &["xml"],
    sniff: |text| text.trim_start_matches('\u{FEFF}').starts_with("<?xml") && root(text).is_some(),
    comments: super::directive::markup,
    read: |text, _: &ReadOptions<'_>| read(text, |_| Content::Prose(Role::Body)),
};
