//! What the store costs by itself: a bare insert, flush and fdatasync of as many bytes as a call's record.

use std::fs::File;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result};

use super::proc;
use super::text::Random;

/// Bytes of a value, at most; more become several values of one batch, as weir's store has them.
const VALUE: usize = 32 * 1024;
/// sled's cache and unit of allocation, as weir's store sets them.
const CACHE: u64 = 16 << 20;
const SEGMENT: usize = 4 << 20;

/// An empty sled of its own, set up as weir's is.
pub struct BareStore {
    db: sled::Db,
    file: File,
    next: u64,
    random: Random,
}

/// What appending took.
pub struct Appended {
    /// Nanoseconds of each append.
    pub took_ns: Vec<u64>,
    /// CPU nanoseconds of all.
    pub cpu_ns: u64,
}

impl BareStore {
    /// Opens one in `dir`, which should lie on the file system that weir's state lies on.
    pub fn open(dir: &Path) -> Result<Self> {
        let config = sled::Config::new()
            .path(dir)
            .mode(sled::Mode::HighThroughput);
        let db = config
            .cache_capacity(CACHE)
            .segment_size(SEGMENT)
            .flush_every_ms(None)
            .open()?;
        let file = File::options()
            .read(true)
            .write(true)
            .open(dir.join("db"))
            .context("sled's file")?;
        Ok(Self {
            db,
            file,
            next: 0,
            random: Random::new(1),
        })
    }

    /// Inserts `bytes` and makes them durable, `count` times, one after the other.
    pub fn append(&mut self, bytes: usize, count: usize) -> Result<Appended> {
        let values: Vec<Vec<u8>> = (0..count).map(|_| self.random.bytes(bytes)).collect();
        let mut took_ns = Vec::with_capacity(count);
        let before = proc::cpu_ns(std::process::id())?;
        for value in values {
            let start = Instant::now();
            let mut batch = sled::Batch::default();
            for part in value.chunks(VALUE) {
                batch.insert(&self.next.to_be_bytes(), part);
                self.next += 1;
            }
            self.db.apply_batch(batch)?;
            self.db.flush()?;
            self.file.sync_data()?;
            took_ns.push(u64::try_from(start.elapsed().as_nanos())?);
        }
        let cpu_ns = proc::cpu_ns(std::process::id())?.saturating_sub(before);
        Ok(Appended { took_ns, cpu_ns })
    }
}

#[cfg(test)]
mod tests {
    use super::BareStore;

    #[test]
    fn what_is_appended_is_in_the_file() {
        let dir = tempfile::tempdir().expect("a directory");
        let mut store = BareStore::open(dir.path()).expect("a store");
        assert_eq!(
            store
                .append(100_000, 3)
                .expect("three appends")
                .took_ns
                .len(),
            3
        );
        assert_eq!(store.next, 12, "each is four values");
        assert!(
            std::fs::metadata(dir.path().join("db"))
                .expect("sled's file")
                .len()
                > 300_000
        );
    }
}
