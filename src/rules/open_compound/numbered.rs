//! A name with its number before a noun: "de Formule 1 coureur", "een Windows 10 computer".
//!
//! After a figure a noun that can be counted is a plural, so a singular belongs to the name. Not for measures ("de Rus 40 kilo"), nor
//! without an article of its gender.

use super::unlisted::{gender_of, is_noun};
use crate::glossary::Class;
use crate::rules::Context;
use crate::rules::agreement::{ends_phrase, has_gender};
use crate::text::Gap;

/// In bytes: longer figures are years and amounts.
const MOST_DIGITS: usize = 3;

/// Are tokens `i - 2`, a name, `i - 1`, a figure, and `i`, a word in small letters, one compound?
pub(super) fn is_compound(context: &Context<'_>, i: usize) -> bool {
    // What costs least goes first: few words stand behind a figure.
    if i < 3 || !context.is_number(i - 1) || context.token(i - 1).len() > MOST_DIGITS || context.gap(i) != Gap::Space {
        return false;
    }
    let (name, determiner) = (i - 2, i - 3);
    let is_name = context.token(name).shape.starts_upper()
        && !context.token(name).opens_sentence
        && !context.is_any(name, &[Class::Month, Class::Day])
        && context.gap(i - 1) == Gap::Space
        && context.gap(name).is_blank();
    is_name
        && is_noun(context, i)
        && !context.is(i, Class::Quantity)
        && agrees(context, determiner, i)
        && ends_phrase(context, i)
        && !context.is_shouted()
        && !context.in_code(context.span(name, i))
}

/// Is token `determiner` an article or the like, of the noun's gender?
fn agrees(context: &Context<'_>, determiner: usize, noun: usize) -> bool {
    if context.is(determiner, Class::Article) && context.is(determiner, Class::Indefinite) {
        return true;
    }
    gender_of(context, noun).is_some_and(|gender| has_gender(context, determiner, gender))
}
