//! What is told of a value and of the words around it, each as a number.

use std::ops::Range;

use super::looks;
use super::words::{Says, says, within};
use crate::detect::lines;

/// How many numbers there are: a hash's lowest sixteen bits.
pub const FEATURES: u32 = 1 << 16;

/// How far a line is looked at before and after a value, and the line above it, in bytes.
const BEFORE: usize = 192;
const AFTER: usize = 72;
const ABOVE: usize = 96;
/// How many words before a value, and how many of those after it, say what it is.
const SAID_BEFORE: usize = 16;
const SAID_AFTER: usize = 4;
/// How much text without blanks does, in bytes.
const RUN_BEFORE: usize = 90;
const RUN_AFTER: usize = 48;
/// Most bytes of a word that count, and of its stem.
const WORD: usize = 24;
const STEM: usize = 5;

/// A hash under way (FNV-1a, 32 bits).
pub(super) struct Hash(u32);

impl Hash {
    pub(super) fn of(kind: u8) -> Self {
        Self(0x811c_9dc5).with(kind)
    }

    pub(super) fn with(self, byte: u8) -> Self {
        Self((self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193))
    }

    /// A word, its letters of ASCII in lower case.
    pub(super) fn word(self, word: &[u8]) -> Self {
        word.iter()
            .take(WORD)
            .fold(self, |hash, b| hash.with(b.to_ascii_lowercase()))
    }

    pub(super) fn tell(self, seen: &mut Vec<u32>) {
        seen.push((self.0 ^ self.0 >> 15) % FEATURES);
    }
}

/// Tells of the value at `range`; `seen` is emptied first.
pub(super) fn of(text: &str, range: &Range<usize>, seen: &mut Vec<u32>) {
    seen.clear();
    let value = text.as_bytes().get(range.clone()).unwrap_or_default();
    looks::of(value, seen);
    around(text, range, seen);
    seen.sort_unstable();
    seen.dedup();
}

/// Tells of what stands around the value at `range`.
pub(super) fn around(text: &str, range: &Range<usize>, seen: &mut Vec<u32>) {
    let bytes = text.as_bytes();
    walls(bytes, range, seen);
    let head = lines::before(bytes, range.start, BEFORE);
    before(head, seen);
    let tail = bytes.get(range.end..).unwrap_or_default();
    after(tail, seen);
    said(head, cut(tail, AFTER).0, seen);
    let start = range.start - head.len();
    if head.len() < BEFORE && start > 0 {
        let above = lines::before(bytes, start - 1, ABOVE);
        for word in words_back(above).take(6) {
            Hash::of(b'L').word(word).tell(seen);
        }
    }
}

/// What stands right before and after it.
fn walls(bytes: &[u8], range: &Range<usize>, seen: &mut Vec<u32>) {
    let left = range
        .start
        .checked_sub(1)
        .and_then(|at| bytes.get(at))
        .copied();
    let right = bytes.get(range.end).copied();
    let (left, right) = (left.unwrap_or(b'^'), right.unwrap_or(b'$'));
    Hash::of(b'<').with(left).tell(seen);
    Hash::of(b'>').with(right).tell(seen);
    Hash::of(b'|').with(left).with(right).tell(seen);
}

/// The words before it on its line: by their place, and by themselves.
fn before(head: &[u8], seen: &mut Vec<u32>) {
    let mut count = 0_u8;
    for word in words_back(head).take(8) {
        if count < 3 {
            Hash::of(b'1' + count).word(word).tell(seen);
        }
        Hash::of(b'p').word(word).tell(seen);
        if count < 5 && word.len() > STEM {
            Hash::of(b'g')
                .word(word.get(..STEM).unwrap_or_default())
                .tell(seen);
        }
        count += 1;
    }
    let trimmed = head.trim_ascii_end();
    if let Some(sign) = trimmed.last().filter(|b| b.is_ascii_punctuation()) {
        Hash::of(b't').with(*sign).tell(seen);
    }
    Hash::of(b'b').with(count).tell(seen);
    if let Some(first) = words(head).next() {
        Hash::of(b'f').word(first).tell(seen);
    }
}

/// The words after it on its line, and those that the next begins with.
fn after(tail: &[u8], seen: &mut Vec<u32>) {
    let (line, rest) = cut(tail, AFTER);
    let mut count = 0_u8;
    for word in words(line).take(4) {
        if count < 2 {
            Hash::of(b'5' + count).word(word).tell(seen);
        }
        Hash::of(b'q').word(word).tell(seen);
        count += 1;
    }
    Hash::of(b'e').with(count).tell(seen);
    for word in words(cut(rest, AFTER).0).take(4) {
        Hash::of(b'N').word(word).tell(seen);
    }
}

/// What the words around it say of it, whatever their language.
fn said(head: &[u8], line: &[u8], seen: &mut Vec<u32>) {
    let letter = |says: Says| b"SOVN".get(says as usize).copied().unwrap_or_default();
    let mut nearest = [None; Says::ALL.len()];
    let mut row = [b'.'; SAID_BEFORE];
    let mut count = 0;
    for (word, place) in words_back(head).zip(&mut row) {
        if word == b"#" {
            *place = b'#';
        } else if let Some(says) = says(word) {
            *place = letter(says);
            if let Some(first) = nearest.get_mut(says as usize) {
                first.get_or_insert(count);
            }
        }
        count += 1;
    }
    for (says, nearest) in Says::ALL.into_iter().zip(nearest) {
        let Some(at) = nearest else { continue };
        // Words between: none, one, two, three, up to five, up to nine, more.
        let far = match at {
            0..=3 => at as u8,
            4..=5 => 4,
            6..=9 => 5,
            _ => 6,
        };
        Hash::of(b'c').with(letter(says)).with(far).tell(seen);
        Hash::of(b'c').with(letter(says)).tell(seen);
    }
    let row = row.get(..count).unwrap_or_default();
    let told = |kind: u8, row: &[u8]| row.iter().fold(Hash::of(kind), |hash, b| hash.with(*b));
    told(b'z', row.get(..row.len().min(4)).unwrap_or_default()).tell(seen);
    told(b'y', row.get(..row.len().min(2)).unwrap_or_default()).tell(seen);
    if let [Some(secret), opens, ..] = nearest {
        told(b'x', row.get(..secret.min(5)).unwrap_or_default()).tell(seen);
        if opens.is_some() {
            Hash::of(b'c').with(b'+').tell(seen);
        }
    }
    let mut after = [false; Says::ALL.len()];
    for says in words(line).take(SAID_AFTER).filter_map(says) {
        if let Some(said) = after.get_mut(says as usize) {
            *said = true;
        }
    }
    let left = head
        .get(head.len().saturating_sub(RUN_BEFORE)..)
        .unwrap_or_default();
    let right = line.get(..line.len().min(RUN_AFTER)).unwrap_or_default();
    for (says, said) in Says::ALL.into_iter().zip(after) {
        if said {
            Hash::of(b'a').with(letter(says)).tell(seen);
        }
        if within(left, says) {
            Hash::of(b'j').with(letter(says)).tell(seen);
        }
        if within(right, says) {
            Hash::of(b'J').with(letter(says)).tell(seen);
        }
    }
}

/// The line up to its end, or its first bytes; and what follows its end.
pub(super) fn cut(text: &[u8], most: usize) -> (&[u8], &[u8]) {
    let line = text.get(..text.len().min(most)).unwrap_or_default();
    match memchr::memchr(b'\n', line) {
        Some(end) => (
            line.get(..end).unwrap_or_default(),
            text.get(end + 1..).unwrap_or_default(),
        ),
        None => (line, &[]),
    }
}

/// Words in order: what blanks part, without punctuation; a number is any number.
fn words(line: &[u8]) -> impl Iterator<Item = &[u8]> {
    line.split(u8::is_ascii_whitespace).filter_map(worded)
}

/// The same from the end.
fn words_back(line: &[u8]) -> impl Iterator<Item = &[u8]> {
    line.rsplit(u8::is_ascii_whitespace).filter_map(worded)
}

fn worded(word: &[u8]) -> Option<&[u8]> {
    let sign = |b: &u8| b.is_ascii_punctuation();
    let start = word.iter().position(|b| !sign(b))?;
    let end = word.iter().rposition(|b| !sign(b))? + 1;
    let word = word.get(start..end)?;
    Some(match word.iter().any(u8::is_ascii_digit) {
        true => b"#",
        false => word,
    })
}
