//! Cards and accounts: of the same issuer or country and length, with check digits that hold.

use super::{Draw, written_as};
use crate::detect::{is_card, is_iban};

/// Digits that the key gives, by which a stand-in is known again: one in a million real numbers has them by chance.
const TAG: usize = 6;
/// How often another number is drawn before there is none.
const TRIES: usize = 64;

/// A card of the same brand and length: its first two digits stay, more only where fewer do not tell the brand.
pub(super) fn card(value: &str, draw: &Draw<'_>) -> Option<String> {
    let digits = compact(value)?;
    if !is_card(&digits) {
        return None;
    }
    let cuts = || {
        [2, 3, 4]
            .into_iter()
            .filter_map(|kept| Cut::of(&digits, kept))
    };
    if cuts().any(|cut| cut.is_own(&digits, draw)) {
        return Some(value.to_owned());
    }
    cuts()
        .find_map(|cut| {
            let mut numbers = draw.from("card", std::str::from_utf8(&digits).ok()?);
            (0..TRIES).find_map(|_| {
                let mut drawn = digits.get(..cut.kept)?.to_vec();
                drawn.extend((cut.kept..cut.tagged).map(|_| numbers.like(b'0')));
                drawn.extend(cut.tag(&drawn, draw)?);
                let whole = |check: u8| [drawn.as_slice(), &[check]].concat();
                let valid = (b'0'..=b'9').map(whole).find(|digits| is_card(digits))?;
                (valid != digits && brand(&valid) == brand(&digits)).then_some(valid)
            })
        })
        .and_then(|drawn| written_as(value, &drawn))
}

/// Where a card is cut: what stays, what is drawn, what the key gives; the last is the check digit.
struct Cut {
    kept: usize,
    tagged: usize,
    last: usize,
}

impl Cut {
    fn of(digits: &[u8], kept: usize) -> Option<Self> {
        let last = digits.len().checked_sub(1)?;
        // Of short numbers less is left to be drawn than to be known again.
        let tagged = last.checked_sub(TAG.min((last - kept) / 2))?;
        (tagged > kept).then_some(Self { kept, tagged, last })
    }

    fn tag(&self, before: &[u8], draw: &Draw<'_>) -> Option<Vec<u8>> {
        let mut numbers = draw.from("tag", std::str::from_utf8(before).ok()?);
        Some(
            (self.tagged..self.last)
                .map(|_| numbers.like(b'0'))
                .collect(),
        )
    }

    fn is_own(&self, digits: &[u8], draw: &Draw<'_>) -> bool {
        let before = digits.get(..self.tagged).unwrap_or_default();
        self.tag(before, draw).as_deref() == digits.get(self.tagged..self.last)
    }
}

/// Which brand a number is of (ISO/IEC 7812), told by the range it lies in.
fn brand(digits: &[u8]) -> u8 {
    let lead = |count: usize| {
        let digits = digits.iter().take(count);
        digits.fold(0u32, |number, b| number * 10 + u32::from(b - b'0'))
    };
    match (lead(1), lead(2), lead(3), lead(4)) {
        (4, ..) => 1,
        (_, 51..=55, ..) | (_, _, _, 2221..=2720) => 2,
        (_, 34 | 37, ..) => 3,
        (_, 36 | 38 | 39, ..) | (_, _, 300..=305, _) => 4,
        (_, _, _, 3528..=3589) => 5,
        (_, 62, ..) => 6,
        (_, 65, ..) | (_, _, 644..=649, _) | (_, _, _, 6011) => 7,
        _ => 8,
    }
}

/// An account of the same country, each letter and digit another; its last six are the key's.
pub(super) fn iban(value: &str, draw: &Draw<'_>) -> Option<String> {
    let letters = compact(value)?;
    let account = letters.get(4..)?;
    if !is_iban(value) || account.len() <= TAG {
        return None;
    }
    let (head, tail) = account.split_at(account.len() - TAG);
    let text = |bytes: &[u8]| std::str::from_utf8(bytes).map(str::to_ascii_uppercase).ok();
    let country = letters.get(..2)?;
    let tag = |head: &[u8]| {
        let before = [country, head].concat();
        let before = text(&before)?;
        let mut numbers = draw.from("tag", &before);
        Some(
            tail.iter()
                .map(|byte| numbers.like(*byte))
                .collect::<Vec<u8>>(),
        )
    };
    if tag(head)?.as_slice() == tail {
        return Some(value.to_owned());
    }
    let account = text(account)?;
    let mut numbers = draw.from("iban", &account);
    let mut drawn: Vec<u8> = head.iter().map(|byte| numbers.like(*byte)).collect();
    drawn.extend(tag(&drawn)?);
    let whole = |check: u8| [country, format!("{check:02}").as_bytes(), &drawn].concat();
    let valid = |letters: &Vec<u8>| std::str::from_utf8(letters).is_ok_and(is_iban);
    let drawn = (2..=98).map(whole).find(valid)?;
    written_as(value, &drawn)
}

/// Letters and digits of a value that is written with spaces and dashes alone between them.
fn compact(value: &str) -> Option<Vec<u8>> {
    let joined = value
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b == b' ' || b == b'-');
    joined.then(|| value.bytes().filter(u8::is_ascii_alphanumeric).collect())
}
