//! XLIFF 1.2 and 2: the targets, with their sources.
//!
//! What is marked as not to be translated, and what still waits for a translation, is left alone. In what is approved or
//! final faults are shown, but not mended.

use super::Line;
use crate::document::markup::root;
use crate::document::markup::token::{Token, Tokens};
use crate::document::markup::walk::value;
use crate::document::{Escape, Format, ReadError, ReadOptions, Segment};

pub(in crate::document) const FORMAT: Format = Format {
    name: "xliff",
    summary: "XLIFF 1.2 and 2: the targets, with their sources beside them",
    extensions: &["xlf", "xliff", "sdlxliff", "mqxliff"],
    sniff: |text| root(text) == Some("xliff"),
    comments: crate::document::directive::markup,
    read: |text, _: &ReadOptions<'_>| read(text),
};

const LOCKED: Escape = Escape::Refused("the unit is approved or final; open it for translation again first");

fn read(text: &str) -> Result<Vec<Segment<'_>>, ReadError> {
    let mut tokens = Tokens::strict(text);
    let mut reader = Reader { text, prefix: "", open: Vec::new(), source: None, line: None, segments: Vec::new() };
    while let Some(token) = tokens.next()? {
        reader.token(&token, &tokens);
    }
    Ok(reader.segments)
}

/// An element outside the texts, with what it inherits.
#[derive(Clone, Copy)]
struct Open<'t> {
    lang: Option<&'t str>,
    is_translated: bool,
    is_locked: bool,
}

struct Reader<'t> {
    text: &'t str,
    /// Of the outermost element, with its colon.
    prefix: &'t str,
    open: Vec<Open<'t>>,
    /// Of the unit that is open.
    source: Option<String>,
    /// The text that is being read; is it a target?
    line: Option<(Line<'t>, bool)>,
    segments: Vec<Segment<'t>>,
}

impl<'t> Reader<'t> {
    fn token(&mut self, token: &Token, tokens: &Tokens<'t>) {
        match (&mut self.line, token) {
            (Some((line, _)), token) => {
                if line.token(token, tokens) {
                    self.line_ends();
                }
            }
            (None, Token::Open { name, is_empty }) => {
                let open = self.opens(&self.text[name.clone()], tokens);
                if !is_empty {
                    self.open.push(open);
                } else {
                    self.line = None;
                }
            }
            (None, Token::Close { .. }) => drop(self.open.pop()),
            (None, _) => {}
        }
    }

    fn opens(&mut self, name: &'t str, tokens: &Tokens<'t>) -> Open<'t> {
        // What has another prefix than the outermost element belongs to a module or an extension.
        let prefix_len = name.find(':').map_or(0, |at| at + 1);
        if self.open.is_empty() {
            self.prefix = &name[..prefix_len];
        }
        let name = name.strip_prefix(self.prefix).unwrap_or(name);
        let attribute = |name: &str| value(self.text, tokens.attributes(), name);
        let none = Open { lang: None, is_translated: true, is_locked: false };
        let mut open = self.open.last().copied().unwrap_or(none);
        match name {
            "xliff" => open.lang = attribute("trgLang"),
            "file" => open.lang = attribute("target-language").or(open.lang),
            // Proposals, remarks and terms hold sources and targets too.
            "alt-trans" | "seg-source" => open.is_translated = false,
            name if name.contains(':') => open.is_translated = false,
            "trans-unit" | "segment" | "ignorable" => self.source = None,
            _ => {}
        }
        match attribute("translate") {
            // What a unit says counts before what its file says, but nothing is text again in a proposal.
            Some("yes") if matches!(name, "group" | "unit" | "trans-unit") => open.is_translated = true,
            Some("no") => open.is_translated = false,
            _ => {}
        }
        let state = attribute("state");
        open.is_locked |= attribute("approved") == Some("yes") || matches!(state, Some("final" | "signed-off"));
        if name == "target" {
            open.lang = attribute("xml:lang").or(open.lang);
            open.is_translated &= !matches!(state, Some("new" | "needs-translation"));
        }
        if matches!(name, "source" | "target") && open.is_translated {
            self.line = Some((Line::new(self.text), name == "target"));
        }
        open
    }

    fn line_ends(&mut self) {
        let (line, open) = (self.line.take(), self.open.pop());
        let Some((line, is_target)) = line else { return };
        let Some(mut segment) = line.finish() else { return };
        if !is_target {
            self.source = Some(segment.plain.into_owned());
            return;
        }
        segment.source.clone_from(&self.source);
        if let Some(open) = open {
            segment.lang = open.lang.map(str::to_string);
            if open.is_locked {
                segment.escapes.insert(0, LOCKED);
            }
        }
        self.segments.push(segment);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str) -> Vec<(String, String)> {
        let segments = read(text).unwrap();
        let pair = |segment: Segment<'_>| (segment.plain.into_owned(), segment.source.unwrap_or_default());
        segments.into_iter().map(pair).collect()
    }

    #[test]
    fn version_1_2() {
        let text = "<xliff version='1.2'><file target-language='nl'><header><note>x</note></header><body><group translate='no'><trans-unit><source>a</source><target>b</target></trans-unit></group><trans-unit approved='yes'><source>c</source><target state='final'/></trans-unit><trans-unit><source>A <g id='1'>B</g></source><seg-source>x</seg-source><target><mrk mtype='seg'>Een <bpt id='1'>&lt;b></bpt>twee<ept id='1'>&lt;/b></ept></mrk> <ph id='2'>%s<sub>s</sub></ph> <x id='3'/>.</target><alt-trans><target>y</target></alt-trans></trans-unit><trans-unit><source>D</source><target state='needs-translation'>D</target></trans-unit><trans-unit approved='yes'><source>E</source><target xml:lang='fr'>F</target></trans-unit></body></file></xliff>";
        let want = [("Een twee \u{FFFC} \u{FFFC}.", "A B"), ("F", "E")];
        assert_eq!(pairs(text), want.map(|(target, source)| (target.to_string(), source.to_string())));
        let segments = read(text).unwrap();
        assert_eq!(
            segments.iter().map(|segment| segment.lang.as_deref()).collect::<Vec<_>>(),
            [Some("nl"), Some("fr")]
        );
        assert_eq!(segments[1].escapes[0], LOCKED);
    }

    #[test]
    fn version_2() {
        let text = "<xliff version='2.0' trgLang='nl'><file translate='no'><unit><segment><source>a</source><target>b</target></segment></unit><unit translate='yes'><mtc:matches><mtc:match><source>c</source><target>d</target></mtc:match></mtc:matches><segment><source>A</source><target>Een <pc id='1'>twee</pc><sc id='2'/> <mrk translate='no'>three</mrk><ec startRef='2'/> <cp hex='001A'/>.</target></segment><segment state='final'><source>B</source><target>Drie</target></segment></unit></file></xliff>";
        let want = [("Een twee \u{FFFC} \u{FFFC}.", "A"), ("Drie", "B")];
        assert_eq!(pairs(text), want.map(|(target, source)| (target.to_string(), source.to_string())));
        assert_eq!(read(text).unwrap()[1].escapes[0], LOCKED);
    }
}
