//! The built-in glossary as data: no contradictions, files in order, and every entry does what its examples say.

#![allow(clippy::unwrap_used)]

use copydesk::engine::Located;
use copydesk::fix::splice;
use copydesk::glossary::{BadExample, Entry, Term, build, languages, profiles, verify_builtin};
use copydesk::session::{Options, Session};
use copydesk::text::Marked;

fn session(profile: &str, lang: &str) -> Session {
    Session::open(Options { profile: profile.into(), lang: lang.into(), ..Options::default() })
        .unwrap_or_else(|error| panic!("{error}"))
}

fn check(session: &Session, text: &str) -> Vec<Located> {
    session.check_bytes("example.txt", text.as_bytes()).result.unwrap().findings
}

#[test]
fn entries_do_not_contradict_each_other() {
    for lang in languages() {
        for profile in profiles(lang) {
            let mistakes: Vec<String> = verify_builtin(lang, profile).iter().map(ToString::to_string).collect();
            assert!(mistakes.is_empty(), "{lang}, {profile}:\n{}", mistakes.join("\n"));
        }
    }
}

fn bad_example(session: &Session, entry: &Entry, bad: &BadExample) -> Result<(), String> {
    let marked = Marked::parse(&bad.text).ok_or("has no single [[mark]]")?;
    let findings = check(session, &marked.text);
    let own = findings.iter().find(|finding| finding.origin.as_ref() == Some(&entry.origin));
    let finding = own.ok_or("is not found")?;
    if (finding.start.byte, finding.end.byte) != (marked.span.start, marked.span.end) {
        return Err(format!("marks \"{}\"", finding.text));
    }
    let Some(fixed) = &bad.fixed else { return Ok(()) };
    let result = String::from_utf8(splice(marked.text.as_bytes(), &finding.patches)).unwrap();
    if result == *fixed { Ok(()) } else { Err(format!("gives \"{result}\", not \"{fixed}\"")) }
}

/// An entry without examples is tried on each of its forms.
fn made_examples(term: &Term) -> impl Iterator<Item = BadExample> {
    term.wrong.iter().chain(&term.deprecated).map(|form| BadExample {
        text: format!("Volgens hen was [[{form}]] daar al eerder."),
        fixed: Some(format!("Volgens hen was {} daar al eerder.", term.right)),
    })
}

#[test]
fn entries_do_what_their_examples_say() {
    let mut failures = Vec::new();
    for lang in languages() {
        for profile in profiles(lang) {
            let everywhere = session(profile, lang);
            // The regions that entries name.
            let belgian = session(profile, &format!("{lang}-BE"));
            let glossary = build(lang, profile, true, &[]).unwrap();
            for entry in glossary.entries() {
                let session = if entry.region.as_deref() == Some("BE") { &belgian } else { &everywhere };
                let made: Vec<BadExample> = entry.term().into_iter().flat_map(made_examples).collect();
                let bad = if entry.bad.is_empty() { &made } else { &entry.bad };
                for bad in bad {
                    if let Err(why) = bad_example(session, entry, bad) {
                        failures.push(format!("{}: \"{}\" {why}", entry.origin, bad.text));
                    }
                }
                for good in &entry.good {
                    let findings = check(session, good);
                    if let Some(finding) =
                        findings.iter().find(|finding| finding.origin.as_ref() == Some(&entry.origin))
                    {
                        failures.push(format!("{}: \"{good}\" fires on \"{}\"", entry.origin, finding.text));
                    }
                }
            }
        }
    }
    assert!(failures.is_empty(), "{} examples fail:\n{}", failures.len(), failures.join("\n"));
}
