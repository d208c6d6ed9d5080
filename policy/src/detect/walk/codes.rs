//! Codes that come in lists or groups: recovery and backup codes, seeds of one-time passwords.

use std::ops::Range;

use super::{run, skip};

/// How far after its announcement a list of codes is read, and the first code may stand, in bytes.
const LIST: usize = 1024;
const FIRST: usize = 96;

fn in_code(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-'
}

/// The codes after words such as `recovery codes`: each on its own.
pub(in crate::detect) fn recovery(
    text: &str,
    hit: &Range<usize>,
    found: &mut Vec<Range<usize>>,
) -> usize {
    let bytes = text.as_bytes();
    let end = bytes.len().min(hit.end + LIST);
    let mut at = hit.end;
    let (mut last, mut misses) = (None, 0);
    while at < end {
        if !bytes.get(at).is_some_and(|b| in_code(*b)) {
            at += 1;
            continue;
        }
        let length = run(bytes, at, 64, in_code);
        let Some(word) = text.get(at..at + length) else {
            break;
        };
        if is_code(word) {
            // Two groups of digits with a blank between are one code.
            found.push(at..at + length);
            last = Some(at + length);
            misses = 0;
        } else if last.is_some() {
            // Numbers of a list stand between codes; words do not.
            misses += usize::from(
                !word.bytes().all(|b| b.is_ascii_digit()) && word != "n" && word != "and",
            );
            if misses > 1 {
                break;
            }
        } else if at > hit.end + FIRST {
            break;
        }
        at += length;
    }
    join_groups(bytes, found);
    last.unwrap_or(hit.end)
}

/// Digits in groups of four or more, or letters and digits in groups joined by dashes.
fn is_code(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let letters = word.bytes().filter(u8::is_ascii_alphabetic).count();
    let groups: Vec<&str> = word.split('-').collect();
    if groups.len() > 1 {
        let first = groups.first().map_or(0, |group| group.len());
        let even = groups
            .iter()
            .all(|group| (3..=12).contains(&group.len()) && group.len().abs_diff(first) <= 1);
        let reads = crate::detect::entropy::wordiness(word) > 0.6;
        return even && !reads && (digits > 0 || crate::detect::entropy::reads(word) < -0.4);
    }
    let year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    (digits == word.len() && (4..=12).contains(&digits) && !year)
        || (digits >= 2 && letters >= 1 && (6..=32).contains(&word.len()))
        || (digits == 1
            && letters >= 4
            && (8..=32).contains(&word.len())
            && crate::detect::entropy::wordiness(word) < 0.5)
}

/// Makes one of codes that one blank parts in even groups of digits (`1234 5678`).
fn join_groups(bytes: &[u8], found: &mut Vec<Range<usize>>) {
    found.dedup_by(|next, kept| {
        let digits = |range: &Range<usize>| {
            bytes
                .get(range.clone())
                .is_some_and(|code| code.len() <= 5 && code.iter().all(u8::is_ascii_digit))
        };
        let joins = next.start == kept.end + 1
            && bytes.get(kept.end) == Some(&b' ')
            && digits(next)
            && digits(kept);
        if joins {
            kept.end = next.end;
        }
        joins
    });
}

/// How far a seed may stand from the words that announce it, in bytes.
const SEED: usize = 72;

/// More than it has characters.
const WHOLE: usize = 129;

/// The base32 seed of one-time passwords near words such as `2FA` or `TOTP`, whole or in groups of four.
pub(in crate::detect) fn totp(
    text: &str,
    hit: &Range<usize>,
    found: &mut Vec<Range<usize>>,
) -> usize {
    let bytes = text.as_bytes();
    let end = bytes.len().min(hit.end + SEED);
    // A seed starts with a capital, or has a digit.
    let near = bytes.get(hit.end..bytes.len().min(end + WHOLE));
    let mut near = near.unwrap_or_default().iter();
    if !near.any(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase()) {
        return hit.end;
    }
    let mut at = hit.end;
    while at < end {
        if !bytes.get(at).is_some_and(u8::is_ascii_alphanumeric) {
            at += 1;
            continue;
        }
        let length = seed(bytes, at);
        if length > 0 {
            found.push(at..at + length);
            return at + length;
        }
        at += run(bytes, at, 64, |b| b.is_ascii_alphanumeric() || b == b'_').max(1);
        at = skip(bytes, at, 8, b":=");
    }
    hit.end
}

/// Length of the seed that starts at `at`: sixteen letters of base32 or more, or four groups of four or more; with a
/// digit, or in capitals throughout.
fn seed(bytes: &[u8], at: usize) -> usize {
    let upper = |b: u8| b.is_ascii_uppercase() || (b'2'..=b'7').contains(&b);
    let lower = |b: u8| b.is_ascii_lowercase() || (b'2'..=b'7').contains(&b);
    let next = |at: usize| {
        bytes
            .get(at)
            .is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_')
    };
    let shouts = bytes.get(at).is_some_and(|first| upper(*first));
    // Small letters need a digit among them; most words have none, and none follows near.
    let near = bytes
        .get(at..bytes.len().min(at + WHOLE))
        .unwrap_or_default();
    let some_digit = near.iter().any(u8::is_ascii_digit);
    for (alphabet, shouted) in [(&upper as &dyn Fn(u8) -> bool, true), (&lower, false)] {
        if !(if shouted { shouts } else { some_digit }) {
            continue;
        }
        let whole = run(bytes, at, WHOLE, alphabet);
        let digits = |length: usize| {
            bytes
                .get(at..at + length)
                .is_some_and(|seed| seed.iter().any(u8::is_ascii_digit))
        };
        let said = bytes
            .get(at..at + whole)
            .and_then(|seed| std::str::from_utf8(seed).ok())
            .unwrap_or_default();
        let drawn = digits(whole) || (shouted && crate::detect::entropy::reads(said) < 0.2);
        if (16..=128).contains(&whole) && !next(at + whole) && drawn {
            let padding = run(bytes, at + whole, 6, |b| b == b'=');
            return whole + padding;
        }
        let mut length = 0;
        let mut groups = 0;
        while groups < 16 && run(bytes, at + length, 5, alphabet) == 4 && !next(at + length + 4) {
            groups += 1;
            length += 4;
            match bytes.get(at + length) {
                Some(b' ' | b'-') if run(bytes, at + length + 1, 5, alphabet) == 4 => length += 1,
                _ => break,
            }
        }
        if groups >= 4 && (digits(length) || shouted) {
            return length;
        }
    }
    0
}
