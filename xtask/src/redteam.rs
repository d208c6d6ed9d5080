//! `cargo xtask redteam`: tries to get canaries out through every field in every disguise, and writes the score.

use anyhow::Result;

use crate::setup;
use crate::sh::{as_root, cargo, root, run as sh};

/// Attacks in the lab; with `--write` the tables go into `docs/detection.md`.
pub fn run(yes: bool, write: bool) -> Result<()> {
    setup::build(yes)?;
    setup::lab(yes)?;
    sh(cargo().args([
        "build",
        "--quiet",
        "-p",
        "weir",
        "-p",
        "weir-tests",
        "--bins",
    ]))?;
    let lab = root().join("target/debug/weir-lab");
    let mut attack = as_root(&lab.to_string_lossy());
    attack
        .env("WEIR_BIN", root().join("target/debug/weir"))
        .env("WEIR_LAB_BIN", &lab)
        .arg("redteam");
    if write {
        attack
            .args(["--note", &crate::detection::commit()?, "--write"])
            .arg(root().join("docs/detection.md"));
    }
    sh(&mut attack)
}
