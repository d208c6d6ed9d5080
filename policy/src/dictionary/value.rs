//! A value of a list, as it is looked for: an address, a number, a date or words, by how it is written.

use super::bitmap::Bitmap;
use super::date;
use super::hash::{Keys, Row};
use super::number::{self, As, Written};
use super::words::{Word, Words};
use crate::detect::is_everyday;

/// Most words that are looked for in a row; of longer values, the first are.
pub(super) const WORDS: usize = 8;
/// Longest value, in bytes.
const LONGEST: usize = 1024;
/// Longest mailbox and domain, in bytes.
pub(super) const MAILBOX: usize = 64;
pub(super) const DOMAIN: usize = 255;
/// Least that a value of words may say, in letters and digits.
const LEAST: usize = 4;

/// Why a value is not in the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Skipped {
    /// There is none.
    Empty,
    /// It says so little that everyday text would match.
    Short,
    /// It is a word of everyday language, a common name, or a date.
    Everyday,
    /// It is longer than any value that could be told from text.
    Long,
}

/// What all values together hold, so that a search asks for nothing else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Shapes {
    pub words: u64,
    pub bare: u64,
    pub national: u64,
    pub dates: bool,
    pub emails: bool,
}

/// What a value is to the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Manner {
    /// Its words keep their order.
    pub ordered: bool,
    /// It is looked for by itself, not near another: it must say enough.
    pub alone: bool,
    /// Everyday words may be looked for by themselves.
    pub everyday: bool,
}

/// The hashes that a value is found by: one, or one for each way to write it.
pub(super) fn hashes(
    value: &str,
    manner: Manner,
    keys: &Keys,
    shapes: &mut Shapes,
    known: &mut Bitmap,
) -> Result<Vec<u64>, Skipped> {
    let value = value.trim();
    if value.is_empty() {
        return Err(Skipped::Empty);
    }
    if value.len() > LONGEST {
        return Err(Skipped::Long);
    }
    if let Some(address) = email(value) {
        shapes.emails = true;
        return Ok(vec![keys.email.hash(address.as_bytes())]);
    }
    let eight = value.len() == 8 && value.bytes().all(|byte| byte.is_ascii_digit());
    // Eight digits alone may be a number as well.
    if !(eight && manner.alone)
        && let Some(days) = date::of_value(value)
    {
        if manner.alone && !manner.everyday {
            return Err(Skipped::Everyday);
        }
        shapes.dates = true;
        let hash = |day| date::hash(day, keys.date);
        return Ok(days.into_iter().flatten().map(hash).collect());
    }
    if let Some((digits, written)) = number(value) {
        let all: Vec<u64> = number::of_value(&digits, written)
            .map(|number| {
                let (lengths, key) = match number.how {
                    As::Bare => (&mut shapes.bare, keys.bare),
                    As::National => (&mut shapes.national, keys.national),
                };
                *lengths |= 1 << number.digits.len();
                let hash = number.hash(key);
                known.set(hash);
                hash
            })
            .collect();
        if !all.is_empty() {
            return Ok(all);
        }
        if digits.len() > number::MOST {
            return Err(Skipped::Long);
        }
        if manner.alone {
            return Err(Skipped::Short);
        }
    }
    words(value, manner, keys, shapes, known)
}

fn words(
    value: &str,
    manner: Manner,
    keys: &Keys,
    shapes: &mut Shapes,
    known: &mut Bitmap,
) -> Result<Vec<u64>, Skipped> {
    let words: Vec<Word> = Words::new(value, keys.word).take(WORDS).collect();
    if words.is_empty() {
        return Err(Skipped::Short);
    }
    if words.iter().any(Word::is_long) {
        return Err(Skipped::Long);
    }
    let weight: usize = words.iter().map(|word| word.weight).sum();
    if weight < if manner.alone { LEAST } else { 2 } {
        return Err(Skipped::Short);
    }
    if let ([one], true, false) = (words.as_slice(), manner.alone, manner.everyday)
        && value.get(one.start..one.end).is_some_and(is_everyday)
    {
        return Err(Skipped::Everyday);
    }
    let mut row = Row::new();
    for word in words.iter().rev() {
        known.set(word.hash);
        row.before(word.hash, word.alone);
    }
    shapes.words |= 1 << words.len();
    let mut hashes = vec![keys.phrase(&row, manner.ordered)];
    hashes.extend(joined(value, &words, manner, keys, shapes, known));
    Ok(hashes)
}

/// The hash of a value that is made of letters and digits, without what stands between: `AB-12345` is found as `AB12345`.
fn joined(
    value: &str,
    words: &[Word],
    manner: Manner,
    keys: &Keys,
    shapes: &mut Shapes,
    known: &mut Bitmap,
) -> Option<u64> {
    let digits = value.chars().filter(char::is_ascii_digit).count();
    let whole = words.len() < 2 || digits < 4 || value.len() > super::words::LONGEST;
    if whole || value.contains(char::is_whitespace) && digits * 2 < value.len() {
        return None;
    }
    let together: String = value.chars().filter(|c| c.is_alphanumeric()).collect();
    let mut words = Words::new(&together, keys.word);
    let (Some(word), None) = (words.next(), words.next()) else {
        return None;
    };
    let mut row = Row::new();
    row.before(word.hash, word.alone);
    known.set(word.hash);
    shapes.words |= 1 << 1;
    Some(keys.phrase(&row, manner.ordered))
}

/// An e-mail address as it is compared: in lower case.
fn email(value: &str) -> Option<String> {
    let value = value.strip_prefix("mailto:").unwrap_or(value);
    let (local, domain) = value.split_once('@')?;
    let fine = (1..=MAILBOX).contains(&local.len())
        && domain.len() <= DOMAIN
        && local.chars().all(is_local)
        && domain.contains('.')
        && domain.chars().all(is_domain)
        && domain == trimmed(domain);
    fine.then(|| lowered(value))
}

/// The text in lower case, full-width letters as ASCII.
pub(super) fn lowered(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars()
        .map(|c| super::words::fullwidth(c).map_or(c, char::from))
        .flat_map(char::to_lowercase)
        .collect()
}

/// A domain without what ends a sentence.
pub(super) fn trimmed(domain: &str) -> &str {
    domain.trim_end_matches(['.', '-'])
}

/// Whether a character may stand before the `@`.
pub(super) fn is_local(c: char) -> bool {
    c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c)
}

/// Whether a character may stand in a domain.
pub(super) fn is_domain(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '.')
}

/// The digits of a value that is a number, without an extension's.
fn number(value: &str) -> Option<(Vec<u8>, Written)> {
    let (mut digits, mut written) = (Vec::new(), Written::default());
    let (mut gap, mut groups) = (0, 0);
    for (at, c) in value.trim_start_matches('\'').char_indices() {
        match number::digit(c) {
            Some(digit) => {
                groups += usize::from(gap > 0 || digits.is_empty());
                written.grouped = groups > 1;
                gap = 0;
                digits.push(digit);
            }
            None if digits.is_empty() && (number::joins(c) || matches!(c, '+' | '＋')) => {
                written.plus = matches!(c, '+' | '＋');
            }
            None if number::joins(c) && gap < number::JOINT => gap += 1,
            None => {
                let rest = value.trim_start_matches('\'').get(at..)?;
                // A letter right after a digit makes a code of it, but for the `x` of extensions, a word by itself.
                let glued = rest.strip_prefix(['x', 'X']);
                let glued = glued.is_some_and(|rest| !rest.starts_with(char::is_alphabetic));
                let parted = gap > 0 || !c.is_alphanumeric() || glued;
                return (parted
                    && digits.len() >= number::LEAST
                    && groups <= number::GROUPS
                    && is_extension(rest))
                .then_some((digits, written));
            }
        }
    }
    (!digits.is_empty() && groups <= number::GROUPS).then_some((digits, written))
}

/// `x12`, `ext. 12`, `Durchwahl 12`.
fn is_extension(rest: &str) -> bool {
    let digits =
        rest.trim_start_matches(|c: char| c.is_alphabetic() || matches!(c, '.' | '#' | ' '));
    let word = rest.len() - digits.len();
    (1..=12).contains(&word)
        && (1..=6).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}
