//! "steden die hun parken sluiten, maar nu heropent.": one subject, two numbers.
//!
//! Where a long relative clause has two verbs, engines forget who its subject is. Only where the subject is a plural that
//! stands right before "die", and nothing after it may be another one. Not a parser of clauses.

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::{Class, Places, Trigger, Word};
use crate::text::Gap;

pub(super) static RULE: Rule = Rule {
    id: "disagreeing-verbs",
    summary: "two verbs of one subject, the first plural and the second singular",
    why: "In a long relative clause engines lose the number of the subject, and often the sense of both verbs with it (\"landen die hun legers inkrimpen, maar nu herbewapent\"). Which word was meant only the source tells.",
    severity: Severity::Warning,
    applicability: Applicability::Manual,
    tier: Tier::Wording,
    mqm: "linguistic-conventions/grammar/agreement",
    languages: &["nl"],
    bad: &[
        Bad { text: "Dat geldt voor steden die hun parken na de brand [[sluiten, maar nu heropent]].", fixed: None },
        Bad { text: "Zij spreekt met boeren die hun land [[verkopen en later terugkoopt]].", fixed: None },
    ],
    good: &[
        "Dat geldt voor steden die hun parken na de brand sluiten, maar nu heropenen.",
        "De stad die haar parken na de brand sluit, maar nu heropent, is arm.",
        "Het zijn parken die hij liet sluiten, maar nu heropent.",
        "Parken die de stad wil sluiten en later heropent.",
        "Boeren die land verkopen, maar nu bang zijn, gaan weg.",
    ],
    check: Check::Pairs { first: Trigger::Word(may_be_plural_verb), second: Trigger::class(Class::Coordinator), check },
};

/// The longest clause that is looked back over, in tokens.
const CLAUSE: usize = 24;

fn check(context: &Context<'_>, places: Places<'_>, sink: &mut Sink<'_>) {
    if !context.has_any(&[Class::Relative]) {
        return;
    }
    for i in places.filter(|i| *i > 2 && matches!(context.gap(*i), Gap::Comma | Gap::Space)) {
        if !context.glossary.classes().ends_in(context.word(i - 1), Class::InfinitiveEnding) {
            continue;
        }
        let Some(second) = singular_verb(context, i) else { continue };
        if has_plural_subject(context, i - 1) {
            let message = "the first verb is plural and the second is not; check both with the source";
            sink.push(Finding::new(&RULE, context.span(i - 1, second), message));
        }
    }
}

fn may_be_plural_verb(word: &Word) -> bool {
    word.flags.is_infinitive() && !word.is(Class::Auxiliary)
}

/// The verb that ends the sentence, with nothing but adverbs between it and the conjunction before it.
fn singular_verb(context: &Context<'_>, conjunction: usize) -> Option<usize> {
    let mut verb = conjunction + 1;
    while context.is_any(verb, &[Class::Adverb, Class::TimeWord]) && context.gap(verb + 1) == Gap::Space {
        verb += 1;
    }
    let flags = context.flags(verb);
    let is_only_verb = flags.is_verb()
        && !(flags.is_infinitive() || flags.is_participle() || flags.is_adjective())
        && !(flags.is_singular() || flags.is_plural() || flags.is_function());
    let is_singular = || context.glossary.classes().ends_in(context.word(verb), Class::SingularEnding);
    (context.gap(verb) == Gap::Space && is_only_verb && is_singular() && context.gap(verb + 1) == Gap::Stop)
        .then_some(verb)
}

/// Is the verb that of a relative clause about a plural, with no other subject and no auxiliary in between?
fn has_plural_subject(context: &Context<'_>, verb: usize) -> bool {
    let stops = [Class::Auxiliary, Class::FiniteVerb, Class::PersonalPronoun, Class::Subordinator];
    let may_be_other = |k: usize| context.is_any(k, &stops) && !context.is(k, Class::Possessive);
    let clause = (verb.saturating_sub(CLAUSE)..verb).rev().take_while(|k| !may_be_other(*k));
    let Some(relative) = clause.into_iter().find(|k| context.is(*k, Class::Relative)) else { return false };
    // "die de stad sluit": a noun right after "die" may be the subject.
    let opens_with_object = context.is(relative + 1, Class::Possessive) || relative + 2 == verb;
    relative > 0
        && opens_with_object
        && context.is(relative, Class::DeterminerDe)
        && context.flags(relative - 1).is_plural()
        && matches!(context.gap(relative), Gap::Space | Gap::Comma)
}
