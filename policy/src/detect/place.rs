//! Coordinates of places on earth.

use std::ops::Range;

use super::Confidence;
use super::digits::{Shaped, run};
use super::people;

/// Digits after the point from which on a number is a place: four are eleven metres.
const FRACTION: usize = 3;

/// A place: a pair of decimal degrees, or one of them; where words near say what it is. Degrees, minutes and seconds
/// with a direction say it themselves.
pub(super) fn place(bytes: &[u8], digits: &Range<usize>) -> Option<Shaped> {
    let before = bytes.get(..digits.start).unwrap_or_default();
    let signed = usize::from(matches!(before.last(), Some(b'-' | b'+')));
    let start = digits.start - signed;
    let joined = bytes
        .get(..start)
        .and_then(<[u8]>::last)
        .is_some_and(|b| b.is_ascii_alphanumeric() || b"._-/$".contains(b))
        || matches!(bytes.get(..start), Some([.., b'0'..=b'9', b':']));
    if digits.len() > 3 || joined {
        return None;
    }
    if bytes
        .get(digits.end..)
        .is_some_and(|rest| rest.starts_with("°".as_bytes()))
    {
        return degrees(bytes, digits.start);
    }
    if let Some(shaped) = directed(bytes, start) {
        return Some(shaped);
    }
    let first = decimal(bytes, start)?;
    let second = second(bytes, first.1).and_then(|at| decimal(bytes, at));
    let (end, pair) = match second {
        Some((longitude, end)) if first.0 <= 90.0 && longitude <= 180.0 => (end, true),
        _ if first.0 <= 180.0 => (first.1, false),
        _ => return None,
    };
    // A third number makes it a list; one alone needs its own name; a unit says what it is.
    if (pair && (second_goes_on(bytes, end) || is_of_town(bytes, start..end)))
        || (!pair && !is_degree(bytes, start))
        || super::numbers::is_measured(bytes, end)
        || in_list(bytes, start)
        || is_of_a_shape(bytes, start)
    {
        return None;
    }
    Some(Shaped {
        range: start..end,
        confidence: if pair {
            Confidence::Medium
        } else {
            Confidence::Low
        },
        needs_context: true,
    })
}

/// Whether a pair no finer than eleven metres stands right after a town's name, as in lists of towns:
/// `Oslo,59.9139,10.7522`, `Oslo (59.9139, 10.7522)`.
fn is_of_town(bytes: &[u8], pair: Range<usize>) -> bool {
    let coarse = bytes.get(pair.clone()).is_some_and(|pair| {
        pair.split(|b| !b.is_ascii_digit())
            .all(|digits| digits.len() <= FRACTION + 1)
    });
    let head = bytes.get(pair.start.saturating_sub(32)..pair.start);
    let head = head.unwrap_or_default();
    let marks = |b: &&u8| matches!(b, b' ' | b',' | b'(' | b':' | b';' | b'"' | b'|' | b'\t');
    let gap = head.iter().rev().take_while(marks).count();
    let head = head.get(..head.len() - gap).unwrap_or_default();
    let letters = head
        .iter()
        .rev()
        .take_while(|b| b.is_ascii_alphabetic() || !b.is_ascii())
        .count();
    let word = std::str::from_utf8(head.get(head.len() - letters..).unwrap_or_default());
    coarse
        && (1..4).contains(&gap)
        && word.is_ok_and(|word| word.starts_with(char::is_uppercase) && people::is_place(word))
}

/// Whether a pair is a corner of a line or an area on a map (RFC 7946, 3.1.4 and on): a lake's, and nobody's place.
fn is_of_a_shape(bytes: &[u8], start: usize) -> bool {
    const REACH: usize = 2048;
    let before = bytes
        .get(start.saturating_sub(REACH)..start)
        .unwrap_or_default();
    let nested = before.trim_ascii_end().ends_with(b"[");
    nested
        && [&b"LineString"[..], b"Polygon"].iter().any(|shape| {
            memchr::memmem::rfind(before, shape).is_some_and(|at| {
                let since = before.get(at..).unwrap_or_default();
                // The geometry that was begun has not ended.
                memchr::memchr(b'}', since).is_none()
            })
        })
}

/// Whether another decimal number stands right before: a list or a matrix.
fn in_list(bytes: &[u8], start: usize) -> bool {
    let head = bytes
        .get(start.saturating_sub(24)..start)
        .unwrap_or_default();
    let gap = head
        .iter()
        .rev()
        .take(3)
        .take_while(|b| matches!(b, b' ' | b','))
        .count();
    let head = head.get(..head.len() - gap).unwrap_or_default();
    let digits = head.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    gap > 0 && digits >= FRACTION && head.iter().rev().nth(digits) == Some(&b'.')
}

/// Names of fields that hold a degree on earth.
const DEGREES: [&str; 56] = [
    "lat",
    "latitude",
    "lng",
    "lon",
    "longitude",
    "breite",
    "breitengrad",
    "länge",
    "längengrad",
    "latitud",
    "longitud",
    "latitudine",
    "longitudine",
    "breedtegraad",
    "lengtegraad",
    "szerokość",
    "широта",
    "долгота",
    "纬度",
    "经度",
    "緯度",
    "経度",
    "długość",
    "breddgrad",
    "breddegrad",
    "längdgrad",
    "længdegrad",
    "lengdegrad",
    "leveyspiiri",
    "leveysaste",
    "pituuspiiri",
    "pituusaste",
    "अक्षांश",
    "देशांतर",
    "ละติจูด",
    "ลองจิจูด",
    "enlem",
    "boylam",
    "lintang",
    "bujur",
    "위도",
    "경도",
    "vĩ độ",
    "kinh độ",
    "szerokość geograficzna",
    "długość geograficzna",
    "zeměpisná šířka",
    "zeměpisná délka",
    "γεωγραφικό πλάτος",
    "γεωγραφικό μήκος",
    "földrajzi szélesség",
    "földrajzi hosszúság",
    "خط العرض",
    "خط الطول",
    "קו רוחב",
    "קו אורך",
];

/// What may stand between the name of a field and its value.
const TIES: [char; 15] = [
    ' ', ':', '=', '"', '\'', '(', '\\', '>', '：', '\t', ',', '\n', '|', '*', '.',
];

/// Whether the name of a field right before a number is that of a degree on earth, in its own spelling or a longer one
/// (`home_lat`, `"longitude":`).
fn is_degree(bytes: &[u8], start: usize) -> bool {
    let head = bytes
        .get(start.saturating_sub(48)..start)
        .unwrap_or_default();
    // Most numbers stand after numbers.
    let dressing = |b: &&u8| !b.is_ascii_alphanumeric() && b.is_ascii();
    if head
        .iter()
        .rev()
        .find(|b| !dressing(b))
        .is_none_or(u8::is_ascii_digit)
    {
        return false;
    }
    let head = String::from_utf8_lossy(head).to_lowercase();
    let tied = head.trim_end_matches(TIES);
    // `latitude is 48.137`
    let name = tied.trim_end_matches(|c| TIES.contains(&c) || matches!(c, 'i' | 's'));
    DEGREES
        .iter()
        .any(|degree| tied.ends_with(degree) || name.ends_with(degree))
        // A second one in a pair of fields: `lat: 1.5, long: 2.5`.
        || (tied.ends_with("long") && head.contains("lat"))
}

/// A decimal number with a fraction long enough for a place, without its sign; where it ends.
fn decimal(bytes: &[u8], at: usize) -> Option<(f64, usize)> {
    let at = at + usize::from(matches!(bytes.get(at), Some(b'-' | b'+')));
    let whole = run(bytes, at);
    bytes.get(at + whole).filter(|b| **b == b'.')?;
    let fraction = run(bytes, at + whole + 1);
    let end = at + whole + 1 + fraction;
    if !(1..=3).contains(&whole) || !(FRACTION..=15).contains(&fraction) {
        return None;
    }
    let goes_on = match bytes.get(end..).unwrap_or_default() {
        [b'e' | b'E', next, ..] => next.is_ascii_digit() || matches!(next, b'-' | b'+'),
        [b'.', next, ..] => next.is_ascii_digit(),
        [b'%', ..] => true,
        _ => false,
    };
    let text = std::str::from_utf8(bytes.get(at..end)?).ok()?;
    (!goes_on).then_some((text.parse().ok()?, end))
}

/// Where the second number of a pair may start, after `, `, ` `, `° N, ` and the like.
fn second(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..bytes.len().min(at + 10))?;
    let mut skip = 0;
    for byte in rest {
        match byte {
            b' ' | b',' | b';' | b'N' | b'S' | b'\xC2' | b'\xB0' => skip += 1,
            b'-' | b'+' | b'0'..=b'9' => break,
            _ => return None,
        }
    }
    (1..=8).contains(&skip).then_some(at + skip)
}

fn second_goes_on(bytes: &[u8], at: usize) -> bool {
    second(bytes, at).is_some_and(|at| decimal(bytes, at).is_some())
}

/// `53.4808° N, 2.2426° W`: decimal degrees with directions.
fn directed(bytes: &[u8], start: usize) -> Option<Shaped> {
    let one = |at: usize| {
        let (degrees, end) = decimal(bytes, at)?;
        let rest = bytes.get(end..)?;
        let rest = rest.strip_prefix("°".as_bytes())?;
        let rest = rest.strip_prefix(b" ").unwrap_or(rest);
        let direction = *rest.first()?;
        let end = bytes.len() - rest.len() + 1;
        let whole = !bytes.get(end).is_some_and(u8::is_ascii_alphanumeric);
        (whole && matches!(direction, b'N' | b'S' | b'E' | b'W' | b'O')).then_some((degrees, end))
    };
    let (latitude, end) = one(start)?;
    let (longitude, end) = one(gap(bytes, end)?)?;
    (latitude <= 180.0 && longitude <= 180.0).then_some(Shaped {
        range: start..end,
        confidence: Confidence::High,
        needs_context: false,
    })
}

/// Where the second of two angles may start.
fn gap(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..bytes.len().min(at + 3))?.iter();
    let gap = rest.take_while(|b| matches!(b, b' ' | b',' | b';'));
    Some(at + gap.count())
}

/// `48°08'14"N 11°34'31"E`, the second part as well.
fn degrees(bytes: &[u8], start: usize) -> Option<Shaped> {
    let end = one_angle(bytes, start)?;
    let end = one_angle(bytes, gap(bytes, end)?).unwrap_or(end);
    Some(Shaped {
        range: start..end,
        confidence: Confidence::High,
        needs_context: false,
    })
}

/// Degrees, minutes, perhaps seconds, and a direction; where they end.
fn one_angle(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start;
    let mut parts = 0;
    for marks in [&["°"][..], &["'", "′", "’"], &["\"", "″", "”", "''"]] {
        let whole = run(bytes, at);
        if whole == 0 || whole > 3 {
            break;
        }
        let mut end = at + whole;
        if bytes.get(end) == Some(&b'.') {
            end += 1 + run(bytes, end + 1);
        }
        let rest = bytes.get(end..)?;
        let Some(mark) = marks.iter().find(|mark| rest.starts_with(mark.as_bytes())) else {
            break;
        };
        at = end + mark.len();
        at += usize::from(bytes.get(at) == Some(&b' '));
        parts += 1;
    }
    let directed = matches!(bytes.get(at), Some(b'N' | b'S' | b'E' | b'W' | b'O'));
    (parts >= 2 && directed).then_some(at + 1)
}

#[cfg(test)]
mod tests {
    use super::super::digits::read;
    use super::*;

    #[test]
    fn places_are_pairs() {
        assert_eq!(
            read(place, "48.1374, 11.5755", 0),
            Some(("48.1374, 11.5755", true))
        );
        assert_eq!(
            read(place, "-33.8688,151.2093", 1),
            Some(("-33.8688,151.2093", true))
        );
        let angles = "48°08'14\"N 11°34'31\"E";
        assert_eq!(read(place, angles, 0), Some((angles, false)));
        for text in [
            "0.12",
            "0.1234, 0.2345, 0.3456",
            "1.2345.6",
            "181.2345",
            "1.2345e-05",
        ] {
            assert_eq!(read(place, text, 0), None, "{text}");
        }
    }
}
