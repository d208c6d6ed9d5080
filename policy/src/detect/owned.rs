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

/// Offers what stands in a row right after a name or an account that was found: a sort code with its account
/// (`ANN LEE,492303,94419610`), the code of the bank (`…;IE05BOFI57395379929100;AIBKIE2D`).
pub(super) fn rows(set: &Detectors, scan: &mut Scan<'_>) {
    let is = |index: usize, class: &str| {
        set.rules
            .get(index)
            .is_some_and(|rule| rule.class.is_within(class))
    };
    let mut more: Vec<(&str, Range<usize>)> = Vec::new();
    for found in scan.found() {
        let field = next_field(scan.text, found.range.end);
        if is(found.rule, "pii.name") {
            more.extend(
                field
                    .and_then(|at| account(scan.text, at))
                    .map(|range| ("pii.finance.account", range)),
            );
        } else if is(found.rule, "pci.iban") {
            more.extend(
                field
                    .and_then(|at| bank(scan.text, at))
                    .map(|range| ("pii.finance.bic", range)),
            );
        }
    }
    for (class, range) in more {
        if let Some(index) = (0..set.rules.len()).find(|index| is(*index, class))
            && let Some(rule) = set.rules.get(index)
        {
            scan.offer(index, rule, range, Some(Confidence::Medium));
        }
    }
}

/// Where the next field of a row starts, after what parts it from the one that ends at `at`.
fn next_field(text: &str, at: usize) -> Option<usize> {
    let rest = text.as_bytes().get(at..)?;
    let quote = usize::from(rest.first() == Some(&b'"'));
    let mark = matches!(rest.get(quote), Some(b',' | b';' | b'\t' | b'|'));
    let blank = rest
        .get(quote + 1..)?
        .iter()
        .take(2)
        .take_while(|b| matches!(b, b' ' | b'"'))
        .count();
    mark.then_some(at + quote + 1 + blank)
}

/// Six digits and eight, in two fields of a row.
fn account(text: &str, at: usize) -> Option<Range<usize>> {
    let digits = |at: usize| {
        let rest = text.as_bytes().get(at..).unwrap_or_default();
        rest.iter().take_while(|b| b.is_ascii_digit()).count()
    };
    let second = next_field(text, at + 6).filter(|_| digits(at) == 6)?;
    let ends = next_field(text, second + 8).is_some();
    (digits(second) == 8 && ends).then_some(at..second + 8)
}

/// The code of a bank (ISO 9362): four letters, a country, two or five more.
fn bank(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text.as_bytes().get(at..)?;
    let length = rest
        .iter()
        .take(12)
        .take_while(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        .count();
    let letters = rest.get(..6)?.iter().all(u8::is_ascii_uppercase);
    let ends = rest
        .get(length)
        .is_none_or(|b| matches!(b, b',' | b';' | b'\t' | b'|' | b'"' | b'\n' | b'\r' | b' '));
    (letters && ends && matches!(length, 8 | 11)).then_some(at..at + length)
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
