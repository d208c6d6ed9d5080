//! What policy does not allow is refused, once, in words a person and a model understand.

use anyhow::Result;
use harness::lab::{Lab, is_root};

use crate::{ANTHROPIC, KEY, OPENAI, PRIVATE_KEY, chat, curl, post};

#[test]
fn a_private_key_is_refused_in_the_dialects_own_shape() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    for url in [OPENAI, ANTHROPIC] {
        let body = chat("x", true).replace("\"x\"", &format!("\"my key is {PRIVATE_KEY}\""));
        let mut arguments = vec!["-i", "--http1.1"];
        arguments.extend(post(url, &body));
        let said = curl(&lab, &[], &arguments)?;
        assert!(said.out.starts_with("HTTP/1.1 400"), "{}", said.out);
        assert!(
            said.out.contains("x-should-retry: false") && said.out.contains("x-weir-id: "),
            "{}",
            said.out
        );
        let json = said.out.split("\r\n\r\n").last().unwrap_or_default();
        let error: serde_json::Value = serde_json::from_str(json)?;
        let message = error["error"]["message"].as_str().unwrap_or_default();
        assert!(
            message.contains("private key")
                && message.contains("weir why ")
                && !message.contains('\n'),
            "{message}"
        );
        if url == OPENAI {
            assert_eq!(error["error"]["code"], "weir_policy_denied");
        } else {
            assert_eq!(error["type"], "error");
        }
        assert!(said.err.contains("1 deny"), "{}", said.err);
    }
    assert!(lab.seen()?.is_empty(), "not one byte left");
    Ok(())
}

#[test]
fn strict_refuses_secrets_and_observe_changes_nothing() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let body = chat(&format!("key {KEY}"), false);
    let strict = curl(&lab, &["--pack", "strict"], &post(OPENAI, &body))?;
    assert!(strict.out.contains("weir_policy_denied"), "{}", strict.out);
    assert!(lab.seen()?.is_empty());
    let observe = curl(&lab, &["--pack", "observe"], &post(OPENAI, &body))?;
    assert_eq!(observe.code, Some(0));
    assert_eq!(lab.seen()?[0].body, body, "observe changes not a byte");
    let listed = crate::said(&mut lab.weir(&["audit", "list", "--json"])?)?;
    assert!(
        listed.out.contains("\"verdict\":\"would-redact\""),
        "{}",
        listed.out
    );
    assert!(listed.out.contains("\"enforced\":false"), "{}", listed.out);
    Ok(())
}

#[test]
fn a_policy_of_ones_own_decides_by_user_model_and_application() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let policy = lab.dir().join("own.toml");
    std::fs::write(
        &policy,
        "[[rule]]\nname = \"curl may use small models\"\nwho = { app = [\"/usr/bin/curl\"] }\nwhat = { provider = [\"openai\"], model = [\"*-mini\"], operation = [\"chat\"] }\neffect = \"allow\"\n",
    )?;
    let policy = policy.to_string_lossy().into_owned();
    let small = chat("hello", false).replace("gpt-4o", "gpt-4o-mini");
    assert_eq!(
        curl(&lab, &["--policy", &policy], &post(OPENAI, &small))?.code,
        Some(0)
    );
    assert_eq!(lab.seen()?.len(), 1);
    let large = curl(
        &lab,
        &["--policy", &policy],
        &post(OPENAI, &chat("hello", false)),
    )?;
    assert!(large.out.contains("weir_policy_denied"), "{}", large.out);
    let other = curl(&lab, &["--policy", &policy], &post(ANTHROPIC, &small))?;
    assert!(other.out.contains("Blocked"), "{}", other.out);
    assert_eq!(lab.seen()?.len(), 1);
    Ok(())
}

#[test]
fn a_refusal_repeated_in_another_form_is_counted_once() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let script = format!(
        "for s in true false true; do curl -sS -m 20 {OPENAI} -H 'content-type: application/json' -d '{{\"model\":\"m\",\"stream\":'$s',\"messages\":[{{\"role\":\"user\",\"content\":\"{PRIVATE_KEY}\"}}]}}' >/dev/null; done"
    );
    let mut command = lab.weir_run()?;
    command.args(["--", "sh", "-c", &script]);
    let said = crate::said(&mut command)?;
    assert!(said.err.contains("1 deny"), "{}", said.err);
    assert!(lab.seen()?.is_empty());
    Ok(())
}

#[test]
fn upgrades_and_plain_http_are_refused() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let socket = curl(
        &lab,
        &[],
        &[
            "-sS",
            "-i",
            "--http1.1",
            "-m",
            "10",
            "https://api.openai.com/v1/responses",
            "-H",
            "connection: upgrade",
            "-H",
            "upgrade: websocket",
            "-H",
            "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==",
            "-H",
            "sec-websocket-version: 13",
        ],
    )?;
    assert!(socket.out.starts_with("HTTP/1.1 426"), "{}", socket.out);
    assert!(lab.seen()?.is_empty());
    falls_back(&lab)?;
    let plain = curl(
        &lab,
        &[],
        &[
            "-sS",
            "-i",
            "-m",
            "10",
            "http://api.openai.com:443/v1/models",
        ],
    )?;
    assert!(
        plain.out.contains(" 400 ") && plain.out.contains("https://"),
        "{}{}",
        plain.out,
        plain.err
    );
    assert_eq!(lab.seen()?.len(), 1, "the fallback alone");
    Ok(())
}

/// As Codex does: a socket first, and at once the same over HTTP, on the same connection.
fn falls_back(lab: &Lab) -> Result<()> {
    let url = "https://api.openai.com/v1/responses";
    let body = format!(
        r#"{{"model":"gpt-5","stream":true,"store":false,"input":[{{"type":"message","role":"user","content":[{{"type":"input_text","text":"key {KEY}"}}]}}]}}"#
    );
    let began = std::time::Instant::now();
    let mut arguments = vec!["-sS", "-i", "--http1.1", "-m", "20", url];
    for header in [
        "connection: Upgrade",
        "upgrade: websocket",
        "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==",
        "sec-websocket-version: 13",
        "sec-websocket-extensions: permessage-deflate; client_max_window_bits",
        "openai-beta: responses_websockets=2026-02-06",
        "originator: codex_cli_rs",
    ] {
        arguments.extend(["-H", header]);
    }
    arguments.extend([
        "--next",
        "-sS",
        "-N",
        "-m",
        "20",
        "-w",
        "\n%{num_connects} new",
    ]);
    arguments.extend([url, "-H", "content-type: application/json", "-d", &body]);
    let said = curl(lab, &[], &arguments)?;
    let (refused, answered) = said
        .out
        .split_once("event: response.created")
        .unwrap_or((&said.out, ""));
    assert!(refused.starts_with("HTTP/1.1 426"), "{}", said.out);
    assert!(
        refused.contains("weir_upgrade_refused") && refused.contains("upgrade: HTTP/1.1"),
        "{refused}"
    );
    let done = answered
        .lines()
        .find(|line| line.contains("\"response.completed\""));
    assert!(
        done.is_some_and(|line| line.contains(&format!("You wrote: key {KEY}"))),
        "{answered}"
    );
    assert!(answered.contains("\n0 new"), "{answered}");
    assert!(began.elapsed() < std::time::Duration::from_secs(10));
    let seen = lab.seen()?;
    assert!(
        seen.len() == 1 && seen[0].body.contains("WEIRx") && !seen[0].body.contains(KEY),
        "the socket never left; what was posted left as a placeholder"
    );
    Ok(())
}

#[test]
fn names_that_do_not_agree_are_refused() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    for host in [
        "api.anthropic.com",
        "shop.example",
        "API.openai.com.evil.example",
    ] {
        let header = format!("host: {host}");
        let said = curl(
            &lab,
            &[],
            &[
                "-sS",
                "-i",
                "--http1.1",
                "-m",
                "10",
                "https://api.openai.com/v1/models",
                "-H",
                &header,
            ],
        )?;
        assert!(said.out.starts_with("HTTP/1.1 421"), "{host}: {}", said.out);
    }
    assert!(lab.seen()?.is_empty());
    Ok(())
}

#[test]
fn observe_forwards_what_it_cannot_read_and_says_so() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let broken = "{\"model\": \"m\", ";
    let said_observe = curl(&lab, &["--pack", "observe"], &post(OPENAI, broken))?;
    assert_eq!(said_observe.code, Some(0), "{}", said_observe.err);
    assert_eq!(lab.seen()?[0].body, broken);
    let listed = crate::said(&mut lab.weir(&["audit", "list", "--json"])?)?;
    assert!(
        listed.out.contains("\"verdict\":\"would-deny\""),
        "{}",
        listed.out
    );
    assert!(listed.out.contains("malformed"), "{}", listed.out);
    Ok(())
}
