//! A determiner of the wrong gender.

use super::agreement::{Gender, gender, is_only_adjective, noun_of, stands_bare, takes_of_many};
use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::{Class, ClassSet, Places, Trigger};
use crate::text::{Gap, Plain, case};

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
        Bad {
            text: "[[Het commissie]] heeft nog niets besloten.",
            fixed: Some("De commissie heeft nog niets besloten."),
        },
        Bad {
            text: "Gisteren viel [[de langverwachte besluit]] over de haven.",
            fixed: Some("Gisteren viel het langverwachte besluit over de haven."),
        },
        Bad {
            text: "Zo verging het [[elke bedrijf]] in de streek.",
            fixed: Some("Zo verging het elk bedrijf in de streek."),
        },
        Bad {
            text: "Zij werd naar [[de ziekenhuis]] gebracht.",
            fixed: Some("Zij werd naar het ziekenhuis gebracht."),
        },
        Bad {
            text: "Er kwam kritiek op [[het nieuwe computers]] van de school.",
            fixed: Some("Er kwam kritiek op de nieuwe computers van de school."),
        },
        Bad { text: "[[Deze huis]] is verkocht.", fixed: Some("Dit huis is verkocht.") },
        Bad { text: "De Kamer nam [[het nieuwe wet]] aan.", fixed: Some("De Kamer nam de nieuwe wet aan.") },
        Bad { text: "[[Het spanningen]] in de stad lopen op.", fixed: Some("De spanningen in de stad lopen op.") },
    ],
    good: &[
        "Zij wist dat onzekerheid schaadt.",
        "De systeem aanroep mislukt.",
        "De wapenstilstand houdt, en zij tekent met de geodriehoek.",
        "Hij gaf aan dat vrijheid voor allen telt, zonder dat vergadering van de raad nodig was.",
        "Door het openbare informatie te maken, hielp zij ieder op de N-de plaats.",
        "Zij werd door de team captain op de bank gezet.",
        "In dat bedrijf werkt niemand meer.",
        "Hij zei dat vrijheid telt en dat het goed ging.",
        "Het vrijdag door de raad aangenomen plan gaf het aandacht.",
        "Het stap voor stap opgebouwde vertrouwen is weg.",
        "Door het kinderen naar hun zin te maken, won zij; om het mensen te leren is tijd nodig.",
        "Het mensen naar de zin maken is een kunst, en het scheidingsteken ontbreekt.",
        "Gisteren bood het nieuwe hoop; dit kan goede effecten hebben als het oude zaken betreft.",
        "Bij het kinderen krijgen hoort stress.",
        "Bij het verbinding maken ging het mis, en de lokaal aangesloten schijf is leeg.",
        "Het wandelen van de hond en het werken in de tuin doen goed.",
        "De man die water drinkt, zegt dat regering en parlement falen.",
    ],
    check: Check::Words { trigger: Trigger::Classes(DETERMINERS), check },
};

/// So far behind its object, in tokens, an infinitive may stand.
const CLAUSE: usize = 32;

const DETERMINERS: ClassSet = ClassSet::of(&[Class::DeterminerDe, Class::DeterminerHet]);

fn check(context: &Context<'_>, places: Places<'_>, sink: &mut Sink<'_>) {
    for i in places {
        // "een van de grootste bedrijf": the number is wrong, not the gender.
        let is_number = || takes_of_many(context, i) && is_only_adjective(context, i + 1);
        if determines(context, i) && !is_number() {
            sink.push_some(finding(context, i));
        }
    }
}

/// Is the word a determiner here? Most are pronouns too ("gaf het aandacht", "wie die eer krijgt").
fn determines(context: &Context<'_>, i: usize) -> bool {
    let is_pronoun = || opens_said_clause(context, i) || is_object(context, i);
    (context.gap(i) != Gap::Hyphen && context.is(i, Class::AlwaysDeterminer))
        || i > 0 && context.is(i - 1, Class::Preposition) && context.gap(i).is_blank() && !is_pronoun()
        || opens_clause(context, i)
        || opens_phrase(context, i)
}

/// "nam het nieuwe wet aan": with an adjective, a noun that has a plural stands behind nothing but a determiner.
fn opens_phrase(context: &Context<'_>, i: usize) -> bool {
    let may_be_more = [Class::Subordinator, Class::Relative, Class::Possessive];
    if context.is_any(i, &may_be_more) || context.gap(i) == Gap::Hyphen || !is_only_adjective(context, i + 1) {
        return false;
    }
    noun_of(context, i).is_some_and(|noun| {
        let flags = context.flags(noun);
        noun > i + 1
            && flags.is_singular()
            && flags.is_common()
            && (i + 1..noun).all(|k| context.token(k).shape.is_all_lower())
            && !stands_bare(context, noun)
    })
}

/// "hij gaf aan dat kritiek telt", "zonder dat toestemming nodig was": the particle of a verb, and a conjunction.
fn opens_said_clause(context: &Context<'_>, i: usize) -> bool {
    context.is(i, Class::Subordinator)
        && context.is(i - 1, Class::ClauseParticle)
        && !context.token(i - 1).opens_sentence
}

/// "door het openbare informatie te maken": an infinitive follows, and "het" is its object.
fn is_object(context: &Context<'_>, i: usize) -> bool {
    context.is(i, Class::Article)
        && noun_of(context, i).is_some_and(|noun| {
            context.is(noun + 1, Class::InfinitiveMarker) && context.flags(noun + 2).is_infinitive()
        })
}

/// At the head of a sentence the word is a pronoun only if the verb follows ("Het regent").
fn opens_clause(context: &Context<'_>, i: usize) -> bool {
    context.token(i).opens_sentence
        && !context.is_any(i, &[Class::AlwaysDeterminer, Class::Subordinator, Class::Relative])
}

/// "Deze huis is verkocht": of two verbs in a row the first is none.
fn is_followed_by_verb(context: &Context<'_>, i: usize) -> bool {
    let next = i + 1;
    context.gap(next).is_blank()
        && context.is_any(next, &[Class::Auxiliary, Class::FiniteVerb])
        && !context.is_any(i, &[Class::Auxiliary, Class::FiniteVerb, Class::PastStrong])
        && !context.flags(next).is_infinitive()
        && !context.flags(next).is_participle()
}

fn may_be_verb(context: &Context<'_>, i: usize) -> bool {
    context.flags(i).is_verb() || context.is_any(i, &[Class::FiniteVerb, Class::Auxiliary])
}

fn finding(context: &Context<'_>, i: usize) -> Option<Finding<Plain>> {
    let noun = noun_of(context, i)?;
    if opens_clause(context, i) && may_be_verb(context, i + 1) && !is_followed_by_verb(context, i + 1) {
        return None;
    }
    let right = partner(context, i, gender(context, noun).or_else(|| plural(context, i, noun))?)?;
    let rest = &context.plain[context.token(i).end as usize..context.token(noun).end as usize];
    let right = case::carry(context.word(i), "x", right);
    Some(
        Finding::new(&RULE, context.span(i, noun), "the determiner and the noun differ in gender")
            .replace(format!("{right}{rest}")),
    )
}

/// "het computers": a plural has the determiners of common gender, unless "het" is the object of an infinitive ("door het
/// kinderen te leren") and the plural another.
fn plural(context: &Context<'_>, i: usize, noun: usize) -> Option<Gender> {
    let flags = context.flags(noun);
    // "het scheidingsteken": its last part has a singular.
    let last = context.glossary.lexicon().and_then(|lexicon| lexicon.last_part(context.word(noun)));
    let ends_singular = || last.is_some_and(|last| context.flags_of(last).is_singular());
    let may_be_more = flags.is_singular() || flags.is_verb() || flags.is_function() || flags.is_inflected_adjective();
    let is_plural = flags.is_plural() && !may_be_more && !ends_singular() && context.is(i, Class::PluralDiffers);
    let ends = |k: usize| matches!(context.gap(k), Gap::Comma | Gap::Stop);
    let mut rest = (noun + 1..context.len()).take(CLAUSE).take_while(|k| !ends(*k));
    // "bij het kinderen krijgen"
    let is_object =
        (context.flags(noun + 1).is_infinitive() && !ends(noun + 1)) || is_plural && is_verbal(context, noun);
    (is_plural && !is_object && !rest.any(|k| context.is(k, Class::InfinitiveMarker))).then_some(Gender::De)
}

/// "het mensen naar de zin maken is een kunst", "het deuren openen.": an infinitive ends the phrase, and a singular verb follows
/// or none.
fn is_verbal(context: &Context<'_>, noun: usize) -> bool {
    let in_clause = |k: &usize| !matches!(context.gap(*k), Gap::Comma | Gap::Stop);
    let verb = (noun + 1..context.len()).take(CLAUSE).take_while(in_clause).find(|k| {
        let flags = context.flags(*k);
        flags.is_verb() && !flags.is_singular() && !flags.is_plural() && !context.is(*k, Class::Preposition)
    });
    verb.is_some_and(|verb| {
        let next = verb + 1;
        let is_singular =
            || context.is_any(next, &[Class::Auxiliary, Class::FiniteVerb]) && !context.flags(next).is_infinitive();
        context.flags(verb).is_infinitive() && (next >= context.len() || !in_clause(&next) || is_singular())
    })
}

/// The determiner of the other gender, where token `i` is of the wrong one.
fn partner<'c>(context: &Context<'c>, i: usize, gender: Gender) -> Option<&'c str> {
    let (wrong, right) = match gender {
        Gender::De => (Class::DeterminerHet, Class::DeterminerDe),
        Gender::Het => (Class::DeterminerDe, Class::DeterminerHet),
    };
    context.glossary.classes().partner(&context.lower(i), wrong, right)
}
