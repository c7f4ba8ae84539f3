//! From a paragraph's coordinates to the file's.

use std::sync::OnceLock;

use super::{Excerpt, FileEdit, Input, Located, Place, Remedy, Written};
use crate::document::{Segment, TextRun, Tracking};
use crate::encoding::{Charset, Decoded};
use crate::fix::{self, Applicability, Edit, Fix, Patch};
use crate::rules::Finding;
use crate::text::{Extent, File, LineIndex, Map, Plain, Span, Text};

/// This much text is shown on each side of a finding, in bytes.
const EXCERPT: usize = 72;

pub(super) struct Locator<'d> {
    bytes: &'d [u8],
    decoded: &'d Decoded<'d>,
    lines: &'d OnceLock<LineIndex<'d>>,
    before: Extent,
    written: bool,
    without_patches: bool,
    tracking: Option<&'d Tracking>,
}

impl<'d> Locator<'d> {
    /// `lines` is made when the first finding needs it, and shared by all who locate in the same file. What `input` asks of
    /// findings is told with each.
    pub(super) fn new(decoded: &'d Decoded<'d>, lines: &'d OnceLock<LineIndex<'d>>, input: &Input<'d>) -> Self {
        let Input { bytes, before, written, without_patches, tracking, .. } = *input;
        Locator { bytes, decoded, lines, before, written, without_patches, tracking }
    }

    pub(super) fn locate(&self, segment: &Segment<'_>, finding: Finding<Plain>) -> Located {
        let text_span = segment.map.locate(finding.span);
        let mut located = Located {
            rule: finding.rule,
            severity: finding.severity,
            applicability: finding.effective_applicability(),
            message: finding.message,
            origin: finding.origin,
            start: self.place(text_span.start),
            end: self.place(text_span.end),
            text: segment.plain[finding.span.range()].to_string(),
            replacements: finding.fixes.iter().map(|fix| replacement(segment, finding.span, fix)).collect(),
            excerpt: excerpt(&segment.plain, finding.span),
            member: None,
            written: self.written(text_span, || finding.fixes.iter().map(|fix| self.remedy(segment, fix)).collect()),
            patches: Vec::new(),
            claims: Vec::new(),
        };
        if let [fix] = &finding.fixes[..]
            && located.applicability > Applicability::Manual
            && !(self.without_patches && self.can_write(segment, fix))
        {
            self.add_patches(segment, fix, &mut located);
        }
        located
    }

    /// A finding on what is no running text: its remedy is the editor's.
    pub(super) fn locate_outside(&self, finding: &Finding<Text>) -> Located {
        Located {
            rule: finding.rule,
            severity: finding.severity,
            applicability: Applicability::Manual,
            message: finding.message.clone(),
            origin: None,
            start: self.place(finding.span.start),
            end: self.place(finding.span.end),
            text: self.decoded.text[finding.span.range()].to_string(),
            replacements: Vec::new(),
            excerpt: Excerpt::default(),
            member: None,
            written: self.written(finding.span, Vec::new),
            patches: Vec::new(),
            claims: Vec::new(),
        }
    }

    fn written(&self, span: Span<Text>, remedies: impl Fn() -> Vec<Option<Remedy>>) -> Option<Box<Written>> {
        let text = || self.decoded.text[span.range()].to_string();
        self.written.then(|| Box::new(Written { text: text(), remedies: remedies() }))
    }

    fn place(&self, at: usize) -> Place {
        let decoded = self.decoded;
        let lines = self.lines.get_or_init(|| LineIndex::after(self.before, &decoded.text));
        let byte_of = |at: usize| decoded.map.locate(Span::new(at, at)).start;
        let (byte, mut position) = (byte_of(at), lines.position(at));
        if decoded.charset == Charset::UTF_8 {
            // As the file has it: with its byte order mark, and with bytes that are no characters.
            let line = at + 1 - position.utf8_column;
            position.utf8_column = byte + 1 - if line == 0 { self.before.bytes } else { byte_of(line) };
        }
        Place { byte, position }
    }

    /// Can a fix be written without a look at its edits: what a reader sees is what stands in the file?
    fn can_write(&self, segment: &Segment<'_>, fix: &Fix<Plain>) -> bool {
        let is_verbatim = segment.map.is_copy() && segment.escapes.is_empty() && segment.runs.is_empty();
        is_verbatim && !fix.removes_segment && self.decoded.charset == Charset::UTF_8
    }

    /// Adds the bytes of a fix, or takes back the promise that a machine may apply it.
    fn add_patches(&self, segment: &Segment<'_>, fix: &Fix<Plain>, located: &mut Located) {
        match self.patches(segment, fix) {
            Ok(_) if self.without_patches => {}
            Ok((patches, claims)) => {
                located.patches = patches;
                located.claims = claims;
            }
            Err(reason) => {
                located.applicability = Applicability::Manual;
                located.message = format!("{}; not applied: {reason}", located.message).into();
            }
        }
    }

    fn patches(&self, segment: &Segment<'_>, fix: &Fix<Plain>) -> Result<(Vec<Patch>, Vec<Span<File>>), String> {
        let edits = self.text_edits(segment, fix)?;
        let mut patches = edits.iter().map(|edit| self.patch(edit)).collect::<Result<Vec<Patch>, String>>()?;
        patches.shrink_to_fit();
        // What a fix changes beside its own edits no other may change.
        let asked = fix.edits.iter().map(|edit| segment.map.locate(edit.span));
        let asked = asked.chain(segment.block.filter(|_| fix.removes_segment));
        let asked = asked.map(|span| self.decoded.map.locate(span));
        let mut claims: Vec<Span<File>> = asked.collect();
        let beside =
            patches.iter().map(|patch| patch.span).filter(|span| !claims.iter().any(|claim| claim.contains(span)));
        let beside: Vec<Span<File>> = beside.collect();
        claims.extend(beside);
        // A large file has many findings, each with a place or two to keep.
        claims.shrink_to_fit();
        Ok((patches, claims))
    }

    fn patch(&self, edit: &Edit<Text>) -> Result<Patch, String> {
        let charset = self.decoded.charset;
        if !charset.is_stateless() {
            return Err(format!("in {} the meaning of bytes depends on what stands before them", charset.name()));
        }
        let bytes = charset
            .encode(&edit.text)
            .map_err(|c| format!("{} has no character \"{c}\" (U+{:04X})", charset.name(), u32::from(c)))?;
        Ok(Patch { span: self.decoded.map.locate(edit.span), bytes })
    }

    /// The fix for programs that apply it themselves; `None` where it cannot be written.
    fn remedy(&self, segment: &Segment<'_>, fix: &Fix<Plain>) -> Option<Remedy> {
        let mut edits = self.text_edits(segment, fix).ok()?;
        edits.sort_by_key(|edit| edit.span);
        let kept = edits.windows(2).map(|pair| self.kept(Span::new(pair[0].span.end, pair[1].span.start)));
        let kept = kept.collect::<Option<Vec<String>>>();
        let file_edit = |edit: Edit<Text>| {
            let span = self.patch(&edit).ok()?.span;
            let place = |at: usize, byte: usize| Place { byte, ..self.place(at) };
            let (start, end) = (place(edit.span.start, span.start), place(edit.span.end, span.end));
            Some(FileEdit { start, end, text: edit.text })
        };
        let edits = edits.into_iter().map(file_edit).collect::<Option<Vec<FileEdit>>>()?;
        (!edits.is_empty()).then(|| Remedy::new(edits, kept))
    }

    /// What stands in the file, if whoever writes it anew writes the same bytes: Shift_JIS has characters that are read and
    /// never written, and Big5 some that are written in one of two ways.
    fn kept(&self, span: Span<Text>) -> Option<String> {
        let text = self.decoded.text.get(span.range())?;
        let bytes = self.bytes.get(self.decoded.map.locate(span).range())?;
        self.decoded.charset.encode(text).is_ok_and(|written| written == bytes).then(|| text.to_string())
    }

    /// The fix as the smallest edits of the file's text, escaped for where they stand.
    fn text_edits(&self, segment: &Segment<'_>, fix: &Fix<Plain>) -> Result<Vec<Edit<Text>>, String> {
        if fix.removes_segment {
            let block = segment.block.ok_or("it cannot be taken out here without what holds it")?;
            return match self.tracking.filter(|_| !segment.runs.is_empty()) {
                Some(tracking) => tracking.removal(block, &self.decoded.text),
                None => Ok(vec![Edit::new(block, "")]),
            };
        }
        // What people review is whole words.
        let minimise = if self.tracking.is_some() { fix::minimise_words } else { fix::minimise };
        let small: Vec<Edit<Plain>> = fix
            .edits
            .iter()
            .flat_map(|edit| minimise(&segment.plain[edit.span.range()], edit.span.start, &edit.text))
            .collect();
        let mut edits = Vec::new();
        for edit in whole_atoms(&segment.plain, &segment.map, small) {
            if segment.map.has_unwritten(edit.span) {
                return Err("it runs across a boundary that must stay".into());
            }
            let mut text = edit.text;
            for escape in &segment.escapes {
                text = escape.write(&text, self.decoded.charset)?;
            }
            let places: Vec<Span<Text>> = match edit.span.is_empty() {
                true => vec![segment.map.locate(edit.span)],
                false => segment.map.pieces(edit.span).collect(),
            };
            // What replaces a text that markup runs through goes where it began; the rest of its places are emptied.
            let mut text = Some(text);
            edits.extend(places.into_iter().map(|span| Edit::new(span, text.take().unwrap_or_default())));
        }
        if let Some(tracking) = self.tracking.filter(|_| !segment.runs.is_empty()) {
            return tracking.edits(&segment.runs, &self.decoded.text, &edits);
        }
        edits.extend(TextRun::keep_blanks(&segment.runs, &self.decoded.text, &edits));
        Ok(edits)
    }
}

/// Widens edits to whole atoms (an entity is replaced as a whole) and joins those that meet in one.
fn whole_atoms(plain: &str, map: &Map<Plain, Text>, edits: Vec<Edit<Plain>>) -> Vec<Edit<Plain>> {
    let mut groups: Vec<(Span<Plain>, Vec<Edit<Plain>>)> = Vec::new();
    for edit in edits {
        let wide = map.widen(edit.span);
        match groups.last_mut() {
            Some((span, group)) if wide.start < span.end => {
                *span = span.join(&wide);
                group.push(edit);
            }
            _ => groups.push((wide, vec![edit])),
        }
    }
    groups
        .into_iter()
        .map(|(span, group)| Edit::new(span, fix::apply(&plain[span.range()], span.start, &group)))
        .collect()
}

/// What stands at the finding after a fix.
fn replacement(segment: &Segment<'_>, span: Span<Plain>, fix: &Fix<Plain>) -> String {
    if fix.removes_segment {
        return String::new();
    }
    let inside: Vec<Edit<Plain>> = fix.edits.iter().filter(|edit| span.contains(&edit.span)).cloned().collect();
    fix::apply(&segment.plain[span.range()], span.start, &inside)
}

fn excerpt(plain: &str, span: Span<Plain>) -> Excerpt {
    let mut start = span.start.saturating_sub(EXCERPT);
    while !plain.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = (span.end + EXCERPT).min(plain.len());
    while !plain.is_char_boundary(end) {
        end += 1;
    }
    if start > 0 {
        let cut = &plain[start..span.start];
        start += cut.find(char::is_whitespace).map_or(0, |at| cut.len() - cut[at..].trim_start().len());
    }
    if end < plain.len() {
        end = plain[span.end..end].rfind(char::is_whitespace).map_or(end, |at| span.end + at);
    }
    Excerpt {
        before: plain[start..span.start].to_string(),
        after: plain[span.end..end].to_string(),
        cut_before: start > 0,
        cut_after: end < plain.len(),
    }
}
