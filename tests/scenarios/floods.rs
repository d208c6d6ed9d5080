//! HTTP/2 by the table, and floods: the connection that floods ends, memory stays, and everyone else is served.

use anyhow::Result;
use harness::bench::proc::resident;
use harness::lab::{Lab, is_long, is_root, weir_lab};

use crate::held::{Held, posting};
use crate::{OPENAI, chat, figures, show};

/// How far the agent's memory may grow over all floods.
const GROWTH: u64 = 24 << 20;

/// GOAWAY with ENHANCE_YOUR_CALM, or the connection's end.
const CALM: [&str; 2] = ["goaway:11", "closed"];

#[test]
fn a_flood_ends_its_connection_and_nothing_else() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let mut held = Held::start(&lab, lab.weir_run()?)?;
    let agent = held.agent()?;
    let tool = weir_lab()?;
    let call = posting(&lab, "call.json", &chat("hello", false), OPENAI)?;
    held.tell(&format!("{call} -o /dev/null"))?;
    let before = resident(agent)?;
    let frames = if is_long() { 100_000 } else { 20_000 };
    for (kind, ends) in [
        ("reset", &CALM[..1]),
        ("continuation", &CALM[..]),
        ("settings", &CALM[1..]),
        ("ping", &CALM[1..]),
        ("empty", &CALM[..]),
    ] {
        let said = held.tell(&format!("{} strain flood {kind} {frames}", tool.display()))?;
        show(&said);
        let ended = figures(&said).remove("ended").unwrap_or_default();
        assert!(ends.contains(&ended.as_str()), "{kind}: {said}");
    }
    // Heads over 64 KiB are refused one by one, or their connection is.
    let said = held.tell(&format!("{} strain flood list 50", tool.display()))?;
    show(&said);
    let after = resident(agent)?;
    show(&format!(
        "agent_before_kib={} agent_after_kib={}",
        before >> 10,
        after >> 10
    ));
    assert!(after < before + GROWTH, "{before} to {after} bytes");
    let answer = held.tell(&format!("{call} -o /dev/null -w %{{http_code}}"))?;
    assert!(answer.ends_with("200"), "{answer}");
    held.end()?;
    let seen = lab.seen()?;
    assert_eq!(seen.len(), 2, "no flood reached the provider: {seen:?}");
    Ok(())
}

#[test]
fn http2_is_spoken_by_the_table() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let mut held = Held::start(&lab, lab.weir_run()?)?;
    let said = held.tell(&format!("{} strain cases 2>&1", weir_lab()?.display()))?;
    let failed: Vec<&str> = said
        .lines()
        .filter(|line| line.starts_with("FAIL"))
        .collect();
    assert!(failed.is_empty(), "{failed:#?}");
    let sum = said.lines().find(|line| line.starts_with("cases="));
    show(sum.unwrap_or_default());
    assert!(sum.is_some(), "{said}");
    held.end()?;
    Ok(())
}
