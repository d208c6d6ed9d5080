//! `cargo xtask clients`: installs the clients of `tests/clients.toml`, pinned, and lets the lab's program prove them.

use std::path::Path;
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, ensure};

use crate::setup::{self, Need};
use crate::sh::{has, lab_dir, root, run as sh};

/// Which clients are installed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// What the demo shows: those with the two names.
    Demo,
    /// Those that every change is proved with.
    Ci,
    /// All.
    All,
}

/// Proves all clients and writes `docs/clients.md`; with names, those alone, and prints.
pub fn run(yes: bool, arguments: &[String]) -> Result<()> {
    let mut prove = setup::lab_program(yes)?;
    ensure!(install(Which::All, yes)?, "not every client is installed");
    prove.args(["clients", "--date", &today()?]);
    let names: Vec<&String> = arguments.iter().filter(|word| *word != "--yes").collect();
    if names.is_empty() {
        prove.arg("--write").arg(root().join("docs/clients.md"));
    }
    sh(prove.args(names))
}

/// Installs clients below `target/lab`; `false`, said aloud, where a registry is out of reach.
///
/// # Errors
/// A program of the machine is missing and was not to be installed; the data file is broken.
pub fn install(which: Which, yes: bool) -> Result<bool> {
    let text = std::fs::read_to_string(root().join("tests/clients.toml"))?;
    let table: toml::Table = text.parse().context("tests/clients.toml")?;
    let all = table.get("client").and_then(toml::Value::as_array);
    let all = all.context("tests/clients.toml holds clients")?;
    let flag =
        |client: &toml::Value, name: &str| client.get(name) == Some(&toml::Value::Boolean(true));
    let wanted: Vec<&toml::Value> = all
        .iter()
        .filter(|client| match which {
            Which::All => true,
            Which::Ci => flag(client, "ci"),
            Which::Demo => flag(client, "demo"),
        })
        .collect();
    let packages = |field: &str| -> Vec<&str> {
        let lists = wanted
            .iter()
            .filter_map(|client| client.get(field)?.as_array());
        lists.flatten().filter_map(toml::Value::as_str).collect()
    };
    let (pip, npm) = (packages("pip"), packages("npm"));
    let mut needs = Vec::new();
    for need in wanted.iter().filter_map(|client| client.get("needs")) {
        let word = |name: &str| {
            need.get(name)
                .and_then(toml::Value::as_str)
                .context("a need names program and package")
        };
        needs.push(Need {
            program: word("program")?,
            package: word("package")?,
            why: "is one of the lab's clients",
        });
    }
    if !npm.is_empty() {
        needs.push(Need {
            program: "npm",
            package: "npm",
            why: "installs the clients for Node",
        });
    }
    setup::ensure(&needs, yes)?;
    std::fs::create_dir_all(lab_dir())?;
    let mut there = true;
    for (kind, installed) in [("Python", python(&pip)), ("Node", node(&npm))] {
        if let Err(error) = installed {
            eprintln!(
                "xtask: the clients for {kind} could not be installed ({error:#}); going on without"
            );
            there = false;
        }
    }
    Ok(there)
}

/// The packages that are not in the virtual environment in their pinned versions.
fn python(pinned: &[&str]) -> Result<()> {
    let venv = lab_dir().join("venv");
    let there = |package: &str| {
        let info = package.replace("==", "-");
        let (name, version) = info.rsplit_once('-').unwrap_or((&info, ""));
        let folder = format!("{}-{version}.dist-info", name.replace('-', "_"));
        entries(&venv.join("lib"))
            .iter()
            .any(|python| python.join("site-packages").join(&folder).is_dir())
    };
    let missing: Vec<&&str> = pinned.iter().filter(|package| !there(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    if !venv.join("bin/python").exists() {
        sh(Command::new("python3")
            .args(["-m", "venv", "--clear"])
            .arg(&venv))?;
    }
    // All at once, so that what they share is settled for all of them.
    sh(Command::new(venv.join("bin/python"))
        .args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--only-binary",
            ":all:",
        ])
        .args(pinned))
}

/// The packages that are not below the prefix in their pinned versions.
fn node(pinned: &[&str]) -> Result<()> {
    let prefix = lab_dir().join("npm");
    let there = |package: &str| {
        let Some((name, version)) = package.rsplit_once('@') else {
            return false;
        };
        let manifest = prefix.join("node_modules").join(name).join("package.json");
        let manifest = std::fs::read_to_string(manifest).unwrap_or_default();
        serde_json::from_str::<serde_json::Value>(&manifest)
            .is_ok_and(|manifest| manifest["version"] == version)
    };
    let missing: Vec<&&str> = pinned.iter().filter(|package| !there(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    ensure!(has("npm"), "npm is not here");
    std::fs::create_dir_all(&prefix)?;
    sh(Command::new("npm")
        .args([
            "install",
            "--silent",
            "--no-fund",
            "--no-audit",
            "--save-exact",
            "--prefix",
        ])
        .arg(&prefix)
        .args(missing))
}

fn entries(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).collect()
}

/// Year, month and day in UTC (days to civil date after Howard Hinnant's algorithm).
fn today() -> Result<String> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    let days = i64::try_from(seconds / 86_400)? + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    Ok(format!("{year}-{month:02}-{day:02}"))
}
