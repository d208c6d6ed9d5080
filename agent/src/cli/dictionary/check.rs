//! `weir dictionary check`.

use std::io::{self, Read, Write};
use std::process::ExitCode;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Value, json};
use weir_policy::detect::{Detectors, Finding};
use weir_policy::dictionary::Dictionary;

use super::{Check, counted, several, sized};
use crate::cli::Out;
use crate::cli::audit::clean;
use crate::cli::detect::{FOUND, Scanner, shown};
use crate::own::{OwnError, read_dictionary};

/// Longest text that is looked into.
const LARGEST: u64 = 1 << 30;

pub(super) fn check(asked: &Check, out: &mut Out) -> Result<ExitCode, OwnError> {
    let dictionary = Arc::new(read_dictionary(&asked.file)?);
    let text = text(asked)?;
    let file = asked.file.display().to_string();
    let set = Detectors::assemble(&[], &[])?
        .with_dictionaries([(file.clone(), Arc::clone(&dictionary))])?;
    let found = text.as_deref().map(|text| set.scan(text)).transpose();
    let found = found.map_err(unheard)?;
    let scanner = Scanner::new(Arc::new(set), false, false).map_err(unheard)?;
    let text = text.as_deref().unwrap_or_default();
    let written = match asked.json {
        true => writeln!(
            out,
            "{}",
            object(&file, &dictionary, &scanner, text, found.as_deref())
        ),
        false => person(asked, out, &dictionary, &scanner, text, found.as_deref()),
    };
    let any = found.is_some_and(|found| !found.is_empty());
    Ok(match written {
        Err(_) => ExitCode::FAILURE,
        Ok(()) if any => ExitCode::from(FOUND),
        Ok(()) => ExitCode::SUCCESS,
    })
}

/// What to do where nothing was checked.
pub(super) fn hint(error: &OwnError) -> &'static str {
    match error {
        OwnError::Unreadable { .. } => {
            "give a file that weir dictionary build made: weir dictionary build customers.csv --columns email"
        }
        other => other.hint(),
    }
}

/// A text that cannot be looked into.
fn unheard(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> OwnError {
    OwnError::Unreadable {
        path: "the text".into(),
        error: io::Error::other(error),
    }
}

/// The text to look into: as it was given, or standard input.
fn text(asked: &Check) -> Result<Option<String>, OwnError> {
    let Some("-") = asked.text.as_deref() else {
        return Ok(asked.text.clone());
    };
    let mut bytes = Vec::new();
    let read = io::stdin().take(LARGEST).read_to_end(&mut bytes);
    read.map_err(|error| OwnError::Unreadable {
        path: "standard input".into(),
        error,
    })?;
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}

fn person(
    asked: &Check,
    out: &mut dyn Write,
    dictionary: &Dictionary,
    scanner: &Scanner,
    text: &str,
    found: Option<&[Finding]>,
) -> io::Result<()> {
    if let Some(found) = found {
        return shown::table(
            out,
            scanner,
            text,
            "text",
            found,
            asked.color.on(&io::stdout()),
        );
    }
    let made = Timestamp::from_second(i64::try_from(dictionary.made()).unwrap_or_default());
    let made = made.map_or_else(
        |_| "unknown".to_owned(),
        |made| {
            TimeZone::system()
                .to_datetime(made)
                .strftime("%Y-%m-%d %H:%M")
                .to_string()
        },
    );
    let of = if dictionary.is_phrases() {
        "phrase"
    } else {
        "row"
    };
    writeln!(out, "{}", clean(dictionary.name()))?;
    writeln!(
        out,
        "  made    {made}, of {}",
        several(dictionary.rows(), of)
    )?;
    writeln!(
        out,
        "  size    {}, {} hashes; no value stands in it",
        sized(dictionary.size() as u64),
        counted(dictionary.hashes())
    )?;
    writeln!(
        out,
        "  errs    for one value in {} that is not in it",
        counted(dictionary.odds())
    )?;
    for column in dictionary.columns() {
        writeln!(
            out,
            "  finds   {}  {}",
            dictionary.class(column),
            several(column.values, "value")
        )?;
    }
    Ok(())
}

/// `weir.dictionary/1`.
fn object(
    file: &str,
    dictionary: &Dictionary,
    scanner: &Scanner,
    text: &str,
    found: Option<&[Finding]>,
) -> Value {
    let columns: Vec<Value> = dictionary
        .columns()
        .iter()
        .map(|column| {
            json!({"class": dictionary.class(column), "column": column.parts.join("+"), "values": column.values})
        })
        .collect();
    let mut object = json!({
        "schema": "weir.dictionary/1", "file": file, "name": dictionary.name(), "made": dictionary.made(),
        "phrases": dictionary.is_phrases(), "rows": dictionary.rows(), "hashes": dictionary.hashes(),
        "bytes": dictionary.size(), "odds": dictionary.odds(), "columns": columns,
    });
    if let (Some(found), Some(object)) = (found, object.as_object_mut()) {
        object.insert(
            "findings".to_owned(),
            shown::findings(scanner, text, found).into(),
        );
    }
    object
}
