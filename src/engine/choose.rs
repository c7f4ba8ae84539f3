//! Which fixes may be applied together.

use super::Located;
use crate::fix::{Applicability, Patch};
use crate::text::{File, Span};

/// The patches of all fixes at or above `level` that do not touch a better one's, in ascending order; and how many findings
/// they repair.
///
/// Better is: more trusted, then the earlier tier, then the longer, then by the rule's name. What lost waits for the next
/// round.
pub(super) fn choose(findings: &[Located], level: Applicability) -> (Vec<Patch>, Vec<usize>) {
    let mut candidates: Vec<usize> = (0..findings.len())
        .filter(|i| {
            findings[*i].applicability >= level
                && findings[*i].applicability > Applicability::Manual
                && !findings[*i].patches.is_empty()
        })
        .collect();
    candidates.sort_by_key(|i| {
        let finding = &findings[*i];
        (
            std::cmp::Reverse(finding.applicability),
            finding.rule.tier,
            std::cmp::Reverse(finding.end.byte - finding.start.byte),
            finding.rule.id,
            finding.start.byte,
        )
    });
    let mut taken: std::collections::BTreeSet<Span<File>> = std::collections::BTreeSet::new();
    let mut chosen = Vec::new();
    for i in candidates {
        if findings[i].claims.iter().all(|claim| is_free(&taken, claim)) {
            taken.extend(findings[i].claims.iter().copied());
            chosen.push(i);
        }
    }
    let mut patches: Vec<Patch> = chosen.iter().flat_map(|i| findings[*i].patches.iter().cloned()).collect();
    patches.sort_by_key(|patch| patch.span);
    chosen.sort_unstable();
    (patches, chosen)
}

/// `taken` holds ranges that do not touch each other, so only the neighbours matter.
fn is_free(taken: &std::collections::BTreeSet<Span<File>>, claim: &Span<File>) -> bool {
    let before = taken.range(..=claim).next_back();
    let after = taken.range(claim..).next();
    !before.into_iter().chain(after).any(|other| other.touches(claim))
}
