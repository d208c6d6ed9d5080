//! Numbers with a country's code: called by zeros, or kept free for fiction.

use super::super::digits::digits_of;
use super::is_code;

/// Whether a number with North America's code has the line numbers that are kept free for fiction (`555-01xx`).
pub(super) fn is_fictional(number: &[u8]) -> bool {
    let digits: Vec<u8> = digits_of(number).take(12).collect();
    digits.len() == 11
        && digits.first() == Some(&b'1')
        && digits.get(4..9) == Some(b"55501".as_slice())
}

/// `0049 461 814730`, `00447431730264`: the zeros that call abroad, a country's code, and as many digits as follow one.
/// A run without gaps that is an article's number by its check digit is none (GTIN-14).
pub(super) fn is_called(number: &[u8], count: usize, groups: usize) -> bool {
    let digits: Vec<u8> = digits_of(number).collect();
    let Some([_, _, code @ ..]) = digits.get(..) else {
        return false;
    };
    let known = matches!(
        code,
        [b'1', b'2'..=b'9', ..] | [b'7', b'3' | b'4' | b'8' | b'9', ..]
    ) || is_code(code);
    let sum: u32 = digits
        .iter()
        .rev()
        .zip([1, 3].into_iter().cycle())
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    let article = groups == 1 && sum.is_multiple_of(10);
    let zeros = code.windows(4).any(|run| run == b"0000");
    known
        && !article
        && !zeros
        && number.starts_with(b"00")
        && (if groups > 1 { 11..16 } else { 13..16 }).contains(&count)
}

/// Whether the last seven digits of a number, or all where it has fewer, are one (`+49 170 0000000`, `(555) 555-5555`):
/// a form's sample.
pub(super) fn is_of_one_digit(number: &[u8]) -> bool {
    let mut last = number.iter().rev().filter(|b| b.is_ascii_digit()).take(7);
    let first = last.next();
    first.is_some() && last.all(|digit| Some(digit) == first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_and_a_code_call_abroad() {
        for (number, called) in [
            ("0049 461 814730", true),
            ("00447431730261", true),
            ("0000 461 814730", false),
            ("0021 44 12", false),
        ] {
            let digits = digits_of(number.as_bytes()).count();
            let groups = number.split(' ').count();
            assert_eq!(
                is_called(number.as_bytes(), digits, groups),
                called,
                "{number}"
            );
        }
        assert!(is_fictional(b"1-202-555-0142"));
        assert!(!is_fictional(b"1-202-555-4142"));
    }
}
