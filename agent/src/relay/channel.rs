//! The texts of a stream, each followed on its own from its first piece to its end.

use std::collections::BTreeMap;

use super::RelayError;
use super::guard::{Guard, Watched};
use super::json::Edit;
use super::matcher::Placeholders;
use super::restore::{Mode, Run};
use super::told::Tally;
use super::tree::Tree;

/// More texts at once are no answer.
const MOST: usize = 4096;

/// Which text of a stream a piece belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    /// The choice, output item or content block.
    pub(super) item: u64,
    /// Which of its texts.
    pub(super) part: Part,
    /// Which of those: a tool call's or a content part's number.
    pub(super) index: u64,
}

/// The kinds of text a stream carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Content,
    Refusal,
    Reasoning,
    ReasoningText,
    Legacy,
    Arguments,
    ToolInput,
    McpArguments,
    Code,
    Function,
}

impl Part {
    /// What its strings are.
    pub(super) fn mode(self) -> Mode {
        match self {
            Self::Content
            | Self::Refusal
            | Self::Reasoning
            | Self::ReasoningText
            | Self::Legacy => Mode::Text,
            Self::Arguments | Self::McpArguments | Self::Function => Mode::ToolJson,
            Self::ToolInput | Self::Code => Mode::Tool,
        }
    }

    /// What the record calls it.
    pub(super) fn place(self) -> &'static str {
        match self {
            Self::Content | Self::Refusal | Self::Legacy => "text",
            Self::Reasoning | Self::ReasoningText => "reasoning",
            _ => "tool_arguments",
        }
    }
}

/// An event that can carry what was held back: what stands before and after the text in it.
pub(super) struct Carrier {
    pub(super) before: Vec<u8>,
    pub(super) after: Vec<u8>,
}

struct Channel {
    watched: Option<Watched>,
    run: Run,
    /// Made when something is held back.
    carrier: Option<Carrier>,
}

/// The open texts of one stream.
#[derive(Default)]
pub(super) struct Channels {
    open: BTreeMap<Key, Channel>,
}

/// One event at work: what is read of it and what is to be changed.
pub(super) struct Work<'a> {
    pub(super) tree: &'a Tree<'a>,
    pub(super) set: &'a Placeholders,
    pub(super) guard: Option<&'a mut Guard>,
    /// The stream is a JSON array: an event that is sent ahead is an element with a comma.
    pub(super) array: bool,
    /// The stream ends with this event.
    pub(super) last: bool,
    /// Events to send before this one.
    pub(super) ahead: Vec<u8>,
    /// Changes in this one.
    pub(super) edits: Vec<Edit>,
    /// Nodes that were taken as pieces of a text.
    pub(super) claimed: Vec<usize>,
    pub(super) tally: Tally,
}

impl Channels {
    /// Takes a string node as the next piece of a text; with `last` nothing of it is held back.
    pub(super) fn piece(
        &mut self,
        work: &mut Work<'_>,
        key: Key,
        node: usize,
        last: bool,
        carrier: impl FnOnce() -> Carrier,
    ) -> Result<(), RelayError> {
        work.claimed.push(node);
        if self.open.len() >= MOST && !self.open.contains_key(&key) {
            return Err(RelayError::TooManyTexts { limit: MOST });
        }
        let guard = &mut work.guard;
        let channel = self.open.entry(key).or_insert_with(|| Channel {
            watched: guard.as_ref().map(|guard| guard.open(key.part)),
            run: Run::new(key.part.mode()),
            carrier: None,
        });
        let last = last || work.last;
        let raw = work.tree.raw(node);
        let with = channel.advance(work.set, guard.as_deref_mut(), raw, last, &mut work.tally);
        if let Some(with) = with {
            let range = work.tree.span(node);
            work.edits.push(Edit { range, with });
        }
        channel.carrier = channel.holds().then(carrier);
        if last {
            self.open.remove(&key);
        }
        Ok(())
    }

    /// Ends the texts chosen: gives the events that carry what was held back of them.
    pub(super) fn end(
        &mut self,
        set: &Placeholders,
        mut guard: Option<&mut Guard>,
        tally: &mut Tally,
        ahead: &mut Vec<u8>,
        chosen: impl Fn(&Key) -> bool,
    ) {
        for (_, mut channel) in self.open.extract_if(.., |key, _| chosen(key)) {
            // Raw text that is held back is whole characters and escapes: what comes out is the inside of a string.
            let held = channel
                .advance(set, guard.as_deref_mut(), b"", true, tally)
                .unwrap_or_default();
            let Some(carrier) = channel.carrier.take() else {
                continue;
            };
            ahead.extend_from_slice(&carrier.before);
            ahead.extend_from_slice(&held);
            ahead.extend_from_slice(&carrier.after);
        }
    }
}

impl Channel {
    /// Whether some of the text waits.
    fn holds(&self) -> bool {
        self.run.holds() || self.watched.as_ref().is_some_and(Watched::holds)
    }

    /// Takes the next piece: first what policy says of the model's own text, then what is given back in it. Gives
    /// what goes on in its stead, or `None` where that is the same.
    fn advance(
        &mut self,
        set: &Placeholders,
        guard: Option<&mut Guard>,
        raw: &[u8],
        last: bool,
        tally: &mut Tally,
    ) -> Option<Vec<u8>> {
        let seen = match (&mut self.watched, guard) {
            (Some(watched), Some(guard)) => watched.push(guard, raw, last),
            _ => None,
        };
        if set.is_empty() {
            return seen;
        }
        let raw = seen.as_deref().unwrap_or(raw);
        self.run.advance(set, raw, last, tally).or(seen)
    }
}

impl<'a> Work<'a> {
    /// Work on one event's document.
    pub(super) fn new(
        tree: &'a Tree<'a>,
        set: &'a Placeholders,
        guard: Option<&'a mut Guard>,
        array: bool,
        last: bool,
    ) -> Self {
        let (ahead, edits, claimed) = (Vec::new(), Vec::new(), Vec::new());
        Self {
            tree,
            set,
            guard,
            array,
            last,
            ahead,
            edits,
            claimed,
            tally: Tally::default(),
        }
    }

    /// Ends the texts chosen ahead of this event.
    pub(super) fn end(&mut self, channels: &mut Channels, chosen: impl Fn(&Key) -> bool) {
        let guard = self.guard.as_deref_mut();
        channels.end(self.set, guard, &mut self.tally, &mut self.ahead, chosen);
    }
}
