//! `weir-lab serve DIR` is the lab's process, started by the harness; `weir-lab demo` shows the journey;
//! `weir-lab bench` measures it, with `weir-lab serve-bench DIR` and `weir-lab load` as its processes;
//! `weir-lab redteam` tries to get canaries out; `weir-lab clients` proves the clients of `tests/clients.toml` and writes their table.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

const USAGE: &str = "usage: weir-lab serve DIR | serve-bench DIR | demo | bench [--json] [--quick] [--only SYSTEMS] [--rows TEXT] | clients [--write FILE] [--date DATE] [NAMES] | redteam [--write FILE] [--note TEXT] | load [--ca FILE] [--to ADDRESS] | strain PART";

fn main() -> Result<()> {
    raise_descriptors();
    let mut arguments = std::env::args_os().skip(1);
    match arguments
        .next()
        .as_deref()
        .and_then(std::ffi::OsStr::to_str)
    {
        Some(serve @ ("serve" | "serve-bench")) => {
            let dir = PathBuf::from(arguments.next().context(USAGE)?);
            // Namespaces are left before the runtime makes threads.
            harness::world::enter(&dir)?;
            let runtime = tokio::runtime::Builder::new_multi_thread()
                .enable_all()
                .build()?;
            if serve == "serve" {
                runtime.block_on(harness::world::serve(&dir))
            } else {
                runtime.block_on(harness::bench::world::serve(&dir))
            }
        }
        Some("demo") => harness::demo::show(),
        Some("bench") => {
            let words = arguments.map(|word| word.to_string_lossy().into_owned());
            harness::bench::run(&harness::bench::Options::parse(words)?)
        }
        Some("clients") => clients(arguments),
        Some("redteam") => redteam(arguments),
        Some("load") => load(arguments),
        Some("strain") => {
            let words: Vec<String> = arguments
                .map(|word| word.to_string_lossy().into_owned())
                .collect();
            harness::strain::run(&words)
        }
        _ => bail!(USAGE),
    }
}

/// `--write FILE`, `--date DATE` and names.
fn clients(arguments: impl Iterator<Item = std::ffi::OsString>) -> Result<()> {
    let words: Vec<String> = arguments
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    let (mut to, mut date, mut only) = (None, "an unknown day".to_owned(), Vec::new());
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--write" => to = Some(PathBuf::from(words.next().context(USAGE)?)),
            "--date" => date = words.next().context(USAGE)?,
            _ => only.push(word),
        }
    }
    harness::clients::run(&only, to.as_deref(), &date)
}

/// `--write FILE` and `--note TEXT`.
fn redteam(mut arguments: impl Iterator<Item = std::ffi::OsString>) -> Result<()> {
    let (mut to, mut note) = (None, String::new());
    while let Some(option) = arguments.next() {
        let value = arguments.next().context(USAGE)?;
        match option.to_str() {
            Some("--write") => to = Some(PathBuf::from(value)),
            Some("--note") => note = value.to_string_lossy().into_owned(),
            _ => bail!(USAGE),
        }
    }
    harness::redteam::run(to.as_deref(), &note)
}

/// A thousand streams need more descriptors than a shell's usual limit.
fn raise_descriptors() {
    use rustix::process::{Resource, getrlimit, setrlimit};
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    // Where it is refused, the rows that need more will say so.
    let _ = setrlimit(Resource::Nofile, limit);
}

fn load(mut arguments: impl Iterator<Item = std::ffi::OsString>) -> Result<()> {
    let (mut ca, mut to) = (None, None);
    while let Some(option) = arguments.next() {
        let value = arguments.next().context(USAGE)?;
        match option.to_str() {
            Some("--ca") => ca = Some(PathBuf::from(value)),
            Some("--to") => {
                to = Some(
                    value
                        .to_string_lossy()
                        .parse()
                        .context("--to takes ADDRESS:PORT")?,
                )
            }
            _ => bail!(USAGE),
        }
    }
    harness::bench::load::work(ca, to)
}
