//! `cargo xtask ci`: the checks after the tests.

use anyhow::Result;

use crate::sh::{cargo, has};

/// Format, lints, dependencies, tidiness.
pub fn run() -> Result<()> {
    crate::sh::run(cargo().args(["fmt", "--all", "--check"]))?;
    crate::sh::run(cargo().args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--quiet",
        "--",
        "-D",
        "warnings",
    ]))?;
    crate::tidy::run()?;
    if !has("cargo-deny") {
        crate::sh::run(cargo().args(["install", "cargo-deny", "--locked", "--quiet"]))?;
    }
    // Advisories need a database from the network; the offline checks are the ones that always run.
    crate::sh::run(cargo().args(["deny", "--offline", "check", "bans", "licenses", "sources"]))
}
