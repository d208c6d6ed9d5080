//! No word of a prompt, no value found and no credential lies in clear: not in a log at trace level, not in a file,
//! not in a process's environment, not in a core dump.

use std::path::{Path, PathBuf};

use anyhow::Result;
use harness::lab::{Lab, is_root};

use crate::held::{Held, posting};
use crate::{ANTHROPIC, EMAIL, KEY, OPENAI, PRIVATE_KEY, chat, said};

const CANARY: &str = "the heron stands at dawn by weir nine";

fn holds(bytes: &[u8], needle: &str) -> bool {
    bytes
        .windows(needle.len())
        .any(|window| window == needle.as_bytes())
}

/// All plain files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .flat_map(|entry| {
            let path = entry.path();
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => files(&path),
                Ok(kind) if kind.is_file() => vec![path],
                _ => Vec::new(),
            }
        })
        .collect()
}

/// Every file that may hold what it should not, read now.
fn gathered(lab: &Lab, held: &mut Held) -> Result<Vec<(PathBuf, Vec<u8>)>> {
    let mut paths = files(&held.room);
    paths.extend(files(&lab.state()));
    for pid in [held.agent()?, held.supervisor()] {
        for name in ["cmdline", "environ", "comm", "status", "stack"] {
            paths.push(format!("/proc/{pid}/{name}").into());
        }
        // Files without a name, too: a large body is kept in one, encrypted.
        let open = std::fs::read_dir(format!("/proc/{pid}/fd"))?.flatten();
        let plain = open.map(|entry| entry.path()).filter(|path| path.is_file());
        paths.extend(plain);
    }
    let read = |path: PathBuf| std::fs::read(&path).ok().map(|bytes| (path, bytes));
    Ok(paths.into_iter().filter_map(read).collect())
}

/// Calls that end in every way a call can end.
fn every_way(lab: &Lab, held: &mut Held) -> Result<()> {
    let text = format!("{CANARY} {KEY} {EMAIL}");
    let large = format!("{text} {}", "many words ".repeat(150_000));
    let bodies = [
        ("stream", OPENAI, chat(&text, true)),
        ("whole", ANTHROPIC, chat(&text, false)),
        ("large", OPENAI, chat(&large, false)),
        (
            "refused",
            OPENAI,
            chat("x", false).replace("\"x\"", &format!("\"{CANARY} {PRIVATE_KEY}\"")),
        ),
        ("broken", OPENAI, format!("{{\"{CANARY}\": {KEY}")),
        (
            "unknown",
            "https://api.openai.com/v9/new",
            format!("[\"{text}\"]"),
        ),
        (
            "untrusted",
            "https://expired.api.openai.com/v1/chat/completions",
            chat(&text, false),
        ),
        ("aborted", OPENAI, chat(&format!("break off {text}"), true)),
    ];
    for (name, url, body) in bodies {
        let call = posting(lab, name, &body, url)?;
        held.tell(&format!("{call} -o /dev/null 2>/dev/null"))?;
    }
    let other = format!("https://api.openai.com/v1/models?note={KEY}");
    held.tell(&format!(
        "curl -sS -m 20 -o /dev/null '{other}' -H 'x-note: {EMAIL}' -H 'cookie: {CANARY}'"
    ))?;
    let slow = posting(
        lab,
        "slow",
        &chat(&format!("answer slowly {large}"), false),
        OPENAI,
    )?;
    held.tell(&format!("{slow} -o /dev/null & true"))?;
    held.tell("wait; true")?;
    Ok(())
}

#[test]
fn no_canary_in_logs_files_environments_or_proc() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let mut run = lab.weir_run()?;
    run.env("WEIR_LOG", "trace");
    let mut held = Held::start(&lab, run)?;
    every_way(&lab, &mut held)?;
    let all = gathered(&lab, &mut held)?;
    let log = all
        .iter()
        .find(|(path, _)| path.ends_with("agent.log"))
        .map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
        .unwrap_or_default();
    assert!(
        log.contains("TRACE") || log.contains("DEBUG"),
        "the log was at its most talkative: {log}"
    );
    assert!(
        all.iter().any(|(path, _)| path.ends_with("db")),
        "the store is there"
    );
    assert!(all.iter().any(|(path, _)| path.ends_with("environ")));
    assert!(lab.seen()?.len() >= 5);
    for (path, bytes) in &all {
        for needle in [
            CANARY,
            KEY,
            EMAIL,
            "MIIEowIBAAKC",
            "sk-lab-credential",
            "heron",
        ] {
            assert!(!holds(bytes, needle), "{needle} lies in {}", path.display());
        }
    }
    let ended = held.end()?;
    for needle in [CANARY, KEY, EMAIL, "sk-lab-credential"] {
        assert!(!ended.err.contains(needle), "{}", ended.err);
    }
    for path in files(&lab.state()) {
        let bytes = std::fs::read(&path)?;
        assert!(
            !holds(&bytes, CANARY) && !holds(&bytes, KEY),
            "{}",
            path.display()
        );
    }
    Ok(())
}

/// A process that lets no core be written cannot be traced by its equals either, and that can be seen.
#[test]
fn neither_agent_nor_supervisor_can_leave_a_core() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let mut command = lab.command("setpriv")?;
    command
        .args(["--bounding-set", "-sys_ptrace", "--inh-caps", "-sys_ptrace"])
        .arg(harness::lab::weir()?)
        .arg("run")
        .arg("--state")
        .arg(lab.state());
    let script = "sleep 20 & readlink /proc/$!/exe >/dev/null && echo equal; kill $!; \
                  agent=$(cat $(dirname $WEIR_SOCKET)/agent.pid); \
                  readlink /proc/$agent/exe || echo agent-shut; readlink /proc/$PPID/exe || echo supervisor-shut";
    let said = said(command.args(["--", "sh", "-c", script]))?;
    assert!(said.out.contains("equal"), "{} {}", said.out, said.err);
    assert!(
        said.out.contains("agent-shut") && said.out.contains("supervisor-shut"),
        "{} {}",
        said.out,
        said.err
    );
    Ok(())
}
