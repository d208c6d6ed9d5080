//! `weir dictionary build`.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use aws_lc_rs::rand::{SecureRandom, SystemRandom};
use weir_policy::dictionary::{BuildError, Draft, Plan};
use weir_policy::language::nearest;

use super::place::{replaceable, write};
use super::rows::{Row, Rows};
use super::skipped::{Left, Lines};
use super::told::{nothing, object, told};
use super::{Build, counted};
use crate::cli::audit::clean;
use crate::cli::progress::Progress;
use crate::cli::{Out, opaque};

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

pub(super) fn failure(error: impl ToString, hint: Option<&str>) -> Failure {
    Failure {
        error: error.to_string(),
        hint: hint.map(str::to_owned),
        code: 1,
    }
}

/// What was read, beside what is in the index.
pub(super) struct Tally {
    pub rows: u64,
    /// Of each column, in the order of the index's.
    pub left: Vec<Left>,
    /// Rows with more or fewer fields than the first line.
    pub odd: Lines,
    /// Rows that are not UTF-8.
    pub latin: Lines,
}

pub(super) fn build(asked: &Build, to: &mut Out) -> Result<ExitCode, Failure> {
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
    once(&columns)?;
    replaceable(&asked.file, &out)?;
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
    let mut from = opened(&asked.file)?;
    is_text(&asked.file, from.as_mut())?;
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
        .map_err(|error| nothing(asked, &error, &tally))?;
    progress.step(format!("writing {}", out.display()));
    write(&out, &built.bytes)
        .map_err(|error| failure(format!("cannot write {}: {error}", out.display()), None))?;
    drop(progress);
    match asked.json {
        true => to.line(object(&out, &built, &tally)),
        false => told(asked, &out, &built, &tally, to),
    }
    Ok(ExitCode::SUCCESS)
}

pub(super) fn hint(error: &BuildError) -> Option<&'static str> {
    match error {
        BuildError::Name(_) => Some("give one with --name"),
        _ => None,
    }
}

/// Each column is looked for once.
fn once(columns: &[Vec<String>]) -> Result<(), Failure> {
    let same = |one: &[String], other: &[String]| {
        let pairs = || one.iter().zip(other);
        one.len() == other.len() && pairs().all(|(one, other)| one.eq_ignore_ascii_case(other))
    };
    let twice = columns
        .iter()
        .enumerate()
        .find(|(at, one)| columns.iter().take(*at).any(|other| same(one, other)));
    match twice {
        None => Ok(()),
        Some((_, column)) => Err(Failure {
            code: 2,
            ..failure(
                format!("--columns names `{}` twice", clean(&column.join("+"))),
                Some("name it once"),
            )
        }),
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

pub(super) fn shown(file: &Path) -> String {
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

/// An archive, or a spreadsheet as its program keeps it, has no lines of values.
fn is_text(file: &Path, from: &mut dyn BufRead) -> Result<(), Failure> {
    let unreadable =
        |error: io::Error| failure(format!("cannot read {}: {error}", shown(file)), None);
    match opaque::kind(from.fill_buf().map_err(unreadable)?) {
        None => Ok(()),
        Some(kind) => Err(failure(
            format!("{} is no file of values: it is {kind}", shown(file)),
            Some("save it as CSV or as plain text, in UTF-8"),
        )),
    }
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
