//! Phone numbers: international with `+`, North American with punctuation, national in context; never bare runs.

use std::ops::Range;

use super::Confidence;
use super::digits::{Shaped, closes, digits_of, opens, run};

/// Country calling codes of two digits, and the leading digits of three-digit codes in use (ITU-T E.164, list of
/// assigned codes); 1 and 7 stand alone.
const CODES: &str = "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 \
     66 81 82 84 86 90 91 92 93 94 95 98 21 22 23 24 25 26 29 35 37 38 42 50 59 67 68 69 80 85 87 88 96 97 99";

/// Whether a calling code starts with these two digits, by their number.
#[expect(
    clippy::indexing_slicing,
    reason = "evaluated by the compiler, which refuses an index that is out of bounds"
)]
const STARTS_CODE: [bool; 100] = {
    let (rows, mut table, mut at) = (CODES.as_bytes(), [false; 100], 0);
    while at < rows.len() {
        table[((rows[at] - b'0') * 10 + (rows[at + 1] - b'0')) as usize] = true;
        at += 3;
    }
    table
};

/// A phone number that starts at this run of digits.
pub(super) fn phone(bytes: &[u8], digits: Range<usize>) -> Option<Shaped> {
    if is_year_first(bytes.get(digits.start..).unwrap_or_default()) {
        return None;
    }
    let before = bytes.get(..digits.start).unwrap_or_default();
    match before.last() {
        Some(b'+') => international(bytes, digits.start),
        Some(b'(') if digits.len() == 3 => north_american(bytes, digits.start - 1),
        _ if digits.len() == 3 => north_american(bytes, digits.start),
        _ => None,
    }
    .or_else(|| national(bytes, digits))
    .map(|mut shaped| {
        shaped.range.end = extension(bytes, shaped.range.end);
        shaped
    })
}

/// Whether a number may end at `at`: as others, or before its extension (`x123`).
fn ends(bytes: &[u8], at: usize) -> bool {
    closes(bytes, at) || matches!(bytes.get(at..), Some([b'x' | b'X', b'0'..=b'9', ..]))
}

/// Words before an extension, the longest first (en, de, fr, es, pt).
const EXTENSIONS: [&str; 13] = [
    "extension",
    "durchwahl",
    "interno",
    "anexo",
    "ramal",
    "poste",
    "ext.",
    "ext",
    "int.",
    "dw",
    "#",
    "x.",
    "x",
];

/// Where a number ends with its extension (`ext. 123`, `x123`), if it has one.
fn extension(bytes: &[u8], end: usize) -> usize {
    let blank = |at: usize| usize::from(matches!(bytes.get(at), Some(b' ')));
    let comma = usize::from(bytes.get(end) == Some(&b','));
    let at = end + comma + blank(end + comma);
    let rest = bytes.get(at..).unwrap_or_default();
    let word = EXTENSIONS.iter().find(|word| {
        rest.get(..word.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()))
    });
    let Some(word) = word else {
        return end;
    };
    let digits = at + word.len() + blank(at + word.len());
    match run(bytes, digits) {
        length @ 1..=6 if closes(bytes, digits + length) => digits + length,
        _ => end,
    }
}

/// `+CC` and groups: 8 to 15 digits in all (E.164). A short unbroken run at a line's start is
/// a diff's, unless the context says phone.
fn international(bytes: &[u8], start: usize) -> Option<Shaped> {
    let plus = start - 1;
    let joined = matches!(bytes.get(..plus).and_then(<[u8]>::last), Some(b) if b.is_ascii_alphanumeric() || b")]_+".contains(b));
    if joined {
        return None;
    }
    let most = if bytes.get(start) == Some(&b'1') {
        11
    } else {
        15
    };
    let (end, count, groups) = groups(bytes, start, most);
    let code = bytes.get(start..start + 3.min(run(bytes, start)))?;
    let known = match code {
        [b'1' | b'7', ..] => true,
        // No country has these (ITU-T E.164): years past 9998 are written with `+` too.
        b"990" | b"991" | b"997" | b"999" => false,
        [a, b, ..] => {
            let lead = usize::from(a - b'0') * 10 + usize::from(b - b'0');
            STARTS_CODE.get(lead) == Some(&true)
        }
        _ => false,
    };
    let least = if groups > 1 { 8 } else { 10 };
    let number = bytes.get(start..end)?;
    let lead = |at: usize| {
        digits_of(number)
            .nth(at)
            .is_some_and(|b| matches!(b, b'2'..=b'9'))
    };
    let assigned = code.first() != Some(&b'1') || (count == 11 && lead(1) && lead(4));
    (known && assigned && (least..=15).contains(&count) && ends(bytes, end)).then_some(Shaped {
        range: plus..end,
        confidence: if groups > 1 {
            Confidence::High
        } else {
            Confidence::Medium
        },
        needs_context: groups == 1 && count < 11 && at_line_start(bytes, plus),
    })
}

/// `(415) 555-2671`, `415-555-2671`, `415.555.2671`: area and exchange start with 2 to 9 (NANP).
/// With spaces alone it is a row of numbers unless the context says phone.
fn north_american(bytes: &[u8], start: usize) -> Option<Shaped> {
    let open = usize::from(bytes.get(start) == Some(&b'('));
    let area = start + open;
    let mut at = area + 3;
    if open == 1 {
        bytes.get(at).filter(|b| **b == b')')?;
        at += 1;
    }
    let separator = bytes.get(at).copied();
    at += usize::from(separator.is_some_and(|b| matches!(b, b' ' | b'-' | b'.')));
    let exchange = at;
    at += 3;
    let second = *bytes.get(at)?;
    let dashes = (open == 1 && matches!(second, b'-' | b' ' | b'.'))
        || (open == 0 && Some(second) == separator);
    let serial = at + 1;
    let leads = |at: usize| bytes.get(at).is_some_and(|b| matches!(b, b'2'..=b'9'));
    let counted = run(bytes, area) == 3 && run(bytes, exchange) == 3 && run(bytes, serial) == 4;
    let fictional = bytes.get(exchange..exchange + 3) == Some(b"555")
        && bytes.get(serial..serial + 2) == Some(b"01");
    let valid = counted && dashes && leads(area) && leads(exchange) && !fictional;
    (valid && opens(bytes, start) && ends(bytes, serial + 4)).then_some(Shaped {
        range: start..serial + 4,
        confidence: Confidence::Medium,
        needs_context: open == 0 && second == b' ',
    })
}

/// A national number in context: starts with 0, or is grouped; 7 to 13 digits.
fn national(bytes: &[u8], digits: Range<usize>) -> Option<Shaped> {
    let open = bytes
        .get(..digits.start)
        .unwrap_or_default()
        .ends_with(b"(");
    let start = digits.start - usize::from(open);
    let zero = bytes.get(digits.start) == Some(&b'0');
    if !(2..=11).contains(&digits.len())
        || !opens(bytes, start)
        || is_day_first(bytes, digits.start)
    {
        return None;
    }
    let (end, count, groups) = groups(bytes, digits.start, 13);
    let number = bytes.get(digits.start..end)?;
    let varied = || {
        let seen = digits_of(number).fold(0u16, |seen, digit| seen | 1 << (digit - b'0'));
        seen.count_ones() > 2
    };
    let shaped = if zero {
        (7..=13).contains(&count)
    } else {
        (9..=11).contains(&count) && groups > 1
    };
    (shaped && ends(bytes, end) && varied() && !is_measured(bytes, end)).then_some(Shaped {
        range: start..end,
        confidence: Confidence::Medium,
        needs_context: true,
    })
}

/// Whether a unit, or a word for what is counted, stands after a number.
pub(super) fn is_measured(bytes: &[u8], end: usize) -> bool {
    const UNITS: &str = " ns us ms s sec secs seconds minutes hours days bytes byte kb KB kB MB GB TB bits px pixels rows row \
        samples items requests records degrees percent hz Hz kHz MHz mm cm km kg times edges nodes lines points page pages \
        views users sessions msg messages frames slots units tokens USD EUR entries files keys events finished ";
    let Some([b' ', rest @ ..]) = bytes.get(end..) else {
        return matches!(bytes.get(end), Some(b'%'));
    };
    let length = rest
        .iter()
        .take(12)
        .take_while(|b| b.is_ascii_alphabetic())
        .count();
    let word = std::str::from_utf8(rest.get(..length).unwrap_or_default()).unwrap_or_default();
    UNITS.split_ascii_whitespace().any(|unit| unit == word)
}

/// Reads groups of digits joined by one space, dash, dot, slash or parentheses: end, digits, groups.
fn groups(bytes: &[u8], start: usize, most: usize) -> (usize, usize, usize) {
    let (mut end, mut count, mut groups) = (start, 0, 0);
    let mut at = start;
    loop {
        let digits = run(bytes, at);
        let spaced = groups == 1 && bytes.get(..at).is_some_and(|before| before.ends_with(b" "));
        let opened = bytes.get(..at).is_some_and(|before| before.ends_with(b"("));
        if digits == 0 || count + digits > most || (groups > 0 && digits < 2 && !opened && !spaced)
        {
            return (end, count, groups);
        }
        count += digits;
        groups += 1;
        end = at + digits;
        at = end;
        let rest = bytes.get(at..).unwrap_or_default();
        let joint = rest
            .iter()
            .take(3)
            .take_while(|b| matches!(b, b' ' | b'-' | b'.' | b'/' | b'(' | b')'))
            .count();
        let rest = rest.get(..joint).unwrap_or_default();
        if !matches!(
            rest,
            [b' ' | b'-' | b'.' | b'/' | b'(' | b')']
                | [b' ', b'(']
                | [b')', b' ' | b'-']
                | [b'-' | b'/', b' ']
                | [b' ', b'-' | b'/', b' ']
        ) {
            return (end, count, groups);
        }
        at += joint;
    }
}

/// Whether bytes begin with a date of these centuries (`2026-11-29`, `2026/11/29`).
fn is_year_first(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [
            b'1' | b'2',
            b'0' | b'9',
            b'0'..=b'9',
            b'0'..=b'9',
            b'-' | b'/' | b'.',
            b'0' | b'1',
            b'0'..=b'9',
            b'-' | b'/' | b'.',
            b'0'..=b'3',
            b'0'..=b'9',
            ..
        ]
    )
}

/// Whether a day, a month and a year stand at `at` (`01.02.2026`).
fn is_day_first(bytes: &[u8], at: usize) -> bool {
    run(bytes, at) == 2
        && run(bytes, at + 3) == 2
        && run(bytes, at + 6) == 4
        && bytes.get(at + 2) == bytes.get(at + 5)
}

/// Whether only blanks stand before `at` on its line.
fn at_line_start(bytes: &[u8], at: usize) -> bool {
    bytes
        .get(..at)
        .unwrap_or_default()
        .iter()
        .rev()
        .find(|b| !matches!(b, b' ' | b'\t'))
        .is_none_or(|b| *b == b'\n')
}
