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
        bare: None,
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

/// The actions that leave a text behind.
fn replacing() -> Vec<Action> {
    let left = Action::ALL.into_iter();
    left.filter(|action| *action != Action::Refuse).collect()
}

/// A text with one action on all that is found in it, as the judge has it done.
fn redacted(text: &str, action: Action) -> (String, Vec<Edit>, Vec<Restoration>) {
    let judged = judged(text);
    let asked: Vec<Asked<'_>> = judged
        .iter()
        .map(|finding| Asked {
            finding,
            action: match finding.class.as_str() {
                PLACEHOLDER => Action::Token,
                _ => action,
            },
        })
        .collect();
    let (edits, restorations) = plan_by(&asked, &tokens());
    let out = apply(&edits, Surface::Body, text.as_bytes()).into_owned();
    let out = String::from_utf8(out).expect("edits are on character boundaries");
    (out, edits, restorations)
}

/// Whether what was found lies within this edit or outside it.
fn covers(edit: &Edit, judged: &[Located]) -> bool {
    let apart =
        |located: &Located| located.raw.end <= edit.raw.start || located.raw.start >= edit.raw.end;
    let within =
        |located: &Located| located.raw.start >= edit.raw.start && located.raw.end <= edit.raw.end;
    judged
        .iter()
        .all(|located| apart(located) || within(located))
}

#[test]
fn a_placeholder_cannot_hide_in_the_form_of_a_hash() {
    for text in [
        "WEIRxWEIRxAUTHx0123456789ABCDEF",
        "WEIRxAuWEIRxAUTHx0123456789ABCDEF",
        "WEIRxAUTHx0123456789ABCDEFu0123456789ABCDEF",
    ] {
        let forms = forms(text);
        assert_eq!(forms.len(), 1, "{text}");
        assert!(
            text[forms[0].clone()].contains("AUTHx0123456789ABCDEF"),
            "{text}"
        );
    }
}

#[test]
fn what_is_dropped_joins_no_words() {
    let dropped = |raw: Range<usize>| Edit {
        surface: Surface::Body,
        raw,
        with: String::new(),
        quote: String::new(),
        action: Action::Drop,
        class: Class::new("a.b"),
    };
    for (text, raw, left) in [
        ("ab1cd", 2..3, "ab_cd"),
        ("a \"1\" b", 3..4, "a \"\" b"),
        ("1ab", 0..1, "ab"),
        ("ab1", 2..3, "ab"),
        ("ab1 cd", 2..3, "ab cd"),
        ("41ab cd", 2..4, "41_ cd"),
        ("cd ab41", 3..5, "cd _41"),
        ("\u{e9}1\u{e9}", 2..3, "\u{e9}_\u{e9}"),
    ] {
        let out = apply(&[dropped(raw)], Surface::Body, text.as_bytes());
        assert_eq!(out.as_ref(), left.as_bytes());
    }
    let side_by_side = [dropped(1..3), dropped(3..5)];
    let out = apply(&side_by_side, Surface::Body, b"0abcd4539");
    assert_eq!(out.as_ref(), b"0_4539");
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
        with: "T".to_owned(),
        quote: String::new(),
        action: Action::Token,
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
    assert!(edits.iter().all(|edit| edit.with == edits[0].with));
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
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// What lies between two cuts leaves as it would alone, so that a text that is sent again is the same piece again.
    #[test]
    fn cuts_stay_where_they_were(
        spans in prop::collection::vec((0usize..3, 0usize..6, 0usize..4), 0..8),
        tail in 0usize..9,
        cuts in prop::collection::btree_set(0usize..60, 0..8),
    ) {
        let (mut edits, mut at) = (Vec::new(), 0);
        for (number, (gap, length, with)) in spans.into_iter().enumerate() {
            at += gap;
            edits.push(Edit {
                surface: Surface::Body,
                raw: at..at + length,
                with: "T".repeat(with + usize::from(number == 0)),
                quote: String::new(),
                action: Action::Token,
                class: Class::new("a.b"),
            });
            at += length;
        }
        let bytes: Vec<u8> = (0..at + tail).map(|at| b'!' + (at % 14) as u8).collect();
        let cuts: Vec<usize> = cuts.into_iter().filter(|cut| *cut <= bytes.len()).collect();
        let (out, moved) = apply_cut(&edits, Surface::Body, &bytes, &cuts);
        prop_assert_eq!(&out, &apply(&edits, Surface::Body, &bytes));
        let inside = |cut: usize| edits.iter().any(|edit| edit.raw.start < cut && cut < edit.raw.end);
        let outside: Vec<usize> = cuts.into_iter().filter(|cut| !inside(*cut)).collect();
        prop_assert_eq!(moved.len(), outside.len());
        for (cut, moved) in outside.into_iter().zip(moved) {
            // An edit of nothing at the cut belongs to what is before it.
            let before: Vec<Edit> = edits.iter().filter(|edit| edit.raw.end <= cut).cloned().collect();
            let alone = apply(&before, Surface::Body, &bytes[..cut]);
            prop_assert!(out.starts_with(&alone));
            let empty = edits.iter().any(|edit| edit.raw.is_empty() && edit.raw.start == cut);
            prop_assert!(moved == alone.len() || empty, "{} {}", moved, alone.len());
        }
    }

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
            prop_assert_eq!(&out[written + kept..written + kept + edit.with.len()], &edit.with);
            prop_assert!(edit.with.len() <= MAX_TOKEN && edit.with.bytes().all(|b| b.is_ascii_alphanumeric()));
            written += kept + edit.with.len();
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
    fn no_action_lets_a_value_stay_or_touches_another_byte(text in crate::detect::tests::fragments(), action in prop::sample::select(replacing())) {
        let judged = judged(&text);
        let (out, edits, restorations) = redacted(&text, action);
        prop_assert!(restorations.iter().all(|one| action.is_reversible() || one.class.as_str() == PLACEHOLDER));
        let (mut read, mut rest) = (0, out.as_str());
        for edit in &edits {
            let kept = &text[read..edit.raw.start];
            prop_assert!(rest.starts_with(kept));
            rest = rest[kept.len()..].strip_prefix(&edit.with).expect("what stands in its place");
            // What keeps two words apart is the one byte that may be added.
            let before = out[..out.len() - rest.len()].bytes().last();
            if edit.with.is_empty() && joins(before.as_ref(), text[edit.raw.clone()].as_bytes(), text.as_bytes().get(edit.raw.end)) {
                rest = rest.strip_prefix('_').expect("two words are kept apart");
            }
            read = edit.raw.end;
        }
        prop_assert_eq!(rest, &text[read..]);
        for (edit, value) in edits.iter().map(|edit| (edit, &text[edit.raw.clone()])) {
            prop_assert!(covers(edit, &judged));
            prop_assert_ne!(edit.with.as_str(), value);
            let plain = edit.with.bytes().all(|b| b.is_ascii_alphanumeric());
            if edit.action == Action::Synthetic {
                prop_assert!(plain || edit.with.bytes().all(|b| b.is_ascii_alphanumeric() || b" -.,()+/@:".contains(&b)));
                continue;
            }
            // A value may have a letter where the crosses stand.
            let bare = edit.with.trim_start_matches('X');
            let shown = bare.bytes().rev().zip(value.bytes().rev().filter(u8::is_ascii_alphanumeric));
            let shown = shown.take_while(|(with, byte)| with == byte).count();
            prop_assert!(shown <= if action == Action::Partial { 4 } else { 3 }, "{} for {}", edit.with, value);
            prop_assert!(edit.with.len() <= MAX_TOKEN && plain);
        }
    }

    #[test]
    fn what_was_redacted_for_good_is_found_as_nothing_else(pieces in prop::collection::vec((0usize..10, 0usize..4), 0..6), action in prop::sample::select(replacing())) {
        let canaries = crate::detect::tests::canaries();
        let text: String = pieces.iter().map(|(canary, around)| {
            let value = &canaries[*canary].1;
            match around {
                0 => format!("{value}\n"),
                1 => format!("Please look at {value}, thanks. "),
                2 => format!("x = \"{value}\";\n"),
                _ => format!("| a b | {value} |\n"),
            }
        }).collect();
        let (out, _, _) = redacted(&text, action);
        for (_, value) in &canaries {
            prop_assert!(!out.contains(value.as_str()));
        }
        if !action.is_reversible() {
            let (again, edits, _) = redacted(&out, action);
            prop_assert_eq!(again, out, "{:?}", edits);
        }
    }

    #[test]
    fn the_strictest_action_of_a_stretch_counts(text in crate::detect::tests::fragments(), seed in any::<u64>()) {
        let judged = judged(&text);
        let asked: Vec<Asked<'_>> = judged.iter().enumerate().map(|(index, finding)| {
            let picked = (seed >> (index % 20 * 3)) as usize % Action::ALL.len();
            Asked { finding, action: Action::ALL[picked] }
        }).collect();
        let (edits, restorations) = plan_by(&asked, &tokens());
        let strictest = asked.iter().all(|one| covering(&edits, one.finding).is_some_and(|edit| edit.action >= one.action));
        prop_assert!(strictest);
        let said = edits.iter().all(|edit| asked.iter().any(|one| (one.action == edit.action || (one.action, edit.action) == (Action::Synthetic, Action::Hash)) && covering(&edits, one.finding).is_some_and(|of| of.raw == edit.raw)));
        prop_assert!(said);
        for restoration in &restorations {
            let of_token = edits.iter().any(|edit| edit.with == restoration.token && edit.action.is_reversible());
            prop_assert!(of_token);
        }
    }

    #[test]
    fn every_token_has_the_form(value in "\\PC{0,40}", index in 0usize..1000) {
        let set = Detectors::builtin();
        let classes: Vec<_> = set.classes().collect();
        let token = tokens().token(classes[index % classes.len()], &value);
        prop_assert_eq!(forms(&token), vec![0..token.len()]);
        prop_assert_eq!(forms(&token.to_ascii_lowercase()).len(), 1);
        let hash = tokens().hash(classes[index % classes.len()], &value);
        prop_assert!(forms(&hash).is_empty());
        prop_assert_ne!(&hash[hash.len() - 16..], &token[token.len() - 16..]);
        prop_assert_eq!(set.scan(&format!("password = \"{hash}\"")).expect("few"), vec![]);
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
        let shape = |edits: &[Edit]| edits.iter().map(|edit| (edit.raw.clone(), edit.with.clone())).collect::<Vec<_>>();
        prop_assert_eq!(shape(&edits), shape(&again));
        prop_assert_eq!(restorations.len(), restored_again.len());
        prop_assert!(edits.windows(2).all(|pair| pair[0].raw.end <= pair[1].raw.start));
    }
}
