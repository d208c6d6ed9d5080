//! What stands beside a name as another cell of its row, or as another name with its value, and is none.

use super::between;
use super::link::{Link, Linked};
use super::name::Name;
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
