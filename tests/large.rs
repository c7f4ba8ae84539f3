//! Large files are checked in parts, and nobody sees where.

#![allow(clippy::unwrap_used)]

use copydesk::fix::Applicability;
use copydesk::rules::REGISTRY;
use copydesk::session::{Options, Session};

/// The places and texts of what is found.
fn found(session: &Session, name: &str, text: &str) -> Vec<(usize, usize, String)> {
    let checked = session.check_bytes(name, text.as_bytes()).result.unwrap();
    let place =
        |finding: &copydesk::engine::Located| (finding.start.byte, finding.start.position.line, finding.text.clone());
    checked.findings.iter().map(place).collect()
}

#[test]
fn parts_leave_no_trace() {
    let session = Session::open(Options { select: vec!["doubled-word".into()], ..Options::default() }).unwrap();
    let clean = "De wethouder sprak met de bewoners over de haven. ";
    let damaged = "Zij liep naar de de haven, zei hij één keer. ";
    for (name, end) in [("a.txt", "\n\n"), ("a.txt", "\n"), ("a.txt", ""), ("a.jsonl", "\"}\n{\"text\":\"")] {
        let mut text = if name == "a.jsonl" { "{\"text\":\"".to_string() } else { String::new() };
        let mut wanted = Vec::new();
        let mut line = 1;
        while text.len() < 1_400_000 {
            for _ in 0..20 {
                text.push_str(clean);
            }
            wanted.push((text.len() + "Zij liep naar ".len(), line, "de de".to_string()));
            text.push_str(damaged);
            text.push_str(end);
            line += end.matches('\n').count();
        }
        text.push_str("Einde.");
        if name == "a.jsonl" {
            text.push_str("\"}\n");
        }
        assert!(found(&session, name, &text) == wanted, "{name} {end:?}");
    }
}

/// What fires, over and over in one clause that never ends: every pair of findings, words or marks may tempt a rule to look again.
#[test]
fn faults_without_end_take_no_more_time_than_their_bytes() {
    let session = Session::open(Options::default()).unwrap();
    let bad = REGISTRY.iter().flat_map(|rule| rule.bad);
    let clauses = bad.map(|bad| bad.text.replace("[[", "").replace("]]", "").replace(['.', '!', '?', '\n', ','], ""));
    for clause in clauses {
        let text = format!("{clause} ").repeat(60_000 / clause.len());
        let start = std::time::Instant::now();
        session.check_bytes("a.txt", text.as_bytes()).result.unwrap();
        assert!(start.elapsed().as_secs() < 10, "{clause}");
    }
}

#[test]
fn a_word_or_clause_without_end_takes_no_more_time_than_its_bytes() {
    let session = Session::open(Options::default()).unwrap();
    for text in [
        "abc".repeat(400_000),
        "ë".repeat(400_000),
        "aB".repeat(400_000),
        "een ".repeat(200_000),
        "Haar naam stond in de lijst in de lijst van leden ".repeat(20_000),
        "Piet Smit Piet Smit Jan Bos Jan Bos ".repeat(20_000),
        "De raad kiest dinsdag een voorzitter op dinsdag ".repeat(20_000),
        "in- en uit en ".repeat(60_000),
        "Kiev op KYIV ".repeat(60_000),
        "{{".repeat(400_000),
    ] {
        let start = std::time::Instant::now();
        session.check_bytes("a.txt", text.as_bytes()).result.unwrap();
        assert!(start.elapsed().as_secs() < 30, "{}", &text[..8]);
    }
}

/// Of repairs that touch each other each round makes every second one.
#[test]
fn repairs_in_a_row_come_to_rest_however_many_there_are() {
    let session = Session::open(Options::default()).unwrap();
    let fixed = |paragraphs: usize| {
        let text = "De raad sprak dinsdag lang over het nieuwe plan van de minister.\n\n".repeat(paragraphs);
        session.fix_bytes("a.txt", text.as_bytes(), Applicability::Suggested).unwrap()
    };
    let (few, many) = (fixed(20), fixed(2_000));
    assert!(
        few.bytes == many.bytes,
        "{} bytes are left of 20 paragraphs, {} of 2,000",
        few.bytes.len(),
        many.bytes.len()
    );
    assert_eq!(many.applied - few.applied, 1_980);
}
