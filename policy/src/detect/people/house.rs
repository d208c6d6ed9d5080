//! House numbers, and what looks like one: years of rights, numbers of things.

use std::ops::Range;

use super::table::UNIT;
use super::words::{Case, after, before, word_before};

/// A house number: one to five digits, with a letter, a range or a part (`12a`, `12-14`, `5/7`, `12 bis`).
pub(super) fn house_number(text: &str, start: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let digits = |at: usize| {
        bytes
            .get(at..)
            .unwrap_or_default()
            .iter()
            .take(7)
            .take_while(|byte| byte.is_ascii_digit())
            .count()
    };
    let joined = before(text, start).is_some_and(|c| {
        c.is_alphanumeric()
            || matches!(
                c,
                '.' | '_' | '-' | '/' | '$' | '€' | '£' | '@' | '+' | '=' | '&' | '%'
            )
    });
    let count = digits(start);
    let nought = count == 1 && bytes.get(start) == Some(&b'0');
    if joined || count == 0 || count > 5 || nought {
        return None;
    }
    let mut end = start + count;
    for _ in 0..2 {
        let more = match bytes.get(end..) {
            Some([b'-' | b'/', next, ..]) if next.is_ascii_digit() => 1 + digits(end + 1),
            Some([b'/', next, ..]) if next.is_ascii_alphabetic() => 2,
            _ => 0,
        };
        if more > 5 {
            return None;
        }
        end += more;
    }
    if bytes.get(end).is_some_and(u8::is_ascii_alphabetic) {
        end += 1;
    } else if matches!(text.get(end..), Some(rest) if rest.starts_with(" bis") || rest.starts_with(" ter"))
    {
        end += 4;
    }
    end = addition(text, end);
    end = staircase(text, end);
    let goes_on =
        after(text, end).is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '%' | '@' | '='));
    let decimal =
        matches!(bytes.get(end..), Some([b'.' | b':', next, ..]) if next.is_ascii_digit());
    (!goes_on && !decimal).then_some(start..end)
}

/// Past what a Dutch number goes on with: `-II`, `-A`, `-hs`, ` hs`, ` huis`, ` bis`.
fn addition(text: &str, end: usize) -> usize {
    let rest = text.get(end..).unwrap_or_default();
    let length = rest
        .bytes()
        .skip(1)
        .take(5)
        .take_while(u8::is_ascii_alphabetic)
        .count();
    let said = rest.get(1..1 + length).unwrap_or_default();
    let good = match rest.bytes().next() {
        Some(b'-') => {
            length == 1
                || matches!(said, "hs" | "huis" | "bis" | "zw" | "bov" | "HS" | "BIS")
                || ((2..=4).contains(&length)
                    && said.bytes().all(|b| matches!(b, b'I' | b'V' | b'X')))
        }
        // `12 b,`
        Some(b' ') if length == 1 => {
            matches!(said, "a" | "b" | "c" | "d" | "e" | "f" | "g")
                && matches!(rest.as_bytes().get(2), None | Some(b',' | b'\n'))
        }
        Some(b' ') => matches!(
            said,
            "hs" | "huis" | "bis" | "HS" | "I" | "II" | "III" | "IV"
        ),
        _ => false,
    };
    if good { end + 1 + length } else { end }
}

/// Past a Finnish staircase and flat: `37 A 4`.
fn staircase(text: &str, end: usize) -> usize {
    let Some([b' ', b'A'..=b'H', b' ', rest @ ..]) = text.as_bytes().get(end..) else {
        return end;
    };
    let count = rest
        .iter()
        .take(4)
        .take_while(|b| b.is_ascii_digit())
        .count();
    let closes = matches!(
        rest.get(count),
        None | Some(b',' | b'\n' | b'"' | b'.' | b';')
    );
    if (1..4).contains(&count) && closes {
        end + 3 + count
    } else {
        end
    }
}

/// Whether a year stands among years or after a word of rights or months: `Copyright 2017, 2018`, `Dec 2008`.
pub(super) fn is_dated(text: &str, number: &Range<usize>) -> bool {
    let year = text.get(number.start..number.start + 4);
    if !year.is_some_and(|year| year.bytes().all(|b| b.is_ascii_digit()))
        || !year.is_some_and(|year| year.starts_with("19") || year.starts_with("20"))
    {
        return false;
    }
    let head = text.get(..number.start).unwrap_or_default().trim_end();
    let head = head.strip_suffix(':').unwrap_or(head);
    let word = word_before(head, head.len());
    let said = word
        .and_then(|word| text.get(word.start..word.end))
        .unwrap_or_default();
    let rights = head.ends_with("(c)")
        || head.ends_with("(C)")
        || head.ends_with('©')
        || word.is_some_and(|word| word.is(super::table::MONTH))
        || said.eq_ignore_ascii_case("copyright");
    let rest = text.get(number.end..).unwrap_or_default();
    let more = rest.trim_start_matches([',', ' ', '-', '–']);
    let digits = more.bytes().take(5).take_while(u8::is_ascii_digit).count();
    rights || (more.len() < rest.len() && digits == 4)
}

/// Whether the number is a year in a sentence.
pub(super) fn is_year(text: &str, number: &Range<usize>) -> bool {
    let year = text
        .get(number.clone())
        .and_then(|digits| digits.parse::<u32>().ok())
        .is_some_and(|year| (1500..2100).contains(&year));
    let head = text.get(..number.start).unwrap_or_default();
    year && [
        "in ", "In ", "since ", "Since ", "of ", "until ", "by ", "By ", "the ", ", ",
    ]
    .iter()
    .any(|word| head.ends_with(word))
}

/// Whether the number is a year of our time, or some years from it on (`2013`, `1991-1998`).
pub(super) fn is_recent(text: &str, number: &Range<usize>) -> bool {
    let said = text.get(number.clone()).unwrap_or_default();
    let (first, rest) = said.split_at_checked(4).unwrap_or_default();
    let year = first
        .parse::<u32>()
        .is_ok_and(|year| (1900..2100).contains(&year));
    year && (rest.is_empty() || rest.len() == 5)
}

/// A unit that stands before the street (`Flat 3, `): where it starts.
pub(super) fn unit_before(text: &str, start: usize) -> Option<usize> {
    let head = text.get(..start)?.strip_suffix(' ')?;
    let head = head.strip_suffix(',').unwrap_or(head);
    let count = head
        .bytes()
        .rev()
        .take(5)
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    let number = head.get(head.len() - count..)?;
    let head = head.get(..head.len() - count)?.strip_suffix(' ')?;
    let word = word_before(head, head.len())?;
    let has_digit = number.bytes().any(|b| b.is_ascii_digit()) || number.len() == 1;
    (word.is(UNIT) && word.case != Case::Lower && has_digit && count > 0).then_some(word.start)
}
