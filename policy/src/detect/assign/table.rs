//! Passwords in the column of a table: CSV, TSV and Markdown rows under a header that names it.

use std::ops::Range;

use super::super::columns::unnumbered;
use super::super::lines;
use super::link::Link;
use super::{Assignment, Kind, Told, judge};

/// Most rows read under one header, and the longest of them in bytes.
const ROWS: usize = 256;
const LINE: usize = 512;

/// The cells under the header at `hit`, where its line is one of a table.
pub(in crate::detect) fn column(
    text: &str,
    hit: &Range<usize>,
    found: &mut Vec<Range<usize>>,
) -> usize {
    let Some((delimiter, index, cells, mut at)) = header(text, hit) else {
        return hit.end;
    };
    let assignment = Assignment::new(Kind::Password, None);
    for _ in 0..ROWS {
        let Some(line) = line_at(text, at) else {
            break;
        };
        let row = text.get(line.clone()).unwrap_or_default();
        if count(row, delimiter) != cells {
            break;
        }
        at = line.end + 1;
        if let Some(range) = cell(text, &line, delimiter, index)
            && is_password(text, &range, &assignment)
        {
            found.push(range);
        }
    }
    at.max(hit.end).min(text.len())
}

/// The delimiter of the header's line, the number of the cell that names passwords, how many there are, and where the
/// line after it starts.
fn header(text: &str, hit: &Range<usize>) -> Option<(char, usize, usize, usize)> {
    let bytes = text.as_bytes();
    let start = lines::start(bytes, hit.start, LINE)?;
    let line = line_at(text, start)?;
    let row = text.get(line.clone())?;
    let delimiter = delimiter(row)?;
    // Most lines with such a word in them have no row below them.
    let cells = count(row, delimiter);
    let below = line_at(text, line.end + 1)?;
    if count(text.get(below)?, delimiter) != cells {
        return None;
    }
    let mut end = line.start;
    let index = split(row, delimiter).position(|cell| {
        end += cell.len() + delimiter.len_utf8();
        end > hit.start
    })?;
    let named = cell(text, &line, delimiter, index)?;
    let whole = named.start == hit.start && named.end <= hit.end + 2
        || named.len() <= 24 && named.contains(&hit.start) && hit.len() > 4;
    // `pass` and `pw` head columns of other things, too.
    let whole = whole && (hit.len() > 4 || named == *hit && split(row, delimiter).any(is_owner));
    // `'--set-password',` is an argument of a call, and `"password",` one of a list.
    let alone = delimiter == ','
        && split(row, delimiter)
            .filter(|cell| !cell.is_empty())
            .count()
            < 2;
    if alone
        || text
            .get(named.clone())
            .is_some_and(|name| name.starts_with("--"))
    {
        return None;
    }
    let words = split(row, delimiter).all(|cell| {
        cell.len() <= 32
            && !cell.contains(['=', '{', '(', '.', '@', ':', '<'])
            && !cell.contains("//")
    });
    let data = split(row, delimiter).any(|cell| is_datum(cell, delimiter));
    (whole && words && !data && starts_table(text, start, delimiter, cells)).then_some((
        delimiter,
        index,
        cells,
        line.end + 1,
    ))
}

/// What parts the cells of a header.
fn delimiter(row: &str) -> Option<char> {
    let holds = |mark: u8| memchr::memchr(mark, row.as_bytes()).is_some();
    // Most lines with such a word hold none of them.
    let first = memchr::memchr3(b'\t', b'|', b';', row.as_bytes());
    let mark = match first {
        Some(_) => [b'\t', b'|', b';'].into_iter().find(|mark| holds(*mark)),
        None => Some(b',').filter(|mark| holds(*mark)),
    };
    let blanks = || memchr::memmem::find(row.trim().as_bytes(), b"  ").is_some();
    mark.map(char::from)
        .or_else(|| blanks().then_some(BLANKS))
        .or_else(|| is_joined(row).then_some(':'))
}

/// Whether a header joins its names by colons and nothing else (`login:password`).
fn is_joined(row: &str) -> bool {
    let mut names = row.trim().split(':');
    let joined = names
        .clone()
        .all(|name| !name.is_empty() && !name.contains(' '));
    joined && names.any(is_owner)
}

/// Whether a cell is one of a row below a header: a column's type in a schema, or a thing with its number.
fn is_datum(cell: &str, delimiter: char) -> bool {
    const TYPES: &str = " text varchar char character integer int bigint smallint boolean bool date timestamp timestamptz uuid json \
        jsonb bytea citext string str number datetime float double nullable opaque none yes no true false ";
    let cell = cell.trim_matches([' ', '\t', '"', '\'', '`', '*', '\r']);
    let typed = cell.eq_ignore_ascii_case("not null")
        || TYPES
            .split_ascii_whitespace()
            .any(|named| named.eq_ignore_ascii_case(cell));
    let numbered = delimiter == BLANKS && cell.bytes().filter(u8::is_ascii_digit).count() > 1;
    typed || numbered
}

/// Whether no row of the same table stands above: a header is the first.
fn starts_table(text: &str, start: usize, delimiter: char, cells: usize) -> bool {
    let Some(end) = start.checked_sub(1) else {
        return true;
    };
    let above = lines::before(text.as_bytes(), end, LINE);
    let row = unnumbered(text.as_bytes(), end - above.len()..end);
    let row = text.get(row).unwrap_or_default();
    // A sentence with a comma may stand above.
    row.trim().is_empty() || (delimiter == ',' && cells < 4) || count(row, delimiter) != cells
}

/// The line that starts at a place, without its number.
fn line_at(text: &str, start: usize) -> Option<Range<usize>> {
    let end = lines::end(text.as_bytes(), start, start + LINE)?;
    (end > start).then(|| unnumbered(text.as_bytes(), start..end))
}

/// Stands for two blanks and more, where a table has no other delimiter.
const BLANKS: char = ' ';

/// Whether a header names who or what a password is for.
fn is_owner(cell: &str) -> bool {
    const OWNERS: &str = " user username login account host server system site url service name mail e-mail email id machine device \
        benutzer konto dienst usuario usuário cuenta servicio serviço utilisateur identifiant compte utente servizio gebruiker \
        dienst użytkownik konto usługa ";
    let cell = cell
        .trim_matches([' ', '\t', '"', '\'', '`', '*', '\r'])
        .to_lowercase();
    OWNERS.split_ascii_whitespace().any(|owner| owner == cell)
}

/// How many cells a row has.
fn count(row: &str, delimiter: char) -> usize {
    let plain = delimiter != BLANKS && memchr::memchr(b'"', row.as_bytes()).is_none();
    match u8::try_from(delimiter) {
        Ok(mark) if plain => memchr::memchr_iter(mark, row.as_bytes()).count() + 1,
        _ => split(row, delimiter).count(),
    }
}

/// The cells of a row, with what is blank around them; a delimiter between quotes parts none.
fn split(row: &str, delimiter: char) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    let mut starts = true;
    let mut last = ' ';
    let blanks = delimiter == BLANKS;
    let lead = row.len() - row.trim_start().len();
    let mut rest = row.char_indices().peekable();
    let mut from = 0;
    let mut ended = false;
    std::iter::from_fn(move || {
        if ended {
            return None;
        }
        for (at, c) in rest.by_ref() {
            if blanks {
                // A cell ends where the second of several blanks does.
                let parts = last == ' '
                    && c == ' '
                    && at > lead
                    && row
                        .get(at + 1..)
                        .is_some_and(|rest| !rest.starts_with(' ') && !rest.is_empty());
                last = c;
                if parts {
                    let cell = row.get(from..at);
                    from = at + 1;
                    return cell;
                }
                continue;
            }
            match c {
                '"' if quoted => quoted = false,
                '"' => quoted = starts,
                _ => {}
            }
            starts = c == delimiter && !quoted;
            if starts {
                let cell = row.get(from..at);
                from = at + c.len_utf8();
                return cell;
            }
        }
        ended = true;
        row.get(from..)
    })
}

/// The cell of this number, without blanks and quotes around it.
fn cell(text: &str, line: &Range<usize>, delimiter: char, index: usize) -> Option<Range<usize>> {
    let row = text.get(line.clone())?;
    let mut start = line.start;
    for (number, cell) in split(row, delimiter).enumerate() {
        if number == index {
            let left = cell.trim_start_matches([' ', '\t', '"', '\'', '`', '\r']);
            let at = start + cell.len() - left.len();
            let value = left.trim_end_matches([' ', '\t', '"', '\'', '`', '\r']);
            return (!value.is_empty()).then(|| at..at + value.len());
        }
        start += cell.len() + delimiter.len_utf8();
    }
    None
}

fn is_password(text: &str, range: &Range<usize>, assignment: &Assignment) -> bool {
    let value = text.get(range.clone()).unwrap_or_default();
    let told = Told {
        ends: true,
        ..Told::of(value, Link::Element)
    };
    // Words in a script without capitals are what a message says, or whom it is for.
    let ascii = value.bytes().any(|b| b.is_ascii_alphanumeric());
    ascii && !value.contains(' ') && judge::is_real(&told, assignment)
}
