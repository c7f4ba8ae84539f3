//! A large feed is told in parts, in memory that does not grow with it.

#![allow(clippy::unwrap_used)]

#[path = "common/command.rs"]
mod command;

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::Stdio;

use command::{code, command, copydesk, stderr, stdout};

/// Records with a fault each, and `filler` bytes that are no text.
fn records(number: usize, filler: usize) -> String {
    let mut feed = String::new();
    let filler = "x".repeat(filler);
    for number in 0..number {
        writeln!(feed, "{{\"id\":\"{number} {filler}\",\"title\":\"Zij zag één keer 😀 de de haven.\"}}").unwrap();
    }
    feed
}

fn lines(output: &std::process::Output) -> Vec<serde_json::Value> {
    stdout(output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn parts_of_a_feed_are_lines_of_the_report() {
    let folder = tempfile::tempdir().unwrap();
    let feed = records(100, 200_000);
    std::fs::write(folder.path().join("feed.jsonl"), &feed).unwrap();
    std::fs::write(folder.path().join("klein.txt"), "Zij zag de de haven.\n").unwrap();
    let output = copydesk(folder.path(), &["check", "--format", "jsonl", "feed.jsonl", "klein.txt"]);
    assert_eq!(code(&output), 1, "{}", stderr(&output));
    let lines = lines(&output);
    let (parts, small) = lines.split_at(lines.len() - 1);
    assert!(parts.len() == 5 && small[0].get("part").is_none() && small[0]["path"] == "klein.txt");
    let mut seen = 0;
    for (number, part) in parts.iter().enumerate() {
        assert_eq!((&part["path"], &part["part"]), (&"feed.jsonl".into(), &(number + 1).into()));
        for finding in part["findings"].as_array().unwrap() {
            seen += 1;
            let byte = usize::try_from(finding["start"]["byte"].as_u64().unwrap()).unwrap();
            assert!(feed[byte..].starts_with("de de haven") && finding["start"]["line"] == seen);
            assert_eq!(finding["start"]["codepoint"], feed[..byte].chars().count());
            assert_eq!(finding["start"]["utf16"], feed[..byte].encode_utf16().count());
        }
    }
    assert_eq!(seen, 100);
    // All other reports count one file too.
    let human = stdout(&copydesk(folder.path(), &["check", "--score", "feed.jsonl"]));
    assert!(human.contains("100 findings in 1 file:") && human.matches("feed.jsonl: score").count() == 1, "{human}");
    let sarif = stdout(&copydesk(folder.path(), &["check", "--format", "sarif", "feed.jsonl"]));
    let sarif: serde_json::Value = serde_json::from_str(&sarif).unwrap();
    assert_eq!(sarif["runs"][0]["artifacts"].as_array().unwrap().len(), 1);
    let gitlab = stdout(&copydesk(folder.path(), &["check", "--format", "gitlab", "feed.jsonl"]));
    let gitlab: Vec<serde_json::Value> = serde_json::from_str(&gitlab).unwrap();
    let prints: std::collections::HashSet<_> = gitlab.iter().map(|issue| issue["fingerprint"].as_str()).collect();
    assert_eq!(prints.len(), 100);
}

/// The most memory, in bytes, that a check of `times` times `block` on standard input takes before it is told the end.
#[cfg(target_os = "linux")]
fn peak(block: &str, times: usize) -> usize {
    let folder = tempfile::tempdir().unwrap();
    let report = std::fs::File::create(folder.path().join("report.jsonl")).unwrap();
    let mut command = command(folder.path());
    command.args(["check", "--format", "jsonl", "--stdin-filename", "feed.jsonl", "-"]);
    let mut child = command.stdin(Stdio::piped()).stdout(report).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    for _ in 0..times {
        stdin.write_all(block.as_bytes()).unwrap();
    }
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(1));
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    peak.trim().trim_end_matches(" kB").parse::<usize>().unwrap() * 1024
}

#[test]
#[cfg(target_os = "linux")]
fn memory_does_not_grow_with_a_feed() {
    let peak = peak(&records(10, 100_000), 96);
    assert!(peak < 80_000_000, "{peak}");
}

/// Slow without optimisation: cargo test --release --test feeds -- --ignored
#[test]
#[ignore = "checks a feed of 40 MB with a finding every 600 bytes"]
#[cfg(target_os = "linux")]
fn memory_does_not_grow_with_the_findings_of_a_feed() {
    let peak = peak(&records(1_000, 500), 70);
    assert!(peak < 80_000_000, "{peak}");
}
