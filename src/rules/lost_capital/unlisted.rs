//! Names that the lexicon knows with a capital only, and acronyms that it knows in capitals only: "in parijs", "de navo".
//!
//! A small letter is also how commands, addresses and words of other languages are written, so the words around must be Dutch
//! and announce nothing literal. Not for names that are words too ("de bakker"), nor for texts without any capital.

use std::ops::Range;

use crate::glossary::{Class, ClassSet, Damage, Rest, Status, Word};
use crate::rules::Context;
use crate::text::{Gap, case};

/// The shortest name, in bytes: shorter ones are syllables and abbreviations.
const SHORTEST: usize = 4;
/// The longest name, in words: a line of nothing but names must not be gone through from each of them to its end.
const LONGEST: usize = 8;
/// A word of another language so near, in tokens, makes the name one of its words too.
const NEAR: usize = 3;

/// A name or acronym in small letters.
pub(super) struct Unlisted {
    pub(super) tokens: Range<usize>,
    /// As it is written.
    pub(super) right: String,
    /// Does an article or preposition stand before it, as before a name?
    pub(super) is_led: bool,
}

/// What else such a word may be: a title, an abbreviation, a part of a family name, or a word of another language.
const NO_NAME: ClassSet = ClassSet::of(&[
    Class::Abbreviation,
    Class::BrandLower,
    Class::FamilyParticle,
    Class::NameLookalike,
    Class::Title,
    Class::Unit,
]);
const ENGLISH: ClassSet = ClassSet::of(&[Class::EnglishFunction, Class::EnglishNews]);
const LEADS: ClassSet = ClassSet::of(&[Class::Article, Class::Preposition]);

/// May such a word be a name or an acronym?
pub(super) fn may_be(word: &Word) -> bool {
    may_be_name(word) || may_be_acronym(word)
}

fn may_be_name(word: &Word) -> bool {
    let flags = word.flags;
    flags.is_title()
        && !flags.is_lower()
        && !flags.is_upper()
        && word.len >= SHORTEST
        && word.shape.is_all_lower()
        && !word.meets(NO_NAME)
}

/// Capitals that the lexicon knows, or that the glossary may have where the lexicon does not know the word at all.
fn may_be_acronym(word: &Word) -> bool {
    let flags = word.flags;
    (flags.is_upper() || !flags.is_known())
        && !flags.is_lower()
        && !flags.is_title()
        && word.len > 1
        && word.shape.is_all_lower()
        && !word.meets(NO_NAME)
}

/// The name or acronym that begins at token `i`.
pub(super) fn at(context: &Context<'_>, i: usize) -> Option<Unlisted> {
    if is_name(context, i) {
        let mut end = i + 1;
        while end - i < LONGEST && context.gap(end) == Gap::Space && end < context.len() && is_name(context, end) {
            end += 1;
        }
        let names = || (i..end).map(|k| case::capitalise(context.word(k)));
        return stands_in_dutch(context, i..end).then(|| Unlisted {
            tokens: i..end,
            right: names().collect::<Vec<_>>().join(" "),
            is_led: is_led(context, i) && !opens_phrase(context, i..end),
        });
    }
    let is_article = i > 0 && context.is(i - 1, Class::Article) && !context.is(i - 1, Class::Indefinite);
    if !is_article || !may_be_acronym(&context.known(i)) {
        return None;
    }
    let right = context.word(i).to_uppercase();
    let is_listed = context.is(i, Class::BrandUpper) || context.glossary.acronym(&right).is_some();
    (is_listed && stands_in_dutch(context, i..i + 1)).then(|| Unlisted { tokens: i..i + 1, right, is_led: true })
}

fn is_name(context: &Context<'_>, i: usize) -> bool {
    may_be_name(&context.known(i)) && !is_judged(context, i)
}

/// Does the glossary judge the word itself? A term that may begin with a small letter says nothing of a name that may not.
fn is_judged(context: &Context<'_>, i: usize) -> bool {
    context.term_at(i).is_some_and(|hit| {
        let is_right = matches!(hit.status, Status::Preferred | Status::Admitted) && hit.rest == Rest::Nothing;
        !is_right || hit.end > hit.first + 1 || hit.damage.is_only(Damage::LOST_CAPITAL)
    })
}

fn is_led(context: &Context<'_>, i: usize) -> bool {
    context.gap(i).is_blank() && context.meets(i - 1, LEADS)
}

/// "een debian archief", "een debian tar-archief": the article belongs to a noun behind the name, which may be that of a program or
/// a file.
pub(super) fn opens_phrase(context: &Context<'_>, name: Range<usize>) -> bool {
    let end = name.end;
    let is_chain = context.gap(end + 1) == Gap::Hyphen && end + 1 < context.len();
    let noun = context.flags(if is_chain { end + 1 } else { end });
    // "een frans boek"
    let describes = context.flags(name.start).is_adjective() || context.flags(name.start).is_inflected_adjective();
    name.start > 0
        && !describes
        && context.is(name.start - 1, Class::Article)
        && context.gap(end).is_blank()
        && (noun.is_singular() || noun.is_plural())
        && !noun.is_function()
}

/// Is it a word of a Dutch sentence with capitals, and no part of a name, an address or something literal?
pub(super) fn stands_in_dutch(context: &Context<'_>, name: Range<usize>) -> bool {
    let (first, end) = (name.start, name.end);
    let opens = first == 0 || context.token(first).opens_sentence;
    // "gebruikers alice, jane": behind a comma a list of names must have its capitals.
    let in_list = || context.gap(first) == Gap::Comma && context.token(first - 1).shape.starts_upper();
    let is_apart = !opens && (context.gap(first).is_blank() || in_list()) && ends_word(context, end);
    is_apart
        && !announces_literal(context, first - 1)
        && !is_foreign(context, first - 1)
        && (end == context.len() || !is_foreign(context, end))
        && !near_english(context, &name)
        && has_capitals(context, first)
        && !is_half(context, first)
        && !context.in_code(context.span(first, end - 1))
}

/// White space or a mark of a sentence: "android:name" and "android.app" go on.
fn ends_word(context: &Context<'_>, end: usize) -> bool {
    let gap = context.gap_text(end);
    let mark = gap.trim_start_matches([',', ';', '.', ':', '!', '?', ')']);
    end == context.len() && mark.trim().is_empty()
        || mark.starts_with(char::is_whitespace) && !matches!(context.gap(end), Gap::SpaceHyphen)
}

/// "inge schreven": with its neighbour it is a word, broken in two.
fn is_half(context: &Context<'_>, i: usize) -> bool {
    let lexicon = context.glossary.lexicon();
    let joins = |k: usize| {
        context.tokens.list.get(k).is_some_and(|token| token.shape.is_all_lower() && token.gap.is_blank())
            && lexicon.is_some_and(|lexicon| lexicon.joined_flags(context.word(k - 1), context.word(k)).is_lower())
    };
    joins(i) || joins(i + 1)
}

fn announces_literal(context: &Context<'_>, i: usize) -> bool {
    context.is_any(i, &[Class::LiteralAnnouncer, Class::NameAnnouncer])
}

/// A word in small letters that nobody knows.
fn is_foreign(context: &Context<'_>, i: usize) -> bool {
    context.token(i).shape.is_all_lower()
        && !context.flags(i).is_known()
        && context.classes[i].is_empty()
        && !context.glossary.lexicon().is_some_and(|lexicon| lexicon.reads_as_compound(context.word(i)))
}

fn near_english(context: &Context<'_>, name: &Range<usize>) -> bool {
    let near = name.start.saturating_sub(NEAR)..(name.end + NEAR).min(context.len());
    near.into_iter().any(|k| context.meets(k, ENGLISH) && !context.flags(k).is_lower())
}

/// Does the sentence have its capital? Chats and lists have none anywhere, nor has what somebody is to type ("zoek naar parijs").
fn has_capitals(context: &Context<'_>, i: usize) -> bool {
    let opens = (i.saturating_sub(LONGEST_SENTENCE)..i).rev().find(|k| *k == 0 || context.token(*k).opens_sentence);
    opens.is_some_and(|k| {
        let shape = context.token(k).shape;
        (!shape.is_all_lower() || shape.has_digit()) && !context.is(k, Class::LiteralOpener)
    })
}

/// In tokens: a line without end must not be looked back over and over.
const LONGEST_SENTENCE: usize = 64;
