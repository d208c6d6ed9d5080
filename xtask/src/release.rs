//! `cargo xtask release`: weir as it is packaged. It is built, watched at work, and built again by what was seen
//! (profile-guided optimisation): what runs lies together, and what seldom runs is out of its way.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::sh::{as_root, cargo, output, root, run as sh};
use crate::{detection, setup};

/// Where the program ends up.
pub fn program() -> PathBuf {
    folder().join("weir")
}

fn folder() -> PathBuf {
    root().join("target/profiled")
}

/// Builds [`program`]: twice, with some minutes of calls and detection in between.
pub fn run(yes: bool) -> Result<()> {
    let compiler = Compiler::ask()?;
    let profdata = compiler.profdata()?;
    setup::ensure(&[detection::PYTHON], yes)?;
    let mut lab = setup::lab_program(yes)?;
    let (raw, watched) = (folder().join("raw"), folder().join("weir.watched"));
    if raw.exists() {
        // What was written as root.
        sh(as_root("rm").arg("-rf").arg(&raw))?;
    }
    fs::create_dir_all(&raw)?;
    compiler.build(&format!("-Cprofile-generate={}", raw.display()), &watched)?;
    lab.args(["bench", "--quick", "--only", "direct,weir"]);
    lab.env("WEIR_BIN", &watched)
        .stdout(std::process::Stdio::null());
    sh(&mut lab)?;
    // The half of the evaluation set that is there to tune on.
    let items = detection::items("tune", "1", &folder())?;
    detection::find(&watched, &items, &folder().join("found.jsonl"))?;
    let profile = folder().join("weir.profdata");
    sh(as_root("chmod").args(["-R", "a+rX"]).arg(&raw))?;
    sh(Command::new(&profdata)
        .args(["merge", "-o"])
        .arg(&profile)
        .arg(&raw))?;
    compiler.build(&format!("-Cprofile-use={}", profile.display()), &program())?;
    println!("{}", program().display());
    Ok(())
}

/// The compiler that builds weir.
struct Compiler {
    host: String,
    /// Which LLVM it has: profiles of another have another form.
    llvm: String,
}

impl Compiler {
    fn ask() -> Result<Self> {
        let told = said("rustc", &["-vV"])?;
        let line = |name: &str| {
            let mut lines = told.lines();
            let line = lines.find_map(|line| line.strip_prefix(name));
            line.map(|value| value.trim().to_owned())
                .with_context(|| format!("rustc -vV does not tell its {name}"))
        };
        let version = line("LLVM version:")?;
        Ok(Self {
            host: line("host:")?,
            llvm: version.split('.').next().unwrap_or_default().to_owned(),
        })
    }

    /// The program that merges what was seen: rustup's, or the system's of the same LLVM.
    fn profdata(&self) -> Result<PathBuf> {
        let libraries = said("rustc", &["--print", "target-libdir"])?;
        let own = Path::new(libraries.trim()).with_file_name("bin/llvm-profdata");
        let system = [
            format!("llvm-profdata-{}", self.llvm),
            "llvm-profdata".to_owned(),
        ];
        let mut all = std::iter::once(own).chain(system.into_iter().map(PathBuf::from));
        let found = all.find(|program| {
            let program = program.to_string_lossy();
            said(&program, &["show", "--version"]).is_ok_and(|told| is_of(&told, &self.llvm))
        });
        match found {
            Some(found) => Ok(found),
            None => bail!(
                "no llvm-profdata of LLVM {}: rustup component add llvm-tools, or the system's package llvm-{}",
                self.llvm,
                self.llvm
            ),
        }
    }

    /// Builds weir's release with `flag` for the compiler, and copies it to `to`. Build scripts are not watched: with a
    /// target that is named cargo keeps flags from them.
    fn build(&self, flag: &str, to: &Path) -> Result<()> {
        let target = folder();
        let mut build = cargo();
        build.args([
            "build",
            "--release",
            "--quiet",
            "-p",
            "weir",
            "--bin",
            "weir",
        ]);
        build
            .args(["--target", &self.host, "--target-dir"])
            .arg(&target);
        sh(build.env("RUSTFLAGS", flag))?;
        let built = target.join(&self.host).join("release/weir");
        fs::copy(&built, to).with_context(|| format!("cannot copy {}", built.display()))?;
        Ok(())
    }
}

/// Whether a tool that says this is of that LLVM.
fn is_of(told: &str, llvm: &str) -> bool {
    let version = told.split("LLVM version ").nth(1).unwrap_or_default();
    version.split('.').next() == Some(llvm)
}

/// What a program of the toolchain that builds weir says.
fn said(program: &str, arguments: &[&str]) -> Result<String> {
    output(Command::new(program).args(arguments).current_dir(root()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tool_is_taken_only_of_the_compilers_llvm() {
        let told = "Debian LLVM version 22.1.8\n  Optimized build.\n";
        assert!(is_of(told, "22"));
        assert!(!is_of(told, "2") && !is_of(told, "21") && !is_of("", "22"));
        let compiler = Compiler::ask().expect("this was built by one");
        assert!(compiler.host.contains("linux"), "{}", compiler.host);
        assert!(compiler.llvm.parse::<u32>().is_ok(), "{}", compiler.llvm);
    }
}
