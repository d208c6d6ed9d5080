//! What stands beside a name as another cell of its row, or as another name with its value, and is none.

use std::ops::Range;

use super::between;
use super::link::{Link, Linked};
use super::name::{Name, leads};
use super::value::Found;

/// Whether name and value are two cells of a row that has others: what several blanks part, and not an operator.
pub(super) fn is_cell(bytes: &[u8], name: &Name, linked: &Linked, found: &Found) -> bool {
    let worded = matches!(
        linked.link,
        Link::Beside | Link::Near | Link::Far | Link::Is | Link::Row
    );
    let between = between(bytes, name, found);
    let parted = |bytes: &[u8]| bytes.windows(2).any(|two| two == b"  ");
    if !worded || !parted(between) || between.contains(&b':') {
        return false;
    }
    let rest = bytes.get(found.range.end..).unwrap_or_default();
    let blank = rest.iter().take(16).take_while(|b| **b == b' ').count();
    let goes_on = blank > 1 && rest.get(blank).is_some_and(|b| !b.is_ascii_whitespace());
    goes_on || parted(between.trim_ascii())
}

/// `id=d93560c4`, `dur_ms=31`: another name with its value.
pub(super) fn is_other_name(value: &str) -> bool {
    value.split_once('=').is_some_and(|(name, said)| {
        !said.is_empty()
            && !said.starts_with('=')
            && name.len() > 1
            && (name == "id" || name.contains('_'))
            && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
    })
}

/// Whether what is blank after a name parts columns: a tab, or several blanks after a setting's name that begins its line
/// (`smtp_pass   x7!`).
pub(super) fn is_column(bytes: &[u8], name: &Name, blank: Range<usize>, closed: bool) -> bool {
    let tabs = bytes
        .get(blank.clone())
        .is_some_and(|blank| blank.contains(&b'\t'));
    tabs || blank.len() > 1
        && !closed
        && is_identifier(bytes, name)
        && leads(bytes, name.whole.start)
}

/// Whether a name joins words as settings do (`smtp_pass`, `DB_PASSWORD`).
fn is_identifier(bytes: &[u8], name: &Name) -> bool {
    let name = bytes.get(name.whole.clone()).unwrap_or_default();
    name.iter().any(|b| matches!(b, b'_' | b'-' | b'.'))
}

/// Whether the name that ends at a place is an option after a slash, as commands of Windows have them.
pub(super) fn is_slashed(bytes: &[u8], end: usize) -> bool {
    let head = bytes.get(end.saturating_sub(24)..end).unwrap_or_default();
    let name = head.iter().rev().take_while(|b| b.is_ascii_alphabetic());
    let before = head.len() - name.count();
    let blank = |at: usize| head.get(at).is_some_and(|b| matches!(b, b' ' | b'\t'));
    before
        .checked_sub(2)
        .is_some_and(|at| blank(at) && head.get(at + 1) == Some(&b'/'))
}
