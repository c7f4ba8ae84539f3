//! Text or HTML that stands inside another layer: in an element, a CDATA section, a string.

use std::borrow::Cow;

use super::pen::Pen;
use super::prose;
use crate::document::builder::{lift, owned};
use crate::document::{Escape, FieldKind, Role, Segment, plain_text};
use crate::text::{Map, Text};

/// What a layer holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::document) enum Inside {
    Text(FieldKind),
    /// One paragraph, in which line ends are layout.
    Line(FieldKind),
}

/// The segments of `shown`, a text that was made out of the file's by `map` and is written there as `outer` escapes.
pub(in crate::document) fn embed<'t>(
    shown: &Cow<'t, str>,
    map: &Map<Text, Text>,
    inside: Inside,
    outer: Escape,
) -> Vec<Segment<'t>> {
    let segments = match shown {
        Cow::Borrowed(shown) => read(shown, inside),
        Cow::Owned(shown) => read(shown, inside).into_iter().map(owned).collect(),
    };
    segments.into_iter().map(|segment| lift(segment, map, Some(outer))).collect()
}

fn read(text: &str, inside: Inside) -> Vec<Segment<'_>> {
    let (Inside::Text(kind) | Inside::Line(kind)) = inside;
    if kind == FieldKind::Html || (kind == FieldKind::Guess && looks_like_html(text)) {
        return prose::html(text);
    }
    match inside {
        Inside::Text(_) => plain_text::read(text),
        Inside::Line(_) => line(text),
    }
}

/// A text of one paragraph, without references or tags.
fn line(text: &str) -> Vec<Segment<'_>> {
    let mut pen = Pen::new(text);
    pen.cdata(0..text.len());
    let mut segment = pen.finish(Role::Body, None);
    if let Some(segment) = &mut segment {
        segment.escapes.clear();
    }
    segment.into_iter().collect()
}

/// Is there an element in it that ends, or a paragraph or line that breaks?
fn looks_like_html(text: &str) -> bool {
    memchr::memchr_iter(b'<', text.as_bytes()).any(|at| {
        let rest = &text.as_bytes()[at + 1..];
        let ends = rest.first() == Some(&b'/') && rest.get(1).is_some_and(u8::is_ascii_alphabetic);
        ends || [&b"p>"[..], b"p ", b"br", b"img ", b"!--"].iter().any(|start| rest.starts_with(start))
    })
}
