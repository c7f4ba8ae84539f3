//! What the fuzz targets do with bytes: a body for each reader, and the promises that hold for any bytes at all.
//!
//! `fuzz/` runs them under libFuzzer; `tests/fuzz.rs` runs the same over the kept corpus and over made-up bytes.

#[path = "shown.rs"]
mod shown;
#[path = "told.rs"]
mod told;

use std::path::Path;
use std::sync::LazyLock;

use copydesk::archive::Archive;
use copydesk::document::{
    FORMATS, Format, ReadOptions, Segment, Styles, directives, format, package_parts, package_styles, parts,
};
use copydesk::encoding::{Charset, decode, looks_binary, mojibake};
use copydesk::engine::{Checked, FixError, Fixed, Input};
use copydesk::fix::Applicability;
use copydesk::glossary::exchange::{self, Languages, import};
use copydesk::glossary::{Entries, SourceFile, build, in_order, lint, load, out_of_order};
use copydesk::session::{Options, Session};
use copydesk::text::{Map, Span, Text};
use shown::assert_shown;
use told::assert_told;

const LANG: &str = "nl";
/// A language without built-in files: a glossary is built in no time.
const NO_LANG: &str = "xx";
const OPTIONS: ReadOptions<'static> = ReadOptions { fields: &[], lang: LANG, styles: None };

static SESSION: LazyLock<Session> = LazyLock::new(|| Session::open(Options::default()).unwrap());

type Body = fn(&[u8]);

/// The targets that are no format of documents.
const OTHERS: [(&str, Body); 8] = [
    ("archive", archive),
    ("encoding", encoding),
    ("glossary_csv", |bytes| term_list(exchange::Format::Csv, "a.csv", bytes)),
    ("glossary_tsv", |bytes| term_list(exchange::Format::Tsv, "a.tsv", bytes)),
    ("glossary_tbx", |bytes| term_list(exchange::Format::Tbx, "a.tbx", bytes)),
    ("glossary_xliff", |bytes| term_list(exchange::Format::Xliff, "a.xlf", bytes)),
    ("glossary_toml", glossary_toml),
    ("round_trip", round_trip),
];

/// The names of all targets: one for each format, and the others.
pub(crate) fn targets() -> impl Iterator<Item = &'static str> {
    FORMATS.iter().map(|format| format.name).chain(OTHERS.iter().map(|(name, _)| *name))
}

/// Runs a target; it panics where a promise is broken.
pub(crate) fn run(target: &str, bytes: &[u8]) {
    match OTHERS.iter().find(|(name, _)| *name == target) {
        Some((_, body)) => body(bytes),
        None => document(format(target).unwrap_or_else(|| panic!("no target {target}")), bytes),
    }
}

/// A reader gives segments whose every character has its place in the text, or an error that has one.
fn document(format: &Format, bytes: &[u8]) {
    let decoded = decode(bytes, Some(Charset::UTF_8), None);
    let text = &*decoded.text;
    (format.sniff)(text);
    (format.comments)(text).into_iter().for_each(|span| assert_inside(text, span));
    directives(text, format.comments);
    let parts = parts(format, text);
    assert!(parts.windows(2).all(|pair| pair[0].end == pair[1].start), "parts lie side by side");
    for part in parts {
        assert_inside(text, part);
        read(format, &text[part.range()], &OPTIONS);
    }
    if format.name == "docx" {
        package_parts(text).unwrap_or_default();
        package_styles(text).unwrap_or_default();
        let styles = Styles::read(text).unwrap_or_default();
        read(format, text, &ReadOptions { styles: Some(&styles), ..OPTIONS });
    }
}

fn read(format: &Format, text: &str, options: &ReadOptions<'_>) {
    match (format.read)(text, options) {
        Ok(segments) => segments.iter().for_each(|segment| assert_addresses(text, segment)),
        Err(error) => {
            assert_inside(text, error.span);
            assert!(!error.message.is_empty());
        }
    }
}

fn assert_addresses(text: &str, segment: &Segment<'_>) {
    segment.block.into_iter().for_each(|block| assert_inside(text, block));
    assert_eq!(segment.map.derived_len(), segment.plain.len(), "{:?}", segment.plain);
    let mut last = Span::new(0, 0);
    for (at, c) in segment.plain.char_indices() {
        let place = segment.map.locate(Span::new(at, at + c.len_utf8()));
        assert_inside(text, place);
        assert!(place.start >= last.start && place.end >= last.end, "{place:?} before {last:?} in {:?}", segment.plain);
        last = place;
    }
}

fn assert_inside(text: &str, span: Span<Text>) {
    assert!(text.get(span.range()).is_some(), "{span:?} is no place in a text of {} bytes", text.len());
}

/// Every byte of a file belongs to a character or is told as malformed, in its order.
fn encoding(bytes: &[u8]) {
    let Some((label, bytes)) = bytes.split_first() else { return };
    looks_binary(bytes);
    for charset in [None, charset(*label)] {
        let decoded = decode(bytes, charset, Some(LANG));
        let map: &Map<Text, _> = &decoded.map;
        let mut last = 0;
        for (at, c) in decoded.text.char_indices() {
            let place = map.locate(Span::new(at, at + c.len_utf8()));
            assert!(bytes.get(place.range()).is_some() && place.start >= last, "{place:?} after {last}");
            last = place.start;
        }
        decoded.malformed.iter().for_each(|span| assert_eq!(&decoded.text[span.range()], "\u{FFFD}"));
        for repair in mojibake::repairs(&decoded.text) {
            assert!(decoded.text.get(repair.range.clone()).is_some(), "{repair:?}");
        }
    }
}

/// A charset for every byte; some are none.
fn charset(number: u8) -> Option<Charset> {
    const LABELS: [&str; 15] = [
        "utf-8",
        "utf-16le",
        "utf-16be",
        "windows-1252",
        "iso-8859-15",
        "windows-1250",
        "macintosh",
        "gb18030",
        "big5",
        "euc-jp",
        "shift_jis",
        "euc-kr",
        "iso-2022-jp",
        "koi8-u",
        "x-user-defined",
    ];
    Charset::for_label(LABELS.get(usize::from(number) % 24)?)
}

/// An archive gives its members or an error, and replacing a member with itself changes no other.
fn archive(bytes: &[u8]) {
    if !Archive::looks_like(bytes) {
        return;
    }
    let Ok(archive) = Archive::open(bytes) else { return };
    let names: Vec<&str> = archive.names().take(20).collect();
    let contents: Vec<Option<Vec<u8>>> = names.iter().map(|name| archive.read(name).ok()).collect();
    assert_eq!(archive.replace(&[]).unwrap(), bytes, "nothing replaced");
    let Some((name, content)) = names.iter().zip(&contents).find_map(|(name, content)| Some((name, content.as_ref()?)))
    else {
        return;
    };
    let Ok(again) = archive.replace(&[(name, content)]) else { return };
    let again = Archive::open(&again).unwrap();
    for (name, content) in names.iter().zip(&contents).filter(|(_, content)| content.is_some()) {
        assert_eq!(again.read(name).ok().as_ref(), content.as_ref(), "{name}");
    }
}

/// A term list gives concepts or an error; what is imported from it is a glossary file; it can be written in every format.
fn term_list(format: exchange::Format, name: &str, bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let lines = text.split(['\n', '\r']).count();
    match exchange::read(format, &text, &Languages::default()) {
        Err(error) => assert!((1..=lines).contains(&error.line), "{error} of {lines}"),
        Ok(list) => {
            list.losses.iter().for_each(|loss| assert!((1..=lines).contains(&loss.line), "{loss} of {lines}"));
            for format in exchange::Format::ALL {
                let (written, _) = exchange::write(format, &list.concepts, &Languages::default());
                let again = exchange::read(format, &written, &Languages::default());
                assert!(again.is_ok(), "{}: {again:?} in {written}", format.name());
            }
            let import = import(vec![list], "Lijst", "de lijst");
            let mut mistakes = Vec::new();
            load("a.toml", &import.toml, &mut Entries::default(), &mut mistakes);
            assert_eq!(mistakes, [], "{}", import.toml);
        }
    }
    compile(name, &text);
}

fn glossary_toml(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let sorted = in_order(&text);
    assert_eq!(in_order(&sorted), sorted, "sorting twice is sorting once");
    out_of_order("a.toml", &text);
    compile("a.toml", &text);
}

fn compile(name: &str, text: &str) {
    match build(NO_LANG, "default", true, vec![SourceFile { path: name.into(), text: text.into() }]) {
        Ok(glossary) => drop(lint(&glossary)),
        Err(mistakes) => mistakes.iter().for_each(|mistake| assert!(mistake.origin.line > 0, "{mistake}")),
    }
}

/// Any bytes as any format in any encoding: a fix comes to rest, a second one changes nothing, what a finding says is
/// written is what a fix writes, and where nothing is found nothing changes.
fn round_trip(bytes: &[u8]) {
    let [format, label, bytes @ ..] = bytes else { return };
    // Any larger number: to be guessed.
    let format = FORMATS.get(usize::from(*format)).map(|format| format.name);
    let input = Input {
        bytes,
        format,
        charset: charset(*label),
        options: OPTIONS,
        lang: LANG,
        written: true,
        ..Input::default()
    };
    let Some(once) = fix(&input) else { return };
    let charset = input.charset.or(Some(once.before.charset));
    let twice = fix(&Input { bytes: &once.bytes, format: Some(once.before.format), charset, ..input });
    let twice = twice.unwrap_or_else(|| panic!("what was fixed cannot be read"));
    assert_eq!(
        (twice.applied, &twice.bytes),
        (0, &once.bytes),
        "fixing twice is fixing once: {:?}",
        once.before.format
    );
    let findings = |checked: &Checked| format!("{:?}", checked.findings);
    assert_eq!(
        findings(&once.after),
        findings(&twice.before),
        "what is left is what a check of the repaired file finds"
    );
    if once.applied == 0 {
        assert_eq!(once.bytes, bytes, "no edits, the same bytes");
    }
    once.before.findings.iter().for_each(|finding| assert_told(bytes, &once.before, finding));
    // Each reads the file again.
    once.before.findings.iter().take(20).for_each(|finding| assert_shown(bytes, &once.before, finding, &OPTIONS));
}

fn fix(input: &Input<'_>) -> Option<Fixed> {
    match SESSION.desk(Path::new("")).unwrap().checker.fix(input, Applicability::Suggested) {
        Ok(fixed) => Some(fixed),
        Err(FixError::Unstable(unstable)) => panic!("fixes undo each other: {unstable:?}"),
        Err(_) => None,
    }
}
