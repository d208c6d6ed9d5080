//! What stands around a candidate: word boundaries, escapes, and the words that speak for or against it.

use std::ops::Range;

use aho_corasick::AhoCorasick;

/// Whether a byte can be inside a token: a token does not start right after one.
pub(super) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'
}

/// Whether a token may start at `at`: at the text's start, after a byte that no token holds, or after the escape
/// of one (`\n`, `\t`, `\u0022`, `\x27`, `%3D`).
pub(super) fn starts(bytes: &[u8], at: usize) -> bool {
    let before = bytes.get(..at).unwrap_or_default();
    match before {
        [] => true,
        [.., last] if !is_word(*last) => true,
        [.., b'\\', b'n' | b't' | b'r' | b'b' | b'f'] => true,
        [.., b'%', high, low] => high.is_ascii_hexdigit() && low.is_ascii_hexdigit(),
        [.., b'\\', b'x', high, low] => high.is_ascii_hexdigit() && low.is_ascii_hexdigit(),
        [.., b'\\', b'u', a, b, c, d] => [a, b, c, d].iter().all(|digit| digit.is_ascii_hexdigit()),
        _ => false,
    }
}

/// Whether a name may be joined to what is at `at`: right after a `_` or `-`.
pub(super) fn is_joined(bytes: &[u8], at: usize) -> bool {
    bytes
        .get(..at)
        .is_some_and(|before| before.ends_with(b"_") || before.ends_with(b"-"))
}

/// How far back words that speak for a candidate may stand, in bytes.
const BEFORE: usize = 60;
/// How far ahead.
const AFTER: usize = 24;
/// How far back words that speak against it may stand, in bytes, on the same line.
const AGAINST: usize = 24;

/// Words looked for around a candidate; ASCII case does not matter.
pub(super) struct Words(AhoCorasick);

impl Words {
    /// # Errors
    /// What is wrong, in words.
    pub(super) fn new(words: &[String]) -> Result<Option<Self>, String> {
        if words.iter().any(String::is_empty) {
            return Err("an empty context word".to_owned());
        }
        match words.is_empty() {
            true => Ok(None),
            false => AhoCorasick::builder()
                .ascii_case_insensitive(true)
                .build(words)
                .map(|words| Some(Self(words)))
                .map_err(|error| error.to_string()),
        }
    }

    /// Whether one of the words stands near the range.
    pub(super) fn near(&self, bytes: &[u8], range: &Range<usize>) -> bool {
        let before = range.start.saturating_sub(BEFORE)..range.start;
        let after = range.end..bytes.len().min(range.end.saturating_add(AFTER));
        self.within(bytes, before) || self.within(bytes, after)
    }

    /// Whether one of the words stands right before the range, on its line.
    pub(super) fn right_before(&self, bytes: &[u8], range: &Range<usize>) -> bool {
        let floor = range.start.saturating_sub(AGAINST);
        let line = bytes.get(floor..range.start).unwrap_or_default();
        let start = line
            .iter()
            .rposition(|b| *b == b'\n')
            .map_or(floor, |newline| floor + newline + 1);
        self.within(bytes, start..range.start)
    }

    /// Whether a word stands wholly in the range: not a part of a longer word, though `phone_number` and
    /// `phoneNumber` hold the word `phone`.
    fn within(&self, bytes: &[u8], range: Range<usize>) -> bool {
        let Some(window) = bytes.get(range.clone()) else {
            return false;
        };
        self.0.find_overlapping_iter(window).any(|hit| {
            let (start, end) = (range.start + hit.start(), range.start + hit.end());
            let first = bytes.get(start).copied().unwrap_or_default();
            let opens = match bytes.get(..start).and_then(<[u8]>::last) {
                Some(left) if left.is_ascii_alphabetic() => {
                    left.is_ascii_lowercase() && first.is_ascii_uppercase()
                }
                _ => true,
            };
            let closes = match bytes.get(end..).unwrap_or_default() {
                [b's', next, ..] => !next.is_ascii_lowercase(),
                [next, ..] => !next.is_ascii_lowercase(),
                [] => true,
            };
            opens && closes
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_start_after_what_no_token_holds() {
        for text in [
            "K", " K", "\"K", "\\nK", "key%3DK", "\\u0022K", "\\x27K", "é K",
        ] {
            assert!(starts(text.as_bytes(), text.len() - 1), "{text}");
        }
        for text in ["aK", "-K", "_K", "9K", "nK"] {
            assert!(!starts(text.as_bytes(), text.len() - 1), "{text}");
        }
    }

    #[test]
    fn words_are_whole_words() {
        let words = Words::new(&["tel".to_owned(), "phone".to_owned()])
            .expect("words")
            .expect("some");
        let near = |text: &str| words.near(text.as_bytes(), &(text.len()..text.len()));
        assert!(near("Tel: "));
        assert!(near("\"phone_number\": "));
        assert!(near("homePhone="));
        assert!(!near("hotel "));
        assert!(!near("telling "));
    }
}
