//! Term lists as one glossary file.

use std::sync::Arc;

use super::super::entry::*;
use super::super::load::load;
use super::super::stock::Stock;
use super::super::verify::verify;
use super::{Concept, List, Loss, merged, to_toml};

/// A glossary file that was made of term lists.
#[derive(Clone, Debug, Default)]
pub struct Import {
    pub toml: String,
    pub terms: usize,
    /// What the lists say and the file does not, by place.
    pub losses: Vec<Loss>,
    /// What the lists contradict each other in, by place in the lists: an editor decides, in the file.
    pub mistakes: Vec<Mistake>,
}

/// A glossary file with the terms of `lists`; `why` is the reason of those that give none.
pub fn import(lists: Vec<List>, title: &str, why: &str) -> Import {
    let List { concepts, mut losses } = merged(lists);
    let mut entries = Entries::default();
    let sound: Vec<Concept> =
        concepts.into_iter().filter_map(|concept| sound(concept, why, &mut entries, &mut losses)).collect();
    let mut mistakes = Vec::new();
    let stock = Stock::of(entries.entries);
    verify(&stock, 0..stock.len(), &mut mistakes);
    mistakes.sort();
    losses.sort();
    Import { toml: to_toml(title, why, &sound), terms: sound.len(), losses, mistakes }
}

/// A concept that a glossary file can hold: without its own keys if they are none, or not at all.
fn sound(mut concept: Concept, why: &str, entries: &mut Entries, losses: &mut Vec<Loss>) -> Option<Concept> {
    loop {
        let origin = Origin { file: Arc::clone(&concept.file), line: concept.line };
        let (mut own, mut mistakes) = (Entries::default(), Vec::new());
        load("", &to_toml("", why, std::slice::from_ref(&concept)), &mut own, &mut mistakes);
        if mistakes.is_empty() {
            entries.entries.extend(own.entries.into_iter().map(|entry| Entry { origin: origin.clone(), ..entry }));
            return Some(concept);
        }
        losses.extend(
            mistakes.into_iter().map(|Mistake { what, instead, .. }| concept.loss(format!("{what}: {instead}"))),
        );
        if concept.keys.is_empty() {
            return None;
        }
        concept.keys.clear();
    }
}
