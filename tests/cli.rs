//! The command as its users meet it: exit codes, streams, bad input. The golden output stands in the README.

#![allow(clippy::unwrap_used)]

#[path = "common/command.rs"]
mod command;

use command::{code, command, copydesk, stderr, stdout};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const DAMAGED: &str = "Wij zagen de de haven.\nDe Maersk -directie zweeg.\n";
const REPAIRED: &str = "Wij zagen de haven.\nDe Maersk-directie zweeg.\n";

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn with_stdin(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = command(folder)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn check_reports_and_fix_repairs() {
    let folder = folder();
    let file = folder.path().join("a.txt");
    fs::write(&file, DAMAGED).unwrap();
    let check = copydesk(folder.path(), &["check", "a.txt"]);
    assert_eq!(code(&check), 1, "{}", stdout(&check));
    assert!(stdout(&check).contains("a.txt:1:11: error: doubled-word"), "{}", stdout(&check));
    assert!(stdout(&check).ends_with("2 findings in 1 file: 2 repaired by `copydesk fix`.\n"), "{}", stdout(&check));
    let fix = copydesk(folder.path(), &["fix", "a.txt"]);
    assert_eq!((code(&fix), stdout(&fix).as_str()), (0, "a.txt: 2 repaired\n2 repaired in 1 of 1 file.\n"));
    assert_eq!(fs::read_to_string(&file).unwrap(), REPAIRED);
    let again = copydesk(folder.path(), &["fix", "a.txt"]);
    assert_eq!(stdout(&again), "0 repaired in 0 of 1 file.\n");
    assert_eq!(code(&copydesk(folder.path(), &["check", "a.txt"])), 0);
}

#[test]
fn diff_writes_nothing_and_patch_accepts_it() {
    let folder = folder();
    let file = folder.path().join("a.txt");
    for damaged in [DAMAGED.to_string(), DAMAGED.replace('\n', "\r\n"), DAMAGED.trim_end().to_string()] {
        fs::write(&file, &damaged).unwrap();
        let diff = copydesk(folder.path(), &["fix", "--diff", "a.txt"]);
        assert_eq!(code(&diff), 1);
        assert_eq!(fs::read_to_string(&file).unwrap(), damaged, "--diff writes nothing");
        fs::write(folder.path().join("a.diff"), &diff.stdout).unwrap();
        let apply = Command::new("git").args(["apply", "-p0", "a.diff"]).current_dir(folder.path()).output().unwrap();
        assert!(apply.status.success(), "{}\n{}", stderr(&apply), stdout(&diff));
        let expected = damaged.replace("de de", "de").replace(" -directie", "-directie");
        assert_eq!(fs::read_to_string(&file).unwrap(), expected);
    }
    assert_eq!(code(&copydesk(folder.path(), &["fix", "--diff", "a.txt"])), 0, "nothing left to change");
}

#[test]
fn standard_input_goes_through() {
    let folder = folder();
    let fixed = with_stdin(folder.path(), &["fix", "-"], DAMAGED.as_bytes());
    assert_eq!((code(&fixed), stdout(&fixed).as_str()), (0, REPAIRED));
    let check = with_stdin(folder.path(), &["check", "-", "--stdin-filename", "wire.txt"], DAMAGED.as_bytes());
    assert_eq!(code(&check), 1);
    assert!(stdout(&check).starts_with("wire.txt:1:11: "));
}

#[test]
fn what_cannot_be_read_is_said_and_the_rest_is_done() {
    let folder = folder();
    fs::write(folder.path().join("a.txt"), DAMAGED).unwrap();
    fs::write(folder.path().join("b.bin"), b"\x7FELF\0\0\0\x01").unwrap();
    let check = copydesk(folder.path(), &["check", "nowhere.txt", "b.bin", "a.txt"]);
    assert_eq!(code(&check), 2);
    let text = stdout(&check);
    assert!(text.contains("nowhere.txt: not checked: there is no such file; check the name"), "{text}");
    assert!(text.contains("b.bin: not checked: this is a binary file"), "{text}");
    assert!(text.contains("a.txt:1:11: error: doubled-word"), "{text}");
    let fix = copydesk(folder.path(), &["fix", "nowhere.txt", "a.txt"]);
    assert_eq!(code(&fix), 2);
    assert!(stderr(&fix).contains("nowhere.txt: there is no such file"), "{}", stderr(&fix));
    assert_eq!(fs::read_to_string(folder.path().join("a.txt")).unwrap(), REPAIRED);
}

#[test]
fn a_folder_is_walked_without_what_is_ignored_or_no_text() {
    let folder = folder();
    for (name, bytes) in [
        ("b.txt", DAMAGED.as_bytes()),
        ("a.txt", b"Goed.\n"),
        ("c.txt", b"\0\x01\x02\0\0\0\0\0"),
        ("d.png", b"x"),
        ("e.txt", DAMAGED.as_bytes()),
    ] {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    fs::write(folder.path().join(".gitignore"), "e.txt\n").unwrap();
    let check = copydesk(folder.path(), &["check", ".", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&check.stdout).unwrap();
    let paths: Vec<&str> =
        report["files"].as_array().unwrap().iter().map(|file| file["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["a.txt", "b.txt"]);
    assert_eq!(report["summary"]["skipped"], 1);
    assert_eq!(code(&check), 1);
}

#[test]
fn json_is_the_contract() {
    let folder = folder();
    fs::write(folder.path().join("a.txt"), "Één dag in Groot -Brittannië.\n").unwrap();
    let check = copydesk(folder.path(), &["check", "a.txt", "nowhere.txt", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&check.stdout).unwrap();
    assert_eq!(report["version"], 1);
    let file = &report["files"][0];
    for (key, value) in [("path", "a.txt"), ("format", "text"), ("encoding", "UTF-8"), ("lang", "nl")] {
        assert_eq!(file[key], value, "{key}");
    }
    assert_eq!(file["words"], 5);
    let finding = &file["findings"][0];
    assert_eq!(finding["rule"], "space-before-hyphen");
    assert_eq!((&finding["severity"], &finding["applicability"]), (&"error".into(), &"safe".into()));
    assert_eq!(
        finding["start"],
        serde_json::json!({"byte": 13, "codepoint": 11, "utf16": 11, "line": 1, "column": 12})
    );
    assert_eq!(finding["end"]["byte"], 13 + "Groot -Brittannië".len());
    assert_eq!(
        (&finding["text"], &finding["replacements"]),
        (&"Groot -Brittannië".into(), &serde_json::json!(["Groot-Brittannië"]))
    );
    assert!(finding["origin"]["file"].as_str().unwrap().starts_with("glossary/nl/"));
    assert!(finding["origin"]["line"].as_u64().unwrap() > 1 && !finding["mqm"].as_str().unwrap().is_empty());
    assert!(report["files"][1]["error"].as_str().unwrap().contains("no such file"));
    for (key, value) in [("files", 2), ("findings", 1), ("errors", 1), ("warnings", 0), ("infos", 0), ("fixable", 1)] {
        assert_eq!(report["summary"][key], value, "{key}");
    }
    assert_eq!(code(&check), 2);
}

#[test]
fn fail_on_decides_the_exit_code() {
    let folder = folder();
    fs::write(folder.path().join("a.txt"), "Zij was in Warsaw.\n").unwrap();
    for (fail_on, expected) in [("error", 0), ("warning", 1), ("info", 1), ("never", 0)] {
        assert_eq!(code(&copydesk(folder.path(), &["check", "a.txt", "--fail-on", fail_on])), expected, "{fail_on}");
    }
}

#[test]
fn mistakes_on_the_command_line_name_the_remedy() {
    let folder = folder();
    fs::write(folder.path().join("a.txt"), "Goed.\n").unwrap();
    for (arguments, expected) in [
        (
            &["check", "a.txt", "--select", "dubbled-word"][..],
            "there is no rule \"dubbled-word\"; did you mean doubled-word",
        ),
        (
            &["check", "a.txt", "--lang", "xx"],
            "there is no glossary for the language \"xx\"; write --lang with one of nl",
        ),
        (&["check", "a.txt", "--profile", "x"], "there is no profile \"x\"; write one of default, traditional"),
        (&["check", "a.txt", "--encoding", "x"], "there is no encoding \"x\""),
        (&["check", "a.txt", "--format-in", "x"], "there is no format \"x\"; write one of"),
        (&["check", "a.txt", "--glossary", "x.toml"], "the glossary x.toml cannot be read: there is no such file"),
        (&["check"], "no file named"),
        (&["explain", "space-before-hyfen"], "did you mean space-before-hyphen"),
    ] {
        let output = copydesk(folder.path(), arguments);
        assert_eq!(code(&output), 2, "{arguments:?}");
        assert!(stderr(&output).contains(expected), "{arguments:?}: {}", stderr(&output));
    }
}

#[test]
fn a_desks_glossary_counts_and_its_mistakes_come_all_at_once() {
    let folder = folder();
    fs::write(folder.path().join("a.txt"), "De Noordlijn rijdt niet.\n").unwrap();
    fs::write(folder.path().join("empty.toml"), "").unwrap();
    assert_eq!(code(&copydesk(folder.path(), &["check", "a.txt", "--glossary", "empty.toml"])), 0);
    let entry = "[[term]]\nright = \"Noord/Zuidlijn\"\nwrong = [\"Noordlijn\"]\nwhy = \"Zo heet de lijn.\"\n";
    fs::write(folder.path().join("desk.toml"), entry).unwrap();
    let check = copydesk(folder.path(), &["check", "a.txt", "--glossary", "desk.toml"]);
    assert!(stdout(&check).contains("Zo heet de lijn. [desk.toml:1]"), "{}", stdout(&check));
    let mistakes =
        "[[term]]\nright = \"A\"\nwrongs = [\"B\"]\n\n[[phrase]]\npattern = \"een (\"\nwhy = \"x\"\ncase = 3\n";
    fs::write(folder.path().join("bad.toml"), mistakes).unwrap();
    let check = copydesk(folder.path(), &["check", "a.txt", "--glossary", "bad.toml"]);
    let text = stderr(&check);
    assert_eq!(code(&check), 2);
    for expected in [
        "bad.toml:1: the entry has no reason: add why",
        "bad.toml:3: unknown key \"wrongs\": did you mean \"wrong\"?",
        "bad.toml:5: a bracket is not closed",
    ] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
}

#[test]
fn empty_text_and_hidden_characters_are_no_trouble() {
    let folder = folder();
    fs::write(folder.path().join("a.txt"), "").unwrap();
    let check = copydesk(folder.path(), &["check", "a.txt"]);
    assert_eq!((code(&check), stdout(&check).as_str()), (0, "No findings in 1 file, 0 words.\n"));
    fs::write(folder.path().join("a.txt"), "Zij\u{202e} ging naar de de\u{1b}[31m haven.\n").unwrap();
    let check = copydesk(folder.path(), &["check", "a.txt"]);
    assert!(stdout(&check).contains("<U+202E>") && stdout(&check).contains("<U+001B>[31m"), "{}", stdout(&check));
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_and_permissions_stay() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let file = folder.path().join("a.txt");
    fs::write(&file, DAMAGED).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink("a.txt", folder.path().join("link.txt")).unwrap();
    assert_eq!(code(&copydesk(folder.path(), &["fix", "link.txt"])), 0);
    assert!(fs::symlink_metadata(folder.path().join("link.txt")).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(&file).unwrap(), REPAIRED);
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    fs::write(&file, DAMAGED).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o440)).unwrap();
    let fix = copydesk(folder.path(), &["fix", "a.txt"]);
    assert_eq!(code(&fix), 2);
    assert!(stderr(&fix).contains("the file is read-only"), "{}", stderr(&fix));
    assert_eq!(fs::read_to_string(&file).unwrap(), DAMAGED);
    let names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "no temporary file is left: {names:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error_and_a_closed_pipe_is_not() {
    let folder = folder();
    fs::write(folder.path().join("a.txt"), DAMAGED).unwrap();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = command(folder.path()).args(["check", "a.txt"]).stdout(full).stderr(Stdio::piped()).output().unwrap();
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("the output cannot be written"), "{}", stderr(&output));
    fs::write(folder.path().join("long.txt"), DAMAGED.repeat(5000)).unwrap();
    let mut child = command(folder.path())
        .args(["check", "long.txt"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(stderr(&output), "");
}
