//! Several rows about one term: one entry.
//!
//! Term lists of translators are lists of pairs, and two English terms often have one translation. A glossary has one entry for
//! a form. Not for contradictions, such as a form that is right in one row and wrong in the next: an editor decides those.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::{Concept, List, Loss};

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
                        add(first, concept, &mut all.losses);
                    }
                }
            }
        }
    }
    for concept in &mut all.concepts {
        clean(concept, &mut all.losses);
    }
    all.losses.sort();
    all.losses.dedup();
    all
}

fn add(first: &mut Concept, next: Concept, losses: &mut Vec<Loss>) {
    let place = format!("{}:{}", first.file, first.line);
    let mut lose = |what: String| {
        losses.push(Loss { file: next.file.clone(), line: next.line, what });
    };
    for (name, first, next) in [
        ("source term", &mut first.english, &next.english),
        ("reason", &mut first.why, &next.why),
        ("authority", &mut first.source, &next.source),
        ("region", &mut first.region, &next.region),
    ] {
        match (&*first, next) {
            (Some(first), Some(next)) if first != next => {
                lose(format!("a second {name} beside that at {place}: \"{next}\""));
            }
            (None, Some(next)) => *first = Some(next.clone()),
            _ => {}
        }
    }
    for (key, value) in &next.keys {
        match first.keys.iter().find(|(name, _)| name == key) {
            None => first.keys.push((key.clone(), value.clone())),
            Some((_, had)) if had != value => lose(format!("a second value beside that at {place}: {key} = {value}")),
            Some(_) => {}
        }
    }
    first.wrong.extend(next.wrong);
    first.deprecated.extend(next.deprecated);
    first.admitted.extend(next.admitted);
}

/// Keeps each form once: what is right is not wrong too, and what is wrong is not admitted.
fn clean(concept: &mut Concept, losses: &mut Vec<Loss>) {
    let mut seen: HashMap<String, &str> = HashMap::from([(concept.right.clone(), "right")]);
    let mut told = Vec::new();
    for (name, forms) in
        [("wrong", &mut concept.wrong), ("deprecated", &mut concept.deprecated), ("admitted", &mut concept.admitted)]
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
    losses.extend(told.into_iter().map(|what| concept.loss(what)));
}
