//! Folding: what stays of a character when case and diacritics do not count.
//!
//! Garble-tolerant matching compares *skeletons*: lower case, no diacritics, no soft separators (spaces, hyphens,
//! apostrophes, invisible characters). Not for showing or writing text: a folded text has no way back.

/// What a character does to a skeleton.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Belongs to a word.
    Word,
    /// A separator that damage may add or lose: space, hyphen, apostrophe.
    Soft,
    /// Invisible inside a word: soft hyphen, zero-width space, byte order mark.
    Invisible,
    /// A combining mark: belongs to the character before it.
    Mark,
    /// Punctuation and signs: no term runs across them.
    Hard,
}

/// The part that `c` plays.
pub fn part(c: char) -> Part {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => Part::Word,
        c if is_invisible(c) => Part::Invisible,
        '\u{0300}'..='\u{036F}' => Part::Mark,
        c if is_hyphen(c) || is_apostrophe(c) || c == '\u{2013}' || c == '\u{2212}' => Part::Soft,
        // The letters and the punctuation of European copy need no look into the tables of Unicode.
        '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{24F}' => Part::Word,
        '\u{2000}'..='\u{206F}' if !c.is_whitespace() => Part::Hard,
        c if c.is_alphanumeric() => Part::Word,
        c if c.is_whitespace() => Part::Soft,
        _ => Part::Hard,
    }
}

/// Hyphens that join words: hyphen-minus, hyphen, non-breaking hyphen. Dashes and the minus sign are not among them.
pub const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

pub const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '´' | '`')
}

/// En dash, em dash and their longer kin.
pub const fn is_dash(c: char) -> bool {
    matches!(c, '\u{2012}'..='\u{2015}')
}

/// Characters that take no room: soft hyphen, zero-width characters, bidirectional controls, byte order mark.
pub const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// Appends `c` in lower case and without its diacritic. One character may become two letters (ß, æ, ĳ).
pub fn push_folded(c: char, out: &mut Vec<u8>) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase() as u8);
        return;
    }
    if let Some(base) = without_diacritic(c) {
        out.extend_from_slice(base.as_bytes());
        return;
    }
    let mut buffer = [0; 4];
    for lower in c.to_lowercase() {
        out.extend_from_slice(lower.encode_utf8(&mut buffer).as_bytes());
    }
}

/// The skeleton of a whole string: what [`super::tokenise`] leaves of it, soft separators dropped, hard punctuation kept.
pub fn skeleton(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    push_skeleton(text, &mut out);
    out
}

/// Appends the skeleton of `text`.
pub fn push_skeleton(text: &str, out: &mut Vec<u8>) {
    let mut buffer = [0; 4];
    for c in text.chars() {
        // Nearly all letters are these, and lists have millions of them.
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase() as u8);
            continue;
        }
        match part(c) {
            Part::Word => push_folded(c, out),
            Part::Hard => out.extend_from_slice(c.encode_utf8(&mut buffer).as_bytes()),
            Part::Soft | Part::Invisible | Part::Mark => {}
        }
    }
}

/// The Latin base letter, for the Latin letters of European languages and of the usual transcriptions of Arabic, Slavonic,
/// Turkish and Vietnamese names.
fn without_diacritic(c: char) -> Option<&'static str> {
    Some(match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'À' | 'Á' | 'Â' | 'Ã' | 'Ä' | 'Å' | 'ā' | 'Ā' | 'ă' | 'Ă' | 'ą' | 'Ą'
        | 'ạ' | 'ả' | 'ấ' => "a",
        'æ' | 'Æ' => "ae",
        'ç' | 'Ç' | 'ć' | 'Ć' | 'č' | 'Č' | 'ċ' | 'Ċ' => "c",
        'ď' | 'Ď' | 'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'È' | 'É' | 'Ê' | 'Ë' | 'ē' | 'Ē' | 'ė' | 'Ė' | 'ę' | 'Ę' | 'ě' | 'Ě' | 'ế' | 'ệ' => {
            "e"
        }
        'ğ' | 'Ğ' | 'ġ' | 'Ġ' | 'ģ' | 'Ģ' => "g",
        'ħ' | 'Ħ' | 'ḥ' | 'Ḥ' => "h",
        'ì' | 'í' | 'î' | 'ï' | 'Ì' | 'Í' | 'Î' | 'Ï' | 'ī' | 'Ī' | 'į' | 'Į' | 'ı' | 'İ' => "i",
        'ĳ' | 'Ĳ' => "ij",
        'ķ' | 'Ķ' => "k",
        'ĺ' | 'Ĺ' | 'ļ' | 'Ļ' | 'ľ' | 'Ľ' | 'ł' | 'Ł' => "l",
        'ñ' | 'Ñ' | 'ń' | 'Ń' | 'ņ' | 'Ņ' | 'ň' | 'Ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'Ò' | 'Ó' | 'Ô' | 'Õ' | 'Ö' | 'Ø' | 'ō' | 'Ō' | 'ő' | 'Ő' | 'ơ' | 'ộ' => {
            "o"
        }
        'œ' | 'Œ' => "oe",
        'ŕ' | 'Ŕ' | 'ř' | 'Ř' => "r",
        'ś' | 'Ś' | 'ş' | 'Ş' | 'š' | 'Š' | 'ș' | 'Ș' => "s",
        'ß' | 'ẞ' => "ss",
        'ţ' | 'Ţ' | 'ť' | 'Ť' | 'ț' | 'Ț' => "t",
        'þ' | 'Þ' => "th",
        'ù' | 'ú' | 'û' | 'ü' | 'Ù' | 'Ú' | 'Û' | 'Ü' | 'ū' | 'Ū' | 'ů' | 'Ů' | 'ű' | 'Ű' | 'ų' | 'Ų' | 'ư' => {
            "u"
        }
        'ŵ' | 'Ŵ' => "w",
        'ý' | 'ÿ' | 'Ý' | 'Ÿ' | 'ŷ' | 'Ŷ' => "y",
        'ź' | 'Ź' | 'ż' | 'Ż' | 'ž' | 'Ž' => "z",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damaged_spellings_share_a_skeleton() {
        for damaged in
            ["Groot-Brittannië", "Groot -Brittannie", "groot\u{a0}brittannië", "Groot\u{2011}Britt\u{ad}annie\u{308}"]
        {
            assert_eq!(skeleton(damaged), b"grootbrittannie", "{damaged}");
        }
    }

    /// What is told without the tables of Unicode is what they say.
    #[test]
    fn the_short_way_agrees() {
        for c in ('\u{80}'..='\u{2FFF}').filter(|c| matches!(part(*c), Part::Word | Part::Hard)) {
            assert_eq!(part(c) == Part::Word, c.is_alphanumeric(), "{c:?}");
            assert!(part(c) == Part::Word || !c.is_whitespace(), "{c:?}");
        }
    }

    #[test]
    fn hard_punctuation_stays() {
        assert_eq!(skeleton("Wie? Ik."), b"wie?ik.");
        assert_eq!(skeleton("ĲSLAND, Straße"), b"ijsland,strasse");
    }
}
