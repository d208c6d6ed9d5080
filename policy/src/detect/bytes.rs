//! Classes of bytes, eight at a time: how far a word goes, where the next digit stands.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x80 * ONES;

/// The highest bit of each byte that lies between two bytes of ASCII; the others are nought.
#[inline(always)]
fn between(eight: u64, low: u8, high: u8) -> u64 {
    // With its highest bit off, no byte's sum reaches into the next.
    let plain = eight & !HIGH;
    let from = plain + ONES * u64::from(0x80 - low);
    let beyond = plain + ONES * u64::from(0x7f - high);
    from & !beyond & !eight & HIGH
}

/// The highest bit of each letter and digit of ASCII.
#[inline(always)]
fn alphanumeric(eight: u64) -> u64 {
    between(eight | (0x20 * ONES), b'a', b'z') | between(eight, b'0', b'9')
}

/// The first byte of which the highest bit is set.
#[inline(always)]
fn first(bits: u64) -> Option<usize> {
    (bits != 0).then(|| bits.trailing_zeros() as usize / 8)
}

#[inline(always)]
fn eight(bytes: &[u8], at: usize) -> Option<u64> {
    let eight = bytes.get(at..)?.first_chunk::<8>()?;
    Some(u64::from_le_bytes(*eight))
}

/// Where the run of letters and digits of ASCII ends that goes on at `at`.
#[inline]
pub(super) fn word_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(eight) = eight(bytes, at) {
        if let Some(end) = first(!alphanumeric(eight) & HIGH) {
            return at + end;
        }
        at += 8;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric())
        .count()
}

/// Where the first digit stands among eight bytes.
#[inline]
pub(super) fn digit_in(eight: &[u8; 8]) -> Option<usize> {
    first(between(u64::from_le_bytes(*eight), b'0', b'9'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_told_at_every_place() {
        for byte in 0..=u8::MAX {
            for place in 0..12 {
                let mut text = *b"aZ09mQ5zabcd";
                text[place] = byte;
                let end = match byte.is_ascii_alphanumeric() {
                    true => text.len(),
                    false => place,
                };
                assert_eq!(word_end(&text, 0), end, "{byte} at {place}");
                let mut text = [byte.wrapping_add(77); 8];
                text.iter_mut().skip(place).for_each(|slot| *slot = byte);
                let digit = text.iter().position(u8::is_ascii_digit);
                assert_eq!(digit_in(&text), digit, "{byte} from {place}");
            }
        }
        assert_eq!(word_end(b"ab", 7), 7);
    }
}
