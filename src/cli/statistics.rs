//! `--statistics`: how often each rule found something.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::time::Instant;

use crate::engine::{FileRun, Summary};
use crate::report::count;

pub(super) struct Statistics {
    begun: Instant,
    /// By rule: findings and the files that have them.
    rules: BTreeMap<&'static str, (usize, usize)>,
    /// The rules that found something in the file that is told in parts.
    in_file: BTreeSet<&'static str>,
}

impl Statistics {
    pub(super) fn new() -> Self {
        Statistics { begun: Instant::now(), rules: BTreeMap::new(), in_file: BTreeSet::new() }
    }

    pub(super) fn add(&mut self, run: &FileRun) {
        if run.begins_file() {
            self.in_file.clear();
        }
        let Ok(checked) = &run.result else { return };
        let mut ids: Vec<&'static str> = checked.findings.iter().map(|finding| finding.rule.id).collect();
        ids.sort_unstable();
        for same in ids.chunk_by(|a, b| a == b) {
            let (findings, files) = self.rules.entry(same[0]).or_default();
            *findings += same.len();
            *files += usize::from(self.in_file.insert(same[0]));
        }
    }

    /// The table, the commonest rule first, and the size of the run.
    pub(super) fn write(&self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        let mut rows: Vec<_> = self.rules.iter().collect();
        rows.sort_by_key(|(id, (findings, _))| (std::cmp::Reverse(*findings), **id));
        if !rows.is_empty() {
            writeln!(out, "{:>9} {:>8}  rule", "findings", "files")?;
        }
        for (id, (findings, files)) in rows {
            writeln!(out, "{findings:>9} {files:>8}  {id}")?;
        }
        let (size, seconds) = (indicatif::HumanBytes(summary.bytes), self.begun.elapsed().as_secs_f64());
        let files = count(summary.files, "file", "files");
        let (words, hidden) = (count(summary.words, "word", "words"), count(summary.hidden, "finding", "findings"));
        writeln!(out, "{files}, {size}, {words} in {seconds:.1} s; {hidden} hidden.")
    }
}
