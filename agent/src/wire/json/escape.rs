//! What an escape in a JSON string stands for.

use crate::wire::map::{MapBuilder, OffsetMap};

/// The character of `\uXXXX` or of a surrogate pair, and its length in the source.
pub(super) fn unicode_escape(bytes: &[u8]) -> Option<(char, usize)> {
    let high = hex4(bytes.get(2..6)?)?;
    if !(0xd800..0xe000).contains(&high) {
        return Some((char::from_u32(high)?, 6));
    }
    if bytes.get(6..8)? != b"\\u" {
        return None;
    }
    let low = hex4(bytes.get(8..12)?)?;
    if high >= 0xdc00 || !(0xdc00..0xe000).contains(&low) {
        return None;
    }
    Some((
        char::from_u32(0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00))?,
        12,
    ))
}

fn hex4(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |value, digit| {
        Some(value << 4 | char::from(*digit).to_digit(16)?)
    })
}

/// Decodes the inside of a string that the scan has found valid.
pub(super) fn unescape(raw: &str, base: usize) -> (String, OffsetMap) {
    let mut text = String::with_capacity(raw.len());
    let mut map = MapBuilder::new(base);
    let mut rest = raw;
    while let Some(at) = memchr::memchr(b'\\', rest.as_bytes()) {
        let (plain, escape) = rest.split_at(at);
        text.push_str(plain);
        map.plain(plain.len());
        let (decoded, len) = match escape.as_bytes().get(1) {
            Some(b'b') => ('\u{8}', 2),
            Some(b'f') => ('\u{c}', 2),
            Some(b'n') => ('\n', 2),
            Some(b'r') => ('\r', 2),
            Some(b't') => ('\t', 2),
            Some(b'u') => {
                unicode_escape(escape.as_bytes()).unwrap_or((char::REPLACEMENT_CHARACTER, 2))
            }
            Some(other) if other.is_ascii() => (char::from(*other), 2),
            // In a text that is no JSON: what follows stays whole.
            Some(_) => ('\\', 1),
            None => (char::REPLACEMENT_CHARACTER, 1),
        };
        text.push(decoded);
        map.escapes(len, decoded.len_utf8(), 1);
        rest = escape.get(len..).unwrap_or_default();
    }
    text.push_str(rest);
    map.plain(rest.len());
    (text, map.finish())
}
