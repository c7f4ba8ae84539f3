//! Packages: documents of several parts in one archive (DOCX). Each part is checked and repaired as a file of its own; what is
//! no text in the package stays byte for byte.

use std::sync::Arc;

use super::{CheckError, Checked, Checker, FixError, Fixed, Input};
use crate::archive::{Archive, ArchiveError, MOST_UNPACKED};
use crate::document::{
    self, CONTENT_TYPES, Format, ReadError, ReadOptions, Styles, number_changes, package_parts, package_styles,
};
use crate::encoding;
use crate::fix::{Applicability, Edit, Patch, splice};
use crate::text::{LineIndex, Text};

/// The format of the parts.
const FORMAT: &str = "docx";
/// How Word's files began before there were packages, and begin where a password protects them.
const COMPOUND_FILE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// Where a package keeps the signatures of its parts.
const SIGNATURES: &str = "_xmlsignatures/";

/// The text of a part before and after a repair, a paragraph to a line: for people, not to be applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartText {
    pub member: Arc<str>,
    pub before: String,
    pub after: String,
}

/// Is a file of that extension a document in a package, or should it be?
pub fn is_package(bytes: &[u8], extension: Option<&str>) -> bool {
    has_own_extension(extension) && (Archive::looks_like(bytes) || bytes.starts_with(COMPOUND_FILE))
}

fn has_own_extension(extension: Option<&str>) -> bool {
    let own = document::format(FORMAT).map_or(&[][..], |format| format.extensions);
    extension.is_some_and(|extension| own.iter().any(|own| own.eq_ignore_ascii_case(extension)))
}

/// A package with its parts unpacked.
pub(super) struct Package<'b> {
    archive: Archive<'b>,
    parts: Vec<(Arc<str>, Vec<u8>)>,
    /// `None` where there is no list of styles, or none that can be read: then their identifiers tell them.
    styles: Option<Styles>,
}

impl<'b> Package<'b> {
    /// `None` where the file is no package, or is to be read as something else.
    pub(super) fn open(input: &Input<'b>) -> Result<Option<Self>, CheckError> {
        if input.format.is_some_and(|format| format != FORMAT) {
            return Ok(None);
        }
        if input.bytes.starts_with(COMPOUND_FILE) && has_own_extension(input.extension) {
            return Err(CheckError::NotOpen);
        }
        if !Archive::looks_like(input.bytes) {
            return Ok(None);
        }
        let archive = Archive::open(input.bytes).map_err(CheckError::Package)?;
        let list = content_types(&archive)?;
        let names = part_names(&archive, &list)?;
        let size: usize = names.iter().filter_map(|name| archive.size(name)).sum();
        if let Some(first) = names.first().filter(|_| size > MOST_UNPACKED) {
            return Err(CheckError::Package(ArchiveError::TooLarge(first.to_string())));
        }
        let unpack = |name: Arc<str>| archive.read(&name).map(|content| (name, content));
        let parts = names.into_iter().map(unpack).collect::<Result<Vec<_>, _>>().map_err(CheckError::Package)?;
        let styles = styles(&archive, &list);
        Ok(Some(Package { archive, parts, styles }))
    }

    /// A part as a file of its own. What the user says of encodings is said of text files: a part says itself.
    fn part_input<'i>(&'i self, input: &Input<'i>, content: &'i [u8]) -> Input<'i> {
        let options = ReadOptions { styles: self.styles.as_ref(), ..input.options };
        Input { bytes: content, format: Some(FORMAT), charset: None, written: false, options, ..*input }
    }

    fn is_signed(&self) -> bool {
        self.archive.names().any(|name| name.starts_with(SIGNATURES))
    }
}

/// The text of the list that says what each member is.
fn content_types(archive: &Archive<'_>) -> Result<String, CheckError> {
    if archive.size(CONTENT_TYPES).is_none() {
        return Err(CheckError::NoDocument);
    }
    let list = archive.read(CONTENT_TYPES).map_err(CheckError::Package)?;
    Ok(encoding::decode(&list, None, None).text.into_owned())
}

/// The members that hold text, the document itself first.
fn part_names(archive: &Archive<'_>, list: &str) -> Result<Vec<Arc<str>>, CheckError> {
    let unreadable = |error: ReadError| {
        let position = LineIndex::new(list).position(error.span.start);
        in_member(CONTENT_TYPES, CheckError::Unreadable { position, message: error.message })
    };
    let parts = package_parts(list).map_err(unreadable)?;
    let document = parts.first().ok_or(CheckError::NoDocument)?;
    let member = |part: &String| member(archive, part).map(Arc::from);
    if member(document).is_none() {
        return Err(CheckError::Package(ArchiveError::Missing(document.clone())));
    }
    Ok(parts.iter().filter_map(member).collect())
}

/// The member that holds a part: names in a package have no case.
fn member<'a>(archive: &'a Archive<'_>, part: &str) -> Option<&'a str> {
    archive.names().find(|name| name.eq_ignore_ascii_case(part))
}

fn styles(archive: &Archive<'_>, list: &str) -> Option<Styles> {
    let part = package_styles(list).ok()??;
    let content = archive.read(member(archive, &part)?).ok()?;
    Styles::read(&encoding::decode(&content, None, None).text).ok()
}

fn in_member(member: &str, error: CheckError) -> CheckError {
    CheckError::InMember { member: member.to_string(), error: Box::new(error) }
}

/// Adds what was found in a part.
fn join(whole: &mut Option<Checked>, member: &Arc<str>, mut part: Checked) {
    let hidden = part.hidden.iter_mut().map(|hidden| &mut hidden.finding);
    for finding in part.findings.iter_mut().chain(hidden) {
        finding.member = Some(Arc::clone(member));
    }
    match whole {
        None => *whole = Some(part),
        Some(whole) => {
            whole.words += part.words;
            whole.findings.extend(part.findings);
            whole.hidden.extend(part.hidden);
        }
    }
}

impl Checker {
    pub(super) fn check_package(&self, package: &Package<'_>, input: &Input<'_>) -> Result<Checked, CheckError> {
        let mut whole = None;
        for (member, content) in &package.parts {
            let part = self.check_text(&package.part_input(input, content), None);
            let part = part.map_err(|error| in_member(member, error))?;
            join(&mut whole, member, part);
        }
        whole.ok_or(CheckError::NoDocument)
    }

    pub(super) fn fix_package(
        &self,
        package: &Package<'_>,
        input: &Input<'_>,
        level: Applicability,
    ) -> Result<Fixed, FixError> {
        let (mut before, mut after, mut applied) = (None, None, 0);
        let (mut changed, mut parts) = (Vec::new(), Vec::new());
        for (member, content) in &package.parts {
            let mut fixed = self.fix_text(&package.part_input(input, content), level).map_err(|error| match error {
                FixError::Check(error) => FixError::Check(in_member(member, error)),
                error => error,
            })?;
            applied += fixed.applied;
            if fixed.bytes != *content {
                fixed.bytes = numbered(input, fixed.bytes);
                let text = |bytes: &[u8]| paragraphs(&package.part_input(input, bytes));
                parts.push(PartText { member: Arc::clone(member), before: text(content), after: text(&fixed.bytes) });
                changed.push((member, fixed.bytes));
            }
            join(&mut before, member, fixed.before);
            join(&mut after, member, fixed.after);
        }
        let (Some(before), Some(after)) = (before, after) else { return Err(FixError::Check(CheckError::NoDocument)) };
        if changed.is_empty() {
            return Ok(Fixed { bytes: input.bytes.to_vec(), before, after, applied, parts });
        }
        if package.is_signed() {
            return Err(FixError::Signed);
        }
        let contents: Vec<(&str, &[u8])> = changed.iter().map(|(member, content)| (&***member, &**content)).collect();
        let bytes = package.archive.replace(&contents).map_err(|error| FixError::Check(CheckError::Package(error)))?;
        Ok(Fixed { bytes, before, after, applied, parts })
    }
}

/// The part with a number for each tracked change that was put in.
fn numbered(input: &Input<'_>, content: Vec<u8>) -> Vec<u8> {
    if input.tracking.is_none() {
        return content;
    }
    let decoded = encoding::decode(&content, None, Some(input.lang));
    let patch = |edit: Edit<Text>| {
        let bytes = decoded.charset.encode(&edit.text).ok()?;
        Some(Patch { span: decoded.map.locate(edit.span), bytes })
    };
    let patches: Vec<Patch> = number_changes(&decoded.text).into_iter().filter_map(patch).collect();
    splice(&content, &patches)
}

/// The text of a part, a paragraph to a line.
fn paragraphs(input: &Input<'_>) -> String {
    let decoded = encoding::decode(input.bytes, None, Some(input.lang));
    let read = document::format(FORMAT).map(|format: &Format| (format.read)(&decoded.text, &input.options));
    let segments = read.and_then(Result::ok).unwrap_or_default();
    let line = |segment: &document::Segment<'_>| format!("{}\n", segment.plain.replace(['\n', '\r'], " "));
    segments.iter().map(line).collect()
}
