//! The agent as the supervisor holds it: started, heard, stopped.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

use super::asked::{Layers, absolute};
use super::{Failure, Run, failure};
use crate::app::{self, Ready, Reply, Told};
use crate::config::Config;
use crate::credentials::Enrolled;
use crate::own::Own;
use crate::run::room::Room;
use crate::run::stale;
use crate::run::user::Caller;

/// How long the agent may take to stop before it is killed.
const STOPPING: Duration = Duration::from_secs(8);

/// The agent's process, in a session of its own, so that the terminal's signals do not reach it.
pub(super) struct Agent {
    process: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    /// The run's directory in the state.
    record: PathBuf,
}

/// For whom an agent begins, and with what.
pub(super) struct Begin<'a> {
    pub(super) arguments: &'a Run,
    pub(super) caller: &'a Caller,
    pub(super) state: &'a Path,
    /// The caller's own API keys.
    pub(super) enrolled: &'a [Enrolled],
}

impl Agent {
    /// Starts it and waits for its root certificate (PEM), in which trust is prepared while it goes on.
    pub(super) fn start(
        begin: Begin<'_>,
        config: Config,
        own: Own,
        layers: Layers,
        room: &mut Room,
    ) -> Result<(Self, String), Failure> {
        let spec = app::Spec {
            run: run_name(room.id()),
            directory: room.path().to_owned(),
            state: begin.state.to_owned(),
            cgroup: room.cgroup().path().to_owned(),
            bpffs: room.bpf(),
            policy: layers
                .iter()
                .map(|(source, _)| (source.name.clone(), source.text.clone()))
                .collect(),
            policy_files: layers.into_iter().map(|(_, file)| file).collect(),
            own,
            upstream_ca: absolute(&begin.arguments.upstream_ca, begin.caller)?,
            user: begin.caller.ids.uid,
            enrolled: begin.enrolled.to_vec(),
            config,
        };
        let broken =
            |error: std::io::Error| failure(format!("cannot start the agent: {error}"), None);
        let mut command = Command::new("/proc/self/exe");
        command
            .arg0("weir")
            .arg("agent")
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        command.stderr(private(&room.path().join("agent.stderr")).map_err(broken)?);
        // SAFETY: setsid is async-signal-safe and allocates nothing.
        unsafe { command.pre_exec(|| rustix::process::setsid().map(|_| ()).map_err(Into::into)) };
        let mut process = command.spawn().map_err(broken)?;
        std::fs::write(room.path().join("agent.pid"), process.id().to_string()).map_err(broken)?;
        room.agent(process.id())?;
        let (Some(mut input), Some(output)) = (process.stdin.take(), process.stdout.take()) else {
            return Err(failure("cannot speak to the agent", None));
        };
        let mut line = serde_json::to_vec(&spec).map_err(|error| failure(error, None))?;
        line.push(b'\n');
        let sent = input.write_all(&line).and_then(|()| input.flush());
        let mut agent = Self {
            process,
            input: Some(input),
            output: BufReader::new(output),
            record: begin.state.join("runs").join(&spec.run),
        };
        let answer = agent.hear();
        let _ = sent;
        match answer {
            Some(Told::Root(root)) => Ok((agent, root)),
            other => Err(agent.failed(other, room)),
        }
    }

    /// Waits until it guards.
    pub(super) fn ready(&mut self, room: &Room) -> Result<Ready, Failure> {
        match self.hear() {
            Some(Told::Ready(ready)) => Ok(ready),
            other => Err(self.failed(other, room)),
        }
    }

    /// Why it does not guard, by what it said instead.
    fn failed(&mut self, told: Option<Told>, room: &Room) -> Failure {
        let failure = match told {
            Some(Told::Failed(failed)) => failed.into(),
            _ => {
                let why =
                    std::fs::read_to_string(room.path().join("agent.stderr")).unwrap_or_default();
                failure(
                    format!("the agent died before it guarded anything {}", why.trim()),
                    None,
                )
            }
        };
        drop(self.input.take());
        let _ = self.process.wait();
        failure
    }

    /// A dead agent's log is kept beside its record: it says why it died.
    pub(super) fn keep_log(&self, room: &Room) -> Option<PathBuf> {
        let mut log = std::fs::read(room.path().join("agent.log")).unwrap_or_default();
        log.extend(std::fs::read(room.path().join("agent.stderr")).unwrap_or_default());
        let kept = self.record.join("agent.log");
        let mut options = std::fs::OpenOptions::new();
        let mut file = options
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&kept)
            .ok()?;
        file.write_all(&log).ok()?;
        Some(kept)
    }

    fn hear(&mut self) -> Option<Told> {
        let mut line = String::new();
        self.output.read_line(&mut line).ok()?;
        serde_json::from_str(&line).ok()
    }

    /// Ends the agent and hears its last word; whether it had died before.
    pub(super) fn stop(&mut self) -> (Option<Reply>, bool) {
        let died = !matches!(self.process.try_wait(), Ok(None));
        drop(self.input.take());
        let watchdog = std::thread::spawn({
            let pid = self.process.id();
            let start = stale::Process::of(pid);
            move || {
                std::thread::sleep(STOPPING);
                // Only the very process that was told to stop: its number may be another's by now.
                if start.is_some_and(|process| process.lives()) {
                    let pid = i32::try_from(pid)
                        .ok()
                        .and_then(rustix::process::Pid::from_raw);
                    let _ = pid.map(|pid| {
                        rustix::process::kill_process(pid, rustix::process::Signal::KILL)
                    });
                }
            }
        });
        let told = match self.hear() {
            Some(Told::Stopped(reply)) => Some(*reply),
            Some(Told::Root(_) | Told::Ready(_) | Told::Failed(_)) | None => None,
        };
        let _ = self.process.wait();
        drop(watchdog);
        let died = died || told.is_none();
        (told, died)
    }
}

/// Runs sort by when they began.
fn run_name(id: &str) -> String {
    let now = jiff::Timestamp::now().strftime("%Y%m%dT%H%M%SZ");
    format!("{now}-{id}")
}

/// A new file that only root reads.
fn private(path: &Path) -> std::io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true).mode(0o600).open(path)
}
