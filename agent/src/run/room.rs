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

/// One run's place on the host. All of it is gone after [`Room::close`]; one that is dropped on the way of an
/// error ends its agent and its command, too.
#[derive(Debug)]
pub struct Room {
    id: String,
    path: PathBuf,
    base: PathBuf,
    cgroup: Cgroup,
    record: Record,
    closed: bool,
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
        // From here on dropping it undoes it, which needs the base's lock.
        let room = Self {
            id,
            path,
            base: base.to_owned(),
            cgroup,
            record,
            closed: false,
            _lock: lock,
        };
        match room.furnish() {
            Ok(()) => Ok(room),
            Err(error) => {
                drop(locked);
                drop(room);
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
    pub fn close(mut self) -> Result<(), RunError> {
        self.closed = true;
        let _base = Base::open(&self.base)?;
        stale::clear(&self.path, Some(&self.cgroup))
            .map_err(|source| RunError::io("remove", &self.path, source))
    }

    /// Leaves everything as a killed weir does.
    #[cfg(test)]
    pub(super) fn abandon(mut self) {
        self.closed = true;
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        if self.closed {
            return;
        }
        // What does not work here, the next start's sweep does.
        let _ = self.record.agent.map(Process::kill);
        let _ = self.cgroup.kill(Duration::ZERO);
        if let Ok(_base) = Base::open(&self.base) {
            let _ = stale::clear(&self.path, Some(&self.cgroup));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::namespace;
    use std::os::unix::net::{UnixListener, UnixStream};

    #[test]
    fn covered_doors_are_closed_inside_and_open_outside() {
        if !crate::run::tests::root() {
            return;
        }
        let folder = tempfile::tempdir().unwrap();
        let place = fs::canonicalize(folder.path()).unwrap();
        let socket = place.join("docker.sock");
        let (daemon, tmux) = (place.join("podman"), place.join("tmux-0"));
        let _listener = UnixListener::bind(&socket).unwrap();
        for folder in [&daemon, &tmux] {
            fs::create_dir(folder).unwrap();
            fs::write(folder.join("inside"), "").unwrap();
        }
        let mask = |path: &Path, cover| Mask {
            daemon: "docker",
            path: path.to_owned(),
            cover,
        };
        let masks = [
            mask(&socket, Cover::File),
            mask(&daemon, Cover::Folder),
            mask(&tmux, Cover::Own),
        ];
        let room = Room::make(&place.join("weir"), 0).unwrap();
        let binds = room.covers(&masks, 65534, 65534).unwrap();
        let (bpf, control) = (room.bpf(), room.control());
        let _control = UnixListener::bind(&control).unwrap();
        let paths = (socket.clone(), daemon.clone(), tmux.clone());
        let seen = std::thread::spawn(move || {
            namespace::enter(&binds, &[bpf.clone().into()]).unwrap();
            let (socket, daemon, tmux) = paths;
            fs::write(tmux.join("new"), "").unwrap();
            let mounts = fs::read_to_string("/proc/thread-self/mountinfo").unwrap();
            (
                UnixStream::connect(socket).is_err(),
                fs::read_dir(daemon).unwrap().count(),
                tmux.join("inside").exists(),
                UnixStream::connect(control).is_ok(),
                mounts.contains(bpf.to_str().unwrap()),
            )
        });
        let (closed, entries, old, control, bpf) = seen.join().unwrap();
        assert!(closed && entries == 0 && !old && control && !bpf);
        assert!(UnixStream::connect(&socket).is_ok());
        assert!(daemon.join("inside").exists() && !tmux.join("new").exists());
        room.close().unwrap();
    }
}
