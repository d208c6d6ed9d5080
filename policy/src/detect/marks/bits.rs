//! What each of 64 bytes is: thirty-two at once on machines that can look up as many, else one after the other.

use super::{BLOCK, Found};

/// Tells `each` what every block is.
pub(super) fn find(blocks: &[[u8; BLOCK]], mut each: impl FnMut(Found)) {
    #[cfg(target_arch = "x86_64")]
    if std::arch::is_x86_feature_detected!("avx2") {
        // SAFETY: the machine was asked and has it.
        unsafe { wide::find(blocks, each) };
        return;
    }
    blocks.iter().for_each(|block| each(plain(block)));
}

const WORD: u8 = 1;
const DIGIT: u8 = 1 << 1;
const JOINT: u8 = 1 << 2;
const SIGN: u8 = 1 << 3;
const CAPITAL: u8 = 1 << 4;
const ESCAPE: u8 = 1 << 5;
const LEAD: u8 = 1 << 6;
const MARK: u8 = 1 << 7;

/// What a byte is, by a bit each.
const fn kind(byte: u8) -> u8 {
    match byte {
        b'0'..=b'9' => WORD | DIGIT,
        b'A'..=b'Z' => WORD | CAPITAL,
        b'n' | b'r' | b't' => WORD | ESCAPE,
        b'a'..=b'z' => WORD,
        b'_' | b'-' | b'+' | b'/' => JOINT,
        b'\t' | 0x0B | 0x0C | b'\r' => 0,
        b'!' | b'#' | b'$' | b'?' | b'@' | b'^' => MARK,
        b'%' | b'&' | b'*' | b'~' => SIGN | MARK,
        0..=0x1F | b'"' | b'\'' | b'<' | b'\\' | b'`' | 0x7F => SIGN,
        0xc3..=0xc8 | 0xe1 | 0xe3..=0xed => SIGN | LEAD,
        0x80.. => SIGN,
        _ => 0,
    }
}

#[expect(
    clippy::indexing_slicing,
    reason = "counted below the table's length, while it is compiled"
)]
const KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        kinds[byte] = kind(byte as u8);
        byte += 1;
    }
    kinds
};

/// Byte by byte.
fn plain(bytes: &[u8; BLOCK]) -> Found {
    let mut found = Found::default();
    for (place, byte) in bytes.iter().enumerate() {
        let kind = KINDS.get(usize::from(*byte)).copied().unwrap_or_default();
        let put = |slot: &mut u64, of: u8| *slot |= u64::from(kind & of != 0) << place;
        put(&mut found.words, WORD);
        put(&mut found.digits, DIGIT);
        put(&mut found.joints, JOINT);
        put(&mut found.signs, SIGN);
        put(&mut found.capitals, CAPITAL);
        put(&mut found.escapes, ESCAPE);
        put(&mut found.leads, LEAD);
        put(&mut found.marks, MARK);
    }
    found
}

#[cfg(target_arch = "x86_64")]
mod wide {
    use std::arch::x86_64::{
        __m256i, _mm256_and_si256, _mm256_cmpeq_epi8, _mm256_movemask_epi8, _mm256_or_si256,
        _mm256_set_epi64x, _mm256_set1_epi8, _mm256_setzero_si256, _mm256_shuffle_epi8,
        _mm256_slli_epi16, _mm256_srli_epi16,
    };

    use super::{BLOCK, Found, KINDS};

    /// The rows of [`KINDS`] that tell of more than that a byte is not ASCII, each by its number and twice.
    const ROWS: [(i8, [u8; 32]); 10] = [
        row(0),
        row(1),
        row(2),
        row(3),
        row(4),
        row(5),
        row(6),
        row(7),
        row(0xc),
        row(0xe),
    ];

    #[expect(
        clippy::indexing_slicing,
        reason = "counted below the tables' lengths, while it is compiled"
    )]
    const fn row(number: i8) -> (i8, [u8; 32]) {
        let mut twice = [0; 32];
        let mut at = 0;
        while at < 32 {
            twice[at] = KINDS[number as usize * 16 + at % 16];
            at += 1;
        }
        (number, twice)
    }

    /// See [`super::find`].
    #[target_feature(enable = "avx2")]
    pub(super) fn find(blocks: &[[u8; BLOCK]], mut each: impl FnMut(Found)) {
        for block in blocks {
            let mut found = Found::default();
            let (halves, _) = block.as_chunks::<32>();
            for (half, shift) in halves.iter().zip([0, 32]) {
                let half = load(half);
                let kinds = kinds(half);
                found.words |= bits::<7>(kinds) << shift;
                found.digits |= bits::<6>(kinds) << shift;
                found.joints |= bits::<5>(kinds) << shift;
                found.signs |= (bits::<4>(kinds) | bits::<0>(half)) << shift;
                found.capitals |= bits::<3>(kinds) << shift;
                found.escapes |= bits::<2>(kinds) << shift;
                found.leads |= bits::<1>(kinds) << shift;
                found.marks |= bits::<0>(kinds) << shift;
            }
            each(found);
        }
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    fn load(bytes: &[u8; 32]) -> __m256i {
        let (eights, _) = bytes.as_chunks::<8>();
        let [a, b, c, d] = eights else {
            return _mm256_setzero_si256();
        };
        let number = |eight: &[u8; 8]| i64::from_le_bytes(*eight);
        _mm256_set_epi64x(number(d), number(c), number(b), number(a))
    }

    /// [`KINDS`] of each byte, without the sign that all are that are not ASCII: sixteen of them stand in a row, and
    /// the rows are those that a byte's higher half names.
    #[inline]
    #[target_feature(enable = "avx2")]
    fn kinds(bytes: __m256i) -> __m256i {
        let half = _mm256_set1_epi8(0x0f);
        let low = _mm256_and_si256(bytes, half);
        let high = _mm256_and_si256(_mm256_srli_epi16::<4>(bytes), half);
        let mut kinds = _mm256_setzero_si256();
        let plain = _mm256_movemask_epi8(bytes) == 0;
        for (number, row) in &ROWS {
            if plain && *number >= 8 {
                break;
            }
            let row = _mm256_shuffle_epi8(load(row), low);
            let here = _mm256_cmpeq_epi8(high, _mm256_set1_epi8(*number));
            kinds = _mm256_or_si256(kinds, _mm256_and_si256(row, here));
        }
        kinds
    }

    /// One bit of each byte, counted from the highest.
    #[inline]
    #[target_feature(enable = "avx2")]
    fn bits<const FROM_HIGHEST: i32>(bytes: __m256i) -> u64 {
        let bits = _mm256_movemask_epi8(_mm256_slli_epi16::<FROM_HIGHEST>(bytes));
        u64::from(bits.cast_unsigned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_machine_says_the_same() {
        let mut state = 7_u64;
        let mut random = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            (state >> 56) as u8
        };
        let blocks: Vec<[u8; BLOCK]> = (0..2000)
            .map(|_| std::array::from_fn(|_| random()))
            .collect();
        let mut told = Vec::new();
        find(&blocks, |found| told.push(found));
        let plainly: Vec<Found> = blocks.iter().map(plain).collect();
        assert_eq!(told, plainly);
    }
}
