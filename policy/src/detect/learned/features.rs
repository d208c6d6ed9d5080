//! What is told of a value and of the words around it, each as a number.

use std::ops::Range;

/// How many numbers there are: a hash's lowest fifteen bits.
pub const FEATURES: u32 = 1 << 15;

/// How far a line is looked at before and after a value, and the line above it, in bytes.
const BEFORE: usize = 192;
const AFTER: usize = 72;
const ABOVE: usize = 96;
/// Most bytes of a word that count, and of its stem.
const WORD: usize = 24;
const STEM: usize = 5;

/// A hash under way (FNV-1a, 32 bits).
struct Hash(u32);

impl Hash {
    fn of(kind: u8) -> Self {
        Self(0x811c_9dc5).with(kind)
    }

    fn with(self, byte: u8) -> Self {
        Self((self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193))
    }

    /// A word, its letters of ASCII in lower case.
    fn word(self, word: &[u8]) -> Self {
        word.iter()
            .take(WORD)
            .fold(self, |hash, b| hash.with(b.to_ascii_lowercase()))
    }

    fn tell(self, seen: &mut Vec<u32>) {
        seen.push((self.0 ^ self.0 >> 15) % FEATURES);
    }
}

/// Tells of the value at `range`; `seen` is emptied first.
pub(super) fn of(text: &str, range: &Range<usize>, seen: &mut Vec<u32>) {
    seen.clear();
    let bytes = text.as_bytes();
    let value = bytes.get(range.clone()).unwrap_or_default();
    looks(value, seen);
    walls(bytes, range, seen);
    let head = line_before(bytes, range.start, BEFORE);
    before(head, seen);
    after(bytes.get(range.end..).unwrap_or_default(), seen);
    let start = range.start - head.len();
    if head.len() < BEFORE && start > 0 {
        let above = line_before(bytes, start - 1, ABOVE);
        for word in words_back(above).take(6) {
            Hash::of(b'L').word(word).tell(seen);
        }
    }
    seen.sort_unstable();
    seen.dedup();
}

/// Of what it is made.
fn looks(value: &[u8], seen: &mut Vec<u32>) {
    let kind = |b: u8| match b {
        b'0'..=b'9' => b'd',
        b'A'..=b'Z' => b'A',
        b'a'..=b'z' | 0x80.. => b'a',
        other => other,
    };
    let soft = |b: u8| match b {
        b'd' | b'A' | b'a' | b'-' | b'_' | b'.' | b'/' | b':' | b'=' => b,
        _ => b'!',
    };
    let (mut shape, mut rough) = (Hash::of(b's'), Hash::of(b'r'));
    let (mut last, mut runs) = (0, 0);
    for b in value {
        let now = kind(*b);
        if now != last && runs < 10 {
            shape = shape.with(now);
            rough = rough.with(soft(now));
            runs += 1;
        }
        last = now;
    }
    shape.tell(seen);
    rough.tell(seen);
    let digits = value.iter().filter(|b| b.is_ascii_digit()).count();
    Hash::of(b'n').with(value.len().min(24) as u8).tell(seen);
    Hash::of(b'd').with(digits.min(9) as u8).tell(seen);
    let mut flag = |named: u8, holds: bool| {
        if holds {
            Hash::of(b'?').with(named).tell(seen);
        }
    };
    let all = |test: fn(&u8) -> bool| value.iter().all(test);
    flag(
        b'0',
        all(|b| b.is_ascii_digit() || matches!(b, b'*' | b'#')),
    );
    flag(
        b'y',
        value.len() == 4 && matches!(value.get(..2), Some(b"19" | b"20")) && digits == 4,
    );
    flag(b'/', value.contains(&b'/'));
    flag(b'_', value.contains(&b'_'));
    flag(b'=', value.contains(&b'='));
    flag(b'h', all(|b| b.is_ascii_hexdigit() || *b == b'-'));
    flag(
        b'U',
        all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || *b == b'-'),
    );
    flag(b'v', is_version(value));
    flag(b'f', is_file(value));
    flag(
        b':',
        value
            .windows(3)
            .any(|three| matches!(three, [a, b':', c] if a.is_ascii_digit() && c.is_ascii_digit())),
    );
    let letters = value.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    Hash::of(b'w')
        .word(value.get(..letters.min(12)).unwrap_or_default())
        .tell(seen);
}

/// `1.2.3`, `v4.0`.
fn is_version(value: &[u8]) -> bool {
    let number = value.strip_prefix(b"v").unwrap_or(value);
    number.first().is_some_and(u8::is_ascii_digit)
        && number.contains(&b'.')
        && number.iter().all(|b| b.is_ascii_digit() || *b == b'.')
}

/// `report2.pdf`
fn is_file(value: &[u8]) -> bool {
    value.iter().rposition(|b| *b == b'.').is_some_and(|dot| {
        let end = value.get(dot + 1..).unwrap_or_default();
        (1..=4).contains(&end.len()) && end.iter().all(u8::is_ascii_lowercase)
    })
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

/// The line up to `end`, or its last bytes.
pub(super) fn line_before(bytes: &[u8], end: usize, most: usize) -> &[u8] {
    let head = bytes.get(end.saturating_sub(most)..end).unwrap_or_default();
    match memchr::memrchr(b'\n', head) {
        Some(newline) => head.get(newline + 1..).unwrap_or_default(),
        None => head,
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
