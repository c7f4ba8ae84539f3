//! "Die" behind a neuter noun: "Het bedrijf die de brug bouwt".
//!
//! "Die" points at things too ("gaf het kind die bal"), so only a noun at the head of a sentence, or behind a preposition where what
//! follows opens no noun, leaves one reading. Not for "dat" behind a noun of common gender: that opens clauses of content ("de vraag
//! dat").

use super::agreement::{Gender, gender, is_noun, is_only_adjective};
use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Fix, Severity};
use crate::glossary::Class;
use crate::text::{Gap, case};

pub(super) static RULE: Rule = Rule {
    id: "wrong-relative",
    summary: "\"die\" behind a neuter noun in the singular",
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
    ],
    good: &[
        "Het bedrijf dat de brug bouwt, is failliet.",
        "Omdat hij met het bedrijf die afspraak maakte, ging hij.",
        "Toen gaf het bedrijf die dag niets, en de mensen in het dorp die wij spraken, zwegen.",
        "Het aantal mensen die de brug kennen, daalt.",
    ],
    check: Check::Segment(check),
};

/// The most adjectives between the article and its noun.
const MOST_ADJECTIVES: usize = 2;

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    if !context.has_any(&[Class::Relative]) {
        return;
    }
    for i in 2..context.len() {
        if context.is(i, Class::Relative)
            && context.gap(i) == Gap::Space
            && let Some(right) =
                context.glossary.classes().partner(context.word(i), Class::DeterminerDe, Class::DeterminerHet)
            && follows_neuter(context, i)
        {
            let finding = Finding::new(&RULE, context.token(i).span(), "the noun before it is neuter");
            let right = case::carry(context.word(i), "x", right);
            sink.push(finding.fix(Fix::replace(context.token(i).span(), right)));
        }
    }
}

fn follows_neuter(context: &Context<'_>, i: usize) -> bool {
    let noun = i - 1;
    if !is_noun(context, noun) || gender(context, noun) != Some(Gender::Het) || !context.flags(noun).is_singular() {
        return false;
    }
    let mut article = noun - 1;
    while noun - article <= MOST_ADJECTIVES && article > 0 && is_only_adjective(context, article) {
        article -= 1;
    }
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
