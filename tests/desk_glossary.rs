//! A desk's own glossary: what its keys do.

#![allow(clippy::unwrap_used)]

use std::fs;

use copydesk::session::{Options, Session};

/// What is found in `text` with `glossary` alone, as "rule found → remedies".
fn found(glossary: &str, lang: &str, text: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.toml");
    fs::write(&path, format!("title = \"Bureau\"\n{glossary}")).unwrap();
    let options = Options { lang: lang.into(), glossaries: vec![path], builtin_glossary: false, ..Options::default() };
    let session = Session::open(options).unwrap();
    let checked = session.check_bytes("a.txt", text.as_bytes()).result.unwrap();
    let one = |finding: &copydesk::engine::Located| {
        format!("{} {} → {}", finding.rule.id, finding.text, finding.replacements.join(" | "))
    };
    checked.findings.iter().map(one).collect()
}

const GENT: &str = "[[term]]\nright = \"Gent\"\nwrong = [\"Gand\"]\nwhy = \"Zo heet de stad.\"\n";

#[test]
fn an_entry_holds_only_in_its_scope() {
    let text = "Gand wint\n\nDe burgemeester zei: “Wij in Gand winnen nooit.” Toch won de ploeg van Gand vandaag.\n";
    let places = |scope: &str| found(&format!("{GENT}scope = [{scope}]\n"), "nl", text).len();
    assert_eq!(found(GENT, "nl", text).len(), 3);
    assert_eq!([places("\"headline\""), places("\"quote\""), places("\"body\"")], [1, 1, 1]);
    assert_eq!(places("\"body\", \"quote\""), 2);
}

#[test]
fn an_entry_holds_only_in_its_region() {
    let glossary = format!("{GENT}region = \"BE\"\n");
    assert_eq!(found(&glossary, "nl", "Zij woont in Gand."), Vec::<String>::new());
    assert_eq!(found(&glossary.replace("BE", "NL"), "nl", "Zij woont in Gand."), ["glossary-term Gand → Gent"]);
    assert_eq!(found(&glossary, "nl-BE", "Zij woont in Gand."), ["glossary-term Gand → Gent"]);
}

#[test]
fn a_replacement_keeps_case_and_ending() {
    let text = "De Gandse haven, het GAND van toen en Gands kade.";
    let glossary = GENT.replace("[\"Gand\"]", "[\"Gand\"]\ncase = \"any\"");
    assert_eq!(
        found(&glossary, "nl", text),
        ["glossary-term Gandse → Gentse", "glossary-term GAND → GENT", "glossary-term Gands → Gents"]
    );
}

#[test]
fn a_form_may_end_in_a_mark() {
    let glossary = "[[term]]\nright = \"Café \\\"Zee\\\"\"\nwrong = [\"Cafe Zee\"]\nwhy = \"Zo heet het café.\"\n";
    assert_eq!(found(glossary, "nl", "Zij dronk iets bij Café \"Zee\""), Vec::<String>::new());
    assert_eq!(found(glossary, "nl", "Bij Cafe Zee"), ["glossary-term Cafe Zee → Café \"Zee\""]);
}
