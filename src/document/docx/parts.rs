//! Which members of a package hold text.

use crate::document::ReadError;
use crate::document::markup::token::{Token, Tokens};
use crate::document::markup::walk::value;

/// The member of a package that says of every other what it is.
pub const CONTENT_TYPES: &str = "[Content_Types].xml";

/// The parts with text, as the end of their types names them; the document first, as it is read.
const KINDS: [&str; 6] = ["main", "footnotes", "endnotes", "comments", "header", "footer"];

const STYLES: &str = "styles";

/// The names of the parts of a Word document that hold text, the document itself first; empty where the package is none.
/// `content_types` is the text of [`CONTENT_TYPES`].
///
/// # Errors
/// The list is not valid XML.
pub fn package_parts(content_types: &str) -> Result<Vec<String>, ReadError> {
    let kind = |own: &str| KINDS.iter().position(|kind| *kind == own);
    let mut parts = parts(content_types, kind)?;
    parts.sort();
    let has_document = parts.first().is_some_and(|(kind, _)| *kind == 0);
    Ok(if has_document { parts.into_iter().map(|(_, name)| name).collect() } else { Vec::new() })
}

/// The name of the part of a Word document that lists its styles; `None` where there is none.
///
/// # Errors
/// As for [`package_parts`].
pub fn package_styles(content_types: &str) -> Result<Option<String>, ReadError> {
    let styles = parts(content_types, |own| (own == STYLES).then_some(()))?;
    Ok(styles.into_iter().next().map(|(_, name)| name))
}

/// The parts that `is_wanted` says something of, by the end of their types.
fn parts<K>(content_types: &str, is_wanted: impl Fn(&str) -> Option<K>) -> Result<Vec<(K, String)>, ReadError> {
    let mut tokens = Tokens::strict(content_types);
    let mut parts = Vec::new();
    while let Some(token) = tokens.next()? {
        let Token::Open { .. } = token else { continue };
        let attribute = |name| value(content_types, tokens.attributes(), name);
        if let (Some(name), Some(kind)) = (attribute("PartName"), attribute("ContentType").and_then(own_type)) {
            let Some(kind) = is_wanted(kind) else { continue };
            parts.push((kind, name.trim_start_matches('/').to_string()));
        }
    }
    Ok(parts)
}

/// The end of the type of a part of a Word document.
fn own_type(content_type: &str) -> Option<&str> {
    let of_word = content_type.contains("wordprocessingml.") || content_type.contains("ms-word.");
    content_type.strip_suffix("+xml").filter(|_| of_word)?.rsplit('.').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_comes_first() {
        let part = |name: &str, kind: &str| {
            format!("<Override PartName='/word/{name}.xml' ContentType='application/{kind}+xml'/>")
        };
        let word = "vnd.openxmlformats-officedocument.wordprocessingml";
        let all = [
            part("header1", &format!("{word}.header")),
            part("styles", &format!("{word}.styles")),
            part("document2", &format!("{word}.document.main")),
            part("footnotes", &format!("{word}.footnotes")),
        ];
        let list = format!("<Types><Default Extension='xml' ContentType='application/xml'/>{}</Types>", all.concat());
        assert_eq!(package_parts(&list).unwrap(), ["word/document2.xml", "word/footnotes.xml", "word/header1.xml"]);
        assert_eq!(package_styles(&list).unwrap().as_deref(), Some("word/styles.xml"));
        assert_eq!(package_styles("<Types/>"), Ok(None));
        assert!(package_parts("<Types/>").unwrap().is_empty());
        assert!(package_parts("<Types>").is_err());
        let sheet = part("workbook", "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main");
        assert!(package_parts(&format!("<Types>{sheet}</Types>")).unwrap().is_empty());
        let with_macros = part("document", "vnd.ms-word.document.macroEnabled.main");
        assert_eq!(package_parts(&format!("<Types>{with_macros}</Types>")).unwrap().len(), 1);
    }
}
