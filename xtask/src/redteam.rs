//! `cargo xtask redteam`: tries to get canaries out through every field in every disguise, and writes the score.

use anyhow::Result;

use crate::setup;
use crate::sh::{root, run as sh};

/// Attacks in the lab; with `--write` the tables go into `docs/detection.md`.
pub fn run(yes: bool, write: bool) -> Result<()> {
    let mut attack = setup::lab_program(yes)?;
    attack.arg("redteam");
    if write {
        attack
            .args(["--note", &crate::detection::commit()?, "--write"])
            .arg(root().join("docs/detection.md"));
    }
    sh(&mut attack)
}
