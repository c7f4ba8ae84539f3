//! Guessing an encoding that nobody declared.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

use super::Charset;

/// Enough for a sure guess; the detector reads some 10 MB a second.
const SAMPLE: usize = 256 * 1024;
const ESCAPE: u8 = 0x1B;

/// The likeliest encoding of `bytes`, which carry no byte order mark.
pub(super) fn guess(bytes: &[u8], lang: Option<&str>) -> Charset {
    if let Some(charset) = utf16_without_mark(bytes) {
        return charset;
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    // Switches between alphabets by escape sequences, all in ASCII: it reads as UTF-8 too, as gibberish.
    if sample.is_ascii() && memchr::memchr(ESCAPE, sample).is_some() && detect(sample, lang) == Charset::ISO_2022_JP {
        return Charset::ISO_2022_JP;
    }
    if is_utf8_but_for_accidents(bytes) {
        return Charset::UTF_8;
    }
    detect(sample, lang)
}

/// The likeliest of the encodings that are not UTF-8.
fn detect(sample: &[u8], lang: Option<&str>) -> Charset {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(sample, true);
    let hint = lang.map(|lang| lang.split('-').next().unwrap_or(lang)).filter(|lang| lang.len() == 2);
    Charset(detector.guess(hint.map(str::as_bytes), Utf8Detection::Deny))
}

/// Is a file that begins with `bytes` guessed to be UTF-8, whatever follows them?
pub fn begins_as_utf8(bytes: &[u8], lang: Option<&str>) -> bool {
    !bytes[..bytes.len().min(SAMPLE)].is_ascii() && guess(bytes, lang) == Charset::UTF_8
}

/// Valid UTF-8, or UTF-8 in which a few bytes went wrong: more characters of several bytes than broken sequences.
fn is_utf8_but_for_accidents(bytes: &[u8]) -> bool {
    if std::str::from_utf8(bytes).is_ok() {
        return true;
    }
    let (mut wide, mut broken) = (0usize, 0usize);
    for chunk in bytes[..bytes.len().min(SAMPLE)].utf8_chunks() {
        wide += chunk.valid().bytes().filter(|byte| byte & 0xC0 == 0xC0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    wide > 2 * broken
}

/// Western text in UTF-16 has a zero in every second byte.
fn utf16_without_mark(bytes: &[u8]) -> Option<Charset> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    if sample.len() < 8 {
        return None;
    }
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let half = sample.len() / 2;
    if odd * 10 > half * 7 && even * 20 < half {
        Some(Charset::UTF_16LE)
    } else if even * 10 > half * 7 && odd * 20 < half {
        Some(Charset::UTF_16BE)
    } else {
        None
    }
}

/// Is this no text at all? A zero byte early on, unless it reads as UTF-16.
pub fn looks_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(8192)];
    memchr::memchr(0, sample).is_some()
        && !sample.starts_with(&[0xFF, 0xFE])
        && !sample.starts_with(&[0xFE, 0xFF])
        && utf16_without_mark(bytes).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_of_a_file_does_not_change_what_begins_as_utf8() {
        let rest = b"Het caf\xE9 in Belgi\xEB. ".repeat(SAMPLE / 20);
        for (beginning, want) in [("E\u{e9}n ".repeat(SAMPLE / 3), true), ("Een ".repeat(SAMPLE / 2), false)] {
            assert_eq!(begins_as_utf8(beginning.as_bytes(), Some("nl")), want);
            assert_eq!(guess(&[beginning.as_bytes(), &rest].concat(), Some("nl")) == Charset::UTF_8, want);
        }
    }

    #[test]
    fn escape_sequences_switch_alphabets() {
        let (japanese, _, _) = encoding_rs::ISO_2022_JP.encode("東京発 21日、停戦を発表。");
        assert!(japanese.is_ascii());
        assert_eq!(guess(&japanese, Some("nl")), Charset::ISO_2022_JP);
        assert_eq!(guess(b"\x1b[1mKop\x1b[0m\nEen zin.", Some("nl")), Charset::UTF_8, "colours of a terminal");
    }

    #[test]
    fn guesses() {
        assert_eq!(guess("één".as_bytes(), Some("nl")), Charset::UTF_8);
        assert_eq!(guess(b"De Belgi\xEBr en het caf\xE9 op zondag.", Some("nl")).name(), "windows-1252");
        assert_eq!(
            guess(
                "Vandaag in België: één café\u{e9}, ë"
                    .as_bytes()
                    .iter()
                    .copied()
                    .chain([0xFF])
                    .collect::<Vec<_>>()
                    .as_slice(),
                None
            ),
            Charset::UTF_8
        );
        assert_eq!(guess(b"D\0e\0 \0m\0a\0n\0", None), Charset::UTF_16LE);
        assert!(looks_binary(b"PK\x03\x04\0\0\0") && !looks_binary(b"D\0e\0 \0m\0a\0n\0"));
    }
}
