//! Where words, digits and signs stand in a text: a bit for each byte, told once for all who go over it.

mod bits;

use std::ops::Range;

/// How many bytes are told of at once.
const BLOCK: usize = 64;

/// What is told of 64 bytes, the first of them by the lowest bit.
pub(super) struct Block {
    /// Letters and digits of ASCII.
    pub words: u64,
    pub digits: u64,
    pub capitals: u64,
    /// What joins the parts of a token.
    pub joints: u64,
    /// What may be a disguise by itself: signs of markup and escapes, controls, all that is not ASCII.
    pub signs: u64,
    /// Where a name or an address may start: a capital at a word's start, a number's first digit, a character of
    /// certain scripts.
    pub starts: u64,
    /// What passwords have and words have not: `!`, `#`, `$` and their like.
    pub marks: u64,
}

/// What is told of no byte.
static BEYOND: Block = Block {
    words: 0,
    digits: 0,
    capitals: 0,
    joints: 0,
    signs: 0,
    starts: 0,
    marks: 0,
};

/// The blocks of one text.
pub(super) struct Marks {
    blocks: Vec<Block>,
}

impl Block {
    /// Letters of ASCII.
    #[inline(always)]
    pub(super) fn letters(&self) -> u64 {
        self.words & !self.digits
    }
}

impl Marks {
    pub(super) fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut blocks = Vec::with_capacity(bytes.len().div_ceil(BLOCK));
        let mut before = Before::default();
        let (whole, rest) = bytes.as_chunks::<BLOCK>();
        bits::find(whole, |found| blocks.push(before.block(&found)));
        if !rest.is_empty() {
            // Nothing is told of blanks.
            let mut last = [b' '; BLOCK];
            for (slot, byte) in last.iter_mut().zip(rest) {
                *slot = *byte;
            }
            bits::find(&[last], |found| blocks.push(before.block(&found)));
        }
        Self { blocks }
    }

    #[inline(always)]
    fn block(&self, index: usize) -> &Block {
        self.blocks.get(index).unwrap_or(&BEYOND)
    }

    /// The block that a place is in, the one after it, and where in the first the place is.
    #[inline(always)]
    fn two(&self, at: usize) -> (&Block, &Block, usize) {
        let index = at / BLOCK;
        (self.block(index), self.block(index + 1), at % BLOCK)
    }

    /// What is told of the 64 bytes from a place on.
    #[inline(always)]
    pub(super) fn from(&self, at: usize, of: impl Fn(&Block) -> u64) -> u64 {
        let (now, then, shift) = self.two(at);
        // In two steps, for a shift of nought.
        of(now) >> shift | of(then) << 1 << (BLOCK - 1 - shift)
    }

    /// What is told of the 64 bytes before a place, the last of them by the highest bit.
    #[inline(always)]
    pub(super) fn until(&self, at: usize, of: impl Fn(&Block) -> u64) -> u64 {
        let (now, shift) = (self.block(at / BLOCK), at % BLOCK);
        let before = (at / BLOCK)
            .checked_sub(1)
            .map_or(&BEYOND, |index| self.block(index));
        of(now) << 1 << (BLOCK - 1 - shift) | of(before) >> shift
    }

    /// Where the run of letters and digits ends that goes on at `at`.
    #[inline(always)]
    pub(super) fn word_end(&self, at: usize) -> usize {
        self.end(at, |block| block.words)
    }

    /// Where the run of digits ends that goes on at `at`.
    #[inline(always)]
    pub(super) fn digits_end(&self, at: usize) -> usize {
        self.end(at, |block| block.digits)
    }

    #[inline(always)]
    fn end(&self, at: usize, of: impl Fn(&Block) -> u64) -> usize {
        let mut index = at / BLOCK;
        let others = !of(self.block(index)) >> (at % BLOCK);
        if others != 0 {
            return at + others.trailing_zeros() as usize;
        }
        loop {
            index += 1;
            let others = !of(self.block(index));
            if others != 0 {
                return index * BLOCK + others.trailing_zeros() as usize;
            }
        }
    }

    /// The first place from `at` on that is marked so.
    #[inline(always)]
    pub(super) fn next(&self, at: usize, of: impl Fn(&Block) -> u64) -> Option<usize> {
        let mut index = at / BLOCK;
        let mut marked = of(self.blocks.get(index)?) >> (at % BLOCK) << (at % BLOCK);
        while marked == 0 {
            index += 1;
            marked = of(self.blocks.get(index)?);
        }
        Some(index * BLOCK + marked.trailing_zeros() as usize)
    }

    /// Whether any byte of a range is marked so.
    #[inline(always)]
    pub(super) fn any(&self, range: &Range<usize>, of: impl Fn(&Block) -> u64) -> bool {
        let (first, last) = (range.start / BLOCK, range.end / BLOCK);
        (first..=last).any(|index| {
            let mut marked = of(self.block(index));
            if index == first {
                marked &= u64::MAX << (range.start % BLOCK);
            }
            if index == last {
                marked &= !(u64::MAX << (range.end % BLOCK));
            }
            marked != 0
        })
    }

    /// Whether a digit is among so many bytes from `at` on; 1 to 64 of them.
    #[inline(always)]
    pub(super) fn has_digit(&self, at: usize, length: usize) -> bool {
        self.from(at, |block| block.digits) << (BLOCK - length.clamp(1, BLOCK)) != 0
    }
}

/// What stands right before a block.
#[derive(Default)]
struct Before {
    /// A letter or digit.
    word: u64,
    digit: u64,
    /// A letter that may end an escape.
    escape: u64,
}

/// What each byte of a block is; see [`Block`].
#[derive(Default, PartialEq, Eq, Debug)]
struct Found {
    words: u64,
    digits: u64,
    joints: u64,
    signs: u64,
    capitals: u64,
    /// Letters that may end an escape.
    escapes: u64,
    /// First bytes of characters with which a name or an address may start.
    leads: u64,
    marks: u64,
}

impl Before {
    #[inline(always)]
    fn block(&mut self, found: &Found) -> Block {
        let inside = (found.words << 1 | self.word) & !(found.escapes << 1 | self.escape);
        let numbers = found.digits & !(found.digits << 1 | self.digit);
        self.word = found.words >> (BLOCK - 1);
        self.digit = found.digits >> (BLOCK - 1);
        self.escape = found.escapes >> (BLOCK - 1);
        Block {
            words: found.words,
            digits: found.digits,
            capitals: found.capitals,
            joints: found.joints,
            signs: found.signs,
            starts: found.leads | found.capitals & !inside | numbers,
            marks: found.marks,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str, of: impl Fn(&Block) -> u64) -> Vec<usize> {
        let marks = Marks::new(text);
        let mut at = 0;
        std::iter::from_fn(|| {
            let place = marks.next(at, &of)?;
            at = place + 1;
            Some(place)
        })
        .collect()
    }

    fn all(text: &str, is: impl Fn(&[u8], usize) -> bool) -> Vec<usize> {
        (0..text.len())
            .filter(|at| is(text.as_bytes(), *at))
            .collect()
    }

    fn texts() -> Vec<String> {
        let mut texts = vec![String::new()];
        for base in [
            "Ab9 \\nX \\rYz\\t_Q-12 x3Y4 \u{e9}\u{df}\u{107}\u{1eb5}\u{430}\u{65e5}\u{d55c}~\u{7f}*<a!b#?$@^`'\"%&\u{1b}\u{1}\n",
            "word123word ",
            "0123456789",
        ] {
            texts.extend((1..150).map(|length| base.chars().cycle().take(length).collect()));
        }
        texts
    }

    #[test]
    fn each_byte_is_told_for_what_it_is() {
        for text in texts() {
            let word = |bytes: &[u8], at: usize| bytes[at].is_ascii_alphanumeric();
            let digit = |bytes: &[u8], at: usize| bytes[at].is_ascii_digit();
            assert_eq!(places(&text, |block| block.words), all(&text, word));
            assert_eq!(places(&text, |block| block.digits), all(&text, digit));
            let sign = |bytes: &[u8], at: usize| {
                let byte = bytes[at];
                !byte.is_ascii()
                    || b"\\%&\"'`*~<\n".contains(&byte)
                    || byte.is_ascii_control() && !byte.is_ascii_whitespace() && byte != 0x0b
            };
            assert_eq!(places(&text, |block| block.signs), all(&text, sign));
            let mark = |bytes: &[u8], at: usize| b"!#$%&*?@^~".contains(&bytes[at]);
            assert_eq!(places(&text, |block| block.marks), all(&text, mark));
            let starts = |bytes: &[u8], at: usize| match bytes[at] {
                b'0'..=b'9' => at == 0 || !digit(bytes, at - 1),
                b'A'..=b'Z' => at == 0 || !word(bytes, at - 1) || b"nrt".contains(&bytes[at - 1]),
                0xc3..=0xc8 | 0xe1 | 0xe3..=0xed => true,
                _ => false,
            };
            assert_eq!(places(&text, |block| block.starts), all(&text, starts));
        }
    }

    #[test]
    fn runs_end_where_they_end() {
        for text in texts() {
            let marks = Marks::new(&text);
            let bytes = text.as_bytes();
            for at in 0..=text.len() {
                let rest = &bytes[at..];
                let run = |is: fn(&u8) -> bool| rest.iter().take_while(|byte| is(byte)).count();
                assert_eq!(marks.word_end(at), at + run(u8::is_ascii_alphanumeric));
                assert_eq!(marks.digits_end(at), at + run(u8::is_ascii_digit));
                let is_word = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
                let from = (0..64).fold(0, |bits, by| bits | u64::from(is_word(at + by)) << by);
                assert_eq!(marks.from(at, |block| block.words), from);
                let before = |by: usize| at.checked_sub(64 - by).is_some_and(is_word);
                let until = (0..64).fold(0, |bits, by| bits | u64::from(before(by)) << by);
                assert_eq!(marks.until(at, |block| block.words), until);
                for length in 1..64 {
                    let some = rest.iter().take(length).any(u8::is_ascii_digit);
                    let range = at..at + length;
                    assert_eq!(marks.any(&range, |block| block.digits), some, "{range:?}");
                    assert_eq!(marks.has_digit(at, length), some, "{text} {at} {length}");
                }
            }
        }
    }
}
