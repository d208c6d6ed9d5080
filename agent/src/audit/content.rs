//! Stored content: pieces named by a keyed hash, stored once per user, compressed, sealed, in bounded values.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::keys::{Owner, SubjectKey};
use super::store::{Pair, Store, StoreError};
use super::{hex, unhex};
use crate::memory::zstd;

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
    /// The piece itself where there is one piece; else the piece that lists them (hex).
    pub piece: String,
    /// How many pieces.
    pub pieces: u32,
    /// Bytes stored.
    pub bytes: u64,
    /// Bytes that were over the cap and are not stored.
    pub omitted: u64,
}

/// Names a piece: the first half of HMAC-SHA-256 under the user's key.
pub(crate) type PieceId = [u8; 16];

/// Content made ready to be written.
pub(crate) struct Prepared {
    pub reference: ContentRef,
    /// What is not stored yet.
    pub pairs: Vec<Pair>,
    /// The store's names of all pieces, for the cache of what is known.
    pub known: Vec<Piece>,
}

/// A piece's name across users.
pub(crate) type Piece = (Owner, PieceId);

/// The content cannot be made ready, or cannot be read back.
#[derive(Clone, Debug, thiserror::Error)]
pub enum ContentError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A piece could not be sealed.
    #[error("audit content: a piece {0}")]
    Seal(&'static str),
    /// A piece is missing or was changed.
    #[error("audit content: piece {piece} {why}")]
    Damaged {
        /// Which one.
        piece: String,
        /// What is wrong with it.
        why: &'static str,
    },
}

/// Bytes of compressed content in one value of the store.
const CHUNK: usize = 32 * 1024;
/// No piece is longer: longer slices are cut.
const MAX_PIECE: usize = 4 << 20;
const LEVEL: i32 = 1;
/// A shorter piece is stored as it is: it does not get shorter by what it costs.
const PACKED: usize = 512;
const PLAIN: u8 = 0;
const LIST: u8 = 1;

fn key(owner: Owner, piece: &PieceId, chunk: u32) -> Vec<u8> {
    let mut key = Vec::with_capacity(33);
    key.push(b'c');
    key.extend_from_slice(&owner.0);
    key.extend_from_slice(piece);
    key.extend_from_slice(&chunk.to_be_bytes());
    key
}

fn name(subject: &SubjectKey, kind: u8, bytes: &[u8]) -> PieceId {
    let mut id = [0; 16];
    id.copy_from_slice(&subject.name(&[&[kind], bytes])[..16]);
    id
}

/// Makes content ready: only pieces that `known` and the store do not hold are compressed and sealed.
pub(crate) fn prepare(
    content: &[&[u8]],
    (mode, cap): (Mode, u64),
    subject: &SubjectKey,
    known: impl Fn(&Piece) -> Result<bool, StoreError>,
) -> Result<Option<Prepared>, ContentError> {
    let owner = subject.owner();
    let (mut bytes, mut omitted) = (0, 0);
    let (mut ids, mut pairs, mut names) = (Vec::new(), Vec::new(), Vec::new());
    let mut seen = HashSet::new();
    for piece in content.iter().flat_map(|piece| piece.chunks(MAX_PIECE)) {
        if bytes + piece.len() as u64 > cap {
            omitted += piece.len() as u64;
            continue;
        }
        bytes += piece.len() as u64;
        let id = name(subject, PLAIN, piece);
        ids.push(id);
        if seen.insert(id) && !known(&(owner, id))? {
            seal(subject, &id, piece, &mut pairs)?;
        }
        names.push((owner, id));
    }
    let pieces = u32::try_from(ids.len()).unwrap_or(u32::MAX);
    let piece = match ids.as_slice() {
        [] if omitted == 0 => return Ok(None),
        [] => String::new(),
        [only] => hex(only),
        _ => {
            let list = ids.concat();
            let id = name(subject, LIST, &list);
            if !known(&(owner, id))? {
                seal(subject, &id, &list, &mut pairs)?;
            }
            names.push((owner, id));
            hex(&id)
        }
    };
    let reference = ContentRef {
        mode,
        piece,
        pieces,
        bytes,
        omitted,
    };
    Ok(Some(Prepared {
        reference,
        pairs,
        known: names,
    }))
}

/// Whether the store holds a piece.
pub(crate) fn stored(store: &Store, (owner, id): &Piece) -> Result<bool, StoreError> {
    store.contains(&key(*owner, id, 0))
}

fn seal(
    subject: &SubjectKey,
    id: &PieceId,
    piece: &[u8],
    pairs: &mut Vec<Pair>,
) -> Result<(), ContentError> {
    let packed = compress(piece).ok_or(ContentError::Seal("cannot be compressed"))?;
    let total = u32::try_from(packed.len().div_ceil(CHUNK).max(1))
        .map_err(|_| ContentError::Seal("is too long"))?;
    let mut chunks = packed.chunks(CHUNK);
    for index in 0..total {
        let mut value = chunks.next().unwrap_or_default().to_vec();
        subject
            .seal(&context(id, index, total, piece.len()), &mut value)
            .map_err(ContentError::Seal)?;
        let mut header = total.to_be_bytes().to_vec();
        header.extend_from_slice(&(piece.len() as u64).to_be_bytes());
        header.append(&mut value);
        pairs.push((key(subject.owner(), id, index), header));
    }
    Ok(())
}

/// Compresses where that pays.
fn compress(piece: &[u8]) -> Option<Vec<u8>> {
    if piece.len() < PACKED {
        return Some(stored_frame(piece));
    }
    zstd::pack(piece, LEVEL)
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

fn context(id: &PieceId, index: u32, total: u32, length: usize) -> [u8; 32] {
    let mut context = [0; 32];
    context[..16].copy_from_slice(id);
    context[16..20].copy_from_slice(&index.to_be_bytes());
    context[20..24].copy_from_slice(&total.to_be_bytes());
    context[24..].copy_from_slice(&(length as u64).to_be_bytes());
    context
}

/// Reads content back, piece by piece.
pub(crate) fn read(
    store: &Store,
    subject: &SubjectKey,
    reference: &ContentRef,
    mut take: impl FnMut(&[u8]),
) -> Result<(), ContentError> {
    if reference.pieces == 0 {
        return Ok(());
    }
    let damaged = |why| ContentError::Damaged {
        piece: reference.piece.clone(),
        why,
    };
    let first: PieceId = unhex(&reference.piece)
        .and_then(|id| id.try_into().ok())
        .ok_or_else(|| damaged("has no proper name"))?;
    if reference.pieces == 1 {
        take(&unseal(store, subject, &first, PLAIN)?);
        return Ok(());
    }
    let list = unseal(store, subject, &first, LIST)?;
    let (ids, rest) = list.as_chunks::<16>();
    if !rest.is_empty() || ids.len() != reference.pieces as usize {
        return Err(damaged("does not list what the record says"));
    }
    for id in ids {
        take(&unseal(store, subject, id, PLAIN)?);
    }
    Ok(())
}

/// Reads every piece that was not `seen` before, and says whether all are what was stored.
pub(crate) fn check(
    store: &Store,
    subject: &SubjectKey,
    reference: &ContentRef,
    seen: &mut HashSet<Piece>,
) -> Result<(), ContentError> {
    let first = unhex(&reference.piece).and_then(|id| PieceId::try_from(id).ok());
    let Some(first) = first.filter(|_| reference.pieces > 1) else {
        return read(store, subject, reference, |_| ());
    };
    if !seen.insert((subject.owner(), first)) {
        return Ok(());
    }
    let list = unseal(store, subject, &first, LIST)?;
    for id in list.as_chunks::<16>().0 {
        if seen.insert((subject.owner(), *id)) {
            unseal(store, subject, id, PLAIN)?;
        }
    }
    Ok(())
}

fn unseal(
    store: &Store,
    subject: &SubjectKey,
    id: &PieceId,
    kind: u8,
) -> Result<Vec<u8>, ContentError> {
    let damaged = |why| ContentError::Damaged {
        piece: hex(id),
        why,
    };
    let (mut packed, mut index, mut total, mut length) = (Vec::new(), 0, 1, 0);
    while index < total {
        let mut value = store
            .get(&key(subject.owner(), id, index))?
            .ok_or_else(|| damaged("is missing"))?;
        let (header, sealed) = value
            .split_first_chunk_mut::<12>()
            .ok_or_else(|| damaged("is cut short"))?;
        let (told, size) = header.split_at(4);
        total = told.try_into().map(u32::from_be_bytes).unwrap_or_default();
        length = size.try_into().map(u64::from_be_bytes).unwrap_or_default() as usize;
        if length > MAX_PIECE || total as usize > MAX_PIECE / CHUNK + 2 {
            return Err(damaged("was changed"));
        }
        let plain = subject
            .open(&context(id, index, total, length), sealed)
            .ok_or_else(|| damaged("was changed"))?;
        packed.extend_from_slice(plain);
        index += 1;
    }
    let piece = ::zstd::bulk::decompress(&packed, length).map_err(|_| damaged("was changed"))?;
    if name(subject, kind, &piece) == *id {
        Ok(piece)
    } else {
        Err(damaged("was changed"))
    }
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
