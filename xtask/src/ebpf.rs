//! `cargo xtask ebpf [--check]`: builds the kernel object that the agent embeds, byte for byte the same everywhere.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::sh::output;

/// The last line of bpf-linker that links with the pinned compiler's own LLVM.
const LINKER: &str = "0.10.3";
const TARGET: &str = "bpfel-unknown-none";
/// What the object says for the project's, cargo's and the compiler's folders.
const ROOT: &str = "/weir";
const CARGO: &str = "/cargo";
const RUST: &str = "/rust";
const PREBUILT: &str = "ebpf/prebuilt/weir.bpf.o";

/// Builds the object and replaces the committed one; with `check`, compares instead and fails when they differ.
///
/// # Errors
/// When a tool is missing and cannot be installed, when the object names a path of this machine, and, with `check`,
/// when the committed object is not what the sources give.
pub fn run(check: bool) -> Result<()> {
    let build = Build::new()?;
    build.need_library()?;
    let tools = build.need_linker()?;
    build.fetch()?;
    let linked = build.compile(&tools)?;
    let object = build.strip(&linked)?;
    let bytes = fs::read(&object).with_context(|| format!("cannot read {}", object.display()))?;
    build.names_nothing(&bytes)?;

    let committed = build.root.join(PREBUILT);
    if check {
        let before = fs::read(&committed).with_context(|| format!("cannot read {PREBUILT}"))?;
        ensure!(before == bytes, difference(&before, &bytes, &object));
        println!("{PREBUILT}: {} bytes, as the sources give it", bytes.len());
    } else {
        fs::create_dir_all(committed.parent().unwrap_or(&build.root))?;
        fs::write(&committed, &bytes).with_context(|| format!("cannot write {PREBUILT}"))?;
        println!("{PREBUILT}: {} bytes", bytes.len());
    }
    Ok(())
}

fn difference(before: &[u8], after: &[u8], object: &Path) -> String {
    let common = before.iter().zip(after).take_while(|(a, b)| a == b).count();
    format!(
        "{PREBUILT} is not what the sources give: {} bytes committed, {} built, first difference at byte {common}\n\
         built object: {}\nif the kernel programs were changed, run `cargo xtask ebpf` and commit the result",
        before.len(),
        after.len(),
        object.display()
    )
}

struct Build {
    root: PathBuf,
    cargo: OsString,
    cargo_home: PathBuf,
    sysroot: PathBuf,
    host: String,
}

impl Build {
    fn new() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("..")
            .canonicalize()?;
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let cargo_home = match std::env::var_os("CARGO_HOME") {
            Some(home) => PathBuf::from(home),
            None => PathBuf::from(
                std::env::var_os("HOME").context("neither CARGO_HOME nor HOME is set")?,
            )
            .join(".cargo"),
        };
        let sysroot = PathBuf::from(
            output(
                Command::new("rustc")
                    .current_dir(&root)
                    .args(["--print", "sysroot"]),
            )?
            .trim(),
        );
        let host = output(Command::new("rustc").current_dir(&root).arg("-vV"))?
            .lines()
            .find_map(|line| line.strip_prefix("host: "))
            .context("rustc -vV names no host")?
            .to_owned();
        Ok(Self {
            root,
            cargo,
            cargo_home,
            sysroot,
            host,
        })
    }

    /// The standard library's source, from which `core` is built for the kernel.
    fn need_library(&self) -> Result<()> {
        let core = self
            .sysroot
            .join("lib/rustlib/src/rust/library/core/Cargo.toml");
        if core.is_file() {
            return Ok(());
        }
        let added = Command::new("rustup")
            .current_dir(&self.root)
            .args(["component", "add", "rust-src"])
            .status();
        if added.is_ok_and(|status| status.success()) && core.is_file() {
            return Ok(());
        }
        let beside = self.root.join("../shared/toolchain/install");
        if beside.is_file() {
            ensure!(
                Command::new("bash").arg(&beside).status()?.success(),
                "{} failed",
                beside.display()
            );
        }
        ensure!(
            core.is_file(),
            "the standard library's source is missing from {}: run `rustup component add rust-src`",
            self.sysroot.display()
        );
        Ok(())
    }

    /// A `PATH` on which the right bpf-linker is found; installs it under `target/tools` when there is none.
    fn need_linker(&self) -> Result<OsString> {
        let tools = self.root.join("target/tools");
        let path = std::env::var_os("PATH").unwrap_or_default();
        let path = std::env::join_paths(
            std::iter::once(tools.join("bin")).chain(std::env::split_paths(&path)),
        )?;
        let found = |path: &OsString| {
            output(
                Command::new("bpf-linker")
                    .env("PATH", path)
                    .arg("--version"),
            )
            .is_ok_and(|version| version.split_whitespace().any(|word| word == LINKER))
        };
        if !found(&path) {
            eprintln!("bpf-linker {LINKER} is not installed: building it into target/tools");
            let mut install = Command::new(&self.cargo);
            install.current_dir(&self.root).args([
                "install",
                "bpf-linker",
                "--version",
                LINKER,
                "--locked",
                "--root",
            ]);
            run_command(install.arg(&tools))?;
            ensure!(
                found(&path),
                "bpf-linker {LINKER} was installed, but does not run"
            );
        }
        Ok(path)
    }

    /// Unpacks every dependency first, so that the folder to be hidden from the object exists.
    fn fetch(&self) -> Result<()> {
        run_command(
            Command::new(&self.cargo)
                .current_dir(&self.root)
                .args(["fetch", "--locked", "--quiet"]),
        )
    }

    fn compile(&self, path: &OsString) -> Result<PathBuf> {
        let target = self.root.join("target/bpf");
        let mut cargo = Command::new(&self.cargo);
        cargo
            .current_dir(&self.root)
            .args([
                "build",
                "--locked",
                "--quiet",
                "--package",
                "weir-ebpf",
                "--bin",
                "weir-bpf",
                "--profile",
                "bpf",
            ])
            .args(["-Z", "build-std=core", "--target", TARGET, "--target-dir"])
            .arg(&target)
            // build-std is unstable; the compiler is pinned, and nothing but this object is built so.
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_ENCODED_RUSTFLAGS", self.flags()?.join("\u{1f}"))
            .env("PATH", path);
        for other in [
            "RUSTFLAGS",
            "RUSTC_WRAPPER",
            "RUSTC_WORKSPACE_WRAPPER",
            "CARGO_BUILD_RUSTFLAGS",
            "CARGO_INCREMENTAL",
        ] {
            cargo.env_remove(other);
        }
        run_command(&mut cargo)?;
        Ok(target.join(TARGET).join("bpf/weir-bpf"))
    }

    /// The flags that make the object the same in every folder and on every machine.
    fn flags(&self) -> Result<Vec<String>> {
        let mut flags = vec![
            // Otherwise the machine that builds decides; the programs read no registers, so any one will do.
            "--cfg=bpf_target_arch=\"x86_64\"".to_owned(),
            "-Cdebuginfo=2".to_owned(),
            "-Clink-arg=--btf".to_owned(),
        ];
        // The last prefix that matches wins: the narrower ones come later.
        let mut prefixes = vec![
            (self.root.clone(), ROOT),
            (self.cargo_home.clone(), CARGO),
            (self.sysroot.clone(), RUST),
        ];
        for source in self.registries()? {
            prefixes.push((source, "/registry"));
        }
        for (from, to) in prefixes {
            let from = from
                .to_str()
                .with_context(|| format!("{} is not UTF-8", from.display()))?;
            flags.push(format!("--remap-path-prefix={from}={to}"));
        }
        Ok(flags)
    }

    fn registries(&self) -> Result<Vec<PathBuf>> {
        let sources = self.cargo_home.join("registry/src");
        let mut found = Vec::new();
        for entry in
            fs::read_dir(&sources).with_context(|| format!("cannot list {}", sources.display()))?
        {
            found.push(entry?.path());
        }
        Ok(found)
    }

    /// Removes the debugging sections (BTF stays) with the compiler's own tool, so that its version is pinned too.
    fn strip(&self, linked: &Path) -> Result<PathBuf> {
        let tool = self
            .sysroot
            .join("lib/rustlib")
            .join(&self.host)
            .join("bin/rust-objcopy");
        ensure!(
            tool.is_file(),
            "{} is missing: reinstall the pinned toolchain",
            tool.display()
        );
        let object = self.root.join("target/bpf/weir.bpf.o");
        let mut strip = Command::new(&tool);
        strip
            .env("LD_LIBRARY_PATH", self.sysroot.join("lib"))
            .arg("--strip-debug")
            .arg(linked)
            .arg(&object);
        run_command(&mut strip)?;
        Ok(object)
    }

    /// Nothing of this machine may be in what is committed.
    fn names_nothing(&self, object: &[u8]) -> Result<()> {
        let mut private = vec![
            self.root.clone(),
            self.cargo_home.clone(),
            self.sysroot.clone(),
        ];
        private.extend(
            std::env::var_os("HOME")
                .map(PathBuf::from)
                .filter(|home| home.components().count() > 1),
        );
        private.extend(
            self.registries()?
                .into_iter()
                .filter_map(|path| path.file_name().map(PathBuf::from)),
        );
        // A project that lies where the prefixes point to is named by them, whoever built it.
        private.retain(|path| ![ROOT, CARGO, RUST].map(Path::new).contains(&path.as_path()));
        for name in private {
            let name = name.as_os_str().as_encoded_bytes();
            if object.windows(name.len()).any(|window| window == name) {
                bail!(
                    "the object names {}: a path prefix is not remapped",
                    String::from_utf8_lossy(name)
                );
            }
        }
        Ok(())
    }
}

fn run_command(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("cannot run {}", command.get_program().display()))?;
    ensure!(
        status.success(),
        "{} failed: {status}",
        command.get_program().display()
    );
    Ok(())
}
