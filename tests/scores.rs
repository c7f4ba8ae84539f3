//! The score of an article and of a run: shown, written for machines, and a gate.

#![allow(clippy::unwrap_used)]

#[path = "common/command.rs"]
mod command;

use command::{code, copydesk, stderr, stdout};
use std::fs;
use std::path::Path;

/// 13 words, one error.
const SHORT: &str = "Wij zagen de de haven en gingen daarna met de trein naar huis.\n";
/// Not a fault in 10 words.
const SOUND: &str = "Wij gingen daarna met de trein terug naar ons huis.\n";

fn folder(files: &[(&str, String)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn feed() -> tempfile::TempDir {
    // No sentence stands twice in a row.
    let sound: String = (1..=98).map(|n| SOUND.replace("de trein", &format!("trein {n}"))).collect();
    folder(&[("a.txt", SHORT.into()), ("b.txt", sound + SHORT), ("c.txt", SOUND.into())])
}

fn check(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let output = copydesk(folder, &[&["check", "."], arguments].concat());
    (code(&output), stdout(&output))
}

#[test]
fn scores_are_shown_for_each_article_and_the_run() {
    let feed = feed();
    let (code, shown) = check(feed.path(), &["--score"]);
    assert_eq!(code, 1);
    for line in [
        "a.txt: score 90.00; penalty 100.0 per 1,000 words (13 words, counted as 250)\n\nb.txt:",
        "b.txt: score 97.48; penalty 25.2 per 1,000 words (993 words)\n\nc.txt: score 100.00; penalty 0.0",
        "\nThe run: score 95.07; penalty 49.3 per 1,000 words (1016 words).\n",
    ] {
        assert!(shown.contains(line), "{line}\n{shown}");
    }
    let (_, shown) = check(feed.path(), &[]);
    assert!(!shown.contains("score"), "{shown}");
    let told = stderr(&copydesk(feed.path(), &["check", ".", "--score", "-o", "report.txt"]));
    let written = fs::read_to_string(feed.path().join("report.txt")).unwrap();
    assert!(written.contains("b.txt: score 97.48"), "{told}{written}");
}

#[test]
fn machines_get_the_same_numbers() {
    let feed = feed();
    fs::write(feed.path().join("d.txt"), b"\0\x01\x02").unwrap();
    let output = copydesk(feed.path(), &["check", "a.txt", "b.txt", "d.txt", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let numbers = |part: &serde_json::Value| (part["score"].as_f64(), part["penalty_per_1000"].as_f64());
    assert_eq!(numbers(&report["files"][0]), (Some(90.0), Some(100.0)));
    assert_eq!(numbers(&report["files"][1]), (Some(97.48), Some(25.2)));
    assert_eq!(numbers(&report["files"][2]), (None, None), "what was not checked has no score");
    assert_eq!(numbers(&report["summary"]), (Some(95.02), Some(49.8)));
    let (_, lines) = check(feed.path(), &["--format", "jsonl"]);
    let first: serde_json::Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
    assert_eq!(first, report["files"][0]);
}

#[test]
fn an_article_that_scores_too_low_fails_the_run() {
    let feed = feed();
    for (least, expected) in [("90", 0), ("90.00", 0), ("90.01", 1), ("100", 1), ("0", 0)] {
        let (code, shown) = check(feed.path(), &["--fail-on", "never", "--min-score", least]);
        assert_eq!(code, expected, "{least}");
        assert_eq!(shown.contains("\na.txt: score 90.00, below "), expected == 1, "{least}: {shown}");
    }
    assert_eq!(check(feed.path(), &["--min-score", "90"]).0, 1, "--fail-on counts beside it");
    assert_eq!(check(feed.path(), &["--fail-on", "never", "--min-score", "100", "--exit-zero"]).0, 0);
    let json = copydesk(feed.path(), &["check", ".", "--format", "json", "--fail-on", "never", "--min-score", "95.08"]);
    assert_eq!(code(&json), 1);
    let told = "copydesk: 1 article scores below its min-score\ncopydesk: the run scores 95.07, below 95.08\n";
    assert_eq!(stderr(&json), told);
}

#[test]
fn many_short_articles_are_a_bad_run() {
    let files: Vec<(String, String)> = (0..20).map(|n| (format!("{n:02}.txt"), SHORT.into())).collect();
    let files: Vec<(&str, String)> = files.iter().map(|(name, text)| (name.as_str(), text.clone())).collect();
    let feed = folder(&files);
    let (code, shown) = check(feed.path(), &["--fail-on", "never", "--min-score", "90"]);
    assert_eq!(code, 1);
    assert!(!shown.contains("01.txt: score"), "no article is too low: {shown}");
    let run = "The run: score 0.00, below 90.00; penalty 1923.1 per 1,000 words (260 words).\n";
    assert!(shown.ends_with(run), "{shown}");
}

#[test]
fn what_is_hidden_or_known_costs_nothing() {
    let hidden = format!("<!-- copydesk: ignore doubled-word: titel -->\n\n{SHORT}");
    let unused = format!("<!-- copydesk: ignore doubled-word: titel -->\n\n{SOUND}");
    let feed = folder(&[("hidden.md", hidden), ("unused.md", unused)]);
    let (code, shown) = check(feed.path(), &["--min-score", "100"]);
    assert!(code == 0 && shown.contains("unused-ignore"), "{shown}");
    fs::write(feed.path().join("a.txt"), SHORT).unwrap();
    assert_eq!(check(feed.path(), &["--min-score", "100", "--write-baseline", "known.toml"]).0, 0);
    assert_eq!(check(feed.path(), &["--min-score", "100", "--baseline", "known.toml"]).0, 0);
    assert_eq!(check(feed.path(), &["--min-score", "100", "--fail-on", "never"]).0, 1);
}

#[test]
fn the_least_score_is_each_files_own() {
    let feed = feed();
    fs::create_dir(feed.path().join("strict")).unwrap();
    fs::write(feed.path().join("strict/e.txt"), SHORT).unwrap();
    fs::write(feed.path().join("copydesk.toml"), "min-score = 80\nfail-on = 'never'\n").unwrap();
    assert_eq!(check(feed.path(), &[]).0, 0);
    fs::write(feed.path().join("strict/copydesk.toml"), "min-score = 92.5\nfail-on = 'never'\n").unwrap();
    let (failed, shown) = check(feed.path(), &[]);
    assert_eq!(failed, 1);
    assert!(shown.contains("strict/e.txt: score 90.00, below 92.50; ") && !shown.contains("a.txt: score"), "{shown}");
    assert_eq!(check(feed.path(), &["--min-score", "0"]).0, 0, "the command line beats the configuration");
    let config = stdout(&copydesk(feed.path(), &["config", "strict/e.txt"]));
    assert!(config.contains("min-score = 92.50                          # strict/copydesk.toml"), "{config}");
    let wrong = copydesk(feed.path(), &["check", ".", "--min-score", "90%"]);
    assert!(code(&wrong) == 2 && stderr(&wrong).contains("write a number from 0 to 100"), "{}", stderr(&wrong));
}
