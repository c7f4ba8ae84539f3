//! News items in XML: NITF, NewsML 1.2 and NewsML-G2.
//!
//! Headlines, abstracts, captions and the paragraphs of the story are text, be they NITF, XHTML, plain or escaped. Bylines
//! and datelines stand in the story and are checked with it; keywords, slugs, rights and all metadata are left alone. Not
//! for ninjs, which is read as JSON.

use super::markup::root;
use super::markup::walk::{Content, Element, read};
use super::{FieldKind, Format, ReadOptions, Role};

pub(super) const NITF: Format = Format {
    name: "nitf",
    summary: "NITF 3 and later: headlines, abstracts, captions and paragraphs",
    extensions: &["nitf"],
    sniff: |text| root(text) == Some("nitf"),
    comments: super::directive::markup,
    read: |text, _: &ReadOptions<'_>| read(text, nitf),
};

pub(super) const NEWSML: Format = Format {
    name: "newsml",
    summary: "NewsML 1.2 and NewsML-G2, with NITF, XHTML or plain text in them, in one language or several",
    extensions: &["newsml"],
    sniff: |text| {
        matches!(
            root(text),
            Some(
                "NewsML"
                    | "NewsItem"
                    | "newsItem"
                    | "newsMessage"
                    | "packageItem"
                    | "planningItem"
                    | "conceptItem"
                    | "contentSet"
            )
        )
    },
    comments: super::directive::markup,
    read: |text, _: &ReadOptions<'_>| read(text, newsml),
};

fn nitf(element: &Element<'_, '_>) -> Content {
    match element.name {
        "nitf" => Content::Item,
        "head" => Content::Elements,
        "title" => Content::Prose(Role::Headline),
        "body" => Content::Prose(Role::Body),
        _ => Content::Nothing,
    }
}

fn newsml(element: &Element<'_, '_>) -> Content {
    match element.name {
        "newsItem" | "packageItem" | "NewsItem" | "NewsComponent" => Content::Item,
        "language" | "Language" => Content::Language,
        "headline" | "HeadLine" | "SubHeadLine" | "dateline" | "DateLine" | "byline" | "ByLine" => {
            Content::Line(FieldKind::Guess, Role::Headline)
        }
        // What describes the content, not what describes a keyword or a place.
        "description" if element.parent == "contentMeta" => Content::Line(FieldKind::Guess, Role::Body),
        "DataContent" | "inlineData" if is_text(element) => Content::Text(FieldKind::Guess, Role::Body),
        "inlineXML" => Content::Text(FieldKind::Guess, Role::Body),
        "newsMessage"
        | "itemSet"
        | "contentMeta"
        | "contentSet"
        | "NewsML"
        | "NewsLines"
        | "ContentItem"
        | "DescriptiveMetadata" => Content::Elements,
        _ => Content::Nothing,
    }
}

/// Is the content of an element a story, not an encoded picture?
fn is_text(element: &Element<'_, '_>) -> bool {
    let kind = element.attribute("contenttype").unwrap_or("text/plain");
    element.attribute("encoding").is_none() && (kind.starts_with("text/") || kind.ends_with("xml"))
}
