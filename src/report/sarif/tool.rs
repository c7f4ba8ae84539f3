//! The head of a SARIF report: Copydesk and its rules.

use super::super::explanation::{self, explanation};
use super::model::{Configuration, Descriptor, Driver, Message, RuleProperties, Tool};
use crate::fix::Severity;
use crate::rules::{REGISTRY, Rule};

/// What is said of a file that could not be checked; the first of the notifications.
pub(super) const NOT_CHECKED: &str = "not-checked";

pub(super) fn tool() -> Tool {
    let not_checked = Descriptor {
        id: NOT_CHECKED,
        short_description: plain("a file could not be checked"),
        full_description: None,
        help: None,
        default_configuration: Configuration { level: "error" },
        properties: None,
    };
    Tool {
        driver: Driver {
            name: "Copydesk",
            semantic_version: env!("CARGO_PKG_VERSION"),
            short_description: plain(env!("CARGO_PKG_DESCRIPTION")),
            rules: REGISTRY.iter().map(|rule| descriptor(rule)).collect(),
            notifications: vec![not_checked],
        },
    }
}

/// Where a rule stands in the head.
pub(super) fn index(rule: &Rule) -> Option<usize> {
    REGISTRY.binary_search_by(|other| other.id.cmp(rule.id)).ok()
}

pub(super) fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

pub(super) fn plain(text: impl Into<String>) -> Message {
    Message { text: text.into(), markdown: None }
}

fn descriptor(rule: &Rule) -> Descriptor {
    let problem_severity = match rule.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "recommendation",
    };
    Descriptor {
        id: rule.id,
        short_description: plain(rule.summary),
        full_description: Some(plain(rule.why)),
        help: Some(Message { text: explanation(rule), markdown: Some(explanation::markdown(rule)) }),
        default_configuration: Configuration { level: level(rule.severity) },
        properties: Some(RuleProperties {
            tags: vec![format!("mqm/{}", rule.mqm), format!("remedy/{}", rule.applicability)],
            problem_severity,
        }),
    }
}
