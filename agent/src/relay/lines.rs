//! Answers of lines: results of batches and files that were given to a provider. A line that is a JSON document is restored as
//! one, any other text as text; what is no text goes by as it is.

use bytes::Bytes;

use super::json::{self, Ended, Through};
use super::out::Out;
use super::restore::{Mode, Run, escape};
use super::told::Tally;
use super::tree::Tree;
use super::{EVENT_LIMIT, Relay};

/// Where such an answer stands.
pub(super) struct Lines {
    /// The line that has not ended.
    waiting: Vec<u8>,
    /// What is no document is one text over its lines.
    text: Run,
    /// A line was longer than any that is restored, or no text.
    raw: bool,
}

impl Lines {
    pub(super) fn new() -> Self {
        Self {
            waiting: Vec::new(),
            text: Run::new(Mode::Text),
            raw: false,
        }
    }

    /// Whether a content type is one of lines, or one that may be.
    pub(super) fn may_be(media: &str) -> bool {
        media.starts_with("text/")
            || media.ends_with("jsonl")
            || media.ends_with("ndjson")
            || matches!(
                media,
                "" | "application/octet-stream" | "application/binary" | "binary/octet-stream"
            )
    }
}

impl Relay {
    /// Takes the next bytes of such an answer, and with `last` its end.
    pub(super) fn lines(
        &mut self,
        mut lines: Box<Lines>,
        bytes: &[u8],
        last: bool,
        out: &mut Out,
    ) -> Box<Lines> {
        if lines.raw {
            self.told.unread += bytes.len() as u64;
            out.push(Bytes::copy_from_slice(bytes));
            return lines;
        }
        lines.waiting.extend_from_slice(bytes);
        let ends = memchr::memrchr(b'\n', &lines.waiting).map(|at| at + 1);
        let whole = match ends {
            _ if last => lines.waiting.len(),
            Some(end) => end,
            None if lines.waiting.len() > EVENT_LIMIT => {
                lines.raw = true;
                lines.waiting.len()
            }
            None => 0,
        };
        let rest = lines.waiting.split_off(whole);
        let ready = std::mem::replace(&mut lines.waiting, rest);
        for line in ready.split_inclusive(|byte| *byte == b'\n') {
            if lines.raw || std::str::from_utf8(line).is_err() {
                lines.raw = true;
                self.told.unread += line.len() as u64;
                out.push(Bytes::copy_from_slice(line));
            } else {
                out.push(self.line(&mut lines.text, line).into());
            }
        }
        if lines.raw {
            let rest = std::mem::take(&mut lines.waiting);
            self.told.unread += rest.len() as u64;
            out.push(rest.into());
        }
        lines
    }

    fn line(&mut self, text: &mut Run, line: &[u8]) -> Vec<u8> {
        let mut nodes = std::mem::take(&mut self.nodes);
        let mut edits = Vec::new();
        if line.trim_ascii_start().starts_with(b"{")
            && let Ok(tree) = Tree::read(line, &mut nodes)
        {
            if self.set.possible(line) {
                let through = Through {
                    set: &self.set,
                    guard: self.guard.as_mut(),
                    stream: false,
                    ended: Ended::new(),
                };
                self.told
                    .add(json::restore(&tree, through, &[], &mut edits));
            }
            let made = json::splice(line, &edits);
            self.nodes = nodes;
            return made;
        }
        self.nodes = nodes;
        let mut inside = Vec::with_capacity(line.len() + 8);
        escape(line, &mut inside);
        let mut tally = Tally::default();
        let made = text.advance(&self.set, &inside, true, &mut tally);
        self.told.add(tally);
        let quoted = made.map(|made| [&b"\""[..], &made, b"\""].concat());
        match quoted.and_then(|quoted| serde_json::from_slice::<String>(&quoted).ok()) {
            Some(plain) => plain.into_bytes(),
            None => line.to_vec(),
        }
    }
}
