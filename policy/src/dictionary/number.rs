//! Numbers: of phones, customers, accounts. Digits count, what stands between them does not; a phone number is the same
//! one with its country's code and without.

use super::hash::Sip;
use super::words::fullwidth;
use crate::detect::code_length;

/// Fewest digits of a number that is looked for: with fewer, everyday numbers would be found.
pub(super) const LEAST: usize = 7;
/// Most digits.
pub(super) const MOST: usize = 38;
/// How much may stand between two groups of digits, in characters.
pub(super) const JOINT: usize = 3;
/// Most groups of digits.
pub(super) const GROUPS: usize = 8;
/// Most digits of a phone number (E.164).
const PHONE: usize = 15;

/// How a number is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum As {
    /// Digit by digit.
    Bare,
    /// As the number within its country, without the leading zero.
    National,
}

/// Digits in a row, as they are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number<'d> {
    pub how: As,
    pub digits: &'d [u8],
}

impl<'d> Number<'d> {
    fn new(how: As, digits: &'d [u8]) -> Option<Self> {
        (LEAST..=MOST)
            .contains(&digits.len())
            .then_some(Self { how, digits })
    }

    /// Its hash, under the key of its kind.
    pub(super) fn hash(&self, key: Sip) -> u64 {
        key.hash(self.digits)
    }
}

/// How a number is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    /// After a `+`.
    pub plus: bool,
    /// In more than one group of digits.
    pub grouped: bool,
}

/// What a number in an index is found by: at most two.
pub(super) fn of_value(digits: &[u8], written: Written) -> impl Iterator<Item = Number<'_>> {
    let keys = match lead(digits, written) {
        Lead::Country(rest) => [Number::new(As::National, national(rest)), None],
        Lead::Zero(rest) => [Number::new(As::National, rest), None],
        Lead::None => [
            Number::new(As::Bare, digits),
            // `4915112345678`, as many systems keep them.
            without_sign(digits).and_then(|rest| Number::new(As::National, rest)),
        ],
    };
    // A number of few digits after its code is compared as it stands.
    let whole = match keys {
        [None, None] => Number::new(As::Bare, digits),
        _ => None,
    };
    keys.into_iter().flatten().chain(whole)
}

/// What a number in a text may be in an index.
pub(super) fn of_text(digits: &[u8], written: Written) -> impl Iterator<Item = Number<'_>> {
    let bare = |digits| Number::new(As::Bare, digits);
    let inside = |digits| Number::new(As::National, digits);
    let keys = match lead(digits, written) {
        Lead::Country(rest) => {
            let within = national(rest);
            let coded = digits.strip_prefix(&[0, 0]).unwrap_or(digits);
            [bare(digits), inside(within), bare(within), bare(coded)]
        }
        Lead::Zero(rest) => [bare(digits), inside(rest), bare(rest), None],
        Lead::None => {
            // Seconds since 1970 are written like a national number of ten digits; those of North America never
            // begin with 1.
            let plain = written.grouped || (digits.len() == 10 && digits.first() > Some(&1));
            let within = without_sign(digits);
            [
                bare(digits),
                inside(digits).filter(|_| plain),
                within.and_then(inside),
                within.and_then(bare),
            ]
        }
    };
    keys.into_iter().flatten()
}

enum Lead<'d> {
    /// The country's code and the number within the country.
    Country(&'d [u8]),
    /// A leading zero, and the rest.
    Zero(&'d [u8]),
    None,
}

fn lead(digits: &[u8], written: Written) -> Lead<'_> {
    let coded = match written.plus {
        true => Some(digits),
        false => digits.strip_prefix(&[0, 0]),
    };
    if let Some(rest) = coded.and_then(without_code) {
        return Lead::Country(rest);
    }
    match digits.strip_prefix(&[0]) {
        Some(rest) if digits.len() <= PHONE => Lead::Zero(rest),
        _ => Lead::None,
    }
}

/// Without a country's code, where the number is as long as those with one are, though no sign tells of it; or without
/// Russia's 8.
fn without_sign(digits: &[u8]) -> Option<&[u8]> {
    match digits {
        [8, rest @ ..] if digits.len() == 11 => Some(rest),
        _ if (11..=PHONE).contains(&digits.len()) => without_code(digits),
        _ => None,
    }
}

/// Without the zero that some write after the country's code: `+49 (0)151`.
fn national(digits: &[u8]) -> &[u8] {
    digits.strip_prefix(&[0]).unwrap_or(digits)
}

fn without_code(digits: &[u8]) -> Option<&[u8]> {
    match digits {
        [1 | 7, rest @ ..] => Some(rest),
        [0, ..] => None,
        [a, b, ..] => digits.get(code_length(*a, *b)?..),
        _ => None,
    }
}

/// The value of a digit, full-width or not.
pub(super) fn digit(c: char) -> Option<u8> {
    let plain = fullwidth(c).map_or(c, char::from);
    plain
        .to_digit(10)
        .and_then(|digit| u8::try_from(digit).ok())
}

/// Whether a character stands between the groups of digits of one number.
pub(super) fn joins(c: char) -> bool {
    matches!(
        c,
        ' ' | '-' | '.' | '/' | '(' | ')' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2010}'
            ..='\u{2013}' | '（' | '）' | '－'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<u8>, Written) {
        let digits: Vec<u8> = text.chars().filter_map(digit).collect();
        let grouped = text
            .split(|c: char| digit(c).is_none())
            .filter(|group| !group.is_empty())
            .count()
            > 1;
        let plus = text.starts_with('+');
        (digits, Written { plus, grouped })
    }

    fn meets(value: &str, text: &str) -> bool {
        let ((value, how), (text, written)) = (read(value), read(text));
        of_value(&value, how).any(|key| of_text(&text, written).any(|other| other == key))
    }

    #[test]
    fn a_number_is_the_same_in_the_notations_people_use() {
        for (value, texts) in [
            (
                "+49 151 12345678",
                &[
                    "0151 12345678",
                    "0049 151 12345678",
                    "+49 (0)151 123 456 78",
                    "+4915112345678",
                    "4915112345678",
                    "01511/2345678",
                ][..],
            ),
            (
                "0151-12345678",
                &["+49 151 12345678", "0151 123 456 78", "4915112345678"],
            ),
            (
                "4915112345678",
                &["0151 12345678", "+49 151 12345678", "4915112345678"],
            ),
            // Its zero was eaten by a spreadsheet.
            ("15112345678", &["0151 12345678", "+49 151 12345678"]),
            (
                "(202) 555-0143",
                &["+1 202 555 0143", "2025550143", "1-202-555-0143"],
            ),
            (
                "+1 202 555 0143",
                &["(202) 555-0143", "2025550143", "12025550143"],
            ),
            ("8 912 345-67-89", &["+7 912 345 67 89", "8(912)3456789"]),
            ("+86 138 1234 5678", &["138 1234 5678", "8613812345678"]),
            ("13812345678", &["+86 138 1234 5678", "138-1234-5678"]),
            ("+39 06 1234567", &["06 1234567", "0039 06 1234567"]),
            ("+45 12 34 56 78", &["12 34 56 78", "+4512345678"]),
            ("10023456", &["10023456", "100-234-56"]),
            ("0012345678", &["0012345678"]),
            ("4539 1488 0343 6467", &["4539148803436467"]),
        ] {
            for text in texts {
                assert!(meets(value, text), "{value} in {text}");
            }
            assert!(meets(value, value), "{value}");
        }
    }

    #[test]
    fn other_numbers_are_others() {
        for (value, text) in [
            ("0173 2456789", "1732456789"),
            ("+49 151 12345678", "15112345679"),
            ("10023456", "90010023456"),
            ("123456", "123456"),
            ("1234567", "21234567"),
        ] {
            assert!(!meets(value, text), "{value} in {text}");
        }
    }
}
