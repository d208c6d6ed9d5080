//! `cargo xtask test`: every test, root ones included.

use std::process::Command;

use anyhow::Result;

use crate::clients::Which;
use crate::setup;
use crate::sh::{as_root, cargo, has, is_ci, is_root, root};

/// Which cases property tests draw.
const SEED: &str = "PROPTEST_RNG_SEED";

/// Builds the binaries the lab runs, then all tests; `rest` filters them.
pub fn run(yes: bool, rest: &[String]) -> Result<()> {
    setup::build(yes)?;
    setup::lab(yes)?;
    let clients = crate::clients::install(Which::Ci, yes)?;
    crate::sh::run(cargo().args(["build", "--workspace", "--exclude", "weir-ebpf", "--bins"]))?;
    let with = |mut command: Command| {
        // Lab tests make namespaces and attach programs; a runner gives each test binary the rights it needs.
        if !is_root() {
            command.env("CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUNNER", "sudo -E");
            command.env("CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_RUNNER", "sudo -E");
        }
        if clients {
            command.env("WEIR_LAB_CLIENTS", "1");
        }
        // What decides about a change draws the same cases each time; `cargo xtask long properties` draws others.
        if is_ci() {
            command.env(SEED, std::env::var(SEED).unwrap_or_else(|_| "1".to_owned()));
        }
        command
    };
    let nextest = has("cargo-nextest");
    let mut tests = with(cargo());
    if nextest {
        tests.args(["nextest", "run", "--workspace", "--no-fail-fast"]);
    } else {
        tests.args(["test", "--workspace", "--lib", "--bins", "--tests"]);
    }
    let outcome = crate::sh::run(tests.args(rest));
    if !is_root() {
        // What root wrote below target must not lock the user out of the next build.
        let _ = run_chown();
    }
    outcome?;
    if rest.is_empty() {
        crate::sh::run(with(cargo()).args(["test", "--workspace", "--doc", "--quiet"]))?;
    }
    Ok(())
}

fn run_chown() -> Result<()> {
    let user = std::env::var("USER").unwrap_or_default();
    if user.is_empty() {
        return Ok(());
    }
    crate::sh::run(
        as_root("chown")
            .args(["-R", &user])
            .arg(root().join("target/lab")),
    )
}
