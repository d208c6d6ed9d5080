//! Whole strings of an answer: each is restored as the place it stands in allows.

use std::ops::Range;

use super::matcher::Placeholders;
use super::restore::{Mode, Run};
use super::told::Tally;
use super::tree::{Kind, Tree};

/// One replacement in a document.
#[derive(Debug)]
pub(super) struct Edit {
    /// The raw inside of a string or a key.
    pub(super) range: Range<usize>,
    /// What stands there afterwards.
    pub(super) with: Vec<u8>,
}

/// What the strings in a value are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Text.
    Text,
    /// A tool call's arguments: in an object, or a tool's free text.
    Tool,
    /// A tool call's arguments if it is a string: a JSON document.
    ToolJson,
    /// Signed or sealed by the provider: left as it is.
    Sealed,
}

/// What a container says of its members.
#[derive(Clone, Copy)]
struct Around {
    place: Place,
    /// Its `type` is one whose `data` is sealed.
    sealed_data: bool,
}

/// Restores every string of the document but the nodes in `claimed` (ascending or not, few), which channels took.
pub(super) fn restore(
    tree: &Tree<'_>,
    set: &Placeholders,
    claimed: &[usize],
    edits: &mut Vec<Edit>,
) -> Tally {
    let mut tally = Tally::default();
    let mut around: Vec<Around> = Vec::with_capacity(tree.len());
    for at in 0..tree.len() {
        let parent = tree.node(at).parent as usize;
        let outer = around.get(parent).copied().unwrap_or(Around {
            place: Place::Text,
            sealed_data: false,
        });
        let place = place(outer, tree, at);
        around.push(inside(place, tree, at));
        if outer.place == Place::Tool {
            whole(Mode::Tool, tree, tree.key_span(at), set, edits, &mut tally);
        }
        let mode = match place {
            Place::Text => Mode::Text,
            Place::Tool => Mode::Tool,
            Place::ToolJson => Mode::ToolJson,
            Place::Sealed => continue,
        };
        if tree.node(at).kind == Kind::String && !claimed.contains(&at) {
            whole(mode, tree, tree.span(at), set, edits, &mut tally);
        }
    }
    edits.sort_by_key(|edit| edit.range.start);
    tally
}

/// Whether a node's own text is sealed: it, or an object around it, is the provider's.
pub(super) fn sealed(tree: &Tree<'_>, at: usize) -> bool {
    tree.text(at, "signature")
        .is_some_and(|signature| !signature.is_empty())
}

/// The document with its edits, which are in order and apart.
pub(super) fn splice(text: &[u8], edits: &[Edit]) -> Vec<u8> {
    let mut out =
        Vec::with_capacity(text.len() + edits.iter().map(|edit| edit.with.len()).sum::<usize>());
    let mut copied = 0;
    for edit in edits {
        let Some(before) = text.get(copied..edit.range.start) else {
            continue;
        };
        out.extend_from_slice(before);
        out.extend_from_slice(&edit.with);
        copied = edit.range.end;
    }
    out.extend_from_slice(text.get(copied..).unwrap_or_default());
    out
}

fn whole(
    mode: Mode,
    tree: &Tree<'_>,
    range: Range<usize>,
    set: &Placeholders,
    edits: &mut Vec<Edit>,
    tally: &mut Tally,
) {
    let raw = &tree.text[range.clone()];
    if set.possible(raw)
        && let Some(with) = Run::new(mode).advance(set, raw, true, tally)
    {
        edits.push(Edit { range, with });
    }
}

/// What this node is, by its key and what is around it.
fn place(outer: Around, tree: &Tree<'_>, at: usize) -> Place {
    let object = tree.node(at).kind != Kind::String;
    match (outer.place, tree.key(at)) {
        (Place::Tool, _) | (Place::ToolJson, _) => Place::Tool,
        (Place::Sealed, _) => Place::Sealed,
        (
            _,
            b"signature" | b"encrypted_content" | b"thinking" | b"thought_signature"
            | b"thoughtSignature",
        ) => Place::Sealed,
        (_, b"data") if outer.sealed_data => Place::Sealed,
        // `args`: Gemini's `functionCall`.
        (_, b"arguments" | b"partial_json" | b"args") if object => Place::Tool,
        (_, b"arguments" | b"partial_json") => Place::ToolJson,
        // Anthropic's `tool_use.input`, custom tools' `input`, and what the built-in tools of Responses are told to do.
        (_, b"input" | b"code" | b"action" | b"operation") => Place::Tool,
        _ => Place::Text,
    }
}

/// What a container means for its members.
fn inside(place: Place, tree: &Tree<'_>, at: usize) -> Around {
    let mut around = Around {
        place,
        sealed_data: false,
    };
    if tree.node(at).kind != Kind::Object || place == Place::Tool {
        return around;
    }
    for member in tree.children(at) {
        match tree.key(member) {
            b"type" => {
                around.sealed_data = matches!(
                    tree.raw(member),
                    b"redacted_thinking" | b"reasoning.encrypted"
                )
            }
            b"signature"
                if tree.node(member).kind == Kind::String && !tree.span(member).is_empty() =>
            {
                around.place = Place::Sealed;
            }
            _ => {}
        }
    }
    around
}
