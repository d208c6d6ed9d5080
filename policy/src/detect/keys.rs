//! Private keys in their armour: PEM of every label, PuTTY; escaped, indented, on one line, or cut off.

use std::ops::Range;

use memchr::memmem;

/// Longest key looked at, in bytes (an RSA-16384 key in PEM is 13 KiB; OpenPGP blocks are larger).
const KEY: usize = 64 * 1024;

/// The whole key, from the header that was found at `hit`.
pub(super) fn private_key(
    bytes: &[u8],
    hit: Range<usize>,
    putty: &mut Putty,
) -> Option<Range<usize>> {
    let window = hit.start..bytes.len().min(hit.start + KEY);
    let length = match bytes.get(window.clone())? {
        key if key.starts_with(b"PuTTY") => putty.length(bytes, window)?,
        key => pem(key)?,
    };
    Some(hit.start..hit.start + length)
}

/// Where the parts of PuTTY keys stand in one text: many headers ask for the same parts.
#[derive(Default)]
pub(super) struct Putty {
    lines: Next,
    mac: Next,
}

/// The next place of a needle, and the stretch in which it was looked for.
#[derive(Default)]
struct Next {
    from: usize,
    to: usize,
    at: Option<usize>,
}

impl Next {
    /// The first place in the range where the whole needle stands.
    fn find(&mut self, bytes: &[u8], needle: &[u8], range: Range<usize>) -> Option<usize> {
        let known = self.at.is_none_or(|at| at >= range.start)
            && (self.from..=self.to).contains(&range.start);
        if !known {
            (self.from, self.to, self.at) = (range.start, range.start, None);
        }
        if self.at.is_none() && self.to < range.end {
            let from = self.from.max(self.to.saturating_sub(needle.len()));
            let found = memmem::find(bytes.get(from..range.end)?, needle);
            self.at = found.map(|at| from + at);
            self.to = range.end;
        }
        self.at.filter(|at| at + needle.len() <= range.end)
    }
}

/// Length of a PEM block: header, body, footer; without a footer, to the end of the body.
fn pem(window: &[u8]) -> Option<usize> {
    let dashes = window.iter().take_while(|b| **b == b'-').count();
    let label = label(window.get(dashes..)?);
    let words = std::str::from_utf8(window.get(dashes..dashes + label)?).ok()?;
    if !words.contains("PRIVATE KEY") {
        return None;
    }
    let closing = closing(window.get(dashes + label..)?);
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
        if tail.starts_with(b"END ") || tail.starts_with(b" END ") {
            let said = self::label(tail);
            let close = self::closing(tail.get(said..)?);
            return Some(start + foot + armour + said + close);
        }
    }
    Some(start + body)
}

/// Length of the words between the dashes.
fn label(rest: &[u8]) -> usize {
    rest.iter()
        .take(64)
        .take_while(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || **b == b' ')
        .count()
}

/// Length of the dashes after the words.
fn closing(rest: &[u8]) -> usize {
    rest.iter().take(5).take_while(|b| **b == b'-').count()
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

impl Putty {
    /// Length of the key at the start of the window: to its MAC, or to the end of the private lines.
    fn length(&mut self, bytes: &[u8], window: Range<usize>) -> Option<usize> {
        const LINES: &[u8] = b"Private-Lines:";
        const MAC: &[u8] = b"Private-MAC:";
        let lines = self.lines.find(bytes, LINES, window.clone())?;
        if let Some(mac) = self.mac.find(bytes, MAC, lines..window.end) {
            let value = mac + MAC.len();
            let rest = bytes.get(value..window.end)?;
            let blank = rest.iter().take_while(|b| **b == b' ').count();
            let hex = rest
                .get(blank..)?
                .iter()
                .take_while(|b| b.is_ascii_hexdigit())
                .count();
            return Some(value - window.start + if hex > 0 { blank + hex } else { 0 });
        }
        let count = lines + LINES.len();
        let rest = bytes.get(count..window.end)?;
        let number = rest
            .iter()
            .take_while(|b| **b == b' ' || b.is_ascii_digit())
            .count();
        Some(count - window.start + number + body(rest.get(number..)?)?)
    }
}
