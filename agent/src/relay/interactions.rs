//! The stream of Google's Interactions: which strings are pieces of which text.
//!
//! Its events are those of steps (`step.delta`), and before them of contents (`content.delta`); their `event_type` names them.

use super::RelayError;
use super::channel::{Carrier, Channels, Key, Part, Work};
use super::tree::Tree;

/// Whether an event is one of an interaction.
pub(super) fn tells(tree: &Tree<'_>) -> bool {
    tree.string(0, "event_type").is_some()
}

/// Takes one event apart. A step's texts end with the step.
pub(super) fn event(channels: &mut Channels, work: &mut Work<'_>) -> Result<(), RelayError> {
    let tree = work.tree;
    let item = tree.number(0, "index").unwrap_or(0);
    match tree.text(0, "event_type").unwrap_or_default() {
        b"step.delta" | b"content.delta" => {
            let Some((part, text)) = tree.get(0, "delta").and_then(|delta| piece(tree, delta))
            else {
                return Ok(());
            };
            let key = Key {
                item,
                part,
                index: 0,
            };
            channels.piece(work, key, text, false, || carrier(tree, item, part))?;
        }
        b"step.start" | b"content.start" | b"step.stop" | b"content.stop" => {
            work.end(channels, |key| key.item == item);
        }
        b"interaction.completed" | b"interaction.complete" | b"error" => {
            work.end(channels, |_| true);
        }
        _ => {}
    }
    Ok(())
}

/// Which text a delta is a piece of, and where that stands.
fn piece(tree: &Tree<'_>, delta: usize) -> Option<(Part, usize)> {
    match tree.text(delta, "type")? {
        b"text" => Some((Part::Content, tree.string(delta, "text")?)),
        b"thought_summary" => {
            let content = tree.get(delta, "content")?;
            Some((Part::Reasoning, tree.string(content, "text")?))
        }
        b"arguments_delta" => Some((Part::Arguments, tree.string(delta, "arguments")?)),
        _ => None,
    }
}

/// An event with one text, named as the one that left something held back.
fn carrier(tree: &Tree<'_>, item: u64, part: Part) -> Carrier {
    let name = match tree.text(0, "event_type") {
        Some(b"content.delta") => "content.delta",
        _ => "step.delta",
    };
    let (before, after) = match part {
        Part::Reasoning => (
            "\"type\":\"thought_summary\",\"content\":{\"type\":\"text\",\"text\":\"",
            "\"}}}\n\n",
        ),
        Part::Arguments => ("\"type\":\"arguments_delta\",\"arguments\":\"", "\"}}\n\n"),
        _ => ("\"type\":\"text\",\"text\":\"", "\"}}\n\n"),
    };
    let before = format!(
        "event: {name}\ndata: {{\"event_type\":\"{name}\",\"index\":{item},\"delta\":{{{before}"
    );
    Carrier {
        before: before.into_bytes(),
        after: after.as_bytes().to_vec(),
    }
}
