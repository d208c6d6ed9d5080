//! kill -9 of the agent at any instant: a provider never sees a request without a durable record.

use std::collections::BTreeSet;

use anyhow::Result;
use harness::lab::{Lab, is_long, is_root};

use crate::{KEY, OPENAI, said};

/// How often the agent is killed: in CI, and in the long form.
const KILLS: u32 = 12;
const KILLS_LONG: u32 = 200;

#[test]
fn no_request_without_a_record_and_no_canary_at_any_kill() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let kills = if is_long() { KILLS_LONG } else { KILLS };
    for round in 0..kills {
        // Four clients in a loop; the agent dies somewhere in the middle, at another instant in each round.
        let delay = 0.02 + f64::from(round % 50) * 0.6 / f64::from(kills.min(50));
        // In every other round a call was answered before; else the agent may die before the first.
        let first = if round % 2 == 0 {
            format!(
                "curl -sS -m 20 -o /dev/null {OPENAI} -H 'content-type: application/json' -d '{{\"model\":\"first-{round}\",\"messages\":[]}}'; "
            )
        } else {
            String::new()
        };
        let script = format!(
            "{first}for c in 1 2 3 4; do (n=0; while [ $n -lt 60 ]; do n=$((n+1)); curl -sS -m 5 -o /dev/null {OPENAI} -H 'content-type: application/json' \
             -d '{{\"model\":\"probe-{round}-'$c'-'$n'\",\"stream\":true,\"messages\":[{{\"role\":\"user\",\"content\":\"{KEY}\"}}]}}' 2>/dev/null || break; done) & done; \
             sleep {delay}; kill -9 $(cat \"$(dirname \"$WEIR_SOCKET\")\"/agent.pid); wait"
        );
        let mut command = lab.weir_run()?;
        said(command.args(["--", "sh", "-c", &script]))?;
    }
    let seen = lab.seen()?;
    assert!(
        seen.iter().all(|seen| !seen.body.contains(KEY)),
        "no canary ever left"
    );
    let asked: BTreeSet<String> = seen
        .iter()
        .filter_map(|seen| {
            serde_json::from_str::<serde_json::Value>(&seen.body).ok()?["model"]
                .as_str()
                .map(str::to_owned)
        })
        .collect();
    assert!(
        asked.len() >= kills as usize / 2,
        "the load was real: {} requests",
        asked.len()
    );
    let listed = said(&mut lab.weir(&["audit", "list", "--json", "--limit", "100000"])?)?;
    let recorded: BTreeSet<String> = listed
        .out
        .lines()
        .filter_map(|line| {
            serde_json::from_str::<serde_json::Value>(line).ok()?["ai"]["model"]
                .as_str()
                .map(str::to_owned)
        })
        .collect();
    let missing: Vec<&String> = asked.difference(&recorded).collect();
    assert!(
        missing.is_empty(),
        "seen by the provider and not on record: {missing:?} ({})",
        listed.err
    );
    let verified = said(&mut lab.weir(&["audit", "verify"])?)?;
    assert_eq!(verified.code, Some(0), "{} {}", verified.out, verified.err);
    crate::show(&format!(
        "kills={kills} seen={} recorded={} missing={}",
        asked.len(),
        recorded.len(),
        missing.len()
    ));
    Ok(())
}

#[test]
fn what_a_killed_agent_left_open_the_next_run_closes() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let script = format!(
        "curl -sS -N -m 10 {OPENAI} -H 'content-type: application/json' \
         -d '{{\"model\":\"half-told\",\"stream\":true,\"messages\":[{{\"role\":\"user\",\"content\":\"answer slowly please, and at length\"}}]}}' >/dev/null & \
         sleep 0.8; kill -9 $(cat \"$(dirname \"$WEIR_SOCKET\")\"/agent.pid); wait"
    );
    let killed = said(lab.weir_run()?.args(["--", "sh", "-c", &script]))?;
    assert!(killed.err.contains("the agent's log: "), "{}", killed.err);
    assert_eq!(said(lab.weir_run()?.args(["--", "true"]))?.code, Some(0));
    let listed = said(&mut lab.weir(&["audit", "list", "--json"])?)?;
    let event: serde_json::Value = serde_json::from_str(
        listed
            .out
            .lines()
            .find(|line| line.contains("half-told"))
            .unwrap_or_default(),
    )?;
    assert_eq!(event["closed"]["ending"], "aborted", "{event}");
    let verified = said(&mut lab.weir(&["audit", "verify"])?)?;
    assert_eq!(verified.code, Some(0), "{} {}", verified.out, verified.err);
    Ok(())
}
