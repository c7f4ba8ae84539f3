//! TBX: TermBase eXchange (ISO 30042), version 2 and 3, data categories as attributes (DCA) or as elements (DCT).
//!
//! The administrative status of a term says what it is to us: preferred, admitted, deprecated, superseded (which counts as
//! deprecated) or, as we write it, forbidden. A term without a status is preferred if it is the first of its language, else
//! admitted.

use std::fmt::Write;

use super::xml::{Element, escaped, walk};
use super::{Concept, Languages, ReadError, Receiver};

/// How TBX is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    Dca,
    Dct,
    Version2,
}

/// The key under which our own keys travel.
const OWN: &str = "x-copydesk";
const FORBIDDEN: &str = "x-forbidden";

#[derive(Default)]
struct TermInProgress {
    text: String,
    status: Option<String>,
    region: Option<String>,
}

struct Reader<'r> {
    concept: Concept,
    lang: String,
    term: TermInProgress,
    receiver: &'r mut dyn Receiver,
}

pub(super) fn read(receiver: &mut dyn Receiver, text: &str, languages: &Languages) -> Result<(), ReadError> {
    let reader = std::cell::RefCell::new(Reader {
        concept: Concept::default(),
        lang: String::new(),
        term: TermInProgress::default(),
        receiver,
    });
    walk(
        text,
        |open| {
            if let Some(element) = open.last() {
                reader.borrow_mut().opened(element);
            }
        },
        |_, element| reader.borrow_mut().closed(element, languages),
    )
}

impl Reader<'_> {
    fn opened(&mut self, element: &Element) {
        match element.name.as_str() {
            "termEntry" | "conceptEntry" => self.concept = Concept { line: element.line, ..Concept::default() },
            "langSet" | "langSec" => self.lang = element.attribute("xml:lang").unwrap_or_default().into(),
            "tig" | "ntig" | "termSec" => self.term = TermInProgress::default(),
            _ => {}
        }
    }

    fn closed(&mut self, element: &Element, languages: &Languages) {
        let content = element.text.split_whitespace().collect::<Vec<_>>().join(" ");
        match element.name.as_str() {
            "term" => self.term.text = content,
            "tig" | "ntig" | "termSec" => self.add_term(element, languages),
            "langSet" | "langSec" => self.lang.clear(),
            "termEntry" | "conceptEntry" => self.finish(element),
            // What holds others, and the head of the file.
            "termGrp" | "descripGrp" | "adminGrp" | "martif" | "tbx" | "text" | "body" | "back" | "p" | "title"
            | "titleStmt" | "sourceDesc" | "fileDesc" | "encodingDesc" | "martifHeader" | "tbxHeader"
            | "publicationStmt" | "revisionDesc" | "change" | "hi" | "ref" | "refObject" | "refObjectList"
            | "refObjectSec" | "item" => {}
            _ if content.is_empty() || self.concept.line == 0 => {}
            name => {
                let category = element.attribute("type").unwrap_or(name).to_string();
                self.category(&category, &element.text, content, element.line, languages);
            }
        }
    }

    /// A data category, by its name in either style.
    fn category(&mut self, category: &str, raw: &str, content: String, line: usize, languages: &Languages) {
        let about_source = !self.lang.is_empty() && !languages.is_target(&self.lang);
        match category {
            "administrativeStatus" | "normativeAuthorization" => self.term.status = Some(content),
            "geographicalUsage" => self.term.region = Some(content),
            OWN => {
                let keys = raw.lines().filter_map(|line| line.split_once('='));
                self.concept.keys.extend(keys.map(|(key, value)| (key.trim().into(), value.trim().into())));
            }
            "definition" | "note" | "explanation" if !about_source && self.concept.why.is_none() => {
                self.concept.why = Some(content);
            }
            "source" | "sourceIdentifier" if !about_source && self.concept.source.is_none() => {
                self.concept.source = Some(content);
            }
            _ => self.receiver.loss(line, format_args!("{category}: \"{content}\"")),
        }
    }

    fn add_term(&mut self, element: &Element, languages: &Languages) {
        let term = std::mem::take(&mut self.term);
        let concept = &mut self.concept;
        if term.text.is_empty() {
            self.receiver.loss(element.line, format_args!("a term without text"));
            return;
        }
        if languages.is_source(&self.lang) && !languages.is_target(&self.lang) {
            match &concept.english {
                None => concept.english = Some(term.text),
                Some(_) => {
                    let what = format_args!("a second term in the source language: \"{}\"", term.text);
                    self.receiver.loss(element.line, what);
                }
            }
            return;
        }
        if !languages.is_target(&self.lang) {
            let what = format_args!("a term in another language ({}): \"{}\"", self.lang, term.text);
            self.receiver.loss(element.line, what);
            return;
        }
        concept.region = concept.region.take().or(term.region).or_else(|| region(&self.lang));
        let status = term.status.as_deref().unwrap_or_default();
        match status.trim_end_matches("-admn-sts").trim_end_matches("Term") {
            FORBIDDEN => concept.wrong.push(term.text),
            "deprecated" | "superseded" | "obsolete" => concept.deprecated.push(term.text),
            "admitted" | "permitted" | "legal" | "regulated" => concept.admitted.push(term.text),
            _ if concept.right.is_empty() => concept.right = term.text,
            _ => concept.admitted.push(term.text),
        }
    }

    fn finish(&mut self, element: &Element) {
        let mut concept = std::mem::take(&mut self.concept);
        if concept.right.is_empty() && !concept.admitted.is_empty() {
            concept.right = concept.admitted.remove(0);
        }
        if concept.right.is_empty() {
            self.receiver.loss(element.line, format_args!("no term in the language that is checked"));
        } else {
            self.receiver.concept(&mut concept);
        }
    }
}

/// "nl-BE" → "BE".
fn region(tag: &str) -> Option<String> {
    tag.split(['-', '_']).nth(1).filter(|part| part.len() == 2).map(str::to_uppercase)
}

pub(super) fn write(concepts: &[Concept], languages: &Languages, dialect: Dialect) -> String {
    let mut writer = Writer { out: String::new(), dialect };
    writer.head(languages);
    for (number, concept) in concepts.iter().enumerate() {
        writer.concept(number + 1, concept, languages);
    }
    writer.foot();
    writer.out
}

struct Writer {
    out: String,
    dialect: Dialect,
}

impl Writer {
    fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    fn head(&mut self, languages: &Languages) {
        self.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        let lang = escaped(&languages.source).into_owned();
        let source = "<fileDesc><sourceDesc><p>Copydesk glossary</p></sourceDesc></fileDesc>";
        match self.dialect {
            Dialect::Version2 => {
                self.line("<!DOCTYPE martif SYSTEM \"TBXcoreStructV02.dtd\">");
                self.line(&format!("<martif type=\"TBX\" xml:lang=\"{lang}\">\n<martifHeader>{source}</martifHeader>"));
            }
            Dialect::Dca | Dialect::Dct => {
                let (style, more) = match self.dialect {
                    Dialect::Dct => (
                        "dct",
                        " xmlns:min=\"http://www.tbxinfo.net/ns/min\" xmlns:basic=\"http://www.tbxinfo.net/ns/basic\"",
                    ),
                    _ => ("dca", ""),
                };
                self.line(&format!(
                    "<tbx xmlns=\"urn:iso:std:iso:30042:ed-2\"{more} type=\"TBX-Basic\" style=\"{style}\" xml:lang=\"{lang}\">\n<tbxHeader>{source}</tbxHeader>"
                ));
            }
        }
        self.line("<text><body>");
    }

    fn foot(&mut self) {
        let root = if self.dialect == Dialect::Version2 { "martif" } else { "tbx" };
        self.line(&format!("</body></text>\n</{root}>"));
    }

    fn concept(&mut self, number: usize, concept: &Concept, languages: &Languages) {
        let (entry, section) =
            if self.dialect == Dialect::Version2 { ("termEntry", "langSet") } else { ("conceptEntry", "langSec") };
        self.line(&format!("<{entry} id=\"c{number}\">"));
        if let Some(why) = &concept.why {
            self.category("descrip", "definition", why);
        }
        if let Some(source) = &concept.source {
            self.category("admin", "source", source);
        }
        if !concept.keys.is_empty() {
            let keys: Vec<String> = concept.keys.iter().map(|(key, value)| format!("{key} = {value}")).collect();
            // Not one of the standard's: always as an attribute.
            self.line(&format!("<admin type=\"{OWN}\">{}</admin>", escaped(&keys.join("\n"))));
        }
        if let Some(english) = &concept.english {
            self.line(&format!("<{section} xml:lang=\"{}\">", escaped(&languages.source)));
            self.term(english, None, None);
            self.line(&format!("</{section}>"));
        }
        self.line(&format!("<{section} xml:lang=\"{}\">", escaped(&languages.target)));
        let region = concept.region.as_deref();
        self.term(&concept.right, Some("preferredTerm-admn-sts"), region);
        for (forms, status) in [
            (&concept.admitted, "admittedTerm-admn-sts"),
            (&concept.deprecated, "deprecatedTerm-admn-sts"),
            (&concept.wrong, FORBIDDEN),
        ] {
            for form in forms {
                self.term(form, Some(status), None);
            }
        }
        self.line(&format!("</{section}>\n</{entry}>"));
    }

    fn term(&mut self, text: &str, status: Option<&str>, region: Option<&str>) {
        let group = if self.dialect == Dialect::Version2 { "tig" } else { "termSec" };
        let _ = write!(self.out, "<{group}><term>{}</term>", escaped(text));
        if let Some(status) = status {
            self.category("termNote", "administrativeStatus", status);
        }
        if let Some(region) = region {
            self.category("termNote", "geographicalUsage", region);
        }
        self.line(&format!("</{group}>"));
    }

    /// A data category in the style of the dialect.
    fn category(&mut self, element: &str, name: &str, content: &str) {
        let content = escaped(content);
        let _ = match self.dialect {
            Dialect::Dct => {
                let module = if name == "administrativeStatus" { "min" } else { "basic" };
                write!(self.out, "<{module}:{name}>{content}</{module}:{name}>")
            }
            Dialect::Dca | Dialect::Version2 => write!(self.out, "<{element} type=\"{name}\">{content}</{element}>"),
        };
    }
}
