//! Repairs as tracked changes: accepted they are the repair, rejected they are what stood there.

#![allow(clippy::unwrap_used)]

#[path = "common/command.rs"]
mod command;
#[path = "common/docx.rs"]
mod docx;
#[path = "common/zip.rs"]
mod zip;

use command::{code, copydesk, stderr, stdout};
use copydesk::fix::Applicability;
use copydesk::session::{Options, Session};
use docx::{SPLIT, body, document_of, docx, read_by_python};

fn session() -> Session {
    Session::open(Options::default()).unwrap_or_else(|error| panic!("{error}"))
}

thread_local! {
    static PLAIN: Session = session();
    static TRACKED: Session = session().tracking_changes(true);
}

fn fix(session: &Session, bytes: &[u8]) -> Vec<u8> {
    session.fix_bytes("a.docx", bytes, Applicability::Suggested).unwrap_or_else(|error| panic!("{error}")).bytes
}

/// The document with what stands in each element of that name by Copydesk left out.
fn without(document: &str, name: &str) -> String {
    let (begin, end) = (format!("<w:{name} w:id=\""), format!("</w:{name}>"));
    let (mut out, mut rest) = (String::new(), document);
    while let Some(at) = rest.find(&begin) {
        let tag = at + rest[at..].find('>').unwrap() + 1;
        let is_ours = rest[at..tag].contains("w:author=\"Copydesk\"") && !rest[..tag].ends_with("/>");
        out.push_str(&rest[..if is_ours { at } else { tag }]);
        rest = &rest[if is_ours { at + rest[at..].find(&end).unwrap() + end.len() } else { tag }..];
    }
    out + rest
}

/// The text of runs, paragraph by paragraph; the blanks that Word drops at the edges of a run dropped.
fn text(document: &str) -> Vec<String> {
    let run = |piece: &str| {
        let (tag, text) = piece.split_once('>').unwrap();
        let text = text.split_once("</w:").unwrap().0;
        if tag.contains("preserve") { text.to_string() } else { text.trim_matches([' ', '\t', '\n', '\r']).to_string() }
    };
    let paragraph = |paragraph: &str| {
        let marked = paragraph.replace("<w:t>", "\u{1}>").replace("<w:t ", "\u{1} ");
        marked.split('\u{1}').skip(1).map(run).collect::<String>()
    };
    document.split("</w:p>").map(paragraph).filter(|text| !text.is_empty()).collect()
}

/// Word has no tracked changes there, so what describes a picture is left to the editor.
#[test]
fn what_cannot_be_tracked_is_not_changed() {
    let picture = "<w:p><w:r><w:drawing><wp:docPr descr=\"Vlag van Groot -Brittannië\"/></w:drawing></w:r></w:p>";
    let bytes = docx(&body(picture));
    assert!(document_of(&PLAIN.with(|session| fix(session, &bytes))).contains("Groot-Brittannië"));
    let tracked = TRACKED.with(|session| session.fix_bytes("a.docx", &bytes, Applicability::Suggested)).unwrap();
    assert_eq!(document_of(&tracked.bytes), body(picture));
    let message = &tracked.after.findings[0].message;
    assert!(message.ends_with("not applied: it describes a picture, where no change can be tracked"), "{message}");
}

fn accepted(document: &str) -> Vec<String> {
    text(&without(document, "del"))
}

fn rejected(document: &str) -> Vec<String> {
    text(&without(document, "ins").replace("w:delText", "w:t"))
}

/// What holds of every document: see the head of this file.
fn assert_tracked(paragraphs: &str) -> String {
    let document = body(paragraphs);
    let bytes = docx(&document);
    let plain = document_of(&PLAIN.with(|session| fix(session, &bytes)));
    let tracked = TRACKED.with(|session| fix(session, &bytes));
    assert!(TRACKED.with(|session| fix(session, &tracked)) == tracked, "tracking twice is tracking once");
    assert!(PLAIN.with(|session| fix(session, &tracked)) == tracked, "nothing is left to repair");
    let tracked = document_of(&tracked);
    assert_eq!(accepted(&tracked), text(&plain), "{tracked}");
    // What others deleted is no text in either.
    let others = |document: &str| without(document, "ins");
    assert_eq!(rejected(&tracked), text(&others(&document).replace("w:delText", "w:t")), "{tracked}");
    let numbers: Vec<&str> = tracked.split("w:id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let mut different: Vec<u32> = numbers.iter().map(|number| number.parse().unwrap()).collect();
    different.sort_unstable();
    different.dedup();
    let shared = document.matches("w:id=\"0\"").count().saturating_sub(1);
    assert_eq!(different.len(), numbers.len() - shared, "{tracked}");
    tracked
}

#[test]
fn a_fault_over_two_runs() {
    let tracked = assert_tracked(SPLIT);
    let begin = tracked.find("<w:del ").unwrap();
    let end = tracked.find("</w:del>").unwrap();
    let change = &tracked[begin..end];
    assert!(change.starts_with("<w:del w:id=\"1\" w:author=\"Copydesk\" w:date=\"20"), "{change}");
    assert!(
        change.ends_with("Z\"><w:r><w:rPr><w:b/></w:rPr><w:delText xml:space=\"preserve\"> </w:delText></w:r>"),
        "{change}"
    );
    // The run in front keeps its text and its style; nothing was put in.
    assert!(tracked[..begin].ends_with("<w:t xml:space=\"preserve\">De premier van Groot</w:t></w:r>"), "{tracked}");
    assert!(!tracked.contains("<w:ins"));
}

#[test]
fn every_kind_of_run() {
    for paragraphs in [
        // In the middle, at the beginning and at the end of a run; the whole of one.
        "<w:p><w:r><w:t>Het was de de raad van Noord -Korea.</w:t></w:r></w:p>",
        "<w:p><w:r><w:t>Oekraine zwijgt over Warsaw</w:t></w:r></w:p>",
        "<w:p><w:r w:rsidR=\"00A1\"><w:rPr><w:i/></w:rPr><w:t>Oekraine</w:t></w:r><w:r><w:t xml:space=\"preserve\"> zwijgt.</w:t></w:r></w:p>",
        // Blanks that count for nothing, a tab and a line end in a run.
        "<w:p><w:r><w:t> Noord -Korea zwijgt. </w:t><w:tab/><w:t>De Trump -regering</w:t><w:br/><w:t>zegt niets over Warsaw</w:t></w:r></w:p>",
        // Changes of others: what they put in, what they took out, how a run looked.
        "<w:p><w:ins w:id=\"7\" w:author=\"A\" w:date=\"2026-01-01T00:00:00Z\"><w:r><w:t>De raad in Oekraine en Noord -Korea.</w:t></w:r></w:ins></w:p>",
        "<w:p><w:r><w:rPr><w:b/><w:rPrChange w:id=\"9\" w:author=\"A\"><w:rPr/></w:rPrChange></w:rPr><w:t>De raad in Oekraine en Noord -Korea.</w:t></w:r></w:p>",
        // In a link; with entities; dashes that bring blanks with them.
        "<w:p><w:hyperlink r:id=\"r1\"><w:r><w:t>R&amp;D in Oekraine &amp; Noord -Korea</w:t></w:r></w:hyperlink></w:p>",
        "<w:p><w:r><w:t>Het overleg in het VN-paleis</w:t></w:r><w:r><w:t>-de vierde ronde sinds de zomer-begint maandag.</w:t></w:r></w:p>",
        // A text box in what somebody put in.
        "<w:p><w:ins w:id=\"7\" w:author=\"A\"><w:r><w:drawing><w:txbxContent><w:p><w:r><w:t>In Oekraine</w:t></w:r></w:p></w:txbxContent></w:drawing><w:t>De raad in Oekraine</w:t></w:r></w:ins></w:p>",
    ] {
        let tracked = assert_tracked(paragraphs);
        assert!(tracked.contains("w:author=\"Copydesk\""), "{paragraphs}");
        assert!(!tracked.contains("-7001"), "{tracked}");
    }
}

#[test]
fn what_somebody_put_in_stays_theirs() {
    let tracked = assert_tracked(
        "<w:p><w:ins w:id=\"7\" w:author=\"A\"><w:r><w:t>De raad in Oekraine zwijgt.</w:t></w:r></w:ins></w:p>",
    );
    let theirs = tracked.matches("w:author=\"A\"").count();
    assert_eq!(theirs, 2, "before and after ours: {tracked}");
    let ours = tracked
        .find("<w:ins w:id=\"9\" w:author=\"Copydesk\"")
        .or(tracked.find("<w:ins w:id=\"8\" w:author=\"Copydesk\""));
    assert!(tracked[..ours.unwrap()].ends_with("</w:ins>"), "{tracked}");
}

#[test]
fn a_paragraph_that_goes_goes_as_a_whole() {
    let leaked = "<w:p><w:r><w:t>De raad stemde in.</w:t></w:r></w:p><w:p w:rsidR=\"00A1\"><w:pPr><w:spacing w:after=\"0\"/></w:pPr><w:r><w:t>Aanbevolen video’s</w:t></w:r></w:p><w:p><w:r><w:t>Dat was alles.</w:t></w:r></w:p>";
    let tracked = assert_tracked(leaked);
    let mark = "<w:spacing w:after=\"0\"/><w:rPr><w:del w:id=\"";
    assert!(
        tracked.contains(mark) && tracked.contains("<w:delText>Aanbevolen video’s</w:delText></w:r></w:del></w:p>"),
        "{tracked}"
    );
    let bare = leaked.replace("<w:pPr><w:spacing w:after=\"0\"/></w:pPr>", "");
    assert!(assert_tracked(&bare).contains("<w:p w:rsidR=\"00A1\"><w:pPr><w:rPr><w:del w:id=\""));
}

#[test]
fn what_changes_is_whole_words() {
    let tracked = assert_tracked("<w:p><w:r><w:t>De druk op Kiev op KYIV is groot.</w:t></w:r></w:p>");
    assert!(tracked.contains("<w:delText xml:space=\"preserve\">Kiev op KYIV</w:delText>"), "{tracked}");
    assert!(tracked.contains("<w:t xml:space=\"preserve\">Kyiv</w:t></w:r></w:ins>"), "{tracked}");
}

#[test]
fn an_independent_reader_opens_the_result() {
    let bytes = docx(&body(SPLIT));
    match read_by_python(&TRACKED.with(|session| fix(session, &bytes))) {
        Some(text) => assert_eq!(text.trim(), "De premier van Groot-Brittannië zwijgt"),
        None => println!("python3 with python-docx is missing: nothing was compared"),
    }
}

#[test]
fn the_command_tracks_in_documents_only() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.docx");
    std::fs::write(&path, docx(&body(SPLIT))).unwrap();
    std::fs::write(folder.path().join("a.txt"), "De raad van Noord -Korea.\n").unwrap();
    let output = copydesk(folder.path(), &["fix", "--track-changes", "--diff", "a.docx"]);
    assert!(stdout(&output).contains("+De premier van Groot-Brittannië zwijgt\n"), "{}", stdout(&output));
    let output = copydesk(folder.path(), &["fix", "--track-changes", "."]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(document_of(&std::fs::read(&path).unwrap()).contains("w:author=\"Copydesk\""));
    assert_eq!(std::fs::read_to_string(folder.path().join("a.txt")).unwrap(), "De raad van Noord-Korea.\n");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 150, failure_persistence: None, ..Default::default() })]

    /// However a sentence is cut into runs, and whoever put them in.
    #[test]
    fn any_cut(cuts in proptest::collection::vec((0usize..80, 0usize..5), 0..7)) {
        let sentence: Vec<char> =
            "Oekraine en Noord -Korea zien de de Trump -regering in Warsaw-zegt Kiev op KYIV-niet zitten.".chars().collect();
        let mut at: Vec<(usize, usize)> = cuts.into_iter().map(|(at, kind)| (at % sentence.len(), kind)).collect();
        at.sort_unstable();
        at.push((sentence.len(), 0));
        let (mut paragraph, mut from) = (String::new(), 0);
        for (number, (cut, kind)) in at.into_iter().enumerate() {
            let text: String = sentence[from..cut].iter().collect();
            let space = if text.starts_with(' ') || text.ends_with(' ') || kind == 1 { " xml:space=\"preserve\"" } else { "" };
            let style = if kind == 2 { "<w:rPr><w:b/></w:rPr>" } else { "" };
            let run = format!("<w:r>{style}<w:t{space}>{text}</w:t></w:r>");
            paragraph.push_str(&match kind {
                3 => format!("<w:ins w:id=\"{}\" w:author=\"A\">{run}</w:ins>", 100 + number),
                4 => format!("{run}<w:proofErr w:type=\"spellEnd\"/>"),
                _ => run,
            });
            from = cut;
        }
        assert_tracked(&format!("<w:p>{paragraph}</w:p>"));
    }
}
