//! The text of a run, whose element drops the blanks at its edges unless it says that they count.

use crate::fix::{self, Edit};
use crate::text::{Span, Text};

pub(super) const KEEP: &str = " xml:space=\"preserve\"";

/// An element that holds a piece of a segment's text, `w:t`, and the run that it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextRun {
    /// The name in its opening tag; an attribute can stand after it.
    pub(super) name: Span<Text>,
    /// Between its tags.
    pub(super) content: Span<Text>,
    /// What of that is text.
    pub(super) text: Span<Text>,
    pub(super) keeps_blanks: bool,
    pub(super) has_cdata: bool,
    /// Where the run begins, and where its tag ends.
    pub(super) start: usize,
    pub(super) tag_end: usize,
    /// The element that says how the run looks.
    pub(super) style: Option<Span<Text>>,
    /// Does nothing but its style stand before this in the run?
    pub(super) is_first: bool,
    pub(super) within: Within,
}

/// What a run stands in that matters to whoever changes it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Within {
    #[default]
    Text,
    /// What somebody put in as a tracked change, by its tag.
    Inserted(Span<Text>),
    /// What Copydesk put in.
    Own,
    /// What somebody moved here.
    Moved,
    /// What is no text of a paragraph, and has no tracked changes.
    Attribute,
}

impl TextRun {
    /// The value of the attribute `name`, whose blanks all count.
    pub(super) fn attribute(name: Span<Text>, value: Span<Text>) -> Self {
        TextRun {
            name,
            content: value,
            text: value,
            keeps_blanks: true,
            has_cdata: false,
            start: value.start,
            tag_end: value.start,
            style: None,
            is_first: false,
            within: Within::Attribute,
        }
    }

    pub(in crate::document) fn shifted(self, by: usize) -> Self {
        let within = match self.within {
            Within::Inserted(tag) => Within::Inserted(tag.shifted(by)),
            within => within,
        };
        TextRun {
            name: self.name.shifted(by),
            content: self.content.shifted(by),
            text: self.text.shifted(by),
            start: self.start + by,
            tag_end: self.tag_end + by,
            style: self.style.map(|style| style.shifted(by)),
            within,
            ..self
        }
    }

    /// What must be written beside `edits` so that the blanks with which the text then begins or ends are not dropped.
    /// `text` is that of the file.
    pub fn keep_blanks(runs: &[TextRun], text: &str, edits: &[Edit<Text>]) -> Vec<Edit<Text>> {
        let mut more = Vec::new();
        for run in TextRun::touched(runs, edits).iter().filter(|run| !run.keeps_blanks) {
            let own: Vec<Edit<Text>> = edits.iter().filter(|edit| run.text.contains(&edit.span)).cloned().collect();
            if own.is_empty() {
                continue;
            }
            let new = fix::apply(&text[run.text.range()], run.text.start, &own);
            if is_blank_edged(&new) {
                more.push(Edit::new(Span::new(run.name.end, run.name.end), KEEP));
                more.extend(run.dropped().map(|span| Edit::new(span, "")));
            }
        }
        more
    }

    /// The runs that `edits`, in ascending order, may change.
    pub(super) fn touched<'r>(runs: &'r [TextRun], edits: &[Edit<Text>]) -> &'r [TextRun] {
        let (Some(first), Some(last)) = (edits.first(), edits.last()) else { return &[] };
        let from = runs.partition_point(|run| run.text.end < first.span.start);
        let to = runs.partition_point(|run| run.text.start <= last.span.end);
        &runs[from..to.max(from)]
    }

    /// The blanks at its edges that are no text.
    pub(super) fn dropped(&self) -> impl Iterator<Item = Span<Text>> {
        let edges = [(self.content.start, self.text.start), (self.text.end, self.content.end)];
        edges.into_iter().filter(|(start, end)| start < end).map(|(start, end)| Span::new(start, end))
    }
}

/// Does the text begin or end with a blank that is dropped where nothing says that it counts?
pub(super) fn is_blank_edged(text: &str) -> bool {
    text.starts_with(is_dropped) || text.ends_with(is_dropped)
}

/// Is it a blank that XML knows?
pub(super) fn is_dropped(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_at_the_edges_are_kept() {
        let text = "<w:t> paleis-de </w:t>";
        let run = TextRun {
            name: Span::new(1, 4),
            content: Span::new(5, 16),
            text: Span::new(6, 15),
            keeps_blanks: false,
            has_cdata: false,
            start: 0,
            tag_end: 0,
            style: None,
            is_first: true,
            within: Within::Text,
        };
        let after = |edit: Edit<Text>| {
            let mut edits = vec![edit];
            edits.extend(TextRun::keep_blanks(std::slice::from_ref(&run), text, &edits));
            edits.sort_by_key(|edit| edit.span);
            fix::apply(text, 0, &edits)
        };
        assert_eq!(after(Edit::new(Span::new(12, 13), " – ")), "<w:t> paleis – de </w:t>");
        assert_eq!(after(Edit::new(Span::new(12, 15), " – ")), "<w:t xml:space=\"preserve\">paleis – </w:t>");
        assert_eq!(after(Edit::new(Span::new(6, 12), " ")), "<w:t xml:space=\"preserve\"> -de</w:t>");
        assert_eq!(after(Edit::new(Span::new(6, 15), "")), "<w:t>  </w:t>");
    }
}
