//! The tokens at which rules have to look.
//!
//! What a rule asks of a word by itself ("may it be half a word?") is asked once for each word of the copy, not once for each
//! token, and a rule is then shown the tokens that set it off, in no more steps than there are. Not for what stands around a
//! word: the rule looks at that at each of its places.

use super::class::{Class, ClassSet};
use super::lexicon::WordFlags;
use crate::text::Shape;

/// What is known of a word wherever it stands.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    pub classes: ClassSet,
    pub flags: WordFlags,
    pub shape: Shape,
    /// In bytes.
    pub len: usize,
}

impl Word {
    pub fn is(&self, class: Class) -> bool {
        self.classes.has(class)
    }

    /// Is it of one of the classes of `set`?
    pub fn meets(&self, set: ClassSet) -> bool {
        self.classes.meets(set)
    }
}

/// What is asked of a word wherever it stands.
type Question = fn(&Word) -> bool;

/// The words that a rule looks at.
#[derive(Clone, Copy, Debug)]
pub enum Trigger {
    /// Words of one of these classes.
    Classes(ClassSet),
    /// Words that this holds for.
    Word(Question),
}

impl Trigger {
    /// There is no room for more in one language.
    pub const MOST: usize = 64;

    /// Figures, or parts of one ("30.000").
    pub const NUMBER: Trigger = Trigger::Word(|word| word.shape.is_number());

    /// Words of this class.
    pub const fn class(class: Class) -> Trigger {
        Trigger::Classes(ClassSet::of(&[class]))
    }
}

/// The triggers that a word sets off, a bit for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Triggers(u64);

impl Triggers {
    fn with(self, others: Triggers) -> Triggers {
        Triggers(self.0 | others.0)
    }
}

/// The triggers of a language by what they ask, each as a set of its own.
#[derive(Debug, Default)]
pub(super) struct Asked {
    classes: Vec<(ClassSet, Triggers)>,
    words: Vec<(Question, Triggers)>,
}

impl Asked {
    pub(super) fn new(triggers: &[Trigger]) -> Asked {
        let mut asked = Asked::default();
        for (number, trigger) in triggers.iter().enumerate() {
            let only = Triggers(1 << number);
            match *trigger {
                Trigger::Classes(set) => asked.classes.push((set, only)),
                Trigger::Word(holds) => asked.words.push((holds, only)),
            }
        }
        asked
    }

    /// What a word sets off.
    pub(super) fn by(&self, word: &Word) -> Triggers {
        let by_word = self.words.iter().filter(|(holds, _)| holds(word)).map(|(_, only)| *only);
        let by_word = by_word.fold(Triggers::default(), Triggers::with);
        // Most words have no class.
        if word.classes.is_empty() {
            return by_word;
        }
        let by_class = self.classes.iter().filter(|(set, _)| word.meets(*set)).map(|(_, only)| *only);
        by_class.fold(by_word, Triggers::with)
    }
}

/// So many tokens share a number of bits.
pub(super) const BLOCK: usize = u32::BITS as usize;

/// Where the triggers of a language are set off in a text.
#[derive(Debug, Default)]
pub struct SetOff {
    /// For each block of tokens a number for each trigger, with a bit for each token.
    blocks: Vec<u32>,
    triggers: usize,
}

impl SetOff {
    /// Begins anew, with the triggers of `asked`.
    pub(super) fn clear(&mut self, asked: &Asked) {
        self.blocks.clear();
        self.triggers = asked.classes.len() + asked.words.len();
    }

    /// Adds a block of tokens; only the last may be short.
    pub(super) fn add(&mut self, tokens: impl Iterator<Item = Triggers>) {
        let start = self.blocks.len();
        self.blocks.resize(start + self.triggers, 0);
        let block = &mut self.blocks[start..];
        for (at, Triggers(mut bits)) in tokens.enumerate() {
            while bits != 0 {
                block[bits.trailing_zeros() as usize] |= 1 << at;
                bits &= bits - 1;
            }
        }
    }

    /// The tokens that set off the trigger of that number.
    pub fn words(&self, trigger: usize) -> Places<'_> {
        Places::new(self, None, trigger)
    }

    /// The second tokens of two in a row that set off `first` and `second`.
    pub fn pairs(&self, first: usize, second: usize) -> Places<'_> {
        Places::new(self, Some(first), second)
    }
}

/// Numbers of tokens, going up.
#[derive(Clone, Debug)]
pub struct Places<'a> {
    set_off: &'a SetOff,
    /// What the token before a place sets off, for a rule that asks for it.
    before: Option<usize>,
    here: usize,
    /// The block that comes next.
    next: usize,
    /// What is left of the block before it.
    bits: u32,
    /// Places before this one are left out.
    from: usize,
}

impl<'a> Places<'a> {
    fn new(set_off: &'a SetOff, before: Option<usize>, here: usize) -> Self {
        Places { set_off, before, here, next: 0, bits: 0, from: 0 }
    }

    /// Leaves out the places before token `i`.
    pub fn go_on(&mut self, i: usize) {
        self.from = self.from.max(i);
    }

    /// The places of a block.
    fn block(&self, number: usize) -> Option<u32> {
        let SetOff { blocks, triggers } = self.set_off;
        let start = number * triggers;
        let here = *blocks.get(start + self.here)?;
        Some(self.before.map_or(here, |before| {
            let last = if number > 0 { blocks[start - triggers + before] >> (BLOCK - 1) } else { 0 };
            here & (blocks[start + before] << 1 | last)
        }))
    }
}

impl Iterator for Places<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        loop {
            while self.bits == 0 {
                self.bits = self.block(self.next)?;
                self.next += 1;
            }
            let place = (self.next - 1) * BLOCK + self.bits.trailing_zeros() as usize;
            self.bits &= self.bits - 1;
            if place >= self.from {
                return Some(place);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn set_off(tokens: &[u64], triggers: usize) -> SetOff {
        let mut set_off = SetOff { triggers, ..SetOff::default() };
        tokens.chunks(BLOCK).for_each(|block| set_off.add(block.iter().map(|bits| Triggers(*bits))));
        set_off
    }

    proptest! {
        #[test]
        fn places_are_those_of_a_look_at_each_token(tokens in prop::collection::vec(0_u64..8, 0..100), from in 0_usize..100) {
            let set_off = set_off(&tokens, 3);
            let sets = |i: usize, trigger: usize| tokens[i] >> trigger & 1 == 1;
            let words: Vec<usize> = (0..tokens.len()).filter(|i| sets(*i, 2)).collect();
            prop_assert_eq!(set_off.words(2).collect::<Vec<_>>(), words);
            let pairs: Vec<usize> = (1..tokens.len()).filter(|i| sets(i - 1, 0) && sets(*i, 1)).collect();
            prop_assert_eq!(set_off.pairs(0, 1).collect::<Vec<_>>(), pairs.clone());
            let mut later = set_off.pairs(0, 1);
            let first = later.next();
            later.go_on(from);
            let wanted: Vec<usize> = pairs.into_iter().filter(|i| Some(*i) > first && *i >= from).collect();
            prop_assert_eq!(later.collect::<Vec<_>>(), wanted);
        }
    }

    #[test]
    fn a_word_sets_off_what_it_is_and_what_holds_for_it() {
        let long: Question = |word| word.len > 3;
        let asked = Asked::new(&[Trigger::class(Class::Day), Trigger::Word(long), Trigger::class(Class::Month)]);
        let word = |classes: &[Class], len| Word {
            classes: ClassSet::of(classes),
            flags: WordFlags::default(),
            shape: Shape::default(),
            len,
        };
        assert_eq!(asked.by(&word(&[], 3)), Triggers(0));
        assert_eq!(asked.by(&word(&[], 4)), Triggers(2));
        assert_eq!(asked.by(&word(&[Class::Month, Class::Title], 4)), Triggers(6));
        assert_eq!(asked.by(&word(&[Class::Day], 2)), Triggers(1));
    }
}
