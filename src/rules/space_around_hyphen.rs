//! A compound with spaces on both sides of its hyphen.
//!
//! The same marks are a dash in good copy, so only what is one word beyond doubt is joined: a term of the glossary, a figure
//! before half a word, a front that is no word, two words that the lexicon has with their hyphen. Not for ranges, scores and
//! lists.

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::Class;
use crate::text::Gap;

pub(super) static RULE: Rule = Rule {
    id: "space-around-hyphen",
    summary: "spaces on both sides of the hyphen of a compound",
    why: "Engines that take a hyphen for a mark by itself set spaces round it, and a compound reads as two clauses with a dash between (Leidraad, Woordenlijst Nederlandse Taal: no space in a compound).",
    severity: Severity::Warning,
    applicability: Applicability::Suggested,
    tier: Tier::Typography,
    mqm: "linguistic-conventions/typography/spacing",
    languages: &["nl"],
    bad: &[
        Bad { text: "Het [[staakt - het - vuren]] houdt stand.", fixed: Some("Het staakt-het-vuren houdt stand.") },
        Bad { text: "De regering van [[Noord - Korea]] zwijgt.", fixed: Some("De regering van Noord-Korea zwijgt.") },
        Bad { text: "De [[18 - jarige]] schaatser won goud.", fixed: Some("De 18-jarige schaatser won goud.") },
        Bad { text: "Gisteren sprak de [[ex - koning]] met hen.", fixed: Some("Gisteren sprak de ex-koning met hen.") },
        Bad { text: "Op de [[NAVO - top]] werd gestemd.", fixed: Some("Op de NAVO-top werd gestemd.") },
        Bad {
            text: "Op het strand lag een [[zee - egel]] in de zon.",
            fixed: Some("Op het strand lag een zee-egel in de zon."),
        },
    ],
    good: &[
        "De wedstrijd Ajax - Feyenoord eindigde in 2 - 1.",
        "De burgemeester - ziek thuis - kwam niet, en de trein Utrecht - Zwolle reed om 10 - 11 uur.",
        "Zwart - wit\nRood - wit",
        "DEN HAAG - Minister Jansen zwijgt.",
        "Kies Bestand - Openen.",
        "Storing bij het wachten op EOS - pijplijn wordt gestopt.",
        "Zij koos voor de PSV - club van de stad, en hij ging naar de VN - winst.",
    ],
    check: Check::Segment(check),
};

/// A shorter text is a label or a row of a list, in tokens.
const SHORTEST_SENTENCE: usize = 5;

/// So far away, in tokens, the partner of a dash may stand: a line without end must not be searched over and over.
const NEAR: usize = 64;

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    if !context.tokens.gaps.has(Gap::SpaceHyphenSpace) {
        return;
    }
    let mut i = 1;
    while i < context.len() {
        if context.gap(i) != Gap::SpaceHyphenSpace || context.in_code(context.span(i - 1, i)) {
            i += 1;
            continue;
        }
        let hit = context.term_at(i).filter(|hit| hit.first < i && hit.damage.spaced_hyphen());
        if let Some(hit) = hit {
            // A chain with a space on one side is another rule's.
            let is_ours = (hit.first + 1..hit.end)
                .all(|k| !matches!(context.gap(k), Gap::SpaceHyphen | Gap::HyphenSpace | Gap::HyphenLine));
            if is_ours {
                let finding =
                    Finding::new(&RULE, hit.span, MESSAGE).replace(context.glossary.repaired(hit, context.plain));
                sink.push(finding.resting_on(context.glossary.entry(hit.entry)));
            }
            i = hit.end;
        } else if is_one_word(context, i) {
            sink.push(Finding::new(&RULE, context.span(i - 1, i), MESSAGE).replace(context.hyphenated(i)));
        }
        i += 1;
    }
}

const MESSAGE: &str = "a compound has no spaces round its hyphen";

/// Tokens `i - 1` and `i`, where no list or pair of dashes is meant.
fn is_one_word(context: &Context<'_>, i: usize) -> bool {
    is_alone(context, i)
        && (is_counted(context, i) || has_front(context, i) || is_listed(context, i) || has_acronym(context, i))
}

/// The only such hyphen near, in a sentence that is more than a label.
fn is_alone(context: &Context<'_>, i: usize) -> bool {
    let (first, last) = (i.saturating_sub(NEAR), (i + NEAR).min(context.len()));
    let start = (first..i).rev().find(|k| context.token(*k).opens_sentence).unwrap_or(first);
    let end = (i..last).find(|k| context.token(*k).opens_sentence).unwrap_or(last);
    let others = (start + 1..end)
        .filter(|k| *k != i)
        .any(|k| matches!(context.gap(k), Gap::SpaceHyphenSpace | Gap::SpaceHyphen | Gap::HyphenSpace | Gap::Dash));
    end - start >= SHORTEST_SENTENCE && !others
}

/// "18 - jarige"
fn is_counted(context: &Context<'_>, i: usize) -> bool {
    context.is(i, Class::AfterFigure)
        && context.word(i - 1).bytes().all(|byte| byte.is_ascii_digit())
        && context.token(i).shape.is_all_lower()
}

/// "ex - koning", where no word ends with the front: "de non - zij bidt".
fn has_front(context: &Context<'_>, i: usize) -> bool {
    let flags = context.flags(i);
    context.is(i - 1, Class::BoundPrefix)
        && context.token(i).shape.is_all_lower()
        && (flags.is_singular() || flags.is_plural())
        && !flags.is_function()
        && !flags.is_verb()
}

/// "op de NAVO - top werd": an acronym in a phrase that goes on behind the noun. An apposition behind a dash ends its sentence or has
/// words of its own ("koos voor de PSV - club van de stad").
fn has_acronym(context: &Context<'_>, i: usize) -> bool {
    let (first, flags) = (context.token(i - 1), context.flags(i));
    let closers = [Class::Auxiliary, Class::FiniteVerb, Class::Preposition];
    let opens = |k: usize| context.is_any(k, &[Class::Article, Class::AlwaysDeterminer]);
    first.shape.is_all_upper()
        && first.len() > 1
        && !first.shape.has_digit()
        && !context.is_shouted()
        && i > 1
        && context.gap(i - 1).is_blank()
        && opens(i - 2)
        && context.token(i).shape.is_all_lower()
        && (flags.is_singular() || flags.is_plural())
        && !flags.is_function()
        && !flags.is_adjective()
        && context.gap(i + 1).is_blank()
        && i + 1 < context.len()
        && context.is_any(i + 1, &closers)
        && !context.is(i + 1, Class::OfWhom)
}

/// "zee - egel", "Zuid - Korea"
fn is_listed(context: &Context<'_>, i: usize) -> bool {
    let (first, second) = (context.token(i - 1), context.token(i));
    let is_small = |k: usize| context.flags(k).is_function() || context.is_small_word(k);
    if is_small(i - 1) && !context.is(i - 1, Class::PrefixHyphen) || is_small(i) {
        return false;
    }
    let joined = context.flags_of(&context.hyphenated(i));
    let is_common = first.shape.is_all_lower() && second.shape.is_all_lower() && joined.is_lower();
    let is_name = first.shape.starts_upper()
        && second.shape.starts_upper()
        && joined.is_title()
        && context.is(i - 1, Class::PrefixHyphen);
    joined.is_word() && !context.flags(i).is_verb() && (is_common || is_name)
}
