//! Answers flow as they come; who leaves, breaks off or may no longer is told apart, on both legs and on record.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use harness::lab::{Lab, is_root};

use crate::held::{Held, alone, posting, records, until};
use crate::{KEY, OPENAI, chat, said};

const H1: &str = "https://h1.api.openai.com/v1/chat/completions";

/// The endings of all units, oldest first.
fn endings(lab: &Lab) -> Result<Vec<String>> {
    let all = records(lab)?;
    let ending = |event: &serde_json::Value| event["closed"]["ending"].as_str().map(str::to_owned);
    Ok(all.iter().filter_map(ending).collect())
}

#[test]
fn events_arrive_as_they_are_sent() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let mut held = Held::start(&lab, lab.weir_run()?)?;
    let clock = lab.dir().join("clock.py");
    std::fs::write(
        &clock,
        "import sys, time\nfor line in sys.stdin:\n  if line.startswith('data: '): print(time.monotonic(), line[6:], end='', flush=True)\n",
    )?;
    for (url, version) in [(OPENAI, "--http2"), (H1, "--http1.1")] {
        let body = chat(&format!("answer slowly {KEY} and more"), true);
        let call = posting(&lab, "slow", &body, url)?;
        let said = held.tell(&format!("{call} {version} | python3 {}", clock.display()))?;
        let mut times = Vec::new();
        let mut sse = String::new();
        for line in said.lines() {
            let (time, data) = line.split_once(' ').context("a time and an event")?;
            times.push(time.parse::<f64>()?);
            sse.push_str(&format!("data: {data}\n"));
        }
        assert_eq!(
            crate::streamed_text(&sse),
            format!("You wrote: answer slowly {KEY} and more")
        );
        // The stand-in waits 100 ms after each piece. What may be a placeholder is held back: the text
        // before and after it is not.
        let spread = times.last().context("events")? - times[0];
        let apart = times
            .windows(2)
            .filter(|pair| pair[1] - pair[0] > 0.05)
            .count();
        assert!(spread > 0.7, "{url}: {times:?}");
        assert!(apart >= 6, "{url}: {times:?}");
    }
    held.end()?;
    Ok(())
}

#[test]
fn a_caller_that_leaves_cancels_even_a_silent_provider() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let mut held = Held::start(&lab, lab.weir_run()?)?;
    let calls = [
        (OPENAI, "--http2"),
        (OPENAI, "--http1.1"),
        (H1, "--http1.1"),
    ];
    for (number, (url, version)) in calls.into_iter().enumerate() {
        let call = posting(
            &lab,
            "silent",
            &chat(&format!("fall silent {KEY}"), true),
            url,
        )?;
        let began = Instant::now();
        let said = held.tell(&format!("{call} {version} -m 1; echo code-$?"))?;
        assert!(
            said.contains("data: ") && said.contains("code-28"),
            "{said}"
        );
        until("the provider to be told", || {
            Ok(lab.cancelled() == number + 1)
        })?;
        assert!(began.elapsed() < Duration::from_secs(8));
    }
    held.end()?;
    assert_eq!(endings(&lab)?, ["aborted"; 3]);
    Ok(())
}

#[test]
fn what_breaks_off_is_not_taken_for_the_whole() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let mut held = Held::start(&lab, lab.weir_run()?)?;
    for (url, version) in [(OPENAI, "--http2"), (OPENAI, "--http1.1"), (H1, "--http2")] {
        let call = posting(
            &lab,
            "broken",
            &chat(&format!("break off {KEY}"), true),
            url,
        )?;
        let said = held.tell(&format!("{call} {version} 2>/dev/null; echo code-$?"))?;
        assert!(
            said.contains("data: ") && !said.contains("code-0"),
            "{url}: {said}"
        );
        assert!(said.contains("broke off its answer"), "{url}: {said}");
    }
    held.end()?;
    assert_eq!(endings(&lab)?, ["aborted"; 3]);
    Ok(())
}

#[test]
fn a_policy_that_changes_cuts_what_it_forbids() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let _alone = alone(&lab)?;
    let policy = lab.dir().join("own.toml");
    let allow = "[[rule]]\nname = \"all\"\neffect = \"allow\"\nredact = [\"secrets\"]\n";
    std::fs::write(&policy, allow)?;
    let mut run = lab.weir_run()?;
    run.arg("--policy").arg(&policy);
    let mut held = Held::start(&lab, run)?;
    let out = lab.dir().join("out");
    let silent = posting(&lab, "silent", &chat("fall silent", true), OPENAI)?;
    held.tell(&format!(
        "{{ {silent} -o {0}; echo code-$? > {0}.code; }} & true",
        out.display()
    ))?;
    until("the answer to begin", || {
        Ok(std::fs::metadata(&out).is_ok_and(|meta| meta.len() > 0))
    })?;

    // Another policy that still allows it changes nothing.
    std::fs::write(&policy, format!("{allow}\n# once more\n"))?;
    let again = said(
        lab.command(harness::lab::weir()?)?
            .args(["policy", "reload"]),
    )?;
    assert_eq!(again.code, Some(0), "{} {}", again.out, again.err);
    // One that does not load changes nothing either, and says so.
    std::fs::write(&policy, "effect = ")?;
    let broken = said(
        lab.command(harness::lab::weir()?)?
            .args(["policy", "reload"]),
    )?;
    assert_eq!(broken.code, Some(1), "{} {}", broken.out, broken.err);
    assert!(broken.err.contains("own.toml:1"), "{}", broken.err);
    std::thread::sleep(Duration::from_millis(300));
    let code = out.with_extension("code");
    assert!(!code.exists(), "the answer still flows");

    let deny = "[[rule]]\nname = \"none\"\neffect = \"deny\"\n";
    std::fs::write(&policy, deny)?;
    let reloaded = said(
        lab.command(harness::lab::weir()?)?
            .args(["policy", "reload"]),
    )?;
    assert_eq!(reloaded.code, Some(0), "{} {}", reloaded.out, reloaded.err);
    assert!(reloaded.out.contains(&held.id()), "{}", reloaded.out);
    until("the answer to be cut", || {
        Ok(code.exists() && std::fs::metadata(&code)?.len() > 0)
    })?;
    // In order, and with the reason: a break would only be tried again.
    assert_eq!(std::fs::read_to_string(&code)?.trim(), "code-0");
    let told = std::fs::read_to_string(&out)?;
    assert!(
        told.contains("the policy changed while the model answered") && told.contains("weir why "),
        "{told}"
    );
    until("the provider to be told", || Ok(lab.cancelled() == 1))?;
    held.end()?;
    assert_eq!(endings(&lab)?, ["cut"]);
    let events = records(&lab)?;
    let agent: Vec<String> = events
        .iter()
        .filter(|event| event["kind"] == "agent")
        .map(ToString::to_string)
        .collect();
    let told = |words: &str| agent.iter().filter(|event| event.contains(words)).count();
    assert_eq!(
        (told("policy_rejected"), told("own.toml")),
        (1, 4),
        "{agent:?}"
    );
    Ok(())
}
