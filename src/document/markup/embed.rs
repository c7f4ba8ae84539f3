//! Text or HTML that stands inside another layer: in an element, a CDATA section, a string.

use std::borrow::Cow;

use super::prose;
use crate::document::builder::{lift, owned};
use crate::document::{Escape, FieldKind, Segment, plain_text};
use crate::text::{Map, Text};

/// The segments of `shown`, a text that was made out of the file's by `map` and is written there as `outer` escapes.
pub(in crate::document) fn embed<'t>(
    shown: &Cow<'t, str>,
    map: &Map<Text, Text>,
    kind: FieldKind,
    outer: Escape,
) -> Vec<Segment<'t>> {
    let segments = match shown {
        Cow::Borrowed(shown) => read(shown, kind),
        Cow::Owned(shown) => read(shown, kind).into_iter().map(owned).collect(),
    };
    segments.into_iter().map(|segment| lift(segment, map, Some(outer))).collect()
}

fn read(text: &str, kind: FieldKind) -> Vec<Segment<'_>> {
    match kind {
        FieldKind::Html => prose::html(text),
        FieldKind::Guess if looks_like_html(text) => prose::html(text),
        FieldKind::Guess | FieldKind::Text => plain_text::read(text),
    }
}

/// Is there an element in it that ends, or a paragraph or line that breaks?
fn looks_like_html(text: &str) -> bool {
    memchr::memchr_iter(b'<', text.as_bytes()).any(|at| {
        let rest = &text.as_bytes()[at + 1..];
        let ends = rest.first() == Some(&b'/') && rest.get(1).is_some_and(u8::is_ascii_alphabetic);
        ends || [&b"p>"[..], b"p ", b"br", b"img ", b"!--"].iter().any(|start| rest.starts_with(start))
    })
}
