//! What the words around a value say of it: its label, a word near, a word for something else.

use std::ops::Range;

use super::{Ids, around, head};
use crate::detect::scan::Scan;

/// What the words around a value say about one identifier.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    None,
    /// Such a word stands near.
    Near,
    /// It stands right before, or in the column's header, or the value before it in a list was one.
    Label,
    /// Another word stands right before.
    Against,
}

/// How far back words may stand, in bytes; how far ahead; how far back one counts as the value's label.
pub(super) const BEFORE: usize = 60;
pub(super) const AFTER: usize = 24;
const LABEL: usize = 32;

pub(super) fn voice(ids: &Ids, scan: &mut Scan<'_>, index: usize, range: &Range<usize>) -> Voice {
    let bytes = scan.text.as_bytes();
    let window = around(bytes, range);
    let told = scan.told();
    ids.vocabulary()
        .look(&mut scan.ids.seen, told, window.clone());
    let (mut near, mut label, mut against) = (false, false, None);
    let mut last = None;
    for word in scan.ids.seen.within(&window) {
        let before = word.end <= range.start;
        if !before && word.start < range.end {
            continue;
        }
        if ids.vocabulary().speaks_for(word.word, index) {
            near = true;
            if before {
                last = Some(word.end);
            }
        } else if before && ids.vocabulary().names_another(word.word) {
            against = Some(word.end);
        }
    }
    if let Some(end) = last {
        label = is_label(bytes.get(end..range.start).unwrap_or_default());
    }
    let line_ends = |end: usize| {
        bytes
            .get(end..range.start)
            .is_some_and(|gap| gap.contains(&b'\n'))
    };
    let in_cell = scan.columns.header(bytes, range.start);
    if let Some(cell) = &in_cell {
        // In a table the words of other rows and of other columns' headers say nothing.
        if last.is_some_and(line_ends) {
            (near, label) = (false, false);
        }
        head(ids, scan, cell.clone());
        if scan.ids.cell.1.has(index) {
            return Voice::Label;
        }
        if scan.ids.cell.1.others {
            return Voice::Against;
        }
    }
    if against.is_some_and(|end| {
        end + 24 > range.start && last.is_none_or(|last| last < end) && !line_ends(end)
    }) {
        return Voice::Against;
    }
    match (label, near) {
        (true, _) => Voice::Label,
        (false, _) if scan.follows(index, range) => Voice::Label,
        (false, true) => Voice::Near,
        (false, false) => Voice::None,
    }
}

/// Whether what stands between a word and a value leaves the word its label: no number, no other sentence.
fn is_label(gap: &[u8]) -> bool {
    let newlines = memchr::memchr_iter(b'\n', gap).count();
    // Blanks and dots that lead to a form's column (`Passport no. ........ `) are as long as the column is far.
    let leads = |pair: &&[u8]| matches!(pair, [b' ' | b'.' | b'_', b' ' | b'.' | b'_']);
    let led = gap.windows(2).filter(leads).count();
    // `Passport no.   ` goes on; `on file. It was ` does not.
    let ends = |four: &[u8]| matches!(four, [before, b'.', b' ', next] if *before != b'.' && !matches!(next, b' ' | b'.'));
    let ended = matches!(gap, [.., before, b'.', b' '] if *before != b'.');
    gap.len() - led <= LABEL
        && newlines <= 1
        && !gap
            .iter()
            .any(|b| b.is_ascii_digit() || matches!(b, b';' | b'!' | b'?'))
        && !(gap.len() > 8 && (ended || gap.windows(4).any(ends)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_stays_one_over_what_leads_to_its_value() {
        for gap in [
            ": ",
            " no.: ",
            "\": \"",
            " no.                      ",
            " ........................ ",
            "_doc_number=",
            "\n",
        ] {
            assert!(is_label(gap.as_bytes()), "{gap:?}");
        }
        for gap in [
            " on file. It was ",
            " on file. ",
            " 2: ",
            "\n\n",
            "; another: ",
            " is what we were told on the phone: ",
        ] {
            assert!(!is_label(gap.as_bytes()), "{gap:?}");
        }
    }
}
