//! The rows of one term list, gathered into a stock.
//!
//! Rows about one term become one entry; of two reasons the first stands, as in [`super::exchange::merged`]. A row that sets
//! keys of the glossary format becomes a whole entry. Not for telling what is lost on the way: `copydesk glossary import` does.

use std::hash::BuildHasher;
use std::sync::Arc;

use hashbrown::HashTable;
use rustc_hash::{FxBuildHasher, FxHashSet};

use super::compiled::Status;
use super::entry::Mistake;
use super::exchange::{Concept, Losses, Receiver};
use super::stock::{Note, Other, Row, Stock};
use super::texts::Text;

/// Where the entry of a term is in the making.
#[derive(Clone, Copy)]
enum Place {
    Row(u32),
    Concept(u32),
}

/// The number of a place, with the hash of its right form: a table that grows does not read all forms again.
struct Known {
    hash: u64,
    place: u32,
}

/// A form of a row, and the next one of the same row.
struct Link {
    other: Other,
    next: u32,
}

/// The first and last form of a row among the links.
#[derive(Clone, Copy)]
struct Chain {
    first: u32,
    last: u32,
}

const NONE: u32 = u32::MAX;

/// Takes the concepts of one list.
pub(super) struct Gatherer<'s> {
    stock: &'s mut Stock,
    file: Arc<str>,
    why: Arc<str>,
    /// Terms in the order in which they were first named.
    places: Vec<Place>,
    /// The numbers of `places`, by the right form.
    by_right: HashTable<Known>,
    concepts: Vec<Concept>,
    first_row: u32,
    chains: Vec<Chain>,
    links: Vec<Link>,
}

impl Receiver for Gatherer<'_> {
    fn concept(&mut self, concept: &mut Concept) {
        let hash = FxBuildHasher.hash_one(concept.right.as_str());
        let is_it = |known: &Known| self.right(self.places[known.place as usize]) == concept.right;
        let Some(place) = self.by_right.find(hash, is_it).map(|known| known.place) else {
            let known = Known { hash, place: self.places.len() as u32 };
            let place =
                if concept.keys.is_empty() { self.add_row(concept) } else { self.add_concept(std::mem::take(concept)) };
            self.places.push(place);
            self.by_right.insert_unique(hash, known, |known| known.hash);
            return;
        };
        match self.places[place as usize] {
            Place::Row(row) if concept.keys.is_empty() => self.add_to_row(row, concept),
            Place::Row(row) => {
                let mut first = self.row_concept(row);
                first.add(std::mem::take(concept), &mut Losses::Untold);
                self.places[place as usize] = self.add_concept(first);
            }
            Place::Concept(at) => self.concepts[at as usize].add(std::mem::take(concept), &mut Losses::Untold),
        }
    }

    fn loss(&mut self, _line: usize, _what: std::fmt::Arguments<'_>) {}
}

impl<'s> Gatherer<'s> {
    /// For the list in `file`; `why` is the reason of rows that give none.
    pub(super) fn new(stock: &'s mut Stock, file: Arc<str>, why: Arc<str>) -> Self {
        stock.begin_list(file.clone(), why.clone());
        let first_row = stock.rows.len() as u32;
        Gatherer {
            stock,
            file,
            why,
            places: Vec::new(),
            by_right: HashTable::new(),
            concepts: Vec::new(),
            first_row,
            chains: Vec::new(),
            links: Vec::new(),
        }
    }

    fn right(&self, place: Place) -> &str {
        match place {
            Place::Row(row) => self.stock.right(row),
            Place::Concept(at) => &self.concepts[at as usize].right,
        }
    }

    fn add_concept(&mut self, concept: Concept) -> Place {
        self.concepts.push(concept);
        Place::Concept(self.concepts.len() as u32 - 1)
    }

    fn add_row(&mut self, concept: &Concept) -> Place {
        let right = self.stock.texts.add(&concept.right);
        let row = self.stock.rows.len() as u32;
        self.stock.rows.push(Row { right, others_end: 0, note: 0, line: concept.line as u32 });
        self.chains.push(Chain { first: NONE, last: NONE });
        self.add_to_row(row, concept);
        Place::Row(row)
    }

    fn add_to_row(&mut self, row: u32, concept: &Concept) {
        for (status, forms) in [
            (Status::Forbidden, &concept.wrong),
            (Status::Deprecated, &concept.deprecated),
            (Status::Admitted, &concept.admitted),
        ] {
            for form in forms {
                let text = self.stock.texts.add(form);
                self.link(row, Other { text, status });
            }
        }
        self.add_note(row, concept);
    }

    fn link(&mut self, row: u32, other: Other) {
        let number = self.links.len() as u32;
        self.links.push(Link { other, next: NONE });
        let chain = &mut self.chains[(row - self.first_row) as usize];
        if chain.first == NONE {
            chain.first = number;
        } else {
            self.links[chain.last as usize].next = number;
        }
        chain.last = number;
    }

    /// Notes what the concept says and nobody before it said.
    fn add_note(&mut self, row: u32, concept: &Concept) {
        let had = self.stock.note(row);
        let texts = &mut self.stock.texts;
        let mut first =
            |had: Option<Text>, said: &Option<String>| had.or_else(|| said.as_deref().map(|said| texts.add(said)));
        let note = Note {
            english: first(had.english, &concept.english),
            why: first(had.why, &concept.why),
            source: first(had.source, &concept.source),
            region: first(had.region, &concept.region),
        };
        let number = &mut self.stock.rows[row as usize].note;
        if *number > 0 {
            self.stock.notes[*number as usize - 1] = note;
        } else if note != Note::default() {
            self.stock.notes.push(note);
            *number = self.stock.notes.len() as u32;
        }
    }

    fn links_of(&self, row: u32) -> impl Iterator<Item = Other> + '_ {
        let mut next = self.chains[(row - self.first_row) as usize].first;
        std::iter::from_fn(move || {
            let link = self.links.get(next as usize)?;
            next = link.next;
            Some(link.other)
        })
    }

    /// A row that turns out to have keys; it leaves an empty row behind, which no entry is made of.
    fn row_concept(&self, row: u32) -> Concept {
        let text = |text: Text| self.stock.texts.get(text).to_string();
        let note = self.stock.note(row);
        let mut concept = Concept {
            file: self.file.clone(),
            line: self.stock.rows[row as usize].line as usize,
            right: self.stock.right(row).to_string(),
            english: note.english.map(text),
            why: note.why.map(text),
            source: note.source.map(text),
            region: note.region.map(text),
            ..Concept::default()
        };
        for other in self.links_of(row) {
            let forms = match other.status {
                Status::Forbidden => &mut concept.wrong,
                Status::Deprecated => &mut concept.deprecated,
                _ => &mut concept.admitted,
            };
            forms.push(text(other.text));
        }
        concept
    }

    /// Leaves the stock as it was, but for texts that nobody will ask for: the list is broken.
    pub(super) fn give_up(self) {
        self.stock.rows.truncate(self.first_row as usize);
    }

    /// Makes entries of all that was taken.
    pub(super) fn finish(mut self, mistakes: &mut Vec<Mistake>) {
        self.by_right = HashTable::new();
        let mut forms = Vec::new();
        for row in self.first_row..self.stock.rows.len() as u32 {
            forms.clear();
            forms.extend(self.links_of(row));
            self.clean(row, &mut forms);
            self.stock.others.extend(&forms);
            self.stock.rows[row as usize].others_end = self.stock.others.len() as u32;
        }
        let mut concepts: Vec<Option<Concept>> = self.concepts.into_iter().map(Some).collect();
        for place in self.places {
            match place {
                Place::Row(row) => self.stock.add_row(row),
                Place::Concept(at) => {
                    let Some(mut concept) = concepts[at as usize].take() else { continue };
                    concept.clean(&mut Losses::Untold);
                    if let Some(entry) = concept.entry(&self.file, &self.why, mistakes) {
                        self.stock.add(entry);
                    }
                }
            }
        }
    }

    /// Keeps each form once: what is right is not wrong too, and what is wrong is not admitted.
    fn clean(&self, row: u32, forms: &mut Vec<Other>) {
        forms.sort_by_key(|form| std::cmp::Reverse(form.status));
        let text = |form: &Other| self.stock.texts.get(form.text);
        let right = self.stock.right(row);
        match forms.as_slice() {
            [] => {}
            [one] if text(one) != right => {}
            _ => {
                let mut seen = FxHashSet::from_iter([right]);
                forms.retain(|form| seen.insert(text(form)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::entry::Entry;
    use super::super::exchange::{Format, Languages, merged, read, read_to};
    use super::*;

    const HEADER: &str = "right,wrong,deprecated,admitted,english,why,region,keys\n";

    fn gathered(lists: &[(Format, &str)]) -> Vec<Entry> {
        let mut stock = Stock::default();
        for (format, list) in lists {
            let mut gatherer = Gatherer::new(&mut stock, "a.csv".into(), "so".into());
            match read_to(&mut gatherer, *format, list, &Languages::default()) {
                Ok(()) => gatherer.finish(&mut Vec::new()),
                Err(_) => gatherer.give_up(),
            }
        }
        (0..stock.len()).map(|id| stock.entry(id).into_owned()).collect()
    }

    /// By way of whole concepts, as an import goes.
    fn imported(list: &str) -> Vec<Entry> {
        let list = read(Format::Csv, list, &Languages::default()).unwrap_or_default();
        let concepts = merged(vec![list]).concepts.into_iter();
        concepts.filter_map(|concept| concept.entry(&"a.csv".into(), &"so".into(), &mut Vec::new())).collect()
    }

    fn shown(entries: &[Entry]) -> Vec<String> {
        entries.iter().map(|entry| format!("{entry:?}")).collect()
    }

    #[test]
    fn rows_of_one_term_are_one_entry() {
        let rows = "Gent,Gand,,,,,,\nBrugge,Bruges,,,,,BE,\nGent,Ghent|Gand,,Gand,Ghent,,,\n";
        let entries = gathered(&[(Format::Csv, &format!("{HEADER}{rows}"))]);
        let term =
            entries.first().and_then(Entry::term).map(|term| (&*term.right, term.wrong.join(" "), term.admitted.len()));
        assert_eq!(term, Some(("Gent", "Gand Ghent".to_string(), 0)));
        assert_eq!(
            entries.iter().map(|entry| (entry.origin.line, entry.region.as_deref())).collect::<Vec<_>>(),
            [(2, None), (3, Some("BE"))]
        );
    }

    #[test]
    fn a_broken_list_leaves_no_trace_in_the_next() {
        let sound = format!("{HEADER}Gent,Gand,,,,,,\n");
        let sound = (Format::Csv, &*sound);
        let cut = "<martif><text><body><termEntry><langSet xml:lang=\"nl\"><tig><term>Brugge</term></tig></langSet></termEntry><termEntry>";
        let lists = [sound, (Format::Tbx2, cut), sound];
        assert_eq!(shown(&gathered(&lists)), shown(&gathered(&[sound, sound])));
    }

    fn cell(options: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
        prop::sample::select(options)
    }

    proptest! {
        /// The same entries as an import makes, however rows repeat, contradict and complete each other.
        #[test]
        fn agrees_with_an_import(rows in prop::collection::vec((
            cell(&["Gent", "Brugge", "NAVO", "vrede", ""]),
            cell(&["", "Gand", "Gand|Ghent", "Gent|x"]),
            cell(&["", "Gand", "Brugge"]),
            cell(&["", "x|y", "Gent"]),
            cell(&["", "Ghent", "peace"]),
            cell(&["", "Zo heet de stad."]),
            cell(&["", "BE"]),
            cell(&["", "", "", "case = \"\"any\"\"", "kind = 1"]),
        ), 0..12)) {
            let rows = rows.iter().map(|(a, b, c, d, e, f, g, h)| format!("{a},{b},{c},{d},{e},{f},{g},\"{h}\"\n"));
            let list = HEADER.to_string() + &rows.collect::<String>();
            prop_assert_eq!(shown(&gathered(&[(Format::Csv, &list)])), shown(&imported(&list)));
        }
    }
}
