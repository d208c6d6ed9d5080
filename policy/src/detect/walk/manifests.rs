//! Secrets in manifests of Kubernetes: `data` in base64, `stringData` as it is.

use std::ops::Range;

use super::{run, skip};
use crate::detect::{checksum, entropy};

/// Longest manifest that is read, in bytes, before and after `kind: Secret`.
const MANIFEST: usize = 8192;
const BEFORE: usize = 2048;

/// Names under `data` that are no secret though they stand in one.
const PLAIN: [&str; 12] = [
    "ca.crt",
    "tls.crt",
    "namespace",
    "username",
    "user",
    "host",
    "port",
    "url",
    "ca",
    "region",
    "database",
    "dbname",
];

/// The values under `data` and `stringData` of the manifest around `kind: Secret`.
pub(in crate::detect) fn kube(
    text: &str,
    hit: &Range<usize>,
    found: &mut Vec<Range<usize>>,
) -> usize {
    let bytes = text.as_bytes();
    if bytes
        .get(hit.end)
        .is_some_and(|b| b.is_ascii_alphanumeric())
    {
        return hit.end;
    }
    let end = document_end(bytes, hit.end);
    let start = document_start(bytes, hit.start);
    let Some(document) = text.get(start..end).or_else(|| text.get(hit.end..end)) else {
        return hit.end;
    };
    let start = end - document.len();
    for (section, encoded) in [("data", true), ("stringData", false)] {
        let mut at = 0;
        while let Some(place) = document.get(at..).and_then(|rest| rest.find(section)) {
            let place = at + place;
            at = place + section.len();
            let bounded = !document
                .as_bytes()
                .get(..place)
                .and_then(<[u8]>::last)
                .is_some_and(u8::is_ascii_alphanumeric);
            let opens = skip(bytes, start + at, 4, b":");
            let colon = bytes
                .get(start + at..opens)
                .is_some_and(|said| said.contains(&b':'));
            if bounded && colon {
                entries(text, opens, end, encoded, found);
                break;
            }
        }
    }
    end
}

fn document_end(bytes: &[u8], at: usize) -> usize {
    let end = bytes.len().min(at + MANIFEST);
    let window = bytes.get(at..end).unwrap_or_default();
    let stop = [&b"\n---"[..], b"```"]
        .iter()
        .filter_map(|mark| memchr::memmem::find(window, mark))
        .min();
    let end = at + stop.unwrap_or(window.len());
    (at..=end)
        .rev()
        .find(|place| bytes.get(*place).is_none_or(|b| !(0x80..0xc0).contains(b)))
        .unwrap_or(at)
}

fn document_start(bytes: &[u8], at: usize) -> usize {
    let floor = at.saturating_sub(BEFORE);
    let window = bytes.get(floor..at).unwrap_or_default();
    let stop = [&b"\n---"[..], b"```", b"apiVersion"]
        .iter()
        .filter_map(|mark| memchr::memmem::rfind(window, mark))
        .max();
    stop.map_or(at, |stop| floor + stop)
}

/// The entries of a block: names, colons, values, as YAML or JSON; the block ends where none follows.
fn entries(text: &str, mut at: usize, end: usize, encoded: bool, found: &mut Vec<Range<usize>>) {
    let bytes = text.as_bytes();
    for _ in 0..64 {
        at += run(bytes, at, 64, |b| {
            b.is_ascii_whitespace() || matches!(b, b'{' | b',' | b'"' | b'\'' | b'\\')
        });
        let name = run(bytes, at, 80, |b| {
            b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.')
        });
        let colon = skip(bytes, at + name, 3, b"");
        if name == 0 || at + name >= end || bytes.get(colon) != Some(&b':') {
            return;
        }
        let key = text.get(at..at + name).unwrap_or_default();
        let mut value = skip(bytes, colon + 1, 6, b"|>-");
        value += run(bytes, value, 24, |b| b.is_ascii_whitespace());
        let indented = value > colon + 8;
        let length = match encoded {
            true => run(bytes, value, end.saturating_sub(value), |b| {
                b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'=')
            }),
            false => run(bytes, value, 256, |b| {
                !matches!(b, b'\n' | b'"' | b'\'' | b'\r')
            }),
        };
        let Some(said) = text.get(value..value + length) else {
            return;
        };
        // A name with a colon after it is the next block.
        if bytes.get(value + length) == Some(&b':') {
            return;
        }
        let plain = PLAIN.contains(&key.to_ascii_lowercase().as_str());
        let real = match encoded {
            true => length >= 4 && checksum::is_base64(said),
            false => length >= 4 && !indented && !entropy::is_template(said),
        };
        if real && !plain {
            found.push(value..value + length);
        }
        at = value + length;
    }
}
