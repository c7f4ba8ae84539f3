//! A compiled glossary as bytes, so that a run need not read and compile the built-in files before it can begin.
//!
//! The bytes begin with the fingerprint of the files they were made of; a reader with other files has no use for them and
//! compiles anew, so that what is stored can be out of date but never wrong. Examples are not stored: those who run them read
//! the files. Not an exchange format: see TBX and CSV for that.

use rustc_hash::FxHasher;
use std::hash::Hasher;

use super::compiled::Glossary;
use super::embedded::EmbeddedFile;

/// Changes when what is stored does.
const VERSION: u64 = 6;
const HEADER: usize = 16;

/// Of the files that a glossary is made of.
pub(super) fn fingerprint(files: &[EmbeddedFile]) -> u64 {
    let mut hasher = FxHasher::default();
    for file in files {
        hasher.write(file.path.as_bytes());
        hasher.write(file.text.as_bytes());
    }
    for class in super::Class::ALL {
        hasher.write(class.name().as_bytes());
    }
    hasher.finish()
}

/// The bytes of a glossary that was made of files with this fingerprint.
///
/// # Errors
/// None but a lack of memory.
pub(super) fn write(glossary: &Glossary, fingerprint: u64) -> Result<Vec<u8>, postcard::Error> {
    let mut bytes = VERSION.to_le_bytes().to_vec();
    bytes.extend(fingerprint.to_le_bytes());
    postcard::to_extend(glossary, bytes)
}

/// The glossary in `bytes`, without its lexicon; nothing where they were made by another version, of other files, or are cut.
pub(super) fn read(bytes: &[u8], fingerprint: u64) -> Option<Glossary> {
    let (header, body) = bytes.split_at_checked(HEADER)?;
    let current = [VERSION.to_le_bytes(), fingerprint.to_le_bytes()].concat();
    (header == current).then(|| postcard::from_bytes(body).ok())?
}

#[cfg(test)]
mod tests {
    use super::super::{DEFAULT_PROFILE, build, embedded, languages};
    use super::*;

    #[test]
    fn the_stored_glossary_is_taken_and_is_that_of_the_files() {
        for lang in languages() {
            let files = fingerprint(&embedded::files(lang, DEFAULT_PROFILE));
            let bytes = embedded::compiled(lang, DEFAULT_PROFILE).unwrap_or_default();
            let stored = read(bytes, files).unwrap_or_else(|| panic!("{lang}: what is stored is out of date"));
            let built = build(lang, DEFAULT_PROFILE, true, Vec::new()).unwrap();
            assert!(write(&stored, files).unwrap() == write(&built, files).unwrap(), "{lang}");
        }
    }

    #[test]
    fn what_is_cut_or_of_other_files_is_not_taken() {
        let glossary = build("nl", DEFAULT_PROFILE, false, Vec::new()).unwrap();
        let bytes = write(&glossary, 7).unwrap();
        assert!(read(&bytes, 7).is_some());
        assert!(read(&bytes, 8).is_none());
        for len in [0, HEADER - 1, HEADER, bytes.len() - 1] {
            assert!(read(&bytes[..len], 7).is_none(), "{len}");
        }
    }
}
