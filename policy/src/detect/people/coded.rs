//! Postcodes with what tells them from numbers: a town after them, a state or a town before them.

use std::ops::Range;

use super::codes;
use super::parts;
use super::words::{after_escape, before};

/// A postcode and its town.
pub(super) struct Code {
    /// Where the code and what belongs to it stand: a town after it, a state before it.
    pub whole: Range<usize>,
    /// Whether its form is hardly anything else's.
    pub strong: bool,
    /// Whether its town stands before it.
    pub after_town: bool,
}

/// The postcode around a place: British and Canadian ones from their first digit on, those of digits with their town.
pub(super) fn code(text: &str, start: usize, count: usize) -> Option<Code> {
    let bytes = text.as_bytes();
    let head = bytes.get(..start)?;
    if count <= 2 && head.last().is_some_and(u8::is_ascii_uppercase) {
        let letters = head
            .iter()
            .rev()
            .take(3)
            .take_while(|byte| byte.is_ascii_uppercase())
            .count();
        let from = start - letters;
        let free = !before(text, from)
            .is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '#'));
        let spaced = bytes
            .get(start..(start + 4).min(bytes.len()))
            .is_some_and(|next| next.contains(&b' '));
        let end = (letters < 3 && free && spaced).then(|| codes::postcode(text, from))??;
        return Some(Code {
            whole: from..end,
            strong: true,
            after_town: true,
        });
    }
    if count == 6 || count == 3 {
        return six_digits(text, start, count);
    }
    if !matches!(count, 2 | 4 | 5) {
        return None;
    }
    if let Some(code) = of_state(text, start, count) {
        return Some(code);
    }
    let from = match head {
        [.., a, b'-'] if a.is_ascii_uppercase() => start - 2,
        _ => start,
    };
    if before(text, from).is_some_and(|c| {
        !matches!(
            c,
            ' ' | '\n' | ',' | '"' | '\'' | '(' | '>' | '|' | '\t' | ':'
        )
    }) && !after_escape(bytes, from)
    {
        return None;
    }
    let end = parts::postcode_and_town(text, from)?;
    let dutch = codes::follows_dutch_code(text, code_end(text, start, count));
    let strong = matches!(count, 2) || bytes.get(start + count) == Some(&b'-') || dutch;
    // A town with its code, not a number before a word.
    let named = text
        .get(start + count..end)
        .is_some_and(|rest| rest.contains(char::is_lowercase) || strong);
    named.then_some(Code {
        whole: from..end,
        strong,
        after_town: false,
    })
}

/// A code after its state: `, CO 81301`, ` VIC 3006`.
fn of_state(text: &str, start: usize, count: usize) -> Option<Code> {
    let next = text.as_bytes().get(start + count);
    if count < 4 || next.is_some_and(u8::is_ascii_alphanumeric) {
        return None;
    }
    let from = state_before(text, start, count)?;
    let plus = count == 5 && next == Some(&b'-') && codes::digits(text, start + 6) == 4;
    Some(Code {
        whole: from..start + count + 5 * usize::from(plus),
        strong: true,
        after_town: true,
    })
}

/// Six digits after a town, as in India and Singapore: `Vellore 632006`, `Chennai - 600 004`, `Singapore 560318`.
fn six_digits(text: &str, start: usize, count: usize) -> Option<Code> {
    let bytes = text.as_bytes();
    let end = match (count, bytes.get(start + 3)) {
        (6, _) => start + 6,
        (_, Some(b' ')) if codes::digits(text, start + 4) == 3 => start + 7,
        _ => return None,
    };
    let head = text.get(..start)?;
    let town = head
        .strip_suffix(" - ")
        .or_else(|| head.strip_suffix('-'))
        .or_else(|| head.strip_suffix(' '))?;
    let good = before(town, town.len()).is_some_and(char::is_lowercase)
        && bytes.get(start) != Some(&b'0')
        && codes::ends_token(text, end);
    good.then_some(Code {
        whole: start..end,
        strong: town.ends_with("Singapore"),
        after_town: true,
    })
}

/// Where four digits and the two letters of a Dutch code end.
fn code_end(text: &str, start: usize, count: usize) -> usize {
    let end = start + count;
    let rest = text.as_bytes().get(end..).unwrap_or_default();
    let (from, letters) = match (count, rest) {
        (4, [b' ', a, b, ..]) => (end + 1, [*a, *b]),
        (4, [a, b, ..]) => (end, [*a, *b]),
        _ => return end,
    };
    // Years before and after Christ, and letters that no code has.
    let other = matches!(
        &letters,
        b"AD" | b"BC" | b"CE" | b"SA" | b"SD" | b"SS" | b"AM" | b"PM" | b"MB" | b"GB" | b"KB"
    );
    let code =
        letters.iter().all(u8::is_ascii_uppercase) && !other && codes::ends_token(text, from + 2);
    if code { from + 2 } else { end }
}

/// States and territories, by what their codes look like: five digits in the United States, four in Australia.
const STATES: &str = " AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR \
    PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR ";
const TERRITORIES: &str = " NSW VIC QLD TAS ACT SA WA NT ";

/// A state's or a territory's letters before a code of so many digits: where they start.
fn state_before(text: &str, at: usize, count: usize) -> Option<usize> {
    let head = text.get(..at)?.strip_suffix(' ')?;
    let letters = head
        .bytes()
        .rev()
        .take(4)
        .take_while(u8::is_ascii_uppercase)
        .count();
    let (start, known) = (
        head.len() - letters,
        if count == 5 { STATES } else { TERRITORIES },
    );
    let good = (2..=3).contains(&letters)
        && before(text, start).is_some_and(|c| matches!(c, ' ' | ',' | '\n'))
        && known
            .split(' ')
            .any(|state| head.get(start..) == Some(state));
    good.then_some(start)
}
