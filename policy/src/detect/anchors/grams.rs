//! Which literals may stand at a place, by the three bytes there.

use super::Literal;

/// Three bytes as a number, to the literals that are found by them.
pub(super) struct Grams {
    /// One bit for each hash of three bytes: whether any literal is found by bytes of this hash.
    bits: Box<[u64; 2048]>,
    /// How many bits are set in the words of `bits` before each.
    before: Box<[u16; 2048]>,
    /// For each bit that is set, where its entries start; and where the last end.
    starts: Vec<u16>,
    /// Sorted by hash.
    entries: Vec<Entry>,
}

struct Entry {
    gram: u32,
    literal: u16,
}

/// Hashes three bytes to seventeen bits.
#[inline(always)]
fn hash(gram: u32) -> u32 {
    gram.wrapping_mul(0x9e37_79b1) >> 15
}

impl Grams {
    /// `None` where there are more entries than it can number.
    pub(super) fn new(literals: &[Literal]) -> Option<Self> {
        let mut entries = Vec::new();
        for (index, literal) in literals.iter().enumerate() {
            let literal_number = u16::try_from(index).ok()?;
            entries.extend(literal.grams().into_iter().map(|gram| Entry {
                gram,
                literal: literal_number,
            }));
        }
        // Of one hash, the literals that came last are told first.
        entries.sort_by_key(|entry| (hash(entry.gram), std::cmp::Reverse(entry.literal)));
        let mut grams = Self {
            bits: Box::new([0; 2048]),
            before: Box::new([0; 2048]),
            starts: Vec::new(),
            entries,
        };
        let mut last = None;
        for (place, entry) in grams.entries.iter().enumerate() {
            let hash = hash(entry.gram) as usize;
            if last != Some(hash) {
                grams.starts.push(u16::try_from(place).ok()?);
                *grams.bits.get_mut(hash >> 6)? |= 1 << (hash & 63);
                last = Some(hash);
            }
        }
        grams.starts.push(u16::try_from(grams.entries.len()).ok()?);
        let mut sum = 0;
        for (before, word) in grams.before.iter_mut().zip(grams.bits.iter()) {
            *before = sum;
            sum = u16::try_from(u32::from(sum) + word.count_ones()).ok()?;
        }
        Some(grams)
    }

    /// The entries whose three bytes may be these, where the bit of their hash is set.
    #[inline]
    fn entries_of(&self, gram: u32) -> &[Entry] {
        let hash = hash(gram) as usize;
        let word = self.bits.get(hash >> 6).copied().unwrap_or_default();
        let below = word & ((1 << (hash & 63)) - 1);
        let before = self.before.get(hash >> 6).copied().unwrap_or_default();
        let slot = usize::from(before) + below.count_ones() as usize;
        match self.starts.get(slot..slot + 2) {
            Some([from, to]) => self.entries.get(usize::from(*from)..usize::from(*to)),
            _ => None,
        }
        .unwrap_or_default()
    }

    /// Tells `found` of every place and literal whose three bytes stand there, in order of place; `false` when it
    /// said to stop.
    #[inline]
    pub(super) fn each(&self, bytes: &[u8], mut found: impl FnMut(usize, usize) -> bool) -> bool {
        let mut at = 0;
        while let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk::<16>) {
            let maybe = self.eight(chunk);
            if maybe != 0 && !self.settle(chunk, maybe, at, &mut found) {
                return false;
            }
            at += 8;
        }
        // The rest, with zeros after it, which stand in no literal.
        let rest = bytes.get(at..).unwrap_or_default();
        let mut padded = [0; 32];
        for (slot, byte) in padded.iter_mut().zip(rest) {
            *slot = *byte;
        }
        for step in [0, 8] {
            let Some(chunk) = padded.get(step..).and_then(<[u8]>::first_chunk::<16>) else {
                break;
            };
            let maybe = self.eight(chunk);
            if maybe != 0 && !self.settle(chunk, maybe, at + step, &mut found) {
                return false;
            }
        }
        true
    }

    /// One bit for each of the first eight places: whether a literal may be found by the three bytes there.
    #[inline(always)]
    #[expect(
        clippy::indexing_slicing,
        reason = "there are 2048 words, and the index has 11 bits"
    )]
    fn eight(&self, chunk: &[u8; 16]) -> u32 {
        let word = u128::from_le_bytes(*chunk);
        let (low, high) = (word as u64, (word >> 48) as u64);
        let bit = |word: u64, place: u32| {
            let hash = hash((word >> (8 * place)) as u32 & 0x00ff_ffff);
            (self.bits[(hash >> 6) as usize & 2047] >> (hash & 63)) as u32 & 1
        };
        (0..6).fold(0, |bits, place| bits | bit(low, place) << place)
            | bit(high, 0) << 6
            | bit(high, 1) << 7
    }

    #[inline(never)]
    fn settle(
        &self,
        chunk: &[u8; 16],
        mut maybe: u32,
        at: usize,
        found: &mut impl FnMut(usize, usize) -> bool,
    ) -> bool {
        let word = u128::from_le_bytes(*chunk);
        while maybe != 0 {
            let place = maybe.trailing_zeros();
            maybe &= maybe - 1;
            let gram = (word >> (8 * place)) as u32 & 0x00ff_ffff;
            for entry in self.entries_of(gram) {
                if entry.gram == gram && !found(at + place as usize, usize::from(entry.literal)) {
                    return false;
                }
            }
        }
        true
    }
}
