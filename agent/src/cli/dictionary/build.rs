//! `weir dictionary build`.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use aws_lc_rs::rand::{SecureRandom, SystemRandom};
use serde_json::{Value, json};
use weir_policy::dictionary::{BuildError, Built, Draft, Plan};
use weir_policy::language::nearest;

use super::rows::{Row, Rows};
use super::skipped::{Left, Lines};
use super::{Build, counted, sized};
use crate::cli::audit::clean;
use crate::cli::progress::Progress;

/// How often progress is told, in rows.
const STEP: u64 = 50_000;
/// Largest buffer between file and rows.
const BUFFER: usize = 1 << 18;

/// Why an index was not made.
#[derive(Debug)]
pub(super) struct Failure {
    pub error: String,
    pub hint: Option<String>,
    pub code: u8,
}

fn failure(error: impl ToString, hint: Option<&str>) -> Failure {
    Failure {
        error: error.to_string(),
        hint: hint.map(str::to_owned),
        code: 1,
    }
}

/// What was read, beside what is in the index.
struct Tally {
    rows: u64,
    /// Of each column, in the order of the index's.
    left: Vec<Left>,
    /// Rows with more or fewer fields than the first line.
    odd: Lines,
    /// Rows that are not UTF-8.
    latin: Lines,
}

pub(super) fn build(asked: &Build) -> Result<ExitCode, Failure> {
    let name = named(asked)?;
    let out = asked
        .out
        .clone()
        .unwrap_or_else(|| PathBuf::from(format!("{name}.dict")));
    let columns: Vec<Vec<String>> = asked
        .columns
        .iter()
        .map(|column| {
            column
                .split('+')
                .map(|part| part.trim().to_owned())
                .collect()
        })
        .collect();
    looks_like_rows(asked)?;
    let mut key = [0; 16];
    SystemRandom::new()
        .fill(&mut key)
        .map_err(|_| failure("the system's random source fails", None))?;
    let made = u64::try_from(jiff::Timestamp::now().as_second()).unwrap_or_default();
    let draft = Draft::new(Plan {
        name,
        made,
        key,
        columns: columns.clone(),
        everyday: asked.everyday,
    })
    .map_err(|error| Failure {
        code: 2,
        ..failure(&error, hint(&error))
    })?;
    let progress = Progress::start();
    let from = opened(&asked.file)?;
    let (draft, tally) = match columns.is_empty() {
        true => phrases(draft, from, &progress),
        false => records(draft, from, &columns, &progress),
    }
    .map_err(|error| Failure {
        error: format!("{}: {}", shown(&asked.file), error.error),
        ..error
    })?;
    progress.step(format!(
        "making the index of {} hashes",
        counted(draft.len() as u64)
    ));
    let built = draft
        .finish()
        .map_err(|error| failure(format!("{}: {error}", shown(&asked.file)), hint(&error)))?;
    progress.step(format!("writing {}", out.display()));
    write(&out, &built.bytes)
        .map_err(|error| failure(format!("cannot write {}: {error}", out.display()), None))?;
    drop(progress);
    match asked.json {
        true => anstream::println!("{}", object(&out, &built, &tally)),
        false => tell(asked, &out, &built, &tally),
    }
    Ok(ExitCode::SUCCESS)
}

fn hint(error: &BuildError) -> Option<&'static str> {
    match error {
        BuildError::Name(_) => Some("give one with --name"),
        BuildError::Nothing => Some("see what was left out: weir dictionary build --help"),
        _ => None,
    }
}

fn named(asked: &Build) -> Result<String, Failure> {
    let stem = || {
        let stem = asked.file.file_stem().filter(|stem| *stem != "-")?;
        Some(stem.to_string_lossy().into_owned())
    };
    asked.name.clone().or_else(stem).ok_or_else(|| Failure {
        code: 2,
        ..failure(
            "values from standard input have no name",
            Some("give one with --name"),
        )
    })
}

/// A file of rows without its columns named would be read as phrases: that is hardly meant.
fn looks_like_rows(asked: &Build) -> Result<(), Failure> {
    let ending = asked
        .file
        .extension()
        .map(|ending| ending.to_ascii_lowercase());
    let rows = ending.is_some_and(|ending| ending == "csv" || ending == "tsv");
    match rows && asked.columns.is_empty() {
        false => Ok(()),
        true => Err(Failure {
            code: 2,
            ..failure(
                format!("{}: which columns?", shown(&asked.file)),
                Some("name them: --columns email,phone,name+birthdate"),
            )
        }),
    }
}

fn shown(file: &Path) -> String {
    match file.as_os_str() == "-" {
        true => "standard input".to_owned(),
        false => clean(&file.display().to_string()),
    }
}

fn opened(file: &Path) -> Result<Box<dyn BufRead>, Failure> {
    if file.as_os_str() == "-" {
        return Ok(Box::new(BufReader::with_capacity(BUFFER, io::stdin())));
    }
    let unreadable =
        |error: io::Error| failure(format!("cannot read {}: {error}", shown(file)), None);
    let opened = File::open(file).map_err(unreadable)?;
    if opened.metadata().map_err(unreadable)?.is_dir() {
        return Err(unreadable(io::ErrorKind::IsADirectory.into()));
    }
    Ok(Box::new(BufReader::with_capacity(BUFFER, opened)))
}

/// Reads columns of a file of rows.
fn records(
    mut draft: Draft,
    from: Box<dyn BufRead>,
    columns: &[Vec<String>],
    progress: &Progress,
) -> Result<(Draft, Tally), Failure> {
    let mut rows = Rows::new(from);
    let mut next = || rows.next().map_err(|error| failure(error, None));
    let Some(first) = next()? else {
        return Err(failure("it is empty", None));
    };
    let places = places(&first, columns)?;
    let mut tally = Tally {
        rows: 0,
        left: columns.iter().map(|_| Left::default()).collect(),
        odd: Lines::default(),
        latin: Lines::default(),
    };
    while let Some(row) = next()? {
        if row.len() != first.len() {
            tally.odd.add(row.line);
            continue;
        }
        if row.is_latin {
            tally.latin.add(row.line);
        }
        tally.rows += 1;
        draft.row();
        for ((index, parts), left) in places.iter().enumerate().zip(&mut tally.left) {
            let values: Vec<_> = parts.iter().map(|at| row.value(*at)).collect();
            let values: Vec<&str> = values.iter().map(AsRef::as_ref).collect();
            if let Err(why) = draft.add(index, &values) {
                left.add(why, row.line);
            }
        }
        if tally.rows.is_multiple_of(STEP) {
            progress.step(format!("{} rows read", counted(tally.rows)));
        }
    }
    Ok((draft, tally))
}

/// Where the columns stand, by the names in the first line.
fn places(first: &Row, columns: &[Vec<String>]) -> Result<Vec<Vec<usize>>, Failure> {
    let names: Vec<String> = (0..first.len())
        .map(|at| first.value(at).trim().to_owned())
        .collect();
    let place = |part: &String| {
        let same = |name: &String| name == part;
        let alike = |name: &String| name.eq_ignore_ascii_case(part);
        let exact = names.iter().position(same);
        exact
            .or_else(|| names.iter().position(alike))
            .ok_or_else(|| {
                let near = nearest(part, names.iter().map(String::as_str));
                let hint = match near {
                    Some(near) => format!("did you mean `{}`?", clean(near)),
                    None => format!("its first line names: {}", clean(&names.join(", "))),
                };
                Failure {
                    code: 2,
                    ..failure(format!("no column `{}`", clean(part)), Some(&hint))
                }
            })
    };
    columns
        .iter()
        .map(|parts| parts.iter().map(place).collect())
        .collect()
}

/// Reads phrases, one on each line.
fn phrases(
    mut draft: Draft,
    mut from: Box<dyn BufRead>,
    progress: &Progress,
) -> Result<(Draft, Tally), Failure> {
    let mut tally = Tally {
        rows: 0,
        left: vec![Left::default()],
        odd: Lines::default(),
        latin: Lines::default(),
    };
    let mut line = Vec::new();
    let mut number = 0;
    loop {
        line.clear();
        let read = io::Read::take(&mut from, 1 << 16)
            .read_until(b'\n', &mut line)
            .map_err(|error| failure(format!("cannot read: {error}"), None))?;
        if read == 0 {
            return Ok((draft, tally));
        }
        number += 1;
        let text = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&line);
        let latin: String;
        let text = match std::str::from_utf8(text) {
            Ok(text) => text,
            Err(_) => {
                tally.latin.add(number);
                latin = text.iter().map(|byte| char::from(*byte)).collect();
                &latin
            }
        };
        // Empty lines and comments are no phrases.
        if text.trim().is_empty() || text.starts_with('#') {
            continue;
        }
        tally.rows += 1;
        draft.row();
        if let (Err(why), Some(left)) = (draft.add(0, &[text]), tally.left.first_mut()) {
            left.add(why, number);
        }
        if tally.rows.is_multiple_of(STEP) {
            progress.step(format!("{} phrases read", counted(tally.rows)));
        }
    }
}

/// Puts the file in place of one that was there, whole or not at all; nobody else may read it.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let directory = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let temporary = directory.join(format!(
        ".{}.{}.new",
        name.to_string_lossy(),
        std::process::id()
    ));
    let written = File::options()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&temporary)
        .and_then(|mut file| {
            file.write_all(bytes)?;
            file.sync_all()
        })
        .and_then(|()| std::fs::rename(&temporary, path))
        .and_then(|()| File::open(directory)?.sync_all());
    if written.is_err() {
        // What is left of it holds nothing that anybody needs.
        let _ = std::fs::remove_file(&temporary);
    }
    written
}

fn tell(asked: &Build, out: &Path, built: &Built, tally: &Tally) {
    let what = match asked.columns.is_empty() {
        true => "phrases",
        false => "rows",
    };
    anstream::println!("{} {what} of {}", counted(tally.rows), shown(&asked.file));
    let width = built
        .columns
        .iter()
        .map(|column| column.parts.join("+").len());
    let width = width.max().unwrap_or_default();
    for (column, left) in built.columns.iter().zip(&tally.left) {
        let values = format!("{} values", counted(column.values));
        let left = left.told();
        let left = if left.is_empty() {
            left
        } else {
            format!("; left out: {left}")
        };
        anstream::println!(
            "  {:<width$}  {values}{left}",
            clean(&column.parts.join("+"))
        );
    }
    anstream::println!(
        "{}  {}, {} hashes, no values; whoever has it can try guesses",
        clean(&out.display().to_string()),
        sized(built.bytes.len() as u64),
        counted(built.hashes)
    );
    if tally.odd.count > 0 {
        anstream::eprintln!(
            "weir: warning: {} rows have other fields than the first line and were left out: {}",
            counted(tally.odd.count),
            tally.odd.named()
        );
    }
    if tally.latin.count > 0 {
        anstream::eprintln!(
            "weir: warning: {} rows are not UTF-8 and were read as Latin-1: {}",
            counted(tally.latin.count),
            tally.latin.named()
        );
    }
    if tally.left.iter().any(Left::has_everyday) {
        anstream::eprintln!(
            "weir: hint: everyday words and dates are found in any text; to look for them all the same: --everyday, \
             or join them to another column: name+birthdate"
        );
    }
}

/// `weir.dictionary.build/1`.
fn object(out: &Path, built: &Built, tally: &Tally) -> Value {
    let columns: Vec<Value> = built
        .columns
        .iter()
        .zip(&tally.left)
        .map(|(column, left)| {
            json!({"column": column.parts.join("+"), "values": column.values, "left_out": left.object()})
        })
        .collect();
    json!({
        "schema": "weir.dictionary.build/1", "file": out, "bytes": built.bytes.len(), "hashes": built.hashes,
        "rows": tally.rows, "columns": columns, "odd_rows": tally.odd.object(), "not_utf8": tally.latin.object(),
    })
}
