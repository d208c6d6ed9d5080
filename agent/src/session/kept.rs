//! What the record keeps of an answer while it is carried: whole pieces are packed, for a thousand streams say a
//! thousand times what fits in one.

use zeroize::Zeroizing;

use crate::memory::zstd::{self, Unpacker};
use crate::shares::Room;

/// How much of an answer the record keeps.
const MOST: usize = 4 << 20;
/// How much is packed at once: the frames of a stream's events repeat within it.
const PIECE: usize = 8 << 10;
/// zstd's window for a piece, as a power of two.
const WINDOW: i32 = 23;
const LEVEL: i32 = 1;

/// An answer as far as it came; what follows a gap is not kept.
pub(super) struct Kept {
    /// What is held of the user's share: what is kept grows within it. `None` once there was no room.
    room: Option<Room>,
    packed: Vec<Vec<u8>>,
    tail: Vec<u8>,
    length: usize,
}

impl Kept {
    /// Nothing yet; without room nothing ever.
    pub(super) fn new(room: Option<Room>) -> Self {
        Self {
            room,
            packed: Vec::new(),
            tail: Vec::new(),
            length: 0,
        }
    }

    /// Keeps what came, up to the cap, and while there is room.
    pub(super) fn push(&mut self, data: &[u8]) {
        let mut rest = &data[..data.len().min(MOST - self.length)];
        while !rest.is_empty() {
            let now = match self.place(rest.len()) {
                Some(bytes) => bytes,
                None => return self.room = None,
            };
            let (now, later) = rest.split_at(now);
            self.tail.extend_from_slice(now);
            self.length += now.len();
            rest = later;
        }
    }

    /// Makes place for so many bytes, or for as many of them as end a piece.
    fn place(&mut self, bytes: usize) -> Option<usize> {
        let room = self.room.as_mut()?;
        if self.tail.len() == PIECE {
            let mut packed = zstd::pack(&self.tail, LEVEL)?;
            packed.shrink_to_fit();
            room.take(packed.len() as u64).ok()?;
            self.packed.push(packed);
            self.tail.clear();
        }
        let bytes = bytes.min(PIECE - self.tail.len());
        let (has, needs) = (self.tail.capacity(), self.tail.len() + bytes);
        if needs > has {
            // As vectors do: twice as much, so that room is asked for seldom.
            let grown = needs.max(2 * has).min(PIECE);
            room.take((grown - has) as u64).ok()?;
            self.tail.reserve_exact(grown - self.tail.len());
        }
        Some(bytes)
    }

    /// All that was kept.
    pub(super) fn whole(self) -> Zeroizing<Vec<u8>> {
        if self.packed.is_empty() {
            return Zeroizing::new(self.tail);
        }
        let mut whole = Zeroizing::new(vec![0; self.length]);
        let mut rest = whole.as_mut_slice();
        for packed in &self.packed {
            let (piece, later) = rest.split_at_mut(PIECE);
            // It was packed a moment ago by the same library.
            if unpack(packed, piece).is_none() {
                tracing::error!("a piece of an answer was lost on its way to the record");
            }
            rest = later;
        }
        rest.copy_from_slice(&self.tail);
        whole
    }
}

fn unpack(mut packed: &[u8], mut into: &mut [u8]) -> Option<()> {
    let mut unpacker = Unpacker::new(WINDOW)?;
    while !into.is_empty() {
        let step = unpacker.step(packed, into)?;
        (step.written > 0).then_some(())?;
        packed = packed.get(step.read..)?;
        into = into.get_mut(step.written..)?;
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::shares::{Bounds, Shares, UNIT};

    /// Room of so many bytes beside what every unit takes.
    fn room(bytes: u64) -> Option<Room> {
        let shares = Shares::new(Bounds {
            connections: 2,
            memory: 4 * (UNIT + bytes),
            turns: 1,
        });
        let mut room = shares.place(1).ok()?.room().ok()?;
        // A user's share is a part of all: the rest is taken.
        while room.take(1 << 10).is_ok() {}
        let all = room.bytes();
        room.hold(all - bytes).ok()?;
        Some(room)
    }

    fn events(bytes: usize) -> Vec<u8> {
        let event = |at: usize| format!("data: {{\"id\":\"c\",\"delta\":\"word {at}\"}}\n\n");
        let mut all: Vec<u8> = (0..bytes / 30)
            .flat_map(|at| event(at).into_bytes())
            .collect();
        all.truncate(bytes);
        all
    }

    #[test]
    fn a_long_stream_takes_little_and_is_whole_at_its_end() {
        let answer = events(1 << 20);
        let mut kept = Kept::new(room(256 << 10));
        answer.chunks(100).for_each(|event| kept.push(event));
        assert!(kept.room.is_some(), "it had room to its end");
        assert_eq!(*kept.whole(), answer);
    }

    #[test]
    fn what_comes_after_a_gap_or_the_cap_is_not_kept() {
        // Marsaglia's xorshift: nothing in it repeats.
        let mut state = 1_u32;
        let noise: Vec<u8> = std::iter::repeat_with(|| {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            state as u8
        })
        .take(200_000)
        .collect();
        let mut kept = Kept::new(room(64 << 10));
        noise.chunks(1000).for_each(|piece| kept.push(piece));
        kept.push(b"more");
        let whole = kept.whole();
        assert!(
            whole.len() >= PIECE && whole.len() < noise.len(),
            "{}",
            whole.len()
        );
        assert!(noise.starts_with(&whole));
        let long = events(5 << 20);
        let mut kept = Kept::new(room(4 << 20));
        kept.push(&long);
        assert!(*kept.whole() == long[..MOST]);
        let mut none = Kept::new(None);
        none.push(b"x");
        assert!(none.whole().is_empty());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn any_cutting_is_kept_alike(
            bytes in 0..5 * PIECE,
            cuts in proptest::collection::vec(1..3 * PIECE, 1..20),
        ) {
            let answer = events(bytes);
            let mut kept = Kept::new(room(1 << 20));
            let (mut rest, mut cuts) = (&answer[..], cuts.into_iter().cycle());
            while !rest.is_empty() {
                let (now, later) = rest.split_at(cuts.next().unwrap_or(1).min(rest.len()));
                kept.push(now);
                rest = later;
            }
            prop_assert_eq!(&*kept.whole(), &answer);
        }
    }
}
