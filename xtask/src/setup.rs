//! What a fresh machine lacks is named and, after a yes, installed.

use std::io::{BufRead, IsTerminal, Write};
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::sh::{as_root, cargo, has, is_found, root, run};

/// A program, and the Debian package that brings it.
pub struct Need<'a> {
    /// What is called.
    pub program: &'a str,
    /// What `apt-get` is asked for; several are set apart by a blank.
    pub package: &'a str,
    /// What it does here.
    pub why: &'a str,
}

const BUILD: &[Need<'_>] = &[Need {
    program: "cc",
    package: "gcc libc6-dev",
    why: "compiles two C libraries (TLS, zstd)",
}];

const LAB: &[Need<'_>] = &[
    Need {
        program: "ip",
        package: "iproute2",
        why: "makes the lab's addresses",
    },
    Need {
        program: "curl",
        package: "curl",
        why: "is one of the lab's clients",
    },
    Need {
        program: "python3",
        package: "python3 python3-venv",
        why: "runs the Python clients",
    },
    Need {
        program: "strace",
        package: "strace",
        why: "stalls and breaks the disk under a real agent",
    },
    Need {
        program: "faketime",
        package: "faketime",
        why: "lets the clock jump under a real agent",
    },
];

const LONG: &[Need<'_>] = &[Need {
    program: "slowhttptest",
    package: "slowhttptest",
    why: "is a client that sends and reads slowly",
}];

const BENCH: &[Need<'_>] = &[Need {
    program: "nginx",
    package: "nginx-light",
    why: "is what weir is measured beside",
}];

/// What building weir needs.
pub fn build(yes: bool) -> Result<()> {
    ensure(BUILD, yes)
}

/// What the lab needs.
pub fn lab(yes: bool) -> Result<()> {
    ensure(LAB, yes)
}

/// What the bench needs beside the lab's needs.
pub fn bench(yes: bool) -> Result<()> {
    ensure(BENCH, yes)
}

/// What the long tests need beside the lab's needs.
pub fn long(yes: bool) -> Result<()> {
    ensure(LONG, yes)
}

/// Installs what is not there, after a yes.
pub fn ensure(needs: &[Need<'_>], yes: bool) -> Result<()> {
    let missing: Vec<&Need<'_>> = needs
        .iter()
        .filter(|need| !has(need.program) && !is_found(need.program))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    eprintln!("xtask: this machine lacks:");
    for need in &missing {
        eprintln!(
            "  {:8} {} (package {})",
            need.program, need.why, need.package
        );
    }
    if !yes && !agreed("install them with apt-get?")? {
        bail!("not installed; install them yourself, or run again with --yes");
    }
    let packages = missing.iter().flat_map(|need| need.package.split(' '));
    run(as_root("apt-get").args(["update", "-qq"]))?;
    // At run level 1 Debian's packages start no service: the lab starts what it needs, in its own namespace.
    run(as_root("apt-get")
        .env("DEBIAN_FRONTEND", "noninteractive")
        .env("RUNLEVEL", "1")
        .args(["install", "-y", "-qq", "--no-install-recommends"])
        .args(packages))
}

fn agreed(question: &str) -> Result<bool> {
    if !std::io::stdin().is_terminal() {
        return Ok(false);
    }
    eprint!("{question} [y/N] ");
    std::io::stderr().flush()?;
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer)?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes"))
}

/// What cargo is told of weir's program and the lab's.
const PROGRAMS: [&str; 5] = ["-p", "weir", "-p", "weir-tests", "--bins"];

/// Builds weir and its lab for tests; a command that starts the lab's own program, as root.
pub fn lab_program(yes: bool) -> Result<Command> {
    build(yes)?;
    lab(yes)?;
    run(cargo().args(["build", "--quiet"]).args(PROGRAMS))?;
    let lab = root().join("target/debug/weir-lab");
    let mut program = as_root(&lab.to_string_lossy());
    program
        .env("WEIR_BIN", root().join("target/debug/weir"))
        .env("WEIR_LAB_BIN", &lab);
    Ok(program)
}

/// Builds weir and its lab as they are released; the lab's own program.
pub fn release() -> Result<PathBuf> {
    let mut build = cargo();
    run(build.args(["build", "--release", "--quiet"]).args(PROGRAMS))?;
    Ok(root().join("target/release/weir-lab"))
}
