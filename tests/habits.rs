//! What people and CI expect of a linter, and the ways to plug it in: what the documentation runs is run here.

#![allow(clippy::unwrap_used)]

#[path = "common/command.rs"]
mod command;

use command::{code, command, copydesk, stdout};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const DAMAGED: &str = "Wij zagen de de haven.\nDe Maersk -directie zweeg van de de zomer.\n";

fn feed() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("feed")).unwrap();
    fs::write(folder.path().join("feed/article.txt"), DAMAGED).unwrap();
    folder
}

#[test]
fn switches_do_what_they_say() {
    let folder = feed();
    assert_eq!(code(&copydesk(folder.path(), &["check", "feed", "--exit-zero"])), 0);
    assert_eq!(
        code(&copydesk(folder.path(), &["check", "nowhere", "--exit-zero"])),
        2,
        "what cannot be read is not excused"
    );
    fs::create_dir(folder.path().join("empty")).unwrap();
    let nothing = copydesk(folder.path(), &["check", "empty"]);
    assert_eq!(
        (code(&nothing), &*stdout(&nothing)),
        (0, "Nothing was checked: there is no article in what was named.\n")
    );
    for (arguments, told) in [
        (["check", "--files-from", "list"], "the list list cannot be read: there is no such file; check the name"),
        (["check", "feed", "--jobs=0"], "write a number from 1"),
    ] {
        let output = copydesk(folder.path(), &arguments);
        let stderr = String::from_utf8(output.stderr.clone()).unwrap();
        assert!(code(&output) == 2 && stderr.contains(told), "{stderr}");
    }
    let quiet = stdout(&copydesk(folder.path(), &["check", "feed", "-q", "--jobs", "1"]));
    assert!(quiet.contains("doubled-word") && !quiet.contains("3 findings"), "{quiet}");
    fs::write(folder.path().join("good.txt"), "Goed.\n").unwrap();
    assert_eq!(stdout(&copydesk(folder.path(), &["check", "good.txt", "-q"])), "");
    let statistics = stdout(&copydesk(folder.path(), &["check", "feed", "--statistics"]));
    let table = format!(
        " findings    files  rule\n        2        1  doubled-word\n        1        1  space-before-hyphen\n1 file, {} B, ",
        DAMAGED.len()
    );
    assert!(statistics.starts_with(&table), "{statistics}");
    let json = copydesk(folder.path(), &["check", "feed", "--statistics", "--format", "json"]);
    assert!(serde_json::from_slice::<serde_json::Value>(&json.stdout).is_ok());
    assert!(String::from_utf8_lossy(&json.stderr).contains("doubled-word"));
}

#[test]
fn colour_is_as_the_environment_says() {
    let folder = feed();
    for (variable, coloured) in [("CLICOLOR_FORCE", true), ("NO_COLOR", false)] {
        let output = command(folder.path()).args(["check", "feed"]).env(variable, "1").output().unwrap();
        assert_eq!(stdout(&output).contains('\u{1b}'), coloured, "{variable}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn lists_of_files_may_hold_any_name() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = tempfile::tempdir().unwrap();
    let mut list = Vec::new();
    for name in [&b"caf\xE9.txt"[..], b"two\nlines.txt"] {
        fs::write(folder.path().join(OsStr::from_bytes(name)), DAMAGED).unwrap();
        list.extend_from_slice(name);
        list.push(0);
    }
    fs::write(folder.path().join("list"), &list).unwrap();
    let check = copydesk(folder.path(), &["check", "--files-from", "list", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&check.stdout).unwrap();
    assert_eq!((code(&check), &report["summary"]["files"], &report["summary"]["findings"]), (1, &2.into(), &6.into()));
    fs::write(folder.path().join("list"), "two\r\nnowhere.txt\n").unwrap();
    assert_eq!(code(&copydesk(folder.path(), &["check", "--files-from", "list"])), 2);
    assert_eq!(code(&copydesk(folder.path(), &["check", "--files-from", "no-list"])), 2);
    // A loop of links is not followed.
    std::os::unix::fs::symlink(".", folder.path().join("loop")).unwrap();
    let check = copydesk(folder.path(), &["check", ".", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&check.stdout).unwrap();
    assert_eq!((code(&check), &report["summary"]["files"]), (1, &2.into()));
}

#[test]
fn what_is_generated_is_what_there_is() {
    let folder = tempfile::tempdir().unwrap();
    let generated = |what: &[&str]| stdout(&copydesk(folder.path(), &[&["generate"], what].concat()));
    let manual = generated(&["man"]);
    assert!(manual.contains(".TH copydesk") && manual.contains("COMMAND CHECK") && manual.contains("baseline"));
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(generated(&["completions", shell]).contains("write-baseline"), "{shell}");
    }
    assert_eq!(generated(&["schema"]), stdout(&copydesk(folder.path(), &["schema"])));
}

fn root(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Runs a line of a script as a CI job would, with the program on its path.
fn script(folder: &Path, line: &str, variables: &[(&str, &str)]) -> Output {
    let bin = Path::new(env!("CARGO_BIN_EXE_copydesk")).parent().unwrap();
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
    let mut command = Command::new("bash");
    command.args(["-c", line]).current_dir(folder).env("PATH", path).env("RUNNER_TEMP", folder);
    command.envs(variables.iter().copied()).stdin(Stdio::null()).output().unwrap()
}

#[cfg(unix)]
#[test]
fn what_the_pages_run_runs() {
    for page in ["github", "gitlab", "pre-commit", "cron"] {
        let text = fs::read_to_string(root(&format!("docs/{page}.md"))).unwrap();
        let folder = feed();
        let mut lines = 0;
        let mut options = Vec::new();
        let mut fence: Option<&str> = None;
        for line in text.lines() {
            if let Some(language) = line.strip_prefix("```") {
                fence = if fence.is_some() { None } else { Some(language) };
                continue;
            }
            let line = line.trim().trim_start_matches("- ");
            if fence == Some("sh") || (fence == Some("yaml") && line.starts_with("copydesk check")) {
                let output = script(folder.path(), line, &[]);
                assert!(code(&output) < 2, "{page}: {line}: {}", String::from_utf8_lossy(&output.stderr));
                lines += 1;
            }
            options.extend(line.strip_prefix("args: ").filter(|options| options.starts_with("--")));
        }
        // What the action is given, once the lists are written that it names.
        for options in options {
            let output = script(folder.path(), &format!("copydesk check {options} feed"), &[]);
            assert!(code(&output) < 2, "{page}: {options}: {}", String::from_utf8_lossy(&output.stderr));
        }
        assert!(lines >= 2, "{page} runs something");
    }
}

#[cfg(unix)]
#[test]
fn hooks_and_action_run() {
    let hooks = fs::read_to_string(root(".pre-commit-hooks.yaml")).unwrap();
    let entries: Vec<&str> = hooks.lines().filter_map(|line| line.trim().strip_prefix("entry: ")).collect();
    let codes: Vec<i32> =
        entries.iter().map(|entry| code(&script(feed().path(), &format!("{entry} feed/article.txt"), &[]))).collect();
    assert_eq!((entries.len(), codes), (2, vec![1, 0]));
    let action = fs::read_to_string(root("action.yml")).unwrap();
    let check = action.lines().filter_map(|line| line.trim().strip_prefix("run: ")).next_back().unwrap();
    let folder = feed();
    for (arguments, expected) in [("", 1), ("--exit-zero --fail-on error", 0)] {
        let output = script(folder.path(), check, &[("COPYDESK_ARGS", arguments), ("COPYDESK_PATHS", "feed")]);
        assert_eq!(code(&output), expected, "{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn a_file_that_is_named_twice_is_one_file() {
    let folder = feed();
    let name = "feed/article.txt";
    let output = copydesk(folder.path(), &["fix", name, ".", "./feed/article.txt", "feed"]);
    assert_eq!(code(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(text.matches(name).count(), 1, "{text}");
}

#[test]
fn patterns_that_mean_nothing_are_told_with_their_place() {
    let folder = feed();
    fs::create_dir(folder.path().join("old")).unwrap();
    fs::write(folder.path().join("old/a.txt"), DAMAGED).unwrap();
    let config = "exclude = [\n  \"old\",\n  \"odl/**\",\n]\n[[per-file]]\nfiles = [\"feed/*.txt\", \"*.html\"]\nlang = \"nl-BE\"\n";
    fs::write(folder.path().join("copydesk.toml"), config).unwrap();
    let told = "copydesk: copydesk.toml:3: \"odl/**\" matches nothing here: correct it, or take it out\n\
        copydesk: copydesk.toml:6: \"*.html\" matches nothing here: correct it, or take it out\n";
    let stderr = |arguments: &[&str]| String::from_utf8(copydesk(folder.path(), arguments).stderr).unwrap();
    assert_eq!(stderr(&["check", "."]), told);
    // What is there, but passed over for another reason, is there.
    fs::create_dir(folder.path().join("odl")).unwrap();
    fs::write(folder.path().join("odl/a.txt"), DAMAGED).unwrap();
    fs::write(folder.path().join("odl/b.html"), DAMAGED).unwrap();
    fs::write(folder.path().join(".gitignore"), "odl\n").unwrap();
    assert_eq!(stderr(&["check", "."]), "");
    fs::remove_dir_all(folder.path().join("odl")).unwrap();
    assert_eq!(stderr(&["fix", "."]), told);
    assert_eq!(stderr(&["check", ".", "--quiet"]), "");
    assert_eq!(stderr(&["check", "feed"]), "", "of a part of the folder nothing is said");
    assert_eq!(stderr(&["check", "feed/article.txt"]), "");
}
