//! The README is true to the letter: its run and its tables of rules and formats are what the program has.
//!
//! `COPYDESK_BLESS=1 cargo test --test readme` writes them anew.

#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::process::Command;

fn copydesk(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("CLICOLOR_FORCE")
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// `text` with what stands between two markers replaced.
fn with_section(text: &str, name: &str, section: &str) -> String {
    let (begin, end) = (format!("<!-- {name}: begin -->"), format!("<!-- {name}: end -->"));
    let from = text.find(&begin).unwrap() + begin.len();
    let to = text.find(&end).unwrap();
    format!("{}\n{section}\n{}", &text[..from], &text[to..])
}

/// A table of the formats.
fn formats() -> String {
    let row = |format: &&copydesk::document::Format| {
        let extensions: Vec<String> = format.extensions.iter().map(|extension| format!("`.{extension}`")).collect();
        format!("| `{}` | {} | {} |\n", format.name, format.summary, extensions.join(" "))
    };
    let rows: String = copydesk::document::FORMATS.iter().map(row).collect();
    format!("| format | what is checked | file names |\n| --- | --- | --- |\n{rows}")
}

/// A table of the reports.
fn reports() -> String {
    let row = |report: &&copydesk::report::ReportFormat| {
        let extensions: Vec<String> = report.extensions.iter().map(|extension| format!("`.{extension}`")).collect();
        format!("| `{}` | {} | {} |\n", report.name, report.summary, extensions.join(" "))
    };
    let rows: String = copydesk::report::REPORTS.iter().map(row).collect();
    format!("| report | for | file names |\n| --- | --- | --- |\n{rows}")
}

#[test]
fn readme_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let run = copydesk(&["check", "examples/article.nl.txt"]);
    let current = with_section(&text, "run", &format!("```text\n$ copydesk check examples/article.nl.txt\n{run}```"));
    let current = with_section(&current, "rules", copydesk(&["rules", "--format", "markdown"]).trim_end());
    let current = with_section(&current, "formats", formats().trim_end());
    let current = with_section(&current, "reports", reports().trim_end());
    if std::env::var_os("COPYDESK_BLESS").is_some() {
        assert!(std::env::var_os("CI").is_none(), "goldens are not rewritten in CI");
        std::fs::write(&path, current).unwrap();
        return;
    }
    assert_eq!(text, current, "README.md is out of date; run COPYDESK_BLESS=1 cargo test --test readme");
}
