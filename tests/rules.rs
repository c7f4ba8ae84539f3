//! The contract of a rule: every marked example fires once at its mark, its remedy gives exactly what it promises and is clean
//! under all rules, and every trap stays silent under all rules.

#![allow(clippy::unwrap_used)]

use copydesk::engine::{Checked, Located};
use copydesk::fix::{Applicability, splice};
use copydesk::rules::{Bad, Check, REGISTRY, Rule};
use copydesk::session::{Options, Session};
use copydesk::text::Marked;

fn session() -> Session {
    Session::open(Options::default()).unwrap_or_else(|error| panic!("{error}"))
}

/// Comments are looked at where there are comments.
fn check_rule(session: &Session, rule: &Rule, text: &str) -> Checked {
    let name = if matches!(rule.check, Check::Ignores) { "example.md" } else { "example.txt" };
    session.check_bytes(name, text.as_bytes()).result.unwrap()
}

fn check(session: &Session, text: &str) -> Checked {
    session.check_bytes("example.txt", text.as_bytes()).result.unwrap()
}

fn ids(findings: &[Located]) -> Vec<String> {
    findings.iter().map(|finding| format!("{} on \"{}\"", finding.rule.id, finding.text)).collect()
}

fn bad_example(session: &Session, rule: &Rule, bad: &Bad) -> Result<(), String> {
    let marked = Marked::parse(bad.text).ok_or("has no single [[mark]]")?;
    let findings = check_rule(session, rule, &marked.text).findings;
    let own: Vec<&Located> = findings.iter().filter(|finding| finding.rule.id == rule.id).collect();
    let [finding] = own[..] else {
        return Err(format!("should fire once, fires {} times; all findings: {:?}", own.len(), ids(&findings)));
    };
    if (finding.start.byte, finding.end.byte) != (marked.span.start, marked.span.end) {
        return Err(format!("marks \"{}\"", finding.text));
    }
    if finding.applicability > rule.applicability && finding.origin.is_none() {
        return Err(format!("is {}, but the rule promises {} at most", finding.applicability, rule.applicability));
    }
    let Some(fixed) = bad.fixed else { return Ok(()) };
    if finding.applicability == Applicability::Manual {
        return Err("promises a remedy but leaves it to the editor".into());
    }
    let result =
        String::from_utf8(splice(marked.text.as_bytes(), &finding.patches)).map_err(|error| error.to_string())?;
    if result != fixed {
        return Err(format!("gives \"{result}\", not \"{fixed}\""));
    }
    let rest = check(session, fixed).findings;
    if rest.is_empty() { Ok(()) } else { Err(format!("its fix is not clean: {:?}", ids(&rest))) }
}

#[test]
fn examples() {
    let session = session();
    let mut failures = Vec::new();
    for rule in REGISTRY {
        for bad in rule.bad {
            if let Err(why) = bad_example(&session, rule, bad) {
                failures.push(format!("{}: \"{}\": {why}", rule.id, bad.text));
            }
        }
        for good in rule.good {
            let findings = check_rule(&session, rule, good).findings;
            if !findings.is_empty() {
                failures.push(format!("{}: trap \"{good}\": {:?}", rule.id, ids(&findings)));
            }
        }
    }
    assert!(failures.is_empty(), "{} examples fail:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn metadata() {
    for pair in REGISTRY.windows(2) {
        assert!(pair[0].id < pair[1].id, "rules are sorted by id: {} stands before {}", pair[0].id, pair[1].id);
    }
    for rule in REGISTRY {
        assert!(!rule.bad.is_empty(), "{}: no bad example", rule.id);
        assert!(rule.good.len() >= rule.bad.len(), "{}: fewer traps than bad examples", rule.id);
        assert!(rule.id.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}: not kebab-case", rule.id);
        assert!(
            !rule.why.is_empty() && !rule.summary.ends_with('.'),
            "{}: a reason, and a summary without a full stop",
            rule.id
        );
        let promises = rule.applicability > Applicability::Manual;
        let shows = rule.bad.iter().any(|bad| bad.fixed.is_some());
        assert_eq!(promises, shows, "{}: a rule that promises a remedy shows one, and only such a rule", rule.id);
    }
}

#[test]
fn the_same_word_twice_is_no_word_broken_in_two() {
    let found = ids(&check(&session(), "Er kwam geen reactie reactie van de raad.").findings);
    assert_eq!(found, ["doubled-word on \"reactie reactie\""]);
}
