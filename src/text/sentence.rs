//! Where sentences begin.
//!
//! A sentence opens at the first word, and after a full stop, question or exclamation mark and white space, unless the word
//! before the stop is an abbreviation, an initial or an ordinal. Abbreviations are data of a language, so the caller answers
//! for them. Not for cutting text into pieces: rules only need to know where a capital is no surprise and what a clause is.

use super::{Gap, Shape, Tokens};

/// Sets [`super::Token::opens_sentence`]. `is_abbreviation(i)` says whether token `i` with its full stop is one.
pub fn mark_sentences(text: &str, tokens: &mut Tokens, is_abbreviation: impl Fn(&Tokens, usize) -> bool) {
    for i in 0..tokens.list.len() {
        let opens = match tokens.list[i].gap {
            Gap::Start => true,
            Gap::Stop => ends_sentence(text, tokens, i, &is_abbreviation),
            Gap::Other => other_gap_opens(&text[gap_range(tokens, i)]),
            _ => false,
        };
        tokens.list[i].opens_sentence = opens;
    }
}

/// Does `text` end as a sentence does: with a full stop, question or exclamation mark or an ellipsis, quotation marks and
/// brackets after it or not?
pub fn ends_with_stop(text: &str) -> bool {
    let closers = ['”', '’', '“', '"', '\'', '»', ')', ']'];
    text.trim_end_matches(|c: char| closers.contains(&c) || c.is_whitespace()).ends_with(['.', '!', '?', '…'])
}

fn gap_range(tokens: &Tokens, i: usize) -> std::ops::Range<usize> {
    tokens.list[i - 1].end as usize..tokens.list[i].start as usize
}

fn ends_sentence(text: &str, tokens: &Tokens, i: usize, is_abbreviation: impl Fn(&Tokens, usize) -> bool) -> bool {
    let gap = &text[gap_range(tokens, i)];
    let (before, after) = (&tokens.list[i - 1], &tokens.list[i]);
    if gap.contains(['!', '?']) {
        return true;
    }
    if !gap.starts_with(". ") {
        return !after.shape.is_all_lower();
    }
    let is_initial = before.len() == 1 && before.shape.starts_upper();
    !(is_initial
        || after.shape.is_all_lower()
        || is_ordinal(before.shape, before.len()) && !after.shape.starts_upper()
        || is_abbreviation(tokens, i - 1))
}

fn is_ordinal(shape: Shape, len: usize) -> bool {
    shape.is_number() && len <= 2
}

/// A stop with a space before it, a bullet, a colon, a quote: the next word may well begin with a capital.
fn other_gap_opens(gap: &str) -> bool {
    gap.contains(['.', '!', '?', ':', '•', '*', '|', '\n', '…', ';', '“', '‘', '„', '"', '«'])
        && gap.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::super::tokenise;
    use super::*;

    fn openers(text: &str) -> Vec<&str> {
        let mut tokens = tokenise(text);
        mark_sentences(text, &mut tokens, |tokens, i| matches!(tokens.key(i), b"dr" | b"prof" | b"st"));
        tokens.list.iter().filter(|token| token.opens_sentence).map(|token| &text[token.span().range()]).collect()
    }

    #[test]
    fn what_follows_a_stop_ends_no_less() {
        for (text, ends) in [("Nee.", true), ("“Nee!”)\n", true), ("…", true), ("Nee, (ja)", false), ("", false)]
        {
            assert_eq!(ends_with_stop(text), ends, "{text}");
        }
    }

    #[test]
    fn abbreviations_initials_and_figures_end_no_sentence() {
        assert_eq!(
            openers("Dr. De Vries sprak. Wie? Prof. J. P. Smit. Op 3. mei ging hij."),
            ["Dr", "Wie", "Prof", "Op"]
        );
        assert_eq!(openers("Hij zei: ‘Nee.’ Toen ging hij… weg. 12 mensen bleven."), ["Hij", "Nee", "Toen", "12"]);
    }
}
