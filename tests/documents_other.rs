//! Formats other than XML: what is text is found and repaired where it stands, and every other byte stays.

#![allow(clippy::unwrap_used)]

#[path = "common/documents.rs"]
mod documents;

use copydesk::encoding::{Charset, decode};
use copydesk::session::{Options, Session};
use documents::{ENCODINGS, Flavour, findings, fixed, session};

/// Every example is repaired to exactly this, with LF and with CRLF, in every encoding that has its characters.
fn assert_fixed(name: &str, before: &str, after: &str) {
    for (label, has_bom) in ENCODINGS {
        let charset = Charset::for_label(label);
        // Nothing in such a file says what it is encoded in; who checks it does.
        let session = Session::open(Options { charset, ..Options::default() }).unwrap().telling_written(true);
        for line_end in ["\n", "\r\n"] {
            let bom = if has_bom { "\u{FEFF}" } else { "" };
            let written = |text: &str| charset.unwrap().encode(&format!("{bom}{}", text.replace('\n', line_end))).ok();
            let (Some(before), Some(after)) = (written(before), written(after)) else { continue };
            let got = fixed(&session, name, &before);
            let show = |bytes: &[u8]| decode(bytes, charset, None).text.into_owned();
            assert_eq!(show(&got), show(&after), "{name}, {label}, {line_end:?}");
            assert!(got == after, "{name}, {label}, {line_end:?}");
            assert_eq!(fixed(&session, name, &after), after, "{name}, {label}: what has no fault stays");
        }
    }
}

#[test]
fn markdown() {
    assert_fixed(
        "a.md",
        "---\ntitle: Groot -Brittannië\n---\n\n# Groot -Brittannië zwijgt\n\nDe *Trump* -regering[^1] en `Groot -Brittannië` over\n[de Trump -regering](https://example.org/Groot%20-Brittannië \"Groot -Brittannië\").\n\n> Citaat over \\*Groot -Brittannië\\*\n\n| Kop | Groot -Brittannië |\n|---|---|\n| a | ![De Trump -regering](a.png) |\n\n```\nGroot -Brittannië\n```\n\n<div title=\"Groot -Brittannië\">Groot -Brittannië</div>\n\n[^1]: Een noot over Groot -Brittannië.\n",
        "---\ntitle: Groot -Brittannië\n---\n\n# Groot-Brittannië zwijgt\n\nDe *Trump*-regering[^1] en `Groot -Brittannië` over\n[de Trump-regering](https://example.org/Groot%20-Brittannië \"Groot -Brittannië\").\n\n> Citaat over \\*Groot-Brittannië\\*\n\n| Kop | Groot-Brittannië |\n|---|---|\n| a | ![De Trump-regering](a.png) |\n\n```\nGroot -Brittannië\n```\n\n<div title=\"Groot -Brittannië\">Groot -Brittannië</div>\n\n[^1]: Een noot over Groot-Brittannië.\n",
    );
}

#[test]
fn subtitles() {
    let srt = "1\n00:00:01,000 --> 00:00:02,000\n<i>De Trump -regering</i> zegt\ndat Groot\n\n2\n00:00:02,500 --> 00:00:04,000\n-Brittannië en Noord -Korea zwijgen.\n\n";
    let session = session();
    assert_eq!(findings(&session, "a.srt", srt), ["Trump -regering", "Noord -Korea"]);
    assert_fixed("a.srt", srt, &srt.replace("Trump -", "Trump-").replace("Noord -", "Noord-"));
    let vtt =
        srt.replace("1\n00", "WEBVTT\n\nGroot -Brittannië\n00").replace(',', ".").replace("zegt", "zegt &amp; zwijgt");
    assert_fixed("b.txt", &vtt, &vtt.replace("Trump -", "Trump-").replace("Noord -", "Noord-"));
    // A word that is wrong across two cues cannot be put right in one of them.
    let split = "1\n00:00:01,000 --> 00:00:02,000\nDe trein rijdt van Noord\n\n2\n00:00:02,500 --> 00:00:04,000\nKorea naar het westen van Groot -Brittannië.\n";
    assert_fixed("c.srt", split, &split.replace("Groot -", "Groot-"));
    // Nothing may become a tag, behind which text would no longer be seen.
    let leaked = "1\n00:00:01,000 --> 00:00:02,000\nDe dijk &lt;p> zakt &amp; de &amp; blijft.\n";
    assert_fixed("d.srt", leaked, &leaked.replace("&amp;", "&"));
}

#[test]
fn catalogues() {
    let po = "msgid \"\"\nmsgstr \"Language: nl\\n\"\n\nmsgid \"Groot -Brittannië\"\nmsgstr \"\"\n\"Eén \\\"Groot -Brittannië\\\"\\n\"\n\"en de Trump -regering van Noord \"\n\"-Korea\"\n\n#, fuzzy\nmsgid \"x\"\nmsgstr \"Groot -Brittannië\"\n";
    let want = po.replace("\\\"Groot -B", "\\\"Groot-B").replace("Trump -", "Trump-").replace("Noord \"", "Noord\"");
    assert_fixed("a.po", po, &want);
    let foreign = po.replace("Language: nl", "Language: de");
    assert!(findings(&session(), "a.po", &foreign).is_empty());
}

#[test]
fn json() {
    let text = "{\n  \"title\": \"De Trump -regering\", \"id\": \"Groot -Brittannië\",\n  \"body\": \"Groot\\u0020-Brittanni\\u00eb \\\"nu\\\"\\n\\nDe Trump -regering\", \"n\": 1.0e5\n}\n";
    let want = text
        .replace("\"De Trump -", "\"De Trump-")
        .replace("Groot\\u0020-", "Groot-")
        .replace("nDe Trump -", "nDe Trump-");
    assert_fixed("a.json", text, &want);
    // What is written in ASCII stays so.
    let session = session();
    let one = |text: &str| String::from_utf8(fixed(&session, "a.json", text.as_bytes())).unwrap();
    assert_eq!(
        one(r#"{"title": "Een caf\u00e9 in Groot -Brittannie\u0308."}"#),
        r#"{"title": "Een caf\u00e9 in Groot-Brittanni\u00eb."}"#
    );
}

#[test]
fn news_items_and_feeds() {
    let session = session();
    let item = r#"{"uri":"x","versioncreated":"2026","language":"nl","slugline":"Groot -Brittannië","headline":"De Trump -regering","body_text":"Noord -Korea zwijgt.","subject":[{"name":"Zuid -Korea"}],"associations":{"foto":{"description_text":"Groot -Brittannië"}}}"#;
    assert_eq!(findings(&session, "a.json", item), ["Trump -regering", "Noord -Korea", "Groot -Brittannië"]);
    assert!(findings(&session, "a.json", item.replace("\"nl\"", "\"de\"")).is_empty());
    let feed = r#"{"version":"https://jsonfeed.org/version/1.1","title":"Noord -Korea","authors":[{"name":"Zuid -Korea"}],"items":[{"id":"1","title":"De Trump -regering","content_text":"Groot -Brittannië","language":"nl-NL"}]}"#;
    assert_eq!(findings(&session, "a.json", feed), ["Noord -Korea", "Trump -regering", "Groot -Brittannië"]);
    let lines = "{\"title\":\"Noord -Korea\"}\r\n\r\n{\"text\":\"De Trump -regering\",\"language\":\"nl\"}\n{\"text\":\"Noord -Korea\",\"language\":\"en\"}";
    assert_eq!(findings(&session, "a.jsonl", lines), ["Noord -Korea", "Trump -regering"]);
}

#[test]
fn wire_copy() {
    let wire = "\u{1}a0042 r Groot -Brittannië\nBC-Noord -Korea\n\u{2}^De Trump -regering zwijgt<\n   LONDEN _ ``Groot -Brittannië'' zei niets.\n\u{3}\n";
    let want = wire.replace("Trump -", "Trump-").replace("``Groot -", "``Groot-");
    assert_fixed("a.txt", wire, &want);
}

#[test]
fn mail() {
    let session = session();
    let mail = "From: a@x.nl\r\nSubject: De Trump -regering\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=iso-8859-15\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nGroot =\r\n-Brittanni=EB en Groot -Brittannie.\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nTm9vcmQgLUtvcmVh\r\n--b--\r\n";
    assert_eq!(findings(&session, "a.eml", mail).len(), 4);
    let want = mail
        .replace("De Trump -", "De Trump-")
        .replace("Groot =\r\n-", "Groot=\r\n-")
        .replace("Groot -Brittannie", "Groot-Brittanni=EB");
    assert_eq!(String::from_utf8(fixed(&session, "a.eml", mail.as_bytes())).unwrap(), want);
}

#[test]
fn a_bad_file_says_where() {
    let session = session();
    for (name, text, place) in [
        ("a.json", "{\"title\": \"a\",\n \"body\": \"b", "line 2, column 10: "),
        ("a.jsonl", "{\"a\":1}\n{\"a\":2}\n{\"a\":", "line 3, column 6: "),
        ("a.po", "msgid \"a\"\nmsgstr \"b\n", "line 2, column 1: "),
        ("a.srt", "Geen ondertitels.", "line 1, column 1: "),
    ] {
        let error = session.check_bytes(name, text.as_bytes()).result.unwrap_err();
        assert!(error.starts_with(place), "{name}: {error}");
    }
}

const FLAVOURS: &[Flavour] = &[
    Flavour {
        name: "a.eml",
        begin: "From: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nx",
        end: "\n",
        sound: &["woorden", "=C3=A9=C3=A9n", "=3D", "a=\nb", "=", "=20", "\n\n"],
        damaged: &[
            ("Groot -Brittanni=C3=AB", "Groot-Brittanni=C3=AB"),
            ("Groot=20-Brittanni=C3=AB", "Groot-Brittanni=C3=AB"),
            ("Noord =\n-Korea", "Noord=\n-Korea"),
        ],
    },
    Flavour {
        name: "a.anpa",
        begin: "\u{1}kop\n\u{2}x",
        end: "\n\u{3}",
        sound: &["woorden", "``ja''", "_", "<\n^Nu", "\u{11}", "a_b"],
        damaged: &[("Groot -Brittannië", "Groot-Brittannië"), ("``Noord -Korea''", "``Noord-Korea''")],
    },
    Flavour {
        name: "a.json",
        begin: "[{\"id\": 1, \"body\": \"",
        end: "\"}]\n",
        sound: &[
            "woorden",
            "\\\"ja\\\"",
            "\\ud83d\\ude00",
            "😀",
            "caf\\u00e9",
            "één",
            "a\\/b",
            "\\n\\n",
            "\\ud83d",
            "\\t",
            "–",
        ],
        damaged: &[
            ("Groot -Brittannië", "Groot-Brittannië"),
            ("\\\"Groot\\u0020-Brittanni\\u00eb\\\"", "\\\"Groot-Brittanni\\u00eb\\\""),
            ("Noord \\u002dKorea\\ud83d\\ude00", "Noord\\u002dKorea\\ud83d\\ude00"),
        ],
    },
    Flavour {
        name: "a.po",
        begin: "msgid \"a\"\nmsgstr \"",
        end: "\"\n",
        sound: &["woorden", "\\\"ja\\\"", "😀", "één", "\\n", "x\"\n\"y", "\\t", "%s"],
        damaged: &[
            ("Groot -Brittannië", "Groot-Brittannië"),
            ("Groot \"\n  \"-Brittannië", "Groot\"\n  \"-Brittannië"),
            ("\\\"Noord -Korea\\\"", "\\\"Noord-Korea\\\""),
        ],
    },
    Flavour {
        name: "a.md",
        begin: "Zo ",
        end: " einde\n",
        sound: &[
            "woorden",
            "**vet**",
            "`Groot -Brittannië`",
            "\\*",
            "&euml;",
            "één",
            "😀",
            "[een](http://a/b)",
            "<b>x</b>",
            "\n\n",
        ],
        damaged: &[
            ("Groot -Brittannië", "Groot-Brittannië"),
            ("**Noord** -Korea", "**Noord**-Korea"),
            ("Groot -Brittanni&euml;", "Groot-Brittanni&euml;"),
            ("![Groot -Brittannië](a.png)", "![Groot-Brittannië](a.png)"),
        ],
    },
    Flavour {
        name: "a.vtt",
        begin: "WEBVTT\n\n00:01.000 --> 00:02.000\n",
        end: "\n",
        sound: &[
            "woorden",
            "<b>vet</b>",
            "&amp;",
            "één.\n\n00:03.000 --> 00:04.000\nNu",
            "en\n\n00:03.000 --> 00:04.000\nnu",
            // What would change the line end between two cues is for the editor.
            "Groot \n\n00:03.000 --> 00:04.000\n-Brittannië",
        ],
        damaged: &[("Groot -Brittannië", "Groot-Brittannië"), ("<i>Noord</i> -Korea", "<i>Noord</i>-Korea")],
    },
];

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 300, failure_persistence: None, ..Default::default() })]
    #[test]
    fn damage_is_mended_wherever_it_stands(
        flavour in 0..FLAVOURS.len(),
        pieces in proptest::collection::vec((proptest::prelude::any::<bool>(), 0usize..100), 1..8),
    ) {
        thread_local!(static SESSION: Session = session());
        let flavour = &FLAVOURS[flavour];
        let (mut before, mut after) = flavour.pieces(&pieces);
        before.push_str(flavour.end);
        after.push_str(flavour.end);
        let got = SESSION.with(|session| fixed(session, flavour.name, before.as_bytes()));
        proptest::prop_assert_eq!(String::from_utf8(got).unwrap(), after);
    }
}

/// The files under a folder beside the project, where it is there.
fn samples(folder: &str) -> Vec<std::path::PathBuf> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(folder);
    std::fs::read_dir(folder)
        .map_or_else(|_| Vec::new(), |entries| entries.map(|entry| entry.unwrap().path()).collect())
}

#[test]
fn sample_files_are_read_and_stay_what_they_are() {
    let session = session();
    for folder in ["ninjs", "po", "subtitles", "feeds"] {
        for path in samples(&format!("formats/{folder}")) {
            let extension = path.extension().unwrap().to_str().unwrap();
            if !["json", "po", "srt"].contains(&extension) {
                continue;
            }
            let name = path.to_str().unwrap();
            let bytes = std::fs::read(&path).unwrap();
            let checked = session.check_bytes(name, &bytes).result.unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_ne!(checked.format, "text", "{name}");
            fixed(&session, name, &bytes);
        }
    }
}

/// `text` in the strings of JSON, with everything beyond ASCII escaped.
fn json_string(text: &str) -> String {
    let escape = |c: char| match c {
        '"' | '\\' => format!("\\{c}"),
        '\n' => "\\n".to_string(),
        c if c.is_ascii() => c.to_string(),
        c => c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect(),
    };
    text.chars().map(escape).collect()
}

fn quoted_printable(text: &str) -> String {
    let mut out = String::new();
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'=' | 0x80.. => out.push_str(&format!("={byte:02X}")),
            byte => out.push(char::from(byte)),
        }
        if at % 60 == 59 {
            out.push_str("=\n");
        }
    }
    out
}

#[test]
fn an_article_has_the_same_faults_in_every_format() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/seed/article.txt");
    let Ok(article) = std::fs::read_to_string(path) else { return };
    let session = session();
    let faults = |name: &str, text: &str| -> Vec<String> {
        let checked = session.check_bytes(name, text.as_bytes()).result.unwrap();
        checked.findings.iter().map(|finding| format!("{} {}", finding.rule.id, finding.text)).collect()
    };
    let paragraphs: Vec<&str> = article.lines().filter(|line| !line.trim().is_empty()).collect();
    let each = |write: &dyn Fn(&str) -> String| -> String { paragraphs.iter().map(|text| write(text)).collect() };
    let want = faults("a.txt", &article);
    assert!(!want.is_empty());
    for (name, text) in [
        ("a.json", format!("{{\"body\": \"{}\"}}", json_string(&article))),
        ("a.jsonl", each(&|text| format!("{{\"text\": \"{}\"}}\n", json_string(text)))),
        ("ninjs.json", format!("{{\"uri\": \"a\", \"body_text\": \"{}\"}}", json_string(&article))),
        ("a.md", each(&|text| format!("{text}\n\n"))),
        ("a.po", each(&|text| format!("msgid \"a\"\nmsgstr \"{}\"\n\n", text.replace('"', "\\\"")))),
        (
            "a.srt",
            each(&|text| {
                format!(
                    "1\n00:00:01,000 --> 00:00:02,000\n{}\n\n",
                    text.replace(", ", ",\n\n2\n00:00:01,000 --> 00:00:02,000\n")
                )
            }),
        ),
        ("a.vtt", format!("WEBVTT\n\n{}", each(&|text| format!("00:01.000 --> 00:02.000\n{text}\n\n")))),
        (
            "a.eml",
            format!(
                "From: a\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n{}",
                quoted_printable(&article)
            ),
        ),
        ("a.anpa", format!("\u{1}a\n\u{2}{article}\u{3}")),
    ] {
        let got: Vec<String> = faults(name, &text).iter().map(|fault| fault.replace('\n', " ")).collect();
        // What leaked as a paragraph is a cue like any other in subtitles, and part of the sentence round it.
        let is_subtitle = name.ends_with(".srt") || name.ends_with(".vtt");
        let want: Vec<&String> =
            want.iter().filter(|fault| !(is_subtitle && fault.starts_with("leaked-boilerplate"))).collect();
        assert_eq!(got.iter().collect::<Vec<_>>(), want, "{name}");
    }
}

#[test]
fn tags_and_asterisks_of_the_source_did_not_leak() {
    let session = session();
    let rules = |source: &str| {
        let po = format!("msgid \"{source}\"\nmsgstr \"Dit is <b>een</b> **veer**.\"\n");
        let findings = session.check_bytes("nl.po", po.as_bytes()).result.unwrap().findings;
        findings.iter().map(|finding| finding.rule.id).collect::<Vec<_>>()
    };
    assert_eq!(rules("This is <b>a</b> **ferry**."), [""; 0]);
    assert_eq!(rules("This is a ferry."), ["leaked-tag", "leaked-tag", "markdown-asterisks"]);
}

/// A name that no format has would leave one with the rules for articles.
#[test]
fn formats_without_articles_are_formats() {
    let without: Vec<&str> = copydesk::document::FORMATS
        .iter()
        .filter(|format| !format.holds_articles())
        .map(|format| format.name)
        .collect();
    assert_eq!(without.len(), 6, "{without:?}");
}
