//! JUnit's XML: a file is a suite, a finding is a test. One that makes the run fail is a failure; one below `--fail-on` is a test
//! that passed, with the finding as its output; a file that could not be read is an error. A file without findings is one test that passed.

use std::io::{self, Write};

use super::xml::{open, text};
use super::{Report, ReportFormat, proposal, visible};
use crate::engine::{Checked, FileRun, Located, Summary};

pub(super) const FORMAT: ReportFormat = ReportFormat {
    name: "junit",
    summary: "JUnit XML, a suite for each file",
    extensions: &[],
    written: false,
    new: || Box::new(JUnit::default()),
};

#[derive(Default)]
struct JUnit {
    begun: bool,
}

impl Report for JUnit {
    fn file(&mut self, file: &FileRun, out: &mut dyn Write) -> io::Result<()> {
        self.begin(out)?;
        match &file.result {
            Ok(checked) => suite(file, checked, out),
            Err(error) => {
                suite_tag(&file.path, 1, 0, 1, out)?;
                open(out, "testcase", &[("classname", &file.path), ("name", "can be checked")])?;
                write!(out, ">")?;
                open(out, "error", &[("message", error), ("type", "not-checked")])?;
                writeln!(out, "/></testcase>\n</testsuite>")
            }
        }
    }

    fn finish(&mut self, _: &Summary, out: &mut dyn Write) -> io::Result<()> {
        self.begin(out)?;
        writeln!(out, "</testsuites>")
    }
}

impl JUnit {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if std::mem::replace(&mut self.begun, true) {
            return Ok(());
        }
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"copydesk\">")
    }
}

fn suite(file: &FileRun, checked: &Checked, out: &mut dyn Write) -> io::Result<()> {
    let failures = checked.findings.iter().filter(|finding| file.fails(finding)).count();
    suite_tag(&file.path, checked.findings.len().max(1), failures, 0, out)?;
    if checked.findings.is_empty() {
        open(out, "testcase", &[("classname", &file.path), ("name", "no findings")])?;
        writeln!(out, "/>")?;
    }
    checked.findings.iter().try_for_each(|finding| case(file, finding, out))?;
    writeln!(out, "</testsuite>")
}

fn suite_tag(path: &str, tests: usize, failures: usize, errors: usize, out: &mut dyn Write) -> io::Result<()> {
    let (tests, failures, errors) = (tests.to_string(), failures.to_string(), errors.to_string());
    let attributes =
        [("name", path), ("tests", &tests), ("failures", &failures), ("errors", &errors), ("skipped", "0")];
    open(out, "testsuite", &attributes)?;
    writeln!(out, ">")
}

fn case(file: &FileRun, finding: &Located, out: &mut dyn Write) -> io::Result<()> {
    let (id, place) = (finding.rule.id, finding.start.position);
    let member = finding.member.as_ref().map_or_else(String::new, |member| format!("{}:", visible(member)));
    let name = format!("{id} at {member}{}:{}", place.line, place.column);
    open(out, "testcase", &[("classname", &file.path), ("name", &name)])?;
    let (message, excerpt) = (proposal(finding), &finding.excerpt);
    let line = text(&format!("{}{}{}", excerpt.before, finding.text, excerpt.after));
    if file.fails(finding) {
        write!(out, ">")?;
        open(out, "failure", &[("message", &message), ("type", finding.rule.id)])?;
        return writeln!(out, ">{line}</failure></testcase>");
    }
    let severity = finding.severity.name();
    writeln!(out, "><system-out>{severity}: {}\n{line}</system-out></testcase>", text(&message))
}
