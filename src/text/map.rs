//! Where each byte of a derived text came from.
//!
//! Decoding, resolving entities and dropping markup all make a text out of another. A [`Map`] is the way back: sorted runs,
//! each either *copied* (byte for byte, positions interpolate) or an *atom* (an entity, a legacy character: the answer is
//! always the whole of it, so an edit never cuts `&amp;` in half). Source bytes that no run covers are markup: no edit
//! reaches them. Not for text that was changed in a way that has no address (case folding, normalisation).
//!
//! ```
//! use copydesk::text::{Map, Plain, Span, Text};
//! // "R&amp;D" read as "R&D"
//! let mut map: Map<Plain, Text> = Map::default();
//! map.push_copy(0, 0, 1);
//! map.push_atom(1, 1, 1, 5);
//! map.push_copy(2, 6, 1);
//! assert_eq!(map.locate(Span::new(1, 2)), Span::new(1, 6));
//! assert_eq!(map.locate(Span::new(2, 3)), Span::new(6, 7));
//! ```

use std::marker::PhantomData;

use super::Span;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    derived: usize,
    derived_len: usize,
    source: usize,
    source_len: usize,
    /// Source bytes per derived byte in a copied run (2 for ASCII out of UTF-16); 0 for an atom.
    step: usize,
}

impl Run {
    fn derived_end(&self) -> usize {
        self.derived + self.derived_len
    }

    fn source_end(&self) -> usize {
        self.source + self.source_len
    }

    fn is_atom(&self) -> bool {
        self.step == 0
    }
}

/// A piecewise map from positions in `D` back to positions in `S`.
pub struct Map<D, S> {
    runs: Vec<Run>,
    spaces: PhantomData<fn() -> (D, S)>,
}

impl<D, S> Map<D, S> {
    /// A text that was taken over byte for byte, beginning at `source`.
    pub fn copy_of(source: usize, len: usize) -> Self {
        let mut map = Map::default();
        map.push_copy(0, source, len);
        map
    }

    /// Appends a run in which byte `derived + k` is byte `source + k`. Runs come in ascending order of both.
    /// The same map from a text that begins `by` bytes further on.
    pub fn shifted(mut self, by: usize) -> Self {
        for run in &mut self.runs {
            run.source += by;
        }
        self
    }

    pub fn push_copy(&mut self, derived: usize, source: usize, len: usize) {
        self.push_stretched(derived, source, len, 1);
    }

    /// Appends a run of `len` derived bytes, each out of `step` source bytes: ASCII letters in UTF-16.
    pub fn push_stretched(&mut self, derived: usize, source: usize, len: usize, step: usize) {
        if len == 0 {
            return;
        }
        if let Some(last) = self.runs.last_mut()
            && last.step == step
            && last.source_end() == source
            && last.derived_end() == derived
        {
            last.derived_len += len;
            last.source_len += len * step;
            return;
        }
        self.runs.push(Run { derived, derived_len: len, source, source_len: len * step, step });
    }

    /// Appends a run that stands for its source only as a whole.
    pub fn push_atom(&mut self, derived: usize, derived_len: usize, source: usize, source_len: usize) {
        self.runs.push(Run { derived, derived_len, source, source_len, step: 0 });
    }

    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// The number of derived bytes that the map covers, from 0.
    pub fn derived_len(&self) -> usize {
        self.runs.last().map_or(0, Run::derived_end)
    }

    /// Is the text one piece of its source, byte for byte?
    pub fn is_copy(&self) -> bool {
        matches!(&self.runs[..], [run] if run.step == 1)
    }

    /// The smallest source range that holds `span`, widened to whole atoms. An empty span is a place to insert: it sticks to
    /// the text on its left.
    pub fn locate(&self, span: Span<D>) -> Span<S> {
        if span.is_empty() {
            let at = self.insertion_point(span.start);
            return Span::new(at, at);
        }
        let mut pieces = self.pieces(span);
        let Some(first) = pieces.next() else {
            let at = self.insertion_point(span.start);
            return Span::new(at, at);
        };
        let last = pieces.last().unwrap_or(first);
        Span::new(first.start, last.end.max(first.end))
    }

    /// The source ranges that `span` covers, markup between them left out; atoms as a whole.
    pub fn pieces(&self, span: Span<D>) -> impl Iterator<Item = Span<S>> + '_ {
        let first = self.runs.partition_point(|run| run.derived_end() <= span.start);
        self.runs[first..].iter().take_while(move |run| run.derived < span.end).filter(|run| run.derived_len > 0).map(
            move |run| {
                if run.is_atom() {
                    return Span::new(run.source, run.source_end());
                }
                let from = span.start.max(run.derived) - run.derived;
                let to = span.end.min(run.derived_end()) - run.derived;
                Span::new(run.source + from * run.step, run.source + to * run.step)
            },
        )
    }

    /// `span` widened to whole atoms, still in derived positions.
    pub fn widen(&self, span: Span<D>) -> Span<D> {
        let mut wide = span;
        let first = self.runs.partition_point(|run| run.derived_end() <= span.start);
        for run in self.runs[first..].iter().take_while(|run| run.derived < span.end) {
            if run.is_atom() {
                wide = Span::new(wide.start.min(run.derived), wide.end.max(run.derived_end()));
            }
        }
        wide
    }

    /// Does `span` hold text that is not written in the source: a run of no source bytes? No edit may change that.
    pub fn has_unwritten(&self, span: Span<D>) -> bool {
        let first = self.runs.partition_point(|run| run.derived_end() <= span.start);
        self.runs[first..].iter().take_while(|run| run.derived < span.end).any(|run| run.source_len == 0)
    }

    fn insertion_point(&self, derived: usize) -> usize {
        let after = self.runs.partition_point(|run| run.derived < derived);
        match after.checked_sub(1).map(|before| &self.runs[before]) {
            Some(run) if !run.is_atom() => run.source + (derived - run.derived).min(run.derived_len) * run.step,
            Some(run) => run.source_end(),
            None => self.runs.first().map_or(0, |run| run.source),
        }
    }

    /// The same map where what was derived is a text for others to read.
    pub fn renamed<E>(self) -> Map<E, S> {
        Map { runs: self.runs, spaces: PhantomData }
    }

    /// The map through a second one: `self` leads from `D` to `S`, `below` from `S` to `T`.
    pub fn through<T>(&self, below: &Map<S, T>) -> Map<D, T> {
        let mut out = Map::default();
        for run in &self.runs {
            let span: Span<S> = Span::new(run.source, run.source_end());
            if run.step == 1 {
                copy_through(run, below, &mut out);
            } else {
                let source = below.locate(span);
                out.push_atom(run.derived, run.derived_len, source.start, source.len());
            }
        }
        out
    }
}

fn copy_through<D, S, T>(run: &Run, below: &Map<S, T>, out: &mut Map<D, T>) {
    let first = below.runs.partition_point(|under| under.derived_end() <= run.source);
    for under in below.runs[first..].iter().take_while(|under| under.derived < run.source_end()) {
        let from = under.derived.max(run.source);
        let to = under.derived_end().min(run.source_end());
        let derived = run.derived + (from - run.source);
        if under.is_atom() {
            out.push_atom(derived, to - from, under.source, under.source_len);
        } else {
            out.push_stretched(derived, under.source + (from - under.derived) * under.step, to - from, under.step);
        }
    }
}

impl<D, S> Default for Map<D, S> {
    fn default() -> Self {
        Map { runs: Vec::new(), spaces: PhantomData }
    }
}
impl<D, S> Clone for Map<D, S> {
    fn clone(&self) -> Self {
        Map { runs: self.runs.clone(), spaces: PhantomData }
    }
}
impl<D, S> PartialEq for Map<D, S> {
    fn eq(&self, other: &Self) -> bool {
        self.runs == other.runs
    }
}
impl<D, S> std::fmt::Debug for Map<D, S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(&self.runs).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{File, Plain, Text};
    use super::*;

    /// `caf&eacute; <b>R&amp;D</b>` read as `café R&D`.
    fn entities() -> Map<Plain, Text> {
        let mut map = Map::default();
        map.push_copy(0, 0, 3);
        map.push_atom(3, 2, 3, 8);
        map.push_copy(5, 11, 1);
        map.push_copy(6, 15, 1);
        map.push_atom(7, 1, 16, 5);
        map.push_copy(8, 21, 1);
        map
    }

    #[test]
    fn a_span_widens_to_whole_entities() {
        assert_eq!(entities().locate(Span::new(2, 4)), Span::new(2, 11));
        assert_eq!(entities().widen(Span::new(2, 4)), Span::new(2, 5));
    }

    #[test]
    fn pieces_leave_markup_out() {
        let pieces: Vec<_> = entities().pieces(Span::new(5, 7)).collect();
        assert_eq!(pieces, [Span::new(11, 12), Span::new(15, 16)]);
    }

    #[test]
    fn an_insertion_sticks_to_the_left() {
        assert_eq!(entities().locate(Span::new(6, 6)), Span::new(12, 12));
        assert_eq!(entities().locate(Span::new(5, 5)), Span::new(11, 11));
        assert_eq!(entities().locate(Span::new(0, 0)), Span::new(0, 0));
    }

    #[test]
    fn maps_compose() {
        // The text was decoded from UTF-16: every character is an atom of two bytes.
        let mut decoded: Map<Text, File> = Map::default();
        for k in 0..22 {
            decoded.push_atom(k, 1, 2 + 2 * k, 2);
        }
        let through = entities().through(&decoded);
        assert_eq!(through.locate(Span::new(7, 8)), Span::new(2 + 32, 2 + 42));
        assert_eq!(through.locate(Span::new(0, 1)), Span::new(2, 4));
    }
}
