//! Which of many words may stand in a text: looked up where a word can start, by their first bytes.

use std::ops::Range;

use crate::detect::marks::{Block, Marks};

/// How words start: those of four bytes and more by four, the others by two, those of one byte by nothing.
pub(super) struct Starts {
    /// By what [`place`] makes of their first bytes, a bit each: most bytes start none.
    bits: Box<[u64]>,
    /// Sorted by first bytes, in lower case.
    long: Vec<(u32, usize)>,
    short: Vec<(u32, usize)>,
    /// Of one byte.
    single: Vec<usize>,
    /// Whether one starts with a byte of ASCII that is no letter.
    odd: bool,
}

/// Thirty-two bits for each word, as a power of two.
fn size(words: usize) -> usize {
    (words * 32).next_power_of_two().max(64)
}

/// Four bytes, letters in lower case; others may come to the same.
#[inline(always)]
fn four(bytes: [u8; 4]) -> u32 {
    u32::from_le_bytes(bytes) | 0x2020_2020
}

/// The first two of four.
#[inline(always)]
fn two(four: u32) -> u32 {
    four & 0xffff
}

impl Starts {
    pub(super) fn of(words: &[Box<str>]) -> Self {
        let mut starts = Self {
            bits: vec![0; size(words.len()) / 64].into(),
            long: Vec::new(),
            short: Vec::new(),
            single: Vec::new(),
            odd: false,
        };
        for (index, word) in words.iter().enumerate() {
            let first = match *word.as_bytes() {
                [a, b, c, d, ..] => {
                    let first = four([a, b, c, d]);
                    starts.long.push((first, index));
                    first
                }
                [a, b, ..] => {
                    let first = two(four([a, b, 0, 0]));
                    starts.short.push((first, index));
                    first
                }
                _ => {
                    starts.single.push(index);
                    continue;
                }
            };
            let place = starts.place(first);
            if let Some(bits) = starts.bits.get_mut(place / 64) {
                *bits |= 1 << (place % 64);
            }
        }
        starts.long.sort_unstable();
        starts.short.sort_unstable();
        let odd = |word: &str| word.starts_with(|c: char| c.is_ascii() && !c.is_ascii_alphabetic());
        starts.odd = words.iter().any(|word| odd(word));
        starts
    }

    #[inline(always)]
    fn place(&self, first: u32) -> usize {
        let hash = first.wrapping_mul(0x9e37_79b1) >> 8;
        hash as usize & (self.bits.len() * 64 - 1)
    }

    #[inline(always)]
    fn may_start(&self, first: u32) -> bool {
        let place = self.place(first);
        let bits = self.bits.get(place / 64).copied().unwrap_or_default();
        bits >> (place % 64) & 1 == 1
    }

    /// Tells `found` of every place in the range where a word may start, and of every word that may, by its index. None
    /// starts within another, though `homePhone` holds `Phone`.
    pub(super) fn each(
        &self,
        marks: &Marks,
        bytes: &[u8],
        range: Range<usize>,
        mut found: impl FnMut(usize, usize),
    ) {
        let mut at = range.start;
        while at < range.end {
            let letters = marks.from(at, Block::letters);
            let capitals = marks.from(at, |block| block.capitals);
            let other = match self.odd {
                true => !letters,
                false => marks.from(at, |block| block.signs),
            };
            let before = marks.until(at, Block::letters) >> 63;
            let before_small = before & !(marks.until(at, |block| block.capitals) >> 63);
            let after = letters << 1 | before;
            let after_small = (letters & !capitals) << 1 | before_small;
            let mut left = (letters | other) & !after | capitals & after_small;
            if let Some(beyond @ 1..) = (at + 64).checked_sub(range.end) {
                left &= u64::MAX >> beyond;
            }
            while left != 0 {
                self.at(bytes, at + left.trailing_zeros() as usize, &mut found);
                left &= left - 1;
            }
            at += 64;
        }
    }

    #[inline(always)]
    fn at(&self, bytes: &[u8], start: usize, found: &mut impl FnMut(usize, usize)) {
        let rest = bytes.get(start..).unwrap_or_default();
        let first = match rest.first_chunk() {
            Some(first) => four(*first),
            None => match *rest {
                [a, b, c] => four([a, b, c, 0]),
                [a, b] => four([a, b, 0, 0]),
                _ => 0,
            },
        };
        for (words, first) in [(&self.long, first), (&self.short, two(first))] {
            if self.may_start(first) {
                let from = words.partition_point(|(known, _)| *known < first);
                let words = words.get(from..).unwrap_or_default().iter();
                let words = words.take_while(|(known, _)| *known == first);
                words.for_each(|(_, word)| found(start, *word));
            }
        }
        self.single.iter().for_each(|word| found(start, *word));
    }
}
