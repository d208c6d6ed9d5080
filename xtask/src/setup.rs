//! What a fresh machine lacks is named and, after a yes, installed.

use std::io::{BufRead, IsTerminal, Write};
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::sh::{as_root, cargo, has, is_found, lab_dir, root, run};

/// A program, and the Debian package that brings it.
struct Need {
    program: &'static str,
    package: &'static str,
    why: &'static str,
}

const BUILD: &[Need] = &[Need {
    program: "cc",
    package: "gcc libc6-dev",
    why: "compiles two C libraries (TLS, zstd)",
}];

const LAB: &[Need] = &[
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

const LONG: &[Need] = &[Need {
    program: "slowhttptest",
    package: "slowhttptest",
    why: "is a client that sends and reads slowly",
}];

const BENCH: &[Need] = &[Need {
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

fn ensure(needs: &[Need], yes: bool) -> Result<()> {
    let missing: Vec<&Need> = needs
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

/// Builds weir and its lab as they are released; the lab's own program.
pub fn release() -> Result<PathBuf> {
    let packages = ["-p", "weir", "-p", "weir-tests", "--bins"];
    let mut build = cargo();
    run(build.args(["build", "--release", "--quiet"]).args(packages))?;
    Ok(root().join("target/release/weir-lab"))
}

/// A virtual environment with the Python clients; `None`, said aloud, where the registry is out of reach.
pub fn python_clients() -> Result<Option<PathBuf>> {
    let venv = lab_dir().join("venv");
    let python = venv.join("bin/python");
    let works = |python: &PathBuf| {
        Command::new(python)
            .args(["-c", "import openai, anthropic"])
            .status()
            .is_ok_and(|status| status.success())
    };
    if python.exists() && works(&python) {
        return Ok(Some(venv));
    }
    std::fs::create_dir_all(lab_dir())?;
    let made = run(Command::new("python3")
        .args(["-m", "venv", "--clear"])
        .arg(&venv))
    .and_then(|()| {
        run(Command::new(&python).args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "openai",
            "anthropic",
        ]))
    });
    match made {
        Ok(()) => Ok(Some(venv)),
        Err(error) => {
            eprintln!(
                "xtask: the Python clients could not be installed ({error:#}); going on with curl"
            );
            Ok(None)
        }
    }
}

/// Claude Code from npm; `None`, said aloud, where npm or its registry is out of reach.
pub fn claude_code() -> Result<Option<PathBuf>> {
    let dir = lab_dir().join("npm");
    let claude = dir.join("node_modules/.bin/claude");
    if claude.exists() {
        return Ok(Some(claude));
    }
    if !has("npm") {
        eprintln!("xtask: npm is not here; going on without Claude Code");
        return Ok(None);
    }
    std::fs::create_dir_all(&dir)?;
    let made = run(Command::new("npm")
        .args(["install", "--silent", "--no-fund", "--no-audit", "--prefix"])
        .arg(&dir)
        .arg("@anthropic-ai/claude-code"));
    match made {
        Ok(()) if claude.exists() => Ok(Some(claude)),
        Ok(()) => Ok(None),
        Err(error) => {
            eprintln!("xtask: Claude Code could not be installed ({error:#}); going on without");
            Ok(None)
        }
    }
}
