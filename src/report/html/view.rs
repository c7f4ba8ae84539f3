//! What the templates are given. Texts are made visible here; the templates escape them.

use std::collections::BTreeMap;

use serde::Serialize;
use similar::ChangeTag;

use crate::engine::{Checked, FileRun, Located, Summary};
use crate::fix::{Applicability, Severity};
use crate::report::diff::{Change, changes};
use crate::report::human::count;
use crate::report::visible;
use crate::rules::Rule;

/// More findings, and more rows without a mistake in reading, no browser scrolls through and no editor reads; they are counted.
const MOST: usize = 5_000;

/// What the summary needs of the articles that went by.
#[derive(Default)]
pub(super) struct Tally {
    rows: Vec<Row>,
    /// Articles that are not in the table.
    more_articles: usize,
    rules: BTreeMap<&'static str, RuleRow>,
    /// Findings that are shown.
    findings: usize,
    more_findings: usize,
}

/// An article in the table of articles.
#[derive(Serialize)]
struct Row {
    /// By which its findings are linked to, where any are shown.
    number: Option<usize>,
    path: String,
    words: usize,
    findings: usize,
    score: Option<String>,
    /// The score that it should have and does not.
    below: Option<String>,
    error: Option<String>,
}

#[derive(Clone, Serialize)]
struct RuleRow {
    id: &'static str,
    summary: &'static str,
    /// Errors, warnings and infos.
    counts: [usize; 3],
    all: usize,
}

#[derive(Serialize)]
pub(super) struct Page<'t> {
    version: &'static str,
    headline: String,
    style: &'static str,
    script: &'static str,
    run: Run,
    rules: Vec<&'t RuleRow>,
    articles: &'t [Row],
    more_articles: usize,
    shown: usize,
    more_findings: usize,
}

#[derive(Serialize)]
struct Run {
    files: usize,
    failed: usize,
    skipped: usize,
    hidden: usize,
    words: usize,
    findings: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
    safe: usize,
    suggested: usize,
    manual: usize,
    score: String,
    penalty: String,
    below: Option<String>,
}

#[derive(Serialize)]
pub(super) struct Article<'f> {
    number: usize,
    path: String,
    lang: &'f str,
    words: usize,
    /// Of its findings, those that are not shown too.
    count: usize,
    score: Option<String>,
    below: Option<String>,
    findings: Vec<Finding>,
}

#[derive(Serialize)]
struct Finding {
    number: usize,
    rule: &'static str,
    summary: &'static str,
    why: &'static str,
    mqm: &'static str,
    /// Is it the first of its rule in the page? Links to the rule lead here where there is no filter.
    is_first: bool,
    severity: Severity,
    remedy: Applicability,
    /// The part of a package that it stands in.
    member: Option<String>,
    line: usize,
    column: usize,
    before: String,
    wrong: String,
    after: String,
    cut_before: bool,
    cut_after: bool,
    proposals: Vec<Proposal>,
    message: String,
    origin: Option<String>,
}

#[derive(Serialize)]
struct Proposal {
    old: Vec<Part>,
    new: Vec<Part>,
}

#[derive(Serialize)]
struct Part {
    text: String,
    changed: bool,
}

impl Tally {
    /// Counts a file; an article with findings is shown, while there is room.
    pub(super) fn add<'f>(&mut self, file: &'f FileRun) -> Option<Article<'f>> {
        let mut row = row(file);
        let shown = file.result.as_ref().ok().and_then(|checked| self.article(&row, checked));
        row.number = shown.as_ref().map(|article| article.number);
        match self.rows.len() < MOST || row.error.is_some() {
            true => self.rows.push(row),
            false => self.more_articles += 1,
        }
        shown
    }

    fn article<'f>(&mut self, row: &Row, checked: &'f Checked) -> Option<Article<'f>> {
        let number = self.findings + 1;
        let (shown, more) = checked.findings.split_at(checked.findings.len().min(MOST - self.findings));
        let findings: Vec<Finding> = shown.iter().map(|found| self.finding(found)).collect();
        for found in more {
            self.count(found);
        }
        self.more_findings += more.len();
        let (path, score, below) = (row.path.clone(), row.score.clone(), row.below.clone());
        let count = checked.findings.len();
        let article =
            Article { number, path, lang: &checked.lang, words: checked.words, count, score, below, findings };
        (!shown.is_empty()).then_some(article)
    }

    /// Counts a finding; is it the first of its rule?
    fn count(&mut self, found: &Located) -> bool {
        self.rules.entry(found.rule.id).or_insert_with(|| RuleRow::new(found.rule)).add(found.severity)
    }

    fn finding(&mut self, found: &Located) -> Finding {
        self.findings += 1;
        let rule = found.rule;
        let excerpt = &found.excerpt;
        Finding {
            number: self.findings,
            rule: rule.id,
            summary: rule.summary,
            why: rule.why,
            mqm: rule.mqm,
            is_first: self.count(found),
            severity: found.severity,
            remedy: found.applicability,
            member: found.member.as_ref().map(|member| visible(member).into()),
            line: found.start.position.line,
            column: found.start.position.column,
            before: visible(&excerpt.before).into(),
            wrong: visible(&found.text).into(),
            after: visible(&excerpt.after).into(),
            cut_before: excerpt.cut_before,
            cut_after: excerpt.cut_after,
            proposals: found.replacements.iter().map(|new| Proposal::new(&found.text, new)).collect(),
            message: visible(&found.message).into(),
            origin: found.origin.as_ref().map(|origin| visible(&origin.to_string()).into()),
        }
    }

    pub(super) fn page(&self, summary: &Summary) -> Page<'_> {
        let mut rules: Vec<&RuleRow> = self.rules.values().collect();
        rules.sort_by_key(|rule| std::cmp::Reverse(rule.all));
        Page {
            version: env!("CARGO_PKG_VERSION"),
            headline: headline(summary),
            style: include_str!("page.css"),
            script: include_str!("page.js"),
            run: Run::new(summary),
            rules,
            articles: &self.rows,
            more_articles: self.more_articles,
            shown: self.findings,
            more_findings: self.more_findings,
        }
    }
}

fn row(file: &FileRun) -> Row {
    let checked = file.result.as_ref();
    Row {
        number: None,
        path: visible(&file.path).into(),
        words: checked.map_or(0, |checked| checked.words),
        findings: checked.map_or(0, |checked| checked.findings.len()),
        score: file.penalty().map(|penalty| penalty.score().to_string()),
        below: file.is_below().then(|| file.min_score.to_string()),
        error: checked.err().map(|error| visible(error).into()),
    }
}

/// "13 findings in 2 articles".
fn headline(summary: &Summary) -> String {
    let articles = count(summary.files, "article", "articles");
    match (summary.files, summary.findings) {
        (0, _) => "Nothing was checked".into(),
        (_, 0) => format!("No findings in {articles}"),
        (_, findings) => format!("{} in {articles}", count(findings, "finding", "findings")),
    }
}

impl RuleRow {
    fn new(rule: &Rule) -> Self {
        RuleRow { id: rule.id, summary: rule.summary, counts: [0; 3], all: 0 }
    }

    /// Counts a finding; is it the first?
    fn add(&mut self, severity: Severity) -> bool {
        let column = match severity {
            Severity::Error => 0,
            Severity::Warning => 1,
            Severity::Info => 2,
        };
        self.counts[column] += 1;
        self.all += 1;
        self.all == 1
    }
}

impl Run {
    fn new(summary: &Summary) -> Self {
        let penalty = summary.penalty();
        Run {
            files: summary.files,
            failed: summary.failed,
            skipped: summary.skipped,
            hidden: summary.hidden,
            words: summary.words,
            findings: summary.findings,
            errors: summary.errors,
            warnings: summary.warnings,
            infos: summary.infos,
            safe: summary.safe,
            suggested: summary.suggested,
            manual: summary.manual(),
            score: penalty.score().to_string(),
            penalty: format!("{:.1}", penalty.per_thousand()),
            below: summary.min_score.filter(|_| summary.is_below()).map(|least| least.to_string()),
        }
    }
}

impl Proposal {
    fn new(old: &str, new: &str) -> Self {
        let changes = changes(old, new);
        let side = |other: ChangeTag| changes.iter().filter(|change| change.tag != other).map(Part::new).collect();
        Proposal { old: side(ChangeTag::Insert), new: side(ChangeTag::Delete) }
    }
}

impl Part {
    fn new(change: &Change) -> Self {
        Part { text: change.text.clone(), changed: change.tag != ChangeTag::Equal }
    }
}
