//! Tables: a column's head says what the cells below it are (CSV, tabs, semicolons, Markdown).

use std::ops::Range;

use super::super::columns::unnumbered;
use super::super::inserts::Insert;
use super::super::lines;
use super::heads::{self, columns, is_about_people};
use super::looks::{decide, holds_names, is_name};
use super::{Kind, dates, records};

/// Longest head line, in bytes.
const HEAD: usize = 512;
/// Longest cell that is an address.
const ADDRESS: usize = 200;
/// Longest cell that is a part of one.
const PLACE: usize = 64;
/// Most columns looked at.
const COLUMNS: usize = 64;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Other,
    /// Names of persons.
    Name,
    /// Names, of persons where most of its cells look so.
    Maybe,
    Address,
    /// Postcodes, towns, states: parts of addresses where other columns say whose.
    Place,
    Birth,
    /// Numbers that states give, where other columns tell of whom.
    Number,
}

/// Reads the tables whose heads the places stand in, and the SQL statements; tells of each cell that is a person's.
pub(super) fn each(
    text: &str,
    heads: &[usize],
    inserts: &[Insert],
    mut tell: impl FnMut(Kind, Range<usize>),
) {
    let mut floor = 0;
    for head in heads {
        if *head < floor {
            continue;
        }
        let Some(line) = line(text, *head).map(|line| unnumbered(text.as_bytes(), line)) else {
            continue;
        };
        floor = match table(text, &line, &mut tell) {
            Some(end) => end,
            None => line.end,
        };
    }
    for Insert { heads, rows } in inserts {
        tell_cells(text, heads, rows, columns(text, heads), &mut tell);
    }
}

/// The line around a place, if it is not too long for a head.
fn line(text: &str, at: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let start = lines::start(bytes, at, HEAD)?;
    Some(start..lines::end(bytes, at, start + HEAD)?)
}

/// Reads the table under a head line; where it ends.
fn table(
    text: &str,
    head: &Range<usize>,
    tell: &mut impl FnMut(Kind, Range<usize>),
) -> Option<usize> {
    let first = text.get(head.clone())?;
    if is_code(first) {
        return None;
    }
    let count = |mark: u8| memchr::memchr_iter(mark, first.as_bytes()).count();
    let counted = [b'\t', b'|', b';', b','].map(|mark| (mark, count(mark)));
    let (mark, _) = counted
        .into_iter()
        .max_by_key(|(mark, count)| count * 2 + usize::from(*mark != b','))
        .filter(|(_, count)| *count > 0)?;
    let heads = cells(text, head, mark);
    // Most lines with such a word in a row of others have no row below them.
    let followed = || !rows(text, head.end + 1, mark, heads.len(), 1).0.is_empty();
    if heads.iter().any(|cell| cell.len() > 40) || !followed() {
        return None;
    }
    let columns = columns(text, &heads);
    // A line that is indented by a tab has one cell and is no head.
    let filled = heads.iter().filter(|cell| !cell.is_empty()).count();
    if columns.iter().all(|column| *column == Column::Other)
        || (filled < 2 && matches!(mark, b'\t' | b','))
    {
        return None;
    }
    let (rows, at) = rows(text, head.end + 1, mark, heads.len(), usize::MAX);
    tell_cells(text, &heads, &rows, columns, tell);
    Some(at.min(text.len()))
}

/// Whether a line has marks that heads have not but in a note: `Né(e) le`, `Date of birth (dd/mm/yyyy)`.
fn is_code(line: &str) -> bool {
    let (mut open, mut before) = (false, ' ');
    let mut rest = line.chars();
    while let Some(c) = rest.next() {
        let ending = |end| rest.as_str().starts_with(end);
        match c {
            '(' if ending("e)") || ending("a)") => {
                rest.nth(1);
                continue;
            }
            '{' | '=' | ':' | '<' => return true,
            // `call(of, some)`
            '(' if open || before != ' ' => return true,
            '(' => open = true,
            ')' => open = false,
            ',' | ';' | '|' | '\t' if open => return true,
            _ => {}
        }
        before = c;
    }
    open
}

/// Tells of the cells of rows under their heads.
fn tell_cells(
    text: &str,
    heads: &[Range<usize>],
    rows: &[Vec<Range<usize>>],
    mut columns: Vec<Column>,
    tell: &mut impl FnMut(Kind, Range<usize>),
) {
    let told = columns
        .iter()
        .any(|column| matches!(column, Column::Name | Column::Address | Column::Birth));
    for (index, column) in columns.iter_mut().enumerate() {
        match column {
            Column::Maybe => {
                *column = decide(text, rows, index, told || is_about_people(text, heads));
            }
            Column::Name if !holds_names(text, rows, index) => *column = Column::Other,
            _ => {}
        }
    }
    let somebodys = columns.contains(&Column::Address) && columns.contains(&Column::Name);
    let numbered = columns.contains(&Column::Name) && heads::tells_of_states(text, heads);
    for row in rows {
        for (cell, column) in row.iter().zip(&columns) {
            if (*column != Column::Place || somebodys)
                && (*column != Column::Number || numbered)
                && let Some(kind) = value(text, cell, *column)
            {
                tell(kind, cell.clone());
            }
        }
    }
}

/// The rows from a place on that have as many cells as the head, at `most` so many, and where the next line starts.
fn rows(
    text: &str,
    mut at: usize,
    mark: u8,
    count: usize,
    most: usize,
) -> (Vec<Vec<Range<usize>>>, usize) {
    let mut rows = Vec::new();
    while rows.len() < most
        && let Some(row) = next_line(text, at)
    {
        at = row.end + 1;
        let row = unnumbered(text.as_bytes(), row);
        let line = text.get(row.clone()).unwrap_or_default();
        let rule = |byte: u8| matches!(byte, b'-' | b'|' | b':' | b' ' | b'\r' | b'+' | b'=');
        if line.len() > 2 && line.bytes().all(rule) {
            continue;
        }
        let cells = cells(text, &row, mark);
        if cells.len() != count {
            break;
        }
        rows.push(cells);
    }
    (rows, at)
}

/// The next line; `None` at the text's end or at an empty line.
fn next_line(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text.as_bytes().get(at..)?;
    let end = memchr::memchr(b'\n', rest).map_or(text.len(), |newline| at + newline);
    (end > at).then_some(at..end)
}

/// The cells of a line, without quotes and the spaces around them.
fn cells(text: &str, line: &Range<usize>, mark: u8) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut cells = Vec::new();
    let (mut start, mut quoted) = (line.start, false);
    for at in line.clone() {
        match bytes.get(at) {
            Some(b'"') => quoted = !quoted,
            Some(byte) if *byte == mark && !quoted => {
                cells.push(trim(text, start..at));
                start = at + 1;
            }
            _ => {}
        }
        if cells.len() > COLUMNS {
            break;
        }
    }
    cells.push(trim(text, start..line.end));
    cells
}

fn trim(text: &str, cell: Range<usize>) -> Range<usize> {
    let dressing = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '*' | '`');
    let value = text.get(cell.clone()).unwrap_or_default();
    let start = cell.start + value.len() - value.trim_start_matches(dressing).len();
    let end = start + value.trim_matches(dressing).len();
    start..end
}

/// What a cell is, as its column has it.
fn value(text: &str, cell: &Range<usize>, column: Column) -> Option<Kind> {
    let value = text.get(cell.clone())?;
    match column {
        Column::Name => {
            let none = matches!(
                value.to_ascii_lowercase().as_str(),
                "null"
                    | "none"
                    | "nan"
                    | "na"
                    | "unknown"
                    | "string"
                    | "text"
                    | "varchar"
                    | "true"
                    | "false"
                    | "yes"
                    | "no"
                    | "test"
                    | "anonymous"
            );
            (is_name(value) && !none).then_some(Kind::Name)
        }
        Column::Address => {
            let good = (6..=ADDRESS).contains(&value.len())
                && value
                    .split(|c: char| !c.is_alphanumeric())
                    .any(|part| part.starts_with(char::is_numeric) || !part.is_ascii())
                && value.chars().any(char::is_numeric)
                && value.chars().any(char::is_alphabetic)
                && !value.contains(['@', '{', '=', '_'])
                && (value.contains(' ') || !value.is_ascii());
            good.then_some(Kind::Address)
        }
        Column::Place => {
            let is_part =
                |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.' | '\'' | '’' | '/');
            ((2..=PLACE).contains(&value.len()) && value.chars().all(is_part))
                .then_some(Kind::Address)
        }
        Column::Number => records::is_number(text, cell).then_some(Kind::Number),
        Column::Birth => (dates::date(text, cell.start)? == cell.end).then_some(Kind::BirthDate),
        Column::Maybe | Column::Other => None,
    }
}
