//! A suspended hyphen that went to the conjunction after it: "lees-en schrijfrechten", "lees -en schrijfrechten", "lees - en schrijfrechten".
//!
//! Not for a part left out at the front ("koffie en -thee"), nor for endings that a text is about ("op -en").

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Edit, Fix, Severity};
use crate::glossary::{Class, Lexicon, Places, Trigger};
use crate::text::{Gap, Plain, Span};

pub(super) static RULE: Rule = Rule {
    id: "glued-suspended-hyphen",
    summary: "a suspended hyphen that went to the conjunction after it",
    why: "In \"in- en uitvoer\" the hyphen stands for a part that follows. Engines that take it for a compound's hyphen glue the conjunction to it (Leidraad 6.9, Woordenlijst Nederlandse Taal).",
    severity: Severity::Error,
    applicability: Applicability::Safe,
    tier: Tier::Typography,
    mqm: "linguistic-conventions/typography/spacing",
    languages: &["nl"],
    bad: &[
        Bad {
            text: "Zo worden lampen [[in-of]] uitgeschakeld.",
            fixed: Some("Zo worden lampen in- of uitgeschakeld."),
        },
        Bad { text: "Zij kreeg [[lees-en]] schrijfrechten.", fixed: Some("Zij kreeg lees- en schrijfrechten.") },
        Bad { text: "Neem een [[dag-of]] weekkaart.", fixed: Some("Neem een dag- of weekkaart.") },
        Bad {
            text: "De [[verzekerings -en]] bankwereld zwijgt.",
            fixed: Some("De verzekerings- en bankwereld zwijgt."),
        },
        Bad {
            text: "Zij kreeg [[lees - en]] schrijfrechten op de map.",
            fixed: Some("Zij kreeg lees- en schrijfrechten op de map."),
        },
        Bad {
            text: "De [[verzekerings - en]] bankwereld zwijgt.",
            fixed: Some("De verzekerings- en bankwereld zwijgt."),
        },
        Bad { text: "De [[in -en]] uitvoer daalde.", fixed: Some("De in- en uitvoer daalde.") },
    ],
    good: &[
        "Daar moet hij in -en zij ook- van mening zijn.",
        "De BIOS-en die zij kocht, waren oud.",
        "Zij kreeg lees- en schrijfrechten.",
        "Een kant-en-klare maaltijd en een zwart-of-witverhaal.",
        "De trein rijdt tussen Bergen-op-Zoom en Goes.",
        "Het meervoud eindigt op -en of op -s.",
        "Zij kocht bloemen - en tuinstoelen - voor haar huis, en dacht aan regen - of zonneschijn.",
    ],
    check: Check::Words { trigger: Trigger::class(Class::SuspendingConjunction), check },
};

/// So far away, in tokens, the partner of a dash may stand: a line without end must not be searched over and over.
const NEAR: usize = 64;

fn check(context: &Context<'_>, places: Places<'_>, sink: &mut Sink<'_>) {
    if [Gap::Hyphen, Gap::SpaceHyphen, Gap::SpaceHyphenSpace].iter().all(|gap| !context.tokens.gaps.has(*gap)) {
        return;
    }
    for i in places.filter(|i| (1..context.len() - 1).contains(i)) {
        if may_suspend(context, i) && (is_glued(context, i) || is_on_conjunction(context, i) || is_apart(context, i)) {
            sink.push(finding(context, i));
        }
    }
}

fn may_suspend(context: &Context<'_>, i: usize) -> bool {
    context.token(i).shape.is_all_lower()
        && context.token(i - 1).len() > 1
        && context.gap(i + 1).is_blank()
        && !is_plural(context, i)
        && !context.in_code(context.span(i - 1, i))
}

/// "de BIOS-en die", "zijn sms-en waren": nothing that shares a part follows.
fn is_plural(context: &Context<'_>, i: usize) -> bool {
    context.is_any(i + 1, &[Class::Auxiliary, Class::Relative, Class::PersonalPronoun, Class::Subordinator])
}

/// "lees-en schrijfrechten"
fn is_glued(context: &Context<'_>, i: usize) -> bool {
    let is_small = context.is_any(i - 1, &[Class::Subordinator, Class::Preposition, Class::Article]);
    context.gap(i) == Gap::Hyphen && (!is_small || shares_last_part(context, i))
}

/// "in-of uitschakelen", "voor-en nadelen": a particle opens the next word too.
fn shares_last_part(context: &Context<'_>, i: usize) -> bool {
    let (word, flags) = (context.word(i + 1), context.flags(i + 1));
    let opens = |particle: &String| word.len() > particle.len() && word.starts_with(particle.as_str());
    let particles = context.glossary.classes().words(Class::Preposition);
    flags.is_known() && !flags.is_function() && context.token(i + 1).shape.is_all_lower() && particles.iter().any(opens)
}

/// "lees -en schrijfrechten": the front of a compound before the hyphen, a compound after it.
fn is_on_conjunction(context: &Context<'_>, i: usize) -> bool {
    let (first, last) = (context.flags(i - 1), context.flags(i + 1));
    let lexicon = context.glossary.lexicon();
    if context.gap(i) == Gap::SpaceHyphen && context.is(i - 1, Class::Preposition) {
        return lexicon.is_some_and(|lexicon| shares_rest(context, lexicon, i));
    }
    let is_compound =
        |lexicon: &Lexicon| lexicon.last_part(&context.word(i + 1).to_lowercase()).is_some() || last.has_no_kind();
    context.gap(i) == Gap::SpaceHyphen
        && (first.opens_compound() || first.is_only_a_link())
        && !context.is_any(i - 1, &[Class::Article, Class::Auxiliary, Class::Subordinator])
        && lexicon.is_some_and(is_compound)
}

/// "in -en uitvoer": the next word opens with a particle too, and its rest makes a word with the first.
fn shares_rest(context: &Context<'_>, lexicon: &Lexicon, i: usize) -> bool {
    let (first, word) = (context.word(i - 1).to_lowercase(), context.word(i + 1));
    let particles = context.glossary.classes().openings(word, Class::Preposition);
    let mut rests = particles.map(|particle| &word[particle.len()..]);
    context.flags(i + 1).is_lower()
        && !context.flags(i + 1).is_function()
        && rests.any(|rest| !rest.is_empty() && lexicon.joined_flags(&first, rest).is_lower())
}

/// "lees - en schrijfrechten": a front that is no word, or one that makes a listed word with the part that the two share.
fn is_apart(context: &Context<'_>, i: usize) -> bool {
    if context.gap(i) != Gap::SpaceHyphenSpace || context.is_small_word(i - 1) {
        return false;
    }
    let Some(lexicon) = context.glossary.lexicon() else { return false };
    let (first, flags) = (context.word(i - 1).to_lowercase(), context.flags(i - 1));
    let after = context.word(i + 1).to_lowercase();
    let last = lexicon.last_part(&after);
    let is_pair =
        |k: &usize| *k != i && matches!(context.gap(*k), Gap::SpaceHyphenSpace | Gap::SpaceHyphen | Gap::Dash);
    let shares = |last: &str| {
        let joined = lexicon.joined_flags(&first, last);
        // "lees": a stem that is no noun stands before its compounds only.
        let is_stem = !flags.is_singular() && !flags.is_plural();
        let is_listed = joined.is_lower() && joined.is_word();
        flags.opens_compound() && (is_listed || is_stem && lexicon.reads_as_compound(&format!("{first}{last}")))
    };
    context.token(i - 1).shape.is_all_lower()
        && (flags.is_only_a_link() && (last.is_some() || context.flags(i + 1).has_no_kind())
            || last.is_some_and(shares))
        && !(i.saturating_sub(NEAR).max(1)..(i + NEAR).min(context.len())).any(|k| is_pair(&k))
}

fn finding(context: &Context<'_>, i: usize) -> Finding<Plain> {
    let gap = Span::new(context.token(i - 1).end as usize, context.token(i).start as usize);
    let message = "the hyphen stands for what follows; a space comes after it";
    let finding = Finding::new(&RULE, context.span(i - 1, i), message).fix(Fix::edits(vec![Edit::new(gap, "- ")]));
    // "hij kwam-en ging": there it was a dash.
    let flags = context.flags(i - 1);
    let may_be_clause = context.is_any(i - 1, &[Class::FiniteVerb, Class::Auxiliary]) || flags.is_participle();
    // "Line-of Business" is a name in another language.
    let may_be_name = context.token(i + 1).shape.starts_upper();
    // "hij kwam -en ging"
    let is_loose = matches!(context.gap(i), Gap::SpaceHyphen | Gap::SpaceHyphenSpace);
    let may_be_dash = is_loose && !flags.is_only_a_link() || context.gap(i) == Gap::SpaceHyphenSpace;
    if may_be_clause || may_be_name || may_be_dash { finding.at_most(Applicability::Suggested) } else { finding }
}
