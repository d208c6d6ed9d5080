//! Names as lists sort them: the surname first, a comma, what is given after it.

use super::context::{self, Left};
use super::labels::Label;
use super::names::following;
use super::right;
use super::table::NAME_LABEL;
use super::words::{Case, Word, after, before, word_at, word_before};

/// A surname, a comma, and given names (`Okafor, Chidinma`): where the whole ends. The surname is the word.
pub(super) fn name(text: &str, surname: &Word, labelled: bool) -> Option<usize> {
    let rest = text.get(surname.end..)?.strip_prefix(", ")?;
    let given = word_at(text, text.len() - rest.len())?;
    let is_surname = (surname.is_surname() && (!surname.is_given() || is_called(text, surname)))
        || surname.is_unknown();
    // `BERGER-NKEMELU, Chidi`: capitals throughout, and a given name that is not.
    let capitals = surname.case == Case::Upper
        && surname.end - surname.start > 3
        && is_surname
        && given.case == Case::Title
        && given.is_given()
        && !given.is_ambiguous();
    let known = given.is_given() && !given.is_ambiguous() && is_surname && !surname.is_ambiguous();
    if !given.is_capital()
        || given.case == Case::Initial
        || given.is_plain()
        || !(known || labelled)
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
    );
    let asked = known && is_called(text, surname);
    // `Whitlock, Persephone - absent`, `Gupta, Sunita (Mrs)`
    let rest = text.get(end..).unwrap_or_default();
    let parted = [" (", " - ", " – ", " — ", "  ", "\t"]
        .iter()
        .any(|mark| rest.starts_with(mark));
    let alone = starts && (right.ends || parted);
    (labelled || right.closes || asked || capitals || alone).then_some(end)
}

/// Whether what stands before says that a name follows.
fn is_called(text: &str, word: &Word) -> bool {
    match context::left(text, word.start) {
        Left::Label(label) => matches!(label, Label::Name | Label::Person),
        Left::Intro | Left::Role => true,
        Left::Mid => word_before(text, word.start.saturating_sub(1))
            .is_some_and(|before| before.is(NAME_LABEL)),
        _ => false,
    }
}
