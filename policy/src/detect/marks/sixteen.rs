//! What is told of 64 bytes, sixteen compared at once where the machine is known to do it.

use super::Found;

/// What stands where among 64 bytes.
#[cfg(not(target_arch = "x86_64"))]
pub(super) use plain::find;

/// What stands where among 64 bytes.
#[cfg(target_arch = "x86_64")]
#[inline(always)]
pub(super) fn find(bytes: &[u8; 64]) -> Found {
    // SAFETY: every machine of this architecture has SSE2; it is in its base.
    unsafe { machine::find(bytes) }
}

#[cfg(target_arch = "x86_64")]
mod machine {
    use std::arch::x86_64::{
        __m128i, _mm_cmpeq_epi8, _mm_min_epu8, _mm_movemask_epi8, _mm_or_si128, _mm_set_epi64x,
        _mm_set1_epi8, _mm_sub_epi8,
    };

    use super::Found;

    /// See [`super::find`].
    #[inline]
    #[target_feature(enable = "sse2")]
    pub(super) fn find(bytes: &[u8; 64]) -> Found {
        let mut found = Found::default();
        let (parts, _) = bytes.as_chunks::<16>();
        for (index, part) in parts.iter().enumerate() {
            let all = u128::from_le_bytes(*part);
            let part = _mm_set_epi64x((all >> 64) as i64, all as i64);
            let small = _mm_or_si128(part, _mm_set1_epi8(0x20));
            let digits = between(part, b'0', b'9');
            let put = |slot: &mut u64, which: __m128i| {
                *slot |= u64::from(_mm_movemask_epi8(which).cast_unsigned()) << (16 * index);
            };
            put(&mut found.digits, digits);
            put(
                &mut found.words,
                _mm_or_si128(digits, between(small, b'a', b'z')),
            );
            let dashes = _mm_or_si128(is(part, b'-'), is(part, b'_'));
            let others = _mm_or_si128(is(part, b'+'), is(part, b'/'));
            put(&mut found.joints, _mm_or_si128(dashes, others));
            put(&mut found.capitals, between(part, b'A', b'Z'));
            put(&mut found.signs, signs(part));
            let ends = _mm_or_si128(is(part, b'r'), is(part, b't'));
            put(&mut found.escapes, _mm_or_si128(is(part, b'n'), ends));
            let latin = _mm_or_si128(between(part, 0xc3, 0xc8), is(part, 0xe1));
            put(
                &mut found.leads,
                _mm_or_si128(latin, between(part, 0xe3, 0xed)),
            );
        }
        found
    }

    #[inline]
    #[target_feature(enable = "sse2")]
    fn signs(part: __m128i) -> __m128i {
        let controls = _mm_or_si128(between(part, 0, 0x08), between(part, 0x0E, 0x1F));
        let quotes = _mm_or_si128(is(part, b'"'), between(part, b'%', b'\''));
        let marks = _mm_or_si128(is(part, b'*'), is(part, b'<'));
        let more = _mm_or_si128(is(part, b'\\'), is(part, b'`'));
        let others = _mm_or_si128(is(part, b'\n'), between(part, b'~', u8::MAX));
        let all = _mm_or_si128(_mm_or_si128(controls, quotes), _mm_or_si128(marks, more));
        _mm_or_si128(all, others)
    }

    /// Which bytes lie between two, both included.
    #[inline]
    #[target_feature(enable = "sse2")]
    fn between(part: __m128i, low: u8, high: u8) -> __m128i {
        let from = _mm_sub_epi8(part, _mm_set1_epi8(low.cast_signed()));
        let most = _mm_set1_epi8(high.wrapping_sub(low).cast_signed());
        _mm_cmpeq_epi8(_mm_min_epu8(from, most), from)
    }

    /// Which bytes are this one.
    #[inline]
    #[target_feature(enable = "sse2")]
    fn is(part: __m128i, byte: u8) -> __m128i {
        _mm_cmpeq_epi8(part, _mm_set1_epi8(byte.cast_signed()))
    }
}

/// The same byte by byte: for machines whose instructions are not named here, and to test against.
#[cfg(any(test, not(target_arch = "x86_64")))]
mod plain {
    use super::Found;

    /// See [`super::find`].
    pub(in crate::detect::marks) fn find(bytes: &[u8; 64]) -> Found {
        let mut found = Found::default();
        for (place, byte) in bytes.iter().enumerate() {
            let put = |slot: &mut u64, holds: bool| *slot |= u64::from(holds) << place;
            put(&mut found.digits, byte.is_ascii_digit());
            put(&mut found.words, byte.is_ascii_alphanumeric());
            put(&mut found.joints, matches!(byte, b'_' | b'-' | b'+' | b'/'));
            put(&mut found.capitals, byte.is_ascii_uppercase());
            let sign = matches!(
                byte,
                0..=0x08 | 0x0E..=0x1F | b'\n' | b'"' | b'%'..=b'\'' | b'*' | b'<' | b'\\' | b'`' | b'~'..
            );
            put(&mut found.signs, sign);
            put(&mut found.escapes, matches!(byte, b'n' | b'r' | b't'));
            put(
                &mut found.leads,
                matches!(byte, 0xc3..=0xc8 | 0xe1 | 0xe3..=0xed),
            );
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_machine_says_the_same() {
        let mut state = 7_u64;
        for _ in 0..2000 {
            let bytes: [u8; 64] = std::array::from_fn(|_| {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                (state >> 56) as u8
            });
            assert_eq!(find(&bytes), plain::find(&bytes));
        }
    }
}
