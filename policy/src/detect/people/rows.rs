//! Rows without a head: where some cells of a column hold names that were found, the others of that column do as well.

use std::ops::Range;

use super::super::lines;
use super::Kind;
use super::looks::is_name;
use super::table::{NAME_LABEL, PARTICLE};
use super::words::{Case, word_at};

/// Fewest rows that make a column, and most that are read at once.
pub(super) const FEWEST: usize = 3;
const MOST: usize = 512;
/// Longest row, in bytes.
const ROW: usize = 400;
/// What parts the cells of a row.
const MARKS: [&str; 4] = ["\t", " | ", ";", ","];

/// The names in columns of which a third and more is names that were `found`.
pub(super) fn each(text: &str, found: &[(Kind, Range<usize>, bool)]) -> Vec<Range<usize>> {
    let mut more = Vec::new();
    blocks(text, found, 2, |rows, names| {
        columns(text, rows, names, &mut more);
    });
    more
}

/// Hands on each block of rows with a name in it, and the names that were `found` in order, where these are as many as
/// `fewest`.
pub(super) fn blocks(
    text: &str,
    found: &[(Kind, Range<usize>, bool)],
    fewest: usize,
    mut each: impl FnMut(&[Vec<Range<usize>>], &[Range<usize>]),
) {
    let mut names: Vec<Range<usize>> = found
        .iter()
        .filter(|(kind, ..)| *kind == Kind::Name)
        .map(|(_, range, _)| range.clone())
        .collect();
    if names.len() < fewest {
        return;
    }
    names.sort_unstable_by_key(|range| range.start);
    let mut done = 0;
    for name in &names {
        if name.start < done {
            continue;
        }
        let mut rows = around(text, name.start, done);
        rejoin(&mut rows, &names);
        let last = rows.last().and_then(|cells| cells.last());
        done = next(text, last.map_or(name.start, |cell| cell.end));
        if rows.len() >= FEWEST {
            each(&rows, &names);
        }
    }
}

/// The rows around a place, alike in what parts them and in how many cells they have; none of them begins before `from`.
fn around(text: &str, at: usize, from: usize) -> Vec<Vec<Range<usize>>> {
    let Some(start) = line(text, at) else {
        return Vec::new();
    };
    let Some((mark, first)) = row(text, start) else {
        return Vec::new();
    };
    let wide = first.len();
    let alike = |at| row(text, at).filter(|(other, cells)| *other == mark && cells.len() == wide);
    let mut rows = Vec::new();
    let mut top = start;
    while rows.len() < MOST
        && top > from
        && let Some(above) = line(text, top - 1)
        && let Some((_, cells)) = alike(above)
    {
        top = above;
        rows.push(cells);
    }
    rows.reverse();
    rows.push(first);
    let mut end = next(text, start);
    while rows.len() < MOST
        && let Some((_, cells)) = alike(end)
    {
        rows.push(cells);
        end = next(text, end);
    }
    rows
}

/// Joins two cells to one in all rows where a comma inside of names parted them (`Tillman, Latoya,770-11-3047`): where a
/// third and more of the rows have a name from the start of the one to the end of the other.
fn rejoin(rows: &mut [Vec<Range<usize>>], names: &[Range<usize>]) {
    let wide = rows.first().map_or(0, Vec::len);
    let spans = |row: &Vec<Range<usize>>, index: usize| {
        let (Some(first), Some(second)) = (row.get(index), row.get(index + 1)) else {
            return false;
        };
        let at = names.partition_point(|name| name.end <= first.start);
        names
            .get(at)
            .is_some_and(|name| name.start == first.start && name.end == second.end)
    };
    for index in 0..wide.saturating_sub(1) {
        let count = rows.iter().filter(|row| spans(row, index)).count();
        if count == 0 || count * 3 < rows.len() {
            continue;
        }
        for row in rows.iter_mut() {
            if let Some(end) = row.get(index + 1).map(|cell| cell.end)
                && let Some(cell) = row.get_mut(index)
            {
                cell.end = end;
                row.remove(index + 1);
            }
        }
        return;
    }
}

/// The names in the columns of rows.
fn columns(
    text: &str,
    rows: &[Vec<Range<usize>>],
    names: &[Range<usize>],
    more: &mut Vec<Range<usize>>,
) {
    let holds = |cell: &Range<usize>| {
        let at = names.partition_point(|name| name.end <= cell.start);
        names.get(at).is_some_and(|name| {
            name.start <= cell.start + 4 && name.end + 1 >= cell.end && name.start < cell.end
        })
    };
    let wide = rows.first().map_or(0, Vec::len);
    for index in 0..wide {
        let cells = || rows.iter().filter_map(|row| row.get(index));
        let named = cells().filter(|cell| holds(cell)).count();
        if named < 2 || named * 3 < rows.len() || named == rows.len() {
            continue;
        }
        // A column in which other things stand besides is none of names.
        let alike = cells().filter(|cell| is_alike(text, cell)).count();
        if alike * 4 < rows.len() * 3 {
            continue;
        }
        more.extend(
            cells()
                .filter(|cell| !holds(cell) && is_alike(text, cell))
                .cloned(),
        );
    }
}

/// Whether a cell is written as a name is: two to five words with capitals, particles among them.
fn is_alike(text: &str, cell: &Range<usize>) -> bool {
    let value = text.get(cell.clone()).unwrap_or_default();
    let (mut words, mut odd, mut at) = (0, 0, cell.start);
    for part in value.split(' ') {
        if let Some(word) = word_at(text, at) {
            words += usize::from(word.case != Case::Lower);
            // What heads a column: `Ad Soyad`.
            odd += usize::from(word.is(NAME_LABEL) && !word.is_named());
            odd += usize::from(
                word.case == Case::Lower && !word.is(PARTICLE)
                    || word.case == Case::Mixed && !part.contains(['-', '\'', '’']),
            );
        }
        at += part.len() + 1;
    }
    is_name(value) && (2..=5).contains(&words) && odd == 0
}

/// Where the line after the one at a place starts.
fn next(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    memchr::memchr(b'\n', rest).map_or(text.len(), |newline| at + newline + 1)
}

/// Where the line of a place starts; `None` where that is further off than a row is long.
fn line(text: &str, at: usize) -> Option<usize> {
    lines::start(text.as_bytes(), at, ROW + 2)
}

/// The cells of the line at a place, and what parts them; `None` where it is no row.
fn row(text: &str, at: usize) -> Option<(&'static str, Vec<Range<usize>>)> {
    let end = next(text, at);
    let line = text.get(at..end)?.trim_end_matches(['\n', '\r']);
    if line.is_empty() || line.len() > ROW {
        return None;
    }
    let mark = MARKS.into_iter().find(|mark| line.contains(mark))?;
    let mut cells = Vec::new();
    let mut start = at;
    for cell in line.split(mark) {
        let blank = cell.len() - cell.trim_start_matches([' ', '"', '|']).len();
        let inner = cell.trim_matches([' ', '"', '|']);
        cells.push(start + blank..start + blank + inner.len());
        start += cell.len() + mark.len();
    }
    (cells.len() > 1 && cells.len() < 32).then_some((mark, cells))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_of_names_is_one_throughout() {
        let text = "Jo Bay; 3 days; flu\nSem Rook; 2 days; flu\nde Wit, Jip; 9 days; leave\nAnn Lee; 1 day; flu\n";
        let at = |name: &str| {
            let start = text.find(name).expect("it is there");
            (Kind::Name, start..start + name.len(), false)
        };
        let more = each(text, &[at("Jo Bay"), at("Ann Lee")]);
        let more: Vec<&str> = more.into_iter().map(|range| &text[range]).collect();
        assert_eq!(more, ["Sem Rook", "de Wit, Jip"]);
        let text = "Jo Bay; 3\nSales Office; 2\nnorth wing of it; 9\nAnn Lee; 1\n";
        let at = |name: &str| {
            let start = text.find(name).expect("it is there");
            (Kind::Name, start..start + name.len(), false)
        };
        assert_eq!(each(text, &[at("Jo Bay")]).len(), 0);
    }
}
