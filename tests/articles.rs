//! Rules that look at whole articles, in files that hold one, several or none.

#![allow(clippy::unwrap_used)]

use copydesk::fix::Applicability;
use copydesk::session::{Options, Session};

const LONG: &str =
    "De pont vaart vaker en langer dan anders, zegt de gemeente. Dat kost per dag zo’n tweeduizend euro.";
const OTHER: &str = "Wie wil, rijdt om via de brug bij het oude station in het noorden.";

fn session() -> Session {
    let select = ["repeated-sentence", "cut-off-text", "inconsistent-name"].map(String::from).to_vec();
    Session::open(Options { select, ..Options::default() }).unwrap()
}

/// Line and applicability of what is found.
fn found(name: &str, text: &str) -> Vec<(usize, Applicability)> {
    let checked = session().check_bytes(name, text.as_bytes()).result.unwrap();
    checked.findings.iter().map(|finding| (finding.start.position.line, finding.applicability)).collect()
}

fn fixed(name: &str, text: &str) -> String {
    String::from_utf8(session().fix_bytes(name, text.as_bytes(), Applicability::Suggested).unwrap().bytes).unwrap()
}

#[test]
fn loops_of_paragraphs_and_sentences_are_cut() {
    let (text, once) = (format!("{OTHER} {LONG} {OTHER} {LONG} Einde."), format!("{OTHER} {LONG} Einde."));
    assert_eq!(fixed("a.txt", &text), once);
    let text = format!("Kop\n\n{LONG}\n\n{OTHER}\n\n{LONG}\n\n{OTHER}\n\n{LONG}\n\n{OTHER}\n\nEinde.\n");
    assert_eq!(fixed("a.txt", &text), format!("Kop\n\n{LONG}\n\n{OTHER}\n\nEinde.\n"));
    let wrapped = "Zij zei dat de pont vaker en langer vaart. Dat\nkost zo’n tweeduizend euro per dag. Dat kost\nzo’n tweeduizend euro per dag. Meer niet.\n";
    let once = "Zij zei dat de pont vaker en langer vaart. Dat\nkost zo’n tweeduizend euro per dag. Meer niet.\n";
    assert_eq!(fixed("a.txt", wrapped), once);
    let page = format!("<h1>Kop</h1><p>{OTHER}</p><p>{LONG}</p>\n<p>{LONG}</p>");
    assert_eq!(fixed("a.html", &page), format!("<h1>Kop</h1><p>{OTHER}</p><p>{LONG}</p>\n"));
}

#[test]
fn every_record_item_and_story_is_an_article() {
    let apart = format!("{LONG}\n\n{OTHER}\n\n{LONG}\n");
    assert_eq!(found("a.txt", &apart), [(5, Applicability::Manual)]);
    let escaped = apart.trim_end().replace('\n', "\\n");
    assert_eq!(found("a.jsonl", &format!("{{\"body\":\"{escaped}\"}}\n{{\"body\":\"{OTHER}\"}}\n")).len(), 1);
    let record = format!("{{\"body\":\"{LONG}\\n\\n{OTHER}\"}}\n");
    let item = format!("<item><description>{LONG}</description><encoded>&lt;p&gt;{LONG}&lt;/p&gt;</encoded></item>");
    for (name, text) in [
        ("a.jsonl", record.repeat(3)),
        ("a.json", format!("{{\"text\":\"{LONG}\\n\\n{OTHER}\",\"body\":\"<p>{LONG}</p><p>{OTHER}</p>\"}}")),
        ("a.rss", format!("<rss><channel>{}</channel></rss>", item.repeat(2))),
        ("a.anpa", format!("\u{1}kop\n\u{2}{LONG}\n{OTHER}\n\u{3}").repeat(2)),
    ] {
        assert_eq!(found(name, &text), [], "{name}");
    }
    assert_eq!(found("a.json", &format!("{{\"body\":[\"{LONG}\",\"{OTHER}\",\"{LONG}\"]}}")).len(), 1);
}

#[test]
fn units_of_translation_and_cues_may_repeat_each_other() {
    let cue = format!("1\n00:00:01,000 --> 00:00:02,000\n{LONG}\n\n");
    let unit = format!("msgid \"a\"\nmsgstr \"{LONG}\"\n\n");
    for (name, text) in [("a.srt", cue.repeat(2)), ("a.po", unit.repeat(2))] {
        assert_eq!(found(name, &text), [], "{name}");
    }
}

#[test]
fn only_the_end_of_an_article_can_be_cut_off() {
    let open = "De wethouder sprak gisteren met de bewoners van de";
    let cut = format!("{LONG}\n\n{OTHER}\n\n{open}");
    assert_eq!(found("a.txt", &cut), [(5, Applicability::Manual)]);
    assert_eq!(found("a.html", &format!("<p>{LONG}</p><p>{OTHER}</p><p>{open} </p><p><b>ANP</b></p>")).len(), 1);
    let record = format!("{{\"body\":\"{}\"}}\n", cut.replace('\n', "\\n"));
    assert_eq!(found("a.jsonl", &record.repeat(2)).len(), 2);
    assert_eq!(found("a.txt", &format!("{cut}\n\nDe raad wacht nu af wat er gebeurt.\n")), []);
    assert_eq!(found("a.txt", &format!("{LONG}\n\n{OTHER}\n\n- {open}\n- {OTHER}\n")), []);
    let archive: String = (0..1_000).map(|n| format!("{OTHER} Nummer {n} weet dat.\n\n")).collect();
    assert_eq!(found("a.txt", &(archive + open)), [], "what is no single article may end anywhere");
}

#[test]
fn a_name_has_one_spelling_in_an_article() {
    let usual = "Volgens Prygarov was het stil. Ook Prygarov zweeg. De rest van de avond gaf Prygarov geen antwoord.";
    for (rare, applicability) in [
        ("Prigarow", Some(Applicability::Suggested)),
        ("Prygárov", Some(Applicability::Suggested)),
        ("Pryngarov", Some(Applicability::Manual)),
        ("Olga Prigarow", None),
        ("Prygarova", None),
        ("Prygarovs", None),
        ("Brygarov", None),
    ] {
        let text = format!("{usual}\n\nDat heeft {rare} beloofd.\n");
        let wanted: Vec<_> = applicability.map(|applicability| (3, applicability)).into_iter().collect();
        assert_eq!(found("a.txt", &text), wanted, "{rare}");
    }
    let record = |text: &str| format!("{{\"body\":\"{text}\"}}\n");
    assert_eq!(found("a.jsonl", &(record(usual) + &record("Dat zei Prigarow."))), []);
}

#[test]
fn hostile_names_take_no_time() {
    let start = std::time::Instant::now();
    let alike: String = (0..9_000).map(|n| format!("Abcdefg{}x ", "abcdefghij".repeat(n % 5))).collect();
    let letters = |n: u32| format!("{n:05}").bytes().map(|digit| char::from(b'a' + digit - b'0')).collect::<String>();
    let all_differ: String = (0..9_000).map(|n| format!("Ab{} ", letters(n))).collect();
    for text in ["Ab".to_string() + &"cd".repeat(400_000), alike, all_differ, "Abcdef Abcdeg ".repeat(40_000)] {
        found("a.txt", &text);
    }
    assert!(start.elapsed().as_secs() < 30);
}
