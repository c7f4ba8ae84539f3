//! An adjective with an ending that its noun does not take, or without one that it takes.

use super::agreement::{Gender, ends_phrase, gender, has_suffix, is_noun, may_be_person};
use super::inflection::{with_ending, without_ending};
use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::{Class, ClassSet, Places, Trigger, Word};
use crate::text::Plain;

pub(super) static RULE: Rule = Rule {
    id: "wrong-adjective-ending",
    summary: "an adjective whose ending does not fit its noun",
    why: "After \"een\" an adjective has no -e before a neuter noun (\"een groot huis\") and has one before a noun of common gender (\"een grote stad\"; Algemene Nederlandse Spraakkunst 6.4.1). Engines choose adjective and noun apart.",
    severity: Severity::Warning,
    applicability: Applicability::Suggested,
    tier: Tier::Wording,
    mqm: "linguistic-conventions/grammar/agreement",
    languages: &["nl"],
    bad: &[
        Bad {
            text: "Er kwam een [[nieuwe onderzoek]] naar de brand.",
            fixed: Some("Er kwam een nieuw onderzoek naar de brand."),
        },
        Bad {
            text: "Het is een [[groot verandering]] voor de streek.",
            fixed: Some("Het is een grote verandering voor de streek."),
        },
        Bad {
            text: "Zij werken bij een [[Britse bedrijf]] in Leiden.",
            fixed: Some("Zij werken bij een Brits bedrijf in Leiden."),
        },
        Bad { text: "Zij kocht een [[mooi auto]].", fixed: Some("Zij kocht een mooie auto.") },
        Bad { text: "De [[nieuw regering]] valt niet.", fixed: Some("De nieuwe regering valt niet.") },
    ],
    good: &[
        "De gegeven waarschuwing staat in de linker afdeling, bij de houten woning.",
        "Er kwam een tweede onderzoek, en een roze huis.",
        "Zij is een groot schrijver, een goed voorzitter en een Vlaams historicus.",
        "Geen nieuwe onderzoeken zonder een nieuwe onderzoeker.",
        "De openbaar aanklager was een echte Brusselse.",
        "Een nieuwe record attempt bleef uit.",
        "Het openbaar bestuur is een beetje traag.",
    ],
    check: Check::Pairs {
        first: Trigger::Classes(OPENERS),
        second: Trigger::Word(|word| may_be_inflected(word) || may_be_bare(word)),
        check,
    },
};

/// What stands before the adjective.
const OPENERS: ClassSet = ClassSet::of(&[Class::Indefinite, Class::AlwaysDeterminer]);
/// What has no other ending.
const STAYS: ClassSet = ClassSet::of(&[Class::NumberWord, Class::OrdinalWord, Class::TimeWord, Class::KeepsEnding]);

/// An adjective with its ending, and nothing else.
fn may_be_inflected(word: &Word) -> bool {
    let flags = word.flags;
    flags.is_inflected_adjective() && !flags.is_adjective() && !flags.is_function() && !word.meets(STAYS)
}

/// An adjective without an ending, and nothing else.
fn may_be_bare(word: &Word) -> bool {
    let flags = word.flags;
    let may_be_more = flags.is_function() || flags.is_de() || flags.is_het() || flags.is_verb();
    flags.is_adjective() && !may_be_more && !word.meets(STAYS)
}

fn check(context: &Context<'_>, places: Places<'_>, sink: &mut Sink<'_>) {
    for adjective in places {
        let noun = adjective + 1;
        if context.gap(adjective).is_blank() && is_noun(context, noun) {
            sink.push_some(finding(context, noun));
        }
    }
}

fn finding(context: &Context<'_>, noun: usize) -> Option<Finding<Plain>> {
    let right = remedy(context, noun)?;
    let rest = &context.plain[context.token(noun - 1).end as usize..context.token(noun).end as usize];
    Some(
        Finding::new(&RULE, context.span(noun - 1, noun), "the ending of the adjective does not fit the noun")
            .replace(format!("{right}{rest}")),
    )
}

fn remedy(context: &Context<'_>, noun: usize) -> Option<String> {
    let adjective = noun - 1;
    let is_neuter = || gender(context, noun) == Some(Gender::Het) && ends_phrase(context, noun);
    // Only of nouns that are no persons: "een groot schrijver" and "de openbaar aanklager" are right.
    let is_common = || {
        (has_suffix(context, noun, Class::SuffixAbstract) || is_thing(context, noun))
            && gender(context, noun) == Some(Gender::De)
            && ends_phrase(context, noun)
    };
    if may_be_inflected(&context.known(adjective)) {
        (context.is(noun - 2, Class::Indefinite) && is_neuter())
            .then(|| without_ending(context, context.word(adjective)))?
    } else {
        // "de gegeven waarschuwing", "een houten woning": what ends in -en has one form.
        let has_one_form = context.glossary.classes().ends_in(context.word(adjective), Class::InfinitiveEnding);
        (!has_one_form && is_common()).then(|| with_ending(context, context.word(adjective)))?
    }
}

/// A frequent noun that cannot be a person.
fn is_thing(context: &Context<'_>, noun: usize) -> bool {
    let flags = context.flags(noun);
    flags.is_singular() && flags.is_common() && flags.is_de() && !may_be_person(context, noun)
}
