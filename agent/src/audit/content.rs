//! Stored content: what a call has that is not stored yet goes into one bundle, compressed and sealed as a whole, with
//! a list of where all of the call's content lies; so what a conversation repeats is stored once per user.
//!
//! Bundles are numbered as they come: the store writes them one after the other, where names by hash would make it
//! rewrite a different node for each piece.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use serde::{Deserialize, Serialize};

use super::keys::{Owner, SubjectKey};
use super::store::{Pair, Store, StoreError};
use crate::memory::zstd;

mod make;
mod read;
mod slices;

pub(crate) use make::{Prepared, prepare};
pub(crate) use read::{Proved, check, read};
pub use slices::{Content, Name, Slice};

/// What of a unit's content is kept (`[audit] content` in `weir.toml`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// Nothing.
    None,
    /// The request as it left, and the answer as the provider sent it.
    #[default]
    Redacted,
    /// The request as it came, and the answer.
    Sealed,
}

/// Where a unit's content is stored: named in its record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContentRef {
    /// Whether values found are in it.
    pub mode: Mode,
    /// Number of the bundle whose list says where the content lies.
    pub bundle: u64,
    /// Keyed hash of that bundle (hex), which holds the hashes of the others: the record commits to all of the content.
    pub digest: String,
    /// How many pieces.
    pub pieces: u32,
    /// Bytes stored.
    pub bytes: u64,
    /// Bytes that were over the cap and are not stored.
    pub omitted: u64,
}

/// The first half of HMAC-SHA-256 of a bundle under the user's key.
pub(crate) type Digest = [u8; 16];

/// A piece's name across users: a keyed hash that is known to this process alone.
pub(crate) type Piece = (Owner, [u8; 16]);

/// A stored bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bundle {
    number: u64,
    digest: Digest,
}

/// Where a piece lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spot {
    bundle: Arc<Bundle>,
    offset: u32,
    length: u32,
}

/// The content cannot be made ready, or cannot be read back.
#[derive(Clone, Debug, thiserror::Error)]
pub enum ContentError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A bundle could not be sealed.
    #[error("audit content: a bundle {0}")]
    Seal(&'static str),
    /// A bundle is missing or was changed.
    #[error("audit content: bundle {bundle} {why}")]
    Damaged {
        /// Which one.
        bundle: u64,
        /// What is wrong with it.
        why: &'static str,
    },
}

/// Bytes of compressed content in one value of the store.
const CHUNK: usize = 32 * 1024;
/// No bundle holds more content: what is new beyond goes into a further one.
const MAX_BUNDLE: usize = 4 << 20;
/// No list is longer: a body has no more pieces than this divided by [`ENTRY`].
const MAX_LIST: usize = 64 << 20;
const LEVEL: i32 = 1;
/// The level of a bundle of at most [`BRIEF`] bytes, as most requests make: tables of letters cost it four times what
/// they save (631 bytes of 1,086 become 667).
const BRIEF_LEVEL: i32 = -1;
const BRIEF: usize = 4 << 10;
/// A shorter bundle is stored as it is: it does not get shorter by what it costs.
const PACKED: usize = 512;
/// Of a list: number (8), digest (16), offset (4), length (4).
const ENTRY: usize = 32;

fn key(number: u64, owner: Owner, chunk: u32) -> Vec<u8> {
    let mut key = Vec::with_capacity(25);
    key.push(b'c');
    key.extend_from_slice(&number.to_be_bytes());
    key.extend_from_slice(&owner.0);
    key.extend_from_slice(&chunk.to_be_bytes());
    key
}

/// The numbers that bundles of one store get; a number that was given and not stored is not given again.
#[derive(Default)]
pub(crate) struct Numbers(AtomicU64);

impl Numbers {
    /// Those after the last that the store holds.
    pub(crate) fn after(store: &Store) -> Result<Self, StoreError> {
        let last = store.range(b"c", b"d", 1, true)?;
        let number = last.first().and_then(|(key, _)| key.get(1..9));
        let number = number.and_then(|number| number.try_into().ok());
        Ok(Self(AtomicU64::new(number.map_or(0, u64::from_be_bytes))))
    }

    fn next(&self) -> u64 {
        self.0.fetch_add(1, Ordering::Relaxed) + 1
    }
}

fn seal(
    subject: &SubjectKey,
    number: u64,
    bundle: &[u8],
    pairs: &mut Vec<Pair>,
) -> Result<Digest, ContentError> {
    let digest = digest(subject, bundle);
    let packed = compress(bundle).ok_or(ContentError::Seal("cannot be compressed"))?;
    let total = u32::try_from(packed.len().div_ceil(CHUNK).max(1))
        .map_err(|_| ContentError::Seal("is too long"))?;
    let mut header = [0; 12];
    header[..4].copy_from_slice(&total.to_be_bytes());
    header[4..].copy_from_slice(&(bundle.len() as u64).to_be_bytes());
    let mut chunks = packed.chunks(CHUNK);
    for index in 0..total {
        let value = subject
            .sealed(
                &context(&digest, number, index, &header),
                &header,
                chunks.next().unwrap_or_default(),
            )
            .map_err(ContentError::Seal)?;
        pairs.push((key(number, subject.owner(), index), value.into()));
    }
    Ok(digest)
}

fn digest(subject: &SubjectKey, bundle: &[u8]) -> Digest {
    let mut digest = Digest::default();
    digest.copy_from_slice(&subject.name(&[b"bundle", bundle])[..16]);
    digest
}

/// Compresses where that pays.
fn compress(piece: &[u8]) -> Option<Vec<u8>> {
    if piece.len() < PACKED {
        return Some(stored_frame(piece));
    }
    let level = match piece.len() {
        ..=BRIEF => BRIEF_LEVEL,
        _ => LEVEL,
    };
    zstd::pack(piece, level)
}

/// A zstd frame of one block that is not compressed (RFC 8878 section 3.1.1): magic, a descriptor that announces a
/// single segment with its content's size in two bytes (less 256) or one, the block's header, the bytes.
fn stored_frame(piece: &[u8]) -> Vec<u8> {
    let mut frame = Vec::with_capacity(piece.len() + 10);
    frame.extend_from_slice(&0xFD2F_B528_u32.to_le_bytes());
    match u8::try_from(piece.len()) {
        Ok(length) => frame.extend_from_slice(&[0x20, length]),
        Err(_) => {
            let length = u16::try_from(piece.len() - 256).unwrap_or(u16::MAX);
            frame.push(0x60);
            frame.extend_from_slice(&length.to_le_bytes());
        }
    }
    let block = u32::try_from(piece.len()).unwrap_or(u32::MAX) << 3 | 1;
    frame.extend_from_slice(&block.to_le_bytes()[..3]);
    frame.extend_from_slice(piece);
    frame
}

fn context(digest: &Digest, number: u64, index: u32, header: &[u8; 12]) -> [u8; 40] {
    let mut context = [0; 40];
    context[..16].copy_from_slice(digest);
    context[16..24].copy_from_slice(&number.to_be_bytes());
    context[24..28].copy_from_slice(&index.to_be_bytes());
    context[28..].copy_from_slice(header);
    context
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_length_is_a_frame_that_zstd_reads() {
        let text: Vec<u8> = (0..70_000_u32)
            .map(|at| b"abcdefghij"[(at.wrapping_mul(at) % 97 % 10) as usize])
            .collect();
        for length in (0..600).chain([65_535, 65_536, 65_537, 70_000]) {
            let piece = &text[..length];
            let packed = compress(piece).unwrap();
            assert_eq!(
                ::zstd::bulk::decompress(&packed, length).unwrap(),
                piece,
                "{length}"
            );
        }
    }
}
