//! Names as lists sort them: the surname first, a comma, what is given after it.

use std::ops::Range;

use super::context::{self, Left};
use super::entries;
use super::following::following;
use super::labels::Label;
use super::right;
use super::table::{GIVEN_COMMON, NAME_LABEL, ROLE, SURNAME_COMMON, TITLE};
use super::words::{Case, Word, after, before, word_at, word_before};

/// A surname, a comma, and given names (`Okafor, Chidinma`): where the whole ends. The surname is the word.
pub(super) fn name(text: &str, surname: &Word, labelled: bool) -> Option<usize> {
    let rest = text.get(surname.end..)?.strip_prefix(", ")?;
    if entries::is_argument(text, surname.start) {
        return None;
    }
    let given = word_at(text, text.len() - rest.len())?;
    // `V16QI, UQI`: capitals throughout are names of code as often, unless both are names and nothing else.
    let shouted = surname.case == Case::Upper && given.case == Case::Upper;
    if shouted && !labelled && !(surname.is_surname() && given.is(GIVEN_COMMON)) {
        return None;
    }
    let rather = !surname.is_given() || surname.is(SURNAME_COMMON) && !surname.is(GIVEN_COMMON);
    let is_surname =
        (surname.is_surname() && (rather || is_called(text, surname))) || surname.is_unknown();
    // `BERGER-NKEMELU, Chidi`: capitals throughout, and a given name that is not.
    let capitals = surname.case == Case::Upper
        && surname.end - surname.start > 3
        && is_surname
        && given.case == Case::Title
        && given.is_given()
        && !given.is_ambiguous();
    let known = given.is_given() && !given.is_ambiguous() && is_surname && !surname.is_ambiguous();
    // `Patientin Stein, Irmgard`: one of the two is no other word, and something says that a name follows.
    let stated = surname.case == Case::Title
        && (surname.is_surname() || surname.is_unknown())
        && given.is_given()
        && (!given.is_ambiguous() || !surname.is_ambiguous())
        && is_called(text, surname);
    let filed = is_surname && entries::is_filed(text, surname, &given);
    let born = entries::is_of_born(text, surname, &given);
    if !given.is_capital()
        || given.case == Case::Initial
        || given.is_plain()
        || !(known || labelled || stated || filed || born)
    {
        return None;
    }
    let mut end = given.end;
    if let Some(more) = following(text, &given)
        && more.is_capital()
        && !more.is_plain()
        && (more.case == Case::Initial || more.is_named())
    {
        end = more.end;
        if more.case == Case::Initial && after(text, end) == Some('.') {
            end += 1;
        }
    }
    let right = right::right(text, end);
    let starts = matches!(
        before(text, surname.start),
        None | Some('\n' | '"' | '\'' | '\t' | '|' | ';' | '(' | '>' | '\\')
    ) || entries::is_padded(text, surname.start);
    let asked =
        born || known && (is_called(text, surname) || entries::is_told(text, surname.start, end));
    // `Whitlock, Persephone - absent`, `Gupta, Sunita (Mrs)`
    let rest = text.get(end..).unwrap_or_default();
    let parted = [" (", " - ", " – ", " — ", "  ", "\t"]
        .iter()
        .any(|mark| rest.starts_with(mark));
    let alone = starts && (right.ends || parted);
    (labelled || right.closes || asked || capitals || alone || stated || filed).then_some(end)
}

/// A surname of several words, or after what somebody is, that ends a run of words; a comma and a given name after it
/// (`El Khoury, Tariq`, `Patientin Stein, Irmgard`).
pub(super) fn in_run(text: &str, first: &Word, end: usize) -> Option<Range<usize>> {
    if end <= first.end || text.as_bytes().get(end) != Some(&b',') {
        return None;
    }
    let mut first = *first;
    while first.is(ROLE | TITLE | NAME_LABEL) && first.end < end {
        first = following(text, &first)?;
    }
    let last = word_before(text, end)?;
    let until = match first.start == last.start {
        true => name(text, &last, false),
        false => of_several(text, &first, &last),
    };
    until.map(|until| first.start..until)
}

/// A surname of several words, a comma and a clear given name (`El Khoury, Tariq`): where the whole ends. The words are
/// the surname's first and last.
fn of_several(text: &str, first: &Word, last: &Word) -> Option<usize> {
    let rest = text.get(last.end..)?.strip_prefix(", ")?;
    let given = word_at(text, text.len() - rest.len())?;
    let clear = given.case == Case::Title && given.is_given() && !given.is_ambiguous();
    let borne = last.is_surname() || last.is_unknown();
    let starts = entries::is_padded(text, first.start)
        || matches!(
            before(text, first.start),
            None | Some('\n' | '"' | '\'' | '\t' | '|' | '>')
        )
        || text
            .get(..first.start)
            .is_some_and(|head| head.ends_with("; ") || head.ends_with("| "));
    let right = right::right(text, given.end);
    let parted = text
        .get(given.end..)
        .is_some_and(|rest| rest.starts_with(" (") || rest.starts_with("  "));
    (clear && borne && (starts || is_called(text, first)) && (right.ends || right.closes || parted))
        .then_some(given.end)
}

/// Whether what stands before says that a name follows.
pub(super) fn is_called(text: &str, word: &Word) -> bool {
    match context::left(text, word.start) {
        Left::Label(label) => matches!(label, Label::Name | Label::Person),
        Left::Intro | Left::Role => true,
        Left::Mid => word_before(text, word.start.saturating_sub(1))
            .is_some_and(|before| before.is(NAME_LABEL)),
        _ => false,
    }
}
