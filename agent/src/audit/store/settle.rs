//! An open store: sled, what is ahead of it, and how the one becomes the other.

use std::collections::HashSet;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;

use super::ahead::{Log, Table};
use super::pages::Filling;
use super::worker::Worker;
use super::{Change, Disk, StoreError, bytes_under, failed, guarded, told};

/// The log settles when it has grown so far: small enough that it takes milliseconds, large enough that sled
/// writes each of its nodes for many records.
const SETTLE_AT: u64 = 1 << 20;

/// Names of sled's files beside its log that are durable.
pub(super) type Blobs = Arc<Mutex<HashSet<OsString>>>;
type Settling = Receiver<Result<(), StoreError>>;

/// An open store.
pub(super) struct Opened {
    pub(super) db: sled::Db,
    pub(super) file: Arc<File>,
    pub(super) blobs: Blobs,
    /// `None` for a copy that is read alone.
    log: Mutex<Option<Log>>,
    tables: Mutex<Tables>,
    /// Bytes on disk when it last settled.
    counted: Arc<AtomicU64>,
    length: AtomicU64,
    settling: Mutex<Option<Settling>>,
    /// Settles; one thread for all of it, so that what sled keeps lies together in memory.
    worker: Mutex<Option<Worker<Result<(), StoreError>>>>,
}

/// What is ahead of sled.
#[derive(Default)]
struct Tables {
    grows: Table,
    settles: Arc<Table>,
}

impl Tables {
    /// Takes what was appended. A key is removed once and for good and was put once before: where that was in this
    /// table sled never hears of it.
    fn grow(&mut self, pairs: Vec<Change>) {
        for (key, value) in pairs {
            if value.is_some() || self.grows.remove(&key).is_none() {
                self.grows.insert(key, value);
            }
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Opened {
    pub(super) fn new(dir: &Path, db: sled::Db, file: File) -> io::Result<Self> {
        Ok(Self {
            db,
            file: Arc::new(file),
            blobs: Blobs::default(),
            log: Mutex::default(),
            tables: Mutex::default(),
            counted: Arc::new(AtomicU64::new(bytes_under(dir))),
            length: AtomicU64::new(0),
            settling: Mutex::default(),
            worker: Mutex::default(),
        })
    }

    /// Makes the log, empty: whatever it held must have settled.
    pub(super) fn begin(&self, dir: &Path) -> Result<(), StoreError> {
        *lock(&self.log) = Some(Log::open(dir).map_err(failed("make the log", dir))?);
        self.counted.store(bytes_under(dir), Ordering::Relaxed);
        sync_dir(dir).map_err(failed("sync", dir))
    }

    /// Bytes on disk, or a little more.
    pub(super) fn bytes(&self) -> u64 {
        self.counted.load(Ordering::Relaxed) + self.length.load(Ordering::Relaxed)
    }

    /// What is ahead of sled for a key: `Some(None)` where it is removed.
    pub(super) fn ahead(&self, key: &[u8]) -> Option<Option<Bytes>> {
        let tables = lock(&self.tables);
        let ahead = tables.grows.get(key).or_else(|| tables.settles.get(key));
        ahead.cloned()
    }

    /// Whether the key is there, where that is known ahead of sled.
    pub(super) fn holds(&self, key: &[u8]) -> Option<bool> {
        let tables = lock(&self.tables);
        let ahead = tables.grows.get(key).or_else(|| tables.settles.get(key));
        ahead.map(Option::is_some)
    }

    /// All that is ahead of sled with `from <= key < to`.
    pub(super) fn ahead_range(&self, from: &[u8], to: &[u8]) -> Table {
        let bounds = (
            std::ops::Bound::Included(from),
            std::ops::Bound::Excluded(to),
        );
        let tables = lock(&self.tables);
        let older = tables.settles.range::<[u8], _>(bounds);
        let newer = tables.grows.range::<[u8], _>(bounds);
        older
            .chain(newer)
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect()
    }

    /// Appends to the log, and begins to settle where it has grown far enough.
    pub(super) fn commit(
        &self,
        dir: &Path,
        disk: &Arc<dyn Disk>,
        pairs: Vec<Change>,
        sync: bool,
    ) -> Result<(), StoreError> {
        let mut slot = lock(&self.log);
        let log = slot
            .as_mut()
            .ok_or_else(|| failed("write", dir)(io::Error::other("it is a copy")))?;
        self.settled(dir, false)?;
        log.append(&pairs).map_err(failed("write", dir))?;
        if sync {
            disk.sync(&log.file()).map_err(failed("sync", dir))?;
            log.unsynced = false;
        }
        self.length.store(log.length(), Ordering::Relaxed);
        lock(&self.tables).grow(pairs);
        if !log.unsynced && log.length() >= SETTLE_AT {
            self.settle(dir, disk, log)?;
        }
        Ok(())
    }

    /// Syncs the log.
    pub(super) fn sync(&self, dir: &Path, disk: &Arc<dyn Disk>) -> Result<(), StoreError> {
        let mut slot = lock(&self.log);
        let Some(log) = slot.as_mut().filter(|log| log.unsynced) else {
            return Ok(());
        };
        disk.sync(&log.file()).map_err(failed("sync", dir))?;
        log.unsynced = false;
        Ok(())
    }

    /// Lets the other file grow, and settles the one that grew in the thread that does so.
    fn settle(&self, dir: &Path, disk: &Arc<dyn Disk>, log: &mut Log) -> Result<(), StoreError> {
        self.settled(dir, true)?;
        let table = {
            let mut tables = lock(&self.tables);
            tables.settles = Arc::new(std::mem::take(&mut tables.grows));
            Arc::clone(&tables.settles)
        };
        let grown = log.turn();
        self.length.store(0, Ordering::Relaxed);
        let (db, file, blobs) = (
            self.db.clone(),
            Arc::clone(&self.file),
            Arc::clone(&self.blobs),
        );
        let (own, disk, counted) = (dir.to_owned(), Arc::clone(disk), Arc::clone(&self.counted));
        let work = move || {
            settle(&own, disk.as_ref(), &db, &file, &blobs, &table)?;
            // Where this is lost what is settled is settled again.
            grown.set_len(0).map_err(failed("empty the log", &own))?;
            counted.store(bytes_under(&own), Ordering::Relaxed);
            Ok(())
        };
        let mut slot = lock(&self.worker);
        let worker = match slot.as_mut() {
            Some(worker) => worker,
            None => {
                slot.insert(Worker::start("weir-settle").map_err(failed("start a thread", dir))?)
            }
        };
        *lock(&self.settling) = Some(worker.begin(work));
        Ok(())
    }

    /// Whether what settled did: asked without patience, what still settles has.
    fn settled(&self, dir: &Path, patiently: bool) -> Result<(), StoreError> {
        let mut settling = lock(&self.settling);
        let Some(outcome) = settling.as_ref() else {
            return Ok(());
        };
        let told = match patiently {
            true => outcome.recv().ok(),
            false => match outcome.try_recv() {
                Err(TryRecvError::Empty) => return Ok(()),
                told => told.ok(),
            },
        };
        *settling = None;
        let died = || failed("settle", dir)(io::Error::other("its thread died"));
        told.unwrap_or_else(|| Err(died()))?;
        lock(&self.tables).settles = Arc::default();
        Ok(())
    }

    /// Settles all there is; the log is empty when this returns without an error.
    pub(super) fn settle_all(&self, dir: &Path, disk: &Arc<dyn Disk>) -> Result<(), StoreError> {
        let mut slot = lock(&self.log);
        let Some(log) = slot.as_mut() else {
            return Ok(());
        };
        self.settled(dir, true)?;
        if log.length() > 0 {
            self.settle(dir, disk, log)?;
            self.settled(dir, true)?;
        }
        Ok(())
    }

    /// Makes the store's files and the directories that name them durable.
    pub(super) fn sync_all(&self, dir: &Path) -> io::Result<()> {
        self.file.sync_all()?;
        for entry in fs::read_dir(dir)? {
            let entry = entry?;
            if entry.file_type()?.is_file() {
                File::open(entry.path())?.sync_all()?;
            }
        }
        sync_blobs(dir, &self.blobs)?;
        sync_dir(dir)?;
        dir.parent().map_or(Ok(()), sync_dir)
    }
}

impl Drop for Opened {
    fn drop(&mut self) {
        // What settles holds sled's lock: it ends before sled is dropped.
        drop(lock(&self.worker).take());
    }
}

fn sync_dir(dir: &Path) -> io::Result<()> {
    File::open(dir)?.sync_all()
}

/// Writes a table to sled, durably.
pub(super) fn settle(
    dir: &Path,
    disk: &dyn Disk,
    db: &sled::Db,
    file: &File,
    blobs: &Blobs,
    table: &Table,
) -> Result<(), StoreError> {
    if table.is_empty() {
        return Ok(());
    }
    apply(dir, disk, db, table)?;
    sync_blobs(dir, blobs).map_err(failed("sync", &dir.join("blobs")))?;
    disk.sync(file).map_err(failed("sync", &dir.join("db")))
}

/// Writes a table to sled, and flushes.
pub(super) fn apply(
    dir: &Path,
    disk: &dyn Disk,
    db: &sled::Db,
    table: &Table,
) -> Result<(), StoreError> {
    let fill = || {
        let mut filling = Filling::of(db, disk);
        for (key, value) in table {
            filling.add(key, value.as_ref())?;
        }
        filling.finish()
    };
    guarded(dir, fill)?.map_err(|cause| told(dir, cause))?;
    guarded(dir, || db.flush())?.map_err(|cause| told(dir, cause))?;
    Ok(())
}

/// Takes pairs as long as they are wanted.
pub(super) fn each<T>(
    pairs: impl Iterator<Item = T>,
    take: &mut impl FnMut(T) -> sled::Result<bool>,
) -> sled::Result<()> {
    for pair in pairs {
        if !take(pair)? {
            break;
        }
    }
    Ok(())
}

/// sled writes an outsized leaf to a file of its own and does not sync it.
fn sync_blobs(dir: &Path, blobs: &Blobs) -> io::Result<()> {
    let dir = dir.join("blobs");
    let mut known = lock(blobs);
    let mut present = HashSet::new();
    let mut fresh = false;
    for entry in fs::read_dir(&dir)? {
        let name = entry?.file_name();
        if !known.contains(&name) {
            match File::open(dir.join(&name)) {
                Ok(file) => file.sync_all()?,
                Err(cause) if cause.kind() == io::ErrorKind::NotFound => continue,
                Err(cause) => return Err(cause),
            }
            fresh = true;
        }
        present.insert(name);
    }
    if fresh {
        File::open(&dir)?.sync_all()?;
    }
    *known = present;
    Ok(())
}
