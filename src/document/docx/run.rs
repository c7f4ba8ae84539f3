//! The text of a run, whose element drops the blanks at its edges unless it says that they count.

use crate::fix::{self, Edit};
use crate::text::{Span, Text};

const KEEP: &str = " xml:space=\"preserve\"";

/// An element that holds a piece of a segment's text, `w:t`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextRun {
    /// Where the name in its opening tag ends: an attribute can stand there.
    pub(super) name_end: usize,
    /// Between its tags.
    pub(super) content: Span<Text>,
    /// What of that is text.
    pub(super) text: Span<Text>,
    pub(super) keeps_blanks: bool,
}

impl TextRun {
    pub(in crate::document) fn shifted(self, by: usize) -> Self {
        let (content, text) = (self.content.shifted(by), self.text.shifted(by));
        TextRun { name_end: self.name_end + by, content, text, ..self }
    }

    /// What must be written beside `edits` so that the blanks with which the text then begins or ends are not dropped.
    /// `text` is that of the file.
    pub fn keep_blanks(runs: &[TextRun], text: &str, edits: &[Edit<Text>]) -> Vec<Edit<Text>> {
        let mut more = Vec::new();
        for run in runs.iter().filter(|run| !run.keeps_blanks) {
            let own: Vec<Edit<Text>> = edits.iter().filter(|edit| run.text.contains(&edit.span)).cloned().collect();
            if own.is_empty() {
                continue;
            }
            let new = fix::apply(&text[run.text.range()], run.text.start, &own);
            if !new.starts_with(is_dropped) && !new.ends_with(is_dropped) {
                continue;
            }
            more.push(Edit::new(Span::new(run.name_end, run.name_end), KEEP));
            let dropped = [(run.content.start, run.text.start), (run.text.end, run.content.end)];
            let dropped = dropped.into_iter().filter(|(start, end)| start < end);
            more.extend(dropped.map(|(start, end)| Edit::new(Span::new(start, end), "")));
        }
        more
    }
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
        let run = TextRun { name_end: 4, content: Span::new(5, 16), text: Span::new(6, 15), keeps_blanks: false };
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
