//! Floor 0: text that keeps its address.
//!
//! Spans that know their text, maps between texts, lines, words, sentences and capitals. Knows no language, no file and no
//! rule; everything above stands on it.

pub mod case;
pub mod fold;
mod lines;
mod map;
mod marked;
mod nearest;
mod quotes;
mod sentence;
mod span;
mod token;

pub use lines::{Extent, LineIndex, Position};
pub use map::Map;
pub use marked::Marked;
pub use nearest::nearest;
pub use quotes::quoted;
pub use sentence::{ends_with_stop, mark_sentences};
pub use span::{File, Plain, Span, Text};
pub use token::{Gap, GapSet, MarkSet, Shape, Token, Tokens, tokenise};
