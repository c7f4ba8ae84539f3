//! All the faults of one article, tab-separated, with their places in bytes: the header names the columns.
//!
//! The kind is the class, the first letter of the id: "A01" counts in "class A". A `right` of "(delete)" or "(delete line)"
//! means that nothing should stand there.

use super::{Fault, GoldError, GoldText};
use crate::text::Span;

pub(super) fn is_header(line: &str) -> bool {
    let mut columns = line.split('\t');
    columns.next() == Some("kind") && columns.next() == Some("wrong")
}

pub(super) fn read(text: &str, article: Option<&str>) -> Result<Vec<GoldText>, GoldError> {
    let article = article.ok_or(GoldError {
        line: 1,
        what: "these faults have places in an article, but it is not there".into(),
        instead: "put article.txt beside this file",
    })?;
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let faults = lines
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(number, line)| fault(&header, number + 2, line, article))
        .collect::<Result<_, _>>()?;
    Ok(vec![GoldText { text: article.to_string(), faults, complete: true, tier: None }])
}

fn fault(header: &[&str], number: usize, line: &str, article: &str) -> Result<Fault, GoldError> {
    let values: Vec<&str> = line.split('\t').collect();
    let column = |name: &str| {
        let value = header.iter().position(|column| *column == name).and_then(|at| values.get(at).copied());
        value.ok_or_else(|| GoldError {
            line: number,
            what: format!("no column \"{name}\""),
            instead: "write kind, wrong, right, id, byte_start and byte_end, with tabs between them",
        })
    };
    let byte = |name: &str| {
        column(name)?.trim().parse::<usize>().map_err(|_| GoldError {
            line: number,
            what: format!("\"{name}\" is no number"),
            instead: "write the place in bytes from the start of the article",
        })
    };
    let (start, end) = (byte("byte_start")?, byte("byte_end")?);
    let wrong = column("wrong")?;
    let right = column("right")?;
    Ok(Fault {
        kind: format!("class {}", column("id")?.chars().next().unwrap_or('?')),
        wrong: wrong.to_string(),
        right: if right.starts_with("(delete") { String::new() } else { right.to_string() },
        place: (start < end && article.get(start..end).is_some()).then(|| Span::new(start, end)),
        weight: 1,
    })
}
