//! weir's promises, each proved in the lab with real programs; one file a promise.

mod actions;
mod answers;
mod attacks;
mod bodies;
mod clients;
mod clock;
mod credentials;
mod distrusts;
mod durable;
mod explains;
mod fails_closed;
mod floods;
mod gemini;
mod held;
mod help;
mod intercepts;
mod leaves_nothing;
mod limits;
mod long;
mod memory;
mod midway;
mod overload;
mod passes;
mod quiet;
mod reaches;
mod records;
mod redacts;
mod redteam;
mod refuses;
mod reloads;
mod resends;
mod streams;
mod strict;
mod survives;
mod telemetry;
mod tells;
mod terminal;
mod user;

use std::process::{Command, Output};

use anyhow::{Context, Result};
pub use harness::answers::streamed_text;
use harness::lab::Lab;

/// An AWS access key id that is nobody's.
pub const KEY: &str = "AKIAQ3EGRJ7XKP2MN5TZ";
/// An address that is nobody's.
pub const EMAIL: &str = "jane.doe@acme-corp.io";
/// A card number of the issuer's test range with a valid check digit.
pub const CARD: &str = "4539 1488 0343 6467";

/// A private key's first lines, as people paste them.
pub const PRIVATE_KEY: &str = "-----BEGIN RSA PRIVATE KEY-----\\nMIIEowIBAAKCAQEAx4UbaDzY5xjW6hc9jwN0mX33XpTDVW8WqsBT6YQZyzqPv0TE\\nZ2Jt8Gv5Jm9m2mYl5yqk3mCqQ0z5mYx8x7m2mYl5yqk3mCqQ0z5mYx8x7m2mYl5y\\n-----END RSA PRIVATE KEY-----";

/// What a command said.
pub struct Said {
    /// Its exit code; none after a signal.
    pub code: Option<i32>,
    /// Its standard output.
    pub out: String,
    /// Its standard error.
    pub err: String,
}

/// Runs a command to its end, at most two minutes.
pub fn said(command: &mut Command) -> Result<Said> {
    let child = command
        .stdin(std::process::Stdio::null())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .with_context(|| format!("{command:?}"))?;
    let Output {
        status,
        stdout,
        stderr,
    } = child.wait_with_output()?;
    Ok(Said {
        code: status.code(),
        out: String::from_utf8_lossy(&stdout).into_owned(),
        err: String::from_utf8_lossy(&stderr).into_owned(),
    })
}

/// A chat request to the OpenAI stand-in with this user text.
pub fn chat(text: &str, stream: bool) -> String {
    serde_json::json!({"model":"gpt-4o","stream":stream,"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":text}]}).to_string()
}

/// The arguments of a curl that posts `body` as JSON.
pub fn post<'a>(url: &'a str, body: &'a str) -> Vec<&'a str> {
    vec![
        "-sS",
        "-N",
        "-m",
        "30",
        url,
        "-H",
        "content-type: application/json",
        "-H",
        "authorization: Bearer sk-lab",
        "-d",
        body,
    ]
}

/// `weir run [OPTIONS] -- curl ...` in this lab.
pub fn curl(lab: &Lab, options: &[&str], arguments: &[&str]) -> Result<Said> {
    let mut command = lab.weir_run()?;
    command.args(options).args(["--", "curl"]).args(arguments);
    said(&mut command)
}

const OPENAI: &str = "https://api.openai.com/v1/chat/completions";
const ANTHROPIC: &str = "https://api.anthropic.com/v1/messages";

/// The `name=value` words of a text; the last of a name counts.
pub fn figures(text: &str) -> std::collections::BTreeMap<String, String> {
    let pairs = text
        .split_whitespace()
        .filter_map(|word| word.split_once('='));
    pairs
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

/// One of them, as a number.
pub fn figure(text: &str, name: &str) -> Result<f64> {
    let all = figures(text);
    let value = all.get(name).with_context(|| format!("{name} in {text}"))?;
    value.parse().with_context(|| format!("{name}={value}"))
}

/// Says what a part showed, for the report of `cargo xtask long`.
pub fn show(figures: &str) {
    println!(
        "figure: {}",
        figures.split_whitespace().collect::<Vec<_>>().join(" ")
    );
}
