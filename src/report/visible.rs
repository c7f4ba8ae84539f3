//! Making visible what a terminal would not show, or would obey.

use std::borrow::Cow;

use crate::text::fold;

/// `text` with control, bidirectional and zero-width characters written as `<U+200B>`; line ends become `⏎`.
///
/// ```
/// assert_eq!(copydesk::report::visible("a\u{200b}b\x1b[2J"), "a<U+200B>b<U+001B>[2J");
/// ```
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '\r' => {}
            '\n' => out.push('⏎'),
            '\t' => out.push(' '),
            c if is_hidden(c) => out.push_str(&format!("<U+{:04X}>", u32::from(c))),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

fn is_hidden(c: char) -> bool {
    c.is_control() || fold::is_invisible(c) || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FFF9}'..='\u{FFFB}')
}
