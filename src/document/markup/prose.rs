//! Running text in HTML or NITF: blocks are segments, what stands inside a sentence is part of it.
//!
//! A tag inside a sentence takes no room in what a reader sees, so a fault on both sides of it is found, and no edit reaches
//! it. Text in another language is a segment of its own. Attributes that a reader sees are checked too.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::attributes::{self, Traits, lower};
use super::local;
use super::names::{Kind, ends, is_void, kind};
use super::pen::Pen;
use super::token::{Token, Tokens};
use crate::document::{Role, Segment};
use crate::text::Span;

/// HTML, whole or a fragment, as lenient as browsers.
pub(in crate::document) fn html(text: &str) -> Vec<Segment<'_>> {
    let mut tokens = Tokens::lenient(text);
    let mut prose = Prose::new(text, false);
    // Lenient tokens have no errors.
    while let Ok(Some(token)) = tokens.next() {
        prose.token(&token, &tokens);
    }
    prose.finish();
    prose.segments
}

pub(in crate::document) struct Prose<'t> {
    text: &'t str,
    is_xml: bool,
    pub(in crate::document) segments: Vec<Segment<'t>>,
    open: Vec<Open<'t>>,
    /// How often each name is open, so that a closing tag that closes nothing is not searched for.
    counts: FxHashMap<Cow<'t, str>, usize>,
    pen: Pen<'t>,
    /// The sentences that one in another language stands in, and which open element each goes on after.
    outer: Vec<(Pen<'t>, usize)>,
    role: Role,
    /// Was there something in the block that must not go with its text?
    has_object: bool,
}

struct Open<'t> {
    /// In lower case.
    name: Cow<'t, str>,
    kind: Kind,
    is_silent: bool,
    lang: Option<&'t str>,
    /// A sentence of its own inside another.
    is_aside: bool,
    start: usize,
    /// How many segments there were when it began.
    first: usize,
}

impl<'t> Prose<'t> {
    pub(in crate::document) fn new(text: &'t str, is_xml: bool) -> Self {
        Prose {
            text,
            is_xml,
            segments: Vec::new(),
            open: Vec::new(),
            counts: FxHashMap::default(),
            pen: Pen::new(text),
            outer: Vec::new(),
            role: Role::Body,
            has_object: false,
        }
    }

    /// Begins a part of the file that holds running text; `lang` holds in it unless it says otherwise.
    pub(in crate::document) fn begin(&mut self, lang: Option<&'t str>, role: Role, at: usize) {
        self.flush(None);
        let kind = if role == Role::Headline { Kind::Headline } else { Kind::Block };
        self.role = role;
        self.push(Open {
            name: Cow::Borrowed(""),
            kind,
            is_silent: false,
            lang,
            is_aside: false,
            start: at,
            first: self.segments.len(),
        });
    }

    /// Ends what is open.
    pub(in crate::document) fn finish(&mut self) {
        self.flush(None);
        self.open.clear();
        self.counts.clear();
        self.role = Role::Body;
    }

    pub(in crate::document) fn token(&mut self, token: &Token, tokens: &Tokens<'t>) {
        match token {
            Token::Text(range) if !self.is_silent() => self.pen.text(range.clone(), self.is_xml),
            Token::Cdata(range) if !self.is_silent() => self.pen.cdata(range.clone()),
            Token::Open { name, is_empty } => self.opens(&self.text[name.clone()], *is_empty, tokens),
            Token::Close { name } => self.closes(&self.text[name.clone()], tokens.range().end),
            Token::Text(_) | Token::Cdata(_) | Token::Other => {}
        }
    }

    fn is_silent(&self) -> bool {
        self.open.last().is_some_and(|open| open.is_silent)
    }

    fn lang(&self) -> Option<&'t str> {
        self.open.last().and_then(|open| open.lang)
    }

    fn opens(&mut self, written: &'t str, is_empty: bool, tokens: &Tokens<'t>) {
        let name = lower(local(written));
        let start = tokens.range().start;
        if !self.is_xml
            && let Some(open) = self.open.last()
            && ends(&open.name, &name)
        {
            self.pop(start, start);
        }
        let traits = Traits::of(self.text, tokens.attributes());
        let kind = kind(&name);
        let (was_silent, outer_lang) = (self.is_silent(), self.lang());
        let lang = traits.lang.or(outer_lang);
        if !was_silent {
            let is_left_alone = traits.is_left_alone || kind == Kind::Silent;
            match kind {
                Kind::Inline if is_left_alone => self.object(start),
                Kind::Inline => {}
                Kind::Object => self.object(start),
                Kind::Break => self.line_break(start),
                Kind::Meta => {}
                Kind::Block | Kind::Headline | Kind::Silent => {
                    self.flush(None);
                    self.role = if kind == Kind::Headline { Role::Headline } else { self.outer_role() };
                }
            }
            if !is_left_alone {
                self.segments.extend(attributes::shown(self.text, &name, lang, tokens.attributes()));
            }
        }
        let is_over = is_empty && (self.is_xml || kind == Kind::Object) || (!self.is_xml && is_void(&name));
        if is_over {
            return;
        }
        let is_aside = kind == Kind::Inline && !was_silent && !traits.is_left_alone && lang != outer_lang;
        if is_aside {
            self.object(start);
            let outer = std::mem::replace(&mut self.pen, Pen::new(self.text));
            self.outer.push((outer, self.open.len()));
        }
        let is_silent = was_silent || traits.is_left_alone || matches!(kind, Kind::Silent | Kind::Object);
        self.push(Open { name, kind, is_silent, lang, is_aside, start, first: self.segments.len() });
    }

    fn outer_role(&self) -> Role {
        // The paragraphs of a headline are headlines: <hedline><hl1>, <h1><div>.
        let is_headline = self.open.last().is_some_and(|open| open.kind == Kind::Headline);
        if is_headline { Role::Headline } else { Role::Body }
    }

    fn object(&mut self, at: usize) {
        self.has_object = true;
        self.pen.object(at);
    }

    /// Two in a row end a paragraph.
    fn line_break(&mut self, at: usize) {
        let is_second = self.pen.line_break(at);
        if is_second && self.outer.is_empty() {
            self.flush(None);
            self.has_object = true;
        }
    }

    fn push(&mut self, open: Open<'t>) {
        *self.counts.entry(open.name.clone()).or_default() += 1;
        self.open.push(open);
    }

    fn closes(&mut self, written: &'t str, end: usize) {
        let name = lower(local(written));
        if self.counts.get(&name).copied().unwrap_or(0) == 0 {
            // "</p>" that closes nothing is an empty paragraph; other tags that close nothing are none.
            if !self.is_silent() && kind(&name) == Kind::Block {
                self.flush(None);
            }
            return;
        }
        let start = self.open.last().map_or(end, |open| open.start);
        while let Some(open) = self.open.last() {
            let is_it = open.name == name;
            self.pop(if is_it { end } else { start }, end);
            if is_it {
                return;
            }
        }
    }

    /// Ends the innermost element; it reaches to `end`.
    fn pop(&mut self, end: usize, at: usize) {
        let Some(open) = self.open.last() else { return };
        if open.is_aside {
            self.flush_aside();
        } else if matches!(open.kind, Kind::Block | Kind::Headline | Kind::Silent) {
            let is_whole =
                end == at && open.first == self.segments.len() && !self.has_object && is_removable(&open.name);
            let block = is_whole.then(|| Span::new(open.start, end));
            if !open.is_silent {
                self.flush(block);
            }
        }
        if let Some(open) = self.open.pop()
            && let Some(count) = self.counts.get_mut(&open.name)
        {
            *count -= 1;
        }
        if let Some(open) = self.open.last()
            && !matches!(open.kind, Kind::Inline)
            && self.pen.is_empty()
        {
            self.role = if open.kind == Kind::Headline { Role::Headline } else { Role::Body };
        }
    }

    /// Ends the paragraph.
    fn flush(&mut self, block: Option<Span<crate::text::Text>>) {
        while !self.outer.is_empty() {
            self.flush_aside();
        }
        let lang = self.lang();
        if let Some(mut segment) = self.pen.finish(self.role, block) {
            segment.lang = lang.map(str::to_string);
            self.segments.push(segment);
        }
        self.has_object = false;
    }

    /// Ends a sentence inside another.
    fn flush_aside(&mut self) {
        let Some((outer, number)) = self.outer.pop() else { return };
        let lang = self.open.get_mut(number).and_then(|open| {
            open.is_aside = false;
            open.lang
        });
        if let Some(mut segment) = self.pen.finish(Role::Body, None) {
            segment.lang = lang.map(str::to_string);
            self.segments.push(segment);
        }
        self.pen = outer;
        self.has_object = true;
    }
}

/// Can the whole element go when its text does?
fn is_removable(name: &str) -> bool {
    matches!(name, "p" | "li" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "div" | "blockquote")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plains(text: &str) -> Vec<String> {
        html(text).into_iter().map(|segment| segment.plain.into_owned()).collect()
    }

    #[test]
    fn blocks_are_segments_and_inline_tags_are_not_seen() {
        let text = "<H1>Kop</H1><p>Groot<b> -Brit</b>tanni&euml; <img src=a alt='Een plaat'> en<br>zo</p>los<ul><li>een<li>twee<br><br>drie</ul>";
        assert_eq!(
            plains(text),
            ["Kop", "Een plaat", "Groot -Brittannië \u{FFFC} en\nzo", "los", "een", "twee", "drie"]
        );
        let segments = html(text);
        assert_eq!((segments[0].role, segments[2].role), (Role::Headline, Role::Body));
        assert_eq!(segments[0].block.map(|block| &text[block.range()]), Some("<H1>Kop</H1>"));
        assert_eq!(segments[2].block, None);
    }

    #[test]
    fn white_space_on_both_sides_of_a_tag_can_go() {
        let text = "<p>De <b>Maers </b> -haven <i> </i>\n<u>is</u></p>";
        let segments = html(text);
        let plain = &segments[0].plain;
        assert_eq!(plain, "De Maers  -haven   is");
        let space = Span::new(8, 10);
        let places: Vec<_> = segments[0].map.pieces(space).map(|span| &text[span.range()]).collect();
        assert_eq!(places, [" ", " "], "the tag stays");
    }

    #[test]
    fn what_is_no_text_is_left_alone() {
        let text = "<title>A &amp; B</title><meta name=description content=\"C\"><meta name=author content=D><style>e</style><p translate=no>f</p><p>g <code>h</code> i <span class='x notranslate'>j <b>k</b></span> l</p><pre>m</pre><!-- wp:n --><script>'<p>o'</script>";
        assert_eq!(plains(text), ["A & B", "C", "g \u{FFFC} i \u{FFFC} l"]);
    }

    #[test]
    fn every_element_has_its_language() {
        let text = "<html lang=nl><p>een <i lang='en'>two <b>three</b></i> vier<p lang=fr title=cinq>six<div>zeven</div></html>";
        let segments = html(text);
        let got: Vec<_> = segments.iter().map(|segment| (&*segment.plain, segment.lang.as_deref().unwrap())).collect();
        let want = [("two three", "en"), ("een \u{FFFC} vier", "nl"), ("cinq", "fr"), ("six", "fr"), ("zeven", "nl")];
        assert_eq!(got, want);
    }

    #[test]
    fn nothing_hostile_takes_long() {
        for hostile in [
            "<p>",
            "<b>",
            "</b>",
            "<b lang=x>",
            "<i lang=en><p>",
            "&",
            "&amp",
            " ",
            "<br>",
            "<b></i>",
            "<svg>",
            "<p lang=en><b lang=nl>a",
        ] {
            html(&(hostile.repeat(50_000) + "</p></svg>"));
        }
    }
}
