//! What is carried of an answer: restored, counted, and kept for the record.

use bytes::Bytes;
use zeroize::Zeroizing;

use super::answer::Broken;
use crate::relay::Relay;
use crate::shares::Room;
use crate::wire::inflate::Inflater;

/// How much of an answer the record keeps.
const KEPT: usize = 4 << 20;

/// What is carried, and what became of it so far.
pub(super) struct Carried {
    pub(super) relay: Relay,
    pub(super) inflater: Option<Inflater>,
    pub(super) plain: Vec<u8>,
    pub(super) kept: Zeroizing<Vec<u8>>,
    /// What is held of the user's share: the answer's record grows within it.
    pub(super) room: Option<Room>,
    pub(super) sent: u64,
}

impl Carried {
    pub(super) fn push(&mut self, data: &Bytes) -> Result<Bytes, Broken> {
        let out = match &mut self.inflater {
            None => {
                keep(&mut self.kept, &mut self.room, data);
                self.relay.push(data)
            }
            Some(inflater) => {
                self.plain.clear();
                inflater
                    .push(data, &mut self.plain)
                    .map_err(|_| Broken::Upstream)?;
                keep(&mut self.kept, &mut self.room, &self.plain);
                self.relay.push(&Bytes::copy_from_slice(&self.plain))
            }
        };
        let out = out.map_err(|_| Broken::Upstream)?;
        self.sent += out.len() as u64;
        Ok(out)
    }

    pub(super) fn finish(&mut self) -> Result<Bytes, Broken> {
        if let Some(inflater) = &self.inflater {
            inflater.finish().map_err(|_| Broken::Upstream)?;
        }
        let rest = self.relay.finish().map_err(|_| Broken::Upstream)?;
        self.sent += rest.len() as u64;
        Ok(rest)
    }
}

/// Keeps of an answer what the record holds: up to its cap, and while there is room.
fn keep(kept: &mut Vec<u8>, room: &mut Option<Room>, data: &[u8]) {
    let Some(share) = room else { return };
    let more = data.len().min(KEPT.saturating_sub(kept.len()));
    let grows = (kept.len() + more).saturating_sub(kept.capacity());
    if grows > 0 {
        // As vectors do: twice as much, so that room is asked for seldom.
        let grown = grows.max(kept.capacity()).min(KEPT);
        if share.take(grown as u64).is_err() {
            // What follows a gap is not kept.
            *room = None;
            return;
        }
        kept.reserve_exact(grown);
    }
    kept.extend_from_slice(&data[..more]);
}
