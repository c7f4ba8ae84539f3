//! A dash that became a hyphen and glued two clauses together.

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Edit, Fix, Severity};
use crate::glossary::Class;
use crate::text::{Gap, Plain, Span};

pub(super) static RULE: Rule = Rule {
    id: "collapsed-dash",
    summary: "a hyphen where a dash between clauses was",
    why: "English sets dashes without spaces; an engine that takes one for a hyphen glues the last word of a clause to the first of the next. Dutch sets a dash between spaces (Taalunie, Taaladvies: gedachtestreepje). A pair of dashes is one fault.",
    severity: Severity::Error,
    applicability: Applicability::Suggested,
    tier: Tier::Typography,
    mqm: "linguistic-conventions/typography/punctuation",
    languages: &["nl"],
    bad: &[
        Bad {
            text: "Het overleg in het [[stadhuis-de derde ronde dit jaar van alle wethouders die meedoen-is]] verzet.",
            fixed: Some(
                "Het overleg in het stadhuis – de derde ronde dit jaar van alle wethouders die meedoen – is verzet.",
            ),
        },
        Bad {
            text: "Zij won de [[race-het]] was haar eerste zege.",
            fixed: Some("Zij won de race – het was haar eerste zege."),
        },
        Bad {
            text: "De [[burgemeester -die ziek thuis zat- kwam]] niet.",
            fixed: Some("De burgemeester – die ziek thuis zat – kwam niet."),
        },
        Bad {
            text: "De [[minister -zo zei hij- wilde]] niet.", fixed: Some("De minister – zo zei hij – wilde niet.")
        },
        Bad {
            text: "De pro en de [[anti -zo heten zij- kwamen]].",
            fixed: Some("De pro en de anti – zo heten zij – kwamen."),
        },
    ],
    good: &[
        "Hij woont in de Azad-staat van Kasjmir en kent de GFig-lagen.",
        "Mevrouw Jansen-de Vries sprak over het staakt-het-vuren.",
        "De doe-het-zelver kocht een kant-en-klare kast.",
        "De ex-premier en de oud-minister kwamen naar Aix-en-Provence.",
        "De man-die-alles-kan bleef thuis.",
        "Zij leest de pakketten gids-de, gids-fr en gids-het (oud).",
        "Dat was een mond-tot-mondreclame van de eerste orde.",
        "Kies de optie zolang-waar in het venster.",
    ],
    check: Check::Segment(check),
};

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    let gaps = context.tokens.gaps;
    if !gaps.has(Gap::Hyphen) && !gaps.has(Gap::SpaceHyphen) {
        return;
    }
    let mut i = 1;
    while i < context.len() {
        if opens_with_hyphen(context, i) {
            let close = closing(context, i);
            sink.push(finding(context, i, close));
            i = close.unwrap_or(i);
        } else if let Some(close) = opens_pair(context, i) {
            sink.push(finding(context, i, Some(close)));
            i = close;
        }
        i += 1;
    }
}

/// Does a clause begin after the hyphen before token `i`?
fn opens_with_hyphen(context: &Context<'_>, i: usize) -> bool {
    let opener = [
        Class::Article,
        Class::Demonstrative,
        Class::PersonalPronoun,
        Class::Subordinator,
        Class::Relative,
        Class::Auxiliary,
    ];
    // "het pakket faq-de,": a clause goes on behind its first word.
    context.is_any(i, &opener)
        && context.gap(i + 1).is_blank()
        && is_glued(context, i)
        && !joins(context, i)
        && !is_surname(context, i)
        && !is_literal(context, i)
        && !is_compound_of_name(context, i)
}

/// "de Azad-staat": a verb that is a noun too, and closes compounds.
fn is_compound_of_name(context: &Context<'_>, i: usize) -> bool {
    let (before, flags) = (context.token(i - 1), context.flags(i));
    let is_noun = flags.closes_compound() && (flags.is_singular() || flags.is_plural());
    let is_name = before.shape.starts_upper() && !(before.opens_sentence && context.flags(i - 1).is_lower());
    is_name && is_noun && context.is(i, Class::Auxiliary)
}

/// A conjunction after a suspended hyphen, or a word that is a preposition too, opens no clause; after a function word none
/// begins.
fn joins(context: &Context<'_>, i: usize) -> bool {
    context.is_any(i, &[Class::Coordinator, Class::SuspendingConjunction, Class::Preposition])
        || context.is_any(i - 1, &[Class::Subordinator, Class::Preposition, Class::Article])
}

/// "de functie zolang-waar": what announces a name does not stand before the noun of a clause.
fn is_literal(context: &Context<'_>, i: usize) -> bool {
    let announces = &[Class::LiteralAnnouncer, Class::NameAnnouncer];
    i > 1 && context.gap(i - 1).is_blank() && context.is_any(i - 2, announces)
}

/// Two words with a hyphen between that make no compound.
fn is_glued(context: &Context<'_>, i: usize) -> bool {
    if context.gap(i) != Gap::Hyphen {
        return false;
    }
    let (before, after) = (context.token(i - 1), context.token(i));
    let ends_here = !matches!(context.gap(i + 1), Gap::Hyphen | Gap::HyphenLine | Gap::HyphenSpace | Gap::Apostrophe);
    let no_prefix = !context.is(i - 1, Class::PrefixHyphen) && before.len() > 2;
    ends_here
        && no_prefix
        && !in_phrase_compound(context, i)
        && after.shape.is_all_lower()
        && !before.shape.has_digit()
        && !context.flags_of(&context.hyphenated(i)).is_known()
        && context.term_at(i).is_none_or(|hit| hit.first == i)
        && !context.in_code(context.span(i - 1, i))
}

/// "de held-die-nooit-kwam": hyphens that make one word of a clause.
fn in_phrase_compound(context: &Context<'_>, i: usize) -> bool {
    let mut parts = (1..i).rev().take_while(|k| context.gap(*k) == Gap::Hyphen);
    let function = [Class::Article, Class::Preposition, Class::Relative, Class::PersonalPronoun, Class::Subordinator];
    parts.any(|k| context.is_any(k, &function))
}

/// "Jansen-de Vries": a surname of two.
fn is_surname(context: &Context<'_>, i: usize) -> bool {
    context.token(i - 1).shape.starts_upper() && context.follows_with_capital(i + 1)
}

/// The token after the second dash of a pair.
fn closing(context: &Context<'_>, open: usize) -> Option<usize> {
    let verb = [Class::Auxiliary, Class::FiniteVerb];
    (open + 2..context.len())
        .take_while(|i| !context.token(*i).opens_sentence)
        .find(|i| is_glued(context, *i) && (context.is_any(*i, &verb) || opens_with_hyphen(context, *i)))
}

/// "De man -die ziek was- kwam": the token after the second of two hyphens in the place of dashes.
fn opens_pair(context: &Context<'_>, i: usize) -> Option<usize> {
    let opener = [
        Class::Adverb,
        Class::Article,
        Class::Auxiliary,
        Class::Demonstrative,
        Class::PersonalPronoun,
        Class::Preposition,
        Class::Relative,
        Class::Subordinator,
    ];
    let opens = context.gap(i) == Gap::SpaceHyphen && context.is_any(i, &opener) && !context.is(i, Class::Coordinator);
    if !opens || context.is(i - 1, Class::Coordinator) {
        return None;
    }
    (i + 1..context.len())
        .take_while(|k| !context.token(*k).opens_sentence && context.gap(*k) != Gap::SpaceHyphen)
        .find(|k| context.gap(*k) == Gap::HyphenSpace && !context.is(*k, Class::Coordinator))
}

fn finding(context: &Context<'_>, open: usize, close: Option<usize>) -> Finding<Plain> {
    let last = close.unwrap_or(open);
    let span = context.span(chain_start(context, open), last);
    let edits = std::iter::once(open).chain(close).map(|i| Edit::new(gap_span(context, i), " – ")).collect();
    let message = if close.is_some() {
        "these two hyphens were dashes round a clause"
    } else {
        "this hyphen was a dash between clauses"
    };
    Finding::new(&RULE, span, message).fix(Fix::edits(edits))
}

/// The first part of the compound that the clause was glued to.
fn chain_start(context: &Context<'_>, i: usize) -> usize {
    let mut first = i - 1;
    while first > 0 && context.gap(first) == Gap::Hyphen {
        first -= 1;
    }
    first
}

fn gap_span(context: &Context<'_>, i: usize) -> Span<Plain> {
    Span::new(context.token(i - 1).end as usize, context.token(i).start as usize)
}
