//! The texts of a stream, each followed on its own from its first piece to its end.

use std::collections::BTreeMap;

use super::RelayError;
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
    fn mode(self) -> Mode {
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
}

/// An event that can carry what was held back: what stands before and after the text in it.
pub(super) struct Carrier {
    pub(super) before: Vec<u8>,
    pub(super) after: Vec<u8>,
}

struct Channel {
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
        let channel = self.open.entry(key).or_insert_with(|| Channel {
            run: Run::new(key.part.mode()),
            carrier: None,
        });
        let last = last || work.last;
        if let Some(with) =
            channel
                .run
                .advance(work.set, work.tree.raw(node), last, &mut work.tally)
        {
            work.edits.push(Edit {
                range: work.tree.span(node),
                with,
            });
        }
        channel.carrier = channel.run.holds().then(carrier);
        if last {
            self.open.remove(&key);
        }
        Ok(())
    }

    /// Ends the texts chosen: gives the events that carry what was held back of them.
    pub(super) fn end(
        &mut self,
        set: &Placeholders,
        tally: &mut Tally,
        ahead: &mut Vec<u8>,
        chosen: impl Fn(&Key) -> bool,
    ) {
        for (_, mut channel) in self.open.extract_if(.., |key, _| chosen(key)) {
            let Some(carrier) = channel.carrier.take() else {
                continue;
            };
            // Raw text that is held back is whole characters and escapes: what comes out is the inside of a string.
            let held = channel
                .run
                .advance(set, b"", true, tally)
                .unwrap_or_default();
            ahead.extend_from_slice(&carrier.before);
            ahead.extend_from_slice(&held);
            ahead.extend_from_slice(&carrier.after);
        }
    }
}

impl<'a> Work<'a> {
    /// Work on one event's document.
    pub(super) fn new(tree: &'a Tree<'a>, set: &'a Placeholders, array: bool, last: bool) -> Self {
        let (ahead, edits, claimed) = (Vec::new(), Vec::new(), Vec::new());
        Self {
            tree,
            set,
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
        channels.end(self.set, &mut self.tally, &mut self.ahead, chosen);
    }
}
