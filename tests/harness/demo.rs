//! The demo: one call's journey in the lab, with real programs, told side by side.

use std::io::{IsTerminal, Write};
use std::process::{Command, Output, Stdio};

use anyhow::{Context, Result, ensure};

use crate::answers::streamed_text;
use crate::lab::Lab;

const KEY: &str = "AKIAQ3EGRJ7XKP2MN5TZ";
const EMAIL: &str = "jane.doe@acme-corp.io";

/// Shows the journey on standard output; fails where weir does not do what it shows.
pub fn show() -> Result<()> {
    let lab = Lab::start()?;
    let tell = Teller {
        bold: std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
    };
    redact(&lab, &tell)?;
    refuse(&lab, &tell)?;
    sdks(&lab, &tell)?;
    dead_agent(&lab, &tell)?;
    audit(&lab, &tell)?;
    flip(&lab, &tell)?;
    tell.title("Nothing of it is left: no certificate, no program in the kernel, no process; only the audit.");
    Ok(())
}

struct Teller {
    bold: bool,
}

impl Teller {
    fn title(&self, text: &str) {
        if self.bold {
            println!("\n\u{1b}[1m{text}\u{1b}[0m");
        } else {
            println!("\n{text}");
        }
    }

    fn command(&self, text: &str) {
        println!("$ {text}");
    }

    fn lines(&self, bytes: &[u8]) {
        for line in String::from_utf8_lossy(bytes).lines() {
            println!("{line}");
        }
        let _ = std::io::stdout().flush();
    }
}

fn ran(command: &mut Command) -> Result<Output> {
    command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("{}", command.get_program().display()))
}

fn body(text: &str) -> String {
    serde_json::json!({"model":"gpt-4o","stream":true,"messages":[{"role":"user","content":text}]})
        .to_string()
}

fn user_text(body: &str) -> String {
    let body: serde_json::Value = serde_json::from_str(body).unwrap_or_default();
    body["messages"][0]["content"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

fn curl(lab: &Lab, body: &str) -> Result<Output> {
    let mut command = lab.weir_run()?;
    command.args([
        "--",
        "curl",
        "-sS",
        "-N",
        "https://api.openai.com/v1/chat/completions",
        "-H",
        "content-type: application/json",
        "-d",
        body,
    ]);
    ran(&mut command)
}

fn redact(lab: &Lab, tell: &Teller) -> Result<()> {
    let text = format!("Deploy with {KEY} and tell {EMAIL}.");
    tell.title("An unchanged program asks a model; its secret stays on the host.");
    tell.command(
        "sudo weir run -- curl https://api.openai.com/v1/chat/completions -d @prompt.json",
    );
    let output = curl(lab, &body(&text))?;
    let left = user_text(
        &lab.seen()?
            .pop()
            .context("a request reached the provider")?
            .body,
    );
    let back = streamed_text(&String::from_utf8_lossy(&output.stdout));
    println!("  what was sent       {text}");
    println!("  what left the host  {left}");
    println!("  what came back      {back}");
    tell.lines(&output.stderr);
    ensure!(
        !left.contains(KEY) && !left.contains(EMAIL) && back.ends_with(&text),
        "the demo's own promise was not kept"
    );
    Ok(())
}

fn refuse(lab: &Lab, tell: &Teller) -> Result<()> {
    tell.title("What policy does not allow is refused, in words for a person and a model.");
    let before = lab.seen()?.len();
    let output = curl(
        lab,
        &body(
            "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7\n-----END PRIVATE KEY-----",
        ),
    )?;
    tell.command(
        "sudo weir run -- curl https://api.openai.com/v1/chat/completions -d @private-key.json",
    );
    tell.lines(&output.stdout);
    tell.lines(&output.stderr);
    ensure!(
        lab.seen()?.len() == before,
        "a refused call reached the provider"
    );
    Ok(())
}

fn sdks(lab: &Lab, tell: &Teller) -> Result<()> {
    if std::env::var_os("WEIR_LAB_CLIENTS").is_none() {
        return Ok(());
    }
    let venv = crate::clients::Places::here().venv;
    let prompt = format!("mail {EMAIL} about {KEY}");
    let scripts = [
        (
            "openai",
            format!(
                "import openai\nfor e in openai.OpenAI().chat.completions.create(model='gpt-4o', stream=True, messages=[{{'role':'user','content':'{prompt}'}}]):\n  print((e.choices and e.choices[0].delta.content) or '', end='')\nprint()"
            ),
        ),
        (
            "anthropic",
            format!(
                "import anthropic\nwith anthropic.Anthropic().messages.stream(model='claude-sonnet-4', max_tokens=99, messages=[{{'role':'user','content':'{prompt}'}}]) as s:\n  print(''.join(s.text_stream))"
            ),
        ),
    ];
    tell.title("The Python packages of both providers, unchanged.");
    for (name, script) in scripts {
        tell.command(&format!("sudo weir run -- python3 ask_{name}.py"));
        let mut command = lab.weir_run()?;
        command
            .env("OPENAI_API_KEY", "sk-lab")
            .env("ANTHROPIC_API_KEY", "sk-ant-lab");
        let output = ran(command
            .arg("--")
            .arg(venv.join("bin/python"))
            .args(["-c", &script]))?;
        tell.lines(&output.stdout);
        tell.lines(&output.stderr);
        let left = lab
            .seen()?
            .pop()
            .context("a request reached the provider")?
            .body;
        println!("  what left the host  {}", user_text(&left));
        ensure!(
            output.status.success() && !left.contains(KEY),
            "the {name} package was not served"
        );
    }
    Ok(())
}

fn dead_agent(lab: &Lab, tell: &Teller) -> Result<()> {
    tell.title("The agent is killed: AI is refused by the kernel.");
    let before = lab.seen()?.len();
    let script = "kill -9 $(cat $(dirname $WEIR_SOCKET)/agent.pid); sleep 0.3; curl -sS https://api.openai.com/v1/models";
    tell.command(&format!("sudo weir run -- sh -c '{script}'"));
    let output = ran(lab.weir_run()?.args(["--", "sh", "-c", script]))?;
    tell.lines(&output.stdout);
    tell.lines(&output.stderr);
    ensure!(lab.seen()?.len() == before, "a call passed a dead agent");
    Ok(())
}

fn audit(lab: &Lab, tell: &Teller) -> Result<()> {
    tell.title("The record: what happened, why, and that nobody changed it.");
    let listed = ran(&mut lab.weir(&["audit", "list"])?)?;
    tell.command("sudo weir audit list");
    tell.lines(&listed.stdout);
    let json = ran(&mut lab.weir(&["audit", "list", "--json"])?)?;
    let events: Vec<serde_json::Value> = String::from_utf8_lossy(&json.stdout)
        .lines()
        .map(serde_json::from_str)
        .collect::<Result<_, _>>()
        .context("audit list --json")?;
    let id_of = |verdict: &str| {
        events
            .iter()
            .find(|event| event["verdict"] == verdict)
            .and_then(|event| event["id"].as_str())
            .map(str::to_owned)
    };
    let redacted = id_of("redact").context("a redacted call is on record")?;
    let denied = id_of("deny").context("a denied call is on record")?;
    for arguments in [
        vec!["audit", "show", &redacted[..6]],
        vec!["why", &denied[..6]],
        vec!["audit", "verify"],
    ] {
        tell.command(&format!("sudo weir {}", arguments.join(" ")));
        let output = ran(&mut lab.weir(&arguments)?)?;
        tell.lines(&output.stdout);
        tell.lines(&output.stderr);
        ensure!(
            output.status.success(),
            "weir {} ended with {}",
            arguments.join(" "),
            output.status
        );
    }
    Ok(())
}

fn flip(lab: &Lab, tell: &Teller) -> Result<()> {
    tell.title("One byte of the store is flipped.");
    ensure!(
        flip_one(&lab.state(), b"claude-sonnet-4")? || flip_one(&lab.state(), b"gpt-4o")?,
        "no byte to flip was found"
    );
    tell.command("sudo weir audit verify");
    let output = ran(&mut lab.weir(&["audit", "verify"])?)?;
    tell.lines(&output.stdout);
    tell.lines(&output.stderr);
    ensure!(
        output.status.code() == Some(3),
        "verify did not see it: {}",
        output.status
    );
    Ok(())
}

/// Flips a bit of the first `needle` in a store below `folder`.
fn flip_one(folder: &std::path::Path, needle: &[u8]) -> Result<bool> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            if flip_one(&path, needle)? {
                return Ok(true);
            }
        } else if path.file_name().is_some_and(|name| name == "db") {
            let mut bytes = std::fs::read(&path)?;
            if let Some(at) = bytes
                .windows(needle.len())
                .position(|window| window == needle)
            {
                bytes[at] ^= 1;
                std::fs::write(&path, bytes)?;
                return Ok(true);
            }
        }
    }
    Ok(false)
}
