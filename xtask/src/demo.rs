//! `cargo xtask demo`: builds weir, makes the lab, and lets the lab's own program show the journey.

use anyhow::{Result, ensure};

use crate::clients::Which;
use crate::setup;
use crate::sh::{as_root, root};

/// Shows one call's journey with the clients this machine can get.
pub fn run(yes: bool) -> Result<()> {
    setup::build(yes)?;
    setup::lab(yes)?;
    let clients = crate::clients::install(Which::Demo, yes)?;
    let lab = setup::release()?;
    let mut demo = as_root(&lab.to_string_lossy());
    demo.arg("demo")
        .env("WEIR_BIN", root().join("target/release/weir"))
        .env("WEIR_LAB_BIN", &lab);
    if clients {
        demo.env("WEIR_LAB_CLIENTS", "1");
    }
    let status = demo.status()?;
    ensure!(status.success(), "the demo ended with {status}");
    Ok(())
}
