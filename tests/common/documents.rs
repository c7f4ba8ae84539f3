//! What the tests of document formats share: repairing a file, and pieces of text to put a file together from.

// Each test takes what it needs.
#![allow(dead_code)]

#[path = "shown.rs"]
mod shown;
#[path = "told.rs"]
mod told;

use copydesk::document::ReadOptions;
use copydesk::fix::Applicability;
use copydesk::session::{Options, Session};
use shown::assert_shown;
use told::assert_told;

pub(crate) fn session() -> Session {
    Session::open(Options::default()).unwrap_or_else(|error| panic!("{error}")).telling_written(true)
}

/// The encodings that documents come in: a label, and whether a byte order mark stands before it.
pub(crate) const ENCODINGS: [(&str, bool); 6] = [
    ("UTF-8", false),
    ("UTF-8", true),
    ("UTF-16LE", true),
    ("UTF-16BE", true),
    ("windows-1252", false),
    ("ISO-8859-15", false),
];

/// What stands at each finding, in the order of the file.
pub(crate) fn findings(session: &Session, name: &str, bytes: impl AsRef<[u8]>) -> Vec<String> {
    let checked = session.check_bytes(name, bytes.as_ref()).result.unwrap_or_else(|error| panic!("{name}: {error}"));
    checked.findings.into_iter().map(|finding| finding.text).collect()
}

/// The bytes after a fix, which a second fix leaves alone.
pub(crate) fn fixed(session: &Session, name: &str, bytes: &[u8]) -> Vec<u8> {
    let once =
        session.fix_bytes(name, bytes, Applicability::Suggested).unwrap_or_else(|error| panic!("{name}: {error}"));
    let twice = session.fix_bytes(name, &once.bytes, Applicability::Suggested).unwrap();
    assert_eq!(once.bytes, twice.bytes, "{name}: fixing twice is fixing once");
    let checked = session.check_bytes(name, bytes).result.unwrap();
    let options = ReadOptions { lang: "nl", ..ReadOptions::default() };
    for finding in &checked.findings {
        assert_told(bytes, &checked, finding);
        assert_shown(bytes, &checked, finding, &options);
    }
    once.bytes
}

/// For each format: how a file begins and ends, and pieces of text as they are written there.
pub(crate) struct Flavour {
    pub(crate) name: &'static str,
    pub(crate) begin: &'static str,
    pub(crate) end: &'static str,
    /// Nothing wrong with these.
    pub(crate) sound: &'static [&'static str],
    /// Damage, and what it becomes.
    pub(crate) damaged: &'static [(&'static str, &'static str)],
}

impl Flavour {
    /// The pieces of a file, as they are and as they should be: for each, whether it is damaged and which one it is.
    pub(crate) fn pieces(&self, chosen: &[(bool, usize)]) -> (String, String) {
        let (mut before, mut after) = (self.begin.to_string(), self.begin.to_string());
        for (number, (is_damaged, which)) in chosen.iter().enumerate() {
            // The same word or words twice in a row would be damage.
            let word = ["of", "dus", "want", "doch", "noch", "mits", "toch"][number % 7];
            let (wrong, right) = match is_damaged {
                true => self.damaged[which % self.damaged.len()],
                false => (self.sound[which % self.sound.len()], self.sound[which % self.sound.len()]),
            };
            before.push_str(&format!(" {wrong} {word}"));
            after.push_str(&format!(" {right} {word}"));
        }
        (before, after)
    }
}
