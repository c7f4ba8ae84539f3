//! Floor 0: text that keeps its address.
//!
//! Spans that know their text, maps between texts, lines, words, sentences and capitals. Knows no language, no file and no
//! rule; everything above stands on it.

pub mod case;
mod echo;
pub mod fold;
mod gap;
mod lines;
mod map;
mod marked;
mod marks;
mod nearest;
mod quotes;
mod sentence;
mod shape;
mod sixteen;
mod span;
mod token;

pub use echo::Echoes;
pub use gap::{Gap, GapSet};
pub use lines::{Extent, LineIndex, Position};
pub use map::Map;
pub use marked::Marked;
pub use marks::MarkSet;
pub use nearest::nearest;
pub use quotes::quoted;
pub use sentence::{ends_with_stop, mark_sentences};
pub use shape::Shape;
pub use span::{File, Plain, Span, Text};
pub use token::{Token, Tokens, tokenise};
