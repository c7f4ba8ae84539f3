//! Measuring on a corpus and comparing with what it must show.

use std::collections::HashMap;
use std::path::Path;

use super::{Found, Progress, Session, files};
use crate::engine::audit::{Bar, Bars, By, CleanTally, GoldTally, Missed};

/// A bars file, measured.
#[derive(Clone, Debug)]
pub struct BarsRun {
    /// Where the corpus should be.
    pub corpus: String,
    /// Nothing where the corpus is not on this machine.
    pub bars: Option<Vec<BarRun>>,
}

/// One bar, measured.
#[derive(Clone, Debug)]
pub struct BarRun {
    pub name: String,
    pub missed: Vec<Missed>,
    /// Why it cannot be met yet.
    pub known_failure: Option<String>,
}

impl BarRun {
    /// A bar that is missed is no news where that is known; that it is met is.
    pub fn is_as_expected(&self) -> bool {
        self.missed.is_empty() != self.known_failure.is_some()
    }
}

impl Session {
    /// Measures everything that the bars file at `path` names.
    ///
    /// # Errors
    /// The bars file or a file that it names cannot be read.
    pub fn audit_bars(&self, path: &Path, progress: &Progress) -> Result<BarsRun, String> {
        let shown = path.display();
        let bytes = files::read(path).map_err(|error| format!("{shown}: {error}"))?;
        let bars: Bars = toml::from_slice(&bytes).map_err(|error| format!("{shown}: {error}"))?;
        let corpus = path.parent().unwrap_or(Path::new("")).join(&bars.corpus);
        if !corpus.is_dir() {
            return Ok(BarsRun { corpus: corpus.display().to_string(), bars: None });
        }
        let mut runs = Vec::new();
        let mut clean: HashMap<&str, CleanTally> = HashMap::new();
        for bar in &bars.clean {
            if !clean.contains_key(bar.file.as_str()) {
                let found = [Found::File(corpus.join(&bar.file))];
                clean.insert(&bar.file, self.audit_clean(&found, By::Rule, usize::MAX, progress)?);
            }
            let missed = clean.get(bar.file.as_str()).map_or(Vec::new(), |tally| bar.missed(tally));
            runs.push(run(Bar::Clean(bar), missed));
        }
        let mut gold: HashMap<&str, GoldTally> = HashMap::new();
        for bar in &bars.gold {
            if !gold.contains_key(bar.file.as_str()) {
                let mut tally = GoldTally::default();
                self.audit_gold(&corpus.join(&bar.file), usize::MAX, &mut tally)?;
                gold.insert(&bar.file, tally);
            }
            let missed = gold.get(bar.file.as_str()).map_or(Vec::new(), |tally| bar.missed(tally));
            runs.push(run(Bar::Gold(bar), missed));
        }
        Ok(BarsRun { corpus: corpus.display().to_string(), bars: Some(runs) })
    }
}

fn run(bar: Bar<'_>, missed: Vec<Missed>) -> BarRun {
    BarRun { name: bar.name(), missed, known_failure: bar.known_failure().map(str::to_string) }
}
