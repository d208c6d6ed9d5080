//! Stored content read back, and proved.

use std::collections::HashMap;

use super::{
    Bundle, CHUNK, ContentError, ContentRef, Digest, ENTRY, MAX_BUNDLE, MAX_LIST, context, digest,
    key,
};
use crate::audit::keys::{Owner, SubjectKey};
use crate::audit::store::Store;
use crate::audit::unhex;

/// A range of a bundle.
struct Range {
    bundle: Bundle,
    offset: usize,
    length: usize,
}

/// Bundles that were read and are what was stored, by owner and number: their hash, and how much content they hold.
#[derive(Default)]
pub(crate) struct Proved(HashMap<(Owner, u64), (Digest, usize)>);

fn damaged(bundle: u64, why: &'static str) -> ContentError {
    ContentError::Damaged { bundle, why }
}

fn own(reference: &ContentRef) -> Result<Bundle, ContentError> {
    let digest = unhex(&reference.digest).and_then(|digest| Digest::try_from(digest).ok());
    Ok(Bundle {
        number: reference.bundle,
        digest: digest.ok_or_else(|| damaged(reference.bundle, "has no proper hash"))?,
    })
}

/// Reads content back, range by range.
pub(crate) fn read(
    store: &Store,
    subject: &SubjectKey,
    reference: &ContentRef,
    mut take: impl FnMut(&[u8]),
) -> Result<(), ContentError> {
    let own = own(reference)?;
    let mut last = (own.number, unseal(store, subject, own)?);
    let (_, ranges) = split(own, &last.1)?;
    for range in ranges {
        if range.bundle.number != last.0 {
            last = (range.bundle.number, unseal(store, subject, range.bundle)?);
        }
        let (content, _) = split(range.bundle, &last.1)?;
        let piece = content
            .get(range.offset..)
            .and_then(|rest| rest.get(..range.length));
        take(piece.ok_or_else(|| damaged(own.number, "lists what is not there"))?);
    }
    Ok(())
}

/// Reads every bundle that was not `proved` before, and says whether all are what was stored.
pub(crate) fn check(
    store: &Store,
    subject: &SubjectKey,
    reference: &ContentRef,
    proved: &mut Proved,
) -> Result<(), ContentError> {
    let first = own(reference)?;
    let bundle = unseal(store, subject, first)?;
    let (content, ranges) = split(first, &bundle)?;
    let owner = subject.owner();
    proved
        .0
        .insert((owner, first.number), (first.digest, content.len()));
    for range in ranges {
        let number = range.bundle.number;
        let held = match proved.0.get(&(owner, number)) {
            Some((digest, held)) if *digest == range.bundle.digest => *held,
            Some(_) => return Err(damaged(number, "is not the one that the list names")),
            None => {
                let other = unseal(store, subject, range.bundle)?;
                let held = split(range.bundle, &other)?.0.len();
                proved
                    .0
                    .insert((owner, number), (range.bundle.digest, held));
                held
            }
        };
        if range.offset + range.length > held {
            return Err(damaged(first.number, "lists what is not there"));
        }
    }
    Ok(())
}

/// A bundle's content, and its list.
fn split(own: Bundle, bundle: &[u8]) -> Result<(&[u8], Vec<Range>), ContentError> {
    let cut_short = || damaged(own.number, "has no proper list");
    let (rest, length) = bundle.split_last_chunk::<4>().ok_or_else(cut_short)?;
    let at = rest.len().checked_sub(u32::from_be_bytes(*length) as usize);
    let (content, list) = at
        .and_then(|at| rest.split_at_checked(at))
        .ok_or_else(cut_short)?;
    let (entries, over) = list.as_chunks::<ENTRY>();
    if !over.is_empty() {
        return Err(cut_short());
    }
    let number = |bytes: &[u8]| bytes.iter().fold(0, |n, byte| n << 8 | u64::from(*byte));
    let ranges = entries.iter().map(|entry| {
        let (which, place) = entry.split_at(24);
        let (which, hash) = which.split_at(8);
        let named = Bundle {
            number: number(which),
            digest: hash.try_into().unwrap_or_default(),
        };
        Range {
            // A list cannot hold the hash of its own bundle.
            bundle: if named.number == own.number {
                own
            } else {
                named
            },
            offset: number(&place[..4]) as usize,
            length: number(&place[4..]) as usize,
        }
    });
    Ok((content, ranges.collect()))
}

fn unseal(store: &Store, subject: &SubjectKey, bundle: Bundle) -> Result<Vec<u8>, ContentError> {
    let damaged = |why| damaged(bundle.number, why);
    let (mut packed, mut index, mut total, mut length) = (Vec::new(), 0, 1, 0);
    while index < total {
        let mut value = store
            .get(&key(bundle.number, subject.owner(), index))?
            .ok_or_else(|| damaged("is missing"))?;
        let (header, sealed) = value
            .split_first_chunk_mut::<12>()
            .ok_or_else(|| damaged("is cut short"))?;
        let (told, size) = header.split_at(4);
        total = told.try_into().map(u32::from_be_bytes).unwrap_or_default();
        length = size.try_into().map(u64::from_be_bytes).unwrap_or_default() as usize;
        if length > MAX_BUNDLE + MAX_LIST || total as usize > (MAX_BUNDLE + MAX_LIST) / CHUNK + 2 {
            return Err(damaged("was changed"));
        }
        let context = context(&bundle.digest, bundle.number, index, header);
        let plain = subject
            .open(&context, sealed)
            .ok_or_else(|| damaged("was changed"))?;
        packed.extend_from_slice(plain);
        index += 1;
    }
    let content = ::zstd::bulk::decompress(&packed, length).map_err(|_| damaged("was changed"))?;
    if digest(subject, &content) == bundle.digest {
        Ok(content)
    } else {
        Err(damaged("was changed"))
    }
}
