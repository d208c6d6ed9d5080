//! Server-sent events: cuts a byte stream into whole events without changing a byte, and finds their data.
//!
//! <https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation>

use std::borrow::Cow;
use std::ops::Range;

use bytes::{Bytes, BytesMut};

/// Cuts a stream after each blank line. All events and the rest, in order, are the stream byte for byte.
///
/// Where events end depends on the bytes alone. A line feed that follows a blank line's carriage return is
/// waited for only in a stream whose lines end in both; otherwise it would hold each event back by one.
pub(super) struct Splitter {
    buffer: BytesMut,
    /// How far the buffer was searched.
    searched: usize,
    /// Where its last line begins.
    line: usize,
    /// How the line before ended.
    ending: Ending,
    /// Whether a line feed at the buffer's head still belongs to the line end of the event before.
    after_return: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    One,
    Both,
}

impl Splitter {
    /// At the beginning of a stream.
    pub(super) fn new() -> Self {
        Self {
            buffer: BytesMut::new(),
            searched: 0,
            line: 0,
            ending: Ending::One,
            after_return: false,
        }
    }

    /// Takes the next bytes.
    pub(super) fn push(&mut self, bytes: &[u8]) {
        self.buffer.extend_from_slice(bytes);
    }

    /// How many bytes wait for their event's end.
    pub(super) fn waiting(&self) -> usize {
        self.buffer.len()
    }

    /// What is left when the stream has ended: an event without its end.
    pub(super) fn rest(&mut self) -> Bytes {
        (self.searched, self.line) = (0, 0);
        self.buffer.split().freeze()
    }

    /// The next whole event, its blank line included.
    pub(super) fn event(&mut self) -> Option<Bytes> {
        if self.after_return {
            if *self.buffer.first()? == b'\n' {
                (self.searched, self.line) = (1, 1);
            }
            self.after_return = false;
        }
        loop {
            let unread = self.buffer.get(self.searched..)?;
            let Some(found) = memchr::memchr2(b'\n', b'\r', unread) else {
                self.searched = self.buffer.len();
                return None;
            };
            let at = self.searched + found;
            let blank = at == self.line;
            let follows = self.buffer.get(at + 1).copied();
            let (end, ending) = if self.buffer[at] == b'\n' {
                (at + 1, Ending::One)
            } else if blank && self.ending == Ending::One {
                self.after_return = true;
                (at + 1, Ending::One)
            } else if follows == Some(b'\n') {
                (at + 2, Ending::Both)
            } else if follows.is_some() {
                (at + 1, Ending::One)
            } else {
                self.searched = at;
                return None;
            };
            self.ending = ending;
            if blank {
                (self.searched, self.line) = (0, 0);
                return Some(self.buffer.split_to(end).freeze());
            }
            (self.searched, self.line) = (end, end);
        }
    }
}

/// The data of one event.
pub(super) struct Data<'a> {
    /// Its `data` lines joined by line feeds.
    pub(super) text: Cow<'a, [u8]>,
    /// Where each line's data stands in the event.
    lines: Vec<Range<usize>>,
}

impl<'a> Data<'a> {
    /// Finds the data; `None` in an event that has none (comments, other fields).
    pub(super) fn of(event: &'a [u8], first: bool) -> Option<Self> {
        let mut lines = Vec::with_capacity(1);
        let mut at = if first && event.starts_with(b"\xef\xbb\xbf") {
            3
        } else {
            0
        };
        while at < event.len() {
            let rest = &event[at..];
            let length = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
            let line = &rest[..length];
            if line == b"data" {
                lines.push(at + length..at + length);
            } else if let Some(value) = line.strip_prefix(b"data:") {
                let value = value.strip_prefix(b" ").unwrap_or(value);
                lines.push(at + length - value.len()..at + length);
            }
            at += length + 1;
        }
        let text = match lines.as_slice() {
            [] => return None,
            [one] => Cow::Borrowed(&event[one.clone()]),
            many => Cow::Owned(
                many.iter()
                    .map(|line| &event[line.clone()])
                    .collect::<Vec<_>>()
                    .join(&b'\n'),
            ),
        };
        Some(Self { text, lines })
    }

    /// Where a range of the data, which holds no line end, stands in the event.
    pub(super) fn place(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let mut before = 0;
        for line in &self.lines {
            if range.start >= before && range.end <= before + line.len() {
                return Some(
                    line.start + (range.start - before)..line.start + (range.end - before),
                );
            }
            before += line.len() + 1;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn events(chunks: &[&[u8]]) -> (Vec<Vec<u8>>, Vec<u8>) {
        let mut splitter = Splitter::new();
        let mut all = Vec::new();
        for chunk in chunks {
            splitter.push(chunk);
            while let Some(event) = splitter.event() {
                all.push(event.to_vec());
            }
        }
        (all, splitter.rest().to_vec())
    }

    #[test]
    fn every_line_end_ends_an_event_at_once() {
        for (stream, count) in [
            ("data: a\n\ndata: b\n\n", 2),
            ("data: a\r\n\r\ndata: b\r\n\r\n", 2),
            ("data: a\r\rdata: b\r\r", 2),
        ] {
            let (all, rest) = events(&[stream.as_bytes()]);
            assert_eq!((all.len(), rest.len()), (count, 0), "{stream:?}");
            assert_eq!(all.concat(), stream.as_bytes());
        }
    }

    #[test]
    fn data_is_joined_and_found_again() {
        let event = b"\xef\xbb\xbf: hello\nevent: x\ndata: {\"a\":\ndata:\ndata:\"b\"}\n\n";
        let data = Data::of(event, true).expect("has data");
        assert_eq!(&*data.text, b"{\"a\":\n\n\"b\"}");
        let place = data.place(&(8..9)).expect("in one line");
        assert_eq!(&event[place], b"b");
        assert!(data.place(&(4..8)).is_none());
        assert!(Data::of(b": ping\n\n", false).is_none());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]
        #[test]
        fn events_depend_on_the_bytes_alone(stream in "[ad:\r\n]{0,40}", cuts in proptest::collection::vec(0usize..40, 0..6)) {
            let whole = events(&[stream.as_bytes()]);
            let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(stream.len())).collect();
            cuts.extend([0, stream.len()]);
            cuts.sort_unstable();
            let chunks: Vec<&[u8]> = cuts.windows(2).map(|cut| &stream.as_bytes()[cut[0]..cut[1]]).collect();
            prop_assert_eq!(events(&chunks), whole);
        }
    }
}
