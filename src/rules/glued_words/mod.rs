//! Two words without the space between them.
//!
//! One room for each way in which words stick together: a small word behind another ([`tail`]) or before it ([`head`]), two
//! words that make no compound ([`two_words`]), a seam that shows by a capital ([`capital`]); [`ending`] keeps endings from
//! being taken for small words. Not for compounds that the list does not have: those are good words.

mod capital;
mod ending;
mod head;
mod tail;
mod two_words;

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::{Class, Lexicon, WordFlags};

pub(super) static RULE: Rule = Rule {
    id: "glued-words",
    summary: "two words without the space between them",
    why: "Where markup stood between two words, engines lose the space: a small word sticks to the end or the front of another. What is glued is no word and no compound, and comes apart in one way only.",
    severity: Severity::Warning,
    applicability: Applicability::Suggested,
    tier: Tier::Typography,
    mqm: "linguistic-conventions/orthography",
    languages: &["nl"],
    bad: &[
        Bad { text: "Zij willen het [[oplossenen]] doorgaan.", fixed: Some("Zij willen het oplossen en doorgaan.") },
        Bad { text: "De [[uitslagvan]] de stemming is bekend.", fixed: Some("De uitslag van de stemming is bekend.") },
        Bad { text: "Bekijk [[hetoverzicht]] van de partijen.", fixed: Some("Bekijk het overzicht van de partijen.") },
        Bad { text: "De raad kiest [[Officevoor]] de scholen.", fixed: Some("De raad kiest Office voor de scholen.") },
        Bad { text: "Wij halen de [[appsen]] bellen terug.", fixed: Some("Wij halen de apps en bellen terug.") },
        Bad {
            text: "De vergadering kiest een [[datumen]] gaat door.",
            fixed: Some("De vergadering kiest een datum en gaat door."),
        },
        Bad {
            text: "De secretaris drukt op [[dewisselknop]] van het bord.",
            fixed: Some("De secretaris drukt op de wisselknop van het bord."),
        },
        Bad {
            text: "Morgen wordt het voorstel in de raad [[besprokendoor]] alle partijen.",
            fixed: Some("Morgen wordt het voorstel in de raad besproken door alle partijen."),
        },
        Bad {
            text: "De wet die nu [[wordtaangenomen]] is streng.",
            fixed: Some("De wet die nu wordt aangenomen is streng."),
        },
        Bad {
            text: "Het is warm in [[Bulgarijeen]] Roemenië.", fixed: Some("Het is warm in Bulgarije en Roemenië.")
        },
        Bad { text: "Zij spraken over [[eenduidelijke]] fout.", fixed: Some("Zij spraken over een duidelijke fout.") },
        Bad { text: "Dit is de [[paginawaarop]] het staat.", fixed: Some("Dit is de pagina waarop het staat.") },
    ],
    good: &[
        "De kostenramingen voor de kadeverlenging zijn klaar.",
        "Zij appte haar vriendin in Coevorden.",
        "De voorselectie viel in Steenbergen tegen.",
        "Onze programmeur leest het logboek met auditEvents uit.",
        "Zij wil een kleinere groep targeten.",
        "Een rustgevende wandeling, en de voorwaardenlijst is klaar.",
        "De handhavingen volgen op het triggerende signaal.",
        "De trein reed met een voorgekozen snelheid door.",
        "Zij koos een andere omloopstijl.",
        "De film heet The Candidate, en zijn rivaal is een Engelse candidate.",
        "In Frankrijk wonen meer mensen dan in Italië en Bulgarije.",
        "Beethoven schreef het in Zandvoort, zei de herderin.",
    ],
    check: Check::Segment(check),
};

/// What is longer than any word is an address or a code, in bytes.
const LONGEST: usize = 64;
/// The shortest word that something sticks to, in bytes.
const SHORTEST: usize = 4;
/// A stem this long takes no new ending, in bytes.
const ENDING_TAKES: usize = 6;

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(lexicon) = context.glossary.lexicon() else { return };
    for i in 0..context.len() {
        let token = context.token(i);
        if !(SHORTEST..=LONGEST).contains(&token.len()) || context.flags(i).is_known() || token.shape.has_digit() {
            continue;
        }
        if let Some(apart) = apart(context, lexicon, i)
            && stands_alone(context, i)
        {
            sink.push(Finding::new(&RULE, context.span(i, i), "two words without a space").replace(apart));
        }
    }
}

/// No part of a name, term, address or compound with hyphens.
fn stands_alone(context: &Context<'_>, i: usize) -> bool {
    let joined =
        |at: usize| at > 0 && at < context.len() && matches!(context.gap_text(at), "-" | "'" | "’" | "." | "/" | "_");
    // A hyphen may stand before: "AD-accountsvia".
    context.term_at(i).is_none()
        && (!joined(i) || context.gap_text(i) == "-")
        && !joined(i + 1)
        && !context.is(i, Class::GluedLookalike)
        && !context.in_code(context.span(i, i))
}

/// The two words, where there is one way only.
fn apart(context: &Context<'_>, lexicon: &Lexicon, i: usize) -> Option<String> {
    let word = context.word(i);
    let shape = context.token(i).shape;
    let lower = word.to_lowercase();
    if lower.len() != word.len() || shape.is_all_upper() {
        return None;
    }
    let at = if shape.is_mixed() {
        capital::at_capital(context, lexicon, word)?
    } else {
        let is_name = shape.starts_upper() && !context.token(i).opens_sentence;
        let place = Place { is_name, opens: shape.starts_upper() && !is_name };
        tail::tail(context, lexicon, &lower, i, place)
            .or_else(|| head::head(context, lexicon, &lower, i, place))
            .or_else(|| two_words::two_words(context.glossary, lexicon, &lower, place))?
    };
    Some(format!("{} {}", &word[..at], &word[at..]))
}

/// How the word is written.
#[derive(Clone, Copy)]
struct Place {
    /// With a capital inside a sentence.
    is_name: bool,
    /// With the capital of its sentence.
    opens: bool,
}
/// What is known of a word, or of the last part of a compound that the list does not have.
fn compound_flags(lexicon: &Lexicon, word: &str) -> WordFlags {
    let flags = lexicon.flags(word);
    if flags.is_known() { flags } else { lexicon.last_part(word).map_or(flags, |last| lexicon.flags(last)) }
}

fn is_noun(flags: WordFlags) -> bool {
    flags.is_de() || flags.is_het() || flags.is_plural()
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}
