//! Identifiers whose issuers give each its own form (insurers, hospitals, licensing offices): what is written as a number,
//! under a label that says whose.

use std::ops::Range;

use super::layout;
use crate::detect::people::date_at;

/// Letters and digits of one; digits among them; letters before the first digit; all that it is written with.
const LEAST: usize = 6;
const MOST: usize = 20;
const DIGITS: usize = 4;
const LETTERS: usize = 4;
const WRITTEN: usize = 24;

/// What is written as an identifier around the run of digits, the first in it: capitals and digits, dashes and slashes
/// between (`H99-4173026`, `83980399-01`), and neither a date nor a part of a path.
pub(super) fn token(text: &str, digits: &Range<usize>) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    // Most numbers are short, and nothing is joined to them.
    let goes_on = |b: &u8| b.is_ascii_uppercase() || matches!(b, b'-' | b'/');
    if digits.len() < DIGITS && !bytes.get(digits.end).is_some_and(goes_on) {
        return None;
    }
    let letters = |at: usize| {
        let head = bytes.get(at.saturating_sub(LETTERS + 1)..at);
        let head = head.unwrap_or_default().iter().rev();
        head.take_while(|b| b.is_ascii_uppercase()).count()
    };
    let mut start = digits.start - letters(digits.start);
    if start == digits.start && bytes.get(..start).is_some_and(|head| head.ends_with(b"-")) {
        let word = letters(start - 1);
        start -= if word > 0 { word + 1 } else { 0 };
    }
    if digits.start - start > LETTERS + 1 || !layout::opens(bytes, start) {
        return None;
    }
    let until = bytes.len().min(start + WRITTEN + 1);
    let rest = bytes.get(start..until)?;
    let holds = |b: &u8| b.is_ascii_uppercase() || b.is_ascii_digit() || matches!(b, b'-' | b'/');
    let length = rest.iter().take_while(|b| holds(b)).count();
    let written = rest.get(..length)?.trim_ascii_end();
    let written = written.strip_suffix(b"-").unwrap_or(written);
    let end = start + written.len();
    let signs = written.iter().filter(|b| b.is_ascii_alphanumeric()).count();
    let count = written.iter().filter(|b| b.is_ascii_digit()).count();
    let joined = |pair: &[u8]| matches!(pair, [b'-' | b'/', b'-' | b'/']);
    let good = length <= WRITTEN
        && (LEAST..=MOST).contains(&signs)
        && count >= DIGITS
        && !written.windows(2).any(joined)
        && written.last().is_some_and(u8::is_ascii_alphanumeric)
        && layout::closes(bytes, end)
        && !bytes
            .get(end)
            .is_some_and(|b| b.is_ascii_lowercase() || matches!(b, b'_' | b':'));
    // `L188-L303`: lines of a file; `1322/2025`: a file of an office.
    let anchored = bytes.get(..start).is_some_and(|head| head.ends_with(b"#"));
    let other = anchored || is_of_a_year(written) || date_at(text, start).is_some();
    (good && !other).then_some(start..end)
}

/// Whether a year of these decades stands before or behind a slash.
fn is_of_a_year(written: &[u8]) -> bool {
    let is_year = |part: &[u8]| matches!(part, [b'1', b'9', _, _] | [b'2', b'0', _, _]);
    let slashed = written.contains(&b'/');
    slashed && written.split(|b| *b == b'/').any(is_year)
}

#[cfg(test)]
mod tests {

    #[test]
    fn a_token_is_read_whole() {
        for (text, token) in [
            ("no. H99-4173026.", Some("H99-4173026")),
            ("no. 83980399-01,", Some("83980399-01")),
            ("no. ABC-418730", Some("ABC-418730")),
            ("no. 4187302-K", Some("4187302-K")),
            ("no. 4187/30226", Some("4187/30226")),
            ("no. 2024/41873", None),
            ("view.py#L188-L303", None),
            ("no. 1985-03-12", None),
            ("no. 12-34", None),
            ("no. 4187302b", None),
            ("/srv/418730/x", None),
            ("no. v1.418730", None),
            ("no. 3F2504E0-4F89-41D3-9A0C-0305E82C3301", None),
        ] {
            let start = text.find(|c: char| c.is_ascii_digit()).expect("digits");
            let length = text[start..].find(|c: char| !c.is_ascii_digit());
            let end = length.map_or(text.len(), |length| start + length);
            let found = super::token(text, &(start..end));
            assert_eq!(found.and_then(|range| text.get(range)), token, "{text}");
        }
    }
}
