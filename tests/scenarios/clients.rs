//! Unchanged programs: the Python SDKs and Claude Code, streaming and not, with tools, refused in their own words.

use std::path::PathBuf;

use anyhow::Result;
use harness::lab::{Lab, is_root};

use crate::{EMAIL, KEY, said};

/// A client that `cargo xtask test` installs; CI insists on it.
fn client(variable: &str) -> Option<PathBuf> {
    let path = std::env::var_os(variable).map(PathBuf::from);
    assert!(
        path.is_some() || std::env::var("CI").as_deref() != Ok("true"),
        "{variable} is not set: run the tests with `cargo xtask test`"
    );
    if path.is_none() {
        eprintln!("not run: {variable} is not set (cargo xtask test sets it)");
    }
    path
}

fn python(lab: &Lab, script: &str) -> Result<Option<String>> {
    let Some(venv) = client("WEIR_LAB_VENV") else {
        return Ok(None);
    };
    let mut command = lab.weir_run()?;
    command
        .env("OPENAI_API_KEY", "sk-lab")
        .env("ANTHROPIC_API_KEY", "sk-ant-lab");
    command
        .arg("--")
        .arg(venv.join("bin/python"))
        .args(["-c", script]);
    let said = said(&mut command)?;
    assert_eq!(said.code, Some(0), "{}\n{}", said.out, said.err);
    Ok(Some(said.out))
}

#[test]
fn the_openai_sdk() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let script = format!(
        r#"
import json, openai
c = openai.OpenAI()
text = 'key {KEY} mail {EMAIL} "q"'
ask = [{{"role": "user", "content": text}}]
print(c.chat.completions.create(model="m", messages=ask).choices[0].message.content == "You wrote: " + text)
print("".join(e.choices[0].delta.content or "" for e in c.chat.completions.create(model="m", messages=ask, stream=True) if e.choices) == "You wrote: " + text)
tools = [{{"type": "function", "function": {{"name": "note", "parameters": {{"type": "object"}}}}}}]
t = "use the tool " + text
call = c.chat.completions.create(model="m", messages=[{{"role": "user", "content": t}}], tools=tools).choices[0].message.tool_calls[0]
print(json.loads(call.function.arguments)["text"] == t)
args = ""
for e in c.chat.completions.create(model="m", messages=[{{"role": "user", "content": t}}], tools=tools, stream=True):
    for d in (e.choices[0].delta.tool_calls or []) if e.choices else []:
        args += d.function.arguments or ""
print(json.loads(args)["text"] == t)
print(c.responses.create(model="m", input=text).output_text == "You wrote: " + text)
got, final = "", None
for e in c.responses.create(model="m", input=text, stream=True):
    if e.type == "response.output_text.delta": got += e.delta
    if e.type == "response.completed": final = e.response.output_text
print(got == final == "You wrote: " + text)
print(len(c.embeddings.create(model="m", input=text).data) == 1, c.models.list().data[0].id == "lab-1")
tries = 0
try:
    c.chat.completions.create(model="m", messages=[{{"role": "user", "content": "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7\n-----END PRIVATE KEY-----"}}])
except openai.BadRequestError as e:
    print(e.status_code, e.code, "weir why" in e.message)
"#
    );
    let Some(out) = python(&lab, &script)? else {
        return Ok(());
    };
    assert_eq!(
        out.trim(),
        "True\nTrue\nTrue\nTrue\nTrue\nTrue\nTrue True\n400 weir_policy_denied True"
    );
    let seen = lab.seen()?;
    assert_eq!(
        seen.len(),
        8,
        "the refused call left nothing, and nothing was retried"
    );
    assert!(
        seen.iter()
            .all(|seen| !seen.body.contains(KEY) && !seen.body.contains(EMAIL))
    );
    Ok(())
}

#[test]
fn the_anthropic_sdk() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let script = format!(
        r#"
import anthropic
c = anthropic.Anthropic()
text = 'key {KEY} mail {EMAIL} "q"'
def ask(t, **k): return dict(model="m", max_tokens=99, messages=[{{"role": "user", "content": t}}], **k)
print(c.messages.create(**ask(text)).content[0].text == "You wrote: " + text)
with c.messages.stream(**ask(text)) as s:
    print("".join(s.text_stream) == "You wrote: " + text, s.get_final_message().usage.output_tokens)
tools = [{{"name": "note", "input_schema": {{"type": "object"}}}}]
t = "use the tool " + text
print(c.messages.create(**ask(t, tools=tools)).content[0].input["text"] == t)
with c.messages.stream(**ask(t, tools=tools)) as s:
    print(s.get_final_message().content[0].input["text"] == t)
print(c.messages.count_tokens(model="m", messages=[{{"role": "user", "content": text}}]).input_tokens)
try:
    c.messages.create(**ask("-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7\n-----END PRIVATE KEY-----"))
except anthropic.BadRequestError as e:
    print(e.status_code, "weir why" in str(e))
"#
    );
    let Some(out) = python(&lab, &script)? else {
        return Ok(());
    };
    assert_eq!(out.trim(), "True\nTrue 7\nTrue\nTrue\n42\n400 True");
    let seen = lab.seen()?;
    assert_eq!(seen.len(), 5);
    assert!(
        seen.iter()
            .all(|seen| !seen.body.contains(KEY) && !seen.body.contains(EMAIL))
    );
    Ok(())
}

#[test]
fn claude_code() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let Some(claude) = client("WEIR_LAB_CLAUDE") else {
        return Ok(());
    };
    let lab = Lab::start()?;
    let mut command = lab.weir_run()?;
    command
        .env("HOME", lab.dir())
        .env("ANTHROPIC_API_KEY", "sk-ant-api03-lab")
        .env("DISABLE_AUTOUPDATER", "1");
    command
        .arg("--")
        .arg(claude)
        .args(["-p", &format!("remember the key {KEY} please")]);
    let said = said(&mut command)?;
    assert_eq!(said.code, Some(0), "{}\n{}", said.out, said.err);
    assert!(
        said.out.contains(KEY),
        "its own value came back: {}",
        said.out
    );
    let seen = lab.seen()?;
    let asked: Vec<_> = seen
        .iter()
        .filter(|seen| seen.target.starts_with("/v1/messages"))
        .collect();
    assert!(!asked.is_empty());
    assert!(
        seen.iter().all(|seen| !seen.body.contains(KEY)),
        "the canary never left"
    );
    assert!(
        asked.iter().any(|seen| seen.body.contains("WEIRx")),
        "it left as a placeholder"
    );
    Ok(())
}
