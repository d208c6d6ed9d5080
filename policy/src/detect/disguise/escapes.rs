//! Escapes of programming languages, URLs, HTML, mail and terminals.

use super::view::{Edits, Kind};
use super::words::words;

/// Longest name of a character in HTML that is looked at.
const NAME: usize = 16;
/// Longest control sequence of a terminal.
const SEQUENCE: usize = 24;

fn hex(bytes: &[u8]) -> Option<u32> {
    let text = std::str::from_utf8(bytes).ok()?;
    text.bytes()
        .all(|b| b.is_ascii_hexdigit())
        .then(|| u32::from_str_radix(text, 16).ok())
        .flatten()
}

fn add_char(edits: &mut Edits, range: std::ops::Range<usize>, char: char) -> usize {
    edits.add(range.clone(), char.encode_utf8(&mut [0; 4]), Kind::Escaped);
    range.end
}

/// Bytes, each written as an escape of `width` that `byte` reads, that together are UTF-8. Returns where they end.
fn bytes(
    text: &[u8],
    at: usize,
    width: usize,
    edits: &mut Edits,
    byte: impl Fn(&[u8]) -> Option<u8>,
) -> usize {
    let mut run = [0u8; 4];
    for length in 1..=4 {
        let start = at + (length - 1) * width;
        let Some(next) = text.get(start..start + width).and_then(&byte) else {
            return at;
        };
        if let Some(slot) = run.get_mut(length - 1) {
            *slot = next;
        }
        let Some(so_far) = run.get(..length) else {
            return at;
        };
        match std::str::from_utf8(so_far) {
            Ok(read) => {
                let end = at + length * width;
                edits.add(at..end, read, Kind::Escaped);
                return end;
            }
            Err(error) if error.error_len().is_some() => return at,
            Err(_) => {}
        }
    }
    at
}

/// `\u0041`, `\u{41}`, `\U00000041`, `\x41`, `\101`, and a backslash that only says that a sign is itself. Backslashes
/// that are escaped themselves count as one. Returns where to go on; `at` when nothing was undone.
pub(super) fn backslash(text: &[u8], at: usize, edits: &mut Edits) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let slashes = rest.iter().take(8).take_while(|b| **b == b'\\').count();
    let after = at + slashes;
    let Some(letter) = text.get(after) else {
        return at;
    };
    match letter {
        b'u' if text.get(after + 1) == Some(&b'{') => braced(text, at, after, edits),
        b'u' => unit(text, at, after, edits),
        b'U' => {
            let code = text.get(after + 1..after + 9).and_then(hex);
            match code.and_then(char::from_u32) {
                Some(char) => add_char(edits, at..after + 9, char),
                None => at,
            }
        }
        b'x' if slashes == 1 => bytes(text, at, 4, edits, |escape| match escape {
            [b'\\', b'x', digits @ ..] => hex(digits).and_then(|code| u8::try_from(code).ok()),
            _ => None,
        }),
        b'x' => match text.get(after + 1..after + 3).and_then(hex) {
            Some(code) if code < 0x80 => match char::from_u32(code) {
                Some(char) => add_char(edits, at..after + 3, char),
                None => at,
            },
            _ => at,
        },
        b'0'..=b'3' if slashes == 1 => bytes(text, at, 4, edits, |escape| match escape {
            [b'\\', a @ b'0'..=b'3', b @ b'0'..=b'7', c @ b'0'..=b'7'] => {
                Some((a - b'0') * 64 + (b - b'0') * 8 + (c - b'0'))
            }
            _ => None,
        }),
        b'0' | b'1' if slashes > 1 => match octal(text, after) {
            // `\\101`: of several alone, since `\\1` stands for a group as well.
            Some(char) if text.get(after + 3) == Some(&b'\\') || edits.end() == at && at > 0 => {
                add_char(edits, at..after + 3, char)
            }
            _ => at,
        },
        b'_' | b'-' | b'*' | b'.' | b'#' | b'+' | b'@' | b'/' | b':' | b'=' | b'~'
            if is_between_tokens(text, at, after + 1) =>
        {
            edits.add(at..after, "", Kind::Joined);
            after
        }
        _ => at,
    }
}

/// The character of ASCII that three octal digits say.
fn octal(text: &[u8], at: usize) -> Option<char> {
    let digits = text.get(at..at + 3)?;
    let code = digits.iter().try_fold(0u32, |code, b| {
        (b'0'..=b'7')
            .contains(b)
            .then(|| code * 8 + u32::from(b - b'0'))
    })?;
    char::from_u32(code).filter(char::is_ascii_graphic)
}

fn is_between_tokens(text: &[u8], at: usize, after: usize) -> bool {
    let is_token =
        |byte: Option<&u8>| byte.is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_');
    is_token(at.checked_sub(1).and_then(|before| text.get(before)))
        && (is_token(text.get(after)) || text.get(after) == Some(&b'\\'))
}

fn braced(text: &[u8], at: usize, after: usize, edits: &mut Edits) -> usize {
    let inside = text.get(after + 2..).unwrap_or_default();
    let digits = inside
        .iter()
        .take(7)
        .take_while(|b| b.is_ascii_hexdigit())
        .count();
    let closed = inside.get(digits) == Some(&b'}');
    let code = inside
        .get(..digits)
        .filter(|_| closed && digits > 0)
        .and_then(hex);
    match code.and_then(char::from_u32) {
        Some(char) => add_char(edits, at..after + 3 + digits, char),
        None => at,
    }
}

/// A UTF-16 unit, or the two of a surrogate pair.
fn unit(text: &[u8], at: usize, after: usize, edits: &mut Edits) -> usize {
    let Some(first) = text.get(after + 1..after + 5).and_then(hex) else {
        return at;
    };
    let end = after + 5;
    if let Some(char) = char::from_u32(first) {
        return add_char(edits, at..end, char);
    }
    let rest = text.get(end..).unwrap_or_default();
    let slashes = rest.iter().take(8).take_while(|b| **b == b'\\').count();
    let low = match rest.get(slashes..slashes + 5) {
        Some([b'u', digits @ ..]) if slashes > 0 => hex(digits),
        _ => None,
    };
    let pair = low.filter(|low| (0xDC00..0xE000).contains(low) && first < 0xDC00);
    let code = pair.map(|low| 0x10000 + ((first - 0xD800) << 10) + (low - 0xDC00));
    match code.and_then(char::from_u32) {
        Some(char) => add_char(edits, at..end + slashes + 5, char),
        None => at,
    }
}

/// `%41` and `%u0041`.
pub(super) fn percent(text: &[u8], at: usize, edits: &mut Edits) -> usize {
    if text.get(at + 1) == Some(&b'u') {
        return match text
            .get(at + 2..at + 6)
            .and_then(hex)
            .and_then(char::from_u32)
        {
            Some(char) => add_char(edits, at..at + 6, char),
            None => at,
        };
    }
    bytes(text, at, 3, edits, |escape| match escape {
        [b'%', digits @ ..] => hex(digits).and_then(|code| u8::try_from(code).ok()),
        _ => None,
    })
}

/// `&#65;`, `&#x41;`, `&commat;`.
pub(super) fn entity(text: &[u8], at: usize, edits: &mut Edits) -> usize {
    let rest = text.get(at + 1..).unwrap_or_default();
    let length = rest
        .iter()
        .take(NAME)
        .take_while(|b| b.is_ascii_alphanumeric() || **b == b'#')
        .count();
    let name = rest
        .get(..length)
        .and_then(|name| std::str::from_utf8(name).ok());
    let (Some(name), Some(b';')) = (name, rest.get(length)) else {
        return at;
    };
    let range = at..at + length + 2;
    match name.strip_prefix('#') {
        None => match words().entity(name) {
            Some(shown) => edits.add(range.clone(), shown, Kind::Read),
            None => return at,
        },
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => hex(digits.as_bytes()),
                None => number.parse().ok(),
            };
            match code.and_then(char::from_u32) {
                Some(char) => return add_char(edits, range, char),
                None => return at,
            }
        }
    }
    range.end
}

/// A control sequence of a terminal (ECMA-48): it colours and shows nothing.
pub(super) fn terminal(text: &[u8], at: usize, edits: &mut Edits) -> usize {
    let Some([0x1B, b'[', rest @ ..]) = text.get(at..) else {
        return at;
    };
    let length = rest
        .iter()
        .take(SEQUENCE)
        .take_while(|b| (0x20..0x40).contains(*b))
        .count();
    match rest.get(length) {
        Some(0x40..=0x7E) => {
            edits.add(at..at + length + 3, "", Kind::Read);
            at + length + 3
        }
        _ => at,
    }
}
