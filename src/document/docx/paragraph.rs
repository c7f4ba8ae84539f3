//! A paragraph in the making: what stands in its runs, put together by language.

use std::ops::Range;

use super::run::{TextRun, Within};
use crate::document::builder::Builder;
use crate::document::markup::pen::decode;
use crate::document::{Escape, OBJECT, Role, Segment};
use crate::text::{Span, Text};

/// A paragraph between its tags.
pub(super) struct Paragraph<'t> {
    pub(super) start: usize,
    pub(super) role: Role,
    /// Can it go without harm to what holds it or points at it?
    pub(super) can_go: bool,
    /// Is all of it code?
    pub(super) is_code: bool,
    /// What is said of the run that is open.
    pub(super) run: RunStyle<'t>,
    pieces: Vec<Piece<'t>>,
}

/// What is said of a run.
#[derive(Clone, Default)]
pub(super) struct RunStyle<'t> {
    pub(super) lang: Option<&'t str>,
    pub(super) is_code: bool,
    pub(super) is_hidden: bool,
    /// The element that says so.
    pub(super) style: Option<Span<Text>>,
    /// The tag that the run begins with.
    tag: Range<usize>,
    within: Within,
    /// Does anything but its style stand in it yet?
    pub(super) is_begun: bool,
}

impl RunStyle<'_> {
    pub(super) fn new(tag: Range<usize>, within: Within) -> Self {
        RunStyle { tag, within, ..RunStyle::default() }
    }
}

struct Piece<'t> {
    lang: Option<&'t str>,
    what: What,
}

enum What {
    Text {
        run: TextRun,
        chunks: Vec<Chunk>,
    },
    /// What a reader sees though it is not written: a tab, a line end, a picture.
    Unwritten(&'static str, usize),
}

/// Character data, or the content of a CDATA section.
pub(super) struct Chunk {
    pub(super) range: Range<usize>,
    pub(super) is_cdata: bool,
}

impl<'t> Paragraph<'t> {
    pub(super) fn new(start: usize, can_go: bool) -> Self {
        let run = RunStyle::default();
        Paragraph { start, role: Role::Body, can_go, is_code: false, run, pieces: Vec::new() }
    }

    pub(super) fn unwritten(&mut self, shown: &'static str, at: usize) {
        self.run.is_begun = true;
        if !self.run.is_hidden {
            self.pieces.push(Piece { lang: self.run.lang, what: What::Unwritten(shown, at) });
        }
    }

    /// The text of a run: the name of its element, all that stands in it, and what of that is text.
    pub(super) fn text(
        &mut self,
        name: Span<Text>,
        content: Span<Text>,
        text: Span<Text>,
        keeps_blanks: bool,
        chunks: Vec<Chunk>,
    ) {
        if self.run.is_code || self.is_code {
            return self.unwritten(OBJECT, content.start);
        }
        let has_cdata = chunks.iter().any(|chunk| chunk.is_cdata);
        let style = &self.run;
        let run = TextRun {
            name,
            content,
            text,
            keeps_blanks,
            has_cdata,
            start: style.tag.start,
            tag_end: style.tag.end,
            style: style.style,
            is_first: !style.is_begun,
            within: style.within,
        };
        self.run.is_begun = true;
        if !self.run.is_hidden {
            self.pieces.push(Piece { lang: self.run.lang, what: What::Text { run, chunks } });
        }
    }

    /// Its segments: its sentence, and what stands in it in another language. `lang` is that of runs that name none.
    pub(super) fn segments(self, text: &'t str, end: usize, lang: &str) -> Vec<Segment<'t>> {
        let main = main_language(&self.pieces, text, lang);
        let is_aside = |piece: &Piece<'_>| {
            has_letters(&piece.what, text) && !primary(piece.lang.unwrap_or(lang)).eq_ignore_ascii_case(main)
        };
        let asides = self.pieces.iter().any(is_aside);
        let block = (self.can_go && !asides).then(|| Span::new(self.start, end));
        let mut sentence = Sentence::new(text);
        let mut aside: Option<Sentence<'t>> = None;
        let mut segments = Vec::new();
        for piece in self.pieces {
            if is_aside(&piece) {
                if aside.is_none() {
                    sentence.builder.unwritten(OBJECT, piece.what.start());
                }
                aside.get_or_insert_with(|| Sentence::new(text)).add(piece);
            } else {
                segments.extend(aside.take().and_then(|aside| aside.finish(Role::Body, None)));
                sentence.add(piece);
            }
        }
        segments.extend(aside.and_then(|aside| aside.finish(Role::Body, None)));
        segments.extend(sentence.finish(self.role, block));
        segments
    }
}

/// Text that is read as one.
struct Sentence<'t> {
    text: &'t str,
    builder: Builder<'t>,
    runs: Vec<TextRun>,
    lang: Option<&'t str>,
    has_cdata: bool,
}

impl<'t> Sentence<'t> {
    fn new(text: &'t str) -> Self {
        Sentence { text, builder: Builder::new(text), runs: Vec::new(), lang: None, has_cdata: false }
    }

    fn add(&mut self, piece: Piece<'t>) {
        // The first words name the language; what has no letters names none.
        if self.lang.is_none() && has_letters(&piece.what, self.text) {
            self.lang = piece.lang;
        }
        match piece.what {
            What::Unwritten(shown, at) => self.builder.unwritten(shown, at),
            What::Text { run, chunks } => {
                for chunk in chunks {
                    let shown = chunk.range.start.max(run.text.start)..chunk.range.end.min(run.text.end);
                    match chunk.is_cdata {
                        _ if shown.is_empty() => {}
                        true => self.builder.copy(shown),
                        false => decode(self.text, shown, &mut self.builder),
                    }
                    self.has_cdata |= chunk.is_cdata;
                }
                self.runs.push(run);
            }
        }
    }

    fn finish(mut self, role: Role, block: Option<Span<Text>>) -> Option<Segment<'t>> {
        let escape = if self.has_cdata { Escape::PartlyCdata } else { Escape::Markup };
        // A picture alone is no text.
        let is_text = self.builder.plain().chars().any(|c| !c.is_whitespace() && !OBJECT.contains(c));
        let mut segment = self.builder.finish(role, &[escape], block).filter(|_| is_text)?;
        segment.lang = self.lang.map(str::to_string);
        segment.runs = self.runs;
        Some(segment)
    }
}

impl What {
    fn start(&self) -> usize {
        match self {
            What::Text { run, .. } => run.content.start,
            What::Unwritten(_, at) => *at,
        }
    }
}

/// "nl" of "nl-BE".
fn primary(lang: &str) -> &str {
    lang.split(['-', '_']).next().unwrap_or_default()
}

/// The language of most letters.
fn main_language<'l>(pieces: &[Piece<'l>], text: &str, lang: &'l str) -> &'l str {
    let mut lengths: Vec<(&str, usize)> = Vec::new();
    for piece in pieces {
        if let What::Text { run, .. } = &piece.what
            && has_letters(&piece.what, text)
        {
            let own = primary(piece.lang.unwrap_or(lang));
            match lengths.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(own)) {
                Some((_, len)) => *len += run.text.len(),
                None => lengths.push((own, run.text.len())),
            }
        }
    }
    lengths.into_iter().max_by_key(|(_, len)| *len).map_or(primary(lang), |(lang, _)| lang)
}

fn has_letters(what: &What, text: &str) -> bool {
    match what {
        What::Text { run, .. } => text[run.text.range()].chars().any(char::is_alphabetic),
        What::Unwritten(..) => false,
    }
}
