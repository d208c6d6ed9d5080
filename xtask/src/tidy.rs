//! `cargo xtask tidy`: the house's rules as code: sizes, directions, who may name what, and what stands nowhere.

mod manifests;
mod names;
mod size;
mod source;
mod wings;
mod words;

use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

use crate::sh::root;
use source::Source;

/// Folders that hold no source of ours.
const OUTSIDE: &[&str] = &[".git", "target"];

/// Checks all rules; names every file and line that breaks one.
pub fn run() -> Result<()> {
    let root = root();
    let mut problems = Vec::new();
    let machine = words::Machine::of(&root);
    for path in files(&root)? {
        let name = path.strip_prefix(&root).unwrap_or(&path);
        let name = name.to_string_lossy().into_owned();
        // The kernel's object is the one file that is no text.
        let Ok(text) = String::from_utf8(std::fs::read(&path)?) else {
            continue;
        };
        problems.extend(words::check(&name, &text, &machine));
        problems.extend(manifests::check(&name, &text));
        if name.ends_with(".rs") {
            problems.extend(rust(&Source::read(&name, &text)));
        }
    }
    for problem in &problems {
        eprintln!("tidy: {problem}");
    }
    ensure!(problems.is_empty(), "{} places are untidy", problems.len());
    eprintln!("tidy: all is in its place");
    Ok(())
}

/// The rules for a file of Rust.
fn rust(source: &Source<'_>) -> Vec<String> {
    let mut problems = size::check(source);
    problems.extend(names::check(source));
    problems.extend(wings::check(source));
    problems
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        // A worktree's `.git` is a file.
        if OUTSIDE.iter().any(|name| entry.file_name() == *name) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            found.extend(files(&path)?);
        } else if entry.file_type()?.is_file() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
