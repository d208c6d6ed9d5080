//! Passwords in the userinfo of URLs and connection strings: the password alone, so that the rest still reads.

use std::ops::Range;

use super::entropy;

/// Longest authority looked at, in bytes.
const AUTHORITY: usize = 512;

/// The password in `scheme://user:password@host`, from the `://` that was found.
pub(super) fn password(text: &str, hit: Range<usize>) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let scheme = bytes.get(..hit.start)?.last()?;
    if !scheme.is_ascii_alphanumeric() {
        return None;
    }
    let window = bytes.get(hit.end..bytes.len().min(hit.end + AUTHORITY))?;
    let ends = |b: &u8| {
        b.is_ascii_whitespace()
            || b.is_ascii_control()
            || matches!(b, b'"' | b'\'' | b'`' | b'<' | b'>' | b'\\')
    };
    // Most URLs have no user: what ends the host is seen before anything else is.
    let colon = window
        .iter()
        .position(|b| matches!(b, b':' | b'/' | b'@' | b'?' | b'#') || ends(b))?;
    if window.get(colon) != Some(&b':') {
        return None;
    }
    let rest = window.get(colon + 1..)?;
    let rest = rest.get(..rest.iter().position(ends).unwrap_or(rest.len()))?;
    // A slash ends the authority, but people write passwords that hold one: what follows a port's digits is a path.
    let slash = rest
        .iter()
        .position(|b| matches!(b, b'/' | b'?' | b'#'))
        .unwrap_or(rest.len());
    let authority = rest.get(..slash)?;
    let length = match authority.iter().rposition(|b| *b == b'@') {
        Some(at) => at,
        None if authority.iter().all(u8::is_ascii_digit) => return None,
        None => rest.iter().position(|b| *b == b'@')?,
    };
    let start = hit.end + colon + 1;
    let range = start..start + length;
    let value = text.get(range.clone())?;
    let user = text.get(hit.end..hit.end + colon)?;
    let followed = rest.get(length + 1).is_some_and(|b| {
        b.is_ascii_alphanumeric() || matches!(b, b'[' | b'$' | b'{' | b'_' | b'%')
    });
    let real = length >= 3 && followed && value != user && !entropy::is_stand_in(value);
    real.then_some(range)
}
