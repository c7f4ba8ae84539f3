//! Measuring on files.

use std::path::Path;

use rayon::prelude::*;

use super::{Baseline, Found, Progress, Session, files};
use crate::encoding;
use crate::engine::audit::{By, CleanTally, GoldTally, Judged, read_gold};

/// The article that a list of places belongs to, beside it.
const ARTICLE: &str = "article.txt";

impl Session {
    /// Counts what the rules find in clean copy; keeps `samples` findings of each row.
    ///
    /// # Errors
    /// The first file that cannot be checked, with the reason.
    pub fn audit_clean(
        &self,
        found: &[Found],
        by: By,
        samples: usize,
        progress: &Progress,
    ) -> Result<CleanTally, String> {
        let mut tally = CleanTally::new(by, samples);
        let mut failed = None;
        let counted = self.check(found, &mut Baseline::default(), progress, |run| {
            match &run.result {
                Ok(checked) => tally.add(&run.path, checked),
                Err(error) => failed = failed.take().or(Some(format!("{}: {error}", run.path))),
            }
            Ok(())
        });
        counted.map_err(|error| error.to_string())?;
        failed.map_or(Ok(tally), Err)
    }

    /// Adds what the rules make of the labelled damage in a file; keeps `samples` of each kind.
    ///
    /// # Errors
    /// The file cannot be read, or holds no labelled damage.
    pub fn audit_gold(&self, path: &Path, samples: usize, tally: &mut GoldTally) -> Result<(), String> {
        let name = path.display().to_string();
        let article = path.with_file_name(ARTICLE);
        let article = if article.is_file() { Some(text(&article)?) } else { None };
        // "spacing" for "damaged/spacing.nl.jsonl".
        let stem = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let stem = stem.split('.').next().unwrap_or_default();
        let gold = read_gold(stem, &text(path)?, article.as_deref()).map_err(|error| format!("{name}:{error}"))?;
        let desk = self.desk(path).map_err(|error| error.to_string())?;
        let judged: Vec<Result<Judged, String>> = gold
            .par_iter()
            .map(|gold| desk.checker.judge(&name, gold, &desk.options.lang).map_err(|error| format!("{name}: {error}")))
            .collect();
        for (gold, judged) in gold.iter().zip(judged) {
            tally.add(gold, judged?, samples);
        }
        Ok(())
    }
}

fn text(path: &Path) -> Result<String, String> {
    let bytes = files::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(encoding::decode(&bytes, None, None).text.to_string())
}
