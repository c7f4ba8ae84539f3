//! The same few words twice in a row.

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Edit, Fix, Severity};
use crate::glossary::Class;
use crate::text::{Echoes, Gap, Plain, Span};

pub(super) static RULE: Rule = Rule {
    id: "doubled-phrase",
    summary: "the same two to eight words twice in a row",
    why: "Engines lose their place and say a group of words again, once or in a loop. The first one stays. Groups that Dutch may repeat (\"dat je dat je\", \"door en door\", \"in de in de wet genoemde\") are left alone.",
    severity: Severity::Warning,
    applicability: Applicability::Suggested,
    tier: Tier::Wording,
    mqm: "linguistic-conventions/grammar/duplication",
    languages: &[],
    bad: &[
        Bad {
            text: "Haar naam stond [[in de lijst in de lijst]] van leden.",
            fixed: Some("Haar naam stond in de lijst van leden."),
        },
        Bad {
            text: "Volgens de gids is [[het pad langs het pad langs het pad langs]] de rivier dicht.",
            fixed: Some("Volgens de gids is het pad langs de rivier dicht."),
        },
        Bad {
            text: "Zij liep naar [[de winkel voor de winkel voor]] brood.",
            fixed: Some("Zij liep naar de winkel voor brood."),
        },
        Bad { text: "Toen kwam [[Piet Smit Piet Smit]] binnen.", fixed: Some("Toen kwam Piet Smit binnen.") },
        Bad { text: "Zij zocht het [[in de in de]] kast.", fixed: Some("Zij zocht het in de kast.") },
        Bad { text: "Daarna gaf de vader van [[de bruid de bruid]] een ring.", fixed: None },
    ],
    good: &[
        "Zij vindt dat je dat je moeder moet vragen.",
        "Het is verboden in de in de wet genoemde gevallen.",
        "Hij was nat door en door en door en door moe.",
        "Zo groeide het dorp jaar na jaar na jaar.",
        "Zij telde een twee een twee en sprong.",
        "Piet Smit Piet Smit",
        "Zij schreef mee aan lijst 20 aan lijst 20.",
        "in de lijst\tin de lijst",
    ],
    check: Check::Segment(check),
};

const FEWEST: usize = 2;
const MOST: usize = Echoes::LONGEST;

/// Words from token `first` that stand there again, up to token `end`.
struct Run {
    first: usize,
    /// How many words are repeated.
    size: usize,
    /// After the last repetition.
    end: usize,
}

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    if !context.echoes.has_phrase() {
        return;
    }
    let mut i = 0;
    while i + 2 * FEWEST <= context.len() {
        let Some(run) = run(context, i) else {
            i += 1;
            continue;
        };
        if let Some(applicability) = trust(context, &run) {
            sink.push(finding(context, &run, applicability));
        }
        i = run.end;
    }
}

/// The shortest words from `first` that are repeated.
fn run(context: &Context<'_>, first: usize) -> Option<Run> {
    let size = (FEWEST..=MOST).find(|size| repeats(context, first, first + size, *size))?;
    let mut end = first + 2 * size;
    while repeats(context, first, end, size) {
        end += size;
    }
    Some(Run { first, size, end })
}

/// Do the `size` words from `first` stand at `again` once more?
fn repeats(context: &Context<'_>, first: usize, again: usize, size: usize) -> bool {
    again + size <= context.len()
        && context.key(first) == context.key(again)
        && is_plain_blank(context, again)
        && (0..size).all(|k| is_same(context, first + k, again + k))
        && (1..size).all(|k| is_same_gap(context, first + k, again + k))
        // One word over and over is another rule's.
        && (1..size).any(|k| context.key(first + k) != context.key(first))
}

/// The same word as it is written; only the first word of a sentence may have a capital of its own.
fn is_same(context: &Context<'_>, one: usize, two: usize) -> bool {
    let (first, second) = (context.word(one), context.word(two));
    let is_alike = first == second || context.token(one).opens_sentence && first.to_lowercase() == second;
    is_alike && !context.token(one).shape.has_digit()
}

fn is_same_gap(context: &Context<'_>, one: usize, two: usize) -> bool {
    let is_inside_word = matches!(context.gap(one), Gap::Hyphen | Gap::Apostrophe);
    is_plain_blank(context, one) && is_plain_blank(context, two)
        || is_inside_word && context.gap_text(one) == context.gap_text(two)
}

/// Columns may hold the same words.
fn is_plain_blank(context: &Context<'_>, i: usize) -> bool {
    context.gap(i).is_blank() && !context.gap_text(i).contains('\t')
}

/// How far the repetition may be trusted to be a slip; `None` where it may be right.
fn trust(context: &Context<'_>, run: &Run) -> Option<Applicability> {
    let Run { first, size, end } = *run;
    let words = || first..first + size;
    let sounds = [Class::Reduplication, Class::Interjection, Class::DoubleEmphasis, Class::NumberWord];
    let may_stay = is_inside_word(context, first)
        || is_inside_word(context, end)
        || words().all(|i| context.is_any(i, &sounds))
        || words().all(|i| context.is(i, Class::MayDouble))
        || words().all(|i| context.token(i).len() == 1)
        || is_set_phrase(context, run)
        || opens_nested_group(context, run)
        || is_list_of_names(context, run)
        || context.in_code(context.span(first, end - 1));
    // "de vader van de bruid de bruid": one group may end and another begin.
    let ends_group = first > 0
        && context.is(first - 1, Class::Preposition)
        && context.is(first, Class::Determiner)
        && !context.is_any(end - 1, &[Class::Preposition, Class::Coordinator, Class::Article]);
    let applicability = if ends_group { Applicability::Manual } else { Applicability::Suggested };
    (!may_stay).then_some(applicability)
}

/// Do tokens `i - 1` and `i` belong to one word?
fn is_inside_word(context: &Context<'_>, i: usize) -> bool {
    !matches!(context.gap(i), Gap::Start | Gap::Space | Gap::Line | Gap::Comma | Gap::Stop | Gap::Dash | Gap::Other)
}

/// "door en door", also after another "en"; "jaar na jaar na jaar".
fn is_set_phrase(context: &Context<'_>, run: &Run) -> bool {
    let Run { first, size, end } = *run;
    let links = [Class::Preposition, Class::Coordinator];
    let is_chain = |start: usize| {
        start + 5 <= context.len()
            && context.is_any(start + 1, &links)
            && [2, 4].iter().all(|k| context.key(start) == context.key(start + k))
            && context.key(start + 1) == context.key(start + 3)
    };
    let is_pair = |start: usize| {
        let words: Vec<String> = (start..start + 3).map(|i| context.word(i).to_lowercase()).collect();
        context.glossary.classes().words(Class::DoubledPair).contains(&words.join(" "))
    };
    size == 2 && ((first.saturating_sub(1)..=first).any(is_chain) || (first..end - 2).any(is_pair))
}

/// "in de in de wet genoemde gevallen": the second opens a group inside the first, unless the clause ends with its noun.
fn opens_nested_group(context: &Context<'_>, run: &Run) -> bool {
    let Run { first, size, end } = *run;
    let ends_clause = matches!(context.gap(end + 1), Gap::Stop | Gap::Comma) || context.is(end + 1, Class::Auxiliary);
    size == 2
        && end == first + 2 * size
        && context.is(first, Class::Preposition)
        && context.is(first + 1, Class::Determiner)
        && !ends_clause
}

/// On each side of a repetition, in words: a line of more names is a list, whatever comes after them.
const LONGEST_LINE: usize = 200;

/// Line-ups and bills repeat names: a line with nothing but words with capitals.
fn is_list_of_names(context: &Context<'_>, run: &Run) -> bool {
    let is_name = |i: usize| context.token(i).shape.starts_upper() || context.token(i).shape.has_digit();
    let opens_line = |i: usize| context.gap(i) == Gap::Line;
    let from = run.first.saturating_sub(LONGEST_LINE);
    let start = (from..=run.first).rev().find(|i| opens_line(*i)).unwrap_or(from);
    let to = context.len().min(run.end + LONGEST_LINE);
    let end = (run.end..to).find(|i| opens_line(*i)).unwrap_or(to);
    (start..end).all(is_name)
}

fn finding(context: &Context<'_>, run: &Run, applicability: Applicability) -> Finding<Plain> {
    let Run { first, size, end } = *run;
    let message =
        if end - first > 2 * size { "the same words again and again" } else { "the same words twice in a row" };
    let echo = Span::new(context.token(first + size - 1).end as usize, context.token(end - 1).end as usize);
    let fix = Fix::edits(vec![Edit::new(echo, "")]);
    let finding = Finding::new(&RULE, context.span(first, end - 1), message).fix(fix).at_most(applicability);
    if may_be_clauses(context, run) { finding.severity(Severity::Info) } else { finding }
}

/// Two small words may end one clause and open another, in ways that no list holds; not a preposition with its article.
fn may_be_clauses(context: &Context<'_>, run: &Run) -> bool {
    let is_small = |i: usize| context.is_small_word(i) || context.is(i, Class::Preposition);
    run.size == 2
        && (run.first..run.first + 2).all(is_small)
        && !(context.is(run.first, Class::Preposition) && context.is(run.first + 1, Class::Article))
}
