//! JSON web tokens: three parts or five, signed, unsigned or encrypted, proved by their header.

use std::ops::Range;

use super::checksum;
use super::context;

/// Longest header that is decoded, in bytes.
const HEADER: usize = 2048;
/// Longest token, in bytes.
const TOKEN: usize = 64 * 1024;

fn in_part(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'
}

/// The token that starts at `hit`.
pub(super) fn token(bytes: &[u8], hit: &Range<usize>) -> Option<Range<usize>> {
    let glued = bytes
        .get(..hit.start)
        .and_then(<[u8]>::last)
        .is_some_and(|b| b.is_ascii_alphanumeric());
    if glued && !context::starts(bytes, hit.start) {
        return None;
    }
    let window = bytes.get(hit.start..bytes.len().min(hit.start + TOKEN))?;
    let header = window
        .iter()
        .take(HEADER)
        .take_while(|b| in_part(**b))
        .count();
    // Most of what starts so is no header: JSON in base64 goes on otherwise.
    if window.get(header) != Some(&b'.') || header < 10 {
        return None;
    }
    if !checksum::is_jose_header(window.get(..header)?) {
        return None;
    }
    let mut end = header;
    let mut parts = 1;
    while parts < 5 && window.get(end) == Some(&b'.') {
        let part = window
            .get(end + 1..)?
            .iter()
            .take_while(|b| in_part(**b))
            .count();
        // The empty part of an unsigned token or of a direct key; but a full stop ends a sentence.
        let empty = part == 0 && !(parts == 2 || window.get(end + 1) == Some(&b'.'));
        if empty {
            break;
        }
        if parts == 3 && part < 8 {
            break;
        }
        if part == 0 && parts == 2 {
            parts += 1;
            break;
        }
        end += 1 + part;
        parts += 1;
    }
    let payload = window.get(header + 1..end)?;
    (parts >= 2 && payload.len() >= 8).then_some(hit.start..hit.start + end)
}
