//! Words right before a name in its run, and what they make of the words after them.

use std::ops::Range;

use super::context::{self, Left};
use super::table::{SURNAME, SURNAME_COMMON};
use super::words::{Case, Run, Word};

/// Whether an everyday word is a surname after an abbreviated form of address (`dr. Vos`).
pub(super) fn is_titled(text: &str, word: &Word) -> bool {
    let head = text.get(..word.start).unwrap_or_default();
    head.ends_with(". ")
        && word.is(SURNAME | SURNAME_COMMON)
        && context::left(text, word.start) == Left::Title
}

/// Whether a noun stands before a surname in capitals and a given name (`Meldeschein KÜRSCHNER Birgit`).
pub(super) fn is_noun_before(run: &Run, span: &Range<usize>) -> bool {
    let (Some(noun), Some(surname), Some(given)) = (
        run.get(span.start),
        run.get(span.start + 1),
        run.get(span.start + 2),
    ) else {
        return false;
    };
    span.len() == 3
        && noun.case == Case::Title
        && !noun.is_given()
        && surname.case == Case::Upper
        && given.case == Case::Title
        && given.is_given()
}
