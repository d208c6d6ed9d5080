//! Passwords in the column of a table: CSV, TSV and Markdown rows under a header that names it.

use std::ops::Range;

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
        if split(row, delimiter).count() != cells {
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
    let low = hit.start.saturating_sub(LINE);
    let head = bytes.get(low..hit.start)?;
    let start = match head.iter().rposition(|b| *b == b'\n') {
        Some(newline) => low + newline + 1,
        None if low == 0 => 0,
        None => return None,
    };
    let line = line_at(text, start)?;
    let row = text.get(line.clone())?;
    let delimiter = ['\t', '|', ';', ',']
        .into_iter()
        .find(|mark| row.contains(*mark))?;
    let index = text.get(start..hit.start)?.matches(delimiter).count();
    let named = cell(text, &line, delimiter, index)?;
    let whole = named.start == hit.start && named.end <= hit.end + 2
        || named.len() <= 24 && named.contains(&hit.start);
    let words = row
        .split(delimiter)
        .all(|cell| cell.len() <= 32 && !cell.contains(['=', '{', '(', '.', '@', ':', '<']));
    (whole && words).then(|| (delimiter, index, row.split(delimiter).count(), line.end + 1))
}

/// The line that starts at a place.
fn line_at(text: &str, start: usize) -> Option<Range<usize>> {
    let rest = text.as_bytes().get(start..text.len().min(start + LINE))?;
    let end = match memchr::memchr(b'\n', rest) {
        Some(newline) => start + newline,
        None if start + rest.len() == text.len() => text.len(),
        None => return None,
    };
    (end > start).then_some(start..end)
}

/// The cells of a row; a delimiter between quotes parts none.
fn split(row: &str, delimiter: char) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    let mut starts = true;
    row.split(move |c: char| {
        match c {
            '"' if quoted => quoted = false,
            '"' => quoted = starts,
            _ => {}
        }
        starts = c == delimiter && !quoted;
        starts
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
        value,
        quoted: false,
        link: Link::Element,
        ends: true,
        leads: false,
        shouted: false,
        titled: false,
        owned: false,
        intro: false,
        negated: false,
        english: true,
        prose: true,
    };
    // Words in a script without capitals are what a message says, or whom it is for.
    let ascii = value.bytes().any(|b| b.is_ascii_alphanumeric());
    ascii && !value.contains(' ') && judge::is_real(&told, assignment)
}
