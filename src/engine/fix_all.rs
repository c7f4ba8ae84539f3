//! Fixing to a fixpoint.

use std::collections::BTreeSet;

use super::choose::choose;
use super::package::{Package, PartText};
use super::recall::Recall;
use super::{CheckError, Checked, Checker, Input, Located};
use crate::fix::{Applicability, splice};

/// More rounds than any text needs in which no fewer repairs are left to do: rules that still change it undo each other's work.
const MOST_ROUNDS: usize = 10;

/// A repaired file.
#[derive(Clone, Debug)]
pub struct Fixed {
    pub bytes: Vec<u8>,
    /// The findings of the first round: what was wrong with the file as it came.
    pub before: Checked,
    /// What is left after the last.
    pub after: Checked,
    /// How many fixes were applied, over all rounds.
    pub applied: usize,
    /// Of a package: the text of the parts that changed.
    pub parts: Vec<PartText>,
}

/// Fixes that never come to rest: a fault of the rules named, not of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unstable {
    pub rules: Vec<&'static str>,
}

/// Why a file could not be fixed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FixError {
    Check(CheckError),
    Unstable(Unstable),
    /// The document bears a signature, which a repair would break.
    Signed,
}

impl std::fmt::Display for FixError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            FixError::Check(error) => error.fmt(f),
            FixError::Signed => f.write_str(
                "not repaired: the document is signed, and a repair would break the signature; take the signature off first",
            ),
            FixError::Unstable(Unstable { rules }) => {
                write!(
                    f,
                    "the fixes of {} undo each other; the file was left as it was. Leave one of them out with --ignore, and please report it",
                    rules.join(" and ")
                )
            }
        }
    }
}

impl Checker {
    /// Applies every fix at or above `level`, again and again until none is left.
    pub fn fix(&self, input: &Input<'_>, level: Applicability) -> Result<Fixed, FixError> {
        match Package::open(input).map_err(FixError::Check)? {
            Some(package) => self.fix_package(&package, input, level),
            None => self.fix_text(input, level),
        }
    }

    /// The same for a file that is no package.
    pub(super) fn fix_text(&self, input: &Input<'_>, level: Applicability) -> Result<Fixed, FixError> {
        let recall = Recall::default();
        let check = |input: &Input<'_>| self.check_text(input, Some(&recall)).map_err(FixError::Check);
        let input = &Input { without_patches: false, ..*input };
        let before = check(input)?;
        // The encoding and format are those of the file as it came: a repair must not change how it is read.
        let fixed_input =
            Input { charset: input.charset.or(Some(before.charset)), format: Some(before.format), ..*input };
        let mut bytes = input.bytes.to_vec();
        let mut after: Option<Checked> = None;
        let mut applied = 0;
        let (mut fewest, mut rounds) = (usize::MAX, 0);
        while rounds < MOST_ROUNDS {
            let (patches, chosen) = choose(&after.as_ref().unwrap_or(&before).findings, level);
            if patches.is_empty() {
                let after = after.unwrap_or_else(|| before.clone());
                return Ok(Fixed { bytes, before, after, applied, parts: Vec::new() });
            }
            // Of repairs that touch each other every second one waits, so a thousand in a row are done in halves.
            match chosen.len() < fewest / 4 * 3 {
                true => fewest = chosen.len(),
                false => rounds += 1,
            }
            applied += chosen.len();
            bytes = splice(&bytes, &patches);
            after = Some(check(&Input { bytes: &bytes, ..fixed_input })?);
        }
        let left = after.unwrap_or(before).findings;
        Err(FixError::Unstable(Unstable { rules: unstable_rules(&left, level) }))
    }
}

fn unstable_rules(findings: &[Located], level: Applicability) -> Vec<&'static str> {
    let (_, chosen) = choose(findings, level);
    let rules: BTreeSet<&'static str> = chosen.into_iter().map(|i| findings[i].rule.id).collect();
    rules.into_iter().collect()
}
