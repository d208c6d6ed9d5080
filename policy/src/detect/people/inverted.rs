//! Names as lists sort them: the surname first, a comma, what is given after it.

use super::context;
use super::names::following;
use super::words::{Case, Word, after, before, word_at};

/// A surname, a comma, and given names (`Okafor, Chidinma`): where the whole ends. The surname is the word.
pub(super) fn name(text: &str, surname: &Word, labelled: bool) -> Option<usize> {
    let rest = text.get(surname.end..)?.strip_prefix(", ")?;
    let given = word_at(text, text.len() - rest.len())?;
    let is_surname = (surname.is_surname() && !surname.is_given()) || surname.is_unknown();
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
    let right = context::right(text, end);
    let starts = matches!(
        before(text, surname.start),
        None | Some('\n' | '"' | '\'' | '\t' | '|' | ';' | '(' | '>' | '\\')
    );
    (labelled || right.closes || (starts && right.ends)).then_some(end)
}
