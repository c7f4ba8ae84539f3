//! A finding as a result of SARIF.

use std::collections::BTreeMap;

use super::super::proposal;
use super::model::{
    ArtifactChange, ArtifactLocation, Content, Fix, Location, PhysicalLocation, Region, Replacement, ResultProperties,
    SarifResult, Suppression,
};
use super::tool::{index, level, plain};
use crate::engine::{FileEdit, Hidden, HiddenBy, Located, Place, Remedy};

/// `fingerprint` is what the finding is recognised by in later reports.
pub(super) fn result<'r>(artifact: ArtifactLocation<'r>, finding: &'r Located, fingerprint: String) -> SarifResult<'r> {
    let written = finding.written.as_deref();
    let snippet = written.map(|written| Content { text: &written.text });
    let remedies = written.into_iter().flat_map(|written| finding.replacements.iter().zip(&written.remedies));
    let fixes = remedies.filter_map(|(text, remedy)| Some(fix(artifact, text, remedy.as_ref()?))).collect();
    SarifResult {
        rule_id: finding.rule.id,
        rule_index: index(finding.rule),
        level: level(finding.severity),
        message: plain(message_text(&proposal(finding))),
        locations: [location(artifact, Some(Region { snippet, ..region(finding.start, finding.end) }))],
        partial_fingerprints: BTreeMap::from([("findingHash/v1", fingerprint)]),
        fixes,
        suppressions: Vec::new(),
        properties: ResultProperties {
            applicability: finding.applicability.name(),
            mqm: finding.rule.mqm,
            origin: finding.origin.as_ref().map(|origin| format!("{}:{}", origin.file, origin.line)),
        },
    }
}

pub(super) fn suppression(hidden: &Hidden) -> Suppression<'_> {
    let kind = match hidden.by {
        HiddenBy::Comment => "inSource",
        HiddenBy::List | HiddenBy::Baseline => "external",
    };
    let justification = hidden.reason.as_deref().or(match hidden.by {
        HiddenBy::Baseline => Some("known from an earlier run"),
        HiddenBy::Comment | HiddenBy::List => None,
    });
    Suppression { kind, justification }
}

pub(super) fn location<'r>(artifact_location: ArtifactLocation<'r>, region: Option<Region<'r>>) -> Location<'r> {
    Location { physical_location: PhysicalLocation { artifact_location, region } }
}

/// Braces stand for arguments in a message, unless they are doubled.
pub(super) fn message_text(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}

fn fix<'r>(artifact_location: ArtifactLocation<'r>, text: &str, remedy: &'r Remedy) -> Fix<'r> {
    let description = match text {
        "" => "take it out".to_string(),
        text => format!("write “{text}”"),
    };
    let replacements = remedy.edits.iter().map(replacement).collect();
    Fix {
        description: plain(message_text(&description)),
        artifact_changes: [ArtifactChange { artifact_location, replacements }],
    }
}

fn replacement(edit: &FileEdit) -> Replacement<'_> {
    Replacement {
        deleted_region: region(edit.start, edit.end),
        inserted_content: (!edit.text.is_empty()).then_some(Content { text: &edit.text }),
    }
}

fn region<'r>(start: Place, end: Place) -> Region<'r> {
    let (from, to) = (start.position, end.position);
    Region {
        start_line: from.line,
        start_column: from.column,
        end_line: to.line,
        end_column: to.column,
        char_offset: from.codepoint,
        char_length: to.codepoint - from.codepoint,
        byte_offset: start.byte,
        byte_length: end.byte - start.byte,
        snippet: None,
    }
}
