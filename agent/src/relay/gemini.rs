//! The stream of Gemini's generateContent: which strings are pieces of which text.
//!
//! A part has no number of its own: a client joins the texts of one kind, thoughts or not, as they come.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::RelayError;
use super::channel::{Carrier, Channels, Key, Part, Work};
use super::json;
use super::tree::{Kind, Tree};

/// Takes one answer of the stream apart. A candidate's text ends where a part of another kind begins, and with its
/// `finishReason`.
pub(super) fn event(channels: &mut Channels, work: &mut Work<'_>) -> Result<(), RelayError> {
    let tree = work.tree;
    let Some(candidates) = array(tree, 0, "candidates") else {
        if tree.get(0, "error").is_some() {
            work.end(channels, |_| true);
        }
        return Ok(());
    };
    for candidate in tree.children(candidates) {
        let item = tree.number(candidate, "index").unwrap_or(0);
        let ends = tree.get(candidate, "finishReason").is_some();
        let parts = tree
            .get(candidate, "content")
            .and_then(|content| array(tree, content, "parts"));
        if let Some(parts) = parts {
            let parts: Vec<usize> = tree.children(parts).collect();
            each(channels, work, &parts, item, ends)?;
        }
        if ends {
            work.end(channels, |key| key.item == item);
        }
    }
    Ok(())
}

fn each(
    channels: &mut Channels,
    work: &mut Work<'_>,
    parts: &[usize],
    item: u64,
    ends: bool,
) -> Result<(), RelayError> {
    let tree = work.tree;
    for (number, at) in parts.iter().enumerate() {
        let kind = kind(tree, *at);
        if number == 0 {
            // What another kind of part held back stands ahead of all this.
            work.end(channels, |key| key.item == item && Some(key.part) != kind);
        }
        let follows = parts.get(number + 1);
        match kind {
            Some(part @ (Part::Content | Part::Reasoning)) => {
                let Some(text) = tree
                    .string(*at, "text")
                    .filter(|_| !json::sealed(tree, *at))
                else {
                    continue;
                };
                let last = match follows {
                    Some(next) => self::kind(tree, *next) != kind,
                    None => ends,
                };
                let key = Key {
                    item,
                    part,
                    index: 0,
                };
                let array = work.array;
                channels.piece(work, key, text, last, || carrier(tree, array, item, part))?;
            }
            Some(_) => arguments(channels, work, *at, item)?,
            None => {}
        }
    }
    Ok(())
}

/// What kind of text a part is a piece of.
fn kind(tree: &Tree<'_>, at: usize) -> Option<Part> {
    if tree.string(at, "text").is_some() {
        let thought = tree
            .get(at, "thought")
            .is_some_and(|thought| tree.raw(thought) == b"true");
        return Some(if thought {
            Part::Reasoning
        } else {
            Part::Content
        });
    }
    tree.get(at, "functionCall").map(|_| Part::ToolInput)
}

/// Arguments that come in pieces (`streamFunctionCallArguments`): each says which argument it is a piece of, and
/// whether more of it comes. Arguments that come whole are strings of the event like any other.
fn arguments(
    channels: &mut Channels,
    work: &mut Work<'_>,
    part: usize,
    item: u64,
) -> Result<(), RelayError> {
    let tree = work.tree;
    let pieces = tree
        .get(part, "functionCall")
        .and_then(|call| array(tree, call, "partialArgs"));
    let Some(pieces) = pieces else {
        return Ok(());
    };
    for piece in tree.children(pieces) {
        let Some(text) = tree.string(piece, "stringValue") else {
            continue;
        };
        let more = tree
            .get(piece, "willContinue")
            .is_some_and(|more| tree.raw(more) == b"true");
        let path = tree.quoted(piece, "jsonPath").unwrap_or(b"\"$\"");
        let mut hasher = DefaultHasher::new();
        path.hash(&mut hasher);
        let key = Key {
            item,
            part: Part::ToolInput,
            index: hasher.finish(),
        };
        let array = work.array;
        channels.piece(work, key, text, !more, || {
            let mut before = b"{\"functionCall\":{\"partialArgs\":[{\"jsonPath\":".to_vec();
            before.extend_from_slice(path);
            before.extend_from_slice(b",\"stringValue\":\"");
            framed(tree, array, item, &before, b"\",\"willContinue\":true}]}}")
        })?;
    }
    Ok(())
}

fn array(tree: &Tree<'_>, at: usize, name: &str) -> Option<usize> {
    tree.get(at, name)
        .filter(|at| tree.node(*at).kind == Kind::Array)
}

/// An answer with one candidate and one text.
fn carrier(tree: &Tree<'_>, array: bool, item: u64, part: Part) -> Carrier {
    let (before, after): (&[u8], &[u8]) = match part {
        Part::Reasoning => (b"{\"text\":\"", b"\",\"thought\":true}"),
        _ => (b"{\"text\":\"", b"\"}"),
    };
    framed(tree, array, item, before, after)
}

/// The rest of the answer round a part, its foot copied from the answer that left something held back.
fn framed(tree: &Tree<'_>, array: bool, item: u64, before: &[u8], after: &[u8]) -> Carrier {
    let mut head: Vec<u8> = if array {
        Vec::new()
    } else {
        b"data: ".to_vec()
    };
    head.extend_from_slice(b"{\"candidates\":[{\"content\":{\"parts\":[");
    head.extend_from_slice(before);
    let mut foot = after.to_vec();
    foot.extend_from_slice(format!("],\"role\":\"model\"}},\"index\":{item}}}]").as_bytes());
    for name in ["modelVersion", "responseId"] {
        if let Some(value) = tree.quoted(0, name).filter(|value| value.len() <= 512) {
            foot.extend_from_slice(format!(",\"{name}\":").as_bytes());
            foot.extend_from_slice(value);
        }
    }
    foot.extend_from_slice(if array { b"}," } else { b"}\n\n" });
    Carrier {
        before: head,
        after: foot,
    }
}
