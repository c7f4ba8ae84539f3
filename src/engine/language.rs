//! What one language is checked with: its glossary, and the rules that speak it.
//!
//! Picked once, for segments are many. Not for rules that look at whole articles: those look into every language's segments.

use std::sync::Arc;

use super::scratch::Judged;
use crate::glossary::{Glossary, Trigger, WordCache};
use crate::rules::{Check, PlacesCheck, Rule, SegmentCheck, Sink};

/// A language's glossary, and the checks of single segments that hold for it.
pub(super) struct Language {
    pub(super) glossary: Arc<Glossary>,
    pub(super) checks: Vec<Look>,
    /// What the checks ask of a word, by number.
    triggers: Vec<Trigger>,
}

/// How a rule looks at a segment.
pub(super) enum Look {
    Everywhere(SegmentCheck),
    /// At the tokens that set off the trigger of that number.
    AtWords(usize, PlacesCheck),
    /// At the second of two tokens that set these off.
    AtPairs(usize, usize, PlacesCheck),
}

impl Language {
    pub(super) fn new(glossary: Arc<Glossary>, rules: &[&'static Rule]) -> Self {
        let mut triggers = Vec::new();
        let mut number = |trigger: Trigger| {
            triggers.push(trigger);
            triggers.len() - 1
        };
        let spoken = rules.iter().filter(|rule| rule.speaks(glossary.lang()));
        let checks = spoken.filter_map(|rule| match rule.check {
            Check::Segment(check) => Some(Look::Everywhere(check)),
            Check::Words { trigger, check } => Some(Look::AtWords(number(trigger), check)),
            Check::Pairs { first, second, check } => Some(Look::AtPairs(number(first), number(second), check)),
            Check::Document(_) | Check::Ignores | Check::Declaration => None,
        });
        let checks = checks.collect();
        Language { glossary, checks, triggers }
    }

    /// A cache of the words of this language.
    pub(super) fn cache(&self) -> WordCache {
        WordCache::telling(&self.triggers)
    }
}

impl Look {
    /// Adds what the rule finds in a segment.
    pub(super) fn check(&self, judged: &mut Judged<'_>) {
        let Judged { context, set_off, findings } = judged;
        let mut sink = Sink::new(findings);
        match *self {
            Look::Everywhere(check) => check(context, &mut sink),
            Look::AtWords(trigger, check) => check(context, set_off.words(trigger), &mut sink),
            Look::AtPairs(first, second, check) => check(context, set_off.pairs(first, second), &mut sink),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::REGISTRY;

    #[test]
    fn there_is_room_for_the_triggers_of_all_rules() {
        let triggers = REGISTRY.iter().map(|rule| match rule.check {
            Check::Words { .. } => 1,
            Check::Pairs { .. } => 2,
            _ => 0,
        });
        assert!(triggers.sum::<usize>() <= Trigger::MOST, "a wider set of triggers is needed");
    }
}
