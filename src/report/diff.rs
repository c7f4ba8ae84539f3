//! What a proposal changes, by words or by letters. Not for the bytes of a file: those are patches.

use similar::{ChangeTag, TextDiff};

use super::visible;

/// A piece of the old text, of the new one, or of both.
pub(super) struct Change {
    pub(super) tag: ChangeTag,
    /// As it may be shown.
    pub(super) text: String,
}

/// The way from one text to the other. Texts with little in common are replaced as a whole.
pub(super) fn changes(old: &str, new: &str) -> Vec<Change> {
    let (old, new) = (visible(old), visible(new));
    if !shares_words(&old, &new) {
        let letters = joined(&TextDiff::from_chars(&*old, &*new));
        if !is_scattered(&letters) {
            return letters;
        }
    }
    let words = TextDiff::from_unicode_words(&*old, &*new);
    if words.ratio() < 0.3 { joined(&TextDiff::from_lines(&*old, &*new)) } else { joined(&words) }
}

/// Neighbours of one kind are one change.
fn joined(diff: &TextDiff<'_, '_, str>) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    for change in diff.iter_all_changes() {
        match changes.last_mut() {
            Some(last) if last.tag == change.tag() => last.text.push_str(change.value()),
            _ => changes.push(Change { tag: change.tag(), text: change.value().to_string() }),
        }
    }
    changes
}

/// Letters that come and go in many places are harder to read than the words that they make.
fn is_scattered(changes: &[Change]) -> bool {
    let runs = |tag: ChangeTag| changes.iter().filter(|change| change.tag == tag).count();
    let (gone, come) = (runs(ChangeTag::Delete), runs(ChangeTag::Insert));
    gone > 0 && come > 0 && gone + come > 2
}

/// Long texts are compared by words, a word with a word by letters.
fn shares_words(old: &str, new: &str) -> bool {
    old.split_whitespace().count() > 2 && new.split_whitespace().count() > 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_as_small_as_a_reader_needs() {
        for (old, new, expected) in [
            ("Groot -Brittannië", "Groot-Brittannië", "Groot[- ]-Brittannië"),
            ("de de", "de", "de[- de]"),
            (
                "coalitie van de bereidheid",
                "coalitie van bereidwilligen",
                "coalitie van [-de bereidheid][+bereidwilligen]",
            ),
            ("Warsaw", "Kopenhagen", "[-Warsaw][+Kopenhagen]"),
            ("Warsaw", "Warschau", "[-Warsaw][+Warschau]"),
            ("uit Warsaw", "uit Warschau", "uit [-Warsaw][+Warschau]"),
            ("Oekraine", "Oekraïne", "Oekra[-i][+ï]ne"),
            ("staakt -het -vuren", "staakt-het-vuren", "staakt[- ]-het[- ]-vuren"),
            ("video’s", "", "[-video’s]"),
            ("a\u{200b}b", "ab", "a[-<U+200B>]b"),
        ] {
            let shown: String = changes(old, new)
                .iter()
                .map(|change| match change.tag {
                    ChangeTag::Equal => change.text.clone(),
                    ChangeTag::Delete => format!("[-{}]", change.text),
                    ChangeTag::Insert => format!("[+{}]", change.text),
                })
                .collect();
            assert_eq!(shown, expected);
        }
    }
}
