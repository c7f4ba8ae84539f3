//! "Die" behind a neuter noun, and "dat" behind a person: "Het bedrijf die de brug bouwt", "De man dat de brug bouwt".
//!
//! "Die" points at things too ("gaf het kind die bal"), so only a noun at the head of a sentence, or behind a preposition where what
//! follows opens no noun, leaves one reading. Behind a noun of common gender "dat" opens clauses of content too ("de vraag dat",
//! "zei de man dat"): only a person at the head of a sentence can have no such clause.

use super::agreement::{Gender, gender, is_noun, is_only_adjective};
use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Fix, Severity};
use crate::glossary::{Class, Places, Trigger};
use crate::text::{Gap, Plain, case};

pub(super) static RULE: Rule = Rule {
    id: "wrong-relative",
    summary: "a relative pronoun of another gender than its noun",
    why: "A relative pronoun has the gender of its noun: \"het bedrijf dat\" (Algemene Nederlandse Spraakkunst 5.8.2). Engines choose noun and pronoun apart.",
    severity: Severity::Warning,
    applicability: Applicability::Suggested,
    tier: Tier::Wording,
    mqm: "linguistic-conventions/grammar/agreement",
    languages: &["nl"],
    bad: &[
        Bad {
            text: "Het bedrijf [[die]] de brug bouwt, is failliet.",
            fixed: Some("Het bedrijf dat de brug bouwt, is failliet."),
        },
        Bad {
            text: "Zij werkt voor het grote bedrijf [[die]] in Gent staat.",
            fixed: Some("Zij werkt voor het grote bedrijf dat in Gent staat."),
        },
        Bad { text: "De man [[dat]] de brug bouwde, is dood.", fixed: Some("De man die de brug bouwde, is dood.") },
        Bad {
            text: "De nieuwe minister [[dat]] de brug opende, zwijgt.",
            fixed: Some("De nieuwe minister die de brug opende, zwijgt."),
        },
    ],
    good: &[
        "De leer dat alles stroomt, is oud, en de kans dat het regent klein.",
        "Toen zei de man dat de brug dicht was.",
        "Het bedrijf dat de brug bouwt, is failliet.",
        "Omdat hij met het bedrijf die afspraak maakte, ging hij.",
        "Toen gaf het bedrijf die dag niets, en de mensen in het dorp die wij spraken, zwegen.",
        "Het aantal mensen die de brug kennen, daalt.",
    ],
    check: Check::Words { trigger: Trigger::class(Class::Relative), check },
};

/// The most adjectives between the article and its noun.
const MOST_ADJECTIVES: usize = 2;

fn check(context: &Context<'_>, places: Places<'_>, sink: &mut Sink<'_>) {
    for i in places.filter(|i| *i > 1 && context.gap(*i) == Gap::Space) {
        let (classes, word) = (context.glossary.classes(), context.word(i));
        if let Some(right) = classes.partner(word, Class::DeterminerDe, Class::DeterminerHet)
            && follows_neuter(context, i)
        {
            sink.push(finding(context, i, right, "the noun before it is neuter"));
        } else if let Some(right) = classes.partner(word, Class::DeterminerHet, Class::DeterminerDe)
            && follows_person(context, i)
        {
            sink.push(finding(context, i, right, "the noun before it is a person"));
        }
    }
}

fn finding(context: &Context<'_>, i: usize, right: &str, message: &'static str) -> Finding<Plain> {
    let span = context.token(i).span();
    Finding::new(&RULE, span, message).fix(Fix::replace(span, case::carry(context.word(i), "x", right)))
}

/// "De man dat de brug bouwde": at the head of a sentence, with a clause after it.
fn follows_person(context: &Context<'_>, i: usize) -> bool {
    let noun = i - 1;
    let is_person = is_noun(context, noun)
        && context.is_any(noun, &[Class::Title, Class::PersonSuffix])
        && gender(context, noun) == Some(Gender::De)
        && context.flags(noun).is_singular();
    if !is_person || !context.gap(i + 1).is_blank() {
        return false;
    }
    let article = opener(context, noun);
    context.is(article, Class::Article)
        && context.is(article, Class::DeterminerDe)
        && context.token(article).opens_sentence
}

/// What stands before the noun and its adjectives.
fn opener(context: &Context<'_>, noun: usize) -> usize {
    let mut article = noun - 1;
    while noun - article <= MOST_ADJECTIVES && article > 0 && is_only_adjective(context, article) {
        article -= 1;
    }
    article
}

fn follows_neuter(context: &Context<'_>, i: usize) -> bool {
    let noun = i - 1;
    if !is_noun(context, noun) || gender(context, noun) != Some(Gender::Het) || !context.flags(noun).is_singular() {
        return false;
    }
    let article = opener(context, noun);
    let is_article =
        context.is_any(article, &[Class::Article, Class::Indefinite]) && !context.is(article, Class::DeterminerDe);
    is_article && (context.token(article).opens_sentence || article > 0 && is_bound(context, article, i))
}

/// "voor het bedrijf die in Gent staat": no noun of common gender follows, and no other noun stands before the phrase.
fn is_bound(context: &Context<'_>, article: usize, i: usize) -> bool {
    let openers = [Class::Article, Class::PersonalPronoun, Class::Preposition];
    let follows_noun = || {
        article > 1 && {
            let flags = context.flags(article - 2);
            flags.is_singular() || flags.is_plural() || flags.is_title() || !flags.is_known()
        }
    };
    context.is(article - 1, Class::Preposition)
        && context.gap(article).is_blank()
        && context.gap(i + 1).is_blank()
        && context.is_any(i + 1, &openers)
        && !follows_noun()
}
