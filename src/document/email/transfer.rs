//! How a part travels: quoted-printable, base64, encoded words in a header.

use std::ops::Range;

use crate::document::Escape;
use crate::document::builder::Builder;
use crate::encoding::{self, Charset};
use crate::text::{File, Map, Text};

/// A transfer encoding that changes what the text looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Transfer {
    QuotedPrintable,
    Base64,
}

impl Transfer {
    /// By its name in the header; `None` for those that leave the text as it is.
    pub(super) fn named(name: &str) -> Option<Transfer> {
        match name.to_ascii_lowercase().as_str() {
            "quoted-printable" => Some(Transfer::QuotedPrintable),
            "base64" => Some(Transfer::Base64),
            _ => None,
        }
    }

    pub(super) fn escape(self, charset: Charset) -> Escape {
        match self {
            Transfer::QuotedPrintable => Escape::QuotedPrintable(charset),
            Transfer::Base64 => Escape::Refused("the part is in base64"),
        }
    }
}

/// The text of a part, and the way back to where it stands in the message.
pub(super) fn decode(
    text: &str,
    body: Range<usize>,
    transfer: Transfer,
    charset: Charset,
) -> (String, Map<Text, Text>) {
    let bytes = match transfer {
        Transfer::QuotedPrintable => quoted_printable(text, body, charset, false),
        Transfer::Base64 => base64(text, body),
    };
    let decoded = encoding::decode_as(&bytes.bytes, charset, 0);
    let map = decoded.map.through(&bytes.map);
    (decoded.text.into_owned(), map)
}

/// Stands for a character that a charset does not have.
const SUBSTITUTE: &[u8] = b"\x1A";

/// Bytes that were sent as text; "file" is what the sender's file was.
#[derive(Default)]
struct Sent {
    bytes: Vec<u8>,
    map: Map<File, Text>,
}

impl Sent {
    /// What is written as it is. Characters other than ASCII should not be; the file has decoded them already, so they are put
    /// into the charset of the part, from which they come back.
    fn copy(&mut self, text: &str, range: Range<usize>, charset: Charset) {
        let mut at = range.start;
        while at < range.end {
            let rest = &text[at..range.end];
            let ascii = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
            self.map.push_copy(self.bytes.len(), at, ascii);
            self.bytes.extend_from_slice(&rest.as_bytes()[..ascii]);
            at += ascii;
            if let Some(c) = text[at..range.end].chars().next() {
                let bytes = charset.encode(c.encode_utf8(&mut [0; 4])).unwrap_or_else(|_| SUBSTITUTE.to_vec());
                self.atom(&bytes, at..at + c.len_utf8());
                at += c.len_utf8();
            }
        }
    }

    fn atom(&mut self, bytes: &[u8], range: Range<usize>) {
        self.map.push_atom(self.bytes.len(), bytes.len(), range.start, range.len());
        self.bytes.extend_from_slice(bytes);
    }
}

/// In a header (`is_word`) a low line is a space.
fn quoted_printable(text: &str, range: Range<usize>, charset: Charset, is_word: bool) -> Sent {
    let bytes = text.as_bytes();
    let mut sent = Sent::default();
    let mut at = range.start;
    while at < range.end {
        let plain = memchr::memchr2(b'=', if is_word { b'_' } else { b'=' }, &bytes[at..range.end]);
        let special = plain.map_or(range.end, |len| at + len);
        sent.copy(text, at..special, charset);
        at = special;
        let rest = &bytes[at..range.end];
        match rest {
            [] => {}
            [b'_', ..] => {
                sent.atom(b" ", at..at + 1);
                at += 1;
            }
            [b'=', high, low, ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                sent.atom(&[digit(*high) << 4 | digit(*low)], at..at + 3);
                at += 3;
            }
            // A line end that was only put there because lines are short. White space may hang before it.
            [b'=', ..] => {
                let blank = rest[1..].iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r')).count();
                if rest.get(1 + blank) == Some(&b'\n') {
                    at += blank + 2;
                } else {
                    sent.copy(text, at..at + 1, charset);
                    at += 1;
                }
            }
            _ => at += 1,
        }
    }
    sent
}

fn digit(byte: u8) -> u8 {
    char::from(byte).to_digit(16).unwrap_or(0) as u8
}

fn base64(text: &str, range: Range<usize>) -> Sent {
    let mut sent = Sent::default();
    let (mut group, mut count, mut start) = (0u32, 0, range.start);
    for (at, byte) in text.as_bytes()[range.clone()].iter().enumerate().map(|(at, byte)| (range.start + at, byte)) {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        if count == 0 {
            start = at;
        }
        group = group << 6 | u32::from(value);
        count += 1;
        if count == 4 {
            sent.atom(&group.to_be_bytes()[1..], start..at + 1);
            (group, count) = (0, 0);
        }
    }
    // The last one or two bytes, however they were padded.
    if count > 1 {
        let bytes = (group << (6 * (4 - count))).to_be_bytes();
        sent.atom(&bytes[1..count], start..range.end);
    }
    sent
}

/// A header's value with its encoded words read.
pub(super) fn encoded_words(text: &str, range: Range<usize>) -> Builder<'_> {
    let mut builder = Builder::new(text);
    let mut at = range.start;
    let mut after_word = false;
    while at < range.end {
        let rest = &text[at..range.end];
        let start = rest.find("=?").unwrap_or(rest.len());
        // White space between two encoded words is not shown.
        if !(after_word && start < rest.len() && rest[..start].trim().is_empty()) {
            builder.copy(at..at + start);
        }
        at += start;
        if let Some((shown, len)) = encoded_word(text, at..range.end) {
            builder.atom(&shown, at..at + len);
            at += len;
            after_word = true;
        } else {
            let next = (at + 1).min(range.end);
            builder.copy(at..next);
            at = next;
            after_word = false;
        }
    }
    builder
}

/// The word that `range` begins with, and its length: "=?utf-8?Q?caf=C3=A9?=".
fn encoded_word(text: &str, range: Range<usize>) -> Option<(String, usize)> {
    let rest = text[range.clone()].strip_prefix("=?")?;
    let (charset, rest) = rest.split_once('?')?;
    let (kind, rest) = rest.split_once('?')?;
    let len = rest.find("?=")?;
    let start = range.start + 2 + charset.len() + 1 + kind.len() + 1;
    let charset = Charset::for_label(charset.split('*').next().unwrap_or(charset))?;
    let sent = match kind {
        "q" | "Q" => quoted_printable(text, start..start + len, charset, true),
        "b" | "B" => base64(text, start..start + len),
        _ => return None,
    };
    let decoded = encoding::decode_as(&sent.bytes, charset, 0).text.into_owned();
    Some((decoded, start + len + 2 - range.start))
}
