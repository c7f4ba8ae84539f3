//! Findings and remedies as they are written in the file, for programs that work on the file themselves.

use super::Place;

/// How a finding and its remedies are written in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// What stands there, markup and escapes and all.
    pub text: String,
    /// One for each of the finding's replacements; `None` for one that cannot be written there.
    pub remedies: Vec<Option<Remedy>>,
}

/// One remedy of a finding: edits that only make sense together, in the order of their places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remedy {
    pub edits: Vec<FileEdit>,
    /// What stands between each edit and the next, unless it cannot be written anew as it stands there.
    kept: Option<Vec<String>>,
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
    pub(super) fn new(edits: Vec<FileEdit>, kept: Option<Vec<String>>) -> Self {
        debug_assert!(kept.as_ref().is_none_or(|kept| edits.len() == kept.len() + 1));
        Remedy { edits, kept }
    }

    /// The same remedy as one edit, for formats that know no others. `None` where bytes stand between the edits that text cannot
    /// hold: they are no characters, or would be written in another way.
    pub fn joined(&self) -> Option<FileEdit> {
        let (first, last) = (self.edits.first()?, self.edits.last()?);
        let kept = self.kept.as_ref()?.iter().map(String::as_str).chain([""]);
        let text = self.edits.iter().zip(kept).flat_map(|(edit, kept)| [edit.text.as_str(), kept]).collect();
        Some(FileEdit { start: first.start, end: last.end, text })
    }
}
