//! What `weir dictionary build` says of what it made, or of why it made nothing.

use std::path::Path;

use serde_json::{Value, json};
use weir_policy::dictionary::{BuildError, Built};

use super::build::{Failure, Tally, failure, hint, shown};
use super::skipped::Left;
use super::{Build, counted, several, sized};
use crate::cli::audit::clean;
use crate::cli::{Out, tell};

/// What may be done where everyday values are left out.
const EVERYDAY: &str = "everyday words and dates are found in any text; to look for them all the same: --everyday, or join them to another column: name+birthdate";

/// Why no index came of what was read, with what was left out and how it may be taken all the same.
pub(super) fn nothing(asked: &Build, error: &BuildError, tally: &Tally) -> Failure {
    let left: Vec<String> = tally
        .left
        .iter()
        .map(Left::told)
        .filter(|left| !left.is_empty())
        .collect();
    let left = match left.is_empty() {
        true => String::new(),
        false => format!(" (left out: {})", left.join("; ")),
    };
    let everyday = tally.left.iter().any(Left::has_everyday);
    let hint = match error {
        BuildError::Nothing if everyday => Some(EVERYDAY),
        BuildError::Nothing => Some("values have at least four letters or digits"),
        other => hint(other),
    };
    failure(format!("{}: {error}{left}", shown(&asked.file)), hint)
}

pub(super) fn told(asked: &Build, file: &Path, built: &Built, tally: &Tally, out: &mut Out) {
    let what = match asked.columns.is_empty() {
        true => "phrase",
        false => "row",
    };
    out.line(format_args!(
        "{} of {}",
        several(tally.rows, what),
        shown(&asked.file)
    ));
    let width = built
        .columns
        .iter()
        .map(|column| column.parts.join("+").len());
    let width = width.max().unwrap_or_default();
    for (column, left) in built.columns.iter().zip(&tally.left) {
        let values = several(column.values, "value");
        let left = left.told();
        let left = if left.is_empty() {
            left
        } else {
            format!("; left out: {left}")
        };
        out.line(format_args!(
            "  {:<width$}  {values}{left}",
            clean(&column.parts.join("+"))
        ));
    }
    out.line(format_args!(
        "{}  {}, {} hashes, no values; whoever has it can try guesses",
        clean(&file.display().to_string()),
        sized(built.bytes.len() as u64),
        counted(built.hashes)
    ));
    if tally.odd.count > 0 {
        tell(format_args!(
            "weir: warning: {} rows have other fields than the first line and were left out: {}",
            counted(tally.odd.count),
            tally.odd.named()
        ));
    }
    if tally.latin.count > 0 {
        tell(format_args!(
            "weir: warning: {} rows are not UTF-8 and were read as Latin-1: {}",
            counted(tally.latin.count),
            tally.latin.named()
        ));
    }
    if tally.left.iter().any(Left::has_everyday) {
        tell(format_args!("weir: hint: {EVERYDAY}"));
    }
}

/// `weir.dictionary.build/1`.
pub(super) fn object(out: &Path, built: &Built, tally: &Tally) -> Value {
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
