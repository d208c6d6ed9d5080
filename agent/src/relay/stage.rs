//! Where a stream stands: what must be known of it to end it before its end.

use super::tree::{Kind, Tree};
use crate::wire::{At, Stream};

/// Longer ids are not kept.
const LONGEST: usize = 128;

/// Where a stream stands after the events that came.
#[derive(Clone, Debug, Default)]
pub(super) struct Stage {
    pub(super) at: At,
    pub(super) item: u64,
    pub(super) part: u64,
    pub(super) next: u64,
    pub(super) sequence: u64,
    /// As it stands in JSON.
    pub(super) item_id: String,
}

impl Stage {
    /// Learns from one event.
    pub(super) fn note(&mut self, stream: Stream, tree: &Tree<'_>) {
        match stream {
            Stream::Chat => self.chat(tree),
            Stream::Responses => self.responses(tree),
            Stream::Messages => self.messages(tree),
            Stream::Contents => self.contents(tree),
        }
    }

    /// As `other`, in the memory that is there.
    pub(super) fn become_as(&mut self, other: &Self) {
        self.item_id.clone_from(&other.item_id);
        (self.at, self.item, self.part, self.next, self.sequence) =
            (other.at, other.item, other.part, other.next, other.sequence);
    }

    fn chat(&mut self, tree: &Tree<'_>) {
        let Some(choice) = first(tree, 0, "choices") else {
            if tree.get(0, "error").is_some() {
                self.at = At::Done;
            }
            return;
        };
        self.item = tree.number(choice, "index").unwrap_or(0);
        let delta = tree.get(choice, "delta");
        let has = |name| delta.is_some_and(|delta| tree.get(delta, name).is_some());
        // One choice that ended says nothing of others; a tool call ends with its choice.
        if tree.get(choice, "finish_reason").is_some() {
            self.at = At::Done;
        } else if has("tool_calls") || has("function_call") || self.at == At::Tool {
            self.at = At::Tool;
        } else {
            self.at = At::Text;
        }
    }

    fn responses(&mut self, tree: &Tree<'_>) {
        if let Some(number) = tree.number(0, "sequence_number") {
            self.sequence = number.saturating_add(1);
        }
        let item = tree.number(0, "output_index");
        match tree.text(0, "type").unwrap_or_default() {
            b"response.created" | b"response.in_progress" | b"response.queued"
                if self.at == At::Nothing =>
            {
                self.at = At::Between;
            }
            b"response.output_item.added" => self.open(At::Other, item),
            b"response.content_part.added" => {
                let part = tree.get(0, "part");
                if part.and_then(|part| tree.text(part, "type")) == Some(b"output_text") {
                    self.open(At::Text, item);
                    self.place(tree);
                }
            }
            b"response.output_text.delta" => {
                self.open(At::Text, item);
                self.place(tree);
            }
            b"response.output_text.done" | b"response.content_part.done" => self.at = At::Other,
            b"response.output_item.done" => self.open(At::Between, item),
            b"response.completed"
            | b"response.failed"
            | b"response.incomplete"
            | b"response.cancelled"
            | b"error" => self.at = At::Done,
            _ => {}
        }
    }

    /// Which part of which item a text is.
    fn place(&mut self, tree: &Tree<'_>) {
        self.part = tree.number(0, "content_index").unwrap_or(0);
        self.item_id.clear();
        if let Some(id) = tree.text(0, "item_id").filter(|id| id.len() <= LONGEST) {
            self.item_id.push_str(&String::from_utf8_lossy(id));
        }
    }

    fn messages(&mut self, tree: &Tree<'_>) {
        let item = tree.number(0, "index");
        match tree.text(0, "type").unwrap_or_default() {
            b"message_start" => self.at = At::Between,
            b"content_block_start" => {
                let block = tree.get(0, "content_block");
                let at = match block.and_then(|block| tree.text(block, "type")) {
                    Some(b"text") => At::Text,
                    Some(kind) if kind.ends_with(b"tool_use") => At::Tool,
                    _ => At::Other,
                };
                self.open(at, item);
            }
            b"content_block_stop" => self.open(At::Between, item),
            b"message_delta" | b"message_stop" | b"error" => self.at = At::Done,
            _ => {}
        }
    }

    fn contents(&mut self, tree: &Tree<'_>) {
        let Some(candidate) = first(tree, 0, "candidates") else {
            if tree.get(0, "error").is_some() {
                self.at = At::Done;
            }
            return;
        };
        self.item = tree.number(candidate, "index").unwrap_or(0);
        if tree.get(candidate, "finishReason").is_some() {
            self.at = At::Done;
            return;
        }
        let parts = tree.get(candidate, "content").and_then(|content| {
            tree.get(content, "parts")
                .filter(|parts| tree.node(*parts).kind == Kind::Array)
        });
        let Some(last) = parts.and_then(|parts| tree.children(parts).last()) else {
            return;
        };
        let more = tree.get(last, "functionCall").is_some_and(|call| {
            tree.get(call, "willContinue")
                .is_some_and(|more| tree.raw(more) == b"true")
        });
        self.at = if more { At::Tool } else { At::Text };
    }

    fn open(&mut self, at: At, item: Option<u64>) {
        self.at = at;
        self.item = item.unwrap_or(self.item);
        self.next = self.item.saturating_add(1);
    }
}

/// The first element of a list.
fn first(tree: &Tree<'_>, at: usize, name: &str) -> Option<usize> {
    let list = tree
        .get(at, name)
        .filter(|list| tree.node(*list).kind == Kind::Array)?;
    tree.children(list).next()
}
