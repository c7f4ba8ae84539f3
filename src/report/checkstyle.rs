//! Checkstyle's XML, which Jenkins and many other systems read. Not for proposals: it has one text for each fault.

use std::io::{self, Write};

use super::xml::open;
use super::{Report, ReportFormat, position, proposal};
use crate::engine::{FileRun, Located, Summary};

pub(super) const FORMAT: ReportFormat = ReportFormat {
    name: "checkstyle",
    summary: "Checkstyle XML, for Jenkins and others",
    extensions: &[],
    written: false,
    new: || Box::new(Checkstyle::default()),
};

#[derive(Default)]
struct Checkstyle {
    begun: bool,
}

impl Report for Checkstyle {
    fn file(&mut self, file: &FileRun, out: &mut dyn Write) -> io::Result<()> {
        self.begin(out)?;
        open(out, "file", &[("name", &file.path)])?;
        writeln!(out, ">")?;
        match &file.result {
            Ok(checked) => checked.findings.iter().try_for_each(|finding| error(finding, out))?,
            Err(reason) => {
                let message = format!("not checked: {reason}");
                let attributes =
                    [("line", "1"), ("severity", "error"), ("message", &*message), ("source", "copydesk.not-checked")];
                open(out, "error", &attributes)?;
                writeln!(out, "/>")?;
            }
        }
        writeln!(out, "</file>")
    }

    fn finish(&mut self, _: &Summary, out: &mut dyn Write) -> io::Result<()> {
        self.begin(out)?;
        writeln!(out, "</checkstyle>")
    }
}

impl Checkstyle {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if std::mem::replace(&mut self.begun, true) {
            return Ok(());
        }
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">")
    }
}

fn error(finding: &Located, out: &mut dyn Write) -> io::Result<()> {
    let (message, source) = (proposal(finding), format!("copydesk.{}", finding.rule.id));
    let (line, column) = match position(finding) {
        Some((start, _)) => (start.line.to_string(), Some(start.column.to_string())),
        // Readers of this format ask for a line.
        None => ("1".to_string(), None),
    };
    let mut attributes = vec![("line", &*line)];
    attributes.extend(column.as_deref().map(|column| ("column", column)));
    attributes.extend([("severity", finding.severity.name()), ("message", &message), ("source", &source)]);
    open(out, "error", &attributes)?;
    writeln!(out, "/>")
}
