//! A run that is held open, so that a test can act inside it and look at it from outside.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use harness::lab::Lab;
pub use harness::lab::alone;

use crate::Said;

/// Ends the output of one script.
const DONE: &str = "--that was it--";

/// A guarded shell that does one script after the other.
pub struct Held {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    errors: PathBuf,
    /// The run's directory on the host, `/run/weir/RUNID`.
    pub room: PathBuf,
}

impl Held {
    /// Starts a run under these lines of `[limits]`.
    pub fn limited(lab: &Lab, limits: &str) -> Result<Self> {
        let file = lab.dir().join("weir.toml");
        std::fs::write(&file, format!("version = 1\n[limits]\n{limits}\n"))?;
        let mut run = lab.weir_run()?;
        run.arg("--config").arg(&file);
        Self::start(lab, run)
    }

    /// Starts `run`, a `weir run` without its command, with a shell in it.
    pub fn start(lab: &Lab, mut run: Command) -> Result<Self> {
        let shell = format!(
            "while IFS= read -r script; do eval \"$script\" </dev/null; echo; echo '{DONE}'; done"
        );
        let errors = lab.dir().join("held.stderr");
        let mut child = run
            .args(["--", "sh", "-c", &shell])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(File::create(&errors)?)
            .spawn()?;
        let input = child.stdin.take();
        let output = BufReader::new(child.stdout.take().context("piped")?);
        let mut held = Self {
            child,
            input,
            output,
            errors,
            room: PathBuf::new(),
        };
        let socket = held.tell("echo $WEIR_SOCKET")?;
        let room = Path::new(socket.trim()).parent();
        held.room = room.context("the run has a socket")?.to_owned();
        Ok(held)
    }

    /// Does one script (a line of shell) inside, and gives back what it said on standard output.
    pub fn tell(&mut self, script: &str) -> Result<String> {
        let input = self.input.as_mut().context("the run is open")?;
        writeln!(input, "{}", script.replace('\n', " "))?;
        let mut said = String::new();
        loop {
            let mut line = String::new();
            let read = self.output.read_line(&mut line)?;
            anyhow::ensure!(read > 0, "the run ended: {}", self.errors());
            if line.trim_end() == DONE {
                // The line break before the mark is ours.
                said.pop();
                return Ok(said);
            }
            said.push_str(&line);
        }
    }

    /// The run's id.
    pub fn id(&self) -> String {
        let id = self.room.file_name().unwrap_or_default();
        id.to_string_lossy().into_owned()
    }

    /// The agent's process.
    pub fn agent(&mut self) -> Result<u32> {
        let pid = self.tell(&format!("cat {}/agent.pid", self.room.display()))?;
        Ok(pid.trim().parse()?)
    }

    /// The supervisor's process.
    pub fn supervisor(&self) -> u32 {
        self.child.id()
    }

    /// What weir and the command said on standard error so far.
    pub fn errors(&self) -> String {
        std::fs::read_to_string(&self.errors).unwrap_or_default()
    }

    /// Lets the command end.
    pub fn end(mut self) -> Result<Said> {
        drop(self.input.take());
        let code = self.child.wait()?.code();
        Ok(Said {
            code,
            out: String::new(),
            err: self.errors(),
        })
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        // A test that failed: the end of its input ends the shell, and with it the run.
        drop(self.input.take());
        let _ = self.child.wait();
    }
}

/// Waits at most ten seconds for `holds`.
pub fn until(what: &str, mut holds: impl FnMut() -> Result<bool>) -> Result<()> {
    let began = Instant::now();
    while !holds()? {
        anyhow::ensure!(
            began.elapsed() < Duration::from_secs(10),
            "waited for {what}"
        );
        std::thread::sleep(Duration::from_millis(20));
    }
    Ok(())
}

/// The records of a lab, as `weir audit list --agent --json` shows them.
pub fn records(lab: &Lab) -> Result<Vec<serde_json::Value>> {
    let listed = crate::said(&mut lab.weir(&["audit", "list", "--agent", "--json"])?)?;
    anyhow::ensure!(listed.code == Some(0), "{}", listed.err);
    let lines = listed.out.lines().map(serde_json::from_str);
    Ok(lines.collect::<Result<_, _>>()?)
}

/// A curl that posts a JSON file of the lab, as one line of shell.
pub fn posting(lab: &Lab, name: &str, body: &str, url: &str) -> Result<String> {
    let file = lab.dir().join(name);
    std::fs::write(&file, body)?;
    Ok(format!(
        "curl -sS -N -m 30 {url} -H 'content-type: application/json' -H 'authorization: Bearer sk-lab-credential' --data-binary @{}",
        file.display()
    ))
}
