//! Term lists of other tools: read into a glossary file, and written from a glossary.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::new_file::Replaces;
use super::write;
use super::{Options, SessionError, files};
use crate::encoding;
use crate::glossary::exchange::{self, Concept, Format, Import, Languages, List, Loss, ReadError};

/// Reads term lists as one glossary file. What a file is, `format` says, or else its name.
///
/// # Errors
/// A file that cannot be read, or is not what its format asks for, with the line; lists of more than 64 MB together.
pub fn import_terms(paths: &[PathBuf], format: Option<Format>, languages: &Languages) -> Result<Import, SessionError> {
    let mut left = MOST_IMPORTED;
    let lists =
        paths.iter().map(|path| read_list(path, format, languages, &mut left)).collect::<Result<Vec<_>, _>>()?;
    let names: Vec<String> = paths.iter().filter_map(|path| path.file_name()).map(shown).collect();
    let names = names.join(", ");
    Ok(exchange::import(lists, &names, &format!("the desk's term list says so: {names}")))
}

/// In bytes: an editor opens a glossary file, and one of longer lists takes gigabytes to load.
const MOST_IMPORTED: usize = 64 << 20;

fn shown(name: &std::ffi::OsStr) -> String {
    name.to_string_lossy().into_owned()
}

/// Reads a list of no more than `left` bytes, and takes its own from them.
fn read_list(
    path: &Path,
    format: Option<Format>,
    languages: &Languages,
    left: &mut usize,
) -> Result<List, SessionError> {
    let name = path.display().to_string();
    let failed = |reason: String| SessionError::Glossary { path: name.clone(), reason };
    let format = match format {
        Some(format) => format,
        None => by_name(path).map_err(failed)?,
    };
    let bytes = files::read(path).map_err(failed)?;
    *left = left.checked_sub(bytes.len()).ok_or_else(|| {
        let most = MOST_IMPORTED >> 20;
        failed(format!("more than {most} MB of lists make no glossary file that anybody can open; leave out rows, or give a check the list itself: --glossary {name}"))
    })?;
    if encoding::looks_binary(&bytes) {
        return Err(failed("it is no text; save it as CSV, TBX or XLIFF".into()));
    }
    let text = encoding::decode(&bytes, None, Some(&languages.target)).text;
    let list = exchange::read(format, &text, languages).map_err(|ReadError { line, what, instead }| {
        SessionError::TermList { path: name.clone(), line, what, instead }
    })?;
    Ok(list.of_file(&Arc::from(name.as_str())))
}

fn by_name(path: &Path) -> Result<Format, String> {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    match extension {
        "toml" => Err("it is a glossary file already; give it with --glossary".into()),
        extension => Format::of_extension(extension)
            .ok_or_else(|| format!("its name does not say what it is; write --format with one of {}", formats())),
    }
}

fn formats() -> String {
    Format::ALL.map(Format::name).join(", ")
}

/// A term list that was made of a glossary.
#[derive(Clone, Debug, Default)]
pub struct Export {
    pub text: String,
    /// What the glossary says and the list does not, by place.
    pub losses: Vec<Loss>,
}

/// Writes the glossaries that `options` names as a term list, or the built-in one where it names none.
///
/// # Errors
/// An unknown language or profile, a file that cannot be read, or the mistakes in it.
pub fn export_terms(options: &Options, format: Format, source_lang: &str) -> Result<Export, SessionError> {
    let options = Options { builtin_glossary: options.glossaries.is_empty(), ..options.clone() };
    let glossary = options.glossary_with_examples()?;
    let (concepts, mut losses) = Concept::of_entries(glossary.entries());
    let target = Languages { target: options.lang.clone(), source: source_lang.into() };
    let (text, more) = exchange::write(format, &concepts, &target);
    losses.extend(more);
    losses.sort();
    Ok(Export { text, losses })
}

/// Writes a file whole or not at all; with `force` in the place of one that is there.
///
/// # Errors
/// It is there already, or cannot be written.
pub fn write_new(path: &Path, bytes: &[u8], force: bool) -> Result<(), String> {
    let replaces = if force { Replaces::Anything } else { Replaces::Nothing };
    write::create(path, bytes, replaces)
}
