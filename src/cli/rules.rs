//! `copydesk explain` and `copydesk rules`: what the rules say of themselves.

use std::io::Write;

use serde::Serialize;

use super::args::{ExplainArgs, RulesArgs, RulesFormat};
use super::{ExitStatus, Failure};
use crate::report::explanation;
use crate::rules::{REGISTRY, rule};
use crate::session::SessionError;
use crate::text::nearest;

pub(super) fn explain(args: &ExplainArgs) -> Result<ExitStatus, Failure> {
    let Some(rule) = rule(&args.rule) else {
        let near = nearest(&args.rule, REGISTRY.iter().map(|rule| rule.id));
        return Err(SessionError::UnknownRule { name: args.rule.clone(), near }.into());
    };
    let mut out = anstream::stdout().lock();
    write!(out, "{}", explanation(rule))?;
    Ok(ExitStatus::Clean)
}

#[derive(Serialize)]
struct RuleJson {
    id: &'static str,
    summary: &'static str,
    why: &'static str,
    severity: crate::fix::Severity,
    applicability: crate::fix::Applicability,
    mqm: &'static str,
    languages: &'static [&'static str],
}

pub(super) fn list(args: &RulesArgs) -> Result<ExitStatus, Failure> {
    let mut out = anstream::stdout().lock();
    match args.format {
        RulesFormat::Text => {
            let width = REGISTRY.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
            for rule in REGISTRY {
                writeln!(
                    out,
                    "{:width$}  {:7}  {:9}  {}",
                    rule.id,
                    rule.severity.name(),
                    rule.applicability.name(),
                    rule.summary
                )?;
            }
        }
        RulesFormat::Markdown => write!(out, "{}", markdown())?,
        RulesFormat::Json => {
            let rules: Vec<RuleJson> = REGISTRY
                .iter()
                .map(|rule| RuleJson {
                    id: rule.id,
                    summary: rule.summary,
                    why: rule.why,
                    severity: rule.severity,
                    applicability: rule.applicability,
                    mqm: rule.mqm,
                    languages: rule.languages,
                })
                .collect();
            writeln!(out, "{}", serde_json::to_string_pretty(&rules).map_err(std::io::Error::from)?)?;
        }
    }
    Ok(ExitStatus::Clean)
}

/// The table of rules as it stands in the README.
fn markdown() -> String {
    let mut text = String::from("| rule | finds | severity | remedy |\n| --- | --- | --- | --- |\n");
    for rule in REGISTRY {
        text.push_str(&format!("| `{}` | {} | {} | {} |\n", rule.id, rule.summary, rule.severity, rule.applicability));
    }
    text
}
