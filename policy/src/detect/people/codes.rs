//! Postcodes: what they look like, and whether an address ends in one.

use super::words::after;

/// Digits at a place.
pub(super) fn digits(text: &str, at: usize) -> usize {
    text.as_bytes()
        .get(at..)
        .unwrap_or_default()
        .iter()
        .take(8)
        .take_while(|byte| byte.is_ascii_digit())
        .count()
}

/// Whether no letter or digit goes on at a place.
pub(super) fn ends_token(text: &str, at: usize) -> bool {
    !after(text, at).is_some_and(|c| c.is_alphanumeric() || c == '_')
}

/// A postcode at a place: where it ends. British, Canadian and Dutch ones, and digits in the forms countries use.
pub(super) fn postcode(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes().get(at..)?;
    let head: &[u8] = bytes.get(..bytes.len().min(10))?;
    // `D-10115`, `F-75001`, `CH-8001`, `PL 00-001`.
    if let [a, b'-', next, ..] = head
        && a.is_ascii_uppercase()
        && next.is_ascii_digit()
    {
        return plain_code(text, at + 2);
    }
    if let [a, b, b'-', next, ..] = head
        && a.is_ascii_uppercase()
        && b.is_ascii_uppercase()
        && next.is_ascii_digit()
    {
        return plain_code(text, at + 3);
    }
    match head.first()? {
        byte if byte.is_ascii_digit() => plain_code(text, at),
        byte if byte.is_ascii_uppercase() => lettered_code(head)
            .map(|len| at + len)
            .filter(|end| ends_token(text, *end))
            .or_else(|| irish(text, at))
            .or_else(|| argentine(text, at)),
        _ => None,
    }
}

/// Codes of digits: five, four (with two letters in the Netherlands), six, `00-000`, `0000-000`, `00000-000`, `12345-6789`.
fn plain_code(text: &str, at: usize) -> Option<usize> {
    let count = digits(text, at);
    let end = at + count;
    let bytes = text.as_bytes();
    let dashed = bytes.get(end) == Some(&b'-');
    let more = if dashed { digits(text, end + 1) } else { 0 };
    let end = match (count, more) {
        (2, 3) | (4, 3) | (5, 3) | (5, 4) => end + 1 + more,
        (4, 0) => match bytes.get(end..) {
            Some([b' ', a, b, ..])
                if a.is_ascii_uppercase()
                    && b.is_ascii_uppercase()
                    && ends_token(text, end + 3) =>
            {
                end + 3
            }
            Some([a, b, ..])
                if a.is_ascii_uppercase()
                    && b.is_ascii_uppercase()
                    && ends_token(text, end + 2) =>
            {
                end + 2
            }
            _ => end,
        },
        (5 | 6, 0) => end,
        (3, 0) => match bytes.get(end..) {
            // Sweden, Greece, Slovakia and the Czech Republic: `123 45`; India: `560 001`.
            Some([b' ', next, ..])
                if next.is_ascii_digit() && matches!(digits(text, end + 1), 2 | 3) =>
            {
                end + 1 + digits(text, end + 1)
            }
            _ => return None,
        },
        _ => return None,
    };
    ends_token(text, end).then_some(end)
}

/// British (`SW1A 1AA`) and Canadian (`K1A 0B1`) codes, by their length.
fn lettered_code(head: &[u8]) -> Option<usize> {
    let letter = |at: usize| head.get(at).is_some_and(u8::is_ascii_uppercase);
    let digit = |at: usize| head.get(at).is_some_and(u8::is_ascii_digit);
    let gap = |at: usize| usize::from(head.get(at) == Some(&b' '));
    if letter(0) && digit(1) && letter(2) {
        let at = 3 + gap(3);
        if digit(at) && letter(at + 1) && digit(at + 2) {
            return Some(at + 3);
        }
    }
    let area = if letter(1) { 2 } else { 1 };
    if !letter(0) || !digit(area) {
        return None;
    }
    let outward = area
        + 1
        + usize::from(digit(area + 1) || letter(area + 1) && head.get(area + 2) == Some(&b' '));
    let at = outward + gap(outward);
    (digit(at) && letter(at + 1) && letter(at + 2)).then_some(at + 3)
}

/// `V93 X5T2`, `D6W F8K2`.
fn irish(text: &str, at: usize) -> Option<usize> {
    let code = text.as_bytes().get(at..at + 8)?;
    let [letter, digit, last, b' ', tail @ ..] = code else {
        return None;
    };
    let good = b"ACDEFHKNPRTVWXY".contains(letter)
        && digit.is_ascii_digit()
        && (last.is_ascii_digit() || *last == b'W')
        && tail
            .iter()
            .all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
        && tail.first().is_some_and(u8::is_ascii_uppercase)
        && tail.iter().any(u8::is_ascii_digit);
    (good && ends_token(text, at + 8)).then_some(at + 8)
}

/// `C1448 CABA`, `X5000`, `C1425DKA`: a province's letter before four digits.
fn argentine(text: &str, at: usize) -> Option<usize> {
    let code = text.as_bytes().get(at..at + 5)?;
    let [letter, digits @ ..] = code else {
        return None;
    };
    if !b"ABCDEFGHJKLMNPQRSTUVWXYZ".contains(letter) || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let letters = text
        .as_bytes()
        .get(at + 5..at + 8)
        .is_some_and(|block| block.iter().all(u8::is_ascii_uppercase));
    let end = at + 5 + 3 * usize::from(letters);
    let town = text.get(end..).and_then(|rest| rest.strip_prefix(' '));
    let named = town.is_some_and(|town| town.starts_with(char::is_uppercase));
    (ends_token(text, end) && (letters || named)).then_some(end)
}

/// Whether what follows a street ends in a state's postcode (`, NH 80995`) or a British one.
pub(super) fn ends_in_code(tail: &str) -> bool {
    let bytes = tail.as_bytes();
    let state = |bytes: &[u8]| {
        matches!(bytes, [.., b' ' | b',', a, b, b' ', c, d, e, f, g]
            if a.is_ascii_uppercase() && b.is_ascii_uppercase() && [c, d, e, f, g].iter().all(|b| b.is_ascii_digit()))
    };
    let plus = bytes
        .split_last_chunk::<5>()
        .is_some_and(|(head, end)| matches!(end, [b'-', ..]) && state(head));
    let british = || {
        (5..=8.min(bytes.len())).any(|length| {
            let (before, code) = bytes.split_at(bytes.len() - length);
            !before.last().is_some_and(u8::is_ascii_alphanumeric)
                && lettered_code(code) == Some(length)
        })
    };
    state(bytes) || plus || british()
}

/// Whether a Dutch postcode ends at `end`: its town may take the next line.
pub(super) fn follows_dutch_code(text: &str, end: usize) -> bool {
    let head = text.as_bytes().get(..end).unwrap_or_default();
    let digits = match head {
        [digits @ .., b' ', a, b] | [digits @ .., a, b]
            if a.is_ascii_uppercase() && b.is_ascii_uppercase() =>
        {
            digits
        }
        _ => return false,
    };
    digits.len() > 4 && digits.iter().rev().take(4).all(u8::is_ascii_digit)
}
