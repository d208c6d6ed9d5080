//! HTTP/2 frames as they pass; of those that come in how many carry nothing, and whether a header block is whole.

use std::time::Instant;

/// The connection preface (RFC 9113 section 3.4).
const PREFACE: usize = 24;
/// A frame's head (section 4.1).
pub(super) const HEAD: usize = 9;
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

/// Finds the frames in bytes that pass: of each its head, and the first of its payload where that is looked at. `SEEN`
/// is the most that is kept of one.
pub(super) struct Split<const SEEN: usize> {
    seen: [u8; SEEN],
    have: usize,
    skip: usize,
}

/// One frame.
pub(super) struct Frame<'f> {
    pub(super) kind: u8,
    pub(super) flags: u8,
    /// Bytes of its payload.
    pub(super) length: usize,
    /// The first of them.
    pub(super) told: &'f [u8],
}

impl<const SEEN: usize> Split<SEEN> {
    /// Before the first frame.
    pub(super) fn new() -> Self {
        Self {
            seen: [0; SEEN],
            have: 0,
            skip: 0,
        }
    }

    /// The next frame that is known in these bytes, of which those up to there are taken; `looked` says of a kind how
    /// much of its payload is looked at.
    pub(super) fn next(
        &mut self,
        bytes: &mut &[u8],
        looked: impl Fn(u8) -> usize,
    ) -> Option<Frame<'_>> {
        let skipped = self.skip.min(bytes.len());
        self.skip -= skipped;
        *bytes = bytes.get(skipped..).unwrap_or_default();
        self.fill(bytes, HEAD)?;
        let [high, middle, low, kind, flags, ..] = *self.seen.first_chunk::<HEAD>()?;
        let length = usize::from(high) << 16 | usize::from(middle) << 8 | usize::from(low);
        let told = looked(kind).min(length);
        self.fill(bytes, HEAD + told)?;
        self.have = 0;
        self.skip = length - told;
        Some(Frame {
            kind,
            flags,
            length,
            told: self.seen.get(HEAD..HEAD + told).unwrap_or_default(),
        })
    }

    /// Takes bytes until it has so many.
    fn fill(&mut self, bytes: &mut &[u8], wanted: usize) -> Option<()> {
        let taken = wanted.saturating_sub(self.have).min(bytes.len());
        let (part, rest) = bytes.split_at_checked(taken)?;
        self.seen
            .get_mut(self.have..self.have + taken)?
            .copy_from_slice(part);
        self.have += taken;
        *bytes = rest;
        (self.have >= wanted).then_some(())
    }
}

/// Reads frame heads; sees no payload.
pub(super) struct Frames {
    preface: usize,
    split: Split<HEAD>,
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
            split: Split::new(),
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
        while let Some(frame) = self.split.next(&mut bytes, |_| 0) {
            let (kind, flags, length) = (frame.kind, frame.flags, frame.length);
            self.frame(kind, flags, length, now)?;
        }
        Ok(())
    }

    fn frame(&mut self, kind: u8, flags: u8, length: usize, now: Instant) -> Result<(), Flood> {
        let carries = match kind {
            DATA => length > 0 || flags & END_STREAM != 0,
            HEADERS => {
                self.block = flags & END_HEADERS == 0;
                self.blocks += 1;
                true
            }
            CONTINUATION => {
                self.block &= flags & END_HEADERS == 0;
                length > 0
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
            prop_assert_eq!((frames.left, frames.split.have, frames.split.skip, frames.block), (BURST - 3, 0, 0, true));
        }
    }
}
