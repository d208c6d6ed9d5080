//! What fuzz targets reach of the audit's inside; for nothing else.

use super::frame::{self, Framed};
use super::keys::Keys;

/// A record as it lies in the store.
pub fn frame(keys: &Keys, seq: u64, bytes: &[u8]) -> Vec<u8> {
    frame::encode(keys, seq, bytes)
}

/// The record that a frame holds whole; the unit that a broken one still names.
pub fn unframe(keys: &Keys, bytes: &[u8]) -> Result<(u64, Vec<u8>), Option<String>> {
    match frame::decode(keys, bytes) {
        Framed::Whole(seq, record) => Ok((seq, record.to_vec())),
        Framed::Broken(_, rest) => Err(frame::id_in(rest)),
        Framed::Not => Err(None),
    }
}
