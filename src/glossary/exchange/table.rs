//! CSV and TSV.
//!
//! With a header the columns are told by their names; without one they are source, target and comment, as DeepL, Google and
//! OmegaT write them. Several forms in one cell are separated by "|". The source is kept as the English of an entry; it is
//! no forbidden form, since a word may be right in both languages.

use super::{Concept, Languages, ReadError, Receiver};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Right,
    Wrong,
    Deprecated,
    Admitted,
    English,
    Why,
    Source,
    Region,
    /// Keys of the glossary format as TOML, one to a line.
    Keys,
    Unknown,
}

/// The names of columns, the one that we write first.
const NAMES: [(Column, &[&str]); 9] = [
    (Column::Right, &["right", "preferred", "term", "target", "translation"]),
    (Column::Wrong, &["wrong", "forbidden", "variants"]),
    (Column::Deprecated, &["deprecated"]),
    (Column::Admitted, &["admitted", "allowed", "synonyms"]),
    (Column::English, &["english", "source"]),
    (Column::Why, &["why", "reason", "definition", "note", "comment", "description"]),
    (Column::Source, &["reference", "authority"]),
    (Column::Region, &["region"]),
    (Column::Keys, &["keys"]),
];

pub(super) fn read(
    receiver: &mut dyn Receiver,
    text: &str,
    is_tsv: bool,
    languages: &Languages,
) -> Result<(), ReadError> {
    let delimiter = if is_tsv { b'\t' } else { delimiter(text) };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        // OmegaT and most TSV know no quotes.
        .quoting(!is_tsv || text.contains("\t\"") || text.starts_with('"'))
        .from_reader(text.as_bytes());
    let mut columns: Option<Vec<Column>> = None;
    let mut lines = Lines { text: text.as_bytes(), line: 1, at: 0 };
    let mut record = csv::StringRecord::new();
    let mut last = Record::default();
    let mut maker = Maker::default();
    while reader.read_record(&mut record).map_err(|error| broken(&error))? {
        let at = record.position().map_or(0, |position| position.byte() as usize);
        let line = lines.at(at);
        last = Record { at, line };
        if columns.is_none() {
            let header = header(&record, languages);
            let is_header = header.is_some();
            columns = Some(header.unwrap_or_else(|| vec![Column::English, Column::Right, Column::Why]));
            if is_header {
                continue;
            }
        }
        if let Some(columns) = &columns {
            maker.row(&record, line, columns, receiver);
        }
    }
    if is_tsv || !last.is_open(text) {
        return Ok(());
    }
    Err(ReadError {
        line: last.line,
        what: "a quote is never closed, so that the rest of the table is one cell".into(),
        instead: "close it, or take it out".into(),
    })
}

/// Where the last record begins.
#[derive(Default)]
struct Record {
    at: usize,
    line: usize,
}

impl Record {
    /// Does a quoted cell that begins in it run on over lines to the end of `text`?
    fn is_open(&self, text: &str) -> bool {
        let rest = text.get(self.at..).unwrap_or_default().trim();
        rest.contains('\n') && !memchr::memchr_iter(b'"', rest.as_bytes()).count().is_multiple_of(2)
    }
}

/// The lines of records, in order. The reader counts the line end before a record, and empty lines, as part of it.
struct Lines<'t> {
    text: &'t [u8],
    line: usize,
    at: usize,
}

impl Lines<'_> {
    /// The line of the record that the reader says begins at `at`.
    fn at(&mut self, at: usize) -> usize {
        let ahead = self.text.get(at..).unwrap_or_default();
        let at = at + ahead.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let passed = self.text.get(self.at..at).unwrap_or_default();
        self.line += memchr::memchr_iter(b'\n', passed).count();
        self.at = self.at.max(at);
        self.line
    }
}

fn broken(error: &csv::Error) -> ReadError {
    let line = error.position().map_or(1, |position| position.line() as usize);
    ReadError { line, what: format!("not a table: {error}"), instead: "check the quotes on this line".into() }
}

/// The sign that the first line holds most of.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |sign: u8| first.bytes().filter(|byte| *byte == sign).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|sign| count(*sign)).unwrap_or(b',')
}

/// The columns, if the record names them.
fn header(record: &csv::StringRecord, languages: &Languages) -> Option<Vec<Column>> {
    let column = |name: &str| {
        let name = name.trim().trim_start_matches('\u{feff}').to_lowercase();
        NAMES
            .iter()
            .find(|(_, names)| names.contains(&name.as_str()))
            .map(|(column, _)| *column)
            .or_else(|| {
                is_tag(&name, languages)
                    .then(|| if languages.is_target(&name) { Column::Right } else { Column::English })
            })
            .unwrap_or(Column::Unknown)
    };
    let columns: Vec<Column> = record.iter().map(column).collect();
    (columns.contains(&Column::Right)
        && (columns.len() == 1 || columns.iter().any(|column| !matches!(column, Column::Right | Column::Unknown))))
    .then_some(columns)
}

fn is_tag(name: &str, languages: &Languages) -> bool {
    languages.is_target(name) || languages.is_source(name)
}

/// Makes concepts of rows, in the memory of those that nobody kept.
#[derive(Default)]
struct Maker {
    concept: Concept,
    /// Empty texts.
    spare: Vec<String>,
}

impl Maker {
    fn row(&mut self, record: &csv::StringRecord, line: usize, columns: &[Column], receiver: &mut dyn Receiver) {
        self.begin(line);
        for (at, cell) in record.iter().map(str::trim).enumerate().filter(|(_, cell)| !cell.is_empty()) {
            match columns.get(at).copied().unwrap_or(Column::Unknown) {
                Column::Right if self.concept.right.is_empty() => self.concept.right.push_str(cell),
                Column::Right => self.concept.admitted.push(cell.to_string()),
                Column::Wrong => split(cell, &mut self.concept.wrong, &mut self.spare),
                Column::Deprecated => split(cell, &mut self.concept.deprecated, &mut self.spare),
                Column::Admitted => split(cell, &mut self.concept.admitted, &mut self.spare),
                Column::English => self.concept.english = Some(self.text(cell)),
                Column::Why => self.concept.why = Some(self.text(cell)),
                Column::Source => self.concept.source = Some(self.text(cell)),
                Column::Region => self.concept.region = Some(self.text(cell)),
                Column::Keys => {
                    self.concept.keys = cell
                        .lines()
                        .filter_map(|line| line.split_once('='))
                        .map(|(key, value)| (key.trim().to_string(), value.trim().to_string()))
                        .collect()
                }
                Column::Unknown => {
                    receiver.loss(line, format_args!("column {}: no column of a glossary: \"{cell}\"", at + 1));
                }
            }
        }
        if !self.concept.right.is_empty() {
            receiver.concept(&mut self.concept);
        } else if record.iter().any(|cell| !cell.trim().is_empty()) {
            receiver.loss(line, format_args!("no term in the language that is checked"));
        }
    }

    /// Takes the texts out of the concept of the row before.
    fn begin(&mut self, line: usize) {
        let Concept { right, wrong, deprecated, admitted, english, why, source, region, keys, .. } = &mut self.concept;
        right.clear();
        keys.clear();
        let notes = [english, why, source, region];
        let texts = [wrong, deprecated, admitted].into_iter().flat_map(|forms| forms.drain(..));
        self.spare.extend(texts.chain(notes.into_iter().filter_map(Option::take)).map(|mut text| {
            text.clear();
            text
        }));
        self.concept.line = line;
    }

    fn text(&mut self, text: &str) -> String {
        copy(text, &mut self.spare)
    }
}

fn copy(text: &str, spare: &mut Vec<String>) -> String {
    let mut copy = spare.pop().unwrap_or_default();
    copy.push_str(text);
    copy
}

/// Adds the forms in a cell to `forms`; "\|" is a bar.
fn split(cell: &str, forms: &mut Vec<String>, spare: &mut Vec<String>) {
    if !cell.contains('|') {
        forms.push(copy(cell, spare));
        return;
    }
    let mut parts = vec![String::new()];
    let mut chars = cell.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, parts.last_mut()) {
            ('\\', Some(last)) if chars.peek() == Some(&'|') => last.extend(chars.next()),
            ('|', _) => parts.push(String::new()),
            (c, Some(last)) => last.push(c),
            (_, None) => {}
        }
    }
    forms.extend(parts.into_iter().map(|part| part.trim().to_string()).filter(|part| !part.is_empty()));
}

fn joined(forms: &[String]) -> String {
    forms.iter().map(|form| form.replace('|', "\\|")).collect::<Vec<_>>().join("|")
}

pub(super) fn write(concepts: &[Concept], is_tsv: bool) -> String {
    let mut writer = csv::WriterBuilder::new().delimiter(if is_tsv { b'\t' } else { b',' }).from_writer(Vec::new());
    let header: Vec<&str> = NAMES.iter().map(|(_, names)| names[0]).collect();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    // Writing to memory cannot fail.
    let _ = writer.write_record(&header);
    for concept in concepts {
        let keys: Vec<String> = concept.keys.iter().map(|(key, value)| format!("{key} = {value}")).collect();
        let _ = writer.write_record([
            concept.right.clone(),
            joined(&concept.wrong),
            joined(&concept.deprecated),
            joined(&concept.admitted),
            text(&concept.english),
            text(&concept.why),
            text(&concept.source),
            text(&concept.region),
            keys.join("\n"),
        ]);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}
