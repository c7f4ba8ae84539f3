//! Byte tests: whatever the encoding and the line ends, no edit gives the same bytes back, and an edit changes its own bytes only.

#![allow(clippy::unwrap_used)]

use std::sync::LazyLock;

use copydesk::encoding::Charset;
use copydesk::engine::{Fixed, Input};
use copydesk::fix::Applicability;
use copydesk::session::{Options, Session};
use proptest::prelude::*;

const CLEAN: &str = "De raad stemde in.\nEén café in België kostte 5 euro.\n\nDat was alles.\n";
const DAMAGED: &str = "De raad stemde in.\nEén café in de de Maersk -haven van België.\n\nDat was alles.\n";
const REPAIRED: &str = "De raad stemde in.\nEén café in de Maersk-haven van België.\n\nDat was alles.\n";

static SESSION: LazyLock<Session> = LazyLock::new(|| Session::open(Options::default()).unwrap());

/// Encodings with the byte order mark that a file in them may begin with.
const ENCODINGS: &[(&str, &[u8])] = &[
    ("utf-8", b""),
    ("utf-8", b"\xEF\xBB\xBF"),
    ("utf-16le", b"\xFF\xFE"),
    ("utf-16be", b"\xFE\xFF"),
    ("utf-16le", b""),
    ("windows-1252", b""),
    ("iso-8859-15", b""),
    ("macintosh", b""),
    ("gb18030", b""),
];

fn encoded(text: &str, label: &str, mark: &[u8], line_end: &str) -> Vec<u8> {
    let text = text.replace('\n', line_end);
    [mark, &Charset::for_label(label).unwrap().encode(&text).unwrap()].concat()
}

fn fix(session: &Session, bytes: &[u8], label: &str) -> Fixed {
    let input =
        Input { bytes, lang: "nl", charset: Charset::for_label(label), extension: Some("txt"), ..Input::default() };
    session.desk(std::path::Path::new("")).unwrap().checker.fix(&input, Applicability::Suggested).unwrap()
}

#[test]
fn every_encoding_and_line_end() {
    let session = &*SESSION;
    for (label, mark) in ENCODINGS {
        for line_end in ["\n", "\r\n"] {
            let what = format!("{label} {mark:?} {line_end:?}");
            let clean = encoded(CLEAN, label, mark, line_end);
            assert_eq!(fix(session, &clean, label).bytes, clean, "{what}: no edit");
            let damaged = encoded(DAMAGED, label, mark, line_end);
            let fixed = fix(session, &damaged, label);
            assert_eq!(fixed.bytes, encoded(REPAIRED, label, mark, line_end), "{what}: only the edits");
            let again = fix(session, &fixed.bytes, label);
            assert_eq!((again.bytes, again.applied), (fixed.bytes, 0), "{what}: fixing twice is fixing once");
        }
    }
}

#[test]
fn every_offset_unit_is_right() {
    let session = &*SESSION;
    let text = "😀 é\nDe de raad 😀 de de raad.\n";
    let bytes = encoded(text, "utf-16le", b"\xFF\xFE", "\n");
    let run = session.check_bytes("a.txt", &bytes);
    let findings = run.result.unwrap().findings;
    let finding = findings.last().unwrap();
    let at = text.find("de de raad.").unwrap();
    assert_eq!(finding.start.byte, 2 + 2 * text[..at].encode_utf16().count());
    assert_eq!(finding.start.position.codepoint, text[..at].chars().count());
    assert_eq!(finding.start.position.utf16, text[..at].encode_utf16().count());
    assert_eq!((finding.start.position.line, finding.start.position.column), (2, 14));
}

#[test]
fn what_the_encoding_lacks_is_left_to_the_editor() {
    let session = &*SESSION;
    // A dash between clauses is an en dash, which ISO-8859-15 does not have.
    let damaged = encoded("Zij won de race-het was haar eerste zege.", "iso-8859-15", b"", "\n");
    let fixed = fix(session, &damaged, "iso-8859-15");
    assert_eq!(fixed.bytes, damaged);
    let finding = fixed.after.findings.iter().find(|finding| finding.rule.id == "collapsed-dash").unwrap();
    assert_eq!(finding.applicability, Applicability::Manual);
    assert!(finding.message.contains("ISO-8859-15 has no character"), "{}", finding.message);
}

#[test]
fn malformed_bytes_stay_as_they_are() {
    let session = &*SESSION;
    let damaged = b"De raad\xFF zei dat \xC3\xA9\xC3\xA9n de de plaats.\n";
    let fixed = fix(session, damaged, "utf-8");
    assert_eq!(fixed.bytes, b"De raad\xFF zei dat \xC3\xA9\xC3\xA9n de plaats.\n");
    let finding = fixed.after.findings.iter().find(|finding| finding.rule.id == "malformed-bytes").unwrap();
    assert_eq!((finding.start.byte, finding.end.byte), (7, 8));
}

#[test]
fn a_declaration_that_lies_is_told_and_stays() {
    let session = &*SESSION;
    for label in ["ISO-8859-1", "UTF-16"] {
        for mark in ["", "\u{FEFF}"] {
            let file = |text: &str| format!("{mark}<?xml version='1.0' encoding='{label}'?>\n<a>Eén café {text}</a>\n");
            let fixed =
                session.fix_bytes("a.xml", file("in de de haven").as_bytes(), Applicability::Suggested).unwrap();
            assert_eq!(String::from_utf8(fixed.bytes).unwrap(), file("in de haven"));
            let [finding] = &fixed.after.findings[..] else { panic!("{:?}", fixed.after.findings) };
            assert_eq!(
                (finding.rule.id, &*finding.text, finding.start.byte),
                ("wrong-declaration", label, 30 + mark.len())
            );
            assert!(finding.message.contains("write UTF-8 here"), "{}", finding.message);
        }
    }
}

const WORDS: &[&str] =
    &["NAVO-top", "Trump-regering", "Noord-Korea", "de", "raad", "nam", "het", "staakt-het-vuren", "gisteren"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any bytes at all: no panic, and what `fix` returns is stable.
    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let session = &*SESSION;
        let input = Input { bytes: &bytes, lang: "nl", extension: Some("txt"), ..Input::default() };
        if let Ok(fixed) = session.desk(std::path::Path::new("")).unwrap().checker.fix(&input, Applicability::Suggested) {
            let charset = Some(fixed.before.charset);
            let again = session.desk(std::path::Path::new("")).unwrap().checker.fix(&Input { bytes: &fixed.bytes, charset, ..input }, Applicability::Suggested).unwrap();
            prop_assert_eq!(again.bytes, fixed.bytes);
        }
    }

    /// Damage put into clean text and taken out again gives the text. No word comes twice: that would be damage too.
    #[test]
    fn damage_then_fix_gives_the_original(words in prop::sample::subsequence(WORDS.to_vec(), 4..=WORDS.len()).prop_shuffle(), seed in any::<u64>()) {
        let session = &*SESSION;
        let original = format!("Men zag {}.", words.join(" "));
        let mut random = seed;
        let damaged: String = original.chars().map(|c| {
            random = random.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            if c == '-' && random >> 63 == 1 { " -".to_string() } else { c.to_string() }
        }).collect();
        let fixed = session.fix_bytes("a.txt", damaged.as_bytes(), Applicability::Suggested).unwrap();
        prop_assert_eq!(String::from_utf8(fixed.bytes).unwrap(), original);
    }
}
