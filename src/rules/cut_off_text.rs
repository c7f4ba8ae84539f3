//! An article that stops in the middle of a sentence.

use super::{Bad, Check, DocumentContext, DocumentSink, Finding, Rule, Tier};
use crate::document::Role;
use crate::fix::{Applicability, Severity};
use crate::glossary::Class;
use crate::text::{Span, ends_with_stop};

pub(super) static RULE: Rule = Rule {
    id: "cut-off-text",
    summary: "an article that ends in the middle of a sentence",
    why: "Engines and feeds have a limit, and what lies beyond it is lost without a word. Where all other paragraphs end with a full stop, a last one that ends in \"van de\" or with a comma has no end; the rest must come from the source. A last sentence that only lacks its full stop is worth a look.",
    severity: Severity::Warning,
    applicability: Applicability::Manual,
    tier: Tier::Wording,
    mqm: "accuracy/omission",
    languages: &[],
    bad: &[
        Bad {
            text: "Brug dicht\n\nDe brug is dicht voor al het verkeer.\n\nDat zegt de gemeente. Er vaart een pont.\n\nDe wethouder sprak met de bewoners van [[de]]",
            fixed: None,
        },
        Bad {
            text: "De brug is dicht. Er vaart een pont.\n\nDat zegt de gemeente.\n\nWie wil, rijdt om. De wethouder gaf ook de [[belangrijke]]",
            fixed: None,
        },
        Bad {
            text: "De brug is dicht. Er vaart een pont.\n\nDat zegt de gemeente.\n\nWie wil, rijdt om. De wethouder sprak gisteren met de bewoners en hun [[kinderen]]",
            fixed: None,
        },
        Bad {
            text: "De brug is dicht. Er vaart een pont.\n\nDat zegt de gemeente.\n\nWie wil, rijdt om. De bewoners, die er al [[jaren,]]\n\nANP",
            fixed: None,
        },
    ],
    good: &[
        "De brug is dicht. Er vaart een pont.\n\nDat zegt de gemeente.\n\nMeld je aan",
        "De brug is dicht. Er vaart een pont.\n\nDat zegt de gemeente.\n\nMet vriendelijke groet,\n\nDe redactie",
        "De brug is dicht. Er vaart een pont.\n\nDat zegt de gemeente.\n\nReageren? Mail dan vandaag nog naar de redactie van deze krant",
        "De brug is dicht. Er vaart een pont.\n\nDat zegt de gemeente.\n\nDoor onze verslaggever in Zuid",
        "De brug is dicht\n\nEr vaart een pont\n\nDat kost de gemeente elke dag zo’n tweeduizend euro, en dat is van",
    ],
    check: Check::Document(check),
};

/// So many sentences show that the text uses full stops.
const FEWEST_WHOLE: usize = 3;
/// A shorter last paragraph is a signature, a label or a headline.
const FEWEST_WORDS: usize = 5;
/// What may stand below an article: initials, a place, an agency.
const LONGEST_CREDIT: usize = 4;
const MOST_CREDITS: usize = 3;
/// A word that may end a sentence without an object after it ("zij belt hem op") does not end so long a one.
const LONG: usize = 8;

fn check(context: &DocumentContext<'_>, sink: &mut DocumentSink<'_>) {
    let Some(last) = last_paragraph(context) else { return };
    let plain = context.segments[last].plain.trim_end();
    let Some(cut) = cut(context, last, plain) else { return };
    if ends_their_sentences(context, last) {
        let word = plain.rsplit(char::is_whitespace).next().unwrap_or_default();
        let finding = Finding::new(&RULE, Span::new(plain.len() - word.len(), plain.len()), cut.message());
        sink.push(last, if cut == Cut::NoStop { finding.severity(Severity::Info) } else { finding });
    }
}

/// How an article shows that it goes on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cut {
    Comma,
    InWord,
    /// After a word that no sentence ends with.
    InSentence,
    /// Only the full stop is missing.
    NoStop,
}

impl Cut {
    const fn message(self) -> &'static str {
        match self {
            Cut::Comma => "the article ends with a comma: the rest is lost",
            Cut::InWord => "the article ends in the middle of a word: the rest is lost",
            Cut::InSentence => "the article ends in the middle of a sentence: the rest is lost",
            Cut::NoStop => "the article ends without a full stop: is the rest lost?",
        }
    }
}

/// The last paragraph of running text: nothing but credits and parts of the page may follow it.
fn last_paragraph(context: &DocumentContext<'_>) -> Option<usize> {
    if context.is_archive() {
        return None;
    }
    let is_credit = |i: &usize| {
        context.paragraphs[*i].is_boilerplate
            || context.paragraphs[*i].words <= LONGEST_CREDIT && !ends_with_stop(&context.segments[*i].plain)
    };
    let last = (0..context.segments.len()).rev().take(MOST_CREDITS + 1).find(|i| !is_credit(i))?;
    let (segment, paragraph) = (&context.segments[last], &context.paragraphs[last]);
    let is_text = segment.role == Role::Body && segment.block.is_some() && paragraph.words >= FEWEST_WORDS;
    is_text.then_some(last)
}

/// Why the paragraph cannot end like this, if so.
fn cut(context: &DocumentContext<'_>, i: usize, plain: &str) -> Option<Cut> {
    let classes = context.paragraphs[i].last;
    let sentence = context.sentences(i).last()?;
    let has_several = context.sentences(i).len() > 1;
    let is_long = has_several && sentence.words >= LONG;
    let is_open = classes.has(Class::LeavesOpen)
        || is_long && classes.has(Class::Preposition)
        || context.paragraphs[i].ends_describing;
    let mut end = plain.chars().rev();
    match end.next()? {
        ',' if has_several && sentence.words >= FEWEST_WORDS => Some(Cut::Comma),
        '-' if end.next().is_some_and(char::is_alphabetic) => Some(Cut::InWord),
        c if !c.is_alphanumeric() => None,
        _ if is_open => Some(Cut::InSentence),
        _ => (is_long && !asks_to_write(plain, sentence.span.start)).then_some(Cut::NoStop),
    }
}

/// "Reageren? Mail de redactie": what stands below an article need not end with a full stop.
fn asks_to_write(plain: &str, start: usize) -> bool {
    let (before, sentence) = (plain[..start].trim_end(), &plain[start..]);
    !before.ends_with('.') || sentence.contains(['@', ':', '/']) || sentence.contains("www.")
}

/// Do the paragraphs before number `last` end with full stops, and do enough sentences?
fn ends_their_sentences(context: &DocumentContext<'_>, last: usize) -> bool {
    let (mut whole, mut open) = (0, 0);
    for i in 0..last {
        if context.segments[i].role == Role::Headline || context.paragraphs[i].words < FEWEST_WORDS {
            continue;
        }
        if ends_with_stop(&context.segments[i].plain) { whole += 1 } else { open += 1 }
    }
    let sentences: usize = (0..=last).map(|i| context.sentences(i).len()).sum();
    sentences > FEWEST_WHOLE && open * 4 <= whole && whole > 0
}
