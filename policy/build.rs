//! Embeds the data directories: every `detectors/*.toml`, `groups/*.toml`, `providers/*.toml` and `packs/*.toml` becomes one row
//! of a table in `embedded.rs`, so that adding a file is all it takes to add what it holds.

#[path = "src/detect/people/table.rs"]
mod table;

use std::collections::BTreeMap;
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
    fs::write(out.join("embedded.rs"), code)?;
    println!("cargo::rerun-if-changed=data/people");
    let (words, particles) = people(&root.join("data/people"))?;
    fs::write(out.join("people.bin"), words)?;
    fs::write(out.join("particles.bin"), particles)
}

/// The table of words around names, from the text files of a directory: `[section]` lines, then words between
/// spaces; `#` starts a comment line.
///
/// Its layout, all numbers little-endian: how many words there are before those of each of 65,536 places and after
/// the last (u32), how many sets of flags (u32), the sets (u32), the words (what tells it from others at its place,
/// and its set, u16 each).
///
/// And which lengths particles have, a bit each, by their first letter (u8).
#[expect(
    clippy::disallowed_methods,
    reason = "the data's files are read while the judgement is built, never while it judges"
)]
fn people(directory: &Path) -> io::Result<(Vec<u8>, [u8; 26])> {
    let mut words: BTreeMap<(usize, u16), u32> = BTreeMap::new();
    let mut particles = [0; 26];
    for entry in fs::read_dir(directory)? {
        let path = entry?.path();
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        let text = fs::read_to_string(&path)?;
        let mut flag = 0;
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some(section) = line
                .strip_prefix('[')
                .and_then(|line| line.strip_suffix(']'))
            {
                flag = table::SECTIONS
                    .iter()
                    .find(|(name, _)| *name == section)
                    .map(|(_, flag)| *flag)
                    .ok_or_else(|| io::Error::other(format!("no section `{section}`")))?;
                continue;
            }
            for word in line.split_whitespace() {
                for spelled in spellings(word, flag) {
                    if flag == table::PARTICLE {
                        add_length(&mut particles, &spelled)?;
                    }
                    *words.entry(table::Hash::of(&spelled).place()).or_default() |= flag;
                }
            }
        }
    }
    let mut sets: Vec<u32> = words.values().copied().collect();
    sets.sort_unstable();
    sets.dedup();
    let mut starts = vec![0_u32; 65_537];
    for (place, _) in words.keys() {
        for start in starts.iter_mut().skip(place + 1).take(1) {
            *start += 1;
        }
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    let mut out: Vec<u8> = starts
        .iter()
        .flat_map(|start| start.to_le_bytes())
        .collect();
    out.extend(
        u32::try_from(sets.len())
            .map_err(io::Error::other)?
            .to_le_bytes(),
    );
    out.extend(sets.iter().flat_map(|set| set.to_le_bytes()));
    for ((_, rest), flags) in &words {
        let set =
            u16::try_from(sets.partition_point(|set| set < flags)).map_err(io::Error::other)?;
        out.extend(rest.to_le_bytes());
        out.extend(set.to_le_bytes());
    }
    Ok((out, particles))
}

/// Adds how many letters a word has to those of its first letter; marks on letters do not count.
fn add_length(lengths: &mut [u8; 26], word: &str) -> io::Result<()> {
    let plain: String = word
        .chars()
        .map(|letter| table::fold(letter).map_or_else(|| letter.to_string(), str::to_owned))
        .collect();
    let first = plain
        .bytes()
        .next()
        .map(|first| usize::from(first.wrapping_sub(b'a')));
    let slot = first.and_then(|first| lengths.get_mut(first));
    match slot.filter(|_| plain.len() < 8 && plain.is_ascii()) {
        Some(slot) => *slot |= 1 << plain.len(),
        None => {
            return Err(io::Error::other(format!(
                "`{word}` is no short word of Latin letters"
            )));
        }
    }
    Ok(())
}

/// How a listed word may be spelled: names with hyphens also by their parts, pairs with a space.
fn spellings(word: &str, flag: u32) -> Vec<String> {
    if flag == table::BRAND_PAIR {
        return vec![word.replace('-', " ")];
    }
    let is_name = flag & (table::GIVEN_COMMON | table::GIVEN | table::SURNAME) != 0;
    let mut spelled = vec![word.replace(['-', '.'], "")];
    if is_name && word.contains('-') {
        spelled.extend(
            word.split('-')
                .filter(|part| part.chars().count() > 2)
                .map(str::to_owned),
        );
    }
    spelled
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
