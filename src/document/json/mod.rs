//! JSON: feeds, news items and records whose members hold text or HTML.
//!
//! Which members are text is said by `--field`, by the format (ninjs, JSON Feed), or by their names. A repair stands inside
//! the string it mends, escaped as strings are; the rest of the file is not even parsed into values. The language that an
//! object names holds for all texts in it. Not for JSON with comments.

mod fields;
mod string;
mod walk;

use std::ops::Range;

use super::markup::embed::{Inside, embed};
use super::{Escape, FieldKind, Format, ReadError, ReadOptions, Role, Segment, Step, open_article};
use fields::Known;
use walk::{Visitor, walk};

pub(super) const JSON: Format = Format {
    name: "json",
    summary: "JSON: the members named by --field, or with names such as title, body and text",
    extensions: &["json"],
    sniff: looks_like_json,
    comments: crate::document::directive::none,
    read: |text, options| whole(text, fields::COMMON, options),
};

pub(super) const NINJS: Format = Format {
    name: "ninjs",
    summary: "news items in JSON: ninjs 1, 2 and 3, and Superdesk's variant",
    extensions: &[],
    sniff: |text| {
        let start = beginning(text);
        looks_like_json(text)
            && start.contains("\"uri\"")
            && ["\"body_", "\"bodies\"", "\"headlines\"", "\"versioncreated\"", "\"versionCreated\""]
                .iter()
                .any(|name| start.contains(name))
    },
    comments: crate::document::directive::none,
    read: |text, options| whole(text, fields::NINJS, options),
};

pub(super) const JSON_FEED: Format = Format {
    name: "jsonfeed",
    summary: "JSON Feed 1 and 1.1",
    extensions: &[],
    sniff: |text| looks_like_json(text) && beginning(text).contains("jsonfeed.org/version/"),
    comments: crate::document::directive::none,
    read: |text, options| whole(text, fields::JSON_FEED, options),
};

pub(super) const JSON_LINES: Format = Format {
    name: "jsonl",
    summary: "JSON Lines: a record to a line, its members chosen as in JSON",
    extensions: &["jsonl", "ndjson"],
    sniff: |text| {
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let mut is_record = || lines.next().is_some_and(|line| line.starts_with('{') && line.ends_with('}'));
        is_record() && is_record()
    },
    comments: crate::document::directive::none,
    read: lines,
};

/// This much of a file shows what it is.
const BEGINNING: usize = 64 * 1024;

fn beginning(text: &str) -> &str {
    let mut end = text.len().min(BEGINNING);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn looks_like_json(text: &str) -> bool {
    let mut bytes = text.bytes().filter(|byte| !byte.is_ascii_whitespace());
    matches!((bytes.next(), bytes.next()), (Some(b'{'), Some(b'"' | b'}')) | (Some(b'['), Some(b'{')))
}

fn whole<'t>(text: &'t str, known: &'static [Known], options: &ReadOptions<'_>) -> Result<Vec<Segment<'t>>, ReadError> {
    let mut collector = Collector::new(text, known, options);
    if !text.trim_start().is_empty() {
        walk(text, 0..text.len(), &mut collector)?;
    }
    Ok(collector.segments)
}

fn lines<'t>(text: &'t str, options: &ReadOptions<'_>) -> Result<Vec<Segment<'t>>, ReadError> {
    let mut collector = Collector::new(text, fields::COMMON, options);
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.trim_end().len();
        if end > start {
            walk(text, start..end, &mut collector)?;
        }
        start += line.len();
    }
    Ok(collector.segments)
}

/// Gathers the texts of a file.
struct Collector<'t, 'o> {
    text: &'t str,
    known: &'static [Known],
    options: &'o ReadOptions<'o>,
    escape: Escape,
    segments: Vec<Segment<'t>>,
    /// One for each object and array that is open.
    open: Vec<Open>,
}

struct Open {
    /// The first segment that lies in it.
    first: usize,
    lang: Option<String>,
}

impl<'t, 'o> Collector<'t, 'o> {
    fn new(text: &'t str, known: &'static [Known], options: &'o ReadOptions<'o>) -> Self {
        // Who writes ë as \u00eb everywhere wants no other characters than ASCII in the file.
        let ascii = text.is_ascii() && text.contains("\\u");
        Collector { text, known, options, escape: Escape::Json { ascii }, segments: Vec::new(), open: Vec::new() }
    }

    fn add(&mut self, content: Range<usize>, kind: FieldKind, role: Role, opens_article: bool) {
        let (shown, map) = string::decode(self.text, content);
        let mut segments = embed(&shown, &map, Inside::Text(kind), self.escape);
        if role == Role::Headline {
            segments.iter_mut().for_each(|segment| segment.role = role);
        }
        if opens_article {
            open_article(&mut segments);
        }
        self.segments.append(&mut segments);
    }
}

impl<'t> Visitor<'t> for Collector<'t, '_> {
    fn string(&mut self, path: &[Step<'t>], content: Range<usize>) {
        if let Some((kind, role)) = fields::kind_of(path, self.known, self.options.fields) {
            // A member is an article of its own, for others may hold the same text in another form; the texts of one
            // array belong together.
            let goes_on = matches!(path.last(), Some(Step::Index(1..)));
            self.add(content, kind, role, !goes_on);
        } else if let Some(Step::Name(name)) = path.last()
            && matches!(&**name, "language" | "lang" | "inLanguage" | "locale")
            && is_language(&self.text[content.clone()])
            && let Some(open) = self.open.last_mut()
        {
            open.lang = Some(self.text[content].to_string());
        }
    }

    fn opens(&mut self) {
        self.open.push(Open { first: self.segments.len(), lang: None });
    }

    fn closes(&mut self) {
        if let Some(Open { first, lang: Some(lang) }) = self.open.pop() {
            for segment in self.segments[first..].iter_mut().filter(|segment| segment.lang.is_none()) {
                segment.lang = Some(lang.clone());
            }
        }
    }
}

/// "nl", "nl-BE", "nl_BE".
fn is_language(value: &str) -> bool {
    let primary = value.split(['-', '_']).next().unwrap_or_default();
    (2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plains(format: &Format, text: &str, fields: &[&str]) -> Vec<String> {
        let fields: Vec<_> = fields.iter().map(|field| field.parse().unwrap()).collect();
        let segments = (format.read)(text, &ReadOptions { fields: &fields, ..ReadOptions::default() }).unwrap();
        segments.into_iter().map(|segment| segment.plain.into_owned()).collect()
    }

    #[test]
    fn fields_by_name_and_by_pointer() {
        let text = r#"{"id":"a b","title":"Kop","items":[{"body":"Eén\n\nTwee.","n":1.5e3},{"body":["Drie.",null]}]}"#;
        assert_eq!(plains(&JSON, text, &[]), ["Kop", "Eén", "Twee.", "Drie."]);
        assert_eq!(plains(&JSON, text, &["/items/0/body", "id"]), ["a b", "Eén", "Twee."]);
        assert_eq!(plains(&JSON, text, &["/items/*/body/*:text"]), ["Drie."]);
    }

    #[test]
    fn the_nearest_language_counts() {
        let text = r#"{"title":"A","items":[{"title":"B","language":"en-GB"},{"title":"C"}],"language":"nl"}"#;
        let segments = (JSON.read)(text, &ReadOptions::default()).unwrap();
        let langs: Vec<_> = segments.iter().map(|segment| segment.lang.as_deref().unwrap()).collect();
        assert_eq!(langs, ["nl", "en-GB", "nl"]);
    }

    #[test]
    fn malformed_json_has_a_place() {
        for (text, at) in [
            (r#"{"a":"b""#, 8),
            (r#"{"a":"b"#, 5),
            (r#"{"a" "b"}"#, 5),
            (r#"{"a":"\q"}"#, 6),
            (r#"{"a":"\u12"}"#, 6),
            ("{\"a\":\"b\nc\"}", 5),
            (r#"{"a":}"#, 5),
            (r#"{"a":[1,2}"#, 9),
            (r#"{"a":1} x"#, 8),
            (r#"{"a":1,}"#, 7),
            (r#"[{}"#, 3),
        ] {
            assert_eq!((JSON.read)(text, &ReadOptions::default()).unwrap_err().span.start, at, "{text}");
        }
    }

    #[test]
    fn depth_is_no_danger() {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let deep = format!("{}1{}", open.repeat(10_000), close.repeat(10_000));
            assert!(plains(&JSON, &deep, &[]).is_empty());
            assert!((JSON.read)(&open.repeat(10_000), &ReadOptions::default()).is_err());
        }
    }

    #[test]
    fn every_flavour_is_known_by_its_content() {
        for (text, name) in [
            ("{\"title\": \"a\"}", "json"),
            ("{\"title\":\"a\"}\n{\"title\":\"b\"}\n", "jsonl"),
            ("{\"uri\": \"x\", \"headlines\": []}", "ninjs"),
            ("{\"version\": \"https://jsonfeed.org/version/1.1\"}", "jsonfeed"),
            ("[ANP] Tekst", "text"),
            ("{weg}", "text"),
        ] {
            assert_eq!(crate::document::recognise(None, text).name, name);
        }
    }
}
