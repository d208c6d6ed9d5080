//! `cargo xtask`: the project's own commands. Each sets up what it needs, after asking.

mod bench;
mod ci;
mod clients;
mod demo;
mod detection;
mod ebpf;
mod fuzz;
mod long;
mod redteam;
mod release;
mod setup;
mod sh;
mod test;
mod tidy;

use std::process::ExitCode;

use anyhow::Result;

const HELP: &str = "\
usage: cargo xtask COMMAND [--yes]

  demo     builds weir, makes a lab, shows one call's journey with real clients
  test     every test, root ones included; arguments after -- go to the test runner
  ebpf     rebuilds the kernel programs' object; --check compares it with the committed one, byte for byte
  release  weir as it is packaged: built, watched at work, and built again by what was seen; a fifth to a third faster
           than cargo build --release, and takes 20 minutes; into target/profiled
  bench    what weir adds to a call, beside nginx and direct in one run
           [--json] one JSON document; [--quick] fewer requests; [--only direct,nginx,weir];
           [--rows TEXT] the rows whose label holds it; [--profiled] of what `release` built
  clients  every client of tests/clients.toml under weir, and docs/clients.md from what was seen;
           names of clients: those alone, and the table on standard output
  detection
           makes the detectors' evaluation set and scores weir on it; [--half tune|report], [--seed N];
           --peers beside betterleaks, Presidio and detect-secrets, into docs/detection.md
  redteam  tries to get canaries out through every field of every dialect in every disguise; --write puts the
           score into docs/detection.md
  fuzz     [TARGET] [--seconds N] runs the fuzz targets, 60 seconds each; needs a nightly toolchain
  long     [PART...] the tests that take minutes; what they showed goes into docs/long.md
  tidy     the project's rules that a compiler does not check
  ci       what .ci/run runs: test, fmt, clippy, deny, tidy

  --yes    install what the machine lacks without asking (CI=true says the same)

example: cargo xtask test --yes -- redacts";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<()> {
    let (own, rest) = match arguments.iter().position(|argument| argument == "--") {
        Some(at) => (&arguments[..at], &arguments[at + 1..]),
        None => (arguments, &[][..]),
    };
    let flag = |name: &str| own.iter().any(|argument| argument == name);
    let yes = flag("--yes") || sh::is_ci();
    match own.first().map(String::as_str) {
        Some("demo") => demo::run(yes),
        Some("test") => test::run(yes, rest),
        Some("ebpf") => ebpf::run(flag("--check")),
        Some("release") => release::run(yes),
        Some("bench") => bench::run(yes, &own[1..]),
        Some("clients") => clients::run(yes, &own[1..]),
        Some("detection") => detection::run(yes, &own[1..]),
        Some("redteam") => redteam::run(yes, flag("--write")),
        Some("fuzz") => fuzz::run(&own[1..]),
        Some("long") => long::run(yes, &own[1..]),
        Some("tidy") => tidy::run(),
        Some("ci") => ci::run(),
        None | Some("help" | "--help" | "-h") => {
            println!("{HELP}");
            Ok(())
        }
        Some(other) => anyhow::bail!("no command `{other}`\n\n{HELP}"),
    }
}
