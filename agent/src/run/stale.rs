//! What a killed weir leaves behind: found at the next start, and removed or kept guarded.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rustix::fs::{FlockOperation, flock};
use rustix::mount::{UnmountFlags, unmount};
use rustix::process::{Pid, PidfdFlags, Signal, pidfd_open, pidfd_send_signal};
use serde::{Deserialize, Serialize};

use super::cgroup::Cgroup;
use super::{RunError, is_id};

const RECORD: &str = "run.json";
const LOCK: &str = "lock";
const VERSION: u32 = 1;
const DEATH: Duration = Duration::from_secs(3);

/// A process that is told from a later one with the same id by when it started.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Process {
    /// Process id.
    pub pid: u32,
    /// Clock ticks since boot.
    pub start: u64,
}

impl Process {
    /// The process that has this id; `None` where there is none.
    pub fn of(pid: u32) -> Option<Self> {
        let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
        let start = stat.rsplit_once(") ")?.1.split(' ').nth(19)?.parse().ok()?;
        Some(Self { pid, start })
    }

    /// Whether it still lives (a zombie lives).
    pub fn lives(self) -> bool {
        Self::of(self.pid) == Some(self)
    }

    /// Kills this very process, never a later one, and waits shortly for its end.
    pub(super) fn kill(self) -> io::Result<()> {
        let Some(pid) = i32::try_from(self.pid).ok().and_then(Pid::from_raw) else {
            return Ok(());
        };
        let pidfd = match pidfd_open(pid, PidfdFlags::empty()) {
            Err(rustix::io::Errno::SRCH) => return Ok(()),
            other => other?,
        };
        // The descriptor holds one process; only then is it looked at.
        if !self.lives() {
            return Ok(());
        }
        match pidfd_send_signal(&pidfd, Signal::KILL) {
            Ok(()) | Err(rustix::io::Errno::SRCH) => {}
            Err(errno) => return Err(errno.into()),
        }
        let end = Instant::now() + DEATH;
        while self.lives() && Instant::now() < end {
            std::thread::sleep(Duration::from_millis(5));
        }
        Ok(())
    }
}

/// What a run writes down about itself for whoever has to clean up after it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Form of this record.
    pub version: u32,
    /// The process that runs the command.
    pub supervisor: Process,
    /// The agent, once it was started.
    pub agent: Option<Process>,
    /// The cgroup.
    pub cgroup: PathBuf,
    /// On whose behalf.
    pub uid: u32,
}

impl Record {
    pub(super) fn new(cgroup: &Cgroup, uid: u32) -> Self {
        let pid = std::process::id();
        let supervisor = Process::of(pid).unwrap_or(Process { pid, start: 0 });
        Self {
            version: VERSION,
            supervisor,
            agent: None,
            cgroup: cgroup.path().to_owned(),
            uid,
        }
    }

    /// Replaces the record in one step.
    pub(super) fn write(&self, run: &Path) -> io::Result<()> {
        let fresh = run.join("run.json.new");
        let mut options = OpenOptions::new();
        let mut file = options
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&fresh)?;
        serde_json::to_writer(&mut file, self)?;
        fs::rename(fresh, run.join(RECORD))
    }

    fn read(run: &Path) -> Option<Self> {
        let text = fs::read(run.join(RECORD))
            .ok()
            .filter(|text| text.len() < 1 << 16)?;
        serde_json::from_slice(&text)
            .ok()
            .filter(|record: &Self| record.version == VERSION)
    }
}

/// Whether the run in this directory is being made: its weir lives, and `socket`, on which its agent will answer, is
/// not there yet.
pub fn starting(run: &Path, socket: &str) -> bool {
    let lives = Record::read(run).is_some_and(|record| record.supervisor.lives());
    lives && !run.join(socket).exists()
}

/// What was done about one earlier run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Swept {
    /// It is gone.
    Removed(String),
    /// Processes of its command live on: the kernel refuses them AI, and it is left as it is.
    Guarded {
        /// Its id.
        id: String,
        /// Its processes.
        processes: Vec<u32>,
    },
    /// It could not be removed.
    Failed {
        /// Its id.
        id: String,
        /// Why.
        why: String,
    },
}

/// The directory of all runs, locked against other starts and sweeps while this lives.
pub(super) struct Base {
    path: PathBuf,
    _lock: File,
}

impl Base {
    /// Opens, or makes, the directory (root's, 0755) and waits for its lock.
    pub(super) fn open(path: &Path) -> Result<Self, RunError> {
        let failed = |source| RunError::io("use", path, source);
        for _ in 0..100 {
            match fs::DirBuilder::new().mode(0o755).create(path) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                    return Err(failed(error));
                }
                Ok(()) => {
                    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).map_err(failed)?
                }
                Err(_) => {}
            }
            let about = fs::symlink_metadata(path).map_err(failed)?;
            if !about.is_dir()
                || about.uid() != rustix::process::geteuid().as_raw()
                || about.mode() & 0o022 != 0
            {
                return Err(RunError::Base(path.to_owned()));
            }
            let lock = match File::open(path) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                other => other.map_err(failed)?,
            };
            flock(&lock, FlockOperation::LockExclusive).map_err(|errno| failed(errno.into()))?;
            // Whoever held the lock may have removed the directory as the last of its runs ended.
            let held = lock.metadata().map_err(failed)?;
            if fs::symlink_metadata(path)
                .is_ok_and(|about| (about.dev(), about.ino()) == (held.dev(), held.ino()))
            {
                return Ok(Self {
                    path: path.to_owned(),
                    _lock: lock,
                });
            }
        }
        Err(failed(io::ErrorKind::TimedOut.into()))
    }

    /// Makes a run's directory and takes the lock that says its supervisor lives.
    pub(super) fn room(&self, id: &str) -> Result<(PathBuf, File), RunError> {
        let path = self.path.join(id);
        let failed = |source| RunError::io("make", &path, source);
        fs::DirBuilder::new()
            .mode(0o711)
            .create(&path)
            .map_err(failed)?;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o711)).map_err(failed)?;
        let mut options = OpenOptions::new();
        let lock = options
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(path.join(LOCK))
            .map_err(failed)?;
        flock(&lock, FlockOperation::NonBlockingLockExclusive)
            .map_err(|errno| failed(errno.into()))?;
        Ok((path, lock))
    }
}

impl Drop for Base {
    fn drop(&mut self) {
        // Nothing outlives the last run: an empty directory goes, too; one that is in use stays by itself.
        let _ = fs::remove_dir(&self.path);
    }
}

/// Looks at every run below `base` (`/run/weir`) whose supervisor is gone. Blocks for as long as killing takes.
pub fn sweep(base: &Path) -> Result<Vec<Swept>, RunError> {
    if !base.exists() {
        return Ok(Vec::new());
    }
    let base = Base::open(base)?;
    let entries =
        fs::read_dir(&base.path).map_err(|source| RunError::io("read", &base.path, source))?;
    let mut swept = Vec::new();
    for entry in entries.flatten() {
        let Some(id) = entry
            .file_name()
            .to_str()
            .filter(|name| is_id(name))
            .map(str::to_owned)
        else {
            continue;
        };
        let path = entry.path();
        let lock = OpenOptions::new().write(true).open(path.join(LOCK)).ok();
        // Without a lock file it was killed while it was being made, which happens under the base's lock.
        if lock
            .as_ref()
            .is_some_and(|lock| flock(lock, FlockOperation::NonBlockingLockExclusive).is_err())
        {
            continue;
        }
        swept.push(one(&path, id));
    }
    Ok(swept)
}

fn one(path: &Path, id: String) -> Swept {
    let record = Record::read(path);
    let recorded = record
        .as_ref()
        .and_then(|record| Cgroup::recorded(&record.cgroup));
    let cgroup = recorded.or_else(|| Cgroup::existing(&id));
    if let Some(Err(error)) = record.and_then(|record| record.agent).map(Process::kill) {
        return Swept::Failed {
            id,
            why: format!("its agent cannot be killed: {error}"),
        };
    }
    match cgroup.as_ref().map(Cgroup::populated) {
        Some(Err(error)) => {
            return Swept::Failed {
                id,
                why: error.to_string(),
            };
        }
        Some(Ok(true)) => {
            let processes = cgroup.iter().flat_map(Cgroup::procs).collect();
            return Swept::Guarded { id, processes };
        }
        Some(Ok(false)) | None => {}
    }
    match clear(path, cgroup.as_ref()) {
        Ok(()) => Swept::Removed(id),
        Err(error) => Swept::Failed {
            id,
            why: error.to_string(),
        },
    }
}

/// Removes an empty run: pins, BPF file system, cgroup, directory.
pub(super) fn clear(path: &Path, cgroup: Option<&Cgroup>) -> io::Result<()> {
    let bpf = path.join("bpf");
    // Another mount namespace may hold a copy of the mount: without its pins that keeps nothing attached.
    for entry in fs::read_dir(&bpf).into_iter().flatten().flatten() {
        let path = entry.path();
        let _ = if path.is_dir() {
            fs::remove_dir_all(&path)
        } else {
            fs::remove_file(&path)
        };
    }
    while unmount(&bpf, UnmountFlags::DETACH | UnmountFlags::NOFOLLOW).is_ok() {}
    if let Some(cgroup) = cgroup {
        cgroup.remove()?;
    }
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::room::Room;
    use std::process::{Command, Stdio};

    /// A run whose supervisor is gone without a word: the lock is given back, everything else stays.
    fn abandoned(base: &Path) -> (String, PathBuf, Cgroup) {
        let room = Room::make(base, 7).unwrap();
        let left = (
            room.id().to_owned(),
            room.path().to_owned(),
            room.cgroup().clone(),
        );
        room.abandon();
        left
    }

    fn mounted(path: &Path) -> bool {
        fs::read_to_string("/proc/self/mountinfo")
            .unwrap()
            .contains(&format!(" {} ", path.display()))
    }

    fn base() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let base = fs::canonicalize(folder.path()).unwrap().join("weir");
        (folder, base)
    }

    #[test]
    fn a_room_is_made_whole_and_leaves_nothing() {
        if !crate::run::tests::root() {
            return;
        }
        let (_folder, base) = base();
        let room = Room::make(&base, 7).unwrap();
        let second = Room::make(&base, 7).unwrap();
        assert_ne!(room.id(), second.id());
        assert!(mounted(&room.bpf()) && mounted(&second.bpf()));
        assert_eq!(fs::metadata(room.path()).unwrap().mode() & 0o777, 0o711);
        assert_eq!(sweep(&base).unwrap(), [], "both live");
        let (bpf, cgroup, path) = (
            room.bpf(),
            room.cgroup().path().to_owned(),
            room.path().to_owned(),
        );
        room.close().unwrap();
        assert!(!mounted(&bpf) && !cgroup.exists() && !path.exists());
        assert!(second.path().exists());
        second.close().unwrap();
        assert!(!base.exists(), "the last one takes the directory with it");
        assert_eq!(sweep(&base).unwrap(), []);
    }

    #[test]
    fn a_room_that_is_dropped_is_undone() {
        if !crate::run::tests::root() {
            return;
        }
        let (_folder, base) = base();
        let room = Room::make(&base, 7).unwrap();
        let (bpf, cgroup) = (room.bpf(), room.cgroup().path().to_owned());
        drop(room);
        assert!(!mounted(&bpf) && !cgroup.exists() && !base.exists());
    }

    #[test]
    fn what_a_killed_weir_left_is_removed() {
        if !crate::run::tests::root() {
            return;
        }
        let (_folder, base) = base();
        let (id, path, cgroup) = abandoned(&base);
        let live = Room::make(&base, 7).unwrap();
        fs::create_dir(base.join("not-a-run")).unwrap();
        assert_eq!(sweep(&base).unwrap(), [Swept::Removed(id)]);
        assert!(!path.exists() && !cgroup.path().exists() && !mounted(&path.join("bpf")));
        assert!(live.path().exists() && base.join("not-a-run").exists());
        fs::remove_dir(base.join("not-a-run")).unwrap();
        live.close().unwrap();
    }

    #[test]
    fn a_run_killed_while_it_was_made_is_removed_too() {
        if !crate::run::tests::root() {
            return;
        }
        let (_folder, base) = base();
        let (id, path, cgroup) = abandoned(&base);
        fs::remove_file(path.join(LOCK)).unwrap();
        fs::write(path.join(RECORD), "{ torn").unwrap();
        assert_eq!(sweep(&base).unwrap(), [Swept::Removed(id)]);
        assert!(!path.exists() && !cgroup.path().exists());
    }

    #[test]
    fn living_processes_stay_guarded_and_the_orphaned_agent_ends() {
        if !crate::run::tests::root() {
            return;
        }
        let (_folder, base) = base();
        let mut agent = Command::new("sleep").arg("60").spawn().unwrap();
        let mut room = Room::make(&base, 7).unwrap();
        room.agent(agent.id()).unwrap();
        let (id, path, cgroup) = (
            room.id().to_owned(),
            room.path().to_owned(),
            room.cgroup().clone(),
        );
        room.abandon();
        let mut child = Command::new("sh")
            .args(["-c", "echo 0 > $0/cgroup.procs && echo in && exec sleep 60"])
            .arg(cgroup.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = [0; 3];
        io::Read::read_exact(child.stdout.as_mut().unwrap(), &mut line).unwrap();
        // The zombie is reaped beside the sweep, which waits for the agent's end.
        let reaper = std::thread::spawn(move || agent.wait().unwrap());
        assert_eq!(
            sweep(&base).unwrap(),
            [Swept::Guarded {
                id: id.clone(),
                processes: vec![child.id()]
            }]
        );
        assert!(!reaper.join().unwrap().success());
        assert!(path.exists() && mounted(&path.join("bpf")));
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(sweep(&base).unwrap(), [Swept::Removed(id)]);
        assert!(!base.exists());
    }

    #[test]
    fn another_process_with_the_agents_id_is_not_killed() {
        let mut child = Command::new("sleep").arg("60").spawn().unwrap();
        let real = Process::of(child.id()).unwrap();
        Process {
            start: real.start.wrapping_sub(1),
            ..real
        }
        .kill()
        .unwrap();
        assert!(real.lives());
        assert!(child.try_wait().unwrap().is_none());
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(!real.lives());
        assert_eq!(Process::of(u32::MAX), None);
    }

    #[test]
    fn a_base_that_others_can_write_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o777)).unwrap();
        assert!(matches!(sweep(folder.path()), Err(RunError::Base(_))));
        let link = folder.path().join("link");
        std::os::unix::fs::symlink("/tmp", &link).unwrap();
        assert!(matches!(sweep(&link), Err(RunError::Base(_))));
    }
}
