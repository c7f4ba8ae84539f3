//! Floor 1: bytes to text with a map back, and text to bytes again, one edit at a time.
//!
//! A file is decoded once; nothing ever encodes a whole file. Malformed bytes become U+FFFD *in memory* only, each with its
//! place, so they can be reported and are never written. Not for guessing what a text should have been: see the mojibake rule.
//!
//! ```
//! use copydesk::encoding::{decode, Charset};
//! use copydesk::text::Span;
//! let decoded = decode(b"Belgi\xEB", Some(Charset::for_label("windows-1252").unwrap()), None);
//! assert_eq!(decoded.text, "België");
//! assert_eq!(decoded.map.locate(Span::new(5, 7)), Span::new(5, 6));
//! assert_eq!(decoded.charset.encode("ë").unwrap(), b"\xEB");
//! ```

mod declared;
mod decode;
mod detect;
pub mod mojibake;

use std::borrow::Cow;

use encoding_rs::Encoding;

use crate::text::{File, Map, Span, Text};

pub use decode::decode_as;
pub use detect::{begins_as_utf8, looks_binary};

/// The encoding of a file, by its WHATWG name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Charset(&'static Encoding);

impl Charset {
    pub const UTF_8: Charset = Charset(encoding_rs::UTF_8);
    pub const UTF_16LE: Charset = Charset(encoding_rs::UTF_16LE);
    pub const UTF_16BE: Charset = Charset(encoding_rs::UTF_16BE);
    pub const ISO_2022_JP: Charset = Charset(encoding_rs::ISO_2022_JP);

    /// The encoding that a label ("latin1", "UTF-16", "cp1252") stands for; `None` for an unknown one and for those that the
    /// web platform refuses to decode.
    pub fn for_label(label: &str) -> Option<Charset> {
        Encoding::for_label_no_replacement(label.trim().as_bytes()).map(Charset)
    }

    pub fn name(self) -> &'static str {
        self.0.name()
    }

    fn is_utf16(self) -> bool {
        self == Charset::UTF_16LE || self == Charset::UTF_16BE
    }

    /// Can one edit be encoded without regard to what stands before it? Not in ISO-2022-JP, where bytes mean what the last
    /// escape sequence says.
    pub fn is_stateless(self) -> bool {
        self != Charset::ISO_2022_JP
    }

    /// The bytes of `text`, or the first character that this encoding does not have.
    pub fn encode(self, text: &str) -> Result<Vec<u8>, char> {
        if self == Charset::UTF_8 {
            return Ok(text.as_bytes().to_vec());
        }
        if self == Charset::UTF_16LE {
            return Ok(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
        }
        if self == Charset::UTF_16BE {
            return Ok(text.encode_utf16().flat_map(u16::to_be_bytes).collect());
        }
        let (bytes, used, unmappable) = self.0.encode(text);
        if used == self.0 && !unmappable {
            return Ok(bytes.into_owned());
        }
        Err(text.chars().find(|c| !self.has(*c)).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    /// Can `c` be written in this encoding?
    pub fn has(self, c: char) -> bool {
        if c.is_ascii() || [Charset::UTF_8, Charset::UTF_16LE, Charset::UTF_16BE].contains(&self) {
            return true;
        }
        let mut buffer = [0; 4];
        let (_, used, unmappable) = self.0.encode(c.encode_utf8(&mut buffer));
        used == self.0 && !unmappable
    }
}

/// A file as text.
#[derive(Debug)]
pub struct Decoded<'b> {
    pub text: Cow<'b, str>,
    pub map: Map<Text, File>,
    pub charset: Charset,
    pub has_bom: bool,
    /// Places of the text (each a U+FFFD in it) whose bytes are not valid in this encoding.
    pub malformed: Vec<Span<Text>>,
}

impl Decoded<'_> {
    /// Where the file says that it is in another encoding than it is in.
    pub fn wrong_declaration(&self) -> Option<Span<Text>> {
        declared::wrong(&self.text, self.charset, self.has_bom)
    }
}

/// Decodes UTF-8 that stands after `before` bytes of its file: only the first may be a byte order mark.
pub fn decode_after(bytes: &[u8], before: usize) -> Decoded<'_> {
    let mark = Encoding::for_bom(bytes).filter(|(encoding, _)| before == 0 && *encoding == encoding_rs::UTF_8);
    let decoded = decode_as(bytes, Charset::UTF_8, mark.map_or(0, |(_, len)| len));
    Decoded { map: decoded.map.shifted(before), ..decoded }
}

/// Decodes a file: by its byte order mark; else as `declared`; else as it declares itself in markup; else by what the bytes
/// look like. `lang` (BCP 47) breaks ties
/// between legacy encodings.
pub fn decode<'b>(bytes: &'b [u8], declared: Option<Charset>, lang: Option<&str>) -> Decoded<'b> {
    match Encoding::for_bom(bytes) {
        Some((encoding, len)) => decode_as(bytes, Charset(encoding), len),
        None => decode_as(
            bytes,
            declared.or_else(|| declared::declared(bytes)).unwrap_or_else(|| detect::guess(bytes, lang)),
            0,
        ),
    }
}
