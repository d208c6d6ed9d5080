//! The log ahead of the store: a group of pairs is appended and synced here, and settles into sled later.
//!
//! A commit that goes to sled at once rewrites a node for each of its keys and wakes sled's threads for each
//! flush; one append and one `fdatasync` do the same for a group, and sled takes many groups at once.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use aws_lc_rs::digest::{Context, SHA256};
use bytes::Bytes;

use super::Change;

/// Two files in turn: while one settles the other grows.
pub(crate) const FILES: [&str; 2] = ["ahead.0", "ahead.1"];
const MAGIC: [u8; 8] = *b"weirAH1\n";
/// `MAGIC || number (8) || length (4) || SHA-256(number || payload)[..16]`, integers big-endian.
const HEADER: usize = MAGIC.len() + 8 + 4 + DIGEST;
const DIGEST: usize = 16;
/// Of a pair: key's length (2), value's length (4).
const PAIR: usize = 6;
/// In the place of a value's length: the key is removed.
const REMOVED: u32 = u32::MAX;

/// What is to happen to keys; `None` removes.
pub(super) type Table = BTreeMap<Vec<u8>, Option<Bytes>>;

/// The log of an open store.
pub(super) struct Log {
    files: [Arc<File>; 2],
    /// Which of them grows, and how far it has.
    at: usize,
    length: u64,
    /// Of the next group.
    number: u64,
    /// Whether what was appended is not synced yet.
    pub(super) unsynced: bool,
    buffer: Vec<u8>,
}

fn paths(dir: &Path) -> [PathBuf; 2] {
    FILES.map(|name| dir.join(name))
}

impl Log {
    /// Opens or makes the files, and empties them, durably: what they held has settled.
    pub(super) fn open(dir: &Path) -> io::Result<Self> {
        let open = |path: PathBuf| -> io::Result<Arc<File>> {
            let mut options = File::options();
            options.read(true).write(true).create(true).truncate(false);
            let file = options.mode(0o600).open(path)?;
            file.set_len(0)?;
            file.sync_all()?;
            Ok(Arc::new(file))
        };
        let [one, two] = paths(dir);
        Ok(Self {
            files: [open(one)?, open(two)?],
            at: 0,
            length: 0,
            number: 1,
            unsynced: false,
            buffer: Vec::new(),
        })
    }

    /// Appends a group.
    pub(super) fn append(&mut self, pairs: &[Change]) -> io::Result<()> {
        encode(&mut self.buffer, self.number, pairs)?;
        self.unsynced = true;
        self.files[self.at].write_all_at(&self.buffer, self.length)?;
        self.length += self.buffer.len() as u64;
        self.number += 1;
        if self.buffer.capacity() > 1 << 20 {
            self.buffer = Vec::new();
        }
        Ok(())
    }

    /// The file that grows.
    pub(super) fn file(&self) -> Arc<File> {
        Arc::clone(&self.files[self.at])
    }

    /// How far it has grown.
    pub(super) fn length(&self) -> u64 {
        self.length
    }

    /// Lets the other file grow, which must have settled; the one that grew.
    pub(super) fn turn(&mut self) -> Arc<File> {
        let grown = self.file();
        self.at ^= 1;
        self.length = 0;
        grown
    }
}

fn encode(into: &mut Vec<u8>, number: u64, pairs: &[Change]) -> io::Result<()> {
    let long = || io::Error::other("a group is too long for the log");
    into.clear();
    into.extend_from_slice(&MAGIC);
    into.extend_from_slice(&number.to_be_bytes());
    into.extend_from_slice(&[0; 4 + DIGEST]);
    for (key, value) in pairs {
        put_pair(into, key, value.as_deref()).ok_or_else(long)?;
    }
    let (header, payload) = into.split_at_mut(HEADER);
    let length = u32::try_from(payload.len()).map_err(|_| long())?;
    header[16..20].copy_from_slice(&length.to_be_bytes());
    header[20..].copy_from_slice(&digest(number, payload));
    Ok(())
}

/// Writes a pair; `None` where it is too long.
pub(super) fn put_pair(into: &mut Vec<u8>, key: &[u8], value: Option<&[u8]>) -> Option<()> {
    let length = match value {
        Some(value) => u32::try_from(value.len()).ok()?,
        None => REMOVED,
    };
    into.extend_from_slice(&u16::try_from(key.len()).ok()?.to_be_bytes());
    into.extend_from_slice(&length.to_be_bytes());
    into.extend_from_slice(key);
    into.extend_from_slice(value.unwrap_or_default());
    Some(())
}

fn digest(number: u64, payload: &[u8]) -> [u8; DIGEST] {
    let mut context = Context::new(&SHA256);
    context.update(&number.to_be_bytes());
    context.update(payload);
    let mut short = [0; DIGEST];
    short.copy_from_slice(&context.finish().as_ref()[..DIGEST]);
    short
}

/// What the logs hold that may not have settled: the whole groups of both files, the older first. A group that
/// was cut short was never said to be durable, and ends its file.
pub(super) fn replay(dir: &Path) -> io::Result<Table> {
    let mut logs = Vec::new();
    for path in paths(dir) {
        match fs::read(path) {
            Ok(bytes) => logs.push(bytes),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => {}
            Err(cause) => return Err(cause),
        }
    }
    logs.sort_by_key(|log| number(log));
    let mut table = Table::new();
    for log in &logs {
        let (mut rest, mut expected) = (log.as_slice(), number(log));
        while let Some((payload, after)) = group(rest, expected) {
            pairs(payload, &mut table);
            rest = after;
            expected = expected.map(|number| number + 1);
        }
    }
    Ok(table)
}

fn number(bytes: &[u8]) -> Option<u64> {
    bytes
        .strip_prefix(&MAGIC)?
        .first_chunk::<8>()
        .map(|number| u64::from_be_bytes(*number))
}

/// The payload of the group that `bytes` starts with, if it is whole and the one expected, and what follows.
fn group(bytes: &[u8], expected: Option<u64>) -> Option<(&[u8], &[u8])> {
    let number = number(bytes).filter(|number| Some(*number) == expected)?;
    let (header, rest) = bytes.split_at_checked(HEADER)?;
    let (length, told) = header.get(16..)?.split_first_chunk::<4>()?;
    let (payload, after) =
        rest.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)?;
    (digest(number, payload) == *told).then_some((payload, after))
}

/// A key, its value unless it is removed, and what follows.
type Split<'b> = (&'b [u8], Option<&'b [u8]>, &'b [u8]);

/// The pair that `bytes` starts with; `None` where it is not whole.
pub(super) fn pair(bytes: &[u8]) -> Option<Split<'_>> {
    let (head, rest) = bytes.split_first_chunk::<PAIR>()?;
    let key = usize::from(u16::from_be_bytes([head[0], head[1]]));
    let value = u32::from_be_bytes([head[2], head[3], head[4], head[5]]);
    let (key, rest) = rest.split_at_checked(key)?;
    if value == REMOVED {
        return Some((key, None, rest));
    }
    let (value, rest) = rest.split_at_checked(usize::try_from(value).ok()?)?;
    Some((key, Some(value), rest))
}

/// Reads the pairs that [`put_pair`] wrote one after the other; whether they are whole.
pub(super) fn pairs(mut rest: &[u8], table: &mut Table) -> bool {
    while let Some((key, value, after)) = pair(rest) {
        table.insert(key.to_vec(), value.map(Bytes::copy_from_slice));
        rest = after;
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn put(key: &[u8], value: &[u8]) -> Change {
        (key.to_vec(), Some(Bytes::copy_from_slice(value)))
    }

    #[test]
    fn both_files_are_read_in_order_and_a_torn_group_ends_its_file() {
        let dir = tempfile::tempdir().unwrap();
        let mut log = Log::open(dir.path()).unwrap();
        log.append(&[put(b"a", b"1"), put(b"b", b"1")]).unwrap();
        log.turn();
        log.append(&[put(b"a", b"2"), (b"b".to_vec(), None)])
            .unwrap();
        log.append(&[put(b"c", b"3")]).unwrap();
        let whole = replay(dir.path()).unwrap();
        let expected: Table = [put(b"a", b"2"), (b"b".to_vec(), None), put(b"c", b"3")].into();
        assert_eq!(whole, expected);
        let path = dir.path().join(FILES[1]);
        let good = fs::read(&path).unwrap();
        let second = good.len() - (HEADER + PAIR + 2);
        for at in second..good.len() {
            let mut bad = good.clone();
            bad[at] ^= 1;
            fs::write(&path, &bad).unwrap();
            assert!(!replay(dir.path()).unwrap().contains_key(&b"c"[..]), "{at}");
            fs::write(&path, &good[..at]).unwrap();
            let cut = replay(dir.path()).unwrap();
            assert_eq!((cut.len(), cut.contains_key(&b"c"[..])), (2, false));
        }
        Log::open(dir.path()).unwrap();
        assert!(replay(dir.path()).unwrap().is_empty(), "opened is emptied");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn any_bytes_are_read_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let mut table = Table::new();
            pairs(&bytes, &mut table);
            let log = [&MAGIC[..], &bytes].concat();
            let _ = group(&log, number(&log));
        }

        #[test]
        fn what_is_appended_is_read_back(
            all in proptest::collection::vec((proptest::collection::vec(any::<u8>(), 0..40), proptest::option::of(proptest::collection::vec(any::<u8>(), 0..300))), 0..20)
        ) {
            let all: Vec<Change> = all.into_iter().map(|(key, value)| (key, value.map(Bytes::from))).collect();
            let mut bytes = Vec::new();
            encode(&mut bytes, 7, &all).unwrap();
            let (payload, rest) = group(&bytes, Some(7)).expect("whole");
            let mut table = Table::new();
            pairs(payload, &mut table);
            prop_assert!(rest.is_empty());
            prop_assert_eq!(table, all.into_iter().collect::<Table>());
        }
    }
}
