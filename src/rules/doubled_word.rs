//! The same word twice in a row.

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::Class;
use crate::text::{Gap, Plain};

pub(super) static RULE: Rule = Rule {
    id: "doubled-word",
    summary: "the same word twice in a row",
    why: "Engines repeat a word where two source words have the same translation. Dutch has doubles that are right (\"dat dat\", \"op op\"); those are data of the glossary.",
    severity: Severity::Error,
    applicability: Applicability::Safe,
    tier: Tier::Wording,
    mqm: "linguistic-conventions/grammar/duplication",
    languages: &[],
    bad: &[
        Bad { text: "Zij liep naar [[de de]] haven.", fixed: Some("Zij liep naar de haven.") },
        Bad { text: "Het kabinet keurde het [[plan plan]] goed.", fixed: Some("Het kabinet keurde het plan goed.") },
        Bad { text: "Hij zegt dat [[dit dit]] zal doen.", fixed: Some("Hij zegt dat dit zal doen.") },
        Bad { text: "Zij kocht appels [[en en en en]] peren.", fixed: Some("Zij kocht appels en peren.") },
        Bad { text: "[[Op op]] 5 mei is het feest.", fixed: Some("Op 5 mei is het feest.") },
        Bad { text: "Het is [[een een]] dimensionale figuur.", fixed: Some("Het is een dimensionale figuur.") },
        Bad { text: "De boot lag [[in in in in in]] de haven.", fixed: Some("De boot lag in de haven.") },
    ],
    good: &[
        "Zij las een een- of tweedelige reeks.",
        "Zij wist dat dat niet kon, en wie die die dag sprak.",
        "Zij zegt dat dit dit jaar nog lukt, en dat is heel heel mooi.",
        "Een vriend van Van der Velde kwam.",
        "Op Bora Bora regende het uren en uren.",
        "Nee, nee, dat is 20 20 keer gezegd.",
        "Ha ha ha ha, riep zij, en het was heel heel heel heel ver.",
        "Combineer met EN en niet met OF.",
        "Zij stond op op 5 mei.",
        "ja\tja",
    ],
    check: Check::Segment(check),
};

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    if !context.echoes.has_word() {
        return;
    }
    let mut i = 1;
    while i < context.len() {
        if is_repeated(context, i) {
            let last = (i..context.len()).take_while(|k| is_repeated(context, *k)).last().unwrap_or(i);
            let is_loop = last - i + 2 >= LOOP && !context.is_any(i, EMPHATIC);
            if is_loop || (i..=last).any(|k| !may_double(context, k)) {
                sink.push(finding(context, i - 1, last));
            }
            i = last;
        }
        i += 1;
    }
}

/// So many times in a row no word is right, unless it is said for emphasis.
const LOOP: usize = 4;

const EMPHATIC: &[Class] = &[Class::Reduplication, Class::Interjection, Class::DoubleEmphasis];

fn is_repeated(context: &Context<'_>, i: usize) -> bool {
    let token = context.token(i);
    context.gap(i).is_blank()
        // Columns may hold the same word.
        && !context.gap_text(i).contains('\t')
        && context.key(i) == context.key(i - 1)
        && !token.shape.has_digit()
        && !token.opens_sentence
        // "een een- of tweedelige reeks": the second belongs to a compound.
        && !matches!(context.gap(i + 1), Gap::Hyphen | Gap::HyphenSpace | Gap::HyphenLine)
        && token.len() > 1
        && !token.shape.starts_upper()
        && context.word(i - 1).to_lowercase() == context.word(i).to_lowercase()
        // "met EN en OF": a word in capitals is a name.
        && context.token(i - 1).shape.is_all_upper() == token.shape.is_all_upper()
        && !is_one_term(context, i)
        && !context.in_code(context.span(i - 1, i))
}

/// "een win win situatie": the two are parts of a term that lost its hyphen.
fn is_one_term(context: &Context<'_>, i: usize) -> bool {
    context.term_at(i - 1).is_some_and(|hit| hit.first < i && hit.end > i)
        || context.flags_of(&context.hyphenated(i)).is_word()
}

/// Dutch doubles that are right: "dat dat", "heel heel veel". A demonstrative may be doubled only before what it can
/// determine ("dat dit dit jaar lukt"), not before a verb.
fn may_double(context: &Context<'_>, i: usize) -> bool {
    if context.is_any(i, EMPHATIC) {
        return true;
    }
    // "Op op 5 mei": at the head of a sentence nothing stands that the first could belong to.
    if context.is(i, Class::Preposition)
        && !context.is(i, Class::InfinitiveOpener)
        && context.token(i - 1).opens_sentence
        && context.is_number(i + 1)
        && context.is_any(i + 2, &[Class::Month, Class::Auxiliary, Class::FiniteVerb])
    {
        return false;
    }
    let only_points =
        context.is(i, Class::Demonstrative) && !context.is_any(i, &[Class::Subordinator, Class::Relative]);
    let before_verb = context.is_any(i + 1, &[Class::Auxiliary, Class::FiniteVerb]);
    context.is(i, Class::MayDouble) && !(only_points && before_verb)
}

/// "de fouten de de krant maakte": after a noun the first article may have been a pronoun or a preposition.
fn follows_noun(context: &Context<'_>, i: usize) -> bool {
    let Some(before) = i.checked_sub(1).filter(|_| context.is(i, Class::Article) && context.gap(i).is_blank()) else {
        return false;
    };
    let flags = context.flags(before);
    let is_noun = flags.is_singular() || flags.is_plural() || flags.is_title() || !flags.is_known();
    let joins = [Class::Preposition, Class::Coordinator, Class::Subordinator, Class::FiniteVerb, Class::Auxiliary];
    is_noun && !flags.is_function() && !context.is_any(before, &joins)
}

/// "een een dimensionale figuur", "de de activering": the second may have been cut from what follows.
fn opens_word(context: &Context<'_>, last: usize) -> bool {
    let next = last + 1;
    next < context.len() && context.gap(next) == Gap::Space && !context.is_small_word(next) && {
        let joined = format!("{}{}", context.word(last), context.word(next));
        context.flags_of(&joined).is_word()
    }
}

fn finding(context: &Context<'_>, first: usize, last: usize) -> Finding<Plain> {
    let message = if last - first > 1 { "the same word again and again" } else { "the same word twice" };
    let finding = Finding::new(&RULE, context.span(first, last), message).replace(context.word(first));
    // An article or conjunction twice can only be a slip; of another word the second may stand for something that was lost.
    // "de toets EN en de toets OF": a word in capitals is a name.
    let is_name = context.token(first).shape.is_all_upper();
    let is_slip = context.is_any(first, &[Class::Article, Class::Coordinator]) && !is_name;
    if is_slip && !follows_noun(context, first) && !opens_word(context, last) {
        finding
    } else {
        finding.at_most(Applicability::Suggested)
    }
}
