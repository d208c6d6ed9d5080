//! Literals that code puts together to one value: with an operator, in a list that is joined, a character each.

use super::joints::{GAP, PIECE, before, is_token, spaces};
use super::view::{Edits, Kind};
use crate::detect::assign::is_quote;

/// The quote at `at` ends one literal and another follows that goes on with it: after an operator of the languages in
/// use (`" + "`), or in a list (`", "`).
pub(super) fn undo(text: &[u8], at: usize, edits: &mut Edits) -> usize {
    if before(text, at.saturating_sub(1)) == text.get(at).copied() {
        let gone = letters(text, at, edits);
        if gone > at {
            return gone;
        }
    }
    if is_nothing(text, at) {
        edits.add(at..at + 2, "", Kind::Put);
        return at + 2;
    }
    if !before(text, at).is_some_and(|b| b.is_ascii_graphic() || b == b' ') {
        return at;
    }
    // In a body of JSON the quotes are escaped, and so are the ends of lines.
    let escaped = usize::from(before(text, at) == Some(b'\\'));
    let start = at - escaped;
    let spaces = |text: &[u8], at: usize| match escaped {
        0 => spaces(text, at),
        _ => blanks(text, at),
    };
    let after = spaces(text, at + 1);
    let rest = text.get(after..).unwrap_or_default();
    // `` `Foo`. `Bar` ``: code that prose names; languages that quote so put together by `+` alone.
    let named = text.get(at) == Some(&b'`');
    let operator = match rest {
        [b'+', ..] => Some(1),
        [b'|', b'|', ..] | [b'<', b'<' | b'>', ..] | [b'.', b'.', ..] if !named => Some(2),
        [b'\\', b'"', ..] if escaped > 0 => None,
        [b'.' | b'&' | b'\\' | b'~', ..] if !named => Some(1),
        [b',' | b'"' | b'\'' | b'`', ..] => None,
        _ => return at,
    };
    let comma = rest.first() == Some(&b',');
    let opened = spaces(text, after + operator.unwrap_or(usize::from(comma)));
    let prefix = usize::from(matches!(text.get(opened), Some(b'f' | b'r' | b'b' | b'$')));
    let quote = opened + prefix + usize::from(text.get(opened + prefix) == Some(&b'\\')) * escaped;
    let opens = text.get(quote).is_some_and(|b| is_quote(*b));
    let goes_on = text
        .get(quote + 1)
        .is_some_and(|b| b.is_ascii_graphic() && !is_quote(*b) || *b == b' ');
    // An empty literal, or one that closes where another opens, is nothing that goes on.
    if !opens || !goes_on || quote == at || quote - at > GAP {
        return at;
    }
    // `a+"."+b` has one literal.
    let inner = quote == at + 2 && operator == Some(1);
    if inner && !before(text, at).is_some_and(|b| b.is_ascii_alphanumeric()) {
        return at;
    }
    let kind = match operator {
        Some(_) => Kind::Put,
        None if text.get(quote) != text.get(at) => return at,
        None if after == at + 1 && !comma => return at,
        None => match list(text, at, quote) {
            None => return at,
            Some(_) if is_put(text, at, comma, edits) => Kind::Put,
            Some(true) => Kind::Guessed,
            Some(false) => return at,
        },
    };
    edits.add(start..quote + 1, "", kind);
    quote + 1
}

/// `xoxp-68""5839`: two quotes that a shell takes for nothing.
fn is_nothing(text: &[u8], at: usize) -> bool {
    let word = |byte: Option<u8>| {
        byte.is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
    };
    text.get(at + 1) == text.get(at)
        && word(before(text, at))
        && word(text.get(at + 2).copied())
        && !is_extended(text, at)
}

/// Whether a parameter of a header stands before that tells its character set (`name*=utf-8''…`, RFC 8187).
fn is_extended(text: &[u8], at: usize) -> bool {
    let before = text.get(at.saturating_sub(24)..at).unwrap_or_default();
    memchr::memmem::find(before, b"*=").is_some()
}

/// How far a list of pieces is looked at for what puts them together, in bytes.
const LIST: usize = 512;

/// Whether a stretch names a call that puts the members of a list together, in any case.
fn says_join(stretch: &[u8]) -> bool {
    stretch.array_windows().enumerate().any(|(at, two)| {
        let call: &[u8] = match two.map(|byte| byte | 0x20) {
            [b'j', b'o'] => b"join",
            [b'c', b'o'] => b"concat",
            [b'i', b'm'] => b"implode",
            [b'r', b'e'] => b"reduce",
            [b's', b't'] => b"strcat",
            [b'g', b'l'] => b"glue",
            _ => return false,
        };
        let there = stretch.get(at..at + call.len());
        there.is_some_and(|there| there.eq_ignore_ascii_case(call))
    })
}

/// Whether the literals around the quote at `at` are put together: they stand one after the other with nothing between
/// where a value begins, or in a list that a call joins.
fn is_put(text: &[u8], at: usize, comma: bool, edits: &Edits) -> bool {
    let low = at.saturating_sub(PIECE);
    let head = text.get(low..at).unwrap_or_default();
    let opened = memchr::memrchr(text.get(at).copied().unwrap_or_default(), head);
    let Some(opened) = opened.map(|opened| low + opened) else {
        return false;
    };
    // What the piece before was put to, this one is put to as well.
    let chained = edits.list.last();
    if let Some(last) = chained.filter(|last| last.range.end == opened + 1) {
        return last.kind == Kind::Put;
    }
    let head = text
        .get(opened.saturating_sub(GAP)..opened)
        .unwrap_or_default();
    let head = head.trim_ascii_end();
    // `link!("kernel32.dll" "system" …)`: what a macro of Rust is given.
    if head.ends_with(b"!(") {
        return false;
    }
    if !comma {
        return matches!(head.last(), Some(b'(' | b'=' | b':' | b'\\'));
    }
    // `os.path.join("~", ".aws")`: the parts of a path.
    let says = |stretch: &[u8]| {
        let path = |nine: &[u8]| nine.eq_ignore_ascii_case(b"path.join");
        says_join(stretch) && !stretch.windows(9).any(path)
    };
    let call = head.strip_suffix(b"[").unwrap_or(head).strip_suffix(b"(");
    if call.is_some_and(says) {
        return true;
    }
    let rest = text.get(at..).unwrap_or_default();
    let rest = rest.get(..rest.len().min(LIST)).unwrap_or_default();
    let closed = memchr::memchr3(b']', b')', b'}', rest);
    closed.is_some_and(|closed| {
        let after = rest.get(closed..).unwrap_or_default();
        says(after.get(..after.len().min(64)).unwrap_or_default())
    })
}

/// Fewest literals of one character each that are read as one value.
const LETTERS: usize = 6;

/// Literals of one character each, from the one on that the quote at `at` closes: `'s', 'k', '_'`.
fn letters(text: &[u8], at: usize, edits: &mut Edits) -> usize {
    let Some(quote) = text.get(at).copied() else {
        return at;
    };
    let from = at - 2;
    let mut read = String::new();
    let (mut place, mut end) = (from, at);
    while let Some([open, char, close, rest @ ..]) = text.get(place..) {
        if *open != quote || *close != quote || !char.is_ascii_graphic() {
            break;
        }
        // Most stand alone, which an allocation would be too much for.
        if read.is_empty() && !goes_on(rest, quote) {
            break;
        }
        if read.is_empty() {
            read.push(char::from(quote));
        }
        read.push(char::from(*char));
        end = place + 3;
        let gap = parted(rest);
        if gap == 0 {
            break;
        }
        place = end + gap;
    }
    if read.len() <= LETTERS {
        return at;
    }
    read.push(char::from(quote));
    edits.add(from..end, &read, Kind::Put);
    end
}

/// How many bytes part two literals of one character each.
fn parted(rest: &[u8]) -> usize {
    rest.iter()
        .take(4)
        .take_while(|b| matches!(b, b',' | b' ' | b'+' | b'.' | b'&' | b'\n'))
        .count()
}

/// Whether another literal of one character follows.
fn goes_on(rest: &[u8], quote: u8) -> bool {
    let next = rest.get(parted(rest)..).unwrap_or_default();
    matches!(next, [open, _, close, ..] if *open == quote && *close == quote)
}

/// Whether the pieces before `at` and after `quote` look like parts of one value: both long, with a digit. `None` where
/// the second is no piece, or a member's name.
fn list(text: &[u8], at: usize, quote: usize) -> Option<bool> {
    let is_part = |b: &&u8| b.is_ascii_graphic() && !is_quote(**b) && **b != b'\\' || **b == b' ';
    let right = text.get(quote + 1..).unwrap_or_default();
    let length = right.iter().take(PIECE).take_while(is_part).count();
    let closed = quote + 1 + length;
    if length == 0
        || !text
            .get(closed)
            .is_some_and(|b| is_quote(*b) || *b == b'\\')
        || text.get(spaces(text, closed + 1)) == Some(&b':')
    {
        return None;
    }
    let left = text.get(at.saturating_sub(PIECE)..at).unwrap_or_default();
    let (mut long, mut digit) = (0, false);
    let is_part = |b: &&u8| is_token(**b) || **b == b' ';
    for byte in left.iter().rev().take_while(is_part) {
        long += 1;
        digit |= byte.is_ascii_digit();
    }
    let right = right.get(..length).unwrap_or_default();
    let tokens = right.iter().all(|b| is_token(*b) || *b == b' ');
    Some(tokens && length >= 4 && long >= 4 && (digit || right.iter().any(u8::is_ascii_digit)))
}

/// As [`spaces`], with the escapes for them.
fn blanks(text: &[u8], mut at: usize) -> usize {
    let from = at;
    while at - from < GAP {
        at += match text.get(at..) {
            Some([b'\\', b'n' | b'r' | b't', ..]) => 2,
            Some([next, ..]) if next.is_ascii_whitespace() => 1,
            _ => break,
        };
    }
    at
}
