//! What the tests of document formats share: repairing a file, and pieces of text to put a file together from.

// Each test takes what it needs.
#![allow(dead_code)]

use copydesk::engine::{Checked, FileEdit, Located};
use copydesk::fix::{Applicability, Patch, splice};
use copydesk::session::{Options, Session};
use copydesk::text::Span;

pub(crate) fn session() -> Session {
    Session::open(Options::default()).unwrap_or_else(|error| panic!("{error}")).telling_written(true)
}

/// The bytes after a fix, which a second fix leaves alone.
pub(crate) fn fixed(session: &Session, name: &str, bytes: &[u8]) -> Vec<u8> {
    let once =
        session.fix_bytes(name, bytes, Applicability::Suggested).unwrap_or_else(|error| panic!("{name}: {error}"));
    let twice = session.fix_bytes(name, &once.bytes, Applicability::Suggested).unwrap();
    assert_eq!(once.bytes, twice.bytes, "{name}: fixing twice is fixing once");
    let checked = session.check_bytes(name, bytes).result.unwrap();
    checked.findings.iter().for_each(|finding| assert_told(bytes, &checked, finding));
    once.bytes
}

/// What other programs are told to write, in several edits or in one, is what a fix writes.
fn assert_told(bytes: &[u8], checked: &Checked, finding: &Located) {
    // No other program writes into the parts of a package.
    if finding.patches.is_empty() || finding.member.is_some() {
        return;
    }
    let [Some(remedy)] = &finding.written.as_ref().unwrap().remedies[..] else { panic!("no remedy: {finding:?}") };
    let patch = |edit: &FileEdit| {
        let text = checked.charset.encode(&edit.text).unwrap();
        Patch { span: Span::new(edit.start.byte, edit.end.byte), bytes: text }
    };
    let mut patches = finding.patches.clone();
    patches.sort_by_key(|patch| patch.span);
    let told: Vec<Patch> = remedy.edits.iter().map(patch).collect();
    assert_eq!(told, patches, "{finding:?}");
    if let Some(joined) = remedy.joined() {
        assert_eq!(splice(bytes, &[patch(&joined)]), splice(bytes, &patches), "{finding:?}");
    }
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
