//! What a file says of its own encoding, held against what it is in.

use super::ignores::Ignores;
use super::locate::Locator;
use super::{Checked, Checker, Hidden, HiddenBy};
use crate::encoding::Decoded;
use crate::rules::{Check, Finding};

impl Checker {
    /// Adds a finding where the file names another encoding.
    pub(super) fn check_declaration(
        &self,
        decoded: &Decoded<'_>,
        ignores: &mut Ignores<'_>,
        locator: &Locator<'_>,
        checked: &mut Checked,
    ) {
        let Some(rule) = self.rules.iter().find(|rule| matches!(rule.check, Check::Declaration)) else { return };
        let Some(span) = decoded.wrong_declaration() else { return };
        let (named, is) = (&decoded.text[span.range()], decoded.charset.name());
        let message = format!(
            "the file says that it is in {named}, but was read as {is}: other programs may show wrong characters or refuse it; write {is} here, or ask the sender which it is"
        );
        let mut finding = Finding::new(rule, span, message);
        finding.severity = self.severity(rule);
        let located = locator.locate_outside(&finding);
        match ignores.hide(rule, span) {
            Some(reason) => checked.hidden.push(Hidden::new(located, HiddenBy::Comment, reason)),
            None => {
                let place = (located.start.byte, located.end.byte);
                let at = checked.findings.partition_point(|finding| (finding.start.byte, finding.end.byte) < place);
                checked.findings.insert(at, located);
            }
        }
    }
}
