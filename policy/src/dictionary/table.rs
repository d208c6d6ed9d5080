//! The table: which of many keys it holds, and a small number for each, in 4.5 bytes a key.
//!
//! A binary fuse filter (Graf, Lemire 2022) whose cells give, put together, a fingerprint of the key and above it the
//! key's number. A key that was never put in is taken for one with a chance of one in two to the fingerprint's bits.

use super::hash::mix;

/// How often the cells are tried to be filled; one time in many thousands a try fails.
const TRIES: u64 = 64;
/// Longest segment, in cells.
const LONGEST: u32 = 1 << 18;
/// Most keys: cells are counted in 32 bits.
pub(super) const MOST: usize = 1 << 30;

/// How a table is laid out; stands in the file before its cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    pub seed: u64,
    /// Cells in a segment; a power of two.
    pub segment: u32,
    /// Segments that a key's first cell may be in; two more follow.
    pub segments: u32,
    /// Bits of the number in a cell; the others are the fingerprint's.
    pub bits: u32,
}

impl Layout {
    /// For so many keys with numbers of so many bits.
    pub(super) fn of(keys: usize, bits: u32) -> Self {
        let count = keys.max(2) as f64;
        let power = (count.ln() / 3.33_f64.ln() + 2.25).floor() as u32;
        let segment = (1_u32 << power.min(30)).clamp(4, LONGEST);
        let factor = (0.875 + 0.25 * 1e6_f64.ln() / count.ln()).max(1.125);
        let capacity = (count * factor).round() as u64;
        let segments = capacity
            .div_ceil(u64::from(segment))
            .saturating_sub(2)
            .max(1);
        Self {
            seed: 0,
            segment,
            segments: u32::try_from(segments).unwrap_or(u32::MAX),
            bits,
        }
    }

    /// Whether a table can be laid out so.
    pub(super) fn is_sound(&self) -> bool {
        self.segment.is_power_of_two()
            && self.segment <= LONGEST
            && self.segments > 0
            && self.bits <= 8
            && self.cells() <= 4 * MOST as u64
    }

    /// How many cells the table has.
    pub(super) fn cells(&self) -> u64 {
        (u64::from(self.segments) + 2) * u64::from(self.segment)
    }

    /// How sure it is: bits of the fingerprint.
    pub(super) fn fingerprint_bits(&self) -> u32 {
        32 - self.bits
    }

    #[inline]
    fn mixed(&self, key: u64) -> u64 {
        match self.seed {
            // A key is evenly spread as it is; as keys come in order, so do the cells that they fill.
            0 => key,
            seed => mix(key.wrapping_add(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))),
        }
    }

    /// The three cells of a key.
    #[inline]
    fn cells_of(&self, mixed: u64) -> [usize; 3] {
        let span = u64::from(self.segments) * u64::from(self.segment);
        let first = ((u128::from(mixed) * u128::from(span)) >> 64) as u64;
        let (segment, mask) = (u64::from(self.segment), u64::from(self.segment) - 1);
        [
            first as usize,
            ((first + segment) ^ ((mixed >> 18) & mask)) as usize,
            ((first + 2 * segment) ^ (mixed & mask)) as usize,
        ]
    }

    #[inline]
    fn cell(&self, mixed: u64, number: u32) -> u32 {
        let print = mix(mixed) as u32;
        let kept = self.fingerprint_bits();
        (print & (u32::MAX >> self.bits)) | number.checked_shl(kept).unwrap_or(0)
    }

    /// The number of a key, read from the cells; `None` for a key that is not in them.
    #[inline]
    pub(super) fn find(&self, cells: &[[u8; 4]], key: u64) -> Option<u8> {
        let mixed = self.mixed(key);
        let [a, b, c] = self.cells_of(mixed).map(|at| cells.get(at));
        let cell = u32::from_le_bytes(*a?) ^ u32::from_le_bytes(*b?) ^ u32::from_le_bytes(*c?);
        let odd = cell ^ self.cell(mixed, 0);
        (odd & (u32::MAX >> self.bits) == 0)
            .then(|| odd.checked_shr(self.fingerprint_bits()).unwrap_or(0) as u8)
    }
}

/// Fills the cells for keys, each once and in order, and their numbers.
pub(super) fn fill(keys: &[(u64, u32)], bits: u32) -> Option<(Layout, Vec<u32>)> {
    let mut layout = Layout::of(keys.len(), bits);
    for seed in 0..TRIES {
        layout.seed = seed;
        if let Some(order) = peel(&layout, keys) {
            return Some((layout, assign(&layout, &order)));
        }
    }
    None
}

/// A cell while keys are peeled off: all keys in it, all their numbers, how many.
#[derive(Clone, Copy, Default)]
struct Heap {
    keys: u64,
    numbers: u32,
    count: u32,
}

/// A key with the cell that is its own, once those after it are filled.
struct Peeled {
    mixed: u64,
    number: u32,
    cell: u32,
}

/// The keys in an order in which each has a cell that none before it has; `None` where there is none.
fn peel(layout: &Layout, keys: &[(u64, u32)]) -> Option<Vec<Peeled>> {
    let mut heaps = vec![Heap::default(); usize::try_from(layout.cells()).ok()?];
    for (key, number) in keys {
        let mixed = layout.mixed(*key);
        for at in layout.cells_of(mixed) {
            let heap = heaps.get_mut(at)?;
            heap.keys ^= mixed;
            heap.numbers ^= number;
            heap.count += 1;
        }
    }
    let mut order = Vec::with_capacity(keys.len());
    let mut waiting = Vec::new();
    for start in 0..heaps.len() {
        waiting.push(start);
        while let Some(at) = waiting.pop() {
            let heap = *heaps.get(at)?;
            if heap.count != 1 {
                continue;
            }
            for cell in layout.cells_of(heap.keys) {
                let other = heaps.get_mut(cell)?;
                other.keys ^= heap.keys;
                other.numbers ^= heap.numbers;
                other.count -= 1;
                if other.count == 1 {
                    waiting.push(cell);
                }
            }
            order.push(Peeled {
                mixed: heap.keys,
                number: heap.numbers,
                cell: u32::try_from(at).ok()?,
            });
        }
    }
    (order.len() == keys.len()).then_some(order)
}

fn assign(layout: &Layout, order: &[Peeled]) -> Vec<u32> {
    let mut cells = vec![0_u32; layout.cells() as usize];
    for one in order.iter().rev() {
        let others = layout
            .cells_of(one.mixed)
            .into_iter()
            .filter(|at| *at != one.cell as usize)
            .filter_map(|at| cells.get(at).copied())
            .fold(0, |sum, cell| sum ^ cell);
        if let Some(cell) = cells.get_mut(one.cell as usize) {
            *cell = others ^ layout.cell(one.mixed, one.number);
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(count: u64, bits: u32) -> (Layout, Vec<[u8; 4]>, Vec<(u64, u32)>) {
        let most = (1_u32 << bits) - 1;
        let mut keys: Vec<(u64, u32)> = (0..count)
            .map(|index| (mix(index + 1), index as u32 & most))
            .collect();
        keys.sort_unstable();
        let (layout, cells) = fill(&keys, bits).expect("it fills");
        let cells = cells.into_iter().map(u32::to_le_bytes).collect();
        (layout, cells, keys)
    }

    #[test]
    fn every_key_has_its_number_in_tables_of_every_size() {
        for count in (0..70).chain([1000, 100_000]) {
            for bits in [0, 3, 8] {
                let (layout, cells, keys) = table(count, bits);
                assert!(layout.is_sound() && layout.cells() == cells.len() as u64);
                for (key, number) in keys {
                    assert_eq!(layout.find(&cells, key), Some(number as u8), "{count} keys");
                }
            }
        }
    }

    #[test]
    fn other_keys_are_not_taken_for_them_more_often_than_the_bits_say() {
        let (layout, cells, _) = table(100_000, 8);
        let tries = 16_000_000_u64;
        let taken = (0..tries)
            .filter(|index| layout.find(&cells, mix(index + (1 << 40))).is_some())
            .count();
        // One in 2^24: one is expected.
        assert!(taken <= 8, "{taken} of {tries}");
    }

    #[test]
    fn a_large_table_takes_four_and_a_half_bytes_a_key() {
        let layout = Layout::of(10_000_000, 3);
        assert!(layout.cells() * 4 < 46_000_000, "{}", layout.cells());
        let layout = Layout::of(MOST, 8);
        assert!(layout.is_sound());
    }
}
