//! Folders that misbehave: they vanish, they lead in circles, they hold very many files or files whose names are no text.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

#[path = "common/command.rs"]
mod command;

use command::copydesk;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Output;

use copydesk::session::{Baseline, Options, Progress, Session};

const DAMAGED: &str = "Wij zagen de de haven.\n";

fn report(output: &Output) -> serde_json::Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

/// `folders` folders with `files` articles each.
fn tree(root: &Path, folders: usize, files: usize, text: &str) {
    for n in 0..folders {
        let folder = root.join(format!("{n:03}"));
        fs::create_dir(&folder).unwrap();
        (0..files).for_each(|n| fs::write(folder.join(format!("{n:03}.txt")), text).unwrap());
    }
}

#[test]
fn what_vanished_after_it_was_found_is_told() {
    let folder = tempfile::tempdir().unwrap();
    tree(folder.path(), 2, 2, DAMAGED);
    let session = Session::open(Options::default()).unwrap();
    let found = session.find(&[folder.path().to_path_buf()]).unwrap();
    fs::remove_dir_all(folder.path().join("000")).unwrap();
    let mut told = Vec::new();
    let check = session.check(&found, &mut Baseline::default(), &Progress::new(&found, false), |run| {
        told.extend(run.result.err());
        Ok(())
    });
    let summary = check.unwrap();
    assert_eq!((summary.files, summary.failed, summary.findings), (4, 2, 2));
    assert_eq!(told, ["there is no such file; check the name"; 2]);
}

#[test]
fn a_folder_may_vanish_while_it_is_walked() {
    let folder = tempfile::tempdir().unwrap();
    for _ in 0..4 {
        let feed = folder.path().join("feed");
        fs::create_dir(&feed).unwrap();
        tree(&feed, 30, 10, DAMAGED);
        let vanishing = {
            let feed = feed.clone();
            std::thread::spawn(move || fs::remove_dir_all(feed))
        };
        let output = copydesk(folder.path(), &["check", "feed", "--format", "json"]);
        assert!(matches!(output.status.code(), Some(0..=2)), "{}", String::from_utf8_lossy(&output.stderr));
        let failed =
            report(&output)["files"].as_array().unwrap().iter().filter(|file| file["error"].is_string()).count();
        assert_eq!(output.status.code() == Some(2), failed > 0);
        vanishing.join().unwrap().unwrap();
    }
}

#[test]
fn links_that_lead_in_circles_end() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("a/b");
    fs::create_dir_all(&inside).unwrap();
    fs::write(inside.join("a.txt"), DAMAGED).unwrap();
    symlink("../..", inside.join("up")).unwrap();
    symlink("there.txt", folder.path().join("here.txt")).unwrap();
    symlink("here.txt", folder.path().join("there.txt")).unwrap();
    let walked = copydesk(folder.path(), &["check", ".", "--format", "json"]);
    assert_eq!((walked.status.code(), &report(&walked)["summary"]["files"]), (Some(1), &1.into()));
    let named = copydesk(folder.path(), &["check", "here.txt"]);
    assert_eq!(named.status.code(), Some(2));
    let told = String::from_utf8_lossy(&named.stdout).into_owned() + &String::from_utf8_lossy(&named.stderr);
    assert!(told.contains("its links lead back to themselves"), "{told}");
    let fixed = copydesk(folder.path(), &["fix", "a/b/up/a"]);
    assert_eq!(fixed.status.code(), Some(0));
    assert_eq!(fs::read_to_string(inside.join("a.txt")).unwrap(), "Wij zagen de haven.\n");
}

/// Not every file system has such names.
#[cfg(target_os = "linux")]
#[test]
fn names_that_are_no_text_are_walked_and_repaired() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join(OsStr::from_bytes(b"na\xEFef"));
    fs::create_dir(&inside).unwrap();
    let article = inside.join(OsStr::from_bytes(b"caf\xE9\x1b[31m.txt"));
    fs::write(&article, DAMAGED).unwrap();
    let check = copydesk(folder.path(), &["check", "."]);
    assert_eq!(check.status.code(), Some(1));
    assert!(!check.stdout.contains(&0x1b), "a name does not colour the screen");
    let json = copydesk(folder.path(), &["check", ".", "--format", "json"]);
    assert_eq!(report(&json)["files"][0]["path"], "na\u{fffd}ef/caf\u{fffd}\u{1b}[31m.txt");
    assert_eq!(copydesk(folder.path(), &["fix", "."]).status.code(), Some(0));
    assert_eq!(fs::read_to_string(&article).unwrap(), "Wij zagen de haven.\n");
}

/// The output of a check, its exit code, and the most memory that it took at one time, in KiB.
#[cfg(target_os = "linux")]
fn measured(folder: &Path, arguments: &[&str]) -> (String, Option<i32>, u64) {
    use std::io::Read;
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_copydesk"));
    let command = command.current_dir(folder).args(arguments).stdout(std::process::Stdio::piped());
    let mut running = command.spawn().unwrap();
    let status = format!("/proc/{}/status", running.id());
    let mut stdout = running.stdout.take().unwrap();
    let reader = std::thread::spawn(move || {
        let mut text = String::new();
        stdout.read_to_string(&mut text).unwrap();
        text
    });
    let mut peak = 0;
    let code = loop {
        let told = fs::read_to_string(&status).unwrap_or_default();
        let line = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        peak = peak.max(line.and_then(|line| line.trim().strip_suffix(" kB")?.parse().ok()).unwrap_or(0));
        if let Some(status) = running.try_wait().unwrap() {
            break status.code();
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    };
    (reader.join().unwrap(), code, peak)
}

/// Slow without optimisation: `cargo test --release --test folders -- --ignored`.
#[cfg(target_os = "linux")]
#[ignore = "slow without optimisation"]
#[test]
fn twenty_thousand_files_are_soon_checked() {
    let folder = tempfile::tempdir().unwrap();
    let paragraph = |n: usize| format!("Op dag {n} sprak de wethouder met de bewoners over de haven en de brug.\n\n");
    let article: String = (0..85).map(paragraph).collect();
    assert!((6_000..7_000).contains(&article.len()), "{}", article.len());
    tree(folder.path(), 200, 100, &article);
    let begun = std::time::Instant::now();
    let (text, code, peak) = measured(folder.path(), &["check", ".", "--statistics"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("20000 files"), "{text}");
    assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
    assert!(peak > 0 && peak < 150 << 10, "{peak} KiB");
}

/// As slow: the findings too are told as they are found, or counted.
#[cfg(target_os = "linux")]
#[ignore = "slow without optimisation"]
#[test]
fn a_hundred_thousand_files_take_no_more_memory() {
    let folder = tempfile::tempdir().unwrap();
    tree(folder.path(), 100, 1_000, DAMAGED);
    for format in ["human", "html", "sarif"] {
        let (text, code, peak) = measured(folder.path(), &["check", ".", "--format", format]);
        assert_eq!(code, Some(1), "{format}");
        assert!(text.len() > 1 << 20, "{format}: {}", text.len());
        assert!(peak > 0 && peak < 150 << 10, "{format}: {peak} KiB");
    }
}

/// Files are checked while others are told, and still told in their order, once each.
#[test]
fn many_files_are_told_in_order_by_any_number_of_threads() {
    let folder = tempfile::tempdir().unwrap();
    for n in 0..400 {
        fs::write(folder.path().join(format!("{n:03}.txt")), format!("Wij zagen {n} bij de de haven.\n")).unwrap();
    }
    let told = |threads: &str| copydesk(folder.path(), &["check", ".", "--format", "jsonl", "--jobs", threads]).stdout;
    let (alone, several) = (told("1"), String::from_utf8(told("3")).unwrap());
    let lines = several.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let paths: Vec<String> = lines.filter_map(|line| Some(line["path"].as_str()?.to_string())).collect();
    assert!(paths.is_sorted() && paths.len() >= 400, "{}", paths.len());
    assert_eq!(String::from_utf8(alone).unwrap(), several);
}
