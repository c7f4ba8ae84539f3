//! What is kept of a text's paragraphs for the rules that look at a whole article.
//!
//! While a paragraph's words are at hand, the few facts that such rules need are noted: where its sentences are and how it
//! ends. So nothing is tokenised twice, and memory grows with the sentences, not the words. Not for judging.

use std::hash::Hasher;
use std::ops::{Range, RangeInclusive};

use rustc_hash::FxHasher;

use super::{Context, inconsistent_spelling};
use crate::document::Segment;
use crate::glossary::{Class, ClassSet, Glossary};
use crate::text::{Gap, Plain, Span};

/// The paragraphs of a text, in the order of its segments.
#[derive(Debug, Default)]
pub struct Outline {
    pub paragraphs: Vec<Paragraph>,
    sentences: Vec<Sentence>,
    names: Vec<Name>,
    spellings: Vec<Spelling>,
    /// Words of the article so far.
    words: usize,
}

/// One segment.
#[derive(Clone, Debug, Default)]
pub struct Paragraph {
    sentences: Range<usize>,
    /// How many words it has; none where nobody speaks its language.
    pub words: usize,
    /// A part of the web page, not of the article.
    pub is_boilerplate: bool,
    /// The classes of its last word.
    pub last: ClassSet,
    /// Its last word is an adjective with an ending, and nothing else: a noun should follow.
    pub ends_describing: bool,
}

/// A sentence with its marks, without the white space round it.
#[derive(Clone, Copy, Debug)]
pub struct Sentence {
    pub span: Span<Plain>,
    pub words: usize,
    /// Sentences of the same letters have the same key; others hardly ever.
    pub key: u64,
}

/// A word with a capital that is no common word.
#[derive(Clone, Copy, Debug)]
pub struct Name {
    segment: usize,
    pub span: Span<Plain>,
    /// The words with capitals that stand right before and after it, as keys: a first name, a last name.
    pub before: Option<u64>,
    pub after: Option<u64>,
    /// The lexicon or the glossary has it.
    pub is_known: bool,
}

/// A word that the article may write in more than one way.
#[derive(Clone, Copy, Debug)]
pub struct Spelling {
    segment: usize,
    pub span: Span<Plain>,
    /// Of its letters: however a word is written, its key is the same.
    pub key: u64,
    pub form: Form,
}

/// How a word is written that no word list has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// With a capital inside a sentence.
    Capital,
    /// In small letters.
    Small,
    /// In small letters, where a name may stand.
    SmallName,
    /// Its two halves with a hyphen.
    Hyphen,
    /// Its two halves with a space.
    Apart,
}

/// In bytes: shorter names look alike by chance, longer ones are none.
const NAME: RangeInclusive<usize> = 5..=48;

impl Outline {
    /// Notes the next segment.
    pub fn add(&mut self, context: &Context<'_>) {
        self.words = if context.segment.opens_article { 0 } else { self.words } + context.len();
        // Nobody asks for the names of an archive.
        if self.words <= LONGEST_ARTICLE {
            let segment = self.paragraphs.len();
            self.names.extend((0..context.len()).filter_map(|i| name(context, i, segment)));
            if inconsistent_spelling::RULE.speaks(context.glossary.lang()) {
                self.spellings.extend((0..context.len()).filter_map(|i| spelling(context, i, segment)));
            }
        }
        let first = self.sentences.len();
        let (mut token, mut start) = (0, 0);
        for next in 1..context.len() {
            if let Some(boundary) = boundary(context, next) {
                self.sentences.push(sentence(context, token..next, start..boundary));
                (token, start) = (next, boundary);
            }
        }
        if !context.is_empty() {
            self.sentences.push(sentence(context, token..context.len(), start..context.plain.len()));
        }
        self.paragraphs.push(Paragraph {
            sentences: first..self.sentences.len(),
            words: context.len(),
            is_boilerplate: !context.hits.boilerplate.is_empty(),
            last: context.classes.last().copied().unwrap_or_default(),
            ends_describing: context.len().checked_sub(1).is_some_and(|last| only_describes(context, last)),
        });
    }

    /// Notes a segment whose language nobody speaks.
    pub fn add_unread(&mut self) {
        self.paragraphs.push(Paragraph::default());
    }

    pub fn clear(&mut self) {
        self.paragraphs.clear();
        self.sentences.clear();
        self.names.clear();
        self.spellings.clear();
        self.words = 0;
    }
}

/// "de grote", not "de eerste", "de armen" or "zij groette".
fn only_describes(context: &Context<'_>, i: usize) -> bool {
    let flags = context.flags(i);
    let may_be_more =
        flags.is_singular() || flags.is_plural() || flags.is_verb() || flags.is_function() || flags.is_title();
    flags.is_inflected_adjective() && !may_be_more && !context.is_any(i, &[Class::KeepsEnding, Class::OrdinalWord])
}

/// The name that token `i` is.
fn name(context: &Context<'_>, i: usize, segment: usize) -> Option<Name> {
    let (token, flags) = (context.token(i), context.flags(i));
    if !is_capitalised(context, i) || !NAME.contains(&token.len()) || flags.is_lower() {
        return None;
    }
    let neighbour = |at: usize, gap: usize| {
        let joined = context.gap(gap).is_blank() && is_capitalised(context, at) && context.classes[at].is_empty();
        joined.then(|| key(context.key(at)))
    };
    Some(Name {
        segment,
        span: token.span(),
        before: i.checked_sub(1).and_then(|before| neighbour(before, i)),
        after: (i + 1 < context.len()).then(|| neighbour(i + 1, i + 1)).flatten(),
        is_known: flags.is_known() || context.term_at(i).is_some(),
    })
}

/// How the word is written that ends with token `i`.
fn spelling(context: &Context<'_>, i: usize, segment: usize) -> Option<Spelling> {
    let form = inconsistent_spelling::form(context, i)?;
    let first = if matches!(form, Form::Hyphen | Form::Apart) { i - 1 } else { i };
    let (from, to) = (context.token(first).key_start, context.token(i).key_end);
    let key = key(&context.tokens.skeleton[from as usize..to as usize]);
    Some(Spelling { segment, span: context.span(first, i), key, form })
}

fn is_capitalised(context: &Context<'_>, i: usize) -> bool {
    let shape = context.token(i).shape;
    shape.starts_upper() && !shape.is_all_upper() && !shape.has_digit()
}

fn key(letters: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(letters);
    hasher.finish()
}

/// Where the sentence that opens at token `next` begins with its marks.
fn boundary(context: &Context<'_>, next: usize) -> Option<usize> {
    let token = context.token(next);
    if !token.opens_sentence || !matches!(token.gap, Gap::Stop | Gap::Other) {
        return None;
    }
    let gap = context.gap_text(next);
    let stop = gap.find(['.', '!', '?', '…'])?;
    let space = stop + gap[stop..].find(char::is_whitespace)?;
    let blank = gap[space..].len() - gap[space..].trim_start().len();
    Some(token.start as usize - gap.len() + space + blank)
}

fn sentence(context: &Context<'_>, tokens: Range<usize>, text: Range<usize>) -> Sentence {
    let written = &context.plain[text.clone()];
    let start = text.start + written.len() - written.trim_start().len();
    let (first, last) = (context.token(tokens.start), context.token(tokens.end - 1));
    let letters = &context.tokens.skeleton[first.key_start as usize..last.key_end as usize];
    Sentence { span: Span::new(start, start + written.trim().len()), words: tokens.len(), key: key(letters) }
}

/// In words: longer than the longest read of a Saturday.
const LONGEST_ARTICLE: usize = 10_000;

/// An article as a whole; its paragraphs and segments have the same numbers.
pub struct DocumentContext<'a> {
    pub segments: &'a [Segment<'a>],
    pub paragraphs: &'a [Paragraph],
    outline: &'a Outline,
    first: usize,
    /// The glossary of each segment's language, where there is one.
    pub glossaries: &'a [Option<&'a Glossary>],
}

impl<'a> DocumentContext<'a> {
    /// The article that the segments in `article` make.
    pub fn new(
        segments: &'a [Segment<'a>],
        outline: &'a Outline,
        glossaries: &'a [Option<&'a Glossary>],
        article: Range<usize>,
    ) -> Self {
        DocumentContext {
            segments: &segments[article.clone()],
            paragraphs: &outline.paragraphs[article.clone()],
            outline,
            first: article.start,
            glossaries: &glossaries[article],
        }
    }

    /// Is it more than one article can be? Then it is an archive, and what stands far apart has nothing to do with each other.
    pub fn is_archive(&self) -> bool {
        self.paragraphs.iter().map(|paragraph| paragraph.words).sum::<usize>() > LONGEST_ARTICLE
    }

    /// The names in the article, in their order.
    pub fn names(&self) -> &'a [Name] {
        self.of_article(&self.outline.names, |name| name.segment)
    }

    /// The words in the article that no word list has, in their order.
    pub fn spellings(&self) -> &'a [Spelling] {
        self.of_article(&self.outline.spellings, |spelling| spelling.segment)
    }

    /// Those of `all`, which are in the order of their segments, that stand in this article.
    fn of_article<T>(&self, all: &'a [T], segment: impl Fn(&T) -> usize) -> &'a [T] {
        let number = |number: usize| all.partition_point(|one| segment(one) < number);
        &all[number(self.first)..number(self.first + self.segments.len())]
    }

    /// The paragraph that a spelling stands in.
    pub fn place_of(&self, spelling: &Spelling) -> usize {
        spelling.segment - self.first
    }

    pub fn text_of(&self, spelling: &Spelling) -> &'a str {
        &self.segments[self.place_of(spelling)].plain[spelling.span.range()]
    }

    /// The paragraph that a name stands in.
    pub fn paragraph_of(&self, name: &Name) -> usize {
        name.segment - self.first
    }

    /// The sentences of paragraph `i`.
    pub fn sentences(&self, i: usize) -> &'a [Sentence] {
        &self.outline.sentences[self.paragraphs[i].sentences.clone()]
    }
}
