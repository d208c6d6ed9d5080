//! What clients report of themselves to an AI host passes, inspected like any body.

use anyhow::Result;
use harness::lab::{Lab, is_root};
use serde_json::{Value, json};

use crate::EMAIL;
use crate::held::{Held, records};

/// As Claude Code reports: many events, ids, and JSON in strings.
fn batch() -> String {
    let event = |number: usize| {
        let inner = json!({"cwd":"/srv/project","user":EMAIL,"tokens":number}).to_string();
        json!({"event_type":"ClaudeCodeInternalEvent","event_data":{
            "event_name":"tengu_api_success","client_timestamp":"2026-11-24T12:00:00.000Z",
            "session_id":format!("{number:08x}-1b2c-4d3e-8f90-a1b2c3d4e5f6"),"model":"claude-sonnet-4-5",
            "additional_metadata":inner,"env":{"platform":"linux","node_version":"v24.3.0","version":"2.1.197"}}})
    };
    json!({"events": (0..450).map(event).collect::<Vec<Value>>()}).to_string()
}

/// As Codex reports: OTLP in JSON.
fn metrics() -> String {
    let point = |number: usize| {
        json!({"attributes":[{"key":"user.email","value":{"stringValue":EMAIL}},{"key":"model","value":{"stringValue":"gpt-5"}}],
            "startTimeUnixNano":"1764000000000000000","timeUnixNano":"1764000001000000000","asInt":number.to_string()})
    };
    let points: Vec<Value> = (0..1500).map(point).collect();
    json!({"resourceMetrics":[{"resource":{"attributes":[]},"scopeMetrics":[{"metrics":[
        {"name":"codex.turn","sum":{"aggregationTemporality":2,"isMonotonic":true,"dataPoints":points}}]}]}]})
    .to_string()
}

#[test]
fn telemetry_passes_redacted_gzipped_or_not() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let mut held = Held::start(&lab, lab.weir_run()?)?;
    let posts = [
        (
            "https://api.anthropic.com/api/event_logging/v2/batch",
            batch(),
        ),
        ("https://api.openai.com/otlp/v1/metrics", metrics()),
    ];
    for (number, (url, body)) in posts.iter().enumerate() {
        assert!(body.len() > 150_000);
        let file = lab.dir().join(format!("telemetry{number}"));
        std::fs::write(&file, body)?;
        let file = file.display();
        let post = format!(
            "curl -sS -m 30 -o /dev/null -w '%{{http_code}}' '{url}' -H 'content-type: application/json'"
        );
        let plain = held.tell(&format!("{post} --data-binary @{file}"))?;
        let zipped = held.tell(&format!(
            "gzip -c {file} > {file}.gz; {post} -H 'content-encoding: gzip' --data-binary @{file}.gz"
        ))?;
        assert_eq!((plain.as_str(), zipped.as_str()), ("200", "200"), "{url}");
    }
    held.end()?;
    let seen = lab.seen()?;
    assert_eq!(seen.len(), 4);
    for seen in &seen {
        assert!(!seen.body.contains(EMAIL) && seen.body.contains("WEIRxEMAIL"));
        let _: Value = serde_json::from_str(&seen.body)?;
    }
    let recorded = serde_json::to_string(&records(&lab)?)?;
    assert!(recorded.contains("\"telemetry\"") && !recorded.contains("\"deny\""));
    Ok(())
}
