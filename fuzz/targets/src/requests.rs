//! Heads and bodies of requests.

use http::header::{CONTENT_LENGTH, HOST, TRANSFER_ENCODING};
use http::request::Parts;
use http::{HeaderName, HeaderValue, Request};
use serde_json::Value;
use weir::wire::inflate::Encoding;
use weir::wire::json::{Kind, TOKEN_CAP, Tape};
use weir::wire::{self, Decoded, Inflater, Route, WireError};
use weir_policy::catalog::{Dialect, Endpoint, Host, Shape};
use weir_policy::request::Surface;

use crate::pieces;

pub(super) fn head_with(content_type: &str) -> Option<Parts> {
    let request = Request::post("/v1/x").header("content-type", content_type);
    Some(request.body(()).ok()?.into_parts().0)
}

pub(super) fn decode<'b>(
    shape: Shape,
    dialect: Dialect,
    head: &Parts,
    body: &'b [u8],
) -> Result<Decoded<'b>, WireError> {
    let endpoint = Endpoint {
        operation: "chat".into(),
        shape,
        dialect,
    };
    let route = Route {
        provider: "p",
        dialect,
        endpoint: &endpoint,
        credential: &|name, _| name == "authorization",
    };
    let decoded = wire::decode(&route, head, body)?;
    sound(&decoded, head, body);
    Ok(decoded)
}

/// Every byte is counted once, and leaves and cuts lie on characters of their surface.
fn sound(decoded: &Decoded<'_>, head: &Parts, body: &[u8]) {
    let target = wire::head::target(head).len();
    let fields: usize = wire::head::surfaces(&head.headers)
        .filter(|(_, name, _)| *name != "authorization" && !wire::head::is_hop(name.as_str()))
        .map(|(_, _, value)| value.len())
        .sum();
    let coverage = &decoded.coverage;
    let counted = coverage.inspected + coverage.sealed + coverage.opaque_bytes();
    if head.headers.len() <= 1 {
        assert_eq!(
            counted,
            (target + fields + body.len()) as u64,
            "{coverage:?}"
        );
    }
    let text = std::str::from_utf8(body);
    for leaf in &decoded.leaves {
        let all = leaf.raw_range(0..leaf.text.len());
        assert!(
            leaf.raw.start <= all.start && all.end <= leaf.raw.end,
            "{leaf:?}"
        );
        if leaf.surface == Surface::Body {
            assert!(leaf.raw.end <= body.len(), "{leaf:?}");
            if let Ok(text) = text {
                let whole =
                    text.is_char_boundary(leaf.raw.start) && text.is_char_boundary(leaf.raw.end);
                assert!(whole, "{leaf:?}");
            }
        }
    }
    assert!(decoded.cuts.is_sorted());
    assert!(decoded.cuts.last().is_none_or(|cut| *cut <= body.len()));
}

/// A head as lines: method and target, then headers, then the body after an empty line.
pub(super) fn head(data: &[u8]) {
    let Some((head, body)) = parsed(data) else {
        return;
    };
    let name = Host::parse("api.openai.com").expect("a host");
    if wire::head::check(&head, &name, 443).is_err() {
        return;
    }
    let count = |name| head.headers.get_all(name).iter().count();
    assert!(count(HOST) <= 1 && count(CONTENT_LENGTH) + count(TRANSFER_ENCODING) <= 1);
    let named = [
        head.headers.get(HOST).and_then(|host| host.to_str().ok()),
        head.uri.authority().map(http::uri::Authority::as_str),
    ];
    assert!(named.iter().any(Option::is_some));
    for host in named.into_iter().flatten() {
        let plain = host.to_ascii_lowercase();
        let plain = plain
            .split(':')
            .next()
            .unwrap_or_default()
            .trim_end_matches('.');
        assert_eq!(plain, "api.openai.com", "{host}");
    }
    let path = wire::head::plain(head.uri.path());
    assert!(
        !path
            .split(['/', '\\'])
            .any(|step| step == ".." || step == "."),
        "{path}"
    );
    assert!(!path.contains(['\0', '\r', '\n']), "{path:?}");
    let _ = decode(Shape::Generic, Dialect::Openai, &head, body);
}

fn parsed(data: &[u8]) -> Option<(Parts, &[u8])> {
    let mut rest = data;
    let mut line = || {
        let at = rest.iter().position(|byte| *byte == b'\n')?;
        let (line, later) = rest.split_at(at);
        rest = later.get(1..)?;
        Some(line)
    };
    let first = std::str::from_utf8(line()?).ok()?;
    let (method, target) = first.split_once(' ')?;
    let mut head = Request::builder()
        .method(method)
        .uri(target)
        .body(())
        .ok()?
        .into_parts()
        .0;
    loop {
        let field = line()?;
        if field.is_empty() {
            return Some((head, rest));
        }
        let at = field.iter().position(|byte| *byte == b':')?;
        let name = HeaderName::from_bytes(field.get(..at)?).ok()?;
        let value = HeaderValue::from_bytes(field.get(at + 1..)?.trim_ascii()).ok()?;
        head.headers.append(name, value);
    }
}

/// A tape as serde would have it, the last of two members kept.
fn tree(tape: &Tape<'_>, index: usize) -> Option<Value> {
    let token = tape.tokens().get(index)?;
    Some(match token.kind {
        Kind::Object => {
            let members = tape.members(index).map(|(key, value)| {
                Some((
                    tape.text(tape.tokens().get(key)?).into_owned(),
                    tree(tape, value)?,
                ))
            });
            Value::Object(members.collect::<Option<_>>()?)
        }
        Kind::Array => Value::Array(
            tape.elements(index)
                .map(|at| tree(tape, at))
                .collect::<Option<_>>()?,
        ),
        Kind::Key | Kind::String => Value::String(tape.text(token).into_owned()),
        Kind::Number => serde_json::from_str(tape.raw(token)).ok()?,
        Kind::True => Value::Bool(true),
        Kind::False => Value::Bool(false),
        Kind::Null => Value::Null,
    })
}

pub(super) fn walker(data: &[u8]) {
    let theirs = serde_json::from_slice::<Value>(data);
    match (Tape::parse(data, TOKEN_CAP), &theirs) {
        (Ok(tape), Ok(theirs)) => assert_eq!(tree(&tape, 0).as_ref(), Some(theirs)),
        (Ok(_), Err(error)) => {
            let error = error.to_string();
            let known = error.contains("number out of range") || error.contains("recursion limit");
            assert!(known, "weir reads what serde does not: {error}");
        }
        (Err(_), Ok(theirs)) => {
            // Numbers of thousands of digits are the one thing weir is stricter with.
            assert!(data.len() > 4096, "weir refuses {theirs}");
        }
        (Err(_), Err(_)) => {}
    }
    let Some(head) = head_with("application/json") else {
        return;
    };
    let Ok(decoded) = decode(Shape::Generic, Dialect::Anthropic, &head, data) else {
        return;
    };
    let Some(at) = data.len().checked_sub(1) else {
        return;
    };
    let seed = usize::from(data.get(at / 2).copied().unwrap_or_default());
    let editable: Vec<_> = decoded
        .leaves
        .iter()
        .filter(|leaf| leaf.surface == Surface::Body && leaf.editable() && !leaf.text.is_empty())
        .collect();
    if let (Some(leaf), Ok(text)) = (
        editable.get(seed % editable.len().max(1)),
        std::str::from_utf8(data),
    ) {
        let bounds: Vec<usize> = leaf.text.char_indices().map(|(at, _)| at).collect();
        let start = bounds
            .get(seed % bounds.len().max(1))
            .copied()
            .unwrap_or_default();
        let raw = leaf.raw_range(start..leaf.text.len());
        let edited = format!("{}TOKEN{}", &text[..raw.start], &text[raw.end..]);
        assert!(
            Tape::parse(edited.as_bytes(), TOKEN_CAP).is_ok(),
            "an edit broke it: {edited}"
        );
    }
}

/// What is asked is what serde reads, and no string is passed over.
fn dialect(shape: Shape, dialect: Dialect, data: &[u8]) {
    let Some(head) = head_with("application/json") else {
        return;
    };
    let Ok(decoded) = decode(shape, dialect, &head, data) else {
        return;
    };
    // Numbers that serde cannot hold, and what is nested too deeply for it.
    let Ok(value) = serde_json::from_slice::<Value>(data) else {
        return;
    };
    let text = |name: &str| value.get(name).and_then(Value::as_str);
    // Gemini's models are named without the collection they are of, and most by the path.
    if dialect != Dialect::Gemini {
        assert_eq!(decoded.request.model.as_deref(), text("model"));
    }
    assert_eq!(
        decoded.request.stream,
        value.get("stream") == Some(&Value::Bool(true))
    );
    if shape == Shape::Responses {
        assert_eq!(
            decoded.request.previous.as_deref(),
            text("previous_response_id")
        );
    }
    if decoded.coverage.sealed == 0 && decoded.coverage.opaque.is_empty() {
        all_strings(&value, &decoded);
    }
}

fn all_strings(value: &Value, decoded: &Decoded<'_>) {
    match value {
        Value::String(text) => {
            let found =
                text.is_empty() || decoded.leaves.iter().any(|leaf| leaf.text == text.as_str());
            let whole = || {
                decoded
                    .leaves
                    .iter()
                    .any(|leaf| matches!(leaf.kind, wire::Kind::Encoded))
            };
            assert!(found || whole(), "{text:?} is no leaf");
        }
        Value::Array(items) => items.iter().for_each(|item| all_strings(item, decoded)),
        Value::Object(members) => members.values().for_each(|item| all_strings(item, decoded)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

pub(super) fn openai_chat(data: &[u8]) {
    dialect(Shape::ChatCompletions, Dialect::Openai, data);
}

pub(super) fn openai_responses(data: &[u8]) {
    dialect(Shape::Responses, Dialect::Openai, data);
}

pub(super) fn anthropic(data: &[u8]) {
    dialect(Shape::Messages, Dialect::Anthropic, data);
}

pub(super) fn gemini(data: &[u8]) {
    dialect(Shape::GenerateContent, Dialect::Gemini, data);
}

/// The content type up to a line's end, then the body.
pub(super) fn forms(data: &[u8]) {
    let Some(at) = data.iter().position(|byte| *byte == b'\n') else {
        return;
    };
    let (kind, body) = (
        data.get(..at).unwrap_or_default(),
        data.get(at + 1..).unwrap_or_default(),
    );
    let head = std::str::from_utf8(kind).ok().and_then(head_with);
    if let Some(head) = head {
        let _ = decode(Shape::Generic, Dialect::Openai, &head, body);
    }
}

/// An encoding, how the bytes come, and the bytes.
pub(super) fn inflate(data: &[u8]) {
    const CAP: u64 = 4 << 20;
    let [encoding, seed, data @ ..] = data else {
        return;
    };
    let encodings = [
        Encoding::Gzip,
        Encoding::Deflate,
        Encoding::Brotli,
        Encoding::Zstd,
    ];
    let encoding = encodings[usize::from(*encoding) % encodings.len()];
    let read = |chunks: &[&[u8]]| {
        let mut out = Vec::new();
        let mut inflater = Inflater::new(encoding, CAP);
        for chunk in chunks {
            inflater.push(chunk, &mut out)?;
            assert!(out.len() as u64 <= CAP + (64 << 10), "beyond its cap");
        }
        inflater.finish().map(|()| out)
    };
    let (whole, split) = (read(&[data]), read(&pieces(data, *seed)));
    // A ratio is looked at as bytes come, so that what is refused may be told by another fault.
    assert_eq!(
        whole.as_ref().ok(),
        split.as_ref().ok(),
        "{whole:?} {split:?}"
    );
}
