//! Numbers of companies and codes of illnesses: data of a person where somebody is named beside one, who trades under it
//! or is ill, and else nobody's.

use super::Detectors;
use super::named::Named;
use super::rule::Matcher;
use super::scan::{Candidate, Scan};

/// The classes of such numbers and codes.
const CLASSES: [&str; 2] = ["pii.business_id", "pii.health.diagnosis_code"];
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
            let class = rule.class.as_str();
            matches!(rule.matcher, Matcher::Id(_))
                && CLASSES.iter().any(|known| class.starts_with(known))
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
        found.iter().any(|finding| {
            super::CLASSES
                .iter()
                .any(|class| finding.class.as_str().starts_with(class))
        })
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
        let code = "Coded today as ICD-10 E11.9, LOINC 2345-7";
        assert!(!counts(code), "nobody is ill");
        assert!(counts(&format!("Patient: Joanna Kowalska. {code}")));
        let far = "of the shop on the corner ".repeat(12);
        assert!(!counts(&format!("Owner: Joanna Kowalska {far} {number}")));
    }
}
