//! The tables of an audit, for people and for programs.

use std::io::{self, Write};

use serde::Serialize;

use super::visible;
use crate::engine::audit::{CleanRow, CleanTally, GoldRow, GoldSample, GoldTally, Sample};

/// Both tables as text; a table without rows is left out.
pub fn human(clean: Option<&CleanTally>, gold: Option<&GoldTally>, out: &mut dyn Write) -> io::Result<()> {
    if let Some(clean) = clean {
        clean_table(clean, out)?;
    }
    if clean.is_some() && gold.is_some() {
        writeln!(out)?;
    }
    gold.map_or(Ok(()), |gold| gold_table(gold, out))
}

/// Both tables as one JSON object.
pub fn json(clean: Option<&CleanTally>, gold: Option<&GoldTally>, out: &mut dyn Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct Tables<'t> {
        version: u32,
        #[serde(skip_serializing_if = "Option::is_none")]
        clean: Option<&'t CleanTally>,
        #[serde(skip_serializing_if = "Option::is_none")]
        gold: Option<&'t GoldTally>,
    }
    serde_json::to_writer_pretty(&mut *out, &Tables { version: 1, clean, gold })?;
    writeln!(out)
}

fn clean_table(tally: &CleanTally, out: &mut dyn Write) -> io::Result<()> {
    let CleanTally { files, words, fires, warnings, safe, rows, .. } = tally;
    let count = |number: usize, what: &str| format!("{number} {what}{}", if number == 1 { "" } else { "s" });
    writeln!(
        out,
        "Clean copy, {} in {}: {}, {warnings} at warning or above ({:.2} per 10,000 words), repaired by `copydesk fix`: {safe}.",
        count(*words, "word"),
        count(*files, "file"),
        count(*fires, "finding"),
        tally.warnings_per_10000()
    )?;
    let width = rows.keys().map(|name| name.chars().count()).max().unwrap_or(0);
    if !rows.is_empty() {
        writeln!(out, "\n{:width$}  fires  per 10,000  warnings   safe", "")?;
    }
    let mut rows: Vec<(&String, &CleanRow)> = rows.iter().collect();
    rows.sort_by_key(|(name, row)| (std::cmp::Reverse(row.fires), *name));
    for (name, CleanRow { fires, per_10000, warnings, safe, samples }) in rows {
        writeln!(out, "{name:width$}  {fires:5}  {per_10000:10.2}  {warnings:8}  {safe:5}")?;
        samples.iter().try_for_each(|sample| writeln!(out, "    {}", sample_line(sample)))?;
    }
    Ok(())
}

/// `a.txt:3:7: zagen de [de de] haven → de`.
fn sample_line(sample: &Sample) -> String {
    let Sample { file, line, column, before, text, after, replacements, .. } = sample;
    let remedy = if replacements.is_empty() { String::new() } else { format!(" → {}", replacements.join(" | ")) };
    visible(&format!("{file}:{line}:{column}: {before}[{text}]{after}{remedy}")).into_owned()
}

fn gold_table(tally: &GoldTally, out: &mut dyn Write) -> io::Result<()> {
    let width = tally.kinds.keys().map(|kind| kind.chars().count()).max().unwrap_or(0);
    writeln!(
        out,
        "Labelled damage:\n\n{:width$}  lines           found        proposed        repaired            safe  wrong",
        ""
    )?;
    for (kind, row) in &tally.kinds {
        let share = |count: usize| format!("{count:6} {:5.1} %", row.percent(count));
        let GoldRow { lines, found, proposed, repaired, safe, wrong, misplaced, samples } = row;
        writeln!(
            out,
            "{kind:width$}  {lines:5}  {}  {}  {}  {}  {wrong:5}",
            share(*found),
            share(*proposed),
            share(*repaired),
            share(*safe)
        )?;
        if *misplaced > 0 {
            writeln!(out, "    in {misplaced} lines the text does not have what is wrong")?;
        }
        samples.iter().try_for_each(|sample| writeln!(out, "    {}", gold_line(sample)))?;
    }
    if !tally.strays.is_empty() {
        writeln!(out, "\nAt warning or above, and no fault: {}", tally.strays.len())?;
        tally.strays.iter().try_for_each(|sample| writeln!(out, "    {}", sample_line(sample)))?;
    }
    Ok(())
}

fn gold_line(sample: &GoldSample) -> String {
    let GoldSample { wrong, right, repair } = sample;
    let line = match repair {
        None => format!("missed: {wrong} → {right}"),
        Some(repair) => format!("wrong: {wrong} → {repair}, not {right}"),
    };
    visible(&line).into_owned()
}
