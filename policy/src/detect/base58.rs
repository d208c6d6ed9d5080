//! Base58: bytes as one number, written without the signs that are taken for each other.

use aws_lc_rs::digest::{SHA256, digest};

/// The digits in their usual order, which is Bitcoin's.
pub(super) const DIGITS: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/// Most digits that are read: longer numbers are neither secrets nor addresses, and the work grows with the square.
const LONGEST: usize = 128;

/// The bytes of a number, the highest first and no zeros before it; `None` where another sign stands.
pub(super) fn number(written: &[u8], digits: &[u8; 58]) -> Option<Vec<u8>> {
    if written.len() > LONGEST {
        return None;
    }
    // The lowest byte first.
    let mut bytes: Vec<u8> = Vec::with_capacity(written.len());
    for sign in written {
        let mut carry = digits.iter().position(|known| known == sign)?;
        for byte in &mut bytes {
            carry += usize::from(*byte) * 58;
            *byte = (carry & 0xff) as u8;
            carry >>= 8;
        }
        while carry > 0 {
            bytes.push((carry & 0xff) as u8);
            carry >>= 8;
        }
    }
    bytes.reverse();
    Some(bytes)
}

/// A number's bytes with zeros before it, so that they are `length`; `None` where it has more.
pub(super) fn padded(number: &[u8], length: usize) -> Option<Vec<u8>> {
    let mut bytes = vec![0; length.checked_sub(number.len())?];
    bytes.extend_from_slice(number);
    Some(bytes)
}

/// What stands before the last four bytes, where those are the first of its double SHA-256.
pub(super) fn checked(bytes: &[u8]) -> Option<&[u8]> {
    let (payload, check) = bytes.split_last_chunk::<4>()?;
    let twice = digest(&SHA256, digest(&SHA256, payload).as_ref());
    twice.as_ref().starts_with(check).then_some(payload)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_and_padded() {
        let hello = number(b"2NEpo7TZRRrLZSi2U", DIGITS);
        assert_eq!(hello.as_deref(), Some(&b"Hello World!"[..]));
        assert_eq!(number(b"111", DIGITS).as_deref(), Some(&[][..]));
        assert_eq!(number(b"115R", DIGITS).as_deref(), Some(&[1, 0][..]));
        assert_eq!(number(b"2NEpo0", DIGITS), None);
        assert!(number(&[b'z'; LONGEST], DIGITS).is_some());
        assert_eq!(number(&[b'z'; LONGEST + 1], DIGITS), None);
        assert_eq!(padded(&[1, 2], 4).as_deref(), Some(&[0, 0, 1, 2][..]));
        assert_eq!(padded(&[1, 2], 1), None);
    }
}
