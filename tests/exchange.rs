//! Term lists of other tools: round trips, what is lost, and bad input.

#![allow(clippy::unwrap_used)]

use std::fs;

use copydesk::glossary::exchange::{Concept, Format, Languages, read, to_toml, write};
use copydesk::glossary::{Entries, build, load};
use copydesk::session::{Options, Session};

fn languages() -> Languages {
    Languages::default()
}

/// A list with everything that a concept can hold.
fn concepts() -> Vec<Concept> {
    let texts = |list: &[&str]| list.iter().map(ToString::to_string).collect();
    vec![
        Concept {
            right: "Charkiv".into(),
            wrong: texts(&["Kharkiv", "a|b"]),
            deprecated: texts(&["Charkov"]),
            admitted: texts(&["Charkiev"]),
            english: Some("Kharkiv & co".into()),
            why: Some("Zo \"heet\" de stad, <hier>.".into()),
            source: Some("Taalunie".into()),
            region: Some("BE".into()),
            keys: vec![("case".into(), "\"any\"".into()), ("split".into(), "true".into())],
            file: "".into(),
            line: 0,
        },
        Concept { right: "wapenstilstand".into(), english: Some("armistice".into()), ..Concept::default() },
    ]
}

fn without_lines(concepts: Vec<Concept>) -> Vec<Concept> {
    concepts.into_iter().map(|concept| Concept { file: "".into(), line: 0, ..concept }).collect()
}

#[test]
fn what_a_format_can_hold_comes_back() {
    for format in [Format::Csv, Format::Tsv, Format::Tbx, Format::TbxDct, Format::Tbx2] {
        let (text, losses) = write(format, &concepts(), &languages());
        assert_eq!(losses, [], "{}", format.name());
        let list =
            read(format, &text, &languages()).unwrap_or_else(|error| panic!("{}: {error}\n{text}", format.name()));
        assert_eq!(list.losses, [], "{}: {text}", format.name());
        assert_eq!(without_lines(list.concepts), concepts(), "{}: {text}", format.name());
    }
}

#[test]
fn xliff_holds_terms_and_tells_the_rest() {
    let (text, losses) = write(Format::Xliff, &concepts(), &languages());
    assert_eq!(losses.len(), 5, "{losses:?}");
    let list = read(Format::Xliff, &text, &languages()).unwrap();
    let got: Vec<(&str, Option<&str>)> =
        list.concepts.iter().map(|concept| (concept.right.as_str(), concept.english.as_deref())).collect();
    assert_eq!(got, [("Charkiv", Some("Kharkiv & co")), ("wapenstilstand", Some("armistice"))]);
}

#[test]
fn the_built_in_glossary_goes_round() {
    let glossary = build("nl", "default", true, Vec::new()).unwrap();
    let (concepts, losses) = Concept::of_entries(glossary.entries());
    assert!(concepts.len() > 1500);
    assert!(losses.iter().all(|loss| loss.what.contains("a phrase") || loss.what.contains("a boilerplate")));
    let (mut entries, mut mistakes) = (Entries::default(), Vec::new());
    load("a.toml", &to_toml("Lijst", "", &concepts), &mut entries, &mut mistakes);
    assert_eq!(mistakes, []);
    let (again, _) = Concept::of_entries(&entries.entries);
    let sorted = |mut concepts: Vec<Concept>| {
        concepts.sort_by(|a, b| (&a.right, &a.why).cmp(&(&b.right, &b.why)));
        without_lines(concepts)
    };
    assert_eq!(sorted(again), sorted(concepts.clone()));
    for format in [Format::Csv, Format::Tbx] {
        let (text, _) = write(format, &concepts, &languages());
        assert_eq!(without_lines(read(format, &text, &languages()).unwrap().concepts), without_lines(concepts.clone()));
    }
}

#[test]
fn lists_without_a_header() {
    let two = read(Format::Csv, "ceasefire;bestand\ntruce;wapenstilstand\n", &languages()).unwrap();
    assert_eq!(two.concepts[1].right, "wapenstilstand");
    assert_eq!(two.concepts[0].english.as_deref(), Some("ceasefire"));
    let omegat = read(Format::Tsv, "ceasefire\tbestand\tniet: \"archief\"\n", &languages()).unwrap();
    assert_eq!(omegat.concepts[0].why.as_deref(), Some("niet: \"archief\""));
    let tags = read(Format::Csv, "en,nl-NL,de\ntruce,bestand,Waffenruhe\n", &languages()).unwrap();
    assert_eq!((tags.concepts[0].right.as_str(), tags.losses.len()), ("bestand", 1));
}

#[test]
fn other_languages_and_unknown_categories_are_told_by_line() {
    let text = "<tbx>\n<text><body>\n<conceptEntry>\n<subjectField>war</subjectField>\n<langSec xml:lang=\"de\"><termSec><term>Waffenruhe</term></termSec></langSec>\n</conceptEntry>\n</body></text></tbx>";
    let list = read(Format::Tbx, text, &languages()).unwrap();
    let losses: Vec<(usize, &str)> = list.losses.iter().map(|loss| (loss.line, loss.what.as_str())).collect();
    assert_eq!(
        losses,
        [
            (4, "subjectField: \"war\""),
            (5, "a term in another language (de): \"Waffenruhe\""),
            (3, "no term in the language that is checked")
        ]
    );
}

#[test]
fn bad_lists_say_where() {
    let cut = "<martif>\n<text><body>\n<termEntry>\n<langSet xml:lang=\"nl\"><tig><term>bestand</term>";
    let error = read(Format::Tbx2, cut, &languages()).unwrap_err();
    assert!(error.to_string().starts_with("line 4: <tig> is never closed: the file is cut off"), "{error}");
    let entity = "<!DOCTYPE martif [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<martif>&x;</martif>";
    let error = read(Format::Tbx2, entity, &languages()).unwrap_err();
    assert!(error.to_string().starts_with("line 2: the entity &x; is not defined"), "{error}");
    let deep = "<a>".repeat(100_000);
    assert!(read(Format::Tbx, &deep, &languages()).unwrap_err().what.contains("too deep"));
    assert!(read(Format::Tbx, "<a></b>", &languages()).is_err());
    let open = "wrong,right\nGand,Gent\n\nBruges,\"Brugge\nAnvers,Antwerpen\n";
    let error = read(Format::Csv, open, &languages()).unwrap_err();
    assert!(error.to_string().starts_with("line 4: a quote is never closed"), "{error}");
    let sound = "wrong,right,why\nGand,Gent,\"Zo heet\nde stad.\"\ninch,\"duim, 1\"\"\",\"zo\n\"\n";
    assert_eq!(read(Format::Csv, sound, &languages()).unwrap().concepts.len(), 2);
    assert_eq!(read(Format::Csv, "wrong,right\ninch,19\" rek\n", &languages()).unwrap().concepts.len(), 1);
}

#[test]
fn a_list_in_any_encoding_is_a_glossary() {
    let folder = tempfile::tempdir().unwrap();
    let list = "wrong,right\r\nCôte,Kust\r\n";
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(list.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let latin1: Vec<u8> = list.chars().map(|c| c as u8).collect();
    for (name, bytes) in [("a.csv", utf16), ("b.csv", latin1), ("c.csv", list.as_bytes().to_vec())] {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        let options = Options { glossaries: vec![path], builtin_glossary: false, ..Options::default() };
        let session = Session::open(options).unwrap();
        let checked = session.check_bytes("a.txt", "De Côte was leeg.".as_bytes()).result.unwrap();
        assert_eq!(checked.findings.len(), 1, "{name}");
        assert_eq!(checked.findings[0].replacements, ["Kust"], "{name}");
    }
}

/// The files of other tools beside the project, where they are there.
#[test]
fn lists_of_other_tools_are_read() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/formats/tbx");
    let Ok(files) = fs::read_dir(folder) else { return };
    for path in files.map(|file| file.unwrap().path()) {
        let format = Format::of_extension(path.extension().unwrap().to_str().unwrap()).unwrap();
        let bytes = fs::read(&path).unwrap();
        let text = copydesk::encoding::decode(&bytes, None, None).text.into_owned();
        let languages = Languages { target: "fr".into(), source: "en".into() };
        let list = read(format, &text, &languages).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert!(list.concepts.len() + list.losses.len() > 0, "{}", path.display());
    }
}
