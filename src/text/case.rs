//! Capitals: how a piece of text is written, and how a replacement takes that over.
//!
//! Not for deciding whether capitals are right: that is a rule's work.

/// Does `text` hold at least two letters, all of them capitals?
pub fn is_shouted(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    let all = letters.clone().all(char::is_uppercase);
    all && letters.nth(1).is_some()
}

/// `replacement` with the capitals of what it replaces: all of them where `original` is shouted and `model` (the form that
/// was looked for) is not, the first where only `original` begins with one.
///
/// ```
/// use copydesk::text::case::carry;
/// assert_eq!(carry("KIEV", "Kiev", "Kyiv"), "KYIV");
/// assert_eq!(carry("Zogenaamde", "zogenaamde", "zogeheten"), "Zogeheten");
/// assert_eq!(carry("UN", "UN", "VN"), "VN");
/// ```
pub fn carry(original: &str, model: &str, replacement: &str) -> String {
    if is_shouted(original) && !is_shouted(model) {
        return replacement.to_uppercase();
    }
    if starts_upper(original) && !starts_upper(model) {
        return capitalise(replacement);
    }
    replacement.to_string()
}

pub fn starts_upper(text: &str) -> bool {
    text.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase)
}

/// The first letter as a capital; a Dutch "ij" at the front is one letter.
pub fn capitalise(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some('i') if text.starts_with("ij") => format!("IJ{}", &text[2..]),
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}
