//! A sentence or paragraph that stands there again.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{Bad, Check, DocumentContext, DocumentSink, Finding, Rule, Sentence, Tier};
use crate::document::{OBJECT, Role};
use crate::fix::{Applicability, Fix, Severity};
use crate::text::{Plain, Span, ends_with_stop};

pub(super) static RULE: Rule = Rule {
    id: "repeated-sentence",
    summary: "a sentence or paragraph that stands there twice",
    why: "Engines that lose their place say a sentence or paragraph again, and a feed that is put together from versions holds the same paragraph twice. What follows its double at once goes; what comes back further on may be meant, so an editor looks.",
    severity: Severity::Warning,
    applicability: Applicability::Suggested,
    tier: Tier::Wording,
    mqm: "accuracy/addition/duplication",
    languages: &[],
    bad: &[
        Bad {
            text: "De wethouder wilde er gisteren niets over kwijt.[[ De wethouder wilde er gisteren niets over kwijt.]] De raad wacht af.",
            fixed: Some("De wethouder wilde er gisteren niets over kwijt. De raad wacht af."),
        },
        Bad {
            text: "De minister zweeg gisteren.[[ De minister zweeg gisteren.]] De raad wacht af.",
            fixed: Some("De minister zweeg gisteren. De raad wacht af."),
        },
        Bad {
            text: "Brug blijft dicht\n\nDe brug blijft zeker tot maandag dicht voor al het verkeer.\n\nDe pont vaart vaker en langer dan anders, zegt de gemeente.\n\n[[De pont vaart vaker en langer dan anders, zegt de gemeente.]]\n\nWie wil, rijdt om.",
            fixed: Some(
                "Brug blijft dicht\n\nDe brug blijft zeker tot maandag dicht voor al het verkeer.\n\nDe pont vaart vaker en langer dan anders, zegt de gemeente.\n\nWie wil, rijdt om.",
            ),
        },
        Bad {
            text: "Pont vaart vaker\n\nDe pont vaart vaker en langer dan anders, zegt de gemeente. Dat kost per dag zo’n tweeduizend euro.\n\nWie wil, rijdt om.\n\n[[De pont vaart vaker en langer dan anders, zegt de gemeente. Dat kost per dag zo’n tweeduizend euro.]]",
            fixed: None,
        },
    ],
    good: &[
        "Zij wacht. Zij wacht. En dan komt de trein.",
        "Wij gaan nooit meer weg uit ons mooie dorp\nWij gaan nooit meer weg uit ons mooie dorp\n\nZo klonk het refrein.",
        "De brug blijft tot maandag dicht voor al het verkeer.\n\nDe brug blijft tot maandag dicht voor al het verkeer.\n\nDat zegt de gemeente.",
        "Wie het weet, mag het zeggen.\n\n- Klik op de knop om het venster te sluiten.\n- Klik op de knop om het venster te sluiten.",
        "Naam\tUitleg\nNoord\tHier vaart elke dag een pont naar de overkant.\nZuid\tHier vaart elke dag een pont naar de overkant.",
    ],
    check: Check::Document(check),
};

/// Shorter sentences are repeated for effect.
const FEWEST_WORDS: usize = 6;
const FEWEST_BYTES: usize = 40;
/// Shorter ones still are the rhythm of a text; between the two an editor may look.
const FEWEST_WORDS_SHORT: usize = 4;
const FEWEST_BYTES_SHORT: usize = 20;
/// A paragraph that comes back further on is a loop only where it is no single formula.
const FEWEST_WORDS_APART: usize = 12;
/// What lies further apart, in paragraphs, is hardly one article.
const WIDEST: usize = 200;
/// Engines repeat at most so many sentences or paragraphs together.
const LONGEST_LOOP: usize = 3;
/// A first paragraph of one sentence, in bytes, may be a headline with a full stop.
const LONGEST_HEADLINE: usize = 140;

fn check(context: &DocumentContext<'_>, sink: &mut DocumentSink<'_>) {
    for i in 0..context.segments.len() {
        sentences(context, i, sink);
    }
    if context.segments.len() > 1 {
        paragraphs(context, sink);
    }
}

/// Sentences of one paragraph that follow their doubles.
fn sentences(context: &DocumentContext<'_>, i: usize, sink: &mut DocumentSink<'_>) {
    let segment = &context.segments[i];
    let all = context.sentences(i);
    if all.len() < 2 || segment.role == Role::Headline {
        return;
    }
    let plain = &*segment.plain;
    let is_whole_sentence = |k: usize| is_whole(&plain[all[k].span.range()], all[k].words);
    let same = |a: usize, b: usize| {
        all[a].key == all[b].key
            && (is_whole_sentence(a) || is_short(&plain[all[a].span.range()], all[a].words))
            && is_same(&plain[all[a].span.range()], &plain[all[b].span.range()])
    };
    for copies in loops(all.len(), same) {
        let message = if copies.len() > 1 { "the same sentences again" } else { "the same sentence again" };
        let span: Span<Plain> = Span::new(all[copies.start - 1].span.end, all[copies.end - 1].span.end);
        let may_be_meant = !copies.clone().any(is_whole_sentence);
        let finding = Finding::new(&RULE, span, message).fix(Fix::replace(span, ""));
        sink.push(i, if may_be_meant { finding.severity(Severity::Info) } else { finding });
    }
}

/// Paragraphs that follow their doubles, or come back further on.
fn paragraphs(context: &DocumentContext<'_>, sink: &mut DocumentSink<'_>) {
    let keys: Vec<u64> = (0..context.segments.len()).map(|i| key(context.sentences(i))).collect();
    let same = |a: usize, b: usize| {
        keys[a] == keys[b]
            && is_whole_paragraph(context, a)
            && is_whole_paragraph(context, b)
            && is_same(&context.segments[a].plain, &context.segments[b].plain)
    };
    let mut is_copy = vec![false; keys.len()];
    for copies in loops(keys.len(), same) {
        for i in copies {
            is_copy[i] = true;
            sink.push(i, finding(context, i, "the same paragraph again").fix(Fix::remove_segment()));
        }
    }
    let mut seen: FxHashMap<u64, usize> = FxHashMap::default();
    let is_long = |i: &usize| !is_copy[*i] && context.paragraphs[*i].words >= FEWEST_WORDS_APART;
    for i in (0..keys.len()).filter(is_long) {
        if let Some(before) = seen.insert(keys[i], i)
            && i - before <= WIDEST
            && same(before, i)
        {
            let finding = finding(context, i, "this paragraph stood in the article before");
            sink.push(i, finding.severity(Severity::Info).at_most(Applicability::Manual));
        }
    }
}

fn finding(context: &DocumentContext<'_>, i: usize, message: impl Into<Cow<'static, str>>) -> Finding<Plain> {
    let plain = &context.segments[i].plain;
    let start = plain.len() - plain.trim_start().len();
    Finding::new(&RULE, Span::new(start, plain.trim_end().len()), message)
}

/// The items that follow their doubles: `same(a, b)` says whether item `b` is item `a` again.
fn loops(len: usize, same: impl Fn(usize, usize) -> bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < len {
        let copies = (1..=LONGEST_LOOP).find_map(|period| {
            let alike = (at..len.saturating_sub(period)).take_while(|i| same(*i, i + period)).count();
            (alike >= period).then(|| at + period..at + period + alike / period * period)
        });
        at = copies.as_ref().map_or(at + 1, |copies| copies.end);
        found.extend(copies);
    }
    found
}

/// Is it a sentence or more that nobody says twice? Lines of songs and labels have no full stop; a cry is repeated.
fn is_whole(text: &str, words: usize) -> bool {
    words >= FEWEST_WORDS
        && text.len() >= FEWEST_BYTES
        && ends_with_stop(text)
        && !text.contains(['\t', '|', '!'])
        && !text.contains(OBJECT)
}

/// Is it a short sentence of running text, which may be said twice for effect?
fn is_short(text: &str, words: usize) -> bool {
    words >= FEWEST_WORDS_SHORT
        && text.len() >= FEWEST_BYTES_SHORT
        && text.ends_with('.')
        && !text.contains(['\t', '|', '“', '”', '"', '‘', '’', '\'', '«', '»', ':'])
        && !text.contains(OBJECT)
}

/// Is paragraph `i` one of running text, which can be taken out?
fn is_whole_paragraph(context: &DocumentContext<'_>, i: usize) -> bool {
    let (segment, paragraph) = (&context.segments[i], &context.paragraphs[i]);
    let begins = segment.plain.chars().find(|c| !c.is_whitespace());
    segment.role == Role::Body
        && segment.block.is_some()
        && !paragraph.is_boilerplate
        && is_whole(&segment.plain, paragraph.words)
        && begins.is_some_and(|c| c.is_alphabetic() || matches!(c, '“' | '„' | '‘' | '"' | '\'' | '«'))
        && !(i == 0 && segment.plain.len() <= LONGEST_HEADLINE && context.sentences(i).len() == 1)
}

fn key(sentences: &[Sentence]) -> u64 {
    sentences.iter().fold(0, |key: u64, sentence| key.rotate_left(5).wrapping_add(sentence.key))
}

/// Do they read the same? Lines may end elsewhere.
fn is_same(a: &str, b: &str) -> bool {
    a.split_whitespace().eq(b.split_whitespace())
}
