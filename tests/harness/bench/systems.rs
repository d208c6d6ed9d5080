//! The systems compared: none, nginx, weir; each with a load process of its own that lives for the whole run.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde::de::DeserializeOwned;

use super::job::{Hello, Job, Outcome, monotonic_ns};
use super::nginx::{ADDRESS, Nginx};
use super::proc;
use crate::lab::Lab;

/// Work that a system puts off until after the answer is done in this time, and counts.
const SETTLE: Duration = Duration::from_millis(60);

/// A way from the client to the provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Nothing between them.
    Direct,
    /// nginx between them.
    Nginx,
    /// weir between them.
    Weir,
}

impl Kind {
    /// All, in the order in which a table has them.
    pub const ALL: [Self; 3] = [Self::Direct, Self::Nginx, Self::Weir];

    /// The name on the command line and in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Nginx => "nginx",
            Self::Weir => "weir",
        }
    }
}

/// A job's outcome, and what it cost the processes between client and provider.
#[derive(Debug)]
pub struct Measured {
    /// What the client saw.
    pub outcome: Outcome,
    /// CPU time of the processes between, nanoseconds.
    pub cpu_ns: u64,
    /// Bytes that they had written to disks.
    pub written: u64,
}

/// A stretch of a job, from its start.
#[derive(Clone, Copy, Debug)]
pub struct Window {
    /// When it begins.
    pub opens: Duration,
    /// When it ends.
    pub closes: Duration,
}

/// What the processes between used within a window.
#[derive(Clone, Copy, Debug)]
pub struct Used {
    /// Processors, on average.
    pub cores: f64,
    /// Resident memory at its end, bytes.
    pub resident: u64,
}

/// A running system.
pub struct System {
    /// Which one.
    pub kind: Kind,
    /// From starting it to its client's first instruction, nanoseconds.
    pub ready_ns: u64,
    /// The processes between client and provider.
    pub processes: Vec<u32>,
    client: Child,
    jobs: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
    errors: PathBuf,
    _nginx: Option<Nginx>,
}

impl System {
    /// Starts one in the lab, with its client.
    pub fn start(kind: Kind, lab: &Lab) -> Result<Self> {
        let program = std::env::current_exe()?;
        let errors = lab.dir().join(format!("{}.err", kind.name()));
        let start = monotonic_ns();
        let nginx = (kind == Kind::Nginx)
            .then(|| Nginx::start(lab))
            .transpose()?;
        let mut command = match kind {
            Kind::Direct | Kind::Nginx => {
                let mut command = lab.command(&program)?;
                command.args(["load", "--ca"]).arg(lab.root());
                command
            }
            Kind::Weir => {
                let mut command = lab.weir_run()?;
                command.arg("--").arg(&program).arg("load");
                command
            }
        };
        if kind == Kind::Nginx {
            command.args(["--to", ADDRESS]);
        }
        let (client, jobs, mut answers) = spawn(&mut command, &errors)?;
        let hello: Hello = read(&mut answers).with_context(|| failure(kind, &errors))?;
        let processes = match (&nginx, kind) {
            (Some(nginx), _) => nginx.processes()?,
            (None, Kind::Weir) => vec![
                hello
                    .agent
                    .context("weir's agent.pid cannot be read beside $WEIR_SOCKET")?,
            ],
            (None, _) => Vec::new(),
        };
        let ready_ns = hello.started_ns.saturating_sub(start);
        Ok(Self {
            kind,
            ready_ns,
            processes,
            client,
            jobs: Some(jobs),
            answers,
            errors,
            _nginx: nginx,
        })
    }

    /// The id of its client.
    pub fn client(&self) -> u32 {
        self.client.id()
    }

    /// Resident memory of its processes, bytes.
    pub fn resident(&self) -> Result<u64> {
        self.processes.iter().map(|pid| proc::resident(*pid)).sum()
    }

    /// Does one job.
    pub fn measure(&mut self, job: &Job) -> Result<Measured> {
        self.job(job, |_| Ok(()))
            .map(|(measured, ())| measured)
            .with_context(|| failure(self.kind, &self.errors))
    }

    /// Does one job, and looks at what is used within a window of it.
    pub fn measure_window(&mut self, job: &Job, window: Window) -> Result<(Measured, Used)> {
        self.job(job, |system| {
            std::thread::sleep(window.opens);
            let (before, began) = (system.spent()?.0, monotonic_ns());
            std::thread::sleep(window.closes.saturating_sub(window.opens));
            let (after, ended) = (system.spent()?.0, monotonic_ns());
            Ok(Used {
                cores: after.saturating_sub(before) as f64
                    / ended.saturating_sub(began).max(1) as f64,
                resident: system.resident()?,
            })
        })
        .with_context(|| failure(self.kind, &self.errors))
    }

    fn job<T>(
        &mut self,
        job: &Job,
        meanwhile: impl FnOnce(&Self) -> Result<T>,
    ) -> Result<(Measured, T)> {
        let mut line = serde_json::to_vec(job)?;
        line.push(b'\n');
        self.tell(&line)?;
        let prepared: String = read(&mut self.answers)?;
        ensure!(
            prepared == "prepared",
            "an unexpected word of the client: {prepared}"
        );
        std::thread::sleep(SETTLE);
        let before = self.spent()?;
        self.tell(b"go\n")?;
        let seen = meanwhile(self)?;
        let outcome = read(&mut self.answers)?;
        std::thread::sleep(SETTLE);
        let after = self.spent()?;
        let measured = Measured {
            outcome,
            cpu_ns: after.0.saturating_sub(before.0),
            written: after.1.saturating_sub(before.1),
        };
        Ok((measured, seen))
    }

    fn tell(&mut self, line: &[u8]) -> Result<()> {
        let jobs = self
            .jobs
            .as_mut()
            .context("the client listens until the system ends")?;
        jobs.write_all(line)?;
        Ok(jobs.flush()?)
    }

    /// CPU nanoseconds and bytes written so far.
    fn spent(&self) -> Result<(u64, u64)> {
        let mut sums = (0, 0);
        for pid in &self.processes {
            sums.0 += proc::cpu_ns(*pid)?;
            sums.1 += proc::written(*pid)?;
        }
        Ok(sums)
    }
}

impl Drop for System {
    fn drop(&mut self) {
        // A client ends when its standard input does, and weir with it.
        drop(self.jobs.take());
        let _ = self.client.wait();
    }
}

fn spawn(
    command: &mut Command,
    errors: &PathBuf,
) -> Result<(Child, ChildStdin, BufReader<ChildStdout>)> {
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(File::create(errors)?);
    let mut client = command
        .spawn()
        .with_context(|| format!("{}", command.get_program().display()))?;
    let jobs = client
        .stdin
        .take()
        .context("the client's standard input is piped")?;
    let answers = client
        .stdout
        .take()
        .context("the client's standard output is piped")?;
    Ok((client, jobs, BufReader::new(answers)))
}

fn read<T: DeserializeOwned>(from: &mut impl BufRead) -> Result<T> {
    let mut line = String::new();
    ensure!(from.read_line(&mut line)? > 0, "the client ended early");
    serde_json::from_str(&line)
        .with_context(|| format!("an unexpected line of the client: {}", line.trim_end()))
}

fn failure(kind: Kind, errors: &PathBuf) -> String {
    let said = std::fs::read_to_string(errors).unwrap_or_default();
    let tail: Vec<&str> = said.lines().rev().take(12).collect();
    let tail: Vec<&str> = tail.into_iter().rev().collect();
    format!(
        "{}: {}",
        kind.name(),
        if tail.is_empty() {
            "it said nothing".to_owned()
        } else {
            tail.join("\n")
        }
    )
}
