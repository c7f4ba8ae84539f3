//! A run of words that was not translated.

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::Class;

pub(super) static RULE: Rule = Rule {
    id: "untranslated-english",
    summary: "a run of English words in the middle of the text",
    why: "Engines leave a clause or sentence standing where they lost their way. Titles and names in English are no fault; a run of English function words is.",
    severity: Severity::Warning,
    applicability: Applicability::Manual,
    tier: Tier::Wording,
    mqm: "accuracy/untranslated",
    languages: &["nl"],
    bad: &[
        Bad { text: "De raad besloot dat [[they should have been there before]] de stemming.", fixed: None },
        Bad { text: "Dat was alles. [[The council said that it would not meet again this]] week.", fixed: None },
    ],
    good: &[
        "Zij zong The Sound of Silence voor de zaal.",
        "Het team van The Voice of Holland en de band The Who waren er.",
        "De just-in-time-levering was er niet, about:flags wel.",
        "Hij las Gone with the Wind in een week.",
    ],
    check: Check::Segment(check),
};

/// A run needs this many words, and this many of them must be English beyond doubt.
const FEWEST_WORDS: usize = 4;
const FEWEST_SURE: usize = 3;

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    let mut i = 0;
    while i < context.len() {
        if !is_english(context, i) {
            i += 1;
            continue;
        }
        let end = run_end(context, i);
        if is_untranslated(context, i, end) {
            sink.push(
                Finding::new(&RULE, context.span(i, end - 1), "this was not translated").at_most(Applicability::Manual),
            );
        }
        i = end;
    }
}

fn is_sure(context: &Context<'_>, i: usize) -> bool {
    context.is(i, Class::EnglishFunction)
}

fn is_english(context: &Context<'_>, i: usize) -> bool {
    is_sure(context, i) || context.is_any(i, &[Class::EnglishNews, Class::EnglishWeak])
}

/// A function word of Dutch alone.
fn is_dutch(context: &Context<'_>, i: usize) -> bool {
    let function = [Class::Article, Class::Determiner, Class::Preposition, Class::Auxiliary, Class::Subordinator];
    context.is_any(i, &function)
}

/// A run goes on over a word or two that may be English too, inside a sentence.
fn run_end(context: &Context<'_>, first: usize) -> usize {
    let mut end = first + 1;
    let mut after_last_english = end;
    while end < context.len() && !context.token(end).opens_sentence {
        if is_english(context, end) {
            after_last_english = end + 1;
        } else if is_dutch(context, end) || end - after_last_english >= 2 {
            break;
        }
        end += 1;
    }
    after_last_english
}

fn is_untranslated(context: &Context<'_>, first: usize, end: usize) -> bool {
    let sure = (first..end).filter(|i| is_sure(context, *i)).count();
    let capitals = (first..end).filter(|i| context.token(*i).shape.starts_upper()).count();
    let small = end - first - capitals;
    end - first >= FEWEST_WORDS && sure >= FEWEST_SURE && small > 2 * capitals
}
