//! Translation memories in TMX: every translation, with the text it was translated from.

use super::Line;
use crate::document::markup::root;
use crate::document::markup::token::{Token, Tokens};
use crate::document::markup::walk::value;
use crate::document::{Format, ReadError, ReadOptions, Segment};

pub(in crate::document) const FORMAT: Format = Format {
    name: "tmx",
    summary: "translation memories in TMX: the translations, with their sources beside them",
    extensions: &["tmx"],
    sniff: |text| root(text) == Some("tmx"),
    comments: crate::document::directive::markup,
    read: |text, _: &ReadOptions<'_>| read(text),
};

fn read(text: &str) -> Result<Vec<Segment<'_>>, ReadError> {
    let mut tokens = Tokens::strict(text);
    let mut reader = Reader {
        text,
        source_lang: None,
        unit_source_lang: None,
        lang: None,
        line: None,
        variants: Vec::new(),
        segments: Vec::new(),
    };
    while let Some(token) = tokens.next()? {
        reader.token(&token, &tokens);
    }
    Ok(reader.segments)
}

struct Reader<'t> {
    text: &'t str,
    /// What the header says, and what the unit that is open says.
    source_lang: Option<&'t str>,
    unit_source_lang: Option<&'t str>,
    /// Of the variant that is open.
    lang: Option<&'t str>,
    line: Option<Line<'t>>,
    /// The texts of the unit that is open.
    variants: Vec<Segment<'t>>,
    segments: Vec<Segment<'t>>,
}

impl<'t> Reader<'t> {
    fn token(&mut self, token: &Token, tokens: &Tokens<'t>) {
        match (&mut self.line, token) {
            (Some(line), token) => {
                if line.token(token, tokens)
                    && let Some(mut segment) = self.line.take().and_then(Line::finish)
                {
                    segment.lang = self.lang.map(str::to_string);
                    self.variants.push(segment);
                }
            }
            (None, Token::Open { name, is_empty: false }) => self.opens(&self.text[name.clone()], tokens),
            (None, Token::Open { name, is_empty: true }) if self.text[name.clone()] == *"header" => {
                self.opens("header", tokens);
            }
            (None, Token::Close { name }) if self.text[name.clone()] == *"tu" => self.unit_ends(),
            (None, _) => {}
        }
    }

    fn opens(&mut self, name: &str, tokens: &Tokens<'t>) {
        let attribute = |name: &str| value(self.text, tokens.attributes(), name);
        match name {
            "header" => self.source_lang = attribute("srclang"),
            "tu" => self.unit_source_lang = attribute("srclang").or(self.source_lang),
            "tuv" => self.lang = attribute("xml:lang").or(attribute("lang")),
            "seg" => self.line = Some(Line::new(self.text)),
            _ => {}
        }
    }

    /// Every text that is not the source is a translation. Where none is the source, all are.
    fn unit_ends(&mut self) {
        let is_source = |segment: &Segment<'_>| {
            self.unit_source_lang
                .zip(segment.lang.as_deref())
                .is_some_and(|(want, lang)| want.eq_ignore_ascii_case(lang))
        };
        let source = self.variants.iter().position(is_source).map(|at| self.variants.remove(at).plain.into_owned());
        for mut segment in self.variants.drain(..) {
            segment.source.clone_from(&source);
            self.segments.push(segment);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn translations_beside_their_source() {
        let text = "<tmx version='1.4'><header srclang='en-US'><prop>x</prop></header><body><tu><tuv xml:lang='nl'><seg>Een <bpt i='1'>{\\b </bpt>twee<ept i='1'>}</ept> <ph>x</ph></seg></tuv><tuv xml:lang='EN-us'><prop>y</prop><seg>One <hi>two</hi></seg></tuv><tuv lang='fr'><seg>Un</seg></tuv></tu><tu srclang='*all*'><tuv xml:lang='nl'><seg>Drie</seg></tuv></tu></body></tmx>";
        let segments = read(text).unwrap();
        let got: Vec<_> = segments
            .iter()
            .map(|segment| (&*segment.plain, segment.lang.as_deref().unwrap(), segment.source.as_deref()))
            .collect();
        let want = [("Een twee \u{FFFC}", "nl", Some("One two")), ("Un", "fr", Some("One two")), ("Drie", "nl", None)];
        assert_eq!(got, want);
    }
}
