//! Two words without the space between them.
//!
//! One room for each way in which words stick together: a small word behind another ([`tail`]) or before it ([`head`]), two
//! words that make no compound ([`two_words`]), two small words ([`small_words`]), a seam that shows by a capital ([`capital`]) or a figure ([`figure`]); [`ending`] keeps endings from
//! being taken for small words. Not for compounds that the list does not have: those are good words.

mod capital;
mod ending;
mod figure;
mod head;
mod small_words;
mod tail;
mod two_words;

use super::{Bad, Check, Context, Finding, Question, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::{Class, Glossary, Lexicon, Places, Trigger, Word, WordFlags};
use crate::text::Gap;

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
        Bad { text: "Zij zei [[dathij]] laat was.", fixed: Some("Zij zei dat hij laat was.") },
        Bad {
            text: "Zij speelden met [[dezelfdetennisbal]] verder.",
            fixed: Some("Zij speelden met dezelfde tennisbal verder."),
        },
        Bad { text: "Het duurt van [[2024tot]] volgend jaar.", fixed: Some("Het duurt van 2024 tot volgend jaar.") },
        Bad { text: "Dit is de [[paginawaarop]] het staat.", fixed: Some("Dit is de pagina waarop het staat.") },
    ],
    good: &[
        "De kostenramingen voor de kadeverlenging zijn klaar.",
        "Zij appte haar vriendin in Coevorden.",
        "De voorselectie viel in Steenbergen tegen.",
        "Onze programmeur leest het logboek met auditEvents uit.",
        "Zij wil een kleinere groep targeten.",
        "De 18e en de 3de, 10km en 5min verder, 4x4 en 2voud.",
        "Typ stty -tostop; de herverstuurde brief en de hersamengestelde raad.",
        "Een rustgevende wandeling, en de voorwaardenlijst is klaar.",
        "De handhavingen volgen op het triggerende signaal.",
        "De trein reed met een voorgekozen snelheid door.",
        "Zij koos een andere omloopstijl, linksbovenaan, en de voorbepaalde completeringen.",
        "Hij tikt uname en ulimit in, zei Francou.",
        "Datalert is een bedrijf; hij kwam eerster aan en las het boek Permettenu in een tussenklassering.",
        "De film heet The Candidate, en zijn rivaal is een Engelse candidate.",
        "In Frankrijk wonen meer mensen dan in Italië en Bulgarije.",
        "Beethoven schreef het in Zandvoort, zei de herderin.",
    ],
    check: Check::Words { trigger: Trigger::Word(may_be_glued), check },
};

/// What is longer than any word is an address or a code, in bytes.
const LONGEST: usize = 64;
/// The shortest word that something sticks to, in bytes.
const SHORTEST: usize = 4;
/// A stem this long takes no new ending, in bytes.
const ENDING_TAKES: usize = 6;

fn may_be_glued(word: &Word) -> bool {
    let is_acronym = word.shape.is_all_upper() && !word.shape.has_digit();
    (SHORTEST..=LONGEST).contains(&word.len) && !word.flags.is_known() && !is_acronym
}

fn check(context: &Context<'_>, places: Places<'_>, sink: &mut Sink<'_>) {
    let Some(lexicon) = context.glossary.lexicon() else { return };
    for i in places {
        if let Some(apart) = apart(context, lexicon, i)
            && stands_alone(context, i)
        {
            sink.push(Finding::new(&RULE, context.span(i, i), "two words without a space").replace(apart));
        }
    }
}

/// No part of a name, term, address or compound with hyphens.
fn stands_alone(context: &Context<'_>, i: usize) -> bool {
    // "-tostop": the name of an option.
    let is_option = context.gap(i) == Gap::SpaceHyphen;
    let joined =
        |at: usize| at > 0 && at < context.len() && matches!(context.gap_text(at), "-" | "'" | "’" | "." | "/" | "_");
    // A hyphen may stand before: "AD-accountsvia".
    context.term_at(i).is_none()
        && !is_option
        && (!joined(i) || context.gap_text(i) == "-")
        && !joined(i + 1)
        && !context.is(i, Class::GluedLookalike)
        && !context.in_code(context.span(i, i))
}

/// The two words, where there is one way only.
fn apart(context: &Context<'_>, lexicon: &Lexicon, i: usize) -> Option<String> {
    let (word, shape) = (context.word(i), context.token(i).shape);
    if shape.has_digit() {
        let at = figure::at_letter(context.glossary, word)?;
        return Some(format!("{} {}", &word[..at], &word[at..]));
    }
    let place = Place::of(context, i);
    let at = context.memo.of(place.question(), word, || match shape.is_mixed() {
        true => capital::at_capital(context.glossary, lexicon, word),
        false => second_word(context.glossary, lexicon, word, place),
    })?;
    Some(format!("{} {}", &word[..at], &word[at..]))
}

/// Where the second word begins.
fn second_word(glossary: &Glossary, lexicon: &Lexicon, word: &str, place: Place) -> Option<usize> {
    let lower = word.to_lowercase();
    if lower.len() != word.len() {
        return None;
    }
    if is_prefixed(glossary, lexicon, &lower) {
        return None;
    }
    tail::tail(glossary, lexicon, &lower, place)
        .or_else(|| head::head(glossary, lexicon, &lower, place))
        .or_else(|| small_words::small_words(glossary, lexicon, &lower, place))
        .or_else(|| two_words::two_words(glossary, lexicon, &lower, place))
}

/// "herverstuurde", "hersamengestelde": a prefix before a verb or adjective, which the list does not have together.
fn is_prefixed(glossary: &Glossary, lexicon: &Lexicon, word: &str) -> bool {
    let mut prefixes = glossary.classes().openings(word, Class::UnstressedPrefix);
    prefixes.any(|prefix| {
        let rest = &word[prefix.len()..];
        let flags = lexicon.flags(rest);
        rest.len() > ENDING_TAKES
            && flags.is_lower()
            && (flags.is_verb() || flags.is_participle() || flags.is_inflected_adjective())
    })
}

/// How the word is written, and what counts of the words around it.
#[derive(Clone, Copy)]
struct Place {
    /// With a capital inside a sentence.
    is_name: bool,
    /// With the capital of its sentence.
    opens: bool,
    /// A comma or full stop follows.
    ends_clause: bool,
    after_preposition: bool,
    /// Behind an article, demonstrative or possessive.
    is_determined: bool,
}

impl Place {
    fn of(context: &Context<'_>, i: usize) -> Place {
        let has_capital = context.token(i).shape.starts_upper();
        let opens_sentence = context.token(i).opens_sentence;
        let determiners = [Class::Article, Class::Demonstrative, Class::Possessive];
        Place {
            is_name: has_capital && !opens_sentence,
            opens: has_capital && opens_sentence,
            ends_clause: matches!(context.gap(i + 1), Gap::Stop | Gap::Comma),
            after_preposition: i > 0 && context.is(i - 1, Class::Preposition),
            is_determined: i > 0 && context.is_any(i - 1, &determiners),
        }
    }

    /// A capital is to be seen in the word itself: only whether it opens the sentence is not.
    fn question(self) -> Question {
        let bits = [self.opens, self.ends_clause, self.after_preposition, self.is_determined];
        Question::Apart(bits.iter().fold(0, |number, bit| number << 1 | u8::from(*bit)))
    }
}
/// What is known of a word, or of the last part of a compound that the list does not have.
fn compound_flags(lexicon: &Lexicon, word: &str) -> WordFlags {
    let flags = lexicon.flags(word);
    if flags.is_known() { flags } else { lexicon.last_part(word).map_or(flags, |last| lexicon.flags(last)) }
}

fn is_noun(flags: WordFlags) -> bool {
    flags.is_de() || flags.is_het() || flags.is_plural()
}
