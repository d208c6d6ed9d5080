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

/// Longest line that is read to tell who speaks, in bytes.
const LINE: usize = 400;

/// Whether a name stands before what it says: at a line's start or after the time, a colon and words after it. One that
/// no list holds does where another line beside it starts the same way, with a known one.
pub(super) fn is_speaker(text: &str, word: &Word, known: bool) -> bool {
    says(text, word)
        && (known
            || neighbours(text, word)
                .into_iter()
                .flatten()
                .any(|other| other.is_given() && !other.is_ambiguous() && says(text, &other)))
}

/// Whether the time stands in brackets before a word that a line starts with (`[09:17] Hazel: …`).
pub(super) fn is_timed(text: &str, word: &Word) -> bool {
    let floor = text.ceil_char_boundary(word.start.saturating_sub(32));
    let head = text.get(floor..word.start).unwrap_or_default();
    let line = head.rsplit('\n').next().unwrap_or_default();
    line.starts_with('[') && line.ends_with("] ") && line.contains(':')
}

/// Whether a colon (or a bracket of a chat's log) and words stand after a word that a line starts with.
fn says(text: &str, word: &Word) -> bool {
    let rest = text.get(word.end..).unwrap_or_default();
    let floor = text.ceil_char_boundary(word.start.saturating_sub(32));
    let head = text.get(floor..word.start).unwrap_or_default();
    let line = match head.rfind('\n') {
        Some(newline) => head.get(newline + 1..).unwrap_or_default(),
        None if floor == 0 => head,
        None => return false,
    };
    let (line, rest) = match line.strip_suffix('<') {
        Some(line) => (line, rest.strip_prefix("> ")),
        None => (
            line,
            rest.strip_prefix(": ")
                .or_else(|| rest.strip_prefix(" : "))
                .or_else(|| rest.strip_prefix(":\u{a0}")),
        ),
    };
    let timed = line.chars().all(|c| {
        c.is_ascii_digit()
            || matches!(
                c,
                ' ' | '['
                    | ']'
                    | '('
                    | ')'
                    | ':'
                    | '.'
                    | ','
                    | '/'
                    | '-'
                    | '–'
                    | 'A'
                    | 'P'
                    | 'M'
                    | 'T'
                    | 'Z'
            )
    });
    let said = rest.and_then(|rest| rest.chars().next());
    timed && said.is_some_and(|c| c.is_alphabetic() || matches!(c, '¿' | '¡' | '"' | '@'))
}

/// The first words of the lines before and after a word's line.
fn neighbours(text: &str, word: &Word) -> [Option<Word>; 2] {
    let floor = text.ceil_char_boundary(word.start.saturating_sub(LINE));
    let head = text.get(floor..word.start).unwrap_or_default();
    let before = head.rfind('\n').and_then(|end| {
        let start = head.get(..end)?.rfind('\n').map_or(0, |at| at + 1);
        (start > 0 || floor == 0)
            .then(|| speaker(text, floor + start))
            .flatten()
    });
    let ceiling = text.floor_char_boundary((word.end + LINE).min(text.len()));
    let rest = text.get(word.end..ceiling).unwrap_or_default();
    let after = rest
        .find('\n')
        .and_then(|at| speaker(text, word.end + at + 1));
    [before, after]
}

/// The first word of a line, after the time and brackets.
fn speaker(text: &str, start: usize) -> Option<Word> {
    let rest = text.get(start..)?;
    let bare = rest.trim_start_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, ' ' | '[' | ']' | '(' | ')' | ':' | '<' | '.' | '/' | '-')
    });
    (rest.len() - bare.len() < 32)
        .then(|| word_at(text, text.len() - bare.len()))
        .flatten()
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

    #[test]
    fn who_speaks_stands_before_what_is_said() {
        for (text, told) in [
            ("X: hello", true),
            ("[14:02] X: hello", true),
            ("2024-03-01 09:11 X: hello", true),
            ("<X> hello", true),
            ("X : bonjour", true),
            ("a X: hello", false),
            ("X: 5", false),
            ("X, hello", false),
        ] {
            let at = text.find('X').expect("marked");
            let word = word_at(text, at).expect("a word");
            assert_eq!(says(text, &word), told, "{text}");
        }
        let text = "Oyelaran: and you?\nSimone: no";
        let word = word_at(text, 0).expect("a word");
        assert!(is_speaker(text, &word, false));
        let text = "Oyelaran: and you?\nWarning: no";
        assert!(!is_speaker(text, &word, false));
    }
}
