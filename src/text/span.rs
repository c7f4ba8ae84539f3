//! Half-open byte ranges that know which text they are in.
//!
//! A place in the file, in the decoded text and in a paragraph as a reader sees it are three different numbers that look
//! alike. [`Span`] carries the name of its text as a type, so mixing them does not compile. Not for counting characters:
//! a span is always in bytes; [`super::LineIndex`] converts to code points and UTF-16 units.
//!
//! ```compile_fail
//! use copydesk::text::{File, Plain, Span};
//! let in_file: Span<File> = Span::new(0, 4);
//! let in_paragraph: Span<Plain> = in_file;
//! ```

use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;

/// The bytes of a file as they are on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum File {}
/// The decoded text of a file (UTF-8 in memory).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {}
/// One segment as a reader sees it: entities resolved, markup gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plain {}

/// A half-open range of bytes in the text `S`.
pub struct Span<S> {
    pub start: usize,
    pub end: usize,
    space: PhantomData<fn() -> S>,
}

impl<S> Span<S> {
    /// The range from `start` up to, not including, `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        Span { start, end, space: PhantomData }
    }

    pub const fn len(&self) -> usize {
        self.end - self.start
    }

    pub const fn is_empty(&self) -> bool {
        self.start == self.end
    }

    pub const fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// The same range moved `by` bytes to the right.
    pub const fn shifted(&self, by: usize) -> Self {
        Span::new(self.start + by, self.end + by)
    }

    /// The smallest range that holds both.
    pub fn join(&self, other: &Self) -> Self {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// Do the two share a byte, or meet at an end? Edits that touch are not independent.
    pub const fn touches(&self, other: &Self) -> bool {
        self.start <= other.end && other.start <= self.end
    }

    /// Do the two share a byte?
    pub const fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    pub const fn contains(&self, other: &Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

// Written by hand: a derive would ask the same of `S`, which has no values.
impl<S> Clone for Span<S> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<S> Copy for Span<S> {}
impl<S> PartialEq for Span<S> {
    fn eq(&self, other: &Self) -> bool {
        (self.start, self.end) == (other.start, other.end)
    }
}
impl<S> Eq for Span<S> {}
impl<S> PartialOrd for Span<S> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<S> Ord for Span<S> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.start, self.end).cmp(&(other.start, other.end))
    }
}
impl<S> std::hash::Hash for Span<S> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (self.start, self.end).hash(state);
    }
}
impl<S> fmt::Debug for Span<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}
