//! The command's process tree goes through the agent; nothing else does, and nothing gets around it.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use anyhow::{Context, Result};
use harness::lab::{Lab, is_root};

use crate::{OPENAI, chat, post, said};

#[test]
fn a_dead_agent_means_refused_by_the_kernel() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let body = chat("hello", false);
    let script = format!(
        "curl -sS -m 10 {OPENAI} -H 'content-type: application/json' -d '{body}' >/dev/null && echo first-ok; \
         kill -9 $(cat \"$(dirname \"$WEIR_SOCKET\")\"/agent.pid); sleep 0.3; \
         curl -sS -m 10 {OPENAI} -d '{body}'; echo second-$?; curl -sS -m 10 https://shop.example/ ; echo shop-$?"
    );
    let mut command = lab.weir_run()?;
    command.args(["--", "sh", "-c", &script]);
    let said = said(&mut command)?;
    assert!(said.out.contains("first-ok"), "{} {}", said.out, said.err);
    assert!(
        said.out.contains("second-7"),
        "curl says 7, connection refused: {} {}",
        said.out,
        said.err
    );
    assert!(
        said.out.contains("shop-7"),
        "in a run the whole tree's catalog ports are refused: {}",
        said.out
    );
    assert!(
        said.err.contains("agent"),
        "the summary says it: {}",
        said.err
    );
    assert_eq!(lab.seen()?.len(), 1);
    Ok(())
}

#[test]
fn children_threads_and_cleared_environments_are_caught_and_outsiders_are_not() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let root = lab.root();
    let script = format!(
        "env -i /usr/bin/curl -sS -m 10 https://api.openai.com/v1/models >/dev/null; echo env-$?; \
         setsid sh -c 'curl -sS -m 10 https://api.openai.com/v1/models >/dev/null; echo child-$?'; \
         curl -sS -m 10 --noproxy '*' --capath /var/empty --cacert {} https://api.openai.com/v1/models; echo lab-root-$?",
        root.display()
    );
    let mut command = lab.weir_run()?;
    command.args(["--", "sh", "-c", &script]);
    let said_inside = said(&mut command)?;
    for line in ["env-0", "child-0"] {
        assert!(
            said_inside.out.contains(line),
            "{line}: {} {}",
            said_inside.out,
            said_inside.err
        );
    }
    // Only the run's own root vouches for the agent: a client that trusts the provider alone gets nothing.
    assert!(
        said_inside.out.contains("lab-root-60"),
        "{}",
        said_inside.out
    );
    assert_eq!(lab.seen()?.len(), 2);
    let mut outside = lab.command("curl")?;
    let out = said(
        outside
            .args(["-sS", "-m", "10", "--cacert"])
            .arg(&root)
            .args([
                "-w",
                "%{http_code}",
                "-o",
                "/dev/null",
                "https://api.openai.com/v1/models",
            ]),
    )?;
    assert_eq!(out.out, "200", "{}", out.err);
    Ok(())
}

#[test]
fn quic_is_refused() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let script = "import socket\ns=socket.socket(socket.AF_INET,socket.SOCK_DGRAM)\ntry:\n  s.sendto(b'x'*1200,('203.0.113.10',443)); print('sent')\nexcept OSError as e: print('refused')\nu=socket.socket(socket.AF_INET,socket.SOCK_DGRAM)\ntry:\n  u.connect(('203.0.113.10',443)); print('connected')\nexcept OSError as e: print('refused')\n";
    let mut command = lab.weir_run()?;
    command.args(["--", "python3", "-c", script]);
    assert_eq!(said(&mut command)?.out.trim(), "refused\nrefused");
    Ok(())
}

#[test]
fn who_dials_the_listener_gets_nothing_and_is_recorded() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let mut run = lab.weir_run()?;
    let mut run = run
        .args(["--", "sh", "-c", "echo up; read x"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let mut line = String::new();
    BufReader::new(run.stdout.take().context("piped")?).read_line(&mut line)?;
    let port = listening_port(&lab)?;
    let mut dial = lab.command("curl")?;
    let got = said(dial.args([
        "-sS",
        "-k",
        "-m",
        "5",
        &format!("https://127.0.0.1:{port}/v1/models"),
    ]))?;
    assert_ne!(got.code, Some(0));
    drop(run.stdin.take());
    run.wait()?;
    assert!(lab.seen()?.is_empty());
    let listed = said(&mut lab.weir(&["audit", "list", "--json"])?)?;
    assert!(
        listed.out.contains("turned_away"),
        "{} {}",
        listed.out,
        listed.err
    );
    Ok(())
}

fn listening_port(lab: &Lab) -> Result<u16> {
    let out = said(lab.command("ss")?.args(["-ltnH"]))?.out;
    out.lines()
        .filter_map(|line| {
            line.split_whitespace()
                .nth(3)?
                .strip_prefix("127.0.0.1:")?
                .parse()
                .ok()
        })
        .next()
        .context("the agent's listener")
}

#[test]
fn two_runs_at_once_do_not_meet() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let body = chat("answer slowly please", true);
    let mut runs = Vec::new();
    for _ in 0..2 {
        let mut command = lab.weir_run()?;
        command
            .args(["--", "curl"])
            .args(post(OPENAI, &body))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        runs.push(command.spawn()?);
    }
    for run in runs {
        let output = run.wait_with_output()?;
        assert!(output.status.success());
        assert!(
            String::from_utf8_lossy(&output.stderr).contains("1 AI request"),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    let listed = said(&mut lab.weir(&["audit", "list", "--json"])?)?;
    assert_eq!(
        listed
            .out
            .lines()
            .filter(|line| line.contains("\"request\""))
            .count(),
        2,
        "{}",
        listed.out
    );
    Ok(())
}
