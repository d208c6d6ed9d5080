//! The room of one run: its directory, its BPF file system, its cgroup, and what covers daemons' doors.

use std::fs::{self, DirBuilder, File, Permissions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rustix::mount::{MountFlags, mount};

use super::cgroup::Cgroup;
use super::daemons::{Cover, Mask};
use super::namespace::Bind;
use super::stale::{self, Base, Process, Record};
use super::{RunError, fresh_id};

/// One run's place on the host. All of it is gone after [`Room::close`].
#[derive(Debug)]
pub struct Room {
    id: String,
    path: PathBuf,
    base: PathBuf,
    cgroup: Cgroup,
    record: Record,
    _lock: File,
}

impl Room {
    /// Makes the room of a run for user `uid` below `base` (`/run/weir`), whole or not at all.
    pub fn make(base: &Path, uid: u32) -> Result<Self, RunError> {
        let locked = Base::open(base)?;
        let id = fresh_id()?;
        let (path, lock) = locked.room(&id)?;
        let cgroup = match Cgroup::make(&id) {
            Ok(cgroup) => cgroup,
            Err(error) => {
                let _ = stale::clear(&path, None);
                return Err(error);
            }
        };
        let record = Record::new(&cgroup, uid);
        let room = Self {
            id,
            path,
            base: base.to_owned(),
            cgroup,
            record,
            _lock: lock,
        };
        match room.furnish() {
            Ok(()) => Ok(room),
            Err(error) => {
                let _ = stale::clear(&room.path, Some(&room.cgroup));
                Err(error)
            }
        }
    }

    fn furnish(&self) -> Result<(), RunError> {
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |source| RunError::io("make", &path, source)
        };
        self.record.write(&self.path).map_err(failed(&self.path))?;
        let bpf = self.bpf();
        DirBuilder::new()
            .mode(0o700)
            .create(&bpf)
            .map_err(failed(&bpf))?;
        let flags = MountFlags::NOSUID | MountFlags::NODEV | MountFlags::NOEXEC;
        mount("bpf", &bpf, "bpf", flags, c"mode=0700")
            .map_err(|errno| RunError::io("mount the BPF file system at", &bpf, errno.into()))
    }

    /// The run's id: 8 characters of Crockford's base32.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// `/run/weir/RUNID`, root's, 0711.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The run's own BPF file system: no pin of it is seen by another run.
    pub fn bpf(&self) -> PathBuf {
        self.path.join("bpf")
    }

    /// Where trust's copies go; not made yet.
    pub fn trust(&self) -> PathBuf {
        self.path.join("trust")
    }

    /// Where the run's control socket goes; reachable from inside.
    pub fn control(&self) -> PathBuf {
        self.path.join("control.sock")
    }

    /// The command's cgroup.
    pub fn cgroup(&self) -> &Cgroup {
        &self.cgroup
    }

    /// Writes down the agent, so that it is ended if this process is killed.
    pub fn agent(&mut self, pid: u32) -> Result<(), RunError> {
        self.record.agent = Process::of(pid);
        self.record
            .write(&self.path)
            .map_err(|source| RunError::io("write", &self.path, source))
    }

    /// Makes what lies over the doors, and says how to bind it.
    pub fn covers(&self, masks: &[Mask], uid: u32, gid: u32) -> Result<Vec<Bind>, RunError> {
        let folder = self.path.join("mask");
        let make = |masks: &[Mask]| -> io::Result<Vec<Bind>> {
            DirBuilder::new().mode(0o755).create(&folder)?;
            fs::set_permissions(&folder, Permissions::from_mode(0o755))?;
            let (file, empty) = (folder.join("file"), folder.join("folder"));
            File::create_new(&file)?.set_permissions(Permissions::from_mode(0o000))?;
            DirBuilder::new().mode(0o000).create(&empty)?;
            let mut binds = Vec::with_capacity(masks.len());
            for (number, mask) in masks.iter().enumerate() {
                let source = match mask.cover {
                    Cover::File => file.clone(),
                    Cover::Folder => empty.clone(),
                    Cover::Own => {
                        let own = folder.join(format!("own-{number}"));
                        DirBuilder::new().mode(0o700).create(&own)?;
                        chown(&own, Some(uid), Some(gid))?;
                        own
                    }
                };
                let target = mask.path.clone().into_os_string();
                binds.push(Bind {
                    source: source.into(),
                    target,
                    writable: mask.cover == Cover::Own,
                });
            }
            Ok(binds)
        };
        make(masks).map_err(|source| RunError::io("make", &folder, source))
    }

    /// Ends what the command left running: SIGTERM, `grace`, SIGKILL. Blocks; returns how many there were.
    pub fn empty(&self, grace: Duration) -> Result<usize, RunError> {
        self.cgroup
            .kill(grace)
            .map_err(|source| RunError::io("empty the cgroup", self.cgroup.path(), source))
    }

    /// Removes everything. The agent has to be gone and the cgroup empty.
    pub fn close(self) -> Result<(), RunError> {
        let _base = Base::open(&self.base)?;
        stale::clear(&self.path, Some(&self.cgroup))
            .map_err(|source| RunError::io("remove", &self.path, source))
    }
}
