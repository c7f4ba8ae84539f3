//! The elements of HTML and NITF, and what each is to a reader.

/// What an element is to the text round it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Stands inside a sentence.
    Inline,
    /// Begins and ends a paragraph. Also what is unknown.
    Block,
    /// A block whose text is a headline.
    Headline,
    /// Ends a line.
    Break,
    /// Stands inside a sentence, but no rule may judge it.
    Object,
    /// A block that no reader sees or that is no language.
    Silent,
    /// `meta`.
    Meta,
}

/// Elements without content, which have no closing tag in HTML.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// The kind of an element by its name in lower case.
pub(super) fn kind(name: &str) -> Kind {
    match name {
        "a" | "abbr" | "acronym" | "b" | "bdi" | "bdo" | "big" | "cite" | "data" | "del" | "dfn" | "em" | "font"
        | "i" | "ins" | "label" | "mark" | "nobr" | "q" | "rp" | "rt" | "ruby" | "s" | "small" | "span" | "strike"
        | "strong" | "sub" | "sup" | "time" | "u" | "wbr" => Kind::Inline,
        // NITF.
        "alt-code" | "byttl" | "chron" | "classifier" | "event" | "frac" | "function" | "lang" | "location"
        | "money" | "num" | "object.title" | "org" | "person" | "name.given" | "name.family" | "postaddr"
        | "pronounce" | "virtloc" | "city" | "state" | "country" | "region" | "sublocation" => Kind::Inline,
        "br" => Kind::Break,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "title" | "hl1" | "hl2" => Kind::Headline,
        "code" | "kbd" | "samp" | "tt" | "var" | "img" | "svg" | "math" | "video" | "audio" | "iframe" | "object"
        | "embed" | "canvas" | "picture" | "input" | "select" | "amp-img" | "amp-video" | "amp-audio"
        | "amp-iframe" | "media-object" | "media-reference" => Kind::Object,
        "script" | "style" | "pre" | "template" | "textarea" | "xmp" | "listing" | "plaintext" | "noembed"
        | "noframes" | "amp-script" | "amp-state" | "copyrite" | "docdata" | "pubdata" | "revision-history" => {
            Kind::Silent
        }
        "meta" => Kind::Meta,
        _ => Kind::Block,
    }
}

/// Does the beginning of an element `next` end an `open` one that has no closing tag?
pub(super) fn ends(open: &str, next: &str) -> bool {
    match open {
        "p" => kind(next) != Kind::Inline && !matches!(kind(next), Kind::Break | Kind::Object | Kind::Meta),
        "li" => next == "li",
        "dt" | "dd" => matches!(next, "dt" | "dd"),
        "td" | "th" => matches!(next, "td" | "th" | "tr"),
        "tr" => next == "tr",
        "option" => next == "option",
        _ => false,
    }
}
