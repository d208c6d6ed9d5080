//! Passwords that are words joined by a sign (`pencil-walnut-orchid`): nothing but the words around them tells them from
//! names of things, which are written so as well.

use std::ops::Range;

use super::features::{self, Hash};
use super::weights::{PHRASES, Weights};
use super::{Kind, Known, is_code};
use crate::detect::marks::Marks;
use crate::detect::scan::Scan;
use crate::detect::{MAX_CANDIDATES, assign, merge};

/// How many words one joins, and how long each is, in bytes.
const WORDS: std::ops::RangeInclusive<usize> = 3..=7;
const LETTERS: std::ops::RangeInclusive<usize> = 3..=12;
/// Most digits at its end.
const DIGITS: usize = 4;

/// Words as they are joined.
struct Joined {
    range: Range<usize>,
    joint: u8,
    words: usize,
    /// How many of them begin with a capital.
    titled: usize,
    /// Whether a word stands in it twice.
    again: bool,
    digits: usize,
    marked: bool,
}

/// Takes the joined words that are told as passwords.
pub(super) fn take(scan: &Scan<'_>, taken: &mut Vec<(Range<usize>, Kind)>) {
    let weights = Weights::phrases();
    let mut seen = Vec::new();
    let mut known = Known::of(scan.found());
    for range in each(scan.text, scan.marks) {
        if known.meets(&range)
            || merge::is_inside(scan.forms(), &range)
            || is_code(scan.text.as_bytes(), &range)
        {
            continue;
        }
        features(scan.text, &range, &mut seen);
        if weights.sum(&seen) >= weights.least(Kind::Phrase) {
            taken.push((range, Kind::Phrase));
        }
        // More than a scan keeps: it fails when they are offered.
        if taken.len() > MAX_CANDIDATES {
            break;
        }
    }
}

/// As [`super::candidates`], of joined words; numbers below [`PHRASES`].
#[must_use]
pub fn joined_words(text: &str) -> Vec<(Range<usize>, Vec<u32>)> {
    let all = each(text, &Marks::new(text)).into_iter();
    all.filter(|range| !is_code(text.as_bytes(), range))
        .map(|range| {
            let mut seen = Vec::new();
            features(text, &range, &mut seen);
            (range, seen)
        })
        .collect()
}

/// The joined words of a text, by start.
fn each(text: &str, marks: &Marks) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut all = Vec::new();
    let mut from = 0;
    // What stands beside a block's first and last byte is not told with it.
    while let Some(at) = marks.next(from, |block| {
        let letters = block.letters();
        block.joints & (letters << 1 | 1) & (letters >> 1 | 1 << 63)
    }) {
        from = put(bytes, at, &mut all).max(at + 1);
    }
    // No mark tells of dots.
    from = 0;
    while let Some(at) = bytes
        .get(from..)
        .and_then(|rest| memchr::memchr(b'.', rest))
        .map(|at| from + at)
    {
        from = put(bytes, at, &mut all).max(at + 1);
    }
    all.sort_unstable_by_key(|range| range.start);
    all
}

/// Puts down the words joined where the first joint is at `at`, and tells where what stands there ends.
fn put(bytes: &[u8], at: usize, all: &mut Vec<Range<usize>>) -> usize {
    match joined(bytes, at) {
        Ok(found) => {
            let end = found.range.end;
            if is_chosen(bytes, &found) {
                all.push(found.range);
            }
            end
        }
        Err(end) => end,
    }
}

/// The words joined where the first joint is at `at`; or where what stands there ends.
fn joined(bytes: &[u8], at: usize) -> Result<Joined, usize> {
    let run = |at: usize| word_length(bytes, at);
    let joint = bytes.get(at).copied().unwrap_or_default();
    let head = bytes.get(..at).unwrap_or_default();
    let first = head.iter().rev().take(*LETTERS.end() + 1);
    let first = first.take_while(|b| b.is_ascii_alphabetic()).count();
    let start = at - first;
    let mut found = Joined {
        range: start..at,
        joint,
        words: 1,
        titled: usize::from(bytes.get(start).is_some_and(u8::is_ascii_uppercase)),
        again: false,
        digits: 0,
        marked: false,
    };
    while bytes.get(found.range.end) == Some(&joint) {
        let next = found.range.end + 1;
        let length = run(next);
        if length == 0 {
            break;
        }
        let word = bytes.get(next..next + length).unwrap_or_default();
        found.titled += usize::from(word.first().is_some_and(u8::is_ascii_uppercase));
        found.words += 1;
        found.range.end = next + length;
    }
    let fits = matches!(joint, b'-' | b'_' | b'.' | b'+')
        && WORDS.contains(&found.words)
        && opens(bytes, start)
        && words(bytes, &found).all(is_word);
    if !fits {
        return Err(found.range.end);
    }
    found.again = is_said_twice(bytes, &found);
    end(bytes, &mut found);
    match closes(bytes, found.range.end) {
        true => Ok(found),
        false => Err(found.range.end),
    }
}

/// How many letters go on at a place.
fn word_length(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default().iter();
    let rest = rest.take(*LETTERS.end() + 1);
    rest.take_while(|b| b.is_ascii_alphabetic()).count()
}

fn words<'b>(bytes: &'b [u8], found: &Joined) -> impl Iterator<Item = &'b [u8]> {
    let joint = found.joint;
    let whole = bytes.get(found.range.clone()).unwrap_or_default();
    whole
        .split(move |b| *b == joint)
        .take(found.words)
        .map(|word| {
            let letters = word.iter().take_while(|b| b.is_ascii_alphabetic()).count();
            word.get(..letters).unwrap_or_default()
        })
}

/// Whether a word stands among them twice.
fn is_said_twice(bytes: &[u8], found: &Joined) -> bool {
    let mut all = words(bytes, found).enumerate();
    all.any(|(at, word)| words(bytes, found).skip(at + 1).any(|other| other == word))
}

/// A word of small letters, the first of which may be a capital.
fn is_word(word: &[u8]) -> bool {
    LETTERS.contains(&word.len()) && word.iter().skip(1).all(u8::is_ascii_lowercase)
}

/// Takes the number and the mark at the end.
fn end(bytes: &[u8], found: &mut Joined) {
    let rest = bytes.get(found.range.end..).unwrap_or_default();
    let joined = usize::from(matches!(rest.first(), Some(b'-' | b'_' | b'.')));
    let digits = rest
        .get(joined..)
        .unwrap_or_default()
        .iter()
        .take(DIGITS + 1);
    let digits = digits.take_while(|b| b.is_ascii_digit()).count();
    if (1..=DIGITS).contains(&digits) {
        found.digits = digits;
        found.range.end += joined + digits;
    }
    let after = |at: usize| bytes.get(found.range.end + at);
    let mark = after(0).is_some_and(|b| b"!#$*%+=?".contains(b));
    if mark && after(1).is_none_or(|b| !b.is_ascii_alphanumeric()) && after(0) != Some(&b'?') {
        found.marked = true;
        found.range.end += 1;
    }
}

/// Whether a value may start at a place: after a blank, a quote, a bracket or a sign that ties it to what is before.
fn opens(bytes: &[u8], at: usize) -> bool {
    let head = bytes.get(..at).unwrap_or_default();
    match head {
        [] => true,
        [.., b'\\', b'n' | b't' | b'r'] => true,
        // `Q:pencil-walnut` of a name and its password, not `http:`.
        [.., b':'] => head
            .len()
            .checked_sub(2)
            .and_then(|at| head.get(at))
            .is_some_and(|b| b.is_ascii_alphanumeric() || *b == b' '),
        [.., last] => last.is_ascii_whitespace() || *last >= 0x80 || b"\"'`(*=>|,;".contains(last),
    }
}

/// Whether a value may end at a place: before a blank, a quote, or what ends a clause.
fn closes(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at..).unwrap_or_default() {
        [] => true,
        [b'.' | b',' | b';' | b'!' | b'?' | b')', next, ..] => {
            next.is_ascii_whitespace() || *next >= 0x80 || b"\"'`)*.\\<".contains(next)
        }
        [b'.' | b',' | b';' | b'!' | b'?' | b')'] => true,
        [b'\\', b'n' | b'r' | b't' | b'"', ..] | [b'<', b'/', ..] => true,
        [first, ..] => first.is_ascii_whitespace() || *first >= 0x80 || b"\"'`*|".contains(first),
    }
}

/// Whether none of the words is one that names of things are made of.
fn is_chosen(bytes: &[u8], found: &Joined) -> bool {
    let mut long = 0;
    for word in words(bytes, found) {
        let Ok(word) = std::str::from_utf8(word) else {
            return false;
        };
        if !assign::is_of_no_name(word) {
            return false;
        }
        long += usize::from(word.len() > 4);
    }
    // `Anna-Lena-Sophie`, `New-York-Times`: names are written so, and hardly with a sign at the end.
    long > 0
        && (found.joint != b'-' || found.titled < found.words || found.digits > 0 || found.marked)
}

/// Tells of the words at `range`: how they are joined, not which they are, and all the words around.
fn features(text: &str, range: &Range<usize>, seen: &mut Vec<u32>) {
    seen.clear();
    let bytes = text.as_bytes();
    let first = bytes
        .get(range.clone())
        .and_then(|value| value.iter().position(|b| !b.is_ascii_alphabetic()));
    let found = first.and_then(|at| joined(bytes, range.start + at).ok());
    if let Some(found) = found {
        let titled = match found.titled {
            0 => b'0',
            all if all == found.words => b'2',
            _ => b'1',
        };
        let of = |kind: u8| Hash::of(b'P').with(kind);
        of(b'j').with(found.joint).tell(seen);
        of(b'w').with(found.words as u8).tell(seen);
        of(b'T').with(titled).tell(seen);
        of(b'd').with(found.digits as u8).tell(seen);
        of(b'm').with(u8::from(found.marked)).tell(seen);
        of(b'a').with(u8::from(found.again)).tell(seen);
        of(b'*')
            .with(found.joint)
            .with(found.words as u8)
            .with(titled)
            .tell(seen);
    }
    features::around(text, range, seen);
    for index in seen.iter_mut() {
        *index %= PHRASES;
    }
    seen.sort_unstable();
    seen.dedup();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let all = each(text, &Marks::new(text));
        all.into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn words_joined_by_a_sign_are_read_with_their_number() {
        for value in [
            "pencil-walnut-orchid",
            "Kettle_Copper_Radish77",
            "winter.lantern.kettle-4",
            "rusty+mitten+saddle!",
            "otter-otter-otter",
        ] {
            for (before, after) in [
                ("", ""),
                ("take ", " then"),
                ("\"", "\"."),
                ("(", ")"),
                ("root:", "\\n"),
            ] {
                let text = format!("{before}{value}{after}");
                assert_eq!(found(&text), [value], "{text}");
                // Whatever stands before, and so wherever the blocks of marks begin.
                let far = format!("{} {text}", "x".repeat(61));
                assert_eq!(found(&far), [value], "{far}");
            }
        }
    }

    #[test]
    fn names_of_things_are_none() {
        for text in [
            "state-of-the-art",
            "https://acme.io/walnut-orchid-kettle",
            "walnut-orchid",
            "walnut-orchid-kettle/main.rs",
            "walnut.orchid.kettle(77)",
            "user-orchid-kettle",
            "walnut-orchid-kettle: yes",
            "Anna-Lena-Sophie",
            "--walnut-orchid-kettle",
            "walnut-orchid_kettle",
            "WALNUT_ORCHID_KETTLE",
            "a-b-c-d",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn what_is_told_stays_below_the_number_of_features() {
        let text = "the safe opens with walnut-orchid-kettle77, ask Ünal";
        let mut seen = Vec::new();
        for range in each(text, &Marks::new(text)) {
            features(text, &range, &mut seen);
            assert!(seen.iter().all(|index| *index < PHRASES));
        }
        assert!(seen.len() > 8);
    }
}
