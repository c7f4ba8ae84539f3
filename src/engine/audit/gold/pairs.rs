//! A JSON array of whole texts before and after: `[{"label": …, "original": "cafÃ©", "fixed": "café"}]`.
//!
//! Where "fixed-encoding" stands too, it is the text with its encoding repaired and nothing else, and counts. An object whose
//! "original" is right already must not be changed; it counts in a kind of its own, "… (sound)".

use serde::Deserialize;

use super::{Fault, GoldError, GoldText};
use crate::rules::Tier;
use crate::text::Span;

#[derive(Deserialize)]
struct Pair {
    original: String,
    fixed: String,
    #[serde(rename = "fixed-encoding")]
    fixed_encoding: Option<String>,
}

pub(super) fn read(name: &str, text: &str) -> Result<Vec<GoldText>, GoldError> {
    let pairs: Vec<Pair> = serde_json::from_str(text).map_err(|error| GoldError {
        line: error.line(),
        what: format!("not a list of repaired texts ({error})"),
        instead: "write [{\"original\": …, \"fixed\": …}, …]",
    })?;
    Ok(pairs.into_iter().map(|pair| gold(name, pair)).collect())
}

fn gold(name: &str, pair: Pair) -> GoldText {
    let right = pair.fixed_encoding.unwrap_or(pair.fixed);
    let fault = Fault {
        kind: if right == pair.original { format!("{name} (sound)") } else { name.to_string() },
        wrong: pair.original.clone(),
        right,
        place: Some(Span::new(0, pair.original.len())),
        weight: 1,
    };
    GoldText { text: pair.original, faults: vec![fault], complete: false, tier: Some(Tier::Encoding) }
}
