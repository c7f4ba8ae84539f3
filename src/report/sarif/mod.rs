//! SARIF 2.1.0, which GitHub code scanning, Azure DevOps and editors read. One run, with what every rule is for, a fix for each
//! remedy in the coordinates of the file, and what is left alone as suppressed. Columns and offsets of characters are code points.
//! A part of a Word document is an artifact in that of the document; it has no fixes, for nobody but Copydesk could write them into
//! the package.

mod model;
mod result;
mod tool;
mod uri;

use std::io::{self, Write};

use serde::Serialize;

use super::numbered::Numbered;
use super::{Report, ReportFormat};
use crate::engine::{Checked, FileRun, Located, Summary};
use model::{Artifact, ArtifactLocation, DescriptorReference, Invocation, Notification, SarifResult};
use result::{location, message_text, result, suppression};
use tool::{NOT_CHECKED, plain, tool};

pub(super) const FORMAT: ReportFormat = ReportFormat {
    name: "sarif",
    summary: "SARIF 2.1.0, for GitHub code scanning and others",
    extensions: &["sarif"],
    written: true,
    new: || Box::new(Sarif::default()),
};

/// Where the standard keeps its schema.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Results go out as they come; the files are kept for the end, by name only.
#[derive(Default)]
struct Sarif {
    begun: bool,
    results: usize,
    files: Vec<File>,
    /// The findings of the file so far.
    numbered: Numbered,
}

struct File {
    /// Of a part of a package: its place in the package.
    uri: String,
    /// The package that it is a part of.
    parent: Option<usize>,
    encoding: Option<&'static str>,
    /// Why it, or lines of it, could not be checked.
    errors: Vec<String>,
}

impl Report for Sarif {
    fn file(&mut self, file: &FileRun, out: &mut dyn Write) -> io::Result<()> {
        self.begin(out)?;
        if file.begins_file() {
            self.numbered = Numbered::default();
        }
        // The next part of the file that came last is the same artifact.
        let first = self.files.len() - usize::from(!file.begins_file());
        let artifacts = Artifacts::of(file, first);
        if let Ok(checked) = &file.result {
            self.results(&artifacts, checked, out)?;
        }
        match self.files.get_mut(first) {
            Some(same) => same.add(artifacts.files),
            None => self.files.extend(artifacts.files),
        }
        Ok(())
    }

    fn finish(&mut self, _: &Summary, out: &mut dyn Write) -> io::Result<()> {
        self.begin(out)?;
        write!(out, "\n],\"artifacts\":")?;
        json(&self.artifacts(), out)?;
        write!(out, ",\n\"invocations\":")?;
        json(&[self.invocation()], out)?;
        writeln!(out, "}}]}}")
    }
}

impl Sarif {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if std::mem::replace(&mut self.begun, true) {
            return Ok(());
        }
        write!(out, "{{\"version\":\"2.1.0\",\"$schema\":\"{SCHEMA}\",\"runs\":[{{\"tool\":")?;
        json(&tool(), out)?;
        write!(out, ",\n\"columnKind\":\"unicodeCodePoints\",\"results\":[")
    }

    fn results(&mut self, artifacts: &Artifacts<'_>, checked: &Checked, out: &mut dyn Write) -> io::Result<()> {
        for finding in &checked.findings {
            let number = self.numbered.next(finding);
            self.result(&result(artifacts.location(finding), finding, number), out)?;
        }
        for hidden in &checked.hidden {
            let finding = &hidden.finding;
            let shown = result(artifacts.location(finding), finding, self.numbered.next(finding));
            self.result(&SarifResult { suppressions: vec![suppression(hidden)], ..shown }, out)?;
        }
        Ok(())
    }

    fn result(&mut self, result: &SarifResult<'_>, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(if self.results == 0 { b"\n" } else { b",\n" })?;
        self.results += 1;
        json(result, out)
    }

    fn artifacts(&self) -> Vec<Artifact<'_>> {
        self.files.iter().enumerate().map(|(index, file)| file.artifact(index)).collect()
    }

    fn invocation(&self) -> Invocation<'_> {
        let notifications: Vec<Notification<'_>> =
            self.files.iter().enumerate().flat_map(|(index, file)| file.notifications(index)).collect();
        Invocation { execution_successful: notifications.is_empty(), tool_execution_notifications: notifications }
    }
}

/// A file and, if it is a package, the parts of it that have findings: places are places in those.
struct Artifacts<'r> {
    first: usize,
    members: Vec<&'r str>,
    files: Vec<File>,
}

impl<'r> Artifacts<'r> {
    fn of(file: &'r FileRun, first: usize) -> Self {
        let mut members: Vec<&str> = Vec::new();
        let checked = file.result.as_ref().ok();
        let findings = checked
            .into_iter()
            .flat_map(|checked| checked.findings.iter().chain(checked.hidden.iter().map(|hidden| &hidden.finding)));
        for member in findings.filter_map(|finding| finding.member.as_deref()) {
            if !members.contains(&member) {
                members.push(member);
            }
        }
        let encoding = checked.map(|checked| checked.charset.name());
        let errors = file.result.as_ref().err().cloned().into_iter().collect();
        let own_encoding = encoding.filter(|_| members.is_empty());
        let mut files = vec![File { uri: uri::uri(&file.path), parent: None, encoding: own_encoding, errors }];
        files.extend(members.iter().map(|member| File {
            uri: uri::uri(member),
            parent: Some(first),
            encoding,
            errors: Vec::new(),
        }));
        Artifacts { first, members, files }
    }

    /// Where the finding is: in the file itself, or in a part of it.
    fn location(&self, finding: &Located) -> ArtifactLocation<'_> {
        let member = finding.member.as_deref().and_then(|own| self.members.iter().position(|member| *member == own));
        let at = member.map_or(0, |at| at + 1);
        ArtifactLocation { uri: &self.files[at].uri, index: self.first + at }
    }
}

impl File {
    fn artifact(&self, index: usize) -> Artifact<'_> {
        let location = ArtifactLocation { uri: &self.uri, index };
        Artifact { location, parent_index: self.parent, encoding: self.encoding, roles: ["analysisTarget"] }
    }

    /// Takes in what is told of a further part of the same file.
    fn add(&mut self, parts: Vec<File>) {
        for part in parts {
            self.encoding = self.encoding.or(part.encoding);
            self.errors.extend(part.errors);
        }
    }

    /// What could not be checked, if anything.
    fn notifications(&self, index: usize) -> impl Iterator<Item = Notification<'_>> {
        self.errors.iter().map(move |error| Notification {
            level: "error",
            descriptor: DescriptorReference { id: NOT_CHECKED, index: 0 },
            message: plain(message_text(&format!("not checked: {error}"))),
            locations: [location(ArtifactLocation { uri: &self.uri, index }, None)],
        })
    }
}

fn json(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(out, value).map_err(io::Error::from)
}
