//! Values in pieces: literals put together in code, lines that were wrapped, marks of text inside of words.

use super::view::{Edits, Kind};

/// Longest gap between two pieces, in bytes.
const GAP: usize = 32;
/// Longest piece that is looked at, in bytes.
const PIECE: usize = 160;
/// Least bytes of a piece that ends at a line's end, where nothing says that it goes on.
const LEAST: usize = 8;
/// A line of encoded bytes is at least so long: such lines are joined where they are decoded.
const ENCODED: usize = 60;

fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(byte, b'_' | b'-' | b'.' | b'@' | b'/' | b'+' | b'=' | b'%')
}

fn is_quote(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'`')
}

fn before(text: &[u8], at: usize) -> Option<u8> {
    at.checked_sub(1)
        .and_then(|before| text.get(before))
        .copied()
}

fn spaces(text: &[u8], at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default().iter().take(GAP);
    at + rest.take_while(|b| b.is_ascii_whitespace()).count()
}

/// Whether a sign may be undone that stands between these bytes: what most quotes, line ends and angles do not pass.
#[inline]
pub(super) fn may_join(sign: u8, before: Option<u8>, next: Option<u8>) -> bool {
    match sign {
        b'"' | b'\'' => next.is_none_or(|next| {
            next.is_ascii_whitespace()
                || is_quote(next)
                || matches!(next, b'|' | b'<' | b'.' | b'+' | b'&' | b'\\' | b'~' | b',')
        }),
        b'\n' => before.is_none_or(|last| is_token(last) || matches!(last, b'\\' | b'\r')),
        b'<' => {
            before.is_some_and(|last| last.is_ascii_alphanumeric() || matches!(last, b'_' | b'-'))
        }
        _ => true,
    }
}

/// The quote at `at` ends one literal and another follows that goes on with it: after an operator of the languages in
/// use (`" + "`), or in a list (`", "`).
pub(super) fn literals(text: &[u8], at: usize, edits: &mut Edits) -> usize {
    if !before(text, at).is_some_and(|b| is_token(b) || b == b' ') {
        return at;
    }
    let after = spaces(text, at + 1);
    let rest = text.get(after..).unwrap_or_default();
    let operator = match rest {
        [b'|', b'|', ..] | [b'<', b'<' | b'>', ..] | [b'.', b'.', ..] => Some(2),
        [b'+' | b'.' | b'&' | b'\\' | b'~', ..] => Some(1),
        [b',' | b'"' | b'\'' | b'`', ..] => None,
        _ => return at,
    };
    let comma = rest.first() == Some(&b',');
    let opened = spaces(text, after + operator.unwrap_or(usize::from(comma)));
    let prefix = usize::from(matches!(text.get(opened), Some(b'f' | b'r' | b'b' | b'$')));
    let quote = opened + prefix;
    let opens = text.get(quote).is_some_and(|b| is_quote(*b));
    let goes_on = text
        .get(quote + 1)
        .is_some_and(|b| is_token(*b) || *b == b' ');
    // An empty literal, or one that closes where another opens, is nothing that goes on.
    if !opens || !goes_on || quote == at || quote - at > GAP {
        return at;
    }
    let kind = match operator {
        Some(_) => Kind::Joined,
        None if text.get(quote) != text.get(at) => return at,
        None if after == at + 1 && !comma => return at,
        None => Kind::Guessed,
    };
    if kind == Kind::Guessed && !is_list(text, at, quote) {
        return at;
    }
    edits.add(at..quote + 1, "", kind);
    quote + 1
}

/// Whether the pieces before `at` and after `quote` may be parts of one value: both long, with a digit, and no member's
/// name.
fn is_list(text: &[u8], at: usize, quote: usize) -> bool {
    let is_part = |b: &&u8| is_token(**b) || **b == b' ';
    let right = text.get(quote + 1..).unwrap_or_default();
    let length = right.iter().take(PIECE).take_while(is_part).count();
    let closed = quote + 1 + length;
    if length < 4 || !text.get(closed).is_some_and(|b| is_quote(*b)) {
        return false;
    }
    let left = text.get(at.saturating_sub(PIECE)..at).unwrap_or_default();
    let (mut long, mut digit) = (0, false);
    for byte in left.iter().rev().take_while(is_part) {
        long += 1;
        digit |= byte.is_ascii_digit();
    }
    let right = right.get(..length).unwrap_or_default();
    long >= 4
        && (digit || right.iter().any(u8::is_ascii_digit))
        && text.get(spaces(text, closed + 1)) != Some(&b':')
}

/// The line's end at `at` stands inside a value: after a backslash or `=`, or in the middle of what looks random.
/// Returns where to go on.
pub(super) fn line(text: &[u8], at: usize, edits: &mut Edits) -> usize {
    let returned = before(text, at) == Some(b'\r');
    let end = at - usize::from(returned);
    // Most lines end in what ends a value, too.
    let Some(last) = before(text, end).filter(|last| is_token(*last) || *last == b'\\') else {
        return at;
    };
    let next = spaces(text, at + 1);
    // Quoted-printable: the next line goes on at its first byte.
    let soft = last == b'='
        && before(text, end - 1).is_some_and(|b| is_token(b) || b == b' ')
        && text.get(at + 1).is_some_and(|b| is_token(*b) || *b == b' ');
    if soft {
        edits.add(end - 1..at + 1, "", Kind::Guessed);
        return at + 1;
    }
    let goes_on = text.get(next).is_some_and(|b| is_token(*b)) && !more_lines(text, at + 1, next);
    if !goes_on {
        return at;
    }
    match last {
        b'\\' => {
            let mut start = end - 1;
            while before(text, start) == Some(b' ') && end - start < GAP {
                start -= 1;
            }
            if before(text, start).is_some_and(is_token) {
                edits.add(start..next, gap(text, start, next), Kind::Joined);
            }
        }
        _ if is_wrapped(text, end, next) => {
            edits.add(end..next, gap(text, end, next), Kind::Guessed);
        }
        _ => return at,
    }
    next
}

/// What stands between groups of four digits where a line was broken between them.
fn gap(text: &[u8], end: usize, next: usize) -> &'static str {
    let left = text.get(end.saturating_sub(5)..end).unwrap_or_default();
    let right = text.get(next..).unwrap_or_default();
    match (left, right) {
        ([b' ', a, b, c, d], [e, ..]) if [a, b, c, d, e].into_iter().all(u8::is_ascii_digit) => " ",
        _ => "",
    }
}

fn more_lines(text: &[u8], from: usize, to: usize) -> bool {
    text.get(from..to).is_some_and(|gap| gap.contains(&b'\n'))
}

/// Whether a value was broken between `end` and `next`: what stands before has letters and digits and is long, what
/// stands after goes on in the same manner and then ends.
fn is_wrapped(text: &[u8], end: usize, next: usize) -> bool {
    let right = text.get(next..).unwrap_or_default();
    let length = right
        .iter()
        .take(PIECE)
        .take_while(|b| is_token(**b))
        .count();
    let right = right.get(..length).unwrap_or_default();
    let goes_on = right.len() >= 4
        && right.iter().any(u8::is_ascii_digit)
        && !right.contains(&b'=')
        && !right.starts_with(b"--")
        && !matches!(text.get(next + length), Some(b':' | b'('));
    if !goes_on {
        return false;
    }
    let left = text.get(end.saturating_sub(PIECE)..end).unwrap_or_default();
    let length = left.iter().rev().take_while(|b| is_token(**b)).count();
    let starts_line = before(text, end - length).is_none_or(|b| b == b'\n');
    let piece = left.get(left.len() - length..).unwrap_or_default();
    if length >= ENCODED && starts_line || piece.starts_with(b"-----") {
        return false;
    }
    let mixes = piece.iter().any(u8::is_ascii_digit) && piece.iter().any(u8::is_ascii_alphabetic);
    length >= LEAST && mixes || ends_account(left)
}

/// Whether a text ends in groups of capital letters and digits, of which the first is a country and two digits.
fn ends_account(left: &[u8]) -> bool {
    let groups = left
        .iter()
        .rev()
        .take(40)
        .take_while(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || **b == b' ')
        .count();
    let groups = left.get(left.len() - groups..).unwrap_or_default();
    let groups = groups.trim_ascii_start();
    groups.len() >= LEAST
        && matches!(groups, [a, b, c, d, ..] if a.is_ascii_uppercase() && b.is_ascii_uppercase()
            && c.is_ascii_digit() && d.is_ascii_digit())
}

/// Marks of text between two characters of a word: `**`, a backtick.
pub(super) fn marks(text: &[u8], at: usize, edits: &mut Edits) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let length = match rest {
        [b'*', b'*', b'*', ..] => 3,
        [b'*', b'*', ..] | [b'~', b'~', ..] | [b'`', b'`', ..] => 2,
        [b'`', ..] => 1,
        _ => return at,
    };
    let is_word = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    let next = text.get(at + length).copied();
    let grouped = next == Some(b' ') && text.get(at + length + 1).is_some_and(u8::is_ascii_digit);
    let goes_on = next.is_some_and(|b| is_word(b) || matches!(b, b'-' | b'@')) || grouped;
    if !goes_on || !before(text, at).is_some_and(|b| is_word(b) || matches!(b, b'-' | b'@' | b'.'))
    {
        return at;
    }
    edits.add(at..at + length, "", Kind::Joined);
    at + length
}

/// A tag between two characters of a word: `<b>`, `</em>`, `<wbr>`, `<!-- -->`.
pub(super) fn tag(text: &[u8], at: usize, edits: &mut Edits) -> usize {
    const LONGEST: usize = 64;
    let is_word = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    if !before(text, at).is_some_and(|b| is_word(b) || b == b'-') {
        return at;
    }
    let rest = text.get(at + 1..).unwrap_or_default();
    let starts = matches!(rest.first(), Some(b'/' | b'!' | b'a'..=b'z' | b'A'..=b'Z'));
    let Some(length) = rest
        .iter()
        .take(LONGEST)
        .position(|b| matches!(b, b'>' | b'<' | b'\n'))
    else {
        return at;
    };
    let end = at + 1 + length;
    let goes_on = match text.get(end + 1..).unwrap_or_default() {
        [b' ', next, ..] => next.is_ascii_digit(),
        [next, ..] => is_word(*next) || matches!(next, b'-' | b'<'),
        [] => false,
    };
    if !starts || text.get(end) != Some(&b'>') || !goes_on {
        return at;
    }
    edits.add(at..end + 1, "", Kind::Joined);
    end + 1
}
