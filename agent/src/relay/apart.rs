//! One event or document of an answer, taken apart: what is said, what is changed in it, what goes ahead of it.

use bytes::Bytes;
use weir_policy::answer::Found;

use super::channel::Work;
use super::guard::{Asked, Guard};
use super::tree::Tree;
use super::{
    Framing, Relay, RelayError, anthropic, gemini, interactions, json, openai_chat,
    openai_responses,
};
use crate::wire::Stream;

impl Relay {
    /// The same, with policy's word on what the answer says.
    pub fn watched(mut self, asked: Option<Asked>) -> Self {
        self.guard = asked.filter(|_| self.says).map(Guard::new);
        self
    }

    /// What ended the answer, where policy did.
    pub fn cut(&self) -> Option<(&Found, &str)> {
        let guard = self.guard.as_ref()?;
        let cut = guard.cut.as_ref()?;
        Some((cut, guard.words(cut)))
    }

    /// What was found in the answer so far.
    pub fn heard(&self) -> &[super::Heard] {
        self.guard.as_ref().map_or(&[], |guard| &guard.heard)
    }

    /// Fails where what was just seen ends the answer.
    pub(super) fn uncut(&self) -> Result<(), RelayError> {
        match self.cut() {
            Some(_) if self.is_stream() => Err(RelayError::Cut),
            _ => Ok(()),
        }
    }

    /// Takes an event's document apart: what to send ahead of it and what to change in it.
    pub(super) fn apart(
        &mut self,
        tree: &Tree<'_>,
        last: bool,
    ) -> Result<(Vec<u8>, Vec<json::Edit>), RelayError> {
        self.told.note(tree);
        // An event that ends the answer is not sent: the stream stands where it stood before.
        let stood = self.guard.is_some().then(|| self.stage.clone());
        let stream = which(self.stream, tree);
        if std::mem::take(&mut self.fresh) {
            self.before.become_as(&self.stage);
        }
        self.stage.note(stream, tree);
        if self.set.is_empty() && self.guard.is_none() {
            return Ok((Vec::new(), Vec::new()));
        }
        let array = matches!(self.framing, Framing::Array(_));
        let interaction = interactions::tells(tree);
        let blocks = interaction || matches!(stream, Stream::Messages | Stream::Responses);
        let kind = (array, blocks);
        let mut work = Work::new(tree, &self.set, self.guard.as_mut(), kind, last);
        match stream {
            _ if interaction => interactions::event(&mut self.channels, &mut work),
            Stream::Chat => openai_chat::event(&mut self.channels, &mut work),
            Stream::Responses => openai_responses::event(&mut self.channels, &mut work),
            Stream::Messages => anthropic::event(&mut self.channels, &mut work),
            Stream::Contents => gemini::event(&mut self.channels, &mut work),
        }?;
        let Work {
            ahead,
            mut edits,
            claimed,
            guard,
            tally,
            ..
        } = work;
        self.told.add(tally);
        if guard.is_some() || self.set.possible(tree.text) {
            let through = json::Through {
                set: &self.set,
                guard,
                stream: true,
                ended: json::Ended::new(),
            };
            self.told
                .add(json::restore(tree, through, &claimed, &mut edits));
        }
        if let (Some(stood), true) = (stood, self.cut().is_some()) {
            self.stage = stood;
            return Err(RelayError::Cut);
        }
        edits.sort_by_key(|edit| edit.range.start);
        Ok((ahead, edits))
    }

    /// Works on an answer in one piece.
    pub(super) fn whole(&mut self) -> Bytes {
        let text: Bytes = match std::mem::take(&mut self.document).as_slice() {
            [one] => one.clone(),
            many => many.concat().into(),
        };
        let mut nodes = std::mem::take(&mut self.nodes);
        let Ok(tree) = Tree::read(&text, &mut nodes) else {
            self.told.unread += text.len() as u64;
            return text;
        };
        self.told.note(&tree);
        let mut edits = Vec::new();
        if self.guard.is_some() || self.set.possible(&text) {
            let through = json::Through {
                set: &self.set,
                guard: self.guard.as_mut(),
                stream: false,
                ended: json::Ended::new(),
            };
            self.told
                .add(json::restore(&tree, through, &[], &mut edits));
        }
        if edits.is_empty() {
            text
        } else {
            json::splice(&text, &edits).into()
        }
    }
}

/// Whose rules take the event apart; a stream of unknown shape is told by its events.
fn which(stream: Option<Stream>, tree: &Tree<'_>) -> Stream {
    stream.unwrap_or_else(|| match tree.text(0, "type") {
        Some(kind) if kind.starts_with(b"response.") => Stream::Responses,
        Some(kind) if kind.starts_with(b"content_block_") || kind.starts_with(b"message_") => {
            Stream::Messages
        }
        None if tree.get(0, "candidates").is_some() => Stream::Contents,
        _ => Stream::Chat,
    })
}
