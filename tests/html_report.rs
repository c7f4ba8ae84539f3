//! The page for a browser: read by an HTML parser that is not ours, and opened in Chromium where there is one.

#![allow(clippy::unwrap_used, clippy::print_stderr)]

#[path = "common/command.rs"]
mod command;

use command::{code, copydesk, stdout};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use scraper::{ElementRef, Html, Selector};

/// Two rules, two severities, marks of HTML, and characters that a browser would obey.
const DAMAGED: &str = "Wij zagen de de haven, 100 % <script>alert(1)</script> & “vast”.\n\
     De Maersk -directie zweeg van de de zomer \u{202e}allang\u{202c}.\nZij was in Warsaw.\n";

/// A folder with a damaged article whose name is a trap, another with a remark only, and a good one.
fn feed() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("feed")).unwrap();
    for (name, text) in [
        ("a <b id=\"x\"> & c.txt", DAMAGED),
        ("b.md", "<!-- copydesk: ignore doubled-word: x -->\n\nDe haven is open.\n"),
        ("good.txt", "De haven is open.\n"),
    ] {
        fs::write(folder.path().join("feed").join(name), text).unwrap();
    }
    folder
}

fn page(folder: &Path, paths: &[&str]) -> String {
    stdout(&copydesk(folder, &[&["check", "--format", "html"], paths].concat()))
}

/// The page without a single mistake that a parser has to mend.
fn parsed(page: &str) -> Html {
    let html = Html::parse_document(page);
    assert_eq!(html.errors, Vec::<String>::new(), "{page}");
    html
}

fn all<'h>(html: &'h Html, selector: &str) -> Vec<ElementRef<'h>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

fn inside<'h>(element: &ElementRef<'h>, selector: &str) -> Vec<ElementRef<'h>> {
    element.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(element: &ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn texts(html: &Html, selector: &str) -> Vec<String> {
    all(html, selector).iter().map(text).collect()
}

/// The rows of a table, each with its cells side by side.
fn rows(html: &Html, selector: &str) -> Vec<String> {
    let cells = |row: &ElementRef<'_>| inside(row, "th, td").iter().map(text).collect::<Vec<_>>().join(" | ");
    all(html, selector).iter().map(cells).collect()
}

#[test]
fn every_finding_stands_in_its_article() {
    let feed = feed();
    let html = parsed(&page(feed.path(), &["feed", "nowhere.txt"]));
    assert_eq!(texts(&html, "h1"), ["6 findings in 4 articles"]);
    assert_eq!(texts(&html, "article h3"), ["feed/a <b id=\"x\"> & c.txt", "feed/b.md"]);
    let about = texts(&html, "article > header p");
    assert!(about[0].starts_with("24 words · 5 findings · score 67.60"), "{about:?}");
    let findings = all(&html, ".finding");
    let rules: Vec<_> = findings.iter().map(|finding| finding.attr("data-rule").unwrap()).collect();
    let expected =
        ["doubled-word", "space-before-hyphen", "doubled-word", "hidden-character", "glossary-term", "unused-ignore"];
    assert_eq!(rules, expected);
    let line = "… & “vast”.⏎De Maersk -directie zweeg van de de zomer <U+202E>allang<U+202C>.";
    assert_eq!(texts(&html, ".finding .line")[3], line);
    let marked = ["de de", "Maersk -directie", "de de", "<U+202E>allang<U+202C>", "Warsaw"];
    assert_eq!(texts(&html, ".finding mark")[..5], marked);
    // On the left what stands there, on the right what is proposed, in each what is not in the other.
    let hyphen = &findings[1];
    let sides: Vec<String> = inside(hyphen, "dd").iter().map(text).collect();
    assert_eq!(sides, ["Maersk -directie", "Maersk-directie"]);
    assert_eq!(inside(hyphen, ".old del").len(), 1);
    assert_eq!(inside(hyphen, ".new ins").len(), 0);
    let term = text(&findings[4]);
    for part in ["line 3, column 12", "Warschau", "glossary/nl/places-capitals.toml:", "copydesk explain glossary-term"]
    {
        assert!(term.contains(part), "{part}: {term}");
    }
    assert_eq!(texts(&html, ".failed li"), ["nowhere.txt: there is no such file; check the name"]);
}

#[test]
fn the_summary_counts_by_rule_and_severity() {
    let feed = feed();
    let html = parsed(&page(feed.path(), &["feed"]));
    let by_rule = rows(&html, ".rules tr");
    assert_eq!(by_rule[0], "Rule | Finds | Errors | Warnings | Infos | All");
    assert_eq!(by_rule[1], "doubled-word | the same word twice in a row | 2 | 0 | 0 | 2");
    assert_eq!((by_rule.len(), by_rule[6].as_str()), (7, "All |  | 3 | 1 | 2 | 6"));
    assert_eq!(
        rows(&html, "details tbody tr"),
        [
            "feed/a <b id=\"x\"> & c.txt | 24 | 5 | 67.60",
            "feed/b.md | 4 | 1 | 100.00",
            "feed/good.txt | 4 | 0 | 100.00"
        ]
    );
}

#[test]
fn nothing_of_a_text_becomes_markup_and_nothing_is_fetched() {
    let feed = feed();
    let page = page(feed.path(), &["feed"]);
    let html = parsed(&page);
    assert_eq!((all(&html, "script").len(), all(&html, "style").len(), all(&html, "article b").len()), (1, 1, 0));
    assert!(all(&html, "[src], link, iframe, img, object, embed, base, [onclick], [style]").is_empty());
    assert!(!page.contains("http:") && !page.contains("https:") && !page.contains("url(") && !page.contains("@import"));
    assert!(all(&html, "[href]").iter().all(|link| link.attr("href").unwrap().starts_with('#')));
    let hidden = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}');
    assert!(!page.contains(hidden));
}

#[test]
fn a_reader_without_eyes_or_mouse_finds_the_way() {
    let feed = feed();
    let html = parsed(&page(feed.path(), &["feed", "nowhere.txt"]));
    assert_eq!(all(&html, "html[lang=en] > head > title").len(), 1);
    for (landmark, number) in [("body > header", 1), ("body > main", 1), ("body > footer", 1), ("h1", 1)] {
        assert_eq!(all(&html, landmark).len(), number, "{landmark}");
    }
    let ids: Vec<&str> = all(&html, "[id]").iter().map(|element| element.attr("id").unwrap()).collect();
    let known: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), known.len(), "{ids:?}");
    // Every link leads somewhere, with the filter or without.
    for link in all(&html, "[href]") {
        assert!(known.contains(&link.attr("href").unwrap()[1..]), "{}", link.html());
    }
    for part in all(&html, "section, article") {
        assert!(known.contains(part.attr("aria-labelledby").unwrap()), "{}", part.html());
    }
    assert_eq!(all(&html, "input, select").len(), all(&html, "label input, label select").len());
    let levels: Vec<u32> =
        all(&html, "h1, h2, h3, h4").iter().map(|heading| heading.value().name()[1..].parse().unwrap()).collect();
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
    assert!(all(&html, ".line").iter().all(|line| line.attr("lang") == Some("nl")));
    // Without JavaScript all is shown, and there is no filter that does nothing.
    assert_eq!(all(&html, "[hidden]").len(), 1);
    assert_eq!(all(&html, "form#filter[hidden]").len(), 1);
}

#[test]
fn an_empty_run_says_so() {
    let feed = feed();
    let html = parsed(&page(feed.path(), &["feed/good.txt"]));
    assert_eq!(texts(&html, "h1"), ["No findings in 1 article"]);
    assert_eq!(texts(&html, ".empty"), ["No findings in 1 article."]);
    assert!(all(&html, "form, .rules, article").is_empty());
    fs::create_dir(feed.path().join("empty")).unwrap();
    let html = parsed(&page(feed.path(), &["empty"]));
    assert_eq!(texts(&html, ".empty"), ["Nothing was checked."]);
    assert!(texts(&html, ".lede")[0].starts_with("No article was checked."), "{:?}", texts(&html, ".lede"));
    let html = parsed(&page(feed.path(), &["nowhere.txt"]));
    assert_eq!(texts(&html, ".lede b"), ["Not everything was checked: 1 could not be read."]);
}

#[test]
fn scores_that_are_too_low_are_told() {
    let feed = feed();
    let html = parsed(&page(feed.path(), &["feed", "--min-score", "67.6"]));
    assert!(all(&html, "article header .error, .figures dd.error small").is_empty(), "as low as it may be");
    let html = parsed(&page(feed.path(), &["feed", "--min-score", "80"]));
    assert_eq!(texts(&html, "article header .error"), ["67.60, below 80.00"]);
    assert_eq!(texts(&html, ".figures dd.error small"), ["below 80.00; penalty 324.0 per 1,000 words"]);
}

#[test]
fn copydesk_finds_nothing_in_its_own_page() {
    let feed = feed();
    fs::write(feed.path().join("page.html"), page(feed.path(), &["feed"])).unwrap();
    let check = copydesk(feed.path(), &["check", "page.html"]);
    assert_eq!(code(&check), 0, "{}", stdout(&check));
}

/// A person who chooses a rule, as a script at the end of the page.
const CHOOSES: &str = "<script>{ const form = document.getElementById('filter'); form.elements.rule.value = 'glossary-term'; \
     form.dispatchEvent(new Event('change')); document.title = location.hash; }</script></body>";

/// What Chromium makes of the page at an address, or `None` where there is no Chromium.
fn opened(page: &Path, hash: &str) -> Option<Html> {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let runs =
        |name: &&&str| Command::new(name).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok();
    let Some(chromium) = names.iter().find(runs) else {
        eprintln!("skipped: there is no chromium on the PATH to open the page with");
        return None;
    };
    let profile = tempfile::tempdir().unwrap();
    let output = Command::new(chromium)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"])
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .arg("--dump-dom")
        .arg(format!("file://{}{hash}", page.display()))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(Html::parse_document(&String::from_utf8(output.stdout).unwrap()))
}

#[test]
fn a_browser_shows_what_the_address_asks_for() {
    let feed = feed();
    let file = feed.path().join("page.html");
    fs::write(&file, page(feed.path(), &["feed"])).unwrap();
    let shown = |html: &Html| -> Vec<String> {
        let findings = all(html, "article:not([hidden]) .finding:not([hidden])");
        findings.iter().map(|finding| finding.attr("data-rule").unwrap().to_string()).collect()
    };
    for (hash, expected, told) in [
        ("#rule=doubled-word", &["doubled-word", "doubled-word"][..], "2 of 6 findings shown, in 1 article"),
        (
            "#severity=info,warning",
            &["hidden-character", "glossary-term", "unused-ignore"],
            "3 of 6 findings shown, in 2 articles",
        ),
        ("#rule=doubled-word&severity=info", &[], "0 of 6 findings shown, in 0 articles"),
    ] {
        let Some(html) = opened(&file, hash) else { return };
        assert_eq!(shown(&html), expected, "{hash}");
        assert_eq!(texts(&html, "form:not([hidden]) output"), [told], "{hash}");
    }
    let chosen = feed.path().join("chosen.html");
    fs::write(&chosen, fs::read_to_string(&file).unwrap().replace("</body>", CHOOSES)).unwrap();
    let Some(html) = opened(&chosen, "#severity=warning") else { return };
    assert_eq!(shown(&html), ["glossary-term"]);
    assert_eq!(texts(&html, "title"), ["#rule=glossary-term&severity=warning"], "the address can be sent on");
    for hash in ["#f3", "#rule=no-such-rule"] {
        let Some(html) = opened(&file, hash) else { return };
        assert_eq!(shown(&html).len(), 6, "{hash}");
    }
}

#[test]
fn a_page_is_no_longer_than_a_browser_can_bear() {
    let feed = tempfile::tempdir().unwrap();
    for name in ["a.txt", "b.txt", "c.txt"] {
        fs::write(feed.path().join(name), "Wij zagen de de haven.\n\n".repeat(2_600)).unwrap();
    }
    let html = parsed(&page(feed.path(), &["--select", "doubled-word", "."]));
    assert_eq!(texts(&html, "h1"), ["7800 findings in 3 articles"]);
    assert_eq!(all(&html, ".finding").len(), 5_000);
    assert_eq!(rows(&html, ".rules tfoot tr"), ["All |  | 7800 | 0 | 0 | 7800"], "all are counted");
    let about = texts(&html, "article > header p");
    assert!(about.len() == 2 && about[1].contains(" · 2600 findings · "), "{about:?}");
    let more = texts(&html, "#findings > .empty");
    assert!(more[0].contains("first 5000 findings. 2800 more"), "{more:?}");
    for link in all(&html, "details a") {
        let target = link.attr("href").unwrap().trim_start_matches('#');
        assert_eq!(all(&html, &format!("[id='{target}']")).len(), 1, "{target}");
    }
}
