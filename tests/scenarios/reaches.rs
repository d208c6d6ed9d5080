//! How providers are reached: kept warm and shared, over IPv6 too; and what was asked of them has its name on record.

use anyhow::Result;
use harness::lab::{Lab, is_root};

use crate::held::{Held, posting, records};
use crate::{KEY, OPENAI, chat};

#[test]
fn connections_are_kept_warm_and_shared() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let mut held = Held::start(&lab, lab.weir_run()?)?;
    // Two programs after each other, then three at once: one connection.
    let call = posting(&lab, "call", &chat("hello", true), OPENAI)?;
    let shared = format!(
        "{call} -o /dev/null; {call} -o /dev/null; {call} -o /dev/null & {call} -o /dev/null & {call} -o /dev/null & wait"
    );
    held.tell(&shared)?;
    assert_eq!((lab.seen()?.len(), lab.accepted()?), (5, 1));
    assert!(lab.seen()?.iter().all(|seen| seen.protocol == "h2"));
    // HTTP/1.1 carries one after the other.
    let url = "https://h1.api.openai.com/v1/chat/completions";
    let call = posting(&lab, "call", &chat("hello", true), url)?;
    held.tell(&format!(
        "{call} -o /dev/null; sleep 0.1; {call} -o /dev/null"
    ))?;
    assert_eq!((lab.seen()?.len(), lab.accepted()?), (7, 2));
    assert_eq!(lab.seen()?[6].protocol, "http/1.1");
    held.end()?;
    Ok(())
}

#[test]
fn ipv6_is_guarded_like_ipv4() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let mut held = Held::start(&lab, lab.weir_run()?)?;
    let url = "https://v6.api.openai.com/v1/chat/completions";
    let call = posting(&lab, "call", &chat(&format!("key {KEY}"), true), url)?;
    let six = held.tell(&format!("{call} -6"))?;
    assert!(crate::streamed_text(&six).contains(KEY), "{six}");
    let accepted = std::fs::read_to_string(lab.dir().join("accepted"))?;
    assert!(accepted.starts_with("[2001:db8::17]"), "{accepted}");
    let peer = "python3 -c \"import socket; s=socket.create_connection(('v6.api.openai.com',443)); print(s.getpeername()[:2])\"";
    assert_eq!(held.tell(peer)?.trim(), "('2001:db8::17', 443)");
    held.end()?;
    let mut again = Held::start(&lab, lab.weir_run()?)?;
    assert!(crate::streamed_text(&again.tell(&format!("{call} -4"))?).contains(KEY));
    again.end()?;
    let seen = lab.seen()?;
    assert_eq!(seen.len(), 2);
    assert!(seen.iter().all(|seen| !seen.body.contains(KEY)));
    Ok(())
}

#[test]
fn every_api_is_inspected_and_named() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let mut held = Held::start(&lab, lab.weir_run()?)?;
    let ask = format!(
        r#"{{"model":"m","input":"{KEY}","messages":[{{"role":"user","content":"{KEY}"}}],"x":{{"{KEY}":1}}}}"#
    );
    let calls = [
        ("api.openai.com/v1/chat/completions", "chat"),
        ("api.openai.com/v1/responses", "chat"),
        ("api.openai.com/v1/embeddings", "embeddings"),
        ("api.openai.com/v1/not/yet/invented", "unknown"),
        ("api.anthropic.com/v1/messages", "chat"),
        ("api.anthropic.com/v1/messages/count_tokens", "count_tokens"),
        ("api.anthropic.com/v9/not/yet/invented", "unknown"),
    ];
    for (path, _) in calls {
        held.tell(&posting(&lab, "call", &ask, &format!("https://{path}"))?)?;
    }
    for host in ["api.openai.com", "api.anthropic.com"] {
        held.tell(&format!("curl -sS -m 20 https://{host}/v1/models"))?;
    }
    held.end()?;
    let seen = lab.seen()?;
    assert_eq!(seen.len(), 9);
    assert!(seen.iter().all(|seen| !seen.body.contains(KEY)), "{seen:?}");
    let operations: Vec<String> = records(&lab)?
        .iter()
        .filter_map(|event| event["ai"]["operation"].as_str().map(str::to_owned))
        .collect();
    let mut expected: Vec<&str> = calls.iter().map(|(_, operation)| *operation).collect();
    expected.extend(["models", "models"]);
    assert_eq!(operations, expected);
    Ok(())
}
