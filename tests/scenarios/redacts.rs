//! A secret stays on the host; the caller gets its own value back.

use anyhow::Result;
use harness::lab::{Lab, is_root};

use crate::{ANTHROPIC, CARD, EMAIL, KEY, OPENAI, chat, curl, post, streamed_text};

#[test]
fn a_streamed_chat_is_redacted_and_restored() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let text = format!("deploy with {KEY} and tell {EMAIL}");
    for (version, streamed) in [
        ("--http1.1", true),
        ("--http2", true),
        ("--http1.1", false),
        ("--http2", false),
    ] {
        let before = lab.seen()?.len();
        let body = chat(&text, streamed);
        let mut arguments = vec![version];
        arguments.extend(post(OPENAI, &body));
        let said = curl(&lab, &[], &arguments)?;
        assert_eq!(
            said.code,
            Some(0),
            "{version} {streamed}: {} {}",
            said.out,
            said.err
        );
        let seen = lab.seen()?;
        assert_eq!(
            seen.len(),
            before + 1,
            "{version}: one request reached the provider"
        );
        let left = &seen[before].body;
        assert!(
            !left.contains(KEY) && !left.contains(EMAIL),
            "{version}: {left}"
        );
        assert!(left.contains("WEIRx"), "{left}");
        // Nothing else changed: the same JSON but for the two values.
        let sent: serde_json::Value = serde_json::from_str(&body)?;
        let arrived: serde_json::Value = serde_json::from_str(left)?;
        assert_eq!(sent["messages"][0], arrived["messages"][0]);
        let answered = if streamed {
            streamed_text(&said.out)
        } else {
            serde_json::from_str::<serde_json::Value>(&said.out)?["choices"][0]["message"]["content"].as_str().unwrap_or_default().to_owned()
        };
        assert_eq!(
            answered,
            format!("You wrote: {text}"),
            "{version} {streamed}: the caller sees its own values"
        );
        assert!(said.err.contains("1 redact"), "{}", said.err);
    }
    Ok(())
}

#[test]
fn placeholders_are_the_same_in_every_turn_and_run() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let body = chat(&format!("mail {EMAIL}"), false);
    for _ in 0..2 {
        assert_eq!(curl(&lab, &[], &post(OPENAI, &body))?.code, Some(0));
    }
    let seen = lab.seen()?;
    assert_eq!(
        seen[0].body, seen[1].body,
        "the provider's prompt cache keeps hitting"
    );
    Ok(())
}

#[test]
fn tool_arguments_are_given_back_as_valid_json_but_not_inside_urls() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    for (url, streamed) in [
        (OPENAI, true),
        (OPENAI, false),
        (ANTHROPIC, true),
        (ANTHROPIC, false),
    ] {
        let text = format!("use the tool on {EMAIL}, \"quoted\" card {CARD}");
        let tool = if url == OPENAI {
            serde_json::json!({"type":"function","function":{"name":"note","parameters":{"type":"object"}}})
        } else {
            serde_json::json!({"name":"note","input_schema":{"type":"object"}})
        };
        let body = serde_json::json!({"model":"m","max_tokens":9,"stream":streamed,"tools":[tool],"messages":[{"role":"user","content":text}]}).to_string();
        let said = curl(&lab, &[], &post(url, &body))?;
        assert_eq!(said.code, Some(0), "{}", said.err);
        let left = lab.seen()?.pop().map(|seen| seen.body).unwrap_or_default();
        assert!(!left.contains(EMAIL) && !left.contains(CARD), "{left}");
        let arguments = if streamed {
            streamed_arguments(&said.out)
        } else {
            whole_arguments(&said.out)?
        };
        let arguments: serde_json::Value = serde_json::from_str(&arguments)?;
        assert_eq!(arguments["text"], text.as_str(), "{url} {streamed}");
    }
    Ok(())
}

fn streamed_arguments(sse: &str) -> String {
    sse.lines()
        .filter_map(|line| {
            serde_json::from_str::<serde_json::Value>(line.strip_prefix("data: ")?).ok()
        })
        .filter_map(|event| {
            let openai = event["choices"][0]["delta"]["tool_calls"][0]["function"]["arguments"]
                .as_str()
                .map(str::to_owned);
            openai.or_else(|| event["delta"]["partial_json"].as_str().map(str::to_owned))
        })
        .collect()
}

fn whole_arguments(body: &str) -> Result<String> {
    let body: serde_json::Value = serde_json::from_str(body)?;
    let openai = body["choices"][0]["message"]["tool_calls"][0]["function"]["arguments"]
        .as_str()
        .map(str::to_owned);
    Ok(openai.unwrap_or_else(|| body["content"][0]["input"].to_string()))
}

#[test]
fn every_corner_of_a_request_is_inspected() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let nested = serde_json::json!({"path":"/x","content":KEY}).to_string();
    let bodies = [
        serde_json::json!({"model":"m","messages":[{"role":"tool","tool_call_id":"c","content":KEY}]}),
        serde_json::json!({"model":"m","messages":[{"role":"assistant","tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":nested}}]}]}),
        serde_json::json!({"model":"m","messages":[{"role":"user","content":[{"type":"text","text":KEY}]}]}),
        serde_json::json!({"model":"m","messages":[],"tools":[{"type":"function","function":{"name":"f","description":KEY}}]}),
        serde_json::json!({"model":"m","messages":[],"metadata":{"note":KEY}}),
        serde_json::json!({"model":"m","messages":[],"a_field_of_next_year":{KEY:[KEY]}}),
    ];
    for body in bodies {
        let body = body.to_string();
        let said = curl(&lab, &[], &post(OPENAI, &body))?;
        assert_eq!(said.code, Some(0), "{}", said.err);
        let left = lab.seen()?.pop().map(|seen| seen.body).unwrap_or_default();
        assert!(!left.contains(KEY), "{body} left as {left}");
        assert!(
            serde_json::from_str::<serde_json::Value>(&left).is_ok(),
            "{left}"
        );
    }
    let unknown = curl(
        &lab,
        &[],
        &post(
            "https://api.openai.com/v1/not/yet/invented",
            &serde_json::json!({"deep":[[KEY]]}).to_string(),
        ),
    )?;
    assert_eq!(unknown.code, Some(0));
    assert!(!lab.seen()?.iter().any(|seen| seen.body.contains(KEY)));
    let target = format!("https://api.openai.com/v1/models?note={KEY}");
    let header = format!("x-note: {KEY}");
    curl(&lab, &[], &["-sS", &target, "-H", &header])?;
    let seen = lab.seen()?;
    let last = seen.last().expect("the models call");
    assert!(
        !last.target.contains(KEY) && !last.headers.iter().any(|(_, value)| value.contains(KEY)),
        "{last:?}"
    );
    Ok(())
}
