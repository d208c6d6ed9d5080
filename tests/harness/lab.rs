//! A test's handle on a lab: it starts the lab's process, runs commands in its namespace, reads what
//! the providers saw, and takes all of it down when dropped.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail, ensure};
use rustix::thread::{LinkNameSpaceType, move_into_link_name_space};
use serde::{Deserialize, Serialize};

/// One request as a provider stand-in saw it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Seen {
    /// The name the certificate was chosen by.
    pub sni: String,
    /// `h2` or `http/1.1`.
    pub protocol: String,
    /// HTTP method.
    pub method: String,
    /// Path and query.
    pub target: String,
    /// Headers in order.
    pub headers: Vec<(String, String)>,
    /// The body as text (lossy).
    pub body: String,
}

/// A running lab.
pub struct Lab {
    process: Child,
    net: OwnedFd,
    mount: OwnedFd,
    dir: tempfile::TempDir,
}

/// Whether root-only tests can run; panics where `CI=true` demands that they do.
pub fn is_root() -> bool {
    let root = rustix::process::geteuid().is_root();
    assert!(
        root || std::env::var("CI").as_deref() != Ok("true"),
        "this test needs root, and CI=true forbids skipping it"
    );
    if !root {
        eprintln!("not run: it needs root");
    }
    root
}

/// The directory the build put its binaries in.
fn build_dir() -> Result<PathBuf> {
    let exe = std::env::current_exe()?;
    let dir = exe
        .parent()
        .context("the test binary lies in a directory")?;
    Ok(if dir.ends_with("deps") {
        dir.parent()
            .context("deps lies in the build's directory")?
            .into()
    } else {
        dir.into()
    })
}

/// The weir binary under test: `WEIR_BIN`, or the one beside this build.
pub fn weir() -> Result<PathBuf> {
    binary("WEIR_BIN", "weir")
}

/// The lab's own binary: `WEIR_LAB_BIN`, or the one beside this build.
pub fn weir_lab() -> Result<PathBuf> {
    binary("WEIR_LAB_BIN", "weir-lab")
}

/// Whether the tests run in their long form, as `cargo xtask long` does.
pub fn is_long() -> bool {
    std::env::var_os("WEIR_LONG").is_some()
}

fn binary(variable: &str, name: &str) -> Result<PathBuf> {
    let path = match std::env::var_os(variable) {
        Some(path) => PathBuf::from(path),
        None => build_dir()?.join(name),
    };
    ensure!(
        path.exists(),
        "{} is missing: run `cargo build`, or the whole of `cargo xtask test`",
        path.display()
    );
    Ok(path)
}

impl Lab {
    /// Starts a lab: namespace, addresses, resolver, providers. Needs root and `ip` (iproute2).
    pub fn start() -> Result<Self> {
        Self::of("serve")
    }

    /// A lab whose process is `weir-lab SERVE DIR`.
    pub fn of(serve: &str) -> Result<Self> {
        let dir = tempfile::Builder::new().prefix("weir-lab-").tempdir()?;
        // Commands of other users read the root and write nothing here.
        std::fs::set_permissions(
            dir.path(),
            std::os::unix::fs::PermissionsExt::from_mode(0o755),
        )?;
        let state = dir.path().join("state");
        std::fs::create_dir(&state)?;
        std::fs::set_permissions(&state, std::os::unix::fs::PermissionsExt::from_mode(0o700))?;
        let mut process = Command::new(weir_lab()?)
            .arg(serve)
            .arg(dir.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("the lab's process")?;
        let mut line = String::new();
        let stdout = process
            .stdout
            .take()
            .context("the lab's standard output is piped")?;
        BufReader::new(stdout).read_line(&mut line)?;
        if line.trim() != "ready" {
            let _ = process.kill();
            let _ = process.wait();
            bail!("the lab did not start: {line}");
        }
        let namespace = |kind: &str| -> Result<OwnedFd> {
            Ok(File::open(format!("/proc/{}/ns/{kind}", process.id()))?.into())
        };
        let (net, mount) = (namespace("net")?, namespace("mnt")?);
        let lab = Self {
            process,
            net,
            mount,
            dir,
        };
        // Called through sudo, weir runs its command as that user, whose records go where root prepared it.
        if let Ok(user) = std::env::var("SUDO_UID") {
            lab.prepare_state(&user)?;
        }
        Ok(lab)
    }

    /// The id of the lab's process, which serves providers and resolver.
    pub fn id(&self) -> u32 {
        self.process.id()
    }

    /// The lab's own directory.
    pub fn dir(&self) -> &Path {
        self.dir.path()
    }

    /// The lab's root certificate, PEM.
    pub fn root(&self) -> PathBuf {
        self.dir.path().join("root.pem")
    }

    /// A state directory for weir inside the lab's directory.
    pub fn state(&self) -> PathBuf {
        self.dir.path().join("state")
    }

    /// Says, as root does on a host, that the lab's state directory is this user's.
    pub fn prepare_state(&self, uid: &str) -> Result<()> {
        Ok(std::fs::write(self.state().join("user"), uid)?)
    }

    /// A command that will run inside the lab's namespaces.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Result<Command> {
        let net = self.net.try_clone()?;
        let mount = self.mount.try_clone()?;
        let dir = std::ffi::CString::new(self.dir.path().as_os_str().as_bytes())?;
        let mut command = Command::new(program);
        // SAFETY: between fork and exec only two setns calls and a chdir, and no allocation happen.
        unsafe {
            command.pre_exec(move || {
                move_into_link_name_space(net.as_fd(), Some(LinkNameSpaceType::Network))?;
                move_into_link_name_space(mount.as_fd(), Some(LinkNameSpaceType::Mount))?;
                // Entering a mount namespace leads to its root.
                rustix::process::chdir(&*dir)?;
                Ok(())
            });
        }
        Ok(command)
    }

    /// `weir run` with this lab's root and state, ready for more options and `--` with the command.
    pub fn weir_run(&self) -> Result<Command> {
        let mut command = self.command(weir()?)?;
        command
            .arg("run")
            .arg("--upstream-ca")
            .arg(self.root())
            .arg("--state")
            .arg(self.state());
        Ok(command)
    }

    /// `weir ARGS` with this lab's state.
    pub fn weir(&self, arguments: &[&str]) -> Result<Command> {
        let mut command = self.command(weir()?)?;
        command.args(arguments).arg("--state").arg(self.state());
        Ok(command)
    }

    /// What the providers saw so far.
    pub fn seen(&self) -> Result<Vec<Seen>> {
        let text = match std::fs::read_to_string(self.dir.path().join("seen.jsonl")) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error.into()),
        };
        text.lines()
            .map(|line| serde_json::from_str(line).context("a line of seen.jsonl"))
            .collect()
    }

    /// Connections a stand-in accepted, whether or not a request came.
    pub fn accepted(&self) -> Result<usize> {
        Ok(self.lines("accepted"))
    }

    /// Answers that were given up before their end.
    pub fn cancelled(&self) -> usize {
        self.lines("cancelled")
    }

    fn lines(&self, file: &str) -> usize {
        let text = std::fs::read_to_string(self.dir.path().join(file)).unwrap_or_default();
        text.lines().count()
    }
}

impl Drop for Lab {
    fn drop(&mut self) {
        // The lab ends when its standard input does; the kernel ends its namespaces.
        drop(self.process.stdin.take());
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Gives the lab a `/run/weir` of its own, so that commands which speak to every run of the host meet this lab's alone.
///
/// A mount goes with the directory it is mounted on, and a run that ends elsewhere removes an empty `/run/weir`: a
/// folder in it keeps it until the guard is dropped.
pub fn alone(lab: &Lab) -> Result<Alone> {
    let name = lab.dir().file_name().context("a lab's folder has a name")?;
    let kept = Path::new("/run/weir").join(name);
    std::fs::create_dir_all(&kept)?;
    let alone = Alone(kept);
    let mounted = lab
        .command("mount")?
        .args(["-t", "tmpfs", "-o", "mode=0755", "tmpfs", "/run/weir"])
        .status()?;
    ensure!(mounted.success(), "a /run/weir of the lab's own");
    Ok(alone)
}

/// Keeps the directory that a lab's own `/run/weir` is mounted on.
#[must_use]
pub struct Alone(PathBuf);

impl Drop for Alone {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir(&self.0);
        // Whoever else uses it keeps it.
        let _ = std::fs::remove_dir("/run/weir");
    }
}
