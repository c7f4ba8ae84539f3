//! A walk through a vocabulary of XML: a format says of each element what it holds, the walk reads it.

use std::ops::Range;

use super::embed::{Inside, embed};
use super::local;
use super::pen::decode;
use super::prose::Prose;
use super::token::{Attribute, Token, Tokens};
use crate::document::builder::Builder;
use crate::document::{Escape, FieldKind, ReadError, Role, Segment, open_article};

/// What an element holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::document) enum Content {
    /// Elements, which are looked at one by one.
    Elements,
    /// An article, entry or channel: elements, for which the language that is named inside holds.
    Item,
    /// Nothing for a reader.
    Nothing,
    /// Paragraphs as elements.
    Prose(Role),
    /// Text, perhaps HTML that is escaped or stands in CDATA sections; elements if it begins with one.
    Text(FieldKind, Role),
    /// One paragraph or headline, in which line ends are layout.
    Line(FieldKind, Role),
    /// The language of the item.
    Language,
}

/// An element where it begins.
pub(in crate::document) struct Element<'e, 't> {
    text: &'t str,
    /// With its prefix.
    pub(in crate::document) qualified: &'t str,
    /// Without it.
    pub(in crate::document) name: &'t str,
    /// The local name of what it stands in.
    pub(in crate::document) parent: &'t str,
    attributes: &'e [Attribute],
}

impl<'t> Element<'_, 't> {
    /// The value of an attribute, as it is written.
    pub(in crate::document) fn attribute(&self, name: &str) -> Option<&'t str> {
        value(self.text, self.attributes, name)
    }
}

/// The value of the attribute of that name.
pub(in crate::document) fn value<'t>(text: &'t str, attributes: &[Attribute], name: &str) -> Option<&'t str> {
    let found = attributes.iter().find(|attribute| text[attribute.name.clone()] == *name)?;
    Some(&text[found.value.clone()])
}

/// The text in an XML file, by what `content` says of its elements.
pub(in crate::document) fn read<'t>(
    text: &'t str,
    content: fn(&Element<'_, 't>) -> Content,
) -> Result<Vec<Segment<'t>>, ReadError> {
    let mut tokens = Tokens::strict(text);
    let mut walk = Walk {
        text,
        content,
        prose: Prose::new(text, true),
        open: Vec::new(),
        unnamed: Vec::new(),
        reading: None,
        first: 0,
    };
    while let Some(token) = tokens.next()? {
        walk.token(&token, &tokens);
    }
    Ok(walk.prose.segments)
}

struct Walk<'t> {
    text: &'t str,
    content: fn(&Element<'_, 't>) -> Content,
    prose: Prose<'t>,
    open: Vec<Open<'t>>,
    /// The segments whose language nobody has named yet.
    unnamed: Vec<usize>,
    /// What is being read, and how many elements are open inside it.
    reading: Option<(Reading<'t>, usize)>,
    /// The first segment of what is being read.
    first: usize,
}

struct Open<'t> {
    name: &'t str,
    lang: Option<&'t str>,
    item: Option<Item>,
}

struct Item {
    /// The first segment that lies in it.
    first: usize,
    lang: Option<String>,
}

enum Reading<'t> {
    Nothing,
    Prose,
    Text(Pieces<'t>, Inside, Role),
    Language(Pieces<'t>),
}

/// The character data of an element.
struct Pieces<'t> {
    builder: Builder<'t>,
    has_text: bool,
    has_cdata: bool,
}

impl<'t> Walk<'t> {
    fn token(&mut self, token: &Token, tokens: &Tokens<'t>) {
        match (&mut self.reading, token) {
            (None, Token::Open { name, is_empty }) => self.opens(&self.text[name.clone()], *is_empty, tokens),
            (None, Token::Close { .. }) => self.closes(),
            (None, _) => {}
            (Some((reading, depth)), token) => {
                match token {
                    Token::Open { is_empty: false, .. } => *depth += 1,
                    Token::Close { .. } if *depth == 0 => return self.ends_reading(),
                    Token::Close { .. } => *depth -= 1,
                    _ => {}
                }
                match (reading, token) {
                    (Reading::Prose, token) => self.prose.token(token, tokens),
                    (Reading::Text(pieces, ..) | Reading::Language(pieces), Token::Text(range)) if *depth == 0 => {
                        pieces.text(self.text, range.clone());
                    }
                    (Reading::Text(pieces, ..) | Reading::Language(pieces), Token::Cdata(range)) if *depth == 0 => {
                        pieces.has_cdata = true;
                        pieces.builder.copy(range.clone());
                    }
                    _ => {}
                }
            }
        }
    }

    fn opens(&mut self, qualified: &'t str, is_empty: bool, tokens: &Tokens<'t>) {
        let attributes = tokens.attributes();
        let parent = self.open.last().map_or("", |open| open.name);
        let element = Element { text: self.text, qualified, name: local(qualified), parent, attributes };
        let content = (self.content)(&element);
        if content == Content::Language
            && let Some(lang) = ["tag", "FormalName"].iter().find_map(|name| element.attribute(name))
        {
            self.item_language(lang);
        }
        if is_empty {
            return;
        }
        let own = element.attribute("xml:lang").filter(|lang| !lang.trim().is_empty());
        let lang = own.or_else(|| self.open.last().and_then(|open| open.lang));
        let at = tokens.range().end;
        self.first = self.prose.segments.len();
        self.reading = match content {
            Content::Elements | Content::Item => None,
            Content::Nothing => Some((Reading::Nothing, 0)),
            Content::Language => Some((Reading::Language(Pieces::new(self.text)), 0)),
            Content::Text(_, role) | Content::Line(_, role) if begins_with_element(&self.text[at..]) => {
                self.prose.begin(own, role, at);
                Some((Reading::Prose, 0))
            }
            Content::Text(kind, role) => Some((Reading::Text(Pieces::new(self.text), Inside::Text(kind), role), 0)),
            Content::Line(kind, role) => Some((Reading::Text(Pieces::new(self.text), Inside::Line(kind), role), 0)),
            Content::Prose(role) => {
                self.prose.begin(own, role, at);
                Some((Reading::Prose, 0))
            }
        };
        let item = (content == Content::Item).then_some(Item { first: self.prose.segments.len(), lang: None });
        self.open.push(Open { name: element.name, lang, item });
    }

    /// The element that was being read is over.
    fn ends_reading(&mut self) {
        let first = self.first;
        match self.reading.take() {
            Some((Reading::Prose, _)) => self.prose.finish(),
            Some((Reading::Text(pieces, inside, role), _)) => self.prose.segments.extend(pieces.read(inside, role)),
            Some((Reading::Language(pieces), _)) => {
                let (lang, _) = pieces.builder.into_text();
                self.item_language(lang.trim());
            }
            Some((Reading::Nothing, _)) | None => {}
        }
        // Summary and content of an item may say the same.
        open_article(&mut self.prose.segments[first..]);
        let segments = &self.prose.segments;
        self.unnamed.extend((first..segments.len()).filter(|number| segments[*number].lang.is_none()));
        // What an element says of itself counts before what its item says.
        let parent = self.open.len().checked_sub(2).and_then(|parent| self.open[parent].lang);
        if let Some(open) = self.open.last()
            && open.lang != parent
        {
            self.name_language(first, open.lang);
        }
        self.closes();
    }

    fn closes(&mut self) {
        let Some(open) = self.open.pop() else { return };
        if let Some(item) = open.item {
            self.name_language(item.first, item.lang.as_deref().or(open.lang));
        }
        if self.open.is_empty() {
            self.name_language(0, open.lang);
        }
    }

    /// Sets the language of the segments from number `first` on that have none.
    fn name_language(&mut self, first: usize, lang: Option<&str>) {
        let Some(lang) = lang else { return };
        while let Some(number) = self.unnamed.pop_if(|number| *number >= first) {
            self.prose.segments[number].lang = Some(lang.to_string());
        }
    }

    fn item_language(&mut self, lang: &str) {
        if let Some(item) = self.open.iter_mut().rev().take(NEAR).find_map(|open| open.item.as_mut())
            && !lang.is_empty()
        {
            item.lang.get_or_insert_with(|| lang.to_string());
        }
    }
}

/// A language is named at most so deep inside its item.
const NEAR: usize = 8;

impl<'t> Pieces<'t> {
    fn new(text: &'t str) -> Self {
        Pieces { builder: Builder::new(text), has_text: false, has_cdata: false }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        self.has_text |= !text[range.clone()].trim().is_empty();
        decode(text, range, &mut self.builder);
    }

    fn read(self, inside: Inside, role: Role) -> Vec<Segment<'t>> {
        let outer = match (self.has_cdata, self.has_text) {
            (true, true) => Escape::PartlyCdata,
            (true, false) => Escape::Cdata,
            (false, _) => Escape::Markup,
        };
        let (shown, map) = self.builder.into_text();
        let mut segments = embed(&shown, &map, inside, outer);
        if role == Role::Headline {
            segments.iter_mut().for_each(|segment| segment.role = role);
        }
        segments
    }
}

/// Is the first thing in it an element?
fn begins_with_element(content: &str) -> bool {
    let rest = content.trim_start().as_bytes();
    rest.first() == Some(&b'<') && !matches!(rest.get(1), Some(b'/' | b'!' | b'?') | None)
}
