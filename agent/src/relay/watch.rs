//! An answer in which nothing is given back: it is read as it goes by, and stands between events.

use bytes::Bytes;

use super::out::Out;
use super::{ANSWER_LIMIT, Framing, Relay};
use crate::wire::{Framed, Standing};

impl Relay {
    /// Where the stream stands for the client, to end it there; `None` where it cannot be ended in order. `given`:
    /// whether what the last push gave was handed on, too.
    pub fn standing(&self, given: bool) -> Option<Standing> {
        let framed = match &self.framing {
            Framing::Events => Framed::Events,
            Framing::Array(elements) if given => Framed::Elements(elements.before()?),
            Framing::Array(_) | Framing::Document | Framing::Lines(_) | Framing::Other => {
                return None;
            }
        };
        // After a push without an event both are the same.
        let stage = if given || self.fresh {
            &self.stage
        } else {
            &self.before
        };
        Some(Standing {
            stream: self.stream?,
            at: stage.at,
            framed,
            id: self.told.provider_request.clone(),
            model: self.told.model.clone(),
            item: stage.item,
            part: stage.part,
            next: stage.next,
            sequence: stage.sequence,
            item_id: stage.item_id.clone(),
        })
    }

    /// Whether the answer comes event by event: then something may follow its last.
    pub fn is_stream(&self) -> bool {
        matches!(self.framing, Framing::Events | Framing::Array(_))
    }

    /// Learns from bytes that go on as they are, and gives those of whole events: the client can read no others, and
    /// between events the stream can be ended.
    pub(super) fn watch(&mut self, bytes: &Bytes) -> Bytes {
        self.learn(bytes);
        let waiting = match &self.framing {
            Framing::Events => self.splitter.waiting(),
            Framing::Array(elements) => elements.waiting(),
            Framing::Document | Framing::Lines(_) | Framing::Other => 0,
        };
        let all = if self.tail.is_empty() {
            bytes.clone()
        } else {
            [&*std::mem::take(&mut self.tail), bytes].concat().into()
        };
        self.tail = all.slice(all.len().saturating_sub(waiting)..);
        all.slice(..all.len() - self.tail.len())
    }

    pub(super) fn learn(&mut self, bytes: &Bytes) {
        match &mut self.framing {
            Framing::Events => {
                self.splitter.push(bytes);
                if self.events(&mut Out::default()).is_err() {
                    self.told.unread += self.splitter.rest().len() as u64;
                    self.framing = Framing::Other;
                }
            }
            Framing::Array(elements) => {
                elements.push(bytes);
                let outcome = self.elements(&mut Out::default());
                if let (Err(_), Framing::Array(elements)) = (outcome, &self.framing) {
                    self.told.unread += elements.waiting() as u64;
                    self.framing = Framing::Other;
                }
            }
            Framing::Document => {
                self.held += bytes.len();
                self.document.push(bytes.clone());
                if self.held > ANSWER_LIMIT {
                    self.document.clear();
                    self.told.unread += self.held as u64;
                    self.framing = Framing::Other;
                }
            }
            Framing::Lines(_) | Framing::Other => self.told.unread += bytes.len() as u64,
        }
    }
}
