//! The store's files as files: lock, copy, size.

use std::fs::{self, DirBuilder, File};
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::Path;
use std::time::{Duration, Instant};

use rustix::fs::{FlockOperation, flock};

use super::{LOCK_PATIENCE, StoreError, failed};

/// How long a store that this process just closed may take to let its lock go.
const LETTING_GO: Duration = Duration::from_millis(100);

/// Takes the store's lock for reading, so that nobody opens it for writing meanwhile.
pub(crate) fn lock_shared(dir: &Path) -> Result<File, StoreError> {
    let path = dir.join("db");
    let file = File::open(&path).map_err(failed("open", &path))?;
    patiently(dir, LETTING_GO, || {
        match flock(&file, FlockOperation::NonBlockingLockShared) {
            Ok(()) => Ok(Some(())),
            Err(rustix::io::Errno::WOULDBLOCK) => Ok(None),
            Err(cause) => Err(failed("lock", &path)(cause.into())),
        }
    })?;
    Ok(file)
}

/// Tries to take a store's lock until it is had. A store that was closed lets its lock go some moments later, on a thread of
/// sled's own: waited for are `own` where this process holds it, [`LOCK_PATIENCE`] where nobody is seen to, and no other.
pub(super) fn patiently<T>(
    dir: &Path,
    own: Duration,
    mut take: impl FnMut() -> Result<Option<T>, StoreError>,
) -> Result<T, StoreError> {
    let started = Instant::now();
    loop {
        if let Some(taken) = take()? {
            return Ok(taken);
        }
        let holder = holder(&dir.join("db"));
        let patience = match holder {
            None => LOCK_PATIENCE,
            Some(pid) if pid == std::process::id() => own,
            Some(_) => Duration::ZERO,
        };
        if started.elapsed() >= patience {
            return Err(StoreError::Locked {
                path: dir.to_owned(),
                holder,
            });
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// The process that holds a lock on the file, as `/proc/locks` tells (`1: FLOCK ADVISORY WRITE pid maj:min:inode`).
fn holder(path: &Path) -> Option<u32> {
    let inode = format!(":{}", fs::metadata(path).ok()?.ino());
    let locks = fs::read_to_string("/proc/locks").ok()?;
    let line = locks
        .lines()
        .find(|line| line.split_whitespace().any(|word| word.ends_with(&inode)))?;
    line.split_whitespace().nth(4)?.parse().ok()
}

/// Copies a directory.
pub(super) fn copy_files(from: &Path, to: &Path) -> Result<(), StoreError> {
    for entry in fs::read_dir(from).map_err(failed("read", from))? {
        let entry = entry.map_err(failed("read", from))?;
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        let kind = entry.file_type().map_err(failed("stat", &source))?;
        if kind.is_dir() {
            DirBuilder::new()
                .mode(0o700)
                .create(&target)
                .map_err(failed("create", &target))?;
            copy_files(&source, &target)?;
        } else if kind.is_file() {
            fs::copy(&source, &target).map_err(failed("copy", &source))?;
        }
    }
    Ok(())
}

/// Bytes that the files under a directory take on disk; what cannot be read counts as nothing.
pub(crate) fn bytes_under(dir: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(dir) else {
        return 0;
    };
    entries
        .flatten()
        .map(|entry| match entry.metadata() {
            Ok(meta) if meta.is_dir() => bytes_under(&entry.path()),
            Ok(meta) => meta.blocks().saturating_mul(512),
            Err(_) => 0,
        })
        .fold(0, u64::saturating_add)
}
