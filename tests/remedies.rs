//! What reports tell other programs to put in the file is what `copydesk fix` puts there.

#![allow(clippy::unwrap_used)]

#[path = "common/command.rs"]
mod command;
#[path = "common/schema.rs"]
mod schema;

use std::fs;

use command::{code, copydesk, stderr, stdout};
use schema::assert_valid;
use serde_json::{Value, json};

/// Right forms that no format takes as they are.
const GLOSSARY: &str = r#"
title = "Namen die nergens zo geschreven kunnen worden"

[defaults]
why = "Zo heet het bedrijf."

[[term]]
right = "Bakker & Zoon"
wrong = ["Bakker en Zoon"]

[[term]]
right = "Café \"Zee\""
wrong = ["Cafe Zee"]

[[term]]
right = "Noorderkade"
wrong = ["Noordkade"]
"#;

/// Files with damage that one round of fixes repairs.
const ARTICLES: &[(&str, &str)] = &[
    ("a.txt", "Één café in de de haven.\r\n“Ja,” zei 😀 de Maersk -directie van de de Noordkade.\r\n"),
    ("bom.txt", "\u{FEFF}De Maersk -directie zweeg.\nBij Bakker en Zoon zweeg men.\n"),
    ("removed.txt", "Wij zagen de de haven.\n\nAanbevolen video’s\n\nDe Maersk -directie zweeg.\n"),
    (
        "a.html",
        "<p lang=\"nl\">R&amp;D zag caf&eacute; en de <b>de</b> haven.</p>\n<p>Bij Bakker en Zoon\nen Cafe Zee zweeg de \
         Maersk&nbsp;-directie.</p>\n",
    ),
    (
        "a.json",
        r#"{"title": "Bij Cafe Zee zweeg men", "body": "\u00c9\u00e9n caf\u00e9 in de de haven.\nBij Bakker en Zoon zweeg men."}"#,
    ),
    ("a.md", "# Bij de Noordkade\n\nWij zagen *de* de haven, bij Cafe Zee.\n"),
];

fn desk() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("names.toml"), GLOSSARY).unwrap();
    folder
}

/// The file after `fix --suggested`, and what a check of it reported before.
fn fixed_and_reported(name: &str, bytes: &[u8], more: &[&str], format: &str) -> (Vec<u8>, String) {
    let folder = desk();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    let common = [&["--glossary", "names.toml", name], more].concat();
    let report = stdout(&copydesk(folder.path(), &[&["check", "--format", format][..], &common].concat()));
    let fix = copydesk(folder.path(), &[&["fix", "--suggested"][..], &common].concat());
    assert_eq!(code(&fix), 0, "{name}: {}", stderr(&fix));
    let fixed = fs::read(&path).unwrap();
    assert_ne!(fixed, bytes, "{name} is damaged");
    (fixed, report)
}

/// `bytes` with each range replaced by its text.
fn applied(bytes: &[u8], mut edits: Vec<(usize, usize, Vec<u8>)>) -> Vec<u8> {
    edits.sort();
    let mut out = bytes.to_vec();
    for (start, end, text) in edits.into_iter().rev() {
        out.splice(start..end, text);
    }
    out
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

/// The format as reviewdog's protocol describes it, and as strict as our own needs it.
fn rdjson_schema() -> Value {
    let position = json!({
        "type": "object",
        "required": ["line", "column"],
        "additionalProperties": false,
        "properties": {
            "line": {"type": "integer", "minimum": 1},
            "column": {"type": "integer", "minimum": 1}
        }
    });
    let range = json!({
        "type": "object",
        "required": ["start", "end"],
        "additionalProperties": false,
        "properties": {"start": position, "end": position}
    });
    let suggestion = json!({
        "type": "object",
        "required": ["range", "text"],
        "additionalProperties": false,
        "properties": {"range": range, "text": {"type": "string"}}
    });
    let diagnostic = json!({
        "type": "object",
        "required": ["message", "location", "severity", "code"],
        "additionalProperties": false,
        "properties": {
            "message": {"type": "string", "minLength": 1},
            "location": {
                "type": "object",
                "required": ["path"],
                "additionalProperties": false,
                "properties": {"path": {"type": "string", "minLength": 1}, "range": range}
            },
            "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
            "code": {
                "type": "object",
                "required": ["value"],
                "additionalProperties": false,
                "properties": {"value": {"type": "string"}, "url": {"type": "string"}}
            },
            "suggestions": {"type": "array", "items": suggestion}
        }
    });
    json!({
        "type": "object",
        "required": ["source", "diagnostics"],
        "additionalProperties": false,
        "properties": {
            "source": {"type": "object", "required": ["name"], "properties": {"name": {"const": "copydesk"}}},
            "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
            "diagnostics": {"type": "array", "items": diagnostic}
        }
    })
}

/// Where a place of reviewdog is in the file: lines end with a line feed, columns are bytes.
fn byte_of(bytes: &[u8], place: &Value) -> usize {
    let ends = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1);
    let starts: Vec<usize> = std::iter::once(0).chain(ends).collect();
    starts[number(&place["line"]) - 1] + number(&place["column"]) - 1
}

/// The only suggestion of every finding, as an edit of the file.
fn suggestions(bytes: &[u8], report: &Value) -> Vec<(usize, usize, Vec<u8>)> {
    let edit = |diagnostic: &Value| {
        let [suggestion] = list(&diagnostic["suggestions"]) else { panic!("one suggestion: {diagnostic}") };
        let place = |end: &str| byte_of(bytes, &suggestion["range"][end]);
        (place("start"), place("end"), suggestion["text"].as_str().unwrap().as_bytes().to_vec())
    };
    list(&report["diagnostics"]).iter().map(edit).collect()
}

#[test]
fn rdjson_suggests_what_fix_does() {
    for (name, text) in ARTICLES {
        let (fixed, report) = fixed_and_reported(name, text.as_bytes(), &[], "rdjson");
        let report = assert_valid(&rdjson_schema(), &report);
        let after = applied(text.as_bytes(), suggestions(text.as_bytes(), &report));
        assert_eq!(String::from_utf8_lossy(&after), String::from_utf8_lossy(&fixed), "{name}: {report:#}");
    }
}

#[test]
fn rdjson_counts_bytes_that_are_no_characters() {
    let bytes = b"\xFF\xFE caf\xE9 in de de haven\n";
    let (fixed, report) = fixed_and_reported("a.txt", &bytes[2..], &["--encoding", "UTF-8"], "rdjson");
    let report = assert_valid(&rdjson_schema(), &report);
    let doubled = list(&report["diagnostics"]).iter().find(|found| found["code"]["value"] == "doubled-word").unwrap();
    let edits = suggestions(&bytes[2..], &json!({"diagnostics": [doubled]}));
    assert_eq!(applied(&bytes[2..], edits), fixed);
}

#[test]
fn rdjson_suggests_nothing_where_its_text_would_be_in_another_encoding() {
    let (_, report) = fixed_and_reported("a.txt", b"Een caf\xE9 in de de haven\n", &["--encoding", "latin1"], "rdjson");
    let report = assert_valid(&rdjson_schema(), &report);
    let found = &report["diagnostics"][0];
    assert_eq!(found["code"]["value"], "doubled-word");
    assert_eq!(found["location"]["range"]["start"], json!({"line": 1, "column": 14}), "in UTF-8");
    assert!(found.get("suggestions").is_none());
}

/// Text as the bytes of a file.
type Encode = fn(&str) -> Vec<u8>;

/// The only fix of every result, as edits of the file's bytes, and as its characters have it.
fn fixes(text: &str, report: &Value, encode: Encode) -> (Vec<(usize, usize, Vec<u8>)>, String) {
    let mut edits = Vec::new();
    let mut characters: Vec<char> = text.trim_start_matches('\u{FEFF}').chars().collect();
    let mut replaced = Vec::new();
    for result in list(&report["runs"][0]["results"]) {
        let [fix] = list(&result["fixes"]) else { panic!("one fix: {result}") };
        let [change] = list(&fix["artifactChanges"]) else { panic!("one file: {fix}") };
        for replacement in list(&change["replacements"]) {
            let region = &replacement["deletedRegion"];
            let text = replacement["insertedContent"]["text"].as_str().unwrap_or_default();
            let from = number(&region["byteOffset"]);
            edits.push((from, from + number(&region["byteLength"]), encode(text)));
            let from = number(&region["charOffset"]);
            replaced.push((from, from + number(&region["charLength"]), text));
        }
    }
    replaced.sort_unstable();
    for (from, to, text) in replaced.into_iter().rev() {
        characters.splice(from..to, text.chars());
    }
    (edits, characters.into_iter().collect())
}

#[test]
fn sarif_fixes_what_fix_does() {
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let latin1 = |text: &str| text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect::<Vec<u8>>();
    let utf8 = |text: &str| text.as_bytes().to_vec();
    let marked = "\u{FEFF}Één café in de de haven, 😀.\nBij Cafe Zee zweeg men.\n";
    let plain = "Één café in de de haven.\nBij Cafe Zee zweeg men.\n";
    let mut encodings: Vec<(&str, &str, Encode, &[&str])> =
        vec![("utf-16.txt", marked, utf16, &[]), ("latin-1.txt", plain, latin1, &["--encoding", "windows-1252"])];
    encodings.extend(ARTICLES.iter().map(|(name, text)| (*name, *text, utf8 as Encode, &[][..])));
    for (name, text, encode, more) in encodings {
        let bytes = encode(text);
        let (fixed, report) = fixed_and_reported(name, &bytes, more, "sarif");
        let report: Value = serde_json::from_str(&report).unwrap();
        let (edits, characters) = fixes(text, &report, encode);
        assert_eq!(String::from_utf8_lossy(&applied(&bytes, edits)), String::from_utf8_lossy(&fixed), "{name}");
        let mark = &text[..text.len() - text.trim_start_matches('\u{FEFF}').len()];
        assert_eq!(encode(&format!("{mark}{characters}")), fixed, "{name}, by characters");
    }
}

#[test]
fn rdjson_of_a_run() {
    let folder = desk();
    fs::write(folder.path().join("good.txt"), "De haven is open.\n").unwrap();
    let report =
        |files: &[&str]| stdout(&copydesk(folder.path(), &[&["check", "--format", "rdjson"][..], files].concat()));
    let none = assert_valid(&rdjson_schema(), &report(&["good.txt"]));
    assert_eq!(none["diagnostics"], json!([]));
    let failed = assert_valid(&rdjson_schema(), &report(&["good.txt", "nowhere.txt"]));
    assert_eq!(
        failed["diagnostics"],
        json!([{
            "message": "not checked: there is no such file; check the name",
            "location": {"path": "nowhere.txt"},
            "severity": "ERROR",
            "code": {"value": "not-checked"}
        }])
    );
}
