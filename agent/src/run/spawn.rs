//! Starting the command and staying out of its way: terminal, signals and exit code are its own.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, Read, Write};
use std::net::Shutdown;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::Command;
use std::task::Poll;

use rustix::process::{Pid, PidfdFlags, Signal, WaitId, WaitIdOptions};
use rustix::process::{kill_process, pidfd_open, pidfd_send_signal, waitid};
use serde::{Deserialize, Serialize};
use tokio::signal::unix::{self, SignalKind};

use super::namespace::Bind;
use super::user::Ids;
use super::{RunError, enter};

/// The hidden subcommand by which [`start`] calls weir again; its one argument is a descriptor's number.
pub const SUBCOMMAND: &str = "__enter";
/// The largest order that is read: Linux allows 6 MiB of arguments and environment.
const LARGEST: u64 = 64 << 20;

/// All that the command's process needs to know before it becomes the command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spec {
    /// Program and arguments; the program is looked for in the `PATH` of `env`.
    pub argv: Vec<OsString>,
    /// The whole environment.
    pub env: Vec<(OsString, OsString)>,
    /// The cgroup to join.
    pub cgroup: OsString,
    /// Mounts of its namespace, in order.
    pub binds: Vec<Bind>,
    /// Mounts that it shall not see.
    pub hide: Vec<OsString>,
    /// Whom to become; `None` stays root.
    pub user: Option<Ids>,
    /// Signals as the caller had set them.
    pub signals: Inherited,
}

/// Bit masks of signals (bit 0 is signal 1) as `/proc/self/status` shows them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inherited {
    /// Ignored (`nohup`, a shell's background job).
    pub ignored: u64,
    /// Blocked.
    pub blocked: u64,
}

impl Inherited {
    /// What this process was started with: to be called before any handler is installed.
    pub fn record() -> io::Result<Self> {
        Self::parse(&fs::read_to_string("/proc/self/status")?).ok_or_else(|| {
            io::Error::new(
                io::ErrorKind::InvalidData,
                "/proc/self/status names no signals",
            )
        })
    }

    fn parse(status: &str) -> Option<Self> {
        let mask = |name: &str| {
            let hex = status.lines().find_map(|line| line.strip_prefix(name))?;
            u64::from_str_radix(hex.trim(), 16).ok()
        };
        // Rust ignores SIGPIPE in every program of its own; what the caller had is not to be known any more.
        let pipe = 1 << (libc::SIGPIPE - 1);
        Some(Self {
            ignored: mask("SigIgn:")? & !pipe,
            blocked: mask("SigBlk:")?,
        })
    }
}

/// How weir calls itself for the command's process.
pub struct Helper {
    /// The program: normally `/proc/self/exe`, which stays this very file while it is replaced.
    pub program: PathBuf,
    /// Its arguments before the descriptor's number.
    pub arguments: Vec<OsString>,
}

impl Default for Helper {
    fn default() -> Self {
        Self {
            program: "/proc/self/exe".into(),
            arguments: vec![SUBCOMMAND.into()],
        }
    }
}

/// Why the command's process gave up before it became the command.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Failure {
    /// 125, 126 or 127.
    pub code: u8,
    /// For people.
    pub message: String,
}

/// The running command.
pub struct Child {
    pid: Pid,
    pidfd: OwnedFd,
}

/// What became of the command's process.
enum State {
    Runs,
    Stopped,
    Ended(u8),
}

/// Starts the command: returns when it runs, or with the precise reason why it does not. Blocks shortly.
pub fn start(helper: &Helper, spec: &Spec) -> Result<Child, RunError> {
    let failed = |source| RunError::io("start", &helper.program, source);
    let order = serde_json::to_vec(spec).map_err(|error| failed(error.into()))?;
    let (mut ours, theirs) = UnixStream::pair().map_err(failed)?;
    let number = theirs.as_raw_fd();
    let mut command = Command::new(&helper.program);
    // The user's environment reaches the command, not the helper: that is still root.
    command
        .args(&helper.arguments)
        .arg(number.to_string())
        .env_clear();
    if cfg!(test) {
        command.env(tests_variable(), number.to_string());
    }
    // SAFETY: between fork and exec only fcntl(2) is called, on a descriptor that `theirs` keeps open.
    unsafe {
        command.pre_exec(move || {
            let fd = BorrowedFd::borrow_raw(number);
            rustix::io::fcntl_setfd(fd, rustix::io::FdFlags::empty())?;
            Ok(())
        });
    }
    let spawned = command.spawn().map_err(failed)?;
    drop(theirs);
    let pid = i32::try_from(spawned.id())
        .ok()
        .and_then(Pid::from_raw)
        .ok_or_else(|| failed(io::ErrorKind::Other.into()))?;
    let pidfd = pidfd_open(pid, PidfdFlags::empty()).map_err(|errno| failed(errno.into()))?;
    let child = Child { pid, pidfd };

    // A helper that dies early breaks the pipe; what it said before counts.
    let sent = ours
        .write_all(&order)
        .and_then(|()| ours.shutdown(Shutdown::Write));
    let mut answer = Vec::new();
    let read = ours.take(1 << 16).read_to_end(&mut answer);
    if answer.is_empty() && sent.is_ok() && read.is_ok() {
        return Ok(child);
    }
    child.reap();
    match serde_json::from_slice::<Failure>(&answer) {
        Ok(failure) => Err(RunError::Command {
            code: failure.code,
            message: failure.message,
        }),
        Err(_) => Err(failed(
            sent.err()
                .or(read.err())
                .unwrap_or_else(|| io::ErrorKind::UnexpectedEof.into()),
        )),
    }
}

const fn tests_variable() -> &'static str {
    "WEIR_TEST_ENTER"
}

impl Child {
    /// Its process id.
    pub fn pid(&self) -> u32 {
        self.pid.as_raw_nonzero().get().unsigned_abs()
    }

    /// Waits for the command and hands its exit code on: its own, or 128 and the number of the signal that ended it.
    ///
    /// Signals sent to weir go to the command. Those of the terminal it gets itself, being in its foreground group.
    /// When it stops, weir stops with it, so that the shell's job control works.
    pub async fn wait(&self, signals: &mut Signals) -> io::Result<u8> {
        loop {
            match self.state()? {
                State::Ended(code) => return Ok(code),
                State::Stopped if terminal().is_some() => {
                    kill_process(rustix::process::getpid(), Signal::STOP)?;
                    self.send(Signal::CONT)?;
                }
                State::Stopped | State::Runs => {}
            }
            let came = tokio::select! {
                _ = signals.child.recv() => None,
                signal = next(&mut signals.forwarded) => Some(signal),
            };
            match came {
                Some(signal) if of_terminal(signal) && foreground() => {}
                Some(signal) => self.send(signal)?,
                None => {}
            }
        }
    }

    /// Sends it a signal; one that has ended is not an error.
    pub fn send(&self, signal: Signal) -> io::Result<()> {
        match pidfd_send_signal(self.pidfd.as_fd(), signal) {
            Err(rustix::io::Errno::SRCH) | Ok(()) => Ok(()),
            Err(errno) => Err(errno.into()),
        }
    }

    fn state(&self) -> io::Result<State> {
        let options = WaitIdOptions::EXITED | WaitIdOptions::STOPPED | WaitIdOptions::NOHANG;
        let Some(status) = waitid(WaitId::PidFd(self.pidfd.as_fd()), options)? else {
            return Ok(State::Runs);
        };
        let byte = |number: i32| u8::try_from(number & 0xff).unwrap_or(u8::MAX);
        Ok(match (status.exit_status(), status.terminating_signal()) {
            (Some(code), _) => State::Ended(byte(code)),
            (None, Some(signal)) => State::Ended(128u8.saturating_add(byte(signal))),
            (None, None) => State::Stopped,
        })
    }

    fn reap(&self) {
        let _ = self.send(Signal::KILL);
        let _ = waitid(WaitId::PidFd(self.pidfd.as_fd()), WaitIdOptions::EXITED);
    }
}

/// The signals that weir hears from the moment this is made, so that none is lost before the command runs.
pub struct Signals {
    child: unix::Signal,
    forwarded: Vec<(unix::Signal, Signal)>,
}

impl Signals {
    /// Starts to listen. Needs a tokio runtime; [`Inherited::record`] comes before it.
    pub fn listen() -> io::Result<Self> {
        let all = [
            Signal::HUP,
            Signal::INT,
            Signal::QUIT,
            Signal::TERM,
            Signal::USR1,
            Signal::USR2,
            Signal::WINCH,
            Signal::CONT,
            Signal::ALARM,
        ];
        let forwarded: io::Result<Vec<_>> = all
            .iter()
            .map(|signal| {
                Ok((
                    unix::signal(SignalKind::from_raw(signal.as_raw()))?,
                    *signal,
                ))
            })
            .collect();
        Ok(Self {
            child: unix::signal(SignalKind::child())?,
            forwarded: forwarded?,
        })
    }

    /// The next signal that asks weir to end (HUP, INT, QUIT, TERM): for the time before the command runs.
    pub async fn ended(&mut self) -> Signal {
        loop {
            let signal = next(&mut self.forwarded).await;
            if [Signal::HUP, Signal::INT, Signal::QUIT, Signal::TERM].contains(&signal) {
                return signal;
            }
        }
    }
}

async fn next(signals: &mut [(unix::Signal, Signal)]) -> Signal {
    std::future::poll_fn(|context| {
        let came =
            signals
                .iter_mut()
                .find_map(|(stream, signal)| match stream.poll_recv(context) {
                    Poll::Ready(Some(())) => Some(*signal),
                    _ => None,
                });
        came.map_or(Poll::Pending, Poll::Ready)
    })
    .await
}

/// Signals that a terminal sends to its whole foreground group.
fn of_terminal(signal: Signal) -> bool {
    [Signal::INT, Signal::QUIT, Signal::WINCH, Signal::CONT].contains(&signal)
}

/// This process's group and its terminal's foreground group; `None` without a terminal.
fn terminal() -> Option<(i32, i32)> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    let (_, rest) = stat.rsplit_once(") ")?;
    let mut fields = rest.split(' ').skip(2).map(str::parse::<i32>);
    let (group, _session, _tty, front) = (
        fields.next()?.ok()?,
        fields.next()?.ok()?,
        fields.next()?.ok()?,
        fields.next()?.ok()?,
    );
    (front > 0).then_some((group, front))
}

fn foreground() -> bool {
    terminal().is_some_and(|(group, front)| group == front)
}

/// The hidden subcommand: reads its order from descriptor `fd`, becomes the command, and never returns.
/// Must be called before the process has a second thread.
pub fn enter(fd: OwnedFd) -> ! {
    let mut stream = UnixStream::from(fd);
    let failure = match run(&mut stream) {
        Ok(never) => match never {},
        Err(failure) => failure,
    };
    let code = failure.code;
    // If nobody listens any more, the exit code still tells.
    let _ = serde_json::to_writer(&mut stream, &failure);
    std::process::exit(i32::from(code));
}

fn run(stream: &mut UnixStream) -> Result<std::convert::Infallible, Failure> {
    let broken = |error: &dyn std::fmt::Display| Failure {
        code: RunError::CODE,
        message: error.to_string(),
    };
    rustix::io::fcntl_setfd(&*stream, rustix::io::FdFlags::CLOEXEC)
        .map_err(|errno| broken(&errno))?;
    let mut order = Vec::new();
    stream
        .take(LARGEST)
        .read_to_end(&mut order)
        .map_err(|error| broken(&error))?;
    let spec: Spec = serde_json::from_slice(&order).map_err(|error| broken(&error))?;
    enter::prepare(&spec).map_err(|error| broken(&error))?;
    let Some((program, arguments)) = spec.argv.split_first() else {
        return Err(broken(&"no command given"));
    };
    let mut command = Command::new(program);
    command
        .args(arguments)
        .env_clear()
        .envs(spec.env.iter().map(|(name, value)| (name, value)));
    let signals = spec.signals;
    // SAFETY: runs in this process, which has one thread, right before exec; it calls signal and sigprocmask only.
    unsafe { command.pre_exec(move || enter::restore(signals)) };
    let error = command.exec();
    Err(explain(program, &error))
}

/// 127 where there is no such program, 126 where it cannot run, as env(1) has it.
fn explain(program: &OsStr, error: &io::Error) -> Failure {
    let name = program.to_string_lossy();
    match error.kind() {
        io::ErrorKind::NotFound if name.contains('/') && fs::symlink_metadata(program).is_ok() => {
            Failure {
                code: 127,
                message: format!("{name}: its interpreter is not there"),
            }
        }
        io::ErrorKind::NotFound => Failure {
            code: 127,
            message: format!("{name}: command not found"),
        },
        _ => Failure {
            code: 126,
            message: format!("{name}: cannot be run: {error}"),
        },
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::run::cgroup::{Cgroup, GRACE};
    use std::os::fd::FromRawFd;
    use std::path::Path;
    use std::time::Duration;

    /// The other half of the tests below: this very program, called by [`start`] as weir calls itself.
    #[test]
    fn helper() {
        let Some(number) = std::env::var(tests_variable())
            .ok()
            .and_then(|text| text.parse::<i32>().ok())
        else {
            return;
        };
        // SAFETY: `start` left the descriptor open for this process alone.
        enter(unsafe { OwnedFd::from_raw_fd(number) });
    }

    /// Tests that listen to this process's signals stand in line: each would hear the others' signals.
    static LINE: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

    struct Place {
        folder: tempfile::TempDir,
        cgroup: Cgroup,
        _turn: tokio::sync::MutexGuard<'static, ()>,
    }

    impl Place {
        async fn new(name: &str) -> Self {
            let turn = LINE.lock().await;
            let cgroup = Cgroup::make(&format!("T{name}{}", std::process::id())).unwrap();
            let folder = tempfile::tempdir().unwrap();
            // A test's user writes there.
            std::fs::set_permissions(
                folder.path(),
                std::os::unix::fs::PermissionsExt::from_mode(0o777),
            )
            .unwrap();
            Self {
                folder,
                cgroup,
                _turn: turn,
            }
        }

        fn spec(&self, argv: &[&str]) -> Spec {
            let env = [
                ("PATH", "/usr/local/bin:/usr/bin:/bin"),
                ("OUT", self.folder.path().to_str().unwrap()),
            ];
            Spec {
                argv: argv.iter().map(OsString::from).collect(),
                env: env
                    .map(|(name, value)| (name.into(), value.into()))
                    .to_vec(),
                cgroup: self.cgroup.path().into(),
                binds: Vec::new(),
                hide: Vec::new(),
                user: None,
                signals: Inherited::default(),
            }
        }

        fn start(&self, spec: &Spec) -> Result<Child, RunError> {
            start(&this(), spec)
        }

        async fn code(&self, argv: &[&str]) -> u8 {
            let mut signals = Signals::listen().unwrap();
            self.start(&self.spec(argv))
                .unwrap()
                .wait(&mut signals)
                .await
                .unwrap()
        }

        fn out(&self, name: &str) -> String {
            std::fs::read_to_string(self.folder.path().join(name)).unwrap_or_default()
        }

        async fn appears(&self, name: &str) {
            let end = std::time::Instant::now() + Duration::from_secs(10);
            while !self.folder.path().join(name).exists() {
                assert!(std::time::Instant::now() < end, "{name} never appeared");
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        }
    }

    /// This program, as a helper that runs the one test which is the other half.
    /// libtest takes words that start with no dash as filters; the descriptor's number matches nothing more.
    fn this() -> Helper {
        let arguments = [
            "--exact",
            "run::spawn::tests::helper",
            "--nocapture",
            "--test-threads=1",
            "-q",
        ];
        Helper {
            program: "/proc/self/exe".into(),
            arguments: arguments.map(OsString::from).to_vec(),
        }
    }

    /// Runs `spec` to its end.
    pub async fn complete(spec: &Spec) -> u8 {
        let _turn = LINE.lock().await;
        let mut signals = Signals::listen().unwrap();
        let child = start(&this(), spec).unwrap();
        child.wait(&mut signals).await.unwrap()
    }

    impl Drop for Place {
        fn drop(&mut self) {
            let _ = self.cgroup.kill(GRACE);
            let _ = self.cgroup.remove();
        }
    }

    #[tokio::test]
    async fn exit_codes_are_the_commands_own() {
        if !crate::run::tests::root() {
            return;
        }
        let place = Place::new("A").await;
        assert_eq!(place.code(&["true"]).await, 0);
        assert_eq!(place.code(&["sh", "-c", "exit 42"]).await, 42);
        assert_eq!(place.code(&["sh", "-c", "kill -TERM $$"]).await, 143);
        assert_eq!(place.code(&["sh", "-c", "kill -KILL $$"]).await, 137);
        for (argv, code) in [
            (&["no-such-command-here"][..], 127),
            (&["/no/such/file"], 127),
            (&["/etc"], 126),
            (&["/etc/passwd"], 126),
            (&[], 125),
        ] {
            let error = place.start(&place.spec(argv)).err().unwrap();
            assert_eq!(error.code(), code, "{argv:?} {error}");
        }
        let script = place.folder.path().join("script");
        std::fs::write(&script, "#!/no/such/interpreter\n").unwrap();
        std::fs::set_permissions(&script, std::os::unix::fs::PermissionsExt::from_mode(0o755))
            .unwrap();
        let error = place
            .start(&place.spec(&[script.to_str().unwrap()]))
            .err()
            .unwrap();
        assert_eq!(error.code(), 127);
        assert!(error.to_string().contains("interpreter"), "{error}");
        let gone = Spec {
            cgroup: "/sys/fs/cgroup/none".into(),
            ..place.spec(&["true"])
        };
        assert_eq!(place.start(&gone).err().unwrap().code(), 125);
    }

    #[tokio::test]
    async fn the_command_is_the_user_in_the_cgroup_with_the_signals_it_would_have_had() {
        if !crate::run::tests::root() {
            return;
        }
        let place = Place::new("B").await;
        let script = "id -u > $OUT/uid; id -G > $OUT/groups; cat /proc/self/cgroup > $OUT/cgroup; \
                      cat /proc/self/status > $OUT/status; env > $OUT/env; ls /proc/self/fd > $OUT/fds";
        let mut spec = place.spec(&["bash", "-c", script]);
        spec.user = Some(Ids {
            uid: 65534,
            gid: 65534,
            groups: vec![65534, 12345],
        });
        spec.signals = Inherited {
            ignored: 1 << (libc::SIGHUP - 1),
            blocked: 1 << (libc::SIGUSR2 - 1),
        };
        let mut signals = Signals::listen().unwrap();
        assert_eq!(
            place
                .start(&spec)
                .unwrap()
                .wait(&mut signals)
                .await
                .unwrap(),
            0
        );
        assert_eq!(place.out("uid").trim(), "65534");
        assert_eq!(place.out("groups").trim(), "65534 12345");
        let name = place
            .cgroup
            .path()
            .file_name()
            .unwrap()
            .to_str()
            .unwrap()
            .to_owned();
        assert!(
            place
                .out("cgroup")
                .lines()
                .any(|line| line == format!("0::/{name}")),
            "{}",
            place.out("cgroup")
        );
        // Signals from 32 on are the C library's own business.
        let Inherited { ignored, blocked } = Inherited::parse(&place.out("status")).unwrap();
        let named = u64::from(u32::MAX >> 1);
        assert_eq!(
            Inherited {
                ignored: ignored & named,
                blocked: blocked & named
            },
            spec.signals
        );
        assert!(
            !place.out("env").contains(tests_variable()),
            "{}",
            place.out("env")
        );
        // What the caller handed down arrives, and nothing of weir's own.
        let plain = Command::new("bash")
            .args(["-c", "ls /proc/self/fd"])
            .output()
            .unwrap();
        assert_eq!(place.out("fds"), String::from_utf8(plain.stdout).unwrap());
        assert!(place.out("status").contains("CapEff:\t0000000000000000\n"));
    }

    #[tokio::test]
    async fn signals_reach_the_command() {
        if !crate::run::tests::root() {
            return;
        }
        let place = Place::new("C").await;
        let script = "trap 'echo usr1 >> $OUT/got' USR1; trap 'echo term >> $OUT/got; exit 9' TERM; \
                      : > $OUT/ready; while :; do sleep 0.02; done";
        let mut signals = Signals::listen().unwrap();
        let child = place.start(&place.spec(&["bash", "-c", script])).unwrap();
        place.appears("ready").await;
        let me = rustix::process::getpid();
        let sending = async {
            kill_process(me, Signal::USR1).unwrap();
            place.appears("got").await;
            kill_process(me, Signal::TERM).unwrap();
        };
        let (code, ()) = tokio::join!(child.wait(&mut signals), sending);
        assert_eq!(code.unwrap(), 9);
        assert_eq!(place.out("got"), "usr1\nterm\n");
    }

    #[test]
    fn an_order_survives_the_way() {
        use std::os::unix::ffi::OsStrExt;
        let odd = OsStr::from_bytes(b"\xff=\n").to_owned();
        let spec = Spec {
            argv: vec![odd.clone()],
            env: vec![("A".into(), odd)],
            cgroup: "/c".into(),
            binds: vec![Bind {
                source: "/a".into(),
                target: "/b".into(),
                writable: true,
            }],
            hide: vec!["/x".into()],
            user: Some(Ids {
                uid: 1,
                gid: 2,
                groups: vec![3],
            }),
            signals: Inherited {
                ignored: 1,
                blocked: u64::MAX,
            },
        };
        assert_eq!(
            serde_json::from_slice::<Spec>(&serde_json::to_vec(&spec).unwrap()).unwrap(),
            spec
        );
        assert!(Path::new(&Helper::default().program).exists());
    }

    #[test]
    fn signal_masks_are_read_without_sigpipe() {
        let status = "SigBlk:\t0000000000000800\nSigIgn:\t0000000000001001\n";
        assert_eq!(
            Inherited::parse(status),
            Some(Inherited {
                ignored: 1,
                blocked: 0x800
            })
        );
        assert_eq!(Inherited::parse("SigBlk:\t0\n"), None);
        Inherited::record().unwrap();
    }
}
