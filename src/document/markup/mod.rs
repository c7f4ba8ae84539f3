//! Markup: what HTML and the vocabularies of XML have in common.
//!
//! `token` cuts tags and text, `pen` puts together what a reader sees of it, `prose` knows which elements are paragraphs and
//! which stand inside one, `walk` goes through a vocabulary of XML, and `embed` reads text or HTML that stands inside another
//! layer. A format only says which of its elements hold text. Not for writing markup: a repair is a splice.

pub(super) mod attributes;
pub(super) mod embed;
mod names;
pub(super) mod pen;
pub(super) mod prose;
mod tag;
pub(super) mod token;
pub(super) mod walk;

/// The local name of the outermost element, if the text begins like XML or HTML. A document type for HTML counts as `html`.
pub(super) fn root(text: &str) -> Option<&str> {
    let mut rest = text.trim_start_matches(['\u{FEFF}', ' ', '\t', '\r', '\n']);
    loop {
        let after = if rest.starts_with("<?") {
            rest.find("?>")? + 2
        } else if rest.starts_with("<!--") {
            rest.find("-->")? + 3
        } else if rest.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype")) {
            let name = rest[9..].trim_start();
            let is_html = name.get(..4).is_some_and(|name| name.eq_ignore_ascii_case("html"));
            if is_html {
                return name.get(..4);
            }
            match memchr::memchr2(b'[', b'>', rest.as_bytes())? {
                at if rest.as_bytes()[at] == b'[' => at + rest[at..].find("]")? + 1,
                at => at + 1,
            }
        } else {
            break;
        };
        // What is left of a document type with declarations begins with its end.
        rest = rest[after..].trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '>');
    }
    let name = rest.strip_prefix('<')?;
    let end = name.find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/' | '<'))?;
    let name = &name[..end];
    let is_name = name.starts_with(|c: char| c.is_alphabetic() || c == '_');
    is_name.then(|| local(name))
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

#[cfg(test)]
mod tests {
    use super::root;

    #[test]
    fn the_outermost_element_names_the_format() {
        for (text, name) in [
            ("\u{FEFF}<?xml version='1.0'?>\n<!-- <a> -->\n<rss version=\"2.0\">", Some("rss")),
            ("<!DOCTYPE nitf [<!ENTITY a \"b\">]>\n<nitf>", Some("nitf")),
            ("<!DOCTYPE rss SYSTEM \"x.dtd\"><rdf:RDF>", Some("RDF")),
            ("<!doctype HTML>", Some("HTML")),
            ("<p>", Some("p")),
            ("<ANP> meldt", Some("ANP")),
            ("< 3", None),
            ("<!DOCTYPE", None),
            ("tekst", None),
            ("", None),
        ] {
            assert_eq!(root(text), name, "{text}");
        }
    }
}
