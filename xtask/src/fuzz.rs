//! `cargo xtask fuzz`: runs the fuzz targets, each for a while, and shows how much of the code each reached.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::sh::{has, root};

/// How long each target runs where nothing else is asked for.
const SECONDS: &str = "60";
/// The largest input that is tried, in bytes: what is longer finds little more, slowly.
const LONGEST: &str = "4096";

/// Runs one target or all of them.
pub fn run(arguments: &[String]) -> Result<()> {
    let mut seconds = SECONDS.to_owned();
    let mut asked = None;
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--seconds" => seconds = rest.next().context("--seconds takes a number")?.clone(),
            "--yes" => {}
            name => asked = Some(name.to_owned()),
        }
    }
    ensure!(
        seconds.parse::<u32>().is_ok_and(|seconds| seconds > 0),
        "--seconds takes a number, not `{seconds}`"
    );
    let all = targets()?;
    let chosen: Vec<&String> = all
        .iter()
        .filter(|name| asked.as_ref().is_none_or(|asked| asked == *name))
        .collect();
    ensure!(
        !chosen.is_empty(),
        "no target `{}`; there are {}",
        asked.unwrap_or_default(),
        all.join(", ")
    );
    prepare()?;
    let mut failed = Vec::new();
    for name in chosen {
        match fuzz(name, &seconds)? {
            Some(line) => println!("{name}: {line}"),
            None => failed.push(name.as_str()),
        }
    }
    ensure!(
        failed.is_empty(),
        "{} found something: the inputs are in fuzz/artifacts; mend it, and keep the smallest in fuzz/corpus",
        failed.join(", ")
    );
    Ok(())
}

/// The names of the targets: each has a runner.
fn targets() -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(root().join("fuzz/fuzz_targets"))? {
        let path = entry?.path();
        names.extend(
            path.file_stem()
                .map(|name| name.to_string_lossy().into_owned()),
        );
    }
    names.sort();
    Ok(names)
}

/// libFuzzer needs a nightly compiler; its flags come from cargo-fuzz.
fn prepare() -> Result<()> {
    let nightly = cargo().args(["--version"]).stdout(Stdio::null()).status();
    ensure!(
        nightly.is_ok_and(|status| status.success()),
        "fuzzing needs a nightly toolchain: rustup toolchain install nightly"
    );
    if !has("cargo-fuzz") {
        crate::sh::run(crate::sh::cargo().args([
            "install",
            "cargo-fuzz",
            "--locked",
            "--debug",
            "--quiet",
        ]))?;
    }
    Ok(())
}

/// Runs a target; its last line of coverage, or nothing where it found a fault.
fn fuzz(name: &str, seconds: &str) -> Result<Option<String>> {
    let grown = root().join("target/fuzz/corpus").join(name);
    std::fs::create_dir_all(&grown)?;
    // What is found goes below target; what is kept is read. No sanitizer: the code is safe Rust.
    let output = cargo()
        .args(["fuzz", "run", "--sanitizer", "none", "--target-dir"])
        .arg(built())
        .arg(name)
        .arg(&grown)
        .arg(root().join("fuzz/corpus").join(name))
        .arg("--")
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-max_len={LONGEST}"))
        .args(["-timeout=10", "-rss_limit_mb=2048", "-print_final_stats=1"])
        .stderr(Stdio::piped())
        .spawn()
        .context("cannot start cargo fuzz")?
        .wait_with_output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        let from = said.len().saturating_sub(4000);
        eprintln!("{}", said.get(from..).unwrap_or(&said));
        return Ok(None);
    }
    Ok(Some(coverage(&said)))
}

/// Edges, features, inputs kept, and executions, of libFuzzer's last words.
fn coverage(said: &str) -> String {
    let last = said
        .lines()
        .rfind(|line| line.contains(" cov: "))
        .unwrap_or_default();
    let mut words = last.split_whitespace();
    let mut after = |name: &str| words.find(|word| *word == name).and_then(|_| words.next());
    let (edges, features, kept) = (after("cov:"), after("ft:"), after("corp:"));
    let runs = said
        .lines()
        .find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
    format!(
        "{} edges, {} features, {} inputs kept, {} runs",
        edges.unwrap_or("?"),
        features.unwrap_or("?"),
        kept.and_then(|kept| kept.split('/').next()).unwrap_or("?"),
        runs.map_or("?", str::trim)
    )
}

fn cargo() -> Command {
    let mut command = Command::new("cargo");
    command.arg("+nightly").current_dir(root());
    // The toolchain that runs this is not the one that is asked for.
    command.env_remove("RUSTUP_TOOLCHAIN").env_remove("CARGO");
    command
}

fn built() -> PathBuf {
    Path::new("target/fuzz/built").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coverage_is_told_in_one_line() {
        let said = "INFO: seed\n#2 INITED cov: 5 ft: 6 corp: 1/1b exec/s: 0\n#99\tDONE   cov: 812 ft: 2044 corp: 130/9Kb lim: 400 exec/s: 9\nstat::number_of_executed_units: 99\n";
        assert_eq!(
            coverage(said),
            "812 edges, 2044 features, 130 inputs kept, 99 runs"
        );
        assert_eq!(coverage(""), "? edges, ? features, ? inputs kept, ? runs");
    }
}
