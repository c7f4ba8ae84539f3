//! What is left alone: by comments, by a list beside the articles, by a baseline.

#![allow(clippy::unwrap_used)]

#[path = "common/command.rs"]
mod command;

use command::{code, copydesk, stderr};
use std::fs;
use std::path::Path;

/// The findings as "path:line: rule".
fn found(folder: &Path, arguments: &[&str]) -> Vec<String> {
    let output = copydesk(folder, &[&["check", "--format", "json"], arguments].concat());
    let report: serde_json::Value =
        serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", stderr(&output)));
    let mut lines = Vec::new();
    for file in report["files"].as_array().unwrap() {
        assert!(file["error"].is_null(), "{file}");
        for finding in file["findings"].as_array().unwrap() {
            let (path, line) = (file["path"].as_str().unwrap(), &finding["start"]["line"]);
            lines.push(format!("{path}:{line}: {}", finding["rule"].as_str().unwrap()));
        }
    }
    lines
}

#[test]
fn comments_hide_a_block_a_range_or_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    let fault = "Wij zagen de de haven.";
    file("next.md", &format!("<!-- copydesk: ignore doubled-word: lied -->\n\n{fault}\n\n{fault}\n"));
    file(
        "range.md",
        &format!(
            "<!-- copydesk: ignore-start -->\n\n{fault}\n\n- {fault}\n\n<!-- copydesk: ignore-end -->\n\n{fault}\n"
        ),
    );
    file("file.md", &format!("{fault}\n\n<!-- copydesk: ignore-file doubled-word -->\n\nDe Maersk -directie.\n"));
    file(
        "page.html",
        &format!(
            "<body><p>{fault}</p><!-- copydesk: ignore doubled-word: lied --><p>{fault}</p><p>{fault}</p></body>\n"
        ),
    );
    file("code.md", &format!("`<!-- copydesk: ignore-file -->`\n\n{fault}\n"));
    file(
        "wrong.md",
        "<!-- copydesk: ignore dubbled-word -->\n\n<!-- copydesk: skip -->\n\n<!-- copydesk: ignore-end -->\n",
    );
    file("unused.md", "<!-- copydesk: ignore lost-accent: stond er -->\n\nGoed.\n");
    file(
        "a.po",
        &format!(
            "# copydesk: ignore doubled-word: lied\nmsgid \"x\"\nmsgstr \"{fault}\"\n\nmsgid \"y\"\nmsgstr \"{fault}\"\n"
        ),
    );
    assert_eq!(
        found(folder.path(), &["."]),
        [
            "a.po:6: doubled-word",
            "code.md:3: doubled-word",
            "file.md:5: space-before-hyphen",
            "next.md:5: doubled-word",
            "page.html:1: doubled-word",
            "page.html:1: doubled-word",
            "range.md:9: doubled-word",
            "unused.md:1: unused-ignore",
            "wrong.md:1: unused-ignore",
            "wrong.md:3: unused-ignore",
            "wrong.md:5: unused-ignore",
        ]
    );
    assert!(
        found(folder.path(), &["unused.md", "--select", "doubled-word"]).is_empty(),
        "what did not run is not judged"
    );
    assert_eq!(code(&copydesk(folder.path(), &["fix", "next.md"])), 0);
    assert_eq!(
        fs::read_to_string(folder.path().join("next.md")).unwrap(),
        format!("<!-- copydesk: ignore doubled-word: lied -->\n\n{fault}\n\nWij zagen de haven.\n"),
        "what is hidden is not repaired"
    );
}

/// 200 articles of four paragraphs, each with a fault that no other has.
fn articles() -> Vec<Vec<String>> {
    let article = |number: usize| {
        vec![
            format!("De raad van wijk {number} vergaderde donderdag."),
            format!("Bewoners zagen de de haven van wijk {number} groeien."),
            format!("De Maersk -directie koos wijk {number} niet."),
            "Daarna ging ieder naar huis.".to_string(),
        ]
    };
    (0..200).map(article).collect()
}

fn write(folder: &Path, articles: &[Vec<String>]) {
    for (number, paragraphs) in articles.iter().enumerate() {
        fs::write(folder.join(format!("{number:03}.txt")), paragraphs.join("\n\n") + "\n").unwrap();
    }
}

#[test]
fn a_baseline_shows_only_what_is_new() {
    let folder = tempfile::tempdir().unwrap();
    let feed = folder.path().join("feed");
    fs::create_dir(&feed).unwrap();
    let mut all = articles();
    write(&feed, &all);
    let written = copydesk(folder.path(), &["check", "feed", "--write-baseline", "known.toml"]);
    assert_eq!(code(&written), 0, "{}", stderr(&written));
    assert_eq!(String::from_utf8_lossy(&written.stdout), "known.toml: 400 findings known from now on.\n");
    assert!(found(folder.path(), &["feed", "--baseline", "known.toml"]).is_empty());
    // Articles change names, paragraphs their places and lines.
    all.reverse();
    all.rotate_left(57);
    for (number, article) in all.iter_mut().enumerate() {
        article.rotate_left(number % 4);
        article.insert(0, "Een nieuwe inleiding.".into());
    }
    all[99].push("Zij liep naar de de kerk.".into());
    write(&feed, &all);
    assert_eq!(
        found(folder.path(), &["feed", "--baseline", "known.toml"]),
        ["099.txt:11: doubled-word"].map(|line| format!("feed/{line}"))
    );
    let check = copydesk(folder.path(), &["check", "feed", "--baseline", "known.toml"]);
    assert_eq!(code(&check), 1);
    // One more of what is known is new too; what was mended is told.
    all[99].pop();
    let known = all[7].iter().find(|paragraph| paragraph.contains("de de")).unwrap().clone();
    all[8].push(known);
    write(&feed, &all);
    assert_eq!(found(folder.path(), &["feed", "--baseline", "known.toml"]).len(), 1);
    fs::remove_file(feed.join("000.txt")).unwrap();
    let check = copydesk(folder.path(), &["check", "feed", "--baseline", "known.toml"]);
    assert!(stderr(&check).contains("known.toml: 2 entries hide nothing any more"), "{}", stderr(&check));
}

#[test]
fn a_list_beside_the_articles_holds_below_it() {
    let folder = tempfile::tempdir().unwrap();
    let feed = folder.path().join("feed/deep");
    fs::create_dir_all(&feed).unwrap();
    fs::write(feed.join("a.txt"), "Wij zagen de de haven.\n").unwrap();
    let list = folder.path().join("feed/.copydesk-ignore.toml");
    assert_eq!(code(&copydesk(folder.path(), &["check", "feed", "--write-baseline", "feed/.copydesk-ignore.toml"])), 0);
    fs::write(feed.join("a.txt"), "Eerst dit.\n\nWij zagen de de haven.\n\nEn een Maersk -schip.\n").unwrap();
    assert_eq!(found(folder.path(), &["feed"]), ["feed/deep/a.txt:5: space-before-hyphen"]);
    assert_eq!(code(&copydesk(folder.path(), &["fix", "feed"])), 0);
    assert!(fs::read_to_string(feed.join("a.txt")).unwrap().contains("de de haven.\n\nEn een Maersk-schip."));
    fs::write(feed.join("a.txt"), "Wij zagen de haven.\n").unwrap();
    let check = copydesk(folder.path(), &["check", "feed"]);
    assert_eq!(code(&check), 0);
    assert!(stderr(&check).contains("feed/.copydesk-ignore.toml: 1 entry"), "{}", stderr(&check));
    for (text, expected) in [
        ("version = 1\n[[ignore]\n", "feed/.copydesk-ignore.toml:2: "),
        (
            "version = 2\n",
            "is a list of version 2, and this Copydesk reads version 1: write it anew with --write-baseline",
        ),
        ("", "has no version: write \"version = 1\" at its head"),
        (
            "version = 1\n[[ignore]]\nrule = 'x-y'\nhash = '0'\n",
            "feed/.copydesk-ignore.toml:3: there is no rule \"x-y\"",
        ),
        (
            "version = 1\n[[ignore]]\nrule = 'doubled-word'\nhash = 'xyz'\n",
            "feed/.copydesk-ignore.toml:4: \"xyz\" is no hash",
        ),
        (
            "version = 1\n[[ignore]]\nhsah = '1'\n",
            "feed/.copydesk-ignore.toml:3: unknown key \"hsah\": did you mean \"hash\"?",
        ),
    ] {
        fs::write(&list, text).unwrap();
        let check = copydesk(folder.path(), &["check", "feed"]);
        assert_eq!(code(&check), 2, "{text}");
        assert!(stderr(&check).contains(expected), "{text}: {}", stderr(&check));
        assert_eq!(
            code(&copydesk(folder.path(), &["check", ".", "--no-config", "--baseline", "feed/.copydesk-ignore.toml"])),
            2
        );
    }
}
