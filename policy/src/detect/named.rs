//! Persons who are named in a text, for what counts only beside one.

use std::ops::Range;

use super::Detectors;
use super::rule::Matcher;
use super::scan::{Candidate, Scan};

/// Where persons are named, in order.
pub(super) struct Named(Vec<Range<usize>>);

impl Named {
    /// Those that the scan found so far.
    pub(super) fn of(set: &Detectors, scan: &Scan<'_>) -> Self {
        let named = |found: &&Candidate| {
            set.rules
                .get(found.rule)
                .is_some_and(|rule| matches!(rule.matcher, Matcher::Name) || &*rule.tag == "NAME")
        };
        let found = scan.found().iter().filter(named);
        let mut people: Vec<Range<usize>> = found.map(|found| found.range.clone()).collect();
        people.sort_unstable_by_key(|range| range.start);
        Self(people)
    }

    /// Whether the person before a place or the one after it is `near`, which is told where the gap starts and ends.
    pub(super) fn beside(&self, place: &Range<usize>, near: impl Fn(usize, usize) -> bool) -> bool {
        let after = self.0.partition_point(|person| person.start < place.start);
        let before_it = after.checked_sub(1).and_then(|at| self.0.get(at));
        let after_it = self.0.get(after);
        before_it.is_some_and(|person| near(person.end, place.start))
            || after_it.is_some_and(|person| near(place.end, person.start))
    }
}
