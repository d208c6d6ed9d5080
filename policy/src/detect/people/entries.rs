//! Surnames before given names in entries of lists: what stands around one says that somebody is entered there.

use super::beside;
use super::words::{Case, Word};

/// Whether two blanks stand before a place: a column's start.
pub(super) fn is_padded(text: &str, start: usize) -> bool {
    text.get(..start).is_some_and(|head| head.ends_with("  "))
}

/// Whether a date of birth follows a name (`Heßler, Rüdiger, *08.09.69`, `Underhill, Tobias, DOB 09/28/1974`).
fn is_born(text: &str, end: usize) -> bool {
    const BORN: [&str; 14] = [
        "*", "DOB", "D.O.B", "born ", "geb.", "geboren", "né ", "née ", "nato ", "nata ", "ur. ",
        "nar. ", "f. ", "nac. ",
    ];
    let rest = text.get(end..).unwrap_or_default();
    rest.strip_prefix(", ")
        .or_else(|| rest.strip_prefix(" ("))
        .is_some_and(|rest| BORN.iter().any(|word| rest.starts_with(word)))
}

/// Whether the first of two words in brackets is an argument (`atan2(INF, NAN)`).
pub(super) fn is_argument(text: &str, start: usize) -> bool {
    text.get(..start)
        .and_then(|head| head.strip_suffix('('))
        .is_some_and(|head| head.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_'))
}

/// Whether a name starts a column, and something of theirs stands in the next (`Rathore, Pooja      pooja.rathore@…`).
pub(super) fn is_filed(text: &str, surname: &Word, given: &Word) -> bool {
    is_padded(text, surname.start)
        && given.case == Case::Title
        && (given.is_given() || given.is_unknown())
        && beside::is_told(text, surname.start, given.end)
}

/// Whether what may be a surname and a given name are entered with a date of birth.
pub(super) fn is_of_born(text: &str, surname: &Word, given: &Word) -> bool {
    surname.case == Case::Title
        && (surname.is_surname() || surname.is_unknown())
        && given.is_given()
        && !given.is_plain()
        && is_born(text, given.end)
}

/// Whether a name stands right after a colon, and something of theirs beside it.
pub(super) fn is_told(text: &str, start: usize, end: usize) -> bool {
    text.get(..start).is_some_and(|head| head.ends_with(": ")) && beside::is_told(text, start, end)
}
