//! A name, term or compound whose hyphen became a space, or was lost altogether.
//!
//! The glossary has names and terms as they are written; the rooms know what no list can hold: [`number`] a figure before half a
//! word ("18 jarige"), [`prefix`] a front that is no word, and a point of the compass before a name, [`listed`] two words that
//! the lexicon has with a hyphen between. Not for acronyms and names before a noun: see [`super::open_compound`].

mod listed;
mod number;
mod prefix;

use super::context::SMALL;
use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::{Class, Places, Status, TermHit, Trigger, Word};
use crate::text::Gap;

pub(super) static RULE: Rule = Rule {
    id: "lost-hyphen",
    summary: "a name, term or compound without its hyphen or space",
    why: "English writes apart what Dutch joins with a hyphen, and engines glue what they cannot place. The glossary has the form as it is written, or the parts make one word only.",
    severity: Severity::Warning,
    applicability: Applicability::Suggested,
    tier: Tier::Glossary,
    mqm: "linguistic-conventions/orthography/hyphenation",
    languages: &[],
    bad: &[
        Bad { text: "In [[Groot Brittannië]] wordt gestemd.", fixed: Some("In Groot-Brittannië wordt gestemd.") },
        Bad { text: "In [[Zuid Korea]] wordt gestemd.", fixed: Some("In Zuid-Korea wordt gestemd.") },
        Bad { text: "De [[18 jarige]] schaatser won goud.", fixed: Some("De 18-jarige schaatser won goud.") },
        Bad { text: "Er stond een [[40 tal]] boeren.", fixed: Some("Er stond een 40-tal boeren.") },
        Bad { text: "De [[pro Russische]] partij verloor.", fixed: Some("De pro-Russische partij verloor.") },
        Bad { text: "De [[anti regenjas]] ligt klaar.", fixed: Some("De antiregenjas ligt klaar.") },
        Bad { text: "Een [[Zuid Amerikaan]] won de koers.", fixed: Some("Een Zuid-Amerikaan won de koers.") },
        Bad { text: "Een [[zee egel]] ligt op het strand.", fixed: Some("Een zee-egel ligt op het strand.") },
        Bad { text: "Voor [[niet rokers]] is het goedkoper.", fixed: Some("Voor niet-rokers is het goedkoper.") },
    ],
    good: &[
        "Hij staakt het vuren niet.",
        "Noord- en Zuid-Korea stemden in.",
        "Er komt een groot Brits schip aan.",
        "De jarige kreeg 18 kaarsen, een tal van 16 was er niet.",
        "De Sri Lankaanse ploeg speelt pro forma mee; zijn ex won, en de pro wint ook.",
        "In de installatie is niet alles zichtbaar, en niet boeren maar burgers klagen.",
        "Van de 40 tal je er tien.",
        "Jean Paul woont in West Virginia, en Kanye West zong.",
        "Zij speelt bij het Noord Nederlands Toneel.",
        "Zij is anti, nu haar ex dirigent is, en de non bidt.",
        "Voer daarna ex opdrachten uit.",
    ],
    check: Check::Pairs { first: Trigger::Word(may_open), second: Trigger::Word(may_close), check },
};

/// What may stand before the hyphen: a figure, a prefix, or a word of a compound.
fn may_open(word: &Word) -> bool {
    word.shape.has_digit() || word.meets(prefix::PREFIXES) || listed::may_open(word)
}

/// What may stand behind it. Of what the lexicon does not know, the parts of a compound may be words.
fn may_close(word: &Word) -> bool {
    let flags = word.flags;
    let is_base = !flags.is_known() || flags.is_singular() || flags.is_plural() || flags.is_title();
    let describes = flags.is_adjective() || flags.is_inflected_adjective();
    word.is(Class::AfterFigure) || (is_base || describes) && !flags.is_function() && !word.meets(SMALL)
}

fn check(context: &Context<'_>, places: Places<'_>, sink: &mut Sink<'_>) {
    for hit in &context.hits.terms {
        if is_lost(hit) && matches!(hit.status, Status::Preferred | Status::Admitted) && !context.in_code(hit.span) {
            let entry = context.glossary.entry(hit.entry);
            sink.push(
                Finding::new(&RULE, hit.span, entry.why.to_string())
                    .replace(context.glossary.repaired(hit, context.plain))
                    .resting_on(entry),
            );
        }
    }
    for i in places {
        if let Some(written) = written(context, i) {
            let span = context.span(i - 1, i);
            sink.push(Finding::new(&RULE, span, "these two are one word, with a hyphen or joined").replace(written));
        }
    }
}

/// Spaces beside a hyphen are other rules'.
fn is_lost(hit: &TermHit) -> bool {
    let damage = hit.damage;
    (damage.lost_hyphen() || damage.glued() || damage.added_hyphen() || damage.split()) && !damage.spaced_hyphen()
}

/// Tokens `i - 1` and `i` as they are written in one, where they are one word.
fn written(context: &Context<'_>, i: usize) -> Option<String> {
    // A hyphen behind them goes on, or was lost there too.
    let goes_on = || matches!(context.gap(i + 1), Gap::Hyphen | Gap::Apostrophe) && i + 1 < context.len();
    if context.gap(i) != Gap::Space || goes_on() {
        return None;
    }
    let written =
        number::written(context, i).or_else(|| prefix::written(context, i)).or_else(|| listed::written(context, i))?;
    let is_term = context.term_at(i).is_some_and(|hit| hit.first < i);
    (!is_term && !context.stays_apart(i) && !context.in_code(context.span(i - 1, i))).then_some(written)
}
