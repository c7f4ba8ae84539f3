//! HTML and AMP, whole pages and fragments, as lenient as browsers are.
//!
//! Paragraphs, headings, list items, cells and captions are segments; titles, alternative texts and descriptions are too.
//! Scripts, styles, code, and what is marked `translate="no"` or `class="notranslate"` is left alone. Not for pages that
//! are made in the browser.

use super::markup::{prose, root};
use super::{Format, ReadError, ReadOptions};

pub(super) const FORMAT: Format = Format {
    name: "html",
    summary: "HTML and AMP, whole pages and fragments: what a reader sees, with titles and alternative texts",
    extensions: &["html", "htm", "xhtml", "amp"],
    sniff: |text| {
        root(text).is_some_and(|root| ["html", "head", "body"].iter().any(|name| root.eq_ignore_ascii_case(name)))
    },
    comments: super::directive::markup,
    read: |text, _: &ReadOptions<'_>| Ok::<_, ReadError>(prose::html(text)),
};
