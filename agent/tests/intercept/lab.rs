//! The lab: a thread with its own network, mounts and cgroup, of which nothing stays.

use std::net::SocketAddr;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::process::{Child, Command};
use weir::intercept::{Acceptor, Plan, cgroup_mount};

use crate::client::{ROLE, SAYS};

/// The guarded ports of every test.
pub const PORTS: [u16; 2] = [443, 8443];

/// One test's world.
pub struct Lab {
    pub cgroup: PathBuf,
    directory: tempfile::TempDir,
}

/// Runs `test` in a world of its own; returns early, saying why, where there is no root.
pub fn lab<F: Future<Output = ()>>(test: impl FnOnce(Lab) -> F + Send + 'static) {
    if !rustix::process::geteuid().is_root() {
        let why = "the kernel's side is tested as root only";
        assert!(
            std::env::var_os("CI").is_none_or(|ci| ci != "true"),
            "{why}"
        );
        eprintln!("skipped: {why}");
        return;
    }
    let thread = std::thread::spawn(move || {
        separate();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async { test(Lab::new()).await });
    });
    if let Err(panic) = thread.join() {
        std::panic::resume_unwind(panic);
    }
}

/// Moves this thread into a mount and a network namespace of its own, with the loopback up.
fn separate() {
    // SAFETY: only this thread's own view changes.
    assert_eq!(
        unsafe { libc::unshare(libc::CLONE_NEWNS | libc::CLONE_NEWNET) },
        0,
        "unshare"
    );
    mount(c"none", c"/", c"none", libc::MS_REC | libc::MS_PRIVATE);
    loopback_up();
}

fn mount(
    source: &std::ffi::CStr,
    target: &std::ffi::CStr,
    kind: &std::ffi::CStr,
    flags: libc::c_ulong,
) {
    // SAFETY: all three are valid strings, and no data is passed.
    let result = unsafe {
        libc::mount(
            source.as_ptr(),
            target.as_ptr(),
            kind.as_ptr(),
            flags,
            std::ptr::null(),
        )
    };
    assert_eq!(
        result,
        0,
        "mount {kind:?} at {target:?}: {}",
        std::io::Error::last_os_error()
    );
}

/// Brings `lo` up in this thread's network namespace.
pub fn loopback_up() {
    let socket = std::net::UdpSocket::bind("0.0.0.0:0").unwrap();
    // SAFETY: an all-zero ifreq is valid; the name fits; SIOCSIFFLAGS reads the flags.
    unsafe {
        let mut request: libc::ifreq = std::mem::zeroed();
        request.ifr_name[0] = b'l' as libc::c_char;
        request.ifr_name[1] = b'o' as libc::c_char;
        request.ifr_ifru.ifru_flags = (libc::IFF_UP | libc::IFF_RUNNING) as libc::c_short;
        let socket = std::os::fd::AsRawFd::as_raw_fd(&socket);
        assert_eq!(
            libc::ioctl(socket, libc::SIOCSIFFLAGS, &request),
            0,
            "lo up"
        );
    }
}

impl Lab {
    fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let bpffs = directory.path().join("bpf");
        std::fs::create_dir(&bpffs).unwrap();
        let target = std::ffi::CString::new(bpffs.to_str().unwrap()).unwrap();
        mount(c"bpf", &target, c"bpf", 0);
        let parent = cgroup_mount().unwrap();
        sweep(&parent);
        let name = directory
            .path()
            .file_name()
            .unwrap()
            .to_str()
            .unwrap()
            .trim_start_matches('.')
            .to_owned();
        let cgroup = parent.join(format!("weir-test-{}-{name}", std::process::id()));
        std::fs::create_dir(&cgroup).unwrap();
        Self { cgroup, directory }
    }

    pub fn bpffs(&self) -> PathBuf {
        self.directory.path().join("bpf")
    }

    /// How many agents' pins there are.
    pub fn pins(&self) -> usize {
        let names = std::fs::read_dir(self.bpffs())
            .unwrap()
            .map(|entry| entry.unwrap().file_name());
        names
            .filter(|name| name.as_encoded_bytes().starts_with(b"weir-"))
            .count()
    }

    pub fn plan(&self) -> Plan {
        Plan {
            cgroup: self.cgroup.clone(),
            ports: PORTS.to_vec(),
            bpffs: self.bpffs(),
        }
    }

    /// Unmounts the BPF file system, and with it every pin.
    pub fn drop_bpffs(&self) {
        let target = std::ffi::CString::new(self.bpffs().to_str().unwrap()).unwrap();
        // SAFETY: a valid string; the mount is this thread's own.
        unsafe { libc::umount2(target.as_ptr(), libc::MNT_DETACH) };
    }

    /// Whether connects to 127.0.0.1:443 come to pass again; the kernel frees a link a moment after its last reference.
    pub async fn is_free(&self) -> bool {
        for _ in 0..50 {
            if self
                .inside("tcp 127.0.0.1:443")
                .await
                .contains("heard direct")
            {
                return true;
            }
        }
        false
    }

    /// Runs a client in the cgroup to its end and returns what it said.
    pub async fn inside(&self, task: &str) -> String {
        said(self.start(task, Some(0))).await
    }

    /// The same as another user.
    pub async fn inside_as(&self, uid: u32, task: &str) -> String {
        said(self.start(task, Some(uid))).await
    }

    /// The same outside the cgroup.
    pub async fn outside(&self, task: &str) -> String {
        said(self.start(task, None)).await
    }

    /// Starts a client; with a user id, in the cgroup as that user.
    pub fn start(&self, task: &str, inside: Option<u32>) -> Talker {
        let procs =
            std::ffi::CString::new(self.cgroup.join("cgroup.procs").to_str().unwrap()).unwrap();
        let mut command = std::process::Command::new(std::env::current_exe().unwrap());
        command
            .args(["--exact", "role", "--nocapture"])
            .env(ROLE, task);
        command
            .env("WEIR_LAB_BPFFS", self.bpffs())
            .env("WEIR_LAB_CGROUP", &self.cgroup);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let join = move || {
            let Some(uid) = inside else { return Ok(()) };
            // SAFETY: async-signal-safe calls only, on a string made before the fork.
            let done = unsafe {
                let file = libc::open(procs.as_ptr(), libc::O_WRONLY | libc::O_CLOEXEC);
                file >= 0
                    && libc::write(file, c"0".as_ptr().cast(), 1) == 1
                    && (uid == 0 || libc::setuid(uid) == 0)
            };
            if done {
                Ok(())
            } else {
                Err(std::io::Error::last_os_error())
            }
        };
        // SAFETY: the closure above is async-signal-safe.
        unsafe { command.pre_exec(join) };
        let mut child = Command::from(command).kill_on_drop(true).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap());
        Talker { child, lines }
    }
}

impl Drop for Lab {
    fn drop(&mut self) {
        self.drop_bpffs();
        for _ in 0..50 {
            if std::fs::remove_dir(&self.cgroup).is_ok() {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        eprintln!("left behind: {}", self.cgroup.display());
    }
}

/// Removes the empty cgroups of test processes that were killed.
fn sweep(parent: &Path) {
    for entry in std::fs::read_dir(parent).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let pid = name
            .to_str()
            .and_then(|name| name.strip_prefix("weir-test-")?.split('-').next());
        if pid.is_some_and(|pid| !Path::new("/proc").join(pid).exists()) {
            let _ = std::fs::remove_dir(entry.path());
        }
    }
}

/// A client at work.
pub struct Talker {
    pub child: Child,
    lines: BufReader<tokio::process::ChildStdout>,
}

impl Talker {
    /// The next thing it says.
    pub async fn hear(&mut self) -> String {
        let mut line = String::new();
        loop {
            line.clear();
            let read =
                tokio::time::timeout(Duration::from_secs(60), self.lines.read_line(&mut line));
            assert_ne!(
                read.await.expect("a client hangs").unwrap(),
                0,
                "a client ended without a word"
            );
            if let Some((_, words)) = line.split_once(SAYS) {
                return words.trim().to_owned();
            }
        }
    }

    /// Lets it go on.
    pub async fn nudge(&mut self) {
        self.child
            .stdin
            .as_mut()
            .unwrap()
            .write_all(b"\n")
            .await
            .unwrap();
    }
}

async fn said(mut talker: Talker) -> String {
    let words = talker.hear().await;
    // A client that waits for more ends with its input.
    drop(talker.child.stdin.take());
    talker.child.wait().await.unwrap();
    words
}

/// Answers each connection with what the kernel told of it, in one line.
pub fn answer(mut acceptor: Acceptor) -> tokio::task::JoinHandle<()> {
    tokio::spawn(async move {
        loop {
            let mut taken = acceptor.accept().await.unwrap();
            let line = match &taken.flow {
                Some(flow) => format!(
                    "flow {} tgid {} uid {} cgroup {} age {}\n",
                    flow.destination(),
                    flow.caller().tgid,
                    flow.caller().uid,
                    flow.caller().cgroup,
                    weir::intercept::kernel_flow_time()
                        .checked_sub(flow.since_boot())
                        .map_or(0, |age| age.as_secs()),
                ),
                None => "no flow\n".to_owned(),
            };
            tokio::spawn(async move {
                let _ = taken.stream.write_all(line.as_bytes()).await;
                // Closing with unread bytes would reset the connection under the client's eyes.
                let _ = tokio::io::copy(&mut taken.stream, &mut tokio::io::sink()).await;
            });
        }
    })
}

/// A server that the agent knows nothing of; it greets with `direct`.
pub async fn server(at: &str) -> SocketAddr {
    let listener = tokio::net::TcpListener::bind(at).await.unwrap();
    let at = listener.local_addr().unwrap();
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            let _ = stream.write_all(b"direct\n").await;
        }
    });
    at
}
