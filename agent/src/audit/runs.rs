//! Where runs lie: `<state>/runs/<RUN>/{store,head}`, one run per agent; and how old ones go.

use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::keys::Keys;
use super::store::{self, StoreError, failed};
use super::{head, hex};

/// One run's directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The run's name: the directory's.
    pub name: String,
    /// The directory.
    pub dir: PathBuf,
}

/// All runs of a state directory.
pub struct Runs;

impl Runs {
    /// The runs, oldest first (by when they last recorded something). No state, no runs.
    pub fn list(state: &Path) -> Result<Vec<Run>, StoreError> {
        let dir = state.join("runs");
        let entries = match fs::read_dir(&dir) {
            Ok(entries) => entries,
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(cause) => return Err(failed("read", &dir)(cause)),
        };
        let mut runs = Vec::new();
        for entry in entries {
            let entry = entry.map_err(failed("read", &dir))?;
            let run = Run {
                name: entry.file_name().to_string_lossy().into_owned(),
                dir: entry.path(),
            };
            if !run.name.starts_with('.') && run.store().is_dir() {
                runs.push((run.last(), run));
            }
        }
        runs.sort_by(|(left, one), (right, other)| {
            left.cmp(right).then_with(|| one.name.cmp(&other.name))
        });
        Ok(runs.into_iter().map(|(_, run)| run).collect())
    }

    /// Refuses a state that a newer weir has recorded in: its runs can neither be closed nor be judged too old here.
    ///
    /// # Errors
    /// [`StoreError::Newer`], which names the first such store.
    pub fn refuse_newer(state: &Path) -> Result<(), StoreError> {
        Self::list(state)?.iter().try_for_each(Run::refuse_newer)
    }

    /// Runs whose agent was killed: they may hold units that were never closed. Those of running agents are not
    /// among them.
    pub fn unfinished(state: &Path) -> Result<Vec<Run>, StoreError> {
        let mut runs = Self::list(state)?;
        runs.retain(|run| run.mark().exists() && !run.is_live());
        Ok(runs)
    }

    /// Makes the directory of a run (0700); a run of that name that is there already is taken.
    pub fn create(state: &Path, name: &str) -> Result<Run, StoreError> {
        let dir = state.join("runs").join(name);
        let plain = !name.is_empty() && !name.starts_with('.') && !name.contains('/');
        if !plain {
            return Err(failed("create", &dir)(io::Error::other(
                "a run's name is one plain file name",
            )));
        }
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&dir)
            .map_err(failed("create", &dir))?;
        Ok(Run {
            name: name.to_owned(),
            dir,
        })
    }
}

impl Run {
    /// The run that lies in this directory.
    pub fn at(dir: &Path) -> Self {
        let name = dir
            .file_name()
            .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        Self {
            name,
            dir: dir.to_owned(),
        }
    }

    /// The file that says that an agent records here, or was killed while it did.
    fn mark(&self) -> PathBuf {
        self.dir.join("unfinished")
    }

    /// Marks the run as being recorded.
    pub fn begin(&self) -> Result<(), StoreError> {
        let mark = self.mark();
        fs::write(&mark, b"").map_err(failed("write", &mark))
    }

    /// Takes the mark away: every unit of it is closed.
    pub fn end(&self) -> Result<(), StoreError> {
        let mark = self.mark();
        match fs::remove_file(&mark) {
            Err(cause) if cause.kind() != io::ErrorKind::NotFound => {
                Err(failed("remove", &mark)(cause))
            }
            _ => Ok(()),
        }
    }

    /// Where its store lies.
    pub fn store(&self) -> PathBuf {
        self.dir.join("store")
    }

    /// Where its head lies.
    pub(crate) fn head(&self) -> PathBuf {
        self.dir.join("head")
    }

    /// Refuses a run that a newer weir has recorded.
    pub(crate) fn refuse_newer(&self) -> Result<(), StoreError> {
        store::refuse_newer(&self.store())
    }

    /// Whether a process has its store open.
    pub fn is_live(&self) -> bool {
        matches!(
            store::lock_shared(&self.store()),
            Err(StoreError::Locked { .. })
        )
    }

    /// Bytes it takes on disk.
    pub fn bytes(&self) -> u64 {
        store::bytes_under(&self.dir)
    }

    /// When it last recorded something.
    fn last(&self) -> SystemTime {
        let modified = |path: &Path| fs::metadata(path).and_then(|meta| meta.modified());
        modified(&self.head())
            .or_else(|_| modified(&self.dir))
            .unwrap_or(SystemTime::UNIX_EPOCH)
    }

    /// Removes copies that a reader which was killed left behind.
    ///
    /// # Errors
    /// A newer weir recorded the run: all beside its store is its own.
    pub(crate) fn sweep(&self) -> Result<(), StoreError> {
        self.refuse_newer()?;
        for entry in fs::read_dir(&self.dir).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let reader = name
                .strip_prefix(".reading-")
                .and_then(|rest| rest.split('-').next());
            if reader.is_some_and(|pid| !Path::new("/proc").join(pid).exists()) {
                let _ = fs::remove_dir_all(entry.path());
            }
        }
        Ok(())
    }
}

/// A run that was removed, and the last that is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pruned {
    /// Its name.
    pub run: String,
    /// Bytes given back.
    pub bytes: u64,
    /// Records its head vouched for.
    pub records: u64,
    /// Its last root (hex); `None` where its head could not be read.
    pub root: Option<String>,
}

impl Pruned {
    /// What the next run's record says of it.
    pub fn event(&self) -> super::AgentEvent {
        super::AgentEvent::Pruned {
            run: self.run.clone(),
            records: self.records,
            root: self.root.clone(),
        }
    }
}

/// Removes runs that recorded nothing for longer than `keep`, then the oldest until all take at most
/// `max_bytes`. A run that a process has open is never removed, and none where a newer weir recorded one of them.
pub fn prune(
    state: &Path,
    keys: &Keys,
    keep: Duration,
    max_bytes: u64,
    now: SystemTime,
) -> Result<Vec<Pruned>, StoreError> {
    let runs = Runs::list(state)?;
    runs.iter().try_for_each(Run::refuse_newer)?;
    bury(state)?;
    let mut total = runs.iter().map(Run::bytes).fold(0, u64::saturating_add);
    let mut removed = Vec::new();
    for run in runs {
        let old = now.duration_since(run.last()).is_ok_and(|age| age > keep);
        if !old && total <= max_bytes {
            break;
        }
        let lock = match store::lock_shared(&run.store()) {
            Ok(lock) => Some(lock),
            Err(StoreError::Io { .. }) if old => None,
            Err(_) => continue,
        };
        let head = head::read(&run.head(), keys, &run.name)
            .ok()
            .and_then(|told| told.head);
        let bytes = run.bytes();
        // Renamed first: what is half removed is no run.
        let grave = state.join("runs").join(format!(".gone-{}", run.name));
        fs::rename(&run.dir, &grave).map_err(failed("rename", &run.dir))?;
        bury(state)?;
        drop(lock);
        total = total.saturating_sub(bytes);
        let records = head.map_or(0, |head| head.size);
        removed.push(Pruned {
            run: run.name,
            bytes,
            records,
            root: head.map(|head| hex(&head.root)),
        });
    }
    Ok(removed)
}

/// Removes what an earlier prune renamed and did not get to remove.
fn bury(state: &Path) -> Result<(), StoreError> {
    for entry in fs::read_dir(state.join("runs"))
        .into_iter()
        .flatten()
        .flatten()
    {
        if entry.file_name().to_string_lossy().starts_with(".gone-") {
            fs::remove_dir_all(entry.path()).map_err(failed("remove", &entry.path()))?;
        }
    }
    Ok(())
}
