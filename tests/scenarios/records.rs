//! What happened is on record before it happens, without a word of it in clear, and a flipped byte shows.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use harness::lab::{Lab, is_root};

use crate::{EMAIL, KEY, OPENAI, PRIVATE_KEY, chat, curl, post, said};

const CANARY: &str = "the heron stands at dawn by weir seven";

fn files(folder: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files(&path, found)?;
        } else if path.is_file() {
            found.push(path);
        }
    }
    Ok(())
}

fn holds(bytes: &[u8], needle: &str) -> bool {
    bytes
        .windows(needle.len())
        .any(|window| window == needle.as_bytes())
}

#[test]
fn a_call_is_listed_shown_explained_and_verified() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let body = chat("x", false).replace("\"x\"", &format!("\"{PRIVATE_KEY}\""));
    let refused = curl(&lab, &[], &post(OPENAI, &body))?;
    curl(
        &lab,
        &[],
        &post(OPENAI, &chat(&format!("mail {EMAIL}"), true)),
    )?;
    let id = refused
        .out
        .split("weir why ")
        .nth(1)
        .and_then(|rest| rest.split(['"', ' ', '\\']).next())
        .context("an id in the refusal")?
        .to_owned();
    let why = said(&mut lab.weir(&["why", &id])?)?;
    assert_eq!(why.code, Some(0), "{}", why.err);
    for words in ["Denied", "private key", "nothing", "curl"] {
        assert!(why.out.contains(words), "{words}: {}", why.out);
    }
    let listed = said(&mut lab.weir(&["audit", "list"])?)?;
    assert!(
        listed.out.contains("deny")
            && listed.out.contains("redact")
            && listed.out.contains("gpt-4o"),
        "{}",
        listed.out
    );
    let shown = said(&mut lab.weir(&["audit", "show", &id])?)?;
    assert_eq!(shown.code, Some(0), "{}", shown.err);
    let json = said(&mut lab.weir(&["audit", "list", "--json"])?)?;
    let events: Vec<serde_json::Value> = json
        .out
        .lines()
        .map(serde_json::from_str)
        .collect::<Result<_, _>>()?;
    let redacted = events
        .iter()
        .find(|event| event["verdict"] == "redact")
        .context("the redacted call")?;
    assert_eq!(redacted["schema"], "weir.event/1");
    assert_eq!(redacted["subject"]["exe"], "/usr/bin/curl");
    assert_eq!(redacted["ai"]["model"], "gpt-4o");
    assert_eq!(redacted["findings"][0]["class"], "pii.email");
    // A regulated group means its members: `secrets` is one of `credentials`.
    for (data, verdict) in [
        ("credentials", "deny"),
        ("secrets", "deny"),
        ("pii:email", "redact"),
    ] {
        let of = said(&mut lab.weir(&["audit", "list", "--json", "--data", data])?)?;
        let event: serde_json::Value = serde_json::from_str(of.out.trim()).context(of.out)?;
        assert_eq!(event["verdict"], verdict, "{data}");
    }
    let verified = said(&mut lab.weir(&["audit", "verify"])?)?;
    assert_eq!(verified.code, Some(0), "{} {}", verified.out, verified.err);
    for output in [&why.out, &listed.out, &shown.out, &json.out] {
        assert!(
            !output.contains(EMAIL) && !output.contains("MIIEow"),
            "{output}"
        );
    }
    let none = said(&mut lab.weir(&["why", "ZZZZ"])?)?;
    assert_ne!(none.code, Some(0));
    Ok(())
}

#[test]
fn no_word_of_a_prompt_lies_in_clear() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let body = chat(&format!("{CANARY} {KEY}"), true);
    let mut command = lab.weir_run()?;
    command.env("WEIR_LOG", "trace");
    let script = format!(
        "curl -sS -m 20 {OPENAI} -H 'content-type: application/json' -d '{body}'; tr '\\0' '\\n' < /proc/self/environ; cat /run/weir/*/agent.log 2>/dev/null; true"
    );
    let output = said(command.args(["--", "sh", "-c", &script]))?;
    assert!(
        output.out.contains("data: "),
        "{} {}",
        output.out,
        output.err
    );
    let mut all = Vec::new();
    files(&lab.state(), &mut all)?;
    assert!(
        all.iter().any(|file| file.ends_with("db")),
        "the store is there: {all:?}"
    );
    for file in &all {
        let bytes = std::fs::read(file)?;
        for needle in [CANARY, KEY, "sk-lab"] {
            assert!(
                !holds(&bytes, needle),
                "{needle} lies in {}",
                file.display()
            );
        }
    }
    assert!(!output.err.contains(CANARY) && !output.err.contains(KEY));
    Ok(())
}

#[test]
fn a_flipped_byte_names_the_record() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    for number in 0..5 {
        curl(
            &lab,
            &[],
            &post(
                OPENAI,
                &chat(&format!("call {number} {EMAIL}"), false)
                    .replace("gpt-4o", &format!("lab-model-{number}")),
            ),
        )?;
    }
    assert_eq!(said(&mut lab.weir(&["audit", "verify"])?)?.code, Some(0));
    let mut all = Vec::new();
    files(&lab.state(), &mut all)?;
    let mut flipped = 0;
    for file in all.iter().filter(|file| file.ends_with("db")) {
        let mut bytes = std::fs::read(file)?;
        let needle = b"lab-model-3";
        let Some(at) = bytes
            .windows(needle.len())
            .position(|window| window == needle)
        else {
            continue;
        };
        bytes[at] ^= 1;
        std::fs::write(file, &bytes)?;
        flipped += 1;
    }
    assert!(flipped > 0, "metadata of a record was found to flip");
    let verified = said(&mut lab.weir(&["audit", "verify"])?)?;
    assert_eq!(verified.code, Some(3), "{} {}", verified.out, verified.err);
    assert!(
        verified.out.contains("FAILED") && verified.out.contains("record"),
        "{}",
        verified.out
    );
    Ok(())
}

#[test]
fn a_newer_weirs_record_is_refused_by_every_command_and_stays_as_it_is() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    curl(&lab, &[], &post(OPENAI, &chat("hello", false)))?;
    let all = || -> Result<Vec<(PathBuf, Vec<u8>)>> {
        let mut all = Vec::new();
        files(&lab.state(), &mut all)?;
        all.sort();
        let read = |path: PathBuf| Ok((path.clone(), std::fs::read(path)?));
        all.into_iter().map(read).collect()
    };
    let (format, text) = all()?
        .into_iter()
        .find(|(path, _)| path.ends_with("store/format"))
        .context("the store's format")?;
    let text = String::from_utf8(text)?;
    let number: u64 = text.trim().rsplit(' ').next().unwrap_or_default().parse()?;
    std::fs::write(&format, format!("weir-store {}\n", number + 1))?;
    let (before, seen) = (all()?, lab.seen()?.len());
    let commands: [&[&str]; 5] = [
        &["audit", "list"],
        &["audit", "list", "--json"],
        &["audit", "show", "ZZZZ"],
        &["audit", "verify"],
        &["why", "ZZZZ"],
    ];
    let mut refused = Vec::new();
    for words in commands {
        refused.push((said(&mut lab.weir(words)?)?, 1));
    }
    let mut run = lab.weir_run()?;
    run.args(["--", "sh", "-c", "echo started"]);
    refused.push((said(&mut run)?, 125));
    for (said, code) in refused {
        assert_eq!(said.code, Some(code), "{} {}", said.out, said.err);
        assert_eq!(said.out, "", "{}", said.err);
        for words in [
            format
                .parent()
                .context("its store")?
                .to_string_lossy()
                .as_ref(),
            "newer weir",
            &format!("format {};", number + 1),
            &format!("up to {number}"),
            "--state elsewhere",
        ] {
            assert!(said.err.contains(words), "{words}: {}", said.err);
        }
        assert!(!said.err.contains("damaged"), "{}", said.err);
    }
    assert!(all()? == before, "nothing was written");
    assert_eq!(lab.seen()?.len(), seen);
    // Elsewhere, and with its own number again.
    let mut elsewhere = lab.command(harness::lab::weir()?)?;
    let other = lab.dir().join("elsewhere");
    elsewhere.args(["run", "--state"]).arg(other);
    assert_eq!(said(elsewhere.args(["--", "true"]))?.code, Some(0));
    std::fs::write(&format, text)?;
    assert_eq!(said(&mut lab.weir(&["audit", "verify"])?)?.code, Some(0));
    assert_eq!(said(lab.weir_run()?.args(["--", "true"]))?.code, Some(0));
    Ok(())
}
