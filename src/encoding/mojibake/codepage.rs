//! The charsets that UTF-8 is taken for.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use encoding_rs::Encoding;

/// A one-byte charset, from characters to bytes.
pub(super) struct Codepage {
    /// As people know it.
    pub(super) name: &'static str,
    /// How much likelier the text must be than with the commonest charset: the rarer, the more proof is wanted.
    pub(super) rarity: f32,
    bytes: BTreeMap<char, u8>,
}

impl Codepage {
    /// The byte that was read as `c`. Control characters pass through every charset.
    pub(super) fn byte(&self, c: char) -> Option<u8> {
        match c {
            '\u{80}'..='\u{9f}' => Some(c as u8),
            c => self.bytes.get(&c).copied(),
        }
    }
}

/// The commonest first.
pub(super) static CODEPAGES: LazyLock<Vec<Codepage>> = LazyLock::new(|| {
    let known: [(&'static str, f32, &'static Encoding); 8] = [
        ("windows-1252", 0.0, encoding_rs::WINDOWS_1252),
        ("windows-1250", 0.3, encoding_rs::WINDOWS_1250),
        ("windows-1251", 0.3, encoding_rs::WINDOWS_1251),
        ("windows-1253", 0.6, encoding_rs::WINDOWS_1253),
        ("windows-1254", 0.4, encoding_rs::WINDOWS_1254),
        ("windows-1257", 0.4, encoding_rs::WINDOWS_1257),
        ("ISO-8859-2", 0.4, encoding_rs::ISO_8859_2),
        ("macintosh", 0.3, encoding_rs::MACINTOSH),
    ];
    let mut codepages: Vec<Codepage> =
        known.into_iter().map(|(name, rarity, encoding)| of_encoding(name, rarity, encoding)).collect();
    let bytes = CP437.chars().zip(0x80..=0xff).collect();
    codepages.push(Codepage { name: "cp437", rarity: 0.5, bytes });
    codepages
});

fn of_encoding(name: &'static str, rarity: f32, encoding: &'static Encoding) -> Codepage {
    let mut bytes = BTreeMap::new();
    for byte in 0x80..=0xff_u8 {
        let one = [byte];
        let (text, _) = encoding.decode_without_bom_handling(&one);
        if let Some(c) = text.chars().next().filter(|c| *c != char::REPLACEMENT_CHARACTER) {
            bytes.insert(c, byte);
        }
    }
    Codepage { name, rarity, bytes }
}

/// The upper half of the code page of the first PCs, which `encoding_rs` does not have (Unicode's own table CP437.TXT).
const CP437: &str = "\
ÇüéâäàåçêëèïîìÄÅ\
ÉæÆôöòûùÿÖÜ¢£¥₧ƒ\
áíóúñÑªº¿⌐¬½¼¡«»\
░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
└┴┬├─┼╞╟╚╔╩╦╠═╬╧\
╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
αßΓπΣσµτΦΘΩδ∞φε∩\
≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";
