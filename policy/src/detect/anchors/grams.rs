//! Which literals may stand at a place, by the three bytes there and the one on each side of them.

use super::Literal;

/// Three bytes as a number, to the literals that are found by them.
pub(super) struct Grams {
    /// One bit for each hash of three bytes: whether any literal is found by bytes of this hash.
    bits: Box<[u64; 2048]>,
    /// How many bits are set in the bytes of `bits` before each.
    before: Box<[u16; 16384]>,
    /// One for each bit that is set, and one more for where the last entries end.
    slots: Vec<Slot>,
    /// Sorted by hash.
    entries: Vec<Entry>,
}

/// What is known of the literals that are found by three bytes of one hash.
struct Slot {
    /// The first of their entries.
    start: u16,
    /// What may stand before the three bytes, and after them, for any of the literals: a bit for each class of bytes.
    beside: [u64; 2],
}

struct Entry {
    gram: u32,
    literal: u16,
    /// The class of the byte before the three and of the one after them, or [`ANY`].
    beside: [u8; 2],
}

/// Where any byte may stand.
const ANY: u8 = u8::MAX;

impl Entry {
    /// Whether its three bytes stand between such bytes.
    #[inline(always)]
    fn fits(&self, gram: u32, classes: [u8; 2]) -> bool {
        let fits = |known: u8, class: u8| known == class || known == ANY;
        let [left, right] = self.beside;
        let [before, after] = classes;
        self.gram == gram && fits(left, before) && fits(right, after)
    }
}

/// Hashes three bytes to seventeen bits.
#[inline(always)]
fn hash(gram: u32) -> u32 {
    gram.wrapping_mul(0x297a_2d39) >> 15
}

/// One of 64 classes of bytes: letters of either case are one, digits and most signs another each.
#[inline(always)]
pub(super) fn class(byte: u8) -> u8 {
    byte & 0x1f | (!byte & 0x40) >> 1
}

impl Grams {
    /// `None` where there are more entries than it can number.
    pub(super) fn new(literals: &[Literal]) -> Option<Self> {
        let mut entries = Vec::new();
        for (index, literal) in literals.iter().enumerate() {
            let literal_number = u16::try_from(index).ok()?;
            let beside = literal.beside().map(|class| class.unwrap_or(ANY));
            entries.extend(literal.grams().into_iter().map(|gram| Entry {
                gram,
                literal: literal_number,
                beside,
            }));
        }
        // Of one hash, the literals that came last are told first.
        entries.sort_by_key(|entry| (hash(entry.gram), std::cmp::Reverse(entry.literal)));
        let mut grams = Self {
            bits: Box::new([0; 2048]),
            before: Box::new([0; 16384]),
            slots: Vec::new(),
            entries,
        };
        let mut last = None;
        for (place, entry) in grams.entries.iter().enumerate() {
            let hash = hash(entry.gram) as usize;
            if last != Some(hash) {
                grams.slots.push(Slot {
                    start: u16::try_from(place).ok()?,
                    beside: [0; 2],
                });
                *grams.bits.get_mut(hash >> 6)? |= 1 << (hash & 63);
                last = Some(hash);
            }
            let known = &mut grams.slots.last_mut()?.beside;
            for (all, class) in known.iter_mut().zip(entry.beside) {
                *all |= match class {
                    ANY => u64::MAX,
                    class => 1 << class,
                };
            }
        }
        grams.slots.push(Slot {
            start: u16::try_from(grams.entries.len()).ok()?,
            beside: [0; 2],
        });
        let mut sum = 0;
        let bytes = grams.bits.iter().flat_map(|word| word.to_le_bytes());
        for (before, byte) in grams.before.iter_mut().zip(bytes) {
            *before = sum;
            sum = u16::try_from(u32::from(sum) + byte.count_ones()).ok()?;
        }
        Some(grams)
    }

    /// Which slot the bit of a hash has, where it is set.
    #[inline(always)]
    fn slot(&self, hash: usize) -> usize {
        let word = self.bits.get(hash >> 6).copied().unwrap_or_default();
        let byte = (word >> (hash & 56)) as u8;
        let below = byte & ((1 << (hash & 7)) - 1);
        let before = self.before.get(hash >> 3).copied().unwrap_or_default();
        usize::from(before) + below.count_ones() as usize
    }

    /// Tells `found` of every place and literal whose three bytes stand there, in order of place; `false` when it
    /// said to stop.
    #[inline]
    pub(super) fn each(&self, bytes: &[u8], mut found: impl FnMut(usize, usize) -> bool) -> bool {
        let mut at = 0;
        while let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk::<16>) {
            let maybe = self.eight(chunk);
            if maybe != 0 && !self.settle(bytes, chunk, maybe, at, &mut found) {
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
            if maybe != 0 && !self.settle(bytes, chunk, maybe, at + step, &mut found) {
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

    /// Looks at the places whose bits are set in `maybe`: at most of them the bytes beside say no.
    #[inline(always)]
    fn settle(
        &self,
        bytes: &[u8],
        chunk: &[u8; 16],
        mut maybe: u32,
        at: usize,
        found: &mut impl FnMut(usize, usize) -> bool,
    ) -> bool {
        while maybe != 0 {
            let place = maybe.trailing_zeros() as usize;
            maybe &= maybe - 1;
            let Some(four) = chunk.get(place..).and_then(<[u8]>::first_chunk::<4>) else {
                break;
            };
            let gram = u32::from_le_bytes(*four) & 0x00ff_ffff;
            let slot = self.slot(hash(gram) as usize);
            let Some([slot, next]) = self.slots.get(slot..slot + 2) else {
                continue;
            };
            let at = at + place;
            let before = bytes.get(at.wrapping_sub(1)).copied().unwrap_or_default();
            let [.., after] = *four;
            let [left, right] = slot.beside;
            let classes = [class(before), class(after)];
            let [before, after] = classes;
            if left >> before & right >> after & 1 == 0 {
                continue;
            }
            let entries = usize::from(slot.start)..usize::from(next.start);
            for entry in self.entries.get(entries).unwrap_or_default() {
                if entry.fits(gram, classes) && !found(at, usize::from(entry.literal)) {
                    return false;
                }
            }
        }
        true
    }
}
