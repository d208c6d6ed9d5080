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
        // Unoptimised: it is built in a third of the time, and runs for two seconds.
        crate::sh::run(cargo().args(["install", "cargo-deny", "--locked", "--debug", "--quiet"]))?;
    }
    // It looks at the crates of every platform, and a machine that only built has those of its own.
    crate::sh::run(cargo().args(["fetch", "--locked", "--quiet"]))?;
    // Advisories need a database from the network; the offline checks are the ones that always run.
    crate::sh::run(cargo().args(["deny", "--offline", "check", "bans", "licenses", "sources"]))
}
