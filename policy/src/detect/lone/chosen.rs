//! What people put together of words, digits and marks.

use crate::detect::{assign, people};

/// Marks that people put into passwords.
fn is_mark(byte: u8) -> bool {
    b"!#$%&*?@+=".contains(&byte)
}

/// `Harbour&Fjord?204`, `Purple!Tulip#7`: words that start with capitals, digits, and two marks and more between them.
pub(super) fn is_put_together(token: &str) -> bool {
    let bytes = token.as_bytes();
    let inner = bytes
        .get(1..bytes.len().saturating_sub(1))
        .unwrap_or_default();
    let marks = inner.iter().filter(|byte| is_mark(**byte)).count();
    if marks < 2 {
        return false;
    }
    let twice = inner
        .windows(2)
        .any(|two| two.iter().all(|byte| is_mark(*byte)));
    let query = memchr::memchr2(b'=', b'%', bytes).is_some();
    let mut words = token
        .split(|c: char| !c.is_ascii_alphabetic())
        .filter(|word| !word.is_empty());
    let digits = bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
    !twice
        && !query
        && (1..=6).contains(&digits)
        && bytes.len() > 9
        && bytes
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || is_mark(*byte))
        && words.clone().count() > 1
        && words.all(is_word)
}

/// A word with a capital, digits after it, and one mark between or behind: `Harbour77!`, `Fjord#204`.
pub(super) fn is_chosen(token: &str) -> bool {
    let letters = token.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (word, rest) = token.split_at(letters);
    let is_mark = |byte: Option<&u8>| byte.is_some_and(|byte| is_mark(*byte));
    let rest = rest.as_bytes();
    let (first, last) = (is_mark(rest.first()), is_mark(rest.last()));
    let digits = rest
        .get(usize::from(first)..rest.len().saturating_sub(usize::from(last)))
        .unwrap_or_default();
    // `Total*100`, `Price$25`, `Page&20` count or calculate.
    let counts = matches!(rest.first(), Some(b'$' | b'*' | b'&' | b'?' | b'+' | b'='));
    is_word(word)
        && !counts
        && rest.last() != Some(&b'?')
        && !is_numbered_thing(word)
        && (first || last)
        && (2..=4).contains(&digits.len())
        && digits.iter().all(u8::is_ascii_digit)
        // `Ticket#4711`, `Windows11!`
        && (last || rest.first() != Some(&b'#'))
        && !people::is_brand(word)
        && assign::is_given(token)
}

/// Whether a word is one that a number follows: `Gate12!`, `Catch22!`, `Table12*`.
fn is_numbered_thing(word: &str) -> bool {
    const THINGS: [&str; 40] = [
        "area", "room", "gate", "terminal", "table", "figure", "fig", "option", "chapter", "page",
        "section", "level", "route", "catch", "agenda", "covid", "apollo", "euro", "ticket",
        "issue", "node", "version", "python", "java", "footnote", "note", "step", "part", "week",
        "day", "year", "item", "line", "lane", "phase", "round", "season", "episode", "group",
        "team",
    ];
    THINGS.contains(&word.to_ascii_lowercase().as_str())
}

/// A word as people write it, of four letters or more, with a capital in front or without.
fn is_word(word: &str) -> bool {
    let bytes = word.as_bytes();
    bytes.len() > 3
        && bytes.first().is_some_and(u8::is_ascii_uppercase)
        && bytes.iter().skip(1).all(u8::is_ascii_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_digits_and_marks_are_told_from_queries_and_tickets() {
        for token in ["Harbour&Fjord?204", "Purple!Tulip#78"] {
            assert!(is_put_together(token), "{token}");
        }
        for token in [
            "page?Name=Ann&Id=2",
            "Foo!!Bar22",
            "Harbour&Fjord",
            "Q&A?22",
            "main&Side?204",
        ] {
            assert!(!is_put_together(token), "{token}");
        }
        for token in [
            "Harbour77!",
            "Fjord@204",
            "Heron!1987",
            "Lantern48*",
            "Berlin2024!",
        ] {
            assert!(is_chosen(token), "{token}");
        }
        for token in [
            "Ticket#4711",
            "Windows11!",
            "harbour77!",
            "Harbour7!",
            "Gate12!",
            "Covid19?",
            "Total*100",
            "Price$25",
            "Harbour!",
        ] {
            assert!(!is_chosen(token), "{token}");
        }
    }
}
