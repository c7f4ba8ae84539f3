//! A walk through a part: which elements are paragraphs, runs and text, and which are none.

use super::paragraph::{Chunk, Paragraph, RunStyle};
use super::run::{Within, is_dropped};
use super::styles::{Kind, Styles, attribute};
use super::tracked::AUTHOR;
use super::{Head, TextRun, name_parts};
use crate::document::markup::attributes;
use crate::document::markup::token::{Token, Tokens};
use crate::document::markup::walk::value;
use crate::document::{Escape, OBJECT, ReadError, ReadOptions, Role, Segment};
use crate::text::{Span, Text};

const SIGNED: Escape = Escape::Refused("a comment is its author's; ask them");

/// What is open, as far as it matters for what stands in it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Body,
    Paragraph,
    ParagraphStyle,
    Run,
    RunStyle,
    Text,
    Inserted,
    Moved,
    Other,
}

/// The text of an element that is open.
struct OpenText {
    name: Span<Text>,
    start: usize,
    keeps_blanks: bool,
    chunks: Vec<Chunk>,
}

struct Reader<'t, 'h> {
    text: &'t str,
    head: &'h Head<'t>,
    lang: &'h str,
    styles: &'h Styles,
    /// And is it an element of another vocabulary, which passes for what it stands in?
    open: Vec<(Open, bool)>,
    /// A text box stands in a paragraph and holds others.
    paragraphs: Vec<Paragraph<'t>>,
    content: Option<OpenText>,
    /// The tracked change that is open.
    within: Within,
    /// How many elements are open in one that holds no text.
    silent: usize,
    segments: Vec<Segment<'t>>,
}

pub(super) fn read<'t>(
    text: &'t str,
    head: &Head<'t>,
    options: &ReadOptions<'_>,
) -> Result<Vec<Segment<'t>>, ReadError> {
    let mut tokens = Tokens::strict(text);
    let unlisted = Styles::default();
    let (lang, styles) = (options.lang, options.styles.unwrap_or(&unlisted));
    let (open, paragraphs, segments) = (Vec::new(), Vec::new(), Vec::new());
    let mut reader =
        Reader { text, head, lang, styles, open, paragraphs, content: None, within: Within::Text, silent: 0, segments };
    while let Some(token) = tokens.next()? {
        reader.token(token, &tokens);
    }
    let mut segments = reader.segments;
    // A text box ends before the paragraph that it stands in.
    segments.sort_by_key(|segment| segment.map.locate(Span::new(0, segment.plain.len())).start);
    if head.is_comments {
        segments.iter_mut().for_each(|segment| segment.escapes.insert(0, SIGNED));
    }
    Ok(segments)
}

impl<'t> Reader<'t, '_> {
    fn token(&mut self, token: Token, tokens: &Tokens<'t>) {
        match token {
            Token::Open { is_empty, .. } if self.silent > 0 => self.silent += usize::from(!is_empty),
            Token::Close { .. } if self.silent > 0 => self.silent -= 1,
            _ if self.silent > 0 => {}
            Token::Open { name, is_empty } => {
                let (prefix, local) = name_parts(&self.text[name.clone()]);
                let is_own = prefix == self.head.prefix;
                let open = if is_own { self.opens(local, tokens) } else { self.stranger(local, tokens) };
                match open {
                    _ if is_empty => {}
                    Some(open) if is_own => self.begin(open, Span::new(name.start, name.end), tokens),
                    Some(open) => self.open.push((open, true)),
                    None => self.silent = 1,
                }
            }
            Token::Close { .. } => self.closes(tokens),
            Token::Text(range) => self.chunk(Chunk { range, is_cdata: false }),
            Token::Cdata(range) => self.chunk(Chunk { range, is_cdata: true }),
            Token::Other => {}
        }
    }

    /// What an element of the vocabulary is where it begins; `None` where nothing in it is text.
    fn opens(&mut self, name: &str, tokens: &Tokens<'t>) -> Option<Open> {
        let at = tokens.range().start;
        let outer = self.outer();
        if outer == Open::Run && !matches!(name, "rPr" | "t") {
            self.paragraph(|paragraph| paragraph.run.is_begun = true);
        }
        match (outer, name) {
            (_, "body") => return Some(Open::Body),
            (_, "p") => return Some(Open::Paragraph),
            (_, "r") => return Some(Open::Run),
            // What was deleted or moved away, codes of fields, how a word is pronounced, what a style was before.
            (_, "del" | "moveFrom" | "instrText" | "delText" | "delInstrText" | "rt" | "rPrChange" | "pPrChange") => {
                self.paragraph(|paragraph| paragraph.can_go = false);
                return None;
            }
            (_, "ins") => return Some(Open::Inserted),
            (_, "moveTo") => return Some(Open::Moved),
            (Open::Paragraph, "pPr") => return Some(Open::ParagraphStyle),
            (Open::ParagraphStyle, name) => {
                self.paragraph_style(name, tokens);
                return None;
            }
            (Open::Run, "rPr") => return Some(Open::RunStyle),
            (Open::RunStyle, name) => {
                self.run_style(name, tokens);
                return None;
            }
            (Open::Run, "t") => return Some(Open::Text),
            (Open::Run, "tab" | "ptab") => self.paragraph(|paragraph| paragraph.unwritten("\t", at)),
            (Open::Run, "br" | "cr") => self.paragraph(|paragraph| paragraph.unwritten("\n", at)),
            (Open::Run, "noBreakHyphen") => self.paragraph(|paragraph| paragraph.unwritten("\u{2011}", at)),
            (Open::Run, "sym" | "drawing" | "pict" | "object") => self.object(at),
            (Open::Run, "softHyphen" | "lastRenderedPageBreak") | (_, "proofErr" | "hyperlink" | "smartTag") => {}
            // Bookmarks, notes, fields and ranges: something points at it.
            _ => self.paragraph(|paragraph| paragraph.can_go = false),
        }
        Some(Open::Other)
    }

    /// An element of another vocabulary.
    fn stranger(&mut self, name: &str, tokens: &Tokens<'t>) -> Option<Open> {
        self.paragraph(|paragraph| paragraph.run.is_begun = true);
        match name {
            // The same text box again, for readers that do not know the first.
            "Fallback" => None,
            "oMath" | "oMathPara" => {
                self.object(tokens.range().start);
                None
            }
            "docPr" => {
                self.described(&["descr", "title"], tokens);
                Some(Open::Other)
            }
            // Pictures of before there were drawings.
            "shape" => {
                self.described(&["alt"], tokens);
                Some(Open::Other)
            }
            // A drawing in a choice stands in the run that the choice stands in.
            "AlternateContent" | "Choice" => Some(self.outer()),
            _ => Some(Open::Other),
        }
    }

    /// What the next element stands in.
    fn outer(&self) -> Open {
        self.open.last().map_or(Open::Other, |(open, _)| *open)
    }

    fn begin(&mut self, open: Open, name: Span<Text>, tokens: &Tokens<'t>) {
        let range = tokens.range();
        match open {
            Open::Paragraph => {
                let is_in_body = self.outer() == Open::Body;
                self.paragraphs.push(Paragraph::new(range.start, is_in_body));
            }
            Open::Run => {
                let is_inside = self.open.last() == Some(&(Open::Inserted, false));
                let within = match self.within {
                    // A change can be ended and begun again only where nothing else is open in it.
                    Within::Inserted(_) if !is_inside => Within::Text,
                    within => within,
                };
                self.paragraph(|paragraph| paragraph.run = RunStyle::new(range, within));
            }
            Open::RunStyle => self.paragraph(|paragraph| paragraph.run.style = Some(Span::new(range.start, range.end))),
            Open::Inserted => self.within = self.inserted(tokens),
            Open::Moved => self.within = Within::Moved,
            Open::Text => {
                let said = value(self.text, tokens.attributes(), "xml:space");
                let keeps_blanks = said.map_or(self.head.keeps_blanks, |said| said == "preserve");
                self.content = Some(OpenText { name, start: range.end, keeps_blanks, chunks: Vec::new() });
            }
            _ => {}
        }
        self.open.push((open, false));
    }

    fn closes(&mut self, tokens: &Tokens<'t>) {
        let range = tokens.range();
        match self.open.pop() {
            Some((Open::RunStyle, false)) => self.paragraph(|paragraph| {
                paragraph.run.style = paragraph.run.style.map(|style| Span::new(style.start, range.end));
            }),
            Some((Open::Inserted | Open::Moved, false)) => self.within = Within::Text,
            Some((Open::Text, false)) => self.text_ends(range.start),
            Some((Open::Paragraph, false)) => {
                if let Some(paragraph) = self.paragraphs.pop() {
                    self.segments.extend(paragraph.segments(self.text, range.end, self.lang));
                }
            }
            _ => {}
        }
    }

    fn text_ends(&mut self, end: usize) {
        let Some(OpenText { name, start, keeps_blanks, chunks }) = self.content.take() else { return };
        let written = &self.text[start..end];
        let text = match keeps_blanks {
            true => Span::new(start, end),
            false => {
                let from = start + (written.len() - written.trim_start_matches(is_dropped).len());
                Span::new(from, (start + written.trim_end_matches(is_dropped).len()).max(from))
            }
        };
        let content = Span::new(start, end);
        self.paragraph(|paragraph| paragraph.text(name, content, text, keeps_blanks, chunks));
    }

    fn chunk(&mut self, chunk: Chunk) {
        if self.outer() == Open::Text
            && let Some(content) = &mut self.content
        {
            content.chunks.push(chunk);
        }
    }

    fn paragraph(&mut self, act: impl FnOnce(&mut Paragraph<'t>)) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            act(paragraph);
        }
    }

    fn object(&mut self, at: usize) {
        self.paragraph(|paragraph| {
            paragraph.can_go = false;
            paragraph.unwritten(OBJECT, at);
        });
    }

    /// What the attributes say of a picture to those who do not see it. Its language is that of the text round it.
    fn described(&mut self, names: &[&str], tokens: &Tokens<'t>) {
        let run = self.paragraphs.last().and_then(|paragraph| paragraph.run.lang);
        let lang = run.map(str::to_string).or_else(|| self.segments.last().and_then(|segment| segment.lang.clone()));
        for attribute in tokens.attributes() {
            let (name, value) = (attribute.name.clone(), attribute.value.clone());
            if names.contains(&&self.text[name.clone()])
                && let Some(mut segment) = attributes::segment(self.text, attribute, Role::Body, lang.as_deref())
            {
                let (name, value) = (Span::new(name.start, name.end), Span::new(value.start, value.end));
                segment.runs = vec![TextRun::attribute(name, value)];
                self.segments.push(segment);
            }
        }
    }

    /// The tracked change that begins here: ours or somebody else's.
    fn inserted(&self, tokens: &Tokens<'t>) -> Within {
        match attribute(self.text, tokens.attributes(), "author") == Some(AUTHOR) {
            true => Within::Own,
            false => Within::Inserted(Span::new(tokens.range().start, tokens.range().end)),
        }
    }

    /// The value that an element of a style has.
    fn value(&self, tokens: &Tokens<'t>) -> Option<&'t str> {
        attribute(self.text, tokens.attributes(), "val")
    }

    fn paragraph_style(&mut self, name: &str, tokens: &Tokens<'t>) {
        let value = self.value(tokens).unwrap_or_default();
        let styles = self.styles;
        self.paragraph(|paragraph| match name {
            "pStyle" => match styles.kind(value) {
                Kind::Heading => paragraph.role = Role::Headline,
                kind => paragraph.is_code = kind == Kind::Code,
            },
            "outlineLvl" if value != "9" => paragraph.role = Role::Headline,
            "sectPr" => paragraph.can_go = false,
            _ => {}
        });
    }

    fn run_style(&mut self, name: &str, tokens: &Tokens<'t>) {
        let value = self.value(tokens);
        let styles = self.styles;
        let is_on = !matches!(value, Some("0" | "false" | "off"));
        self.paragraph(|paragraph| match (name, value) {
            ("lang", Some(lang)) if !lang.trim().is_empty() => paragraph.run.lang = Some(lang.trim()),
            ("rStyle", Some(style)) => paragraph.run.is_code = styles.kind(style) == Kind::Code,
            ("vanish", _) => paragraph.run.is_hidden = is_on,
            _ => {}
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::document::{ReadOptions, Role, Segment};
    use crate::text::Span;

    const NAMESPACE: &str = super::super::NAMESPACES[0];

    fn read(body: &str) -> (String, Vec<Segment<'static>>) {
        let text = format!(
            "<?xml version=\"1.0\"?><w:document xmlns:w='{NAMESPACE}' xmlns:mc='m'><w:body>{body}</w:body></w:document>"
        );
        let options = ReadOptions { lang: "nl-NL", ..ReadOptions::default() };
        let segments = super::super::read(&text, &options).unwrap_or_else(|error| panic!("{error:?}"));
        let segments = segments.into_iter().map(crate::document::builder::owned).collect();
        (text, segments)
    }

    fn texts(body: &str) -> Vec<String> {
        read(body).1.into_iter().map(|segment| segment.plain.into_owned()).collect()
    }

    #[test]
    fn runs_are_one_text() {
        let (text, segments) = read(
            "<w:p><w:pPr><w:pStyle w:val='Heading1'/><w:rPr><w:lang w:val='en-US'/></w:rPr></w:pPr><w:r w:rsidR='1'><w:t xml:space='preserve'>Groot </w:t></w:r><w:proofErr w:type='spellStart'/><w:bookmarkStart w:id='0' w:name='x'/><w:r><w:rPr><w:b/></w:rPr><w:t>-Brittanni&#235;</w:t></w:r></w:p>",
        );
        assert_eq!(
            (&*segments[0].plain, segments[0].role, &segments[0].lang),
            ("Groot -Brittannië", Role::Headline, &None)
        );
        assert_eq!(&text[segments[0].map.locate(Span::new(16, 18)).range()], "&#235;");
        assert_eq!(segments[0].block, None, "a bookmark points at it");
    }

    #[test]
    fn what_is_no_text_is_left_out() {
        for (body, want) in [
            ("<w:r><w:t>een</w:t><w:tab/><w:t> twee </w:t><w:br/><w:t>drie</w:t></w:r>", "een\ttwee\ndrie"),
            ("<w:del><w:r><w:delText>a</w:delText></w:r></w:del><w:ins><w:r><w:t>een</w:t></w:r></w:ins>", "een"),
            ("<w:moveFrom><w:r><w:t>a</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>een</w:t></w:r></w:moveTo>", "een"),
            (
                "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>7</w:t></w:r>",
                "7",
            ),
            (
                "<w:r><w:rPr><w:vanish/></w:rPr><w:t>a</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>een</w:t></w:r>",
                "een",
            ),
            ("<w:r><w:t>een</w:t></w:r><w:r><w:rPr><w:rStyle w:val='Code'/></w:rPr><w:t>a</w:t></w:r>", "een\u{FFFC}"),
            (
                "<w:hyperlink><w:r><w:t>R&amp;D</w:t></w:r></w:hyperlink><w:r><w:t xml:space='preserve'> <![CDATA[&]]></w:t></w:r>",
                "R&D &",
            ),
        ] {
            assert_eq!(texts(&format!("<w:p>{body}</w:p>")), [want], "{body}");
        }
        assert!(texts("<w:p><w:r><w:drawing/></w:r></w:p><w:p/>").is_empty());
    }

    #[test]
    fn text_boxes_and_tables_have_paragraphs_of_their_own() {
        let inner = "<w:drawing><w:txbxContent><w:p><w:r><w:t>vak</w:t></w:r></w:p></w:txbxContent></w:drawing>";
        let body = format!(
            "<w:p><w:r><w:t>een</w:t><mc:AlternateContent><mc:Choice>{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent><w:t>twee</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>cel</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>los</w:t></w:r></w:p>"
        );
        let (text, segments) = read(&body);
        let got: Vec<_> = segments.iter().map(|segment| (&*segment.plain, segment.block.is_some())).collect();
        assert_eq!(got, [("een\u{FFFC}twee", false), ("vak", false), ("cel", false), ("los", true)]);
        assert_eq!(&text[segments[3].block.unwrap().range()], "<w:p><w:r><w:t>los</w:t></w:r></w:p>");
    }

    #[test]
    fn another_language_stands_apart() {
        let run = |lang: &str, text: &str| {
            format!("<w:r><w:rPr><w:lang w:val='{lang}'/></w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>")
        };
        let body =
            [run("nl-BE", "Hij riep "), run("en-US", "go on"), run("en-GB", ", "), run("", "en ging door")].concat();
        let (_, segments) = read(&format!("<w:p>{body}</w:p><w:p>{}</w:p>", run("en-US", "All of it")));
        let got: Vec<_> = segments.iter().map(|segment| (&*segment.plain, segment.lang.as_deref())).collect();
        let want = [
            ("Hij riep \u{FFFC}, en ging door", Some("nl-BE")),
            ("go on", Some("en-US")),
            ("All of it", Some("en-US")),
        ];
        assert_eq!(got, want);
    }

    #[test]
    fn headings_are_those_of_the_list_of_styles() {
        let text = format!(
            "<w:document xmlns:w='{NAMESPACE}'><w:body><w:p><w:pPr><w:pStyle w:val='x1'/></w:pPr><w:r><w:t>Kop</w:t></w:r></w:p></w:body></w:document>"
        );
        let styles =
            super::Styles::read("<w:styles><w:style w:styleId='x1'><w:name w:val='heading 1'/></w:style></w:styles>");
        let styles = styles.unwrap();
        let role = |options: &ReadOptions<'_>| super::super::read(&text, options).unwrap()[0].role;
        assert_eq!(role(&ReadOptions { styles: Some(&styles), ..ReadOptions::default() }), Role::Headline);
        assert_eq!(role(&ReadOptions::default()), Role::Body);
    }

    #[test]
    fn prefixes_and_parts_are_known_by_their_namespace() {
        let options = ReadOptions::default();
        let read = |text: &str| {
            super::super::read(text, &options).map(|segments| segments.len()).map_err(|error| error.message)
        };
        assert_eq!(
            read(&format!("<ns0:ftr xmlns:ns0='{NAMESPACE}'><ns0:p><ns0:r><ns0:t>x</ns0:t></ns0:r></ns0:p></ns0:ftr>")),
            Ok(1)
        );
        assert_eq!(read(&format!("<ftr xmlns='{NAMESPACE}'><p><r><t>x</t></r></p></ftr>")), Ok(1));
        for text in ["tekst", "", "<a/>", "<w:document/>", "{\"a\": 1}"] {
            assert!(read(text).unwrap_err().contains("no Word document"), "{text}");
        }
        assert!(read(&format!("<w:hdr xmlns:w='{NAMESPACE}'><w:p>")).unwrap_err().contains("cut off"));
    }
}
