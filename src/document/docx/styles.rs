//! What the styles of a document are: which are headings and titles, and which are code.
//!
//! A paragraph names its style by an identifier that is in the language of whoever made the document; the list of styles gives each
//! the same name everywhere ("heading 1"), or says what it is based on. Not for what a style looks like.

use rustc_hash::FxHashMap;

use super::name_parts;
use crate::document::ReadError;
use crate::document::markup::token::{Attribute, Token, Tokens};

/// What matters of a style to who reads its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Heading,
    Code,
    Other,
}

/// The styles of a document, by their identifiers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Styles(FxHashMap<String, Style>);

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Style {
    kind: Option<Kind>,
    based_on: Option<String>,
}

/// Styles that are based on each other in a circle end here; no document has a longer row.
const LONGEST_ROW: usize = 20;
/// The level of the outline that says: none.
const NO_LEVEL: &str = "9";

impl Styles {
    /// The styles that the text of the part `styles.xml` lists.
    ///
    /// # Errors
    /// The part is not valid XML.
    pub fn read(text: &str) -> Result<Self, ReadError> {
        let mut tokens = Tokens::strict(text);
        let mut styles: FxHashMap<String, Style> = FxHashMap::default();
        let mut open: Option<String> = None;
        while let Some(token) = tokens.next()? {
            let Token::Open { name, .. } = token else { continue };
            let value = |name| attribute(text, tokens.attributes(), name).map(str::to_string);
            let local = name_parts(&text[name]).1;
            if local == "style" {
                open = value("styleId");
                continue;
            }
            let (Some(id), Some(value)) = (&open, value("val")) else { continue };
            let style = styles.entry(id.clone()).or_default();
            match local {
                "name" => style.kind = by_name(&value).or(style.kind),
                "basedOn" => style.based_on = Some(value),
                "outlineLvl" if value == NO_LEVEL => style.kind = Some(Kind::Other),
                "outlineLvl" => style.kind = Some(Kind::Heading),
                _ => {}
            }
        }
        Ok(Styles(styles))
    }

    /// What the style of that identifier is. One that the list does not have is known by its identifier alone.
    pub(super) fn kind(&self, id: &str) -> Kind {
        let mut id = id;
        for _ in 0..LONGEST_ROW {
            let Some(style) = self.0.get(id) else { return by_name(id).unwrap_or(Kind::Other) };
            match (style.kind, &style.based_on) {
                (Some(kind), _) => return kind,
                (None, Some(next)) => id = next,
                (None, None) => break,
            }
        }
        Kind::Other
    }
}

/// The value of an attribute, whatever stands before its name.
pub(super) fn attribute<'t>(text: &'t str, attributes: &[Attribute], name: &str) -> Option<&'t str> {
    let found = attributes.iter().find(|attribute| name_parts(&text[attribute.name.clone()]).1 == name)?;
    Some(&text[found.value.clone()])
}

/// What a style is by the name that Word gives it in every language, or by the identifier that is made of it: "heading 1",
/// "Heading1", "Title", "HTML Preformatted", "SourceCode".
fn by_name(name: &str) -> Option<Kind> {
    let name: String = name.chars().filter(|c| *c != ' ').map(|c| c.to_ascii_lowercase()).collect();
    let is_numbered = name.strip_prefix("heading").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let is_code = ["code", "sourcecode", "verbatim", "htmlcode", "htmlpreformatted", "macro"];
    match &*name {
        "title" => Some(Kind::Heading),
        _ if is_numbered => Some(Kind::Heading),
        _ if is_code.iter().any(|code| name.starts_with(code)) => Some(Kind::Code),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_is_what_its_name_says_in_every_language() {
        let style = |id: &str, inside: &str| format!("<w:style w:type='paragraph' w:styleId='{id}'>{inside}</w:style>");
        let list = [
            style("berschrift1", "<w:name w:val='heading 1'/><w:pPr><w:outlineLvl w:val='0'/></w:pPr>"),
            style("Titre", "<w:name w:val='Title'/>"),
            style("Desk", "<w:name w:val='Desk'/><w:basedOn w:val='berschrift1'/>"),
            style("Rubriek", "<w:name w:val='Rubriek'/><w:pPr><w:outlineLvl w:val='2'/></w:pPr>"),
            style("Intro", "<w:name w:val='Intro'/><w:basedOn w:val='Titre'/><w:pPr><w:outlineLvl w:val='9'/></w:pPr>"),
            style("HTML-x", "<w:name w:val='HTML Preformatted'/>"),
            style("Heading7", "<w:name w:val='Something else'/>"),
            style("a", "<w:basedOn w:val='b'/>"),
            style("b", "<w:basedOn w:val='a'/>"),
        ];
        let styles = Styles::read(&format!("<w:styles xmlns:w='x'>{}</w:styles>", list.concat())).unwrap();
        let headings = ["berschrift1", "Titre", "Desk", "Rubriek", "Heading2"];
        headings.iter().for_each(|id| assert_eq!(styles.kind(id), Kind::Heading, "{id}"));
        ["Intro", "Heading7", "a", "Unknown", ""]
            .iter()
            .for_each(|id| assert_eq!(styles.kind(id), Kind::Other, "{id}"));
        ["HTML-x", "SourceCode"].iter().for_each(|id| assert_eq!(styles.kind(id), Kind::Code, "{id}"));
        assert!(Styles::read("<w:styles><w:style>").is_err());
    }
}
