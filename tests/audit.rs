//! `copydesk audit` as its users meet it: the tables, the bars, and what it says of bad data.

#![allow(clippy::unwrap_used)]

#[path = "common/command.rs"]
mod command;

use command::{copydesk, stderr, stdout};
use std::fs;
use std::path::Path;
use std::process::Output;

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("clean.txt"), "Wij zagen de de haven.\nDe kade was leeg.\n").unwrap();
    fs::write(
        folder.path().join("gold.nl.jsonl"),
        concat!(
            r#"{"kind": "hyphen", "wrong": "Maersk -directie", "right": "Maersk-directie", "text": "De Maersk -directie zweeg."}"#,
            "\n",
            r#"{"kind": "hyphen", "wrong": "de kade", "right": "een kade", "text": "Hij liep naar de kade."}"#,
            "\n",
            r#"{"kind": "doubling", "wrong": "de de", "right": "die de", "text": "Wij zagen de de haven."}"#,
            "\n",
        ),
    )
    .unwrap();
    folder
}

fn audit(folder: &Path, arguments: &[&str]) -> Output {
    copydesk(folder, &[&["audit"], arguments].concat())
}

#[test]
fn tables() {
    let folder = folder();
    let output = audit(folder.path(), &["clean.txt", "--gold", "gold.nl.jsonl"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    insta::assert_snapshot!(stdout(&output));
}

#[test]
fn tables_by_entry() {
    let folder = folder();
    fs::write(folder.path().join("b.txt"), "De mist boven Kharkiv trok op.\n").unwrap();
    let output = audit(folder.path(), &["b.txt", "--by", "entry", "--samples", "1"]);
    let text = stdout(&output);
    assert!(text.contains("glossary/nl/places-ukraine.toml:"), "{text}");
    assert!(text.contains("b.txt:1:15: De mist boven [Kharkiv] trok op. → Charkiv"), "{text}");
}

#[test]
fn tables_as_json() {
    let folder = folder();
    let output = audit(folder.path(), &["clean.txt", "--gold", "gold.nl.jsonl", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(json["clean"]["rows"]["doubled-word"]["safe"], 1);
    assert_eq!(json["gold"]["kinds"]["hyphen"]["lines"], 2);
    assert_eq!(json["gold"]["kinds"]["hyphen"]["repaired"], 1);
    assert_eq!(json["gold"]["kinds"]["doubling"]["wrong"], 1);
}

#[test]
fn other_shapes_of_labelled_damage() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("pieces.nl.tsv"), "Maersk -directie\tMaersk-directie\t40\nde kade\teen kade\t2\n").unwrap();
    fs::write(
        at("texts.json"),
        r#"[{"original": "De kade", "fixed": "De kade"}, {"original": "a", "fixed": "b", "fixed-encoding": "c"}]"#,
    )
    .unwrap();
    fs::write(at("article.txt"), "Wij zagen de de haven.\nDe Maersk -directie zweeg.\n").unwrap();
    fs::write(at("places.tsv"), "kind\twrong\tright\tid\tbyte_start\tbyte_end\ndoubled\tde de\tde\tA1\t10\t15\n")
        .unwrap();
    let arguments = ["--gold", "pieces.nl.tsv", "--gold", "texts.json", "--gold", "places.tsv", "--format", "json"];
    let output = audit(folder.path(), &arguments);
    let json: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
    let kinds = &json["gold"]["kinds"];
    assert_eq!((kinds["pieces"]["lines"].as_u64(), kinds["pieces"]["repaired"].as_u64()), (Some(42), Some(40)));
    assert_eq!((kinds["texts (sound)"]["repaired"].as_u64(), kinds["texts"]["repaired"].as_u64()), (Some(1), Some(0)));
    assert_eq!(kinds["class A"]["safe"], 1);
    assert_eq!(json["gold"]["strays"][0]["text"], "Maersk -directie");
}

#[test]
fn bad_data_is_named() {
    let folder = folder();
    fs::write(folder.path().join("bad.jsonl"), "{\"kind\": \"x\"}\n").unwrap();
    let output = audit(folder.path(), &["--gold", "bad.jsonl"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("bad.jsonl:1: not a line of labelled damage"), "{}", stderr(&output));
    let output = audit(folder.path(), &["nothing-here.txt"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("nothing-here.txt: there is no such file"), "{}", stderr(&output));
    assert_eq!(audit(folder.path(), &[]).status.code(), Some(2));
}

fn bars(folder: &Path, text: &str) -> (Option<i32>, String) {
    fs::write(folder.join("bars.toml"), text).unwrap();
    let output = audit(folder, &["--bars", "bars.toml"]);
    (output.status.code(), stdout(&output) + &stderr(&output))
}

#[test]
fn bars_are_met_or_missed() {
    let folder = folder();
    let judged = "corpus = \".\"\n[[clean]]\nfile = \"clean.txt\"\nunjudged = 0\nsafe = 0\njudged = [\"1:11\"]\n";
    assert_eq!(bars(folder.path(), judged), (Some(0), "met: clean.txt\n".into()));
    let (code, text) =
        bars(folder.path(), "corpus = \".\"\n[[clean]]\nfile = \"clean.txt\"\nwords_per_warning = 5000\n");
    assert_eq!(code, Some(1));
    assert!(text.starts_with("MISSED: clean.txt: warnings and errors 1, must be 0 at most"), "{text}");
    let gold = "corpus = \".\"\n[[gold]]\nfile = \"gold.nl.jsonl\"\nkind = \"hyphen\"\nrepaired = ";
    assert_eq!(bars(folder.path(), &format!("{gold}50.0\n")).0, Some(0));
    assert_eq!(bars(folder.path(), &format!("{gold}51.0\n")).0, Some(1));
}

#[test]
fn a_known_failure_must_fail() {
    let folder = folder();
    let gold = "corpus = \".\"\n[[gold]]\nfile = \"gold.nl.jsonl\"\nkind = \"hyphen\"\nknown_failure = \"not yet\"\nrepaired = ";
    let (code, text) = bars(folder.path(), &format!("{gold}51.0\n"));
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("known failure: gold.nl.jsonl, hyphen: repaired 50.0 % (1 of 2)"), "{text}");
    let (code, text) = bars(folder.path(), &format!("{gold}50.0\n"));
    assert_eq!(code, Some(1), "{text}");
    assert!(text.starts_with("MET, take known_failure out"), "{text}");
}

#[test]
fn a_corpus_that_is_not_there_is_no_failure() {
    let folder = folder();
    let (code, text) = bars(folder.path(), "corpus = \"nowhere\"\n");
    assert_eq!(code, Some(0));
    assert!(text.contains("is not on this machine"), "{text}");
}
