//! `copydesk glossary import` and `export` as a terminologist meets them: what is carried over, what is told, and bad input.

#![allow(clippy::unwrap_used)]

#[path = "common/command.rs"]
mod command;
#[path = "common/long_list.rs"]
mod long_list;

use command::{copydesk, stderr, stdout};
use copydesk::session::{Options, Session};
use std::fs;
use std::path::Path;
use std::process::Output;
use std::time::Instant;

fn glossary(folder: &Path, arguments: &[&str]) -> Output {
    copydesk(folder, &[&["glossary"], arguments].concat())
}

fn utf16(text: &str) -> Vec<u8> {
    [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}

#[test]
fn lists_in_any_encoding_become_one_glossary() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.csv"), utf16("wrong,right,Farbe\r\nKôte,Kust,blau\r\n")).unwrap();
    fs::write(folder.path().join("b.tsv"), "ceasefire\tbestand\n\n\ntruce\tbestand\n").unwrap();
    let output = glossary(folder.path(), &["import", "a.csv", "b.tsv", "--output", "desk.toml"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(stdout(&output), "");
    assert_eq!(
        stderr(&output),
        "a.csv:2: column 3: no column of a glossary: \"blau\"; left out\n\
         b.tsv:4: a second source term beside that at b.tsv:1: \"truce\"; left out\n\
         copydesk: 2 terms read, 2 things left out.\n"
    );
    let toml = fs::read_to_string(folder.path().join("desk.toml")).unwrap();
    assert!(toml.contains("right = \"Kust\"\nwrong = [\"Kôte\"]\n"), "{toml}");
    let lint = glossary(folder.path(), &["lint", "desk.toml"]);
    assert_eq!(lint.status.code(), Some(0), "{}", stdout(&lint));
    let again = glossary(folder.path(), &["import", "a.csv", "--output", "desk.toml"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(stderr(&again).contains("desk.toml: there is a file already; write --force"), "{}", stderr(&again));
    assert_eq!(fs::read_to_string(folder.path().join("desk.toml")).unwrap(), toml);
    let forced = glossary(folder.path(), &["import", "a.csv", "--output", "desk.toml", "--force"]);
    assert_eq!(forced.status.code(), Some(0));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3, "no temporary file is left");
}

#[test]
fn lists_that_are_none_say_where() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    write("cut.tbx", b"<martif>\n<text><body>\n<termEntry>\n<langSet xml:lang=\"nl\"><tig><term>bestand");
    write("list.dat", b"a,b\n");
    write("list.csv", b"PK\x03\x04\0\0\0\0");
    write("desk.toml", b"");
    for (arguments, told) in [
        (&["import", "cut.tbx"][..], "cut.tbx:4: <term> is never closed: the file is cut off"),
        (
            &["import", "list.dat"],
            "list.dat cannot be read: its name does not say what it is; write --format with one of csv",
        ),
        (&["import", "list.csv"], "list.csv cannot be read: it is no text; save it as CSV"),
        (&["import", "desk.toml"], "it is a glossary file already; give it with --glossary"),
        (&["import", "none.csv"], "none.csv cannot be read: there is no such file"),
        (&["import", "list.dat", "--format", "xlsx"], "possible values: csv, tsv, tbx, tbx-dct, tbx2, xliff"),
        (&["import", "list.dat", "--format", "csv", "--output", "no/desk.toml"], "no/desk.toml: not written: "),
        (&["export", "--format", "csv", "--lang", "xx"], "there is no glossary for the language \"xx\""),
        (&["export", "list.dat", "--format", "csv"], "list.dat:1: not TOML"),
    ] {
        let output = glossary(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(stdout(&output), "", "{arguments:?}");
        assert!(stderr(&output).contains(told), "{arguments:?}: {}", stderr(&output));
    }
}

#[test]
fn lists_too_long_for_a_glossary_file_are_refused_at_once() {
    let folder = tempfile::tempdir().unwrap();
    fs::File::create(folder.path().join("long.csv")).unwrap().set_len(65 << 20).unwrap();
    let output = glossary(folder.path(), &["import", "long.csv", "-o", "desk.toml"]);
    assert_eq!(output.status.code(), Some(2));
    let told = "long.csv cannot be read: more than 64 MB of lists make no glossary file that anybody can open; leave out rows, or give a check the list itself: --glossary long.csv";
    assert!(stderr(&output).contains(told), "{}", stderr(&output));
    assert!(!folder.path().join("desk.toml").exists());
}

#[test]
fn what_no_entry_can_hold_and_what_contradicts_itself_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let list = "right,wrong,admitted,keys\nGent,Gand|Gent,Gand,kind = nonsense\nBrugge,Bruges,,\nBrussel,Bruges,,case = \"exact\"\n";
    fs::write(folder.path().join("a.csv"), list).unwrap();
    let output = glossary(folder.path(), &["import", "a.csv"]);
    assert_eq!(output.status.code(), Some(1));
    let told = stderr(&output);
    for line in [
        "a.csv:2: right and wrong at once: \"Gent\"; left out",
        "a.csv:2: wrong and admitted at once: \"Gand\"; left out",
        "a.csv:2: not TOML: ",
        "a.csv:4: \"Bruges\" is forbidden already, at a.csv:3: keep the variant in one entry",
        "copydesk: 3 terms read, 3 things left out.",
    ] {
        assert!(told.contains(line), "{line}: {told}");
    }
    assert!(stdout(&output).contains("right = \"Gent\"\nwrong = [\"Gand\"]\n"), "{}", stdout(&output));
    assert!(stdout(&output).contains("case = \"exact\""), "{}", stdout(&output));
}

#[test]
fn a_glossary_goes_out_and_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let desk = "title = \"Bureau\"\n[[term]]\nright = \"Gent\"\nwrong = [\"Gand\"]\nenglish = \"Ghent\"\nwhy = \"Zo heet de stad.\"\n\n[[phrase]]\npattern = \"op de dag\"\nright = \"toen\"\nwhy = \"Zo niet.\"\n";
    fs::write(folder.path().join("desk.toml"), desk).unwrap();
    for format in ["csv", "tsv", "tbx", "tbx-dct", "tbx2"] {
        let output = glossary(folder.path(), &["export", "desk.toml", "--format", format, "-o", "list"]);
        assert_eq!(output.status.code(), Some(0), "{format}: {}", stderr(&output));
        assert_eq!(
            stderr(&output),
            "desk.toml:8: a phrase is no term: \"op de dag\"; left out\ncopydesk: 1 thing left out.\n"
        );
        let back = glossary(folder.path(), &["import", "list", "--format", format]);
        assert_eq!(
            stdout(&back),
            "title = \"list\"\n\n[[term]]\nright = \"Gent\"\nwrong = [\"Gand\"]\nenglish = \"Ghent\"\nwhy = \"Zo heet de stad.\"\n",
            "{format}"
        );
        fs::remove_file(folder.path().join("list")).unwrap();
    }
    let xliff = glossary(folder.path(), &["export", "desk.toml", "--format", "xliff", "--lang", "nl-BE"]);
    assert!(stderr(&xliff).contains("desk.toml:2: a form that is not to be used: \"Gand\"; left out"));
    assert!(stdout(&xliff).contains("trgLang=\"nl-BE\""));
}

#[test]
fn the_built_in_glossary_is_exported_where_none_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let output = glossary(folder.path(), &["export", "--format", "csv"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(stdout(&output).starts_with("right,wrong,deprecated,"));
    assert!(stdout(&output).lines().count() > 1500);
    assert!(stderr(&output).starts_with("glossary/nl/"));
}

#[test]
fn a_long_list_is_a_glossary_like_any_other() {
    let folder = tempfile::tempdir().unwrap();
    let rows = 5_000;
    fs::write(folder.path().join("list.csv"), long_list::csv(rows)).unwrap();
    let picked = [1, 2_500, rows - 1];
    let text: String = picked.iter().map(|row| format!("Zij kozen {}.\n\n", long_list::wrong(*row))).collect();
    fs::write(folder.path().join("a.txt"), text).unwrap();
    let arguments = ["check", "--glossary", "list.csv", "--select", "glossary-term", "--format", "rdjson", "a.txt"];
    let told = stdout(&copydesk(folder.path(), &arguments));
    for row in picked {
        assert!(told.contains(&long_list::right(row)), "{row}: {told}");
        let search = glossary(folder.path(), &["search", "--glossary", "list.csv", &long_list::wrong(row)]);
        let wanted = format!("list.csv:{}: forbidden; write {}\n", row + 2, long_list::right(row));
        assert!(stdout(&search).starts_with(&wanted), "{wanted}: {}", stdout(&search));
    }
    let stats = stdout(&glossary(folder.path(), &["stats", "--glossary", "list.csv"]));
    let counts: Vec<&str> =
        stats.lines().find(|line| line.starts_with("list.csv")).unwrap().split_whitespace().collect();
    assert_eq!(counts[1..4], ["5000", "1000", "4000"], "{stats}");
}

#[test]
fn contradictions_in_a_long_list_are_told_all_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let rows = 5_000;
    let more = format!("{},anders\n{},{}\n", long_list::wrong(7), long_list::right(8), long_list::right(9));
    fs::write(folder.path().join("list.csv"), long_list::csv(rows) + &more).unwrap();
    fs::write(folder.path().join("a.txt"), "Zij kozen.\n").unwrap();
    let output = copydesk(folder.path(), &["check", "--glossary", "list.csv", "a.txt"]);
    assert_eq!(output.status.code(), Some(2));
    let told = stderr(&output);
    let first = format!(
        "list.csv:5002: \"{}\" is forbidden already, at list.csv:9: keep the variant in one entry",
        long_list::wrong(7)
    );
    // The row joins the entry of its term, which stands on line 11.
    let second = format!("list.csv:11: \"{}\" is forbidden here and preferred at list.csv:10: ", long_list::right(8));
    assert!(told.contains("the glossary has 2 mistakes") && told.contains(&first) && told.contains(&second), "{told}");
}

#[test]
fn a_list_reads_nothing_but_itself() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("secret.txt", "GEHEIM");
    write("a.txt", "Zij kozen Gand.\n");
    let list = |term: &str| {
        format!(
            "<!DOCTYPE tbx SYSTEM \"secret.txt\" [<!ENTITY x SYSTEM \"secret.txt\">]>\n<tbx><text><body>\n<conceptEntry><langSec xml:lang=\"nl\"><termSec><term>Gent{term}</term></termSec><termSec><term>Gand</term><termNote type=\"administrativeStatus\">deprecatedTerm-admn-sts</termNote></termSec></langSec></conceptEntry>\n</body></text></tbx>\n"
        )
    };
    write("plain.tbx", &list(""));
    write("entity.tbx", &list("&x;"));
    let plain = copydesk(folder.path(), &["check", "--glossary", "plain.tbx", "a.txt"]);
    assert!(stdout(&plain).contains("[plain.tbx:3]"), "{}{}", stdout(&plain), stderr(&plain));
    let entity = copydesk(folder.path(), &["check", "--glossary", "entity.tbx", "a.txt"]);
    let told = stderr(&entity);
    assert!(told.contains("entity.tbx:3: the entity &x; is not defined") && !told.contains("GEHEIM"), "{told}");
    let cut = list("").split("<termNote").next().unwrap().to_string();
    write("cut.tbx", &cut);
    let told = stderr(&copydesk(folder.path(), &["check", "--glossary", "cut.tbx", "a.txt"]));
    assert!(told.contains("cut.tbx:3: <termSec> is never closed: the file is cut off"), "{told}");
}

/// The most memory that this process had so far, in MB; nothing where the system does not say.
fn peak_memory() -> Option<usize> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.split_whitespace().next()?.parse::<usize>().ok()? / 1024)
}

/// Run it alone and optimised: `cargo test --release --test term_lists -- --ignored`. The bars are for a busy machine; on an
/// idle one it takes a third of the time.
#[test]
#[ignore = "takes long, and its limits hold for an optimised build"]
fn half_a_million_rows_cost_little() {
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("list.csv");
    let rows = 500_000;
    fs::write(&list, long_list::csv(rows)).unwrap();
    // Copy of 16 MB in which every third word is one of the list's.
    let sentence = |number: usize| {
        let terms = [0, 1, 2].map(|more| long_list::right((number * 31 + more * 1_001) % rows).to_lowercase());
        format!("De raad koos {} voor de {} en het huis van de {}.\n\n", terms[0], terms[1], terms[2])
    };
    let text: String = (0..220_000).map(sentence).collect();
    let scan = |options: Options| {
        let before = (Instant::now(), peak_memory());
        let session = Session::open(options).unwrap();
        session.check_bytes("a.txt", b"Zij kozen.").result.unwrap();
        let loaded = (before.0.elapsed(), peak_memory());
        let start = Instant::now();
        session.check_bytes("a.txt", text.as_bytes()).result.unwrap();
        let memory = loaded.1.zip(before.1).map(|(after, before)| after.saturating_sub(before));
        (loaded.0.as_secs_f64(), memory, start.elapsed().as_secs_f64())
    };
    let long = scan(Options { glossaries: vec![list], ..Options::default() });
    let builtin = scan(Options::default());
    println!(
        "load {:.2} s, memory {:?} MB, scan {:.2} s and {:.2} s without the list",
        long.0, long.1, long.2, builtin.2
    );
    assert!(long.0 < 4.0, "loading took {} s", long.0);
    assert!(long.1.is_none_or(|megabytes| megabytes < 250), "loading took {:?} MB", long.1);
    assert!(long.2 < 3.0 * builtin.2, "the scan took {} s, without the list {} s", long.2, builtin.2);
}
