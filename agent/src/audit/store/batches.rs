//! What goes to sled in batches, so that none takes much memory.

use super::Disk;

/// A batch is applied when it holds so many keys or bytes.
const KEYS: usize = 256;
const BYTES: usize = 1 << 20;

/// Batches, one after the other.
pub(super) struct Batches<'t> {
    db: &'t sled::Db,
    disk: &'t dyn Disk,
    batch: sled::Batch,
    keys: usize,
    bytes: usize,
}

impl<'t> Batches<'t> {
    pub(super) fn of(db: &'t sled::Db, disk: &'t dyn Disk) -> Self {
        Self {
            db,
            disk,
            batch: sled::Batch::default(),
            keys: 0,
            bytes: 0,
        }
    }

    pub(super) fn insert(&mut self, key: &[u8], value: impl Into<sled::IVec>) -> sled::Result<()> {
        let value = value.into();
        let bytes = key.len() + value.len();
        self.batch.insert(key, value);
        self.added(bytes)
    }

    pub(super) fn remove(&mut self, key: &[u8]) -> sled::Result<()> {
        self.batch.remove(key);
        self.added(key.len())
    }

    fn added(&mut self, bytes: usize) -> sled::Result<()> {
        (self.keys, self.bytes) = (self.keys + 1, self.bytes + bytes);
        if self.keys < KEYS && self.bytes < BYTES {
            return Ok(());
        }
        self.apply()
    }

    /// Applies what is left.
    pub(super) fn apply(&mut self) -> sled::Result<()> {
        if self.keys == 0 {
            return Ok(());
        }
        (self.keys, self.bytes) = (0, 0);
        self.disk.write()?;
        self.db.apply_batch(std::mem::take(&mut self.batch))
    }
}
