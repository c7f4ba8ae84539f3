//! One scan of a text for all entries.
//!
//! At every word, one walk of the trie finds every key that begins there. Of the terms the longest that stands for what is
//! written wins, and the next is looked for after it; phrases are checked around their anchor and do not stand in each
//! other's way. Not for deciding what is a fault: hits say what stands there, rules judge.

use super::Class;
use super::compiled::{Glossary, Status, Use};
use super::damage::{Damage, compare};
use super::entry::*;
use super::pattern::{Caught, Part, Subject};
use super::start::Lone;
use super::traits::Traits;
use super::words::Words;
use crate::fix::{Edit, Fix};
use crate::text::{Plain, Span, Tokens, case, fold};

/// A term found in a text.
#[derive(Clone, Copy, Debug)]
pub struct TermHit {
    pub entry: u32,
    form: u32,
    pub status: Status,
    pub damage: Damage,
    /// The tokens from `first` up to, not including, `end`.
    pub first: usize,
    pub end: usize,
    /// The term with its ending.
    pub span: Span<Plain>,
    /// Where the form itself ends inside `span`: an ending or the rest of a compound follows.
    stem_end: usize,
    pub rest: Rest,
    /// The first word of a sentence: a capital there says nothing.
    pub opens_sentence: bool,
    /// Does its entry hold in some places only?
    limited: bool,
}

/// What follows a form inside its last word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    Nothing,
    Ending,
    /// The form opens a compound.
    Compound,
}

/// A phrase or boilerplate found in a text.
#[derive(Clone, Debug)]
pub struct PhraseHit {
    pub entry: u32,
    pub span: Span<Plain>,
    pub first: usize,
    pub end: usize,
    pub remedies: Vec<Fix<Plain>>,
}

/// All that a glossary knows of one text.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    pub terms: Vec<TermHit>,
    pub phrases: Vec<PhraseHit>,
    pub boilerplate: Vec<PhraseHit>,
}

impl Hits {
    fn clear(&mut self) {
        self.terms.clear();
        self.phrases.clear();
        self.boilerplate.clear();
    }

    /// Keeps the hits of entries that hold everywhere, and of the others those for which `keep(entry, span)` is true.
    pub fn retain(&mut self, mut keep: impl FnMut(u32, Span<Plain>) -> bool) {
        self.terms.retain(|hit| !hit.limited || keep(hit.entry, hit.span));
        self.phrases.retain(|hit| keep(hit.entry, hit.span));
        self.boilerplate.retain(|hit| keep(hit.entry, hit.span));
    }

    /// The term that holds token `i`.
    pub fn term_at(&self, i: usize) -> Option<&TermHit> {
        let after = self.terms.partition_point(|hit| hit.end <= i);
        self.terms.get(after).filter(|hit| hit.first <= i)
    }
}

/// What a scan works in; the next one uses its memory again.
#[derive(Default)]
pub struct ScanMemory {
    /// What the last scan found.
    pub hits: Hits,
    candidates: Vec<Candidate>,
}

impl Glossary {
    /// Everything that stands in `plain`, whose tokens are `words`.
    pub fn scan(&self, plain: &str, tokens: &Tokens, words: &Words) -> Hits {
        let mut memory = ScanMemory::default();
        self.scan_in(&mut memory, plain, tokens, words);
        memory.hits
    }

    /// The same, with what is found in `memory`.
    pub fn scan_in(&self, memory: &mut ScanMemory, plain: &str, tokens: &Tokens, words: &Words) {
        let ScanMemory { hits, candidates } = memory;
        hits.clear();
        let mut scan = Scan {
            glossary: self,
            plain,
            subject: Subject { plain, tokens, classes: &words.classes, number_word: self.number_word },
            hits,
            candidates,
        };
        let mut free = 0;
        for (i, start) in words.starts.iter().map(|(i, start)| (*i as usize, *start)) {
            if !self.goes_on(start, tokens, i) {
                if let Some(key) = start.anchor() {
                    scan.phrases_of(i, i + 1, key);
                }
                if let Some(lone) = start.lone().filter(|_| i >= free) {
                    free = i + 1;
                    scan.hits.terms.push(scan.lone_hit(i, &lone));
                }
                continue;
            }
            scan.candidates(i);
            if scan.candidates.is_empty() {
                continue;
            }
            scan.phrases(i);
            if i >= free
                && let Some(hit) = scan.term(i)
            {
                free = hit.end;
                scan.hits.terms.push(hit);
            }
        }
        scan.hits.terms.retain(|hit| hit.status != Status::Shield);
        scan.hits.phrases.retain(|hit| !hit.span.is_empty());
    }

    /// What a hit should read, in the case of what stands there and with its ending.
    pub fn preferred(&self, hit: &TermHit, plain: &str) -> String {
        let text = self.form_text(&self.forms[hit.form as usize]);
        let surface = &plain[hit.span.start..hit.stem_end];
        let rest = &plain[hit.stem_end..hit.span.end];
        let entry = self.entry(hit.entry);
        let Some(term) = entry.term() else { return plain[hit.span.range()].to_string() };
        let right = match &term.inflect {
            Inflection::Listed(listed) => {
                listed.iter().find(|(found, _)| found == text).map_or(&term.right, |(_, right)| right)
            }
            _ => &term.right,
        };
        let text = case::carry(surface, text, right);
        let text = if hit.opens_sentence && case::starts_upper(surface) { case::capitalise(&text) } else { text };
        format!("{text}{rest}")
    }

    /// What the letters after a form may be.
    pub(super) fn rest(&self, traits: &Traits, status: Status, form: &str, key: &[u8], letters: &str) -> Option<Rest> {
        if traits.takes_endings && self.endings.iter().any(|ending| **ending == *key) {
            return Some(Rest::Ending);
        }
        let shape_agrees = letters.chars().all(char::is_lowercase) || case::is_shouted(form);
        let opens = traits.opens_compounds && status != Status::Shield && shape_agrees && letters.chars().count() >= 4;
        (opens && self.lexicon().is_some_and(|lexicon| lexicon.flags(letters).is_word())).then_some(Rest::Compound)
    }

    /// A hit's own form without its damage: the variant stays, its hyphens and accents are put right.
    pub fn repaired(&self, hit: &TermHit, plain: &str) -> String {
        let text = self.form_text(&self.forms[hit.form as usize]);
        let surface = &plain[hit.span.start..hit.stem_end];
        format!("{}{}", case::carry(surface, text, text), &plain[hit.stem_end..hit.span.end])
    }
}

struct Candidate {
    /// End in the skeleton.
    end: usize,
    key: u32,
}

struct Scan<'a> {
    glossary: &'a Glossary,
    plain: &'a str,
    subject: Subject<'a>,
    hits: &'a mut Hits,
    candidates: &'a mut Vec<Candidate>,
}

impl Scan<'_> {
    fn candidates(&mut self, i: usize) {
        self.candidates.clear();
        let tokens = self.subject.tokens;
        let candidates = &mut *self.candidates;
        self.glossary.trie.prefixes(&tokens.skeleton, tokens.list[i].key_start as usize, |end, key| {
            candidates.push(Candidate { end, key })
        });
    }

    /// The token in which skeleton byte `end` ends, not including.
    fn token_end(&self, from: usize, end: usize) -> usize {
        let list = &self.subject.tokens.list;
        let mut i = from;
        while i < list.len() && (list[i].key_end as usize) < end {
            i += 1;
        }
        i + 1
    }

    fn term(&self, i: usize) -> Option<TermHit> {
        self.candidates.iter().rev().find_map(|candidate| {
            let uses = self.glossary.uses_of(candidate.key).iter();
            let forms = uses.filter_map(|used| match used {
                Use::Form(form) => self.form(i, candidate.end, *form),
                Use::Anchor(_) => None,
            });
            forms.min_by_key(|hit| (hit.rest != Rest::Nothing, hit.damage.weight(), hit.status, hit.damage))
        })
    }

    /// The hit of a form that is token `i` as it stands.
    fn lone_hit(&self, i: usize, lone: &Lone) -> TermHit {
        let token = &self.subject.tokens.list[i];
        TermHit {
            entry: lone.entry,
            form: lone.form,
            status: lone.status,
            damage: Damage::default(),
            first: i,
            end: i + 1,
            span: token.span(),
            stem_end: token.end as usize,
            rest: Rest::Nothing,
            opens_sentence: token.opens_sentence,
            limited: lone.limited,
        }
    }

    /// Does form `id` stand at token `i`, ending at skeleton byte `key_end`?
    fn form(&self, i: usize, key_end: usize, id: u32) -> Option<TermHit> {
        let form = self.glossary.forms[id as usize];
        let text = self.glossary.form_text(&form);
        let traits = self.glossary.traits[form.entry as usize];
        let list = &self.subject.tokens.list;
        let end = self.token_end(i, key_end);
        let last = list.get(end - 1)?;
        let start = self.widened_start(list[i].start as usize, text);
        let (stem_end, rest) = if last.key_end as usize == key_end {
            (self.widened_end(last.end as usize, text), Rest::Nothing)
        } else {
            let stem_end =
                stem_end(&self.plain[last.span().range()], key_end - last.key_start as usize)? + last.start as usize;
            (
                stem_end,
                self.glossary.rest(
                    &traits?,
                    form.status,
                    text,
                    &self.subject.tokens.skeleton[key_end..last.key_end as usize],
                    &self.plain[stem_end..last.end as usize],
                )?,
            )
        };
        let (case, may_split) = match traits {
            Some(traits) if form.status != Status::Shield => (traits.case, traits.split && rest == Rest::Nothing),
            _ => (CaseRule::First, false),
        };
        let damage = compare(text, &self.plain[start..stem_end], case, may_split)?;
        let hit = TermHit {
            entry: form.entry,
            form: id,
            status: form.status,
            damage,
            first: i,
            end,
            span: Span::new(start, if rest == Rest::Nothing { stem_end } else { last.end as usize }),
            stem_end,
            rest,
            opens_sentence: list[i].opens_sentence,
            limited: traits.is_some_and(|traits| traits.limited),
        };
        (form.status == Status::Shield || self.is_legitimate(&hit, text, &traits?)).then_some(hit)
    }

    /// A form with an apostrophe in front ('s-Hertogenbosch) begins before its first token.
    fn widened_start(&self, start: usize, form: &str) -> usize {
        let before = self.plain[..start].chars().next_back();
        match before {
            Some(c) if form.starts_with(fold::is_apostrophe) && fold::is_apostrophe(c) => start - c.len_utf8(),
            _ => start,
        }
    }

    fn widened_end(&self, end: usize, form: &str) -> usize {
        let after = self.plain[end..].chars().next();
        match (after, form.chars().next_back()) {
            (Some(c), Some(last))
                if !last.is_alphanumeric() && (c == last || fold::is_apostrophe(c) && fold::is_apostrophe(last)) =>
            {
                end + c.len_utf8()
            }
            _ => end,
        }
    }

    /// Is the difference one that the entry takes for damage, and not another word?
    fn is_legitimate(&self, hit: &TermHit, form: &str, traits: &Traits) -> bool {
        let damage = hit.damage;
        let is_variant = matches!(hit.status, Status::Forbidden | Status::Deprecated);
        let is_word = traits.kind == TermKind::Word;
        if damage.lost_capital() && (is_variant || matches!(traits.kind, TermKind::Acronym | TermKind::Brand)) {
            return false;
        }
        if damage.accent() && is_variant && hit.first + 1 == hit.end && !form.is_ascii() {
            return false;
        }
        if damage.lost_hyphen() && (!traits.spaced_is_wrong || !self.is_open_compound(hit)) {
            return false;
        }
        if damage.glued() && (is_word && !form.contains('-') || self.is_known_word(hit)) {
            return false;
        }
        // A compound may have a hyphen for clarity; a name is written one way.
        if damage.added_hyphen() && (is_word || hit.rest != Rest::Nothing) {
            return false;
        }
        !(damage.split() && self.reads_as_phrase(hit))
    }

    /// "Noord- en Zuid-Korea": the hyphen is not lost, it is shared.
    fn is_open_compound(&self, hit: &TermHit) -> bool {
        self.subject.tokens.list[hit.first..hit.end].iter().skip(1).all(|token| token.gap.is_soft())
    }

    fn is_known_word(&self, hit: &TermHit) -> bool {
        hit.first + 1 == hit.end
            && self.glossary.lexicon().is_some_and(|lexicon| lexicon.flags(&self.plain[hit.span.range()]).is_lower())
    }

    fn reads_as_phrase(&self, hit: &TermHit) -> bool {
        let classes = &self.subject.classes[hit.first..hit.end];
        classes.iter().any(|set| {
            set.has(Class::Determiner)
                || set.has(Class::Coordinator)
                || set.has(Class::Preposition) && !set.has(Class::Adverb)
                || set.has(Class::PersonalPronoun)
        })
    }

    fn phrases(&mut self, i: usize) {
        for c in 0..self.candidates.len() {
            let Candidate { end, key } = self.candidates[c];
            // What ends in a mark may end after the last word.
            let after = self.token_end(i, end);
            let last = self.subject.tokens.list.get(after - 1);
            if last.is_none_or(|last| last.key_end as usize != end) {
                continue;
            }
            self.phrases_of(i, after, key);
        }
    }

    /// The phrases that have `key` as their anchor, which is the tokens from `i` up to `end`.
    fn phrases_of(&mut self, i: usize, end: usize, key: u32) {
        for used in self.glossary.uses_of(key) {
            if let Use::Anchor(number) = used
                && self.glossary.phrases.get(*number as usize).pattern.may_match(self.subject.tokens, i, end)
            {
                self.phrase(i, *number);
            }
        }
    }

    fn phrase(&mut self, i: usize, number: u32) {
        let phrase = self.glossary.phrases.get(number as usize);
        let Some(caught) = phrase.pattern.match_at(&self.subject, i) else { return };
        let marked = &caught[phrase.pattern.marked.clone()];
        let (Some(first), Some(end)) = (
            marked.iter().find(|caught| caught.start < caught.end).map(|caught| caught.start),
            marked.iter().rev().find(|caught| caught.start < caught.end).map(|caught| caught.end),
        ) else {
            return;
        };
        if self.is_shielded(first, end, phrase.entry) {
            return;
        }
        let span = self.tokens_span(first, end);
        let already = if phrase.is_boilerplate { &self.hits.boilerplate } else { &self.hits.phrases };
        if already.iter().any(|hit| hit.entry == phrase.entry && hit.span == span) {
            return;
        }
        let remedies = phrase.remedies.iter().map(|remedy| self.remedy(&phrase.pattern, remedy, &caught)).collect();
        let hit = PhraseHit { entry: phrase.entry, span, first, end, remedies };
        if phrase.is_boilerplate { &mut self.hits.boilerplate } else { &mut self.hits.phrases }.push(hit);
    }

    /// Does a context in which the entry stays silent hold the place?
    fn is_shielded(&self, first: usize, end: usize, entry: u32) -> bool {
        let entry = self.glossary.entry(entry);
        if entry.except.is_empty() {
            return false;
        }
        let tokens = self.subject.tokens;
        let around = first.saturating_sub(6)..(end + 6).min(tokens.list.len());
        around.clone().any(|i| {
            entry.except.iter().any(|context| {
                let key = fold::skeleton(context);
                let at = tokens.list[i].key_start as usize;
                tokens.skeleton[at..].starts_with(&key)
                    && i < end
                    && tokens.list[first].key_start as usize <= at + key.len()
            })
        })
    }

    fn tokens_span(&self, first: usize, end: usize) -> Span<Plain> {
        let list = &self.subject.tokens.list;
        Span::new(list[first].start as usize, list[end - 1].end as usize)
    }

    /// The edits that turn what a pattern caught into what its right side says.
    fn remedy(
        &self,
        pattern: &super::pattern::Pattern,
        remedy: &super::pattern::Remedy,
        caught: &[Caught],
    ) -> Fix<Plain> {
        let marked = &pattern.elements[pattern.marked.clone()];
        let pieces = marked.split(|element| *element == super::pattern::Element::Gap);
        let mut at = pattern.marked.start;
        let mut edits = Vec::new();
        for (number, (piece, parts)) in pieces.zip(&remedy.pieces).enumerate() {
            let range = at..at + piece.len();
            at = range.end + 1;
            let text = self.compose(pattern, parts, caught);
            edits.extend(self.piece_edit(&caught[range], &text, number == 0));
        }
        Fix::edits(edits)
    }

    fn compose(&self, pattern: &super::pattern::Pattern, parts: &[Part], caught: &[Caught]) -> String {
        let mut words: Vec<String> = Vec::new();
        for part in parts {
            match part {
                Part::Text(text) => words.push(text.clone()),
                Part::Copy(element) => {
                    let Caught { start, end, .. } = caught[*element];
                    if start < end {
                        words.push(self.plain[self.tokens_span(start, end).range()].to_string());
                    }
                }
                Part::Parallel(element, texts) => words.extend(texts.get(caught[*element].alternative).cloned()),
            }
        }
        debug_assert!(pattern.elements.len() == caught.len());
        words.join(" ")
    }

    fn piece_edit(&self, caught: &[Caught], text: &str, opens: bool) -> Option<Edit<Plain>> {
        let first = caught.iter().find(|caught| caught.start < caught.end)?.start;
        let end = caught.iter().rev().find(|caught| caught.start < caught.end)?.end;
        let span = self.tokens_span(first, end);
        if text.is_empty() {
            return Some(Edit::new(self.with_space(span), ""));
        }
        let surface = &self.plain[span.range()];
        let text = if case::is_shouted(surface)
            && !case::is_shouted(text)
            && self.subject.tokens.list[first..end].iter().all(|token| token.shape.is_all_upper())
            && end - first > 1
        {
            text.to_uppercase()
        } else if opens && self.subject.tokens.list[first].opens_sentence && case::starts_upper(surface) {
            case::capitalise(text)
        } else {
            text.to_string()
        };
        (text != surface).then(|| Edit::new(span, text))
    }

    /// A deleted word takes the space before it along, at the start of the text the one after it.
    fn with_space(&self, span: Span<Plain>) -> Span<Plain> {
        let before = self.plain[..span.start].trim_end().len();
        if before > 0 {
            return Span::new(before, span.end);
        }
        let after = &self.plain[span.end..];
        Span::new(span.start, span.end + after.len() - after.trim_start().len())
    }
}

/// The byte of `word` after the characters that make the first `key_len` bytes of its skeleton; `None` inside a character.
pub(super) fn stem_end(word: &str, key_len: usize) -> Option<usize> {
    let mut folded = Vec::with_capacity(8);
    let mut done = 0;
    let mut chars = word.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if fold::part(c) == fold::Part::Word {
            folded.clear();
            fold::push_folded(c, &mut folded);
            done += folded.len();
        }
        let next_is_mark = chars.peek().is_some_and(|(_, c)| fold::part(*c) == fold::Part::Mark);
        if done >= key_len && !next_is_mark {
            return (done == key_len).then_some(at + c.len_utf8());
        }
    }
    None
}
