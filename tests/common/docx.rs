//! Word documents in the shape in which Word writes them, in packages.

// Each test takes what it needs.
#![allow(dead_code)]

use copydesk::archive::Archive;

use crate::zip::{Member, member, zip};

pub(crate) const TYPES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/><Override PartName=\"/word/footnotes.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml\"/><Override PartName=\"/word/comments.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml\"/></Types>";
pub(crate) const RELATIONS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>";

/// A part as Word writes it: a declaration, and all the rest on one line.
pub(crate) fn part(root: &str, content: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n<w:{root} xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">{content}</w:{root}>"
    )
}

pub(crate) fn body(paragraphs: &str) -> String {
    part(
        "document",
        &format!("<w:body>{paragraphs}<w:sectPr w:rsidR=\"00A1\"><w:pgSz w:w=\"11906\"/></w:sectPr></w:body>"),
    )
}

/// A document in its package, with a note and a comment.
pub(crate) fn docx(document: &str) -> Vec<u8> {
    let notes =
        part("footnotes", "<w:footnote w:id=\"1\"><w:p><w:r><w:t>Zie Noord -Korea.</w:t></w:r></w:p></w:footnote>");
    let comments =
        part("comments", "<w:comment w:id=\"0\"><w:p><w:r><w:t>Is dit Noord -Korea?</w:t></w:r></w:p></w:comment>");
    zip(&[
        member("[Content_Types].xml", TYPES.as_bytes()),
        member("_rels/.rels", RELATIONS.as_bytes()),
        Member { sizes_behind: true, ..member("word/document.xml", document.as_bytes()) },
        member("word/footnotes.xml", notes.as_bytes()),
        Member { deflated: false, ..member("word/media/image1.png", b"\x89PNG\0\0") },
        member("word/comments.xml", comments.as_bytes()),
    ])
}

pub(crate) fn part_of(package: &[u8], name: &str) -> String {
    String::from_utf8(Archive::open(package).unwrap().read(name).unwrap()).unwrap()
}

pub(crate) fn document_of(package: &[u8]) -> String {
    part_of(package, "word/document.xml")
}

/// A heading in which a word is cut into two runs, and damaged.
pub(crate) const SPLIT: &str = "<w:p w:rsidR=\"00B2\" w:rsidRDefault=\"00B2\"><w:pPr><w:pStyle w:val=\"Kop1\"/><w:rPr><w:lang w:val=\"nl-NL\"/></w:rPr></w:pPr><w:r w:rsidRPr=\"00C3\"><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">De premier van Groot </w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:bookmarkStart w:id=\"0\" w:name=\"_GoBack\"/><w:bookmarkEnd w:id=\"0\"/><w:r><w:t>-Brittannië zwijgt</w:t></w:r><w:proofErr w:type=\"spellEnd\"/></w:p>";

/// What an independent reader makes of a document: its paragraphs, a line each.
const READER: &str = "import docx, io, sys; print('\\n'.join(p.text for p in docx.Document(io.BytesIO(sys.stdin.buffer.read())).paragraphs))";

/// What python-docx reads; `None` where Python or the module is missing.
pub(crate) fn read_by_python(bytes: &[u8]) -> Option<String> {
    use std::io::Write;
    use std::process::{Command, Stdio};
    let has_module = Command::new("python3").args(["-c", "import docx"]).stderr(Stdio::null()).status();
    if !has_module.is_ok_and(|status| status.success()) {
        return None;
    }
    let mut python = Command::new("python3");
    let python =
        python.args(["-c", READER]).env("PYTHONIOENCODING", "utf-8").stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut python = python.spawn().unwrap();
    python.stdin.take().unwrap().write_all(bytes).unwrap();
    let output = python.wait_with_output().unwrap();
    assert!(output.status.success());
    Some(String::from_utf8(output.stdout).unwrap())
}
