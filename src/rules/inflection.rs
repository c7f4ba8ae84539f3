//! Adjectives of Dutch with and without their ending, and the plurals of nouns, by the spelling rules and the lexicon.
//!
//! "grote" and "groot", "witte" and "wit", "lieve" and "lief", "brief" and "brieven": the rules propose, the lexicon decides, and
//! a form is given only where exactly one is a word. Not for verbs, nor for nouns that change otherwise ("stad", "schip"). The
//! source of the rules is the Leidraad of the Taalunie, part 3.

use super::Context;
use crate::glossary::Class;

/// "grote" → "groot".
pub(super) fn without_ending(context: &Context<'_>, word: &str) -> Option<String> {
    let stem = word.strip_suffix('e')?;
    only_one(bases(stem).filter(|form| {
        let flags = context.flags_of(form);
        flags.is_adjective() || flags.is_participle()
    }))
}

/// "groot" → "grote".
pub(super) fn with_ending(context: &Context<'_>, word: &str) -> Option<String> {
    only_one(inflected(word).filter(|form| context.flags_of(form).is_inflected_adjective()))
}

/// "brief" → "brieven", "foto" → "foto's".
pub(super) fn plural(context: &Context<'_>, noun: &str) -> Option<String> {
    let classes = context.glossary.classes();
    let appended = classes.words(Class::AppendedPlural).iter().map(|ending| format!("{noun}{ending}"));
    let exchanged = classes.endings(noun, Class::ExchangedSingular).filter_map(|ending| {
        let plural = classes.partner(ending, Class::ExchangedSingular, Class::ExchangedPlural)?;
        Some(format!("{}{plural}", &noun[..noun.len() - ending.len()]))
    });
    // "brieven": an adjective's ending, and one letter more.
    let with_en = inflected(noun).map(|form| format!("{form}n"));
    only_one(appended.chain(exchanged).chain(with_en).filter(|form| context.flags_of(form).is_plural()))
}

fn only_one(mut forms: impl Iterator<Item = String>) -> Option<String> {
    let first = forms.next()?;
    forms.all(|other| other == first).then_some(first)
}

/// What the word before the ending may have been: as it is, one consonant less, one vowel more, each with f for v, s for z.
fn bases(stem: &str) -> impl Iterator<Item = String> {
    let mut last = stem.chars().rev();
    let (end, before) = (last.next(), last.next());
    let single = (end == before).then(|| stem.strip_suffix(|c| Some(c) == end).map(str::to_string)).flatten();
    let forms = [Some(stem.to_string()), single, doubled_vowel(stem)];
    forms.into_iter().flatten().map(|form| hardened(&form))
}

fn inflected(word: &str) -> impl Iterator<Item = String> {
    let doubled = word.chars().last().map(|last| format!("{word}{last}"));
    let forms = [Some(word.to_string()), doubled, single_vowel(word)];
    forms.into_iter().flatten().flat_map(|form| [format!("{}e", softened(&form)), format!("{form}e")])
}

/// "grot" → "groot".
fn doubled_vowel(stem: &str) -> Option<String> {
    let consonant = stem.chars().last().filter(|c| !is_vowel(*c))?;
    let open = &stem[..stem.len() - consonant.len_utf8()];
    let vowel = open.chars().last().filter(|c| "aeou".contains(*c))?;
    Some(format!("{open}{vowel}{consonant}"))
}

/// "groot" → "grot".
fn single_vowel(word: &str) -> Option<String> {
    let consonant = word.chars().last().filter(|c| !is_vowel(*c))?;
    let open = &word[..word.len() - consonant.len_utf8()];
    let vowel = open.chars().last().filter(|c| "aeou".contains(*c))?;
    open[..open.len() - 1].ends_with(vowel).then(|| format!("{}{consonant}", &open[..open.len() - 1]))
}

/// No word ends in v or z: "liev" → "lief".
fn hardened(form: &str) -> String {
    match form.as_bytes().last() {
        Some(b'v') => format!("{}f", &form[..form.len() - 1]),
        Some(b'z') => format!("{}s", &form[..form.len() - 1]),
        _ => form.to_string(),
    }
}

/// "lief" → "liev".
fn softened(form: &str) -> String {
    match form.as_bytes().last() {
        Some(b'f') => format!("{}v", &form[..form.len() - 1]),
        Some(b's') => format!("{}z", &form[..form.len() - 1]),
        _ => form.to_string(),
    }
}

fn is_vowel(c: char) -> bool {
    "aeiouyáéíóúàèëïöü".contains(c)
}
