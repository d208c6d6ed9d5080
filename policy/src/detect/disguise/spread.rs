//! Characters written apart (`s k _ l i v e`), and digits as words (`four two four two`).

use std::ops::Range;

use super::view::{Edits, Kind};
use super::words::words;
use crate::detect::marks::Marks;

/// Fewest characters that are read as one value.
const LEAST: usize = 8;
/// Fewest words that are read as one number.
const WORDS: usize = 7;
/// Fewest of them that are no digits themselves.
const SAID: usize = 3;
/// Longest word that is looked up, in letters.
pub(super) const WORD: usize = 12;

/// Signs beyond ASCII that stand between characters: dots in the middle, bullets, a dash.
const BEYOND: [&[u8]; 6] = [
    "·".as_bytes(),
    "•".as_bytes(),
    "‧".as_bytes(),
    "∙".as_bytes(),
    "⋅".as_bytes(),
    "–".as_bytes(),
];

fn is_alphanumeric(byte: Option<&u8>) -> bool {
    byte.is_some_and(u8::is_ascii_alphanumeric)
}

/// Characters from `at` on with the same signs after each. Returns where to go on.
pub(super) fn apart(text: &[u8], at: usize, edits: &mut Edits) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let is_sign = |b: &u8| {
        matches!(
            b,
            b' ' | b'.'
                | b'-'
                | b'_'
                | b','
                | b'|'
                | b'/'
                | b':'
                | b'*'
                | b'~'
                | b'+'
                | b'\n'
                | b'\t'
        )
    };
    if rest.get(1).is_some_and(|sign| !sign.is_ascii()) {
        let tail = rest.get(1..).unwrap_or_default();
        let sign = BEYOND.iter().find(|sign| tail.starts_with(sign));
        return sign.map_or(at, |sign| one_by_one(rest, sign, at, edits));
    }
    let mut most = at;
    for width in 1..=3 {
        let Some(signs) = rest.get(1..=width) else {
            break;
        };
        if !signs.iter().all(is_sign) {
            break;
        }
        // `a, b`, `a | b`: two blanks may also stand for one that is a character itself.
        let gone = one_by_one(rest, signs, at, edits);
        most = most.max(gone);
        if edits.end() > at {
            break;
        }
    }
    most
}

/// Characters with these signs after each.
fn one_by_one(rest: &[u8], signs: &[u8], at: usize, edits: &mut Edits) -> usize {
    let step = signs.len() + 1;
    let shown = |byte: u8| byte.is_ascii_graphic() || byte == b' ' && signs.len() == 1;
    let is_apart = |char: &&[u8]| {
        char.split_first()
            .is_some_and(|(char, then)| shown(*char) && then == signs)
    };
    let mut count = rest.chunks(step).take_while(is_apart).count();
    let last_of = |count: usize| rest.get(count * step);
    // The last has no sign after it, and is not the start of a word.
    let last = last_of(count).is_some_and(|char| char.is_ascii_graphic())
        && !is_alphanumeric(rest.get(count * step + 1));
    if last {
        count += 1;
    }
    while count > 0 && rest.get((count - 1) * step) == signs.first() {
        count -= 1;
    }
    if count < LEAST {
        return at + count.saturating_sub(1).min(2) * step;
    }
    for char in 1..count {
        let place = at + char * step;
        edits.add(place - signs.len()..place, "", Kind::Spread);
    }
    at + (count - 1) * step + 1
}

/// Shortest and longest group of a token that is written in groups; fewest of them.
const GROUP: std::ops::RangeInclusive<usize> = 3..=8;
const GROUPS: usize = 3;
/// How many bytes the first of them take, with what stands between, at most.
pub(super) const NEAR: usize = GROUPS * (*GROUP.end() + 1);
/// Most that are looked at.
const MOST: usize = 32;

/// Whether a digit is among the first groups of this length: without one they are words.
#[inline]
pub(super) fn may_be_grouped(marks: &Marks, at: usize, length: usize) -> bool {
    GROUP.contains(&length) && marks.has_digit(at, GROUPS * (length + 1))
}

/// A token in groups of one length with the same sign between them, the last perhaps shorter: `AKIA Q3EG RJ7X`. `length`
/// is that of the first. Returns where to go on.
pub(super) fn grouped(text: &[u8], at: usize, length: usize, edits: &mut Edits) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let Some(sign @ (b' ' | b'-' | b'.')) = rest.get(length).copied() else {
        return at;
    };
    // Two blanks part groups as well as one.
    let wide = sign == b' ' && rest.get(length + 1) == Some(&b' ');
    let step = length + 1 + usize::from(wide);
    if !GROUP.contains(&length) || rest.get(length + step) != Some(&sign) {
        return at;
    }
    let is_part = |b: &u8| b.is_ascii_alphanumeric() || *b == b'_';
    // Words of one length have no digits; accounts are written in groups, too, and have few letters.
    let is_mixed = |text: &[u8]| {
        let digits = text.iter().filter(|b| b.is_ascii_digit()).count();
        if digits == 0 {
            return false;
        }
        let letters = text.iter().filter(|b| b.is_ascii_alphabetic()).count();
        // Digits of hexadecimal numbers are more than their letters; `card 4539 1488` is a word and a number.
        let small = |b: &u8| !b.is_ascii_alphabetic() || matches!(b, b'a'..=b'f');
        let hexadecimal = text.iter().all(small)
            && text.iter().take(length).any(u8::is_ascii_digit)
            && letters * 6 >= digits;
        letters >= digits || hexadecimal
    };
    if !rest.get(..GROUPS * step).is_some_and(is_mixed) {
        return at;
    }
    let (mut groups, mut odd, mut end) = (0, 0, 0);
    for group in rest.chunks(step).take(MOST) {
        let taken = group.iter().take(length).take_while(|b| is_part(b)).count();
        if taken == 0 || (taken < length && group.get(taken).is_some_and(|b| *b == sign)) {
            break;
        }
        groups += 1;
        odd += usize::from(!is_plain(group.get(..taken).unwrap_or_default()));
        end = (groups - 1) * step + taken;
        let between = group.get(length..).unwrap_or_default();
        if taken < length || between.len() < step - length || between.iter().any(|b| *b != sign) {
            break;
        }
    }
    let all = rest.get(..end).unwrap_or_default();
    let goes_on = rest.get(all.len()).is_some_and(is_part);
    // `ich auf gR7#…`: words before what has a digit.
    if groups < GROUPS || goes_on || sign == b' ' && odd < 2 || !is_mixed(all) {
        return at;
    }
    for group in 1..groups {
        let place = at + group * step;
        edits.add(place + length - step..place, "", Kind::Spread);
    }
    at + all.len()
}

/// Whether a group is letters alone, none but the first a capital: a word.
fn is_plain(group: &[u8]) -> bool {
    let (first, rest) = group.split_first().unwrap_or((&b' ', &[]));
    first.is_ascii_alphabetic() && rest.iter().all(u8::is_ascii_lowercase)
}

/// Words for digits from `at` on, where the word there is one; digits may stand among them (`five 4 3 seven`). Returns where
/// to go on.
pub(super) fn spoken(text: &str, at: usize, edits: &mut Edits) -> usize {
    let bytes = text.as_bytes();
    let known = words();
    let mut digits: Vec<(Range<usize>, u8)> = Vec::new();
    let (mut place, mut said) = (at, 0);
    let mut double = false;
    while let Some(rest) = text.get(place..) {
        if let Some(digit) = single(bytes, place).filter(|_| said > 0 && !double) {
            digits.push((place..place + 1, digit));
            place = gap(bytes, place + 1);
            continue;
        }
        let length: usize = rest
            .chars()
            .take(WORD)
            .take_while(|char| char.is_alphabetic())
            .map(char::len_utf8)
            .sum();
        let word = rest.get(..length).unwrap_or_default();
        match known.digit(word) {
            Some(digit) => {
                digits.push((place..place + length, digit));
                said += 1;
                if double {
                    digits.push((place + length..place + length, digit));
                }
                double = false;
            }
            None if word.eq_ignore_ascii_case("double") && !digits.is_empty() => double = true,
            None => break,
        }
        place = gap(bytes, place + length);
    }
    let end = digits.last().map_or(at, |(range, _)| range.end);
    let before = match said > 1 {
        true => singles_before(
            bytes,
            at.min(edits.end().max(at.saturating_sub(2 * WORDS))),
            at,
        ),
        false => at,
    };
    let led = (at - before) / 2;
    if digits.len() + led < WORDS || said < SAID {
        // Digits may be written apart, or be a number's groups.
        let is_word =
            |range: &&Range<usize>| !bytes.get(range.start).is_some_and(u8::is_ascii_digit);
        let words = digits.iter().map(|(range, _)| range).take_while(is_word);
        return words.last().map_or(at, |range| range.end);
    }
    let mut all = String::with_capacity(led + digits.len());
    all.extend((0..led).filter_map(|of| bytes.get(before + 2 * of).copied().map(char::from)));
    all.extend(digits.iter().map(|(_, digit)| char::from(*digit)));
    edits.add(before..end, &all, Kind::Spread);
    end
}

/// The digit at `at` that has no letter or digit after it.
fn single(bytes: &[u8], at: usize) -> Option<u8> {
    let digit = bytes.get(at).filter(|b| b.is_ascii_digit())?;
    (!is_alphanumeric(bytes.get(at + 1))).then_some(*digit)
}

/// Where the digits start, each with one blank after it, that end at `at`; not before `from`.
fn singles_before(bytes: &[u8], from: usize, mut at: usize) -> usize {
    while at >= from + 2
        && matches!(bytes.get(at - 2..at), Some([b'0'..=b'9', b' ' | b'-']))
        && !is_alphanumeric(at.checked_sub(3).and_then(|before| bytes.get(before)))
    {
        at -= 2;
    }
    at
}

/// What stands between two words of one number.
fn gap(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default().iter().take(4);
    at + rest
        .take_while(|b| matches!(b, b' ' | b'-' | b',' | b'.' | b'/' | b'\n'))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn undone(text: &str, work: impl Fn(&str, &mut Edits) -> usize) -> (String, usize) {
        let mut edits = Edits::default();
        let end = work(text, &mut edits);
        (edits.made(text), end)
    }

    #[test]
    fn characters_written_apart_are_joined() {
        let apart = |text: &str| undone(text, |text, edits| apart(text.as_bytes(), 0, edits));
        assert_eq!(apart("s k _ l i v e _ 9 x and on").0, "sk_live_9x and on");
        assert_eq!(apart("s-k-_-l-i-v-e-9, so").0, "sk_live9, so");
        assert_eq!(apart("4 2 4 2   4 2 4 2   1 2").0, "4242 4242 12");
        assert_eq!(apart("t·f·p·_·7·n·k·S·v, so").0, "tfp_7nkSv, so");
        assert_eq!(apart("t•f•p•_•7•n•k•S").0, "tfp_7nkS");
        assert_eq!(apart("a·b and more"), ("a·b and more".to_owned(), 3));
        assert_eq!(apart("a b c and more"), ("a b c and more".to_owned(), 4));
        assert_eq!(apart("I a m here"), ("I a m here".to_owned(), 4));
    }

    #[test]
    fn groups_are_joined() {
        let grouped = |text: &str| {
            let first = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
            undone(text, |text, edits| {
                grouped(text.as_bytes(), 0, first, edits)
            })
            .0
        };
        assert_eq!(grouped("AKIA Q3EG RJ7X KP2M N5TZ"), "AKIAQ3EGRJ7XKP2MN5TZ");
        assert_eq!(grouped("9f86 d081 ab34 56c8"), "9f86d081ab3456c8");
        assert_eq!(
            grouped("AKIAQ-3EGRJ-7XKP2-MN5, so"),
            "AKIAQ3EGRJ7XKP2MN5, so"
        );
        for text in [
            "this that when then",
            "4539 1488 0343 6467",
            "abcd-1234",
            "v123 is1 old",
            "card 4539 14",
            "face 4539 14",
        ] {
            assert_eq!(grouped(text), text);
        }
    }

    #[test]
    fn words_for_digits_are_read() {
        let spoken = |text: &str| undone(text, |text, edits| spoken(text, 0, edits)).0;
        assert_eq!(
            spoken("four two, four-two four two one more"),
            "4242421 more"
        );
        assert_eq!(spoken("Fünf sechs sieben acht neun null eins."), "5678901.");
        assert_eq!(spoken("five five double seven one two three"), "5577123");
        assert_eq!(spoken("one two three"), "one two three");
        assert_eq!(
            spoken("five zero five 4 3 seven six 8 0 nine"),
            "5054376809"
        );
        assert_eq!(spoken("one 2 3 4 5 6 7 8 9"), "one 2 3 4 5 6 7 8 9");
        let led = undone("no 6 1 two 4 6 four 1 zero", |text, edits| {
            super::spoken(text, 7, edits)
        });
        assert_eq!(led.0, "no 61246410");
    }
}
