//! How unlikely a word is as it stands.
//!
//! Each character has a price by what kind of character it is and what stands beside it: a letter of a known alphabet inside
//! a word is cheap, a currency sign between two letters is not. Not a language model: it only has to tell "BelgiÃ«" from
//! "België".

/// The characters round the word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Neighbours {
    pub(super) before: Option<char>,
    pub(super) after: Option<char>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Ascii,
    /// A letter with a mark that many languages write.
    CommonLetter,
    /// One that few do, or the letters that stand for lead bytes.
    OddLetter,
    /// What the lead byte of most Latin letters and signs turns into.
    Lead,
    Cyrillic,
    /// Greek, Hebrew, Arabic, Vietnamese, and the scripts of East Asia.
    OtherScript,
    /// “ ” – … €
    Typography,
    /// £ © ½ †
    Sign,
    Emoji,
    Mark,
    Control,
    /// A no-break space.
    Space,
    /// Phonetic letters, scripts that news copy does not hold.
    Rare,
}

/// The price of `word`: the sum over its characters.
pub(super) fn cost(word: &str, around: Neighbours) -> f32 {
    let chars: Vec<char> = word.chars().collect();
    (0..chars.len())
        .map(|i| {
            let before = i.checked_sub(1).map_or(around.before, |i| Some(chars[i]));
            let after = chars.get(i + 1).copied().or(around.after);
            price(before, chars[i], after)
        })
        .sum()
}

/// A letter that few languages write.
pub(super) fn is_odd(c: char) -> bool {
    kind(c) == Kind::OddLetter
}

/// Does the word hold what a lead byte turns into?
pub(super) fn has_lead(word: &str) -> bool {
    word.chars().any(is_lead)
}

fn is_lead(c: char) -> bool {
    kind(c) == Kind::Lead
}

fn price(before: Option<char>, c: char, after: Option<char>) -> f32 {
    let kind = kind(c);
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let between_letters = is_letter(before) && is_letter(after);
    let own = match kind {
        Kind::Space if before.is_some_and(is_lead) => 1.5,
        Kind::Ascii | Kind::Space => 0.0,
        // "MERK™"
        Kind::Sign if matches!(c, '™' | '®') && is_capital(before) && !is_letter(after) => 0.5,
        Kind::CommonLetter | Kind::Typography | Kind::Cyrillic | Kind::Emoji => 1.0,
        Kind::OtherScript => 1.2,
        Kind::OddLetter | Kind::Mark => 2.0,
        Kind::Sign => 2.2,
        Kind::Lead => 2.5,
        Kind::Control => 4.0,
        Kind::Rare => 6.0,
    };
    let context = match kind {
        // "BelgiÃ«": a capital after a small letter; and a sign or quote inside a word.
        _ if c.is_uppercase() && before.is_some_and(char::is_lowercase) => 1.5,
        Kind::Sign | Kind::Typography if between_letters && c != '’' => 2.0,
        Kind::CommonLetter | Kind::OddLetter if c.is_lowercase() && is_capital(before) && is_capital(after) => 2.0,
        // "AHř,": a small letter at the end of a word in capitals.
        Kind::CommonLetter | Kind::OddLetter
            if c.is_lowercase() && is_capital(before) && !is_letter(after) && before != Some('I') =>
        {
            1.5
        }
        // A single letter of another script among ours, or alone.
        Kind::Cyrillic | Kind::OtherScript if !is_kin(before, c) && !is_kin(after, c) => 2.2,
        _ => 0.0,
    };
    own + context
}

fn is_capital(c: Option<char>) -> bool {
    c.is_some_and(char::is_uppercase)
}

fn is_kin(neighbour: Option<char>, c: char) -> bool {
    neighbour.is_some_and(|neighbour| kind(neighbour) == kind(c) && block(neighbour) == block(c))
}

fn block(c: char) -> u32 {
    match c as u32 {
        code @ 0x370..0x1000 => code >> 8,
        _ => 0,
    }
}

fn kind(c: char) -> Kind {
    match c {
        '\0'..='\u{7f}' => Kind::Ascii,
        '\u{80}'..='\u{9f}' | '\u{ad}' | char::REPLACEMENT_CHARACTER | '\u{e000}'..='\u{f8ff}' => Kind::Control,
        '\u{a0}' => Kind::Space,
        'Ã' | 'Â' => Kind::Lead,
        'Ð' | 'Þ' | 'ð' | 'þ' | 'Æ' | 'æ' | 'Å' | 'å' | 'ÿ' | 'Ÿ' => Kind::OddLetter,
        'ª' | 'º' | 'µ' | '×' | '÷' => Kind::Sign,
        '\u{a1}'..='\u{bf}' if !matches!(c, '«' | '»' | '·') => Kind::Sign,
        '«' | '»' | '·' => Kind::Typography,
        '\u{c0}'..='\u{ff}' => Kind::CommonLetter,
        'ı' | 'ő' | 'ű' | 'œ' | 'Œ' | 'š' | 'Š' | 'ž' | 'Ž' => Kind::CommonLetter,
        'ſ' | 'ŉ' | 'ĸ' => Kind::Rare,
        '\u{100}'..='\u{17e}' | 'Ș' | 'ș' | 'Ț' | 'ț' | 'Ơ' | 'ơ' | 'Ư' | 'ư' => Kind::OddLetter,
        'ƒ' | 'ˆ' | '˜' => Kind::Sign,
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' => Kind::Mark,
        '\u{386}'..='\u{3ce}' | '\u{5d0}'..='\u{5ea}' | '\u{620}'..='\u{6d3}' | '\u{e01}'..='\u{e5b}' => {
            Kind::OtherScript
        }
        '\u{410}'..='\u{44f}' | 'Ё' | 'ё' | 'І' | 'і' | 'Ї' | 'ї' | 'Є' | 'є' | 'Ґ' | 'ґ' => Kind::Cyrillic,
        '\u{400}'..='\u{45f}' => Kind::OddLetter,
        '\u{1ea0}'..='\u{1ef9}' => Kind::CommonLetter,
        '\u{2010}'..='\u{2015}' | '‘' | '’' | '‚' | '“' | '”' | '„' | '…' | '•' | '€' | '′' | '″' => {
            Kind::Typography
        }
        '\u{2016}'..='\u{206f}' | '\u{20a0}'..='\u{20cf}' | '\u{2100}'..='\u{25ff}' | '\u{27c0}'..='\u{28ff}' => {
            Kind::Sign
        }
        '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}' => Kind::Emoji,
        '\u{3000}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{ff01}'..='\u{ff5e}' => Kind::OtherScript,
        '\u{fb00}'..='\u{fb06}' => Kind::Typography,
        _ => Kind::Rare,
    }
}
