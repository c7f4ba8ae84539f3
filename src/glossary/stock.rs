//! All entries of a glossary, those of long lists kept small.
//!
//! An entry of a glossary file is kept whole. A row of a term list is a form, the other forms beside it and perhaps a note:
//! kept as places in one run of text, a list of half a million rows costs little more than its file. [`Stock::entry`] makes
//! the whole entry of a row for whoever needs one. Not for matching: see [`super::traits`] and [`super::compiled`].

use std::borrow::Cow;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::compiled::Status;
use super::entry::*;
use super::shelf::Shelf;
use super::texts::{Text, Texts};
use crate::fix::{Applicability, Severity};

/// Where an entry is kept.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) enum Slot {
    Whole(u32),
    Row(u32),
}

/// A row of a term list.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct Row {
    pub(super) right: Text,
    /// Where its other forms end; they begin where those of the row before it end.
    pub(super) others_end: u32,
    /// The number of its note, from 1; 0: nothing is noted.
    pub(super) note: u32,
    pub(super) line: u32,
}

/// A form beside the right one.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct Other {
    pub(super) text: Text,
    pub(super) status: Status,
}

/// What a list says of a term beside its forms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Note {
    pub(super) english: Option<Text>,
    pub(super) why: Option<Text>,
    pub(super) source: Option<Text>,
    pub(super) region: Option<Text>,
}

/// What the rows of one list share.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Shared {
    first_row: u32,
    file: Arc<str>,
    why: Arc<str>,
}

/// Entries by their number.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Stock {
    pub(super) texts: Texts,
    slots: Vec<Slot>,
    whole: Shelf<Entry>,
    pub(super) rows: Vec<Row>,
    pub(super) others: Vec<Other>,
    pub(super) notes: Vec<Note>,
    lists: Vec<Shared>,
}

impl Stock {
    pub(super) fn of(entries: Vec<Entry>) -> Stock {
        let mut stock = Stock::default();
        entries.into_iter().for_each(|entry| stock.add(entry));
        stock
    }

    pub(super) fn add(&mut self, entry: Entry) {
        self.slots.push(Slot::Whole(self.whole.len() as u32));
        self.whole.push(entry);
    }

    /// The rows from here on are those of `file`; `why` is the reason of those that give none.
    pub(super) fn begin_list(&mut self, file: Arc<str>, why: Arc<str>) {
        self.lists.push(Shared { first_row: self.rows.len() as u32, file, why });
    }

    /// Makes an entry of a row that was added.
    pub(super) fn add_row(&mut self, row: u32) {
        self.slots.push(Slot::Row(row));
    }

    /// Puts entries before all others.
    pub(super) fn put_before(&mut self, entries: Vec<Entry>) {
        let count = entries.len() as u32;
        let moved = self.slots.iter().map(|slot| match *slot {
            Slot::Whole(at) => Slot::Whole(at + count),
            Slot::Row(at) => Slot::Row(at),
        });
        self.slots = (0..count).map(Slot::Whole).chain(moved).collect();
        self.whole = entries.into_iter().chain(std::mem::take(&mut self.whole)).collect();
    }

    pub(super) fn shrink(&mut self) {
        self.texts.shrink();
        self.slots.shrink_to_fit();
        self.rows.shrink_to_fit();
        self.others.shrink_to_fit();
        self.notes.shrink_to_fit();
    }

    /// How many forms its rows have; entries that are kept whole have few beside them.
    pub(super) fn row_forms(&self) -> usize {
        self.rows.len() + self.others.len()
    }

    pub(super) fn len(&self) -> u32 {
        self.slots.len() as u32
    }

    pub(super) fn slot(&self, id: u32) -> Slot {
        self.slots[id as usize]
    }

    /// The entries that are kept whole.
    pub(super) fn whole(&self, at: u32) -> &Entry {
        self.whole.get(at as usize)
    }

    pub(super) fn entry(&self, id: u32) -> Cow<'_, Entry> {
        match self.slot(id) {
            Slot::Whole(at) => Cow::Borrowed(self.whole(at)),
            Slot::Row(row) => Cow::Owned(self.row_entry(row)),
        }
    }

    pub(super) fn origin(&self, id: u32) -> Origin {
        match self.slot(id) {
            Slot::Whole(at) => self.whole(at).origin.clone(),
            Slot::Row(row) => self.row_origin(row),
        }
    }

    fn row_origin(&self, row: u32) -> Origin {
        Origin { file: self.shared(row).file.clone(), line: self.rows[row as usize].line as usize }
    }

    fn shared(&self, row: u32) -> &Shared {
        let after = self.lists.partition_point(|list| list.first_row <= row);
        &self.lists[after - 1]
    }

    /// The forms of a row beside the right one.
    pub(super) fn others(&self, row: u32) -> &[Other] {
        let start = row.checked_sub(1).map_or(0, |before| self.rows[before as usize].others_end as usize);
        &self.others[start..self.rows[row as usize].others_end as usize]
    }

    pub(super) fn right(&self, row: u32) -> &str {
        self.texts.get(self.rows[row as usize].right)
    }

    pub(super) fn note(&self, row: u32) -> Note {
        let number = self.rows[row as usize].note as usize;
        number.checked_sub(1).map_or(Note::default(), |at| self.notes[at])
    }

    /// Calls `each` with every form of a term: the right one first.
    pub(super) fn forms<'s>(&'s self, id: u32, mut each: impl FnMut(Status, &'s str)) {
        match self.slot(id) {
            Slot::Whole(at) => {
                let Some(term) = self.whole(at).term() else { return };
                each(Status::Preferred, &term.right);
                term.wrong.iter().for_each(|form| each(Status::Forbidden, form));
                term.deprecated.iter().for_each(|form| each(Status::Deprecated, form));
                term.admitted.iter().for_each(|form| each(Status::Admitted, form));
            }
            Slot::Row(row) => {
                each(Status::Preferred, self.right(row));
                self.others(row).iter().for_each(|other| each(other.status, self.texts.get(other.text)));
            }
        }
    }

    fn row_entry(&self, row: u32) -> Entry {
        let mut term = Term::new(self.right(row).to_string());
        for other in self.others(row) {
            let forms = match other.status {
                Status::Forbidden => &mut term.wrong,
                Status::Deprecated => &mut term.deprecated,
                _ => &mut term.admitted,
            };
            forms.push(self.texts.get(other.text).to_string());
        }
        let note = self.note(row);
        let said = |text: Option<Text>| text.map(|text| self.texts.get(text));
        Entry {
            origin: self.row_origin(row),
            content: Content::Term(term),
            why: said(note.why).map_or_else(|| self.shared(row).why.clone(), Arc::from),
            source: said(note.source).unwrap_or_default().into(),
            english: said(note.english).map(str::to_string),
            severity: Severity::Warning,
            applicability: Applicability::Suggested,
            scope: Vec::new(),
            region: said(note.region).map(str::to_string),
            except: Vec::new(),
            bad: Vec::new(),
            good: Vec::new(),
        }
    }
}
