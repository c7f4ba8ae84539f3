//! Every report, read by a reader that is not ours.

#![allow(clippy::unwrap_used, clippy::print_stderr)]

#[path = "common/command.rs"]
mod command;
#[path = "common/schema.rs"]
mod schema;

use command::{copydesk, stderr, stdout};
use schema::assert_valid;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

const DAMAGED: &str = "Wij zagen de de haven, 100 % <zeker> & “vast”.\nDe Maersk -directie zweeg van de de zomer.\n";

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

/// The format as GitLab's manual describes it.
fn code_quality_schema() -> Value {
    serde_json::json!({
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "description": {"type": "string", "minLength": 1},
                "check_name": {"type": "string", "minLength": 1},
                "fingerprint": {"type": "string", "minLength": 1},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "properties": {
                        "path": {"type": "string", "pattern": "^[^./]"},
                        "lines": {
                            "type": "object",
                            "required": ["begin"],
                            "properties": {"begin": {"type": "integer", "minimum": 1}}
                        }
                    }
                }
            }
        }
    })
}

fn fingerprints(report: &Value) -> Vec<String> {
    report.as_array().unwrap().iter().map(|issue| issue["fingerprint"].to_string()).collect()
}

#[test]
fn code_quality_knows_an_issue_that_moved() {
    let folder = desk();
    let before = fingerprints(&assert_valid(&code_quality_schema(), &report(folder.path(), "gitlab")));
    assert_eq!(before.len(), 4, "three findings and a file that is not there");
    assert_eq!(before.iter().collect::<std::collections::HashSet<_>>().len(), 4, "{before:?}");
    fs::write(folder.path().join("feed/a, b & c.txt"), format!("Een kop.\n\n{DAMAGED}")).unwrap();
    let after = fingerprints(&assert_valid(&code_quality_schema(), &report(folder.path(), "gitlab")));
    assert_eq!(before, after);
    assert_eq!(stdout(&copydesk(folder.path(), &["check", "feed/good.txt", "--format", "gitlab"])), "[]\n");
}

/// What Python's XML reader makes of a report: a line for each element, attributes sorted. `None` without Python.
fn read_by_python(report: &str) -> Option<String> {
    use std::io::Write;
    const SCRIPT: &str = "import sys, xml.etree.ElementTree as tree\n\
        for e in tree.fromstring(sys.stdin.buffer.read()).iter():\n  \
        print(e.tag, *[f'{k}={v}' for k, v in sorted(e.attrib.items())], (e.text or '').strip(), sep='|')";
    let python = Command::new("python3")
        .args(["-c", SCRIPT])
        .env("PYTHONIOENCODING", "utf-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut python) = python else {
        eprintln!("there is no python3: its XML reader was not asked");
        return None;
    };
    python.stdin.take().unwrap().write_all(report.as_bytes()).unwrap();
    let output = python.wait_with_output().unwrap();
    assert!(output.status.success(), "{report}");
    Some(stdout(&output))
}

/// The attributes of every element of that name, unescaped.
fn attributes(report: &str, element: &str) -> Vec<Vec<(String, String)>> {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(report);
    let mut found = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return found,
            Event::Start(tag) | Event::Empty(tag) if tag.name().as_ref() == element => {
                let attributes = tag.attributes().map(|attribute| {
                    let attribute = attribute.unwrap();
                    let name = attribute.key.as_ref().to_string();
                    let value = &*attribute.value;
                    (name, quick_xml::escape::unescape(value).unwrap().into_owned())
                });
                found.push(attributes.collect());
            }
            _ => {}
        }
    }
}

fn pairs(attributes: &[(&str, &str)]) -> Vec<(String, String)> {
    attributes.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect()
}

#[test]
fn checkstyle_is_sound() {
    let folder = desk();
    let report = report(folder.path(), "checkstyle");
    let names: Vec<_> = attributes(&report, "file").into_iter().map(|file| file[0].1.clone()).collect();
    assert_eq!(names, ["feed/a, b & c.txt", "feed/good.txt", "nowhere.txt"]);
    let errors = attributes(&report, "error");
    assert_eq!(
        errors[0],
        pairs(&[
            ("line", "1"),
            ("column", "11"),
            ("severity", "error"),
            ("message", "the same word twice: “de de” → “de”"),
            ("source", "copydesk.doubled-word"),
        ])
    );
    assert_eq!(errors.len(), 4);
    if let Some(read) = read_by_python(&report) {
        assert_eq!(read.lines().filter(|line| line.starts_with("error|")).count(), 4, "{read}");
    }
}

#[test]
fn junit_counts_as_the_run_does() {
    let folder = desk();
    let report = report(folder.path(), "junit");
    let suites = attributes(&report, "testsuite");
    assert_eq!(
        suites[0],
        pairs(&[("name", "feed/a, b & c.txt"), ("tests", "3"), ("failures", "3"), ("errors", "0"), ("skipped", "0")])
    );
    assert_eq!(
        suites[2],
        pairs(&[("name", "nowhere.txt"), ("tests", "1"), ("failures", "0"), ("errors", "1"), ("skipped", "0")])
    );
    assert_eq!(attributes(&report, "testcase").len(), 5);
    if let Some(read) = read_by_python(&report) {
        assert!(read.contains("|type=doubled-word|Wij zagen de de haven, 100 % <zeker> & “vast”."), "{read}");
    }
    let never = stdout(&copydesk(folder.path(), &["check", "feed", "--format", "junit", "--fail-on", "never"]));
    assert!(attributes(&never, "failure").is_empty());
    assert_eq!(attributes(&never, "system-out").len(), 3);
}

/// Characters that XML and terminals cannot bear, in the text and in the name of the file.
#[test]
fn xml_holds_what_it_cannot_write() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a\u{1}\u{FFFF}\"<.txt"), "Wij \u{FFFE}\u{7}zagen de\u{A0}de haven de de ]]> &amp;\n")
        .unwrap();
    for format in ["checkstyle", "junit"] {
        let report = stdout(&copydesk(folder.path(), &["check", ".", "--format", format]));
        assert!(!attributes(&report, if format == "junit" { "testcase" } else { "error" }).is_empty(), "{report}");
        read_by_python(&report);
    }
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
