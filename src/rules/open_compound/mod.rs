//! An acronym or a name and a noun side by side, as English writes compounds.
//!
//! The acronyms of the glossary are judged here; [`unlisted`] knows what speaks for other acronyms and for names. Not for two
//! common words: those are split-word's.

mod numbered;
mod plural;
mod unlisted;

use super::agreement::{may_be_finite, stands_bare};
use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::{Class, Places, Trigger};
use crate::text::{Gap, Plain};

pub(super) static RULE: Rule = Rule {
    id: "open-compound",
    summary: "an acronym or name and a noun without the hyphen that joins them",
    why: "English sets nouns side by side; Dutch joins an acronym or a name and a noun with a hyphen (Leidraad 6.4), or uses the adjective.",
    severity: Severity::Warning,
    applicability: Applicability::Suggested,
    tier: Tier::Typography,
    mqm: "linguistic-conventions/orthography/compounding",
    languages: &["nl"],
    bad: &[
        Bad { text: "De [[NAVO top]] duurt twee dagen.", fixed: Some("De NAVO-top duurt twee dagen.") },
        Bad { text: "Met de [[NAVO top]] was niemand blij.", fixed: Some("Met de NAVO-top was niemand blij.") },
        Bad { text: "Na de [[VS waarschuwingen]] bleef het stil.", fixed: None },
        Bad { text: "De [[ABX trainer]] zweeg.", fixed: Some("De ABX-trainer zweeg.") },
        Bad { text: "Het [[Obama debat]] duurde lang.", fixed: Some("Het Obama-debat duurde lang.") },
        Bad { text: "Volgens een [[YouGov peiling]] wint zij.", fixed: Some("Volgens een YouGov-peiling wint zij.") },
        Bad {
            text: "Met [[VVD leider]] Jansen viel niet te praten.",
            fixed: Some("Met VVD-leider Jansen viel niet te praten."),
        },
        Bad { text: "Een Witte [[Huis woordvoerder]] zweeg.", fixed: Some("Een Witte Huis-woordvoerder zweeg.") },
        Bad { text: "Dat klopt niet, zegt de [[Hamas leider]].", fixed: Some("Dat klopt niet, zegt de Hamas-leider.") },
        Bad {
            text: "Zij zegt dat de [[Obama regering]] aftrad.",
            fixed: Some("Zij zegt dat de Obama-regering aftrad."),
        },
        Bad { text: "De [[Obama aanhangers]] zwijgen.", fixed: Some("De Obama-aanhangers zwijgen.") },
        Bad {
            text: "Gisteren won de Formule [[1 coureur]] weer.",
            fixed: Some("Gisteren won de Formule 1-coureur weer."),
        },
        Bad { text: "[[EU landen]] hebben gezwegen.", fixed: None },
        Bad { text: "[[NAVO bondgenoten]] steunen het plan.", fixed: Some("NAVO-bondgenoten steunen het plan.") },
        Bad { text: "[[Hamas strijders]] in de stad gaven zich over.", fixed: None },
        Bad { text: "Veel jonge [[VVD leden]] stemden tegen.", fixed: Some("Veel jonge VVD-leden stemden tegen.") },
        Bad { text: "Daar hebben [[NAVO troepen]] geoefend.", fixed: Some("Daar hebben NAVO-troepen geoefend.") },
        Bad { text: "[[VVD leden]] in de Kamer zijn tegen.", fixed: Some("VVD-leden in de Kamer zijn tegen.") },
        Bad { text: "Dat zei [[VVD leider]] Jansen.", fixed: Some("Dat zei VVD-leider Jansen.") },
        Bad { text: "Zij reed met haar [[Rabo ploeg]] weg.", fixed: Some("Zij reed met haar Rabo-ploeg weg.") },
        Bad { text: "Zij zei dat het [[Obama kabinet]] faalt.", fixed: Some("Zij zei dat het Obama-kabinet faalt.") },
        Bad { text: "[[Ajax spelers]] wilden de stad zien.", fixed: Some("Ajax-spelers wilden de stad zien.") },
    ],
    good: &[
        "In de Verenigde Staten president worden is duur, en de Rolling Stones waren er ook.",
        "Toen koos de Senaat leden, en van de Senaat leden niet.",
        "Nu de VS waarschuwingen negeren, is overleg nodig.",
        "De VN riep op tot kalmte.",
        "De EU besluit morgen.",
        "De VS trok zich terug.",
        "De NAVO bond de strijd aan.",
        "Het WK voetbal begint morgen.",
        "Nu de EU geld geeft, is de NAVO lid van de raad en geeft de VN steun aan het land.",
        "Gisteren tilde de Rus 40 kilo, en won het Ajax 3 punten; de Formule 1 begint.",
        "Van GIMP leer je veel, en de Gaussische kromme ken je.",
        "Toen werd de Spanjaard kampioen, en volgens de Engelse krant won het Nederlands team.",
        "Gisteren ontving Obama president Jansen, en dat de Rus trainer wordt, is zeker.",
        "In de VS president worden kost geld, en van de EU lidstaat worden tijd; de CIA agent maken lukt niet.",
        "Former president Jansen said on Monday that he would vote.",
        "Toen zij in de VS senator was, won zij.",
        "Zij kocht een Rembrandt en een Duits huis, en een Rus won.",
        "Jans kinderen in de stad zijn ziek.",
        "Toen PSV spelers kocht, was het feest, en dat PSV spelers koopt, is nieuw.",
        "Wat PSV spelers kost, weet niemand, en in mei kocht PSV spelers.",
        "Typ uw EIGEN wachtwoord in, en geef hun Ajax kaarten.",
        "De app toont het Extern bureaublad, en de VPN-server biedt toegang.",
    ],
    check: Check::Words { trigger: Trigger::Word(|word| word.shape.starts_upper() || word.shape.has_digit()), check },
};

fn check(context: &Context<'_>, places: Places<'_>, sink: &mut Sink<'_>) {
    let is_small = |i: &usize| context.tokens.list.get(*i).is_some_and(|token| token.shape.is_all_lower());
    for i in places.map(|name| name + 1).filter(is_small) {
        let first = context.token(i - 1);
        if first.shape.has_digit() && numbered::is_compound(context, i) {
            sink.push(finding(context, i, None));
        }
        if !first.shape.starts_upper() || context.gap(i) != Gap::Space {
            continue;
        }
        let entry = if first.shape.is_all_upper() { context.glossary.acronym(context.word(i - 1)) } else { None };
        let Some(entry) = entry else {
            if let Some(severity) = unlisted::compound(context, i) {
                sink.push(finding(context, i, None).severity(severity));
            }
            continue;
        };
        if entry.except.iter().any(|pair| pair == context.text(context.span(i - 1, i))) {
            continue;
        }
        let severity = severity(context, i).or_else(|| unlisted::compound(context, i));
        if let Some(severity) = severity {
            let adjective = entry.term().and_then(|term| term.adjective.as_deref());
            sink.push(finding(context, i, adjective).severity(severity).resting_on(entry));
        }
    }
}

/// Is it found that tokens `i - 1` and `i` are one compound?
pub(super) fn finds(context: &Context<'_>, i: usize) -> bool {
    severity(context, i).or_else(|| unlisted::compound(context, i)).is_some()
}

fn finding(context: &Context<'_>, i: usize, adjective: Option<&str>) -> Finding<Plain> {
    let finding = Finding::new(&RULE, context.span(i - 1, i), "an acronym or name and a noun are joined with a hyphen");
    let finding = match adjective {
        Some(adjective) => finding.replace(format!("{adjective} {}", context.word(i))),
        None => finding,
    };
    finding.replace(context.hyphenated(i))
}

/// How sure it is that the two are one compound; `None` if they need not be.
fn severity(context: &Context<'_>, i: usize) -> Option<Severity> {
    let flags = context.flags(i);
    let other = [
        Class::Adverb,
        Class::Preposition,
        Class::Auxiliary,
        Class::FiniteVerb,
        Class::Coordinator,
        Class::Subordinator,
        Class::Determiner,
        Class::NumberWord,
        Class::TimeWord,
    ];
    if context.is_any(i, &other)
        || may_be_finite(context, i)
        || flags.is_function()
        || flags.is_participle()
        || flags.is_adjective()
        || flags.is_inflected_adjective()
    {
        return None;
    }
    // "wat PSV spelers kost", "dat PSV spelers koopt"
    let is_determiner = |k: usize| {
        context.is_any(k, &[Class::Article, Class::Demonstrative, Class::Possessive])
            && !context.is(k, Class::Subordinator)
            || context.is(k, Class::Determiner) && !context.is(k, Class::Relative)
    };
    let determined = i >= 2 && is_determiner(i - 2);
    let is_singular = (flags.is_de() || flags.is_het()) && !flags.is_plural();
    // "nu de EU geld geeft", "is de NAVO lid": the noun is no part of the subject.
    if stands_bare(context, i) || unlisted::is_predicate(context, i) {
        return None;
    }
    if determined && is_singular {
        let is_sure = !unlisted::in_clause(context, i - 2);
        return Some(if is_sure { Severity::Warning } else { Severity::Info });
    }
    // "de VS waarschuwingen": the noun may be the object of a verb that follows.
    let subject_place = i < 3
        || context.is_any(i - 3, &[Class::Preposition, Class::Coordinator])
        || context.token(i - 2).opens_sentence;
    (determined && flags.is_plural() && subject_place).then_some(Severity::Info)
}
