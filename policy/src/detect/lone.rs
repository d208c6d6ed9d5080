//! Passwords that no word tells of, told by nothing but their looks.

use std::ops::Range;

use super::scan::Scan;
use super::{Detectors, assign, disguise};

mod chosen;
mod drawn;

/// Shortest and longest token that is looked at, in bytes.
const LENGTH: std::ops::RangeInclusive<usize> = 7..=40;

/// Offers every such password to every rule of the shape.
pub(super) fn each(set: &Detectors, scan: &mut Scan<'_>) {
    if set.anchors.lone.is_empty() {
        return;
    }
    marked(set, scan);
    grouped(set, scan);
}

/// What marks wake: what generators draw, and what people choose where it is all that a line says.
fn marked(set: &Detectors, scan: &mut Scan<'_>) {
    let bytes = scan.text.as_bytes();
    let mut from = 0;
    while let Some(at) = scan.marks.next(from, |block| block.marks) {
        from = at + 1;
        let Some(before) = at.checked_sub(1).and_then(|at| bytes.get(at)) else {
            continue;
        };
        // `really?` ends a word, `Harbour77!` a password.
        let ends = !bytes.get(at + 1).is_some_and(|byte| is_part(*byte));
        if !is_part(*before) || ends && !before.is_ascii_digit() {
            continue;
        }
        let (range, end) = around(bytes, at);
        from = end;
        let found = range.filter(|range| {
            let value = scan.text.get(range.clone()).unwrap_or_default();
            drawn::is_drawn(value) && !is_of_a_dump(bytes, range)
                || chosen::is_put_together(value)
                || chosen::is_chosen(value) && is_alone(scan.text, range)
        });
        if let Some(range) = found {
            offer(set, scan, range);
        }
        if scan.is_over() {
            return;
        }
    }
}

/// Three groups of six that dashes part, as phones draw them: looked for in steps that each see a whole one.
fn grouped(set: &Detectors, scan: &mut Scan<'_>) {
    const SIX: u32 = 6;
    const WHOLE: usize = 20;
    let text = scan.text;
    let mut at = 0;
    while at + WHOLE <= text.len() {
        let words = scan.marks.from(at, |block| block.words);
        let joints = scan.marks.from(at, |block| block.joints);
        let two = words & words >> 1;
        let six = two & two >> 2 & two >> 4;
        let mut starts = six & joints >> SIX & six >> 7 & joints >> 13 & six >> 14;
        while starts != 0 {
            let start = at + starts.trailing_zeros() as usize;
            starts &= starts - 1;
            let range = start..start + WHOLE;
            let walled = |byte: Option<&u8>| {
                byte.is_none_or(|b| !b.is_ascii_alphanumeric() && !matches!(b, b'-' | b'_' | b'/'))
            };
            let bytes = text.as_bytes();
            let before = start.checked_sub(1).and_then(|at| bytes.get(at));
            let stands = walled(before) && walled(bytes.get(range.end));
            if stands && text.get(range.clone()).is_some_and(drawn::is_grouped) {
                offer(set, scan, range);
            }
        }
        at += 64 - WHOLE;
    }
}

fn offer(set: &Detectors, scan: &mut Scan<'_>, range: Range<usize>) {
    for index in &set.anchors.lone {
        if let Some(rule) = set.rules.get(*index) {
            scan.offer(*index, rule, range.clone(), None);
        }
    }
}

/// What such a password is made of: what quotes it, what brackets code and what parts lists is no part of it.
#[inline(always)]
fn is_part(byte: u8) -> bool {
    PARTS.get(usize::from(byte)).copied().unwrap_or_default()
}

#[expect(
    clippy::indexing_slicing,
    reason = "counted below the table's length, while it is compiled"
)]
const PARTS: [bool; 256] = {
    let mut parts = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        parts[byte] = disguise::is_part(byte as u8) && byte as u8 != b'|';
        byte += 1;
    }
    parts
};

/// The token around a mark, where it stands by itself and is of a password's length; and where it ends.
fn around(bytes: &[u8], at: usize) -> (Option<Range<usize>>, usize) {
    let most = *LENGTH.end() + 2;
    let part = |byte: &&u8| is_part(**byte);
    let head = bytes.get(..at).unwrap_or_default();
    let tail = bytes.get(at..).unwrap_or_default();
    let start = at - head.iter().rev().take(most).take_while(part).count();
    // A comma inside belongs to it: what is left in the text would tell half of a password.
    let inner = |index: usize| {
        matches!(tail.get(index), Some(b',' | b';' | b'<' | b'\\' | b'"'))
            && tail.get(index + 1).is_some_and(u8::is_ascii_alphanumeric)
    };
    let end = at
        + (0..most.min(tail.len()))
            .take_while(|index| {
                tail.get(*index).is_some_and(|byte| is_part(*byte)) || inner(*index)
            })
            .count();
    let wall = |byte: Option<&u8>| {
        byte.is_none_or(|byte| {
            !byte.is_ascii() || byte.is_ascii_whitespace() || assign::is_quote(*byte)
        })
    };
    let before = start.checked_sub(1).and_then(|at| bytes.get(at));
    let opens = wall(before) || before == Some(&b'(');
    let after = bytes.get(end);
    let closes = wall(after) || matches!(after, Some(b')' | b',' | b';'));
    let token = bytes.get(start..end).unwrap_or_default();
    let sentence = token
        .iter()
        .rev()
        .take_while(|byte| matches!(byte, b'.' | b':'))
        .count();
    let range = start..end - sentence;
    let fits = opens && closes && LENGTH.contains(&range.len());
    (fits.then_some(range), end.max(at + 1))
}

/// Whether a token is all that its line says, after who says it; or stands in brackets where a line starts.
fn is_alone(text: &str, range: &Range<usize>) -> bool {
    /// How long the rest of a line may be that is looked at, in bytes.
    const REACH: usize = 48;
    let bytes = text.as_bytes();
    let low = text.ceil_char_boundary(range.start.saturating_sub(REACH));
    let head = text.get(low..range.start).unwrap_or_default();
    let head = match head.rfind('\n') {
        Some(newline) => head.get(newline + 1..).unwrap_or_default(),
        None if low == 0 => head,
        None => return false,
    };
    let after = bytes.get(range.end);
    if matches!(head, "(" | "> (") {
        return after == Some(&b')');
    }
    let rest = bytes.get(range.end..).unwrap_or_default();
    let blank = rest
        .iter()
        .take(2)
        .take_while(|b| matches!(b, b' ' | b'\r'))
        .count();
    let ends = rest.get(blank).is_none_or(|byte| *byte == b'\n');
    let said = head.trim_start_matches([' ', '>']);
    ends && (said.is_empty() || assign::speaker(said) == said.len())
}

/// Whether a token is a part of data that is written as text: of a run that goes on past its quotes and brackets, or the
/// short last line below longer ones.
fn is_of_a_dump(bytes: &[u8], range: &Range<usize>) -> bool {
    const LONG: usize = 50;
    let dense = |byte: &&u8| byte.is_ascii_graphic();
    let head = bytes.get(..range.start).unwrap_or_default();
    let tail = bytes.get(range.end..).unwrap_or_default();
    let before = head.iter().rev().take(LONG).take_while(dense).count();
    let after = tail.iter().take(LONG).take_while(dense).count();
    if before + range.len() + after > LONG {
        return true;
    }
    let above = head.strip_suffix(b"\n").unwrap_or_default();
    let above = above.iter().rev().take(LONG);
    above.len() == LONG && above.clone().all(u8::is_ascii_graphic)
}
