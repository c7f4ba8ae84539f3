//! `copydesk glossary` as a desk meets it: what lint says of each kind of mistake, what search knows, what stats counts.

#![allow(clippy::unwrap_used)]

#[path = "common/command.rs"]
mod command;

use command::{copydesk, stdout};
use std::fs;
use std::path::Path;
use std::process::Output;

fn glossary(folder: &Path, arguments: &[&str]) -> Output {
    copydesk(folder, &[&["glossary"], arguments].concat())
}

/// What lint says of a file with these entries, and its exit code.
fn lint(entries: &str) -> (Option<i32>, String) {
    let folder = tempfile::tempdir().unwrap();
    let text = format!("title = \"Bureau\"\n[defaults]\nwhy = \"Zo schrijft de redactie het.\"\n{entries}");
    fs::write(folder.path().join("desk.toml"), text).unwrap();
    let output = glossary(folder.path(), &["lint", "desk.toml"]);
    (output.status.code(), stdout(&output) + &String::from_utf8_lossy(&output.stderr))
}

#[test]
fn every_kind_of_mistake_is_named_with_its_line() {
    let cases = [
        ("[[term]]\nright = \"Gent\"\nwrong = [\"Gand\"]\n", "No mistakes in 1 entry of 1 file."),
        (
            "[[term]]\nright = \"Gent\"\n[[term]]\nright = \"Gent\"\n",
            "desk.toml:6: \"Gent\" has an entry already, at desk.toml:4",
        ),
        (
            "[[term]]\nright = \"Brugge\"\nwrong = [\"Gent\"]\n[[term]]\nright = \"Gent\"\nwrong = [\"Brugge\"]\n",
            "desk.toml:4: \"Gent\" is forbidden here and preferred at desk.toml:7",
        ),
        (
            "[[term]]\nright = \"Aalst\"\nadmitted = [\"Alost\"]\n[[term]]\nright = \"Gent\"\nwrong = [\"Alost\"]\n",
            "desk.toml:4: \"Alost\" is admitted here and forbidden at desk.toml:7",
        ),
        (
            "[[term]]\nright = \"welke\"\nwrong = [\"die\"]\n",
            "desk.toml:4: \"die\" is an ordinary word: forbid it in its context",
        ),
        (
            "[[term]]\nright = \"Gent\"\nwrong = [\"Gand\"]\nexcept = [\"Gand daar\"]\n",
            "desk.toml:4: \"Volgens hen was [[Gand]] daar al eerder.\" does not fire",
        ),
        (
            "[[phrase]]\npattern = \"op het einde van de dag\"\nright = \"uiteindelijk\"\n",
            "desk.toml:4: the pattern has no bad example",
        ),
        (
            "[[phrase]]\npattern = \"op het einde van de dag\"\nbad = [[\"Het telt [[op het eind van de dag]].\"]]\n",
            "desk.toml:4: \"Het telt [[op het eind van de dag]].\" does not fire",
        ),
        (
            "[[phrase]]\npattern = \"op de plaat\"\nbad = [[\"Zij poetste [[op de plaat]].\"]]\ngood = [\"Het staat op de plaat.\"]\n",
            "desk.toml:4: the good example \"Het staat op de plaat.\" fires on \"op de plaat\"",
        ),
        (
            "[[boilerplate]]\ntext = \"Klik hier\"\n[[boilerplate]]\ntext = \"klik hier\"\n",
            "desk.toml:6: this pattern is that of desk.toml:4: keep one of the two entries",
        ),
        (
            "[[phrase]]\npattern = \"op (de|het) plaat\"\nright = \"weg\"\nbad = [[\"Zij poetste [[op de plaat]].\", \"Zij poetste weg.\"]]\n[[phrase]]\npattern = \"op de plaat\"\nright = \"weg\"\nbad = [[\"Zij poetste [[op de plaat]].\", \"Zij poetste weg.\"]]\n",
            "desk.toml:4: \"Zij poetste [[op de plaat]].\" is reported by desk.toml:8 too: delete one of the two, or narrow one",
        ),
        (
            "[[term]]\nright = \"Gent\"\n[[term]]\nright = \"Aalst\"\n",
            "desk.toml:6: \"Aalst\" stands after \"Gent\": keep entries sorted",
        ),
    ];
    for (entries, expected) in cases {
        let (code, text) = lint(entries);
        assert!(text.contains(expected), "{entries}\n{text}");
        assert_eq!(code, Some(i32::from(!expected.starts_with("No mistakes"))), "{text}");
    }
}

#[test]
fn fix_sorts_and_keeps_every_comment() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.toml");
    let unsorted = "title = \"Bureau\"\n\n# De haven.\n[[term]]\nright = \"Gent\"\nwhy = \"Zo.\"\n\n[[term]]\nright = \"Aalst\" # carnaval\nwhy = \"Zo.\"\n";
    fs::write(&path, unsorted).unwrap();
    let output = glossary(folder.path(), &["lint", "--fix", "desk.toml"]);
    assert_eq!(stdout(&output), "desk.toml: sorted\nNo mistakes in 2 entries of 1 file.\n");
    let sorted = "title = \"Bureau\"\n\n[[term]]\nright = \"Aalst\" # carnaval\nwhy = \"Zo.\"\n\n# De haven.\n[[term]]\nright = \"Gent\"\nwhy = \"Zo.\"\n";
    assert_eq!(fs::read_to_string(&path).unwrap(), sorted);
    assert_eq!(glossary(folder.path(), &["lint", "--fix"]).status.code(), Some(2));
}

#[test]
fn search_says_what_a_check_would() {
    let folder = tempfile::tempdir().unwrap();
    let text = stdout(&glossary(folder.path(), &["search", "kharkiv"]))
        + &stdout(&glossary(folder.path(), &["search", "Kharkiv"]));
    assert!(text.contains("forbidden; write Charkiv"), "{text}");
    assert!(text.contains("check: warning: glossary-term: Kharkiv → Charkiv (suggested)"), "{text}");
    let damaged = stdout(&glossary(folder.path(), &["search", "Groot -Brittannie"]));
    assert!(damaged.contains(": right: Groot-Brittannië"), "{damaged}");
    let phrase = stdout(&glossary(folder.path(), &["search", "bereidheid"]));
    assert!(phrase.contains("phrase: coalitie van de"), "{phrase}");
    let unknown = stdout(&glossary(folder.path(), &["search", "Charkivv"]));
    assert!(unknown.contains("No entry speaks of \"Charkivv\"") && unknown.contains("Like it: Charkiv"), "{unknown}");
}

#[test]
fn stats_count_a_desk_s_own_files() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("desk.toml"),
        "[[term]]\nright = \"Gent\"\nwrong = [\"Gand\", \"Gend\"]\nwhy = \"Zo.\"\ngood = [\"Gent is mooi.\"]\n[[boilerplate]]\ntext = \"Klik hier\"\nwhy = \"Zo.\"\n",
    )
    .unwrap();
    let output = glossary(folder.path(), &["stats", "--glossary", "desk.toml", "--no-builtin-glossary"]);
    insta::assert_snapshot!(stdout(&output));
}

#[test]
fn a_language_without_a_glossary_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    for command in ["lint", "stats"] {
        let output = glossary(folder.path(), &[command, "--lang", "xx"]);
        assert_eq!(output.status.code(), Some(2), "{command}");
    }
}
