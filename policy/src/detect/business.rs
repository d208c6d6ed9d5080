//! Numbers of companies: data of a person where somebody is named beside one, who trades under it, and else nobody's.

use super::Detectors;
use super::named::Named;
use super::rule::Matcher;
use super::scan::{Candidate, Scan};

/// The class of such numbers.
const CLASS: &str = "pii.business_id";
/// How far from a name one may stand, in bytes.
const NEAR: usize = 240;
/// A text that is not longer, in bytes, is a field of something, and no prose about a firm.
const FIELD: usize = 40;

/// Takes out those with nobody named near.
pub(super) fn leave_out(set: &Detectors, scan: &mut Scan<'_>) {
    let text = scan.text;
    // A field by itself: whose it is may stand in another.
    if text.trim().len() <= FIELD {
        return;
    }
    let rule = |found: &Candidate| set.rules.get(found.rule);
    let is_number = |found: &Candidate| {
        rule(found).is_some_and(|rule| {
            matches!(rule.matcher, Matcher::Id(_)) && rule.class.as_str().starts_with(CLASS)
        })
    };
    if !scan.found().iter().any(is_number) {
        return;
    }
    let people = Named::of(set, scan);
    let near = |from: usize, to: usize| {
        text.as_bytes()
            .get(from..to)
            .is_some_and(|gap| gap.len() <= NEAR && memchr::memmem::find(gap, b"\n\n").is_none())
    };
    scan.keep(|found| !is_number(found) || people.beside(&found.range, near));
}

#[cfg(test)]
mod tests {
    use super::super::Detectors;

    /// Whether the number of a firm is found in a text.
    fn counts(text: &str) -> bool {
        let found = Detectors::builtin().scan(text).expect("few findings");
        found
            .iter()
            .any(|finding| finding.class.as_str().starts_with(super::CLASS))
    }

    #[test]
    fn a_firms_number_counts_where_somebody_is_named_near() {
        let number = "VAT number: DE136695976";
        assert!(counts(number), "a field");
        assert!(!counts(&format!(
            "Please put this on the next invoice: {number}"
        )));
        assert!(counts(&format!("Joanna Kowalska, sole trader, {number}")));
        assert!(counts(&format!("{number}\nOwner: Joanna Kowalska")));
        assert!(
            !counts(&format!("Owner: Joanna Kowalska\n\n{number}")),
            "another paragraph"
        );
        let far = "of the shop on the corner ".repeat(12);
        assert!(!counts(&format!("Owner: Joanna Kowalska {far} {number}")));
    }
}
