//! Whole strings of an answer: each is restored as the place it stands in allows.

use std::ops::Range;

use weir_policy::answer::Joint;

use super::guard::Guard;
use super::matcher::Placeholders;
use super::restore::{Mode, Run, Stand};
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
pub(super) enum Place {
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

/// What goes through a document's strings.
pub(super) struct Through<'a> {
    pub(super) set: &'a Placeholders,
    pub(super) guard: Option<&'a mut Guard>,
    /// The document is an event of a stream.
    pub(super) stream: bool,
    /// How the last text ended of each member that holds what is said: a client may join it with the next.
    pub(super) ended: Ended,
}

/// Members' names, and how the last text of each ended: for what is given back in it, and for policy.
pub(super) type Ended = Vec<(Vec<u8>, Stand, Option<Joint>)>;

/// Restores every string of the document but the nodes in `claimed` (ascending or not, few), which channels took,
/// after policy's word on it.
pub(super) fn restore(
    tree: &Tree<'_>,
    mut through: Through<'_>,
    claimed: &[usize],
    edits: &mut Vec<Edit>,
) -> Tally {
    let mut tally = Tally::default();
    through.within(Place::Text, tree, claimed, edits, &mut tally);
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

/// Members whose strings are what a model or a tool says; the others are names and numbers.
const SAID: [&[u8]; 13] = [
    b"content",
    b"text",
    b"refusal",
    b"reasoning_content",
    b"reasoning",
    b"output_text",
    b"output",
    b"delta",
    b"transcript",
    b"result",
    b"logs",
    b"quote",
    b"completion",
];

/// Whether a string is what a model or a tool says.
fn says(tree: &Tree<'_>, at: usize, place: Place) -> bool {
    match place {
        Place::Text => SAID.contains(&tree.key(at)),
        Place::Tool | Place::ToolJson => true,
        Place::Sealed => false,
    }
}

impl Place {
    /// What the record calls it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Text | Self::Sealed => "text",
            Self::Tool | Self::ToolJson => "tool_arguments",
        }
    }
}

impl Through<'_> {
    /// All strings of a document that stands where `place` says.
    fn within(
        &mut self,
        root: Place,
        tree: &Tree<'_>,
        claimed: &[usize],
        edits: &mut Vec<Edit>,
        tally: &mut Tally,
    ) {
        let mut around: Vec<Around> = Vec::with_capacity(tree.len());
        // Nodes before this one are done with.
        let mut done = 0;
        for at in 0..tree.len() {
            let parent = tree.node(at).parent as usize;
            let outer = around.get(parent).copied().unwrap_or(Around {
                place: root,
                sealed_data: false,
            });
            let place = place(outer, tree, at);
            around.push(inside(place, tree, at));
            if at < done {
                continue;
            }
            let told = place == Place::Tool && outer.place != Place::Tool;
            if told
                && !claimed.iter().any(|node| tree.whole(at).contains(node))
                && let Some(with) = self.arguments(tree.raw(at), tally)
            {
                let range = tree.span(at);
                edits.push(Edit { range, with });
                done = tree.whole(at).end;
                continue;
            }
            if outer.place == Place::Tool {
                self.whole(Mode::Tool, None, tree, tree.key_span(at), edits, tally);
            }
            let mode = match place {
                Place::Text => Mode::Text,
                Place::Tool => Mode::Tool,
                Place::ToolJson => Mode::ToolJson,
                Place::Sealed => continue,
            };
            if tree.node(at).kind == Kind::String && !claimed.contains(&at) {
                let watched = says(tree, at, place).then(|| (place, tree.key(at)));
                self.whole(mode, watched, tree, tree.span(at), edits, tally);
            }
        }
    }

    /// A tool call's arguments that are no string but a value of the document: read as one text, so that keys speak for
    /// values and numbers are seen, too. What stands in their place, where policy changes them.
    fn arguments(&mut self, raw: &[u8], tally: &mut Tally) -> Option<Vec<u8>> {
        if !raw.starts_with(b"{") && !raw.starts_with(b"[") {
            return None;
        }
        let with = self.guard.as_mut()?.arguments(raw)?;
        let mut nodes = Vec::new();
        let mut edits = Vec::new();
        if let Ok(tree) = Tree::read(&with, &mut nodes) {
            // What stands there now may still hold placeholders, and what only shows string by string.
            self.within(Place::Tool, &tree, &[], &mut edits, tally);
            edits.sort_by_key(|edit| edit.range.start);
            return Some(splice(tree.text, &edits));
        }
        Some(with)
    }

    /// One string; `watched`: what it is and the member it stands in, where it is what a model says.
    fn whole(
        &mut self,
        mode: Mode,
        watched: Option<(Place, &[u8])>,
        tree: &Tree<'_>,
        range: Range<usize>,
        edits: &mut Vec<Edit>,
        tally: &mut Tally,
    ) {
        let raw = &tree.text[range.clone()];
        let joins = watched.filter(|_| mode == Mode::Text).map(|(_, key)| key);
        let (before, mut joint) = self.before(joins);
        let seen = match (&mut self.guard, watched) {
            (Some(guard), Some((place, _))) => {
                guard.whole(mode, place, raw, (self.stream, &mut joint))
            }
            _ => None,
        };
        let raw = seen.as_deref().unwrap_or(raw);
        let mut restored = None;
        if let Some(key) = joins {
            let mut run = Run::joined(mode, before);
            if !self.set.is_empty() {
                restored = run.advance(self.set, raw, true, tally);
            }
            self.ended.push((key.to_vec(), run.stand().clone(), joint));
        } else if self.set.possible(raw) {
            restored = Run::new(mode).advance(self.set, raw, true, tally);
        }
        if let Some(with) = restored.or(seen) {
            edits.push(Edit { range, with });
        }
    }
}

impl Through<'_> {
    /// How the text ended that a client may join with one in a member of this name.
    fn before(&mut self, key: Option<&[u8]>) -> (Option<Stand>, Option<Joint>) {
        let known = key.and_then(|key| self.ended.iter().position(|(name, ..)| name == key));
        let before = known.map(|at| self.ended.swap_remove(at));
        before.map_or((None, None), |(_, stand, joint)| (Some(stand), joint))
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
