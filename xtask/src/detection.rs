//! `cargo xtask detection`: makes the evaluation set, runs weir's detectors and the peers on it, and scores them.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::setup::{self, Need};
use crate::sh::{cargo, root, run as sh};

/// What makes and scores the set.
pub const PYTHON: Need = Need {
    program: "python3",
    package: "python3",
    why: "makes and scores the evaluation set",
};

/// Scores the half named by `--half` (`report` unless told); with `--peers` beside the others, and into `docs/detection.md`.
pub fn run(yes: bool, arguments: &[String]) -> Result<()> {
    let value = |name: &str, otherwise: &str| {
        let at = arguments.iter().position(|word| word == name);
        at.and_then(|at| arguments.get(at + 1))
            .map_or_else(|| otherwise.to_owned(), Clone::clone)
    };
    let flag = |name: &str| arguments.iter().any(|word| word == name);
    let (half, seed) = (value("--half", "report"), value("--seed", "1"));
    ensure!(
        half == "tune" || half == "report",
        "the halves are tune and report, not `{half}`"
    );
    setup::ensure(&[PYTHON], yes)?;
    let scripts = root().join("tests/detection");
    let folder = root().join("target/detection");
    if flag("--peers") {
        sh(Command::new("python3")
            .arg(scripts.join("peers/run.py"))
            .arg("--install"))?;
    }
    let items = items(&half, &seed, &folder)?;
    let own = folder.join("weir.jsonl");
    build()?;
    weir(&items, &own)?;
    let mut score = Command::new("python3");
    score.arg(scripts.join("score.py")).arg(&items);
    score.arg(format!("weir={}", own.display()));
    if flag("--peers") {
        sh(Command::new("python3")
            .arg(scripts.join("peers/run.py"))
            .args([&items, &folder]))?;
        for peer in [
            "betterleaks",
            "presidio",
            "presidio-people",
            "detect-secrets",
            "detect-secrets-plain",
        ] {
            score.arg(format!(
                "{peer}={}",
                folder.join(format!("{peer}.jsonl")).display()
            ));
        }
    }
    if flag("--peers") && half == "report" {
        score.args(["--note", &note(&seed)?, "--write"]);
        score.arg(root().join("docs/detection.md"));
    }
    sh(&mut score)?;
    by_hand(&scripts, &folder.join("hand"))
}

/// Scores the half of the hand-written items that nobody looks at.
fn by_hand(scripts: &Path, folder: &Path) -> Result<()> {
    sh(Command::new("python3")
        .arg(scripts.join("hand/build.py"))
        .arg("--out")
        .arg(folder))?;
    let (items, own) = (folder.join("held.jsonl"), folder.join("weir.jsonl"));
    weir(&items, &own)?;
    println!("\nWritten by hand, the half held back:\n");
    sh(Command::new("python3")
        .arg(scripts.join("score.py"))
        .arg(&items)
        .arg(format!("weir={}", own.display())))
}

fn build() -> Result<()> {
    sh(cargo().args(["build", "--quiet", "-p", "weir", "--bin", "weir"]))
}

/// Makes a half of the evaluation set in `folder`; where it lies.
pub fn items(half: &str, seed: &str, folder: &Path) -> Result<PathBuf> {
    std::fs::create_dir_all(folder)?;
    sh(Command::new("python3")
        .arg(root().join("tests/detection/generate.py"))
        .args(["--seed", seed, "--half", half, "--out"])
        .arg(folder))?;
    Ok(folder.join(format!("{half}.jsonl")))
}

/// Runs the built-in detectors on the items.
fn weir(items: &Path, own: &Path) -> Result<()> {
    find(&root().join("target/debug/weir"), items, own)
}

/// Runs the built-in detectors of a weir on the items; what they find goes into the file `own`.
pub fn find(weir: &Path, items: &Path, own: &Path) -> Result<()> {
    let output = File::create(own).with_context(|| format!("cannot write {}", own.display()))?;
    sh(Command::new(weir)
        .args(["detect", "--jsonl"])
        .arg(items)
        .stdout(output))
}

/// What was measured: the commit and the seed.
fn note(seed: &str) -> Result<String> {
    Ok(format!(
        "{} The report half made with seed {seed}.",
        commit()?
    ))
}

/// What was measured, in a sentence.
pub fn commit() -> Result<String> {
    let head = Command::new("git")
        .current_dir(root())
        .args(["rev-parse", "--short", "HEAD"])
        .output()?;
    let head = String::from_utf8_lossy(&head.stdout).trim().to_owned();
    Ok(format!("weir at commit {head}."))
}
