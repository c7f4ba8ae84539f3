//! What an editor reads: the place, the line, the fault in it, the proposal, the reason.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use similar::ChangeTag;
use unicode_width::UnicodeWidthStr;

use super::diff::changes;
use super::{Report, ReportFormat, visible};
use crate::engine::{FileRun, Located, Penalty, Score, Summary};
use crate::fix::Severity;

pub(super) const FORMAT: ReportFormat = ReportFormat {
    name: "human",
    summary: "for people, at a terminal or in a log",
    extensions: &["txt", "log"],
    written: false,
    new: || Box::new(human(false)),
};

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const RED: Style = AnsiColor::Red.on_default();
const GREEN: Style = AnsiColor::Green.on_default();
const REMOVED: Style = AnsiColor::Red.on_default().strikethrough();
const WRONG: Style = AnsiColor::Red.on_default().bold();

/// The report for people. `colour` shows a proposal as one line with its changes marked, not as a `-` and a `+` line.
pub fn human(colour: bool) -> Human {
    Human { colour, scores: false }
}

pub struct Human {
    colour: bool,
    scores: bool,
}

impl Report for Human {
    fn file(&mut self, file: &FileRun, out: &mut dyn Write) -> io::Result<()> {
        match &file.result {
            Ok(checked) => {
                checked.findings.iter().try_for_each(|finding| self.finding(&file.path, finding, out))?;
                if (self.scores && file.penalty_of_file().is_some()) || file.is_below() {
                    self.score(file, out)
                } else {
                    Ok(())
                }
            }
            Err(error) => {
                writeln!(out, "{}: {}{error}", visible(&file.path), self.paint(RED, "not checked: "))
            }
        }
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}", summary_line(summary))?;
        let below = summary.min_score.filter(|_| summary.is_below());
        if self.scores || below.is_some() {
            writeln!(out, "The run: {}.", self.score_of(summary.penalty(), below))?;
        }
        Ok(())
    }
}

impl Human {
    /// With a line on the score of each article and one on the run's, not only where they are too low.
    pub fn with_scores(self, scores: bool) -> Human {
        Human { scores, ..self }
    }

    fn paint(&self, style: Style, text: &str) -> String {
        if self.colour { format!("{style}{text}{style:#}") } else { text.to_string() }
    }

    fn score(&self, file: &FileRun, out: &mut dyn Write) -> io::Result<()> {
        let Some(penalty) = file.penalty_of_file() else { return Ok(()) };
        let score = self.score_of(penalty, file.is_below().then_some(file.min_score));
        writeln!(out, "{}: {score}", self.paint(BOLD, &visible(&file.path)))?;
        // Findings end with a blank line: their article does too.
        if penalty.points > 0 { writeln!(out) } else { Ok(()) }
    }

    /// "score 90.00, below 95.00; penalty 100.0 per 1,000 words (12 words count as 250)".
    fn score_of(&self, penalty: Penalty, below: Option<Score>) -> String {
        let below = below.map_or_else(String::new, |least| self.paint(RED, &format!(", below {least}")));
        let words = count(penalty.words, "word", "words");
        let counted = match penalty.counted_words() {
            counted if counted == penalty.words => words,
            counted => format!("{words}, counted as {counted}"),
        };
        format!("score {}{below}; penalty {:.1} per 1,000 words ({counted})", penalty.score(), penalty.per_thousand())
    }

    fn finding(&self, path: &str, finding: &Located, out: &mut dyn Write) -> io::Result<()> {
        let position = finding.start.position;
        let severity = match finding.severity {
            Severity::Error => RED,
            Severity::Warning => AnsiColor::Yellow.on_default(),
            Severity::Info => AnsiColor::Cyan.on_default(),
        };
        let member = finding.member.as_ref().map_or_else(String::new, |member| format!(":{}", visible(member)));
        let place = format!("{}{member}:{}:{}", visible(path), position.line, position.column);
        writeln!(
            out,
            "{}: {}: {}",
            self.paint(BOLD, &place),
            self.paint(severity, finding.severity.name()),
            finding.rule.id
        )?;
        self.line(finding, out)?;
        self.proposals(finding, out)?;
        let origin = finding.origin.as_ref().map_or_else(String::new, |origin| format!(" [{origin}]"));
        writeln!(out, "    {}{}\n", visible(&finding.message), self.paint(DIM, &origin))
    }

    /// The line with the wrong part marked.
    fn line(&self, finding: &Located, out: &mut dyn Write) -> io::Result<()> {
        let excerpt = &finding.excerpt;
        let before = format!("{}{}", if excerpt.cut_before { "… " } else { "" }, visible(&excerpt.before));
        let after = format!("{}{}", visible(&excerpt.after), if excerpt.cut_after { " …" } else { "" });
        let wrong = visible(&finding.text);
        writeln!(out, "    {before}{}{after}", self.paint(WRONG, &wrong))?;
        let width = wrong.width().max(1);
        writeln!(out, "    {}{}", " ".repeat(before.width()), self.paint(RED, &"^".repeat(width)))
    }

    fn proposals(&self, finding: &Located, out: &mut dyn Write) -> io::Result<()> {
        if finding.replacements.is_empty() {
            return Ok(());
        }
        if self.colour {
            return finding
                .replacements
                .iter()
                .try_for_each(|replacement| writeln!(out, "    {}", self.inline_diff(&finding.text, replacement)));
        }
        writeln!(out, "  - {}", visible(&finding.text))?;
        finding.replacements.iter().try_for_each(|replacement| match replacement.as_str() {
            "" => writeln!(out, "  + (nothing)"),
            replacement => writeln!(out, "  + {}", visible(replacement)),
        })
    }

    /// What goes struck through in red, what comes in green.
    fn inline_diff(&self, old: &str, new: &str) -> String {
        changes(old, new)
            .into_iter()
            .map(|change| match change.tag {
                ChangeTag::Delete => self.paint(REMOVED, &change.text),
                ChangeTag::Insert => self.paint(GREEN, &change.text),
                ChangeTag::Equal => change.text,
            })
            .collect()
    }
}

/// "21 findings: 9 repaired by `copydesk fix`, 8 more with --suggested, 4 for you".
pub(super) fn summary_line(summary: &Summary) -> String {
    let mut files = count(summary.files, "file", "files");
    if summary.files > 1 {
        files.push_str(&format!(", {}", indicatif::HumanBytes(summary.bytes)));
    }
    if summary.files == 0 && summary.skipped == 0 {
        return "Nothing was checked: there is no article in what was named.".to_string();
    }
    let left_out = [(summary.failed, "not checked"), (summary.skipped, "skipped as no text")];
    let failed: String = left_out.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!(", {n} {what}")).collect();
    if summary.findings == 0 {
        return format!("No findings in {files}, {}{failed}.", count(summary.words, "word", "words"));
    }
    let mut parts = Vec::new();
    if summary.safe > 0 {
        parts.push(format!("{} repaired by `copydesk fix`", summary.safe));
    }
    if summary.suggested > 0 {
        parts.push(format!(
            "{}{} with --suggested",
            summary.suggested,
            if summary.safe > 0 { " more" } else { " repaired" }
        ));
    }
    if summary.manual() > 0 {
        parts.push(format!("{} for you", summary.manual()));
    }
    format!("{} in {files}{failed}: {}.", count(summary.findings, "finding", "findings"), parts.join(", "))
}

/// "1 file", "2 files".
pub fn count(number: usize, one: &str, several: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { several })
}
