//! Gettext catalogues: the translation is checked, the original is kept beside it.
//!
//! A string over several lines is one segment. Entries that are obsolete or marked as fuzzy are left alone: no program shows
//! them. Not for compiled catalogues.

use std::ops::Range;

use super::builder::Builder;
use super::{Escape, Format, ReadError, ReadOptions, Role, Segment};
use crate::text::Span;

pub(super) const FORMAT: Format = Format {
    name: "po",
    summary: "gettext catalogues: the translations",
    extensions: &["po", "pot"],
    sniff: |text| {
        let first = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
        first.is_some_and(|line| ["msgid \"", "msgctxt \""].iter().any(|start| line.starts_with(start)))
            && text.contains("\nmsgstr")
    },
    comments: super::directive::hash_lines,
    read: |text, _: &ReadOptions<'_>| read(text),
};

/// Which string of an entry a line begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Context,
    Original,
    Plural,
    /// The translation of the singular, or the plural form of that number.
    Translation(usize),
}

/// The quoted pieces of one string, without the quotes.
type Pieces = Vec<Range<usize>>;

#[derive(Default)]
struct Entry {
    is_fuzzy: bool,
    original: Pieces,
    plural: Pieces,
    translations: Vec<(usize, Pieces)>,
}

fn read(text: &str) -> Result<Vec<Segment<'_>>, ReadError> {
    let mut reader = Reader { text, entry: Entry::default(), part: None, lang: None, segments: Vec::new() };
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        reader.line(start, line.trim_end())?;
        start += line.len();
    }
    reader.finish();
    Ok(reader.segments)
}

struct Reader<'t> {
    text: &'t str,
    entry: Entry,
    part: Option<Part>,
    /// What the header says.
    lang: Option<String>,
    segments: Vec<Segment<'t>>,
}

impl<'t> Reader<'t> {
    fn line(&mut self, start: usize, line: &str) -> Result<(), ReadError> {
        let indent = line.len() - line.trim_start().len();
        let (start, line) = (start + indent, &line[indent..]);
        if line.is_empty() {
            return Ok(());
        }
        if line.starts_with('#') {
            self.comment(line);
            return Ok(());
        }
        let quote = line.find('"').ok_or_else(|| mistake(start, line, "a line without a string"))?;
        let (keyword, quoted) = (line[..quote].trim(), &line[quote..]);
        if !keyword.is_empty() {
            let part = part(keyword).ok_or_else(|| mistake(start, line, "an unknown keyword"))?;
            if matches!(part, Part::Context | Part::Original) && !self.entry.translations.is_empty() {
                self.finish();
            }
            self.part = Some(part);
            if let Part::Translation(form) = part {
                self.entry.translations.push((form, Vec::new()));
            }
        }
        let len = string_len(quoted).ok_or_else(|| mistake(start, line, "a string without its closing quote"))?;
        let piece = start + quote + 1..start + quote + 1 + len;
        match self.part {
            Some(Part::Context) => {}
            Some(Part::Original) => self.entry.original.push(piece),
            Some(Part::Plural) => self.entry.plural.push(piece),
            Some(Part::Translation(_)) => {
                if let Some((_, pieces)) = self.entry.translations.last_mut() {
                    pieces.push(piece);
                }
            }
            None => return Err(mistake(start, line, "a string that belongs to nothing")),
        }
        Ok(())
    }

    fn comment(&mut self, line: &str) {
        if !self.entry.translations.is_empty() {
            self.finish();
        }
        if let Some(flags) = line.strip_prefix("#,") {
            self.entry.is_fuzzy |= flags.split(',').any(|flag| flag.trim() == "fuzzy");
        }
    }

    /// Ends an entry.
    fn finish(&mut self) {
        let entry = std::mem::take(&mut self.entry);
        self.part = None;
        if entry.original.iter().all(Range::is_empty) {
            if let Some((_, header)) = entry.translations.first() {
                self.lang = self.header_language(header);
            }
            return;
        }
        if entry.is_fuzzy {
            return;
        }
        for (form, pieces) in &entry.translations {
            let source = if *form > 0 && !entry.plural.is_empty() { &entry.plural } else { &entry.original };
            let source = self.string(source).plain().to_string();
            if let Some(mut segment) = self.string(pieces).finish(Role::Body, &[Escape::Po], None) {
                segment.source = Some(source);
                segment.lang.clone_from(&self.lang);
                self.segments.push(segment);
            }
        }
    }

    fn header_language(&self, header: &Pieces) -> Option<String> {
        let header = self.string(header);
        let lang = header.plain().lines().find_map(|line| line.strip_prefix("Language:"))?.trim();
        (!lang.is_empty()).then(|| lang.replace('_', "-"))
    }

    /// The pieces put together, escapes resolved.
    fn string(&self, pieces: &Pieces) -> Builder<'t> {
        let mut builder = Builder::new(self.text);
        for piece in pieces {
            let mut at = piece.start;
            while at < piece.end {
                let rest = &self.text[at..piece.end];
                let plain = rest.find('\\').unwrap_or(rest.len());
                builder.copy(at..at + plain);
                at += plain;
                if at < piece.end {
                    let (shown, len) = escape(&self.text[at..piece.end]);
                    builder.atom(shown.encode_utf8(&mut [0; 4]), at..at + len);
                    at += len;
                }
            }
        }
        builder
    }
}

fn part(keyword: &str) -> Option<Part> {
    Some(match keyword {
        "msgctxt" => Part::Context,
        "msgid" => Part::Original,
        "msgid_plural" => Part::Plural,
        "msgstr" => Part::Translation(0),
        _ => Part::Translation(keyword.strip_prefix("msgstr[")?.strip_suffix(']')?.trim().parse().ok()?),
    })
}

/// The length of a string between its quotes; `None` if nothing closes it.
fn string_len(quoted: &str) -> Option<usize> {
    let mut bytes = quoted.bytes().enumerate().skip(1);
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'\\' => drop(bytes.next()),
            b'"' => return Some(at - 1),
            _ => {}
        }
    }
    None
}

/// The character that an escape stands for, and the escape's length.
fn escape(written: &str) -> (char, usize) {
    let Some(kind) = written[1..].chars().next() else { return ('\\', 1) };
    let c = match kind {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'a' => '\u{7}',
        'b' => '\u{8}',
        'v' => '\u{B}',
        'f' => '\u{C}',
        other => other,
    };
    (c, 1 + kind.len_utf8())
}

fn mistake(start: usize, line: &str, what: &str) -> ReadError {
    ReadError {
        span: Span::new(start, start + line.len()),
        message: format!("the catalogue has {what} here; `msgfmt -c` shows what is wrong with it"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CATALOGUE: &str = r#"# Vertaling
msgid ""
msgstr ""
"Language: nl_BE\n"
"Content-Type: text/plain; charset=UTF-8\n"

#: a.c:1
msgctxt "menu"
msgid "The \"copy\" is "
"ready\n"
msgstr "De \"kopij\" is "
  "klaar\n"

#, c-format, fuzzy
msgid "no"
msgstr "onzeker"

msgid "%d file"
msgid_plural "%d files"
msgstr[0] "%d bestand"
msgstr[1] "%d bestanden"

#~ msgid "old"
#~ msgstr "oud"
"#;

    #[test]
    fn translations_beside_their_originals() {
        assert!((FORMAT.sniff)(CATALOGUE));
        let segments = read(CATALOGUE).unwrap();
        let pairs: Vec<_> =
            segments.iter().map(|segment| (&*segment.plain, segment.source.as_deref().unwrap())).collect();
        let want = [
            ("De \"kopij\" is klaar\n", "The \"copy\" is ready\n"),
            ("%d bestand", "%d file"),
            ("%d bestanden", "%d files"),
        ];
        assert_eq!(pairs, want);
        assert_eq!(segments[0].lang.as_deref(), Some("nl-BE"));
        assert_eq!(&CATALOGUE[segments[0].map.locate(Span::new(3, 4)).range()], "\\\"");
    }

    #[test]
    fn malformed_lines_have_a_place() {
        for (text, at) in [
            ("msgid \"a\nmsgstr \"b\"\n", 0),
            ("msgid \"a\"\nmsgstx \"b\"", 10),
            ("\"los\"", 0),
            ("msgid \"a\\", 0),
            ("los", 0),
        ] {
            assert_eq!(read(text).unwrap_err().span.start, at, "{text}");
        }
    }
}
