//! A figure before half a word: "18 jarige", "een 16 tal".
//!
//! Not for numbers in words, which are joined without a hyphen, nor for measures ("50 meter").

use crate::glossary::Class;
use crate::rules::Context;
use crate::rules::agreement::{Gender, gender};

/// The most digits of such a figure.
const MOST_DIGITS: usize = 3;

pub(super) fn written(context: &Context<'_>, i: usize) -> Option<String> {
    if !context.is(i, Class::AfterFigure) {
        return None;
    }
    let figure = context.word(i - 1);
    let is_figure = figure.len() <= MOST_DIGITS && figure.bytes().all(|byte| byte.is_ascii_digit());
    let is_whole = i < 2 || !matches!(context.gap_text(i - 1), "." | "," | "-" | "/" | ":");
    // "van de 40 tal je er tien": the article is of the figure, not of half a word of the other gender.
    let is_counted = || i > 1 && context.is(i - 2, Class::DeterminerDe) && gender(context, i) == Some(Gender::Het);
    (context.token(i).shape.is_all_lower() && is_figure && is_whole && !is_counted()).then(|| context.hyphenated(i))
}
