//! What a rule sees: one segment, tokenised and looked up once for all rules.

use std::borrow::Cow;

use super::Memo;
use crate::document::{Role, Segment};
use crate::glossary::{Class, ClassSet, Glossary, Hits, TermHit, Word, WordFlags};
use crate::text::{Echoes, Gap, Plain, Span, Token, Tokens};

/// One segment and what is known of it.
pub struct Context<'a> {
    pub segment: &'a Segment<'a>,
    pub plain: &'a str,
    pub tokens: &'a Tokens,
    pub classes: &'a [ClassSet],
    /// What the lexicon knows of each token.
    pub word_flags: &'a [WordFlags],
    /// The classes that occur at all.
    pub occurring: ClassSet,
    /// Which words come back at once.
    pub echoes: Echoes,
    /// Answers that rules found for words before.
    pub memo: &'a Memo,
    pub hits: &'a Hits,
    pub glossary: &'a Glossary,
    /// Places whose bytes were not valid in the file's encoding.
    pub malformed: &'a [Span<Plain>],
}

impl<'a> Context<'a> {
    /// The number of tokens.
    pub fn len(&self) -> usize {
        self.tokens.list.len()
    }

    pub fn is_empty(&self) -> bool {
        self.tokens.list.is_empty()
    }

    pub fn token(&self, i: usize) -> &Token {
        &self.tokens.list[i]
    }

    /// Token `i` as it is written.
    pub fn word(&self, i: usize) -> &'a str {
        &self.plain[self.token(i).span().range()]
    }

    /// Token `i` in small letters; copied only where it has others.
    pub fn lower(&self, i: usize) -> Cow<'a, str> {
        match self.token(i).shape.is_all_lower() {
            true => Cow::Borrowed(self.word(i)),
            false => Cow::Owned(self.word(i).to_lowercase()),
        }
    }

    /// Token `i` without case and diacritics.
    pub fn key(&self, i: usize) -> &[u8] {
        self.tokens.key(i)
    }

    /// What stands before token `i`; past the end, what ends the text counts as a stop.
    pub fn gap(&self, i: usize) -> Gap {
        self.tokens.list.get(i).map_or(Gap::Stop, |token| token.gap)
    }

    /// The text between token `i - 1` and token `i`; at the ends, up to the end of the segment.
    pub fn gap_text(&self, i: usize) -> &'a str {
        let start = i.checked_sub(1).map_or(0, |before| self.token(before).end as usize);
        let end = self.tokens.list.get(i).map_or(self.plain.len(), |token| token.start as usize);
        &self.plain[start..end]
    }

    /// From the first byte of token `first` to the last of token `last`.
    pub fn span(&self, first: usize, last: usize) -> Span<Plain> {
        Span::new(self.token(first).start as usize, self.token(last).end as usize)
    }

    pub fn text(&self, span: Span<Plain>) -> &'a str {
        &self.plain[span.range()]
    }

    /// Is token `i` a word of `class`? Past the ends nothing is.
    pub fn is(&self, i: usize, class: Class) -> bool {
        self.classes.get(i).is_some_and(|set| set.has(class))
    }

    /// Does a word of one of `classes` occur? A rule that needs one need not look where there is none.
    pub fn has_any(&self, classes: &[Class]) -> bool {
        self.occurring.meets(ClassSet::of(classes))
    }

    pub fn is_any(&self, i: usize, classes: &[Class]) -> bool {
        self.classes.get(i).is_some_and(|set| set.meets(ClassSet::of(classes)))
    }

    /// Is token `i` a word of one of the classes of `set`? Past the ends nothing is.
    pub fn meets(&self, i: usize, set: ClassSet) -> bool {
        self.classes.get(i).is_some_and(|classes| classes.meets(set))
    }

    /// Does token `i` hold a sentence together?
    pub fn is_small_word(&self, i: usize) -> bool {
        self.meets(i, SMALL)
    }

    /// What the lexicon knows of token `i`; nothing where the language has none, or past the end.
    pub fn flags(&self, i: usize) -> WordFlags {
        self.word_flags.get(i).copied().unwrap_or_default()
    }

    /// What is known of token `i` wherever it stands.
    pub fn known(&self, i: usize) -> Word {
        let token = self.token(i);
        Word { classes: self.classes[i], flags: self.word_flags[i], shape: token.shape, len: token.len() }
    }

    /// What the lexicon knows of a word that is no token.
    pub fn flags_of(&self, word: &str) -> WordFlags {
        self.glossary.lexicon().map_or(WordFlags::default(), |lexicon| lexicon.flags(word))
    }

    /// Tokens `i - 1` and `i` with a hyphen between.
    pub fn hyphenated(&self, i: usize) -> String {
        format!("{}-{}", self.word(i - 1), self.word(i))
    }

    /// Are tokens `i - 1` and `i` a pair that is right apart, though it makes one word?
    pub fn stays_apart(&self, i: usize) -> bool {
        let pair = format!("{} {}", self.lower(i - 1), self.word(i));
        self.glossary.classes().words(Class::SplitStays).contains(&pair)
    }

    pub fn term_at(&self, i: usize) -> Option<&TermHit> {
        self.hits.term_at(i)
    }

    /// Does a word with a capital stand at token `i`, with nothing but white space before it?
    pub fn follows_with_capital(&self, i: usize) -> bool {
        self.tokens.list.get(i).is_some_and(|token| token.shape.starts_upper() && token.gap.is_blank())
    }

    /// Is token `i` a figure, or part of one ("30.000")?
    pub fn is_number(&self, i: usize) -> bool {
        self.tokens.list.get(i).is_some_and(|token| token.shape.is_number())
    }

    pub fn is_headline(&self) -> bool {
        self.segment.role == Role::Headline
    }

    /// Is the whole segment in capitals? Then capitals say nothing.
    pub fn is_shouted(&self) -> bool {
        crate::text::case::is_shouted(self.plain)
    }

    /// Does `mark` stand in the text that this was translated from? Then it is meant, and did not leak.
    pub fn stands_in_source(&self, mark: &str) -> bool {
        self.segment.source.as_ref().is_some_and(|source| source.contains(mark))
    }

    /// Does `span` stand in the file as it reads? What was escaped ("\*", "&lt;") is meant to show.
    pub fn is_unescaped(&self, span: Span<Plain>) -> bool {
        self.segment.map.locate(span).len() == span.len()
    }

    /// Is `span` part of an address, path or code ("www.", "a@b", "x/y", "--flag", "a::b")?
    pub fn in_code(&self, span: Span<Plain>) -> bool {
        let before = window_before(self.plain, span.start).rsplit(char::is_whitespace).next().unwrap_or_default();
        let after = window_after(self.plain, span.end).split(char::is_whitespace).next().unwrap_or_default();
        let around = &self.plain[span.start - before.len()..span.end + after.len()];
        let bytes = around.as_bytes();
        let is_sign =
            |byte: &u8| matches!(byte, b'@' | b'\\' | b'=' | b'_' | b'#' | b'<' | b'>' | b'{' | b'}' | b'$' | b'%');
        bytes.iter().any(is_sign)
            || bytes.windows(2).any(|pair| pair == b"--")
            || bytes.windows(3).any(|three| three == b"://")
            || bytes.windows(4).any(|four| four == b"www.")
            || bytes.starts_with(b"/")
            || bytes.windows(2).position(|pair| pair == b"::").is_some_and(|at| {
                around[..at].ends_with(char::is_alphanumeric) && around[at + 2..].starts_with(char::is_alphanumeric)
            })
    }
}

/// Words that hold a sentence together: they stand by themselves, whatever they make with a neighbour.
pub(super) const SMALL: ClassSet = ClassSet::of(&[
    Class::Article,
    Class::Determiner,
    Class::Demonstrative,
    Class::PersonalPronoun,
    Class::Possessive,
    Class::Coordinator,
    Class::Subordinator,
    Class::Relative,
    Class::Auxiliary,
    Class::NumberWord,
    Class::OrdinalWord,
]);

/// Addresses are told by what stands this near, in bytes: a text without spaces must not be searched over and over.
const WINDOW: usize = 256;

fn window_before(text: &str, at: usize) -> &str {
    let mut start = at.saturating_sub(WINDOW);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..at]
}

fn window_after(text: &str, at: usize) -> &str {
    let mut end = (at + WINDOW).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[at..end]
}
