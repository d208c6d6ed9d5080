//! Values that stand in a member or an attribute of their own beside the one that names them.

use super::link::blanks;
use super::value::is_quote;

/// Past blanks and one line's end, also as JSON within a text writes it (`\n`).
fn past_line(bytes: &[u8], at: usize) -> usize {
    let at = blanks(bytes, at);
    match bytes.get(at..).unwrap_or_default() {
        [b'\r', b'\n', ..] | [b'\\', b'n', ..] => blanks(bytes, at + 2),
        [b'\n', ..] => blanks(bytes, at + 1),
        _ => at,
    }
}

/// The backslashes before a quote in JSON within a text.
fn slashes(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    rest.iter().take(4).take_while(|b| **b == b'\\').count()
}

/// From the comma after a quoted name to the quoted value, or to that of the field `value`.
pub(super) fn pair(bytes: &[u8], comma: usize) -> Option<usize> {
    let start = past_line(bytes, comma + 1);
    let at = start + slashes(bytes, start);
    let quote = bytes.get(at).copied().filter(|b| is_quote(*b))?;
    let inner = bytes.get(at + 1..)?;
    // `"…/token",` and the next member of an object.
    let length = memchr::memchr(quote, inner.get(..inner.len().min(96))?);
    if length.is_some_and(|length| inner.get(length + 1) == Some(&b':')) && !is_value(inner) {
        return None;
    }
    let closes = at + 6 + slashes(bytes, at + 6);
    if is_value(inner) && bytes.get(closes) == Some(&quote) {
        let colon = blanks(bytes, closes + 1);
        return (bytes.get(colon) == Some(&b':')).then(|| blanks(bytes, colon + 1));
    }
    Some(start)
}

/// Whether a member of an object is the one for the value (`"value": …`).
fn is_value(inner: &[u8]) -> bool {
    inner
        .get(..5)
        .is_some_and(|word| word.eq_ignore_ascii_case(b"value"))
}

/// Past `value=` after an attribute that names.
pub(super) fn attribute(bytes: &[u8], at: usize) -> Option<usize> {
    let field = bytes.get(at..at + 5)?.eq_ignore_ascii_case(b"value");
    let equals = blanks(bytes, at + 5);
    (field && matches!(bytes.get(equals), Some(b'=' | b':'))).then(|| blanks(bytes, equals + 1))
}

/// Past `default =` in the block that a quoted name opens (`variable "x" {`).
pub(super) fn default(bytes: &[u8], open: usize) -> Option<usize> {
    let window = bytes.get(open..bytes.len().min(open + 200))?;
    let close = memchr::memchr(b'}', window).unwrap_or(window.len());
    let word = memchr::memmem::find(window.get(..close)?, b"default")?;
    let equals = blanks(bytes, open + word + 7);
    (bytes.get(equals) == Some(&b'=')).then(|| blanks(bytes, equals + 1))
}

/// Past `value:` on the line below (`- name: X`, `  value: Y`).
pub(super) fn below(bytes: &[u8], newline: usize) -> Option<usize> {
    let window = bytes.get(newline..bytes.len().min(newline + 48))?;
    let blank = window
        .iter()
        .take_while(|b| b.is_ascii_whitespace())
        .count();
    attribute(bytes, newline + blank)
}
