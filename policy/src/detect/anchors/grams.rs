//! Which literals may stand at a place, by the three bytes there and the one on each side of them.

use super::Literal;
use super::common::Common;

/// Three bytes as a number, to the literals that are found by them.
pub(super) struct Grams {
    /// What bytes are hashed by.
    factor: u32,
    /// One bit for each hash of three bytes: whether any literal is found by bytes of this hash.
    bits: Box<[u64; 2048]>,
    /// One for each [`SHARE`] hashes, and one more for where the last entries end.
    slots: Vec<Slot>,
    /// Sorted by slot.
    entries: Vec<Entry>,
}

/// How many hashes there are, and how many share a slot.
const HASHES: usize = 2048 * 64;
const SHARE: usize = 16;

/// What is known of the literals that are found by three bytes of hashes that share a slot.
#[derive(Clone, Default)]
struct Slot {
    /// The first of their entries.
    start: u16,
    /// What may stand before the three bytes, and after them, for any of the literals: a bit for each class of bytes.
    beside: [u64; 2],
}

struct Entry {
    gram: u32,
    /// What makes bytes alike that it stands for: [`FOLD`] for each, or nothing.
    fold: u32,
    literal: u16,
    /// The class of the byte before the three and of the one after them, or [`ANY`].
    beside: [u8; 2],
}

/// Where any byte may stand.
const ANY: u8 = u8::MAX;

impl Entry {
    /// Whether its three bytes stand between such bytes.
    #[inline(always)]
    fn fits(&self, four: u32, classes: [u8; 2]) -> bool {
        let fits = |known: u8, class: u8| known == class || known == ANY;
        let [left, right] = self.beside;
        let [before, after] = classes;
        (four | self.fold) & 0x00ff_ffff == self.gram && fits(left, before) && fits(right, after)
    }
}

/// Letters of either case as one byte, and other bytes with others: the text of a literal tells them apart again.
const FOLD: u8 = 0x20;

/// A byte as what it is looked up by.
#[inline(always)]
pub(super) fn fold(byte: u8) -> u8 {
    byte | FOLD
}

/// Whether eight bytes are the same, folded.
#[inline(always)]
pub(super) fn alike(one: [u8; 8], two: [u8; 8]) -> bool {
    let folded = |eight| u64::from_le_bytes(eight) | u64::from_le_bytes([FOLD; 8]);
    folded(one) == folded(two)
}

/// Four such bytes.
const FOLDS: u32 = u32::from_le_bytes([FOLD; 4]);

/// What bytes may be hashed by; the lowest byte of each is nought, so that of four bytes the last does not count.
const FACTORS: [u32; 16] = [
    0x2d39_7b00,
    0xd5cf_4300,
    0xe20b_d900,
    0xcf39_dd00,
    0xe1e7_1d00,
    0x243d_5300,
    0x81fc_cd00,
    0xd537_8300,
    0x9e37_7900,
    0x85eb_cb00,
    0xc2b2_ad00,
    0x27d4_eb00,
    0x1656_6700,
    0x7feb_3500,
    0x846c_a700,
    0xcc9e_2d00,
];

/// Hashes the lowest three bytes, folded, to seventeen bits.
#[inline(always)]
fn hash(gram: u32, factor: u32) -> u32 {
    gram.wrapping_mul(factor) >> 15
}

/// Which slot the lowest three bytes have.
#[inline(always)]
fn slot(gram: u32, factor: u32) -> usize {
    hash(gram | FOLDS, factor) as usize / SHARE
}

/// One of 64 classes of bytes: letters of either case are one, digits and most signs another each.
#[inline(always)]
pub(super) fn class(byte: u8) -> u8 {
    byte & 0x1f | (!byte & 0x40) >> 1
}

/// The bits of all hashes that bytes have.
fn bits(grams: &[u32], factor: u32) -> Box<[u64; 2048]> {
    let mut bits = Box::new([0; 2048]);
    for gram in grams {
        let hash = hash(*gram, factor) as usize;
        if let Some(word) = bits.get_mut(hash >> 6) {
            *word |= 1 << (hash & 63);
        }
    }
    bits
}

/// How often bytes of such a hash are met in a million, of those that were counted.
fn met(bits: &[u64; 2048], factor: u32, common: &Common) -> f32 {
    let is_met = |[a, b, c]: &[u8; 3]| {
        let gram = u32::from_le_bytes([*a, *b, *c, 0]) | FOLDS;
        let hash = hash(gram, factor) as usize;
        let word = bits.get(hash >> 6).copied().unwrap_or_default();
        word >> (hash & 63) & 1 == 1
    };
    let counted = common.counted();
    counted
        .filter(|(three, _)| is_met(three))
        .map(|(_, count)| count)
        .sum()
}

impl Grams {
    /// `None` where there are more entries than it can number.
    pub(super) fn new(literals: &[Literal], common: &Common) -> Option<Self> {
        let mut entries = Vec::new();
        for (index, literal) in literals.iter().enumerate() {
            let literal_number = u16::try_from(index).ok()?;
            let beside = literal.beside().map(|class| class.unwrap_or(ANY));
            let fold = if literal.any_case() {
                FOLDS & 0x00ff_ffff
            } else {
                0
            };
            entries.extend(literal.grams().into_iter().map(|gram| Entry {
                gram,
                fold,
                literal: literal_number,
                beside,
            }));
        }
        let grams: Vec<u32> = entries.iter().map(|entry| entry.gram | FOLDS).collect();
        // The one by which fewest of the bytes that texts have come to the same as those of a literal.
        let met = |factor| (met(&bits(&grams, factor), factor, common), factor);
        let (_, factor) = FACTORS
            .into_iter()
            .map(met)
            .min_by(|(one, _), (other, _)| one.total_cmp(other))?;
        let bits = bits(&grams, factor);
        entries.sort_by_key(|entry| (slot(entry.gram, factor), std::cmp::Reverse(entry.literal)));
        let mut slots = vec![Slot::default(); HASHES / SHARE + 1];
        for entry in &entries {
            let known = slots.get_mut(slot(entry.gram, factor))?;
            known.start = known.start.checked_add(1)?;
            for (all, class) in known.beside.iter_mut().zip(entry.beside) {
                *all |= match class {
                    ANY => u64::MAX,
                    class => 1 << class,
                };
            }
        }
        // How many there are of each becomes where they start.
        let mut sum = 0_u16;
        for slot in &mut slots {
            let count = std::mem::replace(&mut slot.start, sum);
            sum = sum.checked_add(count)?;
        }
        Some(Self {
            factor,
            bits,
            slots,
            entries,
        })
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
        let word = u128::from_le_bytes(*chunk) | u128::from_le_bytes([FOLD; 16]);
        let (low, high) = (word as u64, (word >> 48) as u64);
        let bit = |word: u64, place: u32| {
            let hash = hash((word >> (8 * place)) as u32, self.factor);
            (self.bits[(hash >> 6) as usize & 2047] >> (hash & 63)) as u32 & 1
        };
        let last = bit(high, 1) << 1 | bit(high, 0);
        [5, 4, 3, 2, 1, 0]
            .into_iter()
            .fold(last, |bits, place| bits << 1 | bit(low, place))
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
            let gram = u32::from_le_bytes(*four);
            let slot = slot(gram, self.factor);
            let Some([slot, next]) = self.slots.get(slot..slot + 2) else {
                continue;
            };
            let at = at + place;
            let [.., after] = *four;
            let [left, right] = slot.beside;
            let after = class(after);
            if right >> after & 1 == 0 {
                continue;
            }
            let before = class(bytes.get(at.wrapping_sub(1)).copied().unwrap_or_default());
            if left >> before & 1 == 0 {
                continue;
            }
            let classes = [before, after];
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
