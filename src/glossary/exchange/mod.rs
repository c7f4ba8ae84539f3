//! Term lists of other tools: CSV and TSV, TBX, and the glossary module of XLIFF 2.
//!
//! Each format is read into [`Concept`]s and written from them; what a format or a glossary file cannot hold is told line by
//! line and never dropped in silence. Not for phrases and boilerplate, whose patterns no exchange format can hold.
//!
//! ```
//! use copydesk::glossary::exchange::{read, Format, Languages};
//! let list = read(Format::Csv, "source,target\nKharkiv,Charkiv\n", &Languages::default()).unwrap();
//! assert_eq!(list.concepts[0].right, "Charkiv");
//! ```

use std::sync::Arc;

mod concept;
mod import;
mod merge;
mod table;
mod tbx;
mod toml_text;
mod xliff;
mod xml;

pub use concept::Concept;
pub use import::{Import, import};
pub(super) use merge::Losses;
pub use merge::merged;
pub use toml_text::to_toml;

/// The languages of a term list: the one that is checked, and the one that it is translated from.
#[derive(Clone, Debug)]
pub struct Languages {
    pub target: String,
    pub source: String,
}

impl Default for Languages {
    fn default() -> Self {
        Languages { target: "nl".into(), source: "en".into() }
    }
}

impl Languages {
    /// Is `tag` the language that is checked, in any region?
    fn is_target(&self, tag: &str) -> bool {
        primary(tag).eq_ignore_ascii_case(primary(&self.target))
    }

    fn is_source(&self, tag: &str) -> bool {
        primary(tag).eq_ignore_ascii_case(primary(&self.source))
    }
}

fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or(tag)
}

/// What a term list said that could not be carried over.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Loss {
    /// The list, or in an export the glossary file; empty while only one list is read.
    pub file: Arc<str>,
    /// From 1, in that file.
    pub line: usize,
    pub what: String,
}

impl std::fmt::Display for Loss {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.what)
    }
}

/// A term list that was read.
#[derive(Clone, Debug, Default)]
pub struct List {
    pub concepts: Vec<Concept>,
    pub losses: Vec<Loss>,
}

impl List {
    /// The same, each concept and loss with the file that it comes from.
    pub fn of_file(mut self, file: &Arc<str>) -> List {
        self.concepts.iter_mut().for_each(|concept| concept.file = file.clone());
        self.losses.iter_mut().for_each(|loss| loss.file = file.clone());
        self
    }
}

/// Takes what a list holds as it is read, so that a long list need not be held twice.
pub(super) trait Receiver {
    /// May take the concept or leave it to be written over: a list of a million rows need not make all their texts anew.
    fn concept(&mut self, concept: &mut Concept);
    /// Something on a line that could not be carried over.
    fn loss(&mut self, line: usize, what: std::fmt::Arguments<'_>);
}

impl Receiver for List {
    fn concept(&mut self, concept: &mut Concept) {
        self.concepts.push(std::mem::take(concept));
    }

    fn loss(&mut self, line: usize, what: std::fmt::Arguments<'_>) {
        self.losses.push(Loss { file: Arc::default(), line, what: what.to_string() });
    }
}

/// A list that cannot be read: the line, what is wrong, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    pub line: usize,
    pub what: String,
    pub instead: String,
}

impl std::fmt::Display for ReadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}: {}: {}", self.line, self.what, self.instead)
    }
}

/// The formats of term lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Comma- or semicolon-separated, with a header or as two columns "source,target" (DeepL, Google).
    Csv,
    /// Tab-separated; without a header "source, target, comment" (OmegaT).
    Tsv,
    /// TBX 3 (ISO 30042:2019), data categories as attributes.
    Tbx,
    /// TBX 3, data categories as elements.
    TbxDct,
    /// TBX 2 (ISO 30042:2008), root element `martif`.
    Tbx2,
    /// The glossary module of XLIFF 2.
    Xliff,
}

impl Format {
    pub const ALL: [Format; 6] = [Format::Csv, Format::Tsv, Format::Tbx, Format::TbxDct, Format::Tbx2, Format::Xliff];

    pub const fn name(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Tsv => "tsv",
            Format::Tbx => "tbx",
            Format::TbxDct => "tbx-dct",
            Format::Tbx2 => "tbx2",
            Format::Xliff => "xliff",
        }
    }

    /// The format of a file by the extension of its name. The kinds of TBX are told apart by what is in them.
    pub fn of_extension(extension: &str) -> Option<Format> {
        match extension.to_ascii_lowercase().as_str() {
            "csv" => Some(Format::Csv),
            "tsv" | "tab" | "utf8" => Some(Format::Tsv),
            "tbx" => Some(Format::Tbx),
            "xlf" | "xliff" => Some(Format::Xliff),
            _ => None,
        }
    }
}

/// Reads a term list.
///
/// # Errors
/// The first place at which the list is not what its format asks for.
pub fn read(format: Format, text: &str, languages: &Languages) -> Result<List, ReadError> {
    let mut list = List::default();
    read_to(&mut list, format, text, languages)?;
    Ok(list)
}

/// Reads a term list to its receiver, which has what stands before a mistake even where there is one.
pub(super) fn read_to(
    receiver: &mut dyn Receiver,
    format: Format,
    text: &str,
    languages: &Languages,
) -> Result<(), ReadError> {
    match format {
        Format::Csv | Format::Tsv => table::read(receiver, text, format == Format::Tsv, languages),
        Format::Tbx | Format::TbxDct | Format::Tbx2 => tbx::read(receiver, text, languages),
        Format::Xliff => xliff::read(receiver, text),
    }
}

/// Writes concepts as a term list, and tells what the format could not hold.
pub fn write(format: Format, concepts: &[Concept], languages: &Languages) -> (String, Vec<Loss>) {
    match format {
        Format::Csv | Format::Tsv => (table::write(concepts, format == Format::Tsv), Vec::new()),
        Format::Tbx => (tbx::write(concepts, languages, tbx::Dialect::Dca), Vec::new()),
        Format::TbxDct => (tbx::write(concepts, languages, tbx::Dialect::Dct), Vec::new()),
        Format::Tbx2 => (tbx::write(concepts, languages, tbx::Dialect::Version2), Vec::new()),
        Format::Xliff => xliff::write(concepts, languages),
    }
}
