//! Gemini's own dialect: redacted at the provider, whole again at the client, refused in Google's shape.

use anyhow::{Context, Result};
use harness::lab::{Lab, is_root};
use serde_json::{Value, json};

use crate::held::{Held, records};
use crate::{EMAIL, KEY, PRIVATE_KEY};

const HOST: &str = "https://generativelanguage.googleapis.com";
/// A key as Google makes them, which is nobody's.
const API_KEY: &str = concat!("AI", "zaSyB7x2mQp9KfLw3Rt8Vn5Yc1Zd6Hg4Js0Ea");

fn body(text: &str, tools: bool) -> Value {
    let mut body = json!({
        "contents": [{"role": "user", "parts": [{"text": text}]}],
        "systemInstruction": {"parts": [{"text": "Be brief."}]},
        "generationConfig": {"temperature": 0}
    });
    if tools {
        body["tools"] =
            json!([{"functionDeclarations": [{"name": "note", "parameters": {"type": "OBJECT"}}]}]);
    }
    body
}

/// Posts as google-genai does.
fn post(lab: &Lab, held: &mut Held, target: &str, header: &str, body: &str) -> Result<String> {
    let file = lab.dir().join("body");
    std::fs::write(&file, body)?;
    held.tell(&format!(
        "curl -sS -N -m 30 '{HOST}{target}' -H 'content-type: application/json' {header} --data-binary @{}",
        file.display()
    ))
}

/// The parts of all answers of a stream.
fn parts(answers: &[Value]) -> Vec<Value> {
    answers
        .iter()
        .flat_map(|answer| {
            let parts = answer["candidates"][0]["content"]["parts"].as_array();
            parts.cloned().unwrap_or_default()
        })
        .collect()
}

fn text(parts: &[Value]) -> String {
    parts
        .iter()
        .filter_map(|part| part["text"].as_str())
        .collect()
}

fn events(said: &str) -> Result<Vec<Value>> {
    let data = said.lines().filter_map(|line| line.strip_prefix("data: "));
    data.map(|data| serde_json::from_str(data).context("an event"))
        .collect()
}

#[test]
fn values_leave_as_placeholders_and_come_back_in_every_framing() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let mut held = Held::start(&lab, lab.weir_run()?)?;
    let own = format!("-H 'x-goog-api-key: {API_KEY}'");
    let (plain, stream) = (
        "/v1beta/models/gemini-2.5-flash:generateContent",
        "/v1beta/models/gemini-2.5-flash:streamGenerateContent",
    );
    let said = format!("key {KEY} mail {EMAIL} \"q\"");
    let ask = body(&said, false).to_string();

    let whole: Value = serde_json::from_str(&post(&lab, &mut held, plain, &own, &ask)?)?;
    assert_eq!(text(&parts(&[whole])), format!("You wrote: {said}"));
    // The key in the query is as good, and left alone.
    let target = format!("{stream}?alt=sse&key={API_KEY}");
    let sse = post(&lab, &mut held, &target, "", &ask)?;
    assert_eq!(
        text(&parts(&events(&sse)?)),
        format!("You wrote: {said}"),
        "{sse}"
    );
    let array = post(&lab, &mut held, stream, &own, &ask)?;
    let array: Vec<Value> = serde_json::from_str(&array)?;
    assert!(array.len() > 5);
    assert_eq!(text(&parts(&array)), format!("You wrote: {said}"));

    // In a function's arguments, but not in a URL that the model wrote.
    let tool = format!("use the tool {said}");
    let ask = body(&tool, true).to_string();
    for target in [
        plain.to_owned(),
        format!("{stream}?alt=sse"),
        stream.to_owned(),
    ] {
        let answer = post(&lab, &mut held, &target, &own, &ask)?;
        let answers = match serde_json::from_str::<Value>(&answer) {
            Ok(Value::Array(all)) => all,
            Ok(one) => vec![one],
            Err(_) => events(&answer)?,
        };
        assert_eq!(
            parts(&answers)[0]["functionCall"]["args"]["text"],
            tool,
            "{answer}"
        );
    }
    let seen = lab.seen()?;
    assert_eq!(seen.len(), 6);
    for seen in &seen {
        assert!(!seen.body.contains(KEY) && !seen.body.contains(EMAIL));
        assert!(seen.body.contains("WEIRxAWS") && seen.body.contains("WEIRxEMAIL"));
        assert!(
            format!("{seen:?}").contains(API_KEY),
            "the caller's own key"
        );
    }
    held.end()?;
    on_record(&lab)
}

/// The record knows the model of the path and how it ended, and nothing of the key.
fn on_record(lab: &Lab) -> Result<()> {
    let all = records(lab)?;
    let text = serde_json::to_string(&all)?;
    assert!(text.contains("gemini-2.5-flash") && !text.contains(API_KEY) && !text.contains(KEY));
    assert!(text.contains("key=[credential]"), "{text}");
    Ok(())
}

#[test]
fn a_refusal_is_googles_own_error_and_names_the_way_on() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let mut held = Held::start(&lab, lab.weir_run()?)?;
    let ask = body("x", false)
        .to_string()
        .replace("\"x\"", &format!("\"my key is {PRIVATE_KEY}\""));
    let code = "-w '\\n%{http_code}'";
    for target in [
        "/v1beta/models/m:generateContent",
        "/v1beta/models/m:streamGenerateContent?alt=sse",
        "/v1/models/m:countTokens",
    ] {
        let said = post(&lab, &mut held, target, code, &ask)?;
        let (json, status) = said.rsplit_once('\n').context("a status")?;
        assert_eq!(status, "400", "{target}: {said}");
        let error: Value = serde_json::from_str(json)?;
        let error = &error["error"];
        assert_eq!(
            (&error["code"], &error["status"], &error["details"]),
            (&json!(400), &json!("INVALID_ARGUMENT"), &json!([]))
        );
        let message = error["message"].as_str().unwrap_or_default();
        assert!(
            message.contains("private key") && message.contains("weir why "),
            "{message}"
        );
    }
    // What speaks OpenAI's dialect on this host is refused, and answered, in it.
    let chat = crate::chat("x", false).replace("\"x\"", &format!("\"{PRIVATE_KEY}\""));
    let compatible = "/v1beta/openai/chat/completions";
    let said = post(&lab, &mut held, compatible, "", &chat)?;
    assert!(said.contains("weir_policy_denied"), "{said}");
    assert!(lab.seen()?.is_empty(), "not one byte left");
    let said = post(
        &lab,
        &mut held,
        compatible,
        "",
        &crate::chat(&format!("mail {EMAIL}"), true),
    )?;
    assert_eq!(
        crate::streamed_text(&said),
        format!("You wrote: mail {EMAIL}")
    );
    assert!(!lab.seen()?[0].body.contains(EMAIL));
    held.end()?;
    Ok(())
}

#[test]
fn uploads_are_read_or_refused_and_no_host_beside_is_touched() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let mut held = Held::start(&lab, lab.weir_run()?)?;
    let upload = format!("{HOST}/upload/v1beta/files?upload_id=1&upload_protocol=resumable");
    let file = lab.dir().join("file");
    let send = |held: &mut Held, bytes: &[u8]| -> Result<String> {
        std::fs::write(&file, bytes)?;
        held.tell(&format!(
            "curl -sS -m 20 '{upload}' -H 'x-goog-upload-command: upload, finalize' -H 'content-type:' --data-binary @{}",
            file.display()
        ))
    };
    let refused = send(
        &mut held,
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01\xff\xfe",
    )?;
    assert!(refused.contains("INVALID_ARGUMENT"), "{refused}");
    assert!(lab.seen()?.is_empty());
    send(&mut held, format!("notes of {EMAIL}").as_bytes())?;
    let seen = lab.seen()?;
    assert!(
        seen[0].body.contains("notes of WEIRxEMAIL"),
        "{}",
        seen[0].body
    );
    let log = held.tell(&format!(
        "curl -sS -m 20 --cacert {} https://play.googleapis.com/log -d 'canary {EMAIL}'",
        lab.root().display()
    ))?;
    assert!(log.contains(EMAIL), "not AI: passed as it is: {log}");
    held.end()?;
    Ok(())
}
