//! Word documents: text over runs is found and repaired where it stands, and the rest of the package stays byte for byte.

#![allow(clippy::unwrap_used)]

#[path = "common/command.rs"]
mod command;
#[path = "common/documents.rs"]
mod documents;
#[path = "common/docx.rs"]
mod docx;
#[path = "common/zip.rs"]
mod zip;

use command::{code, copydesk, stderr, stdout};
use copydesk::archive::Archive;
use copydesk::fix::Applicability;
use copydesk::session::Session;
use documents::{fixed, session};
use docx::{SPLIT, TYPES, body, document_of, docx, part, part_of, read_by_python};
use zip::{Member, member, zip};

fn findings(session: &Session, bytes: &[u8]) -> Vec<(String, String)> {
    let checked = session.check_bytes("a.docx", bytes).result.unwrap();
    let found = checked.findings.into_iter();
    found.map(|finding| (finding.member.unwrap().to_string(), finding.text)).collect()
}

/// Each document is repaired to exactly this.
fn assert_fixed(before: &str, after: &str) {
    let (before, after) = (body(before), body(after));
    assert_eq!(document_of(&fixed(&session(), "a.docx", &docx(&before))), after);
}

#[test]
fn a_word_over_two_runs_is_repaired_where_it_stands() {
    assert_fixed(SPLIT, &SPLIT.replace("Groot </w:t>", "Groot</w:t>"));
    // In a table, a link and a field; next to what was deleted; with an entity.
    let rest = "<w:tbl><w:tr><w:tc><w:p><w:hyperlink r:id=\"r\"><w:r><w:t>R&amp;D in Noord -Korea</w:t></w:r></w:hyperlink></w:p></w:tc></w:tr></w:tbl><w:p><w:ins w:id=\"4\" w:author=\"A\"><w:r><w:t xml:space=\"preserve\">De Trump </w:t></w:r></w:ins><w:del w:id=\"5\" w:author=\"A\"><w:r><w:delText>Groot -Brittannië</w:delText></w:r></w:del><w:r><w:instrText>DATE Groot -Brittannië</w:instrText></w:r><w:r><w:t>-regering.</w:t></w:r></w:p>";
    let want = rest.replace("Noord -K", "Noord-K").replace("Trump </w:t>", "Trump</w:t>");
    assert_fixed(rest, &want);
}

#[test]
fn blanks_that_word_would_drop_are_kept() {
    let clause = |t: &str, rest: &str| {
        format!(
            "<w:p><w:r><w:t>Het overleg in het VN-paleis</w:t></w:r><w:r><w:t{t}>{rest}begint maandag.</w:t></w:r></w:p>"
        )
    };
    assert_fixed(
        &clause("", "-de vierde ronde sinds de zomer-"),
        &clause(" xml:space=\"preserve\"", " – de vierde ronde sinds de zomer – "),
    );
    // A blank at the edge of a run that does not keep it is none.
    let dropped = "<w:p><w:r><w:t>Groot </w:t></w:r><w:r><w:t>-Brittannië</w:t></w:r></w:p>";
    assert!(!findings(&session(), &docx(&body(dropped))).iter().any(|(_, text)| text.contains("Groot")));
}

const PICTURE: &str = "<w:p><w:r><w:rPr><w:noProof/></w:rPr><w:drawing><wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\"><wp:docPr id=\"1\" name=\"Groot -Brittannië\" descr=\"Vlag van Groot -Brittannië &amp; &quot;de kust&quot;\" title='Noord -Korea'/></wp:inline></w:drawing></w:r><w:r><w:t>De vlag</w:t></w:r></w:p>";

#[test]
fn what_describes_a_picture_is_checked() {
    let repaired = PICTURE.replace("van Groot -B", "van Groot-B").replace("Noord -", "Noord-");
    assert_fixed(PICTURE, &repaired);
    let shape = "<w:p><w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\" alt=\"Groot -Brittannië\"/></w:pict></w:r></w:p>";
    assert_fixed(shape, &shape.replace("Groot -", "Groot-"));
    // In another language than the one of the desk.
    let german = PICTURE.replace("<w:noProof/>", "<w:lang w:val=\"de-DE\"/>");
    assert_fixed(&german, &german);
}

/// A list of styles in which the identifiers say nothing.
#[test]
fn styles_are_what_their_list_says() {
    let style = |id: &str, name: &str| {
        format!("<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/></w:style>")
    };
    let styles = part("styles", &(style("a1", "HTML Preformatted") + &style("a2", "heading 1")));
    let text = |id: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{id}\"/></w:pPr><w:r><w:t>Noord -Korea {id}</w:t></w:r></w:p>")
    };
    let document = body(&(text("a1") + &text("a2")));
    let is_of = "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/></Types>";
    let types = TYPES.replace("</Types>", &format!("<Override PartName=\"/Word/Styles.xml\" {is_of}"));
    let with = |styles: &str| {
        let members = [
            member("[Content_Types].xml", types.as_bytes()),
            member("word/document.xml", document.as_bytes()),
            member("word/styles.xml", styles.as_bytes()),
        ];
        findings(&session(), &zip(&members)).len()
    };
    assert_eq!(with(&styles), 1, "code is no text");
    assert_eq!(with("<w:styles>"), 2, "a list that cannot be read says nothing");
}

#[test]
fn only_the_parts_that_change_change() {
    let session = session();
    let clean = docx(&body("<w:p><w:r><w:t>De raad stemde in.</w:t></w:r></w:p>"));
    let found = findings(&session, &clean);
    let noord = |part: &str| (format!("word/{part}.xml"), "Noord -Korea".to_string());
    assert_eq!(found, [noord("footnotes"), noord("comments")]);
    let once = fixed(&session, "a.docx", &clean);
    let (old, new) = (Archive::open(&clean).unwrap(), Archive::open(&once).unwrap());
    assert_eq!(old.names().collect::<Vec<_>>(), new.names().collect::<Vec<_>>());
    for name in old.names() {
        let is_same = old.read(name).unwrap() == new.read(name).unwrap();
        // What a colleague wrote in a comment stays; it is only shown.
        assert_eq!(is_same, name != "word/footnotes.xml", "{name}");
    }
    // Up to the part that changed, and after it but for the directory, the bytes are the same.
    let at = clean.windows(18).position(|name| name == b"word/footnotes.xml").unwrap();
    assert_eq!(clean[30..at - 30], once[30..at - 30]);
    let tail = clean.windows(21).position(|name| name == b"word/media/image1.png").unwrap();
    let tail_end = clean.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    let moved = once.windows(21).position(|name| name == b"word/media/image1.png").unwrap();
    assert_eq!(clean[tail..tail_end], once[moved..moved + tail_end - tail]);
    // Nothing to repair: the same bytes.
    let fixed = session.fix_bytes("a.docx", &once, Applicability::Suggested).unwrap();
    assert!(fixed.bytes == once && fixed.applied == 0 && fixed.parts.is_empty());
}

#[test]
fn the_command_reads_and_writes_documents() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = docx(&body(SPLIT));
    let path = folder.path().join("a.docx");
    std::fs::write(&path, &bytes).unwrap();
    let output = copydesk(folder.path(), &["check", "--format", "json", "."]);
    assert_eq!(code(&output), 1);
    let report: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
    let finding = &report["files"][0]["findings"][0];
    assert_eq!((&report["files"][0]["format"], &finding["member"]), (&"docx".into(), &"word/document.xml".into()));
    let document = body(SPLIT);
    let at = document.find("Groot </w:t>").unwrap();
    let column = document[document.find('\n').unwrap() + 1..at].chars().count() + 1;
    assert_eq!((&finding["start"]["byte"], &finding["start"]["line"]), (&at.into(), &2.into()));
    assert_eq!(finding["start"]["column"], column);
    let output = copydesk(folder.path(), &["check", "a.docx"]);
    assert!(
        stdout(&output).starts_with(&format!("a.docx:word/document.xml:2:{column}: error: ")),
        "{}",
        stdout(&output)
    );

    let output = copydesk(folder.path(), &["fix", "--diff", "a.docx"]);
    assert_eq!(code(&output), 1);
    let text = stdout(&output);
    assert!(text.contains("--- a.docx:word/document.xml\n"), "{text}");
    assert!(
        text.contains("-De premier van Groot -Brittannië zwijgt\n+De premier van Groot-Brittannië zwijgt\n"),
        "{text}"
    );
    assert_eq!(std::fs::read(&path).unwrap(), bytes);

    let output = copydesk(folder.path(), &["fix", "a.docx"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(document_of(&std::fs::read(&path).unwrap()).contains("Groot</w:t>"));
}

#[test]
fn a_bad_package_is_told_and_the_others_are_done() {
    let folder = tempfile::tempdir().unwrap();
    let good = docx(&body(SPLIT));
    let types = |members: &[Member<'_>]| {
        let mut all = vec![member("[Content_Types].xml", TYPES.as_bytes())];
        all.extend(members.iter().map(|member| Member { ..*member }));
        zip(&all)
    };
    let broken = body("<w:p><w:r></w:p>");
    let list = "<Types/>";
    let bad: Vec<(&str, Vec<u8>, &str)> = vec![
        ("cut.docx", good[..good.len() / 2].to_vec(), "was cut off"),
        ("empty.docx", Vec::new(), "no Word document"),
        ("text.docx", b"De raad stemde in.".to_vec(), "no Word document"),
        ("old.docx", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0".to_vec(), "with a password"),
        ("zip.docx", zip(&[member("a.txt", b"x")]), "no Word document"),
        ("sheet.docx", zip(&[member("[Content_Types].xml", list.as_bytes())]), "no Word document"),
        ("missing.docx", types(&[]), "there is no word/document.xml"),
        ("xml.docx", types(&[member("word/document.xml", broken.as_bytes())]), "word/document.xml: line 2, column "),
        ("locked.docx", types(&[Member { flags: 1, ..member("word/document.xml", b"x") }]), "is encrypted"),
    ];
    for (name, bytes, _) in &bad {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    std::fs::write(folder.path().join("good.docx"), &good).unwrap();
    let output = copydesk(folder.path(), &["check", "."]);
    assert_eq!(code(&output), 2);
    let text = stdout(&output);
    for (name, _, why) in &bad {
        let line = text.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("{name}: {text}"));
        assert!(line.contains("not checked: ") && line.contains(why), "{line}");
    }
    assert!(text.contains("good.docx:word/document.xml:2:"), "{text}");
    let output = copydesk(folder.path(), &["fix", "."]);
    assert_eq!(code(&output), 2);
    for (name, bytes, _) in &bad {
        assert_eq!(&std::fs::read(folder.path().join(name)).unwrap(), bytes, "{name}");
    }
    assert!(std::fs::read(folder.path().join("good.docx")).unwrap() != good);
}

#[test]
fn names_that_lead_out_of_the_package_lead_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("inside");
    std::fs::create_dir(&inside).unwrap();
    let document = body(SPLIT);
    let bytes = zip(&[
        member("[Content_Types].xml", TYPES.as_bytes()),
        member("../evil.xml", b"x"),
        member("word/document.xml", document.as_bytes()),
    ]);
    std::fs::write(inside.join("a.docx"), &bytes).unwrap();
    let output = copydesk(&inside, &["fix", "a.docx"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert_eq!(std::fs::read_dir(&inside).unwrap().count(), 1);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    assert_eq!(part_of(&std::fs::read(inside.join("a.docx")).unwrap(), "../evil.xml"), "x");
}

#[test]
fn a_signed_document_is_not_repaired() {
    let document = body(SPLIT);
    let bytes = zip(&[
        member("[Content_Types].xml", TYPES.as_bytes()),
        member("word/document.xml", document.as_bytes()),
        member("_xmlsignatures/sig1.xml", b"<Signature/>"),
    ]);
    let error = session().fix_bytes("a.docx", &bytes, Applicability::Safe).unwrap_err();
    assert!(error.contains("signed"), "{error}");
    assert!(!findings(&session(), &bytes).is_empty());
}

#[test]
fn an_independent_reader_opens_the_result() {
    let repaired = fixed(&session(), "a.docx", &docx(&body(SPLIT)));
    match read_by_python(&repaired) {
        Some(text) => assert_eq!(text.trim(), "De premier van Groot-Brittannië zwijgt"),
        None => println!("python3 with python-docx is missing: nothing was compared"),
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 100, failure_persistence: None, ..Default::default() })]

    /// However Word cuts a sentence into runs, the repair is the same.
    #[test]
    fn any_cut(cuts in proptest::collection::vec((0usize..60, 0usize..4), 0..6)) {
        thread_local!(static SESSION: Session = session());
        let sentence: Vec<char> = "De Trump -regering en Groot -Brittannië zwijgen.".chars().collect();
        let mut at: Vec<(usize, usize)> = cuts.into_iter().map(|(at, between)| (at % sentence.len(), between)).collect();
        at.sort_unstable();
        let between = ["", "<w:proofErr w:type=\"spellStart\"/>", "<w:del w:id=\"1\"><w:r><w:delText> -</w:delText></w:r></w:del>", "<w:bookmarkStart w:id=\"2\" w:name=\"x\"/>"];
        let run = |text: &[char]| format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", text.iter().collect::<String>());
        let (mut document, mut from) = (String::new(), 0);
        for (cut, which) in at {
            document.push_str(&run(&sentence[from..cut]));
            document.push_str(between[which]);
            from = cut;
        }
        document.push_str(&run(&sentence[from..]));
        let bytes = docx(&body(&format!("<w:p>{document}</w:p>")));
        let repaired = document_of(&SESSION.with(|session| fixed(session, "a.docx", &bytes)));
        let without = |text: &str| {
            let text = text.replace("<w:delText> -</w:delText>", "");
            text.split('<').map(|piece| piece.split_once('>').map_or("", |(_, text)| text)).collect::<String>()
        };
        let repaired = without(&repaired);
        proptest::prop_assert_eq!(repaired.trim(), "De Trump-regering en Groot-Brittannië zwijgen.");
    }
}

#[test]
fn reports_tell_parts_from_files() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.docx"), docx(&body(SPLIT))).unwrap();
    let report = |format: &str| -> serde_json::Value {
        let output = copydesk(folder.path(), &["check", "a.docx", "--format", format]);
        serde_json::from_str(&stdout(&output)).unwrap()
    };
    let sarif = report("sarif");
    let run = &sarif["runs"][0];
    let file = |file: &serde_json::Value| format!("{} {}", file["location"]["uri"], file["parentIndex"]);
    let files: Vec<String> = run["artifacts"].as_array().unwrap().iter().map(file).collect();
    assert_eq!(
        files,
        ["\"a.docx\" null", "\"word/document.xml\" 0", "\"word/footnotes.xml\" 0", "\"word/comments.xml\" 0"]
    );
    let place =
        |result: &serde_json::Value| result["locations"][0]["physicalLocation"]["artifactLocation"]["index"].clone();
    let places: Vec<_> = run["results"].as_array().unwrap().iter().map(place).collect();
    assert_eq!(places, [1, 2, 3]);
    let found = &report("rdjson")["diagnostics"][0];
    assert_eq!((&found["location"], found.get("suggestions")), (&serde_json::json!({"path": "a.docx"}), None));
    let found = &report("gitlab")[0];
    assert_eq!(found["location"], serde_json::json!({"path": "a.docx", "lines": {"begin": 1, "end": 1}}));
}

#[test]
fn no_report_takes_a_place_in_a_part_for_one_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.docx"), docx(&body(SPLIT))).unwrap();
    let report = |format: &str| stdout(&copydesk(folder.path(), &["check", "a.docx", "--format", format]));
    let sentence = "in word/document.xml: De premier van Groot -Brittannië zwijgt";
    let [github, checkstyle, junit] = ["github", "checkstyle", "junit"].map(report);
    let found = github.lines().find(|line| line.contains(sentence)).unwrap();
    assert!(found.starts_with("::error file=a.docx,title=space-before-hyphen::"), "{found}");
    let found = checkstyle.lines().find(|line| line.contains(sentence)).unwrap();
    assert!(found.starts_with("<error line=\"1\" severity=\"error\" message="), "{found}");
    let found = junit.lines().find(|line| line.contains(sentence)).unwrap();
    assert!(found.contains("name=\"space-before-hyphen at word/document.xml:2:"), "{found}");
}
