//! A bitmap of what stands in the index somewhere: a small thing to ask before the table, which is large.

/// Bits of the smallest and of the largest size, in bits of the number of bits.
const SIZES: std::ops::RangeInclusive<u32> = 12..=26;

/// So many hashes are kept as they are before there is a bitmap of the largest size for more.
const FEW: usize = 1 << 16;

/// A bit for each of many hashes, some of them shared.
#[derive(Clone, Debug)]
pub(super) struct Bitmap {
    few: Vec<u64>,
    bytes: Vec<u8>,
    bits: u32,
}

impl Bitmap {
    pub(super) fn new() -> Self {
        Self {
            few: Vec::new(),
            bytes: Vec::new(),
            bits: *SIZES.end(),
        }
    }

    /// Whether one of this size can be.
    pub(super) fn is_sound(bits: u32) -> bool {
        SIZES.contains(&bits)
    }

    /// How many bytes one of this size takes.
    pub(super) fn bytes_of(bits: u32) -> usize {
        1 << bits.min(*SIZES.end()).saturating_sub(3)
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Its size, in bits of the number of bits.
    pub(super) fn bits(&self) -> u32 {
        self.bits
    }

    pub(super) fn set(&mut self, hash: u64) {
        if !self.bytes.is_empty() {
            return self.put(hash);
        }
        self.few.push(hash);
        if self.few.len() >= FEW {
            self.spread(*SIZES.end());
        }
    }

    fn put(&mut self, hash: u64) {
        let (byte, bit) = place(hash, self.bits);
        if let Some(byte) = self.bytes.get_mut(byte) {
            *byte |= bit;
        }
    }

    /// From hashes to bits.
    fn spread(&mut self, bits: u32) {
        self.bits = bits;
        self.bytes = vec![0; Self::bytes_of(bits)];
        for hash in std::mem::take(&mut self.few) {
            self.put(hash);
        }
    }

    /// Makes it as small as it may be with no more than one bit in five set: the smaller, the nearer to the processor.
    pub(super) fn shrink(&mut self) {
        if self.bytes.is_empty() {
            self.few.sort_unstable();
            self.few.dedup();
            let least = (self.few.len() as u64 * 5)
                .next_power_of_two()
                .trailing_zeros();
            return self.spread(least.clamp(*SIZES.start(), *SIZES.end()));
        }
        while self.bits > *SIZES.start() {
            // The lowest bit of each place is dropped: neighbours become one.
            let smaller: Vec<u8> = self
                .bytes
                .as_chunks::<2>()
                .0
                .iter()
                .map(|[low, high]| halved(*low) | halved(*high) << 4)
                .collect();
            let set: u64 = smaller
                .iter()
                .map(|byte| u64::from(byte.count_ones()))
                .sum();
            if set * 5 > 1 << (self.bits - 1) {
                return;
            }
            (self.bytes, self.bits) = (smaller, self.bits - 1);
        }
    }
}

/// Whether a hash may have been set in the bitmap of these bytes.
#[inline]
pub(super) fn holds(bytes: &[u8], bits: u32, hash: u64) -> bool {
    let (byte, bit) = place(hash, bits);
    bytes.get(byte).is_some_and(|byte| byte & bit != 0)
}

#[inline]
fn place(hash: u64, bits: u32) -> (usize, u8) {
    let place = (hash >> (64 - bits.clamp(1, 32))) as usize;
    (place / 8, 1 << (place % 8))
}

/// Four bits, each set where one of two neighbours is.
fn halved(byte: u8) -> u8 {
    let either = byte | byte >> 1;
    (0..4).fold(0, |sum, at| sum | (either >> (2 * at) & 1) << at)
}

#[cfg(test)]
mod tests {
    use super::super::hash::mix;
    use super::*;

    #[test]
    fn what_was_set_is_held_however_small_it_becomes() {
        for count in [0, 1, 800, 40_000, 300_000] {
            let mut bitmap = Bitmap::new();
            (0..count).for_each(|index| bitmap.set(mix(index)));
            bitmap.shrink();
            let holds = |index| holds(bitmap.bytes(), bitmap.bits(), mix(index));
            assert!((0..count).all(holds));
            let taken = (1_000_000..1_100_000).filter(|index| holds(*index)).count();
            assert!(taken <= 20_500, "{taken} of 100,000 after {count}");
            assert_eq!(bitmap.bytes().len(), Bitmap::bytes_of(bitmap.bits()));
            assert!(count > 800 || bitmap.bits() == 12);
        }
    }
}
