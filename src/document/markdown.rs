//! Markdown: paragraphs, headings, list items and table cells are text.
//!
//! Front matter, code, HTML, link targets and the marks themselves are left alone. What a reader sees inside a sentence but no
//! rule may judge (code, an image) stands as one [`OBJECT`] in it. Not for other lightweight markup.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::builder::Builder;
use super::directive::markup_in;
use super::{Escape, Format, OBJECT, ReadError, ReadOptions, Role, Segment};
use crate::text::{Span, Text};

pub(super) const FORMAT: Format = Format {
    name: "markdown",
    summary: "Markdown: paragraphs, headings, list items and table cells",
    extensions: &["md", "markdown", "mdown", "mkd"],
    sniff: |_| false,
    comments,
    read: |text, _: &ReadOptions<'_>| Ok::<_, ReadError>(read(text)),
};

const EXTENSIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_YAML_STYLE_METADATA_BLOCKS)
    .union(Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS);

fn read(text: &str) -> Vec<Segment<'_>> {
    let mut reader = Reader {
        text,
        builder: Builder::new(text),
        captions: Vec::new(),
        segments: Vec::new(),
        containers: 0,
        role: Role::Body,
        block: None,
        silent: 0,
    };
    for (event, range) in Parser::new_ext(text, EXTENSIONS).into_offset_iter() {
        reader.event(event, range);
    }
    reader.flush();
    reader.segments
}

/// Comments in what is HTML to Markdown: not those in a piece of code.
fn comments(text: &str) -> Vec<Span<Text>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    for (event, range) in Parser::new_ext(text, EXTENSIONS).into_offset_iter() {
        match event {
            // A comment over several lines comes line by line.
            Event::Html(_) | Event::InlineHtml(_) => match parts.last_mut() {
                Some(last) if last.end == range.start => last.end = range.end,
                _ => parts.push(range),
            },
            _ => {}
        }
    }
    parts.into_iter().flat_map(|part| markup_in(text, part)).collect()
}

struct Reader<'t> {
    text: &'t str,
    builder: Builder<'t>,
    /// The texts of images whose end has not come: each is a segment of its own, not part of the sentence round it.
    captions: Vec<Builder<'t>>,
    segments: Vec<Segment<'t>>,
    /// Lists, quotes and the like that are open: a paragraph in one cannot be cut out as whole lines.
    containers: usize,
    role: Role,
    block: Option<Span<Text>>,
    /// Depth of what is not text: code blocks, front matter, HTML.
    silent: usize,
}

impl<'t> Reader<'t> {
    fn event(&mut self, event: Event<'t>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag),
            _ if self.silent > 0 => {}
            Event::Text(shown) => self.shown(&shown, range),
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => self.object(range),
            Event::SoftBreak => self.line_end(range),
            Event::HardBreak => self.pen().atom("\n", range),
            Event::Rule => self.flush(),
            Event::Html(_) | Event::InlineHtml(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph | Tag::Heading { .. } => {
                self.flush();
                self.role = if matches!(tag, Tag::Paragraph) { Role::Body } else { Role::Headline };
                self.block = (self.containers == 0).then(|| whole_lines(self.text, range));
            }
            Tag::Image { .. } => {
                self.object(range);
                self.captions.push(Builder::new(self.text));
            }
            // The text of a bare address is the address.
            Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. } => {
                self.object(range);
                self.silent += 1;
            }
            Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_) => {
                self.flush();
                self.silent += 1;
            }
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Superscript | Tag::Subscript => {
            }
            _ => {
                self.flush();
                self.containers += 1;
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) => self.flush(),
            TagEnd::Image => {
                if let Some(mut caption) = self.captions.pop() {
                    self.segments.extend(caption.finish(Role::Body, &[Escape::Markdown], None));
                }
            }
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => self.silent -= 1,
            TagEnd::Link => self.silent = self.silent.saturating_sub(1), // Only a bare address is silent.
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => {}
            _ => {
                self.flush();
                self.containers = self.containers.saturating_sub(1);
            }
        }
    }

    /// Where text goes now.
    fn pen(&mut self) -> &mut Builder<'t> {
        self.captions.last_mut().unwrap_or(&mut self.builder)
    }

    fn shown(&mut self, shown: &str, range: Range<usize>) {
        if self.text.get(range.clone()) != Some(shown) {
            self.pen().atom(shown, range);
            return;
        }
        // "\*" comes as a text that begins after the backslash: the two are one.
        let is_escaped = range.start > 0
            && self.text.as_bytes()[range.start - 1] == b'\\'
            && shown.starts_with(|c: char| c.is_ascii_punctuation());
        let mut rest = range;
        if is_escaped {
            self.pen().atom(&shown[..1], rest.start - 1..rest.start + 1);
            rest.start += 1;
        }
        self.pen().copy(rest);
    }

    fn object(&mut self, range: Range<usize>) {
        self.pen().unwritten(OBJECT, range.start);
    }

    /// The line end alone: what the next line begins with (a quote mark, indentation) is no text.
    fn line_end(&mut self, range: Range<usize>) {
        let written = &self.text[range.clone()];
        match written.find('\n') {
            Some(at) => self.pen().copy(range.start..range.start + at + 1),
            None => self.pen().atom("\n", range),
        }
    }

    fn flush(&mut self) {
        self.segments.extend(self.builder.finish(self.role, &[Escape::Markdown], self.block.take()));
        self.role = Role::Body;
    }
}

/// The block with its line ends and the blank lines after it.
fn whole_lines(text: &str, range: Range<usize>) -> Span<Text> {
    let mut end = range.end;
    while let Some(line) = text[end..].split_inclusive('\n').next()
        && (line.trim().is_empty() || (end > 0 && text.as_bytes()[end - 1] != b'\n'))
    {
        end += line.len();
    }
    Span::new(range.start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_whole_lines_and_roles_are_known() {
        let text = "# Kop\r\n\r\nEen\r\ntwee.\r\n\r\n- punt\n\nSlot";
        let segments = read(text);
        let blocks: Vec<_> = segments.iter().map(|segment| segment.block.map(|block| &text[block.range()])).collect();
        assert_eq!(blocks, [Some("# Kop\r\n\r\n"), Some("Een\r\ntwee.\r\n\r\n"), None, Some("Slot")]);
        assert_eq!((segments[0].role, segments[1].role), (Role::Headline, Role::Body));
        assert_eq!(segments[1].plain, "Een\r\ntwee.");
    }

    #[test]
    fn depth_is_no_danger() {
        for deep in ["> ".repeat(10_000) + "x", "[".repeat(10_000), "*a ".repeat(10_000), "- ".repeat(10_000) + "x"] {
            read(&deep);
        }
    }
}
