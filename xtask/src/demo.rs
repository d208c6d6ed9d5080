//! `cargo xtask demo`: builds weir, makes the lab, and lets the lab's own program show the journey.

use anyhow::Result;

use crate::setup;
use crate::sh::{as_root, cargo, root};

/// Shows one call's journey with the clients this machine can get.
pub fn run(yes: bool) -> Result<()> {
    setup::build(yes)?;
    setup::lab(yes)?;
    let venv = setup::python_clients()?;
    crate::sh::run(cargo().args([
        "build",
        "--release",
        "--quiet",
        "-p",
        "weir",
        "-p",
        "weir-tests",
        "--bins",
    ]))?;
    let lab = root().join("target/release/weir-lab");
    let mut demo = as_root(&lab.to_string_lossy());
    demo.arg("demo")
        .env("WEIR_BIN", root().join("target/release/weir"))
        .env("WEIR_LAB_BIN", &lab);
    if let Some(venv) = venv {
        demo.env("WEIR_LAB_VENV", venv);
    }
    run_quietly(&mut demo)
}

fn run_quietly(command: &mut std::process::Command) -> Result<()> {
    let status = command.status()?;
    anyhow::ensure!(status.success(), "the demo ended with {status}");
    Ok(())
}
