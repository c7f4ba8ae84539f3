//! Patterns of phrases and boilerplate: literal words, alternatives, optional words, gaps and slots.
//!
//! A pattern is matched from one *anchor*, its longest literal, which the glossary's scan finds; the rest is checked around it.
//! Gaps are bounded, so a check is too: no pattern can explode. Not a regular expression: it knows words, not characters.

use serde::{Deserialize, Serialize};

use super::class::{ClassId, ClassSet};
use super::class_index::ClassIndex;
use super::trie::Bytes;
use crate::text::{Gap, Tokens, fold};

/// The most words that a gap spans inside a sentence.
const WIDEST_GAP: usize = 12;
/// The most words in a name slot.
const LONGEST_NAME: usize = 4;

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Pattern {
    pub(super) elements: Vec<Element>,
    /// The elements that are the finding; what stands outside is context.
    pub(super) marked: std::ops::Range<usize>,
    /// The element that the scan looks for.
    pub(super) anchor: usize,
    /// The last letters of the words that may stand before the anchor, and the first of those after it: most places where the
    /// anchor is found are told by them.
    before: Bytes,
    after: Bytes,
    /// Must match a whole paragraph.
    whole: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Element {
    Words { alternatives: Vec<Alternative>, optional: bool },
    Gap,
    Slot { kind: Slot, name: String },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Alternative {
    pub(super) text: String,
    pub(super) key: Box<[u8]>,
    /// A colon must follow: "Lees ook: …" is a label, "Lees ook eens een boek" is a sentence.
    colon: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Slot {
    Number,
    Name,
    Word,
    Class(ClassId),
}

/// What is wrong with a pattern, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PatternError {
    pub(super) what: String,
    pub(super) instead: String,
}

fn error<T>(what: impl Into<String>, instead: impl Into<String>) -> Result<T, PatternError> {
    Err(PatternError { what: what.into(), instead: instead.into() })
}

/// The tokens that an element caught, and which of its alternatives it was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Caught {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) alternative: usize,
}

/// A text that patterns are matched against.
pub(super) struct Subject<'a> {
    pub(super) plain: &'a str,
    pub(super) tokens: &'a Tokens,
    pub(super) classes: &'a [ClassSet],
    pub(super) number_word: ClassId,
}

impl Pattern {
    /// Parses the pattern of a phrase.
    pub(super) fn phrase(text: &str, classes: &ClassIndex) -> Result<Pattern, PatternError> {
        Pattern::new(text, classes, false)
    }

    /// Parses the text of a boilerplate entry.
    pub(super) fn paragraph(text: &str, classes: &ClassIndex) -> Result<Pattern, PatternError> {
        Pattern::new(text, classes, true)
    }

    fn new(text: &str, classes: &ClassIndex, whole: bool) -> Result<Pattern, PatternError> {
        let (elements, marks) = parse(text, classes)?;
        let marked = match marks[..] {
            [] => 0..elements.len(),
            [from, to] if from < to => from..to,
            _ => return error("the marks [[ and ]] do not match", "mark one part, at most once"),
        };
        let Some(anchor) = anchor(&elements) else {
            return error("the pattern holds no word to look for", "add at least one literal word");
        };
        let before = letters(elements[..anchor].iter().rev(), <[u8]>::last);
        let after = letters(elements[anchor + 1..].iter(), <[u8]>::first);
        Ok(Pattern { elements, marked, anchor, before, after, whole })
    }

    /// Do the words beside the anchor, which is the tokens from `first` up to `end`, look like those of the pattern?
    pub(super) fn may_match(&self, tokens: &Tokens, first: usize, end: usize) -> bool {
        let fits = |letters: Bytes, i: usize, letter: fn(&[u8]) -> Option<&u8>| {
            letters == Bytes::ALL
                || i < tokens.list.len() && letter(tokens.key(i)).is_some_and(|letter| letters.may_hold(*letter))
        };
        // Before the first token there is none: the number wraps round past the last.
        fits(self.after, end, <[u8]>::first) && fits(self.before, first.wrapping_sub(1), <[u8]>::last)
    }

    /// Matches around token `at`, where the anchor was found. The result has one entry per element.
    pub(super) fn match_at(&self, subject: &Subject<'_>, at: usize) -> Option<Vec<Caught>> {
        let mut caught = vec![Caught::default(); self.elements.len()];
        if self.whole {
            return self.step(subject, 0, 0, at, &mut caught).then_some(caught);
        }
        let widest: usize = self.elements[..self.anchor].iter().map(Element::widest).sum();
        (at.saturating_sub(widest)..=at)
            .rev()
            .find_map(|start| self.step(subject, 0, start, at, &mut caught).then(|| caught.clone()))
    }

    /// The skeletons that the scan looks for.
    pub(super) fn anchor_keys(&self) -> impl Iterator<Item = &[u8]> {
        let alternatives: &[Alternative] = match &self.elements[self.anchor] {
            Element::Words { alternatives, .. } => alternatives,
            _ => &[],
        };
        alternatives.iter().map(|alternative| &*alternative.key)
    }

    fn step(
        &self,
        subject: &Subject<'_>,
        element: usize,
        at: usize,
        anchor_at: usize,
        caught: &mut Vec<Caught>,
    ) -> bool {
        if element == self.elements.len() {
            return !self.whole || at == subject.tokens.list.len();
        }
        if element <= self.anchor && at > anchor_at || element == self.anchor && at != anchor_at {
            return false;
        }
        let go = |caught: &mut Vec<Caught>, end: usize, alternative: usize| {
            caught[element] = Caught { start: at, end, alternative };
            self.step(subject, element + 1, end, anchor_at, caught)
        };
        match &self.elements[element] {
            Element::Words { alternatives, optional } => {
                let joins = self.joins(subject, element, at);
                let matched = joins
                    && alternatives.iter().enumerate().any(|(i, alternative)| {
                        subject
                            .words_at(at, &alternative.key, self.whole)
                            .is_some_and(|end| (!alternative.colon || subject.has_colon(end)) && go(caught, end, i))
                    });
                matched || *optional && go(caught, at, usize::MAX)
            }
            Element::Gap => {
                let widest = if self.whole { subject.tokens.list.len() } else { WIDEST_GAP };
                // The last gap of a paragraph takes all that is left.
                if self.whole && element + 1 == self.elements.len() {
                    return go(caught, subject.tokens.list.len(), 0);
                }
                let mut end = at;
                loop {
                    if go(caught, end, 0) {
                        return true;
                    }
                    if end == subject.tokens.list.len()
                        || end - at == widest
                        || !self.whole && end > 0 && subject.ends_sentence(end)
                    {
                        return false;
                    }
                    end += 1;
                }
            }
            Element::Slot { kind, .. } => {
                self.joins(subject, element, at) && subject.slot_ends(*kind, at).any(|end| go(caught, end, 0))
            }
        }
    }

    /// May the element begin at token `at`, given what stands before it?
    fn joins(&self, subject: &Subject<'_>, element: usize, at: usize) -> bool {
        let Some(token) = subject.tokens.list.get(at) else { return false };
        let after_gap = element == 0 || self.elements[element - 1] == Element::Gap;
        self.whole || after_gap && !(element > 0 && token.opens_sentence) || token.gap.is_soft()
    }
}

impl Element {
    fn widest(&self) -> usize {
        match self {
            // A word may be broken in two by damage.
            Element::Words { alternatives, .. } => alternatives
                .iter()
                .map(|alternative| 2 * alternative.text.split_whitespace().count())
                .max()
                .unwrap_or(0),
            Element::Gap => WIDEST_GAP,
            Element::Slot { .. } => LONGEST_NAME,
        }
    }
}

impl Subject<'_> {
    /// The token after `key` if it stands at token `at`.
    fn words_at(&self, at: usize, key: &[u8], across_punctuation: bool) -> Option<usize> {
        let (mut rest, mut i) = (key, at);
        loop {
            rest = rest.strip_prefix(self.tokens.list.get(i).map(|_| self.tokens.key(i))?)?;
            i += 1;
            if rest.is_empty() {
                return Some(i);
            }
            if !across_punctuation && !self.tokens.list.get(i)?.gap.is_soft() {
                return None;
            }
        }
    }

    /// Does a colon stand before token `end`, or after the last one?
    fn has_colon(&self, end: usize) -> bool {
        let list = &self.tokens.list;
        let start = end.checked_sub(1).map_or(0, |last| list[last].end as usize);
        let stop = list.get(end).map_or(self.plain.len(), |token| token.start as usize);
        self.plain[start..stop].contains(':')
    }

    fn ends_sentence(&self, i: usize) -> bool {
        let token = &self.tokens.list[i];
        token.opens_sentence || token.gap == Gap::Stop
    }

    /// The tokens at which a slot that begins at `at` may end, longest first.
    fn slot_ends(&self, kind: Slot, at: usize) -> impl Iterator<Item = usize> + '_ {
        let longest = match kind {
            Slot::Word => at + 1,
            Slot::Class(class) => at + usize::from(self.classes[at].has_id(class)),
            Slot::Number => self.number_end(at),
            Slot::Name => self.name_end(at),
        };
        let shortest = if kind == Slot::Name { at + 1 } else { longest.max(at + 1) };
        (shortest..=longest).rev()
    }

    /// "30.000", "7,5", "dertig", "21e".
    fn number_end(&self, at: usize) -> usize {
        let list = &self.tokens.list;
        if !list[at].shape.is_number() {
            return at + usize::from(self.classes[at].has_id(self.number_word));
        }
        let mut end = at + 1;
        while end < list.len()
            && list[end].shape.is_number()
            && list[end].gap == Gap::Other
            && list[end].start == list[end - 1].end + 1
        {
            end += 1;
        }
        end
    }

    fn name_end(&self, at: usize) -> usize {
        let list = &self.tokens.list;
        let mut end = at;
        while end < list.len()
            && end - at < LONGEST_NAME
            && list[end].shape.starts_upper()
            && (end == at || list[end].gap.is_soft())
        {
            end += 1;
        }
        end
    }
}

/// The letters, one of each word, that may stand beside an anchor from which `elements` lead away.
fn letters<'e>(elements: impl Iterator<Item = &'e Element>, letter: fn(&[u8]) -> Option<&u8>) -> Bytes {
    let mut letters = Bytes::NONE;
    for element in elements {
        let Element::Words { alternatives, optional } = element else { return Bytes::ALL };
        alternatives.iter().filter_map(|alternative| letter(&alternative.key)).for_each(|byte| letters.insert(*byte));
        if !optional {
            return letters;
        }
    }
    Bytes::ALL
}

fn anchor(elements: &[Element]) -> Option<usize> {
    let weight = |element: &Element| match element {
        Element::Words { alternatives, optional: false } => {
            alternatives.iter().map(|alternative| alternative.key.len()).min()
        }
        _ => None,
    };
    (0..elements.len())
        .filter(|i| weight(&elements[*i]).is_some())
        .max_by_key(|i| (weight(&elements[*i]), std::cmp::Reverse(*i)))
}

/// Elements, and the positions of the marks among them.
fn parse(text: &str, classes: &ClassIndex) -> Result<(Vec<Element>, Vec<usize>), PatternError> {
    let mut elements = Vec::new();
    let mut marks = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix("[[").or_else(|| rest.strip_prefix("]]")) {
            marks.push(elements.len());
            rest = after.trim_start();
            continue;
        }
        let (element, after) = match rest.chars().next() {
            Some('(') => group(rest, ')', false)?,
            Some('[') => group(rest, ']', true)?,
            Some('{') => slot(rest, classes)?,
            Some('…') => (Element::Gap, &rest['…'.len_utf8()..]),
            _ if rest.starts_with("...") => (Element::Gap, &rest[3..]),
            _ => literal(rest)?,
        };
        // Punctuation of its own ("–", ",") is no element: words decide.
        if !matches!(&element, Element::Words { alternatives, .. } if alternatives.iter().all(|alternative| alternative.key.is_empty()))
        {
            elements.push(element);
        }
        rest = after.trim_start();
    }
    Ok((elements, marks))
}

fn alternative(text: &str) -> Alternative {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let key: Vec<u8> = text
        .split_whitespace()
        .flat_map(|word| fold::skeleton(word.trim_matches(|c: char| !c.is_alphanumeric())))
        .collect();
    Alternative { key: key.into(), colon: text.ends_with(':'), text }
}

fn literal(rest: &str) -> Result<(Element, &str), PatternError> {
    let end = rest
        .find(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '{' | '}' | '|' | '…'))
        .unwrap_or(rest.len());
    if end == 0 {
        return error(
            format!("\"{}\" is not expected here", &rest[..rest.chars().next().map_or(0, char::len_utf8)]),
            "close every bracket, and put alternatives in ( | )",
        );
    }
    if rest[end..].starts_with(['(', '{']) {
        return error(
            format!("\"{}\" is joined to a bracket", &rest[..end]),
            "write whole words, as alternatives if need be",
        );
    }
    Ok((Element::Words { alternatives: vec![alternative(&rest[..end])], optional: false }, &rest[end..]))
}

fn group(rest: &str, close: char, optional: bool) -> Result<(Element, &str), PatternError> {
    let Some(end) = rest.find(close) else {
        return error(format!("a bracket is not closed: \"{rest}\""), format!("add {close}"));
    };
    let inside = &rest[1..end];
    if inside.contains(['(', '[', '{', '…']) {
        return error(format!("brackets inside brackets: \"{inside}\""), "write the alternatives as plain words");
    }
    let alternatives: Vec<Alternative> = inside.split('|').map(alternative).collect();
    if alternatives.iter().any(|alternative| alternative.text.is_empty()) {
        return error(format!("an empty alternative in \"{inside}\""), "put what may be missing in [ ]");
    }
    Ok((Element::Words { alternatives, optional }, &rest[end + 1..]))
}

fn slot<'r>(rest: &'r str, classes: &ClassIndex) -> Result<(Element, &'r str), PatternError> {
    let Some(end) = rest.find('}') else {
        return error(format!("a slot is not closed: \"{rest}\""), "add }");
    };
    let name = &rest[1..end];
    let kind = match name.split(':').next().unwrap_or(name) {
        "num" => Slot::Number,
        "name" => Slot::Name,
        "word" => Slot::Word,
        class => match classes.id(class) {
            Some(id) => Slot::Class(id),
            None => {
                let near = classes.near(class);
                let instead = if near.is_empty() {
                    "write {num}, {name}, {word}, or a word class".to_string()
                } else {
                    format!("did you mean {{{}}}?", near.join("}, {"))
                };
                return error(format!("there is no word class \"{class}\""), instead);
            }
        },
    };
    Ok((Element::Slot { kind, name: name.to_string() }, &rest[end + 1..]))
}

/// What a phrase should read: pieces between gaps, each put together from texts of its own and from what was caught.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Remedy {
    pub(super) pieces: Vec<Vec<Part>>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Part {
    Text(String),
    /// What the element caught, as it was written.
    Copy(usize),
    /// One of these texts, by which alternative the element was.
    Parallel(usize, Vec<String>),
}

impl Remedy {
    /// Parses the `right` of a phrase against its pattern.
    pub(super) fn parse(right: &str, pattern: &Pattern, classes: &ClassIndex) -> Result<Remedy, PatternError> {
        let (elements, _) = parse(right, classes)?;
        let gaps = |elements: &[Element]| elements.iter().filter(|element| **element == Element::Gap).count();
        let wanted = gaps(&pattern.elements[pattern.marked.clone()]);
        if gaps(&elements) != wanted {
            return error(
                format!("the pattern has {wanted} gaps, its right side {}", gaps(&elements)),
                "write every … of the pattern in the right side too",
            );
        }
        let mut used = vec![false; pattern.elements.len()];
        let mut pieces = vec![Vec::new()];
        for element in elements {
            match element {
                Element::Gap => pieces.push(Vec::new()),
                element => {
                    let part = part(element, pattern, &mut used)?;
                    if let Some(piece) = pieces.last_mut() {
                        piece.push(part);
                    }
                }
            }
        }
        Ok(Remedy { pieces })
    }
}

/// Finds what an element of the right side stands for.
fn part(element: Element, pattern: &Pattern, used: &mut [bool]) -> Result<Part, PatternError> {
    let mut find = |matches: &dyn Fn(&Element) -> bool| {
        let found = (0..used.len()).find(|i| !used[*i] && matches(&pattern.elements[*i]));
        if let Some(i) = found {
            used[i] = true;
        }
        found
    };
    match element {
        Element::Gap => error("a gap", "…"),
        Element::Slot { name, .. } => {
            match find(&|other| matches!(other, Element::Slot { name: caught, .. } if *caught == name)) {
                Some(i) => Ok(Part::Copy(i)),
                None => error(format!("the pattern has no slot {{{name}}} left"), "number the slots: {word}, {word:2}"),
            }
        }
        Element::Words { alternatives, optional } if alternatives.len() == 1 && !optional => {
            Ok(Part::Text(alternatives.into_iter().map(|alternative| alternative.text).collect()))
        }
        Element::Words { alternatives, optional } => {
            let same = Element::Words { alternatives: alternatives.clone(), optional };
            if let Some(i) = find(&|other| *other == same) {
                return Ok(Part::Copy(i));
            }
            let count = alternatives.len();
            match find(&|other| matches!(other, Element::Words { alternatives, .. } if alternatives.len() == count)) {
                Some(i) => {
                    Ok(Part::Parallel(i, alternatives.into_iter().map(|alternative| alternative.text).collect()))
                }
                None => {
                    let texts: Vec<&str> = alternatives.iter().map(|alternative| alternative.text.as_str()).collect();
                    error(
                        format!("the pattern has no group of {count} for \"{}\"", texts.join("|")),
                        "give the group as many alternatives as its partner in the pattern",
                    )
                }
            }
        }
    }
}
