//! `cargo xtask bench`: builds releases, and lets the lab's own program measure them beside nginx and direct.

use anyhow::{Result, ensure};

use crate::setup;
use crate::sh::{as_root, root};

/// Prints what weir adds to a call; `options` are those of `weir-lab bench`.
pub fn run(yes: bool, options: &[String]) -> Result<()> {
    setup::build(yes)?;
    setup::lab(yes)?;
    setup::bench(yes)?;
    let lab = setup::release()?;
    let mut bench = as_root(&lab.to_string_lossy());
    bench
        .arg("bench")
        .args(options.iter().filter(|option| *option != "--yes"));
    bench
        .env("WEIR_BIN", root().join("target/release/weir"))
        .env("WEIR_LAB_BIN", &lab);
    // Standard output is the report alone, for `--json` and a pipe.
    let status = bench.status()?;
    ensure!(status.success(), "the bench ended with {status}");
    Ok(())
}
