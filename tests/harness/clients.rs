//! The clients that people run, each proved under weir in the lab as `tests/clients.toml` says, and the table of it.

mod cut;
mod data;
mod once;
mod prove;
mod shown;
mod table;
mod trust;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

pub use data::{Client, Mode, all};
pub use prove::{Row, prove};

/// Where a checkout keeps what the clients' runs need.
#[derive(Clone, Debug)]
pub struct Places {
    /// Scripts: `tests/clients`.
    pub clients: PathBuf,
    /// The virtual environment of the Python clients.
    pub venv: PathBuf,
    /// The prefix of the npm clients.
    pub npm: PathBuf,
    /// What is built from scripts that are compiled.
    pub out: PathBuf,
}

impl Places {
    /// The places of the checkout at `root`.
    pub fn of(root: &Path) -> Self {
        let lab = root.join("target/lab");
        Self {
            clients: root.join("tests/clients"),
            venv: lab.join("venv"),
            npm: lab.join("npm"),
            out: lab.join("out"),
        }
    }

    /// The places of the checkout that this was built from.
    pub fn here() -> Self {
        let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
        Self::of(tests.parent().unwrap_or(tests))
    }
}

/// Proves the clients named in `only` (all, where none is), and writes the table to `to`;
/// the first line of it names `date`.
///
/// # Errors
/// A client that is not installed; one that weir did not serve as its promise says, after the table is written.
pub fn run(only: &[String], to: Option<&Path>, date: &str) -> Result<()> {
    let places = Places::here();
    let mut rows = Vec::new();
    for client in all()? {
        if !only.is_empty() && !only.contains(&client.name) {
            continue;
        }
        eprintln!("{} ...", client.name);
        let began = std::time::Instant::now();
        let mut row =
            prove(&client, &places).with_context(|| format!("the client {}", client.name))?;
        row.trust = trust::measure(&client, &places)?;
        eprintln!("  {:.1} s", began.elapsed().as_secs_f64());
        for problem in &row.problems {
            eprintln!("  {problem}");
        }
        rows.push(row);
    }
    let table = table::markdown(&rows, date);
    match to {
        Some(path) => std::fs::write(path, table)?,
        None => print!("{table}"),
    }
    let wrong: Vec<&str> = rows
        .iter()
        .filter(|row| !row.problems.is_empty())
        .map(|row| row.client.name.as_str())
        .collect();
    ensure!(
        wrong.is_empty(),
        "not served as promised: {}",
        wrong.join(", ")
    );
    Ok(())
}
