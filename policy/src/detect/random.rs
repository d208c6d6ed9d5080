//! Passwords that a machine drew, told by nothing but what they are made of: no word stands beside them that says what
//! they are.

use std::ops::Range;

use super::Detectors;
use super::scan::Scan;

/// How short and how long such a password may be, in bytes.
const LENGTH: std::ops::RangeInclusive<usize> = 10..=40;

/// Longest runs that a password holds by chance: of small letters or of capitals, and of letters.
const SAME_CASE: usize = 3;
const LETTERS: usize = 6;

/// What code, addresses and formulas have where passwords have marks.
const OPERATORS: [&str; 19] = [
    "://", "@@", "==", "!=", "=~", "+=", "-=", "=!", "&&", "||", "->", "=>", "**", "::", "!$",
    "$_", "?=", "=?", "..",
];

/// Offers every such password to every rule of the shape.
pub(super) fn each(set: &Detectors, scan: &mut Scan<'_>) {
    if set.anchors.random.is_empty() {
        return;
    }
    let bytes = scan.text.as_bytes();
    let mut from = 0;
    while let Some(at) = scan.marks.next(from, |block| block.marks) {
        from = at + 1;
        let inside = at
            .checked_sub(1)
            .is_some_and(|before| is_inside(bytes, before))
            && is_inside(bytes, at + 1);
        if !inside {
            continue;
        }
        let (range, end) = around(bytes, at);
        from = end;
        let drawn = range.filter(|range| {
            let value = scan.text.get(range.clone());
            value.is_some_and(is_drawn) && !is_of_a_dump(bytes, range)
        });
        let Some(range) = drawn else { continue };
        for index in &set.anchors.random {
            if let Some(rule) = set.rules.get(*index) {
                scan.offer(*index, rule, range.clone(), None);
            }
        }
        if scan.is_over() {
            return;
        }
    }
}

/// What such a password is made of: what quotes it, what brackets code and what parts lists is no part of it.
fn is_part(byte: u8) -> bool {
    byte.is_ascii_graphic()
        && !matches!(
            byte,
            b'"' | b'\''
                | b'`'
                | b'<'
                | b'>'
                | b'('
                | b')'
                | b'['
                | b']'
                | b'{'
                | b'}'
                | b'|'
                | b'\\'
                | b';'
                | b','
        )
}

fn is_inside(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_some_and(|byte| is_part(*byte))
}

/// The token around a mark, where it stands by itself and is of a password's length; and where it ends.
fn around(bytes: &[u8], at: usize) -> (Option<Range<usize>>, usize) {
    let most = *LENGTH.end() + 2;
    let part = |byte: &&u8| is_part(**byte);
    let head = bytes.get(..at).unwrap_or_default();
    let tail = bytes.get(at..).unwrap_or_default();
    let start = at - head.iter().rev().take(most).take_while(part).count();
    let end = at + tail.iter().take(most).take_while(part).count();
    let wall = |byte: Option<&u8>| {
        byte.is_none_or(|byte| {
            !byte.is_ascii() || byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b'`')
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

/// What a token is made of.
#[derive(Default)]
struct Made {
    lower: usize,
    upper: usize,
    digits: usize,
    /// Marks but `+` and `=`, and of how many kinds.
    marks: usize,
    kinds: usize,
    /// Whether one of them is none that starts a name or joins numbers in code.
    plain: bool,
    percents: usize,
    strokes: usize,
    /// How often letters, capitals, digits and the rest follow each other.
    turns: usize,
    /// The longest run of one case, and of letters.
    cased: usize,
    letters: usize,
}

impl Made {
    fn of(token: &[u8]) -> Self {
        let mut made = Self::default();
        let mut seen = 0_u128;
        let (mut last, mut cased, mut letters) = (None, 0, 0);
        for byte in token {
            let kind = match byte {
                b'a'..=b'z' => 0,
                b'A'..=b'Z' => 1,
                b'0'..=b'9' => 2,
                _ => 3,
            };
            made.lower += usize::from(kind == 0);
            made.upper += usize::from(kind == 1);
            made.digits += usize::from(kind == 2);
            made.turns += usize::from(last.is_some_and(|last| last != kind));
            cased = if kind < 2 && last == Some(kind) {
                cased + 1
            } else {
                usize::from(kind < 2)
            };
            letters = if kind < 2 { letters + 1 } else { 0 };
            made.cased = made.cased.max(cased);
            made.letters = made.letters.max(letters);
            last = Some(kind);
            made.strokes += usize::from(*byte == b'/');
            made.percents += usize::from(*byte == b'%');
            if matches!(
                byte,
                b'!' | b'#' | b'$' | b'%' | b'^' | b'&' | b'*' | b'?' | b'@' | b'~'
            ) {
                made.marks += 1;
                seen |= 1 << byte;
                made.plain |= matches!(byte, b'!' | b'#' | b'^' | b'?' | b'~');
            }
        }
        made.kinds = seen.count_ones() as usize;
        made
    }
}

/// Whether a token of letters of both cases, digits and marks is one that a generator draws: all of them by turns, and
/// nothing that code or an address is made of.
fn is_drawn(token: &str) -> bool {
    let bytes = token.as_bytes();
    let made = Made::of(bytes);
    let mixed = made.lower > 0 && made.upper > 0 && made.digits > 0;
    let short_runs = made.cased <= SAME_CASE && made.letters <= LETTERS;
    if !mixed || !short_runs || made.turns * 2 < bytes.len() || made.strokes > 1 {
        return false;
    }
    // A mark at the end may be the sentence's.
    let inner = Made::of(bytes.get(..bytes.len() - 1).unwrap_or_default());
    let marked = inner.kinds > 1 || inner.plain && (inner.marks > 1 || bytes.len() > 11);
    let percent = made.percents == 0 || made.percents == 1 && made.kinds > 1;
    let query = token.contains('=') && token.contains('&')
        || token
            .find('?')
            .is_some_and(|at| token.get(at..).is_some_and(|rest| rest.contains(':')));
    let formula = bytes.first() == Some(&b'$') && bytes.last() == Some(&b'$');
    marked
        && percent
        && !query
        && !formula
        && !OPERATORS.iter().any(|operator| token.contains(operator))
}

/// Whether a token is the short last line of data that is written as text, below longer ones.
fn is_of_a_dump(bytes: &[u8], range: &Range<usize>) -> bool {
    let Some(newline) = range
        .start
        .checked_sub(1)
        .filter(|at| bytes.get(*at) == Some(&b'\n'))
    else {
        return false;
    };
    let above = bytes
        .get(newline.saturating_sub(50)..newline)
        .unwrap_or_default();
    above.len() == 50 && above.iter().all(u8::is_ascii_graphic)
}

#[cfg(test)]
mod tests {
    use super::is_drawn;

    #[test]
    fn what_a_generator_draws_is_told_from_code_and_addresses() {
        for token in [
            "k4!Vw9#Tq2Zm",
            "61$m6zvu1WnL?Oh",
            "P.FW*^rXG7zE?SWK-S2%",
            "a!7Bc#9dE2~x",
        ] {
            assert!(is_drawn(token), "{token}");
        }
        for token in [
            "Lantern#Meadow42!",
            "t.isMac=!0",
            "%H:%M:%S.%3f",
            "-x*x-0.5625+R2/S2",
            "a1=B2&c3=D4&e5=F6",
            "Jan!$B$2:$B$13",
            "$A1^2+b3^4$",
            "ci4@Runner7.example.com",
            "$T1*aB2*cD3*eF4",
            "9f86d081884c7d65!",
            "%7B%22aB%22%3A1",
        ] {
            assert!(!is_drawn(token), "{token}");
        }
    }
}
