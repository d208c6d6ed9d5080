//! `cargo xtask bench`: builds releases, and lets the lab's own program measure them beside nginx and direct.

use anyhow::{Result, ensure};

use crate::sh::{as_root, root};
use crate::{release, setup};

/// Measures what `cargo xtask release` built, in place of what `cargo build --release` does.
const PROFILED: &str = "--profiled";

/// Prints what weir adds to a call; `options` are those of `weir-lab bench`, and [`PROFILED`].
pub fn run(yes: bool, options: &[String]) -> Result<()> {
    let profiled = options.iter().any(|option| option == PROFILED);
    let weir = match profiled {
        true => release::program(),
        false => root().join("target/release/weir"),
    };
    ensure!(
        !profiled || weir.is_file(),
        "{} is not there: cargo xtask release makes it",
        weir.display()
    );
    setup::build(yes)?;
    setup::lab(yes)?;
    setup::bench(yes)?;
    let lab = setup::release()?;
    let mut bench = as_root(&lab.to_string_lossy());
    bench.arg("bench").args(
        options
            .iter()
            .filter(|option| *option != "--yes" && *option != PROFILED),
    );
    bench.env("WEIR_BIN", weir).env("WEIR_LAB_BIN", &lab);
    // Standard output is the report alone, for `--json` and a pipe.
    let status = bench.status()?;
    ensure!(status.success(), "the bench ended with {status}");
    Ok(())
}
