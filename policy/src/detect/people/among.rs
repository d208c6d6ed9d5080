//! Given names alone, among others or before what they say.

use super::context::Left;
use super::table::GIVEN_COMMON;
use super::words::{Case, Word, word_at, word_before};

/// Whether a given name is one of a list of them: two more stand beside it.
pub(super) fn is_listed(text: &str, word: &Word) -> bool {
    let given =
        |word: Word| word.case == Case::Title && word.is(GIVEN_COMMON) && !word.is_ambiguous();
    let joints = [
        ", and ", " and ", ", ", " und ", " et ", " y ", " e ", " en ", " i ",
    ];
    let next = |end: usize| {
        let rest = text.get(end..)?;
        let more = joints.iter().find_map(|joint| rest.strip_prefix(joint))?;
        word_at(text, text.len() - more.len()).filter(|word| given(*word))
    };
    let previous = |start: usize| {
        let head = text.get(..start)?;
        let more = joints.iter().find_map(|joint| head.strip_suffix(joint))?;
        word_before(more, more.len()).filter(|word| given(*word))
    };
    let after_it = next(word.end);
    let before_it = previous(word.start);
    let others = match (before_it, after_it) {
        (Some(one), Some(two)) => Some((one, two)),
        (None, Some(one)) => next(one.end).map(|two| (one, two)),
        (Some(one), None) => previous(one.start).map(|two| (two, one)),
        (None, None) => None,
    };
    // `Carter, Bennett and Sloane` are as often companies.
    others.is_some_and(|(one, two)| [word, &one, &two].iter().any(|name| !name.is_surname()))
}

/// Whether a given name stands before what it says: at a line's start, a colon and words after it.
pub(super) fn speaks(text: &str, word: &Word, left: Left) -> bool {
    let said = text
        .get(word.end..)
        .and_then(|rest| rest.strip_prefix(": "))
        .and_then(|rest| rest.chars().next());
    left == Left::Line && said.is_some_and(|c| c.is_alphabetic() || matches!(c, '"' | '“' | '«'))
}

/// Whether a given name stands at a line's start before a colon, and does so again close by: who speaks in a chat.
pub(super) fn speaks_again(text: &str, word: &Word, left: Left) -> bool {
    /// How far away, in bytes.
    const NEAR: usize = 1024;
    let spoken = text.get(word.start..word.end + 1).unwrap_or_default();
    if left != Left::Line || !spoken.ends_with(':') {
        return false;
    }
    let floor = text.ceil_char_boundary(word.start.saturating_sub(NEAR));
    let end = text.floor_char_boundary((word.end + NEAR).min(text.len()));
    let again = |part: Option<&str>| {
        part.is_some_and(|part| {
            memchr::memmem::find_iter(part.as_bytes(), spoken.as_bytes())
                .any(|at| at == 0 || part.as_bytes().get(at - 1) == Some(&b'\n'))
        })
    };
    again(text.get(floor..word.start)) || again(text.get(word.end + 1..end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_speaks_in_a_chat_speaks_again() {
        for (text, again) in [
            ("Shigeko: who are you?\nOwner: me.\nShigeko: I see.", true),
            ("Shigeko: who are you?\nOwner: me.", false),
            ("Shigeko: a Shigeko: b", false),
        ] {
            let word = word_at(text, 0).expect("a word");
            assert_eq!(speaks_again(text, &word, Left::Line), again, "{text}");
        }
    }
}
