//! Nothing but the audit outlives the command; after a SIGKILL the next start removes what is left.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use anyhow::{Context, Result};
use harness::lab::{Lab, is_root};

use crate::said;

/// Everything of weir's that a run makes outside its state: cgroups, run directories, mounts.
fn traces(run: &str) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mounts = std::fs::read_to_string("/proc/self/mountinfo")?;
    found.extend(
        mounts
            .lines()
            .filter(|line| line.contains(run))
            .map(str::to_owned),
    );
    for folder in ["/run/weir", "/sys/fs/cgroup", "/sys/fs/cgroup/unified"] {
        let Ok(entries) = std::fs::read_dir(folder) else {
            continue;
        };
        found.extend(
            entries
                .flatten()
                .map(|entry| entry.path().display().to_string())
                .filter(|path| path.contains(run)),
        );
    }
    Ok(found)
}

fn run_id(socket: &str) -> Result<String> {
    let id = socket
        .trim()
        .rsplit('/')
        .nth(1)
        .context("a path of the run's directory")?;
    Ok(id.to_owned())
}

#[test]
fn exit_codes_signals_and_output_are_the_commands_own() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    for (script, code) in [
        ("exit 0", 0),
        ("exit 7", 7),
        ("kill -TERM $$", 143),
        ("echo out; echo err >&2; exit 3", 3),
    ] {
        let mut command = lab.weir_run()?;
        let said = said(command.args(["--", "sh", "-c", script]))?;
        assert_eq!(said.code, Some(code), "{script}: {}", said.err);
        if script.starts_with("echo") {
            assert_eq!(said.out, "out\n");
            assert!(said.err.contains("err\n"));
        }
    }
    let missing = said(lab.weir_run()?.args(["--", "/no/such/program"]))?;
    assert_eq!(missing.code, Some(127), "{}", missing.err);
    let not_executable = said(lab.weir_run()?.args(["--", "/etc/passwd"]))?;
    assert_eq!(not_executable.code, Some(126), "{}", not_executable.err);
    Ok(())
}

#[test]
fn a_run_ends_without_a_trace_and_takes_its_stragglers_with_it() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let said = said(lab.weir_run()?.args([
        "--",
        "sh",
        "-c",
        "echo $WEIR_SOCKET; sleep 300 >/dev/null 2>&1 & exit 0",
    ]))?;
    assert_eq!(said.code, Some(0), "{}", said.err);
    let run = run_id(&said.out)?;
    assert_eq!(traces(&run)?, Vec::<String>::new());
    Ok(())
}

#[test]
fn what_a_killed_weir_leaves_the_next_start_removes() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let mut killed = lab
        .weir_run()?
        .args(["--", "sh", "-c", "echo $WEIR_SOCKET; exec sleep 4"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let mut line = String::new();
    BufReader::new(killed.stdout.take().context("piped")?).read_line(&mut line)?;
    let run = run_id(&line)?;
    killed.kill()?;
    killed.wait()?;
    // While the orphan lives its guard stays.
    said(lab.weir_run()?.args(["--", "true"]))?;
    assert!(!traces(&run)?.is_empty(), "an orphan stays guarded");
    std::thread::sleep(std::time::Duration::from_secs(5));
    let next = said(lab.weir_run()?.args(["--", "true"]))?;
    assert_eq!(next.code, Some(0), "{}", next.err);
    assert_eq!(traces(&run)?, Vec::<String>::new());
    Ok(())
}

#[test]
fn what_cannot_be_guarded_does_not_start() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let marker = lab.dir().join("started");
    let policy = lab.dir().join("bad.toml");
    std::fs::write(
        &policy,
        "[[rule]]\nname = \"x\"\nwhat = { operation = [\"caht\"] }\neffect = \"allow\"\n",
    )?;
    let policy = policy.to_string_lossy().into_owned();
    let marker_text = marker.to_string_lossy().into_owned();
    let said = said(
        lab.weir_run()?
            .args(["--policy", &policy, "--", "touch", &marker_text]),
    )?;
    assert_eq!(said.code, Some(125), "{}", said.err);
    assert!(
        said.err.contains("bad.toml:3")
            && said.err.contains("did you mean")
            && said.err.contains('^'),
        "{}",
        said.err
    );
    assert!(!marker.exists());
    let unknown =
        crate::said(
            lab.weir_run()?
                .args(["--pack", "nonesuch", "--", "touch", &marker_text]),
        )?;
    assert_eq!(unknown.code, Some(125), "{}", unknown.err);
    assert!(!marker.exists());
    Ok(())
}
