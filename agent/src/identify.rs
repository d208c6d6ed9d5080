//! Identify: who made a connection, from what the kernel noted at the connect and what `/proc` shows of it.

mod command;
mod container;
mod executable;
mod process;
pub mod users;

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use weir_policy::subject::{Known, Subject};

use command::{Commands, Shown};
use executable::Hashes;
use process::{Process, Stat};

/// The longest a process is looked at. A file system that hangs below a process must not hold its connection.
const LIMIT: Duration = Duration::from_secs(5);

/// What the kernel noted when the connection was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caller {
    /// Thread group id in the initial pid namespace.
    pub tgid: u32,
    /// Real user id.
    pub uid: u32,
    /// Real group id.
    pub gid: u32,
    /// Time of the connect on the boot clock, in nanoseconds.
    pub since_boot_ns: u64,
    /// Id of its cgroup in the unified hierarchy: the inode of the directory; 0 where it was not noted.
    pub cgroup: u64,
}

/// Takes the values that detectors find out of a text.
pub type Mask = Arc<dyn Fn(&str) -> String + Send + Sync>;

/// Reads who callers are. Cheap to clone: what it remembers is shared.
#[derive(Clone)]
pub struct Identifier {
    inner: Arc<Inner>,
}

struct Inner {
    hashes: Hashes,
    mask: Mask,
    shown: Commands,
    /// Where the unified cgroup hierarchy is mounted.
    cgroups: Option<PathBuf>,
}

impl Identifier {
    /// An identifier that puts command lines and scripts through `mask` before anyone sees them.
    pub fn new(mask: Mask) -> Self {
        let mounts = fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
        Self {
            inner: Arc::new(Inner {
                hashes: Hashes::default(),
                mask,
                shown: Commands::default(),
                cgroups: unified(&mounts),
            }),
        }
    }

    /// Who made the connection. Total: what cannot be read is unknown, and policy judges it.
    ///
    /// Reads and hashes on the blocking pool. Fields are sure only while the process that connected is still
    /// the one that is read, and runs the same program at the end as at the beginning.
    pub async fn identify(&self, caller: Caller) -> Subject {
        let inner = Arc::clone(&self.inner);
        let reading = tokio::task::spawn_blocking(move || inner.read(&caller));
        match tokio::time::timeout(LIMIT, reading).await {
            Ok(Ok(subject)) => subject,
            Ok(Err(_)) | Err(_) => noted(&caller),
        }
    }
}

/// The fields that the kernel itself noted.
fn noted(caller: &Caller) -> Subject {
    Subject {
        pid: Known::Sure(caller.tgid),
        uid: Known::Sure(caller.uid),
        gids: Known::Likely(vec![caller.gid]),
        ..Subject::default()
    }
}

impl Inner {
    fn read(&self, caller: &Caller) -> Subject {
        let noted = noted(caller);
        let Ok(process) = Process::open(caller.tgid) else {
            return noted;
        };
        let Some(before) = process
            .stat()
            .filter(|stat| stat.was_there(caller.since_boot_ns))
        else {
            return noted;
        };
        let subject = self.fields(&process, before, caller, noted);
        match process.stat() {
            Some(after) if (after.start, after.stack) == (before.start, before.stack) => subject,
            // It ended, or became another program, while it was read.
            _ => doubted(subject),
        }
    }

    fn fields(&self, process: &Process, stat: Stat, caller: &Caller, noted: Subject) -> Subject {
        let mut subject = noted;
        let ids = users::ids(&process.text("status").unwrap_or_default());
        subject.gids = match ids.gids {
            Known::Unknown => subject.gids,
            // It changed its ids since the connect; groups may have changed with them.
            gids if ids.uid.get() != Some(&caller.uid) => gids.doubted(),
            gids => gids,
        };
        subject.login_uid = process
            .text("loginuid")
            .map_or(Known::Unknown, |text| users::login(&text));
        self.executable(process, &mut subject);
        self.command(process, &mut subject);
        subject.parents = Known::Sure(process::ancestors(stat.parent));
        let place = container::parse(&process.text("cgroup").unwrap_or_default());
        let moved = self.moved(place.cgroup.get(), caller.cgroup);
        let doubt = |moved| moved && caller.cgroup != 0;
        subject.cgroup = if doubt(moved) {
            place.cgroup.doubted()
        } else {
            place.cgroup
        };
        subject.unit = if doubt(moved) {
            place.unit.doubted()
        } else {
            place.unit
        };
        subject.container = if doubt(moved) {
            place.container.doubted()
        } else {
            place.container
        };
        subject
    }

    fn executable(&self, process: &Process, subject: &mut Subject) {
        let (Some(link), Some(file)) = (process.link("exe"), process.file("exe")) else {
            return;
        };
        subject.exe = executable::path(&link, &file);
        // Opened through the process: the hash is of what runs, whatever lies at the path.
        let hash = self.hashes.of(&file);
        let same = process
            .link("exe")
            .is_some_and(|after| executable::same(&link, &after));
        subject.sha256 = match hash {
            None => Known::Unknown,
            Some(hash) if same && matches!(subject.exe, Known::Sure(_)) => Known::Sure(hash),
            Some(hash) => Known::Likely(hash),
        };
        if !same {
            subject.exe = std::mem::take(&mut subject.exe).doubted();
        }
    }

    /// A command line lies in the process's own memory: it is never more than likely.
    fn command(&self, process: &Process, subject: &mut Subject) {
        let Some(bytes) = process.bytes("cmdline") else {
            return;
        };
        let cwd = process.link("cwd");
        let exe = subject.exe.get().map(String::as_str);
        let shown = self.shown.of(exe, cwd.as_deref(), &bytes, || {
            let words = zeroize::Zeroizing::new(executable::words(&bytes));
            let script = exe.map(|exe| executable::script(exe, &words, cwd.as_deref()));
            Shown {
                script: script.map(|script| script.map(|script| (self.mask)(&script))),
                command: words.iter().map(|word| (self.mask)(word)).collect(),
            }
        });
        if let Some(script) = shown.script {
            subject.script = Known::Likely(script);
        }
        subject.command = Known::Likely(shown.command);
    }

    /// Whether the process is in another cgroup than it connected from, as far as can be told.
    fn moved(&self, path: Option<&String>, noted: u64) -> bool {
        let (Some(mount), Some(path)) = (&self.cgroups, path) else {
            return false;
        };
        fs::metadata(mount.join(path.trim_start_matches('/')))
            .is_ok_and(|about| about.ino() != noted)
    }
}

/// Every field that was read from `/proc`, with less certainty; what the kernel noted stays sure.
fn doubted(subject: Subject) -> Subject {
    Subject {
        pid: subject.pid,
        uid: subject.uid,
        login_uid: subject.login_uid.doubted(),
        gids: subject.gids.doubted(),
        exe: subject.exe.doubted(),
        sha256: subject.sha256.doubted(),
        script: subject.script.doubted(),
        command: subject.command.doubted(),
        parents: subject.parents.doubted(),
        cgroup: subject.cgroup.doubted(),
        unit: subject.unit.doubted(),
        container: subject.container.doubted(),
        image: subject.image.doubted(),
    }
}

/// The mount point of the unified hierarchy.
fn unified(mountinfo: &str) -> Option<PathBuf> {
    let line = mountinfo
        .lines()
        .find(|line| line.contains(" - cgroup2 "))?;
    line.split(' ').nth(4).map(Path::new).map(Path::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::{Command, Stdio};

    const NOW: u64 = u64::MAX;

    fn caller(tgid: u32) -> Caller {
        Caller {
            tgid,
            uid: 4242,
            gid: 4243,
            since_boot_ns: NOW,
            cgroup: 0,
        }
    }

    fn identifier() -> Identifier {
        Identifier::new(Arc::new(|text| text.replace("hunter2", "[masked]")))
    }

    struct Sleeper(std::process::Child);

    impl Sleeper {
        fn start() -> Self {
            let mut command = Command::new("bash");
            command
                .args(["-c", "read x; : hunter2"])
                .stdin(Stdio::piped());
            Self(command.spawn().unwrap())
        }
    }

    impl Drop for Sleeper {
        fn drop(&mut self) {
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
    }

    #[tokio::test]
    async fn a_living_process_is_read_and_its_command_line_masked() {
        let sleeper = Sleeper::start();
        let pid = sleeper.0.id();
        let link = PathBuf::from(format!("/proc/{pid}/exe"));
        // Until the exec is through it is this very test.
        let end = std::time::Instant::now() + Duration::from_secs(5);
        while !fs::read_link(&link).unwrap().ends_with("bash") {
            assert!(std::time::Instant::now() < end);
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let subject = identifier().identify(caller(pid)).await;
        assert_eq!(subject.pid, Known::Sure(pid));
        assert_eq!(
            subject.uid,
            Known::Sure(4242),
            "the kernel's word at the connect"
        );
        assert!(
            matches!(&subject.exe, Known::Sure(path) if path.ends_with("/bash")),
            "{subject:?}"
        );
        assert!(matches!(&subject.sha256, Known::Sure(hash) if hash.len() == 64));
        assert!(
            matches!(&subject.gids, Known::Likely(_)),
            "its uid is not the one noted"
        );
        assert_eq!(
            subject.command.get().unwrap().last().unwrap(),
            "read x; : [masked]"
        );
        assert_eq!(subject.script, Known::Likely(None));
        assert_eq!(subject.parents.get().unwrap()[0].pid, std::process::id());
        assert_eq!(subject.program(), "bash");
    }

    #[tokio::test]
    async fn a_process_that_started_after_the_connect_is_not_the_caller() {
        let sleeper = Sleeper::start();
        let early = Caller {
            since_boot_ns: 1,
            ..caller(sleeper.0.id())
        };
        let subject = identifier().identify(early).await;
        assert_eq!(subject, noted(&early));
        assert_eq!(subject.exe, Known::Unknown);
    }

    #[tokio::test]
    async fn a_process_that_is_gone_leaves_what_the_kernel_noted() {
        let mut child = Command::new("true").spawn().unwrap();
        child.wait().unwrap();
        let subject = identifier().identify(caller(child.id())).await;
        assert_eq!(
            (subject.exe, subject.uid),
            (Known::Unknown, Known::Sure(4242))
        );
    }

    #[tokio::test]
    async fn a_deleted_executable_has_a_likely_hash_and_no_path() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sleep");
        fs::copy("/bin/sleep", &path).unwrap();
        let mut child = Command::new(&path).arg("60").spawn().unwrap();
        let link = PathBuf::from(format!("/proc/{}/exe", child.id()));
        while fs::read_link(&link).unwrap() != path {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        fs::remove_file(&path).unwrap();
        let subject = identifier().identify(caller(child.id())).await;
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(subject.exe, Known::Unknown);
        assert!(matches!(subject.sha256, Known::Likely(_)));
    }
}
