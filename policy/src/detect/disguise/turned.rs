//! Tokens written backwards or with each letter turned by thirteen: only what has a prefix of its own is found so.

use std::ops::Range;

use crate::detect::rule::{Matcher, Rule};

/// Fewest characters of a token that is turned.
const LEAST: usize = 20;
/// Most.
const MOST: usize = 256;
/// How much is looked at together, in bytes.
const TOGETHER: usize = 64 * 1024;

/// How the prefixes of a set's tokens begin: three bytes each, by hash.
pub(in crate::detect) struct Prefixes(Box<[u64; 1024]>);

impl Prefixes {
    /// Of the rules whose every prefix is long enough to tell a token.
    pub(in crate::detect) fn new(rules: &[Rule]) -> Self {
        let mut bits = Box::new([0; 1024]);
        for prefix in rules
            .iter()
            .filter(|rule| has_prefix(rule))
            .flat_map(|rule| &rule.literals)
        {
            let hash = hash(prefix.bytes());
            if let Some(word) = bits.get_mut(hash / 64) {
                *word |= 1u64 << (hash % 64);
            }
        }
        Self(bits)
    }

    /// Whether a token may start with these bytes.
    pub(super) fn may_start(&self, token: impl Iterator<Item = u8>) -> bool {
        let hash = hash(token);
        let word = self.0.get(hash / 64).copied().unwrap_or_default();
        word >> (hash % 64) & 1 == 1
    }
}

/// Of the first three bytes, in any case; sixteen bits.
fn hash(bytes: impl Iterator<Item = u8>) -> usize {
    let first = bytes
        .take(3)
        .fold(0u32, |sum, byte| sum << 8 | u32::from(byte | 0x20));
    (first.wrapping_mul(0x9e37_79b1) >> 16) as usize
}

/// Whether all that a rule finds starts with a prefix of its own.
pub(super) fn has_prefix(rule: &Rule) -> bool {
    matches!(rule.matcher, Matcher::Form(_)) && rule.literals.iter().all(|prefix| prefix.len() > 2)
}

/// Tokens that were met, turned both ways, a line each; and where each line comes from.
#[derive(Debug, Default)]
pub(super) struct Turned {
    pub text: String,
    lines: Vec<(usize, Range<usize>)>,
}

impl Turned {
    /// Whether there is enough to look at.
    pub(super) fn is_full(&self) -> bool {
        self.text.len() >= TOGETHER
    }

    /// Adds a run of letters, digits, `_`, `-`, `+`, `/` if it may be a token: letters beyond those of hexadecimal
    /// digits, and digits or letters of both cases.
    pub(super) fn add(&mut self, text: &[u8], range: &Range<usize>, prefixes: &Prefixes) {
        let run = text.get(range.clone()).unwrap_or_default();
        if !(LEAST..=MOST).contains(&run.len()) || !run.is_ascii() {
            return;
        }
        let [mut letters, mut digits, mut slashes] = [0, 0, 0];
        for byte in run {
            letters += usize::from(byte.is_ascii_alphabetic() && !byte.is_ascii_hexdigit());
            digits += usize::from(byte.is_ascii_digit());
            slashes += usize::from(*byte == b'/');
        }
        if letters == 0 || digits == 0 || slashes > 2 {
            return;
        }
        if prefixes.may_start(run.iter().rev().copied()) {
            self.line(run.iter().rev().copied(), range);
        }
        if prefixes.may_start(run.iter().map(|b| turn(*b))) {
            self.line(run.iter().map(|b| turn(*b)), range);
        }
    }

    fn line(&mut self, bytes: impl Iterator<Item = u8>, range: &Range<usize>) {
        self.lines.push((self.text.len(), range.clone()));
        self.text.extend(bytes.map(char::from));
        self.text.push('\n');
    }

    /// Where what stands in the turned text comes from: the whole token, if it fills most of it.
    pub(super) fn origin(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let line = self.lines.partition_point(|(at, _)| *at <= range.start);
        let (at, origin) = self.lines.get(line.checked_sub(1)?)?;
        let inside = range.end <= at + origin.len();
        (inside && range.len() * 4 >= origin.len() * 3).then(|| origin.clone())
    }
}

pub(super) fn turn(byte: u8) -> u8 {
    match byte {
        b'a'..=b'z' => (byte - b'a' + 13) % 26 + b'a',
        b'A'..=b'Z' => (byte - b'A' + 13) % 26 + b'A',
        byte => byte,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_turned_and_found_again() {
        let text = b"see 9f8e7d6c5b4a39281706f5e4 and zyx_ribf_93Kd02LsQ81mVt7";
        let every = Prefixes(Box::new([u64::MAX; 1024]));
        let mut turned = Turned::default();
        turned.add(text, &(4..28), &every);
        assert_eq!(turned.text, "", "hexadecimal digits are left");
        turned.add(text, &(33..57), &every);
        let back = "7tVm18QsL20dK39_fbir_xyz";
        assert!(turned.text.starts_with(back), "{}", turned.text);
        assert_eq!(turned.origin(&(0..24)), Some(33..57));
        assert_eq!(turned.origin(&(0..10)), None);
        assert_eq!(turned.origin(&(25..49)), Some(33..57));
        assert_eq!(turned.origin(&(20..30)), None);
        let none = Prefixes(Box::new([0; 1024]));
        let mut left = Turned::default();
        left.add(text, &(33..57), &none);
        assert_eq!(left.text, "", "no prefix begins so");
    }
}
