//! The stream of OpenAI's responses: which strings are pieces of which text.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::RelayError;
use super::channel::{Carrier, Channels, Key, Part, Work};
use super::tree::Tree;

/// The events that carry pieces, their texts, and the number that tells an item's texts apart.
const DELTAS: [(&str, Part, &str); 13] = [
    ("response.output_text", Part::Content, "content_index"),
    ("response.refusal", Part::Refusal, "content_index"),
    (
        "response.reasoning_summary_text",
        Part::Reasoning,
        "summary_index",
    ),
    (
        "response.reasoning_text",
        Part::ReasoningText,
        "content_index",
    ),
    ("response.function_call_arguments", Part::Arguments, ""),
    ("response.mcp_call_arguments", Part::McpArguments, ""),
    ("response.custom_tool_call_input", Part::ToolInput, ""),
    ("response.code_interpreter_call_code", Part::Code, ""),
    ("response.apply_patch_call_operation_diff", Part::Patch, ""),
    (
        "response.shell_call_command",
        Part::Command,
        "command_index",
    ),
    // What is said aloud, by its names in Responses and Realtime.
    ("response.audio.transcript", Part::Transcript, ""),
    (
        "response.audio_transcript",
        Part::Transcript,
        "content_index",
    ),
    (
        "response.output_audio_transcript",
        Part::Transcript,
        "content_index",
    ),
];

/// Takes one event apart. A text ends with its own `.done`, its part's, its item's, or the response's end.
pub(super) fn event(channels: &mut Channels, work: &mut Work<'_>) -> Result<(), RelayError> {
    let tree = work.tree;
    let kind = tree
        .text(0, "type")
        .and_then(|kind| std::str::from_utf8(kind).ok())
        .unwrap_or_default();
    match kind {
        "response.completed"
        | "response.incomplete"
        | "response.failed"
        | "response.cancelled"
        | "error" => {
            work.end(channels, |_| true);
        }
        "response.output_item.done" => {
            let item = item(tree);
            work.end(channels, |key| key.item == item);
        }
        "response.content_part.done" => {
            let (item, index) = (item(tree), number(tree, "content_index"));
            let parts = [
                Part::Content,
                Part::Refusal,
                Part::ReasoningText,
                Part::Transcript,
            ];
            work.end(channels, |key| {
                key.item == item && key.index == index && parts.contains(&key.part)
            });
        }
        "response.reasoning_summary_part.done" => {
            let (item, index) = (item(tree), number(tree, "summary_index"));
            work.end(channels, |key| {
                key.item == item && key.index == index && key.part == Part::Reasoning
            });
        }
        _ => return delta(channels, work, kind),
    }
    Ok(())
}

fn delta(channels: &mut Channels, work: &mut Work<'_>, kind: &str) -> Result<(), RelayError> {
    let tree = work.tree;
    let Some((stem, verb)) = kind.rsplit_once('.') else {
        return Ok(());
    };
    let Some((_, part, count)) = DELTAS.iter().find(|(known, _, _)| *known == stem) else {
        return Ok(());
    };
    let key = Key {
        item: item(tree),
        part: *part,
        index: number(tree, count),
    };
    match (verb, tree.string(0, "delta")) {
        ("delta", Some(text)) => channels.piece(work, key, text, false, || carrier(tree, kind)),
        ("done", _) => {
            work.end(channels, |other| *other == key);
            Ok(())
        }
        _ => Ok(()),
    }
}

/// The item's number, or, where a copy of the API gives none, one made from its id.
fn item(tree: &Tree<'_>) -> u64 {
    tree.number(0, "output_index").unwrap_or_else(|| {
        let mut hasher = DefaultHasher::new();
        tree.text(0, "item_id").hash(&mut hasher);
        hasher.finish()
    })
}

fn number(tree: &Tree<'_>, name: &str) -> u64 {
    tree.number(0, name).unwrap_or(0)
}

/// An event like the one that left something held back, its sequence number included: a client that goes on
/// after that number then misses nothing.
fn carrier(tree: &Tree<'_>, kind: &str) -> Carrier {
    let mut before = format!("event: {kind}\ndata: {{\"type\":\"{kind}\",").into_bytes();
    for name in [
        "item_id",
        "output_index",
        "content_index",
        "summary_index",
        "command_index",
        "sequence_number",
    ] {
        if let Some(value) = tree.quoted(0, name).filter(|value| value.len() <= 512) {
            before.extend_from_slice(format!("\"{name}\":").as_bytes());
            before.extend_from_slice(value);
            before.push(b',');
        }
    }
    before.extend_from_slice(b"\"delta\":\"");
    // The type of `output_text` events asks for log probabilities.
    let after = if kind == "response.output_text.delta" {
        "\",\"logprobs\":[]}\n\n"
    } else {
        "\"}\n\n"
    };
    Carrier {
        before,
        after: after.as_bytes().to_vec(),
    }
}
