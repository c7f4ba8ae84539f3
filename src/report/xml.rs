//! Writing XML for `checkstyle` and `junit`. Not for reading it, nor for articles.

use std::borrow::Cow;
use std::io::{self, Write};

use quick_xml::escape::escape;

use super::visible;

/// Writes `<name a="…" b="…"`, without what closes the tag.
pub(super) fn open(out: &mut dyn Write, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
    write!(out, "<{name}")?;
    attributes.iter().try_for_each(|(name, value)| write!(out, " {name}=\"{}\"", text(value)))
}

/// Text for an element or an attribute, without what XML 1.0 cannot hold even as a reference.
pub(super) fn text(text: &str) -> String {
    let shown = visible(text);
    let allowed = |c: char| !matches!(c, '\u{FFFE}' | '\u{FFFF}');
    let shown: Cow<'_, str> =
        if shown.chars().all(allowed) { shown } else { shown.replace(|c| !allowed(c), "\u{FFFD}").into() };
    escape(&*shown).into_owned()
}
