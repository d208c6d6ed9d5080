//! The texts of a stream, each followed on its own from its first piece to its end.

use std::collections::BTreeMap;

use weir_policy::answer::Joint;

use super::RelayError;
use super::guard::{Guard, Watched};
use super::json::Edit;
use super::matcher::Placeholders;
use super::restore::{Mode, Run, Stand};
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
    Transcript,
    Patch,
    Command,
}

impl Part {
    /// What its strings are.
    pub(super) fn mode(self) -> Mode {
        match self {
            Self::Content
            | Self::Refusal
            | Self::Reasoning
            | Self::ReasoningText
            | Self::Legacy
            | Self::Transcript => Mode::Text,
            Self::Arguments | Self::McpArguments | Self::Function => Mode::ToolJson,
            Self::ToolInput | Self::Code | Self::Patch | Self::Command => Mode::Tool,
        }
    }

    /// What the record calls it.
    pub(super) fn place(self) -> &'static str {
        match self {
            Self::Content | Self::Refusal | Self::Legacy | Self::Transcript => "text",
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
    /// How the last text of each kind ended that a client joins with those after it: of a choice's number, or of the whole
    /// answer where its items are blocks of one message.
    ended: BTreeMap<(u64, Part), (Stand, Option<Joint>)>,
}

/// One event at work: what is read of it and what is to be changed.
pub(super) struct Work<'a> {
    pub(super) tree: &'a Tree<'a>,
    pub(super) set: &'a Placeholders,
    pub(super) guard: Option<&'a mut Guard>,
    /// The stream is a JSON array: an event that is sent ahead is an element with a comma.
    pub(super) array: bool,
    /// The stream's items are blocks of one message, whose texts a client may join.
    pub(super) blocks: bool,
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
        let thread = key.thread(work.blocks);
        let before = match self.open.contains_key(&key) {
            true => None,
            false => self.before(thread, work.blocks),
        };
        let guard = &mut work.guard;
        let channel = self.open.entry(key).or_insert_with(|| {
            let (stand, joint) = before.map_or((None, None), |(stand, joint)| (Some(stand), joint));
            Channel {
                watched: guard.as_ref().map(|guard| guard.open(key.part, joint)),
                run: Run::joined(key.part.mode(), stand),
                carrier: None,
            }
        });
        let last = last || work.last;
        let raw = work.tree.raw(node);
        let with = channel.advance(work.set, guard.as_deref_mut(), raw, last, &mut work.tally);
        if let Some(with) = with {
            let range = work.tree.span(node);
            work.edits.push(Edit { range, with });
        }
        channel.carrier = channel.holds().then(carrier);
        if last && let Some(channel) = self.open.remove(&key) {
            self.ended.insert(thread, channel.stand());
        }
        Ok(())
    }

    /// How the text stands that a client joins with one that begins now: the last that ended, or one that is still open.
    fn before(&self, thread: (u64, Part), blocks: bool) -> Option<(Stand, Option<Joint>)> {
        let open = self.open.iter().rev();
        let mut open = open.filter(|(key, _)| key.thread(blocks) == thread);
        let stand = open.next().map(|(_, channel)| channel.stand());
        stand.or_else(|| self.ended.get(&thread).cloned())
    }

    /// Ends the texts chosen: gives the events that carry what was held back of them.
    pub(super) fn end(
        &mut self,
        set: &Placeholders,
        (mut guard, blocks): (Option<&mut Guard>, bool),
        tally: &mut Tally,
        ahead: &mut Vec<u8>,
        chosen: impl Fn(&Key) -> bool,
    ) {
        for (key, mut channel) in self.open.extract_if(.., |key, _| chosen(key)) {
            // Raw text that is held back is whole characters and escapes: what comes out is the inside of a string.
            let held = channel
                .advance(set, guard.as_deref_mut(), b"", true, tally)
                .unwrap_or_default();
            self.ended.insert(key.thread(blocks), channel.stand());
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
    /// How the text stands, for one that a client joins with it.
    fn stand(&self) -> (Stand, Option<Joint>) {
        let joint = self.watched.as_ref().and_then(Watched::joint);
        (self.run.stand().clone(), joint)
    }

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

impl Key {
    /// What tells the texts apart that a client does not join.
    fn thread(&self, blocks: bool) -> (u64, Part) {
        (if blocks { 0 } else { self.item }, self.part)
    }
}

impl<'a> Work<'a> {
    /// Work on one event's document.
    pub(super) fn new(
        tree: &'a Tree<'a>,
        set: &'a Placeholders,
        guard: Option<&'a mut Guard>,
        (array, blocks): (bool, bool),
        last: bool,
    ) -> Self {
        let (ahead, edits, claimed) = (Vec::new(), Vec::new(), Vec::new());
        Self {
            tree,
            set,
            guard,
            array,
            blocks,
            last,
            ahead,
            edits,
            claimed,
            tally: Tally::default(),
        }
    }

    /// Ends the texts chosen ahead of this event.
    pub(super) fn end(&mut self, channels: &mut Channels, chosen: impl Fn(&Key) -> bool) {
        let guard = (self.guard.as_deref_mut(), self.blocks);
        channels.end(self.set, guard, &mut self.tally, &mut self.ahead, chosen);
    }
}
