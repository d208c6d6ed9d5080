//! Numbers that a code's name stands before with some words between: `code parental de la box 8971`.

use std::ops::Range;

use super::link::blanks;
use super::{name, value, words};

/// Most words between a name and its number, and how far they may reach, in bytes.
const WORDS: usize = 5;
const REACH: usize = 64;

/// The number after the name of a code, on its line and in its clause; keypads' marks belong to it.
pub(super) fn after(text: &str, name: &Range<usize>) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let end = bytes.len().min(name.end + REACH);
    let mut at = blanks(bytes, name.end);
    if at == name.end {
        return None;
    }
    for _ in 0..=WORDS {
        let length = bytes
            .get(at..end)?
            .iter()
            .take_while(|b| !b.is_ascii_whitespace())
            .count();
        let word = text.get(at..at + length)?;
        if let Some(number) = number(word) {
            let range = at + number.start..at + number.end;
            let counted = matches!(bytes.get(range.end), Some(b':' | b'%' | b'/'));
            return (value::ends_clause(bytes, range.end) && !counted).then_some(range);
        }
        let plain = word
            .trim_matches(['(', ')', '"', '\'', '’', '„', '“'])
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-'));
        let tie = matches!(word, ":" | "=" | "–" | "—" | "-" | "->" | "→");
        let tied = word.strip_suffix(':').unwrap_or(word);
        if word.is_empty()
            || !(plain || tie || tied.chars().all(char::is_alphabetic))
            || name::about_word(tied.as_bytes())
            || words::is_technical(tied)
        {
            return None;
        }
        at = blanks(bytes, at + length);
    }
    None
}

/// Four to eight digits, with a star or a hash before or behind, and the punctuation of a sentence after them; no year.
fn number(word: &str) -> Option<Range<usize>> {
    let start = word.len() - word.trim_start_matches(['(', '"', '\'', '„', '«']).len();
    let word = word.get(start..)?;
    let shown = word.trim_end_matches(['.', ',', ';', ')', '!', '?', '"', '\'', '“', '»']);
    let digits = shown.trim_matches(['*', '#']);
    let year = digits.len() == 4 && matches!(digits.get(..2), Some("19" | "20")) && digits == shown;
    ((4..=8).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()) && !year)
        .then_some(start..start + shown.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_over_words_of_its_clause_alone() {
        let found = |text: &str| {
            let name = text.find(' ').expect("a blank");
            after(text, &(0..name)).map(|range| text[range].to_owned())
        };
        assert_eq!(found("pin brankas 158473").as_deref(), Some("158473"));
        assert_eq!(
            found("code parental de la box : 8971").as_deref(),
            Some("8971")
        );
        assert_eq!(found("code cantine urba (6939)").as_deref(), Some("6939"));
        assert_eq!(found("code *9285#, 3e étage").as_deref(), Some("*9285#"));
        assert_eq!(found("pin since 2024"), None, "a year");
        assert_eq!(found("pin length 4711"), None, "a number of something else");
        assert_eq!(
            found("pin v2, port 8080"),
            None,
            "what no sentence has between"
        );
        assert_eq!(found("pin 4711 files"), None, "it counts what follows");
    }
}
