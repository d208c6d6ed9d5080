//! Keyed hashes: of words, addresses, numbers and dates, each kind under a key of its own.

/// The random key of one index.
pub(super) const KEY: usize = 16;

/// SipHash-2-4 under one key (Aumasson, Bernstein 2012).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sip(u64, u64);

/// The keys of the kinds of values, all made from the one in the file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Keys {
    pub word: Sip,
    pub email: Sip,
    /// Of numbers as they stand, and of national numbers.
    pub bare: Sip,
    pub national: Sip,
    pub date: Sip,
    phrase: u64,
    together: u64,
}

impl Keys {
    pub(super) fn new(key: &[u8; KEY]) -> Self {
        let [a, b] = halves(key);
        let of = |tag: u8| Sip(Sip(a, b).hash(&[tag, 0]), Sip(a, b).hash(&[tag, 1]));
        Self {
            word: of(1),
            email: of(2),
            bare: of(3),
            national: of(4),
            date: of(5),
            phrase: of(6).0,
            together: of(7).0,
        }
    }

    /// The hash of words in a row. `ordered` tells whether they stand in the order of the value.
    #[inline]
    pub(super) fn phrase(&self, row: &Row, ordered: bool) -> u64 {
        let sum = match ordered || row.alone {
            true => row.ordered ^ 0x9e37_79b9_7f4a_7c15,
            false => row.sum,
        };
        mix(sum.wrapping_add(self.phrase) ^ row.words.wrapping_mul(0xd6e8_feb8_6659_fd93))
    }

    /// The hash of the parts that stand together in a column, in the order of its parts.
    pub(super) fn together(&self, column: usize, parts: impl IntoIterator<Item = u64>) -> u64 {
        let start = self.together.wrapping_add(column as u64);
        parts
            .into_iter()
            .fold(mix(start), |sum, part| mix(sum.rotate_left(23) ^ part))
    }
}

/// Words in a row, put together from the last to the first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    sum: u64,
    ordered: u64,
    power: u64,
    words: u64,
    alone: bool,
}

impl Row {
    pub(super) fn new() -> Self {
        Self {
            sum: 0,
            ordered: 0,
            power: 1,
            words: 0,
            alone: false,
        }
    }

    /// Adds the word before. Letters that are words by themselves (`alone`) always keep their order: it makes the name.
    #[inline]
    pub(super) fn before(&mut self, hash: u64, alone: bool) {
        self.sum = self.sum.wrapping_add(hash);
        self.ordered = self.ordered.wrapping_add(hash.wrapping_mul(self.power));
        self.power = self.power.wrapping_mul(0xff51_afd7_ed55_8ccd);
        self.words += 1;
        self.alone |= alone;
    }
}

/// Every bit of the result depends on every bit of `x` (the finaliser of MurmurHash3).
#[inline]
pub(super) fn mix(x: u64) -> u64 {
    let x = (x ^ (x >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    let x = (x ^ (x >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    x ^ (x >> 33)
}

fn halves(key: &[u8; KEY]) -> [u64; 2] {
    let number = u128::from_le_bytes(*key);
    [number as u64, (number >> 64) as u64]
}

impl Sip {
    /// The hash of some bytes.
    #[inline]
    pub(super) fn hash(self, bytes: &[u8]) -> u64 {
        let Self(a, b) = self;
        let mut state = [
            a ^ 0x736f_6d65_7073_6575,
            b ^ 0x646f_7261_6e64_6f6d,
            a ^ 0x6c79_6765_6e65_7261,
            b ^ 0x7465_6462_7974_6573,
        ];
        let (blocks, rest) = bytes.as_chunks::<8>();
        for block in blocks {
            absorb(&mut state, u64::from_le_bytes(*block));
        }
        let mut last = [0; 8];
        for (to, from) in last.iter_mut().zip(rest) {
            *to = *from;
        }
        absorb(
            &mut state,
            u64::from_le_bytes(last) | (bytes.len() as u64) << 56,
        );
        state[2] ^= 0xff;
        for _ in 0..4 {
            round(&mut state);
        }
        state[0] ^ state[1] ^ state[2] ^ state[3]
    }
}

#[inline]
fn absorb(state: &mut [u64; 4], block: u64) {
    state[3] ^= block;
    round(state);
    round(state);
    state[0] ^= block;
}

#[inline]
fn round(state: &mut [u64; 4]) {
    let [mut a, mut b, mut c, mut d] = *state;
    a = a.wrapping_add(b);
    b = b.rotate_left(13) ^ a;
    a = a.rotate_left(32);
    c = c.wrapping_add(d);
    d = d.rotate_left(16) ^ c;
    a = a.wrapping_add(d);
    d = d.rotate_left(21) ^ a;
    c = c.wrapping_add(b);
    b = b.rotate_left(17) ^ c;
    c = c.rotate_left(32);
    *state = [a, b, c, d];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn siphash_is_that_of_its_paper() {
        let key: [u8; 16] = std::array::from_fn(|index| index as u8);
        let [a, b] = halves(&key);
        let bytes: Vec<u8> = (0..15).collect();
        assert_eq!(Sip(a, b).hash(&bytes), 0xa129_ca61_49be_45e5);
        assert_eq!(Sip(a, b).hash(&[]), 0x726f_db47_dd0e_0e31);
    }

    #[test]
    fn words_keep_their_order_where_it_counts() {
        let keys = Keys::new(&[7; KEY]);
        let row = |words: &[u64], alone| {
            let mut row = Row::new();
            words.iter().rev().for_each(|word| row.before(*word, alone));
            row
        };
        let of = |words: &[u64], alone, ordered| keys.phrase(&row(words, alone), ordered);
        assert_eq!(of(&[1, 2], false, false), of(&[2, 1], false, false));
        assert_ne!(of(&[1, 2], false, true), of(&[2, 1], false, true));
        assert_ne!(of(&[1, 2], true, false), of(&[2, 1], true, false));
        assert_ne!(of(&[3], false, false), of(&[1, 2], false, false));
    }
}
