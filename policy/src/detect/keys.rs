//! Private keys in their armour: PEM of every label, PuTTY; escaped, indented, on one line, or cut off.

use std::ops::Range;

use memchr::memmem;

/// Longest key looked at, in bytes (an RSA-16384 key in PEM is 13 KiB; OpenPGP blocks are larger).
const KEY: usize = 64 * 1024;

/// The whole key, from the header that was found at `hit`.
pub(super) fn private_key(bytes: &[u8], hit: Range<usize>) -> Option<Range<usize>> {
    let window = bytes.get(hit.start..bytes.len().min(hit.start + KEY))?;
    let length = match window.starts_with(b"PuTTY") {
        true => putty(window)?,
        false => pem(window)?,
    };
    Some(hit.start..hit.start + length)
}

/// Length of a PEM block: header, body, footer; without a footer, to the end of the body.
fn pem(window: &[u8]) -> Option<usize> {
    let dashes = window.iter().take_while(|b| **b == b'-').count();
    let label = window
        .get(dashes..)?
        .iter()
        .take(64)
        .take_while(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || **b == b' ')
        .count();
    let words = std::str::from_utf8(window.get(dashes..dashes + label)?).ok()?;
    if !words.contains("PRIVATE KEY") {
        return None;
    }
    let closing = window
        .get(dashes + label..)?
        .iter()
        .take(5)
        .take_while(|b| **b == b'-')
        .count();
    if closing < 4 {
        return None;
    }
    let start = dashes + label + closing;
    let body = body(window.get(start..)?)?;
    let rest = window.get(start..)?;
    // The footer closes the block; another header means that this block was cut off.
    if let Some(foot) = memmem::find(rest, b"----").filter(|foot| *foot <= KEY) {
        let line = rest.get(foot..)?;
        let armour = line.iter().take_while(|b| **b == b'-').count();
        let tail = line.get(armour..)?;
        let said = tail
            .iter()
            .take(64)
            .take_while(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || **b == b' ')
            .count();
        if tail.starts_with(b"END ") || tail.starts_with(b" END ") {
            let close = tail
                .get(said..)?
                .iter()
                .take(5)
                .take_while(|b| **b == b'-')
                .count();
            return Some(start + foot + armour + said + close);
        }
    }
    Some(start + body)
}

/// Length of the base64 body right after a header, separators and `Proc-Type:` headers included; `None` where
/// nothing that could be a key follows (a header in code, or `...`).
fn body(rest: &[u8]) -> Option<usize> {
    let (mut at, mut end, mut long) = (0, 0, false);
    loop {
        at += separators(rest.get(at..)?);
        let tail = rest.get(at..)?;
        let named = tail
            .iter()
            .take(24)
            .take_while(|b| b.is_ascii_alphabetic() || **b == b'-')
            .count();
        if named > 3
            && tail
                .get(named..)
                .is_some_and(|after| after.starts_with(b": "))
        {
            at += header(tail);
            end = at;
            continue;
        }
        let taken = tail
            .iter()
            .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'='))
            .count();
        let token = tail.get(..taken)?;
        // Every line of a key is long but for the last; prose after a cut-off key is short words.
        let is_word = token.iter().all(u8::is_ascii_lowercase);
        let is_line = taken >= 32 || (end == 0 && taken >= 10 && !is_word);
        let is_last = long && taken >= 4 && !is_word;
        if !is_line && !is_last {
            break;
        }
        long |= taken >= 10;
        at += taken;
        end = at;
        if !is_line {
            break;
        }
    }
    long.then_some(end)
}

/// Length of one `Name: value` line.
fn header(line: &[u8]) -> usize {
    let end = line
        .iter()
        .take(256)
        .position(|b| matches!(b, b'\n' | b'\\' | b'\r'));
    end.unwrap_or(line.len().min(256))
}

/// Length of what may stand between lines: blanks, escapes of line ends, quotes and joints of string literals,
/// quote and comment marks.
fn separators(rest: &[u8]) -> usize {
    let mut at = 0;
    loop {
        let step = match rest.get(at..).unwrap_or_default() {
            [b'\\', b'n' | b'r' | b't' | b'\\' | b'"' | b'\n', ..] => 2,
            [b'+', b' ' | b'\n' | b'\r', ..] => 1,
            [
                b' ' | b'\n' | b'\r' | b'\t' | b'"' | b'\'' | b',' | b'>' | b'#' | b'|' | b'*'
                | b'\\',
                ..,
            ] => 1,
            _ => return at,
        };
        at += step;
    }
}

/// Length of a PuTTY key: to its MAC, or to the end of the private lines.
fn putty(window: &[u8]) -> Option<usize> {
    let lines = memmem::find(window, b"Private-Lines:")?;
    if let Some(mac) = memmem::find(window.get(lines..)?, b"Private-MAC:") {
        let value = lines + mac + b"Private-MAC:".len();
        let rest = window.get(value..)?;
        let blank = rest.iter().take_while(|b| **b == b' ').count();
        let hex = rest
            .get(blank..)?
            .iter()
            .take_while(|b| b.is_ascii_hexdigit())
            .count();
        return Some(value + if hex > 0 { blank + hex } else { 0 });
    }
    let count = lines + b"Private-Lines:".len();
    let rest = window.get(count..)?;
    let number = rest
        .iter()
        .take_while(|b| **b == b' ' || b.is_ascii_digit())
        .count();
    Some(count + number + body(rest.get(number..)?)?)
}
