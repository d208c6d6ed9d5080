//! One pass over digit runs feeds payment cards, bank accounts, phones and all identifiers.

use std::ops::Range;

use super::rule::{Matcher, Rule};
use super::scan::Scan;
use super::{Confidence, Detectors, checksum, context, ids, net, owned, phone, place, told};

/// What a shape recognised: where, how sure, and whether it counts only with a context word near.
pub(super) struct Shaped {
    pub range: Range<usize>,
    pub confidence: Confidence,
    pub needs_context: bool,
}

/// What a shape reads at a place of a test's text, and whether it counts only in context.
#[cfg(test)]
pub(super) fn read(
    shape: impl Fn(&[u8], &Range<usize>) -> Option<Shaped>,
    text: &str,
    at: usize,
) -> Option<(&str, bool)> {
    let bytes = text.as_bytes();
    let shaped = shape(bytes, &(at..at + run(bytes, at)))?;
    Some((text.get(shaped.range)?, shaped.needs_context))
}

/// Offers every run of digits to every rule driven by digits.
pub(super) fn runs(set: &Detectors, scan: &mut Scan<'_>) {
    let bytes = scan.text.as_bytes();
    let marks = scan.marks;
    let mut at = 0;
    while let Some(start) = marks.next(at, |block| block.digits) {
        let end = marks.digits_end(start);
        at = end;
        if let Some(end) = ids::at(&set.ids, &set.rules, scan, &(start..end)) {
            at = at.max(end);
        }
        if end - start <= 4
            && matches!(
                bytes.get(end),
                Some(b'.' | b':' | 0xc2 | b'a'..=b'f' | b'A'..=b'F')
            )
        {
            at = at.max(offer_all(set, scan, &set.anchors.points, start..end));
        }
        if is_plain(bytes, start..end) {
            continue;
        }
        at = at.max(offer_all(set, scan, &set.anchors.digits, start..end));
        if scan.is_over() {
            return;
        }
    }
}

/// Offers a run to these rules; where the longest that was kept ends.
fn offer_all(set: &Detectors, scan: &mut Scan<'_>, rules: &[usize], digits: Range<usize>) -> usize {
    let bytes = scan.text.as_bytes();
    let mut at = digits.end;
    for index in rules {
        let Some(rule) = set.rules.get(*index) else {
            continue;
        };
        if let Some(shaped) = shape(rule, bytes, digits.clone())
            && let Some(end) = offer(scan, *index, rule, shaped)
        {
            at = at.max(end);
        }
    }
    at
}

/// Whether a run is, by its length and the bytes beside it, part of nothing that a shape knows: most are.
fn is_plain(bytes: &[u8], digits: Range<usize>) -> bool {
    let before = digits.start.checked_sub(1).and_then(|at| bytes.get(at));
    if before == Some(&b'+') {
        return false;
    }
    let length = digits.len();
    let lettered = before.is_some_and(u8::is_ascii_alphabetic);
    let alone = match length {
        1 => return true,
        9 | 12..=19 => true,
        7 | 8 | 10 | 11 => bytes.get(digits.start) == Some(&b'0'),
        _ => false,
    };
    // A group goes on after one of these, or after two of which the second is one of those.
    let grouped = length <= 11
        && matches!(
            bytes.get(digits.end..).unwrap_or_default(),
            [
                b' ' | b'-' | b'.' | b'/' | b'(' | b')',
                b'0'..=b'9' | b' ' | b'(' | b'-' | b'/',
                ..
            ]
        );
    !lettered && !alone && !grouped
}

fn shape(rule: &Rule, bytes: &[u8], digits: Range<usize>) -> Option<Shaped> {
    match rule.matcher {
        Matcher::Card => card(bytes, digits),
        Matcher::Iban => iban(bytes, digits),
        Matcher::Phone => phone::phone(bytes, digits),
        Matcher::Host => net::address(bytes, &digits),
        Matcher::Place => place::place(bytes, &digits),
        _ => None,
    }
}

/// Offers a shape; context raises it, or is what it lives on. Where it ends, if it was kept.
fn offer(scan: &mut Scan<'_>, index: usize, rule: &Rule, shaped: Shaped) -> Option<usize> {
    let context = scan.has_context(index, rule, &shaped.range)
        || matches!(rule.matcher, Matcher::Place) && scan.goes_on_list(index, shaped.range.start);
    if shaped.needs_context && !context {
        if matches!(rule.matcher, Matcher::Phone) {
            owned::remember(&mut scan.numbers, index, &shaped.range);
        }
        return None;
    }
    let confidence = if context {
        Confidence::High
    } else {
        shaped.confidence
    };
    let end = shaped.range.end;
    scan.offer(index, rule, shaped.range, Some(confidence))
        .then_some(end)
}

/// How many digits stand at `at`.
pub(super) fn run(bytes: &[u8], at: usize) -> usize {
    bytes
        .get(at..)
        .unwrap_or_default()
        .iter()
        .take_while(|b| b.is_ascii_digit())
        .count()
}

/// Whether a number may start at `at`: it does not continue a word, a decimal or a dashed group.
pub(super) fn opens(bytes: &[u8], at: usize) -> bool {
    match bytes.get(..at).unwrap_or_default() {
        [.., digit, b'-' | b'.' | b'/'] if digit.is_ascii_alphanumeric() => false,
        [.., digit, b','] if digit.is_ascii_digit() => !parts_thousands(bytes, at),
        [.., b'.'] => false,
        _ => context::starts(bytes, at) || bytes.get(..at).unwrap_or_default().ends_with(b"-"),
    }
}

/// Whether the comma before `at`, after a digit, may part thousands: three digits follow, and no further group as an
/// identifier or a phone number has them. Else it parts the cells of a table.
pub(super) fn parts_thousands(bytes: &[u8], at: usize) -> bool {
    let grouped = match bytes.get(at + 3) {
        Some(b'-' | b' ') => run(bytes, at + 4) > 0,
        Some(b'.') => run(bytes, at + 4) == 3,
        _ => false,
    };
    run(bytes, at) == 3 && !grouped
}

/// Whether a number may end at `at`: no word, decimal or dashed group goes on.
pub(super) fn closes(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at..).unwrap_or_default() {
        // Four digits and more before a comma are no thousands.
        [b',', ..] => {
            let before = bytes.get(..at).unwrap_or_default().iter().rev().take(4);
            run(bytes, at + 1) != 3 || before.take_while(|b| b.is_ascii_digit()).count() > 3
        }
        [b'-' | b'.' | b'/', next, ..] => !next.is_ascii_digit(),
        [next, ..] => !next.is_ascii_alphanumeric() && *next != b'_',
        [] => true,
    }
}

/// How card numbers are written, by issuer (ISO/IEC 7812; Amex 4-6-5, Diners 4-6-4).
const CARD_GROUPS: [&[usize]; 4] = [&[4, 4, 4, 4, 3], &[4, 4, 4, 4], &[4, 6, 5], &[4, 6, 4]];

/// A card number: issuer range, length and Luhn hold; grouped as cards are, or 15 to 16 digits in one run of
/// an issuer whose numbers are common. Others in one run count only in context.
fn card(bytes: &[u8], digits: Range<usize>) -> Option<Shaped> {
    if !matches!(digits.len(), 4 | 12..=19) || !opens(bytes, digits.start) {
        return None;
    }
    if digits.len() > 4 {
        let number = bytes.get(digits.clone())?;
        let ends = closes(bytes, digits.end) || is_float(bytes, digits.end);
        let valid = ends && is_card(number);
        let told = ends && is_told_card(bytes, digits.start, number);
        let common = matches!(digits.len(), 15 | 16)
            && matches!(
                number,
                [b'4', ..]
                    | [b'3', b'4' | b'7', ..]
                    | [b'5', b'1'..=b'5', ..]
                    | [b'6', b'0' | b'5', ..]
            );
        return (valid || told).then_some(Shaped {
            needs_context: !told && !common,
            range: digits,
            confidence: Confidence::Medium,
        });
    }
    let separator = *bytes.get(digits.end).filter(|b| matches!(b, b' ' | b'-'))?;
    let second = run(bytes, digits.end + 1);
    CARD_GROUPS.iter().find_map(|groups| {
        if groups.get(1) != Some(&second) {
            return None;
        }
        let (mut number, mut count) = ([0; 19], 0);
        let mut at = digits.start;
        for (index, group) in groups.iter().enumerate() {
            if index > 0 {
                at += usize::from(bytes.get(at) == Some(&separator));
            }
            if run(bytes, at) != *group {
                return None;
            }
            for digit in bytes.get(at..at + group)? {
                *number.get_mut(count)? = *digit;
                count += 1;
            }
            at += group;
        }
        let number = number.get(..count)?;
        let valid = is_card(number);
        let told = || is_told_card(bytes, digits.start, number);
        (closes(bytes, at) && (valid || told())).then_some(Shaped {
            range: digits.start..at,
            confidence: if valid {
                Confidence::High
            } else {
                Confidence::Medium
            },
            needs_context: false,
        })
    })
}

/// Words that say that a card's number follows.
const CARD_WORDS: &[&str] = &[
    "card",
    "cards",
    "cc",
    "visa",
    "mastercard",
    "amex",
    "maestro",
    "pan",
    "karte",
    "kreditkarte",
    "kreditkarten",
    "karten",
    "carte",
    "carte bancaire",
    "carte bleue",
    "carte de crédit",
    "tarjeta",
    "tarjeta de crédito",
    "carta",
    "carta di credito",
    "cartão",
    "cartão de crédito",
    "kaart",
    "creditcard",
    "kreditkartennummer",
    "kartennummer",
    "kaartnummer",
    "creditcardnummer",
    "karta",
    "karty",
    "kredytowej",
    "płatniczej",
    "カード",
    "卡",
    "信用卡",
    "银行卡",
];

/// Whether digits that are no known issuer's, or have a mistyped digit, are told to be a card's: one of the two holds.
fn is_told_card(bytes: &[u8], start: usize, number: &[u8]) -> bool {
    let luhn = checksum::luhn(number.iter().map(|b| b - b'0'));
    let issued = matches!(
        number,
        [b'4', ..] | [b'5', b'1'..=b'5', ..] | [b'3', b'4' | b'7', ..]
    );
    let shaped = luhn || issued && matches!(number.len(), 15 | 16);
    let seen = number.iter().fold(0_u16, |seen, b| seen | 1 << (b - b'0'));
    let varied = seen.count_ones() > 3;
    // An issuer's test numbers (Stripe's) keep what they are.
    let test = number.starts_with(b"400000");
    shaped && varied && !test && told::labelled(bytes, start, CARD_WORDS)
}

/// Whether what follows is the fraction of a number that is whole: tables with gaps write integers so.
fn is_float(bytes: &[u8], end: usize) -> bool {
    let rest = bytes.get(end..).unwrap_or_default();
    let Some(noughts) = rest.strip_prefix(b".0") else {
        return false;
    };
    let more = noughts
        .iter()
        .position(|b| *b != b'0')
        .unwrap_or(noughts.len());
    closes(bytes, end + 2 + more)
}

/// Whether ASCII digits have an issuer's range and length and pass Luhn.
pub(crate) fn is_card(digits: &[u8]) -> bool {
    let lead = |count: usize| {
        digits
            .iter()
            .take(count)
            .fold(0u32, |number, b| number * 10 + u32::from(b - b'0'))
    };
    let length = digits.len();
    // Issuers' test numbers (Stripe's, Adyen's documentation): no bank has this one.
    if lead(6) == 400_000 {
        return false;
    }
    let issued = match (lead(1), lead(2), lead(3), lead(4)) {
        (4, ..) => matches!(length, 13 | 16 | 19),
        (_, 51..=55, ..) | (_, _, _, 2221..=2720) => length == 16,
        // JCB's of fifteen digits start with 2131 or 1800.
        (_, 34 | 37, ..) | (_, _, _, 2131 | 1800) => length == 15,
        (_, 36 | 38 | 39, ..) | (_, _, 300..=305, _) => length == 14,
        (_, _, _, 3528..=3589) | (_, 62 | 65, ..) | (_, _, 644..=649, _) | (_, _, _, 6011) => {
            (16..=19).contains(&length)
        }
        (_, 50 | 56..=69, ..) => (12..=19).contains(&length),
        _ => false,
    };
    issued && checksum::luhn(digits.iter().map(|b| b - b'0'))
}

/// An IBAN: two letters stand before two digits, and country length and check digits hold.
fn iban(bytes: &[u8], digits: Range<usize>) -> Option<Shaped> {
    let start = digits.start.checked_sub(2)?;
    let country = bytes.get(start..digits.start)?;
    let lettered =
        country.iter().all(u8::is_ascii_uppercase) || country.iter().all(u8::is_ascii_lowercase);
    if digits.len() < 2 || !lettered || !context::starts(bytes, start) {
        return None;
    }
    let length = checksum::iban_length(country)?;
    let (mut at, mut count) = (start, 0);
    while count < length {
        match bytes.get(at)? {
            b if b.is_ascii_alphanumeric() => count += 1,
            b' ' | b'-' | b'.' if bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric) => {}
            _ => return None,
        }
        at += 1;
    }
    let value = std::str::from_utf8(bytes.get(start..at)?).ok()?;
    let ends = !bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
    let valid = checksum::iban(value);
    // Mistyped ones are sent as well, and the label says what they are.
    let varied = || {
        digits_of(value.as_bytes())
            .fold(0_u16, |seen, b| seen | 1 << (b - b'0'))
            .count_ones()
            > 3
    };
    let told = || varied() && told::labelled(bytes, start, &["iban"]);
    (ends && (valid || told())).then_some(Shaped {
        range: start..at,
        confidence: if valid {
            Confidence::High
        } else {
            Confidence::Medium
        },
        needs_context: false,
    })
}

/// The digits of a text, whatever stands between them.
pub(super) fn digits_of(text: &[u8]) -> impl Iterator<Item = u8> {
    text.iter().copied().filter(u8::is_ascii_digit)
}
