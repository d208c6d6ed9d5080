//! Texts: what is found in them, and the files that say what is looked for and what may leave.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use bytes::Bytes;
use serde_json::{Value, json};
use weir::judge::Inspector;
use weir::relay::Relay;
use weir_policy::catalog::{Dialect, Shape};
use weir_policy::detect::Detectors;
use weir_policy::dictionary::{Dictionary, Draft, Plan, seal};
use weir_policy::language::{KnownClasses, NoNames, Policy, Source};
use weir_policy::redact::{self, Action, Asked, RestoreIn, Tokens};
use weir_policy::request::{Located, Surface};

use crate::requests::{decode, head_with};

static INSPECTOR: LazyLock<Inspector> =
    LazyLock::new(|| Inspector::new(Detectors::builtin(), [7; 32], Duration::from_secs(5)));

/// A user's text: redacted, echoed by the model, given back; then by an action whose values never come back, which the
/// sum of the bytes picks. `%k`, `%e` and `%c` stand for a key, an address and a card number, which no fuzzer would guess.
pub(super) fn redact(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let text = text
        .replace("%k", "AKIAQ3EGRJ7XKP2MN5TZ")
        .replace("%e", "jane.doe@acme-corp.io")
        .replace("%c", "4539 1488 0343 6467")
        .replace("%w", "WEIRxEMAILx0123456789ABCDEF");
    let body = json!({"model": "m", "messages": [{"role": "user", "content": text}]}).to_string();
    let Some(known) = found(body.as_bytes()) else {
        return;
    };
    let tokens = Tokens::new(&[9; 32], "fuzz");
    let sum = data.iter().map(|byte| usize::from(*byte)).sum::<usize>();
    for_good(FOR_GOOD[sum % FOR_GOOD.len()], &body, &known, &tokens);
    let (edits, mut restorations) = redact::plan(&known.iter().collect::<Vec<_>>(), &tokens);
    for restoration in &mut restorations {
        restoration.restore = RestoreIn {
            text: true,
            tool_arguments: true,
            url: true,
        };
    }
    let left = redact::apply(&edits, Surface::Body, body.as_bytes());
    let again = found(&left).unwrap_or_default();
    let left: Value = serde_json::from_slice(&left).expect("what leaves is JSON");
    let echoed = left["messages"][0]["content"].as_str().expect("a text");
    for finding in &known {
        // The form of a placeholder is found again: in the placeholder that took its place.
        let stays = |other: &Located| other.class == finding.class && other.value == finding.value;
        let form = !redact::forms(&finding.value).is_empty();
        assert!(
            form || !again.iter().any(stays),
            "a {} is left",
            finding.class
        );
    }
    // A stretch of findings that cannot be joined exactly is not given back.
    let whole = edits
        .iter()
        .all(|edit| restorations.iter().any(|one| one.token == edit.with));
    if !whole {
        return;
    }
    let answer =
        json!({"choices": [{"message": {"role": "assistant", "content": echoed}}]}).to_string();
    let shape = Shape::ChatCompletions;
    let mut relay = Relay::new(
        Dialect::Openai,
        shape,
        Some("application/json"),
        &restorations,
    );
    let mut given = relay.push(&Bytes::from(answer)).expect("small").to_vec();
    given.extend_from_slice(&relay.finish().expect("small"));
    let given: Value = serde_json::from_slice(&given).expect("what is given back is JSON");
    let given = given["choices"][0]["message"]["content"]
        .as_str()
        .expect("a text");
    assert!(same(given, &text), "{text:?} came back as {given:?}");
}

const FOR_GOOD: [Action; 5] = [
    Action::Synthetic,
    Action::Partial,
    Action::Hash,
    Action::Mask,
    Action::Drop,
];

/// What leaves is JSON of the same form, unchanged but for the findings, of which none is left; nothing comes back.
fn for_good(action: Action, body: &str, known: &[Located], tokens: &Tokens) {
    let asked: Vec<Asked<'_>> = known
        .iter()
        .map(|finding| Asked { finding, action })
        .collect();
    let (edits, restorations) = redact::plan_by(&asked, tokens);
    assert!(restorations.is_empty(), "{action} can be undone");
    let left = redact::apply(&edits, Surface::Body, body.as_bytes());
    let value: Value = serde_json::from_slice(&left).expect("what leaves is JSON");
    assert!(value["messages"][0]["content"].is_string());
    let mut rest = &*left;
    for (index, edit) in edits.iter().enumerate() {
        let from = index.checked_sub(1).map_or(0, |last| edits[last].raw.end);
        let before = &body.as_bytes()[from..edit.raw.start];
        // Where nothing stands in a value's place, something keeps the words around it apart.
        rest = rest
            .strip_prefix(before)
            .or_else(|| rest.strip_prefix(b"_")?.strip_prefix(before))
            .expect("what is no finding is unchanged");
        let with = format!("{0}{1}{0}", edit.quote, edit.with);
        rest = rest.strip_prefix(with.as_bytes()).expect("the edit");
    }
    let again = found(&left).unwrap_or_default();
    for finding in known {
        let edit = redact::covering(&edits, finding).expect("every finding is in an edit");
        // Crosses are masked by crosses, and a stand-in is known again.
        let same = edit.with.contains(&*finding.value);
        let stays = |other: &Located| other.class == finding.class && other.value == finding.value;
        assert!(
            same || !again.iter().any(stays),
            "{action}: a {} is left",
            finding.class
        );
    }
}

/// Whether two texts say the same: JSON inside a text may come back with other escapes.
fn same(one: &str, other: &str) -> bool {
    one == other
        || match (serde_json::from_str(one), serde_json::from_str(other)) {
            (Ok(one), Ok(other)) => same_value(&one, &other),
            _ => false,
        }
}

fn same_value(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::String(one), Value::String(other)) => same(one, other),
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(other)
                    .all(|(one, other)| same_value(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(other)
                    .all(|((key, one), (name, other))| key == name && same_value(one, other))
        }
        _ => one == other,
    }
}

/// What is found in a body.
fn found(body: &[u8]) -> Option<Vec<Located>> {
    let head = head_with("application/json")?;
    let decoded = decode(Shape::ChatCompletions, Dialect::Openai, &head, body).ok()?;
    INSPECTOR.locate("fuzz", &decoded.leaves).ok()
}

/// A key in a disguise that the first byte chooses, on a line between two texts.
pub(super) fn disguise(data: &[u8]) {
    const KEY: &str = "AKIAQ3EGRJ7XKP2MN5TZ";
    let Some((choice, rest)) = data.split_first() else {
        return;
    };
    let Ok(text) = std::str::from_utf8(rest) else {
        return;
    };
    let each = |map: fn(char) -> String| KEY.chars().map(map).collect::<String>();
    let hidden = match choice % 9 {
        0 => each(|c| format!("{c}\u{200b}")),
        1 => each(|c| format!("\\u{:04x}", u32::from(c))),
        2 => each(|c| format!("%{:02x}", u32::from(c))),
        3 => each(|c| format!("&#{};", u32::from(c))),
        4 => each(|c| char::from_u32(u32::from(c) + 0xFEE0).map_or_else(String::new, String::from)),
        5 => each(|c| format!("{:02x}", u32::from(c))),
        6 => each(|c| format!("{c} ")),
        7 => format!("\"{}\" + \"{}\"", &KEY[..9], &KEY[9..]),
        _ => format!("{}<b>{}", &KEY[..7], &KEY[7..]),
    };
    let at = text.floor_char_boundary(text.len() / 2);
    let (before, after) = text.split_at(at);
    let whole = format!("{before}\n\n key: {hidden} \n\n{after}");
    let set = Detectors::builtin();
    // Text with too many candidates is refused as a whole.
    let Ok(found) = set.scan(&whole) else { return };
    let mut from = 0;
    for finding in &found {
        assert!(finding.range.start >= from && finding.range.start < finding.range.end);
        assert!(
            whole.get(finding.range.clone()).is_some(),
            "half a character"
        );
        from = finding.range.end;
    }
    let start = before.len() + "\n\n key: ".len();
    let middle = start + hidden.len() / 2;
    assert!(
        found.iter().any(|one| one.range.contains(&middle)),
        "the key in {hidden:?} is not found"
    );
    assert_eq!(found, set.scan(&whole).expect("as before"));
}

pub(super) fn policy(data: &[u8]) {
    static CLASSES: LazyLock<KnownClasses> =
        LazyLock::new(|| KnownClasses::of(&Detectors::builtin()));
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let source = || Source {
        name: "fuzz.toml".to_owned(),
        text: text.to_owned(),
    };
    let load = |sources: &[Source]| Policy::load(sources, &NoNames, &CLASSES);
    match (load(&[source()]), load(&[source()])) {
        (Ok(one), Ok(two)) => {
            assert_eq!(one.digest(), two.digest());
            assert_eq!(one.summary_line(), two.summary_line());
            let _ = one.warnings().render(false);
            // A layer more is a layer, whatever it says.
            assert!(load(&[source(), source()]).is_ok());
        }
        (Err(one), Err(two)) => {
            assert!(!one.is_empty());
            assert_eq!(one.render(false), two.render(false));
            let _ = one.render(true);
            assert!(load(&[source(), source()]).is_err());
        }
        _ => panic!("it loads now and then"),
    }
}

pub(super) fn detectors(data: &[u8]) {
    const SAMPLE: &str = "key=AKIAQ3EGRJ7XKP2MN5TZ, jane.doe@acme-corp.io; 4539 1488 0343 6467 \u{e9}\u{1f511} 0123456789abcdef aaaa-bbbb";
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let Ok(set) = Detectors::load(&[("fuzz.toml", text)]) else {
        return;
    };
    let set = Arc::new(set);
    for sample in [SAMPLE, text] {
        let Ok(found) = set.scan(sample) else {
            continue;
        };
        let mut from = 0;
        for finding in &found {
            assert!(finding.range.start >= from && finding.range.start <= finding.range.end);
            assert!(
                sample.get(finding.range.clone()).is_some(),
                "half a character"
            );
            from = finding.range.end;
        }
        assert_eq!(found, set.scan(sample).expect("as before"));
    }
}

/// An index's file: the bytes as they are, then sealed, so that what stands behind the seal is reached; and one made of
/// the bytes' lines, which finds what it was made of.
pub(super) fn dictionary(data: &[u8]) {
    const SAMPLE: &str = "Zo\u{eb} M\u{fc}ller, 12.3.1985; to=jane.doe@acme-corp.io +49 (0)151 123 456 78 \u{7530}\u{4e2d}";
    let read = Dictionary::read(data.to_vec());
    assert_eq!(read, Dictionary::read(data.to_vec()));
    for index in [read, Dictionary::read(seal(data.to_vec()))]
        .into_iter()
        .flatten()
    {
        places(&index, SAMPLE);
        let _ = (index.odds(), index.hashes(), index.size());
        for column in index.columns() {
            assert!(index.class(column).starts_with("company."));
        }
    }
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    for columns in [vec![], vec![vec!["a".to_owned()]]] {
        let mut draft = Draft::new(Plan {
            name: "fuzz".to_owned(),
            made: 0,
            key: [7; 16],
            columns,
            everyday: true,
        })
        .expect("good names");
        let taken: Vec<&str> = text
            .lines()
            .filter(|line| draft.add(0, &[line]).is_ok())
            .collect();
        let Ok(built) = draft.finish() else {
            continue;
        };
        let index = Dictionary::read(built.bytes).expect("what is written is read");
        // Words and digits that stand far apart are no phrase and no number in a text.
        let close = |value: &&str| {
            let mut apart = value.split(char::is_alphanumeric);
            apart.all(|gap| gap.chars().count() <= 3)
        };
        for value in taken.into_iter().filter(close) {
            assert!(
                places(&index, value) > 0,
                "{value:?} is not found in itself"
            );
        }
    }
}

/// How many places an index finds; each is of whole characters.
fn places(index: &Dictionary, text: &str) -> usize {
    let mut count = 0;
    index.find(text, &mut |hit| {
        assert!(hit.column < index.columns().len());
        assert!(text.get(hit.range).is_some_and(|value| !value.is_empty()));
        count += 1;
        count < 10_000
    });
    count
}
