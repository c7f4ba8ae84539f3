//! Decoding with a map: one path for each kind of encoding.

use std::borrow::Cow;

use encoding_rs::DecoderResult;

use super::{Charset, Decoded};
use crate::text::{File, Map, Span, Text};

/// Decodes `bytes` after the first `skip` (a byte order mark) as `charset`.
pub fn decode_as(bytes: &[u8], charset: Charset, skip: usize) -> Decoded<'_> {
    let body = &bytes[skip..];
    if charset == Charset::UTF_8
        && let Ok(text) = std::str::from_utf8(body)
    {
        let map = Map::copy_of(skip, text.len());
        return Decoded { text: Cow::Borrowed(text), map, charset, has_bom: skip > 0, malformed: Vec::new() };
    }
    let mut out =
        Output { text: String::with_capacity(body.len() + body.len() / 8), map: Map::default(), malformed: Vec::new() };
    if charset == Charset::UTF_8 {
        utf8(body, skip, &mut out);
    } else if charset == Charset::UTF_16LE {
        utf16(body, skip, u16::from_le_bytes, &mut out);
    } else if charset == Charset::UTF_16BE {
        utf16(body, skip, u16::from_be_bytes, &mut out);
    } else if charset.0.is_single_byte() {
        single_byte(body, skip, charset, &mut out);
    } else {
        multi_byte(body, skip, charset, &mut out);
    }
    Decoded { text: Cow::Owned(out.text), map: out.map, charset, has_bom: skip > 0, malformed: out.malformed }
}

struct Output {
    text: String,
    map: Map<Text, File>,
    malformed: Vec<Span<Text>>,
}

impl Output {
    /// `len` bytes of ASCII that take `step` bytes each in the file.
    fn ascii(&mut self, text: &str, source: usize, step: usize) {
        self.map.push_stretched(self.text.len(), source, text.len(), step);
        self.text.push_str(text);
    }

    fn atom(&mut self, text: &str, source: usize, source_len: usize) {
        self.map.push_atom(self.text.len(), text.len(), source, source_len);
        self.text.push_str(text);
    }

    fn bad(&mut self, source: usize, source_len: usize) {
        let start = self.text.len();
        self.atom("\u{FFFD}", source, source_len);
        self.malformed.push(Span::new(start, self.text.len()));
    }
}

fn utf8(body: &[u8], skip: usize, out: &mut Output) {
    let mut at = skip;
    for chunk in body.utf8_chunks() {
        out.ascii(chunk.valid(), at, 1);
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            out.bad(at, chunk.invalid().len());
            at += chunk.invalid().len();
        }
    }
}

fn utf16(body: &[u8], skip: usize, unit: fn([u8; 2]) -> u16, out: &mut Output) {
    let units = body.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let mut at = skip;
    let mut buffer = [0; 4];
    for decoded in char::decode_utf16(units) {
        match decoded {
            Ok(c) if c.is_ascii() => {
                out.ascii(c.encode_utf8(&mut buffer), at, 2);
                at += 2;
            }
            Ok(c) => {
                out.atom(c.encode_utf8(&mut buffer), at, 2 * c.len_utf16());
                at += 2 * c.len_utf16();
            }
            Err(_) => {
                out.bad(at, 2);
                at += 2;
            }
        }
    }
    if body.len() % 2 == 1 {
        out.bad(at, 1);
    }
}

fn single_byte(body: &[u8], skip: usize, charset: Charset, out: &mut Output) {
    let high: Vec<Option<String>> = (0x80..=0xFFu8)
        .map(|byte| charset.0.decode_without_bom_handling_and_without_replacement(&[byte]).map(Cow::into_owned))
        .collect();
    let mut at = 0;
    while at < body.len() {
        let run = body[at..].iter().position(|byte| !byte.is_ascii()).unwrap_or(body.len() - at);
        if let Ok(ascii) = std::str::from_utf8(&body[at..at + run]) {
            out.ascii(ascii, skip + at, 1);
        }
        at += run;
        if let Some(&byte) = body.get(at) {
            match &high[usize::from(byte & 0x7F)] {
                Some(text) => out.atom(text, skip + at, 1),
                None => out.bad(skip + at, 1),
            }
            at += 1;
        }
    }
}

/// Feeds the decoder byte by byte, to learn which bytes made which character.
fn multi_byte(body: &[u8], skip: usize, charset: Charset, out: &mut Output) {
    let mut decoder = charset.0.new_decoder_without_bom_handling();
    let mut buffer = [0u8; 64];
    let (mut at, mut pending) = (0, 0);
    loop {
        let last = at == body.len();
        let input = if last { &[][..] } else { &body[at..=at] };
        let (result, read, written) = decoder.decode_to_utf8_without_replacement(input, &mut buffer, last);
        at += read;
        if written > 0
            && let Ok(text) = std::str::from_utf8(&buffer[..written])
        {
            out.atom(text, skip + pending, at - pending);
            pending = at;
        }
        match result {
            DecoderResult::Malformed(_, after) => {
                let end = at - usize::from(after).min(at - pending);
                if end > pending {
                    out.bad(skip + pending, end - pending);
                } else {
                    out.bad(skip + pending, at - pending);
                }
                pending = end.max(pending);
            }
            DecoderResult::InputEmpty if last => return,
            DecoderResult::InputEmpty | DecoderResult::OutputFull => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn charset(label: &str) -> Charset {
        Charset::for_label(label).unwrap()
    }

    /// Every piece of the text leads back to the bytes that encode it.
    fn assert_round_trip(text: &str, label: &str) {
        let charset = charset(label);
        let bytes = charset.encode(text).unwrap();
        let decoded = decode_as(&bytes, charset, 0);
        assert_eq!(decoded.text, text, "{label}");
        assert!(decoded.malformed.is_empty(), "{label}");
        for (at, c) in text.char_indices() {
            let span = decoded.map.locate(Span::new(at, at + c.len_utf8()));
            assert_eq!(&bytes[span.range()], charset.encode(&c.to_string()).unwrap(), "{label}: {c}");
        }
    }

    #[test]
    fn every_character_has_its_bytes() {
        for label in
            ["utf-8", "utf-16le", "utf-16be", "windows-1252", "iso-8859-15", "gb18030", "shift_jis", "euc-jp", "big5"]
        {
            let text = if label.starts_with("utf") || label == "gb18030" {
                "Één café, €5 – 😀 日本"
            } else {
                "Een vrij lange zin."
            };
            assert_round_trip(text, label);
        }
        assert_round_trip("Eén café voor € 5 – nu ‘hier’", "windows-1252");
        assert_round_trip("Eén café voor €5, œuvre", "iso-8859-15");
        assert_round_trip("日本 en 東京", "shift_jis");
    }

    #[test]
    fn malformed_bytes_have_a_place() {
        for (bytes, label, want) in [
            (&b"caf\xE9 nu"[..], "utf-8", Span::<File>::new(3, 4)),
            (&b"a\0\x00\xD8b\0"[..], "utf-16le", Span::new(2, 4)),
            (&b"a\0b"[..], "utf-16le", Span::new(2, 3)),
            (&b"ab\xFFcd"[..], "shift_jis", Span::new(2, 3)),
        ] {
            let decoded = decode_as(bytes, charset(label), 0);
            assert_eq!(decoded.malformed.len(), 1, "{label}: {:?}", decoded.text);
            assert_eq!(decoded.map.locate(decoded.malformed[0]), want, "{label}");
        }
    }
}
