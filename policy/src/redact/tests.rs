//! Placeholders, edits and plans: what holds for any text.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::detect::{Confidence, Detectors};
use crate::request::Located;

fn tokens() -> Tokens {
    Tokens::new(&[7; 32], "1000\0/usr/bin/python3")
}

fn located(raw: Range<usize>, class: &str, confidence: Confidence, value: &str) -> Located {
    Located {
        surface: Surface::Body,
        raw,
        place: "messages[0].content".to_owned(),
        class: Class::new(class),
        detector: Arc::from("test"),
        confidence,
        value: Zeroizing::new(value.to_owned()),
        signed: false,
    }
}

/// What the judge makes of a plain text: its findings and forms, at their own places.
fn judged(text: &str) -> Vec<Located> {
    let found = Detectors::builtin()
        .scan(text)
        .expect("few findings")
        .into_iter();
    let forms = forms(text)
        .into_iter()
        .map(|range| (range, PLACEHOLDER.to_owned(), Confidence::High));
    found
        .map(|finding| (finding.range, finding.class.to_string(), finding.confidence))
        .chain(forms)
        .map(|(range, class, confidence)| {
            let value = text[range.clone()].to_owned();
            located(range, &class, confidence, &value)
        })
        .collect()
}

#[test]
fn tokens_say_their_class_and_are_stable_for_one_user_and_application() {
    let class = Class::new("secrets.aws_access_key");
    let token = tokens().token(&class, "value");
    assert!(
        token.starts_with("WEIRxAWSKEYx") && token.len() == 28,
        "{token}"
    );
    assert_eq!(token, tokens().token(&class, "value"));
    assert_ne!(token, tokens().token(&class, "other"));
    assert_ne!(
        token,
        Tokens::new(&[7; 32], "1001\0/usr/bin/python3").token(&class, "value")
    );
    assert_ne!(
        token,
        Tokens::new(&[8; 32], "1000\0/usr/bin/python3").token(&class, "value")
    );
    assert_ne!(
        token[12..],
        tokens().token(&Class::new("pii.email"), "value")[11..]
    );
    assert_eq!(format!("{:?}", tokens()), "Tokens(..)");
}

#[test]
fn the_form_is_seen_in_any_case_and_nothing_else_is() {
    for text in [
        "WEIRxAWSKEYx0123456789ABCDEF",
        "weirxawskeyx0123456789abcdef",
        "aWEIRxAxZZZZZZZZZZZZZZZZb",
        "WEIRxWEIRxAAAAAAAAxAAAAAAAAAAAAAAAA",
    ] {
        assert_eq!(forms(text).len(), 1, "{text}");
    }
    for text in [
        "WEIRx",
        "WEIRxAWSKEYx0123456789ABCDE",
        "WEIRxTOOLONGTAGx0123456789ABCDEF",
        "WEIRxAx0123456789ABCDEI",
        "xWEIRx",
        "WEIRx1x0123456789ABCDEF",
        "",
    ] {
        assert_eq!(forms(text), Vec::<Range<usize>>::new(), "{text}");
    }
}

#[test]
fn an_edit_touches_its_bytes_alone() {
    let edit = |raw: Range<usize>| Edit {
        surface: Surface::Body,
        raw,
        token: "T".to_owned(),
        class: Class::new("a.b"),
    };
    assert!(matches!(
        apply(&[], Surface::Body, b"abc"),
        Cow::Borrowed(b"abc")
    ));
    assert!(matches!(
        apply(&[edit(0..1)], Surface::Target, b"abc"),
        Cow::Borrowed(b"abc")
    ));
    assert_eq!(
        apply(&[edit(1..2), edit(4..6)], Surface::Body, b"abcdef").as_ref(),
        b"aTcdT"
    );
    assert_eq!(
        apply(&[edit(4..99), edit(1..2)], Surface::Body, b"abcdef").as_ref(),
        b"aTcdT"
    );
    assert_eq!(
        apply(&[edit(1..4), edit(2..5)], Surface::Body, b"abcdef").as_ref(),
        b"aTTf"
    );
}

#[test]
fn overlapping_findings_become_one_edit_of_their_union() {
    let outer = located(
        2..20,
        "secrets.generic",
        Confidence::Low,
        "abcdefghijklmnopqr",
    );
    let inner = located(5..9, "secrets.jwt", Confidence::High, "defg");
    let (edits, restorations) = plan(&[&inner, &outer], &tokens());
    assert_eq!(
        (edits.len(), edits[0].raw.clone(), edits[0].class.as_str()),
        (1, 2..20, "secrets.jwt")
    );
    assert_eq!(restorations[0].value.as_str(), "abcdefghijklmnopqr");

    let left = located(0..4, "pii.email", Confidence::High, "abcd");
    let right = located(2..6, "pii.phone", Confidence::Medium, "cdef");
    let (edits, restorations) = plan(&[&right, &left], &tokens());
    assert_eq!(
        (edits.len(), edits[0].raw.clone(), edits[0].class.as_str()),
        (1, 0..6, "pii.email")
    );
    assert_eq!(restorations[0].value.as_str(), "abcdef");

    let escaped = located(2..8, "pii.phone", Confidence::Medium, "cd\"f");
    let (edits, restorations) = plan(&[&escaped, &left], &tokens());
    assert_eq!((edits.len(), edits[0].raw.clone()), (1, 0..8));
    assert!(
        restorations.is_empty(),
        "what cannot be joined exactly is not given back"
    );
}

#[test]
fn the_same_value_has_one_token_and_one_restoration() {
    let first = located(0..4, "pii.email", Confidence::High, "a@bc");
    let second = located(9..13, "pii.email", Confidence::High, "a@bc");
    let elsewhere = Located {
        surface: Surface::Header(3),
        ..located(0..4, "pii.email", Confidence::High, "a@bc")
    };
    let (edits, restorations) = plan(&[&elsewhere, &second, &first], &tokens());
    assert_eq!(
        edits
            .iter()
            .map(|edit| (edit.surface, edit.raw.start))
            .collect::<Vec<_>>(),
        [
            (Surface::Body, 0),
            (Surface::Body, 9),
            (Surface::Header(3), 0)
        ]
    );
    assert!(edits.iter().all(|edit| edit.token == edits[0].token));
    assert_eq!(restorations.len(), 1);
    assert_eq!(restorations[0].restore, RestoreIn::default());
}

#[test]
fn fingerprints_depend_on_key_label_and_bytes() {
    let base = fingerprint(&[1; 32], "leaf", b"text");
    assert_eq!(base, fingerprint(&[1; 32], "leaf", b"text"));
    for other in [
        fingerprint(&[2; 32], "leaf", b"text"),
        fingerprint(&[1; 32], "credential", b"text"),
        fingerprint(&[1; 32], "leaf", b"texts"),
    ] {
        assert_ne!(base, other);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn nothing_found_survives_and_every_other_byte_stays(text in crate::detect::tests::fragments()) {
        let judged = judged(&text);
        let (edits, restorations) = plan(&judged.iter().collect::<Vec<_>>(), &tokens());
        let out = apply(&edits, Surface::Body, text.as_bytes());
        let out = std::str::from_utf8(&out).expect("edits are on character boundaries");
        // Walks the output beside the input: outside edits both are the same byte for byte.
        let (mut read, mut written) = (0, 0);
        for edit in &edits {
            let kept = edit.raw.start - read;
            prop_assert_eq!(&out[written..written + kept], &text[read..edit.raw.start]);
            prop_assert_eq!(&out[written + kept..written + kept + edit.token.len()], &edit.token);
            prop_assert!(edit.token.len() <= MAX_TOKEN && edit.token.bytes().all(|b| b.is_ascii_alphanumeric()));
            written += kept + edit.token.len();
            read = edit.raw.end;
        }
        prop_assert_eq!(&out[written..], &text[read..]);
        for located in &judged {
            let covered = edits.iter().any(|edit| edit.raw.start <= located.raw.start && edit.raw.end >= located.raw.end);
            prop_assert!(covered);
        }
        // Scanned again, the output holds none of the values.
        for finding in Detectors::builtin().scan(out).expect("few findings") {
            let value = &out[finding.range];
            prop_assert!(judged.iter().all(|located| located.value.as_str() != value), "{}", value);
        }
        // Every edit can be undone.
        let mut undone = out.to_owned();
        for restoration in &restorations {
            undone = undone.replace(&restoration.token, &restoration.value);
        }
        prop_assert_eq!(undone, text);
    }

    #[test]
    fn every_token_has_the_form(value in "\\PC{0,40}", index in 0usize..1000) {
        let set = Detectors::builtin();
        let classes: Vec<_> = set.classes().collect();
        let token = tokens().token(classes[index % classes.len()], &value);
        prop_assert_eq!(forms(&token), vec![0..token.len()]);
        prop_assert_eq!(forms(&token.to_ascii_lowercase()).len(), 1);
        let placeholder = tokens().token(&Class::new(PLACEHOLDER), &token);
        prop_assert_eq!(forms(&placeholder), vec![0..placeholder.len()]);
    }

    #[test]
    fn a_plan_does_not_depend_on_order(ranges in prop::collection::vec((0usize..40, 1usize..12, 0usize..3), 0..10), turn in 0usize..10) {
        let classes = ["pii.email", "secrets.jwt", "pci.card"];
        let all: Vec<Located> = ranges
            .iter()
            .map(|(start, length, class)| located(*start..start + length, classes[*class], Confidence::High, &"v".repeat(*length)))
            .collect();
        let mut turned: Vec<&Located> = all.iter().collect();
        let (edits, restorations) = plan(&turned, &tokens());
        if !turned.is_empty() {
            let count = turned.len();
            turned.rotate_left(turn % count);
        }
        turned.reverse();
        let (again, restored_again) = plan(&turned, &tokens());
        let shape = |edits: &[Edit]| edits.iter().map(|edit| (edit.raw.clone(), edit.token.clone())).collect::<Vec<_>>();
        prop_assert_eq!(shape(&edits), shape(&again));
        prop_assert_eq!(restorations.len(), restored_again.len());
        prop_assert!(edits.windows(2).all(|pair| pair[0].raw.end <= pair[1].raw.start));
    }
}
