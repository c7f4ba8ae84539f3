//! SARIF 2.1.0, which GitHub code scanning, Azure DevOps and editors read. One run, with what every rule is for, a fix for each
//! remedy in the coordinates of the file, and what is left alone as suppressed. Columns and offsets of characters are code points.

mod model;
mod result;
mod tool;
mod uri;

use std::io::{self, Write};

use serde::Serialize;

use super::numbered::Numbered;
use super::{Report, ReportFormat};
use crate::engine::{Checked, FileRun, Summary};
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
}

struct File {
    uri: String,
    encoding: Option<&'static str>,
    /// Why it could not be checked.
    error: Option<String>,
}

impl Report for Sarif {
    fn file(&mut self, file: &FileRun, out: &mut dyn Write) -> io::Result<()> {
        self.begin(out)?;
        let (uri, index) = (uri::uri(&file.path), self.files.len());
        let encoding = file.result.as_ref().ok().map(|checked| checked.charset.name());
        if let Ok(checked) = &file.result {
            self.results(ArtifactLocation { uri: &uri, index }, checked, out)?;
        }
        self.files.push(File { uri, encoding, error: file.result.as_ref().err().cloned() });
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

    fn results(&mut self, artifact: ArtifactLocation<'_>, checked: &Checked, out: &mut dyn Write) -> io::Result<()> {
        let mut numbered = Numbered::default();
        for finding in &checked.findings {
            self.result(&result(artifact, finding, numbered.next(finding)), out)?;
        }
        for hidden in &checked.hidden {
            let shown = result(artifact, &hidden.finding, numbered.next(&hidden.finding));
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
            self.files.iter().enumerate().filter_map(|(index, file)| file.notification(index)).collect();
        Invocation { execution_successful: notifications.is_empty(), tool_execution_notifications: notifications }
    }
}

impl File {
    fn artifact(&self, index: usize) -> Artifact<'_> {
        let location = ArtifactLocation { uri: &self.uri, index };
        Artifact { location, encoding: self.encoding, roles: ["analysisTarget"] }
    }

    /// That it could not be checked, if so.
    fn notification(&self, index: usize) -> Option<Notification<'_>> {
        let error = self.error.as_deref()?;
        Some(Notification {
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
