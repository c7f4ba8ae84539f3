//! Several rows about one term: one entry.
//!
//! Term lists of translators are lists of pairs, and two English terms often have one translation. A glossary has one entry for
//! a form. Not for contradictions, such as a form that is right in one row and wrong in the next: an editor decides those.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::{Concept, List, Loss};

/// Where to tell what two rows disagree on.
pub(in super::super) enum Losses<'l> {
    Told(&'l mut Vec<Loss>),
    Untold,
}

impl Losses<'_> {
    fn tell(&mut self, loss: impl FnOnce() -> Loss) {
        if let Losses::Told(losses) = self {
            losses.push(loss());
        }
    }
}

/// Lists as one, with the rows of a term together; what they disagree on is lost but for what the first says.
pub fn merged(lists: Vec<List>) -> List {
    let mut all = List::default();
    let mut places: HashMap<String, usize> = HashMap::new();
    for mut list in lists {
        all.losses.append(&mut list.losses);
        for concept in list.concepts {
            match places.entry(concept.right.clone()) {
                Entry::Vacant(place) => {
                    place.insert(all.concepts.len());
                    all.concepts.push(concept);
                }
                Entry::Occupied(place) => {
                    if let Some(first) = all.concepts.get_mut(*place.get()) {
                        first.add(concept, &mut Losses::Told(&mut all.losses));
                    }
                }
            }
        }
    }
    for concept in &mut all.concepts {
        concept.clean(&mut Losses::Told(&mut all.losses));
    }
    all.losses.sort();
    all.losses.dedup();
    all
}

impl Concept {
    /// Adds what another row says of the same term.
    pub(in super::super) fn add(&mut self, next: Concept, losses: &mut Losses<'_>) {
        let place = (self.file.clone(), self.line);
        let mut lose = |what: std::fmt::Arguments<'_>| {
            losses.tell(|| Loss { file: next.file.clone(), line: next.line, what: what.to_string() });
        };
        let (file, line) = &place;
        for (name, first, next) in [
            ("source term", &mut self.english, &next.english),
            ("reason", &mut self.why, &next.why),
            ("authority", &mut self.source, &next.source),
            ("region", &mut self.region, &next.region),
        ] {
            match (&*first, next) {
                (Some(first), Some(next)) if first != next => {
                    lose(format_args!("a second {name} beside that at {file}:{line}: \"{next}\""));
                }
                (None, Some(next)) => *first = Some(next.clone()),
                _ => {}
            }
        }
        for (key, value) in &next.keys {
            match self.keys.iter().find(|(name, _)| name == key) {
                None => self.keys.push((key.clone(), value.clone())),
                Some((_, had)) if had != value => {
                    lose(format_args!("a second value beside that at {file}:{line}: {key} = {value}"));
                }
                Some(_) => {}
            }
        }
        self.wrong.extend(next.wrong);
        self.deprecated.extend(next.deprecated);
        self.admitted.extend(next.admitted);
    }

    /// Keeps each form once: what is right is not wrong too, and what is wrong is not admitted.
    pub(in super::super) fn clean(&mut self, losses: &mut Losses<'_>) {
        let mut seen: HashMap<String, &str> = HashMap::from([(self.right.clone(), "right")]);
        let mut told = Vec::new();
        for (name, forms) in
            [("wrong", &mut self.wrong), ("deprecated", &mut self.deprecated), ("admitted", &mut self.admitted)]
        {
            forms.retain(|form| match seen.entry(form.clone()) {
                Entry::Vacant(place) => {
                    place.insert(name);
                    true
                }
                Entry::Occupied(first) => {
                    let had = *first.get();
                    if had != name && (had, name) != ("right", "admitted") {
                        told.push(format!("{had} and {name} at once: \"{form}\""));
                    }
                    false
                }
            });
        }
        told.into_iter().for_each(|what| losses.tell(|| self.loss(what)));
    }
}
