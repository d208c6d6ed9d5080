//! Embeds the data directories: every `detectors/*.toml`, `groups/*.toml`, `providers/*.toml` and `packs/*.toml` becomes one row
//! of a table in `embedded.rs`, so that adding a file is all it takes to add what it holds.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Table name in `embedded.rs`, and the directory whose files it holds.
const TABLES: [(&str, &str); 4] = [
    ("DETECTORS", "detectors"),
    ("GROUPS", "groups"),
    ("PROVIDERS", "providers"),
    ("PACKS", "packs"),
];

#[expect(
    clippy::disallowed_methods,
    reason = "a build script reads what cargo tells it and writes where cargo says; the judgement itself is pure"
)]
fn main() -> io::Result<()> {
    let root = PathBuf::from(
        env::var_os("CARGO_MANIFEST_DIR").ok_or_else(|| io::Error::other("not run by cargo"))?,
    );
    let out =
        PathBuf::from(env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("not run by cargo"))?);
    println!("cargo::rerun-if-changed=build.rs");
    let mut code = String::new();
    for (table, directory) in TABLES {
        // A directory is watched whole; one that does not exist yet makes cargo look again each time.
        println!("cargo::rerun-if-changed={directory}");
        let rows = rows(&root.join(directory))?;
        code.push_str(&format!(
            "/// Every file of `{directory}/`: its name and its text, sorted by name.\n"
        ));
        code.push_str(&format!(
            "pub static {table}: &[(&str, &str)] = &[\n{rows}];\n"
        ));
    }
    fs::write(out.join("embedded.rs"), code)
}

/// One tuple for each TOML file of a directory, sorted; none where the directory is missing.
#[expect(
    clippy::disallowed_methods,
    reason = "the data's files are read while the judgement is built, never while it judges"
)]
fn rows(directory: &Path) -> io::Result<String> {
    let entries = match fs::read_dir(directory) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(String::new()),
        Err(error) => return Err(error),
    };
    let mut files = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            files.push(path);
        }
    }
    files.sort();
    let mut rows = String::new();
    for path in files {
        let name = path.file_name().and_then(|name| name.to_str());
        let (Some(name), Some(full)) = (name, path.to_str()) else {
            return Err(io::Error::other(format!(
                "{} is not valid UTF-8",
                path.display()
            )));
        };
        writeln!(rows, "    ({name:?}, include_str!({full:?})),").map_err(io::Error::other)?;
    }
    Ok(rows)
}
