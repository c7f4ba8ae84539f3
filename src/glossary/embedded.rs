//! The glossaries that the binary carries.

use include_dir::{Dir, include_dir};

static GLOSSARIES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/glossary");

/// A file of the built-in glossary.
#[derive(Clone, Copy, Debug)]
pub(super) struct EmbeddedFile {
    /// As in the repository: "glossary/nl/places.toml".
    pub(super) path: &'static str,
    pub(super) text: &'static str,
}

/// The languages that have a glossary.
pub fn languages() -> impl Iterator<Item = &'static str> {
    GLOSSARIES.dirs().filter_map(|dir| dir.path().to_str())
}

/// The profiles of a language.
pub fn profiles(lang: &str) -> Vec<&'static str> {
    let profiles = GLOSSARIES.get_dir(format!("{lang}/profiles"));
    let names = profiles.into_iter().flat_map(Dir::dirs).filter_map(|dir| dir.path().file_name()?.to_str());
    names.collect()
}

/// The shared files of a language and those of one profile, in the order of their names.
pub(super) fn files(lang: &str, profile: &str) -> Vec<EmbeddedFile> {
    let folders = [GLOSSARIES.get_dir(lang), GLOSSARIES.get_dir(format!("{lang}/profiles/{profile}"))];
    let files = folders.into_iter().flatten().flat_map(Dir::files);
    files
        .filter(|file| file.path().extension().is_some_and(|extension| extension == "toml"))
        .filter_map(|file| Some(EmbeddedFile { path: file.path().to_str()?, text: file.contents_utf8()? }))
        .collect()
}

/// The compiled glossary of a language and profile.
pub(super) fn compiled(lang: &str, profile: &str) -> Option<&'static [u8]> {
    GLOSSARIES.get_file(format!("{lang}/compiled/{profile}.bin")).map(include_dir::File::contents)
}

/// The word list of a language.
pub(super) fn lexicon(lang: &str) -> Option<&'static [u8]> {
    GLOSSARIES.get_file(format!("{lang}/lexicon.bin")).map(include_dir::File::contents)
}
