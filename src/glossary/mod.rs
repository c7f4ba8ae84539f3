//! Floor 2: a desk's language as data.
//!
//! Loads TOML files into entries, verifies them against each other, compiles them into one matcher, and finds them in text in
//! whatever spelling damage left of them. Not for judging: a hit says what stands there, and a rule decides whether it is a
//! fault. `docs/glossary-format.md` is the format's description for desks.

use std::sync::Arc;

use gather::Gatherer;
use stock::Stock;

mod class;
mod class_index;
mod compiled;
mod damage;
mod embedded;
mod entry;
pub mod exchange;
mod flat;
mod gather;
mod keys;
mod lexicon;
mod lint;
mod load;
mod matcher;
mod pattern;
mod shelf;
mod start;
mod stats;
mod stock;
mod stored;
mod texts;
mod traits;
mod trie;
mod trigger;
mod verify;
mod word_table;
mod words;

pub use class::{Class, ClassSet};
pub use class_index::ClassIndex;
pub use compiled::{Glossary, Status};
pub use damage::Damage;
pub use embedded::{languages, profiles};
pub use entry::*;
pub use lexicon::{Lexicon, WordFlags};
pub use lint::{in_order, lint, out_of_order};
pub use load::load;
pub use matcher::{Hits, PhraseHit, Rest, ScanMemory, TermHit};
pub use start::Start;
pub use stats::Stats;
pub use trigger::{Places, SetOff, Trigger, Word};
pub use word_table::{BrokenTable, Unwritable, write_words};
pub use words::{WordCache, Words};

/// The profile that is taken where nobody chose one.
pub const DEFAULT_PROFILE: &str = "default";

/// A glossary file that a desk gave.
#[derive(Clone, Debug)]
pub struct SourceFile {
    pub path: String,
    pub text: String,
}

/// The built-in glossary of a language, ready made where it can be.
///
/// # Errors
/// The mistakes of its files; the test suite sees to it that there are none.
pub fn builtin(lang: &str, profile: &str) -> Result<Glossary, Vec<Mistake>> {
    let stored = embedded::compiled(lang, profile)
        .and_then(|bytes| stored::read(bytes, stored::fingerprint(&embedded::files(lang, profile))));
    match stored {
        Some(glossary) => Ok(glossary.with_lexicon(lexicon(lang))),
        None => build(lang, profile, true, Vec::new()),
    }
}

/// The built-in files of a language and profile, under the names that findings give them.
pub fn builtin_files(lang: &str, profile: &str) -> Vec<SourceFile> {
    let files = embedded::files(lang, profile);
    files.iter().map(|file| SourceFile { path: format!("glossary/{}", file.path), text: file.text.into() }).collect()
}

/// The bytes that [`builtin`] reads, made anew: what `glossary/<lang>/compiled/<profile>.bin` must hold.
///
/// # Errors
/// The mistakes of the built-in files.
pub fn compile_builtin(lang: &str, profile: &str) -> Result<Vec<u8>, Vec<Mistake>> {
    let glossary = build(lang, profile, true, Vec::new())?;
    Ok(stored::write(&glossary, stored::fingerprint(&embedded::files(lang, profile))).unwrap_or_default())
}

fn lexicon(lang: &str) -> Option<Lexicon> {
    embedded::lexicon(lang).and_then(|bytes| Lexicon::open(bytes).ok())
}

/// Builds the glossary of a language: the built-in files (unless `builtin` is false) and then `files`.
///
/// All mistakes in `files` are returned at once. The built-in files are verified by the test suite.
pub fn build(lang: &str, profile: &str, builtin: bool, files: Vec<SourceFile>) -> Result<Glossary, Vec<Mistake>> {
    let mut entries = Entries::default();
    let mut mistakes = Vec::new();
    let embedded = embedded::files(lang, profile);
    for file in &embedded {
        let mut own = Entries::default();
        load(&format!("glossary/{}", file.path), file.text, &mut own, &mut mistakes);
        // Word classes are what rules need to know a language at all; they stay without the built-in entries too.
        entries.classes.append(&mut own.classes);
        if builtin {
            entries.entries.append(&mut own.entries);
        }
    }
    if let Some(mistake) = too_large(&files, texts::MOST_BYTES) {
        return Err(vec![mistake]);
    }
    let mut desk = Stock::default();
    for file in files {
        load_source(&file, lang, &mut desk, &mut entries.classes, &mut mistakes);
    }
    verify::yield_to(&desk, &mut entries.entries);
    let first = entries.entries.len() as u32;
    desk.put_before(entries.entries);
    let glossary = Glossary::compile(lang, desk, &entries.classes, lexicon(lang), &mut mistakes);
    verify::verify(&glossary.stock, glossary.sharing(first), &mut mistakes);
    if mistakes.is_empty() {
        return Ok(glossary);
    }
    mistakes.sort();
    mistakes.dedup();
    Err(mistakes)
}

/// More than can be held at once: told at the file with which it becomes too much.
fn too_large(files: &[SourceFile], most: usize) -> Option<Mistake> {
    let mut bytes = 0;
    let file = files.iter().find(|file| {
        bytes += file.text.len();
        bytes > most
    })?;
    Some(Mistake {
        origin: Origin { file: file.path.as_str().into(), line: 1 },
        what: format!("the glossaries together hold more than {} MB", most >> 20),
        instead: "leave out lists or columns that are not needed".into(),
    })
}

/// Adds the entries of a desk's file: a glossary file, or a term list of another tool by its extension.
fn load_source(
    file: &SourceFile,
    lang: &str,
    stock: &mut Stock,
    classes: &mut Vec<ClassEntry>,
    mistakes: &mut Vec<Mistake>,
) {
    let extension = file.path.rsplit_once('.').map_or("", |(_, extension)| extension);
    let Some(format) = exchange::Format::of_extension(extension) else {
        let mut own = Entries::default();
        load(&file.path, &file.text, &mut own, mistakes);
        own.entries.into_iter().for_each(|entry| stock.add(entry));
        classes.append(&mut own.classes);
        return;
    };
    let path: Arc<str> = file.path.as_str().into();
    let languages = exchange::Languages { target: lang.into(), ..exchange::Languages::default() };
    let why: Arc<str> = format!("the desk's term list says so: {path}").into();
    let mut gatherer = Gatherer::new(stock, path.clone(), why);
    match exchange::read_to(&mut gatherer, format, &file.text, &languages) {
        Ok(()) => gatherer.finish(mistakes),
        Err(exchange::ReadError { line, what, instead }) => {
            gatherer.give_up();
            mistakes.push(Mistake { origin: Origin { file: path, line }, what, instead });
        }
    }
}

/// The mistakes of the built-in files of a language and profile, for the test suite.
pub fn verify_builtin(lang: &str, profile: &str) -> Vec<Mistake> {
    let mut entries = Entries::default();
    let mut mistakes = Vec::new();
    for file in embedded::files(lang, profile) {
        load(&format!("glossary/{}", file.path), file.text, &mut entries, &mut mistakes);
    }
    let stock = Stock::of(entries.entries);
    let glossary = Glossary::compile(lang, stock, &entries.classes, None, &mut mistakes);
    verify::verify(&glossary.stock, glossary.sharing(0), &mut mistakes);
    mistakes.sort();
    mistakes.dedup();
    mistakes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_much_is_told_at_the_file_that_makes_it_so() {
        let file = |path: &str| SourceFile { path: path.into(), text: "Gand,Gent\n".repeat(300_000) };
        let files = [file("a.csv"), file("b.csv")];
        assert_eq!(too_large(&files, 6_000_000), None);
        let told = too_large(&files, 4 << 20).map(|mistake| mistake.to_string());
        let wanted =
            "b.csv:1: the glossaries together hold more than 4 MB: leave out lists or columns that are not needed";
        assert_eq!(told.as_deref(), Some(wanted));
    }
}
