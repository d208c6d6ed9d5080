//! Checks that no table of weights says, each by the rule of who issues the identifier.

use super::super::checksum;
use super::check::{Named, mod11_ten, number};

const A: u8 = 10;

/// Whether a named check holds; `None` where the value is too short for it.
pub(super) fn holds(named: Named, v: &[u8], raw: &[u8]) -> Option<bool> {
    Some(match named {
        Named::AuAbn => australian_business(v)?,
        Named::BeNational => belgian(v)?,
        Named::ChineseId => chinese(v)?,
        Named::DeInsurance => german_insurance(v)?,
        Named::DePension => german_pension(v)?,
        Named::DeTax => german_tax(v)?,
        Named::EsCif => spanish_company(v)?,
        Named::EsSocial => spanish_social(v)?,
        Named::EuVat => european_firm(v)?,
        Named::FiCode => finnish(v)?,
        Named::FrSocial => french(v)?,
        Named::HkId => hong_kong(v)?,
        Named::IePps => irish(v)?,
        Named::InGst => indian_tax(v)?,
        Named::ItCode => italian(v)?,
        Named::KrBusiness => korean_business(v)?,
        Named::LuNational => luxembourgish(v)?,
        Named::MxCurp => mexican(v)?,
        Named::PlId => weigh(&[7, 3, 1, 0, 7, 3, 1, 7, 3], v) % 10 == u32::from(*v.get(3)?),
        Named::RuSnils => russian_pension(v)?,
        Named::SgId => singaporean(v)?,
        Named::TwId => taiwanese(v)?,
        Named::UkNino => british(v)?,
        Named::UsDea => american_drugs(v)?,
        Named::UsEin => american_employer(v)?,
        Named::UsItin => american_taxpayer(v)?,
        Named::UsNpi => {
            let prefixed = [&[8, 0, 8, 4, 0], v].concat();
            checksum::luhn(prefixed.into_iter())
        }
        Named::UsSsn => american_social(v)?,
        Named::Vin => vehicle(v)?,
        Named::Bitcoin | Named::Base58 | Named::Bech32 | Named::Ripple => {
            super::coins::holds(named, raw)
        }
        _ => return None,
    })
}

/// Australian Business Register: one taken from the first digit, weights 10, 1, 3, …, 19, modulo 89.
fn australian_business(v: &[u8]) -> Option<bool> {
    let sum: i64 = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]
        .iter()
        .zip(v)
        .enumerate()
        .map(|(place, (weight, value))| weight * (i64::from(*value) - i64::from(place == 0)))
        .sum();
    Some(sum % 89 == 0)
}

/// What the tax offices of Germany, France and Italy check of a firm's number, its country's letters before it.
fn european_firm(v: &[u8]) -> Option<bool> {
    let (country, digits) = v.split_at_checked(2)?;
    let plain = digits.iter().all(|value| *value < 10);
    Some(match (country, digits.len()) {
        ([13, 14], 9) if plain => mod11_ten(digits),
        ([15, 27], 11) if plain => {
            let (key, firm) = digits.split_at_checked(2)?;
            (12 + 3 * (number(firm) % 97)) % 97 == number(key)
        }
        ([18, 29], 11) if plain => checksum::luhn(digits.iter().copied()),
        _ => true,
    })
}

fn belgian(v: &[u8]) -> Option<bool> {
    let (head, check) = (number(v.get(..9)?), number(v.get(9..11)?));
    Some(97 - head % 97 == check || 97 - (head + 2_000_000_000) % 97 == check)
}

fn spanish_social(v: &[u8]) -> Option<bool> {
    let (head, check) = (v.get(..10)?, number(v.get(10..12)?));
    let (province, rest) = (number(head.get(..2)?), number(head.get(2..)?));
    // A number below ten million is joined to the province without its leading zeros.
    let joined = if rest < 10_000_000 {
        rest + province * 10_000_000
    } else {
        number(head)
    };
    Some(joined % 97 == check)
}

fn finnish(v: &[u8]) -> Option<bool> {
    let digits: Vec<u8> = [v.get(..6)?, v.get(v.len().checked_sub(4)?..v.len() - 1)?].concat();
    let table = b"0123456789ABCDEFHJKLMNPRSTUVWXY";
    let wanted = *table.get(usize::try_from(number(&digits) % 31).ok()?)?;
    Some(char::from(wanted).to_digit(36) == v.last().map(|value| u32::from(*value)))
}

fn indian_tax(v: &[u8]) -> Option<bool> {
    let sum: u32 = v
        .iter()
        .take(14)
        .enumerate()
        .map(|(place, value)| {
            let product = u32::from(*value) * if place % 2 == 0 { 1 } else { 2 };
            product / 36 + product % 36
        })
        .sum();
    Some((36 - sum % 36) % 36 == u32::from(*v.get(14)?))
}

fn korean_business(v: &[u8]) -> Option<bool> {
    let sum: u32 = [1, 3, 7, 1, 3, 7, 1, 3, 5]
        .iter()
        .zip(v)
        .map(|(weight, value)| weight * u32::from(*value))
        .sum();
    let sum = sum + u32::from(*v.get(8)?) * 5 / 10;
    Some((10 - sum % 10) % 10 == u32::from(*v.get(9)?))
}

fn luxembourgish(v: &[u8]) -> Option<bool> {
    let eleven = v.get(..11)?;
    let with = |check: u8| [eleven, &[check]].concat();
    Some(
        checksum::luhn(with(*v.get(11)?).into_iter()) && super::check::verhoeff(&with(*v.get(12)?)),
    )
}

fn russian_pension(v: &[u8]) -> Option<bool> {
    let sum = weigh(&[9, 8, 7, 6, 5, 4, 3, 2, 1], v) % 101 % 100;
    Some(u64::from(sum) == number(v.get(9..11)?))
}

fn taiwanese(v: &[u8]) -> Option<bool> {
    let letters = b"ABCDEFGHJKLMNPQRSTUVXYWZIO";
    let first = char::from_digit(u32::from(*v.first()?), 36)?.to_ascii_uppercase();
    let code = letters
        .iter()
        .position(|letter| char::from(*letter) == first)? as u32
        + 10;
    let rest = weigh(&[8, 7, 6, 5, 4, 3, 2, 1, 1], v.get(1..)?);
    Some((code / 10 + code % 10 * 9 + rest).is_multiple_of(10))
}

fn american_drugs(v: &[u8]) -> Option<bool> {
    let d = |at: usize| v.get(at).map(|value| u32::from(*value));
    let sum = d(2)? + d(4)? + d(6)? + 2 * (d(3)? + d(5)? + d(7)?);
    Some(sum % 10 == d(8)?)
}

fn american_employer(v: &[u8]) -> Option<bool> {
    let campus = number(v.get(..2)?);
    // Prefixes that the IRS assigns ("How EINs are assigned and valid EIN prefixes").
    Some(!matches!(campus, 0 | 7..=9 | 17..=19 | 28 | 29 | 49 | 69 | 70 | 78 | 79 | 89 | 96 | 97))
}

fn american_taxpayer(v: &[u8]) -> Option<bool> {
    let group = number(v.get(3..5)?);
    Some(v.first() == Some(&9) && matches!(group, 50..=65 | 70..=88 | 90..=92 | 94..=99))
}

fn american_social(v: &[u8]) -> Option<bool> {
    let (area, group, serial) = (
        number(v.get(..3)?),
        number(v.get(3..5)?),
        number(v.get(5..9)?),
    );
    Some(area != 0 && area != 666 && area < 900 && group != 0 && serial != 0)
}

/// A sum of products.
fn weigh(weights: &[u32], v: &[u8]) -> u32 {
    weights
        .iter()
        .zip(v)
        .map(|(weight, value)| weight * u32::from(*value))
        .sum()
}

/// GB 11643: a province, and ISO 7064 mod 11-2 over seventeen digits.
fn chinese(v: &[u8]) -> Option<bool> {
    let sum = weigh(&[7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2], v);
    let wanted = *b"10X98765432".get(usize::try_from(sum % 11).ok()?)?;
    let province = number(v.get(..2)?);
    let known = matches!(province, 11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83 | 91);
    Some(known && char::from(wanted).to_digit(36) == v.get(17).map(|value| u32::from(*value)))
}

/// Health insurance number (section 290 SGB V): the letter as two digits, weights 1 and 2, sums of digits.
fn german_insurance(v: &[u8]) -> Option<bool> {
    let letter = v.first()?.checked_sub(A)? + 1;
    let digits: Vec<u8> = [&[letter / 10, letter % 10], v.get(1..9)?].concat();
    let sum: u32 = digits
        .iter()
        .enumerate()
        .map(|(place, value)| {
            let product = u32::from(*value) * if place % 2 == 0 { 1 } else { 2 };
            product / 10 + product % 10
        })
        .sum();
    Some(sum % 10 == u32::from(*v.get(9)?))
}

/// Pension insurance number (section 147 SGB VI, VKVV section 4): weights over sums of digits.
fn german_pension(v: &[u8]) -> Option<bool> {
    let letter = v.get(8)?.checked_sub(A)? + 1;
    let digits: Vec<u8> = [v.get(..8)?, &[letter / 10, letter % 10], v.get(9..11)?].concat();
    let sum: u32 = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1]
        .iter()
        .zip(&digits)
        .map(|(weight, value)| {
            let product = weight * u32::from(*value);
            product / 10 + product % 10
        })
        .sum();
    Some(sum % 10 == u32::from(*v.get(11)?))
}

/// Tax id (section 139b AO): of the first ten digits one stands there twice or thrice, the others at most once.
fn german_tax(v: &[u8]) -> Option<bool> {
    let ten = v.get(..10)?;
    let mut counts = [0; 10];
    for value in ten {
        *counts.get_mut(usize::from(*value))? += 1;
    }
    let repeated = counts.iter().filter(|count| **count > 1).count();
    let most = counts.iter().max()?;
    Some(ten.first() != Some(&0) && repeated == 1 && (2..=3).contains(most) && mod11_ten(v))
}

/// CIF (Orden EHA/451/2008): Luhn over seven digits; the check is a digit or the letter of that number.
fn spanish_company(v: &[u8]) -> Option<bool> {
    let sum: u32 = v
        .get(1..8)?
        .iter()
        .enumerate()
        .map(|(place, value)| {
            let product = u32::from(*value) * if place % 2 == 0 { 2 } else { 1 };
            product / 10 + product % 10
        })
        .sum();
    let wanted = (10 - sum % 10) % 10;
    let letter = char::from(*b"JABCDEFGHI".get(usize::try_from(wanted).ok()?)?).to_digit(36)?;
    let found = u32::from(*v.get(8)?);
    Some(found == wanted || found == letter)
}

/// NIR: 97 less the rest of the first thirteen digits, where the key is written; 2A and 2B count as 19 and 18.
fn french(v: &[u8]) -> Option<bool> {
    let mut digits = v.to_vec();
    if let Some(letter @ (10 | 11)) = digits.get(6).copied() {
        *digits.get_mut(5)? = 1;
        *digits.get_mut(6)? = if letter == 10 { 9 } else { 8 };
    }
    if digits.len() == 13 {
        return Some(true);
    }
    let (head, check) = (digits.get(..13)?, digits.get(13..15)?);
    Some(97 - number(head) % 97 == number(check))
}

/// HKID: letters count from ten, a missing one 36; weights 9 to 2; 11 less the rest, A for ten.
fn hong_kong(v: &[u8]) -> Option<bool> {
    let (last, rest) = v.split_last()?;
    let padded: Vec<u8> = if rest.len() == 7 {
        [&[36], rest].concat()
    } else {
        rest.to_vec()
    };
    let sum = weigh(&[9, 8, 7, 6, 5, 4, 3, 2], &padded);
    Some((11 - sum % 11) % 11 == u32::from(*last))
}

/// PPSN: weights 8 to 2, the second letter by nine (W by nothing), modulo 23 as a letter, W for none.
fn irish(v: &[u8]) -> Option<bool> {
    let second = v
        .get(8)
        .map_or(0, |letter| u32::from(letter + 1 - A.min(*letter + 1)));
    let second = if second == 23 { 0 } else { second };
    let sum = weigh(&[8, 7, 6, 5, 4, 3, 2], v.get(..7)?) + 9 * second;
    let wanted = match sum % 23 {
        0 => 23,
        rest => rest,
    };
    Some(wanted + u32::from(A) - 1 == u32::from(*v.get(7)?))
}

/// Codice fiscale (D.M. 23/12/1976): values of odd and even places, modulo 26; L to V may stand for digits.
fn italian(v: &[u8]) -> Option<bool> {
    const ODD: [u32; 36] = [
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3,
        6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
    ];
    let mut sum = 0;
    for (place, value) in v.get(..15)?.iter().enumerate() {
        sum += match place % 2 {
            0 => *ODD.get(usize::from(*value))?,
            _ => u32::from(if *value < A { *value } else { *value - A }),
        };
    }
    Some(sum % 26 + u32::from(A) == u32::from(*v.get(15)?))
}

/// CURP (DOF 18/10/2021): weights 18 to 2 over values of 0-9A-NÑO-Z, ten less the rest.
fn mexican(v: &[u8]) -> Option<bool> {
    let sum: u32 = v
        .get(..17)?
        .iter()
        .zip((2..=18).rev())
        .map(|(value, weight)| {
            // Ñ stands between N and O.
            (u32::from(*value) + u32::from(*value > 23)) * weight
        })
        .sum();
    Some((10 - sum % 10) % 10 == u32::from(*v.get(17)?))
}

/// NRIC and FIN: weights 2, 7, 6, 5, 4, 3, 2, an offset by the first letter, a letter by the rest.
fn singaporean(v: &[u8]) -> Option<bool> {
    let first = char::from_digit(u32::from(*v.first()?), 36)?;
    let sum = weigh(&[2, 7, 6, 5, 4, 3, 2], v.get(1..8)?);
    let (plus, table): (u32, &[u8; 11]) = match first {
        's' => (0, b"JZIHGFEDCBA"),
        't' => (4, b"JZIHGFEDCBA"),
        'f' => (0, b"XWUTRQPNMLK"),
        'g' => (4, b"XWUTRQPNMLK"),
        'm' => (3, b"XWUTRQPNJLK"),
        _ => return Some(false),
    };
    let rest = usize::try_from((sum + plus) % 11).ok()?;
    let wanted = *table.get(rest)?;
    Some(char::from(wanted).to_digit(36) == v.get(8).map(|value| u32::from(*value)))
}

/// NINO (HMRC manual NIM39110): letters and prefixes that are not given.
fn british(v: &[u8]) -> Option<bool> {
    let letter =
        |at: usize| Some(char::from_digit(u32::from(*v.get(at)?), 36)?.to_ascii_uppercase());
    let (first, second) = (letter(0)?, letter(1)?);
    let given = |letter: char| !"DFIQUV".contains(letter);
    let barred = matches!(
        (first, second),
        ('B', 'G') | ('G', 'B') | ('K', 'N') | ('N', 'K' | 'T') | ('T', 'N') | ('Z', 'Z')
    );
    Some(given(first) && given(second) && second != 'O' && !barred)
}

/// VIN (49 CFR 565.15): letters by their value, weights, the check at the ninth place; only North America keeps it.
fn vehicle(v: &[u8]) -> Option<bool> {
    const LETTERS: &[u8; 26] = b"12345678012345070923456789";
    const WEIGHTS: [u32; 17] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
    let mut sum = 0;
    for (value, weight) in v.iter().zip(WEIGHTS) {
        sum += weight
            * match value.checked_sub(A) {
                None => u32::from(*value),
                Some(letter) => u32::from(*LETTERS.get(usize::from(letter))? - b'0'),
            };
    }
    let found = u32::from(*v.get(8)?);
    Some(match sum % 11 {
        10 => found == 33,
        rest => found == rest,
    })
}
