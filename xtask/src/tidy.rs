//! `cargo xtask tidy`: the house's rules as code: sizes, directions, and who may name what.

use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

use crate::sh::root;

/// Lines a file may have before its tests.
const FILE_LINES: usize = 400;
/// Lines a function may have.
const FUNCTION_LINES: usize = 70;

/// A name that only some files may use, and why.
const RESERVED: &[(&str, &[&str], &str)] = &[
    (
        "aya::",
        &[
            "agent/src/intercept/redirect.rs",
            "agent/src/intercept/sockets.rs",
            "agent/src/intercept/accept.rs",
            "ebpf/src/lib.rs",
        ],
        "the kernel is spoken to in intercept alone",
    ),
    (
        "sled::",
        &["agent/src/audit/store.rs", "tests/harness/bench/store.rs"],
        "the store is one file's business; the bench measures a bare one",
    ),
    (
        "rcgen::",
        &[
            "agent/src/tls/authority.rs",
            "agent/src/tls/leaf.rs",
            "tests/harness/certs.rs",
        ],
        "certificates are made in two files",
    ),
    (
        "TcpStream::connect",
        &["agent/src/upstream/pool.rs"],
        "only the pool dials out",
    ),
];

/// Wings that may not call each other; `session` and `app` call them in turn.
const WINGS: &[&str] = &[
    "intercept",
    "identify",
    "tls",
    "judge",
    "upstream",
    "relay",
    "trust",
];

/// Checks all rules; names every file and line that breaks one.
pub fn run() -> Result<()> {
    let root = root();
    let mut problems = Vec::new();
    for folder in ["ebpf/src", "policy/src", "agent/src", "tests", "xtask/src"] {
        for file in rust_files(&root.join(folder))? {
            let text = std::fs::read_to_string(&file)?;
            let name = file
                .strip_prefix(&root)
                .unwrap_or(&file)
                .to_string_lossy()
                .into_owned();
            check_file(&name, &text, &mut problems);
        }
    }
    for problem in &problems {
        eprintln!("tidy: {problem}");
    }
    ensure!(problems.is_empty(), "{} places are untidy", problems.len());
    eprintln!("tidy: all is in its place");
    Ok(())
}

fn rust_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(rust_files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn check_file(name: &str, text: &str, problems: &mut Vec<String>) {
    let is_test = name.starts_with("tests/scenarios")
        || name.contains("/tests/")
        || name.ends_with("tests.rs");
    let code: Vec<&str> = text
        .lines()
        .take_while(|line| !line.starts_with("#[cfg(test)]"))
        .collect();
    if code.len() > FILE_LINES && !is_test {
        problems.push(format!(
            "{name}: {} lines before its tests; split its idea (at most {FILE_LINES})",
            code.len()
        ));
    }
    if !text.starts_with("//!") {
        problems.push(format!("{name}:1: a file opens with one `//!` sentence"));
    }
    for (line, length) in long_functions(&code) {
        problems.push(format!(
            "{name}:{line}: a function of {length} lines (at most {FUNCTION_LINES})"
        ));
    }
    if is_test || name.starts_with("xtask") {
        return;
    }
    for (reserved, may, why) in RESERVED {
        if may.contains(&name) {
            continue;
        }
        if let Some(line) = code.iter().position(|line| names(line, reserved)) {
            problems.push(format!("{name}:{}: names `{reserved}`: {why}", line + 1));
        }
    }
    check_wings(name, &code, problems);
}

fn names(line: &str, reserved: &str) -> bool {
    let line = line.trim_start();
    if line.starts_with("//") {
        return false;
    }
    line.match_indices(reserved)
        .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':'))
}

fn check_wings(name: &str, code: &[&str], problems: &mut Vec<String>) {
    let Some(rest) = name.strip_prefix("agent/src/") else {
        return;
    };
    let wing = rest.split(['/', '.']).next().unwrap_or_default();
    if !WINGS.contains(&wing) {
        return;
    }
    for (number, line) in code.iter().enumerate() {
        for other in WINGS.iter().filter(|other| **other != wing) {
            if names(line, &format!("crate::{other}::")) && !shared(wing, other, line) {
                problems.push(format!(
                    "{name}:{}: `{wing}` reaches into `{other}`; only the session joins wings",
                    number + 1
                ));
            }
        }
    }
}

/// Types that are handed downward: sockets made by intercept, and a stream that replays what was read of it.
fn shared(wing: &str, other: &str, line: &str) -> bool {
    matches!((wing, other), ("upstream", "intercept") if line.contains("Sockets"))
        || matches!((wing, other), ("intercept", "tls") if line.contains("Prefixed") || line.contains("hello"))
}

fn long_functions(code: &[&str]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut start: Option<(usize, usize)> = None;
    for (number, line) in code.iter().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let text = line.trim_start();
        let opens = [
            "fn ",
            "pub fn ",
            "async fn ",
            "pub async fn ",
            "unsafe fn ",
            "pub unsafe fn ",
            "const fn ",
            "pub const fn ",
        ]
        .iter()
        .any(|word| text.starts_with(word))
            || (text.starts_with("pub(") && text.contains(" fn "));
        if opens && start.is_none() && !text.ends_with(';') {
            start = Some((number, indent));
        }
        if let Some((from, depth)) = start
            && indent == depth
            && text == "}"
        {
            let length = number - from + 1;
            if length > FUNCTION_LINES {
                found.push((from + 1, length));
            }
            start = None;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn untidy_files_are_named() {
        let long = format!("//! x\nfn f() {{\n{}}}\n", "    x();\n".repeat(80));
        let mut problems = Vec::new();
        check_file("agent/src/relay/x.rs", &long, &mut problems);
        assert_eq!(problems.len(), 1, "{problems:?}");
        problems.clear();
        check_file(
            "agent/src/relay/x.rs",
            "//! x\nuse sled::Db;\nuse crate::tls::Authority;\n",
            &mut problems,
        );
        assert_eq!(problems.len(), 2, "{problems:?}");
        problems.clear();
        check_file(
            "agent/src/audit/store.rs",
            "//! x\nuse sled::Db;\n",
            &mut problems,
        );
        assert!(problems.is_empty(), "{problems:?}");
    }
}
