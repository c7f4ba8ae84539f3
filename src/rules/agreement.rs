//! Noun phrases and their gender, for the rules on determiners and adjectives.
//!
//! Finds the noun that a determiner belongs to and says what gender it has, where both are beyond doubt. Not a parser: what
//! has two readings is no noun phrase here ("het vrijdag door de Senaat aangenomen voorstel" has none after "het").

use super::Context;
use crate::glossary::{Class, Lexicon, Word, WordFlags};
use crate::text::Gap;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    De,
    Het,
}

/// The most adjectives between a determiner and its noun.
const MOST_ADJECTIVES: usize = 2;

/// The noun of the phrase that token `i`, a determiner, opens: a word in lower case after adjectives, with the end of the
/// phrase behind it.
pub(super) fn noun_of(context: &Context<'_>, i: usize) -> Option<usize> {
    let mut noun = i + 1;
    while noun - i <= MOST_ADJECTIVES && is_only_adjective(context, noun) && is_next(context, noun + 1) {
        noun += 1;
    }
    (is_noun(context, noun) && ends_phrase(context, noun)).then_some(noun)
}

/// Can token `i` be the noun of a phrase? A capital makes it a name, and names have genders of their own; a word of time may
/// begin a clause inside the phrase ("het vorige week gesloten verdrag").
pub(super) fn is_noun(context: &Context<'_>, i: usize) -> bool {
    is_next(context, i)
        && context.token(i).shape.is_all_lower()
        && !context.is_any(i, &[Class::TimeWord, Class::Day, Class::Month, Class::NumberWord, Class::Unit])
}

fn is_next(context: &Context<'_>, i: usize) -> bool {
    i < context.len() && context.gap(i).is_blank()
}

/// An adjective with its ending, and nothing else.
pub(super) fn is_only_adjective(context: &Context<'_>, i: usize) -> bool {
    if !is_next(context, i) {
        return false;
    }
    let flags = context.flags(i);
    flags.is_inflected_adjective() && !(flags.is_de() || flags.is_het() || flags.is_plural() || flags.is_function())
}

/// Does the noun phrase end after its noun? If another noun follows, that one decides the gender ("de team captain").
pub(super) fn ends_phrase(context: &Context<'_>, noun: usize) -> bool {
    let after = noun + 1;
    let closers = [
        Class::Adverb,
        Class::Auxiliary,
        Class::Determiner,
        Class::FiniteVerb,
        Class::PersonalPronoun,
        Class::Preposition,
        Class::Relative,
        Class::Subordinator,
    ];
    match context.gap(after) {
        Gap::Comma | Gap::Stop => true,
        // "het hoofdproduct (aspirine)", "het toernooi: zeven duels"
        Gap::Other => {
            let gap = context.gap_text(after);
            [" (", ":", ";"].iter().any(|mark| gap.starts_with(mark)) || closes_quotation(gap)
        }
        // "het stap voor stap opgebouwde vertrouwen", "het kant en klare pakket".
        Gap::Space | Gap::Line if after + 1 < context.len() && context.key(after + 1) == context.key(noun) => false,
        Gap::Space | Gap::Line if context.is(after, Class::Coordinator) => context.is(after + 1, Class::Determiner),
        Gap::Space | Gap::Line => {
            // "de lokaal aangesloten schijf": an adjective may be an adverb there.
            let closes = || !context.flags(noun).is_adjective() && is_only_verb(context, after);
            context.is_any(after, &closers) || closes()
        }
        _ => false,
    }
}

/// "een (groot huis),", "de «oude pagina»": a bracket or quotation mark that closes, with nothing glued to it.
fn closes_quotation(gap: &str) -> bool {
    let after = gap.trim_start_matches([')', ']', '"', '”', '»']);
    after.len() < gap.len() && after.starts_with([' ', '\n', ',', '.', ';', ':', '?', '!'])
}

/// Can token `i` be the verb of what stands before it? The bare stem ("top") cannot: that is the first person's form, unless its
/// subject follows ("in deze sectie leer je").
pub(super) fn may_be_finite(context: &Context<'_>, i: usize) -> bool {
    let (classes, word) = (context.glossary.classes(), context.word(i));
    context.flags(i).is_verb()
        && (context.is(i, Class::PastStrong)
            || context.is(i + 1, Class::PersonalPronoun) && context.gap(i + 1).is_blank()
            || classes.ends_in(word, Class::FiniteEnding)
            || classes.ends_in(word, Class::PastEnding))
}

/// "aanroep", not "aftrad": the first person's form, from which the infinitive is made.
fn is_bare_stem(context: &Context<'_>, i: usize) -> bool {
    let (word, endings) = (context.word(i), context.glossary.classes().words(Class::InfinitiveEnding));
    let is_stem = |lexicon: &Lexicon| endings.iter().any(|ending| lexicon.joined_flags(word, ending).is_infinitive());
    !may_be_finite(context, i) && context.glossary.lexicon().is_some_and(is_stem)
}

/// "naar het ziekenhuis gebracht": a finite verb or participle that is nothing else. An infinitive may be the noun ("bij het
/// verbinding maken"), and a bare stem is one the list does not have ("de systeem aanroep").
fn is_only_verb(context: &Context<'_>, i: usize) -> bool {
    let flags = context.flags(i);
    let is_noun = flags.is_singular() || flags.is_plural() || flags.is_de() || flags.is_het();
    let describes = flags.is_inflected_adjective() || flags.is_present_participle();
    (flags.is_participle() || flags.is_verb() && !is_bare_stem(context, i))
        && !is_noun
        && !describes
        && !flags.is_infinitive()
        && context.token(i).shape.is_all_lower()
}

/// A determiner that many may have.
pub(super) fn opens_many(word: &Word) -> bool {
    word.is(Class::DeterminerDe) || word.is(Class::Possessive) && !word.is(Class::DeterminerHet)
}

/// "een van de", "twee van die": does the determiner at token `i` open the many that some are taken out of? "Er een van de" stands
/// for something named before.
pub(super) fn takes_of_many(context: &Context<'_>, i: usize) -> bool {
    let is_count = |k: usize| {
        context.is(k, Class::NumberWord) || context.is(k, Class::Article) && context.is(k, Class::Indefinite)
    };
    i > 1
        && context.is(i - 1, Class::OfWhom)
        && opens_many(&context.known(i))
        && context.gap(i - 1).is_blank()
        && context.gap(i).is_blank()
        && is_count(i - 2)
        && !(i > 2 && context.is(i - 3, Class::RWord))
}

/// A plural noun, and neither a verb, an adjective nor a small word besides.
pub(super) fn is_only_plural(flags: WordFlags) -> bool {
    let describes = flags.is_adjective() || flags.is_inflected_adjective();
    flags.is_plural() && !flags.is_singular() && !flags.is_verb() && !flags.is_function() && !describes
}

/// The one gender of a singular noun, if it is sure.
pub(super) fn gender(context: &Context<'_>, i: usize) -> Option<Gender> {
    let flags = context.flags(i);
    if flags.is_plural() || flags.is_function() || flags.is_inflected_adjective() || context.is(i, Class::Adverb) {
        return None;
    }
    match (flags.is_de(), flags.is_het()) {
        (true, false) => Some(Gender::De),
        (false, true) => Some(Gender::Het),
        (true, true) => None,
        (false, false) => by_suffix(context, i),
    }
}

/// Is token `i` a determiner of that gender, and of no other?
pub(super) fn has_gender(context: &Context<'_>, i: usize, gender: Gender) -> bool {
    let (own, other) = match gender {
        Gender::De => (Class::DeterminerDe, Class::DeterminerHet),
        Gender::Het => (Class::DeterminerHet, Class::DeterminerDe),
    };
    context.is(i, own) && !context.is(i, other)
}

/// "nu de EU geld geeft", "heeft de NAVO belang bij": the noun stands without an article beside its verb.
pub(super) fn stands_bare(context: &Context<'_>, i: usize) -> bool {
    let last = context.glossary.lexicon().and_then(|lexicon| lexicon.last_part(context.word(i)));
    let classes = context.glossary.classes();
    let is_mass = |word: &str| {
        let class = classes.of_word(word);
        class.has(Class::BareNoun) || class.has(Class::LightNoun)
    };
    is_mass(context.word(i)) || last.is_some_and(is_mass) || classes.ends_in(context.word(i), Class::SuffixAbstract)
}

/// May the noun at token `i` be a person?
pub(super) fn may_be_person(context: &Context<'_>, i: usize) -> bool {
    context.is_any(i, &[Class::Title, Class::PersonSuffix])
        || context.glossary.classes().ends_in(context.word(i), Class::PersonSuffix)
}

fn by_suffix(context: &Context<'_>, i: usize) -> Option<Gender> {
    match (has_suffix(context, i, Class::SuffixDe), has_suffix(context, i, Class::SuffixHet)) {
        (true, false) => Some(Gender::De),
        (false, true) => Some(Gender::Het),
        _ => None,
    }
}

/// Ends token `i` in a suffix of `class`, with a stem before it?
pub(super) fn has_suffix(context: &Context<'_>, i: usize, class: Class) -> bool {
    let word = context.word(i);
    let mut suffixes = context.glossary.classes().endings(word, class);
    suffixes.any(|suffix| word[..word.len() - suffix.len()].chars().count() >= 4)
}
