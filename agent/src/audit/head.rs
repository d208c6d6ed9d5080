//! The head: how far a run's tree has grown, kept beside the store, so that a shortened store shows.

use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::Path;

use super::keys::Keys;
use super::tree::Hash;

const MAGIC: [u8; 8] = *b"weirHD1\n";
const SLOT: usize = 128;
const SIGNED: usize = MAGIC.len() + 8 + 8 + 32;

/// How far the tree has grown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// How many records are durable.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
    /// When it was written, microseconds since the Unix epoch.
    pub time: u64,
}

/// What the head file says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Told {
    /// The newest head that weir wrote.
    pub head: Option<Head>,
    /// Whether something else stands in the file.
    pub altered: bool,
}

/// The head file, open for writing: two slots written in turn, so that a torn write leaves the other.
pub(crate) struct HeadFile {
    file: File,
    slot: u64,
}

fn tag(keys: &Keys, run: &str, signed: &[u8]) -> [u8; 32] {
    keys.tag(&[b"head", run.as_bytes(), signed])
}

impl HeadFile {
    /// Opens or makes the file.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(path)?;
        Ok(Self { file, slot: 0 })
    }

    /// Writes the head. Called after the records are durable, so that it never says more than is true;
    /// it need not be durable itself.
    pub(crate) fn write(&mut self, keys: &Keys, run: &str, head: &Head) -> io::Result<()> {
        let mut slot = [0; SLOT];
        slot[..8].copy_from_slice(&MAGIC);
        slot[8..16].copy_from_slice(&head.size.to_be_bytes());
        slot[16..24].copy_from_slice(&head.time.to_be_bytes());
        slot[24..SIGNED].copy_from_slice(&head.root);
        let tag = tag(keys, run, &slot[..SIGNED]);
        slot[SIGNED..SIGNED + 32].copy_from_slice(&tag);
        self.file.write_all_at(&slot, self.slot * SLOT as u64)?;
        self.slot ^= 1;
        Ok(())
    }

    /// Makes the file durable.
    pub(crate) fn sync(&self) -> io::Result<()> {
        self.file.sync_all()
    }
}

/// Reads the head file; nothing told where there is none.
pub(crate) fn read(path: &Path, keys: &Keys, run: &str) -> io::Result<Told> {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(Told::default()),
        Err(cause) => return Err(cause),
    };
    let mut told = Told {
        head: None,
        altered: bytes.len() % SLOT != 0 || bytes.len() > 2 * SLOT,
    };
    for slot in bytes.as_chunks::<SLOT>().0.iter().take(2) {
        if slot.iter().all(|byte| *byte == 0) {
            continue;
        }
        match decode(slot, keys, run) {
            Some(head) if told.head.is_none_or(|known| known.size <= head.size) => {
                told.head = Some(head)
            }
            Some(_) => {}
            None => told.altered = true,
        }
    }
    Ok(told)
}

fn decode(slot: &[u8; SLOT], keys: &Keys, run: &str) -> Option<Head> {
    let (signed, rest) = slot.split_at(SIGNED);
    let (told, padding) = rest.split_at(32);
    let (size, time) = (slot.get(8..16)?, slot.get(16..24)?);
    let right = signed.starts_with(&MAGIC)
        && *told == tag(keys, run, signed)
        && padding.iter().all(|byte| *byte == 0);
    right.then_some(())?;
    Some(Head {
        size: u64::from_be_bytes(size.try_into().ok()?),
        time: u64::from_be_bytes(time.try_into().ok()?),
        root: signed.get(24..)?.try_into().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_slot_is_told_and_every_flip_shows() {
        let state = tempfile::tempdir().unwrap();
        let keys = Keys::open(state.path()).unwrap();
        let path = state.path().join("head");
        assert_eq!(read(&path, &keys, "r").unwrap(), Told::default());
        let mut file = HeadFile::open(&path).unwrap();
        for size in 1..4 {
            file.write(
                &keys,
                "r",
                &Head {
                    size,
                    root: [7; 32],
                    time: 9,
                },
            )
            .unwrap();
        }
        let told = read(&path, &keys, "r").unwrap();
        assert_eq!((told.head.unwrap().size, told.altered), (3, false));
        assert_eq!(
            read(&path, &keys, "other").unwrap().head,
            None,
            "a head is good for its run alone"
        );
        let good = std::fs::read(&path).unwrap();
        for at in 0..good.len() {
            let mut bad = good.clone();
            bad[at] ^= 1;
            std::fs::write(&path, &bad).unwrap();
            assert!(read(&path, &keys, "r").unwrap().altered, "byte {at}");
        }
    }
}
