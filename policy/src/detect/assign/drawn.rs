//! Words that look drawn or chosen rather than written: told by what they are made of.

use super::judge::is_mark;
use super::value::is_quote;

const DIGIT: u8 = 1;
const LETTER: u8 = 2;
/// A mark of passwords.
const MARK: u8 = 4;

/// What a byte is.
#[expect(
    clippy::indexing_slicing,
    reason = "counted below the table's length, while it is compiled"
)]
const KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        kinds[byte] = match byte as u8 {
            b'0'..=b'9' => DIGIT,
            b'a'..=b'z' | b'A'..=b'Z' => LETTER,
            mark if mark.is_ascii() && is_mark(mark as char) => MARK,
            _ => 0,
        };
        byte += 1;
    }
    kinds
};

fn made_of(byte: u8) -> u8 {
    KINDS.get(usize::from(byte)).copied().unwrap_or_default()
}

/// Whether a word holds what words do not: letters and digits, or a mark of passwords.
pub(super) fn looks_drawn(word: &[u8]) -> bool {
    let Some((last, inner)) = word.split_last() else {
        return false;
    };
    let inner = inner.iter().fold(0, |all, byte| all | made_of(*byte));
    let all = inner | made_of(*last);
    let mark = inner & MARK != 0 && all & (LETTER | DIGIT) != 0;
    all & (LETTER | DIGIT) == LETTER | DIGIT || mark || word.first().is_some_and(|b| is_quote(*b))
}

/// Whether letters of both cases, in groups that dashes part or in one, are in no order that words and names in code have.
pub(super) fn is_of_letters(value: &str) -> bool {
    let count = |test: fn(&u8) -> bool| value.bytes().filter(test).count();
    let (upper, lower) = (count(u8::is_ascii_uppercase), count(u8::is_ascii_lowercase));
    (10..=40).contains(&value.len())
        && upper > 2
        && lower > 2
        && value
            .split('-')
            .all(|group| group.len() > 2 && group.bytes().all(|b| b.is_ascii_alphabetic()))
        && super::code::switches(value) * 5 >= (upper + lower) * 2
        && crate::detect::entropy::wordiness(value) < 0.3
}

#[cfg(test)]
mod tests {
    use super::{is_of_letters, looks_drawn};

    #[test]
    fn letters_without_words_are_drawn() {
        for value in ["oyYk-uNtY-Lgls", "kBXJPNiUjIVM", "qVbTzKaWnX"] {
            assert!(is_of_letters(value), "{value}");
        }
        for value in [
            "getUserIdByMail",
            "kSecAttrAccount",
            "McDonald-Smith-Lee",
            "NSURLSessionTask",
            "ReadOnlyMany",
        ] {
            assert!(!is_of_letters(value), "{value}");
        }
    }

    #[test]
    fn letters_with_digits_or_marks_inside_look_drawn() {
        for word in ["x7", "a!b", "1!2", "\"word\"", "\"", "p4ss!"] {
            assert!(looks_drawn(word.as_bytes()), "{word}");
        }
        for word in ["", "word", "word!", "1234", "!!", "über"] {
            assert!(!looks_drawn(word.as_bytes()), "{word}");
        }
    }
}
