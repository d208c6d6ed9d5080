//! Overlapping candidates become one finding that covers them all, whatever the order they were found in.

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::Arc;

use super::Finding;
use super::rule::Rule;
use super::scan::Candidate;

/// Candidates to findings: sorted, not overlapping, none wholly inside a placeholder.
///
/// A finding covers the union of what overlaps, so that no piece of anything found is left outside; its class is
/// that of the strongest: the surest, then the longest, then the first by class and detector name.
pub(super) fn merge(
    rules: &[Rule],
    forms: &[Range<usize>],
    mut candidates: Vec<Candidate>,
) -> Vec<Finding> {
    if candidates.is_empty() {
        return Vec::new();
    }
    candidates.retain(|candidate| !is_inside(forms, &candidate.range));
    candidates.sort_by_key(|candidate| {
        (
            candidate.range.start,
            Reverse(candidate.range.end),
            candidate.rule,
        )
    });
    let mut findings = Vec::new();
    let mut cluster: Option<(Range<usize>, Candidate)> = None;
    for candidate in candidates {
        cluster = Some(match cluster {
            Some((range, strongest)) if candidate.range.start < range.end => {
                let union = range.start..range.end.max(candidate.range.end);
                let wins = strength(rules, &candidate) > strength(rules, &strongest);
                (union, if wins { candidate } else { strongest })
            }
            done => {
                findings.extend(done.and_then(|done| finding(rules, done)));
                (candidate.range.clone(), candidate)
            }
        });
    }
    findings.extend(cluster.and_then(|done| finding(rules, done)));
    findings
}

/// Orders candidates by how much they say; total for one set of rules.
fn strength<'r>(rules: &'r [Rule], candidate: &Candidate) -> impl Ord + use<'r> {
    let names = rules
        .get(candidate.rule)
        .map(|rule| (&rule.class, &rule.name));
    (candidate.confidence, candidate.range.len(), Reverse(names))
}

fn finding(rules: &[Rule], (range, strongest): (Range<usize>, Candidate)) -> Option<Finding> {
    let rule = rules.get(strongest.rule)?;
    Some(Finding {
        class: rule.class.clone(),
        detector: Arc::clone(&rule.name),
        confidence: strongest.confidence,
        range,
    })
}

/// Whether the range lies inside one of the sorted ranges.
pub(super) fn is_inside(ranges: &[Range<usize>], range: &Range<usize>) -> bool {
    let after = ranges.partition_point(|form| form.start <= range.start);
    after
        .checked_sub(1)
        .and_then(|index| ranges.get(index))
        .is_some_and(|form| form.end >= range.end)
}
