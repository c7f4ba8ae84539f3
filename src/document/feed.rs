//! Feeds: RSS 0.9 to 2, Atom, RDF and WordPress exports.
//!
//! Titles, summaries and contents are text, as HTML that is escaped, in CDATA sections or as XHTML. Addresses, names,
//! categories and what extensions add are left alone. Not for JSON Feed, which is read as JSON.

use super::markup::root;
use super::markup::walk::{Content, Element, read};
use super::{FieldKind, Format, ReadOptions, Role};

pub(super) const FORMAT: Format = Format {
    name: "feed",
    summary: "RSS, Atom, RDF and WordPress exports: titles, summaries and contents, with the HTML in them",
    extensions: &["rss", "atom", "rdf", "wxr"],
    sniff: |text| matches!(root(text), Some("rss" | "feed" | "entry" | "RDF")),
    comments: super::directive::markup,
    read: |text, _: &ReadOptions<'_>| read(text, content),
};

fn content(element: &Element<'_, '_>) -> Content {
    match element.name {
        "rss" | "RDF" | "channel" | "item" | "feed" | "entry" => Content::Item,
        "language" => Content::Language,
        "image" | "textinput" | "textInput" | "group" | "source" => Content::Elements,
        // The texts of comments are the readers' own.
        "comment" | "postmeta" | "author" | "contributor" => Content::Nothing,
        // The title of another feed, from which the item was taken.
        "title" | "subtitle" if element.parent == "source" => Content::Nothing,
        "title" | "subtitle" => construct(element, Role::Headline),
        "description" | "summary" => construct(element, Role::Body),
        "encoded" => Content::Text(FieldKind::Html, Role::Body),
        // Media RSS has an element of this name that holds others.
        "content" if element.qualified == "content" || element.qualified.starts_with("atom:") => {
            construct(element, Role::Body)
        }
        "content" if element.qualified.starts_with("media:") => Content::Elements,
        _ => Content::Nothing,
    }
}

/// A title or text: Atom says what it is; in RSS all readers take it for HTML.
fn construct(element: &Element<'_, '_>, role: Role) -> Content {
    if element.attribute("src").is_some() {
        return Content::Nothing;
    }
    // Only a whole content has lines of its own.
    let text = match element.name {
        "content" => Content::Text(FieldKind::Text, role),
        _ => Content::Line(FieldKind::Text, role),
    };
    match element.attribute("type").map(str::trim) {
        Some("xhtml" | "application/xhtml+xml") => Content::Prose(role),
        Some("html" | "text/html") => Content::Text(FieldKind::Html, role),
        Some("text" | "plain" | "text/plain") => text,
        Some(other) if other.contains('/') => Content::Nothing,
        _ if matches!(element.parent, "feed" | "entry") => text,
        _ => Content::Text(FieldKind::Html, role),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plains(text: &str) -> Vec<(String, Option<String>)> {
        let segments = (FORMAT.read)(text, &ReadOptions::default()).unwrap();
        segments.into_iter().map(|segment| (segment.plain.into_owned(), segment.lang)).collect()
    }

    #[test]
    fn atom_says_what_its_texts_are() {
        let text = "<feed xmlns='a' xml:lang='nl'><title type='text'>A &lt;b&gt;</title><entry xml:lang='en'><title type='html'>&lt;i&gt;B&lt;/i&gt; &amp;amp; C</title><author><name>D</name></author><content type='xhtml'><div><p>E <b>F</b></p></div></content></entry><entry><summary>G</summary><content type='image/png'>aaaa</content></entry></feed>";
        let want = [("A <b>", "nl"), ("B & C", "en"), ("E F", "en"), ("G", "nl")];
        let got = plains(text);
        assert_eq!(got.len(), want.len(), "{got:?}");
        for ((plain, lang), (want_plain, want_lang)) in got.iter().zip(want) {
            assert_eq!((plain.as_str(), lang.as_deref()), (want_plain, Some(want_lang)));
        }
    }

    #[test]
    fn a_channel_names_its_language_late() {
        let text = "<rss><channel><title>A</title><item><title><![CDATA[B]]></title><content:encoded><![CDATA[<p>C ]]]]><![CDATA[> D</p>]]></content:encoded><wp:postmeta><wp:meta_value>x</wp:meta_value></wp:postmeta><dc:language>fr</dc:language></item><language>nl-NL</language></channel></rss>";
        let got = plains(text);
        let got: Vec<_> = got.iter().map(|(plain, lang)| (plain.as_str(), lang.as_deref())).collect();
        assert_eq!(got, [("A", Some("nl-NL")), ("B", Some("fr")), ("C ]]> D", Some("fr"))]);
    }
}
