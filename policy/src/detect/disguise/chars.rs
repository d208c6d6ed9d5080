//! Characters that show as others, or do not show at all.

use std::ops::Range;

use unicode_normalization::char::decompose_compatible;

use super::view::{Edits, Kind};
use super::words::words;
use crate::detect::letters::is_letter;

/// Where digits of other scripts start, each a run of ten: Unicode's `Nd`, without those that have a compatible ASCII
/// digit.
const NOUGHTS: [u32; 29] = [
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66,
    0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90,
    0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620,
];

/// Letters and digits in circles, squares and flags that have no compatible ASCII: first, last, what the first shows.
const DRAWN: [(u32, u32, u8); 9] = [
    (0x2776, 0x277E, b'1'),
    (0x2780, 0x2788, b'1'),
    (0x278A, 0x2792, b'1'),
    (0x24F5, 0x24FD, b'1'),
    (0x1F150, 0x1F169, b'A'),
    (0x1F170, 0x1F189, b'A'),
    (0x1F1E6, 0x1F1FF, b'A'),
    (0x24FF, 0x24FF, b'0'),
    (0x24EA, 0x24EA, b'0'),
];

/// Fewest ideographs in a row that are read as digits.
const IDEOGRAPHS: usize = 7;
/// Fewest tag characters in a row that are a message of their own.
const MESSAGE: usize = 6;
/// How far back a word is looked at, in bytes.
const WORD: usize = 64;

/// Whether a character shows nothing and joins nothing: it may be taken out of any word.
pub(super) fn is_invisible(char: char) -> bool {
    matches!(
        u32::from(char),
        0x00AD | 0x034F | 0x061C | 0x115F | 0x1160 | 0x17B4 | 0x17B5 | 0x180B..=0x180F
            | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0x3164 | 0xFE00..=0xFE0F
            | 0xFEFF | 0xFFA0 | 0xFFF9..=0xFFFB | 0x1D173..=0x1D17A | 0xE0000..=0xE0FFF
    )
}

/// Whether a character is drawn over the one before it.
fn is_mark(char: char) -> bool {
    matches!(u32::from(char), 0x0300..=0x036F | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x20D0..=0x20F0 | 0xFE20..=0xFE2F)
}

/// Whether a byte is a control character that is neither white space nor the beginning of a terminal's sequence.
pub(super) const fn is_control(byte: u8) -> bool {
    matches!(byte, 0x00..=0x08 | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F)
}

/// Takes a control character out of a word, where nothing shows it, or from beside a blank between two groups: UTF-16
/// read byte by byte has one after each character.
pub(super) fn control(bytes: &[u8], at: usize, edits: &mut Edits) -> usize {
    let back = |count: usize| at.checked_sub(count).and_then(|before| bytes.get(before));
    let on = |count: usize| bytes.get(at + count);
    let in_word = back(1).is_some_and(u8::is_ascii_graphic) || edits.end() == at && at > 0;
    let is_control = |byte: &u8| is_control(*byte);
    let next_group = on(1) == Some(&b' ')
        && (on(2).is_some_and(u8::is_ascii_digit)
            || on(2).is_some_and(is_control) && on(3).is_some_and(u8::is_ascii_alphanumeric));
    let goes_on = next_group || on(1).is_some_and(|byte| !byte.is_ascii_whitespace());
    let after_group = back(1) == Some(&b' ')
        && on(1).is_some_and(u8::is_ascii_alphanumeric)
        && back(2).is_some_and(|byte| is_control(byte) || byte.is_ascii_digit());
    if in_word && goes_on || after_group {
        edits.add(at..at + 1, "", Kind::Read);
    }
    at + 1
}

/// Undoes what the character at `at`, which is not ASCII, hides. Returns where to go on.
pub(super) fn undo(text: &str, at: usize, edits: &mut Edits) -> usize {
    let Some(char) = text.get(at..).and_then(|rest| rest.chars().next()) else {
        return at + 1;
    };
    let after = at + char.len_utf8();
    match u32::from(char) {
        // Letters of Latin, and what prose is written in, hide nothing by themselves.
        0x00C0..=0x024F
        | 0x2018..=0x201F
        | 0x2026
        | 0x20AC
        | 0x3001..=0x3003
        | 0x3040..=0x30FF
        | 0xAC00..=0xD7A3 => return after,
        0x3400..=0x9FFF | 0x3007 | 0x25CB => return ideographs(text, at, edits),
        0xE0000..=0xE007F => return tags(text, at, edits),
        _ => {}
    }
    if is_invisible(char) {
        edits.add(at..after, "", Kind::Read);
        return after;
    }
    if is_mark(char) {
        if is_after_token(text, at) {
            edits.add(at..after, "", Kind::Read);
        }
        return after;
    }
    if words().look_alike(char).is_some() || is_letter_of_two(char) {
        return look_alikes(text, at, edits);
    }
    match shown(char) {
        Shown::Token(byte) => edits.add(at..after, ascii(&[byte]), Kind::Read),
        Shown::Sign(byte) => {
            let next = || {
                text.get(after..)
                    .is_some_and(|rest| rest.starts_with(is_wide_digit))
            };
            if edits.end() == at && at > 0 || is_token_next(text, after) || byte == b'+' && next() {
                edits.add(at..after, ascii(&[byte]), Kind::Read);
            }
        }
        Shown::Several(several) => edits.add(at..after, &several, Kind::Read),
        Shown::Itself => {}
    }
    after
}

fn ascii(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or_default()
}

/// What a character shows in ASCII.
enum Shown {
    Token(u8),
    Sign(u8),
    Several(String),
    Itself,
}

fn shown(char: char) -> Shown {
    let code = u32::from(char);
    let from = |first: u32, shown: u8| {
        u8::try_from(code - first)
            .ok()
            .and_then(|offset| shown.checked_add(offset))
    };
    let digit = NOUGHTS
        .iter()
        .find(|nought| (**nought..**nought + 10).contains(&code))
        .and_then(|nought| from(*nought, b'0'));
    let drawn = || {
        DRAWN
            .iter()
            .find(|(first, last, _)| (*first..=*last).contains(&code))
            .and_then(|(first, _, shown)| from(*first, *shown))
    };
    if let Some(byte) = digit.or_else(drawn) {
        return Shown::Token(byte);
    }
    match code {
        0x2010..=0x2015 | 0x2212 | 0xFE58 | 0xFE63 => return Shown::Sign(b'-'),
        0x00A0 | 0x1680 | 0x2000..=0x200A | 0x202F | 0x205F | 0x3000 => return Shown::Sign(b' '),
        _ => {}
    }
    let mut several = String::new();
    decompose_compatible(char, |part| several.push(part));
    let mut parts = several.chars();
    match (parts.next(), parts.next()) {
        (Some(only), None) if only == char => Shown::Itself,
        (Some(only), None) if only.is_ascii() => match only as u8 {
            byte if byte.is_ascii_alphanumeric() => Shown::Token(byte),
            byte => Shown::Sign(byte),
        },
        _ if several.is_ascii() => Shown::Several(several),
        _ => Shown::Itself,
    }
}

/// Whether a character is a digit as wide as an ideograph: a number starts with a sign as wide.
fn is_wide_digit(char: char) -> bool {
    ('０'..='９').contains(&char)
}

fn is_after_token(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    before.is_some_and(|char| {
        char.is_ascii_graphic() || char == ' ' || is_mark(char) || is_invisible(char)
    })
}

fn is_token_next(text: &str, at: usize) -> bool {
    let next = text.get(at..).and_then(|rest| rest.chars().next());
    let before = text
        .get(..at)
        .and_then(|before| before.chars().rev().nth(1));
    let is_token = |char: char| {
        char.is_ascii_alphanumeric() || (!char.is_ascii() && matches!(shown(char), Shown::Token(_)))
    };
    next.is_some_and(is_token) && before.is_some_and(is_token)
}

/// Letters of the scripts that hold look-alikes: a word with one that looks like nothing else is a word of that script.
fn is_letter_of_two(char: char) -> bool {
    matches!(u32::from(char), 0x0370..=0x03FF | 0x0400..=0x052F | 0x0531..=0x0587 | 0x13A0..=0x13FF)
}

fn is_of_word(char: char) -> bool {
    char.is_ascii_alphanumeric() || matches!(char, '_' | '-' | '.' | '@' | '+')
}

/// A word that mixes ASCII with letters that look like ASCII is read as it looks; a word of another script stays.
fn look_alikes(text: &str, at: usize, edits: &mut Edits) -> usize {
    let words = words();
    let from = text
        .get(..at)
        .map(|before| {
            let tail = before.bytes().rev().take(WORD);
            at - tail.take_while(|b| is_of_word(char::from(*b))).count()
        })
        .unwrap_or(at);
    let mut mixed = text
        .get(from..at)
        .unwrap_or_default()
        .bytes()
        .any(|b| b.is_ascii_alphanumeric());
    let mut all_like = true;
    let mut end = at;
    for char in text.get(at..).unwrap_or_default().chars() {
        let like = words.look_alike(char).is_some();
        if !(like || is_of_word(char) || is_invisible(char) || is_letter(char)) {
            break;
        }
        mixed |= char.is_ascii_alphanumeric();
        all_like &= like || char.is_ascii() || is_invisible(char) || is_mark(char);
        end += char.len_utf8();
    }
    if mixed && all_like {
        let mut place = at;
        for char in text.get(at..end).unwrap_or_default().chars() {
            let after = place + char.len_utf8();
            if let Some(byte) = words.look_alike(char) {
                edits.add(place..after, ascii(&[byte]), Kind::Read);
            } else if is_invisible(char) {
                edits.add(place..after, "", Kind::Read);
            }
            place = after;
        }
    }
    end
}

/// Ideographs for digits, where so many stand in a row that they are a number of its digits.
fn ideographs(text: &str, at: usize, edits: &mut Edits) -> usize {
    let words = words();
    let digits: Vec<(char, u8)> = text
        .get(at..)
        .unwrap_or_default()
        .chars()
        .map_while(|char| words.ideograph(char).map(|digit| (char, digit)))
        .collect();
    let Some((first, _)) = digits.first() else {
        let char = text.get(at..).and_then(|rest| rest.chars().next());
        return at + char.map_or(1, char::len_utf8);
    };
    if digits.len() < IDEOGRAPHS {
        return at + first.len_utf8();
    }
    let mut place = at;
    for (char, digit) in digits {
        let after = place + char.len_utf8();
        edits.add(place..after, ascii(&[digit]), Kind::Read);
        place = after;
    }
    place
}

/// Tag characters show nothing: a few are taken out, a row of them is read, for it holds a text of its own.
fn tags(text: &str, at: usize, edits: &mut Edits) -> usize {
    let mut message = String::new();
    let mut range: Range<usize> = at..at;
    for char in text.get(at..).unwrap_or_default().chars() {
        let Some(tag) = u32::from(char)
            .checked_sub(0xE0000)
            .filter(|tag| *tag < 0x80)
        else {
            break;
        };
        range.end += char.len_utf8();
        let shown = u8::try_from(tag)
            .ok()
            .filter(|byte| (b' '..0x7F).contains(byte));
        message.extend(shown.map(char::from));
    }
    let read = if message.len() < MESSAGE {
        ""
    } else {
        &message
    };
    edits.add(range.clone(), read, Kind::Read);
    range.end.max(at + 1)
}
