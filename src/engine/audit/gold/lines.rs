//! JSON Lines: `{"kind": "split-word", "wrong": "haven meester", "right": "havenmeester", "text": "De haven meester sliep."}`.

use serde::Deserialize;

use super::{Fault, GoldError, GoldText, place};

#[derive(Deserialize)]
struct Line {
    kind: String,
    wrong: String,
    right: String,
    text: String,
}

pub(super) fn read(text: &str) -> Result<Vec<GoldText>, GoldError> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(number, line)| gold(number + 1, line)).collect()
}

fn gold(number: usize, line: &str) -> Result<GoldText, GoldError> {
    let Line { kind, wrong, right, text } = serde_json::from_str(line).map_err(|error| GoldError {
        line: number,
        what: format!("not a line of labelled damage ({error})"),
        instead: "write {\"kind\": …, \"wrong\": …, \"right\": …, \"text\": …}",
    })?;
    let place = place(&text, &wrong);
    Ok(GoldText { text, faults: vec![Fault { kind, wrong, right, place, weight: 1 }], complete: false, tier: None })
}
