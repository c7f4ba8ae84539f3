//! A paragraph that goes as a tracked change: its runs are marked as deleted, and so is the mark that ends it.

use super::tracked::{NOT_TRACKED, Tracking, insertion};
use crate::document::markup::token::{Token, Tokens};
use crate::fix::Edit;
use crate::text::{Span, Text};

impl Tracking {
    /// The paragraph at `block` as deleted.
    ///
    /// # Errors
    /// Why that cannot be tracked.
    pub fn removal(&self, block: Span<Text>, text: &str) -> Result<Vec<Edit<Text>>, String> {
        let inside = &text[block.range()];
        let mut removal = Removal {
            tracking: self,
            inside,
            from: block.start,
            prefix: "",
            open: Vec::new(),
            after_tag: block.start,
            has_mark: false,
            edits: Vec::new(),
        };
        removal.read().ok_or(NOT_TRACKED)?;
        let mut edits = removal.edits;
        edits.sort_by_key(|edit| edit.span);
        Ok(edits)
    }
}

struct Removal<'r> {
    tracking: &'r Tracking,
    /// The paragraph, and where it begins.
    inside: &'r str,
    from: usize,
    prefix: &'r str,
    /// The names of what is open, without the prefix; of another vocabulary: none.
    open: Vec<&'r str>,
    /// Where the paragraph's own tag ends.
    after_tag: usize,
    has_mark: bool,
    edits: Vec<Edit<Text>>,
}

impl<'r> Removal<'r> {
    /// `None` for what has no place for a change.
    fn read(&mut self) -> Option<()> {
        let mut tokens = Tokens::strict(self.inside);
        while let Some(token) = tokens.next().ok()? {
            let (start, end) = (self.from + tokens.range().start, self.from + tokens.range().end);
            match token {
                Token::Open { name, is_empty } => {
                    let (prefix, local) = super::name_parts(&self.inside[name.clone()]);
                    if self.open.is_empty() {
                        (self.prefix, self.after_tag) = (prefix, end);
                    }
                    let local = if prefix == self.prefix { local } else { "" };
                    self.opens(local, self.from + name.end, is_empty, start, end)?;
                    if !is_empty {
                        self.open.push(local);
                    }
                }
                Token::Close { name } => {
                    let local = self.open.pop()?;
                    self.closes(local, self.from + name.end, start, end);
                }
                _ => {}
            }
        }
        if !self.has_mark {
            // Before the first run, which may begin at the same place.
            let mark = format!("<{p}pPr>{}</{p}pPr>", self.style_with_mark(), p = self.prefix);
            self.edits.insert(0, insertion(self.after_tag, mark));
        }
        (!self.prefix.is_empty()).then_some(())
    }

    fn opens(&mut self, name: &str, name_end: usize, is_empty: bool, start: usize, end: usize) -> Option<()> {
        match (self.open.last().copied().unwrap_or_default(), name) {
            ("p", "pPr") | ("pPr", "rPr") if is_empty => return None,
            ("rPr", "ins" | "del" | "moveFrom" | "moveTo") => return None,
            ("pPr", "rPr") => {
                self.edits.push(insertion(end, self.mark()));
                self.has_mark = true;
            }
            (_, "r") if !is_empty => self.edits.push(insertion(start, self.tracking.tag(self.prefix, "del", ">"))),
            ("r", "t") => self.rename(name_end),
            _ => {}
        }
        Some(())
    }

    fn closes(&mut self, name: &str, name_end: usize, start: usize, end: usize) {
        match name {
            "pPr" if !self.has_mark => {
                self.edits.push(insertion(start, self.style_with_mark()));
                self.has_mark = true;
            }
            "r" => self.edits.push(insertion(end, format!("</{}del>", self.prefix))),
            "t" if self.open.last() == Some(&"r") => self.rename(name_end),
            _ => {}
        }
    }

    /// Makes a text that of a deleted run, where its name `t` ends.
    fn rename(&mut self, name_end: usize) {
        self.edits.push(Edit::new(Span::new(name_end - 1, name_end), "delText"));
    }

    fn mark(&self) -> String {
        self.tracking.tag(self.prefix, "del", "/>")
    }

    fn style_with_mark(&self) -> String {
        format!("<{p}rPr>{}</{p}rPr>", self.mark(), p = self.prefix)
    }
}
