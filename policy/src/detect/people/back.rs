//! What stands before a part of an address and belongs to it, part by part.

use super::steps::{self, Told};
use super::words::before;

/// Most parts that are read.
const PARTS: usize = 7;
/// How far a part reaches at most, in bytes.
const REACH: usize = 64;

/// What stands before a part of an address and belongs to it.
pub(super) struct Back {
    /// Where the first part with what only addresses have starts.
    pub best: usize,
    /// Where the first part that may belong to it starts.
    pub first: usize,
    pub told: Told,
}

/// The parts before a place, one after the other; where its own part has started before it, that one first.
pub(super) fn back(text: &str, start: usize, floor: usize, own: bool) -> Option<Back> {
    let mut found: Option<Back> = None;
    let mut at = start;
    for count in 0..PARTS {
        let Some(end) = gap_before(text, at, own && count == 0) else {
            break;
        };
        let Some((from, goes_on)) = part_before(text, end, floor) else {
            break;
        };
        let whole = steps::told(text, from..end).filter(|told| !told.month);
        let (from, told) = match whole {
            Some(told) => (from, told),
            None => match steps::tail(text, from..end) {
                Some(tail) => (
                    tail,
                    steps::told(text, tail..end)
                        .filter(|told| !told.month)
                        .unwrap_or_default(),
                ),
                None => break,
            },
        };
        // A town stands right before its code: `Room B12 3RD floor` has none.
        let some = told.kind || told.number || told.capital;
        if !some || own && count == 0 && !told.town && !told.number {
            break;
        }
        let so_far = found.get_or_insert(Back {
            best: start,
            first: start,
            told: Told::default(),
        });
        so_far.first = from;
        if told.kind || told.number {
            so_far.best = from;
        }
        so_far.told = so_far.told.and(told);
        if whole.is_none() || !goes_on || from <= floor {
            break;
        }
        at = from;
    }
    found
}

/// Where the part before a separator ends; with `own`, one space is one.
pub(super) fn gap_before(text: &str, at: usize, own: bool) -> Option<usize> {
    let head = text.get(..at)?;
    let bare = head.trim_end_matches([' ', '\t', '\r']);
    if bare.len() + 4 < at {
        return None;
    }
    let bare = match bare.strip_suffix("\\n").or_else(|| bare.strip_suffix('\n')) {
        Some(line) => line.trim_end_matches([' ', '\r']).trim_end_matches(','),
        None => match bare.strip_suffix([',', '·', '•', '$']) {
            Some(part) => part.trim_end_matches(' '),
            None => match bare.strip_suffix(" -").or_else(|| bare.strip_suffix(" –")) {
                Some(part) => part.trim_end_matches([' ', ',']),
                None if own && bare.len() < at => bare,
                None => return None,
            },
        },
    };
    before(bare, bare.len())
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | ')' | 'º' | 'ª'))
        .then_some(bare.len())
}

/// What ends a part of an address, besides the end of the text.
fn is_bound(c: char) -> bool {
    matches!(
        c,
        ',' | '\n'
            | ':'
            | ';'
            | '('
            | '"'
            | '|'
            | '>'
            | '<'
            | '\t'
            | '“'
            | '„'
            | '='
            | '!'
            | '?'
            | '\\'
            | '$'
            | '•'
            | '·'
            | '「'
    )
}

/// Where the part that ends at a place starts, and whether another may stand before it.
fn part_before(text: &str, end: usize, floor: usize) -> Option<(usize, bool)> {
    let from = text
        .ceil_char_boundary(end.saturating_sub(REACH))
        .max(floor);
    let head = text.get(from..end)?;
    let bound = head.char_indices().rev().find(|(_, c)| is_bound(*c));
    let (mut start, goes_on) = match bound {
        // `\n`, written out: the letter is no part.
        Some((place, '\\')) => (from + place + 2, true),
        // `07:45:10`
        Some((place, ':'))
            if head
                .as_bytes()
                .get(place + 1)
                .is_some_and(u8::is_ascii_digit) =>
        {
            return None;
        }
        Some((place, c)) => (
            from + place + c.len_utf8(),
            matches!(c, ',' | '\n' | '$' | '•' | '·'),
        ),
        None => (from, false),
    };
    if let Some(dash) = text.get(start..end)?.rfind(" - ") {
        start += dash + 3;
    }
    let part = text.get(start..end)?;
    Some((
        start + part.len() - part.trim_start_matches([' ', '\t']).len(),
        goes_on,
    ))
}

/// Where the part that starts at a place ends.
pub(super) fn part_end(text: &str, start: usize) -> Option<usize> {
    let until = text.floor_char_boundary((start + REACH).min(text.len()));
    let rest = text.get(start..until)?;
    let mut last = ' ';
    let mut long = 0;
    for (place, c) in rest.char_indices() {
        let sentence = c == ' ' && last == '.' && long > 3;
        if is_bound(c) && c != ':' || c == ')' || sentence {
            let end = if sentence { place - 1 } else { place };
            return Some(start + rest.get(..end)?.trim_end().len());
        }
        long = match c.is_alphabetic() {
            true => long + 1,
            false if c == '.' => long,
            false => 0,
        };
        last = c;
    }
    Some(start + rest.trim_end_matches([' ', '.']).len())
}
