//! Words and what stands between them, found once and shared by every rule.
//!
//! A token is a run of letters and digits (invisible characters and combining marks inside included). Punctuation is not a
//! token: it is part of the [`Gap`] before the next one, because the damage this project looks for mostly sits between words.
//! Along the way the text's *skeleton* is written (see [`super::fold`]): every token knows its bytes in both, so no map per
//! byte is needed to match a glossary. Not a linguistic tokeniser: "video's" is two tokens joined by an apostrophe.
//!
//! ```
//! use copydesk::text::{tokenise, Gap};
//! let tokens = tokenise("Groot -Brittannië");
//! assert_eq!(tokens.list[1].gap, Gap::SpaceHyphen);
//! assert_eq!(tokens.key(1), b"brittannie");
//! ```

use super::fold::{Part, part, push_folded};
use super::gap::{self, Gap, GapSet};
use super::marks::MarkSet;
use super::shape::Shape;
use super::sixteen::{Run, SIXTEEN};
use super::{Plain, Span};

/// A word: its bytes in the text and in the skeleton.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    pub start: u32,
    pub end: u32,
    pub key_start: u32,
    pub key_end: u32,
    pub gap: Gap,
    pub shape: Shape,
    /// The first word of a sentence. Set by [`super::mark_sentences`].
    pub opens_sentence: bool,
}

impl Token {
    pub const fn span(&self) -> Span<Plain> {
        Span::new(self.start as usize, self.end as usize)
    }

    pub const fn len(&self) -> usize {
        (self.end - self.start) as usize
    }

    pub const fn is_empty(&self) -> bool {
        self.start == self.end
    }
}

/// The tokens of one text, and its skeleton.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    pub list: Vec<Token>,
    /// Folded letters of all tokens, and the hard punctuation between them.
    pub skeleton: Vec<u8>,
    pub gaps: GapSet,
    pub marks: MarkSet,
    /// Does a word hold a digit?
    pub has_digits: bool,
}

impl Tokens {
    /// The skeleton of token `i`.
    pub fn key(&self, i: usize) -> &[u8] {
        let token = &self.list[i];
        &self.skeleton[token.key_start as usize..token.key_end as usize]
    }

    pub fn clear(&mut self) {
        self.list.clear();
        self.skeleton.clear();
        self.gaps = GapSet::default();
        self.marks = MarkSet::default();
        self.has_digits = false;
    }

    /// Replaces the contents with the tokens of `text`; keeps the memory.
    pub fn fill(&mut self, text: &str) {
        self.clear();
        self.skeleton.reserve(text.len() + SIXTEEN);
        let mut at = 0;
        loop {
            let (start, run) = match self.plain_gap(text.as_bytes(), at) {
                Some((gap, start, run)) => {
                    self.gaps.insert(gap);
                    (start, Some((gap, run)))
                }
                None => (self.skip_gap(text, at), None),
            };
            if start >= text.len() {
                return;
            }
            let (gap, run) = run.unwrap_or_else(|| {
                let gap = if self.list.is_empty() { Gap::Start } else { gap::classify(&text[at..start]) };
                self.gaps.insert(gap);
                (gap, Run::at(text.as_bytes(), start))
            });
            at = self.take_word(text, start, gap, run);
        }
    }

    /// The gaps that nearly all are, before a word in ASCII: a space alone, or after a comma or full stop.
    fn plain_gap(&mut self, bytes: &[u8], at: usize) -> Option<(Gap, usize, Run)> {
        let (gap, start) = match *bytes.get(at..)? {
            _ if at == 0 => return None,
            [b' ', ..] => (Gap::Space, at + 1),
            [b',', b' ', ..] => (Gap::Comma, at + 2),
            [b'.', b' ', ..] => (Gap::Stop, at + 2),
            _ => return None,
        };
        let run = Run::at(bytes, start);
        if run.len == 0 {
            return None;
        }
        if gap != Gap::Space {
            self.marks.insert_ascii(bytes[at]);
            self.skeleton.push(bytes[at]);
        }
        Some((gap, start, run))
    }

    /// Passes over what is not a word, keeping hard punctuation in the skeleton.
    fn skip_gap(&mut self, text: &str, mut at: usize) -> usize {
        let bytes = text.as_bytes();
        while let Some(&byte) = bytes.get(at) {
            if byte.is_ascii_alphanumeric() {
                break;
            }
            if byte == b' ' {
                at += 1;
                continue;
            }
            let c = char_at(text, at);
            let part = part(c);
            if part == Part::Word {
                break;
            }
            self.marks.insert(c, part);
            if part == Part::Hard {
                self.skeleton.extend_from_slice(&bytes[at..at + c.len_utf8()]);
            }
            at += c.len_utf8();
        }
        at
    }

    /// Takes the word at `start`, which opens with the ASCII letters of `run`. Gives the byte after it.
    fn take_word(&mut self, text: &str, start: usize, gap: Gap, run: Run) -> usize {
        let key_start = self.skeleton.len();
        let mut shape = Shape::default();
        let mut end = start + run.len;
        if run.len > 0 {
            shape.note_run(&run, true);
            self.push_run(&run);
        }
        let is_whole = run.len < SIXTEEN && text.as_bytes().get(end).is_none_or(u8::is_ascii);
        if !is_whole || run.len == 0 {
            end = self.take_rest(text, start, end, &mut shape);
        }
        self.has_digits |= shape.has_digit();
        self.list.push(Token {
            start: start as u32,
            end: end as u32,
            key_start: key_start as u32,
            key_end: self.skeleton.len() as u32,
            gap,
            shape,
            opens_sentence: false,
        });
        end
    }

    /// Takes what follows at `at` in the word that begins at `start`. Invisible characters at the end of a word belong to the
    /// gap after it.
    fn take_rest(&mut self, text: &str, start: usize, mut at: usize, shape: &mut Shape) -> usize {
        let bytes = text.as_bytes();
        let mut end = at;
        while let Some(&byte) = bytes.get(at) {
            if byte.is_ascii() {
                let run = Run::at(bytes, at);
                if run.len == 0 {
                    break;
                }
                shape.note_run(&run, at == start);
                self.push_run(&run);
                at += run.len;
                end = at;
                continue;
            }
            let c = char_at(text, at);
            let part = part(c);
            match part {
                Part::Word => {
                    shape.note(c, at == start);
                    push_folded(c, &mut self.skeleton);
                }
                Part::Mark | Part::Invisible => shape.note_beyond_ascii(),
                Part::Soft | Part::Hard => break,
            }
            self.marks.insert(c, part);
            at += c.len_utf8();
            if part != Part::Invisible {
                end = at;
            }
        }
        end
    }

    /// Adds the letters of `run` to the skeleton.
    fn push_run(&mut self, run: &Run) {
        let len = self.skeleton.len();
        self.skeleton.extend_from_slice(&run.folded());
        self.skeleton.truncate(len + run.len);
    }
}

/// The tokens of `text`. For many texts, keep one [`Tokens`] and call [`Tokens::fill`].
pub fn tokenise(text: &str) -> Tokens {
    let mut tokens = Tokens::default();
    tokens.fill(text);
    tokens
}

fn char_at(text: &str, at: usize) -> char {
    text[at..].chars().next().unwrap_or('\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gaps(text: &str) -> Vec<Gap> {
        tokenise(text).list.iter().map(|token| token.gap).collect()
    }

    #[test]
    fn gaps_are_told_apart() {
        use Gap::*;
        assert_eq!(gaps("de in- en uitvoer"), [Start, Space, HyphenSpace, Space]);
        assert_eq!(gaps("Trump -regering, ex-man. Nee – ja"), [Start, SpaceHyphen, Comma, Hyphen, Stop, Dash]);
        assert_eq!(gaps("Groot-\nBrittannië en\nzo - wel"), [Start, HyphenLine, Space, Line, SpaceHyphenSpace]);
        assert_eq!(gaps("foto's (oud) ”Wat?” vroeg"), [Start, Apostrophe, Other, Other, Stop]);
    }

    #[test]
    fn shapes() {
        let tokens = tokenise("KYIV Kyiv kyiv É 30 PowerShell A1");
        let shape = |i: usize| tokens.list[i].shape;
        assert!(shape(0).is_all_upper() && shape(1).starts_upper() && shape(2).is_all_lower());
        assert!(!shape(1).is_all_upper() && shape(3).starts_upper() && !shape(3).is_all_upper());
        assert!(shape(4).is_number() && shape(5).is_mixed() && !shape(6).is_number());
    }

    #[test]
    fn invisible_characters_stay_inside_a_word_and_outside_its_key() {
        let tokens = tokenise("Oekra\u{ad}ïne\u{200b} x");
        assert_eq!(tokens.key(0), b"oekraine");
        assert_eq!(tokens.list[0].end as usize, "Oekra\u{ad}ïne".len());
        assert_eq!(tokens.list[1].gap, Gap::Space);
    }
}
