//! Two words without the space between them.

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::{Class, Glossary, Lexicon, WordFlags};
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
    ],
    good: &[
        "De kostenramingen voor de kadeverlenging zijn klaar.",
        "Zij appte haar vriendin in Coevorden.",
        "De voorselectie viel in Steenbergen tegen.",
        "Onze programmeur leest het logboek met auditEvents uit.",
        "Zij wil een kleinere groep targeten.",
        "Een rustgevende wandeling, en de voorwaardenlijst is klaar.",
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
/// A name this long shows before a preposition of two letters, in bytes.
const LONG_NAME: usize = 8;
/// The shortest compound behind a small word, in bytes.
const COMPOUND: usize = 10;
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
        tail(context, lexicon, &lower, i, place)
            .or_else(|| head(context, lexicon, &lower, i, place))
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
        return after_acronym(context, word).or_else(|| two_labels(lexicon, word));
    }
    if at == 1 {
        return None;
    }
    let (first, rest) = word.split_at(at);
    let class = context.glossary.classes().of_word(first);
    let is_small = class.has(Class::Preposition) || class.has(Class::Coordinator);
    let flags = lexicon.flags(first);
    let is_word = flags.is_lower() && flags.is_word() && first.len() >= SHORTEST;
    let small_rest = rest.to_lowercase();
    let has_name = || flags.is_function() && lexicon.flags(&small_rest).is_title();
    let rest_is_word = rest.len() > SHORTEST && (lexicon.flags(&small_rest).is_lower() || has_name());
    let is_identifier =
        [first, &small_rest].iter().all(|part| context.glossary.classes().of_word(part).has(Class::IdentifierPart));
    if is_identifier {
        return None;
    }
    (capitals.next().is_none() && rest.len() > 1 && (is_small && rest.len() >= SHORTEST || is_word && rest_is_word))
        .then_some(at)
}

/// "OpenenDoorgaan": a verb with a capital and another, as names of buttons are.
fn two_labels(lexicon: &Lexicon, word: &str) -> Option<usize> {
    let mut capitals = word.char_indices().skip(1).filter(|(_, c)| c.is_uppercase()).map(|(at, _)| at);
    let at = capitals.next().filter(|_| capitals.next().is_none())?;
    let (first, rest) = (word[..at].to_lowercase(), word[at..].to_lowercase());
    let (one, two) = (lexicon.flags(&first), lexicon.flags(&rest));
    let is_verb = one.is_verb() && one.is_lower() && !is_noun(one) && !one.is_singular() && !one.opens_compound();
    (is_verb && two.is_infinitive() && first.len() >= ENDING_TAKES && rest.len() >= ENDING_TAKES).then_some(at)
}

/// "URLof": a small word after capitals.
fn after_acronym(context: &Context<'_>, word: &str) -> Option<usize> {
    let at = word.find(|c: char| !c.is_uppercase()).filter(|at| *at > 1)?;
    let tails = context.glossary.classes().words(Class::GluedTail);
    tails.iter().any(|tail| tail.len() > 1 && *tail == word[at..]).then_some(at)
}

/// Where a small word at the end begins; the longest goes first.
fn tail(context: &Context<'_>, lexicon: &Lexicon, word: &str, i: usize, place: Place) -> Option<usize> {
    let tails = context.glossary.classes().words(Class::GluedTail);
    let mut ends: Vec<&str> = tails.iter().map(String::as_str).filter(|tail| word.ends_with(tail)).collect();
    ends.sort_by_key(|tail| std::cmp::Reverse(tail.len()));
    let found = ends
        .into_iter()
        .find(|tail| holds(context.glossary, lexicon, &word[..word.len() - tail.len()], tail, place))?;
    let stem = word.len() - found.len();
    // "targeten.": "en" and "de" end no sentence.
    let small = context.glossary.classes().of_word(found);
    let leads_on = small.has(Class::Coordinator) || small.has(Class::Article);
    if leads_on && matches!(context.gap(i + 1), Gap::Stop | Gap::Comma) {
        return None;
    }
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
        let takes_none = || flags.is_infinitive() || takes_no_ending(glossary, lexicon, stem, tail);
        let is_label = flags.is_lower() && stem.len() >= ENDING_TAKES && (!is_ending || takes_none());
        let small = glossary.classes().of_word(tail);
        let is_hard = !is_ending && (small.has(Class::Preposition) || small.has(Class::Coordinator));
        let is_long_name = is_hard && flags.is_title() && stem.len() >= LONG_NAME;
        return flags.is_known()
            && !leaves_half(glossary, lexicon, stem, tail)
            && (tail.len() >= SHORTEST_TAIL_OF_NAME || is_label || is_long_name);
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
        flags.is_inflected_adjective() || flags.is_present_participle() || flags.is_common()
    })
}

/// "appsen", "datumen", "postvakin": no word of its kind has such an ending.
fn takes_no_ending(glossary: &Glossary, lexicon: &Lexicon, stem: &str, tail: &str) -> bool {
    let (classes, flags) = (glossary.classes(), lexicon.flags(stem));
    let (ending, last) = (classes.of_word(tail), lexicon.last_part(stem).unwrap_or(stem));
    let is_plural = flags.is_plural() && !flags.is_verb() && classes.ends_in(stem, Class::OtherPlural);
    let is_of_things = || !ending.has(Class::BendingEnding) && is_neuter(lexicon.flags(last));
    let is_noun = || ending.has(Class::InfinitiveMarker) && is_only_noun(flags);
    is_plural || has_closed_double_vowel(stem) || is_of_things() || is_noun() || {
        let others = classes.words(Class::OtherPlural);
        let has_other = |word: &str| others.iter().any(|other| lexicon.joined_flags(word, other).is_plural());
        ending.has(Class::PluralEnding)
            && (flags.is_de() || flags.is_het())
            && (has_other(stem) || has_other(last))
            && !lexicon.joined_flags(last, tail).is_plural()
    }
}

fn is_neuter(flags: WordFlags) -> bool {
    flags.is_het() && !flags.is_de()
}

fn is_only_noun(flags: WordFlags) -> bool {
    flags.is_singular() && !flags.is_verb() && !flags.is_adjective() && !flags.is_participle()
}

/// "appte", "gerelateerden", "luisterbereiken", "Armenen": an ending that the list does not have with this word.
fn may_be_ending(glossary: &Glossary, lexicon: &Lexicon, stem: &str, tail: &str, place: Place) -> bool {
    let flags = lexicon.flags(stem);
    let ending = glossary.classes().of_word(tail);
    if takes_no_ending(glossary, lexicon, stem, tail) {
        return false;
    }
    if glossary.classes().ends_in(stem, Class::InfinitiveEnding) {
        // "rustgevende": a present participle that the list does not have.
        return ending.has(Class::Article) && !flags.is_known() || place.opens && !flags.is_verb();
    }
    if flags.is_verb() && stem.ends_with('t') && !is_noun(flags) {
        // "volgtte": a verb that has its ending takes no other.
        return false;
    }
    let bends = ending.has(Class::BendingEnding) && (flags.is_verb() || flags.is_adjective() || flags.is_participle());
    let is_open = stem.ends_with(is_vowel) && (flags.is_verb() || flags.is_plural());
    let makes_plural = ending.has(Class::PluralEnding)
        && !flags.is_plural()
        && (lexicon.reads_as_compound(stem) || ends_in_plural(lexicon, stem, tail));
    bends || makes_plural || stem.len() < ENDING_TAKES || is_open
}

/// "typfouten": the plural of the last part is a word.
fn ends_in_plural(lexicon: &Lexicon, stem: &str, ending: &str) -> bool {
    let parts = stem.char_indices().map(|(at, _)| stem.split_at(at)).skip(2);
    parts
        .take_while(|(_, rest)| rest.len() >= SHORTEST)
        .any(|(first, rest)| lexicon.flags(first).is_word() && lexicon.joined_flags(rest, ending).is_plural())
}

/// "naam", not "groep": two equal vowels and one consonant, which are written otherwise before an ending ("namen").
fn has_closed_double_vowel(stem: &str) -> bool {
    let mut last = stem.chars().rev();
    let (end, vowel, twin) = (last.next(), last.next(), last.next());
    vowel == twin && vowel.is_some_and(|c| is_vowel(c) && c != 'i') && end.is_some_and(|c| !is_vowel(c))
}

/// Where the word after a small one at the front begins.
fn head(context: &Context<'_>, lexicon: &Lexicon, word: &str, i: usize, place: Place) -> Option<usize> {
    if place.is_name {
        return None;
    }
    let classes = context.glossary.classes();
    let heads = classes.words(Class::GluedHead);
    let found = heads.iter().map(String::as_str).filter(|head| {
        let Some(rest) = word.strip_prefix(head) else { return false };
        let flags = compound_flags(lexicon, rest);
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
        let is_compound = !lexicon.flags(rest).is_known();
        if is_compound && (rest.len() < COMPOUND || class.has(Class::Adverb) && !class.has(Class::Preposition)) {
            return false;
        }
        is_small || rest.len() >= SHORTEST && is_word && (fits || flags.is_inflected_adjective())
    });
    let found = found.max_by_key(|head| head.len())?;
    let (class, rest) = (classes.of_word(found), &word[found.len()..]);
    let flags = lexicon.flags(rest);
    if !flags.is_known() {
        return (!lexicon.opens_beyond(word, found)).then_some(found.len());
    }
    // "voor meerinformatie": a bare noun after a preposition.
    let is_bare = !class.has(Class::Preposition) && flags.is_common() && i > 0 && context.is(i - 1, Class::Preposition);
    let is_small = heads.iter().any(|other| other == rest);
    let opens_compounds = lexicon.flags(found).opens_compound();
    (!opens_compounds || is_bare || is_small || !lexicon.reads_as_compound(word)).then_some(found.len())
}

/// What is known of a word, or of the last part of a compound that the list does not have.
fn compound_flags(lexicon: &Lexicon, word: &str) -> WordFlags {
    let flags = lexicon.flags(word);
    if flags.is_known() { flags } else { lexicon.last_part(word).map_or(flags, |last| lexicon.flags(last)) }
}

/// Where the second of two words begins that make no compound: "agressieveberichten", "toevoegengebruiken".
fn two_words(glossary: &Glossary, lexicon: &Lexicon, word: &str, place: Place) -> Option<usize> {
    if place.is_name || word.len() < 2 * SHORTEST + 2 || lexicon.reads_as_compound(word) {
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
    let bends = one.is_inflected_adjective() || one.is_participle() && first.ends_with(is_vowel);
    let describes = bends && !one.opens_compound();
    let is_infinitive = one.is_verb() && has_infinitive_ending(first) && !one.opens_compound();
    let is_participle = two.is_participle() && begins_participle() && one.is_lower() && !one.opens_compound();
    let is_object =
        one.is_plural() && two.is_verb() && has_infinitive_ending(rest) && !is_noun(two) && !two.closes_compound();
    let is_pair = is_object || describes && is_noun(two) || is_infinitive && two.is_verb();
    is_pair || is_participle && is_noun(one) || is_clause(lexicon, first, rest)
}

/// "gebeurtenisvindt", "gebruikerstoewijzen": a noun and a verb that nobody joins to one.
fn is_clause(lexicon: &Lexicon, first: &str, rest: &str) -> bool {
    let verb = lexicon.flags(rest);
    let is_only_verb =
        verb.is_verb() && !is_noun(verb) && !verb.is_singular() && !verb.is_adjective() && !verb.is_participle();
    if !is_only_verb || verb.closes_compound() {
        return false;
    }
    let is_finite = !verb.is_infinitive() && rest.ends_with('t') && verb.is_common();
    let is_separable = verb.is_infinitive() && verb.is_separable();
    if !(is_finite || is_separable) {
        return false;
    }
    let noun = compound_flags(lexicon, first);
    (is_finite && is_noun(noun) || noun.is_plural())
        && noun.is_lower()
        && !noun.is_function()
        && first.len() >= ENDING_TAKES
}

fn is_noun(flags: WordFlags) -> bool {
    flags.is_de() || flags.is_het() || flags.is_plural()
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}
