//! What other programs are told to write, held against what a fix writes.

use copydesk::engine::{Checked, FileEdit, Located};
use copydesk::fix::{Patch, splice};
use copydesk::text::Span;

/// The edits that a finding tells, in several pieces or in one, are its patches, sorted and apart.
pub(crate) fn assert_told(bytes: &[u8], checked: &Checked, finding: &Located) {
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
    assert!(patches.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "{patches:?}");
    let told: Vec<Patch> = remedy.edits.iter().map(patch).collect();
    assert_eq!(told, patches, "{finding:?}");
    if let Some(joined) = remedy.joined() {
        assert_eq!(splice(bytes, &[patch(&joined)]), splice(bytes, &patches), "{finding:?}");
    }
}
