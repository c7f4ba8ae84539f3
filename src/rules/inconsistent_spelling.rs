//! A word that the rest of the article writes otherwise: with its capital, in one piece, with its hyphen.
//!
//! For words that neither the lexicon nor the glossary knows, so that the article is the only witness. The words around them are
//! judged while they are at hand ([`form`]); what is compared afterwards are keys. Not for one name in two spellings: that is
//! inconsistent-name's.
//!
//! ```text
//! Met Quarvix is niets mis. De top van Quarvix zwijgt, want quarvix is dicht.
//!                                                           ^^^^^^^ Quarvix
//! ```

use rustc_hash::FxHashMap;

use super::agreement::ends_phrase;
use super::outline::{Form, Spelling};
use super::{
    Bad, Check, Context, DocumentContext, DocumentSink, Finding, Rule, Tier, lost_capital, open_compound, split_word,
};
use crate::fix::{Applicability, Severity};
use crate::text::Gap;

pub(super) static RULE: Rule = Rule {
    id: "inconsistent-spelling",
    summary: "a word that is written otherwise in the rest of the article",
    why: "Engines write a word anew in every sentence: a name loses its capital, a compound comes apart, a hyphen gets lost. Where the word list does not have the word, the article itself shows how it is written.",
    severity: Severity::Warning,
    applicability: Applicability::Suggested,
    tier: Tier::Typography,
    mqm: "linguistic-conventions/orthography",
    languages: &["nl"],
    bad: &[
        Bad {
            text: "Met Quarvix is niets mis.\n\nDe top van Quarvix zwijgt, want volgens [[quarvix]] is er niets mis.",
            fixed: Some(
                "Met Quarvix is niets mis.\n\nDe top van Quarvix zwijgt, want volgens Quarvix is er niets mis.",
            ),
        },
        Bad {
            text: "De brexitpont vaart niet meer. Op de kade zegt men dat de [[brexit pont]] is verkocht.",
            fixed: Some("De brexitpont vaart niet meer. Op de kade zegt men dat de brexitpont is verkocht."),
        },
    ],
    good: &[
        "Met Quarvix is niets mis, zegt Quarvix. De quarvix is een plant, en een quarvix bloeit.",
        "De brexitpont vaart niet meer, en op de kade wil de brexit ponten verkopen.",
        "Typ de opdracht quarvix. Met Quarvix is niets mis, zegt Quarvix.",
    ],
    check: Check::Document(check),
};

/// The shortest word, in bytes.
const SHORTEST: usize = 5;
/// The shortest half of a word, in bytes.
const SHORTEST_HALF: usize = 4;
/// So often must a name have its capital.
const FEWEST_CAPITALS: usize = 2;

/// What an article may tell of the word that ends with token `i`.
pub(super) fn form(context: &Context<'_>, i: usize) -> Option<Form> {
    // What costs least goes first: most words are known, and close no compound.
    let flags = context.flags(i);
    if flags.is_known() && (!flags.closes_compound() || flags.is_function()) {
        return None;
    }
    let token = context.token(i);
    if token.shape.has_digit() || token.shape.is_all_upper() {
        return None;
    }
    if token.shape.is_all_lower() {
        return match context.gap(i) {
            Gap::Hyphen => is_hyphenated(context, i).then_some(Form::Hyphen),
            Gap::Space if is_apart(context, i) => Some(Form::Apart),
            _ => small(context, i),
        };
    }
    let is_name = token.shape.starts_upper()
        && !token.opens_sentence
        && token.len() >= SHORTEST
        && !flags.is_known()
        && context.gap(i).is_blank()
        && context.term_at(i).is_none();
    is_name.then_some(Form::Capital)
}

/// A word in small letters that nobody knows.
fn small(context: &Context<'_>, i: usize) -> Option<Form> {
    let is_unknown =
        !context.flags(i).is_known() && context.token(i).len() >= SHORTEST && context.classes[i].is_empty();
    let goes_on = || matches!(context.gap(i + 1), Gap::Hyphen | Gap::Apostrophe) && i + 1 < context.len();
    if !is_unknown || context.gap(i) == Gap::Hyphen || goes_on() || context.term_at(i).is_some() {
        return None;
    }
    Some(if lost_capital::may_be_name(context, i) { Form::SmallName } else { Form::Small })
}

/// "brexit-pont": two words and no more.
fn is_hyphenated(context: &Context<'_>, i: usize) -> bool {
    i > 0
        && context.token(i).len() >= SHORTEST_HALF
        && context.token(i - 1).len() > 1
        && context.gap(i - 1) != Gap::Hyphen
        && !(i + 1 < context.len() && matches!(context.gap(i + 1), Gap::Hyphen | Gap::Apostrophe))
        && context.flags(i).closes_compound()
}

/// Two words that may be halves of one, which no other rule has joined.
fn is_apart(context: &Context<'_>, i: usize) -> bool {
    let (one, two) = (context.flags(i - 1), context.flags(i));
    let closes = two.closes_compound() && (two.is_singular() || two.is_plural());
    let long = context.token(i).len() >= SHORTEST_HALF && context.token(i - 1).len() >= SHORTEST_HALF;
    if !closes || !long || one.is_function() || context.is_small_word(i) || context.is_small_word(i - 1) {
        return false;
    }
    let is_pair = match context.token(i - 1).shape.starts_upper() {
        true => !one.is_lower() && ends_phrase(context, i) && !open_compound::finds(context, i),
        false => split_word::may_join(context, i) && !split_word::finds(context, i),
    };
    is_pair && !context.stays_apart(i) && !context.in_code(context.span(i - 1, i))
}

/// How often the article has a word, in each form, and where it stands as it should.
#[derive(Default)]
struct Uses<'a> {
    capitals: usize,
    small: usize,
    whole: Option<&'a Spelling>,
    name: Option<&'a Spelling>,
}

fn check(context: &DocumentContext<'_>, sink: &mut DocumentSink<'_>) {
    let spellings = context.spellings();
    let may_be_wrong = |form| matches!(form, Form::SmallName | Form::Apart);
    if context.is_archive() || !spellings.iter().any(|spelling| may_be_wrong(spelling.form)) {
        return;
    }
    let mut words: FxHashMap<u64, Uses<'_>> = FxHashMap::default();
    for spelling in spellings {
        let uses = words.entry(spelling.key).or_default();
        match spelling.form {
            Form::Capital => {
                uses.capitals += 1;
                uses.name = Some(spelling);
            }
            Form::Small | Form::SmallName => {
                uses.small += 1;
                uses.whole = uses.whole.or(Some(spelling));
            }
            Form::Hyphen => uses.whole = Some(spelling),
            Form::Apart => {}
        }
    }
    for spelling in spellings {
        let uses = &words[&spelling.key];
        let right = match spelling.form {
            Form::SmallName if uses.small == 1 && uses.capitals >= FEWEST_CAPITALS => uses.name,
            Form::Apart => uses.whole,
            _ => None,
        };
        if let Some(right) = right {
            let text = context.text_of(right);
            let message = format!("elsewhere in this article it is written \"{text}\"");
            sink.push(context.place_of(spelling), Finding::new(&RULE, spelling.span, message).replace(text));
        }
    }
}
