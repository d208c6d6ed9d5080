//! Values in pieces: literals put together in code, lines that were wrapped, marks of text inside of words.

use super::turned::Prefixes;
use super::view::{Edits, Kind};
use crate::detect::assign::is_quote;
use crate::redact::MARKED;

/// Longest gap between two pieces, in bytes.
pub(super) const GAP: usize = 32;
/// Longest piece that is looked at, in bytes.
pub(super) const PIECE: usize = 160;
/// Least bytes of a piece that ends at a line's end, where nothing says that it goes on.
const LEAST: usize = 8;
/// A line of encoded bytes is at least so long: such lines are joined where they are decoded.
const ENCODED: usize = 60;

pub(super) fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(byte, b'_' | b'-' | b'.' | b'@' | b'/' | b'+' | b'=' | b'%')
}

pub(super) fn before(text: &[u8], at: usize) -> Option<u8> {
    at.checked_sub(1)
        .and_then(|before| text.get(before))
        .copied()
}

pub(super) fn spaces(text: &[u8], at: usize) -> usize {
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
        b'<' => before.is_some_and(|last| {
            last.is_ascii_alphanumeric() || matches!(last, b'_' | b'-' | b'@' | b'.' | b'>')
        }),
        _ => true,
    }
}

/// The line's end at `at` stands inside a value: after a backslash or `=`, or in the middle of what looks random.
/// Returns where to go on.
pub(super) fn line(text: &[u8], at: usize, prefixes: &Prefixes, edits: &mut Edits) -> usize {
    let returned = before(text, at) == Some(b'\r');
    let end = at - usize::from(returned);
    // Most lines end in what ends a value, too.
    let Some(last) = before(text, end).filter(|last| is_token(*last) || *last == b'\\') else {
        return at;
    };
    let next = margin(text, spaces(text, at + 1));
    // Quoted-printable: the next line goes on at its first byte.
    let soft = last == b'='
        && before(text, end - 1).is_some_and(|b| is_token(b) || b == b' ')
        && text.get(at + 1).is_some_and(|b| is_token(*b) || *b == b' ');
    if soft {
        let kind = match is_printable(text, at, edits) {
            true => Kind::Read,
            false => Kind::Guessed,
        };
        edits.add(end - 1..at + 1, "", kind);
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
            // `create a \`: after a blank the next line mostly brings another word.
            let kind = match start + 1 == end {
                true => Kind::Joined,
                false => Kind::Guessed,
            };
            if before(text, start).is_some_and(is_token) {
                edits.add(start..next, gap(text, start, next), kind);
            }
        }
        _ if is_wrapped(
            text,
            (end, next),
            edits.end() + PIECE > end && edits.start().is_some(),
            prefixes,
        ) =>
        {
            edits.add(end..next, gap(text, end, next), Kind::Guessed);
        }
        _ => return at,
    }
    next
}

/// How far before a soft end of a line the header may stand that tells of such, in bytes.
const HEADERS: usize = 1024;

/// Whether the text is told to be quoted-printable: by its header, or by what was read so before.
fn is_printable(text: &[u8], at: usize, edits: &Edits) -> bool {
    let before = edits.list.last().filter(|last| last.range.end + 78 >= at);
    if before
        .is_some_and(|last| last.kind == Kind::Read && text.get(last.range.start) == Some(&b'='))
    {
        return true;
    }
    let head = text.get(at.saturating_sub(HEADERS)..at).unwrap_or_default();
    memchr::memmem::find(head, b"quoted-printable").is_some()
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
fn is_wrapped(
    text: &[u8],
    (end, next): (usize, usize),
    chained: bool,
    prefixes: &Prefixes,
) -> bool {
    let left = text.get(end.saturating_sub(PIECE)..end).unwrap_or_default();
    let right = text.get(next..).unwrap_or_default();
    if ends_account(left) {
        let groups = right.iter().take(GAP);
        let groups =
            groups.take_while(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || **b == b' ');
        return groups.filter(|b| b.is_ascii_digit()).count() > 0;
    }
    let length = right
        .iter()
        .take(PIECE)
        .take_while(|b| is_token(**b))
        .count();
    let right = right.get(..length).unwrap_or_default();
    // The rest of what was broken twice may be short.
    let closes = text
        .get(next + length)
        .is_none_or(|b| matches!(b, b'\n' | b'\r'));
    let rest = chained && closes && right.len() < 8;
    let goes_on = (rest || right.len() >= 4 && right.iter().any(u8::is_ascii_digit))
        && !right.contains(&b'=')
        && !right.starts_with(b"--")
        && !matches!(text.get(next + length), Some(b':' | b'('));
    if !goes_on {
        return false;
    }
    let length = left.iter().rev().take_while(|b| is_token(**b)).count();
    let starts_line = before(text, end - length).is_none_or(|b| b == b'\n');
    let piece = left.get(left.len() - length..).unwrap_or_default();
    let ours = memchr::memmem::find(piece, MARKED.as_bytes()).is_some();
    if ours || length >= ENCODED && starts_line || memchr::memmem::find(piece, b"---").is_some() {
        return false;
    }
    let mixes = piece.iter().any(u8::is_ascii_digit) && piece.iter().any(u8::is_ascii_alphabetic);
    length >= LEAST && (mixes || prefixes.may_start(piece.iter().copied()))
}

/// Past what stands at a line's start that is not of its text: the mark of a quoted mail, the line's number.
fn margin(text: &[u8], at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    if let [b'>' | b'|', b' ', ..] = rest {
        return at + 2;
    }
    let digits = rest
        .iter()
        .take(6)
        .take_while(|b| b.is_ascii_digit())
        .count();
    match rest.get(digits) {
        Some(b'\t') if digits > 0 => at + digits + 1,
        Some(b'|') if digits > 0 => spaces(text, at + digits + 1),
        _ => at,
    }
}

/// Whether a text ends in groups of capital letters and digits, of which the first is a country and two digits.
fn ends_account(left: &[u8]) -> bool {
    let groups = left
        .iter()
        .rev()
        .take(48)
        .take_while(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || matches!(b, b' ' | b'\n'))
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
    // `` `a`/`b` ``: two pieces of code beside each other.
    let code = rest.first() == Some(&b'`');
    let joins = |b: u8| is_word(b) || b == b'-' || !code && matches!(b, b'@' | b'.' | b'+' | b'/');
    let goes_on = next.is_some_and(joins) || grouped;
    if !goes_on || !before(text, at).is_some_and(joins) {
        return at;
    }
    edits.add(at..at + length, "", Kind::Joined);
    at + length
}

/// Tags between two characters of a word: `<b>`, `</em>`, `<wbr>`, `<!-- -->`.
pub(super) fn tag(text: &[u8], at: usize, edits: &mut Edits) -> usize {
    /// Most that stand in a row.
    const ROW: usize = 8;
    let is_word = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    let again = at > 0 && edits.end() == at;
    if !again && !before(text, at).is_some_and(|b| is_word(b) || matches!(b, b'-' | b'@' | b'.')) {
        return at;
    }
    let mut end = at;
    for _ in 0..ROW {
        let Some(next) = tag_end(text, end) else {
            break;
        };
        let closes = text.get(end + 1) == Some(&b'/');
        end = next;
        if text.get(end) != Some(&b'<') {
            break;
        }
        // `</name><cpu>`: one element ends, and another begins.
        let opens = text.get(end + 1) != Some(&b'/');
        if closes && opens && !is_inline(text.get(end + 1..).unwrap_or_default()) {
            return at;
        }
    }
    let goes_on = match text.get(end..).unwrap_or_default() {
        [b' ', next, ..] => next.is_ascii_digit(),
        [next, ..] => is_word(*next) || matches!(next, b'-' | b'@'),
        [] => false,
    };
    if end == at || !goes_on {
        return at;
    }
    edits.add(at..end, "", Kind::Joined);
    end
}

/// Whether a tag is of an element that only says how a part of a word looks.
fn is_inline(tag: &[u8]) -> bool {
    const INLINE: [&[u8]; 19] = [
        b"b", b"i", b"u", b"s", b"a", b"em", b"tt", b"del", b"ins", b"sub", b"sup", b"wbr", b"big",
        b"kbd", b"span", b"font", b"mark", b"small", b"strong",
    ];
    let length = tag.iter().take_while(|b| b.is_ascii_alphanumeric()).count();
    let name = tag.get(..length).unwrap_or_default();
    name.is_empty()
        || INLINE
            .iter()
            .any(|inline| name.eq_ignore_ascii_case(inline))
}

/// Past a tag that starts at `at` and parts no blocks of text.
fn tag_end(text: &[u8], at: usize) -> Option<usize> {
    const LONGEST: usize = 64;
    let rest = text.get(at..)?.strip_prefix(b"<")?;
    let starts = matches!(rest.first(), Some(b'/' | b'!' | b'a'..=b'z' | b'A'..=b'Z'));
    let length = rest
        .iter()
        .take(LONGEST)
        .position(|b| matches!(b, b'>' | b'<' | b'\n'))?;
    let closes = rest.get(length) == Some(&b'>');
    (starts && closes && !parts_blocks(rest.get(..length)?)).then_some(at + length + 2)
}

/// Whether what stands in a tag's brackets is of an element that readers see as a cell, a line or a paragraph of its
/// own.
fn parts_blocks(tag: &[u8]) -> bool {
    const BLOCKS: [&str; 24] = [
        "td", "th", "tr", "li", "ul", "ol", "dl", "dt", "dd", "p", "br", "hr", "div", "h1", "h2",
        "h3", "h4", "table", "tbody", "thead", "option", "section", "article", "pre",
    ];
    let tag = tag.strip_prefix(b"/").unwrap_or(tag);
    let length = tag.iter().take_while(|b| b.is_ascii_alphanumeric()).count();
    // `<bash-stderr>`: an element of somebody's own holds a text of its own.
    let own = length > 0 && matches!(tag.get(length), Some(b'-' | b'_' | b':'));
    own || tag.get(..length).is_some_and(|name| {
        BLOCKS
            .iter()
            .any(|block| name.eq_ignore_ascii_case(block.as_bytes()))
    })
}
