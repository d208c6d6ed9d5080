//! `weir-lab serve DIR`: the lab's process. Started by the harness and by the demo.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

fn main() -> Result<()> {
    let mut arguments = std::env::args_os().skip(1);
    match arguments.next().as_deref().and_then(std::ffi::OsStr::to_str) {
        Some("serve") => {
            let dir = PathBuf::from(arguments.next().context("usage: weir-lab serve DIR")?);
            // Namespaces are left before the runtime makes threads.
            harness::world::enter(&dir)?;
            tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(harness::world::serve(&dir))
        }
        _ => bail!("usage: weir-lab serve DIR"),
    }
}
