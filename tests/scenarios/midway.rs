//! An answer that may no longer come ends with the reason, in the form that each family of clients shows.

use anyhow::{Context, Result};
use harness::lab::{Lab, is_root};
use serde_json::{Value, json};

use crate::held::{Held, alone, until};
use crate::{ANTHROPIC, KEY, OPENAI, chat, said};

const RESPONSES: &str = "https://api.openai.com/v1/responses";
const GEMINI: &str =
    "https://generativelanguage.googleapis.com/v1beta/models/m:streamGenerateContent";
const WHY: &str = "the policy changed while the model answered";

/// A call whose provider falls silent in the middle of its answer.
struct Call {
    name: &'static str,
    url: String,
    agent: &'static str,
    body: String,
}

fn calls() -> Vec<Call> {
    let text = format!("fall silent {KEY}");
    let call = |name, url: &str, agent, body: &str| Call {
        name,
        url: url.to_owned(),
        agent,
        body: body.to_owned(),
    };
    let messages = json!({"model":"m","max_tokens":9,"stream":true,"messages":[{"role":"user","content":text}]}).to_string();
    let tool = json!({"model":"m","max_tokens":9,"stream":true,"tools":[{"name":"note","input_schema":{"type":"object"}}],
        "messages":[{"role":"user","content":format!("use the tool {text}")}]})
    .to_string();
    let contents = json!({"contents":[{"role":"user","parts":[{"text":text}]}]}).to_string();
    let responses = json!({"model":"m","stream":true,"input":text}).to_string();
    vec![
        call("chat", OPENAI, "curl/8", &chat(&text, true)),
        call("sdk", OPENAI, "OpenAI/Python 3.57.0", &chat(&text, true)),
        call("copilot", OPENAI, "copilot/1.0.102", &chat(&text, true)),
        call("responses", RESPONSES, "codex_cli_rs/0.169.0", &responses),
        call(
            "claude",
            ANTHROPIC,
            "claude-cli/2.1.197 (external, cli)",
            &messages,
        ),
        call(
            "claude-tool",
            ANTHROPIC,
            "claude-cli/2.1.197 (external, cli)",
            &tool,
        ),
        call("anthropic", ANTHROPIC, "Anthropic/JS 1.13.0", &messages),
        call(
            "gemini",
            &format!("{GEMINI}?alt=sse"),
            "google-genai-sdk/2.32.0",
            &contents,
        ),
        call("array", GEMINI, "curl/8", &contents),
    ]
}

/// The data of the events, each of which is JSON.
fn events(out: &str) -> Result<Vec<Value>> {
    let data = out.lines().filter_map(|line| line.strip_prefix("data: "));
    data.filter(|data| *data != "[DONE]")
        .map(|data| serde_json::from_str(data).with_context(|| data.to_owned()))
        .collect()
}

#[test]
fn a_policy_that_changes_is_told_in_each_familys_form() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let _alone = alone(&lab)?;
    let policy = lab.dir().join("own.toml");
    std::fs::write(
        &policy,
        "[[rule]]\nname = \"all\"\neffect = \"allow\"\nredact = [\"secrets\"]\n",
    )?;
    let mut run = lab.weir_run()?;
    run.arg("--policy").arg(&policy);
    let mut held = Held::start(&lab, run)?;
    let out = |name: &str| lab.dir().join(format!("{name}.out"));
    for call in calls() {
        let file = lab.dir().join(call.name);
        std::fs::write(&file, &call.body)?;
        held.tell(&format!(
            "{{ curl -sS -N -m 30 -A '{}' '{}' -H 'content-type: application/json' --data-binary @{} -o {2}.out; echo $? > {2}.code; }} & true",
            call.agent,
            call.url,
            file.display()
        ))?;
    }
    for call in calls() {
        until("each answer to begin", || {
            let text = std::fs::read_to_string(out(call.name)).unwrap_or_default();
            // The stand-in falls silent after four pieces.
            Ok(text.matches("\n\n").count() >= 4 || text.matches("candidates").count() >= 4)
        })?;
    }
    std::fs::write(&policy, "[[rule]]\nname = \"no more\"\neffect = \"deny\"\n")?;
    let reloaded = said(
        lab.command(harness::lab::weir()?)?
            .args(["policy", "reload"]),
    )?;
    assert_eq!(reloaded.code, Some(0), "{} {}", reloaded.out, reloaded.err);
    let mut told = Vec::new();
    for call in calls() {
        let code = lab.dir().join(format!("{}.code", call.name));
        until("each answer to end", || {
            Ok(std::fs::read_to_string(&code).is_ok_and(|code| !code.is_empty()))
        })?;
        let text = std::fs::read_to_string(out(call.name))?;
        let code = std::fs::read_to_string(&code)?;
        assert_eq!(code.trim(), "0", "{}: ends in order: {text}", call.name);
        assert!(
            text.contains(WHY) && text.contains("\\\"no more\\\"") && text.contains("weir why "),
            "{}: {text}",
            call.name
        );
        told.push(text);
    }
    held.end()?;
    let [
        chat,
        sdk,
        copilot,
        responses,
        claude,
        claude_tool,
        anthropic,
        gemini,
        array,
    ] = told.as_slice()
    else {
        anyhow::bail!("nine calls");
    };
    openai(chat, sdk, copilot, responses)?;
    messages(claude, claude_tool, anthropic)?;
    contents(gemini, array)
}

fn openai(chat: &str, sdk: &str, copilot: &str, responses: &str) -> Result<()> {
    // Once as text, for who reads deltas alone, and once as an error.
    let all = events(chat)?;
    assert!(crate::streamed_text(chat).contains(WHY), "{chat}");
    let error = &all.last().context("events")?["error"];
    assert_eq!(error["code"], "weir_policy_denied");
    let all = events(sdk)?;
    assert!(!crate::streamed_text(sdk).contains(WHY), "{sdk}");
    let error = &all.last().context("events")?["error"];
    assert_eq!(error["type"], "invalid_request_error");
    assert!(crate::streamed_text(copilot).contains(WHY));
    assert!(
        copilot.contains("\"content_filter\"") && copilot.trim_end().ends_with("data: [DONE]"),
        "{copilot}"
    );
    let all = events(responses)?;
    let numbers: Vec<u64> = all
        .iter()
        .filter_map(|event| event["sequence_number"].as_u64())
        .collect();
    assert!(
        numbers.windows(2).all(|pair| pair[0] + 1 == pair[1]),
        "{numbers:?}"
    );
    let [delta, failed] = all.last_chunk().context("two events")?;
    assert_eq!(delta["type"], "response.output_text.delta");
    assert_eq!(delta["item_id"], "msg_1");
    let error = &failed["response"]["error"];
    assert_eq!(
        (&failed["type"], &error["code"]),
        (&json!("response.failed"), &json!("invalid_prompt"))
    );
    Ok(())
}

fn messages(claude: &str, claude_tool: &str, anthropic: &str) -> Result<()> {
    let all = events(claude)?;
    let kinds: Vec<&str> = all
        .iter()
        .filter_map(|event| event["type"].as_str())
        .collect();
    assert!(
        kinds.ends_with(&[
            "content_block_delta",
            "content_block_stop",
            "message_delta",
            "message_stop"
        ]),
        "{kinds:?}"
    );
    // Half a tool call has no end that could be acted on.
    for text in [claude_tool, anthropic] {
        let all = events(text)?;
        let last = all.last().context("events")?;
        assert_eq!(
            (&last["type"], &last["error"]["type"]),
            (&json!("error"), &json!("invalid_request_error"))
        );
        assert!(text.contains("event: error\n"), "{text}");
    }
    Ok(())
}

fn contents(gemini: &str, array: &str) -> Result<()> {
    let elements: Vec<Value> = serde_json::from_str(array).context("still an array")?;
    for all in [events(gemini)?, elements] {
        let candidate = &all.last().context("answers")?["candidates"][0];
        assert_eq!(candidate["finishReason"], "OTHER");
        let text = candidate["content"]["parts"][0]["text"].as_str();
        assert!(text.is_some_and(|text| text.contains(WHY)));
    }
    Ok(())
}
