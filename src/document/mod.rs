//! Floor 2: what in a file is text.
//!
//! A [`Format`] cuts decoded text into [`Segment`]s, each what a reader sees of one paragraph, headline, caption, cue or
//! translation unit, with a map back to the text of the file and the way a replacement is escaped there. Formats never write:
//! a repair is a splice, so what a format does not understand it cannot harm.

mod bilingual;
mod builder;
mod directive;
mod docx;
mod email;
mod escape;
mod feed;
mod field;
mod html;
mod json;
mod markdown;
mod markup;
mod news;
mod parts;
mod plain_text;
mod po;
mod subtitles;
mod wire;
mod xml;

use std::borrow::Cow;

use crate::text::{Map, Plain, Span, Text};

pub use directive::{Action, Directive, directives};
pub use docx::{CONTENT_TYPES, Styles, TextRun, Tracking, number_changes, package_parts, package_styles};
pub use escape::Escape;
pub use field::{Field, FieldKind, Step};
pub use parts::{WINDOW, parts};

/// Every format, most particular first: the first whose `sniff` says yes reads the file.
pub const FORMATS: &[&Format] = &[
    &wire::FORMAT,
    &email::FORMAT,
    &feed::FORMAT,
    &news::NITF,
    &news::NEWSML,
    &bilingual::XLIFF,
    &bilingual::TMX,
    &docx::FORMAT,
    &html::FORMAT,
    &xml::FORMAT,
    &subtitles::VTT,
    &subtitles::SRT,
    &po::FORMAT,
    &json::JSON_LINES,
    &json::JSON_FEED,
    &json::NINJS,
    &json::JSON,
    &markdown::FORMAT,
    &plain_text::FORMAT,
];

/// Stands in a segment for what a reader sees there but no rule may judge: an image, a piece of code (U+FFFC).
pub const OBJECT: &str = "\u{FFFC}";

/// A kind of file.
pub struct Format {
    /// As in `--format-in` and in reports.
    pub name: &'static str,
    pub summary: &'static str,
    /// Lower case, without the dot.
    pub extensions: &'static [&'static str],
    /// Does this look like the format, whatever the file's name?
    pub sniff: fn(&str) -> bool,
    /// Where the text has comments, in the order of their places: they may ask to leave something alone ([`Directive`]).
    pub comments: fn(&str) -> Vec<Span<Text>>,
    pub read: for<'t> fn(&'t str, &ReadOptions<'_>) -> Result<Vec<Segment<'t>>, ReadError>,
}

/// What the user says about how files are to be read.
#[derive(Clone, Copy, Debug, Default)]
pub struct ReadOptions<'o> {
    /// Which members of a data file are text; none: those with a common name.
    pub fields: &'o [Field],
    /// The language of what says nothing else.
    pub lang: &'o str,
    /// What the styles of a Word document are; they stand in another part of its package than the text.
    pub styles: Option<&'o Styles>,
}

/// Formats whose texts are no article: catalogues, memories, subtitles, records of any kind.
const NO_ARTICLES: [&str; 6] = ["po", "srt", "tmx", "webvtt", "xliff", "xml"];

impl Format {
    /// Are its segments the paragraphs of articles? Units of translation, cues and the elements of unknown XML may repeat
    /// each other, and end where they like.
    pub fn holds_articles(&self) -> bool {
        !NO_ARTICLES.contains(&self.name)
    }
}

/// Why a file could not be read as its format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    pub span: Span<Text>,
    /// What is wrong and what to do about it.
    pub message: String,
}

/// What a segment is in its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    Body,
    /// Capitals are no fault in one, and it may lack a verb.
    Headline,
}

/// One piece of running text.
#[derive(Clone, Debug)]
pub struct Segment<'t> {
    pub plain: Cow<'t, str>,
    pub map: Map<Plain, Text>,
    pub role: Role,
    /// How a replacement is written here: applied in order, the innermost layer first.
    pub escapes: Vec<Escape>,
    /// BCP 47, where the file says so.
    pub lang: Option<String>,
    /// The text this was translated from, where the format carries it.
    pub source: Option<String>,
    /// What goes when the whole segment is removed: its line with the line end, its element. `None` where nothing can go
    /// without harm to what stands round it.
    pub block: Option<Span<Text>>,
    /// The elements that its text stands in, where such an element drops the blanks at its edges.
    pub runs: Vec<TextRun>,
    /// An article begins here: a record, an item, a story. The first segment of a file begins one without being marked.
    pub opens_article: bool,
}

impl Segment<'_> {
    /// The same segment of a text that begins `by` bytes further on.
    pub fn shifted(self, by: usize) -> Self {
        let block = self.block.map(|block| Span::new(block.start + by, block.end + by));
        let runs = self.runs.into_iter().map(|run| run.shifted(by)).collect();
        Segment { map: self.map.shifted(by), block, runs, ..self }
    }
}

/// Marks the first of `segments`, if there is one, as the beginning of an article.
fn open_article(segments: &mut [Segment<'_>]) {
    if let Some(first) = segments.first_mut() {
        first.opens_article = true;
    }
}

/// The format for a file: by name if given, else by content, else by extension.
pub fn recognise(extension: Option<&str>, text: &str) -> &'static Format {
    let by_extension = extension.and_then(|extension| {
        let extension = extension.to_ascii_lowercase();
        FORMATS.iter().find(|format| format.extensions.contains(&extension.as_str()))
    });
    FORMATS.iter().find(|format| (format.sniff)(text)).or(by_extension).copied().unwrap_or(&plain_text::FORMAT)
}

/// The format of that name.
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name).copied()
}
