//! `copydesk glossary import` and `export` as a terminologist meets them: what is carried over, what is told, and bad input.

#![allow(clippy::unwrap_used)]

#[path = "common/command.rs"]
mod command;

use command::{copydesk, stderr, stdout};
use std::fs;
use std::path::Path;
use std::process::Output;

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
