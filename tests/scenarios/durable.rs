//! The record is on disk before the first byte of the request leaves: proved with a slow disk and a broken one.

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use harness::lab::{Lab, is_long, is_root};

use crate::held::{Held, posting, records, until};
use crate::{OPENAI, chat, said, show};

/// A provider that speaks HTTP/1.1 alone: on a warm connection to it, a write is a request.
const H1: &str = "https://h1.api.openai.com/v1/chat/completions";

/// strace(1) on the agent, detached again when dropped; strace ends on a TERM by letting go.
struct Traced(Child);

impl Traced {
    fn agent(held: &mut Held, lab: &Lab, arguments: &[&str]) -> Result<Self> {
        let agent = held.agent()?.to_string();
        let log = lab.dir().join("strace");
        let _ = std::fs::remove_file(&log);
        let mut strace: Command = lab.command("strace")?;
        strace
            .args(["-f", "-yy", "-ttt", "-p", &agent, "-o"])
            .arg(&log);
        let child = strace
            .args(arguments)
            .stderr(Stdio::null())
            .spawn()
            .context("strace is one of the lab's needs")?;
        let traced = Self(child);
        until("strace to attach to every thread", || {
            let tasks = std::fs::read_dir(format!("/proc/{agent}/task"))?;
            Ok(tasks.flatten().all(|task| {
                std::fs::read_to_string(task.path().join("status"))
                    .is_ok_and(|status| !status.contains("TracerPid:\t0\n"))
            }))
        })?;
        Ok(traced)
    }
}

impl Drop for Traced {
    fn drop(&mut self) {
        let strace = rustix::process::Pid::from_child(&self.0);
        let _ = rustix::process::kill_process(strace, rustix::process::Signal::TERM);
        let _ = self.0.wait();
    }
}

#[test]
fn the_sync_precedes_the_first_upstream_byte() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let mut held = Held::start(&lab, lab.weir_run()?)?;
    let call = posting(&lab, "call.json", &chat("hello", false), H1)?;
    held.tell(&format!("{call} -o /dev/null"))?;
    assert_eq!(lab.seen()?.len(), 1);

    // In order: the system calls of one request on the warm connection.
    let calls = "trace=fdatasync,write,writev,sendto,sendmsg";
    let traced = Traced::agent(&mut held, &lab, &["-e", calls])?;
    held.tell(&format!("{call} -o /dev/null"))?;
    drop(traced);
    assert_eq!(lab.accepted()?, 1, "the connection was warm");
    let log = std::fs::read_to_string(lab.dir().join("strace"))?;
    let synced = returned(&log).context("a sync of the store's file")?;
    let left = log
        .lines()
        .position(|line| line.contains("->203.0.113.16:443"))
        .context("the request's write")?;
    assert!(synced < left, "line {synced} before {left} in\n{log}");

    // With a disk that takes two seconds, the provider sees nothing for two seconds.
    let slow = [
        "-e",
        "trace=fdatasync",
        "-e",
        "inject=fdatasync:delay_enter=2000000",
    ];
    let traced = Traced::agent(&mut held, &lab, &slow)?;
    let began = Instant::now();
    let seen_at = std::thread::scope(|scope| -> Result<Duration> {
        let watching = scope.spawn(|| -> Result<Duration> {
            until("the provider to be called", || Ok(lab.seen()?.len() == 3))?;
            Ok(began.elapsed())
        });
        held.tell(&format!("{call} -o /dev/null"))?;
        watching.join().expect("the watcher does not panic")
    })?;
    drop(traced);
    assert!(seen_at >= Duration::from_secs(2), "seen after {seen_at:?}");

    // With a disk that fails, nothing leaves, and the caller is told why.
    let broken = ["-e", "trace=fdatasync", "-e", "inject=fdatasync:error=EIO"];
    let traced = Traced::agent(&mut held, &lab, &broken)?;
    let refused = held.tell(&call)?;
    drop(traced);
    assert!(refused.contains("weir_not_recorded"), "{refused}");
    assert_eq!(lab.seen()?.len(), 3, "not one byte left");
    held.end()?;
    let kept = records(&lab)?;
    let done = kept
        .iter()
        .filter(|event| event["verdict"] == "allow")
        .count();
    assert!(done >= 3, "{kept:?}");
    Ok(())
}

/// The line on which the first sync of a store's file returns.
fn returned(log: &str) -> Option<usize> {
    let lines: Vec<&str> = log.lines().collect();
    let at = lines
        .iter()
        .position(|line| line.contains("fdatasync(") && line.contains("/store/"))?;
    let thread = lines.get(at)?.split(' ').next()?;
    if lines.get(at)?.ends_with("= 0") {
        return Some(at);
    }
    let resumed = |line: &&str| line.starts_with(thread) && line.contains("fdatasync resumed");
    Some(at + lines.get(at..)?.iter().position(resumed)?)
}

/// Clients that ask in a loop until a file is gone, and write down how they were answered.
struct Load {
    on: std::path::PathBuf,
    codes: std::path::PathBuf,
}

impl Load {
    fn start(held: &mut Held, lab: &Lab) -> Result<Self> {
        let load = Self {
            on: lab.dir().join("load-is-on"),
            codes: lab.dir().join("codes"),
        };
        std::fs::write(&load.on, "")?;
        std::fs::write(&load.codes, "")?;
        let call = posting(lab, "load.json", &chat("hello", false), OPENAI)?;
        held.tell(&format!(
            "for c in 1 2 3; do (while [ -e {on} ]; do {call} -o /dev/null -w '%{{http_code}}\\n' >> {codes} 2>/dev/null; done) & done",
            on = load.on.display(),
            codes = load.codes.display()
        ))?;
        Ok(load)
    }

    /// Waits for an answer with this status, from here on.
    fn meets(&self, status: &str) -> Result<()> {
        let before = std::fs::read_to_string(&self.codes)?.len();
        until(&format!("an answer of {status}"), || {
            let text = std::fs::read_to_string(&self.codes)?;
            let more = text.get(before..).unwrap_or_default();
            Ok(more.lines().any(|line| line == status))
        })
    }

    fn count(&self, status: &str) -> Result<usize> {
        let text = std::fs::read_to_string(&self.codes)?;
        Ok(text.lines().filter(|line| *line == status).count())
    }
}

impl Drop for Load {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.on);
    }
}

#[test]
fn a_disk_that_fails_under_load_refuses_and_recovers_and_streams_go_on() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let state = lab.state();
    let mut mount = lab.command("mount")?;
    mount.args(["-t", "tmpfs", "-o", "size=160m,mode=700", "tmpfs"]);
    let mounted = said(mount.arg(&state))?;
    assert_eq!(mounted.code, Some(0), "{}", mounted.err);
    let mut held = Held::start(&lab, lab.weir_run()?)?;
    let load = Load::start(&mut held, &lab)?;
    load.meets("200")?;
    let slow = posting(
        &lab,
        "slow.json",
        &chat(&"answer slowly please ".repeat(8), true),
        OPENAI,
    )?;
    let rounds = if is_long() { 5 } else { 1 };
    for round in 0..rounds {
        // No space: the disk is filled while a stream is open, and emptied again.
        let streamed = lab.dir().join(format!("full-{round}"));
        held.tell(&format!("{slow} > {} 2>&1 &", streamed.display()))?;
        until("the stream's start", || {
            Ok(std::fs::metadata(&streamed).is_ok_and(|file| file.len() > 0))
        })?;
        let filler = state.join("filler");
        held.tell(&format!(
            "dd if=/dev/zero of={} bs=1M count=150 2>/dev/null; true",
            filler.display()
        ))?;
        load.meets("400")?;
        held.tell(&format!("rm {}", filler.display()))?;
        load.meets("200")?;
        until("the stream's end", || {
            Ok(std::fs::read_to_string(&streamed)?.contains("[DONE]"))
        })?;

        // EIO: each sync fails while a stream is open.
        let streamed = lab.dir().join(format!("broken-{round}"));
        held.tell(&format!("{slow} > {} 2>&1 &", streamed.display()))?;
        until("the stream's start", || {
            Ok(std::fs::metadata(&streamed).is_ok_and(|file| file.len() > 0))
        })?;
        let broken = ["-e", "trace=fdatasync", "-e", "inject=fdatasync:error=EIO"];
        let traced = Traced::agent(&mut held, &lab, &broken)?;
        load.meets("400")?;
        drop(traced);
        load.meets("200")?;
        until("the stream's end", || {
            Ok(std::fs::read_to_string(&streamed)?.contains("[DONE]"))
        })?;
    }
    let (answered, refused) = (load.count("200")?, load.count("400")?);
    drop(load);
    held.end()?;
    let kept = records(&lab)?;
    let allowed = kept
        .iter()
        .filter(|event| event["verdict"] == "allow")
        .count();
    let seen = lab.seen()?.len();
    show(&format!(
        "rounds={rounds} answered={answered} refused={refused} seen={seen} on_record={allowed}"
    ));
    assert!(allowed >= seen, "{seen} seen, {allowed} on record");
    let verified = said(&mut lab.weir(&["audit", "verify"])?)?;
    assert_eq!(verified.code, Some(0), "{} {}", verified.out, verified.err);
    Ok(())
}
