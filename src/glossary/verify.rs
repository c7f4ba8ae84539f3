//! Checking entries against each other: what one prefers another must not forbid.

use rustc_hash::{FxHashMap, FxHashSet};

use super::compiled::Status;
use super::entry::*;
use super::stock::{Slot, Stock};

/// Adds the contradictions among the entries `ids` to `mistakes`; the numbers ascend.
pub(super) fn verify(stock: &Stock, ids: impl IntoIterator<Item = u32>, mistakes: &mut Vec<Mistake>) {
    let mut verifier = Verifier { stock, preferred: Table::default(), forbidden: Table::default(), mistakes };
    ids.into_iter().for_each(|id| verifier.entry(id));
    verifier.contradictions();
}

/// Forms, each with the last entry that speaks of it.
type Table<'s> = FxHashMap<&'s str, u32>;

struct Verifier<'s, 'm> {
    stock: &'s Stock,
    preferred: Table<'s>,
    forbidden: Table<'s>,
    mistakes: &'m mut Vec<Mistake>,
}

impl Verifier<'_, '_> {
    fn entry(&mut self, id: u32) {
        let stock = self.stock;
        let mut right = "";
        stock.forms(id, |status, form| match status {
            Status::Preferred => {
                right = form;
                if let Some(first) = self.preferred.insert(form, id) {
                    let what = format!("\"{form}\" has an entry already, at {}", stock.origin(first));
                    self.mistake(id, what, "add the forms to that entry");
                }
            }
            Status::Forbidden | Status::Deprecated => {
                if form == right {
                    let what = format!("\"{form}\" is both right and wrong");
                    self.mistake(id, what, "take it out of the one list");
                }
                if let Some(first) = self.forbidden.insert(form, id) {
                    let what = format!("\"{form}\" is forbidden already, at {}", stock.origin(first));
                    self.mistake(id, what, "keep the variant in one entry");
                }
            }
            Status::Admitted | Status::Shield => {}
        });
    }

    fn contradictions(&mut self) {
        let stock = self.stock;
        let both = self.forbidden.iter().filter_map(|(form, id)| Some((*form, *id, *self.preferred.get(form)?)));
        let both: Vec<_> = both.filter(|(_, id, other)| id != other).collect();
        for (form, id, other) in both {
            let what = format!("\"{form}\" is forbidden here and preferred at {}", stock.origin(other));
            self.mistake(id, what, "decide for one of the two");
        }
    }

    fn mistake(&mut self, id: u32, what: String, instead: &str) {
        self.mistakes.push(Mistake { origin: self.stock.origin(id), what, instead: instead.into() });
    }
}

/// Takes out of the built-in entries what the desk's speak of too: there the desk's word counts.
pub(super) fn yield_to(desk: &Stock, builtin: &mut Vec<Entry>) {
    let claimed = shared_forms(builtin, desk);
    let patterns = patterns(desk);
    builtin.retain_mut(|entry| match &mut entry.content {
        Content::Term(term) => {
            let keeps = |form: &String| !claimed.contains(form.as_str());
            term.wrong.retain(keeps);
            term.deprecated.retain(keeps);
            term.admitted.retain(keeps);
            !claimed.contains(term.right.as_str())
        }
        Content::Phrase(phrase) => !patterns.contains(phrase.pattern.as_str()),
        Content::Boilerplate(boilerplate) => !patterns.contains(boilerplate.text.as_str()),
    });
}

/// The forms that both speak of. The desk's list may be long, the built-in one is not.
fn shared_forms(builtin: &[Entry], desk: &Stock) -> FxHashSet<String> {
    let terms = builtin.iter().filter_map(Entry::term);
    let forms = terms.flat_map(|term| {
        [&term.wrong, &term.deprecated, &term.admitted].into_iter().flatten().chain([&term.right]).map(String::as_str)
    });
    let known: FxHashSet<&str> = forms.collect();
    let mut shared = FxHashSet::default();
    for id in 0..desk.len() {
        desk.forms(id, |_, form| {
            if known.contains(form) {
                shared.insert(form.to_string());
            }
        });
    }
    shared
}

fn patterns(desk: &Stock) -> FxHashSet<&str> {
    let whole = (0..desk.len()).filter_map(|id| match desk.slot(id) {
        Slot::Whole(at) => Some(desk.whole(at)),
        Slot::Row(_) => None,
    });
    whole
        .filter_map(|entry| match &entry.content {
            Content::Phrase(phrase) => Some(phrase.pattern.as_str()),
            Content::Boilerplate(boilerplate) => Some(boilerplate.text.as_str()),
            Content::Term(_) => None,
        })
        .collect()
}
