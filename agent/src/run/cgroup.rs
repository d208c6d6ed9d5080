//! The cgroup of one command: made under the unified hierarchy's root, watched, emptied, removed.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::ffi::OsStringExt;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rustix::process::{Pid, PidfdFlags, Signal, pidfd_open, pidfd_send_signal};

use super::RunError;

/// What every cgroup that weir makes is called, before the run's id.
pub const PREFIX: &str = "weir-run-";
/// How long leftover processes have after SIGTERM.
pub const GRACE: Duration = Duration::from_secs(1);
/// How long the kernel has to finish what `cgroup.kill` started.
const DEATH: Duration = Duration::from_secs(5);
const STEP: Duration = Duration::from_millis(10);
const DEEPEST: usize = 16;

/// One command's cgroup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cgroup {
    path: PathBuf,
}

impl Cgroup {
    /// Makes `weir-run-ID` at the root of the unified hierarchy: only root may then move a process out of it.
    pub fn make(id: &str) -> Result<Self, RunError> {
        let table = fs::read("/proc/self/mountinfo")
            .map_err(|source| RunError::io("read", Path::new("/proc/self/mountinfo"), source))?;
        Self::make_under(&mount(&table)?, id)
    }

    /// The cgroup of a run whose record was not written, if there is one.
    pub fn existing(id: &str) -> Option<Self> {
        let root = mount(&fs::read("/proc/self/mountinfo").ok()?).ok()?;
        let path = root.join(format!("{PREFIX}{id}"));
        path.is_dir().then_some(Self { path })
    }

    fn make_under(root: &Path, id: &str) -> Result<Self, RunError> {
        let path = root.join(format!("{PREFIX}{id}"));
        match fs::create_dir(&path) {
            Ok(()) => Ok(Self { path }),
            Err(error) if error.kind() == io::ErrorKind::ReadOnlyFilesystem => {
                Err(RunError::CgroupReadOnly(root.to_owned()))
            }
            Err(source) => Err(RunError::io("make the cgroup", &path, source)),
        }
    }

    /// A cgroup recorded by an earlier run; anything else than a `weir-run-` directory is refused.
    pub fn recorded(path: &Path) -> Option<Self> {
        let ours = path.file_name()?.to_str()?.starts_with(PREFIX);
        let plain = path.is_absolute()
            && path
                .components()
                .all(|part| part != std::path::Component::ParentDir);
        (ours && plain).then(|| Self {
            path: path.to_owned(),
        })
    }

    /// The directory.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The id by which the kernel's programs know it.
    pub fn id(&self) -> io::Result<u64> {
        Ok(fs::metadata(&self.path)?.ino())
    }

    /// Whether a process lives in it or below. A cgroup that is gone is not populated.
    pub fn populated(&self) -> io::Result<bool> {
        match fs::read_to_string(self.path.join("cgroup.events")) {
            Ok(events) => Ok(!events.lines().any(|line| line == "populated 0")),
            Err(error) if matches!(error.raw_os_error(), Some(libc::ENOENT | libc::ENODEV)) => {
                Ok(false)
            }
            Err(error) => Err(error),
        }
    }

    /// The processes in it and below.
    pub fn procs(&self) -> BTreeSet<u32> {
        let mut found = BTreeSet::new();
        walk(&self.path, DEEPEST, &mut |folder| {
            let text = fs::read_to_string(folder.join("cgroup.procs")).unwrap_or_default();
            found.extend(
                text.lines()
                    .filter_map(|line| line.parse::<u32>().ok())
                    .filter(|pid| *pid != 0),
            );
        });
        found
    }

    /// Ends every process: SIGTERM, `grace`, then `cgroup.kill`. Blocks; returns how many were left.
    pub fn kill(&self, grace: Duration) -> io::Result<usize> {
        if !self.populated()? {
            return Ok(0);
        }
        let left = self.procs();
        for pidfd in left.iter().filter_map(|pid| self.member(*pid)) {
            for signal in [Signal::TERM, Signal::CONT] {
                // It may be gone already; whoever stays is met by cgroup.kill.
                let _ = pidfd_send_signal(&pidfd, signal);
            }
        }
        if !self.emptied_within(grace)? {
            fs::write(self.path.join("cgroup.kill"), "1")?;
            if !self.emptied_within(DEATH)? {
                return Err(io::Error::new(
                    io::ErrorKind::TimedOut,
                    "processes do not die",
                ));
            }
        }
        Ok(left.len())
    }

    /// A hold on a process that is in it. Its number may have become another's since it was listed, and a command
    /// that starts processes fast enough can see to that: only what is held is looked at.
    fn member(&self, pid: u32) -> Option<OwnedFd> {
        let number = Pid::from_raw(i32::try_from(pid).ok()?)?;
        let pidfd = pidfd_open(number, PidfdFlags::empty()).ok()?;
        let groups = fs::read_to_string(format!("/proc/{pid}/cgroup")).ok()?;
        let name = self.path.file_name()?.to_str()?;
        let unified = groups.lines().find_map(|line| line.strip_prefix("0::"))?;
        unified.split('/').any(|part| part == name).then_some(pidfd)
    }

    fn emptied_within(&self, limit: Duration) -> io::Result<bool> {
        let end = Instant::now() + limit;
        while self.populated()? {
            if Instant::now() >= end {
                return Ok(false);
            }
            std::thread::sleep(STEP);
        }
        Ok(true)
    }

    /// Removes it and the cgroups that the command made below it; one that is gone is removed.
    pub fn remove(&self) -> io::Result<()> {
        let mut folders = Vec::new();
        walk(&self.path, DEEPEST, &mut |folder| {
            folders.push(folder.to_owned())
        });
        for folder in folders.iter().rev() {
            match fs::remove_dir(folder) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        Ok(())
    }
}

/// Calls `each` with a directory and those below it, parents first.
/// Whether this process is inside a run; where that cannot be told, it is taken to be.
pub fn inside_a_run() -> bool {
    fs::read_to_string("/proc/self/cgroup").map_or(true, |text| {
        text.lines()
            .any(|line| line.split('/').any(|part| part.starts_with(PREFIX)))
    })
}

fn walk(folder: &Path, depth: usize, each: &mut dyn FnMut(&Path)) {
    each(folder);
    if depth == 0 {
        return;
    }
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            walk(&entry.path(), depth - 1, each);
        }
    }
}

/// Where the unified hierarchy is mounted writable, from the text of `mountinfo` (proc(5)).
fn mount(mountinfo: &[u8]) -> Result<PathBuf, RunError> {
    let mut read_only = None;
    for line in mountinfo.split(|byte| *byte == b'\n') {
        let fields: Vec<&[u8]> = line.split(|byte| *byte == b' ').collect();
        let Some(dash) = fields.iter().position(|field| *field == b"-") else {
            continue;
        };
        let (Some(kind), Some(point), Some(options)) =
            (fields.get(dash + 1), fields.get(4), fields.get(5))
        else {
            continue;
        };
        if *kind != b"cgroup2" {
            continue;
        }
        let path = PathBuf::from(std::ffi::OsString::from_vec(unescape(point)));
        let whole = fields.get(dash + 3).copied().unwrap_or_default();
        if [*options, whole]
            .iter()
            .any(|list| list.split(|byte| *byte == b',').any(|word| word == b"ro"))
        {
            read_only.get_or_insert(path);
        } else {
            return Ok(path);
        }
    }
    Err(read_only.map_or(RunError::NoCgroup2, RunError::CgroupReadOnly))
}

/// Undoes the octal escapes of `mountinfo` (`\040` for a blank).
fn unescape(field: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(field.len());
    let mut at = 0;
    while let Some(byte) = field.get(at) {
        let octal = field
            .get(at + 1..at + 4)
            .filter(|three| *byte == b'\\' && three.iter().all(u8::is_ascii_digit));
        match octal.and_then(|three| u8::from_str_radix(std::str::from_utf8(three).ok()?, 8).ok()) {
            Some(escaped) => {
                out.push(escaped);
                at += 4;
            }
            None => {
                out.push(*byte);
                at += 1;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_unified_hierarchy_is_found_where_it_is() {
        let found = |text: &str| mount(text.as_bytes());
        let hybrid = "40 31 0:37 / /sys/fs/cgroup/systemd rw,relatime - cgroup cgroup rw,name=systemd\n\
                      41 31 0:38 / /sys/fs/cgroup/unified rw,relatime shared:7 - cgroup2 cgroup2 rw\n";
        assert_eq!(found(hybrid).unwrap(), Path::new("/sys/fs/cgroup/unified"));
        let escaped = "41 31 0:38 / /a\\040b rw - cgroup2 none rw";
        assert_eq!(found(escaped).unwrap(), Path::new("/a b"));
        let container = "41 31 0:38 / /sys/fs/cgroup ro,nosuid - cgroup2 cgroup rw\n";
        assert!(
            matches!(found(container), Err(RunError::CgroupReadOnly(path)) if path == Path::new("/sys/fs/cgroup"))
        );
        assert!(matches!(
            found("40 31 0:37 / /x rw - cgroup cgroup rw\n"),
            Err(RunError::NoCgroup2)
        ));
        assert!(matches!(found(""), Err(RunError::NoCgroup2)));
    }

    #[test]
    fn only_our_own_directories_are_taken_from_a_record() {
        assert!(Cgroup::recorded(Path::new("/sys/fs/cgroup/weir-run-ABCD1234")).is_some());
        for path in [
            "/sys/fs/cgroup/system.slice",
            "weir-run-X",
            "/sys/fs/cgroup/x/../weir-run-X/..",
            "/",
        ] {
            assert!(Cgroup::recorded(Path::new(path)).is_none(), "{path}");
        }
        assert!(Cgroup::recorded(Path::new("/sys/../etc/weir-run-X")).is_none());
    }

    #[test]
    fn processes_that_ignore_sigterm_are_killed_and_nested_groups_removed() {
        if !crate::run::tests::root() {
            return;
        }
        let group = Cgroup::make(&format!("T{:07}", std::process::id())).unwrap();
        assert!(!group.populated().unwrap());
        fs::create_dir(group.path().join("below")).unwrap();
        let script =
            "trap '' TERM; echo 0 > \"$0/below/cgroup.procs\"; while :; do sleep 0.05; done";
        let mut child = std::process::Command::new("bash")
            .args(["-c", script])
            .arg(group.path())
            .spawn()
            .unwrap();
        let end = Instant::now() + Duration::from_secs(5);
        while !group.populated().unwrap() {
            assert!(Instant::now() < end, "the child did not join");
            std::thread::sleep(STEP);
        }
        assert!(group.procs().contains(&child.id()));
        assert!(group.member(child.id()).is_some());
        assert!(group.member(std::process::id()).is_none(), "not one of it");
        assert!(group.remove().is_err(), "a populated cgroup stays");
        let reaper = std::thread::spawn(move || child.wait());
        assert!(group.kill(Duration::from_millis(100)).unwrap() >= 1);
        assert!(!reaper.join().unwrap().unwrap().success());
        group.remove().unwrap();
        assert!(!group.path().exists());
        assert!(!group.populated().unwrap());
        group.remove().unwrap();
    }
}
