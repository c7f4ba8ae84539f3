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

/// Cells of the rows of Markdown tables, without the heads.
fn rows(section: &str) -> Vec<Vec<&str>> {
    let is_row = |line: &&str| line.starts_with("| ") && !line.starts_with("| ---");
    let all: Vec<&str> = section.lines().collect();
    let is_head = |at: usize| all.get(at + 1).is_some_and(|next| next.starts_with("| ---"));
    let body = all.iter().enumerate().filter(|(at, line)| is_row(line) && !is_head(*at));
    body.map(|(_, line)| line.trim_matches('|').split('|').map(str::trim).collect()).collect()
}

/// Measuring takes minutes, so this holds the section to its script: the command is one that it takes, the rows are its tools, and
/// the ratios are those of the figures beside them.
#[test]
fn speed_is_what_the_script_would_write() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(root.join("README.md")).unwrap();
    let section = text.split("<!-- speed: begin -->").nth(1).unwrap().split("<!-- speed: end -->").next().unwrap();
    let command: Vec<&str> = section.lines().find(|line| line.starts_with("benches/")).unwrap().split(' ').collect();
    let script = std::fs::read_to_string(root.join(command[0])).unwrap();
    for flag in command.iter().filter(|word| word.starts_with("--")) {
        assert!(script.contains(&format!("        {flag})")), "{} takes no {flag}", command[0]);
    }
    assert!(command.contains(&"--readme"), "{command:?} writes no README");
    let head = section.lines().find(|line| line.starts_with("| tool")).unwrap();
    assert!(script.contains(head), "another table: {head}");
    let rows = rows(section);
    let tools: Vec<&Vec<&str>> = rows.iter().filter(|row| row.len() == 5).collect();
    let speed = |name: &str| -> f64 {
        tools.iter().find(|row| row[0].contains(name)).unwrap_or_else(|| panic!("no row of {name}"))[2].parse().unwrap()
    };
    for row in &tools {
        assert!(script.contains(&format!("]='{}'", row[0])), "no tool of the script: {}", row[0]);
        assert!(script.contains(&format!("]='{}'", row[1])), "{} does something else: {}", row[0], row[1]);
        for (ratio, of) in [(row[3], "`wc -w`"), (row[4], "`copydesk check`")] {
            let (ratio, figures): (f64, f64) = (ratio.parse().unwrap(), speed(row[0]) / speed(of));
            // Speeds have three digits, and ratios two.
            let rounded = 0.065 * figures;
            assert!((ratio - figures).abs() <= rounded, "{} to {of}: {ratio}, but {figures}", row[0]);
        }
    }
}
