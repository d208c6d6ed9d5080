//! HTTP/2 frames as they come in: how many of them carry nothing, and whether a header block is whole.

use std::time::Instant;

/// The connection preface (RFC 9113 section 3.4).
const PREFACE: usize = 24;
/// A frame's head (section 4.1).
const HEAD: usize = 9;
/// Frames that carry nothing, at once and then each second. Pings for the measure of a path and cancelled streams are
/// a few dozen a second at most.
const BURST: u64 = 1000;
const EACH_SECOND: u64 = 100;

const DATA: u8 = 0;
const HEADERS: u8 = 1;
const WINDOW_UPDATE: u8 = 8;
const CONTINUATION: u8 = 9;
const END_STREAM: u8 = 1;
const END_HEADERS: u8 = 4;

/// More frames that carry nothing than any honest client sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a flood of HTTP/2 frames that carry nothing")]
pub(super) struct Flood;

/// Reads frame heads; sees no payload.
pub(super) struct Frames {
    preface: usize,
    head: [u8; HEAD],
    have: usize,
    payload: usize,
    /// A header block was begun and is not whole.
    block: bool,
    /// Header blocks begun so far.
    blocks: u64,
    left: u64,
    filled: Instant,
}

impl Frames {
    pub(super) fn new(now: Instant) -> Self {
        Self {
            preface: PREFACE,
            head: [0; HEAD],
            have: 0,
            payload: 0,
            block: false,
            blocks: 0,
            left: BURST,
            filled: now,
        }
    }

    /// Which header block, from 1, is not whole, the preface counting as one.
    pub(super) fn head(&self) -> Option<u64> {
        (self.preface > 0 || self.block).then_some(self.blocks + 1)
    }

    /// Takes bytes as they were read.
    pub(super) fn push(&mut self, mut bytes: &[u8], now: Instant) -> Result<(), Flood> {
        let skipped = self.preface.min(bytes.len());
        self.preface -= skipped;
        bytes = bytes.get(skipped..).unwrap_or_default();
        while !bytes.is_empty() {
            if self.payload > 0 {
                let taken = self.payload.min(bytes.len());
                self.payload -= taken;
                bytes = bytes.get(taken..).unwrap_or_default();
                continue;
            }
            let taken = (HEAD - self.have).min(bytes.len());
            let (part, rest) = bytes.split_at_checked(taken).unwrap_or((bytes, &[]));
            if let Some(room) = self.head.get_mut(self.have..self.have + taken) {
                room.copy_from_slice(part);
            }
            self.have += taken;
            bytes = rest;
            if self.have == HEAD {
                self.have = 0;
                self.frame(now)?;
            }
        }
        Ok(())
    }

    fn frame(&mut self, now: Instant) -> Result<(), Flood> {
        let [high, middle, low, kind, flags, ..] = self.head;
        self.payload = usize::from(high) << 16 | usize::from(middle) << 8 | usize::from(low);
        let carries = match kind {
            DATA => self.payload > 0 || flags & END_STREAM != 0,
            HEADERS => {
                self.block = flags & END_HEADERS == 0;
                self.blocks += 1;
                true
            }
            CONTINUATION => {
                self.block &= flags & END_HEADERS == 0;
                self.payload > 0
            }
            // Follows the data that the other side sends.
            WINDOW_UPDATE => true,
            _ => false,
        };
        if carries {
            return Ok(());
        }
        if self.left == 0 {
            let since = now.saturating_duration_since(self.filled);
            let millis = u64::try_from(since.as_millis()).unwrap_or(u64::MAX);
            let more = (millis.saturating_mul(EACH_SECOND) / 1000).min(BURST);
            if more == 0 {
                return Err(Flood);
            }
            self.left = more;
            self.filled = now;
        }
        // A full budget does not grow: time counts from when it began to shrink.
        if self.left == BURST {
            self.filled = now;
        }
        self.left -= 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use proptest::prelude::*;

    use super::*;

    /// How long a rest fills the budget again.
    const REST: Duration = Duration::from_secs(BURST / EACH_SECOND);

    const PING: &[u8] = b"\0\0\x08\x06\0\0\0\0\0pingping";

    fn started(now: Instant) -> Frames {
        let mut frames = Frames::new(now);
        frames
            .push(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", now)
            .unwrap();
        frames
    }

    #[test]
    fn pings_at_leisure_pass_and_a_flood_does_not() {
        let mut now = Instant::now();
        let mut frames = started(now);
        for _ in 0..10_000 {
            now += Duration::from_millis(11);
            frames.push(PING, now).unwrap();
        }
        now += REST;
        let flood = (0..100_000).find(|_| frames.push(PING, now).is_err());
        assert!(
            flood.is_some_and(|passed| passed <= 2 * BURST as usize),
            "{flood:?}"
        );
    }

    #[test]
    fn what_carries_something_is_never_a_flood() {
        let now = Instant::now();
        let mut frames = started(now);
        for _ in 0..100_000 {
            frames.push(b"\0\0\x01\0\0\0\0\0\x01x", now).unwrap();
            frames
                .push(b"\0\0\x04\x08\0\0\0\0\0\0\0\0\x01", now)
                .unwrap();
        }
        let empty = (0..10_000).find(|_| frames.push(b"\0\0\0\0\0\0\0\0\x01", now).is_err());
        assert!(empty.is_some(), "empty DATA frames carry nothing");
    }

    #[test]
    fn a_header_block_is_open_until_its_end() {
        let now = Instant::now();
        assert!(Frames::new(now).head().is_some(), "the preface");
        let mut frames = started(now);
        assert!(frames.head().is_none());
        frames.push(b"\0\0\x01\x01\0\0\0\0\x01x", now).unwrap();
        assert!(frames.head().is_some());
        frames.push(b"\0\0\x01\x09\0\0\0\0\x01x", now).unwrap();
        assert!(frames.head().is_some());
        frames.push(b"\0\0\x01\x09\x04\0\0\0\x01x", now).unwrap();
        assert!(frames.head().is_none());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn any_cutting_is_read_alike(cuts in proptest::collection::vec(1..40_usize, 1..200)) {
            let now = Instant::now();
            let mut all = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec();
            for _ in 0..3 {
                all.extend_from_slice(PING);
                all.extend_from_slice(b"\0\0\x02\x01\x04\0\0\0\x01xy");
            }
            all.extend_from_slice(b"\0\0\x02\x01\0\0\0\0\x03xy");
            let mut frames = Frames::new(now);
            let (mut rest, mut cuts) = (&all[..], cuts.into_iter().cycle());
            while !rest.is_empty() {
                let (part, more) = rest.split_at(cuts.next().unwrap_or(1).min(rest.len()));
                frames.push(part, now).unwrap();
                rest = more;
            }
            prop_assert_eq!((frames.left, frames.have, frames.payload, frames.block), (BURST - 3, 0, 0, true));
        }
    }
}
