//! One run of one client under weir, in a home of its own, with nothing of this environment but its path.

use std::collections::BTreeMap;
use std::fs::File;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use rustix::process::{Pid, Signal, kill_process};

use super::{Client, Mode, Places};
use crate::lab::{Lab, Seen};

/// What a run said and did.
pub struct Said {
    /// Its exit code; none after a signal, or when it did not end in time.
    pub code: Option<i32>,
    /// Standard output.
    pub out: String,
    /// Standard error, weir's own lines taken out.
    pub err: String,
    /// Whether it ended by itself.
    pub ended: bool,
    /// What the providers saw in the meantime.
    pub seen: Vec<Seen>,
    /// How many of its calls weir's policy refused, or cut.
    pub refused: usize,
}

/// What is put around the client's command.
#[derive(Default)]
pub struct Around<'a> {
    /// A script of the shell that runs the client as `"$@"`.
    pub shell: Option<&'a str>,
    /// Variables for that script.
    pub env: &'a [(&'a str, String)],
    /// Another bound than the client's own.
    pub within: Option<u64>,
    /// Options of `weir run`.
    pub options: &'a [&'a str],
}

/// Runs `client` once with `prompt`.
pub fn once(
    lab: &Lab,
    client: &Client,
    places: &Places,
    modes: &[Mode],
    prompt: &str,
    around: &Around<'_>,
) -> Result<Said> {
    let home = home(lab, client)?;
    let seen_before = lab.seen()?.len();
    let refused_before = refused(lab)?;
    let fill = |word: &str| fill(word, places, &home, prompt);
    let mut command = lab.weir_run()?;
    command.env_clear();
    let kept = std::env::vars().filter(|(name, _)| {
        name == "PATH" || name.starts_with("SUDO_") || name.starts_with("PYENV_")
    });
    command.envs(kept);
    command
        .env("HOME", &home)
        .env("TMPDIR", &home)
        .env("LANG", "C.UTF-8")
        .env("TERM", "dumb")
        .env("WEIR_LOG", "info,weir::session=debug");
    command.envs(client.env.iter().map(|(name, value)| (name, fill(value))));
    command.envs(asked(modes, prompt));
    command.envs(around.env.iter().map(|(name, value)| (name, value)));
    command.args(around.options).arg("--");
    if let Some(shell) = around.shell {
        command.args(["sh", "-c", shell, "sh"]);
    }
    command.args(client.run.iter().map(|word| fill(word)));
    let within = Duration::from_secs(around.within.unwrap_or(client.within));
    let (code, ended, out, err) = bounded(&mut command, &home, within)?;
    Ok(Said {
        code,
        ended,
        out,
        err: err
            .lines()
            .filter(|line| !line.starts_with("weir: "))
            .map(|line| format!("{line}\n"))
            .collect(),
        seen: lab.seen()?.split_off(seen_before),
        refused: refused(lab)? - refused_before,
    })
}

/// The client's home below the lab's directory, made where it is not there.
pub fn home(lab: &Lab, client: &Client) -> Result<PathBuf> {
    let name: String = client
        .name
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { '-' })
        .collect();
    let home = lab.dir().join(name);
    for folder in std::iter::once(home.clone()).chain(client.folders.iter().map(|f| home.join(f))) {
        std::fs::create_dir_all(&folder)?;
        // Called through sudo, the client is another user.
        std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o777))?;
    }
    Ok(home)
}

fn fill(word: &str, places: &Places, home: &Path, prompt: &str) -> String {
    let path = |path: &Path| path.to_string_lossy().into_owned();
    word.replace("{python}", &path(&places.venv.join("bin/python")))
        .replace("{npm}", &path(&places.npm))
        .replace("{clients}", &path(&places.clients))
        .replace("{out}", &path(&places.out))
        .replace("{home}", &path(home))
        .replace("{prompt}", prompt)
}

/// A command of the client's beside its runs: its version, its build.
pub fn aside(words: &[String], places: &Places) -> Result<Command> {
    let words: Vec<String> = words
        .iter()
        .map(|word| fill(word, places, Path::new("/"), ""))
        .collect();
    let (program, arguments) = words.split_first().context("a command has a word")?;
    let mut command = Command::new(program);
    command.args(arguments);
    Ok(command)
}

/// What the scripts are told: the prompt, the modes, and the bodies for clients that know no dialect.
fn asked(modes: &[Mode], prompt: &str) -> BTreeMap<String, String> {
    let tool = serde_json::json!({"type":"function","function":{"name":"note","parameters":{"type":"object"}}});
    let names: Vec<&str> = modes.iter().map(|mode| mode.name()).collect();
    let mut asked = BTreeMap::from([
        ("LAB_PROMPT".to_owned(), prompt.to_owned()),
        ("LAB_MODES".to_owned(), names.join(",")),
        (
            "LAB_URL".to_owned(),
            "https://api.openai.com/v1/chat/completions".to_owned(),
        ),
    ]);
    for mode in modes {
        let mut body =
            serde_json::json!({"model":"lab-1","messages":[{"role":"user","content":prompt}]});
        match mode {
            Mode::Whole => {}
            Mode::Stream => body["stream"] = true.into(),
            Mode::Tool => body["tools"] = [tool.clone()].as_slice().into(),
        }
        asked.insert(format!("LAB_BODY_{}", mode.name()), body.to_string());
    }
    asked
}

/// Runs `command` at most so long; then it is asked to end, and made to.
fn bounded(
    command: &mut Command,
    home: &Path,
    within: Duration,
) -> Result<(Option<i32>, bool, String, String)> {
    let (out, err) = (home.join(".stdout"), home.join(".stderr"));
    let mut child = command
        .stdin(Stdio::null())
        .stdout(File::create(&out)?)
        .stderr(File::create(&err)?)
        .spawn()
        .context("weir run")?;
    let began = Instant::now();
    let pid = Pid::from_child(&child);
    let (mut asked, mut status) = (false, child.try_wait()?);
    while status.is_none() {
        std::thread::sleep(Duration::from_millis(10));
        if began.elapsed() > within && !asked {
            asked = true;
            let _ = kill_process(pid, Signal::TERM);
        }
        if began.elapsed() > within + Duration::from_secs(10) {
            let _ = child.kill();
        }
        status = child.try_wait()?;
    }
    let text = |path: &Path| -> Result<String> {
        Ok(String::from_utf8_lossy(&std::fs::read(path)?).into_owned())
    };
    let code = status.filter(|_| !asked).and_then(|status| status.code());
    Ok((code, !asked, text(&out)?, text(&err)?))
}

/// Calls on record that policy refused or cut.
fn refused(lab: &Lab) -> Result<usize> {
    let output = lab.weir(&["audit", "list", "--json"])?.output()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let denied = |line: &&str| {
        serde_json::from_str::<serde_json::Value>(line).is_ok_and(|event| {
            let closed = &event["closed"];
            closed["code"] == "policy_denied" || closed["ending"] == "cut"
        })
    };
    Ok(text.lines().filter(denied).count())
}
