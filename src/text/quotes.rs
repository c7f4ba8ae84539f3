//! Which parts of a text are quoted.
//!
//! Pairs of quotation marks inside one text: “…”, „…”, «…», ‘…’ and "…". What was opened and never closed is no quotation,
//! and an apostrophe closes nothing unless a quotation is open and the word is over. Not for nested quotations: the outer
//! marks decide.
//!
//! ```
//! use copydesk::text::quoted;
//! let text = "Zij zei: “Nee, dank je.” Toen ging zij.";
//! assert_eq!(&text[quoted(text)[0].range()], "Nee, dank je.");
//! ```

use super::{Plain, Span};

/// The insides of the quotations of `text`, in order.
pub fn quoted(text: &str) -> Vec<Span<Plain>> {
    let mut found = Vec::new();
    let mut open: Option<(char, usize)> = None;
    for (at, c) in text.char_indices() {
        let after = at + c.len_utf8();
        match open {
            None => {
                if let Some(close) = closing_mark(c).filter(|_| opens(text, at, c)) {
                    open = Some((close, after));
                }
            }
            Some((close, start)) if closes(text, c, close, after) => {
                found.push(Span::new(start, at));
                open = None;
            }
            Some(_) => {}
        }
    }
    found
}

fn closing_mark(c: char) -> Option<char> {
    match c {
        '“' | '„' => Some('”'),
        '‘' | '‚' => Some('’'),
        '«' => Some('»'),
        '"' => Some('"'),
        _ => None,
    }
}

/// A straight quote opens before a word only; ‘ after a letter is an apostrophe that was turned the wrong way.
fn opens(text: &str, at: usize, c: char) -> bool {
    let after_letter = text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
    let before_space = text[at + c.len_utf8()..].chars().next().is_none_or(char::is_whitespace);
    !(after_letter || c == '"' && before_space)
}

fn closes(text: &str, c: char, close: char, after: usize) -> bool {
    let is_mark = c == close || close == '”' && c == '“';
    is_mark && !(c == '’' && text[after..].chars().next().is_some_and(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn insides(text: &str) -> Vec<&str> {
        quoted(text).iter().map(|span| &text[span.range()]).collect()
    }

    #[test]
    fn pairs() {
        assert_eq!(insides("‘Dat is foto’s kijken’, zei hij, \"en meer\"."), ["Dat is foto’s kijken", "en meer"]);
        assert_eq!(insides("„Nee” en «ja» en “zo“."), ["Nee", "ja", "zo"]);
    }

    #[test]
    fn what_is_never_closed_is_no_quotation() {
        assert!(insides("Een scherm van 5\" en ‘s ochtends").is_empty());
        assert!(insides("Zij zei: “Nee").is_empty());
    }
}
