//! The disk, as far as the store asks of it.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use rustix::fs::statvfs;

/// What the store asks of the disk; a seam, so that tests can make it fail.
pub trait Disk: Send + Sync {
    /// Called before each write.
    fn write(&self) -> io::Result<()> {
        Ok(())
    }

    /// Makes what was written to the file durable.
    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_data()
    }

    /// Bytes that an unprivileged writer may still use there.
    fn available(&self, dir: &Path) -> io::Result<u64> {
        let stat = statvfs(dir)?;
        Ok(stat.f_bavail.saturating_mul(stat.f_frsize))
    }
}

/// The disk itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

impl Disk for RealDisk {}

/// How long what was free a moment ago counts.
const FRESH: Duration = Duration::from_millis(100);
/// Where less is free it is asked each time.
const AMPLE: u64 = 1 << 30;

/// The disk itself, which is asked how full it is for each record only where it is nearly full, and else ten times a
/// second. What fills it meanwhile shows as a write that fails, and is refused for that.
#[derive(Debug, Default)]
pub struct WatchedDisk {
    seen: Mutex<Option<(PathBuf, Instant, u64)>>,
}

impl Disk for WatchedDisk {
    fn available(&self, dir: &Path) -> io::Result<u64> {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((known, since, free)) = &*seen
            && known == dir
            && since.elapsed() < FRESH
        {
            return Ok(*free);
        }
        let free = RealDisk.available(dir)?;
        *seen = (free >= AMPLE).then(|| (dir.to_owned(), Instant::now(), free));
        Ok(free)
    }
}

/// The store keeps a system error's number only in words: `Os { code: 28, .. }`.
pub(super) fn plain(cause: io::Error) -> io::Error {
    let words = cause.to_string();
    let code = words
        .split_once("code: ")
        .and_then(|(_, rest)| rest.split([',', ' ']).next());
    code.and_then(|code| code.parse().ok())
        .map_or(cause, io::Error::from_raw_os_error)
}
