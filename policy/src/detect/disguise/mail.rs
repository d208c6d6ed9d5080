//! Addresses of mail as people spell them out: `john dot smith at corp dot com`, `john [at] corp.com`.

use std::ops::Range;

use super::view::{Edits, Kind};
use super::words::words;

/// Longest local part or label that is looked at, in bytes.
const LONGEST: usize = 64;
/// Most labels of a domain.
const LABELS: usize = 8;
/// How far back words that speak of mail are looked for, in bytes.
const BEFORE: usize = 48;

/// A word said for a sign, with the brackets or spaces around it.
struct Said {
    range: Range<usize>,
    bracketed: bool,
}

/// Undoes the word for `@` in `word`. Returns where to go on; the word's start when it is not said for one.
pub(super) fn undo(text: &str, word: &Range<usize>, edits: &mut Edits) -> usize {
    let bytes = text.as_bytes();
    let Some(at) = said(bytes, word) else {
        return word.start;
    };
    let known = words();
    let local = left(bytes, at.range.start);
    if local.is_empty() {
        return word.start;
    }
    let mut dots = Vec::new();
    let mut spelled = at.bracketed;
    let first = label(bytes, at.range.end);
    let (mut end, mut labels) = (first.end, usize::from(!first.is_empty()));
    while (1..LABELS).contains(&labels) {
        if bytes.get(end) == Some(&b'.') {
            let next = label(bytes, end + 1);
            if next.is_empty() {
                break;
            }
            (end, labels) = (next.end, labels + 1);
            continue;
        }
        let Some(dot) = dot_after(text, end) else {
            break;
        };
        let next = label(bytes, dot.range.end);
        if next.is_empty() {
            break;
        }
        spelled = true;
        dots.push(dot.range);
        (end, labels) = (next.end, labels + 1);
    }
    let name = text.get(local.clone()).unwrap_or_default();
    let like_a_name = || {
        name.contains(['.', '_', '+', '-']) || name.bytes().any(|b| b.is_ascii_digit()) || {
            let from = text.floor_char_boundary(local.start.saturating_sub(BEFORE));
            known.speaks_of_mail(text.get(from..local.start).unwrap_or_default())
        }
    };
    let tail = bytes.get(..end).unwrap_or_default().iter().rev();
    let top = tail.take_while(|b| b.is_ascii_alphabetic()).count();
    // `reach me at ann.lee [at] corp.io`: the word for the sign comes later.
    let later =
        after(bytes, end).is_some_and(|word| text.get(word).is_some_and(|word| known.is_at(word)));
    if later || labels < 2 || top < 2 || !(spelled || like_a_name()) {
        return word.start;
    }
    for dot in dots_before(text, &local) {
        edits.add(dot, ".", Kind::Joined);
    }
    edits.add(at.range, "@", Kind::Joined);
    for dot in dots {
        edits.add(dot, ".", Kind::Joined);
    }
    end
}

/// The word with what sets it apart: a bracket of each side, or a space.
fn said(bytes: &[u8], word: &Range<usize>) -> Option<Said> {
    let (mut start, mut end) = (word.start, word.end);
    let before = |place: usize| place.checked_sub(1).and_then(|before| bytes.get(before));
    let is_open = |byte: Option<&u8>| {
        byte.is_some_and(|b| matches!(b, b'[' | b'(' | b'{' | b'<' | b'_' | b'-'))
    };
    let is_close = |byte: Option<&u8>| {
        byte.is_some_and(|b| matches!(b, b']' | b')' | b'}' | b'>' | b'_' | b'-'))
    };
    let inner = (before(start) == Some(&b' '))
        && is_open(start.checked_sub(2).and_then(|two| bytes.get(two)));
    let bracketed = if is_open(before(start)) && is_close(bytes.get(end)) {
        (start, end) = (start - 1, end + 1);
        true
    } else if inner && bytes.get(end) == Some(&b' ') && is_close(bytes.get(end + 1)) {
        (start, end) = (start - 2, end + 2);
        true
    } else {
        false
    };
    let spaces = (before(start) == Some(&b' '), bytes.get(end) == Some(&b' '));
    if spaces.0 && spaces.1 {
        (start, end) = (start - 1, end + 1);
    } else if !bracketed {
        return None;
    }
    Some(Said {
        range: start..end,
        bracketed,
    })
}

fn is_local(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'+')
}

fn left(bytes: &[u8], end: usize) -> Range<usize> {
    let before = bytes
        .get(end.saturating_sub(LONGEST)..end)
        .unwrap_or_default();
    let length = before.iter().rev().take_while(|b| is_local(**b)).count();
    end - length..end
}

fn label(bytes: &[u8], start: usize) -> Range<usize> {
    let rest = bytes.get(start..).unwrap_or_default().iter().take(LONGEST);
    let length = rest
        .take_while(|b| b.is_ascii_alphanumeric() || **b == b'-')
        .count();
    start..start + length
}

/// The word after a place, past blanks and brackets; a dot in brackets is one as well.
fn after(bytes: &[u8], end: usize) -> Option<Range<usize>> {
    let from = bytes.get(end..)?;
    let gap = from
        .iter()
        .take(3)
        .take_while(|b| matches!(b, b' ' | b'[' | b'(' | b'{' | b'<' | b'_' | b'-'))
        .count();
    let bracket = gap > 0 && matches!(bytes.get(end + gap - 1), Some(b'[' | b'(' | b'{' | b'<'));
    if bracket && bytes.get(end + gap) == Some(&b'.') {
        return Some(end + gap..end + gap + 1);
    }
    (gap > 0).then(|| label(bytes, end + gap))
}

/// The word for a dot that stands after `end`.
fn dot_after(text: &str, end: usize) -> Option<Said> {
    let bytes = text.as_bytes();
    let word = after(bytes, end)?;
    let is_dot = text
        .get(word.clone())
        .is_some_and(|word| word == "." || words().is_dot(word));
    is_dot
        .then(|| said(bytes, &word))
        .flatten()
        .filter(|said| said.range.start == end)
}

/// The dots that are said in a local part of several words: where they stand, in order.
fn dots_before(text: &str, local: &Range<usize>) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut dots = Vec::new();
    let mut start = local.start;
    while dots.len() < 3 {
        let gap = bytes.get(..start).unwrap_or_default().iter().rev().take(3);
        let gap = gap
            .take_while(|b| matches!(b, b' ' | b']' | b')' | b'}' | b'>'))
            .count();
        let end = start - gap;
        let word = left(bytes, end);
        let is_dot = gap > 0
            && text
                .get(word.clone())
                .is_some_and(|word| word == "." || words().is_dot(word));
        let Some(dot) = is_dot
            .then(|| said(bytes, &word))
            .flatten()
            .filter(|said| said.range.end == start)
        else {
            break;
        };
        let next = left(bytes, dot.range.start);
        if next.is_empty() {
            break;
        }
        start = next.start;
        dots.push(dot.range);
    }
    dots.reverse();
    dots
}

#[cfg(test)]
mod tests {
    use super::*;

    fn undone(text: &str) -> String {
        let mut edits = Edits::default();
        for (place, word) in text.match_indices("at") {
            undo(text, &(place..place + word.len()), &mut edits);
        }
        edits.made(text)
    }

    #[test]
    fn spelled_addresses_are_put_together() {
        for (text, wanted) in [
            ("john at corp dot com", "john@corp.com"),
            (
                "so john dot smith at corp dot co dot uk, ok",
                "so john.smith@corp.co.uk, ok",
            ),
            ("john [at] corp [dot] com", "john@corp.com"),
            ("john(at)corp(dot)com", "john@corp.com"),
            ("john[at]corp.com", "john@corp.com"),
            (
                "reach me at j.lee [at] corp.com",
                "reach me at j.lee@corp.com",
            ),
            ("j (.) lee (at) corp (.) com", "j.lee@corp.com"),
            ("j.smith at corp.com", "j.smith@corp.com"),
            ("my mail is john at corp.com", "my mail is john@corp.com"),
        ] {
            assert_eq!(undone(text), wanted);
        }
        for text in [
            "look at example.com",
            "we met at noon",
            "at corp dot com",
            "sold at 3 dot 5",
        ] {
            assert_eq!(undone(text), text);
        }
    }
}
