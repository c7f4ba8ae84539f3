//! A run of words that was not translated, or a word or two that stayed behind in a Dutch sentence.
//!
//! Not for words that Dutch took over ("staff", "not done"): a short run is judged only where all its words are English alone.

use std::ops::Range;

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::{Class, ClassSet, Places, Trigger};
use crate::text::{Gap, Plain};

pub(super) static RULE: Rule = Rule {
    id: "untranslated-english",
    summary: "English words that were left standing in the text",
    why: "Engines leave a clause or sentence standing where they lost their way. Titles and names in English are no fault; a run of English function words is, and so is a word that nobody takes over (\"said\") among Dutch ones.",
    severity: Severity::Warning,
    applicability: Applicability::Manual,
    tier: Tier::Wording,
    mqm: "accuracy/untranslated",
    languages: &["nl"],
    bad: &[
        Bad { text: "De raad besloot dat [[they should have been there before]] de stemming.", fixed: None },
        Bad { text: "De minister [[said]] dat zij de brug wil openen.", fixed: None },
        Bad { text: "Het was een goed plan, [[according to]] leden van de raad in Gent.", fixed: None },
        Bad { text: "Minister Jansen [[said]] dat zij de brug wil openen.", fixed: None },
        Bad { text: "Dat was alles. [[The council said that it would not meet again this]] week.", fixed: None },
    ],
    good: &[
        "Zij zong The Sound of Silence voor de zaal.",
        "Het team van The Voice of Holland en de band The Who waren er.",
        "De just-in-time-levering was er niet, about:flags wel.",
        "Hij las Gone with the Wind in een week.",
        "Dat is not done, en de ploeg staat on the road voor een publiek.",
        "De band noemde het nummer 'she said with love' een grap.",
        "De optie without is een goede, en het been van de man is gebroken.",
    ],
    check: Check::Words { trigger: Trigger::Classes(ENGLISH), check },
};

/// A run needs this many words, and this many of them must be English beyond doubt.
const FEWEST_WORDS: usize = 4;
const FEWEST_SURE: usize = 3;

const ENGLISH: ClassSet =
    ClassSet::of(&[Class::EnglishFunction, Class::EnglishAlone, Class::EnglishNews, Class::EnglishWeak]);

fn check(context: &Context<'_>, mut places: Places<'_>, sink: &mut Sink<'_>) {
    while let Some(i) = places.next() {
        let end = run_end(context, i);
        if is_untranslated(context, i, end) {
            sink.push(finding(context, i, end));
        } else {
            push_left_behind(context, i..end, sink);
        }
        places.go_on(end);
    }
}

fn finding(context: &Context<'_>, first: usize, end: usize) -> Finding<Plain> {
    Finding::new(&RULE, context.span(first, end - 1), "this was not translated").at_most(Applicability::Manual)
}

/// The most words that stay behind by themselves.
const MOST_BEHIND: usize = 3;
/// So far around them, in tokens, the sentence must be Dutch, with so many small words of it.
const AROUND: usize = 6;
const FEWEST_DUTCH: usize = 2;
const DUTCH: ClassSet = ClassSet::of(&[
    Class::Article,
    Class::Auxiliary,
    Class::Coordinator,
    Class::Determiner,
    Class::PersonalPronoun,
    Class::Possessive,
    Class::Preposition,
    Class::Subordinator,
]);

/// "De minister said dat": words of `run` that are English alone, between Dutch ones.
fn push_left_behind(context: &Context<'_>, run: Range<usize>, sink: &mut Sink<'_>) {
    let is_small = |k: usize| context.token(k).shape.is_all_lower();
    let is_alone = |k: usize| context.is(k, Class::EnglishAlone) && is_small(k);
    let goes_on = |k: usize| is_alone(k) || context.is(k, Class::EnglishWeak) && !context.flags(k).is_common();
    let mut first = run.start;
    while first < run.end {
        if !is_alone(first) {
            first += 1;
            continue;
        }
        let end = (first + 1..run.end).find(|k| !(goes_on(*k) && context.gap(*k).is_blank())).unwrap_or(run.end);
        if end - first <= MOST_BEHIND && !in_set_phrase(context, first) && is_between_dutch(context, first, end) {
            sink.push(finding(context, first, end));
        }
        first = end;
    }
}

/// "on the road", "in the middle"
fn in_set_phrase(context: &Context<'_>, first: usize) -> bool {
    first > 0 && context.is(first - 1, Class::EnglishWeak) && !context.is(first - 1, Class::Auxiliary)
}

fn is_between_dutch(context: &Context<'_>, first: usize, end: usize) -> bool {
    let is_apart = |k: usize| matches!(context.gap(k), Gap::Space | Gap::Line | Gap::Comma);
    if first == 0 || end >= context.len() || !is_apart(first) || !is_apart(end) {
        return false;
    }
    let is_name = |k: usize| context.token(k).shape.starts_upper() && !context.token(k).shape.has_digit();
    let is_function =
        |k: usize| is_dutch(context, k) && !is_english(context, k) && context.token(k).shape.is_all_lower();
    let (before, after) = (is_word(context, first - 1), is_word(context, end));
    // "Jansen said dat", "sprak met haar with Jansen": a name on one side, where the other leaves no title in English.
    let flanked = before && after
        || is_name(first - 1) && is_function(end)
        || is_function(first - 1) && is_name(end) && !context.is(first, Class::EnglishArticle);
    let around = (first.saturating_sub(AROUND)..first).chain(end..(end + AROUND).min(context.len()));
    let small = around.filter(|k| context.meets(*k, DUTCH) && !is_english(context, *k)).count();
    flanked && small >= FEWEST_DUTCH && !context.in_code(context.span(first, end - 1))
}

/// A word of Dutch in small letters that announces nothing literal.
fn is_word(context: &Context<'_>, i: usize) -> bool {
    let is_compound = || context.glossary.lexicon().is_some_and(|lexicon| lexicon.reads_as_compound(context.word(i)));
    context.token(i).shape.is_all_lower()
        && !is_sure(context, i)
        && !context.is_any(i, &[Class::LiteralAnnouncer, Class::NameAnnouncer])
        && (context.flags(i).is_lower() || !context.flags(i).is_known() && is_compound())
}

fn is_sure(context: &Context<'_>, i: usize) -> bool {
    context.is(i, Class::EnglishFunction)
}

fn is_english(context: &Context<'_>, i: usize) -> bool {
    context.meets(i, ENGLISH)
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
