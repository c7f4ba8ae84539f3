//! Repaired files, read by readers that are not ours: the text is the repaired text, and all else is what it was.
//!
//! One Python process reads all files, with `tests/independent_readers/read.py`. COPYDESK_PYTHON names another Python than
//! `python3`; `tests/independent_readers/requirements.txt` lists what it needs beside its own library. What is missing is left
//! out, and said.

#![allow(clippy::unwrap_used)]

#[path = "common/zip.rs"]
mod zip;

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use copydesk::fix::Applicability;
use copydesk::session::{Options, Session};
use serde::Deserialize;
use zip::{member, zip};

/// The damage in the samples. "Het het schip" stands only where no text is, and stays.
const DAMAGE: [(&str, &str); 3] = [("Noord -Korea", "Noord-Korea"), ("de de dijk", "de dijk"), (" -haven", "-haven")];

/// A damaged file, and who is to read it.
struct Sample {
    name: &'static str,
    readers: &'static [&'static str],
    bytes: Vec<u8>,
}

fn sample(name: &'static str, readers: &'static [&'static str], text: &str) -> Sample {
    Sample { name, readers, bytes: text.as_bytes().to_vec() }
}

fn samples() -> Vec<Sample> {
    let text = "Het café aan de de dijk.\r\n\r\nÉén boot uit Noord -Korea.\r\n";
    let utf16: Vec<u8> = "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let latin = |text: &str| text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect::<Vec<u8>>();
    let xml = "<?xml version=\"1.0\" encoding=\"ISO-8859-15\"?>\n<a b='het het schip'><kop>Één boot &amp; meer</kop>\n  <t>Uit Noord -Korea <![CDATA[& langs de de dijk]]></t><!-- het het schip --></a>\n";
    let mut samples = vec![
        Sample { name: "latin.txt", readers: &["text:cp1252"], bytes: latin(text) },
        Sample { name: "utf16.txt", readers: &["text:utf-16"], bytes: utf16 },
        sample("bom.txt", &["text:utf-8-sig"], &format!("\u{FEFF}{text}")),
        Sample { name: "latin.xml", readers: &["xml"], bytes: latin(xml) },
    ];
    samples.extend(marked_up());
    samples.extend(data());
    samples.extend([mail(), document()]);
    samples
}

fn marked_up() -> Vec<Sample> {
    vec![
        sample(
            "page.html",
            &["html"],
            "<!DOCTYPE html>\n<html lang=nl><head><meta charset=\"utf-8\"><title>Boot uit Noord -Korea</title>\n<script>var a = 'het het schip' && 1 < 2;</script></head>\n<body><!-- het het schip --><p class='a  b'>De <b>Maersk</b> -haven &amp; de de dijk &eacute;&eacute;n<br>keer</p>\n<pre>het het schip</pre><img src=a.png alt=\"Noord -Korea &quot;nu&quot;\"></body></html>\n",
        ),
        sample(
            "feed.rss",
            &["xml", "feed"],
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Havens</title><link>https://example.org/?a=1&amp;b=2</link><description>Nieuws</description><language>nl</language>\n<item><title>Boot uit Noord -Korea</title><guid isPermaLink=\"false\">het het schip</guid><description>&lt;p&gt;Aan de de dijk &amp;amp; verder&lt;/p&gt;</description><content:encoded><![CDATA[<p>De <b>Maersk</b> -haven &amp; meer</p>]]></content:encoded></item></channel></rss>\n",
        ),
        sample(
            "feed.atom",
            &["xml", "feed"],
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"nl\"><title>Havens</title><id>urn:x</id><updated>2026-01-02T03:04:05Z</updated>\n<entry><title type=\"html\">Boot uit Noord -Korea</title><id>urn:het-het</id><updated>2026-01-02T03:04:05Z</updated><content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>De <b>Maersk</b> -haven aan de de dijk</p></div></content></entry></feed>\n",
        ),
        sample(
            "item.nitf",
            &["xml"],
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<nitf><head><title>Boot uit Noord -Korea</title><docdata><key-list><keyword key=\"het het schip\"/></key-list></docdata></head><body><body.content><p>De <em>Maersk</em> -haven aan de de dijk.</p></body.content></body></nitf>\n",
        ),
        sample(
            "item.newsml",
            &["xml"],
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" xml:lang=\"nl\"><itemMeta><title>het het schip</title></itemMeta><contentMeta><language tag=\"nl\"/><headline>Boot uit Noord -Korea</headline></contentMeta><contentSet><inlineXML contenttype=\"application/xhtml+xml\"><html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>De <b>Maersk</b> -haven aan de de dijk.</p></body></html></inlineXML></contentSet></newsItem>\n",
        ),
        sample(
            "units.xlf",
            &["xml"],
            "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\"><file source-language=\"en\" target-language=\"nl\" datatype=\"plaintext\" original=\"a\"><body><trans-unit id=\"1\"><source>The <g id=\"1\">Maersk</g> port: het het schip</source><target>De <g id=\"1\">Maersk</g> -haven aan de de dijk</target></trans-unit><trans-unit id=\"2\" translate=\"no\"><source>a</source><target>het het schip</target></trans-unit></body></file></xliff>\n",
        ),
        sample(
            "units.tmx",
            &["xml"],
            "<tmx version=\"1.4\"><header srclang=\"en\" datatype=\"plaintext\"/><body><tu><tuv xml:lang=\"en\"><seg>Het het schip</seg></tuv><tuv xml:lang=\"nl\"><seg>De <bpt i=\"1\">&lt;b&gt;</bpt>Maersk<ept i=\"1\">&lt;/b&gt;</ept> -haven aan de de dijk</seg></tuv></tu></body></tmx>\n",
        ),
        sample(
            "note.md",
            &["markdown"],
            "# Boot uit Noord -Korea\n\nDe **Maersk** -haven aan [de de dijk](https://example.org/het%20het \"het het schip\") &amp; `het het schip`.\n\n> - Een boot \\* uit Noord -Korea\n\n```\nhet het schip\n```\n",
        ),
    ]
}

fn data() -> Vec<Sample> {
    vec![
        sample(
            "record.json",
            &["json"],
            "{\n \"id\": \"het het schip\", \"n\": [1.50, null],\n \"title\": \"Boot uit Noord\\u0020-Korea \\ud83d\\ude00\",\n \"body\": \"<p>De <b>Maersk<\\/b> -haven<\\/p>\\nAan de de dijk\"\n}\n",
        ),
        sample(
            "item.json",
            &["json"],
            "{\"uri\":\"het het schip\",\"version\":\"1\",\"language\":\"nl\",\"headline\":\"Boot uit Noord -Korea\",\"body_html\":\"<p>De <b>Maersk</b> -haven aan \\\"de de dijk\\\"</p>\"}",
        ),
        sample(
            "feed.json",
            &["json"],
            "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Havens\",\"items\":[{\"id\":\"het het schip\",\"content_text\":\"Aan de de dijk\",\"summary\":\"Noord -Korea\"}]}",
        ),
        sample(
            "records.jsonl",
            &["jsonl"],
            "{\"title\":\"Boot uit Noord -Korea\",\"id\":\"het het schip\"}\n{\"text\":\"Aan de de dijk\"}\n",
        ),
        sample(
            "nl.po",
            &["po"],
            "msgid \"\"\nmsgstr \"\"\n\"Language: nl\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\nmsgctxt \"het het schip\"\nmsgid \"Het het schip\"\nmsgstr \"Een \\\"boot\\\" uit Noord \"\n\"-Korea\\n\"\n\n#, fuzzy\nmsgid \"b\"\nmsgstr \"het het schip\"\n\nmsgid \"c\"\nmsgid_plural \"d\"\nmsgstr[0] \"aan de de dijk\"\nmsgstr[1] \"twee\"\n",
        ),
        sample(
            "talk.srt",
            &["srt"],
            "1\n00:00:01,000 --> 00:00:02,000\nDe <i>Maersk</i> -haven\nen Noord -Korea.\n\n2\n00:00:02,500 --> 00:00:04,000\nZij stond aan de de dijk.\n\n",
        ),
        sample(
            "talk.vtt",
            &["webvtt"],
            "WEBVTT\n\nNOTE het het schip\n\n00:00:01.000 --> 00:00:02.000 align:start\n<v Jan>De <i>Maersk</i> -haven &amp; meer.\n\n00:00:02.500 --> 00:00:04.000\nZij stond aan de de dijk.\n",
        ),
    ]
}

fn mail() -> Sample {
    let mail = "From: a@example.org\r\nSubject: Boot uit Noord -Korea\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain; charset=iso-8859-15\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nHet caf=E9 =3D =A4 aan de de dijk, een boot uit Noord =\r\n-Korea.\r\n--b\r\nContent-Type: text/csv; charset=utf-8\r\nContent-Disposition: attachment; filename=\"a.csv\"\r\n\r\nhet het schip\r\n--b--\r\n";
    sample("mail.eml", &["email"], mail)
}

fn document() -> Sample {
    let types = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"bin\" ContentType=\"application/octet-stream\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    let relations = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
    let text = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>Boot uit Noord -Korea</w:t></w:r></w:p><w:p><w:r><w:t>De </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>Maersk</w:t></w:r><w:r><w:t xml:space=\"preserve\"> -haven aan de de dijk &amp; meer</w:t></w:r><w:del w:id=\"1\"><w:r><w:delText>het het schip</w:delText></w:r></w:del></w:p></w:body></w:document>";
    let bytes = zip(&[
        member("[Content_Types].xml", types.as_bytes()),
        member("_rels/.rels", relations.as_bytes()),
        member("word/document.xml", text.as_bytes()),
        member("word/het.bin", b"het het schip\0"),
    ]);
    Sample { name: "copy.docx", readers: &["zip", "docx"], bytes }
}

/// What a reader says of a file.
#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Answer {
    Seen(Vec<String>),
    /// The module that it would need.
    Missing(String),
    Error(String),
}

/// A file with a reader, before and after the repair.
struct Pair {
    name: String,
    before: PathBuf,
    after: PathBuf,
    reader: &'static str,
}

fn repaired(session: &Session, folder: &Path, sample: &Sample) -> Vec<Pair> {
    let fixed = session.fix_bytes(sample.name, &sample.bytes, Applicability::Suggested);
    let fixed = fixed.unwrap_or_else(|error| panic!("{}: {error}", sample.name));
    let write = |state: &str, bytes: &[u8]| {
        let path = folder.join(format!("{state}-{}", sample.name));
        fs::write(&path, bytes).unwrap();
        path
    };
    let (before, after) = (write("before", &sample.bytes), write("after", &fixed.bytes));
    let pair = |reader: &&'static str| Pair {
        name: format!("{} as {reader}", sample.name),
        before: before.clone(),
        after: after.clone(),
        reader,
    };
    sample.readers.iter().map(pair).collect()
}

/// One answer for each file of each pair, in their order; `None` where there is no Python.
fn answers(pairs: &[Pair]) -> Option<Vec<Answer>> {
    let python = std::env::var_os("COPYDESK_PYTHON").unwrap_or("python3".into());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/independent_readers/read.py");
    let mut command = Command::new(python);
    command.arg(script);
    for pair in pairs {
        command.arg(pair.reader).arg(&pair.before).arg(pair.reader).arg(&pair.after);
    }
    match command.output() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => panic!("{error}"),
        Ok(output) => {
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            Some(serde_json::from_slice(&output.stdout).unwrap())
        }
    }
}

/// Says it where it is read: the test harness keeps back what a passing test prints.
fn say(what: &str) {
    io::stderr().write_all(format!("independent_readers: {what}\n").as_bytes()).unwrap();
}

#[test]
fn others_read_the_repaired_text_and_all_else_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let session = Session::open(Options::default()).unwrap_or_else(|error| panic!("{error}"));
    let pairs: Vec<Pair> = samples().iter().flat_map(|sample| repaired(&session, folder.path(), sample)).collect();
    let Some(answers) = answers(&pairs) else {
        return say("left out, because there is no python3; install Python, or name one with COPYDESK_PYTHON");
    };
    assert_eq!(answers.len(), 2 * pairs.len());
    let mut missing = BTreeSet::new();
    let mut unused: BTreeSet<&str> = DAMAGE.iter().map(|(wrong, _)| *wrong).collect();
    for (pair, answers) in pairs.iter().zip(answers.chunks(2)) {
        match answers {
            [Answer::Seen(before), Answer::Seen(after)] => {
                unused.retain(|wrong| !before.iter().any(|seen| seen.contains(wrong)));
                assert_ne!(before, after, "{}: nothing was repaired", pair.name);
                let wanted: Vec<String> = before.iter().map(|seen| mended(seen)).collect();
                assert_eq!(*after, wanted, "{}", pair.name);
            }
            [Answer::Missing(module), _] => drop(missing.insert(module)),
            [Answer::Error(error), _] => panic!("{}: the sample is no good: {error}", pair.name),
            [_, Answer::Error(error)] => panic!("{}: the repaired file is no good: {error}", pair.name),
            other => panic!("{}: {} answers", pair.name, other.len()),
        }
    }
    assert!(unused.is_empty(), "no sample has {unused:?}");
    for module in missing {
        say(&format!("the reader {module} was left out, because it is not installed"));
    }
}

fn mended(seen: &str) -> String {
    DAMAGE.iter().fold(seen.to_string(), |text, (wrong, right)| text.replace(wrong, right))
}
