//! Unchanged programs: every client of `tests/clients.toml`, and the Python SDKs in depth; refused in their own words.

use anyhow::Result;
use harness::clients::{Places, all, prove};
use harness::lab::{Lab, is_root};

use crate::{EMAIL, KEY, said};

/// Whether `cargo xtask test` installed the clients; CI insists on it.
fn installed() -> bool {
    let set = std::env::var_os("WEIR_LAB_CLIENTS").is_some();
    assert!(
        set || std::env::var("CI").as_deref() != Ok("true"),
        "WEIR_LAB_CLIENTS is not set: run the tests with `cargo xtask test`"
    );
    if !set {
        eprintln!("not run: WEIR_LAB_CLIENTS is not set (cargo xtask test sets it)");
    }
    set
}

/// Proves the client of this name.
fn proved(name: &str) -> Result<()> {
    if !is_root() || !installed() {
        return Ok(());
    }
    let client = all()?.into_iter().find(|client| client.name == name);
    let client = client.expect("a client of tests/clients.toml");
    let row = prove(&client, &Places::here())?;
    assert!(row.problems.is_empty(), "{}", row.problems.join("\n"));
    Ok(())
}

/// A test for each client that CI runs; the test below holds the list to the data.
macro_rules! prove {
    ($($test:ident: $name:literal),* $(,)?) => {
        $(#[test]
        fn $test() -> Result<()> {
            proved($name)
        })*
        const PROVED: &[&str] = &[$($name),*];
    };
}

prove! {
    curl: "curl",
    wget: "wget",
    openai_python: "openai",
    anthropic_python: "anthropic",
    node_fetch: "fetch",
    openai_node: "openai (npm)",
    anthropic_node: "@anthropic-ai/sdk",
    vercel_ai: "ai",
    google_genai_node: "@google/genai",
    java_http_client: "HttpClient",
    go_net_http: "net/http",
    codex: "Codex CLI",
    claude_code: "Claude Code",
    opencode: "opencode",
    gemini_cli: "Gemini CLI",
}

#[test]
fn every_client_of_the_data_is_proved_and_listed() -> Result<()> {
    let page = include_str!("../../docs/clients.md");
    for client in all()? {
        assert_eq!(
            client.ci,
            PROVED.contains(&client.name.as_str()),
            "{}",
            client.name
        );
        let row = format!("| {} | {} |", client.name, client.kind);
        assert!(
            page.contains(&row),
            "docs/clients.md lacks {row}: run `cargo xtask clients`"
        );
        for package in client.pip.iter().chain(&client.npm).take(1) {
            let version = package.rsplit(['=', '@']).next().unwrap_or_default();
            assert!(
                page.contains(&format!("{row} {version} |")),
                "docs/clients.md is older than {package}"
            );
        }
        assert!(page.contains(&format!("**{}**", client.name)));
    }
    assert!(
        !page.contains("**NO"),
        "docs/clients.md tells of a promise that was not kept"
    );
    Ok(())
}

fn python(lab: &Lab, script: &str) -> Result<Option<String>> {
    if !installed() {
        return Ok(None);
    }
    let mut command = lab.weir_run()?;
    command
        .env("OPENAI_API_KEY", "sk-lab")
        .env("ANTHROPIC_API_KEY", "sk-ant-lab");
    command
        .arg("--")
        .arg(Places::here().venv.join("bin/python"))
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
