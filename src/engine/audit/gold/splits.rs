//! Tab-separated fragments with how often they occurred: `haven meester⇥havenmeester⇥12`. The fragment is the whole text.

use super::{Fault, GoldError, GoldText};
use crate::text::Span;

pub(super) fn read(name: &str, text: &str) -> Result<Vec<GoldText>, GoldError> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(number, line)| gold(name, number + 1, line)).collect()
}

fn gold(name: &str, number: usize, line: &str) -> Result<GoldText, GoldError> {
    let mistake = |what: &str| GoldError {
        line: number,
        what: what.to_string(),
        instead: "write the wrong words, a tab, the right ones, a tab, and how often they occurred",
    };
    let mut columns = line.split('\t');
    let (Some(wrong), Some(right)) = (columns.next(), columns.next()) else {
        return Err(mistake("the line has no two columns"));
    };
    let weight = match columns.next() {
        Some(number) => number.trim().parse().map_err(|_| mistake("the third column is no number"))?,
        None => 1,
    };
    let place = Some(Span::new(0, wrong.len()));
    let fault = Fault { kind: name.to_string(), wrong: wrong.to_string(), right: right.to_string(), place, weight };
    Ok(GoldText { text: wrong.to_string(), faults: vec![fault], complete: false, tier: None })
}
