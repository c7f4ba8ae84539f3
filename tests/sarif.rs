//! SARIF as its standard has it: held against the published schema, and read back by its own numbers.

#![allow(clippy::unwrap_used)]

#[path = "common/command.rs"]
mod command;
#[path = "common/schema.rs"]
mod schema;

use std::fs;
use std::path::Path;

use command::{copydesk, stderr, stdout};
use serde_json::{Value, json};

const DAMAGED: &str =
    "Één 😀 zag de de haven, 100 % <zeker> & {{naam}}.\r\n\r\nDe Maersk -directie zweeg van de de zomer.\r\n";

/// The only run of the report on `arguments`, which is valid.
fn run(folder: &Path, arguments: &[&str]) -> Value {
    let output = copydesk(folder, &[&["check", "--format", "sarif"], arguments].concat());
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas/sarif-2.1.0.json");
    // One pattern of it has a bracket that strict readers of patterns want escaped.
    let published = fs::read_to_string(file).unwrap().replace("{2}]?$", r"{2}\\]?$");
    let published: Value = serde_json::from_str(&published).unwrap();
    let mut report = schema::assert_valid(&published, &stdout(&output));
    assert_eq!(report["runs"].as_array().unwrap().len(), 1, "{}", stderr(&output));
    report["runs"][0].take()
}

fn list<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value[name].as_array().unwrap_or_else(|| panic!("{name} in {value}"))
}

fn number(value: &Value, name: &str) -> usize {
    usize::try_from(value[name].as_u64().unwrap_or_else(|| panic!("{name} in {value}"))).unwrap()
}

fn write(folder: &Path, files: &[(&str, &str)]) {
    for (name, text) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

#[test]
fn a_run_is_valid_and_whole() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &[("feed/a, b & 100%.txt", DAMAGED), ("feed/good.txt", "De haven is open.\n")]);
    let run = run(folder.path(), &["feed", "nowhere.txt"]);
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let artifacts: Vec<(&str, &Value)> = list(&run, "artifacts")
        .iter()
        .map(|file| (file["location"]["uri"].as_str().unwrap(), &file["encoding"]))
        .collect();
    assert_eq!(
        artifacts,
        [
            ("feed/a%2C%20b%20%26%20100%25.txt", &json!("UTF-8")),
            ("feed/good.txt", &json!("UTF-8")),
            ("nowhere.txt", &Value::Null)
        ]
    );
    let invocation = &run["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let notification = &invocation["toolExecutionNotifications"][0];
    assert_eq!(notification["message"]["text"], "not checked: there is no such file; check the name");
    assert_eq!(notification["locations"][0]["physicalLocation"]["artifactLocation"]["index"], 2);
    let driver = &run["tool"]["driver"];
    assert_eq!(list(driver, "notifications")[0]["id"], notification["descriptor"]["id"]);
    let results = list(&run, "results");
    assert_eq!(results.len(), 4);
    for result in results {
        let rule = &list(driver, "rules")[number(result, "ruleIndex")];
        assert_eq!(rule["id"], result["ruleId"]);
        assert_eq!(result["suppressions"], json!([]), "nothing is suppressed, and that is known");
        let location = &result["locations"][0]["physicalLocation"]["artifactLocation"];
        assert_eq!(location["uri"], list(&run, "artifacts")[number(location, "index")]["location"]["uri"]);
    }
    let braces = results.iter().find(|result| result["ruleId"] == "leaked-placeholder").unwrap();
    let told = braces["message"]["text"].as_str().unwrap();
    assert!(told.ends_with("“{{{{naam}}}}”"), "braces are doubled: {told}");
}

#[test]
fn nothing_to_tell_is_valid_too() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &[("feed/good.txt", "De haven is open.\n")]);
    fs::create_dir(folder.path().join("empty")).unwrap();
    let good = run(folder.path(), &["feed"]);
    assert_eq!((&good["results"], &good["invocations"][0]["executionSuccessful"]), (&json!([]), &json!(true)));
    assert_eq!(run(folder.path(), &["empty"])["artifacts"], json!([]));
}

#[test]
fn every_rule_is_explained() {
    let folder = tempfile::tempdir().unwrap();
    let run = run(folder.path(), &["."]);
    let rules = list(&run["tool"]["driver"], "rules");
    assert_eq!(rules.len(), copydesk::rules::REGISTRY.len());
    for (described, rule) in rules.iter().zip(copydesk::rules::REGISTRY) {
        assert_eq!(described["id"], rule.id);
        assert_eq!(described["shortDescription"]["text"], rule.summary);
        assert_eq!(described["fullDescription"]["text"], rule.why);
        let tags = list(&described["properties"], "tags");
        assert!(tags.contains(&json!(format!("mqm/{}", rule.mqm))), "{tags:?}");
        let help = described["help"]["markdown"].as_str().unwrap();
        let examples = rule.bad.iter().map(|bad| bad.text).chain(rule.good.iter().copied());
        examples.flat_map(str::lines).for_each(|line| assert!(help.contains(line), "{}: {line}", rule.id));
        let text = described["help"]["text"].as_str().unwrap();
        assert_eq!(text, stdout(&copydesk(folder.path(), &["explain", rule.id])));
    }
}

/// A region, found again by lines and columns, by characters and by bytes; it must be one and the same.
fn found_again(bytes: &[u8], region: &Value) -> String {
    let text = std::str::from_utf8(bytes).unwrap().trim_start_matches('\u{FEFF}');
    let offset = |line: usize, column: usize| {
        let before: usize = text.split_inclusive('\n').take(line - 1).map(|line| line.chars().count()).sum();
        before + column - 1
    };
    let (from, length) = (number(region, "charOffset"), number(region, "charLength"));
    assert_eq!(offset(number(region, "startLine"), number(region, "startColumn")), from, "{region}");
    assert_eq!(offset(number(region, "endLine"), number(region, "endColumn")), from + length, "{region}");
    let by_characters: String = text.chars().skip(from).take(length).collect();
    let start = number(region, "byteOffset");
    assert_eq!(&bytes[start..start + number(region, "byteLength")], by_characters.as_bytes(), "{region}");
    by_characters
}

#[test]
fn all_numbers_of_a_region_say_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let page =
        "<p lang=\"nl\">R&amp;D zag caf&eacute; 😀 en de\r\n<b>de</b> haven.</p>\n<p>De Maersk&nbsp;-directie.</p>";
    let files = [("a.txt", DAMAGED), ("b.txt", "\u{FEFF}De de haven. Zij zag de de zee.\n"), ("c.html", page)];
    write(folder.path(), &files);
    let run = run(folder.path(), &["."]);
    let mut seen = Vec::new();
    for result in list(&run, "results") {
        let location = &result["locations"][0]["physicalLocation"];
        let bytes = files[number(&location["artifactLocation"], "index")].1.as_bytes();
        let found = found_again(bytes, &location["region"]);
        assert_eq!(location["region"]["snippet"]["text"], found, "as it is written");
        for fix in result["fixes"].as_array().into_iter().flatten() {
            for replacement in list(&fix["artifactChanges"][0], "replacements") {
                found_again(bytes, &replacement["deletedRegion"]);
            }
        }
        seen.push(found);
    }
    for written in ["{{naam}}", "de de", "de\r\n<b>de", "Maersk&nbsp;-directie"] {
        assert!(seen.iter().any(|seen| seen == written), "{written}: {seen:#?}");
    }
}

#[test]
fn what_is_left_alone_is_suppressed() {
    let folder = tempfile::tempdir().unwrap();
    let fault = |what: &str| format!("Wij zagen bij {what} steeds de de haven.\n");
    write(folder.path(), &[("old/list.txt", &fault("regen")), ("known/known.txt", &fault("mist"))]);
    for (of, written) in [("old", "feed/.copydesk-ignore.toml"), ("known", "known.toml")] {
        fs::create_dir_all(folder.path().join("feed")).unwrap();
        let output = copydesk(folder.path(), &["check", of, "--write-baseline", written]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    }
    let hidden = folder.path().join("feed/.copydesk-ignore.toml");
    fs::write(&hidden, fs::read_to_string(&hidden).unwrap() + "reason = \"Zo heet het lied.\"\n").unwrap();
    let comment = format!("<!-- copydesk: ignore doubled-word: een citaat -->\n\n{}", fault("wind"));
    let files = [
        ("feed/a.md", &*comment),
        ("feed/b.txt", &fault("regen")),
        ("feed/c.txt", &fault("mist")),
        ("feed/d.txt", &fault("zon")),
    ];
    write(folder.path(), &files);
    let run = run(folder.path(), &["feed", "--baseline", "known.toml"]);
    let suppressions: Vec<&Value> = list(&run, "results").iter().map(|result| &result["suppressions"]).collect();
    assert_eq!(
        suppressions,
        [
            &json!([{"kind": "inSource", "justification": "een citaat"}]),
            &json!([{"kind": "external", "justification": "Zo heet het lied."}]),
            &json!([{"kind": "external", "justification": "known from an earlier run"}]),
            &json!([]),
        ]
    );
}

#[test]
fn a_finding_that_moved_is_known() {
    let folder = tempfile::tempdir().unwrap();
    let fingerprints = |text: &str| {
        write(folder.path(), &[("a.txt", text)]);
        let run = run(folder.path(), &["a.txt", "--ignore", "repeated-sentence"]);
        let of = |result: &Value| result["partialFingerprints"]["findingHash/v1"].as_str().unwrap().to_string();
        list(&run, "results").iter().map(of).collect::<Vec<String>>()
    };
    let twice = format!("{DAMAGED}\r\n{DAMAGED}");
    let before = fingerprints(&twice);
    assert_eq!(before.iter().collect::<std::collections::HashSet<_>>().len(), 8, "{before:?}");
    assert_eq!(fingerprints(&format!("Een kop.\r\n\r\n{twice}")), before);
}
