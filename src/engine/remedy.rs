//! Remedies as they are written in the file, for programs that apply them themselves.

use super::Place;

/// One remedy of a finding: edits that only make sense together, in the order of their places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remedy {
    pub edits: Vec<FileEdit>,
    /// What stands between each edit and the next.
    kept: Vec<String>,
}

/// Puts other text in the place of a range of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileEdit {
    pub start: Place,
    pub end: Place,
    /// As it is written there, escapes and all; not yet in the file's encoding.
    pub text: String,
}

impl Remedy {
    pub(super) fn new(edits: Vec<FileEdit>, kept: Vec<String>) -> Self {
        debug_assert_eq!(edits.len(), kept.len() + 1);
        Remedy { edits, kept }
    }

    /// The same remedy as one edit, for formats that know no others. `None` where bytes that are no characters stand between the
    /// edits: text cannot hold them.
    pub fn joined(&self) -> Option<FileEdit> {
        let (first, last) = (self.edits.first()?, self.edits.last()?);
        if self.kept.iter().any(|kept| kept.contains(char::REPLACEMENT_CHARACTER)) {
            return None;
        }
        let kept = self.kept.iter().map(String::as_str).chain([""]);
        let text = self.edits.iter().zip(kept).flat_map(|(edit, kept)| [edit.text.as_str(), kept]).collect();
        Some(FileEdit { start: first.start, end: last.end, text })
    }
}
