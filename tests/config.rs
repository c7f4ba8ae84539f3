//! `copydesk.toml` as a desk meets it: found upward, beaten by the command line, mistakes told by line.

#![allow(clippy::unwrap_used)]

#[path = "common/command.rs"]
mod command;

use command::{code, copydesk, stderr, stdout};
use std::fs;
use std::path::Path;

const DAMAGED: &str = "Wij zagen de de haven.\nDe Maersk -directie zweeg.\n";

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// The rules found in each file, as "path: rule rule".
fn found(folder: &Path, arguments: &[&str]) -> Vec<String> {
    let output = copydesk(folder, &[arguments, &["--format", "json"]].concat());
    let report: serde_json::Value =
        serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", stderr(&output)));
    let line = |file: &serde_json::Value| {
        let rules: Vec<String> = file["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|finding| format!(" {}={}", finding["rule"].as_str().unwrap(), finding["severity"].as_str().unwrap()))
            .collect();
        format!("{}:{}", file["path"].as_str().unwrap(), rules.concat())
    };
    report["files"].as_array().unwrap().iter().map(line).collect()
}

#[test]
fn each_file_has_the_nearest_configuration() {
    let folder = folder(&[
        ("a.txt", DAMAGED),
        ("sport/copydesk.toml", "ignore = ['doubled-word']\n[severity]\nspace-before-hyphen = 'info'\n"),
        ("sport/deep/b.txt", DAMAGED),
        ("wire/copydesk.toml", "select = ['doubled-word']\nexclude = ['old']\n"),
        ("wire/c.txt", DAMAGED),
        ("wire/old/d.txt", DAMAGED),
    ]);
    assert_eq!(
        found(folder.path(), &["check", "."]),
        [
            "a.txt: doubled-word=error space-before-hyphen=error",
            "sport/deep/b.txt: space-before-hyphen=info",
            "wire/c.txt: doubled-word=error",
        ]
    );
    assert_eq!(found(folder.path(), &["check", "wire/old/d.txt"]), ["wire/old/d.txt: doubled-word=error"]);
    assert_eq!(
        found(folder.path(), &["check", "sport", "--ignore", "space-before-hyphen"]),
        ["sport/deep/b.txt: doubled-word=error"],
        "the command line beats the configuration"
    );
    assert_eq!(found(folder.path(), &["check", "sport", "--no-config"]).len(), 1);
    assert_eq!(
        found(folder.path(), &["check", "a.txt", "--config", "wire/copydesk.toml"]),
        ["a.txt: doubled-word=error"]
    );
}

#[test]
fn the_threshold_is_each_files_own() {
    let folder =
        folder(&[("a.txt", "Goed.\n"), ("lenient/copydesk.toml", "fail-on = 'never'"), ("lenient/b.txt", DAMAGED)]);
    assert_eq!(code(&copydesk(folder.path(), &["check", "."])), 0);
    assert_eq!(code(&copydesk(folder.path(), &["check", ".", "--fail-on", "error"])), 1);
    fs::write(folder.path().join("a.txt"), DAMAGED).unwrap();
    assert_eq!(code(&copydesk(folder.path(), &["check", "."])), 1);
}

#[test]
fn some_files_are_otherwise() {
    let folder = folder(&[
        (
            "copydesk.toml",
            "ignore = ['space-before-hyphen']\n[[per-file]]\nfiles = ['be/**', '*.be.txt']\nlang = 'nl-BE'\nignore = ['doubled-word']\n\
             [[per-file]]\nfiles = ['feed.json']\nfields = ['tekst']\n",
        ),
        ("be/a.txt", DAMAGED),
        ("b.be.txt", DAMAGED),
        ("c.txt", DAMAGED),
        ("feed.json", "{\"tekst\": \"Wij zagen de de haven.\"}"),
    ]);
    assert_eq!(
        found(folder.path(), &["check", "."]),
        ["b.be.txt:", "be/a.txt:", "c.txt: doubled-word=error", "feed.json: doubled-word=error"]
    );
    let shown = stdout(&copydesk(folder.path(), &["config", "be/a.txt", "--profile", "traditional"]));
    for line in [
        "lang = \"nl-BE\"                             # copydesk.toml, per-file \"be/**\"",
        "profile = \"traditional\"                    # command line",
        "ignore = [\"space-before-hyphen\", \"doubled-word\"] # copydesk.toml + copydesk.toml, per-file \"be/**\"",
        "fail-on = \"warning\"                        # default",
    ] {
        assert!(shown.contains(line), "{line}\n{shown}");
    }
    assert!(shown.parse::<toml::Table>().is_ok(), "what is shown can be pasted into a configuration");
}

#[test]
fn glossaries_count_from_the_configuration() {
    let entry = "[[term]]\nright = \"Noord/Zuidlijn\"\nwrong = [\"Noordlijn\"]\nwhy = \"Zo heet de lijn.\"\n";
    let folder = folder(&[
        ("desk/copydesk.toml", "glossary = ['words/desk.toml']\n"),
        ("desk/words/desk.toml", entry),
        ("desk/in/a.txt", "De Noordlijn rijdt niet.\n"),
    ]);
    let check = copydesk(&folder.path().join("desk/in"), &["check", "a.txt"]);
    assert!(stdout(&check).contains("Zo heet de lijn."), "{}{}", stdout(&check), stderr(&check));
    fs::remove_file(folder.path().join("desk/words/desk.toml")).unwrap();
    let check = copydesk(folder.path(), &["check", "desk"]);
    assert_eq!(code(&check), 2);
    assert!(stderr(&check).contains("the glossary desk/words/desk.toml cannot be read"), "{}", stderr(&check));
}

#[test]
fn a_mistake_stops_the_run_and_is_told_with_its_line() {
    let folder = folder(&[("copydesk.toml", "lang = 'nl'\nselekt = []\n"), ("a.txt", DAMAGED)]);
    for arguments in
        [&["check", "."][..], &["fix", "a.txt"], &["config"], &["check", "a.txt", "--config", "copydesk.toml"]]
    {
        let output = copydesk(folder.path(), arguments);
        assert_eq!(code(&output), 2, "{arguments:?}");
        let expected = "copydesk.toml:2: unknown key \"selekt\": did you mean \"select\"?";
        assert!(stderr(&output).contains(expected), "{}", stderr(&output));
    }
    assert_eq!(fs::read_to_string(folder.path().join("a.txt")).unwrap(), DAMAGED);
    fs::write(folder.path().join("copydesk.toml"), b"lang = \"\xFF\"").unwrap();
    assert!(stderr(&copydesk(folder.path(), &["check", "."])).contains("it is not UTF-8; save it as UTF-8"));
    let output = copydesk(folder.path(), &["check", "a.txt", "--config", "x.toml"]);
    assert!(stderr(&output).contains("the configuration x.toml cannot be read: there is no such file"));
}

#[test]
fn init_writes_what_can_be_read_and_never_over_it() {
    let folder = folder(&[("a.txt", "Goed.\n")]);
    assert_eq!(code(&copydesk(folder.path(), &["init"])), 0);
    let path = folder.path().join("copydesk.toml");
    let text = fs::read_to_string(&path).unwrap();
    assert_eq!(code(&copydesk(folder.path(), &["check", "a.txt"])), 0);
    let again = copydesk(folder.path(), &["init"]);
    assert_eq!(code(&again), 2);
    assert!(stderr(&again).contains("already"), "{}", stderr(&again));
    // Every key of the schema stands in it, and what it proposes holds.
    let schema: serde_json::Value = serde_json::from_slice(&copydesk(folder.path(), &["schema"]).stdout).unwrap();
    for key in schema["properties"].as_object().unwrap().keys() {
        assert!(text.contains(&format!("# {key} =")) || text.contains(&format!("[{key}]")), "{key}");
    }
    let live: String = text
        .lines()
        .filter_map(|line| line.strip_prefix("# "))
        .filter(|line| line.starts_with('[') || line.split_once(" = ").is_some_and(|(key, _)| !key.contains(' ')))
        .filter(|line| !line.starts_with("glossary"))
        .map(|line| format!("{line}\n"))
        .collect();
    fs::write(&path, &live).unwrap();
    let check = copydesk(folder.path(), &["check", "a.txt"]);
    assert_eq!(code(&check), 0, "{live}{}", stderr(&check));
}
