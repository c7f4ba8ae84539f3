//! Examples with their fault in `[[…]]`.

use super::{Plain, Span};

/// A text and the place that was marked in it.
///
/// ```
/// use copydesk::text::Marked;
/// let marked = Marked::parse("De [[Trump -regering]] zwijgt.").unwrap();
/// assert_eq!(marked.text, "De Trump -regering zwijgt.");
/// assert_eq!(&marked.text[marked.span.range()], "Trump -regering");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    pub text: String,
    pub span: Span<Plain>,
}

impl Marked {
    /// `None` where there is not exactly one mark.
    pub fn parse(text: &str) -> Option<Marked> {
        let (before, rest) = text.split_once("[[")?;
        let (inside, after) = rest.split_once("]]")?;
        if after.contains("[[") || after.contains("]]") {
            return None;
        }
        let span = Span::new(before.len(), before.len() + inside.len());
        Some(Marked { text: format!("{before}{inside}{after}"), span })
    }
}
