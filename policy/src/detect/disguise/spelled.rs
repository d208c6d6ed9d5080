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
#[derive(Clone, Copy)]
enum Item {
    Char(char),
    /// A single letter or digit that stands for itself.
    Itself(char),
    /// How the letter is written that follows.
    Case(bool),
    /// It only goes with the word before: `mark`, `sign`.
    More,
}

/// Most words of one value: a sign may have two (`exclamation mark`), a letter its case.
const WORDS: usize = 2 * MOST;
/// Most words that are remembered.
const REMEMBERED: usize = 16 * WORDS;

/// A word that was looked up, and what stands after it.
struct Read {
    at: usize,
    end: usize,
    next: usize,
    item: Option<Item>,
}

/// Words of one stretch, each looked up once: what is no value from one word on is tried from the next.
#[derive(Default)]
pub(super) struct Known(Vec<Read>);

impl Known {
    /// The number of the word at `at`.
    fn place(&mut self, at: usize) -> usize {
        let known = self.0.binary_search_by_key(&at, |read| read.at);
        known.unwrap_or_else(|_| {
            self.0.clear();
            0
        })
    }

    /// The word of this number, which is at `at`.
    fn word(&mut self, text: &str, number: usize, at: usize) -> Option<&Read> {
        if number >= self.0.len() {
            let end = at + word(text, at);
            self.0.push(Read {
                at,
                end,
                next: gap(text, end),
                item: item(text.get(at..end).unwrap_or_default()),
            });
        }
        self.0.get(number)
    }
}

/// Undoes a value spelled from the word at `at` on. Returns where to go on.
pub(super) fn undo(text: &str, at: usize, known: &mut Known, edits: &mut Edits) -> usize {
    let mut read = String::new();
    let (mut place, mut end, mut said) = (at, at, 0);
    let mut case = None;
    if known.0.len() > REMEMBERED {
        known.0.clear();
    }
    let first = known.place(at);
    for number in first..first + WORDS {
        let Some((word, item)) = known
            .word(text, number, place)
            .and_then(|word| Some((word, word.item?)))
        else {
            break;
        };
        match item {
            Item::Case(upper) => {
                case = Some(upper);
                said += 1;
            }
            Item::More if read.is_empty() => break,
            Item::More => end = word.end,
            Item::Char(char) | Item::Itself(char) => {
                said += usize::from(matches!(item, Item::Char(_)));
                let char = match case.take() {
                    Some(true) => char.to_ascii_uppercase(),
                    Some(false) => char.to_ascii_lowercase(),
                    None => char,
                };
                read.push(char);
                end = word.end;
            }
        }
        if word.next == word.end || read.len() >= MOST {
            break;
        }
        place = word.next;
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
        undo(text, 0, &mut Known::default(), &mut edits);
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

    #[test]
    fn words_are_looked_up_once_however_often_a_value_is_tried() {
        let text = "dash ".repeat(200)
            + "capital capital R h i n o dot eight seven. "
            + &"dash ".repeat(200);
        let mut known = Known::default();
        for at in (0..text.len()).filter(|at| at % 5 == 0) {
            let (mut fresh, mut shared) = (Edits::default(), Edits::default());
            let gone = undo(&text, at, &mut Known::default(), &mut fresh);
            assert_eq!(undo(&text, at, &mut known, &mut shared), gone, "{at}");
            assert_eq!(shared.text, fresh.text, "{at}");
            // Two hundred words before the value, and the value's.
            let once = known.0.first().is_some_and(|first| first.at == 0) && known.0.len() < 216;
            assert!(at >= 1000 || once, "{at}: {}", known.0.len());
        }
    }
}
