//! An article joined to its noun with a hyphen: "Open de-console".
//!
//! Where a name stood between the two ("de Quarx-console"), engines drop it and leave its hyphen. Not for words with the prefix
//! "de-" ("de-escalatie"), nor for words that are spoken of ("een het-woord").

use super::agreement::{gender, has_gender, stands_bare};
use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::{Class, Places, Trigger};
use crate::text::Gap;

pub(super) static RULE: Rule = Rule {
    id: "hyphen-after-article",
    summary: "a hyphen between an article and its noun",
    why: "An article stands by itself. Where a name stood between the article and the noun, engines drop the name and leave its hyphen; whether the name should come back only the source tells.",
    severity: Severity::Warning,
    applicability: Applicability::Suggested,
    tier: Tier::Typography,
    mqm: "linguistic-conventions/typography/spacing",
    languages: &["nl"],
    bad: &[
        Bad { text: "Zij start [[de-computer]] opnieuw.", fixed: Some("Zij start de computer opnieuw.") },
        Bad { text: "Kijk op [[het-dashboard]] van de school.", fixed: Some("Kijk op het dashboard van de school.") },
    ],
    good: &[
        "De de-escalatie begon, en de-escalatie hielp; de de-woorden en een het-woord staan er.",
        "De doe-het-zelver koos een staakt-het-vuren, en de held-van-de-straat zweeg.",
    ],
    check: Check::Pairs {
        first: Trigger::class(Class::Article),
        second: Trigger::Word(|word| word.flags.is_singular() && word.shape.is_all_lower()),
        check,
    },
};

fn check(context: &Context<'_>, places: Places<'_>, sink: &mut Sink<'_>) {
    if !context.tokens.gaps.has(Gap::Hyphen) {
        return;
    }
    for i in places {
        if context.gap(i) == Gap::Hyphen && is_phrase(context, i) {
            let finding = Finding::new(&RULE, context.span(i - 1, i), "an article stands apart from its noun");
            sink.push(finding.replace(format!("{} {}", context.word(i - 1), context.word(i))));
        }
    }
}

/// A definite article, of no other gender, before a noun, and no more hyphens.
fn is_phrase(context: &Context<'_>, i: usize) -> bool {
    let (article, flags) = (i - 1, context.flags(i));
    let goes_on = matches!(context.gap(i + 1), Gap::Hyphen | Gap::HyphenSpace | Gap::HyphenLine | Gap::Apostrophe);
    let determiners = [Class::Article, Class::Determiner, Class::Possessive];
    let is_free = context.gap(article).is_blank() && !(article > 0 && context.is_any(article - 1, &determiners));
    let is_only_noun = !flags.is_function() && !flags.is_infinitive();
    let agrees = gender(context, i).is_none_or(|gender| has_gender(context, article, gender));
    is_free
        && !(goes_on && i + 1 < context.len())
        && is_only_noun
        && !context.is(article, Class::Indefinite)
        && context.is_any(article, &[Class::DeterminerDe, Class::DeterminerHet])
        && agrees
        && !stands_bare(context, i)
        && !context.flags_of(&context.hyphenated(i)).is_known()
        && !context.in_code(context.span(article, i))
}
