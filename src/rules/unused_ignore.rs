//! A request to leave something alone, where there is nothing to leave alone.

use super::{Bad, Check, Rule, Tier};
use crate::fix::{Applicability, Severity};

pub(super) static RULE: Rule = Rule {
    id: "unused-ignore",
    summary: "a comment that tells Copydesk to leave something alone, and hides nothing",
    why: "The fault that it hid was mended, or the name of the rule in it is wrong. Left standing it hides the next fault, which nobody has looked at.",
    severity: Severity::Info,
    applicability: Applicability::Manual,
    tier: Tier::Markup,
    mqm: "other",
    languages: &[],
    bad: &[Bad {
        text: "[[<!-- copydesk: ignore doubled-word: stond er dubbel -->]]\n\nWij zagen de haven.\n",
        fixed: None,
    }],
    good: &["<!-- copydesk: ignore doubled-word: zo heet het lied -->\n\nZij zong: de de haven.\n"],
    check: Check::Ignores,
};
