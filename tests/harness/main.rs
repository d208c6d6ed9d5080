//! `weir-lab serve DIR` is the lab's process, started by the harness; `weir-lab demo` shows the journey.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

fn main() -> Result<()> {
    let mut arguments = std::env::args_os().skip(1);
    match arguments
        .next()
        .as_deref()
        .and_then(std::ffi::OsStr::to_str)
    {
        Some("serve") => {
            let dir = PathBuf::from(arguments.next().context("usage: weir-lab serve DIR")?);
            // Namespaces are left before the runtime makes threads.
            harness::world::enter(&dir)?;
            tokio::runtime::Builder::new_multi_thread()
                .enable_all()
                .build()?
                .block_on(harness::world::serve(&dir))
        }
        Some("demo") => harness::demo::show(),
        _ => bail!("usage: weir-lab serve DIR | weir-lab demo"),
    }
}
