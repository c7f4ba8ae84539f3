//! Formats other than XML: what is text is found and repaired where it stands, and every other byte stays.

#![allow(clippy::unwrap_used)]

use copydesk::fix::Applicability;
use copydesk::session::{Options, Session};

fn session() -> Session {
    Session::open(Options::default()).unwrap_or_else(|error| panic!("{error}"))
}

/// What stands at each finding, in the order of the file.
fn findings(session: &Session, name: &str, text: &str) -> Vec<String> {
    let checked = session.check_bytes(name, text.as_bytes()).result.unwrap_or_else(|error| panic!("{name}: {error}"));
    checked.findings.into_iter().map(|finding| finding.text).collect()
}

/// The file after `copydesk fix --suggested`; a second run must leave it alone.
fn fixed(session: &Session, name: &str, bytes: &[u8]) -> Vec<u8> {
    let once =
        session.fix_bytes(name, bytes, Applicability::Suggested).unwrap_or_else(|error| panic!("{name}: {error}"));
    let twice = session.fix_bytes(name, &once.bytes, Applicability::Suggested).unwrap();
    assert_eq!(once.bytes, twice.bytes, "{name}: fixing twice is fixing once");
    once.bytes
}

/// Every example is repaired to exactly this, with LF and with CRLF, in UTF-8 with and without a byte order mark.
fn assert_fixed(name: &str, before: &str, after: &str) {
    let session = session();
    for crlf in [false, true] {
        for bom in ["", "\u{FEFF}"] {
            let written = |text: &str| {
                let text = if crlf { text.replace('\n', "\r\n") } else { text.to_string() };
                format!("{bom}{text}")
            };
            let got = String::from_utf8(fixed(&session, name, written(before).as_bytes())).unwrap();
            assert_eq!(got, written(after), "{name}, crlf {crlf}, bom {}", !bom.is_empty());
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
}

#[test]
fn catalogues() {
    let po = "msgid \"\"\nmsgstr \"Language: nl\\n\"\n\nmsgid \"Groot -Brittannië\"\nmsgstr \"\"\n\"Eén \\\"Groot -Brittannië\\\"\\n\"\n\"en de Trump -regering van Noord \"\n\"-Korea\"\n\n#, fuzzy\nmsgid \"x\"\nmsgstr \"Groot -Brittannië\"\n";
    let want = po.replace("\\\"Groot -B", "\\\"Groot-B").replace("Trump -", "Trump-").replace("Noord \"", "Noord\"");
    assert_fixed("a.po", po, &want);
    let foreign = po.replace("Language: nl", "Language: de");
    assert!(findings(&session(), "a.po", &foreign).is_empty());
}
