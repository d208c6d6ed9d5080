//! Rows of persons without a head that says what their cells are: beside a column of names one of dates is when they were
//! born, and one of long numbers beside both is what a state or an office calls them.

use std::ops::Range;

use super::rows::{FEWEST, blocks};
use super::{Kind, dates};

/// Digits of a number that is a person's, and most characters of one.
const DIGITS: usize = 7;
const LONGEST: usize = 20;

/// The dates of birth and the numbers in rows that have a column of names that were `found`.
pub(super) fn each(text: &str, found: &[(Kind, Range<usize>, bool)]) -> Vec<(Kind, Range<usize>)> {
    let mut more = Vec::new();
    blocks(text, found, FEWEST, |rows, names| {
        columns(text, rows, names, &mut more);
    });
    more
}

/// The columns of dates and of numbers in rows of persons.
fn columns(
    text: &str,
    rows: &[Vec<Range<usize>>],
    names: &[Range<usize>],
    more: &mut Vec<(Kind, Range<usize>)>,
) {
    let holds = |cell: &&Range<usize>| {
        let at = names.partition_point(|name| name.end <= cell.start);
        names
            .get(at)
            .is_some_and(|name| name.start <= cell.start + 4 && name.start < cell.end)
    };
    let wide = rows.first().map_or(0, Vec::len);
    // A head stands above the rows, or none does.
    let column =
        |index: usize, from: usize| rows.iter().skip(from).filter_map(move |row| row.get(index));
    let named = (0..wide).any(|index| {
        let count = column(index, 0).filter(holds).count();
        count >= FEWEST.min(rows.len() - 1) && count * 3 >= rows.len() * 2
    });
    if !named {
        return;
    }
    let all = |index: usize, good: &dyn Fn(&Range<usize>) -> bool| {
        (0..2).find(|from| rows.len() >= FEWEST + from && column(index, *from).all(good))
    };
    let mut births = Vec::new();
    for index in 0..wide {
        let Some(from) = all(index, &|cell| is_birth(text, cell)) else {
            continue;
        };
        let mut years: Vec<u32> = column(index, from)
            .filter_map(|cell| year(text, cell))
            .collect();
        years.sort_unstable();
        years.dedup();
        // What happened in two or three years is no birth.
        if years.len() * 2 > rows.len() - from {
            births.push((index, from));
        }
    }
    if births.len() != 1 {
        return;
    }
    for (index, from) in births {
        more.extend(column(index, from).map(|cell| (Kind::BirthDate, cell.clone())));
    }
    for index in 0..wide {
        if let Some(from) = all(index, &|cell| is_number(text, cell)) {
            more.extend(column(index, from).map(|cell| (Kind::Number, cell.clone())));
        }
    }
}

/// The year of a date that fills a cell, where somebody who lives may have been born in it.
fn year(text: &str, cell: &Range<usize>) -> Option<u32> {
    (dates::date(text, cell.start)? == cell.end).then_some(())?;
    let years = text.get(cell.clone())?.split(|c: char| !c.is_ascii_digit());
    let mut years = years.filter(|part| part.len() == 4);
    let year = years.next()?.parse().ok()?;
    (1915..2020).contains(&year).then_some(year)
}

fn is_birth(text: &str, cell: &Range<usize>) -> bool {
    year(text, cell).is_some()
}

/// Whether a cell holds one long number, written as those of persons are: capitals and one sign between groups besides.
pub(super) fn is_number(text: &str, cell: &Range<usize>) -> bool {
    let value = text.get(cell.clone()).unwrap_or_default();
    let mut digits = 0;
    let mut joint = true;
    for c in value.chars() {
        match c {
            '0'..='9' => (digits, joint) = (digits + 1, false),
            'A'..='Z' => joint = false,
            ' ' | '-' | '.' | '/' if !joint => joint = true,
            _ => return false,
        }
    }
    let letters = value.bytes().filter(u8::is_ascii_uppercase).count();
    let least = if letters > 3 { 4 } else { DIGITS };
    digits >= least
        && digits + letters >= 8
        && !joint
        && value.len() <= LONGEST
        && year(text, cell).is_none()
        && dates::date(text, cell.start) != Some(cell.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found in rows whose first cells are names.
    fn found(text: &str) -> Vec<(Kind, &str)> {
        let mut start = 0;
        let mut names = Vec::new();
        for line in text.split_inclusive('\n') {
            let end = line.find(',').map_or(start, |comma| start + comma);
            names.push((Kind::Name, start..end, false));
            start += line.len();
        }
        let more = each(text, &names);
        more.into_iter()
            .filter_map(|(kind, range)| Some((kind, text.get(range)?)))
            .collect()
    }

    #[test]
    fn rows_of_persons_hold_their_births_and_numbers() {
        let text = "Ann Lee,129 662 011,1953-10-21\nJo Bay,895284175,1969-07-04\nSem Rook,187293667,1966-11-06\n";
        let births = ["1953-10-21", "1969-07-04", "1966-11-06"].map(|date| (Kind::BirthDate, date));
        let numbers = ["129 662 011", "895284175", "187293667"].map(|value| (Kind::Number, value));
        assert_eq!(found(text), [births, numbers].concat());
    }

    #[test]
    fn what_was_done_and_paid_is_neither() {
        for text in [
            "Ann Lee,120.50,2014-10-21\nJo Bay,30.00,2014-10-22\nSem Rook,12.10,2014-11-06\n",
            "Ann Lee,129662011\nJo Bay,895284175\nSem Rook,187293667\n",
            "Ann Lee,1953-10-21\nJo Bay,1969-07-04\n",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
