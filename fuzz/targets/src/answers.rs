//! Answers on their way back.

use bytes::Bytes;
use weir::relay::{Relay, RelayError, Told, fuzzing};
use weir_policy::catalog::{Dialect, Shape};
use weir_policy::detect::Class;
use weir_policy::redact::{Restoration, RestoreIn};

use crate::pieces;

/// Two placeholders that begin alike.
const TOKENS: [&str; 2] = [
    "WEIRxAWSKEYx0123456789ABCDEF",
    "WEIRxEMAILx0123456789ABCDEFG",
];
const VALUES: [&str; 2] = ["AK\"IA\\\n\u{1}\u{e9}\u{1f511}", "ann@example.org"];

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
    let (dialect, kind) = [
        (Dialect::Openai, Shape::ChatCompletions),
        (Dialect::Openai, Shape::Responses),
        (Dialect::Anthropic, Shape::Messages),
        (Dialect::Openai, Shape::Generic),
        (Dialect::Gemini, Shape::StreamGenerateContent),
    ][usize::from(*shape) % 5];
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
