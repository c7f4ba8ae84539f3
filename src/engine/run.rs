//! What a run over many files comes to.

use super::{Checked, Located, Penalty, Score};
use crate::fix::{Applicability, Severity};

/// One file of a run, or a part of one: what was found, or why it could not be read.
#[derive(Clone, Debug)]
pub struct FileRun {
    pub path: String,
    /// Which part of the file this is; `None`: all of it.
    pub part: Option<FilePart>,
    /// The least severity that makes a run with this file fail; `None`: nothing does.
    pub fail_on: Option<Severity>,
    /// The score under which it makes the run fail.
    pub min_score: Score,
    pub result: Result<Checked, String>,
}

/// A part of a file that is too large to be told in one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FilePart {
    /// From 1, in the order of the file.
    pub number: usize,
    /// What the findings of the whole file cost; its last part tells it.
    pub whole: Option<Penalty>,
}

impl FileRun {
    /// Is it a file, or the first part of one?
    pub fn begins_file(&self) -> bool {
        self.part.is_none_or(|part| part.number == 1)
    }

    /// Does the finding make the run fail?
    pub fn fails(&self, finding: &Located) -> bool {
        self.fail_on.is_some_and(|severity| finding.severity >= severity)
    }

    /// What its findings cost, or those of this part; `None` for what could not be checked.
    pub fn penalty(&self) -> Option<Penalty> {
        self.result.as_ref().ok().map(Penalty::of)
    }

    /// What the findings of the file cost; `None` for what could not be checked, and before its last part.
    pub fn penalty_of_file(&self) -> Option<Penalty> {
        self.part.map_or_else(|| self.penalty(), |part| part.whole)
    }

    /// Does its score make the run fail?
    pub fn is_below(&self) -> bool {
        self.penalty_of_file().is_some_and(|penalty| penalty.score() < self.min_score)
    }
}

/// The numbers of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub files: usize,
    /// Files that could not be checked.
    pub failed: usize,
    /// Files of a folder that are no text.
    pub skipped: usize,
    pub bytes: u64,
    pub words: usize,
    pub findings: usize,
    pub errors: usize,
    pub warnings: usize,
    pub infos: usize,
    /// Hidden by comments, by lists beside the articles and by the baseline.
    pub hidden: usize,
    /// Findings that make the run fail.
    pub failing: usize,
    /// What the findings cost.
    pub points: usize,
    /// Articles with a score that makes the run fail.
    pub below: usize,
    /// The lowest score that an article asks for; `None` where there is no article.
    pub min_score: Option<Score>,
    /// Repaired by `copydesk fix`.
    pub safe: usize,
    /// More that `--suggested` repairs.
    pub suggested: usize,
}

impl Summary {
    pub fn add(&mut self, file: &FileRun) {
        self.files += usize::from(file.begins_file());
        match &file.result {
            Ok(checked) => {
                self.words += checked.words;
                self.hidden += checked.hidden.len();
                checked.findings.iter().for_each(|finding| self.finding(finding));
                self.points += Penalty::of(checked).points;
                self.below += usize::from(file.is_below());
                self.min_score = Some(self.min_score.map_or(file.min_score, |lowest| lowest.min(file.min_score)));
                self.failing += checked.findings.iter().filter(|finding| file.fails(finding)).count();
            }
            Err(_) => self.failed += 1,
        }
    }

    /// Adds what another run comes to.
    pub fn join(&mut self, other: &Summary) {
        // A number that is added to the summary must be added here too.
        let Summary {
            files,
            failed,
            skipped,
            bytes,
            words,
            findings,
            errors,
            warnings,
            infos,
            hidden,
            failing,
            points,
            below,
            min_score,
            safe,
            suggested,
        } = *other;
        self.files += files;
        self.failed += failed;
        self.skipped += skipped;
        self.bytes += bytes;
        self.words += words;
        self.findings += findings;
        self.errors += errors;
        self.warnings += warnings;
        self.infos += infos;
        self.hidden += hidden;
        self.failing += failing;
        self.points += points;
        self.below += below;
        self.min_score = [self.min_score, min_score].into_iter().flatten().min();
        self.safe += safe;
        self.suggested += suggested;
    }

    fn finding(&mut self, finding: &Located) {
        self.findings += 1;
        match finding.severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Info => self.infos += 1,
        }
        match finding.applicability {
            Applicability::Safe => self.safe += 1,
            Applicability::Suggested => self.suggested += 1,
            Applicability::Manual => {}
        }
    }

    /// What the run costs. Its words are those that there are: many short articles with a fault each are a bad run, though none
    /// of them is bad for its size.
    pub fn penalty(&self) -> Penalty {
        Penalty { points: self.points, words: self.words }
    }

    /// Is the score of the run lower than every article may be?
    pub fn is_below(&self) -> bool {
        self.min_score.is_some_and(|lowest| self.penalty().score() < lowest)
    }

    /// Findings that only an editor can mend.
    pub fn manual(&self) -> usize {
        self.findings - self.safe - self.suggested
    }
}
