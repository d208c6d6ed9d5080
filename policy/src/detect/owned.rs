//! Numbers that nothing but their neighbour says to be somebody's: a phone right beside a name, a mail address or an identity number
//! (`Elia Sandrin, 335 555 0471`).

use std::ops::Range;

use super::rule::Matcher;
use super::scan::Scan;
use super::{Confidence, Detectors};

/// Most numbers remembered until names are known.
const NUMBERS: usize = 1024;
/// Longest stretch between a number and its neighbour, in bytes.
const GAP: usize = 6;

/// A number that looks like a phone's, and the rule that would take it.
pub(super) type Number = (usize, Range<usize>);

/// Remembers a number for [`each`].
pub(super) fn remember(numbers: &mut Vec<Number>, rule: usize, range: &Range<usize>) {
    if numbers.len() < NUMBERS {
        numbers.push((rule, range.clone()));
    }
}

/// Offers the numbers that stand beside a name, a mail address or an identity number that was found.
pub(super) fn each(set: &Detectors, scan: &mut Scan<'_>) {
    let numbers = std::mem::take(&mut scan.numbers);
    if numbers.is_empty() {
        return;
    }
    let mut people: Vec<Range<usize>> = scan
        .found()
        .iter()
        .filter(|found| {
            let Some(rule) = set.rules.get(found.rule) else {
                return false;
            };
            matches!(rule.matcher, Matcher::Name | Matcher::Email)
                || rule.class.is_within("pii.national_id")
        })
        .map(|found| found.range.clone())
        .collect();
    if people.is_empty() {
        return;
    }
    people.sort_unstable_by_key(|range| range.start);
    for (index, range) in numbers {
        let after = people.partition_point(|person| person.start < range.start);
        let before_it = after.checked_sub(1).and_then(|at| people.get(at));
        let beside = before_it.is_some_and(|person| joins(scan.text, person.end, range.start))
            || people
                .get(after)
                .is_some_and(|person| joins(scan.text, range.end, person.start));
        if let Some(rule) = set.rules.get(index).filter(|_| beside) {
            scan.offer(index, rule, range, Some(Confidence::Medium));
        }
    }
}

/// Whether nothing but what parts the fields of a card stands between two places.
fn joins(text: &str, from: usize, to: usize) -> bool {
    let Some(gap) = text.get(from..to) else {
        return false;
    };
    (1..=GAP).contains(&gap.len())
        && gap.contains([
            ',', '|', '·', '•', '(', ':', ';', '\t', '-', '–', '<', '/', '>', '，', '；',
        ])
        && gap.chars().all(|c| {
            matches!(
                c,
                ' ' | ','
                    | '|'
                    | '·'
                    | '•'
                    | '('
                    | ')'
                    | ':'
                    | ';'
                    | '\t'
                    | '-'
                    | '–'
                    | '<'
                    | '>'
                    | '/'
                    | '"'
                    | '\''
                    | '，'
                    | '；'
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_of_a_card_are_joined_by_little() {
        for (gap, joined) in [
            (", ", true),
            (" | ", true),
            (" · ", true),
            (" (", true),
            (" ", false),
            ("\n", false),
            (" has ", false),
            ("", false),
        ] {
            let text = format!("a{gap}b");
            assert_eq!(joins(&text, 1, text.len() - 1), joined, "{gap:?}");
        }
    }
}
