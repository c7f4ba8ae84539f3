//! Answers that a rule found for a word before: news copy asks the same questions over and over.
//!
//! For questions that take long and whose answer rests on the word alone, and on no more of its surroundings than the question
//! says. Not for what the lexicon says of a word: that is known of every token already ([`super::Context::flags`]).

use std::cell::RefCell;

use rustc_hash::FxHashMap;

/// What is asked of a word. The number tells questions with other surroundings apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Where do two words come apart?
    Apart(u8),
}

impl Question {
    /// The most that a number may be.
    const MOST: usize = 16;

    fn number(self) -> usize {
        let Question::Apart(surroundings) = self;
        usize::from(surroundings)
    }
}

/// In words, for each question: more of them are hostile or endless, and memory stays bounded.
const MOST_WORDS: usize = 1 << 16;
/// A longer word is seldom seen twice, in bytes.
const LONGEST_WORD: usize = 48;

/// The answers of one language's rules; an answer is a place in the word, in bytes.
#[derive(Debug, Default)]
pub struct Memo {
    answers: RefCell<[FxHashMap<Box<str>, Option<u8>>; Question::MOST]>,
}

impl Memo {
    /// The answer to `question` for `word`, found by `answer` where it was not asked before.
    pub fn of(&self, question: Question, word: &str, answer: impl FnOnce() -> Option<usize>) -> Option<usize> {
        if word.len() > LONGEST_WORD {
            return answer();
        }
        if let Some(known) = self.answers.borrow()[question.number()].get(word) {
            return known.map(usize::from);
        }
        let answer = answer();
        let answers = &mut self.answers.borrow_mut()[question.number()];
        if answers.len() >= MOST_WORDS {
            answers.clear();
        }
        answers.insert(word.into(), answer.and_then(|at| u8::try_from(at).ok()));
        answer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_answered_once() {
        let memo = Memo::default();
        assert_eq!(memo.of(Question::Apart(1), "uitslagvan", || Some(7)), Some(7));
        assert_eq!(memo.of(Question::Apart(1), "uitslagvan", || unreachable!()), Some(7));
        assert_eq!(memo.of(Question::Apart(2), "uitslagvan", || None), None, "another question");
        assert_eq!(memo.of(Question::Apart(2), "uitslagvan", || unreachable!()), None);
        let long = "a".repeat(300);
        assert_eq!(memo.of(Question::Apart(0), &long, || Some(280)), Some(280), "not kept, and not cut off");
    }
}
