//! The stream of OpenAI's chat completions (and legacy completions): which strings are pieces of which text.

use super::RelayError;
use super::channel::{Carrier, Channels, Key, Part, Work};
use super::json;
use super::tree::{Kind, Tree};

/// Takes one chunk apart. A choice's texts end with its `finish_reason`.
pub(super) fn event(channels: &mut Channels, work: &mut Work<'_>) -> Result<(), RelayError> {
    let tree = work.tree;
    let Some(choices) = tree
        .get(0, "choices")
        .filter(|at| tree.node(*at).kind == Kind::Array)
    else {
        if tree.get(0, "error").is_some() {
            work.end(channels, |_| true);
        }
        return Ok(());
    };
    for choice in tree.children(choices) {
        let item = tree.number(choice, "index").unwrap_or(0);
        let ends = tree.get(choice, "finish_reason").is_some();
        if let Some(text) = tree.string(choice, "text") {
            let key = Key {
                item,
                part: Part::Legacy,
                index: 0,
            };
            channels.piece(work, key, text, ends, || {
                carrier(tree, item, "\"text\":\"", "\"")
            })?;
        }
        if let Some(delta) = tree
            .get(choice, "delta")
            .filter(|delta| !json::sealed(tree, *delta))
        {
            texts(channels, work, delta, item, ends)?;
            tools(channels, work, delta, item, ends)?;
        }
        if ends {
            work.end(channels, |key| key.item == item);
        }
    }
    Ok(())
}

fn texts(
    channels: &mut Channels,
    work: &mut Work<'_>,
    delta: usize,
    item: u64,
    ends: bool,
) -> Result<(), RelayError> {
    let tree = work.tree;
    for (name, part) in [
        ("content", Part::Content),
        ("refusal", Part::Refusal),
        ("reasoning_content", Part::Reasoning),
        ("reasoning", Part::ReasoningText),
    ] {
        if let Some(text) = tree.string(delta, name) {
            let before = format!("\"delta\":{{\"{name}\":\"");
            let key = Key {
                item,
                part,
                index: 0,
            };
            channels.piece(work, key, text, ends, || {
                carrier(tree, item, &before, "\"}")
            })?;
        }
    }
    let audio = tree.get(delta, "audio");
    if let Some(text) = audio.and_then(|audio| tree.string(audio, "transcript")) {
        let key = Key {
            item,
            part: Part::Transcript,
            index: 0,
        };
        let before = "\"delta\":{\"audio\":{\"transcript\":\"";
        channels.piece(work, key, text, ends, || {
            carrier(tree, item, before, "\"}}")
        })?;
    }
    let function = tree.get(delta, "function_call");
    if let Some(text) = function.and_then(|function| tree.string(function, "arguments")) {
        let key = Key {
            item,
            part: Part::Function,
            index: 0,
        };
        let before = "\"delta\":{\"function_call\":{\"arguments\":\"";
        channels.piece(work, key, text, ends, || {
            carrier(tree, item, before, "\"}}")
        })?;
    }
    Ok(())
}

fn tools(
    channels: &mut Channels,
    work: &mut Work<'_>,
    delta: usize,
    item: u64,
    ends: bool,
) -> Result<(), RelayError> {
    let tree = work.tree;
    let Some(calls) = tree
        .get(delta, "tool_calls")
        .filter(|at| tree.node(*at).kind == Kind::Array)
    else {
        return Ok(());
    };
    for (position, call) in (0..).zip(tree.children(calls)) {
        let index = tree.number(call, "index").unwrap_or(position);
        for (kind, name, part) in [
            ("function", "arguments", Part::Arguments),
            ("custom", "input", Part::ToolInput),
        ] {
            if let Some(text) = tree
                .get(call, kind)
                .and_then(|inner| tree.string(inner, name))
            {
                let before = format!(
                    "\"delta\":{{\"tool_calls\":[{{\"index\":{index},\"{kind}\":{{\"{name}\":\""
                );
                let key = Key { item, part, index };
                channels.piece(work, key, text, ends, || {
                    carrier(tree, item, &before, "\"}}]}")
                })?;
            }
        }
    }
    Ok(())
}

/// A chunk with one choice and one text, its head copied from the chunk that left something held back.
fn carrier(tree: &Tree<'_>, item: u64, before: &str, after: &str) -> Carrier {
    let mut head = b"data: {".to_vec();
    for name in [
        "id",
        "object",
        "created",
        "model",
        "service_tier",
        "system_fingerprint",
    ] {
        if let Some(value) = tree.quoted(0, name).filter(|value| value.len() <= 512) {
            head.extend_from_slice(format!("\"{name}\":").as_bytes());
            head.extend_from_slice(value);
            head.push(b',');
        }
    }
    head.extend_from_slice(format!("\"choices\":[{{\"index\":{item},{before}").as_bytes());
    Carrier {
        before: head,
        after: format!("{after},\"finish_reason\":null}}]}}\n\n").into_bytes(),
    }
}
