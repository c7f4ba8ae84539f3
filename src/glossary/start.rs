//! What is known of the entries that begin with a word, from the word alone.
//!
//! A list of half a million terms does not fit the processor's cache, so every look into it costs more than a whole word of
//! text. News copy repeats its words: what a walk of the trie finds in one is found once, and the next walk goes on after it.
//! Not for what depends on the words around it: there the whole walk is made.

use super::compiled::{Glossary, Status, Use};
use super::damage::{Damage, compare};
use super::matcher::stem_end;
use super::trie::{After, Bytes};
use crate::text::Tokens;

/// Where a search for entries begins that may begin with a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Start {
    /// The state of the trie after the word, or the place in its tails with [`IN_TAIL`]; see the constants.
    state: u32,
    /// The bytes with which keys go on from that state.
    next: Bytes,
    /// The bytes that are left of the tail.
    tail_len: u16,
    /// The key that is the word, where phrases have it as their anchor; else [`NONE`].
    anchor: u32,
    /// The one form that is the word as it stands, where longer ones do not win; else [`NONE`].
    form: u32,
    entry: u32,
    status: Status,
    limited: bool,
}

/// The whole walk is to be made. No word leads back to the root.
const ROOT: u32 = 0;
/// Set where one longer key goes on in its tail.
const IN_TAIL: u32 = 1 << 31;
/// No entry is longer than the word.
const END: u32 = u32::MAX - 1;
/// No entry begins with the word.
const NOWHERE: u32 = u32::MAX;
const NONE: u32 = u32::MAX;

/// A form that is the word as it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lone {
    pub(super) form: u32,
    pub(super) entry: u32,
    pub(super) status: Status,
    /// Does its entry hold in some places only?
    pub(super) limited: bool,
}

/// What the key that is a whole word is for.
#[derive(Clone, Copy, Debug, Default)]
struct Whole {
    lone: Option<Lone>,
    is_anchor: bool,
}

impl Start {
    const fn at(state: u32) -> Start {
        let next = Bytes::NONE;
        Start { state, next, tail_len: 0, anchor: NONE, form: NONE, entry: 0, status: Status::Shield, limited: false }
    }

    pub(super) fn is_nowhere(self) -> bool {
        self.state == NOWHERE
    }

    pub(super) fn lone(self) -> Option<Lone> {
        let Start { form, entry, status, limited, .. } = self;
        (form != NONE).then_some(Lone { form, entry, status, limited })
    }

    /// The key that is the word, if it is the anchor of phrases.
    pub(super) fn anchor(self) -> Option<u32> {
        (self.anchor != NONE).then_some(self.anchor)
    }
}

impl Default for Start {
    fn default() -> Start {
        Start::at(NOWHERE)
    }
}

/// The keys that end inside a word; there are few.
#[derive(Default)]
struct Inside {
    keys: [(usize, u32); 8],
    count: usize,
}

impl Inside {
    fn add(&mut self, end: usize, key: u32) {
        if let Some(place) = self.keys.get_mut(self.count) {
            *place = (end, key);
        }
        self.count += 1;
    }

    /// Does one of them count? Where not all are known: yes.
    fn any(&self, counts: impl Fn(usize, u32) -> bool) -> bool {
        self.keys.get(..self.count).is_none_or(|keys| keys.iter().any(|(end, key)| counts(*end, *key)))
    }
}

impl Glossary {
    /// Where to begin at token `i` of `plain`, and at every token that is written like it.
    pub(super) fn start(&self, plain: &str, tokens: &Tokens, i: usize) -> Start {
        let key = tokens.key(i);
        let word = &plain[tokens.list[i].span().range()];
        let mut inside = Inside::default();
        let mut whole = None;
        let after = self.trie.walk(key, |end, found| match end == key.len() {
            true => whole = Some(found),
            false => inside.add(end, found),
        });
        let known = whole.map_or(Some(Whole::default()), |found| self.whole(word, found));
        let Some(Whole { lone, is_anchor }) = known else { return Start::at(ROOT) };
        if lone.is_none() && inside.any(|end, found| self.counts_inside(word, key, end, found)) {
            return Start::at(ROOT);
        }
        let start = match after {
            After::State(state, next) => Start { next, ..Start::at(state) },
            After::Tail { at, len } => Start { tail_len: len, ..Start::at(at | IN_TAIL) },
            After::Nothing if whole.is_some() => Start::at(END),
            After::Nothing => Start::at(NOWHERE),
        };
        let start = Start { anchor: whole.filter(|_| is_anchor).unwrap_or(NONE), ..start };
        let Some(Lone { form, entry, status, limited }) = lone else { return start };
        Start { form, entry, status, limited, ..start }
    }

    /// May a form of a key that ends inside `word` stand for it, with an ending or as the first part of a compound?
    fn counts_inside(&self, word: &str, key: &[u8], end: usize, found: u32) -> bool {
        let Some(stem_end) = stem_end(word, end) else { return false };
        self.uses_of(found).iter().any(|used| match *used {
            Use::Form(form) => {
                let form = &self.forms[form as usize];
                self.traits[form.entry as usize].is_some_and(|traits| {
                    self.rest(&traits, form.status, self.form_text(form), &key[end..], &word[stem_end..]).is_some()
                })
            }
            Use::Anchor(_) => false,
        })
    }

    /// What a key is for that is `word`; nothing where that depends on what stands around it.
    fn whole(&self, word: &str, found: u32) -> Option<Whole> {
        let mut whole = Whole::default();
        let mut is_damaged = false;
        for used in self.uses_of(found) {
            let Use::Form(id) = *used else {
                whole.is_anchor = true;
                continue;
            };
            let form = &self.forms[id as usize];
            let text = self.form_text(form);
            let traits = self.traits[form.entry as usize].filter(|_| form.status != Status::Shield)?;
            // A mark at the end of a form is looked for beside the word.
            if !text.starts_with(char::is_alphanumeric) || !text.ends_with(char::is_alphanumeric) {
                return None;
            }
            if !compare(text, word, traits.case, false).is_some_and(Damage::is_none) {
                is_damaged = true;
            } else if whole.lone.is_none_or(|lone| form.status < lone.status) {
                whole.lone = Some(Lone { form: id, entry: form.entry, status: form.status, limited: traits.limited });
            }
        }
        // A form without damage wins from those with it; which of these stands for the word is for the whole walk.
        (whole.lone.is_some() || !is_damaged).then_some(whole)
    }

    /// Is a key found that begins with the word of `start` and is longer? True where that is not known.
    pub(super) fn goes_on(&self, start: Start, tokens: &Tokens, i: usize) -> bool {
        let after = tokens.skeleton.get(tokens.list[i].key_end as usize..).unwrap_or_default();
        match start.state {
            ROOT => true,
            END | NOWHERE => false,
            state if state & IN_TAIL != 0 => {
                after.starts_with(self.trie.rest_of_tail(state & !IN_TAIL, start.tail_len))
            }
            state => {
                let mut goes_on = false;
                if after.first().is_some_and(|byte| start.next.may_hold(*byte)) {
                    self.trie.prefixes_from(state, after, 0, |_, _| goes_on = true);
                }
                goes_on
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::super::{Class, SourceFile, WordCache, Words, build};
    use super::*;

    const DESK: &str = r#"
[defaults]
why = "Zo schrijven wij het."
[[term]]
right = "huis"
wrong = ["huys"]
[[term]]
right = "huisarts"
[[term]]
right = "Gent"
wrong = ["Gand", "Gent-stad"]
region = "BE"
except = ["Gand FC"]
[[term]]
right = "Groot-Brittannië"
inflect = { "Groot-Britse" = "Britse" }
[[term]]
right = "groot"
[[term]]
right = "'s-Hertogenbosch"
[[term]]
right = "hertog"
split = true
[[term]]
right = "NAVO"
wrong = ["Nato"]
[[phrase]]
pattern = "in (huis|het huis)"
right = "binnen"
[[phrase]]
pattern = "groot … huis"
"#;

    static GLOSSARY: LazyLock<Glossary> = LazyLock::new(|| {
        let desk = SourceFile { path: "desk.toml".into(), text: DESK.into() };
        build("nl", "default", false, vec![desk]).unwrap_or_else(|mistakes| panic!("{mistakes:?}"))
    });

    /// Every token is looked at with `start`, or only those at which something may begin.
    fn hits(text: &str, start: Option<Start>) -> String {
        let mut tokens = Tokens::default();
        tokens.fill(text);
        let mut words = Words::default();
        WordCache::default().fill(&mut words, &GLOSSARY, text, &tokens);
        if let Some(start) = start {
            words.starts = (0..tokens.list.len() as u32).map(|i| (i, start)).collect();
        }
        format!("{:?}", GLOSSARY.scan(text, &tokens, &words))
    }

    #[test]
    fn a_word_is_known_by_itself() {
        let start = |text: &str| {
            let mut tokens = Tokens::default();
            tokens.fill(text);
            GLOSSARY.start(text, &tokens, 0)
        };
        assert!(start("Utrecht").is_nowhere());
        assert!(start("huisraad").is_nowhere(), "\"huis\" opens no compounds");
        assert_eq!(start("huisarts").lone().map(|lone| lone.limited), Some(false));
        assert_eq!(start("Gent").lone().map(|lone| lone.limited), Some(true));
        assert_eq!((start("Gents").lone().is_none(), start("Gents").state), (true, ROOT), "a form with an ending");
        let huis = start("huis");
        assert_eq!((huis.state & IN_TAIL, huis.lone().is_some(), huis.anchor().is_some()), (0, true, true));
        assert_eq!(start("HUIS").state, ROOT, "a form with damage");
        assert!(GLOSSARY.classes().words(Class::NameEnding).iter().any(|ending| ending == "s"));
    }

    proptest! {
        /// What is known from words alone changes nothing of what is found.
        #[test]
        fn finds_what_whole_walks_find(words in prop::collection::vec((
            prop::sample::select(vec![
                "huis", "Huis", "HUIS", "huys", "arts", "huisarts", "Gent", "Gand", "Gents", "FC", "Groot", "groot",
                "Brittannië", "Brittannie", "Britse", "s", "Hertogenbosch", "hertog", "her", "tog", "NAVO", "Nato", "navo",
                "stad", "in", "het", "één", "Gentse",
            ]),
            prop::sample::select(vec![" ", " ", " ", "-", " -", "'", "’", "", ". ", "\n"]),
        ), 0..12)) {
            let text: String = words.iter().flat_map(|(word, gap)| [*word, *gap]).collect();
            prop_assert_eq!(hits(&text, None), hits(&text, Some(Start::at(ROOT))), "{}", text);
        }
    }
}
