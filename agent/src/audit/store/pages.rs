//! Pages: small values whose keys follow one another share a key of sled, which rewrites a node for each key it is given.
//!
//! What is ahead of sled keeps its own keys; it is put into pages as it settles. A value that is too long for a page, and
//! what an earlier build wrote, lies under its own key.

use bytes::Bytes;

use super::ahead::{Table, pair, pairs, put_pair};
use super::batches::Batches;
use super::settle::each;
use super::{Disk, Held, MAX_VALUE, index};
use crate::audit::draft::{INDEX, SHARED};

/// What a page's key starts with; no other key does.
pub(super) const PAGE: u8 = b'q';
/// What a pair takes in a page beside its value, or a little less.
pub(super) const AROUND: usize = 32;
/// So many entries of the index go into one page.
const INDEXED: usize = 1024;

/// How many numbers of this kind share a page, as a power of two.
fn shift(kind: u8) -> Option<u32> {
    let shared = SHARED.iter().find(|(shared, _)| *shared == kind);
    shared.map(|(_, shift)| *shift)
}

/// A longer value of this kind has a key of its own: a full page is not longer than [`MAX_VALUE`].
fn short(shift: u32) -> usize {
    (MAX_VALUE >> shift) - AROUND
}

fn page(kind: u8, number: u64) -> Vec<u8> {
    let mut page = vec![PAGE, kind];
    page.extend_from_slice(&number.to_be_bytes());
    page
}

/// The page that a key belongs to, by its number, and what values are short in it.
fn page_of(key: &[u8]) -> Option<(Vec<u8>, usize)> {
    let (kind, rest) = key.split_first()?;
    let number = u64::from_be_bytes(*rest.first_chunk::<8>()?);
    let shift = shift(*kind)?;
    Some((page(*kind, number >> shift), short(shift)))
}

/// The page of the first key that is not less than `bound`, or one before it.
fn page_from(bound: &[u8]) -> Vec<u8> {
    let Some((kind, rest)) = bound.split_first() else {
        return vec![PAGE];
    };
    let mut number = [0; 8];
    let told = rest.len().min(number.len());
    if let (Some(number), Some(rest)) = (number.get_mut(..told), rest.get(..told)) {
        number.copy_from_slice(rest);
    }
    page(
        *kind,
        u64::from_be_bytes(number) >> shift(*kind).unwrap_or(0),
    )
}

fn torn() -> sled::Error {
    sled::Error::Corruption { at: None, bt: () }
}

/// Goes through what a page holds, in order, as long as more is wanted.
///
/// # Errors
/// Where the page is not whole so far: what is missing from it must not look as if it never was there.
pub(super) fn walk<'p>(
    mut page: &'p [u8],
    mut take: impl FnMut(&'p [u8], &'p [u8]) -> bool,
) -> sled::Result<()> {
    while !page.is_empty() {
        let (key, value, rest) = pair(page).ok_or_else(torn)?;
        if value.is_some_and(|value| !take(key, value)) {
            break;
        }
        page = rest;
    }
    Ok(())
}

/// All that a page holds.
///
/// # Errors
/// Where it is not whole: a page that is written again must not lose what is missing.
fn entries(page: &[u8]) -> sled::Result<Table> {
    let mut table = Table::new();
    match pairs(page, &mut table) {
        true => Ok(table),
        false => Err(torn()),
    }
}

/// The value that sled holds for a key, in a page or by itself.
pub(super) fn get(db: &sled::Db, key: &[u8]) -> sled::Result<Option<Vec<u8>>> {
    let mut found = None;
    if let Some((page, _)) = page_of(key)
        && let Some(page) = db.get(page)?
    {
        walk(&page, |held, value| {
            if held == key {
                found = Some(value.to_vec());
            }
            held < key
        })?;
    } else if key.first() == Some(&INDEX) {
        let next = [key, &[0]].concat();
        found = index::search(db, (key, &next), 1, |_| true)?.remove(key);
    }
    if found.is_some() {
        return Ok(found);
    }
    Ok(db.get(key)?.map(|value| value.to_vec()))
}

/// At least the first `limit` pairs that pages hold of those that `wanted` names, with `from <= key < to`; the last ones
/// where `backwards`.
pub(super) fn range(
    db: &sled::Db,
    (from, to): (&[u8], &[u8]),
    (limit, backwards): (usize, bool),
    wanted: impl Fn(&[u8]) -> bool,
) -> sled::Result<Vec<Held>> {
    let mut found: Vec<Held> = Vec::new();
    let mut take = |pair: sled::Result<(sled::IVec, sled::IVec)>| {
        let (name, page) = pair?;
        if matches!(name.get(1), Some(&INDEX | &index::RUN)) {
            return Ok(true);
        }
        let left = limit.saturating_sub(found.len());
        let mut held: Vec<(&[u8], &[u8])> = Vec::new();
        walk(&page, |key, value| {
            if from <= key && key < to && wanted(key) {
                held.push((key, value));
            }
            key < to && (backwards || held.len() < left)
        })?;
        let few = held.len().min(left);
        let held = if backwards {
            held.split_off(held.len() - few)
        } else {
            held
        };
        found.extend(
            held.iter()
                .map(|(key, value)| (key.to_vec(), value.to_vec())),
        );
        Ok(found.len() < limit)
    };
    let pages = db.range(page_from(from)..=page_from(to));
    if backwards {
        each(pages.rev(), &mut take)?;
    } else {
        each(pages, &mut take)?;
    }
    if from < &[INDEX + 1][..] && to > &[INDEX][..] {
        let enough = if backwards { usize::MAX } else { limit };
        found.extend(index::search(db, (from, to), enough, &wanted)?);
    }
    Ok(found)
}

/// Whether a key of sled's is a page.
pub(super) fn is_page(key: &[u8]) -> bool {
    key.first() == Some(&PAGE)
}

/// A pair of a table that is put.
type Put<'t> = (&'t [u8], &'t Bytes);

/// A table on its way into sled, in batches: what is cut between two of them settles again, and comes to the same keys.
pub(super) struct Filling<'t> {
    db: &'t sled::Db,
    disk: &'t dyn Disk,
    batches: Batches<'t>,
    /// The page that is filled, and what goes into it.
    page: Option<Vec<u8>>,
    held: Vec<Put<'t>>,
    /// What goes into pages of the index, by the number that it leads to.
    index: Vec<(u64, Put<'t>)>,
}

impl<'t> Filling<'t> {
    pub(super) fn of(db: &'t sled::Db, disk: &'t dyn Disk) -> Self {
        Self {
            db,
            disk,
            batches: Batches::of(db, disk),
            page: None,
            held: Vec::new(),
            index: Vec::new(),
        }
    }

    /// Adds what is to become of a key, which comes after that before.
    pub(super) fn add(&mut self, key: &'t [u8], value: Option<&'t Bytes>) -> sled::Result<()> {
        let Some(value) = value else {
            // Of what lies in pages nothing is ever taken away.
            debug_assert!(page_of(key).is_none() && key.first() != Some(&INDEX));
            return self.batches.remove(key);
        };
        if key.first() == Some(&INDEX)
            && let Ok(number) = <[u8; 8]>::try_from(&**value)
        {
            self.index.push((u64::from_be_bytes(number), (key, value)));
            return Ok(());
        }
        let Some((page, _)) = page_of(key).filter(|(_, short)| value.len() <= *short) else {
            return self.batches.insert(key, &**value);
        };
        if self.page.as_ref() != Some(&page) {
            self.close()?;
            self.page = Some(page);
        }
        self.held.push((key, value));
        Ok(())
    }

    /// Puts the page that is filled; what it held before stays in it.
    fn close(&mut self) -> sled::Result<()> {
        let Some(page) = self.page.take() else {
            return Ok(());
        };
        let length = |(key, value): &Put<'_>| AROUND + key.len() + value.len();
        let mut bytes = Vec::with_capacity(self.held.iter().map(length).sum());
        // Keys and values are short here: all are written.
        match self.db.get(&page)? {
            None => {
                for (key, value) in self.held.drain(..) {
                    let _ = put_pair(&mut bytes, key, Some(value));
                }
            }
            Some(before) => {
                let mut all = entries(&before)?;
                let new = self.held.drain(..);
                all.extend(new.map(|(key, value)| (key.to_vec(), Some(value.clone()))));
                for (key, value) in &all {
                    let _ = put_pair(&mut bytes, key, value.as_deref());
                }
            }
        }
        self.batches.insert(&page, bytes)
    }

    /// Applies what is left.
    pub(super) fn finish(mut self) -> sled::Result<()> {
        self.close()?;
        let mut index = std::mem::take(&mut self.index);
        index.sort_unstable_by_key(|(number, (key, _))| (*number, *key));
        for some in index.chunks_mut(INDEXED) {
            // What settles once more, after a crash, comes to the same page.
            self.page = some.first().map(|(number, _)| page(INDEX, *number));
            some.sort_unstable_by_key(|(_, (key, _))| *key);
            self.held.extend(some.iter().map(|(_, put)| *put));
            self.close()?;
        }
        self.batches.apply()?;
        if index.is_empty() {
            return Ok(());
        }
        index::merge(self.db, self.disk)
    }
}

const _: () = {
    // A page may be written twice by settlings that overlap.
    assert!(2 * INDEXED * (2 + 4 + 11 + 8) <= MAX_VALUE);
};

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::Path;
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::super::{Batch, RealDisk, Store, bare};
    use super::*;

    fn open(dir: &Path) -> Store {
        Store::open(dir, Arc::new(RealDisk)).unwrap()
    }

    fn numbered(kind: u8, number: u64) -> Vec<u8> {
        [&[kind][..], &number.to_be_bytes()].concat()
    }

    fn put(store: &Store, pairs: &[(Vec<u8>, Vec<u8>)]) {
        let mut batch = Batch::default();
        for (key, value) in pairs {
            batch.insert(key.clone(), value.clone());
        }
        store.commit(batch, true).unwrap();
    }

    /// What the store says of all kinds, each way and in parts.
    fn agrees(store: &Store, all: &BTreeMap<Vec<u8>, Vec<u8>>) {
        for (key, value) in all {
            assert_eq!(store.get(key).unwrap().as_ref(), Some(value), "{key:?}");
            assert!(store.contains(key).unwrap());
        }
        for kind in b"ceikrv" {
            let (from, to) = (&[*kind][..], &[*kind + 1][..]);
            let mut expected: Vec<_> = all
                .range::<[u8], _>((
                    std::ops::Bound::Included(from),
                    std::ops::Bound::Excluded(to),
                ))
                .map(|(key, value)| (key.clone(), value.clone()))
                .collect();
            assert_eq!(store.range(from, to, 1000, false).unwrap(), expected);
            let after = expected.get(3).map_or(to.to_vec(), |(key, _)| key.clone());
            let some = expected.iter().skip(3).take(2).cloned().collect::<Vec<_>>();
            assert_eq!(store.range(&after, to, 2, false).unwrap(), some);
            let before = expected.iter().take(3).rev().take(2).cloned();
            let before: Vec<_> = before.collect();
            assert_eq!(store.range(from, &after, 2, true).unwrap(), before);
            expected.reverse();
            assert_eq!(store.range(from, to, 1000, true).unwrap(), expected);
        }
    }

    #[test]
    fn what_an_earlier_build_wrote_is_read_beside_pages() {
        let dir = tempfile::tempdir().unwrap();
        let mut all = BTreeMap::new();
        let plain = bare(dir.path());
        for number in 1..20 {
            for kind in b"cekrv" {
                all.insert(numbered(*kind, number), vec![*kind; 60]);
            }
            let unit = [&b"i"[..], &[number as u8; 10]].concat();
            all.insert(unit, number.to_be_bytes().to_vec());
        }
        for (key, value) in &all {
            plain.insert(key, value.as_slice()).unwrap();
        }
        plain.flush().unwrap();
        drop(plain);
        let store = open(dir.path());
        agrees(&store, &all);
        let mut more = Vec::new();
        for number in 20..40 {
            for kind in b"cekrv" {
                more.push((numbered(*kind, number), vec![*kind; 50]));
            }
            let unit = [&b"i"[..], &[100 + number as u8; 10]].concat();
            more.push((unit, number.to_be_bytes().to_vec()));
        }
        put(&store, &more);
        all.extend(more);
        agrees(&store, &all);
        store.close();
        agrees(&open(dir.path()), &all);
    }

    #[test]
    fn records_that_settle_together_take_few_keys() {
        let dir = tempfile::tempdir().unwrap();
        let store = open(dir.path());
        for number in 0..640 {
            let unit = [&b"i"[..], &[number as u8, (number >> 8) as u8], &[7; 8]].concat();
            put(
                &store,
                &[
                    (numbered(b'r', number), vec![1; 1000]),
                    (numbered(b'k', number), vec![2; 56]),
                    (unit, number.to_be_bytes().to_vec()),
                ],
            );
        }
        store.close();
        let plain = bare(dir.path());
        assert!(plain.len() < 110, "{}", plain.len());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]

        #[test]
        fn what_was_put_is_found_however_it_settled(
            groups in proptest::collection::vec(
                proptest::collection::vec((0_usize..6, 0_u64..300, 0_usize..5000), 1..60), 1..4,
            )
        ) {
            let dir = tempfile::tempdir().unwrap();
            let mut all = BTreeMap::new();
            for group in groups {
                let store = open(dir.path());
                let mut new = BTreeMap::new();
                for (kind, number, length) in group {
                    let kind = b"ceikrv"[kind];
                    let (key, value) = match kind {
                        INDEX => {
                            let mixed = number.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes();
                            ([&[kind][..], &mixed, &[0; 2]].concat(), number.to_be_bytes().to_vec())
                        }
                        _ => (numbered(kind, number), vec![kind; length]),
                    };
                    if !all.contains_key(&key) {
                        new.insert(key, value);
                    }
                }
                put(&store, &new.clone().into_iter().collect::<Vec<_>>());
                all.extend(new);
                agrees(&store, &all);
                store.close();
            }
            agrees(&open(dir.path()), &all);
        }
    }
}
