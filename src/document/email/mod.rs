//! E-mail: the subject and the text parts.
//!
//! Headers, attachments and multipart boundaries are no text. A repair in a quoted-printable part is written in quoted-printable
//! and in the part's own encoding; what is in base64 or an encoded header is checked, and its repairs are left to the editor.
//! Not for mailboxes: one message to a file.

mod transfer;

use std::ops::Range;

use super::builder::{lift, owned};
use super::{Escape, Format, ReadError, ReadOptions, Role, Segment, open_article, plain_text};
use crate::encoding::Charset;
use crate::text::Map;
use transfer::Transfer;

pub(super) const FORMAT: Format = Format {
    name: "email",
    summary: "an e-mail message: its subject and text parts",
    extensions: &["eml"],
    sniff: |text| {
        let (headers, _) = headers(text, 0..text.len());
        let has = |name: &str| headers.iter().any(|header| header.is(text, name));
        has("from") && (has("mime-version") || has("message-id") || has("received") || has("content-type"))
    },
    comments: crate::document::directive::none,
    read: |text, _: &ReadOptions<'_>| Ok::<_, ReadError>(read(text)),
};

/// Deeper parts are not looked into: no message that a person wrote has them.
const DEEPEST: usize = 20;

/// A header field: its name and its value, which may be folded over several lines.
struct Header {
    name: Range<usize>,
    value: Range<usize>,
}

impl Header {
    fn is(&self, text: &str, name: &str) -> bool {
        text[self.name.clone()].eq_ignore_ascii_case(name)
    }
}

fn read(text: &str) -> Vec<Segment<'_>> {
    let mut segments = Vec::new();
    let (fields, _) = headers(text, 0..text.len());
    segments.extend(subject(text, &fields));
    let mut parts = vec![(0..text.len(), 0)];
    while let Some((part, depth)) = parts.pop() {
        let (fields, body) = headers(text, part);
        let kind = content_type(text, &fields);
        match kind.parameter("boundary") {
            Some(boundary) if kind.is("multipart/") && depth < DEEPEST => {
                let inner = split(text, body, boundary);
                parts.extend(inner.into_iter().rev().map(|part| (part, depth + 1)));
            }
            _ if is_attachment(text, &fields) => {}
            _ => {
                let first = segments.len();
                segments.extend(part_text(text, body, &fields, &kind));
                open_article(&mut segments[first..]);
            }
        }
    }
    segments
}

/// The fields at the beginning of a message or part, and what follows them.
fn headers(text: &str, part: Range<usize>) -> (Vec<Header>, Range<usize>) {
    let mut headers: Vec<Header> = Vec::new();
    let mut at = part.start;
    for line in text[part.clone()].split_inclusive('\n') {
        let content = line.trim_end();
        let end = at + line.len();
        if content.is_empty() {
            return (headers, end..part.end);
        }
        if line.starts_with([' ', '\t']) {
            if let Some(header) = headers.last_mut() {
                header.value.end = at + content.len();
            }
        } else if let Some(colon) = content.find(':').filter(|colon| is_field_name(&content[..*colon])) {
            headers.push(Header { name: at..at + colon, value: at + colon + 1..at + content.len() });
        } else {
            break;
        }
        at = end;
    }
    let at = if headers.is_empty() { part.start } else { at };
    (headers, at..part.end)
}

fn is_field_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// A header with its parameters, lower case but for their values.
struct ContentType {
    kind: String,
    parameters: Vec<(String, String)>,
}

impl ContentType {
    fn is(&self, start: &str) -> bool {
        self.kind.starts_with(start)
    }

    fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }
}

fn content_type(text: &str, headers: &[Header]) -> ContentType {
    let value = value(text, headers, "content-type").unwrap_or("text/plain");
    let mut pieces = value.split(';');
    let kind = pieces.next().unwrap_or_default().trim().to_ascii_lowercase();
    let parameters = pieces
        .filter_map(|piece| piece.split_once('='))
        .map(|(name, value)| (name.trim().to_ascii_lowercase(), value.trim().trim_matches('"').to_string()))
        .collect();
    ContentType { kind, parameters }
}

fn value<'t>(text: &'t str, headers: &[Header], name: &str) -> Option<&'t str> {
    headers.iter().find(|header| header.is(text, name)).map(|header| text[header.value.clone()].trim())
}

fn is_attachment(text: &str, headers: &[Header]) -> bool {
    value(text, headers, "content-disposition")
        .is_some_and(|value| value.to_ascii_lowercase().starts_with("attachment"))
}

/// The parts between the lines of a boundary; what stands before the first and after the last is for old programs.
fn split(text: &str, body: Range<usize>, boundary: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = None;
    let mut at = body.start;
    for line in text[body.clone()].split_inclusive('\n') {
        let end = at + line.len();
        if let Some(rest) = line.trim_end().strip_prefix("--").and_then(|line| line.strip_prefix(boundary))
            && matches!(rest, "" | "--")
        {
            if let Some(start) = start.take() {
                // The line end before a boundary belongs to the boundary.
                parts.push(start..at.max(start));
            }
            if rest == "--" {
                return parts;
            }
            start = Some(end);
        }
        at = end;
    }
    parts.extend(start.map(|start| start..body.end.max(start)));
    parts
}

/// The segments of one text part.
fn part_text<'t>(text: &'t str, body: Range<usize>, headers: &[Header], kind: &ContentType) -> Vec<Segment<'t>> {
    if kind.kind != "text/plain" {
        return Vec::new();
    }
    let charset = kind.parameter("charset").and_then(Charset::for_label).unwrap_or(Charset::UTF_8);
    let transfer = Transfer::named(value(text, headers, "content-transfer-encoding").unwrap_or_default());
    let Some(transfer) = transfer else {
        let whole = Map::copy_of(body.start, body.len());
        return plain_text::read(&text[body]).into_iter().map(|segment| lift(segment, &whole, None)).collect();
    };
    let (shown, map) = transfer::decode(text, body, transfer, charset);
    let escape = transfer.escape(charset);
    plain_text::read(&shown).into_iter().map(|segment| owned(lift(segment, &map, Some(escape)))).collect()
}

/// The subject: as it stands there, or decoded, and then only to be read.
fn subject<'t>(text: &'t str, headers: &[Header]) -> Option<Segment<'t>> {
    let value = headers.iter().find(|header| header.is(text, "subject"))?.value.clone();
    let start = value.start + (text[value.clone()].len() - text[value.clone()].trim_start().len());
    let mut segment = transfer::encoded_words(text, start..value.end).finish(Role::Headline, &[], None)?;
    if text[start..value.end].contains("=?") {
        segment.escapes.push(Escape::Refused("the header is encoded"));
    }
    Some(segment)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn plains(text: &str) -> Vec<String> {
        read(text).into_iter().map(|segment| segment.plain.into_owned()).collect()
    }

    #[test]
    fn subject_and_text_parts() {
        let mail = "From: a@x.nl\r\nSubject: =?utf-8?Q?Groot_-Brittanni=C3=AB?=\r\n =?utf-8?b?IHN3aWpndA==?= nu\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed;\r\n boundary=\"b 1\"\r\n\r\nvoorwerk\r\n--b 1\r\nContent-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nGroot=\r\n -Brittanni=EB=20\r\nen.\r\n--b 1\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nw6nDqW4=\r\n--b 1\r\nContent-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\nbijlage\r\n--b 1--\r\nnawerk";
        assert!((FORMAT.sniff)(mail));
        assert_eq!(plains(mail), ["Groot -Brittannië swijgt nu", "Groot -Brittannië ", "en.", "één"]);
        let segment = &read(mail)[1];
        assert_eq!(&mail[segment.map.locate(Span::new(0, 16)).range()], "Groot=\r\n -Brittanni");
        assert_eq!(&mail[segment.map.locate(Span::new(16, 18)).range()], "=EB");
    }

    #[test]
    fn letters_that_were_not_escaped_are_what_they_are() {
        for charset in ["iso-8859-15", "utf-8"] {
            let mail = format!(
                "Subject: =?{charset}?Q?caf\u{e9}?=\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: quoted-printable\n\nEén\u{a0}café=\n =3D 日\n"
            );
            let segments = read(&mail);
            let shown = if charset == "utf-8" { "日" } else { "\u{1a}" };
            assert_eq!(plains(&mail), ["café", &format!("Eén\u{a0}café = {shown}")], "{charset}");
            assert_eq!(&mail[segments[1].map.locate(Span::new(0, 4)).range()], "Eén");
        }
    }

    #[test]
    fn what_is_malformed_is_read_as_far_as_it_goes() {
        for text in [
            "",
            "From: a",
            "Subject:",
            "Subject: =?utf-8?q?=E?=",
            "Subject: =?x?z?=?= =?",
            "Content-Type: multipart/x; boundary=\n\n--\n--\n",
            "Content-Transfer-Encoding: base64\n\n====\nA",
            "Content-Transfer-Encoding: quoted-printable\n\n=\n=4\n=ZZ=",
        ] {
            read(text);
        }
        let deep = "Content-Type: multipart/mixed; boundary=a\n\n--a\n".repeat(10_000);
        assert!(read(&deep).len() < 10);
    }
}
