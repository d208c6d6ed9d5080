//! What weir's HTTP/2 says of a client's streams: the parser resets one that breaks the protocol before any session
//! hears of it, so that only what goes out can tell.

use super::frames::{HEAD, Split};

const RST_STREAM: u8 = 3;
const GOAWAY: u8 = 7;
/// Before its code GOAWAY has the last stream's number.
const LAST_STREAM: usize = 4;
const CODE: usize = 4;
/// The codes of a peer that breaks the rules (section 7): PROTOCOL_ERROR, FLOW_CONTROL_ERROR, STREAM_CLOSED,
/// FRAME_SIZE_ERROR, COMPRESSION_ERROR. The others are weir's own reasons, or a flood.
const BROKEN: [u32; 5] = [1, 3, 5, 6, 9];

/// Reads the frames that weir sends.
pub(super) struct Resets(Split<{ HEAD + LAST_STREAM + CODE }>);

impl Resets {
    pub(super) fn new() -> Self {
        Self(Split::new())
    }

    /// Takes bytes as they were written; whether they say that the client broke the protocol.
    pub(super) fn push(&mut self, mut bytes: &[u8]) -> bool {
        let mut broken = false;
        while let Some(frame) = self.0.next(&mut bytes, looked) {
            let code = frame.told.last_chunk::<CODE>();
            broken |= code.is_some_and(|code| BROKEN.contains(&u32::from_be_bytes(*code)));
        }
        broken
    }
}

/// How much of a frame's payload tells why it was sent.
fn looked(kind: u8) -> usize {
    match kind {
        RST_STREAM => CODE,
        GOAWAY => LAST_STREAM + CODE,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const DATA: &[u8] = b"\0\0\x05\0\0\0\0\0\x01hello";
    const CANCELLED: &[u8] = b"\0\0\x04\x03\0\0\0\0\x01\0\0\0\x08";
    const BROKE: &[u8] = b"\0\0\x04\x03\0\0\0\0\x01\0\0\0\x01";
    const AWAY: &[u8] = b"\0\0\x0a\x07\0\0\0\0\0\0\0\0\0\0\0\0\0no";
    const COMPRESSION: &[u8] = b"\0\0\x0a\x07\0\0\0\0\0\0\0\0\0\0\0\0\x09no";

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn only_frames_that_say_so_tell_of_a_broken_protocol(
            order in proptest::collection::vec(0..5_usize, 1..20),
            cuts in proptest::collection::vec(1..12_usize, 1..20),
        ) {
            let frames = [DATA, CANCELLED, AWAY, BROKE, COMPRESSION];
            let all: Vec<u8> = order.iter().flat_map(|at| frames[*at].to_vec()).collect();
            let mut resets = Resets::new();
            let (mut rest, mut cuts, mut told) = (&all[..], cuts.into_iter().cycle(), 0);
            while !rest.is_empty() {
                let (part, more) = rest.split_at(cuts.next().unwrap_or(1).min(rest.len()));
                told += usize::from(resets.push(part));
                rest = more;
            }
            let broken = order.iter().filter(|at| **at > 2).count();
            // Two in one cut are told of once.
            prop_assert!(told <= broken && (told > 0) == (broken > 0), "{} of {}", told, broken);
        }
    }
}
