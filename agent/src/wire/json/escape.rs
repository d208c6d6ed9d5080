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
    let bytes = raw.as_bytes();
    let mut text = Vec::with_capacity(bytes.len());
    let mut map = MapBuilder::new(base);
    let (mut at, mut plain) = (0, 0);
    loop {
        at = copy_plain(bytes, at, &mut text);
        map.plain(text.len() - plain);
        let decoded = match bytes.get(at + 1) {
            Some(b'b') => b'\x08',
            Some(b'f') => b'\x0c',
            Some(b'n') => b'\n',
            Some(b'r') => b'\r',
            Some(b't') => b'\t',
            Some(other @ (b'"' | b'\\' | b'/')) => *other,
            _ if at >= bytes.len() => break,
            _ => {
                let (decoded, len) = odd_escape(bytes, at);
                let mut utf8 = [0; 4];
                text.extend_from_slice(decoded.encode_utf8(&mut utf8).as_bytes());
                map.escapes(len, decoded.len_utf8(), 1);
                at += len;
                plain = text.len();
                continue;
            }
        };
        text.push(decoded);
        map.escapes(2, 1, 1);
        at += 2;
        plain = text.len();
    }
    let text = String::from_utf8(text)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    (text, map.finish())
}

/// What an escape that is not one of the short ones stands for, and its length; whole characters, whatever it is.
fn odd_escape(bytes: &[u8], at: usize) -> (char, usize) {
    let rest = bytes.get(at..).unwrap_or_default();
    match rest.get(1) {
        None => (char::REPLACEMENT_CHARACTER, 1),
        Some(b'u') => unicode_escape(rest).unwrap_or((char::REPLACEMENT_CHARACTER, 2)),
        Some(ascii) if ascii.is_ascii() => (char::from(*ascii), 2),
        Some(_) => (char::REPLACEMENT_CHARACTER, 1),
    }
}

/// Copies what stands before the next backslash from `at` on, some bytes at a time; where that is.
#[inline]
fn copy_plain(bytes: &[u8], mut at: usize, text: &mut Vec<u8>) -> usize {
    let marks = |eight: &[u8; 8]| {
        let word = u64::from_le_bytes(*eight) ^ (ONES * 0x5c);
        word.wrapping_sub(ONES) & !word & HIGHS
    };
    while let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk::<16>) {
        let ([low, high], []) = chunk.as_chunks::<8>() else {
            break;
        };
        if marks(low) | marks(high) != 0 {
            break;
        }
        text.extend_from_slice(chunk);
        at += 16;
    }
    while let Some(eight) = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let found = marks(eight);
        if found != 0 {
            let plain = found.trailing_zeros() as usize / 8;
            text.extend_from_slice(eight.get(..plain).unwrap_or_default());
            return at + plain;
        }
        text.extend_from_slice(eight);
        at += 8;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    let plain = rest
        .iter()
        .position(|byte| *byte == b'\\')
        .unwrap_or(rest.len());
    text.extend_from_slice(rest.get(..plain).unwrap_or_default());
    at + plain
}

/// One in each byte of a word.
pub(super) const ONES: u64 = 0x0101_0101_0101_0101;
/// The highest bit of each byte of a word.
pub(super) const HIGHS: u64 = 0x8080_8080_8080_8080;
