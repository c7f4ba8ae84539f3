//! Two words without the space between them.

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::{Class, Glossary, Lexicon, WordFlags};

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
    ],
    good: &[
        "De kostenramingen voor de kadeverlenging zijn klaar.",
        "Zij appte haar vriendin in Coevorden.",
        "De voorselectie viel in Steenbergen tegen.",
        "Beethoven schreef het in Zandvoort, zei de herderin.",
    ],
    check: Check::Segment(check),
};

/// What is longer than any word is an address or a code, in bytes.
const LONGEST: usize = 64;
/// The shortest word that something sticks to, in bytes.
const SHORTEST: usize = 4;
/// A name may end in a short word; a longer one shows.
const SHORTEST_TAIL_OF_NAME: usize = 3;
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
        at_capital(context, lexicon, word)?
    } else {
        let is_name = shape.starts_upper() && !context.token(i).opens_sentence;
        let place = Place { is_name, opens: shape.starts_upper() && !is_name };
        tail(context, lexicon, &lower, place)
            .or_else(|| head(context, lexicon, &lower, place))
            .or_else(|| two_words(context.glossary, lexicon, &lower, place))?
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

/// "openenNavigeer": a small word before a capital.
fn at_capital(context: &Context<'_>, lexicon: &Lexicon, word: &str) -> Option<usize> {
    let mut capitals = word.char_indices().filter(|(_, c)| c.is_uppercase());
    let (at, _) = capitals.next()?;
    if at == 0 {
        return after_acronym(context, word);
    }
    if at == 1 {
        return None;
    }
    let (first, rest) = word.split_at(at);
    let class = context.glossary.classes().of_word(first);
    let is_small = class.has(Class::Preposition) || class.has(Class::Coordinator);
    let flags = lexicon.flags(first);
    let is_word = flags.is_lower() && flags.is_word() && first.len() >= SHORTEST;
    let rest_is_word = rest.len() > SHORTEST && lexicon.flags(rest).is_lower();
    (capitals.next().is_none() && rest.len() > 1 && (is_small && rest.len() >= SHORTEST || is_word && rest_is_word))
        .then_some(at)
}

/// "URLof": a small word after capitals.
fn after_acronym(context: &Context<'_>, word: &str) -> Option<usize> {
    let at = word.find(|c: char| !c.is_uppercase()).filter(|at| *at > 1)?;
    let tails = context.glossary.classes().words(Class::GluedTail);
    tails.iter().any(|tail| tail.len() > 1 && *tail == word[at..]).then_some(at)
}

/// Where a small word at the end begins; the longest goes first.
fn tail(context: &Context<'_>, lexicon: &Lexicon, word: &str, place: Place) -> Option<usize> {
    let tails = context.glossary.classes().words(Class::GluedTail);
    let mut ends: Vec<&str> = tails.iter().map(String::as_str).filter(|tail| word.ends_with(tail)).collect();
    ends.sort_by_key(|tail| std::cmp::Reverse(tail.len()));
    let found = ends
        .into_iter()
        .find(|tail| holds(context.glossary, lexicon, &word[..word.len() - tail.len()], tail, place))?;
    let stem = word.len() - found.len();
    (!lexicon.reads_as_compound_without(word, found)).then_some(stem)
}

/// May `tail` stick to `stem`?
fn holds(glossary: &Glossary, lexicon: &Lexicon, stem: &str, tail: &str, place: Place) -> bool {
    let flags = lexicon.flags(stem);
    let is_ending = glossary.classes().of_word(tail).has(Class::GluedEnding);
    if stem.len() < SHORTEST {
        return false;
    }
    if place.is_name {
        // "Managementop": a word of ours with a capital, as labels have it.
        let is_infinitive = flags.is_verb() && glossary.classes().ends_in(stem, Class::InfinitiveEnding);
        let is_label = flags.is_lower() && stem.len() >= ENDING_TAKES && (!is_ending || is_infinitive);
        return flags.is_known() && (tail.len() >= SHORTEST_TAIL_OF_NAME || is_label);
    }
    let is_word = flags.is_lower() && flags.is_word() || lexicon.reads_as_compound(stem);
    is_word
        && !leaves_half(glossary, lexicon, stem, tail)
        && !(is_ending && may_be_ending(glossary, lexicon, stem, tail, place))
}

/// "gevoeligeen" is "gevoelige en": a shorter small word leaves an adjective whole.
fn leaves_half(glossary: &Glossary, lexicon: &Lexicon, stem: &str, tail: &str) -> bool {
    let shorter = glossary.classes().words(Class::GluedTail).iter().filter(|other| other.len() < tail.len());
    shorter.filter_map(|other| tail.strip_suffix(other.as_str())).any(|rest| {
        let flags = lexicon.joined_flags(stem, rest);
        flags.is_inflected_adjective() || flags.is_common()
    })
}

/// "appte", "gerelateerden", "luisterbereiken", "Armenen": an ending that the list does not have with this word.
fn may_be_ending(glossary: &Glossary, lexicon: &Lexicon, stem: &str, tail: &str, place: Place) -> bool {
    let flags = lexicon.flags(stem);
    if glossary.classes().ends_in(stem, Class::InfinitiveEnding) {
        return place.opens && !flags.is_verb();
    }
    if flags.is_verb() && stem.ends_with('t') && !is_noun(flags) {
        // "volgtte": a verb that has its ending takes no other.
        return false;
    }
    let ending = glossary.classes().of_word(tail);
    let bends = ending.has(Class::BendingEnding) && (flags.is_verb() || flags.is_adjective() || flags.is_participle());
    let is_open = stem.ends_with(is_vowel) && (flags.is_verb() || flags.is_plural());
    let makes_plural = ending.has(Class::PluralEnding)
        && !flags.is_plural()
        && (lexicon.reads_as_compound(stem) || ends_in_plural(lexicon, stem, tail));
    // "laagen": before an ending it would be "lagen".
    let is_closed = has_closed_double_vowel(stem);
    !is_closed && (bends || makes_plural || stem.len() < ENDING_TAKES || is_open)
}

/// "typfouten": the plural of the last part is a word.
fn ends_in_plural(lexicon: &Lexicon, stem: &str, ending: &str) -> bool {
    let parts = stem.char_indices().map(|(at, _)| stem.split_at(at)).skip(2);
    parts
        .take_while(|(_, rest)| rest.len() >= SHORTEST)
        .any(|(first, rest)| lexicon.flags(first).is_word() && lexicon.joined_flags(rest, ending).is_plural())
}

/// "naam", not "groep": two equal vowels and one consonant, which are written otherwise before an ending.
fn has_closed_double_vowel(stem: &str) -> bool {
    let mut last = stem.chars().rev();
    let (end, vowel, twin) = (last.next(), last.next(), last.next());
    vowel == twin && vowel.is_some_and(|c| is_vowel(c) && c != 'i') && end.is_some_and(|c| !is_vowel(c))
}

/// Where the word after a small one at the front begins.
fn head(context: &Context<'_>, lexicon: &Lexicon, word: &str, place: Place) -> Option<usize> {
    if place.is_name {
        return None;
    }
    let classes = context.glossary.classes();
    let heads = classes.words(Class::GluedHead);
    let found = heads.iter().map(String::as_str).filter(|head| {
        let Some(rest) = word.strip_prefix(head) else { return false };
        let flags = lexicon.flags(rest);
        let is_small = heads.iter().any(|other| other == rest);
        let class = classes.of_word(head);
        let fits = if class.has(Class::Article) {
            is_noun(flags)
        } else if class.has(Class::InfinitiveMarker) {
            flags.is_verb() && classes.ends_in(rest, Class::InfinitiveEnding)
        } else {
            !flags.is_verb() || flags.is_adjective()
        };
        let is_word = flags.is_lower() && flags.is_word();
        is_small || rest.len() >= SHORTEST && is_word && (fits || flags.is_inflected_adjective())
    });
    let found = found.max_by_key(|head| head.len())?;
    let opens_compounds = lexicon.flags(found).opens_compound();
    (!opens_compounds || !lexicon.reads_as_compound(word)).then_some(found.len())
}

/// Where the second of two words begins that make no compound: "agressieveberichten", "toevoegengebruiken".
fn two_words(glossary: &Glossary, lexicon: &Lexicon, word: &str, place: Place) -> Option<usize> {
    if place.is_name || word.len() < 3 * SHORTEST || lexicon.reads_as_compound(word) {
        return None;
    }
    let mut ways = word.char_indices().map(|(at, _)| at).filter(|at| {
        let (first, rest) = word.split_at(*at);
        first.len() > SHORTEST && rest.len() > SHORTEST && is_pair(glossary, lexicon, first, rest)
    });
    let way = ways.next()?;
    ways.next().is_none().then_some(way)
}

/// Two words that stand side by side in a sentence and never in one word.
fn is_pair(glossary: &Glossary, lexicon: &Lexicon, first: &str, rest: &str) -> bool {
    let (one, two) = (lexicon.flags(first), lexicon.flags(rest));
    let has_infinitive_ending = |word: &str| glossary.classes().ends_in(word, Class::InfinitiveEnding);
    let begins_participle = || {
        let prefixes = glossary.classes().words(Class::ParticiplePrefix);
        prefixes.iter().any(|prefix| rest.starts_with(prefix.as_str()))
    };
    let describes = one.is_inflected_adjective() && !one.opens_compound();
    let is_infinitive = one.is_verb() && has_infinitive_ending(first) && !one.opens_compound();
    let is_participle = two.is_participle() && begins_participle() && one.is_lower() && !one.opens_compound();
    let is_object =
        one.is_plural() && two.is_verb() && has_infinitive_ending(rest) && !is_noun(two) && !two.closes_compound();
    is_object || describes && is_noun(two) || is_infinitive && two.is_verb() || is_participle && is_noun(one)
}

fn is_noun(flags: WordFlags) -> bool {
    flags.is_de() || flags.is_het() || flags.is_plural()
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}
