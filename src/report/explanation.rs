//! What a rule says of itself: why it exists, and what it finds and leaves alone.

use crate::rules::Rule;

/// A rule as a page of text.
pub fn explanation(rule: &Rule) -> String {
    let mut text = format!("{}: {}\n\n{}\n\n", rule.id, rule.summary, rule.why);
    text.push_str(&format!(
        "severity: {}   remedy: {}   MQM: {}\n\nFound:\n",
        rule.severity, rule.applicability, rule.mqm
    ));
    for bad in rule.bad {
        text.push_str(&format!("  - {}\n", bad.text.replace('\n', "\n    ")));
        if let Some(fixed) = bad.fixed {
            text.push_str(&format!("  + {}\n", fixed.replace('\n', "\n    ")));
        }
    }
    text.push_str("\nLeft alone:\n");
    for good in rule.good {
        text.push_str(&format!("    {}\n", good.replace('\n', "\n    ")));
    }
    text
}

/// The same page in Markdown.
pub(super) fn markdown(rule: &Rule) -> String {
    let mut text = format!(
        "# {}\n\n{}\n\n{}\n\nSeverity: *{}*. Remedy: *{}*. MQM: `{}`.\n\n## Found\n\n",
        rule.id, rule.summary, rule.why, rule.severity, rule.applicability, rule.mqm
    );
    text.push_str("````diff\n");
    for bad in rule.bad {
        marked(&mut text, "- ", bad.text);
        bad.fixed.into_iter().for_each(|fixed| marked(&mut text, "+ ", fixed));
    }
    text.push_str("````\n\n## Left alone\n\n````text\n");
    rule.good.iter().for_each(|good| marked(&mut text, "", good));
    text.push_str("````\n");
    text
}

/// Adds `lines`, each behind its mark.
fn marked(text: &mut String, mark: &str, lines: &str) {
    for line in lines.lines() {
        text.push_str(mark);
        text.push_str(line);
        text.push('\n');
    }
}
