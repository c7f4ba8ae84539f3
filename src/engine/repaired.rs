//! One fault is one finding: what lies wholly inside what another finding's only remedy replaces is dropped.
//!
//! Not for choosing between repairs that overlap; that is `choose`.
//!
//! ```text
//! Zuid -korea        space-before-hyphen: Zuid-Korea
//!       ^^^^^        lost-capital: dropped, for the first has its capital
//! ```

use crate::fix::Severity;
use crate::rules::Finding;
use crate::text::{Plain, Span};

/// Findings, each with the number of its segment.
type Found = Vec<(usize, Finding<Plain>)>;

/// What the only remedy of a finding replaces.
struct Repair {
    segment: usize,
    span: Span<Plain>,
    severity: Severity,
    /// How far this one and those before it in its segment reach, for each severity those that are at least as severe: a place is
    /// looked up without a walk over them, of which one line may have a hundred thousand.
    reach: [usize; 3],
}

/// Drops findings inside what the only remedy of another one, as severe or more so, replaces.
pub(super) fn drop_repaired(found: &mut Found) {
    let repairs = repairs(found);
    found.retain(|(segment, finding)| !is_repaired(&repairs, *segment, finding.span, finding.severity));
}

/// In the order of their places.
fn repairs(found: &Found) -> Vec<Repair> {
    let repair = |(segment, finding): &(usize, Finding<Plain>)| match &finding.fixes[..] {
        [fix] if fix.edits.len() == 1 => {
            Some(Repair { segment: *segment, span: fix.edits[0].span, severity: finding.severity, reach: [0; 3] })
        }
        _ => None,
    };
    let mut repairs: Vec<Repair> = found.iter().filter_map(repair).collect();
    repairs.sort_by_key(|repair| (repair.segment, repair.span));
    let (mut segment, mut reach) = (0, [0; 3]);
    for repair in &mut repairs {
        if repair.segment != segment {
            (segment, reach) = (repair.segment, [0; 3]);
        }
        for least in &mut reach[..=repair.severity as usize] {
            *least = repair.span.end.max(*least);
        }
        repair.reach = reach;
    }
    repairs
}

/// Does a longer repair, as severe or more so, contain `span`?
fn is_repaired(repairs: &[Repair], segment: usize, span: Span<Plain>, severity: Severity) -> bool {
    let first = repairs.partition_point(|repair| (repair.segment, repair.span.start) < (segment, span.start));
    let (before, from_here) = repairs.split_at(first);
    let starts_before = before.last().filter(|last| last.segment == segment);
    starts_before.is_some_and(|last| last.reach[severity as usize] >= span.end)
        || from_here
            .iter()
            .take_while(|repair| (repair.segment, repair.span.start) == (segment, span.start))
            .any(|repair| repair.span.end > span.end && repair.severity >= severity)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::REGISTRY;

    fn finding(start: usize, len: usize, severity: Severity, remedies: usize) -> Finding<Plain> {
        let mut finding = Finding::new(REGISTRY[0], Span::new(start, start + len), "");
        for _ in 0..remedies {
            finding = finding.replace("");
        }
        finding.severity = severity;
        finding
    }

    /// As the module says it, each finding against each.
    fn is_inside(found: &Found, (segment, finding): &(usize, Finding<Plain>)) -> bool {
        found.iter().any(|(other, repair)| {
            other == segment
                && repair.fixes.len() == 1
                && repair.span.contains(&finding.span)
                && repair.span != finding.span
                && repair.severity >= finding.severity
        })
    }

    #[test]
    fn what_lies_in_a_repair_is_dropped_and_nothing_else() {
        let severities = [Severity::Info, Severity::Warning, Severity::Error];
        let mut number = 1_usize;
        let mut below = |end| {
            number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (number >> 33) % end
        };
        let mut dropped = 0;
        for _ in 0..300 {
            let mut found: Found = (0..1 + below(12))
                .map(|_| (below(2), finding(below(12), 1 + below(5), severities[below(3)], below(3))))
                .collect();
            let wanted: Vec<_> = found.iter().filter(|one| !is_inside(&found, one)).cloned().collect();
            let all = found.len();
            drop_repaired(&mut found);
            let spans = |found: &Found| found.iter().map(|(segment, one)| (*segment, one.span)).collect::<Vec<_>>();
            assert_eq!(spans(&found), spans(&wanted));
            dropped += all - found.len();
        }
        assert!(dropped > 100, "{dropped}");
    }
}
