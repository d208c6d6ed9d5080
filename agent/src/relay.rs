//! Relay: an answer's way back. Placeholders become values again where policy allows; every other byte stays.
//!
//! Nothing here reads or writes: bytes in, bytes out, and the same bytes out however the bytes in were cut.
//! A stream goes on event by event; of its texts no more is held back than could be the beginning of a
//! placeholder, and a piece that is held back whole leaves its event with an empty text. Where a text ends while
//! something is held back, an event of the same kind carries it, ahead of the event that ends the text.
//!
//! A placeholder is known by its letters and digits alone: what models do to its case, and signs between its parts,
//! are forgiven (`altered.toml` has the table).
//!
//! Log probabilities (`logprobs`) name the model's own tokens and stay as they are.

mod altered;
mod anthropic;
mod apart;
mod array;
mod channel;
mod elements;
mod frame;
#[doc(hidden)]
pub mod fuzzing;
mod gemini;
mod guard;
mod interactions;
mod json;
mod layers;
mod lines;
mod matcher;
mod openai_chat;
mod openai_responses;
mod out;
mod restore;
mod stage;
mod told;
mod tree;
mod url;
mod watch;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use bytes::Bytes;
use weir_policy::catalog::{Dialect, Shape};
use weir_policy::redact::Restoration;

use channel::Channels;
use elements::Elements;
use frame::{Data, Splitter};
use guard::Guard;
pub use guard::{Asked, Heard};
use lines::Lines;
use matcher::Placeholders;
use out::Out;
use stage::Stage;
pub use told::{Told, Usage};
use tree::{Node, Tree};

use crate::wire::Stream;

/// Largest event of a stream, in bytes.
pub const EVENT_LIMIT: usize = 8 << 20;
/// Largest answer in one piece that can be restored, in bytes.
pub const ANSWER_LIMIT: usize = 32 << 20;

/// Why an answer cannot be relayed on. It says nothing of what the answer held.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RelayError {
    /// An event or a whole answer is larger than can be restored.
    #[error(
        "the provider's {what} is larger than {limit} bytes, the most that weir restores; ask for a shorter answer"
    )]
    TooLarge {
        /// `event` or `answer`.
        what: &'static str,
        /// In bytes.
        limit: usize,
    },
    /// A stream carries more texts at once than any answer does.
    #[error("the provider's stream carries more than {limit} texts at once; ask for fewer choices")]
    TooManyTexts {
        /// Texts.
        limit: usize,
    },
    /// The answer holds what policy does not let pass.
    #[error("policy ended the answer")]
    Cut,
}

/// How an answer is framed.
enum Framing {
    /// Server-sent events.
    Events,
    /// A JSON array as it grows.
    Array(Elements),
    /// One JSON document.
    Document,
    /// Lines, of which each may be a document.
    Lines(Box<Lines>),
    /// Not read.
    Other,
}

/// One answer on its way back.
pub struct Relay {
    set: Placeholders,
    guard: Option<Guard>,
    /// A model says something in such an answer.
    says: bool,
    framing: Framing,
    stream: Option<Stream>,
    /// Where the stream stands, and where it stood before the bytes that were pushed last.
    stage: Stage,
    before: Stage,
    /// No event came in this push yet.
    fresh: bool,
    /// Bytes that wait for their event's end, where nothing is rewritten.
    tail: Bytes,
    splitter: Splitter,
    first: bool,
    channels: Channels,
    document: Vec<Bytes>,
    held: usize,
    nodes: Vec<Node>,
    told: Told,
    failed: Option<RelayError>,
}

impl Relay {
    /// For one answer: the dialect and shape of its path, the answer's own `Content-Type`, and what may be given
    /// back in it. The bytes that follow are those after `Content-Encoding`.
    pub fn new(
        dialect: Dialect,
        shape: Shape,
        content_type: Option<&str>,
        restorations: &[Restoration],
    ) -> Self {
        Self::sharing(dialect, shape, content_type, restorations.into())
    }

    /// The same, of restorations that others hold too.
    pub fn sharing(
        dialect: Dialect,
        shape: Shape,
        content_type: Option<&str>,
        restorations: Arc<[Restoration]>,
    ) -> Self {
        let media = content_type
            .and_then(|all| all.split(';').next())
            .unwrap_or_default()
            .trim()
            .to_ascii_lowercase();
        let framing = match media.as_str() {
            "text/event-stream" => Framing::Events,
            media if media == "application/json" || media.ends_with("+json") => {
                if shape == Shape::StreamGenerateContent {
                    Framing::Array(Elements::new())
                } else {
                    Framing::Document
                }
            }
            media if !restorations.is_empty() && Lines::may_be(media) => {
                Framing::Lines(Box::new(Lines::new()))
            }
            _ => Framing::Other,
        };
        let stream = match shape {
            Shape::ChatCompletions => Some(Stream::Chat),
            Shape::Responses => Some(Stream::Responses),
            Shape::Messages => Some(Stream::Messages),
            Shape::GenerateContent | Shape::StreamGenerateContent => Some(Stream::Contents),
            Shape::Embeddings | Shape::Models | Shape::CountTokens => None,
            Shape::Generic => match dialect {
                Dialect::Anthropic => Some(Stream::Messages),
                Dialect::Openai | Dialect::Gemini => None,
            },
        };
        Self {
            set: Placeholders::new(restorations),
            guard: None,
            says: !matches!(
                shape,
                Shape::Embeddings | Shape::Models | Shape::CountTokens
            ),
            framing,
            stream,
            stage: Stage::default(),
            before: Stage::default(),
            fresh: true,
            tail: Bytes::new(),
            splitter: Splitter::new(),
            first: true,
            channels: Channels::default(),
            document: Vec::new(),
            held: 0,
            nodes: Vec::new(),
            told: Told::default(),
            failed: None,
        }
    }

    /// Whether bytes can change on their way. If not, what comes out is what went in, at once and uncopied; the
    /// caller need correct no length.
    pub fn rewrites(&self) -> bool {
        let changes = || self.guard.as_ref().is_some_and(Guard::changes);
        (!self.set.is_empty() || changes()) && !matches!(self.framing, Framing::Other)
    }

    /// What was learnt so far; whole after [`finish`](Self::finish).
    pub fn told(&self) -> &Told {
        &self.told
    }

    /// Takes the next bytes and gives those that can go on.
    ///
    /// # Errors
    /// When the answer cannot be restored within its limits. What was given before stands; nothing follows.
    pub fn push(&mut self, bytes: &Bytes) -> Result<Bytes, RelayError> {
        if let Some(error) = &self.failed {
            return Err(error.clone());
        }
        self.fresh = true;
        if !self.rewrites() {
            return Ok(self.watch(bytes));
        }
        match &mut self.framing {
            Framing::Events => {
                self.splitter.push(bytes);
                let mut out = Out::default();
                let outcome = self.events(&mut out);
                self.give(out, outcome)
            }
            Framing::Array(elements) => {
                elements.push(bytes);
                let mut out = Out::default();
                let outcome = self.elements(&mut out);
                self.give(out, outcome)
            }
            Framing::Document => {
                self.held += bytes.len();
                if self.held > ANSWER_LIMIT {
                    self.document.clear();
                    let error = RelayError::TooLarge {
                        what: "answer",
                        limit: ANSWER_LIMIT,
                    };
                    return self.give(Out::default(), Err(error));
                }
                self.document.push(bytes.clone());
                Ok(Bytes::new())
            }
            Framing::Lines(_) => Ok(self.of_lines(bytes, false)),
            Framing::Other => Ok(bytes.clone()),
        }
    }

    /// The next bytes of an answer of lines, or its end.
    fn of_lines(&mut self, bytes: &[u8], last: bool) -> Bytes {
        let mut out = Out::default();
        // Put back below: the lines are the relay's own.
        if let Framing::Lines(lines) = std::mem::replace(&mut self.framing, Framing::Other) {
            let lines = self.lines(lines, bytes, last, &mut out);
            self.framing = Framing::Lines(lines);
        }
        out.take()
    }

    /// Ends the answer and gives the bytes that were waited for.
    ///
    /// # Errors
    /// As [`push`](Self::push); also when that failed after it had given its last bytes.
    pub fn finish(&mut self) -> Result<Bytes, RelayError> {
        if let Some(error) = &self.failed {
            return Err(error.clone());
        }
        let rewrites = self.rewrites();
        let mut out = Out::default();
        let mut outcome = Ok(());
        match &mut self.framing {
            Framing::Events => {
                let rest = self.splitter.rest();
                outcome = self.event(rest, true, &mut out);
            }
            Framing::Array(_) => outcome = self.end_of_array(&mut out),
            Framing::Document => out.push(self.whole()),
            Framing::Lines(_) => out.push(self.of_lines(b"", true)),
            Framing::Other => {}
        }
        if rewrites {
            self.give(out, outcome)
        } else {
            Ok(std::mem::take(&mut self.tail))
        }
    }

    /// Gives what is ready; an error waits for the next call if something is.
    fn give(&mut self, out: Out, outcome: Result<(), RelayError>) -> Result<Bytes, RelayError> {
        if let Err(error) = outcome {
            self.failed = Some(error.clone());
            if out.is_empty() {
                return Err(error);
            }
        }
        Ok(out.take())
    }

    /// Works off the whole events that wait.
    fn events(&mut self, out: &mut Out) -> Result<(), RelayError> {
        let large = RelayError::TooLarge {
            what: "event",
            limit: EVENT_LIMIT,
        };
        while let Some(event) = self.splitter.event() {
            if event.len() > EVENT_LIMIT {
                return Err(large);
            }
            self.event(event, false, out)?;
        }
        if self.splitter.waiting() > EVENT_LIMIT {
            Err(large)
        } else {
            Ok(())
        }
    }

    /// Works on one event, or, with `last`, on what a stream ended with.
    fn event(&mut self, event: Bytes, last: bool, out: &mut Out) -> Result<(), RelayError> {
        let first = std::mem::take(&mut self.first);
        let mut nodes = std::mem::take(&mut self.nodes);
        let data = Data::of(&event, first);
        let tree = data
            .as_ref()
            .and_then(|data| Tree::read(&data.text, &mut nodes).ok());
        let (mut ahead, mut edits) = match &tree {
            Some(tree) => self.apart(tree, last)?,
            None => (Vec::new(), Vec::new()),
        };
        let done = data
            .as_ref()
            .is_some_and(|data| data.text.trim_ascii() == b"[DONE]");
        if let (Some(_), None, false) = (&data, &tree, done) {
            self.told.unread += event.len() as u64;
        }
        if last || done {
            let mut tally = told::Tally::default();
            self.channels.end(
                &self.set,
                // The stream ends here: nothing is joined to what ends.
                (self.guard.as_mut(), true),
                &mut tally,
                &mut ahead,
                |_| true,
            );
            self.told.add(tally);
            self.uncut()?;
        }
        if let Some(data) = data.as_ref().filter(|_| !edits.is_empty()) {
            for edit in &mut edits {
                // A JSON string holds no line end, so each edit lies within one line.
                edit.range = data.place(&edit.range).unwrap_or(0..0);
            }
            edits.retain(|edit| edit.range.end > 0);
            ahead.extend_from_slice(&json::splice(&event, &edits));
            out.push(ahead.into());
        } else {
            drop(data);
            out.push(ahead.into());
            out.push(event);
        }
        self.nodes = nodes;
        self.nodes.clear();
        Ok(())
    }
}
