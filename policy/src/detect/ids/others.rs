//! What is written as an identifier and is one of something else.

use std::ops::Range;

/// Whether what stands here is written as an identifier and is one of nobody: a form's mask, or one of something else.
pub(super) fn is_nobodys(bytes: &[u8], range: &Range<usize>) -> bool {
    let raw = bytes.get(range.clone()).unwrap_or_default();
    is_one_digit(raw) || is_of_another(before(bytes, range.start), raw)
}

/// Whether one digit is all that a number has (`99 999 999 999`): a form's mask.
fn is_one_digit(raw: &[u8]) -> bool {
    let mut signs = raw.iter().filter(|byte| byte.is_ascii_alphanumeric());
    let first = signs.next();
    first.is_some_and(u8::is_ascii_digit) && raw.len() > 6 && signs.all(|byte| Some(byte) == first)
}

/// The bytes right before a place, as many as the name of a family may take.
fn before(bytes: &[u8], at: usize) -> &[u8] {
    bytes.get(at.saturating_sub(8)..at).unwrap_or_default()
}

/// Families of documents and codes whose numbers are nobody's.
const FAMILIES: [&[u8]; 11] = [
    b"CVE", b"CWE", b"GHSA", b"HTTP", b"IEC", b"IEEE", b"ISO", b"JIRA", b"PEP", b"RFC", b"UTF",
];

/// Whether what is written as an identifier is one of something else: zeros alone, an address in memory, a size in
/// pixels, a document of a family (`XX000000`, `0x7ffe1234`, `1920x1080`, `RFC 2822`).
fn is_of_another(before: &[u8], raw: &[u8]) -> bool {
    // `ISO 27001`, read from its digits on.
    let head = before.strip_suffix(b" ").unwrap_or_default();
    let start = head
        .iter()
        .rposition(|b| !b.is_ascii_alphabetic())
        .map_or(0, |at| at + 1);
    if raw.first().is_some_and(u8::is_ascii_digit)
        && FAMILIES.contains(&head.get(start..).unwrap_or_default())
    {
        return true;
    }
    let letters = raw.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let (head, rest) = raw.split_at(letters);
    let zeros = rest.iter().filter(|b| **b == b'0').count();
    let blank = zeros > 4
        && rest
            .iter()
            .all(|b| matches!(b, b'0' | b' ' | b'-' | b'.' | b'/'));
    let by = |at: usize| {
        let (wide, high) = raw.split_at(at);
        let is_side = |side: &[u8]| side.len() > 2 && side.iter().all(u8::is_ascii_digit);
        is_side(wide) && is_side(high.get(1..).unwrap_or_default())
    };
    blank
        || raw.starts_with(b"0x")
        || FAMILIES.contains(&head)
        || memchr::memchr(b'x', raw).is_some_and(by)
}

#[cfg(test)]
mod tests {
    use super::is_of_another;

    #[test]
    fn what_is_written_alike_is_of_another() {
        for raw in [
            "XX000000",
            "000-000-000",
            "0x7ffe1234",
            "1920x1080",
            "RFC 2822",
            "CVE-2024-31337",
        ] {
            assert!(is_of_another(b"", raw.as_bytes()), "{raw}");
        }
        for raw in [
            "XX000001",
            "C01X00T47",
            "X0000004",
            "L01x00t47",
            "RFCA841230",
            "ISOL850312",
        ] {
            assert!(!is_of_another(b"", raw.as_bytes()), "{raw}");
        }
    }
}
