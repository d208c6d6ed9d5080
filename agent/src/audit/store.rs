//! The store: it and four files under it name sled. What it says is durable is durable.
//!
//! A commit is appended to the log ahead of sled and synced there; many commits settle into sled together.
//! sled 0.34.7's `flush` ends in `sync_file_range`, which leaves data in volatile caches (sled issues 1351 and
//! 1452); so what settles is synced by our own `fdatasync` on a second descriptor of sled's file before the
//! log is emptied.

use std::cell::Cell;
use std::fs::{self, DirBuilder, File};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Once, PoisonError, RwLock};
use std::time::Duration;

use bytes::Bytes;

use super::hex;

mod ahead;
mod batches;
mod disk;
mod error;
mod files;
mod format;
mod index;
mod pages;
mod settle;
mod worker;

pub(crate) use ahead::FILES as AHEAD;
use disk::plain;
pub use disk::{Disk, RealDisk, WatchedDisk};
pub use error::StoreError;
pub(crate) use error::failed;
pub(crate) use files::{bytes_under, lock_shared};
use files::{copy_files, patiently};
pub(crate) use format::refuse_newer;
use settle::{Opened, settle};

/// No value is longer: sixteen of them, a leaf of sled's tree, stay below [`SEGMENT`] / 4, above which
/// sled writes a file of its own for the leaf.
pub(crate) const MAX_VALUE: usize = 64 * 1024;
/// sled's unit of allocation.
const SEGMENT: usize = 4 << 20;
const CACHE: u64 = 8 << 20;
/// How long a store that was closed a moment ago may keep its lock.
const LOCK_PATIENCE: Duration = Duration::from_secs(2);

/// What is to become of a key; `None` removes it.
type Change = (Vec<u8>, Option<Bytes>);

/// What is written together: all of it or none.
#[derive(Default)]
pub(crate) struct Batch {
    pairs: Vec<Change>,
}

impl Batch {
    pub(crate) fn insert(&mut self, key: Vec<u8>, value: impl Into<Bytes>) {
        self.pairs.push((key, Some(value.into())));
    }

    /// Removes a key that was put once and is not put again.
    pub(crate) fn remove(&mut self, key: Vec<u8>) {
        self.pairs.push((key, None));
    }
}

/// A key and its value.
pub(crate) type Pair = (Vec<u8>, Bytes);
/// A key and its value, read.
type Held = (Vec<u8>, Vec<u8>);

/// One run's key-value store.
pub(crate) struct Store {
    dir: PathBuf,
    disk: Arc<dyn Disk>,
    open: RwLock<Option<Opened>>,
    scratch: bool,
}

impl Store {
    /// Opens or makes the store, and makes its files and directories durable.
    pub(crate) fn open(dir: &Path, disk: Arc<dyn Disk>) -> Result<Self, StoreError> {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(dir)
            .map_err(failed("create", dir))?;
        let opened = open(dir, disk.as_ref(), true)?;
        Ok(Self {
            dir: dir.to_owned(),
            disk,
            open: RwLock::new(Some(opened)),
            scratch: false,
        })
    }

    /// Opens a copy of a store that nobody writes: sled changes what it opens, and evidence stays as it is.
    /// The copy lies beside the store and goes with the value.
    pub(crate) fn open_copy(dir: &Path) -> Result<Self, StoreError> {
        format::check(dir)?;
        let mut name = [0; 8];
        aws_lc_rs::rand::fill(&mut name)
            .map_err(|_| failed("getrandom", dir)(io::Error::other("no random bytes")))?;
        let lock = lock_shared(dir)?;
        let parent = dir.parent().unwrap_or(dir);
        let copy = parent.join(format!(".reading-{}-{}", std::process::id(), hex(&name)));
        let store = Self {
            dir: copy.clone(),
            disk: Arc::new(RealDisk),
            open: RwLock::new(None),
            scratch: true,
        };
        DirBuilder::new()
            .mode(0o700)
            .create(&copy)
            .map_err(failed("create", &copy))?;
        copy_files(dir, &copy)?;
        drop(lock);
        *store.slot_mut() = Some(open(&copy, store.disk.as_ref(), false)?);
        Ok(store)
    }

    /// Closes and opens again: after a failed write the store serves nothing until then. What lies in its log
    /// is written anew.
    pub(crate) fn reopen(&self) -> Result<(), StoreError> {
        let mut slot = self.slot_mut();
        let old = slot.take();
        let _ = guarded(&self.dir, move || drop(old));
        *slot = Some(open(&self.dir, self.disk.as_ref(), true)?);
        Ok(())
    }

    /// Settles what is in the log, closes the store and gives its lock back.
    pub(crate) fn close(&self) {
        let Some(opened) = self.slot_mut().take() else {
            return;
        };
        if !self.scratch
            && let Err(cause) = opened.settle_all(&self.dir, &self.disk)
        {
            tracing::warn!(%cause, "the audit log settles at the next start");
        }
        let _ = guarded(&self.dir, move || drop(opened));
    }

    /// The value of a key.
    pub(crate) fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        self.with(|opened| match opened.ahead(key) {
            Some(value) => Ok(value.map(|value| value.to_vec())),
            None => pages::get(&opened.db, key),
        })
    }

    /// Whether the key is there.
    pub(crate) fn contains(&self, key: &[u8]) -> Result<bool, StoreError> {
        self.with(|opened| match opened.holds(key) {
            Some(held) => Ok(held),
            None => Ok(pages::get(&opened.db, key)?.is_some()),
        })
    }

    /// At most `limit` pairs with `from <= key < to`, in order; the last ones first where `backwards`.
    pub(crate) fn range(
        &self,
        from: &[u8],
        to: &[u8],
        limit: usize,
        backwards: bool,
    ) -> Result<Vec<Held>, StoreError> {
        if from >= to {
            return Ok(Vec::new());
        }
        self.with(|opened| {
            // First what is ahead: what settles meanwhile is then seen twice, and not never.
            let ahead = opened.ahead_range(from, to);
            let unseen = |key: &[u8]| !ahead.contains_key(key);
            let mut found = pages::range(&opened.db, (from, to), (limit, backwards), unseen)?;
            let paged = found.len();
            let pairs = opened.db.range(from..to);
            let mut take = |pair: sled::Result<(sled::IVec, sled::IVec)>| {
                let (key, value) = pair?;
                if unseen(&key) && !pages::is_page(&key) {
                    found.push((key.to_vec(), value.to_vec()));
                }
                Ok(found.len() - paged < limit)
            };
            if backwards {
                settle::each(pairs.rev(), &mut take)?;
            } else {
                settle::each(pairs, &mut take)?;
            }
            let put = |(key, value): Change| value.map(|value| (key, value.to_vec()));
            found.extend(ahead.into_iter().filter_map(put));
            found.sort_unstable();
            // A key is put once: whatever says it twice says the same.
            found.dedup_by(|later, first| later.0 == first.0);
            if backwards {
                found.reverse();
            }
            found.truncate(limit);
            Ok(found)
        })
    }

    /// Writes the batch, whole; with `sync` it is durable when this returns, else after the next
    /// [`Store::sync`] or the next batch that is.
    pub(crate) fn commit(&self, batch: Batch, sync: bool) -> Result<(), StoreError> {
        self.disk.write().map_err(failed("write", &self.dir))?;
        let slot = self.open.read().unwrap_or_else(PoisonError::into_inner);
        let opened = slot.as_ref().ok_or_else(|| closed(&self.dir))?;
        opened.commit(&self.dir, &self.disk, batch.pairs, sync)
    }

    /// Makes durable what was committed without.
    pub(crate) fn sync(&self) -> Result<(), StoreError> {
        let slot = self.open.read().unwrap_or_else(PoisonError::into_inner);
        let opened = slot.as_ref().ok_or_else(|| closed(&self.dir))?;
        opened.sync(&self.dir, &self.disk)
    }

    /// Bytes the store takes on disk: as counted when it last settled, and its log.
    pub(crate) fn bytes(&self) -> u64 {
        let slot = self.open.read().unwrap_or_else(PoisonError::into_inner);
        match slot.as_ref() {
            Some(opened) => opened.bytes(),
            None => bytes_under(&self.dir),
        }
    }

    /// Bytes still free where the store lies.
    pub(crate) fn available(&self) -> Result<u64, StoreError> {
        self.disk
            .available(&self.dir)
            .map_err(failed("statvfs", &self.dir))
    }

    fn slot_mut(&self) -> std::sync::RwLockWriteGuard<'_, Option<Opened>> {
        self.open.write().unwrap_or_else(PoisonError::into_inner)
    }

    fn with<T>(&self, ask: impl FnOnce(&Opened) -> sled::Result<T>) -> Result<T, StoreError> {
        let slot = self.open.read().unwrap_or_else(PoisonError::into_inner);
        let opened = slot.as_ref().ok_or_else(|| closed(&self.dir))?;
        guarded(&self.dir, || ask(opened))?.map_err(|cause| told(&self.dir, cause))
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        self.close();
        if self.scratch {
            let _ = fs::remove_dir_all(&self.dir);
        }
    }
}

fn closed(dir: &Path) -> StoreError {
    failed("open", dir)(io::Error::other("it failed before and is not open"))
}

fn open(dir: &Path, disk: &dyn Disk, durable: bool) -> Result<Opened, StoreError> {
    format::check(dir)?;
    disk.write().map_err(failed("open", dir))?;
    let config = sled::Config::new()
        .path(dir)
        .mode(sled::Mode::HighThroughput)
        .cache_capacity(CACHE)
        .segment_size(SEGMENT)
        .flush_every_ms(None);
    let db = patiently(dir, LOCK_PATIENCE, || {
        match guarded(dir, || config.open())? {
            Ok(db) => Ok(Some(db)),
            Err(sled::Error::Io(cause)) if cause.to_string().contains("acquire lock") => Ok(None),
            Err(cause) => Err(told(dir, cause)),
        }
    })?;
    let path = dir.join("db");
    let file = File::options()
        .read(true)
        .write(true)
        .open(&path)
        .map_err(failed("open", &path))?;
    let waiting = ahead::replay(dir).map_err(failed("read the log", dir))?;
    let opened = Opened::new(dir, db, file).map_err(failed("open", dir))?;
    if durable {
        format::mark(dir)?;
        settle(dir, disk, &opened.db, &opened.file, &opened.blobs, &waiting)?;
        opened.sync_all(dir).map_err(failed("sync", dir))?;
        opened.begin(dir)?;
    } else {
        settle::apply(dir, disk, &opened.db, &waiting)?;
    }
    Ok(opened)
}

/// sled as it lies under a store which nobody has open, once threads of who had it last have given it back.
#[cfg(test)]
fn bare(dir: &Path) -> sled::Db {
    let config = sled::Config::new().path(dir).segment_size(SEGMENT);
    patiently(dir, LOCK_PATIENCE, || Ok(config.open().ok())).unwrap()
}

/// The keys of sled's that a store holds which nobody has open.
#[cfg(test)]
pub(crate) fn raw(dir: &Path) -> Vec<Vec<u8>> {
    let db = bare(dir);
    let keys = db.iter().keys().map(|key| key.unwrap().to_vec());
    keys.collect()
}

/// Changes what a store holds which nobody has open, or takes it away: each pair, wherever it lies.
#[cfg(test)]
pub(crate) fn alter(dir: &Path, change: impl Fn(&[u8], &[u8]) -> Option<Vec<u8>>) {
    let db = bare(dir);
    for pair in db.iter() {
        let (name, held) = pair.unwrap();
        let new = if pages::is_page(&name) {
            let mut page = Vec::new();
            pages::walk(&held, |key, value| {
                if let Some(value) = change(key, value) {
                    ahead::put_pair(&mut page, key, Some(&value)).unwrap();
                }
                true
            })
            .unwrap();
            Some(page)
        } else {
            change(&name, &held)
        };
        match new {
            Some(new) => db.insert(name, new).unwrap(),
            None => db.remove(name).unwrap(),
        };
    }
    db.flush().unwrap();
}

fn told(dir: &Path, cause: sled::Error) -> StoreError {
    match cause {
        sled::Error::Io(cause) => failed("reading or writing", dir)(plain(cause)),
        other => StoreError::Damaged {
            path: dir.to_owned(),
            cause: other.to_string(),
        },
    }
}

thread_local! {
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// Asks sled, which panics on some damage: a panic becomes [`StoreError::Damaged`], and is not printed.
fn guarded<T>(dir: &Path, ask: impl FnOnce() -> T) -> Result<T, StoreError> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if !QUIET.get() {
                before(info);
            }
        }));
    });
    QUIET.set(true);
    let answer = catch_unwind(AssertUnwindSafe(ask));
    QUIET.set(false);
    answer.map_err(|panic| {
        let words = panic
            .downcast_ref::<String>()
            .map(String::as_str)
            .or_else(|| panic.downcast_ref::<&str>().copied());
        let cause = format!(
            "reading it failed in an unforeseen way ({})",
            words.unwrap_or("no words")
        );
        StoreError::Damaged {
            path: dir.to_owned(),
            cause,
        }
    })
}
