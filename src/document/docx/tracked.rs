//! Repairs written as tracked changes, so that they are accepted or rejected in Word like those of a colleague.
//!
//! The run that holds a fault is cut there: what goes stands in a `w:del`, what comes in a `w:ins`, both in the run's own style.
//! Text that Copydesk itself has put in is changed where it stands. Not for documents that are repaired without a trace.

use super::TextRun;
use super::run::{KEEP, Within, is_blank_edged};
use crate::fix::Edit;
use crate::text::{Span, Text};

/// Who changes: the name that a newsroom sees in the margin.
pub(super) const AUTHOR: &str = "Copydesk";
/// Stands for the number of a change until [`number_changes`] gives it one: no document has it.
const UNNUMBERED: &str = "-700112358";

pub(super) const NOT_TRACKED: &str = "it cannot be written as a tracked change";

/// How repairs are tracked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tracking {
    /// When, as in `2026-11-26T05:40:00Z`.
    pub date: String,
}

impl Tracking {
    /// `edits` of the text of `runs`, in ascending order, as tracked changes.
    ///
    /// # Errors
    /// Why that cannot be tracked.
    pub fn edits(&self, runs: &[TextRun], text: &str, edits: &[Edit<Text>]) -> Result<Vec<Edit<Text>>, String> {
        let mut tracked = Vec::new();
        let mut done = 0;
        for run in TextRun::touched(runs, edits) {
            let own: Vec<Edit<Text>> = edits.iter().filter(|edit| run.text.contains(&edit.span)).cloned().collect();
            if own.is_empty() {
                continue;
            }
            done += own.len();
            match run.within {
                Within::Attribute => return Err("it describes a picture, where no change can be tracked".into()),
                // Attributes have no default vocabulary.
                _ if !text[run.name.range()].contains(':') => return Err(NOT_TRACKED.into()),
                _ if run.has_cdata => return Err("it stands in a CDATA section, where no change can be tracked".into()),
                Within::Moved => {
                    return Err("it was moved here by a tracked change; accept or reject that first".into());
                }
                Within::Own => {
                    tracked.extend(TextRun::keep_blanks(std::slice::from_ref(run), text, &own));
                    tracked.extend(own);
                }
                Within::Text | Within::Inserted(_) => tracked.extend(Cut { run, text, tracking: self }.edits(&own)),
            }
        }
        // An insertion where two runs meet belongs to one of them; anything else would be done twice or not at all.
        if done == edits.len() { Ok(tracked) } else { Err(NOT_TRACKED.into()) }
    }

    fn change(&self, prefix: &str, kind: &str, inside: &str) -> String {
        format!("{}{inside}</{prefix}{kind}>", self.tag(prefix, kind, ">"))
    }

    /// A tag of a change, up to its `end`.
    pub(super) fn tag(&self, prefix: &str, kind: &str, end: &str) -> String {
        let date = &self.date;
        format!("<{prefix}{kind} {prefix}id=\"{UNNUMBERED}\" {prefix}author=\"{AUTHOR}\" {prefix}date=\"{date}\"{end}")
    }
}

/// A run that is cut.
struct Cut<'c> {
    run: &'c TextRun,
    text: &'c str,
    tracking: &'c Tracking,
}

impl Cut<'_> {
    fn edits(&self, edits: &[Edit<Text>]) -> Vec<Edit<Text>> {
        let run = self.run;
        let mut out = Vec::new();
        let mut rest = edits;
        // What stays in the element, up to the first cut.
        let mut kept_from = run.text.start;
        let run_end = self.run_end();
        if run.is_first && rest[0].span.start == run.text.start {
            if let Some(run_end) = run_end.filter(|_| rest[0].span == run.text && !run.text.is_empty()) {
                return self.whole(&rest[0], run_end);
            }
            out.push(insertion(run.start, self.changes(&rest[0])));
            out.push(Edit::new(rest[0].span, ""));
            kept_from = rest[0].span.end;
            rest = &rest[1..];
        }
        let kept = &self.text[kept_from..rest.first().map_or(run.text.end, |edit| edit.span.start)];
        let keeps = !run.keeps_blanks && is_blank_edged(kept);
        let mut is_cut = false;
        for edit in rest {
            match run_end.filter(|_| edit.span.end == run.text.end) {
                Some(run_end) => {
                    out.push(Edit::new(edit.span, ""));
                    out.push(insertion(run_end, self.changes(edit)));
                }
                None => {
                    is_cut = true;
                    out.push(Edit::new(edit.span, format!("{}{}{}", self.close(), self.changes(edit), self.reopen())));
                }
            }
        }
        if keeps {
            out.push(insertion(run.name.end, KEEP.to_string()));
        }
        if keeps || (is_cut && !run.keeps_blanks) {
            out.extend(
                run.dropped().filter(|span| keeps || span.start >= run.text.end).map(|span| Edit::new(span, "")),
            );
        }
        out
    }

    /// A run that goes as a whole, with what comes in its place behind it.
    fn whole(&self, edit: &Edit<Text>, run_end: usize) -> Vec<Edit<Text>> {
        let (run, p) = (self.run, self.prefix());
        let closing = Span::new(run.content.end + 2, run.content.end + 2 + run.name.len());
        let opening = if run.keeps_blanks { format!("{p}delText") } else { format!("{p}delText{KEEP}") };
        let mut out = vec![
            insertion(run.start, self.tracking.tag(p, "del", ">")),
            Edit::new(run.name, opening),
            Edit::new(closing, format!("{p}delText")),
            insertion(run_end, format!("</{p}del>{}", self.inserted(&edit.text))),
        ];
        if !run.keeps_blanks {
            out.extend(run.dropped().map(|span| Edit::new(span, "")));
        }
        out.sort_by_key(|edit| edit.span);
        out
    }

    fn prefix(&self) -> &str {
        super::name_parts(&self.text[self.run.name.range()]).0
    }

    /// Where the run ends, if nothing stands in it after its text.
    fn run_end(&self) -> Option<usize> {
        let p = self.prefix();
        let end = format!("</{p}t></{p}r>");
        self.text[self.run.content.end..].starts_with(&end).then(|| self.run.content.end + end.len())
    }

    fn close(&self) -> String {
        let p = self.prefix();
        format!("</{p}t></{p}r>")
    }

    fn reopen(&self) -> String {
        let (run, p) = (self.run, self.prefix());
        format!("{}{}<{p}t{KEEP}>", &self.text[run.start..run.tag_end], self.style())
    }

    /// The style of the run, without what it was before somebody changed it.
    fn style(&self) -> String {
        let style = self.run.style.map_or("", |style| &self.text[style.range()]);
        let p = self.prefix();
        let (begin, end) = (format!("<{p}rPrChange"), format!("</{p}rPrChange>"));
        match (style.find(&begin), style.find(&end)) {
            (Some(from), Some(to)) if from < to => format!("{}{}", &style[..from], &style[to + end.len()..]),
            _ => style.to_string(),
        }
    }

    /// What goes and what comes.
    fn changes(&self, edit: &Edit<Text>) -> String {
        let (old, p) = (&self.text[edit.span.range()], self.prefix());
        let deleted = match old {
            "" => String::new(),
            old => {
                let run = format!("<{p}r>{}<{p}delText{KEEP}>{old}</{p}delText></{p}r>", self.style());
                self.tracking.change(p, "del", &run)
            }
        };
        format!("{deleted}{}", self.inserted(&edit.text))
    }

    fn inserted(&self, new: &str) -> String {
        if new.is_empty() {
            return String::new();
        }
        let p = self.prefix();
        let run = format!("<{p}r>{}<{p}t{KEEP}>{new}</{p}t></{p}r>", self.style());
        let inserted = self.tracking.change(p, "ins", &run);
        match self.run.within {
            // What somebody else put in is theirs before and after, and ours between.
            Within::Inserted(tag) => format!("</{p}ins>{inserted}{}", unnumbered(&self.text[tag.range()])),
            _ => inserted,
        }
    }
}

pub(super) fn insertion(at: usize, text: String) -> Edit<Text> {
    Edit::new(Span::new(at, at), text)
}

/// The tag of a change with a number of its own.
fn unnumbered(tag: &str) -> String {
    let Some(from) = tag.find(":id=\"").map(|at| at + ":id=\"".len()) else { return tag.to_string() };
    match tag[from..].find('"') {
        Some(len) => format!("{}{UNNUMBERED}{}", &tag[..from], &tag[from + len..]),
        None => tag.to_string(),
    }
}

/// Edits that give every change of ours in a part a number that nothing else in it has.
pub fn number_changes(text: &str) -> Vec<Edit<Text>> {
    let numbers = text.match_indices("id=\"").filter_map(|(at, found)| {
        let rest = &text[at + found.len()..];
        rest[..rest.find('"')?].parse::<u32>().ok().filter(|number| *number < u32::MAX / 4)
    });
    let first = numbers.max().unwrap_or(0) + 1;
    let needle = format!("id=\"{UNNUMBERED}\"");
    let ours = text.match_indices(&needle).map(|(at, _)| at + "id=\"".len());
    let numbered = ours.zip(first..);
    numbered.map(|(at, number)| Edit::new(Span::new(at, at + UNNUMBERED.len()), number.to_string())).collect()
}
