//! A determiner of the wrong gender.

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::Class;
use crate::text::{Gap, Plain};

pub(super) static RULE: Rule = Rule {
    id: "wrong-determiner",
    summary: "a determiner whose gender is not the noun's",
    why: "Engines lose the gender of a noun when they choose determiner and noun apart. Nouns on certain suffixes have one gender (Algemene Nederlandse Spraakkunst 3.3.3); of others the lexicon knows it.",
    severity: Severity::Warning,
    applicability: Applicability::Suggested,
    tier: Tier::Wording,
    mqm: "linguistic-conventions/grammar/agreement",
    languages: &["nl"],
    bad: &[
        Bad {
            text: "Ondanks [[dat onzekerheid]] ging de bouw door.",
            fixed: Some("Ondanks die onzekerheid ging de bouw door."),
        },
        Bad {
            text: "De wethouder kwam met [[dit mededeling]] te laat.",
            fixed: Some("De wethouder kwam met deze mededeling te laat."),
        },
    ],
    good: &[
        "Zij wist dat onzekerheid schaadt.",
        "Zij werd door de team captain op de bank gezet.",
        "In dat bedrijf werkt niemand meer.",
        "Hij zei dat vrijheid telt en dat het goed ging.",
    ],
    check: Check::Segment(check),
};

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    for i in 1..context.len() {
        if context.is(i - 1, Class::Preposition)
            && context.is_any(i, &[Class::Demonstrative, Class::Article])
            && i + 1 < context.len()
            && context.gap(i + 1).is_blank()
        {
            sink.push_some(finding(context, i));
        }
    }
}

fn finding(context: &Context<'_>, i: usize) -> Option<Finding<Plain>> {
    let noun = i + 1;
    // A capital makes it a name, and names have genders of their own.
    if !context.token(noun).shape.is_all_lower() {
        return None;
    }
    if !ends_phrase(context, noun + 1) {
        return None;
    }
    let gender = gender(context, noun)?;
    let right = partner(context, i, gender)?;
    let text = format!("{right} {}", context.word(noun));
    Some(
        Finding::new(&RULE, context.span(i, noun), "the determiner and the noun differ in gender")
            .replace(crate::text::case::carry(context.word(i), "x", &text)),
    )
}

/// Does the noun phrase end before token `i`? If another noun follows, that one decides the gender ("de team captain").
fn ends_phrase(context: &Context<'_>, i: usize) -> bool {
    let closers = [
        Class::Adverb,
        Class::Auxiliary,
        Class::Coordinator,
        Class::Determiner,
        Class::FiniteVerb,
        Class::PersonalPronoun,
        Class::Preposition,
        Class::Relative,
        Class::Subordinator,
    ];
    match context.gap(i) {
        Gap::Comma | Gap::Stop => true,
        Gap::Space | Gap::Line => context.is_any(i, &closers),
        _ => false,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Gender {
    De,
    Het,
}

/// The one gender of a singular noun, if it is sure.
fn gender(context: &Context<'_>, i: usize) -> Option<Gender> {
    let flags = context.flags(i);
    if flags.is_plural()
        || flags.is_verb()
        || flags.is_function()
        || context.is_any(i, &[Class::Adverb, Class::FiniteVerb, Class::Auxiliary])
    {
        return None;
    }
    match (flags.is_de(), flags.is_het()) {
        (true, false) => Some(Gender::De),
        (false, true) => Some(Gender::Het),
        (true, true) => None,
        (false, false) => by_suffix(context, i),
    }
}

fn by_suffix(context: &Context<'_>, i: usize) -> Option<Gender> {
    let classes = context.glossary.classes();
    let ends = |class: Class| {
        classes
            .words(class)
            .iter()
            .any(|suffix| context.word(i).strip_suffix(suffix.as_str()).is_some_and(|stem| stem.chars().count() >= 4))
    };
    match (ends(Class::SuffixDe), ends(Class::SuffixHet)) {
        (true, false) => Some(Gender::De),
        (false, true) => Some(Gender::Het),
        _ => None,
    }
}

/// The determiner of the other gender, where token `i` is of the wrong one. The two classes list partners in the same order.
fn partner<'c>(context: &Context<'c>, i: usize, gender: Gender) -> Option<&'c str> {
    let classes = context.glossary.classes();
    let (wrong, right) = match gender {
        Gender::De => (Class::DeterminerHet, Class::DeterminerDe),
        Gender::Het => (Class::DeterminerDe, Class::DeterminerHet),
    };
    let word = context.word(i).to_lowercase();
    let at = classes.words(wrong).iter().position(|known| *known == word)?;
    classes.words(right).get(at).map(String::as_str)
}
