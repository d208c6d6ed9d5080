//! Whether the cells of a table's column look like names of persons.

use std::ops::Range;

use super::columns::Column;
use super::table::PARTICLE;
use super::words::{Case, word_at};

/// Longest cell that is a name, in bytes.
const NAME: usize = 64;
/// Rows that decide what a column holds whose head does not say.
const SAMPLE: usize = 12;

/// Whether at least half of the cells of a column are written as names are: no small words among capitalised ones.
pub(super) fn holds_names(text: &str, rows: &[Vec<Range<usize>>], index: usize) -> bool {
    let cells = rows.iter().take(SAMPLE).filter_map(|row| row.get(index));
    let (mut seen, mut odd) = (0, 0);
    for cell in cells.filter(|cell| !cell.is_empty()) {
        seen += 1;
        let small = |word: &super::words::Word| word.case == Case::Lower && !word.is(PARTICLE);
        let mixed = words(text, cell).any(|word| small(&word))
            && words(text, cell).any(|word| word.is_capital());
        let plain = words(text, cell).any(|word| small(&word) && word.is_plain());
        odd += usize::from(mixed || (plain && words(text, cell).count() > 1));
    }
    odd * 2 <= seen
}

/// Whether most cells of a column look like names of persons.
pub(super) fn decide(
    text: &str,
    rows: &[Vec<Range<usize>>],
    index: usize,
    about_people: bool,
) -> Column {
    let (mut seen, mut alike, mut known) = (0, 0, 0);
    for cell in rows.iter().take(SAMPLE).filter_map(|row| row.get(index)) {
        let value = text.get(cell.clone()).unwrap_or_default();
        if value.is_empty() {
            continue;
        }
        seen += 1;
        let (mut count, mut named, mut plain, mut given) = (0, 0, 0, 0);
        for word in words(text, cell) {
            count += 1;
            named += usize::from(word.is_named());
            given += usize::from(word.is_given() && !word.is_ambiguous());
            plain += usize::from(word.is_plain() || word.case == Case::Mixed);
        }
        // `서민지`: a name without a blank.
        let count = match is_whole(value) {
            true => 2,
            false => count,
        };
        let shaped = is_name(value) && (2..=5).contains(&count) && plain == 0;
        alike += usize::from(shaped);
        known += usize::from(shaped && (named == count || given > 0) || (count == 1 && given == 1));
    }
    let most = |count: usize| count * 2 > seen;
    match most(known) || (about_people && seen > 0 && (most(alike) || known * 3 >= seen)) {
        true => Column::Name,
        false => Column::Other,
    }
}

/// Whether a cell has two to four Chinese or Korean characters and nothing else.
fn is_whole(value: &str) -> bool {
    let is_one = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}');
    (2..=4).contains(&value.chars().count()) && value.chars().all(is_one)
}

/// The words of a cell.
fn words<'t>(
    text: &'t str,
    cell: &Range<usize>,
) -> impl Iterator<Item = super::words::Word> + use<'t> {
    let value = text.get(cell.clone()).unwrap_or_default();
    let start = cell.start;
    let mut offset = 0;
    value.split(' ').filter_map(move |part| {
        let at = start + offset;
        offset += part.len() + 1;
        word_at(text, at)
    })
}

/// Whether a character is a mark on a letter: accents, what joins letters of Indian scripts, vowels of Arabic and Hebrew.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}'
            | '\u{591}'..='\u{5c7}'
            | '\u{64b}'..='\u{652}'
            | '\u{93c}'
            | '\u{94d}'
            | '\u{9bc}'
            | '\u{9cd}'
            | '\u{a4d}'
            | '\u{acd}'
            | '\u{b4d}'
            | '\u{bcd}'
            | '\u{c4d}'
            | '\u{ccd}'
            | '\u{d4d}'
            | '\u{e47}'..='\u{e4e}'
            | '\u{200c}'
            | '\u{200d}'
    )
}

/// Whether a cell is written as a name is.
pub(super) fn is_name(value: &str) -> bool {
    let letters = value.chars().filter(|c| c.is_alphabetic()).count();
    letters > 0
        && (2..=NAME).contains(&value.len())
        && value.split(' ').count() <= 6
        && value.chars().all(|c| {
            c.is_alphabetic()
                || is_mark(c)
                || matches!(c, ' ' | '-' | '\'' | '’' | '.' | ',' | '　' | '・' | '々')
        })
}
