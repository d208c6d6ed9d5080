//! Which of many words may stand in a text: looked up where a word can start, by their first bytes.

use std::ops::Range;

use crate::detect::marks::{Block, Marks};

/// How words start: those of four bytes and more by four, those of three and two by all of theirs, those of one byte by
/// nothing.
pub(super) struct Starts {
    /// By what [`Starts::place`] makes of their first bytes, a bit each: most bytes start none.
    bits: Box<[u64]>,
    /// For each 64 places the first of its words; and one more for where the last ones end.
    heads: Box<[u32]>,
    /// First bytes, letters in lower case, and the word's index; by their places.
    words: Box<[(u32, u32)]>,
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

/// The first three of four, and the first two.
#[inline(always)]
fn three(four: u32) -> u32 {
    four & 0x00ff_ffff
}

#[inline(always)]
fn two(four: u32) -> u32 {
    four & 0xffff
}

impl Starts {
    pub(super) fn of<'w>(all: impl Iterator<Item = &'w str> + Clone) -> Self {
        let mut starts = Self {
            bits: vec![0; size(all.clone().count()) / 64].into(),
            heads: Box::default(),
            words: Box::default(),
            single: Vec::new(),
            odd: false,
        };
        let mut words = Vec::new();
        for (index, word) in all.enumerate() {
            starts.odd |= word.starts_with(|c: char| c.is_ascii() && !c.is_ascii_alphabetic());
            let first = match *word.as_bytes() {
                [a, b, c, d, ..] => four([a, b, c, d]),
                [a, b, c] => three(four([a, b, c, 0])),
                [a, b] => two(four([a, b, 0, 0])),
                _ => {
                    starts.single.push(index);
                    continue;
                }
            };
            let place = starts.place(first);
            if let Some(bits) = starts.bits.get_mut(place / 64) {
                *bits |= 1 << (place % 64);
            }
            words.push((first, index as u32));
        }
        words.sort_unstable_by_key(|(first, index)| (starts.place(*first), *first, *index));
        let ends = |group| words.partition_point(|(first, _)| starts.place(*first) / 64 < group);
        starts.heads = (0..=starts.bits.len())
            .map(|group| ends(group) as u32)
            .collect();
        starts.words = words.into();
        starts
    }

    #[inline(always)]
    fn place(&self, first: u32) -> usize {
        let hash = first.wrapping_mul(0x9e37_79b1) >> 8;
        hash as usize & (self.bits.len() * 64 - 1)
    }

    /// The words that may start with such bytes, and some that do not.
    #[inline(always)]
    fn starting(&self, first: u32) -> &[(u32, u32)] {
        let place = self.place(first);
        let bits = self.bits.get(place / 64).copied().unwrap_or_default();
        if bits >> (place % 64) & 1 == 0 {
            return &[];
        }
        let Some([head, end]) = self.heads.get(place / 64..).and_then(<[u32]>::first_chunk) else {
            return &[];
        };
        self.words
            .get(*head as usize..*end as usize)
            .unwrap_or_default()
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
        for first in [first, three(first), two(first)] {
            for (known, word) in self.starting(first) {
                if *known == first {
                    found(start, *word as usize);
                }
            }
        }
        self.single.iter().for_each(|word| found(start, *word));
    }
}
