//! Values that are spelled out: `Sierra Kilo underscore`, `capital P, u, m, p, dot, eight`.

use super::view::{Edits, Kind};
use super::words::words;

/// Fewest characters that are read as one value, and of them fewest that a word stands for.
const LEAST: usize = 6;
const SAID: usize = 2;
/// Longest value.
const MOST: usize = 128;
/// Longest word that is looked up, in bytes.
const WORD: usize = 14;

/// What one word of a value that is spelled says.
enum Item {
    Char(char),
    /// A single letter or digit that stands for itself.
    Itself(char),
    /// How the letter is written that follows.
    Case(bool),
    /// It only goes with the word before: `mark`, `sign`.
    More,
}

/// Undoes a value spelled from the word at `at` on. Returns where to go on.
pub(super) fn undo(text: &str, at: usize, edits: &mut Edits) -> usize {
    let mut read = String::new();
    let (mut place, mut end, mut said) = (at, at, 0);
    let mut case = None;
    while read.len() < MOST {
        let length = word(text, place);
        let Some(item) = item(text.get(place..place + length).unwrap_or_default()) else {
            break;
        };
        match item {
            Item::Case(upper) => {
                case = Some(upper);
                said += 1;
            }
            Item::More if read.is_empty() => break,
            Item::More => end = place + length,
            Item::Char(char) | Item::Itself(char) => {
                said += usize::from(matches!(item, Item::Char(_)));
                let char = match case.take() {
                    Some(true) => char.to_ascii_uppercase(),
                    Some(false) => char.to_ascii_lowercase(),
                    None => char,
                };
                read.push(char);
                end = place + length;
            }
        }
        let next = gap(text, place + length);
        if next == place + length {
            break;
        }
        place = next;
    }
    let letters = read.bytes().any(|b| b.is_ascii_alphabetic());
    if read.len() < LEAST || said < SAID || !letters {
        return at;
    }
    edits.add(at..end, &read, Kind::Put);
    end
}

/// How long the word at `at` is: letters, or one sign by itself.
fn word(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let letters: usize = rest
        .chars()
        .take(WORD)
        .take_while(|char| char.is_alphabetic())
        .map(char::len_utf8)
        .sum();
    match rest
        .strip_prefix("x-ray")
        .or_else(|| rest.strip_prefix("X-ray"))
    {
        Some(_) => 5,
        None if letters > 0 => letters,
        None => usize::from(rest.starts_with(|c: char| c.is_ascii_graphic() && c != ',')),
    }
}

fn item(word: &str) -> Option<Item> {
    let mut chars = word.chars();
    if let (Some(char), None) = (chars.next(), chars.next()) {
        return char.is_ascii_graphic().then_some(Item::Itself(char));
    }
    let known = words();
    known
        .spelled(word)
        .map(Item::Char)
        .or_else(|| known.digit(word).map(|digit| Item::Char(char::from(digit))))
        .or_else(|| known.case(word).map(Item::Case))
        .or_else(|| known.is_more(word).then_some(Item::More))
}

/// What stands between two words of one value.
fn gap(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default().iter().take(3);
    at + rest
        .take_while(|b| matches!(b, b' ' | b'-' | b',' | b'/' | b'\n'))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let mut edits = Edits::default();
        undo(text, 0, &mut edits);
        edits.text
    }

    #[test]
    fn spelled_values_are_read() {
        for (text, wanted) in [
            ("Sierra Kilo underscore Lima India four two", "sk_li42"),
            (
                "capital R, h, i, n, o, dot, eight, seven, exclamation mark. So",
                "Rhino.87!",
            ),
            (
                "capital Romeo hotel india november oscar 8 7 and",
                "Rhino87",
            ),
            ("Anton Berta Cäsar 4 4 2 Dora", "abc442d"),
        ] {
            assert_eq!(read(text), wanted, "{text}");
        }
        for text in [
            "golf and hotel in India",
            "capital A and more",
            "Papa Mike is here",
        ] {
            assert_eq!(read(text), "", "{text}");
        }
    }
}
