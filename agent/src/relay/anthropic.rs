//! The stream of Anthropic's messages: which strings are pieces of which text.

use super::RelayError;
use super::channel::{Carrier, Channels, Key, Part, Work};

/// Takes one event apart. A block's text ends with the block. `thinking_delta` and `signature_delta` are no
/// pieces of a text here: the signature covers the thinking as the provider wrote it.
pub(super) fn event(channels: &mut Channels, work: &mut Work<'_>) -> Result<(), RelayError> {
    let tree = work.tree;
    let item = tree.number(0, "index").unwrap_or(0);
    match tree.text(0, "type").unwrap_or_default() {
        b"content_block_start" => {
            work.end(channels, |key| key.item == item);
            let block = tree.get(0, "content_block");
            if let Some(block) = block.filter(|block| tree.text(*block, "type") == Some(b"text"))
                && let Some(text) = tree.string(block, "text")
            {
                let key = Key {
                    item,
                    part: Part::Content,
                    index: 0,
                };
                channels.piece(work, key, text, false, || carrier(item, Part::Content))?;
            }
        }
        b"content_block_delta" => {
            let Some(delta) = tree.get(0, "delta") else {
                return Ok(());
            };
            let (name, part) = match tree.text(delta, "type") {
                Some(b"text_delta") => ("text", Part::Content),
                Some(b"input_json_delta") => ("partial_json", Part::Arguments),
                _ => return Ok(()),
            };
            if let Some(text) = tree.string(delta, name) {
                let key = Key {
                    item,
                    part,
                    index: 0,
                };
                channels.piece(work, key, text, false, || carrier(item, part))?;
            }
        }
        // The legacy completions.
        b"completion" => {
            if let Some(text) = tree.string(0, "completion") {
                let ends = tree.string(0, "stop_reason").is_some();
                let key = Key {
                    item,
                    part: Part::Legacy,
                    index: 0,
                };
                channels.piece(work, key, text, ends, completion)?;
            }
        }
        b"content_block_stop" => work.end(channels, |key| key.item == item),
        b"message_delta" | b"message_stop" | b"error" => work.end(channels, |_| true),
        _ => {}
    }
    Ok(())
}

fn completion() -> Carrier {
    let before = "event: completion\ndata: {\"type\":\"completion\",\"completion\":\"";
    Carrier {
        before: before.as_bytes().to_vec(),
        after: b"\",\"stop_reason\":null}\n\n".to_vec(),
    }
}

fn carrier(item: u64, part: Part) -> Carrier {
    let (kind, name) = match part {
        Part::Arguments => ("input_json_delta", "partial_json"),
        _ => ("text_delta", "text"),
    };
    let before = format!(
        "event: content_block_delta\ndata: {{\"type\":\"content_block_delta\",\"index\":{item},\
         \"delta\":{{\"type\":\"{kind}\",\"{name}\":\""
    );
    Carrier {
        before: before.into_bytes(),
        after: b"\"}}\n\n".to_vec(),
    }
}
