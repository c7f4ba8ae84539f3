//! The same time said twice in one clause.

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::{Class, ClassSet, Places, Trigger};
use crate::text::{Gap, Plain, Span};

pub(super) static RULE: Rule = Rule {
    id: "repeated-time",
    summary: "the same day or time twice in one clause",
    why: "English puts the time at the end, Dutch after the verb; an engine that does both says \"dinsdag\" twice. One of the two goes. Spans, habits and other clauses (\"van maandag tot maandag\", \"elke dinsdag\", \"zei dinsdag dat hij dinsdag\") are left alone.",
    severity: Severity::Warning,
    applicability: Applicability::Suggested,
    tier: Tier::Wording,
    mqm: "accuracy/addition/duplication",
    languages: &["nl"],
    bad: &[
        Bad {
            text: "De raad kiest dinsdag een voorzitter[[ op dinsdag]].",
            fixed: Some("De raad kiest dinsdag een voorzitter."),
        },
        Bad {
            text: "Vorige week sloot de school[[ vorige week]] haar deuren.",
            fixed: Some("Vorige week sloot de school haar deuren."),
        },
        Bad {
            text: "De ploeg gaf gisteravond twee spelers[[ gisteravond]] rust.",
            fixed: Some("De ploeg gaf gisteravond twee spelers rust."),
        },
        Bad { text: "De boeren rijden vrijdag naar het plein om [[vrijdag]] te zingen.", fixed: None },
    ],
    good: &[
        "De winkel is van maandag tot maandag open.",
        "De film draait maandag of dinsdag, en dinsdag wordt het warm.",
        "Zij zwemt elke dinsdag na dinsdag.",
        "Hij kwam dinsdag en ging de volgende dinsdag weg.",
        "De premier zei dinsdag dat zij dinsdag komt.",
        "Het plan dat gisteren is getoond werd gisteren verworpen.",
        "De gisteren benoemde coach vertrok gisteren alweer.",
        "De krant van gisteren meldde gisteren niets.",
        "Zij speelt zaterdag 3 mei thuis tegen de ploeg die zaterdag 10 mei komt.",
        "Op Zwarte Maandag was het maandag stil.",
    ],
    check: Check::Words { trigger: Trigger::Classes(TIMES), check },
};

/// A time, from its first token to its last: "dinsdag", "vorige week".
#[derive(Clone, Copy)]
struct Moment {
    first: usize,
    last: usize,
}

fn check(context: &Context<'_>, places: Places<'_>, sink: &mut Sink<'_>) {
    let mut before: Option<Moment> = None;
    for i in places {
        let Some(moment) = moment(context, i) else { continue };
        if let Some(first) = before
            && is_repeated(context, first, moment)
        {
            sink.push(finding(context, moment));
        }
        before = Some(moment);
    }
}

const TIMES: ClassSet = ClassSet::of(&[Class::Day, Class::TimeUnit, Class::TimeWord]);

/// The time that ends with token `i`.
fn moment(context: &Context<'_>, i: usize) -> Option<Moment> {
    let is_phrase = i > 0 && context.gap(i).is_blank() && {
        let words = format!("{} {}", context.word(i - 1), context.word(i));
        context.glossary.classes().of_word(&words).has(Class::TimeWord)
    };
    match is_phrase {
        true => Some(Moment { first: i - 1, last: i }),
        false => context.is(i, Class::TimeWord).then_some(Moment { first: i, last: i }),
    }
}

fn is_repeated(context: &Context<'_>, one: Moment, two: Moment) -> bool {
    let is_same = || {
        let words = |moment: Moment| context.text(context.span(moment.first, moment.last));
        context.token(two.first).shape.is_all_lower() && words(one).to_lowercase() == words(two)
    };
    opening(context, two) > one.last + 1
        && is_same()
        && is_bare(context, one)
        && is_bare(context, two)
        && !context.flags(one.last + 1).is_participle()
        && is_one_clause(context, one, two)
        && !opens_in_subclause(context, one)
        && has_verb(context, one, two)
        && !context.in_code(context.span(two.first, two.last))
}

/// The first token of a time, with the preposition that changes nothing ("op dinsdag").
fn opening(context: &Context<'_>, moment: Moment) -> usize {
    let has_preposition = moment.first > 0
        && context.is(moment.first - 1, Class::TimePreposition)
        && context.gap(moment.first).is_blank();
    moment.first - usize::from(has_preposition)
}

/// Nothing that makes another time of it: a preposition ("tot dinsdag"), a determiner ("elke dinsdag"), a date, another time.
fn is_bare(context: &Context<'_>, moment: Moment) -> bool {
    let specifies = [
        Class::Adverb,
        Class::Article,
        Class::Coordinator,
        Class::Day,
        Class::Determiner,
        Class::NumberWord,
        Class::OrdinalWord,
        Class::Possessive,
        Class::Preposition,
    ];
    let extends = [Class::Coordinator, Class::DayPart, Class::Month, Class::OrdinalWord];
    let (first, after) = (opening(context, moment), moment.last + 1);
    let is_specified = first > 0 && !context.token(first).opens_sentence && {
        let flags = context.flags(first - 1);
        let describes = flags.is_adjective() || flags.is_inflected_adjective();
        let opens_infinitive = context.is(first - 1, Class::InfinitiveOpener) && has_infinitive(context, moment);
        !context.gap(first).is_blank()
            || context.is_any(first - 1, &specifies) && !opens_infinitive
            || describes && !flags.is_verb()
    };
    let is_extended = after < context.len()
        && (!matches!(context.gap(after), Gap::Space | Gap::Line | Gap::Stop)
            || context.is_any(after, &extends)
            || context.is(after, Class::NumberWord) && context.is_any(after + 1, &[Class::Month, Class::TimeUnit])
            || context.token(after).shape.has_digit());
    !is_specified && !is_extended
}

/// No comma, conjunction or other time between the two.
fn is_one_clause(context: &Context<'_>, one: Moment, two: Moment) -> bool {
    two.last - one.last < LONGEST_CLAUSE
        && (one.last + 1..=two.last).all(|i| is_inside_clause(context, i))
        && !(one.last + 1..two.first).any(|i| context.is_any(i, &[Class::Day, Class::TimeWord]))
}

/// Does token `i` go on with the clause of the token before it?
fn is_inside_clause(context: &Context<'_>, i: usize) -> bool {
    context.gap(i).is_soft() && !context.token(i).opens_sentence && !opens_clause(context, i)
}

fn opens_clause(context: &Context<'_>, i: usize) -> bool {
    let is_preposition = context.is(i, Class::Preposition);
    context.is_any(i, &[Class::Coordinator, Class::Relative]) || context.is(i, Class::Subordinator) && !is_preposition
}

/// A clause of more words is no clause.
const LONGEST_CLAUSE: usize = 60;

/// The first token of the clause of token `i`; of an endless one, a token near enough.
fn clause_start(context: &Context<'_>, i: usize) -> usize {
    let furthest = i.saturating_sub(LONGEST_CLAUSE);
    (furthest..=i).rev().find(|k| !is_inside_clause(context, *k)).unwrap_or(furthest)
}

/// "het plan dat gisteren is getoond": the clause may end without a comma, and another begin.
fn opens_in_subclause(context: &Context<'_>, one: Moment) -> bool {
    let start = clause_start(context, one.first);
    opens_clause(context, start) && !context.is(start, Class::Coordinator)
}

/// A programme or an index has no verb.
fn has_verb(context: &Context<'_>, one: Moment, two: Moment) -> bool {
    let is_verb = |i: usize| context.is_any(i, &[Class::Auxiliary, Class::FiniteVerb]) || context.flags(i).is_verb();
    (clause_start(context, one.first)..two.first).any(is_verb)
}

fn finding(context: &Context<'_>, moment: Moment) -> Finding<Plain> {
    let first = opening(context, moment);
    let span = context.span(first, moment.last);
    let time = context.text(context.span(moment.first, moment.last));
    let message = format!("\"{time}\" stands in this clause already");
    // Before an infinitive the two may be the times of two acts.
    if has_infinitive(context, moment) {
        return Finding::new(&RULE, span, message);
    }
    // The blank before it goes too.
    let with_blank = Span::new(context.token(first - 1).end as usize, span.end);
    Finding::new(&RULE, with_blank, message).replace("")
}

/// Does the clause go on with an infinitive?
fn has_infinitive(context: &Context<'_>, moment: Moment) -> bool {
    let furthest = context.len().min(moment.last + LONGEST_CLAUSE);
    let mut rest = (moment.last + 1..furthest).take_while(|i| is_inside_clause(context, *i));
    rest.any(|i| context.is(i, Class::InfinitiveMarker))
}
