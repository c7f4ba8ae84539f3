//! The glossary module of XLIFF 2.

use super::xml::{escaped, walk};
use super::{Concept, Languages, Loss, ReadError, Receiver};

/// Reads the glossary entries of an XLIFF file: the term, its translation, and the definition as reason.
pub(super) fn read(receiver: &mut dyn Receiver, text: &str) -> Result<(), ReadError> {
    let mut entry = Concept::default();
    walk(
        text,
        |_| {},
        |_, element| {
            let content = element.text.trim();
            let said = || Some(content.to_string()).filter(|content| !content.is_empty());
            match element.name.as_str() {
                "term" if !content.is_empty() => entry.english = said(),
                "translation" if entry.right.is_empty() => entry.right = content.into(),
                "translation" if !content.is_empty() => entry.admitted.push(content.into()),
                "definition" => {
                    entry.why = said();
                    entry.source = element.attribute("source").map(str::to_string);
                }
                "glossEntry" => {
                    let mut concept = Concept { line: element.line, ..std::mem::take(&mut entry) };
                    if concept.right.is_empty() {
                        let english = concept.english.unwrap_or_default();
                        receiver.loss(element.line, format_args!("no translation of \"{english}\""));
                    } else {
                        receiver.concept(&mut concept);
                    }
                }
                _ => {}
            }
        },
    )
}

/// Writes a file with one unit whose glossary holds the concepts.
pub(super) fn write(concepts: &[Concept], languages: &Languages) -> (String, Vec<Loss>) {
    let mut losses = Vec::new();
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" xmlns:gls=\"urn:oasis:names:tc:xliff:glossary:2.0\" version=\"2.0\" srcLang=\"{}\" trgLang=\"{}\">\n<file id=\"glossary\"><unit id=\"glossary\">\n<gls:glossary>\n",
        escaped(&languages.source),
        escaped(&languages.target),
    );
    for concept in concepts {
        let forbidden = concept.wrong.iter().chain(&concept.deprecated);
        losses.extend(forbidden.map(|form| concept.loss(format!("a form that is not to be used: \"{form}\""))));
        let Some(english) = &concept.english else {
            losses.push(concept.loss(format!("a term without its source: \"{}\"", concept.right)));
            continue;
        };
        losses.extend(concept.keys.iter().map(|(key, value)| concept.loss(format!("{key} = {value}"))));
        out.push_str(&format!("<gls:glossEntry><gls:term>{}</gls:term>", escaped(english)));
        for translation in [&concept.right].into_iter().chain(&concept.admitted) {
            out.push_str(&format!("<gls:translation>{}</gls:translation>", escaped(translation)));
        }
        if let Some(why) = &concept.why {
            let source = concept.source.as_ref().map(|source| format!(" source=\"{}\"", escaped(source)));
            out.push_str(&format!("<gls:definition{}>{}</gls:definition>", source.unwrap_or_default(), escaped(why)));
        }
        out.push_str("</gls:glossEntry>\n");
    }
    out.push_str("</gls:glossary>\n<segment><source/></segment>\n</unit></file>\n</xliff>\n");
    (out, losses)
}
