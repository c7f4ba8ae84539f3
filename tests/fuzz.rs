//! The bodies of the fuzz targets over the kept corpus, and over made-up bytes: what holds for any bytes holds here.
//!
//! `fuzz/README.md` says how to look for more; an input that broke a promise once is kept in `fuzz/corpus/`.

#![allow(clippy::unwrap_used)]

#[path = "common/bodies.rs"]
mod bodies;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::RngSeed;
use rayon::prelude::*;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz").join(name)
}

type Inputs = Vec<Vec<u8>>;

/// The kept inputs of each target.
static CORPUS: LazyLock<Vec<(&'static str, Inputs)>> = LazyLock::new(|| {
    let inputs = |target: &str| {
        let files = fs::read_dir(folder("corpus").join(target)).unwrap_or_else(|error| panic!("{target}: {error}"));
        files.map(|file| fs::read(file.unwrap().path()).unwrap()).collect()
    };
    bodies::targets().map(|target| (target, inputs(target))).collect()
});

#[test]
fn every_reader_has_a_target_and_a_corpus() {
    let manifest = fs::read_to_string(folder("Cargo.toml")).unwrap();
    for (target, inputs) in &*CORPUS {
        assert!(!inputs.is_empty(), "{target} has no corpus");
        assert!(manifest.contains(&format!("name = \"{target}\"\n")), "{target} is not in the manifest");
        let source = fs::read_to_string(folder("fuzz_targets").join(format!("{target}.rs"))).unwrap();
        assert!(source.contains(&format!("run(\"{target}\", ")), "{target} runs another body");
    }
    let folders = fs::read_dir(folder("corpus")).unwrap().count();
    assert_eq!(folders, CORPUS.len(), "a corpus that no target reads");
}

#[test]
fn the_corpus_breaks_no_promise() {
    CORPUS.par_iter().for_each(|(target, inputs)| inputs.iter().for_each(|input| bodies::run(target, input)));
    // A file that one reader stumbled over goes through the whole check too.
    let documents = CORPUS.par_iter().filter(|(target, _)| copydesk::document::format(target).is_some());
    documents.for_each(|(_, inputs)| {
        inputs.iter().for_each(|input| bodies::run("round_trip", &[b"??", &input[..]].concat()));
    });
}

/// What readers look for.
const PIECES: &[&str] = &[
    "<",
    ">",
    "</",
    "/>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?xml",
    "&",
    "&amp;",
    "&#x1F600;",
    "&#0;",
    "&lt;p&gt;",
    "\"",
    "'",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\\u",
    "\\ud83d",
    "\\ude00",
    "\\\"",
    "\\",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "\t",
    " ",
    "\0",
    "\u{1}",
    "\u{2}",
    "\u{3}",
    "\u{FEFF}",
    "\u{2028}",
    "\u{FFFD}",
    "é",
    "😀",
    "e\u{301}",
    "--",
    "-->",
    "=",
    "=\n",
    "=E9",
    "*",
    "`",
    "```",
    "#",
    "|",
    "> ",
    "msgstr",
    "msgid",
    "WEBVTT",
    "1",
    "00:00:01,000 --> 00:00:02,000",
    "de de ",
    "Noord -Korea",
    "$1,000.50",
    "5 p.m.",
    "PK\u{3}\u{4}",
    "[[",
    "]]",
    "…",
    "(a|b)",
];

/// A kept input with pieces cut out, put in, and taken from another one.
fn changed(changes: &[(u8, Index, Index, Index)], first: &[u8], others: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = first.to_vec();
    for (kind, at, to, what) in changes {
        let (at, to) = (at.index(bytes.len() + 1), to.index(bytes.len() + 1));
        let range = at.min(to)..at.max(to);
        match kind % 5 {
            0 => drop(bytes.splice(range.start..range.start, PIECES[what.index(PIECES.len())].bytes())),
            1 => drop(bytes.splice(range, PIECES[what.index(PIECES.len())].bytes())),
            2 => bytes.truncate(range.end),
            3 => bytes.insert(range.start, what.index(256) as u8),
            _ => {
                let other = &others[what.index(others.len())];
                drop(bytes.splice(range.start..range.start, other[range.start.min(other.len())..].iter().copied()));
            }
        }
        bytes.truncate(4096);
    }
    bytes
}

fn any_changes() -> impl Strategy<Value = Vec<(u8, Index, Index, Index)>> {
    vec(any::<(u8, Index, Index, Index)>(), 0..6)
}

/// As many cases as a few seconds hold, the same in every run; PROPTEST_CASES and PROPTEST_RNG_SEED ask for others.
fn config() -> ProptestConfig {
    let usual = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    let rng_seed = match usual.rng_seed {
        RngSeed::Random => RngSeed::Fixed(1),
        chosen => chosen,
    };
    ProptestConfig { cases: usual.cases * 10, rng_seed, ..usual }
}

/// Runs a body; an input that breaks a promise is written where it can be taken into the corpus from.
fn assert_kept(target: &str, bytes: &[u8]) -> Result<(), TestCaseError> {
    std::panic::catch_unwind(|| bodies::run(target, bytes)).map_err(|_| {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("broken-{target}"));
        fs::write(&path, bytes).unwrap();
        TestCaseError::fail(format!("{} breaks a promise of {target}", path.display()))
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn changed_inputs_break_no_promise(target in any::<Index>(), first in any::<Index>(), changes in any_changes()) {
        let (target, inputs) = target.get(&CORPUS);
        assert_kept(target, &changed(&changes, first.get::<Vec<u8>>(inputs), inputs))?;
    }

    #[test]
    fn random_bytes_break_no_promise(target in any::<Index>(), bytes in vec(any::<u8>(), 0..200)) {
        assert_kept(target.get(&CORPUS).0, &bytes)?;
    }
}
