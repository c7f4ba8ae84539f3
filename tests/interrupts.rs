//! Ctrl-C, and files that change while they are watched.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

#[path = "common/command.rs"]
mod command;

use command::command;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

const DAMAGED: &str = "Wij zagen de de haven.\n";
const PATIENCE: Duration = Duration::from_secs(60);

fn start(folder: &Path, arguments: &[&str]) -> Child {
    command(folder).args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

fn interrupt(child: &Child) {
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
}

/// The lines of a stream as they come.
fn lines(stream: impl std::io::Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || BufReader::new(stream).lines().map_while(Result::ok).try_for_each(|l| sender.send(l)));
    receiver
}

fn wait_for(lines: &Receiver<String>, part: &str) {
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        if lines.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("{part:?} never came")).contains(part) {
            return;
        }
    }
    panic!("{part:?} never came");
}

#[test]
fn an_interrupted_fix_leaves_whole_files_only() {
    let folder = tempfile::tempdir().unwrap();
    let (original, fixed) = (DAMAGED.repeat(300), DAMAGED.replace("de de", "de").repeat(300));
    let path = |n: usize| folder.path().join(format!("{n:04}.txt"));
    (0..800).for_each(|n| fs::write(path(n), &original).unwrap());
    let child = start(folder.path(), &["fix", "."]);
    let begun = Instant::now();
    while fs::read_to_string(path(0)).unwrap() == original && begun.elapsed() < PATIENCE {
        std::thread::sleep(Duration::from_millis(2));
    }
    interrupt(&child);
    let output = child.wait_with_output().unwrap();
    let (stdout, stderr) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(130), "{stdout}{stderr}");
    assert!(stderr.contains("interrupted; no file is half-written"), "{stderr}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 800, "no temporary file is left");
    let repaired = (0..800).filter(|n| fs::read_to_string(path(*n)).unwrap() == fixed).count();
    let left = (0..800).filter(|n| fs::read_to_string(path(*n)).unwrap() == original).count();
    assert_eq!(repaired + left, 800);
    assert!(stdout.contains(&format!(" repaired in {repaired} of ")), "{repaired}: {stdout}");
}

#[test]
fn an_interrupted_check_leaves_no_half_of_a_report() {
    let folder = tempfile::tempdir().unwrap();
    let articles = folder.path().join("articles");
    fs::create_dir(&articles).unwrap();
    let damaged = DAMAGED.repeat(300);
    (0..800).for_each(|n| fs::write(articles.join(format!("{n:04}.txt")), &damaged).unwrap());
    let mut child = start(folder.path(), &["check", "articles", "--format", "jsonl", "--output", "report.sarif"]);
    let out = lines(child.stdout.take().unwrap());
    wait_for(&out, "0000.txt");
    interrupt(&child);
    // A full pipe would keep it from hearing.
    while out.recv().is_ok() {}
    let output = child.wait_with_output().unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(130), "{stderr}");
    assert!(stderr.contains("interrupted; the reports that --output asks for were not written"), "{stderr}");
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["articles"]);
}

#[test]
fn watching_checks_again_and_ends_well() {
    let folder = tempfile::tempdir().unwrap();
    let article = folder.path().join("a.txt");
    fs::write(&article, "Goed.\n").unwrap();
    let mut child = start(folder.path(), &["check", ".", "--watch"]);
    let (out, errors) = (lines(child.stdout.take().unwrap()), lines(child.stderr.take().unwrap()));
    wait_for(&errors, "watching");
    wait_for(&out, "No findings in 1 file");
    fs::write(&article, DAMAGED).unwrap();
    wait_for(&out, "doubled-word");
    wait_for(&errors, "watching");
    fs::write(folder.path().join("copydesk.toml"), "selekt = []\n").unwrap();
    wait_for(&errors, "copydesk.toml:1: unknown key");
    fs::write(folder.path().join("copydesk.toml"), "ignore = [\"doubled-word\"]\n").unwrap();
    wait_for(&out, "No findings in 1 file");
    fs::write(folder.path().join("b.txt"), "Ook goed.\n").unwrap();
    wait_for(&out, "No findings in 2 files");
    fs::remove_file(&article).unwrap();
    wait_for(&out, "No findings in 1 file");
    interrupt(&child);
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert!(out.try_iter().all(|line| !line.contains('\u{1b}')), "a pipe is not cleared");
}

#[test]
fn standard_input_is_not_watched() {
    let folder = tempfile::tempdir().unwrap();
    let output = start(folder.path(), &["check", "-", "--watch"]).wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("standard input does not change"));
}
