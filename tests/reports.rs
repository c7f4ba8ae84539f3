//! Every report, read by a reader that is not ours.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const DAMAGED: &str = "Wij zagen de de haven, 100 % <zeker> & “vast”.\nDe Maersk -directie zweeg van de de zomer.\n";

fn copydesk(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    command.current_dir(folder).env_remove("CLICOLOR_FORCE").stdin(Stdio::null());
    command.args(arguments).output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A folder with a damaged article whose name is a trap, a good one, and one that is no text.
fn desk() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("feed")).unwrap();
    fs::write(folder.path().join("feed/a, b & c.txt"), DAMAGED).unwrap();
    fs::write(folder.path().join("feed/good.txt"), "De haven is open.\n").unwrap();
    folder
}

fn report(folder: &Path, format: &str) -> String {
    stdout(&copydesk(folder, &["check", "feed", "nowhere.txt", "--format", format]))
}

#[test]
fn a_line_for_each_file() {
    let folder = desk();
    let lines: Vec<Value> =
        report(folder.path(), "jsonl").lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let json: Value = serde_json::from_str(&report(folder.path(), "json")).unwrap();
    assert_eq!(json["files"], Value::Array(lines), "what json has");
}

#[test]
fn annotations_survive_their_own_marks() {
    let folder = desk();
    let log = report(folder.path(), "github");
    assert_eq!(
        log.lines().next().unwrap(),
        "::error file=feed/a%2C b & c.txt,line=1,endLine=1,col=11,endColumn=16,title=doubled-word\
         ::the same word twice: “de de” → “de”"
    );
    assert_eq!(
        log.lines().last().unwrap(),
        "::error file=nowhere.txt,title=not checked::there is no such file; check the name"
    );
}

#[test]
fn several_reports_beside_the_console() {
    let folder = desk();
    let output = copydesk(
        folder.path(),
        &["check", "feed", "--output", "feed/report.json", "--output", "github=notes", "-o", "all.txt"],
    );
    assert_eq!(output.status.code(), Some(1));
    let console = stdout(&output);
    assert!(console.contains("doubled-word"), "{console}");
    assert_eq!(fs::read_to_string(folder.path().join("all.txt")).unwrap(), console);
    assert!(fs::read_to_string(folder.path().join("notes")).unwrap().starts_with("::error"));
    let written = fs::read_to_string(folder.path().join("feed/report.json")).unwrap();
    assert_eq!(
        written,
        stdout(&copydesk(folder.path(), &["check", "feed/a, b & c.txt", "feed/good.txt", "--format", "json"]))
    );
    copydesk(folder.path(), &["check", "feed", "--output", "feed/report.json"]);
    assert_eq!(fs::read_to_string(folder.path().join("feed/report.json")).unwrap(), written, "a report is no article");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3, "no temporary file is left");
}

#[test]
fn a_report_that_cannot_be_written_is_told_before_the_work() {
    let folder = desk();
    for (name, told) in [
        ("nowhere/report.json", "nowhere/report.json: not written: there is no folder nowhere; make it first"),
        ("json=feed", "feed: not written: it is a folder; name a file in it"),
        ("report.doc", "its name does not tell what to write; write FORMAT=report.doc. The formats are human, json"),
        ("jsno=report", "there is no format \"jsno\"; The formats are human, json"),
        ("-", "standard output is for --format; name a file"),
    ] {
        let output = copydesk(folder.path(), &["check", "feed", "--output", name]);
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(stderr(&output).contains(told), "{name}: {}", stderr(&output));
        assert_eq!(stdout(&output), "", "{name}");
    }
    let output = copydesk(folder.path(), &["check", "feed", "-o", "a.json", "-o", "a.json"]);
    assert!(stderr(&output).contains("a.json: named twice"), "{}", stderr(&output));
}

#[cfg(unix)]
#[test]
fn a_device_is_written_to_and_not_replaced() {
    use std::os::unix::fs::FileTypeExt;
    let folder = desk();
    let output = copydesk(folder.path(), &["check", "feed", "--output", "json=/dev/null"]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
}
