//! "De minister wordt niet verwacht dat hij komt": English passive raising taken over.

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Edit, Fix, Severity};
use crate::glossary::{Class, Places, Trigger};
use crate::text::{Gap, Plain, case};

pub(super) static RULE: Rule = Rule {
    id: "dangling-expectation",
    summary: "\"X wordt verwacht dat hij …\" without \"van\"",
    why: "English makes a person the subject of an expectation (\"X is not expected to come\"). In Dutch nobody is expected that he comes: it is expected of him (\"Van X wordt niet verwacht dat hij komt\").",
    severity: Severity::Warning,
    applicability: Applicability::Suggested,
    tier: Tier::Wording,
    mqm: "linguistic-conventions/grammar/syntax",
    languages: &["nl"],
    bad: &[
        Bad {
            text: "[[De burgemeester van Gouda wordt niet verwacht dat hij]] zingt.",
            fixed: Some("Van de burgemeester van Gouda wordt niet verwacht dat hij zingt."),
        },
        Bad {
            text: "[[Twee buurlanden worden verondersteld dat zij]] meedoen.",
            fixed: Some("Van twee buurlanden wordt verondersteld dat zij meedoen."),
        },
        Bad {
            text: "[[Piet Smit werd ook verwacht dat hij]] de beker won.",
            fixed: Some("Van Piet Smit werd ook verwacht dat hij de beker won."),
        },
        Bad {
            text: "Zij speelt mee, maar [[haar zus wordt niet verwacht dat ze]] wint.",
            fixed: Some("Zij speelt mee, maar van haar zus wordt niet verwacht dat ze wint."),
        },
    ],
    good: &[
        "Van de burgemeester wordt niet verwacht dat hij zingt.",
        "Er wordt verwacht dat hij komt, en algemeen wordt gedacht dat zij blijft.",
        "In Gouda wordt verwacht dat hij komt.",
        "Deze week werd verwacht dat hij zou komen.",
        "Het hele seizoen werd gehoopt dat hij zou spelen.",
        "De avond zelf werd gevreesd dat ze zou vertrekken.",
        "Welke rol wordt verwacht dat hij speelt?",
        "Het wordt verwacht dat hij wint.",
        "De burgemeester werd gezegd dat hij moest wachten.",
    ],
    check: Check::Words { trigger: Trigger::class(Class::ExpectationParticiple), check },
};

fn check(context: &Context<'_>, places: Places<'_>, sink: &mut Sink<'_>) {
    for i in places {
        sink.push_some(clause(context, i).map(|clause| finding(context, &clause)));
    }
}

/// A person or thing of which something is expected.
struct Clause {
    /// The first token of its subject.
    subject: usize,
    /// "wordt"
    verb: usize,
    /// "hij"
    pronoun: usize,
}

/// The clause whose participle is token `i`, if it has a subject and that comes back after "dat".
fn clause(context: &Context<'_>, i: usize) -> Option<Clause> {
    let pronoun = i + 2;
    let opens_content = context.is(i + 1, Class::ContentOpener)
        && matches!(context.gap(i + 1), Gap::Space | Gap::Line | Gap::Comma)
        && context.is(pronoun, Class::ResumedSubject)
        && context.gap(pronoun).is_blank();
    if !opens_content {
        return None;
    }
    let verb = (i.saturating_sub(LONGEST_GROUP)..i)
        .rev()
        .find(|k| !is_between(context, *k) || !context.gap(k + 1).is_blank())?;
    let passive = [Class::PassiveSingular, Class::PassivePlural];
    let has_verb = context.is_any(verb, &passive) && (verb + 1..=i).all(|k| context.gap(k).is_blank());
    let subject = has_verb.then(|| subject(context, verb)).flatten()?;
    // "het" may stand for nothing ("dat het regent").
    let resumes = !context.is(pronoun, Class::Article) || context.is(subject, Class::DeterminerHet);
    resumes.then_some(Clause { subject, verb, pronoun })
}

/// May it stand between "wordt" and the participle?
fn is_between(context: &Context<'_>, i: usize) -> bool {
    context.is_any(i, &[Class::Adverb, Class::TimeWord])
}

/// A group of more words is no subject.
const LONGEST_GROUP: usize = 40;

/// The first token of the group of words before `verb`, if that can be a subject and nothing else.
fn subject(context: &Context<'_>, verb: usize) -> Option<usize> {
    let start = (verb.saturating_sub(LONGEST_GROUP)..verb).rev().find(|i| opens(context, *i))?;
    let start = start + usize::from(context.is(start, Class::Coordinator));
    let is_group = start < verb
        && context.gap(verb).is_blank()
        && (start + 1..verb).all(|i| context.gap(i).is_soft())
        && (start..verb).all(|i| may_name(context, i, i == start))
        && opens_group(context, start, verb);
    is_group.then_some(start)
}

/// Does token `i` open a sentence, or a clause after a comma and a conjunction?
fn opens(context: &Context<'_>, i: usize) -> bool {
    context.token(i).opens_sentence || context.gap(i) == Gap::Comma && context.is(i, Class::Coordinator)
}

/// May token `i` be part of the name of a person or thing, and not of a time or another clause?
fn may_name(context: &Context<'_>, i: usize, is_first: bool) -> bool {
    let others = [
        Class::Auxiliary,
        Class::Day,
        Class::FiniteVerb,
        Class::DayPart,
        Class::Month,
        Class::TimeUnit,
        Class::TimeWord,
        Class::Whole,
    ];
    let is_pointing = is_first && context.is(i, Class::Demonstrative);
    !context.is_any(i, &others) && (is_pointing || !context.is(i, Class::Relative))
}

const DETERMINERS: &[Class] = &[Class::Article, Class::Determiner, Class::NumberWord, Class::Possessive, Class::Title];

/// Words that name somebody or something: a determiner and a noun, a title and a name, a name.
fn opens_group(context: &Context<'_>, start: usize, verb: usize) -> bool {
    let names_alone = |i: usize| {
        let flags = context.flags(i);
        context.token(i).shape.starts_upper() && !flags.is_lower() && (flags.is_known() || verb > start + 1)
    };
    let is_name = || context.token(start).shape.starts_upper() && (start + 1..verb).all(names_alone);
    if context.is_any(start, DETERMINERS) {
        return verb > start + 1;
    }
    is_name()
        && (verb > start + 1 || names_alone(start))
        && !context.is_any(start, &[Class::Preposition, Class::Adverb])
}

fn finding(context: &Context<'_>, clause: &Clause) -> Finding<Plain> {
    let Clause { subject, verb, pronoun } = *clause;
    let finding =
        Finding::new(&RULE, context.span(subject, pronoun), "nobody \"is expected that\": it is expected of them");
    finding.fix(Fix::edits([of_whom(context, subject), singular(context, verb)].into_iter().flatten().collect()))
}

/// "De burgemeester" → "Van de burgemeester"
fn of_whom(context: &Context<'_>, subject: usize) -> Option<Edit<Plain>> {
    let of = context.glossary.classes().words(Class::OfWhom).first()?;
    let (token, word) = (context.token(subject), context.word(subject));
    let keeps_capital = !token.opens_sentence || !context.is_any(subject, DETERMINERS);
    let of = if token.opens_sentence { case::capitalise(of) } else { of.clone() };
    let word = if keeps_capital { word.to_string() } else { word.to_lowercase() };
    Some(Edit::new(token.span(), format!("{of} {word}")))
}

/// "worden" → "wordt": what is expected is one thing.
fn singular(context: &Context<'_>, verb: usize) -> Option<Edit<Plain>> {
    let classes = context.glossary.classes();
    let word = context.word(verb).to_lowercase();
    let at = classes.words(Class::PassivePlural).iter().position(|plural| *plural == word)?;
    Some(Edit::new(context.token(verb).span(), classes.words(Class::PassiveSingular).get(at)?))
}
