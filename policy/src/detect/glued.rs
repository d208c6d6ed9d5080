//! What is glued to the form of a placeholder, or to a token that is surely one: letters beside a value speak against it,
//! but these say nothing.

use std::ops::Range;

use super::marks::Marks;
use super::scan::{self, Scanned};
use super::{Confidence, Detectors, MAX_CANDIDATES, TooMany};

/// How far from a form is looked, in bytes.
const FAR: usize = 512;
/// Of the length of a token, at least, no word is taken for one.
const TOKEN: usize = 16;

/// Adds what is found in the words that touch a form or a token, each read as a text of its own.
///
/// # Errors
/// [`TooMany`] when there are more candidates than a scan keeps.
pub(super) fn scan(set: &Detectors, text: &str, scanned: &mut Scanned) -> Result<(), TooMany> {
    let walls = walls(text, scanned);
    for index in 0..walls.len() {
        for word in beside(text, &walls, index).into_iter().flatten() {
            let Some(alone) = text.get(word.clone()) else {
                continue;
            };
            let found = scan::scan(set, alone, &Marks::new(alone))?.found;
            let moved = found.into_iter().map(|mut candidate| {
                candidate.range.start += word.start;
                candidate.range.end += word.start;
                candidate
            });
            scanned.found.extend(moved);
            if scanned.found.len() > MAX_CANDIDATES {
                return Err(TooMany);
            }
        }
    }
    Ok(())
}

/// The forms, and the tokens that touch a letter or a digit: sorted, and apart.
fn walls(text: &str, scanned: &Scanned) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let is_word = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
    let touches = |range: &Range<usize>| {
        range.start.checked_sub(1).is_some_and(is_word) || is_word(range.end)
    };
    let tokens = scanned.found.iter().filter(|found| {
        found.confidence == Confidence::High && found.range.len() >= TOKEN && touches(&found.range)
    });
    let mut all = scanned.forms.clone();
    all.extend(tokens.map(|found| found.range.clone()));
    if all.len() == scanned.forms.len() {
        return all;
    }
    all.sort_by_key(|wall| wall.start);
    let mut walls: Vec<Range<usize>> = Vec::with_capacity(all.len());
    for wall in all {
        match walls.last_mut() {
            Some(last) if wall.start < last.end => last.end = last.end.max(wall.end),
            _ => walls.push(wall),
        }
    }
    walls
}

/// The words that touch a form before it and after it, as far as the next blank or form.
fn beside(text: &str, forms: &[Range<usize>], index: usize) -> Option<[Range<usize>; 2]> {
    let form = forms.get(index)?;
    let before = index
        .checked_sub(1)
        .and_then(|before| forms.get(before))
        .map_or(0, |form| form.end);
    let after = forms.get(index + 1).map_or(text.len(), |form| form.start);
    let bytes = text.as_bytes();
    let from = before.max(form.start.saturating_sub(FAR)).min(form.start);
    let to = after.min(form.end.saturating_add(FAR)).max(form.end);
    let is_blank = |byte: &u8| byte.is_ascii_whitespace();
    let head = bytes.get(from..form.start)?;
    let head = head.len() - head.iter().rposition(is_blank).map_or(0, |blank| blank + 1);
    let tail = bytes.get(form.end..to)?;
    let tail = tail.iter().position(is_blank).unwrap_or(tail.len());
    // What stands between two forms is read once, after the first.
    let head = if before > 0 && form.start - head <= before {
        0
    } else {
        head
    };
    Some([
        text.ceil_char_boundary(form.start - head)..form.start,
        form.end..text.floor_char_boundary(form.end + tail),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORM: &str = "WEIRxAWSKEYx0123456789ABCDEF";
    const KEY: &str = "AKIAQ3EGRJ7XKP2MN5TZ";

    #[test]
    fn a_form_glued_to_a_value_hides_nothing() {
        let set = Detectors::builtin();
        for text in [
            format!("{FORM}{KEY}"),
            format!("{KEY}{FORM}"),
            format!("{FORM}{KEY}{FORM}"),
            format!("a {FORM}{FORM}{KEY} b"),
            format!("q={FORM}{KEY}&x=1"),
            format!("\u{e9}{KEY}{FORM}\u{e9}"),
        ] {
            let at = text.find(KEY).expect("it is there");
            let found = set.inspect(&text).expect("few");
            let covered = |byte: usize| found.iter().any(|found| found.range.contains(&byte));
            assert!((at..at + KEY.len()).all(covered), "{text}: {found:?}");
        }
        // A token that is one whatever stands before it is a wall, too.
        let (ssn, token) = (
            "219-09-9999",
            format!("sk-ant-api03-{}AA", "aB3-x_9Kq2".repeat(9) + "aB3"),
        );
        for text in [format!("{ssn}{token}"), format!("{ssn} {ssn}{token}")] {
            let found = set.inspect(&text).expect("few");
            let covered = |byte: usize| found.iter().any(|found| found.range.contains(&byte));
            let hidden = (0..text.len()).filter(|at| !covered(*at)).count();
            assert_eq!(hidden, text.matches(' ').count(), "{text}: {found:?}");
        }
        let plain = format!("see {FORM} and {FORM}, then stop");
        let found = set.inspect(&plain).expect("few");
        assert!(
            found
                .iter()
                .all(|found| found.class.as_str() == crate::redact::PLACEHOLDER)
        );
    }
}
