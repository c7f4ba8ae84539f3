//! How text is written inside a layer of a file.

use crate::encoding::Charset;

/// One layer of escaping.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Escape {
    /// XML or HTML character data: `&`, `<` and `>` as references.
    Markup,
    /// The value of an XML or HTML attribute with its quotation mark; none: the value stands without any.
    Attribute(Option<char>),
    /// A CDATA section: everything as it is, but nothing that could end the section.
    Cdata,
    /// Text of which a part stands in a CDATA section: nothing that either part would take for markup.
    PartlyCdata,
    /// What Markdown would take for a mark gets a backslash.
    Markdown,
    /// A JSON string; with `ascii`, everything beyond ASCII as `\u00eb`.
    Json { ascii: bool },
    /// Quoted-printable in the encoding of its part of the message.
    QuotedPrintable(Charset),
    /// Text wire: quotation marks of two characters, low lines for dashes.
    Wire,
    /// SubRip: what would begin a tag there cannot be written.
    SubRip,
    /// Nothing can be written here, for this reason.
    Refused(&'static str),
    /// A string of a gettext catalogue.
    Po,
}

impl Escape {
    /// `text` as it is written in this layer, or why it cannot be. Where the layer has a way to write characters that
    /// `charset` lacks, it is taken.
    pub fn write(self, text: &str, charset: Charset) -> Result<String, String> {
        match self {
            Escape::Markup => with_references(text, charset, |c| matches!(c, '&' | '<' | '>')),
            Escape::Attribute(Some(quote)) => {
                with_references(text, charset, |c| matches!(c, '&' | '<' | '\n' | '\r' | '\t') || c == quote)
            }
            Escape::Attribute(None) => with_references(text, charset, |c| {
                matches!(c, '&' | '<' | '>' | '"' | '\'' | '`' | '=') || c.is_ascii_whitespace()
            }),
            Escape::Cdata if text.contains(']') => {
                Err("a \"]\" could end the CDATA section that it stands in".to_string())
            }
            Escape::PartlyCdata if text.contains(['&', '<', '>', ']']) => {
                Err("part of it stands in a CDATA section, where that is written otherwise".to_string())
            }
            Escape::Cdata | Escape::PartlyCdata => Ok(text.to_string()),
            Escape::Markdown => Ok(with_backslashes(text, |c| matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<'))),
            Escape::Json { ascii } => Ok(json(text, |c| ascii || !charset.has(c))),
            Escape::QuotedPrintable(charset) => quoted_printable(text, charset),
            Escape::Wire => wire(text),
            Escape::SubRip if text.contains(['<', '{']) => {
                Err("what follows a \"<\" or \"{\" in these subtitles would be a tag".to_string())
            }
            Escape::SubRip => Ok(text.to_string()),
            Escape::Refused(reason) => Err(reason.to_string()),
            Escape::Po => Ok(with_backslashes(text, |c| matches!(c, '\\' | '"'))
                .replace('\n', "\\n")
                .replace('\r', "\\r")
                .replace('\t', "\\t")),
        }
    }
}

fn with_references(text: &str, charset: Charset, needs_one: impl Fn(char) -> bool) -> Result<String, String> {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if c.is_control() && !matches!(c, '\t' | '\n' | '\r') {
            return Err(format!("the control character U+{:04X} cannot be written in markup", u32::from(c)));
        }
        match c {
            '&' => out.push_str("&amp;"),
            '<' if needs_one(c) => out.push_str("&lt;"),
            '>' if needs_one(c) => out.push_str("&gt;"),
            '"' if needs_one(c) => out.push_str("&quot;"),
            c if needs_one(c) || !charset.has(c) => out.push_str(&format!("&#{};", u32::from(c))),
            c => out.push(c),
        }
    }
    Ok(out)
}

fn quoted_printable(text: &str, charset: Charset) -> Result<String, String> {
    let bytes = charset.encode(text).map_err(|c| format!("{} has no character \"{c}\"", charset.name()))?;
    let mut out = String::with_capacity(bytes.len() + 8);
    for byte in bytes {
        match byte {
            b' '..=b'~' if byte != b'=' => out.push(char::from(byte)),
            byte => out.push_str(&format!("={byte:02X}")),
        }
    }
    Ok(out)
}

fn wire(text: &str) -> Result<String, String> {
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return Err("text wire keeps control characters for itself".into());
    }
    Ok(text.replace('“', "``").replace('”', "''").replace('—', "_"))
}

fn json(text: &str, is_escaped: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_ascii_control() || (!c.is_ascii() && is_escaped(c)) => {
                c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| out.push_str(&format!("\\u{unit:04x}")));
            }
            c => out.push(c),
        }
    }
    out
}

fn with_backslashes(text: &str, needs_one: fn(char) -> bool) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    for c in text.chars() {
        if needs_one(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_layer_writes_what_reads_the_same() {
        let latin = Charset::for_label("windows-1252").unwrap();
        for (escape, text, want) in [
            (Escape::Markup, "R&D <\"→\">", "R&amp;D &lt;\"&#8594;\"&gt;"),
            (Escape::Attribute(Some('"')), "a \"b\" 'c' > →", "a &quot;b&quot; 'c' > &#8594;"),
            (Escape::Attribute(Some('\'')), "foto's\n", "foto&#39;s&#10;"),
            (Escape::Attribute(None), "a b=c", "a&#32;b&#61;c"),
            (Escape::Cdata, "R&D <b>", "R&D <b>"),
            (Escape::Json { ascii: false }, "é \"→\"\n", r#"é \"\u2192\"\n"#),
            (Escape::Json { ascii: true }, "é😀\u{1}", r"\u00e9\ud83d\ude00\u0001"),
            (Escape::Po, "\"a\\\n", r#"\"a\\\n"#),
            (Escape::Markdown, "a_b", r"a\_b"),
        ] {
            assert_eq!(escape.write(text, latin).as_deref(), Ok(want));
        }
        assert_eq!(Escape::Markup.write("→", Charset::UTF_8).as_deref(), Ok("→"));
        assert!(Escape::Cdata.write("a]]>b", latin).is_err());
        assert!(Escape::Markup.write("\u{1}", latin).is_err());
    }
}
